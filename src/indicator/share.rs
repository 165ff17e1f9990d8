//! Shares, balances and openness.

use super::{
    Missing, Range,
    rule::{apply_once, apply_to},
};

pub(super) const SHARE: &str = "c;J.b;+?;ab/";
pub(super) const SHARE_IN: &str = "c;LN.ab+;+-;aab+/";
pub(super) const BALANCE: &str = "c;;+-;ab-";
pub(super) const NORMALISED_BALANCE: &str = "c;LO=ab+;+-;ab-ab+/";
pub(super) const OPENNESS: &str = "c;LJ.c;++-;Hab+*c/";
pub(super) const UNCTAD_OPENNESS: &str = "c;LJ.c;++-;Fab+*c/";

/// A part of a whole that was printed by itself: of a product in trade, of a partner in exports or imports.
///
/// # Formula
///
/// `x_ijk / x_ij` or `x_ij / X_i`
///
/// # Units
///
/// Both: the same unit. Returns: a fraction, 0 to 1.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if the whole can be zero.
///
/// # Source
///
/// World Bank, WITS indicator help.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::share::share;
///
/// assert_eq!(share(1.into(), 4.into())?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn share(part: Range, whole: Range) -> Result<Range, Missing> {
    apply_once(SHARE, &[part, whole])
}

/// A part of the sum of the list.
///
/// # Formula
///
/// `x_k / sum of x`; over all parts the sum is 1
///
/// # Units
///
/// All: the same unit. Returns: a fraction, 0 to 1.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if the sum can be zero, [`Missing::NeedsProduct`] if the list has no
/// part `k`.
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::share::share_in;
///
/// assert_eq!(share_in(&[1.into(), 3.into()], 0)?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn share_in(parts: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, SHARE_IN, &[parts])
}

/// Exports less imports.
///
/// # Formula
///
/// `X - M`
///
/// # Units
///
/// Both: the same unit. Returns: that unit. Imports are usually valued c.i.f. and exports f.o.b.;
/// nothing is corrected for that.
///
/// # Missing data
///
/// None of its own.
///
/// # Source
///
/// World Bank, WITS indicator help.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::share::balance;
///
/// assert_eq!(balance(5.into(), 7.into())?.value(), -2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn balance(exports: Range, imports: Range) -> Result<Range, Missing> {
    apply_once(BALANCE, &[exports, imports])
}

/// The balance in parts of turnover: the trade specialisation coefficient.
///
/// # Formula
///
/// `(X - M) / (X + M)`
///
/// # Units
///
/// Both: the same unit. Returns: a number from -1 (only imports) to 1 (only exports).
///
/// # Missing data
///
/// [`Missing::NoBothFlows`] if both are zero.
///
/// # Source
///
/// UNCTAD, trade balance in percent of total trade; known as TSC or NTB.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::share::normalised_balance;
///
/// assert_eq!(normalised_balance(3.into(), 1.into())?.value(), 0.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn normalised_balance(exports: Range, imports: Range) -> Result<Range, Missing> {
    apply_once(NORMALISED_BALANCE, &[exports, imports])
}

/// How many times exports pay for imports.
///
/// # Formula
///
/// `X / M`
///
/// # Units
///
/// Both: the same unit. Returns: a ratio, 1 for a balance of zero.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if imports can be zero.
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::share::coverage;
///
/// assert_eq!(coverage(3.into(), 2.into())?.value(), 1.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn coverage(exports: Range, imports: Range) -> Result<Range, Missing> {
    share(exports, imports)
}

/// Trade in percent of gross domestic product, as WITS has it; for one partner it is the dependence on that partner.
///
/// # Formula
///
/// `100 (X + M) / GDP`
///
/// # Units
///
/// All: the same unit. Returns: percent; above 100 for places that trade more than they produce.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if the product can be zero.
///
/// # Source
///
/// World Bank, WITS indicator help: trade in percent of GDP.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::share::openness;
///
/// assert_eq!(openness(3.into(), 2.into(), 10.into())?.value(), 50.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn openness(exports: Range, imports: Range, gdp: Range) -> Result<Range, Missing> {
    apply_once(OPENNESS, &[exports, imports, gdp])
}

/// The mean of exports and imports in percent of gross domestic product, as UNCTAD has it: half of [`openness`].
///
/// # Formula
///
/// `100 (X + M) / (2 GDP)`
///
/// # Units
///
/// As for [`openness`].
///
/// # Missing data
///
/// As for [`openness`].
///
/// # Source
///
/// UNCTAD Handbook of Statistics, calculation methods.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::share::unctad_openness;
///
/// assert_eq!(unctad_openness(3.into(), 2.into(), 10.into())?.value(), 25.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn unctad_openness(exports: Range, imports: Range, gdp: Range) -> Result<Range, Missing> {
    apply_once(UNCTAD_OPENNESS, &[exports, imports, gdp])
}
