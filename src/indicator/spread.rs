//! The ranges of concentration: the sum of squared shares, and the entropy.

use super::{Missing, Range, range::Span, share::not_negative};

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

    fn of(self, parts: &[Span]) -> Span {
        let terms: Vec<Span> = parts.iter().map(|part| self.term(*part)).collect();
        self.index(Span::sum(parts.iter().copied()), Span::sum(terms.into_iter()))
    }
}

/// The sum of squared shares, or the entropy of the shares.
///
/// One end, that of the most even shares, is where every part is as near to one level as its range
/// allows (the index is quasi-convex, or quasi-concave, so this is the extreme). The other is at a
/// corner; for the sum of terms at a given total the upper hull over corners is taken, which is
/// exact at the corners on it and at most a fraction of one part's range off in between.
pub(super) fn spread(parts: &[Range], kind: Kind) -> Result<Range, Missing> {
    not_negative(parts)?;
    let total = Range::sum(parts);
    if total.low() <= 0.0 {
        return Err(Missing::EmptyBasket);
    }
    let at: Vec<Span> = parts.iter().map(|part| Span::at(part.value())).collect();
    let value = kind.of(&at);
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
    let mut low = parts.iter().map(|part| part.low()).fold(f64::INFINITY, f64::min);
    let mut high = parts.iter().map(|part| part.high()).fold(0.0, f64::max);
    let clamped = |level: f64, part: &Range| level.clamp(part.low(), part.high());
    // The sum falls when the level rises; what it is off by enters the index squared.
    for _ in 0..100 {
        let level = low + (high - low) / 2.0;
        if level <= low || level >= high {
            break;
        }
        let sum: f64 = parts
            .iter()
            .map(|part| clamped(level, part))
            .filter(|x| *x > 0.0)
            .map(|x| x * (measure(x) - measure(level)))
            .sum();
        if sum > 0.0 { low = level } else { high = level }
    }
    parts.iter().map(|part| Span::at(clamped(high, part))).collect()
}

/// A bound beyond the index of the most uneven shares.
fn most_uneven(parts: &[Range], kind: Kind) -> f64 {
    // Moving a part from its low to its high end adds to both sums; their quotient orders the parts.
    let mut moves: Vec<(f64, Span, Span)> = parts
        .iter()
        .filter(|part| !part.is_exact())
        .map(|part| {
            let (low, high) = (Span::at(part.low()), Span::at(part.high()));
            let (width, rise) = (high - low, kind.term(high) - kind.term(low));
            (rise.middle() / width.middle(), width, rise)
        })
        .collect();
    moves.sort_by(|a, b| b.0.total_cmp(&a.0));
    let low = || parts.iter().map(|part| Span::at(part.low()));
    let mut sum = Span::sum(low());
    let terms: Vec<Span> = low().map(|x| kind.term(x)).collect();
    let mut terms = Span::sum(terms.into_iter());
    let better = |a: f64, b: f64| match kind {
        Kind::Squares => a.max(b),
        Kind::Logarithms => a.min(b),
    };
    let end = |span: Span| match kind {
        Kind::Squares => span.high,
        Kind::Logarithms => span.low,
    };
    let mut bound = if sum.low > 0.0 { end(kind.index(sum, terms)) } else { f64::NAN };
    for (_, width, rise) in moves {
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
