//! The sign beside a value whose printed change cannot follow: a ring with a stroke.

use super::{Area, Color, Mark, chart::Context, put};

/// The ring's radius to the middle of its line.
const RADIUS: f64 = 5.0;
const LINE: f64 = 1.5;
/// Between the sign and the label that it stands beside.
const GAP: f64 = 4.0;

/// Where the sign stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Beside {
    /// Above a label, or below it if the value points down.
    Over {
        /// Whether the value points down.
        is_down: bool,
    },
    /// At the far end of a label.
    After {
        /// Whether the label stands to the left of its bar.
        is_left: bool,
    },
}

/// The room that the sign takes beside a label.
pub(crate) const ROOM: f64 = 2.0 * RADIUS + GAP + LINE;

/// Draws the sign beside a label; returns what both cover.
pub(crate) fn draw(
    context: &Context<'_>,
    label: Area,
    beside: Beside,
    marks: &mut Vec<Mark>,
) -> Area {
    draw_in(context.palette.alert, label, beside, marks)
}

/// As [`draw`], in a colour that reads on what is behind it.
pub(crate) fn draw_in(stroke: Color, label: Area, beside: Beside, marks: &mut Vec<Mark>) -> Area {
    let middle = label.center();
    let away = GAP + RADIUS;
    let center = match beside {
        Beside::Over { is_down: false } => (middle.0, label.y_css - away),
        Beside::Over { is_down: true } => (middle.0, label.y_css + label.height_css + away),
        Beside::After { is_left: false } => (label.x_css + label.width_css + away, middle.1),
        Beside::After { is_left: true } => (label.x_css - away, middle.1),
    };
    marks.push(Mark::Ring { center, radius_css: RADIUS, width_css: LINE, stroke });
    // The diagonal of a ring, from its upper right to its lower left.
    let reach = RADIUS * std::f64::consts::FRAC_1_SQRT_2;
    let points = vec![(center.0 + reach, center.1 - reach), (center.0 - reach, center.1 + reach)];
    put::line(marks, points, LINE, stroke);
    label.hull(Area {
        x_css: center.0 - RADIUS,
        y_css: center.1 - RADIUS,
        width_css: 2.0 * RADIUS,
        height_css: 2.0 * RADIUS,
    })
}
