//! The range that a value was rounded from, as a thin line over its end.

use super::{
    Color, Mark,
    chart::Context,
    put,
    scale::Linear,
    tokens::{HAIRLINE, LEAST_WHISKER},
    value::Value,
};

/// Half the length of the strokes at both ends.
const CAP: f64 = 3.0;
/// A range shorter than this has no strokes at its ends: they would be all one sees.
const LEAST_CAPPED: f64 = 6.0;

/// Which way values run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Along {
    /// To the right.
    X,
    /// Up.
    Y,
}

/// The range of a point as one line through it, from px to px along its axis; nothing where it is too
/// short to be seen. `middle_css` is the point's place on the other axis.
#[cfg(feature = "more")]
pub(crate) fn through(
    context: &Context<'_>,
    along: Along,
    (from, to): (f64, f64),
    middle_css: f64,
    marks: &mut Vec<Mark>,
) -> bool {
    let length = (to - from).abs();
    if length < LEAST_WHISKER {
        return false;
    }
    let middle = middle_css.floor() + 0.5;
    let mut lines = vec![((from, middle), (to, middle))];
    if length >= LEAST_CAPPED {
        lines.push(((from, middle - CAP), (from, middle + CAP)));
        lines.push(((to, middle - CAP), (to, middle + CAP)));
    }
    for (from, to) in lines {
        let stroke = context.palette.text.with_alpha(0.6);
        match along {
            Along::X => put::rule(marks, from, to, HAIRLINE, stroke),
            Along::Y => put::rule(marks, (from.1, from.0), (to.1, to.0), HAIRLINE, stroke),
        }
    }
    true
}

/// Where the whisker of a value ends on the side away from zero; the end of the value itself where
/// the range is too short to be seen.
///
/// The value is measured from `base`, which is zero unless its mark floats.
///
/// The line has two colours: one that reads on the column or bar, whose colour is `fill`, and one
/// that reads beside it. `middle_css` is the middle of the column or bar across its length.
pub(crate) fn draw(
    context: &Context<'_>,
    (base, shown): (f64, &Value),
    (along, scale): (Along, Linear),
    (middle_css, fill): (f64, Color),
    marks: &mut Vec<Mark>,
) -> f64 {
    let (value, (low, high)) = (shown.at, shown.ends);
    let (near, far) = if value < 0.0 { (high, low) } else { (low, high) };
    let (near, far) = (scale.css(base + near), scale.css(base + far));
    let value = scale.css(base + value);
    let length = (far - near).abs();
    if length < LEAST_WHISKER {
        return value;
    }
    let inside = context.palette.on(fill).with_alpha(0.75);
    let outside = context.palette.text.with_alpha(0.6);
    // In the middle of a pixel row, so that the line is as sharp as the column's edges.
    let middle = middle_css.floor() + 0.5;
    let mut rule = |from: (f64, f64), to: (f64, f64), stroke: Color| {
        let turn = |(length, across): (f64, f64)| match along {
            Along::X => (length, across),
            Along::Y => (across, length),
        };
        put::rule(marks, turn(from), turn(to), HAIRLINE, stroke);
    };
    rule((near, middle), (value, middle), inside);
    rule((value, middle), (far, middle), outside);
    if length >= LEAST_CAPPED {
        rule((near, middle - CAP), (near, middle + CAP), inside);
        rule((far, middle - CAP), (far, middle + CAP), outside);
    }
    far
}
