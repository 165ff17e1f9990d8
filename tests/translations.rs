//! What the packages of this repository say, in every language: places, notes, sources, titles, the
//! points of an argument, and that no two controls of a figure say the same.

#![cfg(all(feature = "more", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{collections::BTreeMap, fs, path::Path};

use support::figures::{Checked, at_width, embedded, figure};
use trade_figure::{
    data::{DESCRIPTOR, Package, View},
    figure::{Request, about, method},
    finding::{evidence, findings},
    locale::{Lang, LocalText},
};

const OTHERS: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::Zh];

fn example(name: &str) -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples").join(name);
    let file = |path: &str| fs::read_to_string(folder.join(path)).ok();
    let read = Package::read(&file(DESCRIPTOR).expect("a descriptor"), &file);
    Checked::new(read.unwrap_or_else(|errors| panic!("{errors}")))
}

/// Each package with the language that it is written in first.
fn packages() -> Vec<(Checked, Lang)> {
    vec![
        (embedded(), Lang::En),
        (example("kazakhstan-exports"), Lang::En),
        (example("kazakhstan-uzbekistan"), Lang::Ru),
    ]
}

/// What stays as it is in every language: names of databases, sites and authors, codes, years, the
/// ids of claims, and the titles of works.
const NAMES: [&str; 14] = [
    "WITS",
    "World Integrated Trade Solution",
    "Direction of Trade Statistics",
    "NY.GDP.MKTP.CD",
    "Cherevyk",
    "Finprom.kz",
    "yuz.uz",
    "Altainews.kz",
    "kapital.kz",
    "growth-fruit",
    "ratio-fruit",
    "Sinopec",
    "Alibaba",
    "DOTS",
];

/// A text without names, and without what it quotes, which stays in the words of its source.
fn own_words(text: &str) -> String {
    let (mut kept, mut depth) = (String::new(), 0_usize);
    for character in text.chars() {
        match character {
            '«' | '“' => depth += 1,
            '»' | '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    for name in NAMES {
        kept = kept.replace(name, "");
    }
    kept
}

/// Whether a text has nothing left of the alphabets that its language does not use.
fn assert_is_in(text: &str, lang: Lang) {
    let own = own_words(text);
    let is_latin = |character: char| character.is_ascii_alphabetic();
    let is_cyrillic = |character: char| ('\u{400}'..='\u{52f}').contains(&character);
    let is_han = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    // Brands stand beside words of the language.
    let latin: String = own.chars().filter(|character| is_latin(*character)).collect();
    let is_brand = ["", "JD"].contains(&latin.as_str());
    match lang {
        Lang::En => assert!(!own.chars().any(|one| is_cyrillic(one) || is_han(one)), "{text}"),
        Lang::Zh => assert!(is_brand && !own.chars().any(is_cyrillic), "{text}"),
        _ => assert!(is_brand && !own.chars().any(is_han), "{}: {text}", lang.tag()),
    }
    if lang == Lang::Zh {
        // Between Chinese characters, Chinese marks.
        let marks = [", ", "; ", ": ", " (", "(", ")"];
        assert!(!marks.iter().any(|mark| own.contains(mark)), "{text}");
    }
}

fn assert_translated(told: &trade_figure::data::Told, text: &str, lang: Lang) {
    let says_something = own_words(text).chars().any(char::is_alphabetic);
    if !says_something {
        return;
    }
    assert_eq!(told.lang, lang, "{text:?}");
    assert_ne!(told.text, text, "{}", lang.tag());
    assert_is_in(&told.text, lang);
}

#[test]
fn every_place_and_note_that_is_shown_is_in_every_language() {
    let mut count = 0;
    for (package, first) in packages() {
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != first) {
            let labels = &package.labels;
            let observations = package.observations.iter().map(|one| &one.source);
            let claims = package.claims.iter().map(|one| &one.source);
            let arguments = package.arguments.iter().map(|one| &one.source);
            for source in observations.chain(claims).chain(arguments) {
                assert_translated(&labels.place(source, lang), source, lang);
                count += 1;
            }
            for claim in package.claims.iter().filter(|claim| !claim.note.is_empty()) {
                assert_translated(&labels.whole(&claim.note, lang), &claim.note, lang);
                count += 1;
            }
            let title = &package.title;
            assert_translated(&labels.place(title, lang), title, lang);
        }
        // In its own language every text is itself.
        for claim in &package.claims {
            assert_eq!(package.labels.place(&claim.source, first).text, claim.source);
            assert_eq!(package.labels.whole(&claim.note, first).text, claim.note);
        }
    }
    assert!(count > 1000, "{count} texts are too few to be all");
}

fn texts(view: &View) -> [&LocalText; 5] {
    [&view.title, &view.subtitle, &view.source, &view.note, &view.option]
}

/// The example from Uzbekistan has titles of Russian reports as sources, in Russian alone.
#[test]
fn every_text_of_a_view_is_in_every_language() {
    for package in [embedded(), example("kazakhstan-exports")] {
        for view in &package.views {
            for text in texts(view) {
                let english = text.get(Lang::En);
                for lang in OTHERS.into_iter().filter(|_| !english.is_empty()) {
                    assert_eq!(text.lang(lang), lang, "{english}");
                    assert_ne!(text.get(lang), english);
                    assert_is_in(text.get(lang), lang);
                }
            }
        }
        for argument in &package.arguments {
            for lang in OTHERS {
                assert_eq!(argument.text.lang(lang), lang);
                assert_ne!(argument.text.get(lang), argument.text.get(Lang::En));
                assert_is_in(argument.text.get(lang), lang);
            }
        }
    }
}

#[test]
fn the_panels_show_them() {
    let package = embedded();
    for lang in OTHERS {
        for finding in findings(&package, &package.report, lang).list {
            assert_eq!(finding.langs, [lang; 2], "{}", finding.sentence);
            assert_is_in(&finding.place, lang);
            for text in finding.notes.iter().chain(&finding.repairs).chain([&finding.sentence]) {
                assert_is_in(text, lang);
            }
        }
        for point in evidence(&package, &package.report, lang) {
            assert_eq!(point.place.lang, lang, "{}", point.place.text);
        }
        let request = Request { view: Some("exports".to_owned()), lang, ..at_width(640.0) };
        let shown = figure(&package, &request);
        let lines = about(&package, &shown, &request).expect("what there is to know");
        let said: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let place = ["Table 2, row 2", "2-кесте, 2-жол", "Таблица 2, строка 2", "表2，第2行"];
        let place = place[lang as usize];
        assert!(said.iter().any(|line| line.starts_with(place)), "{said:#?}");
        assert!(!said.iter().any(|line| line.contains("World Bank")), "{said:#?}");
        let method = method(&package, &package.report, &request, "exports-oil-2022");
        let method = format!("{:?}", method.expect("a view"));
        assert!(method.contains(place) && !method.contains("Table 2"), "{method}");
    }
}

/// A row that nothing looks up would be a translation of what nobody sees any more.
#[test]
fn every_row_of_words_for_a_text_is_used() {
    for path in
        ["china-kazakhstan", "examples/kazakhstan-exports", "examples/kazakhstan-uzbekistan"]
    {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(path);
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let all =
            ["observations.csv", "claims.csv", "arguments.csv", DESCRIPTOR].map(read).concat();
        let all = all.replace("\"\"", "\"").replace("\\\"", "\"");
        let labels = read("labels.csv");
        let mark = if labels.starts_with("token;") { ';' } else { ',' };
        for line in labels.lines().skip(1) {
            let (token, rest) = match line.strip_prefix('"') {
                Some(quoted) => quoted.split_once(&format!("\"{mark}")).expect("a closing quote"),
                None => line.split_once(mark).expect("cells"),
            };
            let is_text = rest.starts_with(mark);
            assert!(!is_text || all.contains(&token.replace("\"\"", "\"")), "{path}: {token}");
        }
    }
}

/// Two controls that say the same would have to be told apart by where they stand.
#[test]
fn no_two_controls_of_a_figure_say_the_same() {
    for (package, _) in packages() {
        for view in &package.views {
            for lang in Lang::ALL {
                let name = view.name.as_str();
                let request = Request { view: Some(name.to_owned()), lang, ..at_width(640.0) };
                let shown = figure(&package, &request);
                let words = &lang.words().controls;
                let mut said = vec![words.panels, words.measure, words.views, words.sort];
                said.extend([words.download, words.patterns, lang.cite_word(), lang.years()]);
                said.extend(words.panel.iter().chain(&words.sorts).chain(&words.downloads));
                said.extend(shown.measures.iter().map(|(_, word)| word));
                said.extend(shown.options.iter().map(|(_, label)| label.as_str()));
                let mut seen = BTreeMap::new();
                for text in said {
                    // Whether a menu goes on with dots is no difference.
                    let bare = text.trim_end_matches('…').to_lowercase();
                    let twice = seen.insert(bare, text);
                    assert_eq!(twice, None, "{} {name}: {text}", lang.tag());
                }
            }
        }
    }
}
