//! What is said where a reader cites, shares, asks where a number is from, or listens.

use super::Lang;

/// The words of all that a reader takes along or asks about one value.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug)]
pub struct CiteWords {
    /// What closes it.
    pub close: &'static str,
    /// The heading above the works.
    pub cite: &'static str,
    /// The works: the article, its numbers, this figure, where the numbers are from.
    pub works: [&'static str; 4],
    /// The form of a citation that is read; the others have names of their own.
    pub text: &'static str,
    /// What gives the form in the clipboard: the form.
    pub copy: &'static str,
    /// What gives the form as a file: the form.
    pub download: &'static str,
    /// It is in the clipboard.
    pub copied: &'static str,
    /// The browser has not let us: what is marked can be copied by hand.
    pub selected: &'static str,
    /// The heading above the link.
    pub share: &'static str,
    /// The link to this figure in this state.
    pub link: &'static str,
    /// The heading above the codes to embed.
    pub embed: &'static str,
    /// The codes: the element, the frame, the single file.
    pub embeds: [&'static str; 3],
    /// Which series are left out; their names.
    pub without: &'static str,
    /// When an address was looked at; the date.
    pub accessed: &'static str,
    /// The version of data or of a program; the version.
    pub version: &'static str,
    /// The heading of the block about one value.
    pub from: &'static str,
    /// The heading of formulas.
    pub formula: &'static str,
    /// The headings of the inputs: what, printed, rounded from, where.
    pub inputs: [&'static str; 4],
    /// Starts the tones; the series.
    pub listen: &'static str,
    /// Ends them.
    pub stop: &'static str,
    /// How a place between lowest and highest is heard: the lowest, the highest.
    pub tones: &'static str,
    /// The browser makes no sound.
    pub silent: &'static str,
}

impl Lang {
    /// What opens all that a reader takes along.
    pub fn cite_word(self) -> &'static str {
        match self {
            Lang::En => "Cite and share",
            Lang::Kk => "Дәйексөз және сілтеме",
            Lang::Ru => "Цитата и ссылка",
            Lang::Zh => "引用与分享",
        }
    }

    /// The words of all that a reader takes along or asks about one value.
    #[cfg(feature = "more")]
    pub fn cite_words(self) -> &'static CiteWords {
        match self {
            Lang::En => &EN,
            Lang::Kk => &KK,
            Lang::Ru => &RU,
            Lang::Zh => &ZH,
        }
    }
}

#[cfg(feature = "more")]
const EN: CiteWords = CiteWords {
    close: "Close",
    cite: "Cite",
    works: ["The article", "Numbers of the article", "This figure", "Original data"],
    text: "Text",
    copy: "Copy {}",
    download: "Download {}",
    copied: "Copied.",
    selected: "Selected, to be copied by hand.",
    share: "Share",
    link: "Link to this figure as it is shown",
    embed: "Embed",
    embeds: ["Element", "Frame", "Single file"],
    without: "without {}",
    accessed: "Accessed {}",
    version: "Version {}",
    from: "Where this number is from",
    formula: "Formula",
    inputs: ["Number", "Printed", "Rounded from", "Where"],
    listen: "Listen to the series: {}",
    stop: "Stop",
    tones: "The lowest tone is {}, the highest {}. Silence is a value that is not there.",
    silent: "This browser makes no sound here.",
};

#[cfg(feature = "more")]
const KK: CiteWords = CiteWords {
    close: "Жабу",
    cite: "Дәйексөз келтіру",
    works: ["Мақала", "Мақаладағы сандар", "Осы график", "Бастапқы деректер"],
    text: "Мәтін",
    copy: "Көшіру: {}",
    download: "Жүктеп алу: {}",
    copied: "Көшірілді.",
    selected: "Ерекшеленді, қолмен көшіріп алыңыз.",
    share: "Бөлісу",
    link: "Графиктің дәл осы көрінісіне сілтеме",
    embed: "Бетке енгізу",
    embeds: ["Элемент", "Фрейм", "Жеке файл"],
    without: "көрсетілмегені: {}",
    accessed: "Қаралған күні: {}",
    version: "Нұсқасы: {}",
    from: "Бұл сан қайдан алынған",
    formula: "Формула",
    inputs: ["Сан", "Жарияланған мәні", "Дөңгелектеуге дейін", "Орны"],
    listen: "Қатарды тыңдау: {}",
    stop: "Тоқтату",
    tones: "Ең төмен дыбыс — {}, ең жоғары дыбыс — {}. Үнсіздік — мән жоқ.",
    silent: "Бұл браузер мұнда дыбыс шығармайды.",
};

#[cfg(feature = "more")]
const RU: CiteWords = CiteWords {
    close: "Закрыть",
    cite: "Цитировать",
    works: ["Статья", "Числа статьи", "Этот график", "Исходные данные"],
    text: "Текст",
    copy: "Копировать: {}",
    download: "Скачать: {}",
    copied: "Скопировано.",
    selected: "Выделено, скопируйте вручную.",
    share: "Поделиться",
    link: "Ссылка на график в показанном виде",
    embed: "Встроить",
    embeds: ["Элемент", "Фрейм", "Отдельный файл"],
    without: "не показано: {}",
    accessed: "Дата обращения: {}",
    version: "Версия: {}",
    from: "Откуда это число",
    formula: "Формула",
    inputs: ["Число", "Опубликовано", "До округления", "Где"],
    listen: "Прослушать ряд: {}",
    stop: "Остановить",
    tones: "Самый низкий тон — {}, самый высокий — {}. Тишина означает, что значения нет.",
    silent: "Этот браузер здесь не воспроизводит звук.",
};

#[cfg(feature = "more")]
const ZH: CiteWords = CiteWords {
    close: "关闭",
    cite: "引用",
    works: ["论文", "论文中的数字", "此图", "原始数据"],
    text: "文本",
    copy: "复制{}",
    download: "下载{}",
    copied: "已复制。",
    selected: "已选中，请手动复制。",
    share: "分享",
    link: "当前所示图表的链接",
    embed: "嵌入",
    embeds: ["元素", "框架", "单个文件"],
    without: "未显示：{}",
    accessed: "访问日期：{}",
    version: "版本：{}",
    from: "这个数字的出处",
    formula: "公式",
    inputs: ["数字", "公布值", "舍入前", "出处"],
    listen: "聆听系列：{}",
    stop: "停止",
    tones: "最低音为{}，最高音为{}。静音表示没有数值。",
    silent: "此浏览器在这里无法发声。",
};
