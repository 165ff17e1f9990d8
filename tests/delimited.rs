//! Delimited text: what is read of it, what is wrong with others, and that it is the same as the table
//! that it was written from.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use proptest::prelude::*;
use support::{again, golden};
use trade_figure::{
    data::{Delimited, Package, PageCell, PageRow, PageTable, Section},
    locale::Lang,
    model::Published,
};

fn text(title: &str, text: &str) -> Delimited {
    Delimited { title: title.to_owned(), text: text.to_owned(), ..Delimited::default() }
}

/// What a text is read to: the files, without the parts of the descriptor that every package has.
fn read(given: &Delimited) -> String {
    let files = match Package::files_of_text(given) {
        Ok(files) => files,
        Err(errors) => return format!("first at: {}\n{errors}\n", errors.first_place()),
    };
    let package = Package::of_text(given).expect("a text that was read once");
    let again = again::read(&files).unwrap_or_else(|errors| panic!("{errors}"));
    if let Err(differs) = again::same(&package, &again) {
        panic!("{differs}");
    }
    let mut lines = vec![format!("separated by {:?}", files.delimiter)];
    lines.extend(files.read.iter().map(|line| format!("read: {}", line.get(given.lang))));
    for (path, text) in &files.files {
        if *path != "datapackage.json" {
            lines.push(format!("{path}:\n{}", text.trim_end()));
        }
    }
    lines.join("\n") + "\n"
}

fn report(cases: impl IntoIterator<Item = (&'static str, Delimited)>) -> String {
    let cases = cases.into_iter();
    let reports: Vec<String> =
        cases.map(|(name, given)| format!("# {name}\n{}", read(&given))).collect();
    reports.concat()
}

const EXPORTS: &str = "Goods;2021, USD billion;2022, USD billion;Growth, %\r\n\
    Total;9,8;13,2*;34,7\n\
    \"Oil; \"\"crude\"\"\";1,90;4,1;\r\
    \n\
    Copper;..;1\u{a0}204,5;\n\
    * Preliminary; see text\n\
    Source: A yearbook, table 2\n";

#[test]
fn texts_become_packages() {
    golden::compare([(
        "page-table/text-read.txt",
        report([
            (
                "semicolons, decimal commas, quotes, a mark, notes, all line ends",
                Delimited {
                    rules: Some("Growth = growth(2022, 2021)".to_owned()),
                    ..text("Exports", &format!("\u{feff}{EXPORTS}"))
                },
            ),
            (
                "pasted from a spreadsheet",
                Delimited {
                    lang: Lang::Ru,
                    source: Some("Ежегодник".to_owned()),
                    ..text(
                        "Экспорт, млрд долл.",
                        "Товары\t2021\t2022\t2023\nВсего\t9,8\t13,2\t\nНефть\t1,9\t4,1\t5\n\t\t\t\n",
                    )
                },
            ),
            (
                "commas, and numbers with commas in quotes",
                text("Exports, million USD", "Goods,2021,2022\nOil,\"1,234.5\",2\n"),
            ),
            (
                "bars, two of which are said to fit",
                Delimited {
                    delimiter: Some("bar".to_owned()),
                    unit: Some("T 3 wheat".to_owned()),
                    decimal: Some("comma".to_owned()),
                    ..text("Wheat", "a|2021\nb|1,5\n")
                },
            ),
        ]),
    )]);
}

#[test]
fn what_is_wrong_names_its_row_and_the_way_out() {
    golden::compare([(
        "page-table/text-errors.txt",
        report([
            ("nothing", text("", "")),
            ("blanks", text("A", " \n\t\n")),
            ("no separators", text("A", "Exports of goods\nOil,1,2\n")),
            ("two separators fit", text("A, USD", "Goods;2021,22\nOil;1,5\n")),
            (
                "an unknown separator",
                Delimited { delimiter: Some("space".to_owned()), ..text("A", "a b") },
            ),
            (
                "the wrong separator",
                Delimited { delimiter: Some("comma".to_owned()), ..text("A, USD", EXPORTS) },
            ),
            (
                "ragged rows, and a number that is none",
                text("A, USD", "Goods,2021,2022\nOil,1\n\nGas,1,5,2,5\nTin,1,x\n"),
            ),
            (
                "decimal commas at commas",
                text("A, USD", "Goods,2021,2022\nOil,1,5,2,5\nGas,1,4,2,2\n"),
            ),
            (
                "merged headings",
                text("A, USD", "Goods,2021,,2022,\n,value,share,value,share\nOil,1,2,3,4\n"),
            ),
            ("a title above", text("", "Exports;;\nGoods;2021;2022\nOil;1;2\n")),
            ("a quote that nothing closes", text("A, USD", "Goods,2021\nOil,1\n\"Gas,2\nTin,3\n")),
            ("which decimal mark", text("A, USD", "Goods;2021\nOil;1,234\n")),
        ]),
    )]);
}

/// A text as a cell between such separators.
fn quoted(text: &str, separator: char) -> String {
    if text.contains([separator, '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}

fn written(rows: &[Vec<String>], separator: char, end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell, separator)).collect();
        text.push_str(&cells.join(&separator.to_string()));
        text.push_str(end);
    }
    text
}

/// The same cells as a page has them.
fn page_table(title: &str, rows: &[Vec<String>]) -> PageTable {
    let row = |(place, texts): (usize, &Vec<String>)| PageRow {
        section: if place == 0 { Section::Head } else { Section::Body },
        cells: texts
            .iter()
            .map(|text| PageCell {
                text: text.clone(),
                marks: Vec::new(),
                is_header: place == 0,
                scope: String::new(),
                columns: 1,
                rows: 1,
            })
            .collect(),
    };
    PageTable {
        caption: vec![title.to_owned()],
        rows: rows.iter().enumerate().map(row).collect(),
        ..PageTable::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The truth is the table of a page with the same cells, whatever separates them in the text.
    #[test]
    fn a_text_is_the_table_that_it_was_written_from(
        names in prop::collection::hash_set("[A-Za-z;|,\" ]{1,6}x", 1..5),
        numbers in prop::collection::vec((0_u32..99_999, 0_u32..99), 15),
        missing in 0_usize..15,
        separator in prop_oneof![Just(','), Just(';'), Just('\t'), Just('|')],
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        let mut rows = vec![["Goods", "2020", "2021", "2022"].map(str::to_owned).to_vec()];
        for (row, name) in names.iter().enumerate() {
            let number = |column: usize| {
                let (whole, part) = numbers[row * 3 + column];
                if row * 3 + column == missing { "..".to_owned() } else { format!("{whole}.{part:02}") }
            };
            rows.push(vec![name.clone(), number(0), number(1), number(2)]);
        }
        let table = page_table("Exports, million USD", &rows);
        let name = match separator { ',' => "comma", ';' => "semicolon", '\t' => "tab", _ => "bar" };
        for delimiter in [None, Some(name.to_owned())] {
            let given = Delimited { delimiter: delimiter.clone(), ..text("Exports, million USD", &written(&rows, separator, end)) };
            match (Package::of_table(&table), Package::of_text(&given)) {
                (Ok(one), Ok(other)) => {
                    let same = again::same(&one, &other);
                    prop_assert!(same.is_ok(), "{:?}", same);
                    let files = Package::files_of_text(&given).expect("a text that was read once");
                    let again = again::read(&files);
                    prop_assert!(again.is_ok(), "{:?}", again);
                    prop_assert_eq!(again::same(&one, &again.expect("files")), Ok(()));
                    for (observation, (whole, part)) in one.observations.iter().zip(&numbers) {
                        let printed = observation.value.as_ref().map(Published::text);
                        let expected = format!("{whole}.{part:02}");
                        prop_assert!(printed.is_none_or(|text| text == expected));
                    }
                }
                (Err(_), Err(_)) => {}
                // Two separators may fit, which only happens where nothing is said.
                (Ok(_), Err(errors)) => {
                    prop_assert!(delimiter.is_none() && errors.first_place() == "delimiter", "{}", errors);
                }
                (Err(errors), Ok(_)) => prop_assert!(false, "only the text was read: {errors}"),
            }
        }
    }

    #[test]
    fn no_text_stops_the_reader(
        given in "[A-Za-z0-9.,;|\t\n\r\" *%é\u{feff}\u{202e}-]{0,60}",
        title in "[a-z, USD%]{0,8}",
        delimiter in prop::option::of(prop_oneof![Just("comma".to_owned()), Just(";".to_owned()), Just("x".to_owned())]),
    ) {
        let head = Delimited { delimiter, ..text(&title, &format!("Goods;2021\n{given}")) };
        for given in [head, text(&title, &given)] {
            match Package::files_of_text(&given) {
                Ok(files) => prop_assert!(again::read(&files).is_ok()),
                Err(errors) => {
                    prop_assert!(errors.iter().all(|error| !error.place.is_empty() && !error.text.is_empty()));
                }
            }
        }
    }
}
