//! What a source argues for: how its rows are read, and what each point of it rests on.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::fmt::Write;

use support::{figures::Checked, golden, package::Files};
use trade_figure::{
    check::check,
    data::{self, Package},
    finding::{Basis, Point, evidence, resting_on},
    locale::Lang,
};

const COLUMNS: &str = "id,parent,kind,source,numbers,en,kk,ru,zh";

/// A whole package with arguments: a direction and its path, and rows to add.
fn argued(rows: &str) -> Files {
    let files = Files::whole();
    let resources = "\"resources\": [\n    {\"name\": \"arguments\", \"path\": \"arguments.csv\"},";
    let sound = "\
        trade,,direction,Section 1,,Trade,Сауда,Торговля,贸易\n\
        roads,trade,path,Section 2,,Roads,,,\n\
        cost,roads,aim,\"Section 2, paragraph 1\",index-a;a-2021,\"Low, equal costs\",,,\n";
    Files {
        descriptor: files.descriptor.replacen("\"resources\": [", resources, 1),
        arguments: Some(format!("{COLUMNS}\n{sound}{rows}")),
        ..files
    }
}

fn errors(files: &Files) -> String {
    match files.read() {
        Ok(_) => "nothing is wrong\n".to_owned(),
        Err(errors) => format!("{errors}\n"),
    }
}

#[test]
fn rows_that_cannot_be_read() {
    let cases = [
        ("none", ""),
        ("too few cells", "x,roads,aim"),
        ("an id twice", "cost,roads,aim,Section 3,,Words,,,"),
        ("an id with capitals", "X,roads,aim,Section 3,,Words,,,"),
        ("no id", ",roads,aim,Section 3,,Words,,,"),
        ("an unknown kind", "x,roads,hope,Section 3,,Words,,,"),
        ("no kind", "x,roads,,Section 3,,Words,,,"),
        ("a direction with a parent", "x,trade,direction,Section 3,,Words,,,"),
        ("a path without a parent", "x,,path,Section 3,,Words,,,"),
        ("a path below a path", "x,roads,path,Section 3,,Words,,,"),
        ("an aim without a parent", "x,,aim,Section 3,,Words,,,"),
        ("an aim below an aim", "x,cost,aim,Section 3,,Words,,,"),
        ("its own parent", "x,x,path,Section 3,,Words,,,"),
        (
            "a parent further down",
            "x,later,aim,Section 3,,Words,,,\nlater,,direction,Section 4,,Words,,,",
        ),
        ("no source", "x,roads,case,,,Words,,,"),
        ("no words in English", "x,roads,case,Section 3,,,,Слова,"),
        ("a number that is not there", "x,roads,case,Section 3,a-2021;a-2020,Words,,,"),
        ("a comma between numbers", "x,roads,case,Section 3,\"a-2021,a-2022\",Words,,,"),
        ("numbers of a path", "x,trade,path,Section 3,a-2021,Words,,,"),
        ("everything at once", "X,,hope,,b,,,,"),
    ];
    let mut text = String::new();
    for (name, row) in cases {
        let _ = write!(text, "# {name}\n{}", errors(&argued(row)));
    }
    let headless = Files { arguments: Some("id,parent\n".to_owned()), ..argued("") };
    let _ = write!(text, "# other columns\n{}", errors(&headless));
    let missing = Files { arguments: None, ..argued("") };
    let _ = write!(text, "# no file\n{}", errors(&missing));
    golden::compare([("errors/arguments.txt", text)]);
}

/// Rows below a spoilt one name it, and it names numbers with an error of their own.
#[test]
fn one_mistake_is_one_error() {
    let spoil = |from: &str, to: &str| {
        let files = argued("");
        Files { arguments: files.arguments.map(|text| text.replacen(from, to, 1)), ..files }
    };
    let number = argued("");
    let number = Files {
        claims: number.claims.map(|text| text.replacen(",140.8,", ",\"140,8\",", 1)),
        ..number
    };
    for (name, files) in [
        ("a kind", spoil("path", "way")),
        ("a source", spoil("path,Section 2", "path,")),
        ("words", spoil(",Trade,", ",,")),
        ("a number's own row", number),
    ] {
        let text = errors(&files);
        assert_eq!(text.lines().count(), 1, "{name}: {text}");
    }
}

#[test]
fn a_package_without_arguments_has_none() {
    let package = Files::whole().read().unwrap_or_else(|errors| panic!("{errors}"));
    assert!(package.arguments.is_empty());
    assert!(
        Package::paths(&argued("").descriptor).expect("paths").contains(&"arguments.csv".into())
    );
}

fn article() -> Checked {
    Checked::new(data::embedded().expect("the article is whole"))
}

fn point<'a>(points: &'a [Point<'_>], id: &str) -> &'a Point<'a> {
    points.iter().find(|point| point.argument.id.as_str() == id).expect("a point of this id")
}

/// Counted by hand in `arguments.csv`; which of the numbers cannot follow is in `tests/goldens/check/`.
#[test]
fn what_the_article_argues_for_rests_on_few_numbers() {
    let package = article();
    let points = evidence(&package.package, &package.report, Lang::En);
    let counts = Basis::ALL.map(|basis| resting_on(&points, basis));
    assert_eq!(counts, [12, 2, 20]);
    let contradicted: Vec<&str> = points
        .iter()
        .filter(|point| point.basis == Basis::Contradicted)
        .map(|point| point.argument.id.as_str())
        .collect();
    assert_eq!(contradicted, ["structure-1", "structure-2"]);
}

/// The verdicts are the check's, so a number that is mended is contradicted no more.
#[test]
fn what_cannot_follow_is_what_the_check_finds() {
    let Checked { mut package, .. } = article();
    let claim = package.claims.iter_mut().find(|claim| claim.id.as_str() == "growth-exports-text");
    // 13.2 is 34.7 percent more than 9.8.
    claim.expect("the claim is there").value = "34.7".parse().expect("a number");
    let report = check(&package.observations, &package.claims);
    let points = evidence(&package, &report, Lang::En);
    assert_eq!(point(&points, "structure-2").basis, Basis::Number);
    assert_eq!(point(&points, "structure-1").basis, Basis::Contradicted);
}

/// A level is contradicted by what is derived from it: the sign beside it in a drawing says the same.
#[test]
fn a_level_is_warned_of_like_in_a_drawing() {
    let files = argued(
        "up,roads,case,Section 3,a-2022,Up,,,\nbefore,roads,case,Section 3,a-2021,Before,,,\n",
    );
    let package = Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")));
    let points = evidence(&package.package, &package.report, Lang::En);
    // The index 140.8 of 9.8 and 13.2 cannot follow.
    assert_eq!(point(&points, "cost").basis, Basis::Contradicted);
    assert_eq!(point(&points, "up").basis, Basis::Contradicted);
    assert_eq!(point(&points, "before").basis, Basis::Number);
    let cited = &point(&points, "cost").numbers;
    assert_eq!(cited.iter().map(|number| number.contradicted).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_number_opens_the_first_figure_that_shows_it() {
    let package = article();
    let points = evidence(&package.package, &package.report, Lang::En);
    let views = |id: &str| -> Vec<Option<String>> {
        let numbers = &point(&points, id).numbers;
        numbers.iter().map(|number| number.view.as_ref().map(ToString::to_string)).collect()
    };
    let view = |name: &str| Some(name.to_owned());
    assert_eq!(views("structure-2"), [view("turnover"), view("turnover")]);
    assert_eq!(views("structure-3"), [view("exports")]);
    // In no drawing: the list of what was found has a claim, and nothing has a level.
    for point in &points {
        for number in &point.numbers {
            let is_claim = package.claims.iter().any(|claim| claim.id == number.id);
            assert!(number.view.is_some() || !is_claim, "{} leads nowhere", number.id);
        }
    }
}

#[test]
fn golden_of_the_article() {
    let package = article();
    let mut text = String::new();
    for lang in Lang::ALL {
        let _ = writeln!(text, "# {}", lang.tag());
        for point in evidence(&package.package, &package.report, lang) {
            let kind = point.argument.kind.token();
            let basis = if point.argument.kind.is_heading() { " " } else { point.basis.sign() };
            let _ = writeln!(text, "{basis} {kind}: {} [{}]", point.text, point.argument.source);
            for number in point.numbers {
                let view = number.view.map_or("nowhere".to_owned(), |view| view.to_string());
                let _ = writeln!(text, "    {} -> {view}", number.text);
            }
        }
    }
    golden::compare([("argument.txt", text)]);
}
