//! How concentrated trade is, and how alike two compositions are.

use super::{Missing, Range, rule::apply};

pub(super) const HERFINDAHL: &str = "h;LN+a";
pub(super) const HIRSCHMAN: &str = "h;LN+a;;;;+aQ";
pub(super) const NORMALISED_HERFINDAHL: &str = "h;LN+a,Q1;;;;+a1b/-11b/-/";
pub(super) const UNCTAD_CONCENTRATION: &str = "h;LN+a,Q1;;;;+aQ1b/Q-11b/Q-/";
pub(super) const EFFECTIVE_NUMBER: &str = "h;LN+a;;;;-1a/";
pub(super) const ENTROPY: &str = "e;LN+a";
pub(super) const THEIL: &str = "e;LN+a;;;;-bLa-";
pub(super) const FINGER_KREININ: &str = "o;LN+a,N+b;;;;+Ha*";
pub(super) const KRUGMAN: &str = "o;LN+a,N+b;;;;-22a*-";
pub(super) const DIVERSIFICATION: &str = "o;LN+a,N+b;;;;-1a-";
pub(super) const COSINE: &str = "s;LN+a,N+b;dQeQ*bacd/*-f/abce/*-f/;cdQeQ*/W;ab*,aS,bS";

/// The sum of squared shares (Herfindahl, Hirschman).
///
/// # Formula
///
/// `H = sum of s_k²`, `s_k` the share of product (or partner) `k`.
///
/// # Units
///
/// All parts: one unit. Returns: a number from `1/n` to 1, 1 for one product only. Some sources
/// print it times 10 000.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if the total can be zero.
///
/// # Source
///
/// O. C. Herfindahl 1950; A. O. Hirschman 1964, American Economic Review 54:761.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::herfindahl};
///
/// let index = herfindahl(&[5.into(), 3.into(), 2.into()])?;
/// assert!((index.value() - 0.38).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn herfindahl(parts: &[Range]) -> Result<Range, Missing> {
    apply(HERFINDAHL, &[parts])
}

/// The root of the sum of squared shares, as WITS prints it.
///
/// # Formula
///
/// `sqrt(H)`
///
/// # Units
///
/// All parts: one unit. Returns: a number from `1/sqrt(n)` to 1.
///
/// # Missing data
///
/// As for [`herfindahl`].
///
/// # Source
///
/// World Bank, WITS: the sectoral Hirschman index.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::hirschman};
///
/// assert!((hirschman(&[1.into(), 1.into()])?.value() - 0.5_f64.sqrt()).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn hirschman(parts: &[Range]) -> Result<Range, Missing> {
    apply(HIRSCHMAN, &[parts])
}

/// The sum of squared shares moved to 0 for even shares.
///
/// # Formula
///
/// `(H - 1/n) / (1 - 1/n)`, `n` the length of the list: products without trade count if listed.
///
/// # Units
///
/// All parts: one unit. Returns: a number from 0 to 1.
///
/// # Missing data
///
/// As for [`herfindahl`]; [`Missing::OneProduct`] for a list of one.
///
/// # Source
///
/// Hirschman's index, normalised as in the World Bank's WITS.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::normalised_herfindahl};
///
/// let index = normalised_herfindahl(&[5.into(), 3.into(), 2.into()])?;
/// assert!((index.value() - 0.07).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn normalised_herfindahl(parts: &[Range]) -> Result<Range, Missing> {
    apply(NORMALISED_HERFINDAHL, &[parts])
}

/// UNCTAD's concentration index.
///
/// # Formula
///
/// `(sqrt(H) - sqrt(1/n)) / (1 - sqrt(1/n))`, `n` the length of the list.
///
/// # Units
///
/// All parts: one unit. Returns: a number from 0 to 1.
///
/// # Missing data
///
/// As for [`normalised_herfindahl`].
///
/// # Source
///
/// UNCTAD Handbook of Statistics, concentration index.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::unctad_concentration};
///
/// assert!(unctad_concentration(&[1.into(), 1.into()])?.value().abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn unctad_concentration(parts: &[Range]) -> Result<Range, Missing> {
    apply(UNCTAD_CONCENTRATION, &[parts])
}

/// How many equal products would be as concentrated.
///
/// # Formula
///
/// `1 / H`
///
/// # Units
///
/// All parts: one unit. Returns: a number of products, from 1 to `n`; high is diverse.
///
/// # Missing data
///
/// As for [`herfindahl`].
///
/// # Source
///
/// M. A. Adelman 1969, Review of Economics and Statistics 51:99.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::effective_number};
///
/// assert!((effective_number(&[2.into(), 2.into()])?.value() - 2.0).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn effective_number(parts: &[Range]) -> Result<Range, Missing> {
    apply(EFFECTIVE_NUMBER, &[parts])
}

/// The entropy of the shares.
///
/// # Formula
///
/// `E = - sum of s_k ln(s_k)`, a share of zero adding nothing.
///
/// # Units
///
/// All parts: one unit. Returns: a number from 0 to `ln n`; high is diverse.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if the total can be zero.
///
/// # Source
///
/// H. Theil 1967, Economics and Information Theory.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::entropy};
///
/// assert!((entropy(&[1.into(), 1.into()])?.value() - 2.0_f64.ln()).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn entropy(parts: &[Range]) -> Result<Range, Missing> {
    apply(ENTROPY, &[parts])
}

/// How far the entropy is from that of even shares.
///
/// # Formula
///
/// `ln n - E`, `n` the length of the list.
///
/// # Units
///
/// All parts: one unit. Returns: a number from 0 to `ln n`; high is concentrated.
///
/// # Missing data
///
/// As for [`entropy`].
///
/// # Source
///
/// H. Theil 1967, Economics and Information Theory.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::theil};
///
/// assert!((theil(&[1.into(), 0.into()])?.value() - 2.0_f64.ln()).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn theil(parts: &[Range]) -> Result<Range, Missing> {
    apply(THEIL, &[parts])
}

/// How much two export baskets have in common (Finger and Kreinin).
///
/// # Formula
///
/// `100 sum of min(s_ik, s_jk)`
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: percent, 0 to 100;
/// falls when products are told apart more finely.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if a total can be zero, [`Missing::UnequalLists`].
///
/// # Source
///
/// J. M. Finger and M. E. Kreinin 1979, Economic Journal 89:905-912.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::finger_kreinin};
///
/// let index = finger_kreinin(&[3.into(), 1.into()], &[1.into(), 1.into()])?;
/// assert_eq!(index.value(), 75.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn finger_kreinin(own: &[Range], other: &[Range]) -> Result<Range, Missing> {
    apply(FINGER_KREININ, &[own, other])
}

/// How much two compositions differ (Krugman).
///
/// # Formula
///
/// `sum of |s_ik - s_jk|`
///
/// # Units
///
/// As for [`finger_kreinin`]. Returns: a number from 0 to 2, high for different.
///
/// # Missing data
///
/// As for [`finger_kreinin`].
///
/// # Source
///
/// P. Krugman 1991, Geography and Trade.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::krugman};
///
/// assert_eq!(krugman(&[3.into(), 1.into()], &[1.into(), 1.into()])?.value(), 0.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn krugman(own: &[Range], other: &[Range]) -> Result<Range, Missing> {
    apply(KRUGMAN, &[own, other])
}

/// How much a composition differs from the world's (UNCTAD's diversification index).
///
/// # Formula
///
/// `sum of |s_ik - s_wk| / 2`
///
/// # Units
///
/// As for [`finger_kreinin`]. Returns: a number from 0 to 1; high for different from the world.
///
/// # Missing data
///
/// As for [`finger_kreinin`].
///
/// # Source
///
/// UNCTAD Handbook of Statistics, diversification index.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::diversification};
///
/// assert_eq!(diversification(&[3.into(), 1.into()], &[1.into(), 1.into()])?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn diversification(own: &[Range], world: &[Range]) -> Result<Range, Missing> {
    apply(DIVERSIFICATION, &[own, world])
}

/// The cosine of two compositions.
///
/// # Formula
///
/// `sum of x_k m_k / sqrt(sum of x_k² sum of m_k²)`
///
/// # Units
///
/// Each list: one unit of its own, the same products in the same order. Returns: a number from 0
/// to 1, 1 for the same composition.
///
/// # Missing data
///
/// [`Missing::EmptyBasket`] if a total can be zero, [`Missing::UnequalLists`].
///
/// # Source
///
/// R. G. D. Allen 1957; H. Linnemann 1966, An Econometric Study of International Trade Flows.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, concentration::cosine};
///
/// let index = cosine(&[3.into(), 4.into()], &[4.into(), 3.into()])?;
/// assert!((index.value() - 0.96).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn cosine(x: &[Range], m: &[Range]) -> Result<Range, Missing> {
    apply(COSINE, &[x, m])
}
