//! What the check says of the article that ships: its known cases one by one, every verdict as a
//! golden, and all of them against a second computation.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader},
    process::Stdio,
};

use support::{
    figures::{Checked, embedded},
    golden, oracle,
};
use trade_figure::{
    check::{ClaimResult, Note, Reason, Repair, SlipKind, Verdict},
    model::{Claim, Direction, Exact, Id, Interval},
};

fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

/// A claim and what was found of it.
fn found<'a>(article: &'a Checked, name: &str) -> (&'a Claim, &'a ClaimResult) {
    let mut pairs = article.claims.iter().zip(&article.report.claims);
    let pair = pairs.find(|(claim, _)| claim.id.as_str() == name);
    pair.unwrap_or_else(|| panic!("no claim {name}"))
}

/// A range as a table prints it: both ends to the nearest, with so many decimal places.
fn shown(range: Option<Interval>, places: u8) -> String {
    range.map_or_else(
        || "nothing".to_owned(),
        |range| {
            let end = |end: Exact| end.to_decimal_text(places, Direction::Nearest);
            format!("{} to {}", end(range.low()), end(range.high()))
        },
    )
}

/// The replacements of one printed number.
fn readings<'a>(repair: &'a Repair, of: &str) -> Vec<&'a str> {
    let own = repair.digits.iter().filter(|other| other.id.as_str() == of);
    own.map(|replacement| replacement.text.as_str()).collect()
}

/// Source: each range is worked by hand from the corners of what is printed, as written beside it.
#[test]
fn the_known_cases_are_as_worked_by_hand() {
    let article = embedded();
    let cases = [
        // 13.15/9.85 to 13.25/9.75, in three places and twice as a growth.
        ("index-exports", "140.8", "133.50 to 135.90", "contradicted"),
        ("index-exports-table-2", "140.8", "133.50 to 135.90", "contradicted"),
        ("growth-exports-text", "40.8", "33.50 to 35.90", "contradicted"),
        // 24.05/18.5 to 24.15/17.5.
        ("index-turnover", "133.9", "130.0 to 138.0", "consistent"),
        // 10.5/8.25 to 11.5/8.15.
        ("index-imports", "134.1", "127.3 to 141.1", "consistent"),
        // 4.05/1.95 to 4.15/1.85.
        ("index-oil", "220", "207.7 to 224.3", "consistent"),
        // 1.15/1.065 to 1.25/1.055.
        ("index-gas", "113.6", "108.0 to 118.5", "consistent"),
        // 0.1965/0.935 to 0.1975/0.925; 0.1965 - 0.935 to 0.1975 - 0.925.
        ("index-tyres", "21", "21.0 to 21.4", "consistent"),
        ("difference-tyres", "-0.733", "-0.7385 to -0.7275", "consistent"),
        // 24.1 printed again as 24.2.
        ("turnover-2022-twice", "24.2", "24.05 to 24.15", "consistent"),
        // The Bureau's 126058.2 billion, in trillions.
        ("gdp-china-2023-as-printed", "1.260582", "126.05815 to 126.05825", "contradicted"),
        // DIFFERENCE: a rougher table has 9.4 to 10.2. The exact corners of 18 percent of the
        // turnover are 24.05/0.185 = 130 and 24.15/0.175 = 138, so those of exports are 13.15/138
        // and 13.25/130.
        ("share-exports-as-worded", "15.6", "9.53 to 10.19", "contradicted"),
        // The same share read as one of exports: nothing else is printed of them.
        ("share-exports", "15.6", "nothing", "untestable"),
    ];
    for (name, printed, range, verdict) in cases {
        let (claim, result) = found(&article, name);
        let places = range.split(' ').next().and_then(|end| end.split('.').nth(1));
        let places = places.map_or(0, str::len) as u8;
        assert_eq!(claim.value.text(), printed, "{name}");
        assert_eq!(shown(result.allowed, places), range, "{name}");
        assert_eq!(result.verdict.token(), verdict, "{name}");
        // Only what shares no more than an end has a note; a settled quantity is explained.
        let notes: Vec<&str> = result.notes.iter().map(Note::token).collect();
        let expected: &[&str] = match name {
            "turnover-2022-twice" => &["shared-end-only"],
            "share-exports-as-worded" => &["settled"],
            _ => &[],
        };
        assert_eq!(notes, expected, "{name}");
    }
}

/// Source: 13.2/9.8 = 1.34694. With one other digit, 13.65/9.85 to 13.95/9.75 and 13.15/9.45 to
/// 13.25/9.25 hold 140.75 to 140.85; every other digit of the three numbers was tried on paper.
#[test]
fn the_index_of_exports_needs_134_7_or_one_other_digit() {
    let article = embedded();
    for (name, inputs_give) in [("index-exports", "134.7"), ("growth-exports-text", "34.7")] {
        let (_, result) = found(&article, name);
        let repair = result.repair.as_ref().expect("a contradicted claim has a repair");
        assert_eq!(repair.inputs_give, inputs_give, "{name}");
        assert_eq!(readings(repair, "exports-2022"), ["13.7", "13.8", "13.9"], "{name}");
        assert_eq!(readings(repair, "exports-2021"), ["9.3", "9.4"], "{name}");
        assert_eq!(repair.digits.len(), 5, "{name}: no digit of the result would do");
        assert_eq!(repair.slips, [], "{name}");
    }
}

#[test]
fn the_gdp_of_china_has_its_decimal_point_elsewhere() {
    let article = embedded();
    let (_, result) = found(&article, "gdp-china-2023-as-printed");
    let repair = result.repair.as_ref().expect("a contradicted claim has a repair");
    assert_eq!(repair.slip(), Some(SlipKind::DecimalPoint));
    assert_eq!(repair.slips.len(), 1);
    let replacement = repair.slips[0].replacement.as_ref().expect("a number it happened to");
    assert_eq!(replacement.id.as_str(), "gdp-china-2023-as-printed");
    assert_eq!(replacement.text, "126.0582");
    // The Bureau's number is not the article's, so it is not looked at.
    assert_eq!(repair.digits, []);
}

#[test]
fn the_turnover_printed_twice_meets_at_one_value() {
    let article = embedded();
    let (_, result) = found(&article, "turnover-2022-twice");
    let shared = Exact::new(2415, 100).expect("a fraction");
    assert_eq!(result.notes, [Note::SharedEndOnly(shared)]);
}

#[test]
fn the_share_as_worded_cannot_hold_beside_the_share_of_the_turnover() {
    let article = embedded();
    let (_, result) = found(&article, "share-exports-as-worded");
    let [Note::Settled { operand, range, by }] = result.notes.as_slice() else {
        panic!("one note that says what is settled, not {:?}", result.notes)
    };
    assert_eq!(operand.as_str(), "kaz-turnover-2022");
    assert_eq!((range.low(), range.high()), (Exact::integer(130), Exact::integer(138)));
    assert_eq!(by.as_slice(), [id("share-turnover")]);
    // Neither number is blamed before the other where all are looked at together.
    let both = [id("share-exports-as-worded"), id("share-turnover")];
    let one_of_both = |set: &&[Id]| both.iter().filter(|id| set.contains(id)).count() == 1;
    let suspects: Vec<&[Id]> = article.report.joint.suspects().filter(one_of_both).collect();
    for suspect in &both {
        assert!(suspects.iter().any(|set| set.contains(suspect)), "{suspect} in {suspects:?}");
    }
    let (_, first) = found(&article, "share-turnover");
    let expected = Verdict::Untestable(Reason::NotPrinted(id("kaz-turnover-2022")));
    assert_eq!(first.verdict, expected, "who settles is not accused");
}

#[test]
fn every_verdict_is_the_golden_one() {
    let article = embedded();
    assert_eq!(article.claims.len(), 68);
    let mut text = String::new();
    for (claim, result) in article.claims.iter().zip(&article.report.claims) {
        let end = |value: Option<Exact>| {
            value.map_or_else(|| "-".into(), |value| value.to_decimal_text(6, Direction::Nearest))
        };
        let (low, high) = (result.allowed.map(Interval::low), result.allowed.map(Interval::high));
        writeln!(
            text,
            "{} {} {} {} {}",
            claim.id,
            result.verdict.token(),
            end(low),
            end(result.value),
            end(high)
        )
        .expect("a string takes any text");
    }
    golden::compare([("check/verdicts.txt", text)]);
}

/// Source: `tests/oracle/article.py`, which reads the package's files by itself and computes with
/// Python's fractions.
///
/// DIFFERENCE: the oracle looks at each claim alone, so a claim with an operand that nobody printed is
/// untestable for it. The check accuses such a claim if the claims before it settle that operand and
/// leave no way for it; then, and only then, the two may differ.
#[test]
fn every_verdict_and_range_is_that_of_the_second_computation() {
    let Some(mut python) = oracle::python("article.py") else { return };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/china-kazakhstan");
    let mut python = python.arg(folder).stdout(Stdio::piped()).spawn().expect("python3 runs");
    let output = BufReader::new(python.stdout.take().expect("a pipe"));
    // A header, a line for each claim, and an empty line; the conflicts take long and are not read.
    let lines = output.lines().map(|line| line.expect("UTF-8")).skip(1);
    let lines: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    python.kill().expect("a process that can be ended");
    python.wait().expect("a process that has ended");

    let article = embedded();
    assert_eq!(lines.len(), article.claims.len());
    let mut settled = Vec::new();
    for ((claim, result), line) in article.claims.iter().zip(&article.report.claims).zip(lines) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, verdict, low, value, high, printed, remark] = cells.as_slice() else {
            panic!("seven cells in {line:?}")
        };
        assert_eq!((*name, *printed), (claim.id.as_str(), claim.value.text()));
        if matches!(result.notes.as_slice(), [Note::Settled { .. }]) {
            assert_eq!((*verdict, result.verdict.token()), ("untestable", "contradicted"));
            settled.push(claim.id.as_str());
            continue;
        }
        assert_eq!(result.verdict.token(), *verdict, "{line}");
        let ours =
            [result.allowed.map(Interval::low), result.value, result.allowed.map(Interval::high)];
        for (ours, theirs) in ours.into_iter().zip([low, value, high]) {
            let (ours, theirs) = (ours.map(Exact::to_f64), theirs.parse::<f64>().ok());
            let is_same = match (ours, theirs) {
                (None, None) => true,
                // The oracle prints six significant digits.
                (Some(ours), Some(theirs)) => (ours - theirs).abs() <= 1e-5 * ours.abs().max(1e-9),
                _ => false,
            };
            assert!(is_same, "{line}: {ours:?} and {theirs:?}");
        }
        let is_shared = result.notes.iter().any(|note| matches!(note, Note::SharedEndOnly(_)));
        assert_eq!(is_shared, remark.contains("shared end"), "{line}");
        let is_cut = result.notes.contains(&Note::OnlyUnderTruncation);
        assert_eq!(is_cut, remark.contains("truncated"), "{line}");
    }
    assert_eq!(settled, ["share-exports-as-worded"]);
}
