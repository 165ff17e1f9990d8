//! The ranges of concentration: the sum of squared shares, and the entropy.

use super::{
    Missing, Range,
    bounds::values,
    span::{Span, Sum},
};

/// Which sum over products a concentration is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// `sum x²`, from which `H = sum x² / (sum x)²`.
    Squares,
    /// `sum x ln x`, from which `E = ln(sum x) - sum x ln x / sum x`.
    Logarithms,
}

impl Kind {
    /// What one product adds.
    fn term(self, x: Span) -> Span {
        match self {
            Kind::Squares => x.square(),
            Kind::Logarithms => x.x_ln_x(),
        }
    }

    /// The index from the sum of the parts and the sum of their terms.
    fn index(self, sum: Span, terms: Span) -> Span {
        match self {
            Kind::Squares => terms / sum.square(),
            Kind::Logarithms => sum.ln() - terms / sum,
        }
    }

    /// The sum of the parts and that of their terms.
    fn sums(self, parts: &[Span]) -> (Span, Span) {
        let (mut sum, mut terms) = (Sum::default(), Sum::default());
        for part in parts {
            sum.add(*part);
            terms.add(self.term(*part));
        }
        (sum.span(), terms.span())
    }

    fn of(self, parts: &[Span]) -> Span {
        let (sum, terms) = self.sums(parts);
        self.index(sum, terms)
    }
}

/// The sum of squared shares, or the entropy of the shares; the total is above zero.
///
/// One end, that of the most even shares, is where every part is as near to one level as its range
/// allows (the index is quasi-convex, or quasi-concave, so this is the extreme). The other is at a
/// corner; for the sum of terms at a given total the upper hull over corners is taken, which is
/// exact at the corners on it and at most a fraction of one part's range off in between.
pub(super) fn spread(parts: &[Range], kind: Kind) -> Result<Range, Missing> {
    let value = kind.of(&values(parts));
    if parts.iter().all(|part| part.is_exact()) {
        return Range::finish(value, value.low, value.high);
    }
    let even = kind.of(&evened(parts, kind));
    let uneven = most_uneven(parts, kind);
    let (low, high) = match kind {
        Kind::Squares => (even.low, uneven.min(1.0)),
        Kind::Logarithms => (uneven.max(0.0), even.high),
    };
    Range::finish(value, low, high)
}

/// The parts as even as their ranges allow.
fn evened(parts: &[Range], kind: Kind) -> Vec<Span> {
    let measure = |x: f64| match kind {
        Kind::Squares => x,
        Kind::Logarithms => libm::log(x),
    };
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for part in parts {
        low = low.min(part.low());
        high = high.max(part.high());
    }
    let clamped = |level: f64, part: &Range| level.max(part.low()).min(part.high());
    // The sum falls when the level rises; what it is off by enters the index squared.
    for _ in 0..100 {
        let level = low + (high - low) / 2.0;
        if level <= low || level >= high {
            break;
        }
        let (mut sum, at_level) = (0.0, measure(level));
        for part in parts {
            let x = clamped(level, part);
            if x > 0.0 {
                sum += x * (measure(x) - at_level);
            }
        }
        if sum > 0.0 { low = level } else { high = level }
    }
    let mut evened = Vec::with_capacity(parts.len());
    for part in parts {
        evened.push(Span::at(clamped(high, part)));
    }
    evened
}

/// A part moved from its low to its high end.
struct Move {
    order: f64,
    width: Span,
    rise: Span,
}

/// A bound beyond the index of the most uneven shares.
fn most_uneven(parts: &[Range], kind: Kind) -> f64 {
    // Moving a part from its low to its high end adds to both sums; their quotient orders the parts.
    let mut moves: Vec<Move> = Vec::new();
    let mut lows = Vec::with_capacity(parts.len());
    for part in parts {
        let (low, high) = (Span::at(part.low()), Span::at(part.high()));
        lows.push(low);
        if part.is_exact() {
            continue;
        }
        let (width, rise) = (high - low, kind.term(high) - kind.term(low));
        let order = rise.middle() / width.middle();
        let place = moves.partition_point(|other| other.order >= order);
        moves.insert(place, Move { order, width, rise });
    }
    let (mut sum, mut terms) = kind.sums(&lows);
    let better = |a: f64, b: f64| match kind {
        Kind::Squares => a.max(b),
        Kind::Logarithms => a.min(b),
    };
    let end = |span: Span| match kind {
        Kind::Squares => span.high,
        Kind::Logarithms => span.low,
    };
    let mut bound = if sum.low > 0.0 { end(kind.index(sum, terms)) } else { f64::NAN };
    for Move { width, rise, .. } in moves {
        let slope = rise / width;
        let first = terms - slope * sum;
        let next = sum + width;
        // On the straight line between two corners the index can pass its own extreme.
        let turn = match kind {
            Kind::Squares => Span::at(-2.0) * first / slope,
            Kind::Logarithms => -first,
        };
        if sum.low > 0.0 && turn.high > sum.low && turn.low < next.high {
            let inside = Span { low: turn.low.max(sum.low), high: turn.high.min(next.high) };
            bound = better(bound, end(kind.index(inside, first + slope * inside)));
        }
        sum = next;
        terms = terms + rise;
        let here = end(kind.index(sum, terms));
        bound = if bound.is_nan() { here } else { better(bound, here) };
    }
    bound
}
