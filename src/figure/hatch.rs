//! Hatches: straight lines and dots inside a shape, clear of what is written there.
//!
//! Ends are whole CSS px and slopes are none but level, upright and 45 degrees, so a line keeps its
//! slope when a screen rounds its ends, and all lines of a hatch come out alike.

use super::{Area, Color, Mark, put};

/// What is hatched.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A rectangle.
    Box(Area),
    /// A circle: its centre and its radius.
    Circle((f64, f64), f64),
}

/// The way a line goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    Rising,
    Falling,
    Level,
    Upright,
}

/// A hatch: ways of lines, or none for dots, and how far apart they are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hatch {
    ways: &'static [Way],
    step_css: f64,
    width_css: f64,
}

/// The thin hatches; the bold ones have lines of twice the width.
const KINDS: [(&[Way], f64); 7] = [
    (&[Way::Rising], 8.0),
    (&[Way::Falling], 8.0),
    (&[Way::Level], 6.0),
    (&[], 5.0),
    (&[Way::Rising, Way::Falling], 10.0),
    (&[Way::Upright], 6.0),
    (&[Way::Level, Way::Upright], 9.0),
];
/// From the edge of a shape to the edge of its lines, at least.
const RIM: f64 = 0.25;
/// Shorter lines, and shapes with less room, look like dirt.
const LEAST: f64 = 4.0;
const LEAST_SIDE: f64 = 4.0;
const DOT: f64 = 1.0;

impl Hatch {
    /// How many hatches there are before they repeat.
    pub(crate) const COUNT: usize = 2 * KINDS.len();

    /// The hatch of a place, `factor` times as far apart as usual.
    pub(crate) fn of(place: usize, factor: f64) -> Hatch {
        let place = place % Hatch::COUNT;
        let (ways, step) = KINDS[place % KINDS.len()];
        let width_css = if place < KINDS.len() { 1.0 } else { 2.0 };
        // Bold lines are as far from one another as thin ones.
        Hatch { ways, step_css: (step + width_css - 1.0) * factor, width_css }
    }

    /// About how many marks this takes, or a few more.
    pub(crate) fn count(self, shape: Shape) -> f64 {
        let Some((x, y)) = shape.inner(self.inset()) else { return 0.0 };
        let (width, height) = (x.1 - x.0, y.1 - y.0);
        if self.ways.is_empty() {
            return width * height / (2.0 * self.step_css * self.step_css);
        }
        (width + height) / self.step_css * self.ways.len() as f64
    }

    fn inset(self) -> f64 {
        if self.ways.is_empty() { DOT * self.width_css + RIM } else { self.width_css / 2.0 + RIM }
    }

    /// Draws the hatch in a shape, clear of some areas.
    pub(crate) fn draw(self, shape: Shape, clear: &[Area], ink: Color, marks: &mut Vec<Mark>) {
        let inset = self.inset();
        let Some((x, y)) = shape.inner(inset) else { return };
        if (x.1 - x.0).min(y.1 - y.0) < LEAST_SIDE.max(self.step_css / 2.0) {
            return;
        }
        if self.ways.is_empty() {
            self.dots((shape, x, y), clear, ink, marks);
        }
        let middle = (f64::midpoint(x.0, x.1).round(), f64::midpoint(y.0, y.1).round());
        for way in self.ways {
            // What is level or upright lies even to both edges; what is not goes on in neighbours.
            let (low, high, through) = match way {
                Way::Rising => (x.0 + y.0, x.1 + y.1, 0.0),
                Way::Falling => (y.0 - x.1, y.1 - x.0, 0.0),
                Way::Level => (y.0, y.1, middle.1),
                Way::Upright => (x.0, x.1, middle.0),
            };
            let mut at = through + ((low - through) / self.step_css).ceil() * self.step_css;
            while at <= high {
                for (from, to) in way.spans(at, (shape, x, y, inset), clear) {
                    self.line((way.point(at, from), way.point(at, to)), ink, marks);
                }
                at += self.step_css;
            }
        }
    }

    fn line(self, (from, to): ((f64, f64), (f64, f64)), ink: Color, marks: &mut Vec<Mark>) {
        if from.0 < to.0 && (from.1 - to.1).abs() > 0.0 {
            put::line(marks, vec![from, to], self.width_css, ink);
        } else {
            put::rule(marks, from, to, self.width_css, ink);
        }
    }

    /// Dots in rows, each row's between those of the row above.
    fn dots(
        self,
        (shape, x, y): (Shape, (f64, f64), (f64, f64)),
        clear: &[Area],
        ink: Color,
        marks: &mut Vec<Mark>,
    ) {
        let (step, radius) = (self.step_css, DOT * self.width_css);
        let mut row = (y.0 / step).ceil();
        while row * step <= y.1 {
            let shift = if row.rem_euclid(2.0) < 0.5 { 0.0 } else { step };
            let mut at = ((x.0 - shift) / (2.0 * step)).ceil() * 2.0 * step + shift;
            while at <= x.1 {
                let center = (at, row * step);
                let own = Area::around(center, radius);
                if shape.holds(center, self.inset()) && !clear.iter().any(|area| area.overlaps(own))
                {
                    put::dot(marks, center, radius, ink);
                }
                at += 2.0 * step;
            }
            row += 1.0;
        }
    }
}

impl Shape {
    fn area(self) -> Area {
        match self {
            Shape::Box(area) => area,
            Shape::Circle(center, radius) => Area::around(center, radius),
        }
    }

    /// Whether it shares more than an edge with an area.
    pub(crate) fn overlaps(self, area: Area) -> bool {
        self.area().overlaps(area)
    }

    /// The whole px from left to right and from top to bottom that are so far inside.
    fn inner(self, inset: f64) -> Option<((f64, f64), (f64, f64))> {
        let Area { x_css, y_css, width_css, height_css } = self.area();
        let span =
            |from: f64, length: f64| ((from + inset).ceil(), (from + length - inset).floor());
        let (x, y) = (span(x_css, width_css), span(y_css, height_css));
        (x.0 < x.1 && y.0 < y.1).then_some((x, y))
    }

    /// Whether a point of the inner area is so far inside.
    fn holds(self, at: (f64, f64), inset: f64) -> bool {
        match self {
            Shape::Box(_) => true,
            Shape::Circle(center, radius) => {
                let (dx, dy) = (at.0 - center.0, at.1 - center.1);
                dx * dx + dy * dy <= (radius - inset) * (radius - inset)
            }
        }
    }
}

impl Way {
    /// The point of the line at `at` that is `along` it: its x, or its y where it is upright.
    fn point(self, at: f64, along: f64) -> (f64, f64) {
        match self {
            Way::Rising => (along, at - along),
            Way::Falling => (along, at + along),
            Way::Level => (along, at),
            Way::Upright => (at, along),
        }
    }

    /// Where the line at `at` is between these edges; ends in the wrong order where it is not.
    fn within(self, at: f64, x: (f64, f64), y: (f64, f64)) -> (f64, f64) {
        let never = (f64::MAX, f64::MIN);
        match self {
            Way::Rising => (x.0.max(at - y.1), x.1.min(at - y.0)),
            Way::Falling => (x.0.max(y.0 - at), x.1.min(y.1 - at)),
            Way::Level => {
                if at > y.0 && at < y.1 {
                    x
                } else {
                    never
                }
            }
            Way::Upright => {
                if at > x.0 && at < x.1 {
                    y
                } else {
                    never
                }
            }
        }
    }

    /// Where the line at `at` is in a circle.
    fn across(self, at: f64, center: (f64, f64), radius: f64) -> (f64, f64) {
        // The middle of the chord, its distance from the centre, and px along it for each along the
        // line.
        let (middle, off, scale) = match self {
            Way::Rising => {
                (f64::midpoint(at - center.1, center.0), (center.0 + center.1 - at), 2.0)
            }
            Way::Falling => {
                (f64::midpoint(center.1 - at, center.0), (center.1 - center.0 - at), 2.0)
            }
            Way::Level => (center.0, center.1 - at, 1.0),
            Way::Upright => (center.1, center.0 - at, 1.0),
        };
        let half = (radius * radius - off * off / scale) / scale;
        if half > 0.0 { (middle - half.sqrt(), middle + half.sqrt()) } else { (f64::MAX, f64::MIN) }
    }

    /// The parts of the line at `at` that are in a shape and clear of some areas.
    fn spans(
        self,
        at: f64,
        (shape, x, y, inset): (Shape, (f64, f64), (f64, f64), f64),
        clear: &[Area],
    ) -> Vec<(f64, f64)> {
        let mut whole = self.within(at, (x.0 - 0.5, x.1 + 0.5), (y.0 - 0.5, y.1 + 0.5));
        if whole.0 < whole.1 {
            whole = (whole.0.max(self.within(at, x, y).0), whole.1.min(self.within(at, x, y).1));
        }
        if let Shape::Circle(center, radius) = shape {
            let chord = self.across(at, center, radius - inset);
            whole = (whole.0.max(chord.0), whole.1.min(chord.1));
        }
        let mut spans = vec![(whole.0.ceil(), whole.1.floor())];
        for area in clear {
            let right = (area.x_css, area.x_css + area.width_css);
            let hole = self.within(at, right, (area.y_css, area.y_css + area.height_css));
            if hole.0 >= hole.1 {
                continue;
            }
            let mut left = Vec::new();
            for (from, to) in spans {
                left.push((from, to.min(hole.0.floor())));
                left.push((from.max(hole.1.ceil()), to));
            }
            spans = left;
            spans.retain(|(from, to)| to - from >= LEAST);
        }
        spans.retain(|(from, to)| to - from >= LEAST);
        spans
    }
}
