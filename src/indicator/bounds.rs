//! How the range of a formula is found from the ranges of its inputs.
//!
//! Three ways, from the cheapest. A formula that is monotone in each input has its extremes at
//! corners ([`corners`]). A ratio of two sums over products has them where each product's own
//! contribution is extreme ([`fractional`]). Whatever is smooth is searched with the signs of its
//! slopes ([`smooth`]). All evaluate the formula in outward-rounded arithmetic, so the range holds
//! every value that the inputs allow.

use super::{Missing, Range, range::Span};

/// How a formula depends on one input while the others stay as they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    /// It never falls when the input rises.
    Up,
    /// It never rises when the input rises.
    Down,
    /// It does one of the two, depending on the other inputs.
    Either,
}

/// The most inputs [`corners`] takes.
const MOST: usize = 8;

/// The range of a formula that is monotone in each of its inputs, exact but for outward rounding.
pub(super) fn corners(
    inputs: &[(Range, Way)],
    formula: &dyn Fn(&[Span]) -> Span,
) -> Result<Range, Missing> {
    let mut place = [Span::ZERO; MOST];
    let place = &mut place[..inputs.len()];
    for (at, (input, _)) in place.iter_mut().zip(inputs) {
        *at = Span::at(input.value());
    }
    let value = formula(place);
    if inputs.iter().all(|(input, _)| input.is_exact()) {
        return Range::finish(value, value.low, value.high);
    }
    let either = inputs.iter().filter(|(input, way)| *way == Way::Either && !input.is_exact());
    let choices = 1_u32 << either.count();
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for choice in 0..choices {
        for least in [true, false] {
            let mut bits = choice;
            for (at, (input, way)) in place.iter_mut().zip(inputs) {
                let at_low = match way {
                    _ if input.is_exact() => true,
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
            let result = formula(place);
            if result.low.is_nan() || result.high.is_nan() {
                return Err(Missing::DivisorHoldsZero);
            }
            if least {
                low = low.min(result.low);
            } else {
                high = high.max(result.high);
            }
        }
    }
    Range::finish(value, low, high)
}

/// A smooth formula over any number of inputs, and its slopes.
pub(super) struct Smooth<'a> {
    /// The formula, for inputs anywhere in the given spans.
    pub(super) formula: &'a dyn Fn(&[Span]) -> Span,
    /// Its partial derivatives, likewise.
    pub(super) slopes: &'a dyn Fn(&[Span], &mut [Span]),
}

/// How many boxes the search looks at; fewer when each has many inputs.
const BOXES: usize = 60;

/// How much of the distance between value and bound may be left to chance.
const SLACK: f64 = 0.01;

/// The range of a smooth formula.
///
/// Where a slope has one sign the input is set to the end that matters. Inputs that are left are
/// bounded by the mean value theorem, and the box is halved while that is too coarse.
pub(super) fn smooth(inputs: &[Range], rule: &Smooth<'_>) -> Result<Range, Missing> {
    let at: Vec<Span> = inputs.iter().map(|input| Span::at(input.value())).collect();
    let value = (rule.formula)(&at);
    let whole: Vec<Span> = inputs.iter().map(|input| input.span()).collect();
    if inputs.iter().all(|input| input.is_settled()) {
        // Nothing is left to search; plain interval arithmetic is as good.
        let all = (rule.formula)(&whole);
        return Range::finish(value, all.low, all.high);
    }
    let low = least(&whole, rule.formula, rule.slopes);
    let high = -least(&whole, &|place| -(rule.formula)(place), &|place, slopes| {
        (rule.slopes)(place, slopes);
        for slope in slopes {
            *slope = -*slope;
        }
    });
    Range::finish(value, low, high)
}

/// A bound below every value of a formula over a box; NaN if it divides by zero there.
fn least(
    whole: &[Span],
    formula: &dyn Fn(&[Span]) -> Span,
    slopes: &dyn Fn(&[Span], &mut [Span]),
) -> f64 {
    let mut found = f64::INFINITY;
    let mut widest = 0.0_f64;
    let mut boxes = vec![look(whole.to_vec(), formula, slopes, &mut found)];
    let most = (4000 / whole.len().max(1)).clamp(1, BOXES);
    for _ in 0..most {
        let Some(worst) =
            (0..boxes.len()).min_by(|a, b| boxes[*a].bound.total_cmp(&boxes[*b].bound))
        else {
            break;
        };
        let bound = boxes[worst].bound;
        if bound.is_nan() {
            return bound;
        }
        // The first look tells the scale: from the middle of the box to its lowest bound.
        widest = widest.max(boxes[worst].middle - bound);
        let Some(split) = boxes[worst].split else { break };
        if found - bound <= SLACK * widest {
            break;
        }
        let parent = boxes.swap_remove(worst);
        let middle = parent.place[split].middle();
        for half in [
            Span { high: middle, ..parent.place[split] },
            Span { low: middle, ..parent.place[split] },
        ] {
            let mut place = parent.place.clone();
            place[split] = half;
            boxes.push(look(place, formula, slopes, &mut found));
        }
    }
    let bounds = || boxes.iter().map(|part| part.bound);
    if bounds().any(f64::is_nan) { f64::NAN } else { bounds().fold(f64::INFINITY, f64::min) }
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

fn look(
    mut place: Vec<Span>,
    formula: &dyn Fn(&[Span]) -> Span,
    slopes: &dyn Fn(&[Span], &mut [Span]),
    found: &mut f64,
) -> Part {
    let middles = |place: &[Span]| -> Vec<Span> {
        place.iter().map(|part| Span::at(part.middle())).collect()
    };
    let first_middle = formula(&middles(&place)).high;
    let mut slope = vec![Span::ZERO; place.len()];
    loop {
        slopes(&place, &mut slope);
        let mut changed = false;
        for (at, slope) in place.iter_mut().zip(&slope) {
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
            break;
        }
    }
    let center = formula(&middles(&place));
    // What the mean value theorem allows, and what plain interval arithmetic does: both hold.
    let (mut fall, mut split, mut most) = (Span::at(center.low), None, -1.0);
    let mut corner = Vec::with_capacity(place.len());
    for (index, (at, slope)) in place.iter().zip(&slope).enumerate() {
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
    let natural = formula(&place).low;
    let bound = if natural > fall.low || fall.low.is_nan() { natural } else { fall.low };
    for attained in [center.high, formula(&corner).high] {
        if attained < *found {
            *found = attained;
        }
    }
    Part { place, bound, middle: first_middle, split }
}

/// What one product adds to numerator and denominator at the place that is extreme for a ratio.
pub(super) type Pick<'a> = &'a dyn Fn(usize, f64, bool) -> (Span, Span);

/// The extreme of a ratio of two sums over products whose inputs are independent (Dinkelbach 1967).
///
/// `pick(k, ratio, most)` gives the two terms of product `k` where the first less `ratio` times the
/// second is largest, or smallest. The ratio is repeated until it stays; an error in it enters the
/// result squared only.
pub(super) fn fractional(count: usize, start: f64, most: bool, pick: Pick<'_>) -> Span {
    let mut ratio = start;
    let mut span = Span::at(ratio);
    for _ in 0..40 {
        let terms: Vec<(Span, Span)> = (0..count).map(|k| pick(k, ratio, most)).collect();
        let upper = Span::sum(terms.iter().map(|term| term.0));
        let lower = Span::sum(terms.iter().map(|term| term.1));
        span = upper / lower;
        let next = span.middle();
        if next.is_nan() || (next - ratio).abs() <= 1e-15 * next.abs() {
            break;
        }
        ratio = next;
    }
    span
}

/// Which of several places is extreme for `upper - ratio * lower`; the first of equals.
pub(super) fn extreme(
    places: impl Iterator<Item = (Span, Span)>,
    ratio: f64,
    most: bool,
) -> (Span, Span) {
    let mut best = (Span::ZERO, Span::ZERO);
    let mut score = f64::NAN;
    for place in places {
        let here = place.0.middle() - ratio * place.1.middle();
        let better = if most { here > score } else { here < score };
        if score.is_nan() || better {
            (best, score) = (place, here);
        }
    }
    best
}
