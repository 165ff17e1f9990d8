//! Who defined the indicators, and the limits of values that have none.

pub(super) const NO_LOW: f64 = f64::NEG_INFINITY;
pub(super) const NO_HIGH: f64 = f64::INFINITY;

pub(super) const DEF: &str = "definition";
pub(super) const WITS: &str = "World Bank, WITS: indicator help";
pub(super) const UNCTAD: &str = "UNCTAD Handbook of Statistics: calculation methods";
pub(super) const TVV: &str =
    "L. Törnqvist, P. Vartia and Y. O. Vartia 1985, American Statistician 39:43-46";
pub(super) const HH: &str = "A. O. Hirschman 1964, American Economic Review 54:761";
pub(super) const ADEL: &str = "M. A. Adelman 1969, Review of Economics and Statistics 51:99-101";
pub(super) const THEIL: &str = "H. Theil 1967, Economics and Information Theory";
pub(super) const FK: &str = "J. M. Finger and M. E. Kreinin 1979, Economic Journal 89:905-912";
pub(super) const KRUG: &str = "P. Krugman 1991, Geography and Trade";
pub(super) const COS: &str = "H. Linnemann 1966, An Econometric Study of International Trade Flows";
pub(super) const BAL: &str = "B. Balassa 1965, Manchester School 33:99-123";
pub(super) const LAUR: &str = "K. Laursen 1998, DRUID Working Paper 98-30";
pub(super) const HOEN: &str =
    "R. Hoen and J. Oosterhaven 2006, Annals of Regional Science 40:677-691";
pub(super) const YU: &str =
    "R. Yu, J. Cai and P. Leung 2009, Annals of Regional Science 43:267-282";
pub(super) const VOLL: &str = "T. L. Vollrath 1991, Weltwirtschaftliches Archiv 127:265-280";
pub(super) const LAF: &str = "G. Lafay 1992, The measurement of revealed comparative advantages";
pub(super) const MIC62: &str = "M. Michaely 1962, Concentration in International Trade";
pub(super) const ESCAP: &str =
    "ESCAP, Trade Statistics in Policymaking: a handbook of commonly used trade indices";
pub(super) const MIC96: &str = "M. Michaely 1996, World Bank Policy Research Working Paper 1583";
pub(super) const DG: &str =
    "P. Drysdale and R. Garnaut 1982, Hitotsubashi Journal of Economics 22:62-84";
pub(super) const APT: &str = "ESCAP, APTIAD: trade intensity";
pub(super) const KOJ: &str = "K. Kojima 1964, Hitotsubashi Journal of Economics 5:16-36";
pub(super) const GL71: &str = "H. G. Grubel and P. J. Lloyd 1971, Economic Record 47:494-517";
pub(super) const GL75: &str = "H. G. Grubel and P. J. Lloyd 1975, Intra-Industry Trade";
pub(super) const AQ: &str = "A. Aquino 1978, Weltwirtschaftliches Archiv 114:275-296";
pub(super) const BRU: &str = "M. Brülhart 1994, Weltwirtschaftliches Archiv 130:600-613";
pub(super) const HK: &str =
    "C. Hamilton and P. Kniest 1991, Weltwirtschaftliches Archiv 127:356-367";
pub(super) const IMTS: &str = "United Nations, International Merchandise Trade Statistics";
pub(super) const COMTRADE: &str = "UN Comtrade: mirror data";
pub(super) const DOTS: &str = "IMF, Direction of Trade Statistics: c.i.f./f.o.b. factor";
pub(super) const CMS: &str =
    "H. Tyszynski 1951, Manchester School 19:272-304; E. Leamer and R. Stern 1970";
