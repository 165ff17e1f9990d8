//! How much of two flows is matched: the quantity behind the indices of two-way trade.

use super::{Missing, Range, bounds::fractional, span::Span};

/// What two numbers have in common, twice: `|x| + |m| - |x - m|`.
fn common(x: Span, m: Span) -> Span {
    let two = Span::at(2.0);
    if x.low >= 0.0 && m.low >= 0.0 {
        two * x.min(m)
    } else if x.high <= 0.0 && m.high <= 0.0 {
        two * (-x).min(-m)
    } else {
        Span::ZERO
    }
}

/// Visits the places where something made of `|x|`, `|m|` and `|x - m|` can be extreme: the corners,
/// and where the lines `x = 0`, `m = 0` and `x = m` cross the edges.
fn points(x: Range, m: Range, visit: &mut dyn FnMut(Span, Span)) {
    let inside = |range: Range, at: f64| range.low() <= at && at <= range.high();
    for at_x in [x.low(), x.high()] {
        for at_m in [m.low(), m.high()] {
            let (in_x, in_m) = (inside(x, 0.0), inside(m, 0.0));
            for (is_place, x, m) in [
                (true, at_x, at_m),
                (inside(m, at_x), at_x, at_x),
                (inside(x, at_m), at_m, at_m),
                (in_x, 0.0, at_m),
                (in_m, at_x, 0.0),
                (in_x && in_m, 0.0, 0.0),
            ] {
                if is_place {
                    visit(Span::at(x), Span::at(m));
                }
            }
        }
    }
}

/// `sum of (|x| + |m| - |x - m|) / sum of (w |x| + (2 - w) |m|)` over products.
pub(super) fn ratio(x: &[Range], m: &[Range], weight: f64) -> Result<Range, Missing> {
    let (of_x, of_m) = (Span::at(weight), Span::at(2.0 - weight));
    let total = |x: Span, m: Span| of_x * x.abs() + of_m * m.abs();
    let count = x.len().min(m.len());
    let value = fractional(count, 0.5, true, &|k, best| {
        let (x, m) = (Span::at(x[k].value()), Span::at(m[k].value()));
        best.offer(common(x, m), total(x, m));
    });
    let end = |most: bool| {
        fractional(count, value.middle(), most, &|k, best| {
            points(x[k], m[k], &mut |x, m| best.offer(common(x, m), total(x, m)));
        })
    };
    Range::finish(value, end(false).low, end(true).high)
}

/// The mean over the products that are traded of each product's own [`ratio`].
pub(super) fn mean(x: &[Range], m: &[Range]) -> Result<Range, Missing> {
    let mut each = Vec::new();
    for (x, m) in x.iter().zip(m) {
        if x.value() + m.value() > 0.0 {
            each.push(ratio(&[*x], &[*m], 1.0)?);
        }
    }
    let (sum, count) = (Range::sum(&each), Span::at(each.len() as f64));
    let by_count = |end: f64| Span::at(end) / count;
    let (low, high) = (by_count(sum.low()).low, by_count(sum.high()).high);
    Range::finish(by_count(sum.value()), low, high)
}

/// What is common by the smaller of both totals.
///
/// Its maximum is that of the two quotients; its minimum is at least that with any mean of the totals
/// as divisor.
pub(super) fn adjusted(x: &[Range], m: &[Range]) -> Result<Range, Missing> {
    let by_exports = ratio(x, m, 2.0)?;
    let by_imports = ratio(x, m, 0.0)?;
    let (x_sum, m_sum) = (Range::sum(x), Range::sum(m));
    let mut low = by_exports.low().max(by_imports.low());
    if x_sum.low() < m_sum.high() && m_sum.low() < x_sum.high() {
        for weight in [0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75] {
            low = low.max(ratio(x, m, weight)?.low());
        }
    }
    let value = if x_sum.value() <= m_sum.value() { by_exports } else { by_imports };
    Ok(Range::around(value.value(), low, by_exports.high().max(by_imports.high()).min(1.0)))
}

/// How much of two changes is matched.
pub(super) fn matched_change(dx: Range, dm: Range) -> Result<Range, Missing> {
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    points(dx, dm, &mut |dx, dm| {
        let common = common(dx, dm);
        low = low.min(common.low);
        high = high.max(common.high);
    });
    Range::finish(common(Span::at(dx.value()), Span::at(dm.value())), low, high)
}

/// The smaller growth by the larger one; 0 for changes of opposite signs.
fn smaller_by_larger(a: f64, b: f64) -> Span {
    if a <= 0.0 || b <= 0.0 { Span::ZERO } else { Span::at(a.min(b)) / Span::at(a.max(b)) }
}

/// The smaller growth of two flows by the larger one, over the changes for which it is defined.
pub(super) fn growth_ratio(dx: Range, dm: Range) -> Result<Range, Missing> {
    if dx.value() <= 0.0 && dm.value() <= 0.0 || dx.value() == 0.0 || dm.value() == 0.0 {
        return Err(Missing::NoGrowth);
    }
    let value = smaller_by_larger(dx.value(), dm.value());
    let low = smaller_by_larger(dx.low(), dm.high()).low;
    let low = low.min(smaller_by_larger(dx.high(), dm.low()).low);
    let overlap = dx.low().max(dm.low()) <= dx.high().min(dm.high());
    let high = if overlap && dx.high() > 0.0 && dm.high() > 0.0 {
        1.0
    } else {
        let one = smaller_by_larger(dx.high(), dm.low().max(0.0)).high;
        one.max(smaller_by_larger(dx.low().max(0.0), dm.high()).high)
    };
    Range::finish(value, low, high)
}
