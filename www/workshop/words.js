/**
 * What the workshop says, in English, Kazakh, Russian and Chinese.
 *
 * `{}` is the place of the next text. What the core says of a table or a package is in English, as everywhere.
 */

/** The languages in their own words, which are in no language's table. */
export const NAMES = { en: "English", kk: "Қазақша", ru: "Русский", zh: "中文" };
export const LANGUAGES = Object.keys(NAMES);

export const WORDS = {
  workshop: ["Workshop", "Шеберхана", "Мастерская", "工作台"],
  back: ["Figures of this file", "Осы файлдың графиктері", "Графики этого файла", "本文件的图表"],
  lead: [
    "From a table to a figure. Nothing leaves this computer.",
    "Кестеден графикке дейін. Ештеңе осы компьютерден шықпайды.",
    "От таблицы к графику. Ничто не покидает этот компьютер.",
    "从表格到图表。任何内容都不会离开这台电脑。",
  ],
  drop: [
    "Drop files here: a table, a package or its zip, a file of this kind, a download of a trade database",
    "Файлдарды осы жерге тастаңыз: кесте, деректер пакеті немесе оның zip-архиві, осындай файл, сауда дерекқорының жүктемесі",
    "Перетащите файлы сюда: таблицу, пакет данных или его zip, файл этого же рода, выгрузку из базы данных о торговле",
    "将文件拖到此处：表格、数据包或其 zip、此类文件，或贸易数据库的下载文件",
  ],
  choose: ["Choose files", "Файлдарды таңдау", "Выбрать файлы", "选择文件"],
  folder: ["Choose a folder", "Қалтаны таңдау", "Выбрать папку", "选择文件夹"],
  ours: ["The package of this file", "Осы файлдың пакеті", "Пакет этого файла", "本文件的数据包"],
  paste: ["Or paste a table", "Немесе кестені қойыңыз", "Или вставьте таблицу", "或粘贴表格"],
  pasteHint: [
    "Copied from a spreadsheet or a page; years as headings of columns, names in the first column.",
    "Электрондық кестеден немесе беттен көшірілген; жылдар – баған тақырыптары, атаулар – бірінші бағанда.",
    "Скопированную из электронной таблицы или со страницы; годы — в заголовках столбцов, названия — в первом столбце.",
    "从电子表格或网页复制；年份作列标题，名称在第一列。",
  ],
  caption: ["Title", "Атауы", "Заголовок", "标题"],
  measure: ["Unit", "Өлшем бірлігі", "Единица", "单位"],
  power: ["Printed in", "Берілген түрі", "Указано в", "数量级"],
  powers: [
    ["ones", "thousands", "millions", "billions", "trillions"],
    ["бірлік", "мың", "миллион", "миллиард", "триллион"],
    ["единицах", "тысячах", "миллионах", "миллиардах", "триллионах"],
    ["个", "千", "百万", "十亿", "万亿"],
  ],
  asPrinted: ["as the table says", "кестедегідей", "как в таблице", "按表格所示"],
  decimal: ["Decimal mark", "Ондық белгі", "Десятичный знак", "小数点"],
  point: ["point: 1.5", "нүкте: 1.5", "точка: 1.5", "点：1.5"],
  comma: ["comma: 1,5", "үтір: 1,5", "запятая: 1,5", "逗号：1,5"],
  delimiter: ["Between cells", "Ұяшықтар арасында", "Между ячейками", "单元格分隔符"],
  rules: ["How columns were derived", "Бағандар қалай есептелген", "Как получены столбцы", "各列如何得出"],
  source: ["Source", "Дереккөз", "Источник", "资料来源"],
  make: ["Make the figure", "График жасау", "Построить график", "生成图表"],
  undo: ["Undo", "Болдырмау", "Отменить", "撤销"],
  redo: ["Redo", "Қайталау", "Вернуть", "重做"],
  anew: ["Start anew", "Жаңадан бастау", "Начать заново", "重新开始"],
  sureAnew: [
    "Put this work away and start anew? Undo brings it back.",
    "Бұл жұмысты жинап, жаңадан бастайсыз ба? «Болдырмау» оны қайтарады.",
    "Убрать эту работу и начать заново? «Отменить» вернёт её.",
    "收起当前工作并重新开始？“撤销”可以恢复。",
  ],
  yes: ["Yes", "Иә", "Да", "是"],
  no: ["No", "Жоқ", "Нет", "否"],
  cancel: ["Cancel", "Тоқтату", "Прервать", "取消"],
  notKept: [
    "This browser keeps nothing here: save your work as a file before you close the page.",
    "Бұл браузер мұнда ештеңе сақтамайды: бетті жаппас бұрын жұмысты файлға сақтаңыз.",
    "Этот браузер здесь ничего не хранит: сохраните работу в файл, прежде чем закрыть страницу.",
    "此浏览器不会在此保存内容：关闭页面前请将工作另存为文件。",
  ],
  kept: ["Your work of last time is here again.", "Өткен жолғы жұмысыңыз қайта ашылды.", "Здесь снова ваша прошлая работа.", "已恢复您上次的工作。"],
  view: ["Figure shown", "Көрсетілген график", "Показан график", "显示的图表"],
  stale: [
    "This is the figure before the errors.",
    "Бұл – қателерге дейінгі график.",
    "Это график до ошибок.",
    "这是出错之前的图表。",
  ],
  errors: ["What is wrong", "Не дұрыс емес", "Что не так", "错误"],
  about: ["Title and description", "Атауы мен сипаттамасы", "Название и описание", "标题与说明"],
  name: ["Name of the files", "Файлдардың атауы", "Имя файлов", "文件名"],
  title: ["Title", "Атауы", "Название", "标题"],
  description: ["Description", "Сипаттамасы", "Описание", "说明"],
  subtitle: ["Subtitle", "Ішкі тақырып", "Подзаголовок", "副标题"],
  note: ["Note", "Ескертпе", "Примечание", "注释"],
  inLanguages: ["In four languages", "Төрт тілде", "На четырёх языках", "四种语言"],
  views: ["Figures", "Графиктер", "Графики", "图表"],
  chart: ["Kind of figure", "График түрі", "Вид графика", "图表类型"],
  ups: ["Move up", "Жоғары", "Выше", "上移"],
  downs: ["Move down", "Төмен", "Ниже", "下移"],
  removes: ["Remove", "Жою", "Убрать", "删除"],
  up: ["Move up: {}", "Жоғары: {}", "Выше: {}", "上移：{}"],
  down: ["Move down: {}", "Төмен: {}", "Ниже: {}", "下移：{}"],
  remove: ["Remove: {}", "Жою: {}", "Убрать: {}", "删除：{}"],
  addView: ["Add a figure like the last", "Соңғысындай график қосу", "Добавить график, как последний", "添加与最后一个相同的图表"],
  labels: ["Names of rows", "Жол атаулары", "Названия строк", "行名称"],
  labelOf: ["{}, {}", "{}, {}", "{}, {}", "{}，{}"],
  moreRows: ["{} more rows: in the file", "Тағы {} жол: файлда", "Ещё строк: {} — в файле", "另有 {} 行：见文件"],
  units: ["Units", "Өлшем бірліктері", "Единицы", "单位"],
  sources: ["Sources and licence", "Дереккөздер мен лицензия", "Источники и лицензия", "来源与许可"],
  path: ["Address", "Мекенжай", "Адрес", "网址"],
  licence: ["Licence", "Лицензия", "Лицензия", "许可"],
  addSource: ["Add a source", "Дереккөз қосу", "Добавить источник", "添加来源"],
  addLicence: ["Add a licence", "Лицензия қосу", "Добавить лицензию", "添加许可"],
  files: ["The files themselves", "Файлдардың өзі", "Сами файлы", "文件原文"],
  file: ["File", "Файл", "Файл", "文件"],
  wasRead: ["How the table was read", "Кесте қалай оқылды", "Как прочитана таблица", "表格的读取方式"],
  take: ["Take away", "Алып кету", "Забрать", "导出"],
  takeHTML: ["One HTML file", "Бір HTML-файл", "Один файл HTML", "单个 HTML 文件"],
  takeZip: ["Package (zip)", "Пакет (zip)", "Пакет (zip)", "数据包（zip）"],
  takeStatic: ["For pages without scripts", "Скриптсіз беттерге", "Для страниц без скриптов", "无脚本页面版"],
  takeCode: ["Code to embed", "Ендіру коды", "Код для вставки", "嵌入代码"],
  encoding: ["Read as {}.", "{} ретінде оқылды.", "Прочитано как {}.", "按 {} 读取。"],
  askEncoding: [
    "{} is not in UTF-8. Which of these lines is right?",
    "{} UTF-8 кодталымында емес. Қай жол дұрыс?",
    "{}: не UTF-8. Какая из этих строк верна?",
    "{} 不是 UTF-8 编码。以下哪一行正确？",
  ],
  reading: ["{}: read so far", "{}: оқылуда", "{}: прочитано", "{}：读取进度"],
  economies: [
    "Whose trade, and with whom? Codes of three letters.",
    "Кімнің және кіммен саудасы? Үш әріпті кодтар.",
    "Чья торговля и с кем? Трёхбуквенные коды.",
    "谁与谁的贸易？三字母代码。",
  ],
  reporter: ["Reporter", "Есеп беруші ел", "Отчитывающаяся страна", "报告国"],
  partner: ["Partner", "Серіктес ел", "Страна-партнёр", "伙伴国"],
  rowsRead: ["{} rows, of which {} count", "{} жол, оның {} есепке алынды", "Строк: {}, из них учтено: {}", "共 {} 行，计入 {} 行"],
  setAside: ["{}: {} rows, the first in line {}", "{}: {} жол, біріншісі {}-жолда", "{}: строк {}, первая — {}", "{}：{} 行，首见第 {} 行"],
  binary: [
    "{} is {}, not a text. Open it in the program that wrote it and save the table as CSV (UTF-8).",
    "{} – мәтін емес, {}. Оны жазған бағдарламада ашып, кестені CSV (UTF-8) түрінде сақтаңыз.",
    "{} — это {}, а не текст. Откройте его в своей программе и сохраните таблицу как CSV (UTF-8).",
    "{} 是 {}，不是文本。请在原程序中打开，并将表格另存为 CSV（UTF-8）。",
  ],
  tooLarge: [
    "{} has {} MB, which is too much for a table. Of a trade database, drop the file as it was downloaded; else keep the rows that the figure shows.",
    "{} көлемі {} МБ, бұл кесте үшін тым көп. Сауда дерекқорының файлын жүктелген күйінде тастаңыз; әйтпесе графикке керек жолдарды ғана қалдырыңыз.",
    "{} занимает {} МБ: для таблицы это слишком много. Файл базы данных о торговле перетащите таким, каким он загружен; иначе оставьте строки, которые показывает график.",
    "{} 有 {} MB，对表格来说太大。贸易数据库文件请按下载原样拖入；否则请只保留图表所需的行。",
  ],
  noPackage: [
    "{} has no datapackage.json. Drop one table, or the whole package.",
    "{} ішінде datapackage.json жоқ. Бір кестені немесе бүкіл пакетті тастаңыз.",
    "{}: нет datapackage.json. Перетащите одну таблицу или весь пакет.",
    "{} 中没有 datapackage.json。请拖入一个表格或整个数据包。",
  ],
  badZip: ["{} cannot be unpacked. Make the zip anew.", "{} ашылмады. Zip-архивті қайта жасаңыз.", "{} не распаковать. Создайте zip заново.", "{} 无法解压。请重新打包。"],
  noTable: ["{} has neither a package nor a table.", "{} ішінде пакет те, кесте де жоқ.", "{}: нет ни пакета, ни таблицы.", "{} 中既没有数据包也没有表格。"],
  empty: ["{} is empty.", "{} бос.", "{} пуст.", "{} 是空的。"],
  stopped: [
    "The program stopped. Your work is kept: load the page anew.",
    "Бағдарлама тоқтады. Жұмысыңыз сақталды: бетті қайта жүктеңіз.",
    "Программа остановилась. Работа сохранена: загрузите страницу заново.",
    "程序已停止。您的工作已保存：请重新加载页面。",
  ],
  charts: [
    ["columns in groups", "stacked columns", "bars", "bars to both sides of zero", "waterfall", "small multiples", "lines", "treemap", "share against growth", "slopes", "dumbbells", "printed beside allowed", "what was checked", "indicators", "argument", "projection"],
    ["топталған бағандар", "жинақталған бағандар", "жолақтар", "нөлдің екі жағындағы жолақтар", "сарқырама", "шағын графиктер", "сызықтар", "тікбұрыштар картасы", "үлес пен өсім", "көлбеу сызықтар", "гантельдер", "жарияланғаны мен мүмкіні", "не тексерілді", "көрсеткіштер", "дәлелдер", "болжамдық есеп"],
    ["столбцы группами", "столбцы с накоплением", "полосы", "полосы по обе стороны нуля", "каскадная диаграмма", "малые графики", "линии", "древовидная карта", "доля и прирост", "наклонные линии", "гантели", "опубликованное и допустимое", "что проверено", "показатели", "доводы", "проекция"],
    ["分组柱形", "堆积柱形", "条形", "正负条形", "瀑布图", "小多图", "折线", "矩形树图", "比重与增长率", "斜率图", "哑铃图", "公布值与允许范围", "检验结果", "指标", "论证", "推算"],
  ],
};

/** The kinds of figure in the order of their names above. */
export const CHARTS = [
  "grouped-columns", "stacked-columns", "bars", "diverging-bars", "waterfall", "small-multiples", "lines", "treemap",
  "scatter", "slope", "dumbbell", "range-plot", "check", "indicators", "evidence", "projection",
];

/** Everything that the workshop says in a language. */
export function wordsOf(lang) {
  const index = Math.max(0, LANGUAGES.indexOf(lang));
  return Object.fromEntries(Object.entries(WORDS).map(([key, texts]) => [key, texts[index]]));
}

/** A sentence with texts at its places. */
export function fill(sentence, ...texts) {
  let next = 0;
  return sentence.replaceAll("{}", () => texts[next++]);
}
