//! What a figure says in each of its languages.

#![cfg(all(feature = "cli", feature = "more", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{collections::BTreeSet, fmt::Debug};

use support::{
    figures::{Checked, at_width, embedded, figure},
    golden,
};
use trade_figure::{
    data::{Chart, Shown},
    figure::{Mark, Request, about, spoken, table},
    finding::findings,
    indicator::{Missing, registry, survey::survey},
    locale::{Lang, Words},
    scorecard::card,
};

/// Every text of a struct of words, in the order of its fields.
fn texts(words: &impl Debug) -> Vec<String> {
    let debug = format!("{words:?}");
    let (mut texts, mut text): (Vec<String>, Option<String>) = (Vec::new(), None);
    let mut characters = debug.chars();
    while let Some(character) = characters.next() {
        match (character, &mut text) {
            ('"', None) => text = Some(String::new()),
            ('"', Some(_)) => texts.extend(text.take()),
            ('\\', Some(text)) => match characters.next() {
                Some('n') => text.push('\n'),
                // A space that does not break is written as its number.
                Some('u') => {
                    characters.by_ref().take_while(|character| *character != '}').for_each(drop);
                    text.push(' ');
                }
                Some(other) => text.push(other),
                None => {}
            },
            (_, Some(text)) => text.push(character),
            _ => {}
        }
    }
    texts
}

/// All words of a language but those that only some languages have.
fn all_texts(lang: Lang) -> Vec<String> {
    let mut words: Words = *lang.words();
    words.units.of_things = &[];
    words.periods.months = "";
    let mut all = texts(&words);
    all.extend(texts(lang.indicator_words()));
    all
}

/// What may be the same as in English: what has no letters, which is nobody's language, and the
/// codes of currencies (ISO 4217), by which they are found.
fn may_be_the_same(text: &str) -> bool {
    ["USD", "CNY", "EUR", "KZT"].contains(&text) || !text.chars().any(char::is_alphabetic)
}

#[test]
fn no_text_is_missing_or_left_in_english() {
    let english = all_texts(Lang::En);
    assert!(english.len() > 120, "{} texts are too few to be all", english.len());
    for lang in [Lang::Kk, Lang::Ru, Lang::Zh] {
        let own = all_texts(lang);
        assert_eq!(own.len(), english.len(), "{}", lang.tag());
        for (own, english) in own.iter().zip(&english) {
            // Without months, years and the words for a day have patterns of their own.
            assert!(!own.trim().is_empty() || english.trim().is_empty(), "{english:?}");
            assert!(own != english || may_be_the_same(own), "{}: {own:?}", lang.tag());
        }
    }
}

/// A word in Latin letters is a key of the keyboard, a format, a code, or was forgotten.
#[test]
fn no_english_word_is_left_in_a_text() {
    const KEPT: [&str; 12] =
        ["Home", "End", "Enter", "Escape", "SVG", "PNG", "CSV", "JSON", "USD", "CNY", "EUR", "KZT"];
    for lang in [Lang::Kk, Lang::Ru, Lang::Zh] {
        for text in all_texts(lang) {
            let is_latin = |character: char| character.is_ascii_alphabetic();
            for word in text.split(|character| !is_latin(character)) {
                let is_kept = word.is_empty() || KEPT.contains(&word);
                assert!(is_kept, "{}: {word:?} in {text:?}", lang.tag());
            }
            // Chinese has no letters of the others, and they have none of its characters.
            let is_cyrillic = |character| ('\u{400}'..='\u{52f}').contains(&character);
            let is_han = |character| ('\u{4e00}'..='\u{9fff}').contains(&character);
            let is_foreign = |character| match lang {
                Lang::Zh => is_cyrillic(character),
                _ => is_han(character),
            };
            assert!(!text.chars().any(is_foreign), "{}: {text:?}", lang.tag());
        }
    }
}

/// The places of a pattern, each once: a text that has no place would be lost.
fn places(pattern: &str) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    let mut next = 1;
    for piece in pattern.split('{').skip(1) {
        let inside = piece.split('}').next().expect("a piece");
        if inside.is_empty() {
            places.insert(next);
            next += 1;
        } else if let Ok(place) = inside.parse() {
            places.insert(place);
        } else {
            assert!(inside.contains('|'), "{pattern:?} has the place {inside:?}");
        }
    }
    places
}

#[test]
fn every_pattern_has_a_place_for_each_text() {
    let english = all_texts(Lang::En);
    for lang in [Lang::Kk, Lang::Ru, Lang::Zh] {
        for (own, english) in all_texts(lang).iter().zip(&english) {
            assert_eq!(places(own), places(english), "{}: {own:?}, {english:?}", lang.tag());
            // A suffix on a number or a name would have to follow its sounds.
            let hangs = |end: &str| end.chars().next().is_some_and(char::is_alphabetic);
            let has_suffix = own.split('}').skip(1).any(hangs);
            assert!(lang == Lang::Zh || !has_suffix, "{}: {own:?}", lang.tag());
            // Forms of words: two in English, three or four in Russian, elsewhere none.
            let forms = |text: &str| text.matches('|').count();
            assert!(matches!(lang, Lang::Ru) || forms(own) == 0, "{}: {own:?}", lang.tag());
        }
    }
}

/// Source: Unicode CLDR, number formats: `kk` and `ru` have a decimal comma and a no-break space
/// between groups, `zh` writes as `en`.
#[test]
fn numbers_are_written_as_each_language_does() {
    let written = Lang::ALL.map(|lang| lang.words().numbers.write("-1234567.50"));
    let minus = '\u{2212}';
    let comma = format!("{minus}1\u{a0}234\u{a0}567,50");
    let point = format!("{minus}1,234,567.50");
    assert_eq!(written, [point.clone(), comma.clone(), comma, point]);
}

#[test]
fn indicators_families_and_reasons_are_named_in_each_language() {
    for lang in [Lang::Kk, Lang::Ru, Lang::Zh] {
        let (own, english) = (lang.indicator_words(), Lang::En.indicator_words());
        assert_eq!(own.reasons.lines().count(), Missing::ALL.len(), "{}", lang.tag());
        for (own, english) in own.reasons.lines().zip(english.reasons.lines()) {
            assert!(!own.is_empty() && own != english, "{}: {english:?}", lang.tag());
        }
        for entry in registry::ALL {
            let name = trade_figure::scorecard::name(entry, lang);
            assert!(name != entry.id && name != entry.name_en(), "{}: {name:?}", lang.tag());
        }
    }
}

/// What a program takes away is the same in each language, but for names.
#[test]
fn exported_numbers_stand_as_they_are_printed_in_every_language() {
    let package = embedded();
    let rows = |lang| {
        let request = Request { view: Some("turnover".to_owned()), lang, ..at_width(720.0) };
        let rows = trade_figure::figure::view_rows(&package.package, &package.report, &request);
        let mut rows = rows.expect("a view with numbers");
        for row in &mut rows {
            // The names of category and series.
            row.drain(1..3);
        }
        rows
    };
    let english = rows(Lang::En);
    assert!(english.iter().any(|row| row.contains(&"billion US dollars".to_owned())));
    for lang in Lang::ALL {
        assert_eq!(rows(lang), english, "{}", lang.tag());
    }
}

/// Source: Table 1 of the article, with the decimal point where each language counts.
#[test]
fn a_number_is_the_same_wherever_a_language_writes_it() {
    let package = embedded();
    for (lang, printed, range) in [
        (Lang::En, "13.2", "13.15 to 13.25"),
        (Lang::Kk, "13,2", "13,15 – 13,25"),
        (Lang::Ru, "13,2", "от 13,15 до 13,25"),
        (Lang::Zh, "132", "131.5至132.5"),
    ] {
        let request = Request { view: Some("turnover".to_owned()), lang, ..at_width(720.0) };
        let figure = figure(&package, &request);
        let scene = figure.scene.to_text();
        assert!(scene.contains(&format!("{printed:?}")), "{}: {scene}", lang.tag());
        let table = table(&package.package, &package.report, &request, None).expect("a table");
        let row = table.rows.iter().find(|row| row.id == "exports-2022").expect("a row");
        let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts[2..4], [printed, range], "{}", lang.tag());
        let target = figure.scene.targets.iter().find(|one| one.readout.id == "exports-2022");
        let spoken = spoken(lang.words(), Shown::Value, &target.expect("a target").readout);
        assert!(spoken.contains(printed) && spoken.contains(range), "{}: {spoken}", lang.tag());
    }
}

/// Everything that is said of the article and its scorecard, a file for each language.
#[test]
fn goldens_of_what_is_said_in_each_language() {
    let package = embedded();
    let mut goldens = Vec::new();
    for lang in Lang::ALL {
        let mut lines = Vec::new();
        for (view, measure) in [
            ("turnover", Shown::Value),
            ("exports", Shown::Growth),
            ("turnover-waterfall", Shown::Value),
        ] {
            said_of_view(&package, view, (measure, lang), &mut lines);
        }
        lines.push("\n# check".to_owned());
        let found = findings(&package.package, &package.report, lang);
        lines.push(found.summary(lang));
        for finding in &found.list {
            lines.push(format!(
                "- {}: {}",
                finding.kind.word(&lang.words().findings),
                finding.sentence
            ));
            lines.extend(
                finding.repairs.iter().chain(&finding.notes).map(|text| format!("  {text}")),
            );
        }
        lines.push("\n# scorecard".to_owned());
        scorecard(&package, lang, &mut lines);
        lines.push(String::new());
        goldens.push((format!("languages/{}.txt", lang.tag()), lines.join("\n")));
    }
    golden::compare(goldens.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

fn said_of_view(
    package: &Checked,
    view: &str,
    (measure, lang): (Shown, Lang),
    lines: &mut Vec<String>,
) {
    let request =
        Request { view: Some(view.to_owned()), measure: Some(measure), lang, ..at_width(720.0) };
    let figure = figure(package, &request);
    lines.push(format!("\n# {view}\n{}", figure.description));
    let table = table(&package.package, &package.report, &request, None).expect("a table");
    lines.push(table.caption.clone());
    lines.push(table.columns.join(" | "));
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        lines.push(format!("  {}", cells.join(" | ")));
    }
    for target in &figure.scene.targets {
        lines.push(spoken(lang.words(), measure, &target.readout));
        for (label, text) in &target.readout.lines {
            lines.push(format!("  {label} | {text}"));
        }
    }
    for line in about(&package.package, &figure, &request).expect("something to know") {
        // The version changes with each release, the fingerprint with the data.
        let fingerprint = lang.words().panels.fingerprint.split('{').next().expect("a start");
        if !line.text.contains("trade-figure") && !line.text.starts_with(fingerprint) {
            lines.push(line.text);
        }
    }
}

fn scorecard(package: &Checked, lang: Lang, lines: &mut Vec<String>) {
    let survey = survey(&package.package.observations);
    let card = serde_json::to_value(card(&package.package, &survey, lang)).expect("a card is JSON");
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or("").to_owned();
    lines.push(text(&card, "summary"));
    for group in card["groups"].as_array().expect("groups") {
        lines.push(format!("- {} ({})", text(group, "label"), text(group, "absentLabel")));
        for item in group["items"].as_array().expect("items") {
            let parts = ["name", "about", "value", "range", "years"].map(|key| text(item, key));
            lines.push(format!("  {}", parts.join(" | ")));
        }
        for absent in group["absent"].as_array().expect("what is absent") {
            lines.push(format!("  {}: {}", text(absent, "name"), text(absent, "reason")));
        }
    }
}

#[test]
fn goldens_of_scenes_in_each_language() {
    let package = embedded();
    let mut goldens = Vec::new();
    for (lang, view, width) in [
        (Lang::Kk, "exports", 328.0),
        (Lang::Ru, "turnover-waterfall", 720.0),
        (Lang::Zh, "turnover", 720.0),
        (Lang::Zh, "composition", 328.0),
    ] {
        let request = Request { view: Some(view.to_owned()), lang, ..at_width(width) };
        let text = figure(&package, &request).scene.to_text();
        goldens.push((format!("languages/{}-{view}-{width}.txt", lang.tag()), text));
    }
    golden::compare(goldens.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

/// A drawing says what it says in one language: the words of another would be a leak of English.
#[test]
fn no_view_of_the_article_shows_an_english_word_in_another_language() {
    let package = embedded();
    let english: BTreeSet<String> = all_texts(Lang::En)
        .into_iter()
        .filter(|text| text.len() > 3 && !text.contains('{') && !may_be_the_same(text))
        .collect();
    for view in package.views.iter().filter(|view| view.chart != Chart::Check) {
        for lang in [Lang::Kk, Lang::Ru, Lang::Zh] {
            let request = Request { view: Some(view.name.to_string()), lang, ..at_width(720.0) };
            let figure = figure(&package, &request);
            let mut shown = figure.description.clone();
            for mark in &figure.scene.marks {
                if let Mark::Text { content, .. } = mark {
                    shown.push_str(content);
                }
            }
            for target in &figure.scene.targets {
                shown.push_str(&spoken(lang.words(), figure.shown, &target.readout));
            }
            for text in &english {
                assert!(
                    !shown.contains(text.as_str()),
                    "{} in {}: {text:?}",
                    view.name,
                    lang.tag()
                );
            }
        }
    }
}
