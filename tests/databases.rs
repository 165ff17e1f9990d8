//! Files of trade databases: what is read of each form, what is set aside, and what is refused.
//!
//! Source of the files in `tests/databases/`: written by hand in the forms that the agencies document.
//! `sdmx.csv` has numbers of the IMF's Direction of Trade Statistics; the amounts of the others are made
//! up, so that each trap of such files is in them once.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::fmt::Write as _;

use proptest::prelude::*;
use support::golden;
use trade_figure::{
    check::check,
    data::Package,
    figure,
    indicator::{Query, survey::survey},
    locale::Lang,
    model::{Economy, Flow},
    source::{Database, Format, LEVEL, PackageFiles, ReadErrors, Reader},
};

const COMTRADE: &str = include_str!("databases/comtrade.csv");
const OLD_COMTRADE: &str = include_str!("databases/old-comtrade.csv");
const BACI: &str = include_str!("databases/baci.csv");
const WITS: &str = include_str!("databases/wits.csv");
const SDMX: &str = include_str!("databases/sdmx.csv");
const SDMX_LABELS: &str = include_str!("databases/sdmx-labels.csv");

const ALL: [(&str, &str, Format); 6] = [
    ("comtrade", COMTRADE, Format::Comtrade),
    ("old-comtrade", OLD_COMTRADE, Format::OldComtrade),
    ("baci", BACI, Format::Baci),
    ("wits", WITS, Format::Wits),
    ("sdmx", SDMX, Format::Sdmx),
    ("sdmx-labels", SDMX_LABELS, Format::Sdmx),
];

fn economy(code: &str) -> Economy {
    code.parse().expect("a code")
}

fn read_in(bytes: &[u8], sizes: &[usize], is_of_pair: bool) -> Result<Database, ReadErrors> {
    let mut reader = Reader::new("f.csv");
    if is_of_pair {
        reader = reader.only(economy("KAZ"), economy("CHN"));
    }
    let (mut rest, mut sizes) = (bytes, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = sizes.next().map_or(rest.len(), |size| (*size).clamp(1, rest.len()));
        let (piece, others) = rest.split_at(size);
        reader.push(piece)?;
        rest = others;
    }
    reader.finish()
}

fn read(bytes: &[u8]) -> Result<Database, ReadErrors> {
    read_in(bytes, &[], false)
}

fn files(database: &Database, level: usize) -> PackageFiles {
    database.package("f.csv", economy("KAZ"), economy("CHN"), level).expect("trade of the two")
}

fn package(text: &str) -> Package {
    files(&read(text.as_bytes()).expect("a file of a database"), LEVEL).read().expect("a package")
}

/// Everything that is known of a file, as text.
fn told(read: &Result<Database, ReadErrors>, level: usize) -> String {
    let database = match read {
        Ok(database) => database,
        Err(errors) => return format!("{errors}\n"),
    };
    let report = &database.report;
    let mut text = format!(
        "{}: {} rows, {} counted, {} elsewhere, {} set aside\n",
        database.format.name(),
        report.rows,
        report.counted,
        report.elsewhere,
        report.rows_set_aside(),
    );
    for aside in report.set_aside() {
        let (reason, rows, line) = (aside.reason.token(), aside.rows, aside.first_line);
        writeln!(text, "  {rows} {reason}, the first in line {line}: {}", aside.found)
            .expect("text");
    }
    for note in &report.notes {
        writeln!(text, "  {note}").expect("text");
    }
    match database.package("f.csv", economy("KAZ"), economy("CHN"), level) {
        Ok(files) => {
            for (path, file) in files.files() {
                write!(text, "== {path}\n{file}").expect("text");
            }
        }
        Err(errors) => writeln!(text, "{errors}").expect("text"),
    }
    text
}

#[test]
fn what_is_read_of_each_form_is_what_was_looked_at() {
    let texts = ALL.map(|(name, text, format)| {
        let read = read(text.as_bytes());
        assert_eq!(read.as_ref().ok().map(|database| database.format), Some(format), "{name}");
        (format!("databases/{name}.txt"), told(&read, LEVEL))
    });
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

#[test]
fn every_row_is_counted_elsewhere_or_set_aside() {
    for (name, text, _) in ALL {
        for is_of_pair in [false, true] {
            let report = read_in(text.as_bytes(), &[], is_of_pair).expect(name).report;
            let rows = text.lines().count() as u64 - 1;
            assert_eq!(report.rows, rows, "{name}");
            let all = report.counted + report.elsewhere + report.rows_set_aside();
            assert_eq!(all, rows, "{name}");
            assert_eq!(report.bytes, text.len() as u64);
        }
    }
}

/// The value that a package has of Kazakhstan's trade with China.
fn value(package: &Package, flow: &str, product: &str, year: u16) -> Option<String> {
    let id = format!("kaz-chn-{flow}-{product}-{year}").to_lowercase();
    let observation = package.observation(&id.parse().expect("an id"))?;
    observation.value.as_ref().map(|value| value.text().to_owned())
}

#[test]
fn nothing_counts_twice() {
    // By hand, from tests/databases/comtrade.csv: the rows of one customs procedure, one mode of
    // transport and one second partner are parts of 700.25, and 2709 and 270900 are the same oil.
    let package = package(COMTRADE);
    let of = |flow, product| value(&package, flow, product, 2022);
    assert_eq!(of("export", "TOTAL").as_deref(), Some("1320.50"));
    assert_eq!(of("export", "27").as_deref(), Some("700.25"));
    // 7403 has 400, of which 740311 is a part; there is no row for 74 that can be read.
    assert_eq!(of("export", "74").as_deref(), Some("400.00"));
    assert_eq!(of("export", "01").as_deref(), Some("20.25"));
    assert_eq!(of("import", "85").as_deref(), Some("900.00"));
    let fine = read(COMTRADE.as_bytes()).expect("a file");
    let fine = files(&fine, 6).read().expect("a package");
    assert_eq!(value(&fine, "export", "270900", 2022).as_deref(), Some("690.25"));
    assert_eq!(value(&fine, "export", "2709", 2022), None);
}

#[test]
fn a_zero_that_a_spreadsheet_took_away_is_put_back() {
    // 10229 is 010229, cattle, and not 10229 of cereals.
    let baci = read(BACI.as_bytes()).expect("a file");
    let baci = files(&baci, LEVEL).read().expect("a package");
    assert_eq!(value(&baci, "export", "01", 2022).as_deref(), Some("12.250"));
    assert_eq!(value(&baci, "export", "10", 2022), None);
    let wits = package(WITS);
    assert_eq!(value(&wits, "export", "01", 2019).as_deref(), Some("1250.75"));
    let old = package(OLD_COMTRADE);
    assert_eq!(value(&old, "export", "01", 2016).as_deref(), Some("1500000"));
}

#[test]
fn numbers_of_the_imf_come_out_as_they_were_printed() {
    // Source: IMF, Direction of Trade Statistics, millions of US dollars.
    let package = package(SDMX);
    assert_eq!(value(&package, "export", "TOTAL", 2020).as_deref(), Some("9004.006953"));
    assert_eq!(value(&package, "import", "TOTAL", 2019).as_deref(), Some("6566.470673"));
    let unit = package.observations[0].unit;
    assert_eq!(unit.to_string(), "USD x 10^6");
}

#[test]
fn commas_separate_decimals_where_semicolons_separate_cells() {
    let package = package(SDMX_LABELS);
    assert_eq!(value(&package, "export", "27", 2022).as_deref(), Some("7001.50"));
    assert_eq!(value(&package, "import", "85", 2022).as_deref(), Some("2350.25"));
}

#[test]
fn a_package_has_figures_a_check_and_indicators() {
    for (name, text, _) in ALL {
        let package = package(text);
        let report = check(&package.observations, &package.claims);
        for view in &package.views {
            for lang in Lang::ALL {
                let view = Some(view.name.as_str().to_owned());
                let request = figure::Request { view, lang, ..figure::Request::default() };
                let built = figure::build(&package, &report, &request);
                assert!(built.is_ok(), "{name}: {:?}", built.err());
            }
        }
        let survey = survey(&package.observations);
        assert!(survey.rows.iter().any(|row| row.result.is_ok()), "{name}");
    }
}

#[test]
fn what_both_report_of_one_trade_stands_side_by_side() {
    // By hand: Kazakhstan's exports are there from both sides in 2021 and 2022, its imports in 2022 alone;
    // (1210 - 1000) / 1105 is 19.0 %, (3000.4 - 2000) / 2500.2 is 40.0 %, and a tenth of a dollar more or
    // less changes neither.
    let text = "refYear,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n\
                2020,KAZ,CHN,X,TOTAL,50.0\n\
                2021,KAZ,CHN,X,TOTAL,100.0\n2021,CHN,KAZ,M,TOTAL,110.0\n\
                2022,KAZ,CHN,X,TOTAL,1210.0\n2022,CHN,KAZ,M,TOTAL,1000.0\n\
                2022,KAZ,CHN,M,TOTAL,2000.0\n2022,CHN,KAZ,X,TOTAL,3000.4\n";
    let database = read(text.as_bytes()).expect("a file");
    let files = files(&database, LEVEL);
    let exports = "[\"kaz-chn-export-total-2021\", \"chn-kaz-import-total-2021\", \
                   \"kaz-chn-export-total-2022\", \"chn-kaz-import-total-2022\"]";
    let imports = "[\"chn-kaz-export-total-2022\", \"kaz-chn-import-total-2022\"]";
    assert!(files.descriptor.contains(exports), "{}", files.descriptor);
    assert!(files.descriptor.contains(imports), "{}", files.descriptor);
    let package = files.read().expect("a package");
    let report = check(&package.observations, &package.claims);
    let shown = |view: &str, lang: Lang| {
        let view = Some(view.to_owned());
        let request = figure::Request { view, lang, ..figure::Request::default() };
        figure::build(&package, &report, &request).expect("a figure")
    };
    let figure = shown("mirror", Lang::En);
    assert_eq!(figure.title, "Exports of Kazakhstan to China, as each of the two reports them");
    assert!(figure.note.contains("f.o.b."), "{}", figure.note);
    assert!(
        figure.note.contains("in 2022") && figure.note.ends_with(": 19.0%."),
        "{}",
        figure.note
    );
    let figure = shown("mirror-imports", Lang::Ru);
    assert_eq!(figure.title, "Импорт по данным обеих стран: Казахстан, партнёр Китай");
    assert!(figure.note.ends_with(": 40,0\u{a0}%."), "{}", figure.note);

    // The file of BACI has one number for both, and one reporter has nobody to be compared with.
    let of_one = text.replace("CHN,KAZ", "RUS,KAZ");
    for text in [BACI, &of_one] {
        let database = read(text.as_bytes()).expect("a file");
        let files = database.package("f.csv", economy("KAZ"), economy("CHN"), LEVEL);
        assert!(!files.expect("trade of the two").descriptor.contains("\"mirror"), "{text}");
    }
}

#[test]
fn flows_are_computed_with() {
    // By hand from two numbers of the IMF: (9004.006953 - 6346.496276) / (9004.006953 + 6346.496276).
    let database = read(SDMX.as_bytes()).expect("a file");
    let flows = database.flows(LEVEL);
    assert_eq!((flows.rows(), flows.len()), (12, 12), "three years, two reporters, two flows");
    let query = Query {
        flows: &flows,
        reporter: "KAZ",
        partner: Some("CHN"),
        flow: Flow::Export,
        product: None,
        year: 2020,
        base: None,
    };
    let balance = query.compute("normalised-balance").result.expect("both flows are there");
    assert!((balance.value() - 0.173_122_055_8).abs() < 1e-9, "{}", balance.value());
    // BACI has exports alone, and they are the other side's imports.
    let database = read(BACI.as_bytes()).expect("a file");
    let flows = database.flows(LEVEL);
    assert_eq!(flows.set_aside(), []);
    let csv = database.csv(LEVEL);
    assert!(csv.contains("2022,export,CHN,KAZ,85,980.750,USD,3\n"), "{csv}");
}

/// What is wrong with each file, in words.
#[test]
fn what_cannot_be_read_is_refused_in_words() {
    let header = COMTRADE.lines().next().expect("a header");
    let rows: Vec<&str> = COMTRADE.lines().skip(1).take(3).collect();
    let with_rows = |header: &str| [&[header][..], &rows].concat().join("\n").into_bytes();
    let cyrillic = {
        // "Казахстан" in Windows-1251.
        let name = b"\xca\xe0\xe7\xe0\xf5\xf1\xf2\xe0\xed";
        let mut bytes = with_rows(header);
        let at = bytes.windows(10).rposition(|word| word == b"Kazakhstan").expect("the name");
        bytes.splice(at..at + 10, name.iter().copied());
        bytes
    };
    let mut unclosed = with_rows(header);
    unclosed.extend_from_slice(b"\nC,A,\"20220101,2022\n");
    let long = [header.as_bytes(), b"\n\"", &vec![b'x'; 1 << 21], b"\"\n"].concat();
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let broken = [&b"\xff\xfe"[..], &utf16("t,i,j,k,v\n"), b"\x00\xdc"].concat();
    let merged = header
        .replace("cmdCode", "")
        .replace("cmdDesc", "")
        .replace("flowDesc", "")
        .replace("flowCode", "");
    let aside: String = COMTRADE
        .lines()
        .enumerate()
        .filter(|(place, _)| *place == 0 || *place >= 15)
        .map(|(_, line)| format!("{line}\n"))
        .filter(|line| !line.contains("1320.5") && !line.contains(",S4,"))
        .collect();
    let cases: [(&str, Vec<u8>); 20] = [
        ("an empty file", Vec::new()),
        ("a header alone", header.as_bytes().to_vec()),
        ("another table", b"year,exporter,importer,sitc,value_kusd\n1995,CHN,KAZ,0,1\n".to_vec()),
        ("names of other languages", "Год;Отчитывающаяся страна;Партнёр\n2022;1;2\n".into()),
        (
            "columns left out",
            with_rows(&header.replace("primaryValue", "value").replace("cmdCode", "code")),
        ),
        ("merged cells", with_rows(&merged)),
        ("a column twice", with_rows(&header.replace("isLeaf", "cmdCode"))),
        ("an Excel workbook", b"PK\x03\x04\x14\0\x06\0".to_vec()),
        ("an old Excel workbook", b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec()),
        ("a gzip archive", b"\x1f\x8b\x08\0".to_vec()),
        ("a web page", b"\n<!DOCTYPE html>\n<html><body>Sign in</body></html>".to_vec()),
        ("JSON", b"{\"elapsedTime\":\"0.1 secs\",\"data\":[]}".to_vec()),
        ("a binary file", b"\x7fELF\x02\x01\x01\0\0".to_vec()),
        ("UTF-16 without its mark", utf16("t,i,j,k,v,q\n")),
        ("broken UTF-16", broken),
        ("Windows-1251", cyrillic),
        ("a quote without its other half", unclosed),
        ("a row that does not end", long),
        ("ragged rows alone", b"t,i,j,k,v,q\n2022,398\n2022,398,156,270900,1,2,3\n".to_vec()),
        ("rows that do not count alone", aside.into_bytes()),
    ];
    let mut told = String::new();
    for (name, bytes) in cases {
        let errors = read(&bytes).err().unwrap_or_else(|| panic!("{name} was read"));
        writeln!(told, "== {name}\n{errors}").expect("text");
    }
    let none = read(WITS.as_bytes()).expect("a file");
    let errors =
        none.package("f.csv", economy("KAZ"), economy("FRA"), LEVEL).expect_err("no trade");
    writeln!(told, "== no trade of the two\n{errors}").expect("text");
    golden::compare([("errors/databases.txt", told)]);
}

#[test]
fn what_can_be_mended_is_read_and_said() {
    let plain = told(&read(BACI.as_bytes()), LEVEL);
    let rest = |text: &str| -> String {
        let rest =
            text.lines().filter(|line| !line.starts_with("  ") || line.contains(", the first"));
        rest.collect::<Vec<_>>().join("\n")
    };
    let marked = format!("\u{feff}{BACI}");
    let titled = format!("BACI,,,,,\n\n{BACI}");
    let returns = BACI.replace('\n', "\r\n");
    let mixed = BACI.replacen('\n', "\r", 3).replacen('\n', "\r\n", 2);
    let extra = BACI.replace('\n', ",\n").replacen("q,\n", "q\n", 1);
    let quoted = BACI.trim_end().replace(',', "\",\"").replace('\n', "\"\n\"");
    let quoted = format!("\"{quoted}\"\n");
    let blank = BACI.replace('\n', "\n\n");
    for (name, text, note) in [
        ("a mark", &marked, ""),
        ("a title", &titled, "the header is in line 3"),
        ("Windows' line ends", &returns, ""),
        ("mixed line ends", &mixed, ""),
        ("a comma at the end of each row", &extra, ""),
        ("quotes", &quoted, ""),
        ("empty lines", &blank, ""),
        ("semicolons", &BACI.replace(',', ";"), "semicolons"),
        ("tabs", &BACI.replace(',', "\t"), "tabs"),
    ] {
        let found = told(&read(text.as_bytes()), LEVEL);
        assert!(found.contains(note), "{name}: {found}");
        let numbers = |text: &str| text.split("== ").skip(1).collect::<String>();
        assert_eq!(numbers(&found), numbers(&plain), "{name}");
    }
    for is_big in [false, true] {
        let mark = if is_big { [0xfe, 0xff] } else { [0xff, 0xfe] };
        let units = BACI.encode_utf16();
        let bytes =
            units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        let bytes: Vec<u8> = mark.into_iter().chain(bytes).collect();
        let found = told(&read(&bytes), LEVEL);
        assert!(found.contains("UTF-16"), "{found}");
        assert_eq!(rest(&found), rest(&plain));
    }
}

#[test]
fn the_worlds_sums_are_made_of_a_whole_baci_alone() {
    // 160 exporters, 1,100 products: each sells one unit of eleven products to China, and to Kazakhstan.
    let codes: Vec<String> = ALL_NUMBERS.iter().map(u16::to_string).collect();
    let mut text = "t,i,j,k,v,q\n".to_owned();
    for (place, code) in codes.iter().enumerate() {
        for product in 0..11 {
            let product = 10_000 + (place * 11 + product) % 1100;
            for partner in ["156", "398"] {
                if code != partner {
                    writeln!(text, "2022,{code},{partner},{product:06},1,1").expect("text");
                }
            }
        }
    }
    let database = read(text.as_bytes()).expect("a file");
    let files = files(&database, LEVEL);
    let count = codes.len() as u64 * 22 - 22;
    let expected = format!("wld-wld-export-total-2022,trade,WLD,WLD,export,TOTAL,2022,{count},");
    assert!(files.observations.contains(&expected), "{}", files.observations);
    // All but Kazakhstan itself sell eleven to it.
    let imports = (codes.len() - 1) * 11;
    let expected = format!("kaz-wld-import-total-2022,trade,KAZ,WLD,import,TOTAL,2022,{imports},");
    assert!(files.observations.contains(&expected), "{}", files.observations);
    assert!(!told(&read(BACI.as_bytes()), LEVEL).contains(",WLD,"));
}

/// Numbers of economies in M49.
const ALL_NUMBERS: [u16; 160] = [
    4, 8, 12, 20, 24, 28, 31, 32, 36, 40, 44, 48, 50, 51, 52, 56, 60, 64, 68, 70, 72, 76, 84, 90,
    92, 96, 100, 104, 108, 112, 116, 120, 124, 132, 136, 140, 144, 148, 152, 156, 170, 174, 175,
    178, 180, 184, 188, 191, 192, 196, 203, 204, 208, 212, 214, 218, 222, 226, 231, 232, 233, 242,
    246, 251, 258, 262, 266, 268, 270, 276, 288, 292, 296, 300, 304, 308, 320, 324, 328, 332, 340,
    344, 348, 352, 360, 364, 368, 372, 376, 380, 384, 388, 392, 398, 400, 404, 408, 410, 414, 417,
    418, 422, 426, 428, 430, 434, 440, 442, 446, 450, 454, 458, 462, 466, 470, 478, 480, 484, 496,
    498, 499, 500, 504, 508, 512, 516, 520, 524, 528, 533, 540, 548, 554, 558, 562, 566, 579, 583,
    584, 585, 586, 591, 598, 600, 604, 608, 616, 620, 624, 626, 634, 642, 643, 646, 682, 686, 688,
    690, 694, 699,
];

/// A file in an encoding of which the name does not matter.
fn encoded(text: &str, encoding: u8) -> Vec<u8> {
    match encoding {
        0 => text.as_bytes().to_vec(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => b"\xff\xfe"
            .iter()
            .copied()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
        3 => text.replace('\n', "\r\n").into_bytes(),
        _ => b"\xfe\xff"
            .iter()
            .copied()
            .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_give_the_same(
        file in 0..ALL.len(),
        encoding in 0_u8..5,
        sizes in prop::collection::vec(1_usize..40, 1..20),
        spoilt in prop::option::of((any::<prop::sample::Index>(), any::<u8>())),
        is_of_pair: bool,
    ) {
        let mut bytes = encoded(ALL[file].1, encoding);
        if let Some((place, byte)) = spoilt {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let whole = told(&read_in(&bytes, &[], is_of_pair), LEVEL);
        prop_assert_eq!(told(&read_in(&bytes, &sizes, is_of_pair), LEVEL), whole);
    }

    #[test]
    fn no_bytes_make_it_panic(
        header in prop::option::of(0..ALL.len()),
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
        sizes in prop::collection::vec(1_usize..500, 1..4),
    ) {
        let start = header.map_or("", |file| ALL[file].1);
        let bytes = [start.as_bytes(), &bytes].concat();
        let read = read_in(&bytes, &sizes, false);
        if let Err(errors) = &read {
            prop_assert!(errors.iter().all(|error| error.line > 0 && error.column > 0));
        }
        told(&read, LEVEL);
    }

    #[test]
    fn rows_of_anything_below_a_header_make_packages(
        file in 0..ALL.len(),
        rows in prop::collection::vec("[A-Z0-9,.;\"\n \u{400}-\u{4ff}-]{0,80}", 0..20),
    ) {
        let header = ALL[file].1.lines().next().expect("a header");
        let first = ALL[file].1.lines().nth(1).expect("a row");
        let text = format!("{header}\n{first}\n{}\n", rows.join("\n"));
        if let Ok(database) = read(text.as_bytes())
            && let Ok(files) = database.package("f.csv", economy("KAZ"), economy("CHN"), LEVEL)
        {
            let package = files.read();
            prop_assert!(package.is_ok(), "{}", package.err().map(|e| e.to_string()).unwrap_or_default());
        }
    }
}
