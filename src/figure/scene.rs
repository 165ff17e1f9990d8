//! What a figure is once everything has been decided: marks in CSS px, and what a reader can ask of
//! them.
//!
//! All coordinates are CSS px from the top left corner of the drawing, x to the right and y down.

use std::fmt::Write as _;

use super::{Color, Readout};

/// A figure that only has to be drawn.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The width of the drawing.
    pub width_css: f64,
    /// The height of the drawing.
    pub height_css: f64,
    /// What is behind everything.
    pub background: Color,
    /// The marks, the first at the back.
    pub marks: Vec<Mark>,
    /// Where the values are, for pointers and keys.
    pub targets: Vec<Target>,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Rect {
        /// Its place and size.
        area: Area,
        /// Its colour.
        fill: Color,
    },
    /// A horizontal or vertical line that stays sharp on every screen.
    Rule {
        /// One end.
        from: (f64, f64),
        /// The other end, with the same x or the same y.
        to: (f64, f64),
        /// Its width; never less than one device px.
        width_css: f64,
        /// Its colour.
        stroke: Color,
    },
    /// A line through points.
    Line {
        /// The points, at least two.
        points: Vec<(f64, f64)>,
        /// Its width.
        width_css: f64,
        /// Its colour.
        stroke: Color,
    },
    /// A filled polygon.
    Fill {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// Its colour.
        fill: Color,
    },
    /// A filled circle.
    Dot {
        /// Its centre.
        center: (f64, f64),
        /// Its radius.
        radius_css: f64,
        /// Its colour.
        fill: Color,
    },
    /// A circle that is not filled.
    Ring {
        /// Its centre.
        center: (f64, f64),
        /// From the centre to the middle of the line.
        radius_css: f64,
        /// The width of the line.
        width_css: f64,
        /// Its colour.
        stroke: Color,
    },
    /// One line of text.
    Text {
        /// The anchor: x by `align`, y at the middle of the em box.
        at: (f64, f64),
        /// Which part of the text stands at the anchor.
        align: Align,
        /// The font size.
        size_css: f64,
        /// Whether it is set in bold.
        bold: bool,
        /// Its colour.
        fill: Color,
        /// The text.
        content: String,
    },
}

/// Which part of a text stands at its anchor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Align {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The left edge.
    pub x_css: f64,
    /// The upper edge.
    pub y_css: f64,
    /// From left to right.
    pub width_css: f64,
    /// From top to bottom.
    pub height_css: f64,
}

impl Area {
    /// The square around a circle.
    #[cfg(feature = "more")]
    pub(crate) fn around((x, y): (f64, f64), radius: f64) -> Area {
        let size = 2.0 * radius;
        Area { x_css: x - radius, y_css: y - radius, width_css: size, height_css: size }
    }

    /// Whether two areas share more than an edge.
    pub(crate) fn overlaps(self, other: Area) -> bool {
        self.x_css < other.x_css + other.width_css
            && other.x_css < self.x_css + self.width_css
            && self.y_css < other.y_css + other.height_css
            && other.y_css < self.y_css + self.height_css
    }

    /// The smallest area that holds both.
    pub(crate) fn hull(self, other: Area) -> Area {
        let (x, y) = (self.x_css.min(other.x_css), self.y_css.min(other.y_css));
        let right = (self.x_css + self.width_css).max(other.x_css + other.width_css);
        let bottom = (self.y_css + self.height_css).max(other.y_css + other.height_css);
        Area { x_css: x, y_css: y, width_css: right - x, height_css: bottom - y }
    }

    /// Its middle.
    pub(crate) fn center(self) -> (f64, f64) {
        (self.x_css + self.width_css / 2.0, self.y_css + self.height_css / 2.0)
    }

    /// Whether a point lies in it; the left and upper edges belong to it.
    pub(crate) fn contains(self, (x, y): (f64, f64)) -> bool {
        (self.x_css..self.x_css + self.width_css).contains(&x)
            && (self.y_css..self.y_css + self.height_css).contains(&y)
    }
}

/// A value that a pointer can find.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where the pointer finds it.
    pub reach: Area,
    /// The mark with its label, for a tooltip to stand beside.
    pub mark: Area,
    /// What there is to say about it.
    pub readout: Readout,
}

impl Scene {
    /// A drawing of nothing.
    pub(crate) fn empty(width_css: f64, background: Color) -> Scene {
        Scene { width_css, height_css: 0.0, background, marks: Vec::new(), targets: Vec::new() }
    }

    /// The target under a point, if any.
    pub fn hit(&self, point: (f64, f64)) -> Option<&Target> {
        self.targets.iter().find(|target| target.reach.contains(point))
    }

    /// The scene as text, one mark a line, for comparing it with an earlier one.
    pub fn to_text(&self) -> String {
        let mut text = format!(
            "scene {} x {} on {}\n",
            short(self.width_css),
            short(self.height_css),
            self.background
        );
        for mark in &self.marks {
            mark.write(&mut text);
        }
        for target in &self.targets {
            let id = &target.readout.id;
            let _ = writeln!(text, "target {id} at {} reach {}", target.mark, target.reach);
            for (label, value) in &target.readout.lines {
                let _ = writeln!(text, "  {label} {value}");
            }
            for warning in &target.readout.warnings {
                let _ = writeln!(text, "  ! {warning}");
            }
        }
        text
    }
}

impl Mark {
    fn write(&self, text: &mut String) {
        // Writing to a string cannot fail.
        let _ = match self {
            Mark::Rect { area, fill } => writeln!(text, "rect {area} {fill}"),
            Mark::Rule { from, to, width_css, stroke } => {
                writeln!(
                    text,
                    "rule {} - {} {} {stroke}",
                    pair(*from),
                    pair(*to),
                    short(*width_css)
                )
            }
            Mark::Line { points, width_css, stroke } => {
                writeln!(text, "line {} {} {stroke}", path(points), short(*width_css))
            }
            Mark::Fill { points, fill } => writeln!(text, "fill {} {fill}", path(points)),
            Mark::Dot { center, radius_css, fill } => {
                writeln!(text, "dot {} {} {fill}", pair(*center), short(*radius_css))
            }
            Mark::Ring { center, radius_css, width_css, stroke } => {
                let (radius, width) = (short(*radius_css), short(*width_css));
                writeln!(text, "ring {} {radius} {width} {stroke}", pair(*center))
            }
            Mark::Text { at, align, size_css, bold, fill, content } => {
                let weight = if *bold { " bold" } else { "" };
                let (at, size) = (pair(*at), short(*size_css));
                writeln!(text, "text {at} {align:?} {size}{weight} {fill} {content:?}")
            }
        };
    }
}

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start = pair((self.x_css, self.y_css));
        write!(f, "{start} {} x {}", short(self.width_css), short(self.height_css))
    }
}

fn path(points: &[(f64, f64)]) -> String {
    points.iter().map(|point| pair(*point)).collect::<Vec<String>>().join(" ")
}

fn pair((x, y): (f64, f64)) -> String {
    format!("{},{}", short(x), short(y))
}

/// A coordinate to a hundredth of a px, which is finer than any screen.
fn short(css: f64) -> String {
    let text = format!("{css:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Area = Area { x_css: 1.0, y_css: 2.0, width_css: 3.0, height_css: 4.0 };

    #[test]
    fn areas_that_touch_do_not_overlap() {
        assert!(UNIT.overlaps(Area { x_css: 3.0, ..UNIT }));
        assert!(!UNIT.overlaps(Area { x_css: 4.0, ..UNIT }));
        assert!(UNIT.contains((1.0, 2.0)) && !UNIT.contains((4.0, 2.0)));
    }

    #[test]
    fn coordinates_are_short_in_text() {
        assert_eq!(UNIT.to_string(), "1,2 3 x 4");
        assert_eq!(pair((0.126, 10.5)), "0.13,10.5");
    }
}
