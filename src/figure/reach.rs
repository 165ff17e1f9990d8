//! What a pointer reaches: the drawing shared out among points that stand in columns.

use super::{Area, order::ascending};

/// Orders points by column and then by height in one number: columns are further apart than this
/// many px of height allow.
const COLUMN: f64 = 65_536.0;

/// The part of `bounds` that reaches each point: a strip from half way to the column before to half
/// way to the next one, shared among the points of one column at the middle between neighbours.
///
/// Points of one column have the same x exactly.
pub(crate) fn columns(points: &[(f64, f64)], bounds: Area) -> Vec<Area> {
    let mut order = Vec::new();
    for (place, (x, y)) in points.iter().enumerate() {
        order.push((x * COLUMN + y, place));
    }
    ascending(&mut order);
    let mut areas = Vec::new();
    for _ in points {
        areas.push(bounds);
    }
    let (mut start, mut left) = (0, bounds.x_css);
    while start < order.len() {
        let x = points[order[start].1].0;
        let mut end = start + 1;
        while end < order.len() && (points[order[end].1].0 - x).abs() < f64::EPSILON {
            end += 1;
        }
        let mut right = bounds.x_css + bounds.width_css;
        if let Some((_, next)) = order.get(end) {
            right = f64::midpoint(x, points[*next].0);
        }
        let mut top = bounds.y_css;
        for place in start..end {
            let this = order[place].1;
            let mut bottom = bounds.y_css + bounds.height_css;
            if place + 1 < end {
                bottom = f64::midpoint(points[this].1, points[order[place + 1].1].1);
            }
            let (width_css, height_css) = (right - left, bottom - top);
            areas[this] = Area { x_css: left, y_css: top, width_css, height_css };
            top = bottom;
        }
        (start, left) = (end, right);
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_share_their_column_and_columns_the_width() {
        let bounds = Area { x_css: 0.0, y_css: 0.0, width_css: 100.0, height_css: 50.0 };
        let found = columns(&[(60.0, 10.0), (20.0, 30.0), (20.0, 20.0)], bounds);
        let area =
            |x_css, y_css, width_css, height_css| Area { x_css, y_css, width_css, height_css };
        assert_eq!(found[0], area(40.0, 0.0, 60.0, 50.0));
        assert_eq!(found[1], area(0.0, 25.0, 40.0, 25.0));
        assert_eq!(found[2], area(0.0, 0.0, 40.0, 25.0));
    }
}
