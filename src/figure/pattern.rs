//! Patterns: what colours tell apart, told apart without them.
//!
//! Whatever has the colour of a series gets its pattern: hatches on what is filled, dashes on lines,
//! shapes for points. The first series stays plain, and a series keeps its pattern while others are
//! left out. What is written on a mark stands clear of the hatch.

use super::{
    Area, Color, Figure, LegendEntry, Mark, Palette, Scene, TextMeasure,
    chart::Context,
    dash,
    hatch::{Hatch, Shape},
    palette::{Hue, contrast},
};
use crate::data::Chart;

/// How far hatches stand out from what they are drawn on: what WCAG 2.2, 1.4.11 asks for, and a
/// little more for the rounding of colours.
const CONTRAST: f64 = 3.1;
/// The most marks of all hatches of a drawing, about; where they would be more, they are further
/// apart.
const MOST_MARKS: f64 = 6000.0;
/// Around what is written on a mark.
const CLEAR: f64 = 3.0;
/// How much wider bold letters are.
const BOLD: f64 = 1.1;
/// Smaller bubbles have shapes in place of hatches.
const LEAST_BUBBLE: f64 = 7.0;
/// What is less opaque is no mark of a series but behind one.
const LEAST_ALPHA: f64 = 0.5;
/// A swatch with room for a hatch.
pub(crate) const SWATCH: (f64, f64) = (22.0, 12.0);

/// What the marks of a form of chart get.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Form {
    Hatches,
    Lines,
    Points,
}

/// How the series of a figure are told apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patterns {
    form: Form,
    palette: Palette,
}

/// Whether colours tell anything apart that patterns could: `legend` is that of all series.
pub(crate) fn are_useful(context: &Context<'_>, legend: &[LegendEntry], scene: &Scene) -> bool {
    match context.grid.view().chart {
        Chart::RangePlot => false,
        Chart::Treemap | Chart::Slope => hues(&context.palette, scene).len() > 1,
        Chart::Waterfall | Chart::DivergingBars => true,
        _ => legend.len() > 1,
    }
}

/// Adds patterns to a scene whose legend is `shown`, `legend` being that of all series.
pub(crate) fn add(
    context: &Context<'_>,
    (shown, legend): (&[LegendEntry], &[LegendEntry]),
    scene: &mut Scene,
) -> Patterns {
    let form = match context.grid.view().chart {
        Chart::Lines | Chart::Projection | Chart::Slope => Form::Lines,
        Chart::Dumbbell => Form::Points,
        _ => Form::Hatches,
    };
    let patterns = Patterns { form, palette: context.palette };
    if !are_useful(context, legend, scene) {
        return patterns;
    }
    let key = key(&context.palette, (shown, legend), scene);
    let clear = written(context.measure, &scene.marks);
    let marks = std::mem::take(&mut scene.marks);
    let mut count = 0.0;
    for mark in &marks {
        if let (Some(place), Some((shape, _))) = (place_of(&key, mark), patterns.hatched(mark)) {
            count += if place > 0 { Hatch::of(place - 1, 1.0).count(shape) } else { 0.0 };
        }
    }
    let factor = (count / MOST_MARKS).ceil().max(1.0);
    for mark in marks {
        match place_of(&key, &mark) {
            Some(place) => patterns.draw((place, factor), mark, &clear, &mut scene.marks),
            None => scene.marks.push(mark),
        }
    }
    patterns
}

impl Figure {
    /// The swatch of an entry of the legend as a drawing of its own; nothing where the figure has no
    /// patterns, or no such entry.
    pub fn swatch(&self, index: usize) -> Option<Scene> {
        let (patterns, entry) = (self.patterns?, self.legend.get(index)?);
        let width_css = swatch_width(entry);
        let area = Area { x_css: 0.0, y_css: 0.0, width_css, height_css: SWATCH.1 };
        let mut scene = Scene::empty(width_css, patterns.palette.background.with_alpha(0.0));
        scene.height_css = SWATCH.1;
        patterns.swatch((index, entry), area, &mut scene.marks);
        Some(scene)
    }
}

/// The width of the swatch of an entry.
pub(crate) fn swatch_width(entry: &LegendEntry) -> f64 {
    SWATCH.0.max(SWATCH.1 * entry.colors.len() as f64)
}

impl Patterns {
    /// Draws the swatch of the `index`th entry in an area.
    pub(crate) fn swatch(
        self,
        (index, entry): (usize, &LegendEntry),
        area: Area,
        marks: &mut Vec<Mark>,
    ) {
        let count = entry.colors.len().max(1) as f64;
        let part = area.width_css / count;
        for (place, color) in entry.colors.iter().enumerate() {
            let x_css = area.x_css + place as f64 * part;
            let own = Area { x_css, width_css: part, ..area };
            let at = own.center();
            if self.form == Form::Lines {
                let ends = vec![(x_css, at.1), (x_css + part, at.1)];
                dash::line(index, ends, (2.0, *color), marks);
            }
            let mark = if self.form == Form::Hatches {
                Mark::Rect { area: own, fill: *color }
            } else {
                Mark::Dot { center: at, radius_css: 3.0, fill: *color }
            };
            self.draw((index, 1.0), mark, &[], marks);
        }
    }

    /// The tone of a hatch on a fill: as near to it as the contrast allows, so that the hatch is
    /// quiet.
    pub(crate) fn ink(self, fill: Color) -> Color {
        let full = self.palette.on(fill);
        let mut ink = full;
        for step in 1..20 {
            let weaker = full.mix(fill, f64::from(step) / 20.0);
            if contrast(weaker, fill) < CONTRAST {
                break;
            }
            ink = weaker;
        }
        ink
    }

    /// What of a mark is hatched, and the colour that a reader sees it in.
    fn hatched(self, mark: &Mark) -> Option<(Shape, Color)> {
        let (shape, fill) = match mark {
            Mark::Rect { area, fill } => (Shape::Box(*area), *fill),
            Mark::Dot { center, radius_css, fill } if *radius_css >= LEAST_BUBBLE => {
                (Shape::Circle(*center, *radius_css), *fill)
            }
            _ => return None,
        };
        let seen = self.palette.background.mix(fill, fill.alpha);
        (self.form == Form::Hatches).then_some((shape, seen))
    }

    /// Draws a mark of the series at a place with its pattern.
    fn draw(
        self,
        (place, factor): (usize, f64),
        mark: Mark,
        clear: &[Area],
        marks: &mut Vec<Mark>,
    ) {
        let hatched = self.hatched(&mark).filter(|_| place > 0);
        match mark {
            Mark::Line { points, width_css, stroke } => {
                dash::line(place, points, (width_css, stroke), marks);
            }
            Mark::Dot { center, radius_css, fill } if hatched.is_none() => {
                dash::point(place, center, (radius_css, fill), marks);
            }
            mark => marks.push(mark),
        }
        let Some((shape, fill)) = hatched else { return };
        let mut holes = Vec::new();
        for area in clear {
            if shape.overlaps(*area) {
                holes.push(*area);
            }
        }
        Hatch::of(place - 1, factor).draw(shape, &holes, self.ink(fill), marks);
    }
}

/// The place of each colour: by the legend, or by hue where there is none.
fn key(
    palette: &Palette,
    (shown, legend): (&[LegendEntry], &[LegendEntry]),
    scene: &Scene,
) -> Vec<(Color, usize)> {
    let mut key = Vec::new();
    for (index, entry) in shown.iter().enumerate() {
        let same = |other: &LegendEntry| !entry.token.is_empty() && other.token == entry.token;
        let place = legend.iter().position(same).unwrap_or(index);
        for color in &entry.colors {
            key.push((*color, place));
        }
    }
    if legend.is_empty() {
        let hues = hues(palette, scene);
        for color in colors(scene) {
            let hue = palette.hue_of(color);
            let place = hues.iter().position(|other| Some(*other) == hue);
            key.extend(place.map(|place| (color, place)));
        }
    }
    key
}

/// The hues of a scene, in their own order, so that what falls is not plain.
fn hues(palette: &Palette, scene: &Scene) -> Vec<Hue> {
    let mut found = Vec::new();
    for color in colors(scene) {
        found.extend(palette.hue_of(color));
    }
    let mut hues = vec![Hue::Ink, Hue::Blue, Hue::Orange, Hue::Purple];
    hues.retain(|hue| found.contains(hue));
    hues
}

/// The colours of a scene's marks, each once.
fn colors(scene: &Scene) -> Vec<Color> {
    let mut colors: Vec<Color> = Vec::new();
    for mark in &scene.marks {
        let Some(color) = color_of(mark) else { continue };
        if !colors.iter().any(|other| other.rgb == color.rgb) {
            colors.push(color);
        }
    }
    colors
}

fn place_of(key: &[(Color, usize)], mark: &Mark) -> Option<usize> {
    let color = color_of(mark)?;
    key.iter().find(|(other, _)| other.rgb == color.rgb).map(|(_, place)| *place)
}

/// The colour of a mark that may be that of a series.
fn color_of(mark: &Mark) -> Option<Color> {
    match mark {
        Mark::Rect { fill: color, .. }
        | Mark::Dot { fill: color, .. }
        | Mark::Line { stroke: color, .. } => {
            Some(*color).filter(|color| color.alpha > LEAST_ALPHA)
        }
        _ => None,
    }
}

/// The areas of what is written and of the signs beside it.
fn written(measure: TextMeasure, marks: &[Mark]) -> Vec<Area> {
    let mut areas = Vec::new();
    for mark in marks {
        match mark {
            Mark::Text { at, align, size_css, bold, content, .. } => {
                let width = measure.width_css(content, *size_css) * if *bold { BOLD } else { 1.0 };
                let start = match align {
                    super::Align::Start => 0.0,
                    super::Align::Middle => width / 2.0,
                    super::Align::End => width,
                };
                let height = size_css * 1.2;
                areas.push(Area {
                    x_css: at.0 - start - CLEAR,
                    y_css: at.1 - height / 2.0,
                    width_css: width + 2.0 * CLEAR,
                    height_css: height,
                });
            }
            Mark::Ring { center, radius_css, .. } => {
                areas.push(Area::around(*center, radius_css + CLEAR));
            }
            _ => {}
        }
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Theme;

    /// The ratios that WCAG 2.2 asks for: 3 of what is drawn (1.4.11), 4.5 of text (1.4.3). A text on
    /// a mark stands clear of the hatch, so the mark itself is what is behind it.
    #[test]
    fn hatches_and_texts_stand_out_from_every_fill() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            let patterns = Patterns { form: Form::Hatches, palette };
            for hue in [Hue::Ink, Hue::Blue, Hue::Orange, Hue::Purple] {
                for index in 0..=20 {
                    let tone = palette.tone(hue, index, 21);
                    assert_eq!(palette.hue_of(tone), Some(hue), "{tone} in {theme:?}");
                    for fill in [tone, palette.background.mix(tone, 0.75)] {
                        let ink = patterns.ink(fill);
                        assert!(contrast(ink, fill) >= 3.0, "{ink} on {fill} in {theme:?}");
                    }
                    let text = contrast(palette.on(tone), tone);
                    assert!(text >= 4.5, "text on {tone} in {theme:?}: {text}");
                }
            }
        }
    }
}
