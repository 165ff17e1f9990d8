//! How much two distributions have in common, the one quantity behind eight indices.

use super::{
    Missing, Range,
    bounds::{extreme, fractional},
    range::Span,
    share::not_negative,
};

/// How many products that could belong to either side are tried one by one.
const TRIED: usize = 32;

/// `sum of min(share of x, share of y)` over products, from 0 to 1.
///
/// Finger-Kreinin, Krugman, UNCTAD's diversification, Michaely's complementarity and Aquino's index
/// are this in other units. The range is exact where no product's share in one list can be both
/// above and below its share in the other; else a bound that is tight in practice.
pub(super) fn overlap(x: &[Range], y: &[Range]) -> Result<Range, Missing> {
    let lists = Lists::new(x, y)?;
    let share = |list: &[Range], total: Range| -> Vec<Span> {
        list.iter().map(|part| Span::at(part.value()) / Span::at(total.value())).collect()
    };
    let (s, z) = (share(x, lists.total_x), share(y, lists.total_y));
    let value = Span::sum(s.iter().zip(&z).map(|(s, z)| s.min(*z)));
    if x.iter().chain(y).all(|part| part.is_exact()) {
        return Range::finish(value.within(0.0, 1.0), value.low.max(0.0), value.high.min(1.0));
    }
    let first: Vec<f64> =
        s.iter().zip(&z).map(|(s, z)| if s.low < z.low { 1.0 } else { 0.0 }).collect();
    let open = lists.open();
    let low = lists.low(first.clone(), &open);
    let high = lists.high(first, &open);
    Range::finish(value.within(0.0, 1.0), low.max(0.0), high.min(1.0))
}

struct Lists<'a> {
    x: &'a [Range],
    y: &'a [Range],
    total_x: Range,
    total_y: Range,
}

impl<'a> Lists<'a> {
    fn new(x: &'a [Range], y: &'a [Range]) -> Result<Lists<'a>, Missing> {
        if x.len() != y.len() {
            return Err(Missing::UnequalLists);
        }
        not_negative(x)?;
        not_negative(y)?;
        let (total_x, total_y) = (Range::sum(x), Range::sum(y));
        if total_x.low() <= 0.0 || total_y.low() <= 0.0 {
            return Err(Missing::EmptyBasket);
        }
        Ok(Lists { x, y, total_x, total_y })
    }

    /// The products whose share in either list can be the smaller one.
    fn open(&self) -> Vec<usize> {
        let shares = |list: &[Range], total: Range, k: usize| {
            let part = list[k];
            // Good enough to choose what to try.
            let low = part.low() / (total.high() - part.high() + part.low());
            let high = part.high() / (total.low() - part.low() + part.high());
            (low, high)
        };
        let mut open: Vec<usize> = (0..self.x.len())
            .filter(|k| {
                let (x, y) = (shares(self.x, self.total_x, *k), shares(self.y, self.total_y, *k));
                x.0 <= y.1 && y.0 <= x.1
            })
            .collect();
        let size = |k: usize| self.x[k].value() / self.total_x.value();
        open.sort_by(|a, b| size(*b).total_cmp(&size(*a)).then(a.cmp(b)));
        open.truncate(TRIED);
        open
    }

    /// The extreme of a weighted mean of shares: `sum of w x / sum of x`.
    fn mean(list: &[Range], weight: &dyn Fn(usize) -> f64, most: bool) -> Span {
        fractional(list.len(), 0.5, most, &|k, ratio, most| {
            let part = list[k];
            let ends = [part.low(), part.high()].into_iter();
            let terms = ends.map(|end| (Span::at(end) * Span::at(weight(k)), Span::at(end)));
            extreme(terms, ratio, most)
        })
    }

    /// The sum of both weighted means, the weights of the second being what is left of 1.
    fn both(&self, weights: &[f64], most: bool) -> (Span, Span) {
        let x = Self::mean(self.x, &|k| weights[k], most);
        let y = Self::mean(self.y, &|k| 1.0 - weights[k], most);
        (x, y)
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
        let least = [quotient.low, quotient.high]
            .map(|quotient| self.shortfall(first, second, Span::at(quotient)));
        // Concave in the quotient of the totals, so the lower end is the bound.
        let short = least[0].min(least[1]).min(0.0);
        let total = if short < 0.0 { self.total_x.low() } else { self.total_x.high() };
        (first + second + Span::at(short) / Span::at(total)).low
    }

    /// A bound below `X (overlap - first - second)` where `X/Y` is given: the Lagrangian of the
    /// minimum, in which every product can be judged by itself at the corners of its two ranges.
    fn shortfall(&self, first: Span, second: Span, quotient: Span) -> f64 {
        let terms = self.x.iter().zip(self.y).map(|(x, y)| {
            let mut least = f64::INFINITY;
            for x in [x.low(), x.high()] {
                for y in [y.low(), y.high()] {
                    let (x, y) = (Span::at(x), Span::at(y) * quotient);
                    let by_x = x * (Span::ONE - first) - second * y;
                    let by_y = y * (Span::ONE - second) - first * x;
                    least = least.min(by_x.low).min(by_y.low);
                }
            }
            Span::at(least)
        });
        let terms: Vec<Span> = terms.collect();
        Span::sum(terms.into_iter()).low
    }
}
