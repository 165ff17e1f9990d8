//! Dashes along lines, and points of different shapes.

use super::{Color, Mark, put};

/// Dashes and gaps of a line in turn, in CSS px; the first line has none.
const DASHES: [&[f64]; 5] = [&[], &[7.0, 4.0], &[2.0, 4.0], &[11.0, 4.0, 2.0, 4.0], &[18.0, 5.0]];
/// The most turns along one line; of a longer one dashes and gaps are longer.
const MOST_TURNS: f64 = 300.0;
/// The corners of points that are not round, for a radius of 3 px.
const SHAPES: [&[(f64, f64)]; 5] = [
    &[(-3.0, -3.0), (3.0, -3.0), (3.0, 3.0), (-3.0, 3.0)],
    &[(0.0, -4.0), (4.0, 3.0), (-4.0, 3.0)],
    &[(0.0, -5.0), (5.0, 0.0), (0.0, 5.0), (-5.0, 0.0)],
    &[(0.0, 4.0), (4.0, -3.0), (-4.0, -3.0)],
    &[
        (-1.0, -4.0),
        (1.0, -4.0),
        (1.0, -1.0),
        (4.0, -1.0),
        (4.0, 1.0),
        (1.0, 1.0),
        (1.0, 4.0),
        (-1.0, 4.0),
        (-1.0, 1.0),
        (-4.0, 1.0),
        (-4.0, -1.0),
        (-1.0, -1.0),
    ],
];
/// The radius that the shapes are given for.
const RADIUS: f64 = 3.0;
/// A line of more points than these has none that are drawn, but a few so far apart.
const MOST_POINTS: usize = 14;
const BETWEEN: f64 = 96.0;

/// A line with the dashes of a place.
pub(crate) fn line(
    place: usize,
    points: Vec<(f64, f64)>,
    (width_css, stroke): (f64, Color),
    marks: &mut Vec<Mark>,
) {
    let dashes = DASHES[place % DASHES.len()];
    let few = if place > 0 && points.len() > MOST_POINTS { some(&points) } else { Vec::new() };
    if dashes.is_empty() {
        put::line(marks, points, width_css, stroke);
    } else {
        for part in cut(&points, dashes) {
            put::line(marks, part, width_css, stroke);
        }
    }
    for at in few {
        point(place, at, (RADIUS, stroke), marks);
    }
}

/// A point in the shape of a place.
pub(crate) fn point(
    place: usize,
    at: (f64, f64),
    (radius_css, fill): (f64, Color),
    marks: &mut Vec<Mark>,
) {
    let place = place % (SHAPES.len() + 1);
    if place == 0 {
        return put::dot(marks, at, radius_css, fill);
    }
    // Whole px, so that no screen makes a corner sharper than another.
    let center = (at.0.round(), at.1.round());
    let part = radius_css / RADIUS;
    let mut corners = Vec::new();
    for (x, y) in SHAPES[place - 1] {
        corners.push((center.0 + (x * part).round(), center.1 + (y * part).round()));
    }
    put::fill(marks, corners, fill);
}

/// A few of many points: the last, and others so far apart.
fn some(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = Vec::new();
    for at in points.iter().rev() {
        if found.last().is_none_or(|last| last.0 - at.0 >= BETWEEN) {
            found.push(*at);
        }
    }
    found
}

/// The parts of a line that dashes leave.
fn cut(points: &[(f64, f64)], dashes: &[f64]) -> Vec<Vec<(f64, f64)>> {
    let mut length = 0.0;
    for pair in points.windows(2) {
        length += distance(pair[0], pair[1]);
    }
    let turn: f64 = dashes.iter().sum();
    let factor = (length / turn / MOST_TURNS).max(1.0);
    let mut parts = Vec::new();
    let mut open: Vec<(f64, f64)> = points.iter().take(1).copied().collect();
    // What is left of the dash or gap that a point is in.
    let (mut place, mut left) = (0, dashes[0] * factor);
    for pair in points.windows(2) {
        let whole = distance(pair[0], pair[1]);
        let mut gone = 0.0;
        while whole - gone > left {
            gone += left;
            let part = gone / whole;
            let at = (
                pair[0].0 + (pair[1].0 - pair[0].0) * part,
                pair[0].1 + (pair[1].1 - pair[0].1) * part,
            );
            if place % 2 == 0 {
                open.push(at);
                parts.push(std::mem::take(&mut open));
            } else {
                open = vec![at];
            }
            place += 1;
            left = dashes[place % dashes.len()] * factor;
        }
        left -= whole - gone;
        if place % 2 == 0 {
            open.push(pair[1]);
        }
    }
    if open.len() > 1 {
        parts.push(open);
    }
    parts
}

fn distance(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    (x * x + y * y).sqrt()
}
