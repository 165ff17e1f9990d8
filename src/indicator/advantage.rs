//! Comparative advantage as trade reveals it.

use super::{
    Missing, Range,
    rule::{apply_once, apply_to},
    span::Span,
};

pub(super) const BALASSA: &str = "c;LN.ab+,N.cd+,J.c;+--+;aab+/cd+c/*";
pub(super) const BALASSA_WITH_OWN: &str = "s;LN.ab+,N.cd+,J.ac+;\
    aab+/ac+ac+b+d+/ab+Sac+b+d+Sbd+h/ac+h/N\
    bg/f*ei*-fS/ag/Nf*ej*-fS/0f*ei*-fS/0f*ej*-fS/;aab+/ac+ac+b+d+//";
pub(super) const SYMMETRIC: &str = "c;LN.ab+,N.cd+,J.c;+--+;aab+/cd+c/*;;+a1-a1+/";
pub(super) const ADDITIVE: &str = "c;LN.ab+,N.cd+;+--+;aab+/ccd+/-";
// With the totals written as sums, x/W - w X/W² is this.
pub(super) const NORMALISED: &str =
    "s;LN.ab+,N.cd+;cd+eS2ad*cb*-*ef*/df/cf/Nbf/Ng-af/g-;ad*cb*-cd+S/";
pub(super) const VOLLRATH: &str = "c;LN.ab+,N.cd+,J.b,T.ca-,T.db-;+--+;ab/db-ca-/*";
pub(super) const VOLLRATH_TRADE: &str = "2c;LN.ab+,N.cd+,J.b,T.ca-,T.db-;+--+;ab/db-ca-/*";
pub(super) const VOLLRATH_LOG: &str = "c;LN.ab+,N.cd+,J.b,T.ca-,T.db-;+--+;ab/db-ca-/*;;+aL";
pub(super) const VOLLRATH_COMPETITIVENESS: &str =
    "2c;LN.ab+,N.cd+,J.b,T.ca-,T.db-;+--+;ab/db-ca-/*;;+aL";
// With the totals written as sums, the formula is this.
pub(super) const LAFAY: &str = "s;LN.ab+cd++,O=ac+;\
    ab+cd++2ad*cb*-*eeS*Tde*f-*g/TcNe*f-*g/TbNe*f-*g/Tae*f-*g/;Tad*cb*-*ab+cd++S/";
pub(super) const PRODUCT_COMPLEMENTARITY: &str =
    "c;LN.ab+,N.cd+,N.ef+,J.e;+-+--+;aab+/ccd+/*ef+e/S*";

/// Revealed comparative advantage: a product's share in own exports by its share in those of a reference.
///
/// The reference is the world with the economy itself in it, or, for the advantage in one market, all
/// that this market imports.
///
/// # Formula
///
/// `(x_ik / X_i) / (x_wk / X_w)`
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: a ratio, 1
/// neutral, without upper limit.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if nothing at all can be exported, [`Missing::DivisorHoldsZero`] if
/// the reference can be without this product, [`Missing::NeedsProduct`],
/// [`Missing::UnequalLists`].
///
/// # Source
///
/// B. Balassa 1965, Manchester School 33:99-123.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::balassa;
///
/// assert_eq!(balassa(&[2.into(), 2.into()], &[1.into(), 3.into()], 0)?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn balassa(own: &[Range], reference: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, BALASSA, &[own, reference])
}

/// [`balassa`] where the world is the sum of own and all others' exports, as in a table of all economies.
///
/// # Formula
///
/// `(x_ik / X_i) / ((x_ik + x_ok) / (X_i + X_o))`
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: a ratio, 1
/// neutral.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if nothing at all can be exported, [`Missing::DivisorHoldsZero`] if
/// the reference can be without this product, [`Missing::NeedsProduct`],
/// [`Missing::UnequalLists`].
///
/// # Source
///
/// B. Balassa 1965, Manchester School 33:99-123.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::balassa_with_own;
///
/// let own = [2.into(), 2.into()];
/// assert_eq!(balassa_with_own(&own, &[0.into(), 4.into()], 0)?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn balassa_with_own(own: &[Range], others: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, BALASSA_WITH_OWN, &[own, others])
}

/// [`balassa`] between -1 and 1 (RSCA). Some software calls this NRCA; [`normalised`] is another index.
///
/// # Formula
///
/// `(RCA - 1) / (RCA + 1)`
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: a number from -1
/// to 1, 0 neutral.
///
/// # Missing data
///
/// As for [`balassa`].
///
/// # Source
///
/// K. Laursen 1998, DRUID Working Paper 98-30.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::symmetric;
///
/// assert!(symmetric(&[2.into(), 2.into()], &[1.into(), 3.into()], 0)?.value() > 0.3);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn symmetric(own: &[Range], reference: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, SYMMETRIC, &[own, reference])
}

/// The difference of shares where [`balassa`] is their quotient (ARCA).
///
/// # Formula
///
/// `x_ik / X_i - x_wk / X_w`; over all products the sum is 0
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: a number from -1
/// to 1, 0 neutral.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if a total can be zero.
///
/// # Source
///
/// R. Hoen and J. Oosterhaven 2006, Annals of Regional Science 40:677-691.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::additive;
///
/// assert_eq!(additive(&[2.into(), 2.into()], &[1.into(), 3.into()], 0)?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn additive(own: &[Range], reference: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, ADDITIVE, &[own, reference])
}

/// How far exports are from what they would be without any advantage, in parts of world trade (NRCA).
///
/// # Formula
///
/// `x_ik / X_w - x_wk X_i / X_w²`; over all products the sum is 0
///
/// # Units
///
/// Both lists: the same unit, the same products in the same order. Returns: a number from -1/4 to
/// 1/4, 0 neutral.
///
/// # Missing data
///
/// As for [`additive`].
///
/// # Source
///
/// R. Yu, J. Cai and P. Leung 2009, Annals of Regional Science 43:267-282.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::normalised;
///
/// assert_eq!(normalised(&[2.into(), 2.into()], &[4.into(), 12.into()], 0)?.value(), 0.0625);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn normalised(own: &[Range], reference: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, NORMALISED, &[own, reference])
}

/// Relative advantage without counting anything twice: of exports (RXA), or of imports (RMA).
///
/// # Formula
///
/// `(x_ik / x_i,others) / (x_ok / x_o,others)`: the other products of the economy, and the rest
/// `o` of the world
///
/// # Units
///
/// Both lists: the same unit, the same products in the same order. Returns: a ratio, 1 neutral.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if the economy can have no other product,
/// [`Missing::NothingElse`] if the rest of the world can have no trade in this or in other
/// products.
///
/// # Source
///
/// T. L. Vollrath 1991, Weltwirtschaftliches Archiv 127:265-280.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::vollrath;
///
/// let world = [3.into(), 5.into()];
/// assert_eq!(vollrath(&[1.into(), 1.into()], &world, 0)?.value(), 2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn vollrath(own: &[Range], world: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, VOLLRATH, &[own, world])
}

/// [`vollrath`] of exports less that of imports (RTA). Both pairs of lists are own trade and the world's; where the world is one table it is treated as two.
///
/// # Formula
///
/// `RXA - RMA`
///
/// # Units
///
/// As for [`vollrath`]. Returns: a number, 0 neutral.
///
/// # Missing data
///
/// As for [`vollrath`].
///
/// # Source
///
/// T. L. Vollrath 1991, Weltwirtschaftliches Archiv 127:265-280.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::vollrath_trade;
///
/// let (own, world) = ([1.into(), 1.into()], [3.into(), 5.into()]);
/// assert_eq!(vollrath_trade((&own, &world), (&own, &world), 0)?.value(), 0.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn vollrath_trade(
    exports: (&[Range], &[Range]),
    imports: (&[Range], &[Range]),
    k: usize,
) -> Result<Range, Missing> {
    apply_to(k, VOLLRATH_TRADE, &[exports.0, exports.1, imports.0, imports.1])
}

/// The logarithm of [`vollrath`].
///
/// # Formula
///
/// `ln RXA`
///
/// # Units
///
/// As for [`vollrath`]. Returns: a number, 0 neutral.
///
/// # Missing data
///
/// As for [`vollrath`]; [`Missing::NotPositive`] if the index can be zero.
///
/// # Source
///
/// T. L. Vollrath 1991, Weltwirtschaftliches Archiv 127:265-280.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::vollrath_log;
///
/// let (own, world) = ([1.into(), 1.into()], [3.into(), 5.into()]);
/// assert_eq!(vollrath_log(&own, &world, 0)?.value(), 2.0_f64.ln());
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn vollrath_log(own: &[Range], world: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, VOLLRATH_LOG, &[own, world])
}

/// Revealed competitiveness (RC).
///
/// # Formula
///
/// `ln RXA - ln RMA`
///
/// # Units
///
/// As for [`vollrath_trade`]. Returns: a number, 0 neutral.
///
/// # Missing data
///
/// As for [`vollrath_log`], of either.
///
/// # Source
///
/// T. L. Vollrath 1991, Weltwirtschaftliches Archiv 127:265-280.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::vollrath_competitiveness;
///
/// let (own, world) = ([1.into(), 1.into()], [3.into(), 5.into()]);
/// assert_eq!(vollrath_competitiveness((&own, &world), (&own, &world), 0)?.value(), 0.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn vollrath_competitiveness(
    exports: (&[Range], &[Range]),
    imports: (&[Range], &[Range]),
    k: usize,
) -> Result<Range, Missing> {
    apply_to(k, VOLLRATH_COMPETITIVENESS, &[exports.0, exports.1, imports.0, imports.1])
}

/// A product's contribution to the trade balance, of trade with the world or with one partner (Lafay).
///
/// # Formula
///
/// `100 ((x - m) / (x + m) - (X - M) / (X + M)) (x + m) / (X + M)`; over all products the sum is 0
///
/// # Units
///
/// Both lists: the same unit, the same products in the same order. Returns: percent of trade, -50
/// to 50, 0 neutral.
///
/// # Missing data
///
/// [`Missing::NoBothFlows`] for a product that is not traded, [`Missing::EmptyBasket`] if there is
/// no trade at all.
///
/// # Source
///
/// G. Lafay 1992, The measurement of revealed comparative advantages.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::lafay;
///
/// assert_eq!(lafay(&[1.into(), 0.into()], &[0.into(), 1.into()], 0)?.value(), 50.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn lafay(exports: &[Range], imports: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, LAFAY, &[exports, imports])
}

/// A product's share in exports less its share in imports (Michaely's specialisation).
///
/// # Formula
///
/// `x_k / X - m_k / M`; over all products the sum is 0
///
/// # Units
///
/// As for [`lafay`]. Returns: a number from -1 to 1, 0 neutral.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if exports or imports can be zero.
///
/// # Source
///
/// M. Michaely 1962, Concentration in International Trade.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::michaely;
///
/// assert_eq!(michaely(&[1.into(), 0.into()], &[0.into(), 1.into()], 0)?.value(), 1.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn michaely(exports: &[Range], imports: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, ADDITIVE, &[exports, imports])
}

/// The exporter's advantage in a product times the importer's need of it.
///
/// # Formula
///
/// `RCA_ik RMA_jk`, `RMA_jk = (m_jk / M_j) / (x_wk / X_w)`
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: a ratio, 1
/// neutral.
///
/// # Missing data
///
/// As for [`balassa`].
///
/// # Source
///
/// ESCAP, Trade Statistics in Policymaking, a handbook of commonly used trade indices.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::product_complementarity;
///
/// let even = [1.into(), 1.into()];
/// let index = product_complementarity(&even, &even, &even, 0)?;
/// assert!((index.value() - 1.0).abs() < 1e-14);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn product_complementarity(
    exports: &[Range],
    imports: &[Range],
    world: &[Range],
    k: usize,
) -> Result<Range, Missing> {
    apply_to(k, PRODUCT_COMPLEMENTARITY, &[exports, imports, world])
}

/// [`balassa_with_own`] for every economy and product of a table: one list of products for each
/// economy, all in the same order.
///
/// # Formula
///
/// `(x_ik / X_i) / (sum over i of x_ik / sum over i of X_i)`
///
/// # Units
///
/// All: the same unit. Returns: lists of the same lengths in the same order; ratios, 1 neutral.
///
/// # Missing data
///
/// For each by itself: [`Missing::EmptyBasket`] for an economy without exports or if there are no
/// others, [`Missing::DivisorHoldsZero`] for a product that nobody can export; for all:
/// [`Missing::UnequalLists`].
///
/// # Source
///
/// B. Balassa 1965, Manchester School 33:99-123.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::advantage::balassa_table;
///
/// let table = balassa_table(&[vec![2.into(), 2.into()], vec![0.into(), 4.into()]])?;
/// assert_eq!(table[0][0].map(|index| index.value()), Ok(2.0));
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn balassa_table(exports: &[Vec<Range>]) -> Result<Vec<Vec<Result<Range, Missing>>>, Missing> {
    let count = exports.first().map_or(0, Vec::len);
    if exports.iter().any(|list| list.len() != count) {
        return Err(Missing::UnequalLists);
    }
    for list in exports {
        if list.iter().any(|value| value.low() < 0.0) {
            return Err(Missing::Negative);
        }
    }
    let of_economy: Vec<Range> = exports.iter().map(|list| Range::sum(list)).collect();
    let of_product: Vec<Range> = (0..count)
        .map(|k| {
            let column: Vec<Range> = exports.iter().map(|list| list[k]).collect();
            Range::sum(&column)
        })
        .collect();
    let all = Range::sum(&of_economy);
    let one = |list: &[Range], own: Range, k: usize| {
        let (x, others_of_product) = (list[k], of_product[k].without(list[k]));
        if own.low() <= 0.0 {
            return Err(Missing::EmptyBasket);
        }
        with_own(x, own.without(x), others_of_product, all.without(own).without(others_of_product))
    };
    let lists = exports.iter().zip(&of_economy);
    Ok(lists.map(|(list, own)| (0..count).map(|k| one(list, *own, k)).collect()).collect())
}

/// [`balassa_with_own`] of a product `x`, the other products `r`, and both of all others, `o` and `p`.
fn with_own(x: Range, r: Range, o: Range, p: Range) -> Result<Range, Missing> {
    let inputs = [x, r, o, p];
    if !inputs.iter().all(|input| input.is_settled()) || x.holds_zero() && o.holds_zero() {
        // In a table an economy, or all others, may well have nothing else.
        return apply_once(&BALASSA_WITH_OWN.replacen("LN.ab+,N.cd+,", "", 1), &inputs);
    }
    // The same without lists and without reading a rule: tables have a million of these.
    let formula = |at: [Span; 4]| {
        let own = at[0] / (at[0] + at[1]);
        own / ((at[0] + at[2]) / (at[0] + at[2] + at[1] + at[3]))
    };
    let value = formula(inputs.map(|input| Span::at(input.value())));
    let all = formula(inputs.map(Range::span));
    Range::finish(value, all.low, all.high)
}
