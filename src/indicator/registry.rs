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
    /// Its name with the variant, in English, Kazakh, Russian and Chinese.
    names: [&'static str; 4],
}

impl Entry {
    /// The English name, with the variant.
    pub fn name_en(&self) -> &'static str {
        self.names[0]
    }

    /// The Kazakh name, with the variant.
    pub fn name_kk(&self) -> &'static str {
        self.names[1]
    }

    /// The Russian name, with the variant.
    pub fn name_ru(&self) -> &'static str {
        self.names[2]
    }

    /// The Chinese name, with the variant.
    pub fn name_zh(&self) -> &'static str {
        self.names[3]
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
        names: ["Change", "Өзгеріс", "Изменение", "变化额"],
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
        names: ["Growth", "Өсім", "Прирост", "增长率"],
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
        names: [
            "Index, earlier year = 100",
            "Индекс, алдыңғы жыл = 100",
            "Индекс, предыдущий год = 100",
            "指数(前期=100)",
        ],
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
        names: [
            "Compound annual growth rate",
            "Орташа жылдық өсу қарқыны (күрделі пайыз)",
            "Среднегодовой темп прироста (сложный процент)",
            "年均复合增长率",
        ],
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
        names: [
            "Least-squares growth rate",
            "Ең кіші квадраттар әдісімен өсу қарқыны",
            "Темп прироста по методу наименьших квадратов",
            "最小二乘增长率",
        ],
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
        names: [
            "Logarithmic change",
            "Логарифмдік өзгеріс",
            "Логарифмическое изменение",
            "对数变化",
        ],
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
        names: [
            "Contribution of a product to growth",
            "Тауардың өсімге қосқан үлесі",
            "Вклад товара в прирост",
            "产品对增长的贡献",
        ],
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
        names: [
            "Contribution of a partner to growth",
            "Серіктес елдің өсімге қосқан үлесі",
            "Вклад страны-партнёра в прирост",
            "伙伴对增长的贡献",
        ],
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
        names: [
            "Share of a product in the change",
            "Тауардың өзгерістегі үлесі",
            "Доля товара в изменении",
            "产品占变化额的比重",
        ],
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
        names: ["Product share", "Тауар үлесі", "Доля товара", "产品份额"],
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
        names: ["Partner share", "Серіктес елдің үлесі", "Доля страны-партнёра", "伙伴份额"],
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
        names: ["Trade balance", "Сауда балансы (сальдо)", "Торговый баланс (сальдо)", "贸易差额"],
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
        names: [
            "Normalised balance (trade specialisation coefficient)",
            "Нормаланған сауда балансы (сауда мамандану коэффициенті)",
            "Нормированный баланс (коэффициент торговой специализации)",
            "标准化贸易差额(贸易竞争力指数)",
        ],
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
        names: [
            "Coverage of imports by exports",
            "Импортты экспортпен жабу коэффициенті",
            "Коэффициент покрытия импорта экспортом",
            "出口对进口的覆盖率",
        ],
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
        names: [
            "Trade openness (WITS)",
            "Сауда ашықтығы (WITS)",
            "Открытость торговли (WITS)",
            "贸易开放度(WITS)",
        ],
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
        names: [
            "Trade openness (UNCTAD, half of that of WITS)",
            "Сауда ашықтығы (ЮНКТАД, WITS көрсеткішінің жартысы)",
            "Открытость торговли (ЮНКТАД, половина показателя WITS)",
            "贸易开放度(贸发会议,WITS值的一半)",
        ],
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
        names: [
            "Dependence on trade with the partner",
            "Серіктеспен саудаға тәуелділік",
            "Зависимость от торговли с партнёром",
            "对伙伴的贸易依存度",
        ],
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
        names: [
            "Herfindahl-Hirschman index",
            "Херфиндаль-Хиршман индексі",
            "Индекс Херфиндаля-Хиршмана",
            "赫芬达尔-赫希曼指数",
        ],
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
        names: [
            "Hirschman index (root, WITS)",
            "Хиршман индексі (түбір, WITS)",
            "Индекс Хиршмана (корень, WITS)",
            "赫希曼指数(平方根,WITS)",
        ],
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
        names: [
            "Normalised Herfindahl-Hirschman index",
            "Нормаланған Херфиндаль-Хиршман индексі",
            "Нормированный индекс Херфиндаля-Хиршмана",
            "标准化赫芬达尔-赫希曼指数",
        ],
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
        names: [
            "Concentration index (UNCTAD)",
            "Шоғырлану индексі (ЮНКТАД)",
            "Индекс концентрации (ЮНКТАД)",
            "集中度指数(贸发会议)",
        ],
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
        names: [
            "Effective number of products",
            "Тауарлардың тиімді саны",
            "Эффективное число товаров",
            "有效产品数",
        ],
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
        names: ["Entropy", "Энтропия", "Энтропия", "熵"],
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
        names: ["Theil index", "Тейл индексі", "Индекс Тейла", "泰尔指数"],
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
        names: [
            "Export similarity (Finger-Kreinin)",
            "Экспорт құрылымының ұқсастығы (Фингер-Крейнин)",
            "Сходство структуры экспорта (Фингер-Крейнин)",
            "出口相似度指数(芬格-克雷宁)",
        ],
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
        names: [
            "Dissimilarity (Krugman)",
            "Айырмашылық индексі (Кругман)",
            "Индекс различия (Кругман)",
            "差异度指数(克鲁格曼)",
        ],
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
        names: [
            "Diversification index (UNCTAD, difference from the world)",
            "Әртараптандыру индексі (ЮНКТАД, әлемнен айырмашылық)",
            "Индекс диверсификации (ЮНКТАД, отличие от мира)",
            "多样化指数(贸发会议,与世界的差异)",
        ],
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
        names: [
            "Cosine of exports and imports",
            "Экспорт пен импорт құрылымының косинусы",
            "Косинус структур экспорта и импорта",
            "进出口结构余弦",
        ],
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
        names: [
            "Revealed comparative advantage (Balassa; world with the economy)",
            "Айқындалған салыстырмалы артықшылық (Баласса; елді қоса алғандағы әлем)",
            "Выявленное сравнительное преимущество (Баласса; мир, включая страну)",
            "显性比较优势指数(巴拉萨,世界含本国)",
        ],
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
        names: [
            "Revealed comparative advantage (Balassa; world as the sum of reporters)",
            "Айқындалған салыстырмалы артықшылық (Баласса; әлем есеп берушілердің жиынтығы ретінде)",
            "Выявленное сравнительное преимущество (Баласса; мир как сумма отчитавшихся стран)",
            "显性比较优势指数(巴拉萨,世界为报告国之和)",
        ],
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
        names: [
            "Symmetric comparative advantage (RSCA)",
            "Симметриялы салыстырмалы артықшылық (RSCA)",
            "Симметричное сравнительное преимущество (RSCA)",
            "对称显性比较优势指数(RSCA)",
        ],
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
        names: [
            "Additive comparative advantage (ARCA)",
            "Аддитивті салыстырмалы артықшылық (ARCA)",
            "Аддитивное сравнительное преимущество (ARCA)",
            "加性显性比较优势指数(ARCA)",
        ],
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
        names: [
            "Normalised comparative advantage (NRCA)",
            "Нормаланған салыстырмалы артықшылық (NRCA)",
            "Нормированное сравнительное преимущество (NRCA)",
            "标准化显性比较优势指数(NRCA)",
        ],
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
        names: [
            "Relative export advantage (Vollrath RXA)",
            "Салыстырмалы экспорттық артықшылық (Воллрат, RXA)",
            "Относительное экспортное преимущество (Воллрат, RXA)",
            "相对出口优势(沃尔拉斯,RXA)",
        ],
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
        names: [
            "Relative import penetration (Vollrath RMA)",
            "Импорттың салыстырмалы ену деңгейі (Воллрат, RMA)",
            "Относительное проникновение импорта (Воллрат, RMA)",
            "相对进口渗透(沃尔拉斯,RMA)",
        ],
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
        names: [
            "Logarithm of relative export advantage (Vollrath)",
            "Салыстырмалы экспорттық артықшылық логарифмі (Воллрат)",
            "Логарифм относительного экспортного преимущества (Воллрат)",
            "相对出口优势的对数(沃尔拉斯)",
        ],
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
        names: [
            "Relative trade advantage (Vollrath RTA)",
            "Салыстырмалы сауда артықшылығы (Воллрат, RTA)",
            "Относительное торговое преимущество (Воллрат, RTA)",
            "相对贸易优势(沃尔拉斯,RTA)",
        ],
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
        names: [
            "Revealed competitiveness (Vollrath RC)",
            "Айқындалған бәсекеге қабілеттілік (Воллрат, RC)",
            "Выявленная конкурентоспособность (Воллрат, RC)",
            "显性竞争力(沃尔拉斯,RC)",
        ],
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
        names: [
            "Lafay index (contribution to the trade balance)",
            "Лафай индексі (сауда балансына қосқан үлес)",
            "Индекс Лафея (вклад в торговый баланс)",
            "拉菲指数(对贸易差额的贡献)",
        ],
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
        names: [
            "Specialisation index (Michaely)",
            "Мамандану индексі (Майкели)",
            "Индекс специализации (Майкели)",
            "专业化指数(迈克利)",
        ],
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
        names: [
            "Complementarity in one product",
            "Бір тауар бойынша өзара толықтырушылық",
            "Взаимодополняемость по товару",
            "单一产品互补性",
        ],
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
        names: [
            "Trade complementarity (Michaely, WITS)",
            "Сауданың өзара толықтырушылығы (Майкели, WITS)",
            "Взаимодополняемость торговли (Майкели, WITS)",
            "贸易互补性指数(迈克利,WITS)",
        ],
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
        names: [
            "Trade complementarity (Drysdale-Garnaut)",
            "Сауданың өзара толықтырушылығы (Драйсдейл-Гарно)",
            "Взаимодополняемость торговли (Драйсдейл-Гарно)",
            "贸易互补性指数(德赖斯代尔-加诺特)",
        ],
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
        names: [
            "Country bias (Drysdale-Garnaut)",
            "Елге бейімділік индексі (Драйсдейл-Гарно)",
            "Индекс страновой предвзятости (Драйсдейл-Гарно)",
            "国别偏向指数(德赖斯代尔-加诺特)",
        ],
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
        names: [
            "Trade intensity (world with the exporter)",
            "Сауда қарқындылығы (экспорттаушыны қоса алғандағы әлем)",
            "Интенсивность торговли (мир, включая экспортёра)",
            "贸易强度指数(世界含出口国)",
        ],
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
        names: [
            "Trade intensity (world without the exporter)",
            "Сауда қарқындылығы (экспорттаушысыз әлем)",
            "Интенсивность торговли (мир без экспортёра)",
            "贸易强度指数(世界不含出口国)",
        ],
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
        names: [
            "Trade intensity (Kojima, world imports without own)",
            "Сауда қарқындылығы (Кодзима, өз импортынсыз әлемдік импорт)",
            "Интенсивность торговли (Кодзима, мировой импорт без собственного)",
            "贸易强度指数(小岛清,世界进口不含本国)",
        ],
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
        names: ["Import intensity", "Импорт қарқындылығы", "Интенсивность импорта", "进口强度指数"],
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
        names: [
            "Intra-industry trade in one product (Grubel-Lloyd)",
            "Бір тауар бойынша салаішілік сауда (Грубель-Ллойд)",
            "Внутриотраслевая торговля по товару (Грубель-Ллойд)",
            "单一产品产业内贸易指数(格鲁贝尔-劳埃德)",
        ],
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
        names: [
            "Intra-industry trade (Grubel-Lloyd, weighted)",
            "Салаішілік сауда (Грубель-Ллойд, салмақталған)",
            "Внутриотраслевая торговля (Грубель-Ллойд, взвешенный)",
            "产业内贸易指数(格鲁贝尔-劳埃德,加权)",
        ],
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
        names: [
            "Intra-industry trade (Grubel-Lloyd, unweighted mean)",
            "Салаішілік сауда (Грубель-Ллойд, қарапайым орташа)",
            "Внутриотраслевая торговля (Грубель-Ллойд, простое среднее)",
            "产业内贸易指数(格鲁贝尔-劳埃德,简单平均)",
        ],
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
        names: [
            "Intra-industry trade (Grubel-Lloyd, adjusted for imbalance)",
            "Салаішілік сауда (Грубель-Ллойд, теңгерімсіздікке түзетілген)",
            "Внутриотраслевая торговля (Грубель-Ллойд, с поправкой на дисбаланс)",
            "产业内贸易指数(格鲁贝尔-劳埃德,经失衡调整)",
        ],
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
        names: [
            "Intra-industry trade (Aquino)",
            "Салаішілік сауда (Акино)",
            "Внутриотраслевая торговля (Акино)",
            "产业内贸易指数(阿基诺)",
        ],
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
        names: [
            "Marginal intra-industry trade in one product (Brülhart A)",
            "Бір тауар бойынша шекті салаішілік сауда (Брюльхарт A)",
            "Предельная внутриотраслевая торговля по товару (Брюльхарт A)",
            "单一产品边际产业内贸易指数(布鲁哈特A)",
        ],
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
        names: [
            "Marginal intra-industry trade (Brülhart A, weighted)",
            "Шекті салаішілік сауда (Брюльхарт A, салмақталған)",
            "Предельная внутриотраслевая торговля (Брюльхарт A, взвешенный)",
            "边际产业内贸易指数(布鲁哈特A,加权)",
        ],
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
        names: [
            "Marginal trade performance in one product (Brülhart B)",
            "Бір тауар бойынша шекті сауда нәтижесі (Брюльхарт B)",
            "Предельный результат торговли по товару (Брюльхарт B)",
            "单一产品边际贸易绩效(布鲁哈特B)",
        ],
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
        names: [
            "Matched change of trade in one product (Brülhart C)",
            "Бір тауар саудасының сәйкескен өзгерісі (Брюльхарт C)",
            "Совпадающее изменение торговли товаром (Брюльхарт C)",
            "单一产品匹配贸易变化额(布鲁哈特C)",
        ],
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
        names: [
            "Marginal intra-industry trade in one product (Hamilton-Kniest)",
            "Бір тауар бойынша шекті салаішілік сауда (Гамильтон-Книст)",
            "Предельная внутриотраслевая торговля по товару (Гамильтон-Книст)",
            "单一产品边际产业内贸易指数(汉密尔顿-尼斯特)",
        ],
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
        names: ["Unit value", "Бірлік құны", "Средняя стоимость единицы", "单位价值"],
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
        names: [
            "Terms of trade (net barter)",
            "Сауда шарттары (таза бартерлік)",
            "Условия торговли (чистые бартерные)",
            "贸易条件(净易货)",
        ],
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
        names: [
            "Mirror gap",
            "Айна статистикасының алшақтығы",
            "Расхождение зеркальной статистики",
            "镜像统计差异",
        ],
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
        names: [
            "c.i.f./f.o.b. ratio",
            "CIF/FOB арақатынасы",
            "Соотношение СИФ/ФОБ",
            "到岸价/离岸价比率",
        ],
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
        names: [
            "Constant market shares: change of exports",
            "Тұрақты нарық үлестері: экспорттың өзгеруі",
            "Постоянные доли рынка: изменение экспорта",
            "恒定市场份额:出口变化额",
        ],
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
        names: [
            "Constant market shares: world growth effect",
            "Тұрақты нарық үлестері: әлемдік сауда өсімінің әсері",
            "Постоянные доли рынка: эффект роста мировой торговли",
            "恒定市场份额:世界增长效应",
        ],
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
        names: [
            "Constant market shares: commodity effect",
            "Тұрақты нарық үлестері: тауар құрылымының әсері",
            "Постоянные доли рынка: товарный эффект",
            "恒定市场份额:商品结构效应",
        ],
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
        names: [
            "Constant market shares: market effect",
            "Тұрақты нарық үлестері: нарықтар құрылымының әсері",
            "Постоянные доли рынка: рыночный эффект",
            "恒定市场份额:市场分布效应",
        ],
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
        names: [
            "Constant market shares: competitiveness effect",
            "Тұрақты нарық үлестері: бәсекеге қабілеттілік әсері",
            "Постоянные доли рынка: эффект конкурентоспособности",
            "恒定市场份额:竞争力效应",
        ],
    },
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
                for (name, others) in entry.names.iter().zip(other.names) {
                    assert_ne!(*name, others, "{} and {}", entry.id, other.id);
                }
            }
        }
        let order = |family| Family::ALL.iter().position(|one| *one == family);
        assert!(ALL.is_sorted_by_key(|entry| order(entry.family)));
    }
}
