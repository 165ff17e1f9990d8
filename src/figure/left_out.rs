//! What a form has no place for, in words under the drawing, so that no number is lost.

use super::{
    Align, Area, Mark, Readout, Scene, Target,
    chart::Context,
    put,
    tokens::{LABEL_SIZE, UNIT},
};

/// As high as a finger needs (WCAG 2.2, 2.5.8).
const LINE: f64 = 24.0;
/// The most lines; a table has the rest.
const MOST_LINES: usize = 8;

/// Values with no place in a drawing.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    values: Vec<(String, Readout)>,
}

impl LeftOut {
    /// Adds the value of a category and a series, if there is one.
    pub(crate) fn add(&mut self, context: &Context<'_>, category: usize, series: usize) {
        // More would not be written.
        if self.values.len() > MOST_LINES * 20 {
            return;
        }
        let Some(readout) = context.grid.readout(category, series) else { return };
        let cell = context.grid.at(category, series);
        let value = cell.and_then(|cell| cell.value.as_ref());
        let mut text = readout.title.clone();
        text.push(' ');
        text.push_str(value.map_or(context.words.not_printed, |value| &value.text));
        self.values.push((text, readout));
    }

    /// The drawing of `marks` and `targets` that ends at `y`, with these values written below it.
    pub(crate) fn below(
        self,
        context: &Context<'_>,
        y: f64,
        mut marks: Vec<Mark>,
        mut targets: Vec<Target>,
    ) -> Scene {
        let end = self.write(context, y, &mut marks, &mut targets);
        Scene {
            width_css: context.width_css,
            height_css: end.ceil(),
            background: context.palette.background,
            marks,
            targets,
        }
    }

    /// Writes them from `y` on, in lines; returns where they end.
    fn write(
        self,
        context: &Context<'_>,
        y: f64,
        marks: &mut Vec<Mark>,
        targets: &mut Vec<Target>,
    ) -> f64 {
        if self.values.is_empty() {
            return y;
        }
        let measure = context.measure;
        let lead = measure.shorten(context.words.not_drawn, LABEL_SIZE, context.width_css);
        let (mut x, mut y) = (measure.width_css(&lead, LABEL_SIZE) + UNIT, y);
        put::label(marks, (0.0, y + LINE / 2.0), Align::Start, context.palette.muted, lead);
        let mut lines = 1;
        for (text, readout) in self.values {
            let text = measure.shorten(&text, LABEL_SIZE, context.width_css);
            let width = measure.width_css(&text, LABEL_SIZE);
            if x > 0.0 && x + width > context.width_css {
                (x, y, lines) = (0.0, y + LINE, lines + 1);
            }
            if lines > MOST_LINES {
                put::label(
                    marks,
                    (0.0, y + LINE / 2.0),
                    Align::Start,
                    context.palette.muted,
                    "\u{2026}".to_owned(),
                );
                break;
            }
            put::label(marks, (x, y + LINE / 2.0), Align::Start, context.palette.text, text);
            let mark = Area { x_css: x, y_css: y, width_css: width, height_css: LINE };
            targets.push(Target { reach: mark, mark, readout });
            x += width + 2.0 * UNIT;
        }
        y + LINE
    }
}
