//! `trade-figure types`: the TypeScript declarations of the element and of what it gives.
//!
//! Which keys there are is asked of the code that writes them, on the article that ships; what each of
//! them is stands here. A key that one side has and the other has not is an error, so the declarations
//! cannot be older than the code.

use std::fmt::Write as _;

use serde_json::Value;
use trade_figure::{
    check::{SlipKind, Verdict, check},
    data::{self, Chart, Package, Shown},
    figure::{Request, view_rows},
    finding::Document,
    indicator::{Missing, registry::Family, survey::survey},
    locale::Lang,
    model::{Flow, Rule},
    scorecard::{document, family_token},
};

/// A key, its type, and what it is; `?` after the key if it is not always there.
type Key = (&'static str, &'static str, &'static str);

const CHECK: &[Key] = &[
    ("package", "string", "The package's name."),
    ("claims", "Claim[]", "One entry for each derived number, in the order of the package."),
    (
        "conflicts",
        "string[][]",
        "Numbers that cannot all hold, each set by the ids of its members.",
    ),
    ("suspects", "string[][]", "The smallest sets of numbers that explain the conflicts, by id."),
    (
        "ranges",
        "Record<string, [low: number | null, high: number | null]>",
        "What each number can be if everything printed is true, by id; null where it has no end.",
    ),
];

const CLAIM: &[Key] = &[
    ("id", "string", "The claim's id."),
    ("rule", "Rule", "How it is derived."),
    ("source", "string", "Where it is printed."),
    ("printed", "string", "The number as printed."),
    ("low", "number | null", "The smallest value that its inputs allow."),
    ("value", "number | null", "The value that its inputs give as they are printed."),
    ("high", "number | null", "The largest value that its inputs allow."),
    ("verdict", "Verdict", "Whether it can follow."),
    ("reason?", "string", "Why it cannot be tested, in a sentence."),
    ("repair?", "Repair", "What would repair it, if it cannot follow."),
    ("notes", "string[]", "What else to know, in sentences."),
    (
        "power",
        "number | null",
        "The share of one-digit slips that its test would have caught, 0 to 1.",
    ),
];

const REPAIR: &[Key] = &[
    ("value", "string", "What the inputs give, with as many decimal places as the printed number."),
    ("slip", "Slip | null", "The kind of slip that explains the number, if exactly one does."),
    ("readings", "Reading[]", "How numbers would have to be read for that slip."),
    ("digits", "Reading[]", "Readings with one other digit."),
];

const READING: &[Key] =
    &[("id", "string", "The number's id."), ("text", "string", "What it would have to say.")];

const INDICATOR: &[Key] = &[
    ("indicator", "string", "The indicator's id."),
    ("name", "string", "Its name in the figure's language."),
    ("family", "Family", "What it belongs to."),
    ("reporter", "string", "Who reports."),
    ("partner", "string", "The other side."),
    ("flow", "Flow | null", "Which way the goods go."),
    ("product", "string", "The product's code."),
    ("year", "number | null", "The year."),
    ("base_year", "number | null", "The year that it is compared with."),
    ("value", "number | null", "What is computed from the numbers as they are printed."),
    ("low", "number | null", "The smallest value that the printed digits allow."),
    ("high", "number | null", "The largest one."),
    ("unit", "string", "What it is counted in."),
    ("status", "Status", "Whether there is a value."),
    ("reason", "Missing | null", "Why there is none."),
    ("inputs", "string[]", "The ids of the numbers it is computed from."),
    ("sources", "string[]", "Where these are printed."),
];

const NUMBER_ROW: &[Key] = &[
    ("id", "string", "The observation's id."),
    ("category", "string", "The name of its category, in the figure's language."),
    ("series", "string", "The name of its series; empty if the view has none."),
    ("printed", "string", "The number as printed; empty where nobody printed it."),
    ("low", "string", "The smallest number that it was rounded from."),
    ("high", "string", "The largest one."),
    ("unit", "string", "What it is printed in."),
    ("source", "string", "Where it is printed."),
    (
        "contradicted",
        "\"true\" | \"false\"",
        "Whether a number that is printed of it cannot follow.",
    ),
];

const CLAIM_ROW: &[Key] = &[
    ("id", "string", "The claim's id."),
    ("number", "string", "What the number is, in the figure's language."),
    ("printed", "string", "The number as printed."),
    ("low", "string", "The smallest number that it was rounded from."),
    ("high", "string", "The largest one."),
    ("allowed_low", "string", "The smallest value that its inputs allow."),
    ("allowed_high", "string", "The largest one."),
    ("contradicted", "\"true\" | \"false\"", "Whether it cannot follow."),
];

/// What the element itself makes: `www/element.js` and its neighbours.
const ELEMENT: &str = include_str!("element.d.ts");

/// The declarations, as `www/trade-figure.d.ts` has them.
///
/// # Errors
///
/// A key that is written and not declared, or declared and never written.
pub(crate) fn run() -> Result<String, String> {
    let package = data::embedded().map_err(|errors| errors.to_string())?;
    let report = check(&package.observations, &package.claims);
    let json = |value: Result<Value, serde_json::Error>| value.map_err(|error| error.to_string());
    let checked = json(serde_json::to_value(Document::new(&package, &report, Lang::En)))?;
    let survey = survey(&package.observations);
    let indicators = json(serde_json::to_value(document(&package, &survey, Lang::En)))?;
    let claims = members(&checked, "claims");
    let repairs: Vec<Value> =
        claims.iter().filter_map(|claim| claim.get("repair").cloned()).collect();
    let readings =
        repairs.iter().flat_map(|repair| [members(repair, "readings"), members(repair, "digits")]);
    let readings: Vec<Value> = readings.flatten().collect();
    let indicators = indicators.as_array().cloned().unwrap_or_default();

    let mut text = String::from(
        "// Written by `trade-figure types`, and compared with what it writes by tests/types.rs.\n",
    );
    let slips =
        [SlipKind::DecimalPoint, SlipKind::Sign, SlipKind::Swapped, SlipKind::PercentForIndex];
    let verdicts = [
        Verdict::Consistent,
        Verdict::Contradicted,
        Verdict::Untestable(trade_figure::check::Reason::TooLarge),
    ];
    for (name, what, tokens) in [
        ("Lang", "A language that the figure speaks.", Lang::ALL.map(Lang::tag).to_vec()),
        ("Measure", "What of the numbers is shown.", Shown::ALL.map(|(token, _)| token).to_vec()),
        (
            "Rule",
            "How a printed number is derived from others.",
            Rule::ALL.map(Rule::token).to_vec(),
        ),
        (
            "Verdict",
            "Whether a printed number can follow from its inputs.",
            verdicts.each_ref().map(Verdict::token).to_vec(),
        ),
        ("Slip", "A kind of slip.", slips.map(SlipKind::token).to_vec()),
        ("Family", "A group of indicators.", Family::ALL.map(family_token).to_vec()),
        ("Flow", "Which way goods go.", Flow::ALL.map(Flow::token).to_vec()),
        (
            "Status",
            "Whether an indicator has a value, and if not, whether a number is not given or the formula \
             has no result.",
            vec!["computed", "missing", "undefined"],
        ),
        ("Missing", "Why an indicator has no value.", Missing::ALL.map(Missing::token).to_vec()),
    ] {
        union(&mut text, name, what, &tokens);
    }
    interface(&mut text, "Check", "The whole check of a package: `check()`.", CHECK, &[checked])?;
    interface(&mut text, "Claim", "A derived number and its verdict.", CLAIM, &claims)?;
    interface(
        &mut text,
        "Repair",
        "What would repair a number that cannot follow.",
        REPAIR,
        &repairs,
    )?;
    interface(&mut text, "Reading", "A number read otherwise.", READING, &readings)?;
    interface(
        &mut text,
        "Indicator",
        "An indicator: a row of `indicators()`.",
        INDICATOR,
        &indicators,
    )?;
    rows(&mut text, &package, &report)?;
    text.push('\n');
    text.push_str(ELEMENT);
    Ok(text)
}

/// The rows of `toJSON()`: their keys are the headers of the views' numbers.
fn rows(
    text: &mut String,
    package: &Package,
    report: &trade_figure::check::Report,
) -> Result<(), String> {
    let (mut numbers, mut claims) = (Vec::new(), Vec::new());
    for view in &package.views {
        let request = Request { view: Some(view.name.to_string()), ..Request::default() };
        let Ok(rows) = view_rows(package, report, &request) else { continue };
        let header = rows.into_iter().next().unwrap_or_default();
        let row = header.into_iter().map(|key| (key, Value::Null)).collect();
        let is_claims = view.chart == Chart::RangePlot;
        if is_claims { &mut claims } else { &mut numbers }.push(Value::Object(row));
    }
    let mut keys: Vec<(String, &str, &str)> = Vec::new();
    for (key, kind, what) in NUMBER_ROW {
        keys.push(((*key).to_owned(), kind, what));
    }
    // Years after the printed ones have a name of their own for what is computed.
    for measure in Shown::ALL[1..].iter().map(|(token, _)| *token).chain(["computed"]) {
        for end in ["", "_low", "_high"] {
            let what =
                "What is computed in the place of the printed number, or an end of its range.";
            keys.push((format!("{measure}{end}?"), "string", what));
        }
    }
    let keys: Vec<(&str, &str, &str)> =
        keys.iter().map(|(key, kind, what)| (key.as_str(), *kind, *what)).collect();
    interface(text, "NumberRow", "A printed number: a row of `toJSON()`.", &keys, &numbers)?;
    let what = "A derived number and what is allowed: a row of `toJSON()` of a range plot.";
    interface(text, "ClaimRow", what, CLAIM_ROW, &claims)
}

fn members(value: &Value, key: &str) -> Vec<Value> {
    value.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// One of some tokens.
fn union(text: &mut String, name: &str, what: &str, tokens: &[&str]) {
    let tokens: Vec<String> = tokens.iter().map(|token| format!("\"{token}\"")).collect();
    // Writing to a string cannot fail, here and below.
    let _ = write!(text, "\n/** {what} */\nexport type {name} =\n  | {};\n", tokens.join("\n  | "));
}

/// An interface, compared with values that the code has written.
fn interface(
    text: &mut String,
    name: &str,
    what: &str,
    keys: &[(&str, &str, &str)],
    seen: &[Value],
) -> Result<(), String> {
    let objects = seen.iter().filter_map(Value::as_object);
    let objects: Vec<&serde_json::Map<String, Value>> = objects.collect();
    if objects.is_empty() {
        return Err(format!("{name}: the article that ships has none"));
    }
    let mut known = Vec::new();
    let _ = write!(text, "\n/** {what} */\nexport interface {name} {{\n");
    for (key, kind, what) in keys {
        let _ = write!(text, "  /** {what} */\n  {key}: {kind};\n");
        let (bare, is_optional) = key.strip_suffix('?').map_or((*key, false), |bare| (bare, true));
        known.push(bare);
        if !is_optional && objects.iter().any(|object| !object.contains_key(bare)) {
            return Err(format!("{name}: {bare} is declared and not written"));
        }
    }
    text.push_str("}\n");
    for key in objects.iter().flat_map(|object| object.keys()) {
        if !known.contains(&key.as_str()) {
            return Err(format!("{name}: {key} is written and not declared"));
        }
    }
    Ok(())
}
