//! Title, subtitle, legend, source and note drawn around a scene, so that it stands alone.

use super::{
    Align, Area, Figure, LegendEntry, Mark, Scene, Target,
    chart::Context,
    tokens::{LABEL_SIZE, LINE_HEIGHT, SUBTITLE_SIZE, TITLE_SIZE, UNIT},
};

/// The side of a legend's swatch.
const SWATCH: f64 = 12.0;
/// Around everything.
pub(crate) const MARGIN: f64 = 12.0;
/// The most lines of any one text before it is cut short.
const MOST_LINES: usize = 4;

/// The scene of a figure with its words around it.
pub(crate) fn surround(context: &Context<'_>, figure: &Figure) -> Scene {
    let mut page = Page { context, marks: Vec::new(), y: 0.0 };
    page.text(&figure.title, TITLE_SIZE, true, false);
    page.text(&figure.subtitle, SUBTITLE_SIZE, false, true);
    page.y += UNIT;
    page.legend(&figure.legend);
    page.y = (page.y + UNIT).ceil();
    let offset = page.y;
    let mut targets: Vec<Target> = figure.scene.targets.clone();
    for target in &mut targets {
        for area in [&mut target.mark, &mut target.reach] {
            area.x_css += MARGIN;
            area.y_css += MARGIN + offset;
        }
    }
    page.marks.extend(figure.scene.marks.iter().map(|mark| moved(mark, (0.0, offset))));
    page.y += figure.scene.height_css + 2.0 * UNIT;
    page.text(&figure.source, LABEL_SIZE, false, true);
    page.text(&figure.note, LABEL_SIZE, false, true);
    Scene {
        width_css: figure.scene.width_css + 2.0 * MARGIN,
        height_css: page.y.ceil() + 2.0 * MARGIN,
        marks: page.marks.iter().map(|mark| moved(mark, (MARGIN, MARGIN))).collect(),
        targets,
        ..figure.scene.clone()
    }
}

/// A page that is written from the top down.
struct Page<'a> {
    context: &'a Context<'a>,
    marks: Vec<Mark>,
    y: f64,
}

impl Page<'_> {
    fn text(&mut self, text: &str, size_css: f64, bold: bool, muted: bool) {
        if text.is_empty() {
            return;
        }
        let (measure, palette) = (self.context.measure, self.context.palette);
        // Bold letters are about a tenth wider.
        let width = self.context.width_css / if bold { 1.1 } else { 1.0 };
        let lines = measure
            .wrap(text, size_css, width, MOST_LINES)
            .unwrap_or_else(|| vec![measure.shorten(text, size_css, width)]);
        for line in lines {
            self.marks.push(Mark::Text {
                at: (0.0, self.y + size_css * LINE_HEIGHT / 2.0),
                align: Align::Start,
                size_css,
                bold,
                fill: if muted { palette.muted } else { palette.text },
                content: line,
            });
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
        for entry in legend {
            let room = self.context.width_css - SWATCH - 6.0;
            let label = measure.shorten(&entry.label, LABEL_SIZE, room);
            let width = SWATCH + 6.0 + measure.width_css(&label, LABEL_SIZE);
            if x > 0.0 && x + width > self.context.width_css {
                x = 0.0;
                self.y += line;
            }
            let part = SWATCH / entry.colors.len().max(1) as f64;
            for (index, color) in entry.colors.iter().enumerate() {
                let area = Area {
                    x_css: x + index as f64 * part,
                    y_css: self.y + (line - SWATCH) / 2.0,
                    width_css: part,
                    height_css: SWATCH,
                };
                self.marks.push(Mark::Rect { area, fill: *color });
            }
            self.marks.push(Mark::Text {
                at: (x + SWATCH + 6.0, self.y + line / 2.0),
                align: Align::Start,
                size_css: LABEL_SIZE,
                bold: false,
                fill: palette.text,
                content: label,
            });
            x += width + 2.0 * UNIT;
        }
        self.y += line;
    }
}

/// A mark elsewhere.
fn moved(mark: &Mark, (dx, dy): (f64, f64)) -> Mark {
    let mut mark = mark.clone();
    let shift = |point: &mut (f64, f64)| *point = (point.0 + dx, point.1 + dy);
    match &mut mark {
        Mark::Rect { area, .. } => {
            area.x_css += dx;
            area.y_css += dy;
        }
        Mark::Rule { from, to, .. } => {
            shift(from);
            shift(to);
        }
        Mark::Line { points, .. } | Mark::Fill { points, .. } => {
            for point in points {
                shift(point);
            }
        }
        Mark::Ring { center, .. } | Mark::Dot { center, .. } => shift(center),
        Mark::Text { at, .. } => shift(at),
    }
    mark
}
