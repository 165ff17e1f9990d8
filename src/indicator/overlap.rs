//! How much two distributions have in common, the one quantity behind eight indices.

use super::{
    Missing, Range,
    bounds::fractional,
    span::{Span, Sum},
};

/// How many products that could belong to either side are tried one by one.
const TRIED: usize = 32;

/// `sum of min(share of x, share of y)` over products, from 0 to 1; both totals are above zero.
///
/// Finger-Kreinin, Krugman, UNCTAD's diversification, Michaely's complementarity and Aquino's index
/// are this in other units. The range is exact where no product's share in one list can be both
/// above and below its share in the other; else a bound that is tight in practice.
pub(super) fn overlap(x: &[Range], y: &[Range]) -> Result<Range, Missing> {
    let lists = Lists { x, y, total_x: Range::sum(x), total_y: Range::sum(y) };
    let share = |part: &Range, total: Range| Span::at(part.value()) / Span::at(total.value());
    let mut value = Sum::default();
    let (mut first, mut is_exact) = (Vec::new(), true);
    for (x, y) in x.iter().zip(y) {
        let (x_share, y_share) = (share(x, lists.total_x), share(y, lists.total_y));
        value.add(x_share.min(y_share));
        first.push(if x_share.low < y_share.low { 1.0 } else { 0.0 });
        is_exact &= x.is_exact() && y.is_exact();
    }
    let value = value.span();
    let (low, high) = if is_exact {
        (value.low, value.high)
    } else {
        let open = lists.open();
        let low = lists.low(first.clone(), &open);
        (low, lists.high(first, &open))
    };
    Range::finish(value.within(0.0, 1.0), low.max(0.0), high.min(1.0))
}

struct Lists<'a> {
    x: &'a [Range],
    y: &'a [Range],
    total_x: Range,
    total_y: Range,
}

impl Lists<'_> {
    /// The products whose share in either list can be the smaller one, the largest first.
    fn open(&self) -> Vec<usize> {
        // Good enough to choose what to try.
        let least =
            |part: Range, total: Range| part.low() / (total.high() - part.high() + part.low());
        let most =
            |part: Range, total: Range| part.high() / (total.low() - part.low() + part.high());
        let mut open: Vec<usize> = Vec::new();
        for (k, (x, y)) in self.x.iter().zip(self.y).enumerate() {
            let is_open = least(*x, self.total_x) <= most(*y, self.total_y)
                && least(*y, self.total_y) <= most(*x, self.total_x);
            if is_open {
                let size = |k: usize| self.x[k].value() / self.total_x.value();
                let place = open.iter().take_while(|other| size(**other) >= size(k)).count();
                open.insert(place, k);
            }
        }
        open.truncate(TRIED);
        open
    }

    /// The extreme of a weighted mean of shares: `sum of w x / sum of x`.
    fn mean(list: &[Range], weights: &[f64], is_rest: bool, most: bool) -> Span {
        fractional(list.len(), 0.5, most, &|k, best| {
            let weight = if is_rest { 1.0 - weights[k] } else { weights[k] };
            for end in [list[k].low(), list[k].high()] {
                best.offer(Span::at(end) * Span::at(weight), Span::at(end));
            }
        })
    }

    /// The sum of both weighted means, the weights of the second being what is left of 1.
    #[inline(never)]
    fn both(&self, weights: &[f64], most: bool) -> (Span, Span) {
        let first = Self::mean(self.x, weights, false, most);
        (first, Self::mean(self.y, weights, true, most))
    }

    /// For any weights from 0 to 1 the overlap is at most the sum of both weighted means, since a
    /// minimum is at most any mean; the best weights give the maximum.
    fn high(&self, mut weights: Vec<f64>, open: &[usize]) -> f64 {
        let mut best = self.both(&weights, true);
        for _ in 0..4 {
            let before = (best.0 + best.1).high;
            for k in open {
                let (x, y) = (best.0.middle(), best.1.middle());
                for weight in [0.0, x, 1.0 - y, 1.0] {
                    let kept = weights[*k];
                    weights[*k] = weight.clamp(0.0, 1.0);
                    let tried = self.both(&weights, true);
                    if (tried.0 + tried.1).high < (best.0 + best.1).high {
                        best = tried;
                    } else {
                        weights[*k] = kept;
                    }
                }
            }
            if (best.0 + best.1).high >= before {
                break;
            }
        }
        (best.0 + best.1).high
    }

    /// The smallest overlap over all ways to say which share is the smaller one, each of which is a
    /// sum of two shares; then how far below it the truth can be.
    fn low(&self, mut sides: Vec<f64>, open: &[usize]) -> f64 {
        let mut best = self.both(&sides, false);
        for _ in 0..4 {
            let before = (best.0 + best.1).low;
            for k in open {
                sides[*k] = 1.0 - sides[*k];
                let tried = self.both(&sides, false);
                if (tried.0 + tried.1).low < (best.0 + best.1).low {
                    best = tried;
                } else {
                    sides[*k] = 1.0 - sides[*k];
                }
            }
            if (best.0 + best.1).low >= before {
                break;
            }
        }
        let (first, second) = (Span::at(best.0.low), Span::at(best.1.low));
        let quotient = self.total_x.span() / self.total_y.span();
        // Concave in the quotient of the totals, so the lower end is the bound.
        let mut short = 0.0_f64;
        for quotient in [quotient.low, quotient.high] {
            short = short.min(self.shortfall(first, second, Span::at(quotient)));
        }
        let total = if short < 0.0 { self.total_x.low() } else { self.total_x.high() };
        (first + second + Span::at(short) / Span::at(total)).low
    }

    /// A bound below `X (overlap - first - second)` where `X/Y` is given: the Lagrangian of the
    /// minimum, in which every product can be judged by itself at the corners of its two ranges.
    #[inline(never)]
    fn shortfall(&self, first: Span, second: Span, quotient: Span) -> f64 {
        let mut sum = Sum::default();
        for (x, y) in self.x.iter().zip(self.y) {
            let mut least = f64::INFINITY;
            for x in [x.low(), x.high()] {
                for y in [y.low(), y.high()] {
                    let (x, y) = (Span::at(x), Span::at(y) * quotient);
                    let by_x = x * (Span::ONE - first) - second * y;
                    let by_y = y * (Span::ONE - second) - first * x;
                    least = least.min(by_x.low).min(by_y.low);
                }
            }
            sum.add(Span::at(least));
        }
        sum.span().low
    }
}
