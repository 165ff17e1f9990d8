//! Tables of pages: what is read of them, what is wrong with others, and that no table stops the reader.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use proptest::prelude::*;
use support::{again, golden};
use trade_figure::{
    check::{Verdict, check},
    data::{self, Package, PageCell, PageRow, PageTable, Section},
    locale::Lang,
    model::{Id, Published},
};

/// A table of lines: cells between `|`, headers with `#` before them, `2*` and `3^` before what spans
/// so many columns or rows, marks after `~`. The lines up to `---` are the head, those behind the next
/// the foot.
fn table(caption: &str, text: &str) -> PageTable {
    let has_head = text.contains("---");
    let mut section = if has_head { Section::Head } else { Section::Body };
    let mut rows = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == "---" {
            section = if section == Section::Head { Section::Body } else { Section::Foot };
            continue;
        }
        rows.push(PageRow { section, cells: line.split('|').map(cell).collect() });
    }
    PageTable { caption: vec![caption.to_owned()], rows, ..PageTable::default() }
}

fn cell(text: &str) -> PageCell {
    let mut rest = text.trim();
    let mut cell = PageCell {
        text: String::new(),
        marks: Vec::new(),
        is_header: false,
        scope: String::new(),
        columns: 1,
        rows: 1,
    };
    if let Some((columns, behind)) = rest.split_once('*')
        && let Ok(columns) = columns.parse()
    {
        (cell.columns, rest) = (columns, behind);
    }
    if let Some((rows, behind)) = rest.split_once('^')
        && let Ok(rows) = rows.parse()
    {
        (cell.rows, rest) = (rows, behind);
    }
    if let Some(behind) = rest.strip_prefix('#') {
        (cell.is_header, rest) = (true, behind);
    }
    if let Some((before, mark)) = rest.split_once('~') {
        cell.marks.push(mark.to_owned());
        rest = before;
    }
    rest.clone_into(&mut cell.text);
    cell
}

/// Table 2 of the article, as its own page could have it.
fn exports() -> PageTable {
    PageTable {
        rules: Some("Change=difference(2022,2021); Index=index(2022,2021)".to_owned()),
        ..table(
            "Kazakhstan's main exports to China, billions of US dollars",
            "#Goods | #2021 | #2022 | #Change | #Index
             ---
             #All exports | 9.8 | 13.2 | +3.4 | 140.8
             #Crude oil and petroleum products | 1.9 | 4.1 | +2.2 | 220
             #Refined copper and copper alloys | 1.99 | 2.3 | +0.31 | 115.6
             #Natural gas | 1.06 | 1.2 | +0.14 | 113.6",
        )
    }
}

/// Everything that was read, a line for each.
fn read(table: &PageTable) -> String {
    let package = match Package::of_table(table) {
        Ok(package) => package,
        Err(errors) => return format!("first at: {}\n{errors}\n", errors.first_place()),
    };
    if let Err(differs) = again::files_give_the_same(&package, table) {
        panic!("{differs}");
    }
    let mut lines = Vec::new();
    for observation in &package.observations {
        lines.push(format!(
            "{} {} {} = {} {} ({}) {}",
            observation.id,
            observation.variable,
            package.labels.get(&observation.product, table.lang),
            observation.value.as_ref().map_or("?", Published::text),
            observation.unit,
            observation.source,
            observation.note,
        ));
    }
    for claim in &package.claims {
        let operands: Vec<&str> = claim.operands.iter().map(Id::as_str).collect();
        lines.push(format!(
            "{}: {} of {} = {} {} ({}) {}",
            claim.id,
            claim.rule.token(),
            operands.join(", "),
            claim.value,
            claim.unit,
            claim.source,
            claim.note,
        ));
    }
    for view in &package.views {
        let measures: Vec<&str> = view.measures.iter().map(|measure| measure.token()).collect();
        lines.push(format!(
            "view {}: {} | {} | {} | {} | {} | whole {}",
            view.name,
            view.title.get(table.lang),
            view.subtitle.get(table.lang),
            view.source.get(table.lang),
            view.note.get(table.lang),
            measures.join(" "),
            view.whole.as_deref().unwrap_or("-"),
        ));
    }
    for line in &package.reading {
        lines.push(format!("read: {}", line.get(table.lang)));
    }
    lines.join("\n") + "\n"
}

fn report(cases: impl IntoIterator<Item = (&'static str, PageTable)>) -> String {
    let cases = cases.into_iter();
    let reports: Vec<String> =
        cases.map(|(name, table)| format!("# {name}\n{}", read(&table))).collect();
    reports.concat()
}

fn with(unit: &str, decimal: &str, rules: &str, table: PageTable) -> PageTable {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    PageTable { unit: given(unit), decimal: given(decimal), rules: given(rules), ..table }
}

#[test]
fn what_is_read_is_said() {
    let russian = PageTable {
        lang: Lang::Ru,
        after: vec!["* Оценка.".to_owned(), "Источник: Ежегодник, таблица 2".to_owned()],
        ..with(
            "",
            "",
            "Прирост = growth(2022, 2021); Доля = share(2022, Всего)",
            table(
                "Экспорт, млрд долл. США",
                "#Товары | #2021 г. | #2022 г. | #Прирост, % | #Доля, % | #Примечание
                 ---
                 #Всего | 9,8 | 13,2* | 34,7 | 100 | -
                 #Нефть | 1,9 | 4,1 | 115,8 | 31,1 | см. текст
                 #Медь | 1\u{a0}204,50 | \u{2013}2,3 | .. | 17,4 |
                 #Газ | н/д | | | 9,1 |",
            ),
        )
    };
    let spans = with(
        "",
        "",
        "Total = sum(\"China, Oil\", \"China, Copper\"); \"2022, Growth\" = growth(2022, 2021)",
        table(
            "",
            "2^#Country | 2^#Goods | #2021 | 2*#2022
             #USD million | #USD million | #Growth
             ---
             2^#China | #Oil | 1,234.5 | 1,300 | 5.3%
             #Copper | 10 | 11 | 10%
             5*#Both countries
             2*#Total | 1,244.5 | 1,311 | 5.3~a
             ---
             5*a Preliminary
             5*Source: A yearbook",
        ),
    );
    golden::compare([(
        "page-table/read.txt",
        report([
            ("the article's table", exports()),
            ("in Russian, with a comma, marks and gaps", russian),
            (
                "spans, two rows of headings, sums of rows",
                PageTable { figure_caption: "Exports by country".to_owned(), ..spans },
            ),
            (
                "in Kazakh",
                PageTable {
                    lang: Lang::Kk,
                    ..table(
                        "Экспорт, млрд АҚШ доллары",
                        "#Тауар|#2021 жыл|#2022 жыл|#Өсім\n#Барлығы|9,8|13,2|34,7\n#Мұнай|1,9|4,1|",
                    )
                },
            ),
            (
                "in Chinese",
                PageTable {
                    lang: Lang::Zh,
                    ..table(
                        "出口",
                        "#商品（10亿美元）|#2021年|#2022年|#增长\n#合计|9.8|13.2|34.7\n#石油|1.9|4.1|115.8",
                    )
                },
            ),
            (
                "whole numbers and another variable",
                with(
                    "USD 12 gdp",
                    "",
                    "",
                    table("GDP", "#Country|#2020|#2021|#2022\n#China|15|18|18\n#Kazakhstan|-|0|0"),
                ),
            ),
            (
                "an attribute settles it",
                with("T 0", "comma", "", table("Weight", "#Goods|#2021\n#Wheat|1,234")),
            ),
        ]),
    )]);
}

#[test]
fn what_is_wrong_has_its_place_and_a_way_out() {
    let simple = |caption, cells: &str| table(caption, cells);
    golden::compare([(
        "page-table/errors.txt",
        report([
            ("nothing", PageTable::default()),
            ("no headers", with("USD 9", "", "", simple("A", "Goods|2021\nOil|1"))),
            ("no period", with("USD 9", "", "", simple("A", "#Goods|#Before|#After\n#Oil|1|2"))),
            ("no unit", simple("A", "#Goods|#2021\n#Oil|1")),
            (
                "two units in the caption",
                simple("Exports, million USD; share in percent", "#Goods|#2021\n#Oil|1"),
            ),
            ("two units in the headings", simple("A", "#Goods|#2021, USD|#2022, EUR\n#Oil|1|2")),
            (
                "grouping or decimals",
                with(
                    "USD 9",
                    "",
                    "",
                    simple("A", "#Goods|#2021|#2022\n#Oil|1,234|5\n#Gas|2.345|7"),
                ),
            ),
            (
                "both decimal marks",
                with("USD 9", "", "", simple("A", "#Goods|#2021|#2022\n#Oil|9.8|9,8")),
            ),
            (
                "everything at once",
                with(
                    "dollars",
                    "dot",
                    "Change = minus(2022, 2021); Index(2022); Growth = growth(2022, 2020); Note = index(2022, 2021); 2022 = sum(2021, 2021)",
                    simple(
                        "",
                        "#Goods|#2021|#2022|#2021|#Growth|#Index\n#Oil|1|5%|3|x|1\n#oil|2|abc|3||\n|2|3|||\n#Gas|2*7|8||",
                    ),
                ),
            ),
            (
                "marks against data-decimal",
                with("USD 9", "point", "", simple("A", "#Goods|#2021\n#Oil|9,8\n#Gas|<b>\u{202e}")),
            ),
            (
                "a rule of a row with columns",
                with(
                    "USD 9",
                    "",
                    "All = sum(2021, 2022); All = share(Oil, Gas); Oil=sum(Gas)",
                    simple("A", "#Goods|#2021|#2022\n#Oil|1|2\n#Gas|1|2\n#All|2|4"),
                ),
            ),
            ("no numbers", with("USD 9", "", "", simple("A", "#Goods|#2021\n5*#Oil"))),
            ("too large", with("USD 9", "", "", simple("A", "#Goods|60000*#2021"))),
        ]),
    )]);
}

/// The standard's own tool validates these files, see `scripts/check-data.sh`.
#[test]
fn the_articles_table_as_files() {
    let files = Package::files_of_table(&exports()).expect("a whole table").files;
    let named: Vec<(String, String)> = files
        .into_iter()
        .map(|(path, text)| (format!("page-table/package/{path}"), text))
        .collect();
    golden::compare(named.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

/// The truth is the embedded package, whose numbers two people took from the article.
#[test]
fn the_articles_table_gives_the_numbers_and_verdicts_of_its_package() {
    let article = data::embedded().expect("the package that ships");
    let package = Package::of_table(&exports()).expect("a whole table");
    let levels = |package: &Package, view: usize| -> Vec<String> {
        let levels = package.views[view].observations.iter().map(|at| &package.observations[*at]);
        levels.map(|level| format!("{:?} {}", level.value, level.unit)).collect()
    };
    let view = article.views.iter().position(|view| view.name.as_str() == "exports");
    assert_eq!(levels(&package, 0), levels(&article, view.expect("the view of Table 2")));
    let verdicts = |package: &Package, from: &str| -> Vec<String> {
        let report = check(&package.observations, &package.claims);
        let claims = package.claims.iter().zip(&report.claims);
        let mut verdicts: Vec<String> = claims
            .filter(|(claim, _)| claim.source.starts_with(from) && claim.rule.token() != "equal")
            .map(|(claim, found)| {
                format!(
                    "{} {} {:?} {:?}",
                    claim.rule.token(),
                    claim.value,
                    found.verdict,
                    found.allowed
                )
            })
            .collect();
        verdicts.sort();
        verdicts
    };
    let found = verdicts(&package, "row");
    assert_eq!(found, verdicts(&article, "Table 2"));
    let contradicted = format!("{:?}", Verdict::Contradicted);
    assert_eq!(found.iter().filter(|verdict| verdict.contains(&contradicted)).count(), 1);
}

#[test]
fn ids_stay_when_rows_are_moved() {
    let ids = |table: &PageTable| {
        let package = Package::of_table(table).expect("a whole table");
        let mut ids: Vec<String> =
            package.observations.iter().map(|level| level.id.to_string()).collect();
        ids.sort();
        ids
    };
    let mut moved = exports();
    moved.rows.swap(1, 3);
    assert_eq!(ids(&moved), ids(&exports()));
}

/// Texts that are nearly cells: what tables hold, and what breaks them.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("2021".to_owned()),
        Just("2022, млрд долл.".to_owned()),
        Just("10亿美元".to_owned()),
        Just("Total".to_owned()),
        Just("..".to_owned()),
        Just("Source: %".to_owned()),
        "[-+\u{2212}\u{2013}0-9., '%*]{0,8}",
        "[A-Za-zа-яёқ, ]{0,6}",
        "\\PC{0,6}",
        "[\u{0}-\u{ff}\u{202e}\u{200b}]{0,4}",
    ]
}

prop_compose! {
    fn cells()(
        text in texts(),
        marks in prop::collection::vec(texts(), 0..2),
        is_header in any::<bool>(),
        scope in prop_oneof![Just(""), Just("row"), Just("col"), Just("x")],
        columns in prop_oneof![Just(1_usize), 0_usize..4, Just(65_534)],
        rows in prop_oneof![Just(1_usize), 0_usize..4, Just(65_534)],
    ) -> PageCell {
        PageCell { text, marks, is_header, scope: scope.to_owned(), columns, rows }
    }
}

prop_compose! {
    fn tables()(
        caption in prop::collection::vec(texts(), 0..3),
        rows in prop::collection::vec((0_usize..3, prop::collection::vec(cells(), 0..5)), 0..6),
        after in prop::collection::vec(texts(), 0..2),
        unit in prop::option::of(prop_oneof![Just("USD 9".to_owned()), texts()]),
        decimal in prop::option::of(prop_oneof![Just("comma".to_owned()), texts()]),
        rules in prop::option::of(prop_oneof![
            "(Total|2021|Index)=(index|sum)\\((2021|Total),(2022|Oil)\\)".prop_map(|text| text),
            texts(),
        ]),
        source in prop::option::of(texts()),
    ) -> PageTable {
        let rows = rows.into_iter().map(|(section, cells)| PageRow {
            section: [Section::Head, Section::Body, Section::Foot][section],
            cells,
        });
        PageTable {
            caption,
            rows: rows.collect(),
            after,
            figure_caption: String::new(),
            lang: Lang::En,
            unit,
            decimal,
            rules,
            source,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_table_stops_the_reader(table in tables()) {
        match Package::of_table(&table) {
            Ok(package) => {
                prop_assert!(!package.observations.is_empty());
                let report = check(&package.observations, &package.claims);
                prop_assert_eq!(report.claims.len(), package.claims.len());
                let same = again::files_give_the_same(&package, &table);
                prop_assert!(same.is_ok(), "{:?}", same);
            }
            Err(errors) => {
                prop_assert!(errors.iter().all(|error| !error.place.is_empty() && !error.text.is_empty()));
            }
        }
    }

    /// Every digit of a number is kept, whatever stands between its thousands.
    #[test]
    fn digits_are_kept(whole in 1_u64..999_999_999, fraction in "[0-9]{1,2}", separator in prop_oneof![
        Just(" "), Just("\u{a0}"), Just("\u{202f}"), Just("\u{2009}"), Just("'"), Just("\u{2019}"), Just("."), Just("")
    ]) {
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.char_indices() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(separator);
            }
            grouped.push(digit);
        }
        let text = format!("#Goods|#2021\n#Oil|\u{2212}{grouped},{fraction}");
        let package = Package::of_table(&with("USD 0", "", "", table("A", &text))).expect("a number");
        let value = package.observations[0].value.as_ref().expect("a value");
        prop_assert_eq!(value.text(), format!("-{digits}.{fraction}"));
    }
}
