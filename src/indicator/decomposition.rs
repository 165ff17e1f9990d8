//! Constant market shares: why exports grew.

use super::{Missing, Range, rule::apply};

// Lists: own exports earlier and later, own earlier exports there, the world's exports earlier and
// later, the world's exports there earlier and later.
pub(super) const TOTAL_CHANGE: &str = "Cab;L;-+;ba-";
pub(super) const WORLD_GROWTH: &str = "Caed;L;?+-;bc-c/a*";
/// `sum of (r_k - r) X_k`.
pub(super) const COMMODITY_EFFECT: &str = "sade;L;\
    acb/fe/-Odf*eS/acb/bG-a1bGde/-;gdfe/*-;a,b,c,acbG";
/// `sum over both markets of (r_kj - r_k) X_kj`. With `A` and `B` trade there and elsewhere the sum is
/// `(A1 - A0 B1/B0) (p/A0 - x/W0)`: how much faster the market grew, times how much more of own
/// exports than of the world's went there.
pub(super) const MARKET_EFFECT: &str = "pacgfed;LT:fd-,T:ec-;\
    fd-ec-g/cdh*-b1dGaf/-fg/dg/if/Nbid/Ojk*hk*j*Nib1d/dG*-jl*Njl*h*iafS/*+;\
    fd-ec-g/cdh*-b1dGaf/-ij*";
/// Later exports less what they would have been had they grown as their markets did.
pub(super) const COMPETITIVENESS: &str = "pacgfedb;LT:fd-,T:ec-;\
    ab-ec-fd-hij/jGNaij/ONbcd/ij/-ONb1dGh1jG-Nbcd/dGNk-Nh1jGNkN1;gbcdGab-ec-fd-G+-";

/// One product's trade, as the decomposition needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProductTrade {
    /// The economy's exports of it to the world, earlier and later.
    pub exports: [Range; 2],
    /// Its exports of it to the one market looked at, earlier.
    pub exports_there: Range,
    /// The world's exports of it, earlier and later.
    pub world: [Range; 2],
    /// The world's exports of it to that market, earlier and later.
    pub world_there: [Range; 2],
}

/// The growth of exports in four terms, in the order in which they are taken out.
///
/// The order matters: each term is what the one before leaves. First the growth of all world trade;
/// then that some products grew faster; then that this product grew faster in one market than in the
/// rest of the world; what is left is competitiveness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConstantShares {
    /// Later less earlier exports: the sum of the four.
    pub total: Range,
    /// What exports would have grown with all world trade.
    pub world: Range,
    /// What they would have grown beyond that with trade in their products.
    pub commodity: Range,
    /// What they would have grown beyond that with trade in their markets.
    pub market: Range,
    /// The rest: shares won or lost.
    pub competitiveness: Range,
}

/// Splits the change of exports into world growth, products, markets and competitiveness.
///
/// # Formula
///
/// `X1 - X0 = r X0 + sum of (r_k - r) X0_k + sum of (r_kj - r_k) X0_kj + rest`, `r` growth rates of
/// world exports, of product `k`, and of `k` to market `j`; two markets: one partner and all others.
///
/// # Units
///
/// All: the same unit. Returns: that unit, five times.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if the world's earlier trade in a product that was exported can be
/// zero, in the market or in the rest of the world; [`Missing::EmptyBasket`] for no products.
///
/// # Source
///
/// H. Tyszynski 1951, Manchester School 19:272-304; E. Leamer and R. Stern 1970, Quantitative
/// International Economics.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{decomposition::{ProductTrade, constant_shares}};
///
/// let trade = ProductTrade {
///     exports: [10.into(), 15.into()],
///     exports_there: 4.into(),
///     world: [100.into(), 120.into()],
///     world_there: [20.into(), 30.into()],
/// };
/// let terms = constant_shares(&[trade])?;
/// assert_eq!((terms.total.value(), terms.world.value()), (5.0, 2.0));
/// assert!(terms.commodity.value().abs() < 1e-12);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn constant_shares(products: &[ProductTrade]) -> Result<ConstantShares, Missing> {
    if products.is_empty() {
        return Err(Missing::EmptyBasket);
    }
    let list = |part: fn(&ProductTrade) -> Range| products.iter().map(part).collect();
    let lists: [Vec<Range>; 7] = [
        list(|trade| trade.exports[0]),
        list(|trade| trade.exports[1]),
        list(|trade| trade.exports_there),
        list(|trade| trade.world[0]),
        list(|trade| trade.world[1]),
        list(|trade| trade.world_there[0]),
        list(|trade| trade.world_there[1]),
    ];
    let lists = lists.each_ref().map(Vec::as_slice);
    Ok(ConstantShares {
        total: apply(TOTAL_CHANGE, &lists)?,
        world: apply(WORLD_GROWTH, &lists)?,
        commodity: apply(COMMODITY_EFFECT, &lists)?,
        market: apply(MARKET_EFFECT, &lists)?,
        competitiveness: apply(COMPETITIVENESS, &lists)?,
    })
}
