//! What a language must say about indicators.

use super::Lang;

/// The words and patterns of the scorecard, see [`Words`](super::Words) for what stands in braces.
///
/// They are apart from [`Words`](super::Words), which every page loads.
#[derive(Clone, Copy, Debug)]
pub struct IndicatorWords {
    /// The families, in the order of the documentation.
    pub families: [&'static str; 8],
    /// Why there is no value, a line for each reason in the order of the documentation.
    pub reasons: &'static str,
    /// A summary: how many indicators there are values of, and how many there are.
    pub summary: &'static str,
    /// The list of what cannot be computed; how many.
    pub absent: &'static str,
    /// Before a formula.
    pub formula: &'static str,
    /// Before the numbers that a value is computed from.
    pub inputs: &'static str,
    /// What is left of a long list; how many.
    pub more: &'static str,
    /// The first and the last year of a series; their number.
    pub years: &'static str,
    /// The product where a value is highest; of how many.
    pub highest: &'static str,
    /// A growth rate of many years, in percent.
    pub per_year: &'static str,
    /// A number of products.
    pub products: &'static str,
}

impl Lang {
    /// The words of the scorecard.
    pub fn indicator_words(self) -> &'static IndicatorWords {
        match self {
            Lang::En => &ENGLISH,
            Lang::Kk => &KAZAKH,
            Lang::Ru => &RUSSIAN,
            Lang::Zh => &CHINESE,
        }
    }
}

const ENGLISH: IndicatorWords = IndicatorWords {
    families: [
        "Change over time",
        "Shares, balance, openness",
        "Concentration and similarity",
        "Comparative advantage",
        "Complementarity and intensity",
        "Two-way trade",
        "Prices and mirror data",
        "Constant market shares",
    ],
    reasons: "\
needs numbers that are not given
needs the world\u{2019}s trade
needs gross domestic product
needs the other country\u{2019}s figure
needs trade by product
needs a partner
needs an earlier year
needs every year in between
needs a later year
divides by what can be zero
has no meaning from a negative number
needs numbers that cannot be negative
needs numbers above zero
needs trade to take shares of
needs exports or imports
needs both exports and imports
needs more than one product
needs a change
needs growth
needs others to compare with
needs lists of the same products
is too large
is not known",
    summary: "{} of {} {indicator|indicators} can be computed from these numbers. Open one for its formula and the numbers behind it.",
    absent: "Not computable: {}",
    formula: "Formula",
    inputs: "Computed from",
    more: "and {} more",
    years: "{}\u{2013}{}, {} {value|values}",
    highest: "{}, highest of {}",
    per_year: "{}% a year",
    products: "{} {product|products}",
};

const KAZAKH: IndicatorWords = IndicatorWords {
    families: [
        "Уақыт бойынша өзгеріс",
        "Үлестер, баланс, ашықтық",
        "Шоғырлану және ұқсастық",
        "Салыстырмалы артықшылық",
        "Өзара толықтырушылық және қарқындылық",
        "Салаішілік сауда",
        "Бағалар және айна статистикасы",
        "Тұрақты нарық үлестері",
    ],
    reasons: "\
берілмеген сандар қажет
әлемдік сауда деректері қажет
жалпы ішкі өнім қажет
екінші елдің деректері қажет
тауарлар бойынша сауда қажет
серіктес ел қажет
алдыңғы жыл қажет
аралықтағы әр жыл қажет
кейінгі жыл қажет
нөлге тең болуы мүмкін санға бөлінеді
теріс сан үшін мағынасы жоқ
теріс бола алмайтын сандар қажет
нөлден үлкен сандар қажет
үлес есептелетін сауда қажет
экспорт немесе импорт қажет
экспорт та, импорт та қажет
бірден көп тауар қажет
өзгеріс қажет
өсім қажет
салыстыратын басқалар қажет
бірдей тауарлардың тізімдері қажет
тым үлкен
белгісіз",
    summary: "Бұл сандардан {2} көрсеткіштің ішінен {1} көрсеткіш есептеледі. Формуласы мен негізіндегі сандарды көру үшін көрсеткішті ашыңыз.",
    absent: "Есептелмейтіні: {}",
    formula: "Формула",
    inputs: "Есептеуге алынған сандар",
    more: "және тағы {} сан",
    years: "{}\u{2013}{}, {} мән",
    highest: "{} ({} тауардың ішіндегі ең жоғарысы)",
    per_year: "жылына {}%",
    products: "{} тауар",
};

const RUSSIAN: IndicatorWords = IndicatorWords {
    families: [
        "Изменение во времени",
        "Доли, баланс, открытость",
        "Концентрация и сходство",
        "Сравнительные преимущества",
        "Взаимодополняемость и интенсивность",
        "Внутриотраслевая торговля",
        "Цены и зеркальная статистика",
        "Постоянные доли рынка",
    ],
    reasons: "\
нужны числа, которых нет в данных
нужны данные о мировой торговле
нужен валовой внутренний продукт
нужны данные другой страны
нужна торговля по товарам
нужен партнёр
нужен предыдущий год
нужен каждый год промежутка
нужен последующий год
деление на то, что может быть нулём
не имеет смысла для отрицательного числа
нужны числа, которые не могут быть отрицательными
нужны числа больше нуля
нужен объём торговли, от которого берутся доли
нужен экспорт или импорт
нужны и экспорт, и импорт
нужно больше одного товара
нужно изменение
нужен прирост
нужны другие для сравнения
нужны списки одних и тех же товаров
слишком велико
неизвестно",
    summary: "По этим числам можно вычислить {} из {} {показателя|показателей|показателей}. Откройте показатель, чтобы увидеть формулу и исходные числа.",
    absent: "Не вычисляется: {}",
    formula: "Формула",
    inputs: "Вычислено по числам",
    more: "и ещё {} {число|числа|чисел}",
    years: "{}\u{2013}{}, {} {значение|значения|значений}",
    highest: "{} (наибольшее из {} {значения|значений|значений})",
    per_year: "{}\u{a0}% в год",
    products: "{} {товар|товара|товаров}",
};

const CHINESE: IndicatorWords = IndicatorWords {
    families: [
        "随时间的变化",
        "比重、差额与开放度",
        "集中度与相似度",
        "比较优势",
        "互补性与贸易强度",
        "产业内贸易",
        "价格与镜像统计",
        "恒定市场份额",
    ],
    reasons: "\
需要未给出的数字
需要世界贸易数据
需要国内生产总值
需要对方国家的数据
需要分商品贸易数据
需要伙伴国
需要前一年的数据
需要其间每一年的数据
需要后一年的数据
除数可能为零
对负数没有意义
需要不为负的数
需要大于零的数
需要可计算比重的贸易额
需要出口或进口
需要出口和进口
需要一种以上的商品
需要有变化
需要有增长
需要其他对象作比较
需要相同商品的清单
数值过大
未知",
    summary: "根据这些数字可计算{2}项指标中的{1}项。打开某项指标可查看其公式和所用数字。",
    absent: "无法计算：{}",
    formula: "公式",
    inputs: "计算所用数字",
    more: "另有{}个数字",
    years: "{}\u{2013}{}年，{}个值",
    highest: "{}（{}种商品中最高）",
    per_year: "每年{}%",
    products: "{}种商品",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_line() {
        for lang in Lang::ALL {
            // As many as `indicator::Missing::ALL`, which a test of the scorecard compares.
            assert_eq!(lang.indicator_words().reasons.lines().count(), 23);
        }
    }
}
