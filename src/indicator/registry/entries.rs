//! The table of indicators, a family after the other.

use crate::indicator::{
    advantage, change, concentration, decomposition, fit, price, share, twoway,
};

#[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
#[allow(clippy::wildcard_imports, reason = "the names of sources are made for this table")]
use super::{Ends, Polarity, sources::*};
use super::{Entry, Family, OutUnit};

/// A table, a line for what each indicator is and a line for where it comes from. What only the
/// documentation says is not in what a page loads, which is built without debug assertions.
macro_rules! entries {
    ($(
        $id:literal $family:ident $unit:ident $formula:literal,
        $reads:literal => $rule:expr,
        $polarity:ident $ends:ident $low:expr, $high:expr, $source:expr;
    )*) => {
        &[$(Entry {
            id: $id,
            family: Family::$family,
            formula: $formula,
            reads: $reads,
            rule: $rule,
            unit: OutUnit::$unit,
            #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
            limits: ($low, $high),
            #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
            polarity: Polarity::$polarity,
            #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
            source: $source,
            #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
            ends: Ends::$ends,
        }),*]
    };
}

/// Every indicator, family by family.
pub const ALL: &[Entry] = entries! {
    "change" Change Money "v_1 - v_0",
        "A qro0 qro1" => change::CHANGE,
        None Exact NO_LOW, NO_HIGH, DEF;
    "growth" Change Fraction "(v_1 - v_0) / v_0",
        "A qro0 qro1" => change::GROWTH,
        None Exact -1.0, NO_HIGH, DEF;
    "index" Change Percent "100 v_1 / v_0",
        "A qro0 qro1" => change::INDEX,
        None Exact 0.0, NO_HIGH, DEF;
    "annual-growth" Change PerYear "(v_1 / v_0)^(1/n) - 1",
        "A qro0 qro1 #" => change::ANNUAL_GROWTH,
        None Exact -1.0, NO_HIGH, WITS;
    "fitted-growth" Change PerYear "exp(b) - 1, ln v_t = a + b t",
        "Y qro1 qro0" => change::FITTED_GROWTH,
        None Exact -1.0, NO_HIGH, UNCTAD;
    "log-change" Change Number "ln(v_1 / v_0)",
        "A qro0 qro1" => change::LOG_CHANGE,
        None Exact NO_LOW, NO_HIGH, TVV;
    "product-contribution" Change Fraction "(v_1k - v_0k) / V_0",
        "P qro0 qro1" => change::CONTRIBUTION_IN,
        None Exact NO_LOW, NO_HIGH, DEF;
    "partner-contribution" Change Fraction "(v_1j - v_0j) / V_0",
        "A qrp0 qrp1 qrw0" => change::CONTRIBUTION,
        None Exact NO_LOW, NO_HIGH, DEF;
    "share-of-change" Change Fraction "(v_1k - v_0k) / (V_1 - V_0)",
        "P qro0 qro1" => change::SHARE_OF_CHANGE,
        None Exact NO_LOW, NO_HIGH, DEF;
    "product-share" Share Fraction "x_ijk / X_ij",
        "S qro1 qro1" => share::SHARE,
        None Exact 0.0, 1.0, WITS;
    "partner-share" Share Fraction "x_ij / X_i",
        "A qrp1 qrw1" => share::SHARE,
        None Exact 0.0, 1.0, WITS;
    "balance" Share Money "X - M",
        "A xro1 mro1" => share::BALANCE,
        Surplus Exact NO_LOW, NO_HIGH, WITS;
    "normalised-balance" Share Number "(X - M) / (X + M)",
        "A xro1 mro1" => share::NORMALISED_BALANCE,
        Surplus Exact -1.0, 1.0, UNCTAD;
    "coverage" Share Ratio "X / M",
        "A xro1 mro1" => share::SHARE,
        Surplus Exact 0.0, NO_HIGH, DEF;
    "openness" Share Percent "100 (X + M) / GDP",
        "Nw xro1 mro1 g" => share::OPENNESS,
        More Exact 0.0, NO_HIGH, WITS;
    "unctad-openness" Share Percent "100 (X + M) / (2 GDP)",
        "Nw xro1 mro1 g" => share::UNCTAD_OPENNESS,
        More Exact 0.0, NO_HIGH, UNCTAD;
    "dependence" Share Percent "100 (x_ij + m_ij) / GDP_i",
        "N xrp1 mrp1 g" => share::OPENNESS,
        More Exact 0.0, NO_HIGH, WITS;
    "herfindahl" Concentration Number "sum_k s_k^2",
        "L qro1" => concentration::HERFINDAHL,
        Concentrated Tight 0.0, 1.0, HH;
    "hirschman" Concentration Number "sqrt(sum_k s_k^2)",
        "L qro1" => concentration::HIRSCHMAN,
        Concentrated Tight 0.0, 1.0, WITS;
    "normalised-herfindahl" Concentration Number "(H - 1/n) / (1 - 1/n)",
        "L qro1" => concentration::NORMALISED_HERFINDAHL,
        Concentrated Tight 0.0, 1.0, HH;
    "unctad-concentration" Concentration Number "(sqrt(H) - sqrt(1/n)) / (1 - sqrt(1/n))",
        "L qro1" => concentration::UNCTAD_CONCENTRATION,
        Concentrated Tight 0.0, 1.0, UNCTAD;
    "effective-number" Concentration Products "1 / H",
        "L qro1" => concentration::EFFECTIVE_NUMBER,
        Diverse Tight 1.0, NO_HIGH, ADEL;
    "entropy" Concentration Number "- sum_k s_k ln(s_k)",
        "L qro1" => concentration::ENTROPY,
        Diverse Tight 0.0, NO_HIGH, THEIL;
    "theil" Concentration Number "ln(n) + sum_k s_k ln(s_k)",
        "L qro1" => concentration::THEIL,
        Concentrated Tight 0.0, NO_HIGH, THEIL;
    "finger-kreinin" Concentration Percent "100 sum_k min(s_ik, s_jk)",
        "L qrw1 qpw1" => concentration::FINGER_KREININ,
        Similar Tight 0.0, 100.0, FK;
    "krugman" Concentration Number "sum_k abs(s_ik - s_jk)",
        "L qrw1 qpw1" => concentration::KRUGMAN,
        Different Tight 0.0, 2.0, KRUG;
    "diversification" Concentration Number "1/2 sum_k abs(s_ik - s_wk)",
        "Lw qro1 qwo1" => concentration::DIVERSIFICATION,
        Different Tight 0.0, 1.0, UNCTAD;
    "cosine" Concentration Number "sum_k x_ik m_jk / sqrt(sum_k x_ik^2 sum_k m_jk^2)",
        "L xrw1 mpw1" => concentration::COSINE,
        Similar Tight 0.0, 1.0, COS;
    "balassa" Advantage Ratio "(x_ik / X_i) / (x_wk / X_w)",
        "Pw xro1 xwo1" => advantage::BALASSA,
        Advantage Exact 0.0, NO_HIGH, BAL;
    "balassa-with-own" Advantage Ratio "(x_ik / X_i) / (sum_i x_ik / sum_i X_i)",
        "Pw xro1 xso1" => advantage::BALASSA_WITH_OWN,
        Advantage Tight 0.0, NO_HIGH, BAL;
    "symmetric-advantage" Advantage Number "(RCA - 1) / (RCA + 1)",
        "Pw xro1 xwo1" => advantage::SYMMETRIC,
        Advantage Exact -1.0, 1.0, LAUR;
    "additive-advantage" Advantage Number "x_ik / X_i - x_wk / X_w",
        "Pw xro1 xwo1" => advantage::ADDITIVE,
        Advantage Exact -1.0, 1.0, HOEN;
    "normalised-advantage" Advantage Number "x_ik / X_w - x_wk X_i / X_w^2",
        "Pw xro1 xwo1" => advantage::NORMALISED,
        Advantage Tight NO_LOW, NO_HIGH, YU;
    "vollrath-exports" Advantage Ratio "(x_ik / x_ir) / (x_ok / x_or)",
        "Pw xro1 xwo1" => advantage::VOLLRATH,
        Advantage Exact 0.0, NO_HIGH, VOLL;
    "vollrath-imports" Advantage Ratio "(m_ik / m_ir) / (m_ok / m_or)",
        "Pw mro1 mwo1" => advantage::VOLLRATH,
        More Exact 0.0, NO_HIGH, VOLL;
    "vollrath-log" Advantage Number "ln(RXA)",
        "Pw xro1 xwo1" => advantage::VOLLRATH_LOG,
        Advantage Exact NO_LOW, NO_HIGH, VOLL;
    "vollrath-trade" Advantage Number "RXA - RMA",
        "Pw xro1 xwo1 mro1 mwo1" => advantage::VOLLRATH_TRADE,
        Advantage Exact NO_LOW, NO_HIGH, VOLL;
    "vollrath-competitiveness" Advantage Number "ln(RXA) - ln(RMA)",
        "Pw xro1 xwo1 mro1 mwo1" => advantage::VOLLRATH_COMPETITIVENESS,
        Advantage Exact NO_LOW, NO_HIGH, VOLL;
    "lafay" Advantage Percent "100 ((x_k - m_k) / (x_k + m_k) - (X - M) / (X + M)) (x_k + m_k) / (X + M)",
        "Pw xro1 mro1" => advantage::LAFAY,
        Advantage Tight -50.0, 50.0, LAF;
    "michaely-specialisation" Advantage Number "x_k / X - m_k / M",
        "Pw xro1 mro1" => advantage::ADDITIVE,
        Advantage Exact -1.0, 1.0, MIC62;
    "product-complementarity" Advantage Ratio "RCA_ik RMA_jk",
        "P xrw1 mpw1 xww1" => advantage::PRODUCT_COMPLEMENTARITY,
        Complementary Exact 0.0, NO_HIGH, ESCAP;
    "michaely-complementarity" Fit Percent "100 (1 - 1/2 sum_k abs(m_jk - x_ik))",
        "L xrw1 mpw1" => concentration::FINGER_KREININ,
        Complementary Tight 0.0, 100.0, MIC96;
    "drysdale-complementarity" Fit Ratio "sum_k (x_ik / X_i) ((M_w - M_i) / (M_wk - M_ik)) (m_jk / M_j)",
        "L xrw1 mpw1 mww1 mrw1" => fit::DRYSDALE,
        Complementary Tight 0.0, NO_HIGH, DG;
    "bias" Fit Ratio "I_ij / C_ij",
        "L xrw1 mpw1 mww1 mrw1 Xrp1" => fit::BIAS,
        More Exact 0.0, NO_HIGH, DG;
    "trade-intensity" Fit Ratio "(x_ij / X_i) / (x_wj / X_w)",
        "T xrp1 xrw1 xwp1 xww1" => fit::INTENSITY,
        More Exact 0.0, NO_HIGH, WITS;
    "intensity-excluding" Fit Ratio "(x_ij / X_i) / ((x_wj - x_ij) / (X_w - X_i))",
        "T xrp1 xrw1 xwp1 xww1" => fit::INTENSITY_EXCLUDING,
        More Exact 0.0, NO_HIGH, APT;
    "kojima-intensity" Fit Ratio "(x_ij / X_i) / (M_j / (M_w - M_i))",
        "T xrp1 xrw1 mpw1 mww1 mrw1" => fit::KOJIMA,
        More Exact 0.0, NO_HIGH, KOJ;
    "import-intensity" Fit Ratio "(m_ij / M_i) / (X_j / X_w)",
        "T mrp1 mrw1 xpw1 xww1" => fit::INTENSITY,
        More Exact 0.0, NO_HIGH, ESCAP;
    "grubel-lloyd" TwoWay Number "1 - abs(x - m) / (x + m)",
        "E xro1 mro1" => twoway::GRUBEL_LLOYD,
        TwoWay Exact 0.0, 1.0, GL71;
    "aggregate-grubel-lloyd" TwoWay Number "1 - (sum_k abs(x_k - m_k)) / (sum_k (x_k + m_k))",
        "L xro1 mro1" => twoway::GRUBEL_LLOYD,
        TwoWay Exact 0.0, 1.0, GL71;
    "mean-grubel-lloyd" TwoWay Number "1/n sum_k GL_k",
        "L xro1 mro1" => twoway::MEAN_GRUBEL_LLOYD,
        TwoWay Exact 0.0, 1.0, GL71;
    "adjusted-grubel-lloyd" TwoWay Number "GL / (1 - abs(X - M) / (X + M))",
        "L xro1 mro1" => twoway::ADJUSTED_GRUBEL_LLOYD,
        TwoWay Tight 0.0, 1.0, GL75;
    "aquino" TwoWay Number "1 - 1/2 sum_k abs(x_k / X - m_k / M)",
        "L xro1 mro1" => twoway::AQUINO,
        TwoWay Tight 0.0, 1.0, AQ;
    "marginal-a" TwoWay Number "1 - abs(dx - dm) / (abs(dx) + abs(dm))",
        "D xro0 xro1 mro0 mro1" => twoway::MARGINAL_A,
        TwoWay Exact 0.0, 1.0, BRU;
    "aggregate-marginal-a" TwoWay Number "1 - (sum_k abs(dx_k - dm_k)) / (sum_k (abs(dx_k) + abs(dm_k)))",
        "C xro0 xro1 mro0 mro1" => twoway::MARGINAL_A,
        TwoWay Exact 0.0, 1.0, BRU;
    "marginal-b" TwoWay Number "(dx - dm) / (abs(dx) + abs(dm))",
        "D xro0 xro1 mro0 mro1" => twoway::MARGINAL_B,
        Surplus Exact -1.0, 1.0, BRU;
    "marginal-c" TwoWay Money "abs(dx) + abs(dm) - abs(dx - dm)",
        "D xro0 xro1 mro0 mro1" => twoway::MARGINAL_C,
        TwoWay Exact 0.0, NO_HIGH, BRU;
    "hamilton-kniest" TwoWay Number "min(dx, dm) / max(dx, dm)",
        "D xro0 xro1 mro0 mro1" => twoway::HAMILTON_KNIEST,
        TwoWay Exact 0.0, 1.0, HK;
    "unit-value" Price UnitValue "v / q",
        "N" => share::SHARE,
        None Exact 0.0, NO_HIGH, IMTS;
    "terms-of-trade" Price Percent "100 P_x / P_m",
        "N" => price::TERMS_OF_TRADE,
        More Exact 0.0, NO_HIGH, UNCTAD;
    "mirror-gap" Price Number "(x_ij - m_ji) / ((x_ij + m_ji) / 2)",
        "A xrp1 mpr1" => price::MIRROR_GAP,
        Gap Exact -2.0, 2.0, COMTRADE;
    "cif-fob" Price Ratio "m_ji / x_ij",
        "A xrp1 mpr1" => price::CIF_FOB,
        Gap Exact 0.0, NO_HIGH, DOTS;
    "cms-total" Decomposition Money "X_1 - X_0",
        "L xrw0 xrw1 xrp0 xww0 xww1 xwp0 xwp1" => decomposition::TOTAL_CHANGE,
        None Exact NO_LOW, NO_HIGH, CMS;
    "cms-world" Decomposition Money "r X_0",
        "L xrw0 xrw1 xrp0 xww0 xww1 xwp0 xwp1" => decomposition::WORLD_GROWTH,
        None Exact NO_LOW, NO_HIGH, CMS;
    "cms-commodity" Decomposition Money "sum_k (r_k - r) X_0k",
        "L xrw0 xrw1 xrp0 xww0 xww1 xwp0 xwp1" => decomposition::COMMODITY_EFFECT,
        None Tight NO_LOW, NO_HIGH, CMS;
    "cms-market" Decomposition Money "sum_k sum_j (r_kj - r_k) X_0kj",
        "L xrw0 xrw1 xrp0 xww0 xww1 xwp0 xwp1" => decomposition::MARKET_EFFECT,
        None Tight NO_LOW, NO_HIGH, CMS;
    "cms-competitiveness" Decomposition Money "X_1 - X_0 - sum_k sum_j r_kj X_0kj",
        "L xrw0 xrw1 xrp0 xww0 xww1 xwp0 xwp1" => decomposition::COMPETITIVENESS,
        Surplus Tight NO_LOW, NO_HIGH, CMS;
};
