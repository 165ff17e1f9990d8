//! How the range of a formula is found from the ranges of its inputs.
//!
//! Three ways, from the cheapest. A formula that is monotone in each input has its extremes at
//! corners ([`corners`]). A ratio of two sums over products has them where each product's own
//! contribution is extreme ([`fractional`]). Whatever is smooth is searched with the signs of its
//! slopes ([`smooth`]). All evaluate the formula in outward-rounded arithmetic, so the range holds
//! every value that the inputs allow.

use super::{
    Missing, Range,
    program::{pop, run, value},
    span::{Span, Sum},
};

/// A formula over lists of products, and numbers that are of no product.
///
/// Its inputs stand one list after the other, then the numbers. In a program the lists have the first
/// letters, then come the numbers, then the sums over products.
#[derive(Clone, Copy)]
pub(super) struct Formula<'a> {
    /// How many lists there are.
    pub(super) lists: usize,
    /// How many products each of them has.
    pub(super) count: usize,
    /// What is summed over products, separated by commas; empty if nothing is.
    pub(super) sums: &'a str,
    /// The program of the value.
    pub(super) program: &'a str,
}

impl Formula<'_> {
    /// The values of a product, then the numbers that are of none.
    pub(super) fn of_product(&self, at: &[Span], k: usize, values: &mut Vec<Span>) {
        values.clear();
        for list in 0..self.lists {
            values.push(value(at, list * self.count + k));
        }
        values.extend_from_slice(at.get(self.lists * self.count..).unwrap_or_default());
    }

    /// The values that the program starts with.
    fn start(&self, at: &[Span]) -> Vec<Span> {
        let (mut sums, mut values) = (Vec::new(), Vec::new());
        if !self.sums.is_empty() {
            for program in self.sums.split(',') {
                let mut sum = Sum::default();
                for k in 0..self.count {
                    self.of_product(at, k, &mut values);
                    run(program, &mut values);
                    sum.add(pop(&mut values));
                }
                sums.push(sum.span());
            }
        }
        self.of_product(at, 0, &mut values);
        values.extend_from_slice(&sums);
        values
    }

    fn value(&self, at: &[Span]) -> Span {
        let mut values = self.start(at);
        run(self.program, &mut values);
        pop(&mut values)
    }

    /// The letter of an input.
    fn letter(&self, input: usize) -> usize {
        let in_lists = self.lists * self.count;
        if input < in_lists { input / self.count } else { self.lists + input - in_lists }
    }
}

/// The printed values themselves.
pub(super) fn values(inputs: &[Range]) -> Vec<Span> {
    let mut at = Vec::with_capacity(inputs.len());
    for input in inputs {
        at.push(Span::at(input.value()));
    }
    at
}

/// How a formula depends on one input while the others stay as they are.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Way {
    Up,
    Down,
    /// One of the two, depending on the other inputs.
    Either,
}

/// The range of a formula that is monotone in each of its inputs, exact but for outward rounding.
///
/// `ways` has a sign for each letter: `+` if the formula never falls when the input rises, `-` if it
/// never rises, `?` if it does one of the two, `t` if it does what the sign of the next list says.
pub(super) fn corners(
    inputs: &[Range],
    ways: &str,
    formula: &Formula<'_>,
) -> Result<Range, Missing> {
    let mut place = values(inputs);
    let result = formula.value(&place);
    let ways = ways.as_bytes();
    let is_against = |next: Option<&Range>| next.is_some_and(|next| next.value() <= 0.0);
    let way = |input: usize| match ways.get(formula.letter(input)) {
        Some(b'-') => Way::Down,
        Some(b'?') => Way::Either,
        Some(b't') if is_against(inputs.get(input + formula.count)) => Way::Down,
        _ => Way::Up,
    };
    let (mut choices, mut is_exact) = (1_u32, true);
    for (index, input) in inputs.iter().enumerate() {
        if !input.is_exact() {
            is_exact = false;
            choices <<= u32::from(way(index) == Way::Either);
        }
    }
    if is_exact {
        return Range::finish(result, result.low, result.high);
    }
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for choice in 0..choices {
        for least in [true, false] {
            let mut bits = choice;
            for (index, (at, input)) in place.iter_mut().zip(inputs).enumerate() {
                if input.is_exact() {
                    continue;
                }
                let at_low = match way(index) {
                    Way::Up => least,
                    Way::Down => !least,
                    Way::Either => {
                        let bit = bits & 1 == 0;
                        bits >>= 1;
                        bit
                    }
                };
                *at = Span::at(if at_low { input.low() } else { input.high() });
            }
            let corner = formula.value(&place);
            if corner.low.is_nan() || corner.high.is_nan() {
                return Err(Missing::DivisorHoldsZero);
            }
            if least {
                low = low.min(corner.low);
            } else {
                high = high.max(corner.high);
            }
        }
    }
    Range::finish(result, low, high)
}

/// How many boxes the search looks at; fewer when each has many inputs.
const BOXES: usize = 60;

/// How much of the distance between value and bound may be left to chance.
const SLACK: f64 = 0.01;

/// The range of a smooth formula; `slopes` is the program of its slopes, one for each list.
///
/// Where a slope has one sign the input is set to the end that matters. Inputs that are left are
/// bounded by the mean value theorem, and the box is halved while that is too coarse.
pub(super) fn smooth(
    inputs: &[Range],
    slopes: &str,
    formula: &Formula<'_>,
) -> Result<Range, Missing> {
    let result = formula.value(&values(inputs));
    let mut whole = Vec::with_capacity(inputs.len());
    let mut is_settled = true;
    for input in inputs {
        whole.push(input.span());
        is_settled &= input.is_settled();
    }
    if is_settled {
        // Nothing is left to search; plain interval arithmetic is as good.
        let all = formula.value(&whole);
        return Range::finish(result, all.low, all.high);
    }
    let low = Search { formula, slopes, is_upper: false, found: f64::INFINITY }.least(&whole);
    let high = Search { formula, slopes, is_upper: true, found: f64::INFINITY }.least(&whole);
    Range::finish(result, low, -high)
}

/// The search for the least value of a formula, or of minus the formula.
struct Search<'a> {
    formula: &'a Formula<'a>,
    slopes: &'a str,
    is_upper: bool,
    /// The least value found so far.
    found: f64,
}

/// A part of the box searched.
struct Part {
    place: Vec<Span>,
    /// Below every value in it.
    bound: f64,
    /// A value in its middle.
    middle: f64,
    /// The input to halve next, if any is left.
    split: Option<usize>,
}

/// The middle of a box.
fn middles(place: &[Span]) -> Vec<Span> {
    let mut middles = Vec::with_capacity(place.len());
    for part in place {
        middles.push(Span::at(part.middle()));
    }
    middles
}

impl Search<'_> {
    #[inline(never)]
    fn value(&self, at: &[Span]) -> Span {
        let value = self.formula.value(at);
        if self.is_upper { -value } else { value }
    }

    fn slopes(&self, at: &[Span]) -> Vec<Span> {
        let Formula { lists, count, .. } = *self.formula;
        let start = self.formula.start(at);
        let mut slopes = vec![Span::ZERO; at.len()];
        let mut values = Vec::new();
        for k in 0..count {
            self.formula.of_product(at, k, &mut values);
            values.extend_from_slice(start.get(values.len()..).unwrap_or_default());
            run(self.slopes, &mut values);
            for list in (0..lists).rev() {
                let slope = pop(&mut values);
                slopes[list * count + k] = if self.is_upper { -slope } else { slope };
            }
        }
        slopes
    }

    /// A bound below every value over a box; NaN if the formula divides by zero there.
    fn least(&mut self, whole: &[Span]) -> f64 {
        let mut widest = 0.0_f64;
        let mut boxes = vec![self.look(whole.to_vec())];
        let most = (4000 / whole.len().max(1)).clamp(1, BOXES);
        for step in 0..=most {
            let (mut worst, mut bound) = (0, f64::INFINITY);
            for (place, part) in boxes.iter().enumerate() {
                if part.bound.is_nan() {
                    return part.bound;
                }
                if part.bound < bound {
                    (worst, bound) = (place, part.bound);
                }
            }
            let Some(part) = boxes.get(worst) else { return bound };
            // The first look tells the scale: from the middle of the box to its lowest bound.
            widest = widest.max(part.middle - bound);
            let Some(split) = part.split else { return bound };
            if step == most || self.found - bound <= SLACK * widest {
                return bound;
            }
            let parent = boxes.swap_remove(worst);
            let middle = parent.place[split].middle();
            for is_upper in [false, true] {
                let mut place = parent.place.clone();
                let half = &mut place[split];
                if is_upper {
                    half.low = middle;
                } else {
                    half.high = middle;
                }
                let part = self.look(place);
                boxes.push(part);
            }
        }
        f64::NAN
    }

    fn look(&mut self, mut place: Vec<Span>) -> Part {
        let first_middle = self.value(&middles(&place)).high;
        let slopes = loop {
            let slopes = self.slopes(&place);
            let mut changed = false;
            for (at, slope) in place.iter_mut().zip(&slopes) {
                if at.is_thin() {
                    continue;
                }
                if slope.low >= 0.0 {
                    *at = Span::at(at.low);
                } else if slope.high <= 0.0 {
                    *at = Span::at(at.high);
                } else {
                    continue;
                }
                changed = true;
            }
            if !changed {
                break slopes;
            }
        };
        let center = self.value(&middles(&place));
        // What the mean value theorem allows, and what plain interval arithmetic does: both hold.
        let (mut fall, mut split, mut most) = (Span::at(center.low), None, -1.0);
        let mut corner = Vec::with_capacity(place.len());
        for (index, (at, slope)) in place.iter().zip(&slopes).enumerate() {
            corner.push(Span::at(if slope.middle() > 0.0 { at.low } else { at.high }));
            if at.is_thin() {
                continue;
            }
            let term = *slope * (*at - Span::at(at.middle()));
            fall = fall + Span::at(term.low);
            let size = term.width();
            if size > most {
                (split, most) = (Some(index), size);
            }
        }
        let natural = self.value(&place).low;
        let bound = if natural > fall.low || fall.low.is_nan() { natural } else { fall.low };
        for attained in [center.high, self.value(&corner).high] {
            if attained < self.found {
                self.found = attained;
            }
        }
        Part { place, bound, middle: first_middle, split }
    }
}

/// What one product adds to numerator and denominator at the place that is extreme for a ratio.
pub(super) type Pick<'a> = &'a dyn Fn(usize, &mut Best);

/// The extreme of a ratio of two sums over products whose inputs are independent (Dinkelbach 1967).
///
/// `pick` offers the places where the two terms of a product can be extreme, and that is taken where
/// the first less the ratio times the second is largest, or smallest. The ratio is repeated until it
/// stays; an error in it enters the result squared only.
#[inline(never)]
pub(super) fn fractional(count: usize, start: f64, most: bool, pick: Pick<'_>) -> Span {
    let mut ratio = start;
    let mut span = Span::at(ratio);
    for _ in 0..40 {
        let (mut upper, mut lower) = (Sum::default(), Sum::default());
        for k in 0..count {
            let mut best =
                Best { ratio, most, score: f64::NAN, upper: Span::ZERO, lower: Span::ZERO };
            pick(k, &mut best);
            upper.add(best.upper);
            lower.add(best.lower);
        }
        span = upper.span() / lower.span();
        let next = span.middle();
        if next.is_nan() || (next - ratio).abs() <= 1e-15 * next.abs() {
            break;
        }
        ratio = next;
    }
    span
}

/// Which of several places is extreme for `upper - ratio * lower`; the first of equals.
pub(super) struct Best {
    ratio: f64,
    most: bool,
    score: f64,
    upper: Span,
    lower: Span,
}

impl Best {
    #[inline(never)]
    pub(super) fn offer(&mut self, upper: Span, lower: Span) {
        let here = upper.middle() - self.ratio * lower.middle();
        let better = if self.most { here > self.score } else { here < self.score };
        if self.score.is_nan() || better {
            (self.upper, self.lower, self.score) = (upper, lower, here);
        }
    }
}
