//! Constant market shares: why exports grew.

use super::{
    Missing, Range,
    bounds::{Smooth, Way, corners, smooth},
    range::Span,
    share::not_negative,
};

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
    for trade in products {
        let ProductTrade { exports, exports_there, world, world_there } = trade;
        not_negative(exports)?;
        not_negative(&[*exports_there])?;
        not_negative(world)?;
        not_negative(world_there)?;
    }
    let sum = |part: &dyn Fn(&ProductTrade) -> Range| {
        let parts: Vec<Range> = products.iter().map(part).collect();
        Range::sum(&parts)
    };
    let (earlier, later) = (sum(&|trade| trade.exports[0]), sum(&|trade| trade.exports[1]));
    let (world_earlier, world_later) = (sum(&|trade| trade.world[0]), sum(&|trade| trade.world[1]));
    let inputs = [(world_later, Way::Up), (world_earlier, Way::Down), (earlier, Way::Either)];
    let world = corners(&inputs, &|at| (at[0] - at[1]) / at[1] * at[2])?;
    let mut market = Vec::with_capacity(products.len());
    let mut competitiveness = Vec::with_capacity(products.len());
    for trade in products {
        market.push(market_effect(trade)?);
        competitiveness.push(rest(trade)?);
    }
    Ok(ConstantShares {
        total: later.minus(earlier),
        world,
        commodity: commodity_effect(products)?,
        market: Range::sum(&market),
        competitiveness: Range::sum(&competitiveness),
    })
}

/// `flow later / earlier`, which is nothing where nothing flowed.
fn grown(flow: Span, later: Span, earlier: Span) -> Span {
    if flow.low >= 0.0 && flow.high <= 0.0 { Span::ZERO } else { flow * (later / earlier) }
}

/// `sum of (r_k - r) X_k`.
fn commodity_effect(products: &[ProductTrade]) -> Result<Range, Missing> {
    let count = products.len();
    let sums = |at: &[Span]| {
        let part = |from: usize| Span::sum(at[from * count..(from + 1) * count].iter().copied());
        (part(0), part(1), part(2))
    };
    let formula = |at: &[Span]| {
        let (own, earlier, later) = sums(at);
        let terms: Vec<Span> =
            (0..count).map(|k| grown(at[k], at[2 * count + k], at[count + k])).collect();
        Span::sum(terms.into_iter()) - own * (later / earlier)
    };
    let slopes = |at: &[Span], slope: &mut [Span]| {
        let (own, earlier, later) = sums(at);
        for k in 0..count {
            let (x, was, is) = (at[k], at[count + k], at[2 * count + k]);
            slope[2 * count + k] = grown(x, Span::ONE, was) - own / earlier;
            slope[count + k] = own * later / earlier.square() - grown(x, is / was, was);
            slope[k] = if x.is_thin() { Span::ZERO } else { is / was - later / earlier };
        }
    };
    let inputs: Vec<Range> = products
        .iter()
        .map(|trade| trade.exports[0])
        .chain(products.iter().map(|trade| trade.world[0]))
        .chain(products.iter().map(|trade| trade.world[1]))
        .collect();
    smooth(&inputs, &Smooth { formula: &formula, slopes: &slopes })
}

/// The inputs of one product's market term: own exports to all, own exports there, then the world's
/// later and earlier exports there, and its later and earlier exports to all.
fn inputs(trade: &ProductTrade) -> Result<[Range; 6], Missing> {
    let (all, there) = (trade.exports[0], trade.exports_there);
    let elsewhere = [0, 1].map(|year| trade.world[year].low() - trade.world_there[year].high());
    if elsewhere[0] < 0.0 || elsewhere[1] < 0.0 {
        return Err(Missing::NothingElse);
    }
    Ok([all, there, trade.world_there[1], trade.world_there[0], trade.world[1], trade.world[0]])
}

/// Own exports grown as the world's did there, and elsewhere.
fn as_markets_grew(at: &[Span]) -> Span {
    grown(at[1], at[2], at[3]) + grown(at[0] - at[1], at[4] - at[2], at[5] - at[3])
}

/// The slopes of [`as_markets_grew`].
fn market_slopes(at: &[Span], slope: &mut [Span]) {
    let elsewhere = at[0] - at[1];
    let (later, earlier) = (at[4] - at[2], at[5] - at[3]);
    // A flow of exactly zero has no slope that matters.
    let of_flow = |flow: Span, growth: Span| if flow.is_thin() { Span::ZERO } else { growth };
    slope[0] = of_flow(at[0], later / earlier);
    slope[1] = of_flow(at[1], at[2] / at[3] - later / earlier);
    slope[2] = grown(at[1], Span::ONE, at[3]) - grown(elsewhere, Span::ONE, earlier);
    slope[4] = grown(elsewhere, Span::ONE, earlier);
    slope[5] = -grown(elsewhere, later / earlier, earlier);
    slope[3] = -grown(at[1], at[2] / at[3], at[3]) - slope[5];
}

/// `sum over both markets of (r_kj - r_k) X_kj`.
fn market_effect(trade: &ProductTrade) -> Result<Range, Missing> {
    // With `A` and `B` trade there and elsewhere the sum is `(A1 - A0 B1/B0) (p/A0 - x/W0)`: how much
    // faster the market grew, times how much more of own exports than of the world's went there.
    let factors = |at: &[Span]| {
        let elsewhere = at[5] - at[3];
        let growth = (at[4] - at[2]) / elsewhere;
        let faster = at[2] - at[3] * growth;
        (elsewhere, growth, faster, grown(at[1], Span::ONE, at[3]) - at[0] / at[5])
    };
    let formula = |at: &[Span]| {
        let (_, _, faster, more) = factors(at);
        faster * more
    };
    let slopes = |at: &[Span], slope: &mut [Span]| {
        let (elsewhere, growth, faster, more) = factors(at);
        let (of_all, of_there) = (at[5] / elsewhere, at[3] / elsewhere);
        slope[0] = -(faster / at[5]);
        slope[1] = if at[1].is_thin() { Span::ZERO } else { faster / at[3] };
        slope[2] = more * of_all;
        slope[3] = -(growth * of_all * more) - faster * grown(at[1], Span::ONE / at[3], at[3]);
        slope[4] = -(more * of_there);
        slope[5] = more * of_there * growth + faster * (at[0] / at[5].square());
    };
    smooth(&inputs(trade)?, &Smooth { formula: &formula, slopes: &slopes })
}

/// Later exports less what they would have been had they grown as their markets did.
fn rest(trade: &ProductTrade) -> Result<Range, Missing> {
    let expected =
        smooth(&inputs(trade)?, &Smooth { formula: &as_markets_grew, slopes: &market_slopes })?;
    Ok(trade.exports[1].minus(expected))
}
