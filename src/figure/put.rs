//! The marks that every chart puts down, each in one call.
//!
//! Functions that are not inlined, since a mark written out in place is three times the code of a
//! call in the module that readers download.

use super::{
    Align, Area, Color, Mark,
    tokens::{LABEL_SIZE, LINE_HEIGHT},
};

/// A line of text in the size of labels.
#[inline(never)]
pub(crate) fn label(
    marks: &mut Vec<Mark>,
    at: (f64, f64),
    align: Align,
    fill: Color,
    content: String,
) {
    text(marks, at, (align, LABEL_SIZE, false), fill, content);
}

/// A line of text of any size, bold or not.
#[inline(never)]
pub(crate) fn text(
    marks: &mut Vec<Mark>,
    at: (f64, f64),
    (align, size_css, bold): (Align, f64, bool),
    fill: Color,
    content: String,
) {
    marks.push(Mark::Text { at, align, size_css, bold, fill, content });
}

/// Lines of a text below one another in the size of labels, the first at `at`, bold or not.
#[inline(never)]
pub(crate) fn lines(
    marks: &mut Vec<Mark>,
    at: (f64, f64),
    (align, bold): (Align, bool),
    fill: Color,
    lines: &[String],
) {
    for (index, line) in lines.iter().enumerate() {
        let y = at.1 + index as f64 * LABEL_SIZE * LINE_HEIGHT;
        text(marks, (at.0, y), (align, LABEL_SIZE, bold), fill, line.clone());
    }
}

/// A filled rectangle.
#[inline(never)]
pub(crate) fn rect(marks: &mut Vec<Mark>, area: Area, fill: Color) {
    marks.push(Mark::Rect { area, fill });
}

/// A horizontal or vertical line.
#[inline(never)]
pub(crate) fn rule(
    marks: &mut Vec<Mark>,
    from: (f64, f64),
    to: (f64, f64),
    width_css: f64,
    stroke: Color,
) {
    marks.push(Mark::Rule { from, to, width_css, stroke });
}

/// A line through points.
#[inline(never)]
pub(crate) fn line(marks: &mut Vec<Mark>, points: Vec<(f64, f64)>, width_css: f64, stroke: Color) {
    marks.push(Mark::Line { points, width_css, stroke });
}

/// A filled polygon.
#[cfg(feature = "more")]
#[inline(never)]
pub(crate) fn fill(marks: &mut Vec<Mark>, points: Vec<(f64, f64)>, fill: Color) {
    marks.push(Mark::Fill { points, fill });
}

/// A filled circle.
#[inline(never)]
pub(crate) fn dot(marks: &mut Vec<Mark>, center: (f64, f64), radius_css: f64, fill: Color) {
    marks.push(Mark::Dot { center, radius_css, fill });
}
