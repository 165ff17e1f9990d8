//! Prices, and the two reporters' figures of one flow.

use super::{Missing, Range, rule::apply_once, share::SHARE};

pub(super) const TERMS_OF_TRADE: &str = "c;J.b;+?;Ha*b/";
pub(super) const MIRROR_GAP: &str = "c;LO=ab+;+-;2ab-*ab+/";
pub(super) const CIF_FOB: &str = "c;J.a;?+;ba/";

/// Value by quantity.
///
/// # Formula
///
/// `v / q`
///
/// # Units
///
/// Returns: the unit of the value by the unit of the quantity. Quantities in different units are
/// never added.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if the quantity can be zero.
///
/// # Source
///
/// UN, International Merchandise Trade Statistics.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::price::unit_value;
///
/// assert_eq!(unit_value(6.into(), 4.into())?.value(), 1.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn unit_value(value: Range, quantity: Range) -> Result<Range, Missing> {
    apply_once(SHARE, &[value, quantity])
}

/// The price of exports in percent of the price of imports (net barter).
///
/// # Formula
///
/// `100 P_x / P_m`
///
/// # Units
///
/// Both: index numbers on one base year, or unit values in one unit. Returns: percent.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if the price of imports can be zero.
///
/// # Source
///
/// UNCTAD Handbook of Statistics, terms of trade index.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::price::terms_of_trade;
///
/// assert_eq!(terms_of_trade(6.into(), 4.into())?.value(), 150.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn terms_of_trade(export_price: Range, import_price: Range) -> Result<Range, Missing> {
    apply_once(TERMS_OF_TRADE, &[export_price, import_price])
}

/// How far two reporters' figures of the same flow are apart.
///
/// # Formula
///
/// `(x_ij - m_ji) / ((x_ij + m_ji) / 2)`, exports by the exporter, imports by the importer
///
/// # Units
///
/// Both: the same unit. Returns: a number from -2 to 2; below 0 where the importer reports more.
///
/// # Missing data
///
/// [`Missing::NoBothFlows`] if both are zero.
///
/// # Source
///
/// UN Comtrade, mirror data.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::price::mirror_gap;
///
/// assert_eq!(mirror_gap(3.into(), 1.into())?.value(), 1.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn mirror_gap(reported: Range, mirrored: Range) -> Result<Range, Missing> {
    apply_once(MIRROR_GAP, &[reported, mirrored])
}

/// Imports as the importer reports them by exports as the exporter does.
///
/// # Formula
///
/// `m_ji / x_ij`
///
/// # Units
///
/// Both: the same unit. Returns: a ratio; above 1 for freight and insurance, and for all other
/// reasons.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if exports can be zero.
///
/// # Source
///
/// IMF, Direction of Trade Statistics, c.i.f./f.o.b. factor.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::price::cif_fob;
///
/// assert_eq!(cif_fob(3.into(), 2.into())?.value(), 1.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn cif_fob(imports: Range, exports: Range) -> Result<Range, Missing> {
    apply_once(CIF_FOB, &[exports, imports])
}
