//! What the controls of views over time say.

use super::Lang;

/// The words for zooming, comparing and playing the years of a figure.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug)]
pub struct YearWords {
    /// The name of all these controls.
    pub group: &'static str,
    /// Goes from year to year by itself.
    pub play: &'static str,
    /// Stops going.
    pub pause: &'static str,
    /// The first year that is shown.
    pub from: &'static str,
    /// The last year that is shown.
    pub to: &'static str,
    /// Shows all years again.
    pub all: &'static str,
    /// What dragging over the drawing does.
    pub drag: &'static str,
    /// Shows the years that were dragged over.
    pub zoom: &'static str,
    /// Compares the first and the last year that were dragged over.
    pub compare: &'static str,
    /// The first of the two years that are compared.
    pub first: &'static str,
    /// The other one.
    pub second: &'static str,
    /// The difference of two values.
    pub difference: &'static str,
    /// What a comparison has: one period, the other, the unit.
    pub compared: &'static str,
    /// Which keys do what on the drawing.
    pub keys: &'static str,
}

impl Lang {
    /// What the button says that opens these controls.
    pub fn years(self) -> &'static str {
        match self {
            Lang::En => "Years…",
            Lang::Kk => "Жылдар…",
            Lang::Ru => "Годы…",
            Lang::Zh => "年份…",
        }
    }

    /// The words of these controls.
    #[cfg(feature = "more")]
    pub fn year_words(self) -> &'static YearWords {
        match self {
            Lang::En => &EN,
            Lang::Kk => &KK,
            Lang::Ru => &RU,
            Lang::Zh => &ZH,
        }
    }
}

#[cfg(feature = "more")]
const EN: YearWords = YearWords {
    group: "Years",
    play: "Play the years",
    pause: "Pause",
    from: "From",
    to: "To",
    all: "All years",
    drag: "Drag over the chart to",
    zoom: "Zoom",
    compare: "Compare",
    first: "Earlier year",
    second: "Later year",
    difference: "Difference",
    compared: "{} and {} compared, {}",
    keys: "Plus and minus zoom, 0 shows all years, Shift with the left and right arrow keys moves the years shown.",
};

#[cfg(feature = "more")]
const KK: YearWords = YearWords {
    group: "Жылдар",
    play: "Жылдар бойынша көрсету",
    pause: "Кідірту",
    from: "Басы",
    to: "Соңы",
    all: "Барлық жылдар",
    drag: "График үстімен сүйреу",
    zoom: "Үлкейту",
    compare: "Салыстыру",
    first: "Бұрынғы жыл",
    second: "Кейінгі жыл",
    difference: "Айырма",
    compared: "Салыстыру: {} және {}, {}",
    keys: "Плюс пен минус масштабты өзгертеді, 0 барлық жылды көрсетеді, Shift пен сол және оң жақ көрсеткі пернелері көрсетілген жылдарды жылжытады.",
};

#[cfg(feature = "more")]
const RU: YearWords = YearWords {
    group: "Годы",
    play: "Показать по годам",
    pause: "Пауза",
    from: "С",
    to: "По",
    all: "Все годы",
    drag: "Протягивание по графику",
    zoom: "Увеличить",
    compare: "Сравнить",
    first: "Более ранний год",
    second: "Более поздний год",
    difference: "Разность",
    compared: "Сравнение: {} и {}, {}",
    keys: "Плюс и минус меняют масштаб, 0 показывает все годы, Shift со стрелками влево и вправо сдвигает показанные годы.",
};

#[cfg(feature = "more")]
const ZH: YearWords = YearWords {
    group: "年份",
    play: "逐年播放",
    pause: "暂停",
    from: "起",
    to: "止",
    all: "全部年份",
    drag: "在图上拖动以",
    zoom: "缩放",
    compare: "比较",
    first: "较早年份",
    second: "较晚年份",
    difference: "差值",
    compared: "{}与{}比较，{}",
    keys: "加号和减号缩放，0显示全部年份，Shift加左右方向键移动所示年份。",
};
