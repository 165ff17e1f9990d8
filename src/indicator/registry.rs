//! Every indicator by name: its formula, unit, limits, source and names.

/// What kind of question an indicator answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Family {
    /// Change over time.
    Change,
    /// Shares, balances and openness.
    Share,
    /// Concentration, and likeness of compositions.
    Concentration,
    /// Comparative advantage.
    Advantage,
    /// How two economies fit together.
    Fit,
    /// Two-way trade.
    TwoWay,
    /// Prices, and both reporters' figures.
    Price,
    /// Why exports grew.
    Decomposition,
}

impl Family {
    /// Every family, in the order of the documentation.
    pub const ALL: [Family; 8] = [
        Family::Change,
        Family::Share,
        Family::Concentration,
        Family::Advantage,
        Family::Fit,
        Family::TwoWay,
        Family::Price,
        Family::Decomposition,
    ];
}

/// What an indicator is measured in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OutUnit {
    /// The unit of the trade it is computed from.
    Money,
    /// A fraction of a whole: times 100, percent.
    Fraction,
    /// Percent.
    Percent,
    /// A fraction a year.
    PerYear,
    /// A quotient, 1 where both are equal.
    Ratio,
    /// A pure number.
    Number,
    /// A number of products.
    Products,
    /// The unit of value by that of quantity.
    UnitValue,
}

/// What a high value means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Polarity {
    /// Nothing but itself.
    None,
    /// More sold than bought.
    Surplus,
    /// More trade, or more than expected.
    More,
    /// Few products make up much.
    Concentrated,
    /// Many products make up much.
    Diverse,
    /// Like each other.
    Similar,
    /// Unlike each other.
    Different,
    /// An advantage.
    Advantage,
    /// One sells what the other buys.
    Complementary,
    /// Both sell and buy the same.
    TwoWay,
    /// Two reporters disagree.
    Gap,
}

/// How close the ends of the range are to what the inputs allow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ends {
    /// They are what the inputs allow, rounded outwards.
    Exact,
    /// They hold what the inputs allow; tests on random inputs find at least nine tenths of the range
    /// on average.
    Tight,
}

/// One indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Its name in files and addresses; also the key of its name in a locale.
    pub id: &'static str,
    /// Where it belongs.
    pub family: Family,
    /// The formula in plain notation; [`Entry::mathml`] typesets it.
    pub formula: &'static str,
    /// What it is measured in.
    pub unit: OutUnit,
    /// The smallest and the largest value there can be, infinite if there is none.
    pub limits: (f64, f64),
    /// What a high value means.
    pub polarity: Polarity,
    /// Who defined it, or whose variant it is.
    pub source: &'static str,
    /// How good the range is.
    pub ends: Ends,
}

impl Entry {
    /// The English name, with the variant.
    pub fn name_en(&self) -> &'static str {
        self.in_list(&EN)
    }

    /// The Kazakh name, with the variant.
    pub fn name_kk(&self) -> &'static str {
        self.in_list(&KK)
    }

    /// The Russian name, with the variant.
    pub fn name_ru(&self) -> &'static str {
        self.in_list(&RU)
    }

    /// The Chinese name, with the variant.
    pub fn name_zh(&self) -> &'static str {
        self.in_list(&ZH)
    }

    /// Its line of a list in the order of [`ALL`].
    fn in_list(&self, list: &[&'static str]) -> &'static str {
        let place = ALL.iter().position(|entry| entry.id == self.id);
        place.and_then(|place| list.get(place)).copied().unwrap_or(self.id)
    }

    /// The formula as `MathML`.
    pub fn mathml(&self) -> String {
        super::formula_mathml(self.formula)
    }
}

/// The indicator of this name.
pub fn find(id: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.id == id)
}

const NO_LOW: f64 = f64::NEG_INFINITY;
const NO_HIGH: f64 = f64::INFINITY;

const DEF: &str = "definition";
const WITS: &str = "World Bank, WITS: indicator help";
const UNCTAD: &str = "UNCTAD Handbook of Statistics: calculation methods";
const TVV: &str = "L. Törnqvist, P. Vartia and Y. O. Vartia 1985, American Statistician 39:43-46";
const HH: &str = "A. O. Hirschman 1964, American Economic Review 54:761";
const ADEL: &str = "M. A. Adelman 1969, Review of Economics and Statistics 51:99-101";
const THEIL: &str = "H. Theil 1967, Economics and Information Theory";
const FK: &str = "J. M. Finger and M. E. Kreinin 1979, Economic Journal 89:905-912";
const KRUG: &str = "P. Krugman 1991, Geography and Trade";
const COS: &str = "H. Linnemann 1966, An Econometric Study of International Trade Flows";
const BAL: &str = "B. Balassa 1965, Manchester School 33:99-123";
const LAUR: &str = "K. Laursen 1998, DRUID Working Paper 98-30";
const HOEN: &str = "R. Hoen and J. Oosterhaven 2006, Annals of Regional Science 40:677-691";
const YU: &str = "R. Yu, J. Cai and P. Leung 2009, Annals of Regional Science 43:267-282";
const VOLL: &str = "T. L. Vollrath 1991, Weltwirtschaftliches Archiv 127:265-280";
const LAF: &str = "G. Lafay 1992, The measurement of revealed comparative advantages";
const MIC62: &str = "M. Michaely 1962, Concentration in International Trade";
const ESCAP: &str =
    "ESCAP, Trade Statistics in Policymaking: a handbook of commonly used trade indices";
const MIC96: &str = "M. Michaely 1996, World Bank Policy Research Working Paper 1583";
const DG: &str = "P. Drysdale and R. Garnaut 1982, Hitotsubashi Journal of Economics 22:62-84";
const APT: &str = "ESCAP, APTIAD: trade intensity";
const KOJ: &str = "K. Kojima 1964, Hitotsubashi Journal of Economics 5:16-36";
const GL71: &str = "H. G. Grubel and P. J. Lloyd 1971, Economic Record 47:494-517";
const GL75: &str = "H. G. Grubel and P. J. Lloyd 1975, Intra-Industry Trade";
const AQ: &str = "A. Aquino 1978, Weltwirtschaftliches Archiv 114:275-296";
const BRU: &str = "M. Brülhart 1994, Weltwirtschaftliches Archiv 130:600-613";
const HK: &str = "C. Hamilton and P. Kniest 1991, Weltwirtschaftliches Archiv 127:356-367";
const IMTS: &str = "United Nations, International Merchandise Trade Statistics";
const COMTRADE: &str = "UN Comtrade: mirror data";
const DOTS: &str = "IMF, Direction of Trade Statistics: c.i.f./f.o.b. factor";
const CMS: &str = "H. Tyszynski 1951, Manchester School 19:272-304; E. Leamer and R. Stern 1970";

/// Every indicator, family by family.
pub const ALL: &[Entry] = &[
    Entry {
        id: "change",
        family: Family::Change,
        formula: "v_1 - v_0",
        unit: OutUnit::Money,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: DEF,
        ends: Ends::Exact,
    },
    Entry {
        id: "growth",
        family: Family::Change,
        formula: "(v_1 - v_0) / v_0",
        unit: OutUnit::Fraction,
        limits: (-1.0, NO_HIGH),
        polarity: Polarity::None,
        source: DEF,
        ends: Ends::Exact,
    },
    Entry {
        id: "index",
        family: Family::Change,
        formula: "100 v_1 / v_0",
        unit: OutUnit::Percent,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::None,
        source: DEF,
        ends: Ends::Exact,
    },
    Entry {
        id: "annual-growth",
        family: Family::Change,
        formula: "(v_1 / v_0)^(1/n) - 1",
        unit: OutUnit::PerYear,
        limits: (-1.0, NO_HIGH),
        polarity: Polarity::None,
        source: WITS,
        ends: Ends::Exact,
    },
    Entry {
        id: "fitted-growth",
        family: Family::Change,
        formula: "exp(b) - 1, ln v_t = a + b t",
        unit: OutUnit::PerYear,
        limits: (-1.0, NO_HIGH),
        polarity: Polarity::None,
        source: UNCTAD,
        ends: Ends::Exact,
    },
    Entry {
        id: "log-change",
        family: Family::Change,
        formula: "ln(v_1 / v_0)",
        unit: OutUnit::Number,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: TVV,
        ends: Ends::Exact,
    },
    Entry {
        id: "product-contribution",
        family: Family::Change,
        formula: "(v_1k - v_0k) / V_0",
        unit: OutUnit::Fraction,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: DEF,
        ends: Ends::Exact,
    },
    Entry {
        id: "partner-contribution",
        family: Family::Change,
        formula: "(v_1j - v_0j) / V_0",
        unit: OutUnit::Fraction,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: DEF,
        ends: Ends::Exact,
    },
    Entry {
        id: "share-of-change",
        family: Family::Change,
        formula: "(v_1k - v_0k) / (V_1 - V_0)",
        unit: OutUnit::Fraction,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: DEF,
        ends: Ends::Exact,
    },
    Entry {
        id: "product-share",
        family: Family::Share,
        formula: "x_ijk / X_ij",
        unit: OutUnit::Fraction,
        limits: (0.0, 1.0),
        polarity: Polarity::None,
        source: WITS,
        ends: Ends::Exact,
    },
    Entry {
        id: "partner-share",
        family: Family::Share,
        formula: "x_ij / X_i",
        unit: OutUnit::Fraction,
        limits: (0.0, 1.0),
        polarity: Polarity::None,
        source: WITS,
        ends: Ends::Exact,
    },
    Entry {
        id: "balance",
        family: Family::Share,
        formula: "X - M",
        unit: OutUnit::Money,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::Surplus,
        source: WITS,
        ends: Ends::Exact,
    },
    Entry {
        id: "normalised-balance",
        family: Family::Share,
        formula: "(X - M) / (X + M)",
        unit: OutUnit::Number,
        limits: (-1.0, 1.0),
        polarity: Polarity::Surplus,
        source: UNCTAD,
        ends: Ends::Exact,
    },
    Entry {
        id: "coverage",
        family: Family::Share,
        formula: "X / M",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Surplus,
        source: DEF,
        ends: Ends::Exact,
    },
    Entry {
        id: "openness",
        family: Family::Share,
        formula: "100 (X + M) / GDP",
        unit: OutUnit::Percent,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: WITS,
        ends: Ends::Exact,
    },
    Entry {
        id: "unctad-openness",
        family: Family::Share,
        formula: "100 (X + M) / (2 GDP)",
        unit: OutUnit::Percent,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: UNCTAD,
        ends: Ends::Exact,
    },
    Entry {
        id: "dependence",
        family: Family::Share,
        formula: "100 (x_ij + m_ij) / GDP_i",
        unit: OutUnit::Percent,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: WITS,
        ends: Ends::Exact,
    },
    Entry {
        id: "herfindahl",
        family: Family::Concentration,
        formula: "sum_k s_k^2",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::Concentrated,
        source: HH,
        ends: Ends::Tight,
    },
    Entry {
        id: "hirschman",
        family: Family::Concentration,
        formula: "sqrt(sum_k s_k^2)",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::Concentrated,
        source: WITS,
        ends: Ends::Tight,
    },
    Entry {
        id: "normalised-herfindahl",
        family: Family::Concentration,
        formula: "(H - 1/n) / (1 - 1/n)",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::Concentrated,
        source: HH,
        ends: Ends::Tight,
    },
    Entry {
        id: "unctad-concentration",
        family: Family::Concentration,
        formula: "(sqrt(H) - sqrt(1/n)) / (1 - sqrt(1/n))",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::Concentrated,
        source: UNCTAD,
        ends: Ends::Tight,
    },
    Entry {
        id: "effective-number",
        family: Family::Concentration,
        formula: "1 / H",
        unit: OutUnit::Products,
        limits: (1.0, NO_HIGH),
        polarity: Polarity::Diverse,
        source: ADEL,
        ends: Ends::Tight,
    },
    Entry {
        id: "entropy",
        family: Family::Concentration,
        formula: "- sum_k s_k ln(s_k)",
        unit: OutUnit::Number,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Diverse,
        source: THEIL,
        ends: Ends::Tight,
    },
    Entry {
        id: "theil",
        family: Family::Concentration,
        formula: "ln(n) + sum_k s_k ln(s_k)",
        unit: OutUnit::Number,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Concentrated,
        source: THEIL,
        ends: Ends::Tight,
    },
    Entry {
        id: "finger-kreinin",
        family: Family::Concentration,
        formula: "100 sum_k min(s_ik, s_jk)",
        unit: OutUnit::Percent,
        limits: (0.0, 100.0),
        polarity: Polarity::Similar,
        source: FK,
        ends: Ends::Tight,
    },
    Entry {
        id: "krugman",
        family: Family::Concentration,
        formula: "sum_k abs(s_ik - s_jk)",
        unit: OutUnit::Number,
        limits: (0.0, 2.0),
        polarity: Polarity::Different,
        source: KRUG,
        ends: Ends::Tight,
    },
    Entry {
        id: "diversification",
        family: Family::Concentration,
        formula: "1/2 sum_k abs(s_ik - s_wk)",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::Different,
        source: UNCTAD,
        ends: Ends::Tight,
    },
    Entry {
        id: "cosine",
        family: Family::Concentration,
        formula: "sum_k x_ik m_jk / sqrt(sum_k x_ik^2 sum_k m_jk^2)",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::Similar,
        source: COS,
        ends: Ends::Tight,
    },
    Entry {
        id: "balassa",
        family: Family::Advantage,
        formula: "(x_ik / X_i) / (x_wk / X_w)",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Advantage,
        source: BAL,
        ends: Ends::Exact,
    },
    Entry {
        id: "balassa-with-own",
        family: Family::Advantage,
        formula: "(x_ik / X_i) / (sum_i x_ik / sum_i X_i)",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Advantage,
        source: BAL,
        ends: Ends::Tight,
    },
    Entry {
        id: "symmetric-advantage",
        family: Family::Advantage,
        formula: "(RCA - 1) / (RCA + 1)",
        unit: OutUnit::Number,
        limits: (-1.0, 1.0),
        polarity: Polarity::Advantage,
        source: LAUR,
        ends: Ends::Exact,
    },
    Entry {
        id: "additive-advantage",
        family: Family::Advantage,
        formula: "x_ik / X_i - x_wk / X_w",
        unit: OutUnit::Number,
        limits: (-1.0, 1.0),
        polarity: Polarity::Advantage,
        source: HOEN,
        ends: Ends::Exact,
    },
    Entry {
        id: "normalised-advantage",
        family: Family::Advantage,
        formula: "x_ik / X_w - x_wk X_i / X_w^2",
        unit: OutUnit::Number,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::Advantage,
        source: YU,
        ends: Ends::Tight,
    },
    Entry {
        id: "vollrath-exports",
        family: Family::Advantage,
        formula: "(x_ik / x_ir) / (x_ok / x_or)",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Advantage,
        source: VOLL,
        ends: Ends::Exact,
    },
    Entry {
        id: "vollrath-imports",
        family: Family::Advantage,
        formula: "(m_ik / m_ir) / (m_ok / m_or)",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: VOLL,
        ends: Ends::Exact,
    },
    Entry {
        id: "vollrath-log",
        family: Family::Advantage,
        formula: "ln(RXA)",
        unit: OutUnit::Number,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::Advantage,
        source: VOLL,
        ends: Ends::Exact,
    },
    Entry {
        id: "vollrath-trade",
        family: Family::Advantage,
        formula: "RXA - RMA",
        unit: OutUnit::Number,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::Advantage,
        source: VOLL,
        ends: Ends::Exact,
    },
    Entry {
        id: "vollrath-competitiveness",
        family: Family::Advantage,
        formula: "ln(RXA) - ln(RMA)",
        unit: OutUnit::Number,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::Advantage,
        source: VOLL,
        ends: Ends::Exact,
    },
    Entry {
        id: "lafay",
        family: Family::Advantage,
        formula: "100 ((x_k - m_k) / (x_k + m_k) - (X - M) / (X + M)) (x_k + m_k) / (X + M)",
        unit: OutUnit::Percent,
        limits: (-50.0, 50.0),
        polarity: Polarity::Advantage,
        source: LAF,
        ends: Ends::Tight,
    },
    Entry {
        id: "michaely-specialisation",
        family: Family::Advantage,
        formula: "x_k / X - m_k / M",
        unit: OutUnit::Number,
        limits: (-1.0, 1.0),
        polarity: Polarity::Advantage,
        source: MIC62,
        ends: Ends::Exact,
    },
    Entry {
        id: "product-complementarity",
        family: Family::Advantage,
        formula: "RCA_ik RMA_jk",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Complementary,
        source: ESCAP,
        ends: Ends::Exact,
    },
    Entry {
        id: "michaely-complementarity",
        family: Family::Fit,
        formula: "100 (1 - 1/2 sum_k abs(m_jk - x_ik))",
        unit: OutUnit::Percent,
        limits: (0.0, 100.0),
        polarity: Polarity::Complementary,
        source: MIC96,
        ends: Ends::Tight,
    },
    Entry {
        id: "drysdale-complementarity",
        family: Family::Fit,
        formula: "sum_k (x_ik / X_i) ((M_w - M_i) / (M_wk - M_ik)) (m_jk / M_j)",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Complementary,
        source: DG,
        ends: Ends::Tight,
    },
    Entry {
        id: "bias",
        family: Family::Fit,
        formula: "I_ij / C_ij",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: DG,
        ends: Ends::Exact,
    },
    Entry {
        id: "trade-intensity",
        family: Family::Fit,
        formula: "(x_ij / X_i) / (x_wj / X_w)",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: WITS,
        ends: Ends::Exact,
    },
    Entry {
        id: "intensity-excluding",
        family: Family::Fit,
        formula: "(x_ij / X_i) / ((x_wj - x_ij) / (X_w - X_i))",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: APT,
        ends: Ends::Exact,
    },
    Entry {
        id: "kojima-intensity",
        family: Family::Fit,
        formula: "(x_ij / X_i) / (M_j / (M_w - M_i))",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: KOJ,
        ends: Ends::Exact,
    },
    Entry {
        id: "import-intensity",
        family: Family::Fit,
        formula: "(m_ij / M_i) / (X_j / X_w)",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: ESCAP,
        ends: Ends::Exact,
    },
    Entry {
        id: "grubel-lloyd",
        family: Family::TwoWay,
        formula: "1 - abs(x - m) / (x + m)",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: GL71,
        ends: Ends::Exact,
    },
    Entry {
        id: "aggregate-grubel-lloyd",
        family: Family::TwoWay,
        formula: "1 - (sum_k abs(x_k - m_k)) / (sum_k (x_k + m_k))",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: GL71,
        ends: Ends::Exact,
    },
    Entry {
        id: "mean-grubel-lloyd",
        family: Family::TwoWay,
        formula: "1/n sum_k GL_k",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: GL71,
        ends: Ends::Exact,
    },
    Entry {
        id: "adjusted-grubel-lloyd",
        family: Family::TwoWay,
        formula: "GL / (1 - abs(X - M) / (X + M))",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: GL75,
        ends: Ends::Tight,
    },
    Entry {
        id: "aquino",
        family: Family::TwoWay,
        formula: "1 - 1/2 sum_k abs(x_k / X - m_k / M)",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: AQ,
        ends: Ends::Tight,
    },
    Entry {
        id: "marginal-a",
        family: Family::TwoWay,
        formula: "1 - abs(dx - dm) / (abs(dx) + abs(dm))",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: BRU,
        ends: Ends::Exact,
    },
    Entry {
        id: "aggregate-marginal-a",
        family: Family::TwoWay,
        formula: "1 - (sum_k abs(dx_k - dm_k)) / (sum_k (abs(dx_k) + abs(dm_k)))",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: BRU,
        ends: Ends::Exact,
    },
    Entry {
        id: "marginal-b",
        family: Family::TwoWay,
        formula: "(dx - dm) / (abs(dx) + abs(dm))",
        unit: OutUnit::Number,
        limits: (-1.0, 1.0),
        polarity: Polarity::Surplus,
        source: BRU,
        ends: Ends::Exact,
    },
    Entry {
        id: "marginal-c",
        family: Family::TwoWay,
        formula: "abs(dx) + abs(dm) - abs(dx - dm)",
        unit: OutUnit::Money,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::TwoWay,
        source: BRU,
        ends: Ends::Exact,
    },
    Entry {
        id: "hamilton-kniest",
        family: Family::TwoWay,
        formula: "min(dx, dm) / max(dx, dm)",
        unit: OutUnit::Number,
        limits: (0.0, 1.0),
        polarity: Polarity::TwoWay,
        source: HK,
        ends: Ends::Exact,
    },
    Entry {
        id: "unit-value",
        family: Family::Price,
        formula: "v / q",
        unit: OutUnit::UnitValue,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::None,
        source: IMTS,
        ends: Ends::Exact,
    },
    Entry {
        id: "terms-of-trade",
        family: Family::Price,
        formula: "100 P_x / P_m",
        unit: OutUnit::Percent,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::More,
        source: UNCTAD,
        ends: Ends::Exact,
    },
    Entry {
        id: "mirror-gap",
        family: Family::Price,
        formula: "(x_ij - m_ji) / ((x_ij + m_ji) / 2)",
        unit: OutUnit::Number,
        limits: (-2.0, 2.0),
        polarity: Polarity::Gap,
        source: COMTRADE,
        ends: Ends::Exact,
    },
    Entry {
        id: "cif-fob",
        family: Family::Price,
        formula: "m_ji / x_ij",
        unit: OutUnit::Ratio,
        limits: (0.0, NO_HIGH),
        polarity: Polarity::Gap,
        source: DOTS,
        ends: Ends::Exact,
    },
    Entry {
        id: "cms-total",
        family: Family::Decomposition,
        formula: "X_1 - X_0",
        unit: OutUnit::Money,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: CMS,
        ends: Ends::Exact,
    },
    Entry {
        id: "cms-world",
        family: Family::Decomposition,
        formula: "r X_0",
        unit: OutUnit::Money,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: CMS,
        ends: Ends::Exact,
    },
    Entry {
        id: "cms-commodity",
        family: Family::Decomposition,
        formula: "sum_k (r_k - r) X_0k",
        unit: OutUnit::Money,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: CMS,
        ends: Ends::Tight,
    },
    Entry {
        id: "cms-market",
        family: Family::Decomposition,
        formula: "sum_k sum_j (r_kj - r_k) X_0kj",
        unit: OutUnit::Money,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::None,
        source: CMS,
        ends: Ends::Tight,
    },
    Entry {
        id: "cms-competitiveness",
        family: Family::Decomposition,
        formula: "X_1 - X_0 - sum_k sum_j r_kj X_0kj",
        unit: OutUnit::Money,
        limits: (NO_LOW, NO_HIGH),
        polarity: Polarity::Surplus,
        source: CMS,
        ends: Ends::Tight,
    },
];

// Names in the order of `ALL`, a list for each language: what no page asks for is not in what it loads.

static EN: [&str; 67] = [
    "Change",
    "Growth",
    "Index, earlier year = 100",
    "Compound annual growth rate",
    "Least-squares growth rate",
    "Logarithmic change",
    "Contribution of a product to growth",
    "Contribution of a partner to growth",
    "Share of a product in the change",
    "Product share",
    "Partner share",
    "Trade balance",
    "Normalised balance (trade specialisation coefficient)",
    "Coverage of imports by exports",
    "Trade openness (WITS)",
    "Trade openness (UNCTAD, half of that of WITS)",
    "Dependence on trade with the partner",
    "Herfindahl-Hirschman index",
    "Hirschman index (root, WITS)",
    "Normalised Herfindahl-Hirschman index",
    "Concentration index (UNCTAD)",
    "Effective number of products",
    "Entropy",
    "Theil index",
    "Export similarity (Finger-Kreinin)",
    "Dissimilarity (Krugman)",
    "Diversification index (UNCTAD, difference from the world)",
    "Cosine of exports and imports",
    "Revealed comparative advantage (Balassa; world with the economy)",
    "Revealed comparative advantage (Balassa; world as the sum of reporters)",
    "Symmetric comparative advantage (RSCA)",
    "Additive comparative advantage (ARCA)",
    "Normalised comparative advantage (NRCA)",
    "Relative export advantage (Vollrath RXA)",
    "Relative import penetration (Vollrath RMA)",
    "Logarithm of relative export advantage (Vollrath)",
    "Relative trade advantage (Vollrath RTA)",
    "Revealed competitiveness (Vollrath RC)",
    "Lafay index (contribution to the trade balance)",
    "Specialisation index (Michaely)",
    "Complementarity in one product",
    "Trade complementarity (Michaely, WITS)",
    "Trade complementarity (Drysdale-Garnaut)",
    "Country bias (Drysdale-Garnaut)",
    "Trade intensity (world with the exporter)",
    "Trade intensity (world without the exporter)",
    "Trade intensity (Kojima, world imports without own)",
    "Import intensity",
    "Intra-industry trade in one product (Grubel-Lloyd)",
    "Intra-industry trade (Grubel-Lloyd, weighted)",
    "Intra-industry trade (Grubel-Lloyd, unweighted mean)",
    "Intra-industry trade (Grubel-Lloyd, adjusted for imbalance)",
    "Intra-industry trade (Aquino)",
    "Marginal intra-industry trade in one product (Brülhart A)",
    "Marginal intra-industry trade (Brülhart A, weighted)",
    "Marginal trade performance in one product (Brülhart B)",
    "Matched change of trade in one product (Brülhart C)",
    "Marginal intra-industry trade in one product (Hamilton-Kniest)",
    "Unit value",
    "Terms of trade (net barter)",
    "Mirror gap",
    "c.i.f./f.o.b. ratio",
    "Constant market shares: change of exports",
    "Constant market shares: world growth effect",
    "Constant market shares: commodity effect",
    "Constant market shares: market effect",
    "Constant market shares: competitiveness effect",
];

static KK: [&str; 67] = [
    "Өзгеріс",
    "Өсім",
    "Индекс, алдыңғы жыл = 100",
    "Орташа жылдық өсу қарқыны (күрделі пайыз)",
    "Ең кіші квадраттар әдісімен өсу қарқыны",
    "Логарифмдік өзгеріс",
    "Тауардың өсімге қосқан үлесі",
    "Серіктес елдің өсімге қосқан үлесі",
    "Тауардың өзгерістегі үлесі",
    "Тауар үлесі",
    "Серіктес елдің үлесі",
    "Сауда балансы (сальдо)",
    "Нормаланған сауда балансы (сауда мамандану коэффициенті)",
    "Импортты экспортпен жабу коэффициенті",
    "Сауда ашықтығы (WITS)",
    "Сауда ашықтығы (ЮНКТАД, WITS көрсеткішінің жартысы)",
    "Серіктеспен саудаға тәуелділік",
    "Херфиндаль-Хиршман индексі",
    "Хиршман индексі (түбір, WITS)",
    "Нормаланған Херфиндаль-Хиршман индексі",
    "Шоғырлану индексі (ЮНКТАД)",
    "Тауарлардың тиімді саны",
    "Энтропия",
    "Тейл индексі",
    "Экспорт құрылымының ұқсастығы (Фингер-Крейнин)",
    "Айырмашылық индексі (Кругман)",
    "Әртараптандыру индексі (ЮНКТАД, әлемнен айырмашылық)",
    "Экспорт пен импорт құрылымының косинусы",
    "Айқындалған салыстырмалы артықшылық (Баласса; елді қоса алғандағы әлем)",
    "Айқындалған салыстырмалы артықшылық (Баласса; әлем есеп берушілердің жиынтығы ретінде)",
    "Симметриялы салыстырмалы артықшылық (RSCA)",
    "Аддитивті салыстырмалы артықшылық (ARCA)",
    "Нормаланған салыстырмалы артықшылық (NRCA)",
    "Салыстырмалы экспорттық артықшылық (Воллрат, RXA)",
    "Импорттың салыстырмалы ену деңгейі (Воллрат, RMA)",
    "Салыстырмалы экспорттық артықшылық логарифмі (Воллрат)",
    "Салыстырмалы сауда артықшылығы (Воллрат, RTA)",
    "Айқындалған бәсекеге қабілеттілік (Воллрат, RC)",
    "Лафай индексі (сауда балансына қосқан үлес)",
    "Мамандану индексі (Майкели)",
    "Бір тауар бойынша өзара толықтырушылық",
    "Сауданың өзара толықтырушылығы (Майкели, WITS)",
    "Сауданың өзара толықтырушылығы (Драйсдейл-Гарно)",
    "Елге бейімділік индексі (Драйсдейл-Гарно)",
    "Сауда қарқындылығы (экспорттаушыны қоса алғандағы әлем)",
    "Сауда қарқындылығы (экспорттаушысыз әлем)",
    "Сауда қарқындылығы (Кодзима, өз импортынсыз әлемдік импорт)",
    "Импорт қарқындылығы",
    "Бір тауар бойынша салаішілік сауда (Грубель-Ллойд)",
    "Салаішілік сауда (Грубель-Ллойд, салмақталған)",
    "Салаішілік сауда (Грубель-Ллойд, қарапайым орташа)",
    "Салаішілік сауда (Грубель-Ллойд, теңгерімсіздікке түзетілген)",
    "Салаішілік сауда (Акино)",
    "Бір тауар бойынша шекті салаішілік сауда (Брюльхарт A)",
    "Шекті салаішілік сауда (Брюльхарт A, салмақталған)",
    "Бір тауар бойынша шекті сауда нәтижесі (Брюльхарт B)",
    "Бір тауар саудасының сәйкескен өзгерісі (Брюльхарт C)",
    "Бір тауар бойынша шекті салаішілік сауда (Гамильтон-Книст)",
    "Бірлік құны",
    "Сауда шарттары (таза бартерлік)",
    "Айна статистикасының алшақтығы",
    "CIF/FOB арақатынасы",
    "Тұрақты нарық үлестері: экспорттың өзгеруі",
    "Тұрақты нарық үлестері: әлемдік сауда өсімінің әсері",
    "Тұрақты нарық үлестері: тауар құрылымының әсері",
    "Тұрақты нарық үлестері: нарықтар құрылымының әсері",
    "Тұрақты нарық үлестері: бәсекеге қабілеттілік әсері",
];

static RU: [&str; 67] = [
    "Изменение",
    "Прирост",
    "Индекс, предыдущий год = 100",
    "Среднегодовой темп прироста (сложный процент)",
    "Темп прироста по методу наименьших квадратов",
    "Логарифмическое изменение",
    "Вклад товара в прирост",
    "Вклад страны-партнёра в прирост",
    "Доля товара в изменении",
    "Доля товара",
    "Доля страны-партнёра",
    "Торговый баланс (сальдо)",
    "Нормированный баланс (коэффициент торговой специализации)",
    "Коэффициент покрытия импорта экспортом",
    "Открытость торговли (WITS)",
    "Открытость торговли (ЮНКТАД, половина показателя WITS)",
    "Зависимость от торговли с партнёром",
    "Индекс Херфиндаля-Хиршмана",
    "Индекс Хиршмана (корень, WITS)",
    "Нормированный индекс Херфиндаля-Хиршмана",
    "Индекс концентрации (ЮНКТАД)",
    "Эффективное число товаров",
    "Энтропия",
    "Индекс Тейла",
    "Сходство структуры экспорта (Фингер-Крейнин)",
    "Индекс различия (Кругман)",
    "Индекс диверсификации (ЮНКТАД, отличие от мира)",
    "Косинус структур экспорта и импорта",
    "Выявленное сравнительное преимущество (Баласса; мир, включая страну)",
    "Выявленное сравнительное преимущество (Баласса; мир как сумма отчитавшихся стран)",
    "Симметричное сравнительное преимущество (RSCA)",
    "Аддитивное сравнительное преимущество (ARCA)",
    "Нормированное сравнительное преимущество (NRCA)",
    "Относительное экспортное преимущество (Воллрат, RXA)",
    "Относительное проникновение импорта (Воллрат, RMA)",
    "Логарифм относительного экспортного преимущества (Воллрат)",
    "Относительное торговое преимущество (Воллрат, RTA)",
    "Выявленная конкурентоспособность (Воллрат, RC)",
    "Индекс Лафея (вклад в торговый баланс)",
    "Индекс специализации (Майкели)",
    "Взаимодополняемость по товару",
    "Взаимодополняемость торговли (Майкели, WITS)",
    "Взаимодополняемость торговли (Драйсдейл-Гарно)",
    "Индекс страновой предвзятости (Драйсдейл-Гарно)",
    "Интенсивность торговли (мир, включая экспортёра)",
    "Интенсивность торговли (мир без экспортёра)",
    "Интенсивность торговли (Кодзима, мировой импорт без собственного)",
    "Интенсивность импорта",
    "Внутриотраслевая торговля по товару (Грубель-Ллойд)",
    "Внутриотраслевая торговля (Грубель-Ллойд, взвешенный)",
    "Внутриотраслевая торговля (Грубель-Ллойд, простое среднее)",
    "Внутриотраслевая торговля (Грубель-Ллойд, с поправкой на дисбаланс)",
    "Внутриотраслевая торговля (Акино)",
    "Предельная внутриотраслевая торговля по товару (Брюльхарт A)",
    "Предельная внутриотраслевая торговля (Брюльхарт A, взвешенный)",
    "Предельный результат торговли по товару (Брюльхарт B)",
    "Совпадающее изменение торговли товаром (Брюльхарт C)",
    "Предельная внутриотраслевая торговля по товару (Гамильтон-Книст)",
    "Средняя стоимость единицы",
    "Условия торговли (чистые бартерные)",
    "Расхождение зеркальной статистики",
    "Соотношение СИФ/ФОБ",
    "Постоянные доли рынка: изменение экспорта",
    "Постоянные доли рынка: эффект роста мировой торговли",
    "Постоянные доли рынка: товарный эффект",
    "Постоянные доли рынка: рыночный эффект",
    "Постоянные доли рынка: эффект конкурентоспособности",
];

static ZH: [&str; 67] = [
    "变化额",
    "增长率",
    "指数(前期=100)",
    "年均复合增长率",
    "最小二乘增长率",
    "对数变化",
    "产品对增长的贡献",
    "伙伴对增长的贡献",
    "产品占变化额的比重",
    "产品份额",
    "伙伴份额",
    "贸易差额",
    "标准化贸易差额(贸易竞争力指数)",
    "出口对进口的覆盖率",
    "贸易开放度(WITS)",
    "贸易开放度(贸发会议,WITS值的一半)",
    "对伙伴的贸易依存度",
    "赫芬达尔-赫希曼指数",
    "赫希曼指数(平方根,WITS)",
    "标准化赫芬达尔-赫希曼指数",
    "集中度指数(贸发会议)",
    "有效产品数",
    "熵",
    "泰尔指数",
    "出口相似度指数(芬格-克雷宁)",
    "差异度指数(克鲁格曼)",
    "多样化指数(贸发会议,与世界的差异)",
    "进出口结构余弦",
    "显性比较优势指数(巴拉萨,世界含本国)",
    "显性比较优势指数(巴拉萨,世界为报告国之和)",
    "对称显性比较优势指数(RSCA)",
    "加性显性比较优势指数(ARCA)",
    "标准化显性比较优势指数(NRCA)",
    "相对出口优势(沃尔拉斯,RXA)",
    "相对进口渗透(沃尔拉斯,RMA)",
    "相对出口优势的对数(沃尔拉斯)",
    "相对贸易优势(沃尔拉斯,RTA)",
    "显性竞争力(沃尔拉斯,RC)",
    "拉菲指数(对贸易差额的贡献)",
    "专业化指数(迈克利)",
    "单一产品互补性",
    "贸易互补性指数(迈克利,WITS)",
    "贸易互补性指数(德赖斯代尔-加诺特)",
    "国别偏向指数(德赖斯代尔-加诺特)",
    "贸易强度指数(世界含出口国)",
    "贸易强度指数(世界不含出口国)",
    "贸易强度指数(小岛清,世界进口不含本国)",
    "进口强度指数",
    "单一产品产业内贸易指数(格鲁贝尔-劳埃德)",
    "产业内贸易指数(格鲁贝尔-劳埃德,加权)",
    "产业内贸易指数(格鲁贝尔-劳埃德,简单平均)",
    "产业内贸易指数(格鲁贝尔-劳埃德,经失衡调整)",
    "产业内贸易指数(阿基诺)",
    "单一产品边际产业内贸易指数(布鲁哈特A)",
    "边际产业内贸易指数(布鲁哈特A,加权)",
    "单一产品边际贸易绩效(布鲁哈特B)",
    "单一产品匹配贸易变化额(布鲁哈特C)",
    "单一产品边际产业内贸易指数(汉密尔顿-尼斯特)",
    "单位价值",
    "贸易条件(净易货)",
    "镜像统计差异",
    "到岸价/离岸价比率",
    "恒定市场份额:出口变化额",
    "恒定市场份额:世界增长效应",
    "恒定市场份额:商品结构效应",
    "恒定市场份额:市场分布效应",
    "恒定市场份额:竞争力效应",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_unique_and_families_stay_together() {
        for (place, entry) in ALL.iter().enumerate() {
            let plain = |c: char| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit();
            assert!(entry.id.chars().all(plain), "{}", entry.id);
            for other in &ALL[..place] {
                assert_ne!(entry.id, other.id);
                for names in [EN, KK, RU, ZH] {
                    let name = entry.in_list(&names);
                    assert_ne!(name, other.in_list(&names), "{} and {}", entry.id, other.id);
                }
            }
        }
        let order = |family| Family::ALL.iter().position(|one| *one == family);
        assert!(ALL.is_sorted_by_key(|entry| order(entry.family)));
    }
}
