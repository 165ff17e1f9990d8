//! How well two economies fit together: complementarity and intensity.

use super::{
    Missing, Range,
    concentration::finger_kreinin,
    rule::{apply, apply_once, lists},
};

pub(super) const DRYSDALE: &str = "sab-cd;LN+a,N+b,T.c;\
    ef*gh/bc/de/-*gh/ac/df/-*dga*b*cS/-h/;de/gf/*;ab*c/,a,b,c";
// The totals of intensity and complementarity cancel, and each input is left once.
pub(super) const BIAS: &str = "c1ab-cde;LN+a,N+b,T.c;--++;de/;ab*c/";
pub(super) const INTENSITY: &str = "c;LJ.b,J.c,J.d;+--+;ab/dc/*";
pub(super) const INTENSITY_EXCLUDING: &str = "c;LJ.b,T.ca-,T.db-;+--+;ab/db-ca-/*";
pub(super) const KOJIMA: &str = "c;LJ.b,J.c,T.de-;+--+-;ab/de-c/*";

/// How well one economy's exports match another's imports (Michaely; WITS' trade complementarity).
///
/// # Formula
///
/// `100 (1 - sum of |m_jk - x_ik| / 2)`, both as shares in trade with the world
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: percent, 0 to
/// 100.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if a total can be zero, [`Missing::UnequalLists`].
///
/// # Source
///
/// M. Michaely 1996, World Bank Policy Research Working Paper 1583.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::fit::michaely_complementarity;
///
/// assert_eq!(michaely_complementarity(&[3.into(), 1.into()], &[1.into(), 1.into()])?.value(), 75.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn michaely_complementarity(exports: &[Range], imports: &[Range]) -> Result<Range, Missing> {
    finger_kreinin(exports, imports)
}

/// The complementarity of two economies' trade in the sense of Drysdale and Garnaut: above 1 where one exports what the other imports more of than the rest of the world does.
///
/// # Formula
///
/// `C_ij = sum of (x_ik / X_i) ((M_w - M_i) / (M_wk - M_ik)) (m_jk / M_j)`
///
/// # Units
///
/// `world_imports` and `own_imports` (of the exporter `i`): one unit; the others: one each.
/// Returns: a ratio, 1 neutral. Also called TCI, as [`michaely_complementarity`] is.
///
/// # Missing data
///
/// [`Missing::NothingElse`] if the rest of the world can be without a product,
/// [`Missing::EmptyBasket`], [`Missing::UnequalLists`].
///
/// # Source
///
/// P. Drysdale and R. Garnaut 1982, Hitotsubashi Journal of Economics 22:62-84.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::fit::drysdale;
///
/// let (even, world, none) = ([1.into(), 1.into()], [4.into(), 4.into()], [0.into(), 0.into()]);
/// let index = drysdale(&even, &even, &world, &none)?;
/// assert!((index.value() - 1.0).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn drysdale(
    exports: &[Range],
    imports: &[Range],
    world_imports: &[Range],
    own_imports: &[Range],
) -> Result<Range, Missing> {
    apply(DRYSDALE, &[exports, imports, world_imports, own_imports])
}

/// What is left of trade intensity once complementarity is taken out: country bias.
///
/// # Formula
///
/// `B_ij = I_ij / C_ij = x_ij / sum of (x_ik m_jk / (M_wk - M_ik))`, [`kojima_intensity`] by
/// [`drysdale`]
///
/// # Units
///
/// All: the same unit. Returns: a ratio, 1 neutral.
///
/// # Missing data
///
/// As for [`drysdale`]; [`Missing::DivisorHoldsZero`] if nothing is to be expected.
///
/// # Source
///
/// P. Drysdale and R. Garnaut 1982, Hitotsubashi Journal of Economics 22:62-84.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::fit::bias;
///
/// let (even, world, none) = ([1.into(), 1.into()], [4.into(), 4.into()], [0.into(), 0.into()]);
/// assert_eq!(bias(1.into(), &even, &even, &world, &none)?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn bias(
    flow: Range,
    exports: &[Range],
    imports: &[Range],
    world_imports: &[Range],
    own_imports: &[Range],
) -> Result<Range, Missing> {
    let mut inputs = lists(&[exports, imports, world_imports, own_imports])?;
    inputs.values.push(flow);
    inputs.apply(BIAS)
}

/// A partner's share in own exports by its share in the world's, the world with the exporter in it.
///
/// # Formula
///
/// `(x_ij / X_i) / (x_wj / X_w)`
///
/// # Units
///
/// The first two: one unit; the last two: one unit. Returns: a ratio, 1 neutral.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if a divisor can be zero.
///
/// # Source
///
/// World Bank, WITS indicator help; ESCAP, APTIAD trade intensity.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::fit::trade_intensity;
///
/// assert_eq!(trade_intensity(2.into(), 4.into(), 1.into(), 4.into())?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn trade_intensity(
    flow: Range,
    exports: Range,
    world_flow: Range,
    world_exports: Range,
) -> Result<Range, Missing> {
    apply_once(INTENSITY, &[flow, exports, world_flow, world_exports])
}

/// [`trade_intensity`] with the exporter taken out of the world.
///
/// # Formula
///
/// `(x_ij / X_i) / ((x_wj - x_ij) / (X_w - X_i))`
///
/// # Units
///
/// All: the same unit. Returns: a ratio, 1 neutral.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if exports can be zero, [`Missing::NothingElse`] if the rest of
/// the world can have no trade.
///
/// # Source
///
/// ESCAP, APTIAD trade intensity.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::fit::intensity_excluding;
///
/// assert_eq!(intensity_excluding(1.into(), 2.into(), 2.into(), 6.into())?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn intensity_excluding(
    flow: Range,
    exports: Range,
    world_flow: Range,
    world_exports: Range,
) -> Result<Range, Missing> {
    apply_once(INTENSITY_EXCLUDING, &[flow, exports, world_flow, world_exports])
}

/// A partner's share in own exports by its share in what the world imports, own imports taken out.
///
/// # Formula
///
/// `(x_ij / X_i) / (M_j / (M_w - M_i))`
///
/// # Units
///
/// The first two: one unit; the others: one unit. Returns: a ratio, 1 neutral.
///
/// # Missing data
///
/// As for [`intensity_excluding`].
///
/// # Source
///
/// K. Kojima 1964, Hitotsubashi Journal of Economics 5:16-36.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::fit::kojima_intensity;
///
/// assert_eq!(kojima_intensity(2.into(), 4.into(), 1.into(), 5.into(), 1.into())?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn kojima_intensity(
    flow: Range,
    exports: Range,
    partner_imports: Range,
    world_imports: Range,
    own_imports: Range,
) -> Result<Range, Missing> {
    apply_once(KOJIMA, &[flow, exports, partner_imports, world_imports, own_imports])
}

/// A partner's share in own imports by its share in the world's exports.
///
/// # Formula
///
/// `(m_ij / M_i) / (X_j / X_w)`
///
/// # Units
///
/// As for [`trade_intensity`].
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if a divisor can be zero.
///
/// # Source
///
/// ESCAP, Trade Statistics in Policymaking, a handbook of commonly used trade indices.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::fit::import_intensity;
///
/// assert_eq!(import_intensity(2.into(), 4.into(), 1.into(), 4.into())?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn import_intensity(
    flow: Range,
    imports: Range,
    partner_exports: Range,
    world_exports: Range,
) -> Result<Range, Missing> {
    trade_intensity(flow, imports, partner_exports, world_exports)
}
