//! One column or bar: its pieces, its whisker, the labels inside it, and what a pointer finds.

use super::{
    Area, Target,
    chart::Context,
    labels::Labels,
    plan::Slot,
    put,
    scale::Linear,
    tokens::HAIRLINE,
    whisker::{self, Along},
};

/// As wide as a finger needs (WCAG 2.2, 2.5.8).
const FINGER: f64 = 24.0;
/// The radius of the dot at the sum of a stack that lies on both sides of zero.
const NET: f64 = 4.0;
const NET_RIM: f64 = 5.5;

/// Where a slot lies: which way its values run, and its near edge and breadth across that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lane {
    pub(crate) along: Along,
    pub(crate) scale: Linear,
    pub(crate) across_css: f64,
    pub(crate) breadth_css: f64,
}

impl Lane {
    /// The middle across the way of values.
    pub(crate) fn middle_css(self) -> f64 {
        self.across_css + self.breadth_css / 2.0
    }

    fn point(self, along_css: f64, across_css: f64) -> (f64, f64) {
        match self.along {
            Along::X => (along_css, across_css),
            Along::Y => (across_css, along_css),
        }
    }

    /// The rectangle between two values.
    pub(crate) fn area(self, (low, high): (f64, f64)) -> Area {
        let (low, high) = (self.scale.css(low), self.scale.css(high));
        let (x_css, y_css) = self.point(low.min(high), self.across_css);
        let (width_css, height_css) = self.point((high - low).abs(), self.breadth_css);
        Area { x_css, y_css, width_css, height_css }
    }

    /// A hairline across, at a value, from one lane to another.
    pub(crate) fn connect(
        self,
        value: f64,
        to_css: f64,
        context: &Context<'_>,
        marks: &mut Vec<super::Mark>,
    ) {
        let along = self.scale.css(value);
        let from = self.point(along, self.across_css + self.breadth_css);
        put::rule(marks, from, self.point(along, to_css), HAIRLINE, context.palette.muted);
    }
}

/// Draws the pieces with the whisker of what the label says; returns where that label begins.
pub(crate) fn draw(
    context: &Context<'_>,
    slot: &Slot,
    lane: Lane,
    marks: &mut Vec<super::Mark>,
    labels: &mut Labels,
) -> f64 {
    let (palette, scale) = (context.palette, lane.scale);
    let (low, high) = slot.ends();
    let edge = scale.css(if slot.is_below() { low } else { high });
    let mut fill = palette.background;
    let (base, labelled) = slot.labelled();
    let middle = lane.middle_css();
    let mut net = None;
    if let Some(sum) = labelled.filter(|_| slot.is_stack) {
        // Labels inside keep clear of the whisker and of the dot.
        let narrow = Lane { across_css: middle - NET_RIM, breadth_css: 2.0 * NET_RIM, ..lane };
        let mut free = narrow.area(sum.ends);
        if low < 0.0 && high > 0.0 {
            let (x, y) = lane.point(scale.css(sum.at), middle);
            let (x_css, y_css, size) = (x - NET_RIM, y - NET_RIM, 2.0 * NET_RIM);
            free = free.hull(Area { x_css, y_css, width_css: size, height_css: size });
            net = Some((x, y));
        }
        labels.keep_free(free);
    }
    for piece in &slot.pieces {
        let Some(value) = &piece.value else { continue };
        let area = lane.area(piece.ends());
        put::rect(marks, area, piece.fill);
        if slot.is_stack {
            // Neighbours of like tones are told apart by a line in the colour behind them.
            if piece.base != 0.0 {
                let base = scale.css(piece.base);
                let from = lane.point(base, lane.across_css);
                let to = lane.point(base, lane.across_css + lane.breadth_css);
                put::rule(marks, from, to, HAIRLINE, palette.background);
            }
            labels.inside(context, &value.text, area, palette.on(piece.fill));
        }
        fill = piece.fill;
    }
    let Some(value) = labelled else { return edge };
    let far = whisker::draw(context, (base, value), (lane.along, scale), (middle, fill), marks);
    if let Some(at) = net {
        put::dot(marks, at, NET_RIM, palette.background);
        put::dot(marks, at, NET, palette.text);
    }
    let zero = scale.css(0.0);
    if (far - zero).abs() > (edge - zero).abs() { far } else { edge }
}

/// Shares what reaches a slot between its pieces, to each at least what a finger needs, if there is
/// so much.
pub(crate) fn share(
    slot: &mut Slot,
    lane: Lane,
    (reach, label): (Area, Option<Area>),
    targets: &mut Vec<Target>,
) {
    let count = slot.pieces.len();
    let (start, length) = match lane.along {
        Along::X => (reach.x_css, reach.width_css),
        Along::Y => (reach.y_css + reach.height_css, reach.height_css),
    };
    let least = FINGER.min(length / count.max(1) as f64);
    let mut edges = vec![0.0_f64];
    for (place, piece) in slot.pieces.iter().enumerate() {
        let end = (lane.scale.css(piece.ends().1) - start).abs();
        edges.push(if place + 1 == count { length } else { end.max(edges[place] + least) });
    }
    for place in (1..count).rev() {
        edges[place] = edges[place].min(edges[place + 1] - least);
    }
    for (place, piece) in slot.pieces.iter_mut().enumerate() {
        let mut own = reach;
        let length = edges[place + 1] - edges[place];
        match lane.along {
            Along::X => (own.x_css, own.width_css) = (start + edges[place], length),
            Along::Y => (own.y_css, own.height_css) = (start - edges[place + 1], length),
        }
        let mut mark = lane.area(piece.ends());
        if count == 1 {
            mark = label.map_or(mark, |label| mark.hull(label));
        } else if !own.contains(mark.center()) {
            mark = own;
        }
        if let Some(readout) = piece.readout.take() {
            targets.push(Target { reach: own, mark, readout });
        }
    }
}
