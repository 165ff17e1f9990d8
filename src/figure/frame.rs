//! Title, subtitle, legend, source and note drawn around a scene, so that it stands alone.

use super::{
    Align, Area, Figure, LegendEntry, Mark,
    chart::Context,
    put,
    tokens::{LABEL_SIZE, LINE_HEIGHT, SUBTITLE_SIZE, TITLE_SIZE, UNIT},
};

#[cfg(feature = "more")]
use super::pattern::{self, Patterns};

/// The side of a legend's swatch.
const SWATCH: f64 = 12.0;
/// Around everything.
pub(crate) const MARGIN: f64 = 12.0;
/// The most lines of any one text before it is cut short.
const MOST_LINES: usize = 4;

/// Draws a figure's words around its scene.
pub(crate) fn surround(context: &Context<'_>, figure: &mut Figure) {
    let mut page = Page {
        context,
        marks: Vec::new(),
        y: MARGIN,
        #[cfg(feature = "more")]
        patterns: figure.patterns,
    };
    page.text(&figure.title, TITLE_SIZE, true, false);
    page.text(&figure.subtitle, SUBTITLE_SIZE, false, true);
    page.y += UNIT;
    page.legend(&figure.legend);
    page.y = (page.y + UNIT).ceil();
    let offset = (MARGIN, page.y);
    let scene = &mut figure.scene;
    for mark in &mut scene.marks {
        shift(mark, offset);
    }
    for target in &mut scene.targets {
        shift_area(&mut target.mark, offset);
        shift_area(&mut target.reach, offset);
    }
    page.marks.append(&mut scene.marks);
    page.y += scene.height_css + 2.0 * UNIT;
    page.text(&figure.source, LABEL_SIZE, false, true);
    page.text(&figure.note, LABEL_SIZE, false, true);
    scene.marks = page.marks;
    scene.width_css += 2.0 * MARGIN;
    scene.height_css = page.y.ceil() + MARGIN;
}

/// A page that is written from the top down.
struct Page<'a> {
    context: &'a Context<'a>,
    marks: Vec<Mark>,
    y: f64,
    #[cfg(feature = "more")]
    patterns: Option<Patterns>,
}

impl Page<'_> {
    fn text(&mut self, text: &str, size_css: f64, bold: bool, muted: bool) {
        if text.is_empty() {
            return;
        }
        let (measure, palette) = (self.context.measure, self.context.palette);
        // Bold letters are about a tenth wider.
        let width = self.context.width_css / if bold { 1.1 } else { 1.0 };
        for line in measure.fit(text, size_css, width, MOST_LINES) {
            let at = (MARGIN, self.y + size_css * LINE_HEIGHT / 2.0);
            let fill = if muted { palette.muted } else { palette.text };
            put::text(&mut self.marks, at, (Align::Start, size_css, bold), fill, line);
            self.y += size_css * LINE_HEIGHT;
        }
    }

    fn legend(&mut self, legend: &[LegendEntry]) {
        if legend.is_empty() {
            return;
        }
        let (measure, palette) = (self.context.measure, self.context.palette);
        let line = LABEL_SIZE * LINE_HEIGHT;
        let mut x = 0.0;
        for (index, entry) in legend.iter().enumerate() {
            let swatch = self.swatch_width(entry);
            let room = self.context.width_css - swatch - 6.0;
            let label = measure.shorten(&entry.label, LABEL_SIZE, room);
            let width = swatch + 6.0 + measure.width_css(&label, LABEL_SIZE);
            if x > 0.0 && x + width > self.context.width_css {
                x = 0.0;
                self.y += line;
            }
            let area = Area {
                x_css: MARGIN + x,
                y_css: self.y + (line - SWATCH) / 2.0,
                width_css: swatch,
                height_css: SWATCH,
            };
            self.swatch((index, entry), area);
            let at = (MARGIN + x + swatch + 6.0, self.y + line / 2.0);
            put::label(&mut self.marks, at, Align::Start, palette.text, label);
            x += width + 2.0 * UNIT;
        }
        self.y += line;
    }

    /// The width of the swatch of an entry.
    #[cfg_attr(not(feature = "more"), expect(unused_variables, clippy::unused_self))]
    fn swatch_width(&self, entry: &LegendEntry) -> f64 {
        #[cfg(feature = "more")]
        if self.patterns.is_some() {
            return pattern::swatch_width(entry);
        }
        SWATCH
    }

    /// The colours of an entry, and its pattern if it has one.
    #[cfg_attr(not(feature = "more"), expect(unused_variables))]
    fn swatch(&mut self, (index, entry): (usize, &LegendEntry), area: Area) {
        #[cfg(feature = "more")]
        if let Some(patterns) = self.patterns {
            // Hatches are even where their ground begins with a whole px.
            let area = Area { x_css: area.x_css.round(), y_css: area.y_css.round(), ..area };
            return patterns.swatch((index, entry), area, &mut self.marks);
        }
        let part = area.width_css / entry.colors.len().max(1) as f64;
        for (place, color) in entry.colors.iter().enumerate() {
            let x_css = area.x_css + place as f64 * part;
            put::rect(&mut self.marks, Area { x_css, width_css: part, ..area }, *color);
        }
    }
}

/// Moves a mark.
fn shift(mark: &mut Mark, by: (f64, f64)) {
    match mark {
        Mark::Rect { area, .. } => shift_area(area, by),
        Mark::Rule { from, to, .. } => {
            shift_point(from, by);
            shift_point(to, by);
        }
        Mark::Line { points, .. } | Mark::Fill { points, .. } => {
            for point in points {
                shift_point(point, by);
            }
        }
        Mark::Ring { center, .. } | Mark::Dot { center, .. } => shift_point(center, by),
        Mark::Text { at, .. } => shift_point(at, by),
    }
}

// Not inlined: every kind of mark calls it.
#[inline(never)]
fn shift_point(point: &mut (f64, f64), by: (f64, f64)) {
    *point = (point.0 + by.0, point.1 + by.1);
}

#[inline(never)]
fn shift_area(area: &mut Area, by: (f64, f64)) {
    area.x_css += by.0;
    area.y_css += by.1;
}
