//! What stands where in a chart of columns or bars, before it is known which way they run.

use super::{Color, Readout, chart::Context, value::Value};

/// The marks of a chart, in groups with names.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) groups: Vec<Group>,
    /// The lowest and the highest place that anything reaches, and zero.
    pub(crate) domain: (f64, f64),
    /// The most columns of a group that stand side by side.
    pub(crate) breadth: usize,
    /// Whether each group goes on where the one before it ends, which hairlines then show.
    pub(crate) is_chain: bool,
}

/// The columns of one category.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) slots: Vec<Slot>,
}

/// One column: a single piece, or pieces that stand on one another.
#[derive(Debug)]
pub(crate) struct Slot {
    /// From the lowest to the highest; none where there is no number to show.
    pub(crate) pieces: Vec<Piece>,
    /// Whether it is a stack, labelled by the sum of its pieces.
    pub(crate) is_stack: bool,
    /// The sum; `None` if a piece has no value, or if the pieces are not what was printed.
    pub(crate) total: Option<Value>,
}

/// One value as a rectangle.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Where it begins: zero, unless it floats.
    pub(crate) base: f64,
    /// Nothing for a number that nobody printed.
    pub(crate) value: Option<Value>,
    pub(crate) fill: Color,
    pub(crate) is_warned: bool,
    pub(crate) readout: Option<Readout>,
}

impl Piece {
    /// The piece of a category and a series.
    pub(crate) fn of(
        context: &Context<'_>,
        (category, series): (usize, usize),
        (base, value): (f64, Option<Value>),
        fill: Color,
    ) -> Piece {
        let cell = context.grid.at(category, series);
        Piece {
            base,
            value,
            fill,
            is_warned: cell.is_some_and(|cell| context.grid.is_warned(cell.observation)),
            readout: context.grid.readout(category, series),
        }
    }

    /// Its lower and its upper end.
    pub(crate) fn ends(&self) -> (f64, f64) {
        let end = self.base + self.value.as_ref().map_or(0.0, |value| value.at);
        (self.base.min(end), self.base.max(end))
    }
}

impl Slot {
    /// A column of one piece.
    pub(crate) fn single(piece: Piece) -> Slot {
        Slot { pieces: vec![piece], is_stack: false, total: None }
    }

    /// The lower and the upper end of all its pieces.
    pub(crate) fn ends(&self) -> (f64, f64) {
        let mut ends = (f64::MAX, f64::MIN);
        for piece in &self.pieces {
            let (low, high) = piece.ends();
            ends = (ends.0.min(low), ends.1.max(high));
        }
        ends
    }

    /// What its label says, and where that is measured from.
    pub(crate) fn labelled(&self) -> (f64, Option<&Value>) {
        match self.pieces.first() {
            Some(piece) if !self.is_stack => (piece.base, piece.value.as_ref()),
            _ => (0.0, self.total.as_ref()),
        }
    }

    /// Where what comes after it in a chain goes on.
    pub(crate) fn level(&self) -> f64 {
        let (base, value) = self.labelled();
        base + value.map_or(0.0, |value| value.at)
    }

    /// Whether all of it lies below zero, so that its label does too.
    pub(crate) fn is_below(&self) -> bool {
        let (low, high) = self.ends();
        high <= 0.0 && low < 0.0
    }

    /// Whether there is a number for each of its pieces.
    pub(crate) fn is_complete(&self) -> bool {
        self.pieces.iter().all(|piece| piece.value.is_some())
    }

    /// Whether a sign stands beside its label.
    pub(crate) fn is_warned(&self) -> bool {
        self.pieces.iter().any(|piece| piece.is_warned)
    }
}

impl Plan {
    pub(crate) fn new(groups: Vec<Group>, is_chain: bool) -> Plan {
        let (mut domain, mut breadth) = ((0.0_f64, 0.0_f64), 1);
        for group in &groups {
            breadth = breadth.max(group.slots.len());
            for slot in &group.slots {
                let (base, value) = slot.labelled();
                let range = value.map_or((0.0, 0.0), |value| value.ends);
                let (low, high) = slot.ends();
                if !slot.pieces.is_empty() {
                    domain.0 = domain.0.min(low).min(base + range.0);
                    domain.1 = domain.1.max(high).max(base + range.1);
                }
            }
        }
        Plan { groups, domain, breadth, is_chain }
    }

    /// A column for each series of a category.
    pub(crate) fn grouped(context: &Context<'_>) -> Plan {
        let mut groups = Vec::new();
        for category in 0..context.grid.category_count() {
            let mut slots = Vec::new();
            for series in 0..context.grid.series_count() {
                let mut pieces = Vec::new();
                if let Some(cell) = context.grid.at(category, series) {
                    let at = (0.0, cell.value.clone());
                    let fill = context.color(category, series);
                    pieces.push(Piece::of(context, (category, series), at, fill));
                }
                slots.push(Slot { pieces, is_stack: false, total: None });
            }
            groups.push(Group { name: context.grid.category_name(category), slots });
        }
        Plan::new(groups, false)
    }
}
