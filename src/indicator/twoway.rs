//! Two-way trade in the same products, of levels and of changes.

use super::{
    Missing, Range,
    rule::{apply, apply_once},
};

pub(super) const GRUBEL_LLOYD: &str = "g;LO=ab+";
pub(super) const MEAN_GRUBEL_LLOYD: &str = "m;LO=ab+";
pub(super) const ADJUSTED_GRUBEL_LLOYD: &str = "j;LO=ab+,P=a,P=b";
pub(super) const AQUINO: &str = "o;LP+a,P+b";
pub(super) const MARGINAL_A: &str = "g;R=aAbA+";
pub(super) const MARGINAL_B: &str = "c;R=aAbA+;+-;ab-aAbA+/";
pub(super) const MARGINAL_C: &str = "x";
pub(super) const HAMILTON_KNIEST: &str = "k;R=aAbA+";

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
    apply_once(GRUBEL_LLOYD, &[exports, imports])
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
    apply(GRUBEL_LLOYD, &[exports, imports])
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
    apply(MEAN_GRUBEL_LLOYD, &[exports, imports])
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
    apply(ADJUSTED_GRUBEL_LLOYD, &[exports, imports])
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
    apply(AQUINO, &[exports, imports])
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
    apply_once(MARGINAL_A, &[exports_change, imports_change])
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
    apply(MARGINAL_A, &[exports_change, imports_change])
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
    apply_once(MARGINAL_B, &[exports_change, imports_change])
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
    apply_once(MARGINAL_C, &[exports_change, imports_change])
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
    apply_once(HAMILTON_KNIEST, &[exports_change, imports_change])
}
