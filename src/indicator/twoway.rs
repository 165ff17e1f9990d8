//! Two-way trade in the same products, of levels and of changes.

use super::{
    Missing, Range,
    bounds::{Way, corners, extreme, fractional},
    overlap::overlap,
    range::Span,
    share::not_negative,
};

/// Two-way trade in one product.
///
/// # Formula
///
/// `1 - |x - m| / (x + m)`
///
/// # Units
///
/// Both: the same unit. Returns: a number from 0 (one-way) to 1 (balanced two-way).
///
/// # Missing data
///
/// [`Missing::NoBothFlows`] if both are zero.
///
/// # Source
///
/// H. G. Grubel and P. J. Lloyd 1971, Economic Record 47:494-517.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::grubel_lloyd;
///
/// assert_eq!(grubel_lloyd(300.into(), 200.into())?.value(), 0.8);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn grubel_lloyd(exports: Range, imports: Range) -> Result<Range, Missing> {
    not_negative(&[exports, imports])?;
    if exports.value() + imports.value() == 0.0 {
        return Err(Missing::NoBothFlows);
    }
    ratio(&[(exports, imports)], 1.0)
}

/// Two-way trade over all products, each with the weight of its trade.
///
/// # Formula
///
/// `1 - sum of |x_k - m_k| / sum of (x_k + m_k)`
///
/// # Units
///
/// Both lists: the same unit, the same products in the same order. Returns: as for
/// [`grubel_lloyd`]; falls when products are told apart more finely.
///
/// # Missing data
///
/// [`Missing::NoBothFlows`] if there is no trade, [`Missing::UnequalLists`].
///
/// # Source
///
/// H. G. Grubel and P. J. Lloyd 1971, Economic Record 47:494-517.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::aggregate_grubel_lloyd;
///
/// assert_eq!(aggregate_grubel_lloyd(&[3.into(), 0.into()], &[1.into(), 4.into()])?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn aggregate_grubel_lloyd(exports: &[Range], imports: &[Range]) -> Result<Range, Missing> {
    not_negative(exports)?;
    not_negative(imports)?;
    let pairs = pairs(exports, imports)?;
    ratio(&pairs, 1.0)
}

/// The mean of [`grubel_lloyd`] over the products that are traded, all with the same weight.
///
/// # Formula
///
/// `sum of GL_k / n`, `n` the products printed with trade
///
/// # Units
///
/// As for [`aggregate_grubel_lloyd`].
///
/// # Missing data
///
/// As for [`aggregate_grubel_lloyd`].
///
/// # Source
///
/// H. G. Grubel and P. J. Lloyd 1971, Economic Record 47:494-517.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::mean_grubel_lloyd;
///
/// assert_eq!(mean_grubel_lloyd(&[3.into(), 0.into()], &[1.into(), 4.into()])?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn mean_grubel_lloyd(exports: &[Range], imports: &[Range]) -> Result<Range, Missing> {
    let mut each = Vec::new();
    for (x, m) in pairs(exports, imports)? {
        match grubel_lloyd(x, m) {
            Ok(index) => each.push(index),
            Err(Missing::NoBothFlows) => {}
            Err(other) => return Err(other),
        }
    }
    let count = Span::at(each.len() as f64);
    corners(&[(Range::sum(&each), Way::Up)], &|at| at[0] / count)
}

/// [`aggregate_grubel_lloyd`] relative to the most that the overall imbalance leaves room for.
///
/// # Formula
///
/// `GL / (1 - |X - M| / (X + M))`
///
/// # Units
///
/// As for [`aggregate_grubel_lloyd`].
///
/// # Missing data
///
/// As for [`aggregate_grubel_lloyd`]; [`Missing::OneFlow`] if exports or imports are zero.
///
/// # Source
///
/// H. G. Grubel and P. J. Lloyd 1975, Intra-Industry Trade.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::adjusted_grubel_lloyd;
///
/// assert_eq!(adjusted_grubel_lloyd(&[3.into(), 0.into()], &[1.into(), 1.into()])?.value(), 0.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn adjusted_grubel_lloyd(exports: &[Range], imports: &[Range]) -> Result<Range, Missing> {
    not_negative(exports)?;
    not_negative(imports)?;
    let pairs = pairs(exports, imports)?;
    let (x, m) = (Range::sum(exports), Range::sum(imports));
    if x.value() <= 0.0 || m.value() <= 0.0 {
        return Err(Missing::OneFlow);
    }
    // The same as what is common to both by the smaller of both totals. Its maximum is that of the
    // two quotients; its minimum is at least that with any mean of the totals as divisor.
    let by_exports = ratio(&pairs, 2.0)?;
    let by_imports = ratio(&pairs, 0.0)?;
    let mut low = by_exports.low().max(by_imports.low());
    if x.low() < m.high() && m.low() < x.high() {
        for weight in [0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75] {
            low = low.max(ratio(&pairs, weight)?.low());
        }
    }
    let value = if x.value() <= m.value() { by_exports } else { by_imports };
    Ok(Range::around(value.value(), low, by_exports.high().max(by_imports.high()).min(1.0)))
}

/// [`aggregate_grubel_lloyd`] after both flows are scaled to the same total; this is the overlap of both compositions.
///
/// # Formula
///
/// GL of `x_k (X + M) / 2X` and `m_k (X + M) / 2M`
///
/// # Units
///
/// As for [`aggregate_grubel_lloyd`].
///
/// # Missing data
///
/// [`Missing::OneFlow`] if exports or imports can be zero, [`Missing::UnequalLists`].
///
/// # Source
///
/// A. Aquino 1978, Weltwirtschaftliches Archiv 114:275-296.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::aquino;
///
/// assert_eq!(aquino(&[3.into(), 1.into()], &[1.into(), 1.into()])?.value(), 0.75);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn aquino(exports: &[Range], imports: &[Range]) -> Result<Range, Missing> {
    match overlap(exports, imports) {
        Err(Missing::EmptyBasket) => Err(Missing::OneFlow),
        other => other,
    }
}

/// Two-way trade in the change of one product (Brülhart A), sometimes sold under another name.
///
/// # Formula
///
/// `1 - |dx - dm| / (|dx| + |dm|)`
///
/// # Units
///
/// Both changes: the same unit, best at constant prices. Returns: a number from 0 to 1.
///
/// # Missing data
///
/// [`Missing::NoChange`] if neither changed.
///
/// # Source
///
/// M. Brülhart 1994, Weltwirtschaftliches Archiv 130:600-613.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::marginal_a;
///
/// assert_eq!(marginal_a(3.into(), 1.into())?.value(), 0.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn marginal_a(exports_change: Range, imports_change: Range) -> Result<Range, Missing> {
    unchanged(exports_change, imports_change)?;
    ratio(&[(exports_change, imports_change)], 1.0)
}

/// [`marginal_a`] over all products, each with the weight of its changes.
///
/// # Formula
///
/// `sum of w_k A_k`, `w_k = (|dx_k| + |dm_k|) / sum of (|dx| + |dm|)`
///
/// # Units
///
/// Both changes: the same unit, best at constant prices. Returns: a number from 0 to 1.
///
/// # Missing data
///
/// [`Missing::NoChange`] if nothing changed, [`Missing::UnequalLists`].
///
/// # Source
///
/// M. Brülhart 1994, Weltwirtschaftliches Archiv 130:600-613.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::aggregate_marginal_a;
///
/// assert_eq!(aggregate_marginal_a(&[3.into(), 2.into()], &[1.into(), 2.into()])?.value(), 0.75);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn aggregate_marginal_a(
    exports_change: &[Range],
    imports_change: &[Range],
) -> Result<Range, Missing> {
    let pairs = pairs_of_changes(exports_change, imports_change)?;
    ratio(&pairs, 1.0)
}

/// Whose trade performed better in one product (Brülhart B). Not to be averaged over products.
///
/// # Formula
///
/// `(dx - dm) / (|dx| + |dm|)`
///
/// # Units
///
/// Both changes: the same unit, best at constant prices. Returns: a number from -1 to 1, 0 for
/// matched changes.
///
/// # Missing data
///
/// [`Missing::NoChange`] if neither changed.
///
/// # Source
///
/// M. Brülhart 1994, Weltwirtschaftliches Archiv 130:600-613.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::marginal_b;
///
/// assert_eq!(marginal_b(3.into(), 1.into())?.value(), 0.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn marginal_b(exports_change: Range, imports_change: Range) -> Result<Range, Missing> {
    unchanged(exports_change, imports_change)?;
    corners(&[(exports_change, Way::Up), (imports_change, Way::Down)], &|at| {
        (at[0] - at[1]) / (at[0].abs() + at[1].abs())
    })
}

/// How much of the change of one product is matched (Brülhart C).
///
/// # Formula
///
/// `|dx| + |dm| - |dx - dm|`
///
/// # Units
///
/// Both changes: the same unit, best at constant prices. Returns: that unit, 0 or more.
///
/// # Missing data
///
/// None of its own.
///
/// # Source
///
/// M. Brülhart 1994, Weltwirtschaftliches Archiv 130:600-613.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::marginal_c;
///
/// assert_eq!(marginal_c(3.into(), 1.into())?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn marginal_c(exports_change: Range, imports_change: Range) -> Result<Range, Missing> {
    let ends = |end: &dyn Fn(f64, f64) -> f64, start: f64, side: &dyn Fn(Span) -> f64| {
        points(exports_change, imports_change).map(|(dx, dm)| side(common(dx, dm))).fold(start, end)
    };
    let value = common(Span::at(exports_change.value()), Span::at(imports_change.value()));
    let low = ends(&f64::min, f64::INFINITY, &|span| span.low);
    let high = ends(&f64::max, 0.0, &|span| span.high);
    Range::finish(value, low, high)
}

/// The smaller growth by the larger one (Hamilton and Kniest).
///
/// # Formula
///
/// `dx / dm` for `0 < dx < dm`, `dm / dx` for `0 < dm < dx`, 1 where both grew alike, 0 where one
/// grew and one fell
///
/// # Units
///
/// Both changes: the same unit, best at constant prices. Returns: a number from 0 to 1. The range
/// covers the inputs for which the index is defined.
///
/// # Missing data
///
/// [`Missing::NoGrowth`] if neither grew or one did not change, [`Missing::NoChange`] if neither
/// changed.
///
/// # Source
///
/// C. Hamilton and P. Kniest 1991, Weltwirtschaftliches Archiv 127:356-367.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::twoway::hamilton_kniest;
///
/// assert_eq!(hamilton_kniest(1.into(), 4.into())?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn hamilton_kniest(exports_change: Range, imports_change: Range) -> Result<Range, Missing> {
    let (dx, dm) = (exports_change, imports_change);
    unchanged(dx, dm)?;
    if dx.value() <= 0.0 && dm.value() <= 0.0 || dx.value() == 0.0 || dm.value() == 0.0 {
        return Err(Missing::NoGrowth);
    }
    let smaller_by_larger = |a: f64, b: f64| {
        // Zero for opposite signs.
        if a <= 0.0 || b <= 0.0 { Span::ZERO } else { Span::at(a.min(b)) / Span::at(a.max(b)) }
    };
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

fn unchanged(exports_change: Range, imports_change: Range) -> Result<(), Missing> {
    let none = exports_change.value() == 0.0 && imports_change.value() == 0.0;
    if none { Err(Missing::NoChange) } else { Ok(()) }
}

fn pairs(exports: &[Range], imports: &[Range]) -> Result<Vec<(Range, Range)>, Missing> {
    if exports.len() != imports.len() {
        return Err(Missing::UnequalLists);
    }
    let pairs: Vec<(Range, Range)> = exports.iter().copied().zip(imports.iter().copied()).collect();
    let traded = pairs.iter().any(|(x, m)| x.value() != 0.0 || m.value() != 0.0);
    if traded { Ok(pairs) } else { Err(Missing::NoBothFlows) }
}

fn pairs_of_changes(exports: &[Range], imports: &[Range]) -> Result<Vec<(Range, Range)>, Missing> {
    match pairs(exports, imports) {
        Err(Missing::NoBothFlows) => Err(Missing::NoChange),
        other => other,
    }
}

/// What two numbers have in common, twice: `|x| + |m| - |x - m|`.
fn common(x: Span, m: Span) -> Span {
    if x.low >= 0.0 && m.low >= 0.0 {
        Span::at(2.0) * x.min(m)
    } else if x.high <= 0.0 && m.high <= 0.0 {
        Span::at(2.0) * (-x).min(-m)
    } else {
        Span::ZERO
    }
}

/// The places where something made of `|x|`, `|m|` and `|x - m|` can be extreme: the corners, and
/// where the lines `x = 0`, `m = 0` and `x = m` cross the edges.
fn points(x: Range, m: Range) -> impl Iterator<Item = (Span, Span)> {
    let inside = |range: Range, at: f64| range.low() <= at && at <= range.high();
    let all = [x.low(), x.high()].into_iter().flat_map(move |at_x| {
        [m.low(), m.high()].into_iter().flat_map(move |at_m| {
            [
                Some((at_x, at_m)),
                inside(m, at_x).then_some((at_x, at_x)),
                inside(x, at_m).then_some((at_m, at_m)),
                inside(x, 0.0).then_some((0.0, at_m)),
                inside(m, 0.0).then_some((at_x, 0.0)),
                (inside(x, 0.0) && inside(m, 0.0)).then_some((0.0, 0.0)),
            ]
        })
    });
    all.flatten().map(|(x, m)| (Span::at(x), Span::at(m)))
}

/// `sum of (|x| + |m| - |x - m|) / sum of (w |x| + (2 - w) |m|)`.
fn ratio(pairs: &[(Range, Range)], weight: f64) -> Result<Range, Missing> {
    let (of_x, of_m) = (Span::at(weight), Span::at(2.0 - weight));
    let terms = |x: Span, m: Span| (common(x, m), of_x * x.abs() + of_m * m.abs());
    let at = |place: usize| {
        let (x, m) = pairs[place];
        terms(Span::at(x.value()), Span::at(m.value()))
    };
    let value = fractional(pairs.len(), 0.5, true, &|place, _, _| at(place));
    let pick = |place: usize, ratio: f64, most: bool| {
        let (x, m) = pairs[place];
        extreme(points(x, m).map(|(x, m)| terms(x, m)), ratio, most)
    };
    let low = fractional(pairs.len(), value.middle(), false, &pick);
    let high = fractional(pairs.len(), value.middle(), true, &pick);
    Range::finish(value, low.low, high.high)
}
