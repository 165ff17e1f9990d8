//! What a language must say about how a page's table was read.

use super::Lang;

/// Words about a table of a page; `{}` is where a text goes in.
#[derive(Clone, Copy, Debug)]
pub struct TableWords {
    /// The heading of how the table was read.
    pub heading: &'static str,
    /// A row and a column by their numbers, and the column's heading.
    pub place: &'static str,
    /// A row by its number.
    pub row: &'static str,
    /// The unit of the levels, and where it stands.
    pub unit: &'static str,
    /// The decimal mark, and where that was seen.
    pub decimal: &'static str,
    /// No number has a decimal mark.
    pub no_decimal: &'static str,
    /// The names of the decimal marks: point, comma.
    pub decimals: [&'static str; 2],
    /// An attribute; its name.
    pub attribute: &'static str,
    /// Places in a table: the caption, the headings.
    pub parts: [&'static str; 2],
    /// What separates the cells of a text.
    pub delimiter: &'static str,
    /// Its names: commas, semicolons, tabs, bars.
    pub delimiters: [&'static str; 4],
    /// The columns that name the rows.
    pub named_by: &'static str,
    /// The columns that are periods.
    pub periods: &'static str,
    /// The row that is the whole.
    pub whole: &'static str,
    /// A column or row of derived numbers, and the rule that it was read by.
    pub rule: &'static str,
    /// A column of derived numbers without a rule.
    pub derived: &'static str,
    /// Another column that is not drawn.
    pub other: &'static str,
    /// A row that has no numbers.
    pub heading_row: &'static str,
    /// What is not printed; the places.
    pub missing: &'static str,
    /// A place and what stands there.
    pub found: &'static str,
    /// A cell with nothing in it.
    pub empty: &'static str,
    /// A dash before a number that was read as a minus; the places.
    pub dashes: &'static str,
    /// Marks between thousands that were left out; the places.
    pub grouped: &'static str,
    /// Footnote marks that were taken off; the places.
    pub marks: &'static str,
    /// A footnote: its mark, its text.
    pub footnote: &'static str,
    /// How many more places there are.
    pub more: &'static str,
    /// The views of a table: columns, bars, slopes, lines.
    pub views: [&'static str; 4],
}

impl TableWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static TableWords {
        match lang {
            Lang::En => &EN,
            Lang::Kk => &KK,
            Lang::Ru => &RU,
            Lang::Zh => &ZH,
        }
    }
}

const EN: TableWords = TableWords {
    heading: "How the table was read",
    place: "row {}, column {} ({})",
    row: "row {}",
    unit: "Unit: {} ({})",
    decimal: "Decimal mark: {} ({})",
    no_decimal: "Decimal mark: none, all numbers are whole",
    decimals: ["point", "comma"],
    attribute: "attribute {}",
    parts: ["from the caption", "from the headings"],
    delimiter: "Cells are separated by {}",
    delimiters: ["commas", "semicolons", "tabs", "bars"],
    named_by: "Rows are named by: {}",
    periods: "Columns of periods: {}",
    whole: "The whole: “{}”",
    rule: "“{}”: read as {} and checked",
    derived: "“{}”: not drawn and not checked; its heading says that its numbers are derived, and data-rules does not say how",
    other: "“{}”: not drawn; its heading is no year or period",
    heading_row: "“{}”: a row without numbers, not drawn",
    missing: "Not printed: {}",
    found: "{}: “{}”",
    empty: "empty cell",
    dashes: "A dash before a number was read as minus: {}",
    grouped: "Marks between thousands were left out: {}",
    marks: "Footnote marks were taken off: {}",
    footnote: "Footnote {}: {}",
    more: "and {} more",
    views: ["Columns", "Bars", "Slopes", "Lines"],
};

const KK: TableWords = TableWords {
    heading: "Кесте қалай оқылды",
    place: "{}-жол, {}-баған ({})",
    row: "{}-жол",
    unit: "Өлшем бірлігі: {} ({})",
    decimal: "Ондық бөлшек белгісі: {} ({})",
    no_decimal: "Ондық бөлшек белгісі жоқ, барлық сан бүтін",
    decimals: ["нүкте", "үтір"],
    attribute: "{} атрибуты",
    parts: ["кестенің атауынан", "баған тақырыптарынан"],
    delimiter: "Ұяшықтар арасындағы белгі: {}",
    delimiters: ["үтір", "нүктелі үтір", "табуляция", "тік сызық"],
    named_by: "Жол атаулары тұрған баған: {}",
    periods: "Кезең бағандары: {}",
    whole: "Бүтін: «{}»",
    rule: "«{}»: {} деп оқылды және тексерілді",
    derived: "«{}»: салынбады және тексерілмеді; тақырыбына қарағанда бұл есептелген сандар, ал қалай есептелгені data-rules ішінде айтылмаған",
    other: "«{}»: салынбады; тақырыбы жыл да, кезең де емес",
    heading_row: "«{}»: сандары жоқ жол, салынбады",
    missing: "Жарияланбаған: {}",
    found: "{}: «{}»",
    empty: "бос ұяшық",
    dashes: "Сан алдындағы сызықша минус деп оқылды: {}",
    grouped: "Мыңдықтар арасындағы белгілер алынып тасталды: {}",
    marks: "Сілтеме белгілері алынып тасталды: {}",
    footnote: "{} сілтемесі: {}",
    more: "тағы {}",
    views: ["Бағандар", "Жолақтар", "Көлбеу сызықтар", "Сызықтар"],
};

const RU: TableWords = TableWords {
    heading: "Как прочитана таблица",
    place: "строка {}, столбец {} ({})",
    row: "строка {}",
    unit: "Единица: {} ({})",
    decimal: "Десятичный знак: {} ({})",
    no_decimal: "Десятичного знака нет, все числа целые",
    decimals: ["точка", "запятая"],
    attribute: "атрибут {}",
    parts: ["из названия таблицы", "из заголовков"],
    delimiter: "Ячейки разделяет {}",
    delimiters: ["запятая", "точка с запятой", "табуляция", "вертикальная черта"],
    named_by: "Строки названы в столбце: {}",
    periods: "Столбцы периодов: {}",
    whole: "Целое: «{}»",
    rule: "«{}»: прочитано как {} и проверено",
    derived: "«{}»: не показано и не проверено; судя по заголовку, числа расчётные, а data-rules не говорит, как они получены",
    other: "«{}»: не показано; заголовок не год и не период",
    heading_row: "«{}»: строка без чисел, не показана",
    missing: "Не опубликовано: {}",
    found: "{}: «{}»",
    empty: "пустая ячейка",
    dashes: "Тире перед числом прочитано как минус: {}",
    grouped: "Знаки между тысячами опущены: {}",
    marks: "Знаки сносок убраны: {}",
    footnote: "Сноска {}: {}",
    more: "и ещё {}",
    views: ["Столбцы", "Полосы", "Наклонные линии", "Линии"],
};

const ZH: TableWords = TableWords {
    heading: "表格的读取方式",
    place: "第{}行第{}列（{}）",
    row: "第{}行",
    unit: "单位：{}（{}）",
    decimal: "小数点：{}（{}）",
    no_decimal: "小数点：无，所有数字均为整数",
    decimals: ["点", "逗号"],
    attribute: "属性 {}",
    parts: ["来自表题", "来自表头"],
    delimiter: "单元格分隔符：{}",
    delimiters: ["逗号", "分号", "制表符", "竖线"],
    named_by: "各行名称所在列：{}",
    periods: "时期列：{}",
    whole: "总体：“{}”",
    rule: "“{}”：按 {} 读取并核对",
    derived: "“{}”：未绘出，也未核对；其表头表明这些是推算数字，而 data-rules 未说明如何得出",
    other: "“{}”：未绘出；其表头不是年份或时期",
    heading_row: "“{}”：无数字的行，未绘出",
    missing: "未公布：{}",
    found: "{}：“{}”",
    empty: "空单元格",
    dashes: "数字前的连接号读作负号：{}",
    grouped: "已略去千位分隔符：{}",
    marks: "已去除脚注标记：{}",
    footnote: "脚注{}：{}",
    more: "另有{}处",
    views: ["柱形图", "条形图", "斜率图", "折线图"],
};
