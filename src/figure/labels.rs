//! Labels at the ends of columns, none of which covers another.

use super::{
    Align, Area, Color, Mark,
    chart::Context,
    put,
    tokens::{LABEL_SIZE, SMALL_SIZE},
};

/// Labels that have found a place.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    pub(crate) marks: Vec<Mark>,
    taken: Vec<Area>,
}

/// The end of a column that a label stands at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    /// The middle of the column.
    pub(crate) x_css: f64,
    /// Where the column, or its whisker, ends.
    pub(crate) y_css: f64,
    /// The column's width.
    pub(crate) width_css: f64,
    /// Whether it points down.
    pub(crate) is_down: bool,
    /// The most that a label may be wide.
    pub(crate) room_css: f64,
}

/// Between a column's end and its label.
const GAP: f64 = 2.0;

impl Labels {
    /// Keeps later labels off an area.
    pub(crate) fn keep_free(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Puts a label in the middle of an area, if it fits.
    pub(crate) fn inside(&mut self, context: &Context<'_>, text: &str, area: Area, fill: Color) {
        let width = context.measure.width_css(text, LABEL_SIZE);
        let at = area.center();
        let (x_css, y_css) = (at.0 - width / 2.0, at.1 - LABEL_SIZE * 0.6);
        let own = Area { x_css, y_css, width_css: width, height_css: LABEL_SIZE * 1.2 };
        let fits = width + 2.0 * GAP <= area.width_css && own.height_css + GAP <= area.height_css;
        if fits && !self.taken.iter().any(|other| other.overlaps(own)) {
            self.taken.push(own);
            put::label(&mut self.marks, at, Align::Middle, fill, text.to_owned());
        }
    }

    /// Puts a label at the end of a column, smaller if it must be; without a place it is left to the
    /// tooltip, and `None` is returned.
    pub(crate) fn place(
        &mut self,
        context: &Context<'_>,
        text: &str,
        end: End,
        fill: Color,
    ) -> Option<Area> {
        for size in [LABEL_SIZE, SMALL_SIZE] {
            let (width, height) = (context.measure.width_css(text, size), size * 1.2);
            if width > end.room_css {
                continue;
            }
            let x = end.x_css.clamp(width / 2.0, context.width_css - width / 2.0);
            let away = height / 2.0 + GAP;
            let y = if end.is_down { end.y_css + away } else { end.y_css - away };
            let area = Area {
                x_css: x - width / 2.0,
                y_css: y - height / 2.0,
                width_css: width,
                height_css: height,
            };
            if self.taken.iter().any(|other| other.overlaps(area)) {
                continue;
            }
            self.taken.push(area);
            // A grid line does not run through a number; a neighbouring column is left whole.
            let width = width.min(end.width_css);
            let behind = Area { x_css: end.x_css - width / 2.0, width_css: width, ..area };
            put::rect(&mut self.marks, behind, context.palette.background);
            let style = (Align::Middle, size, false);
            put::text(&mut self.marks, (x, y), style, fill, text.to_owned());
            return Some(area);
        }
        None
    }
}
