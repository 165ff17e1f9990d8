//! Golden scenes: what a figure is, as text whose difference is a sentence.
//!
//! What a figure may never be, whoever changes a golden, is in `laws.rs`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use support::{
    figures::{Checked, at_width, embedded, figure, made_up},
    golden,
    package::Files,
};
use trade_figure::{
    figure::{Furniture, Request, Theme, build},
    locale::Lang,
};

#[test]
fn goldens_of_the_article() {
    let package = embedded();
    let mut texts = Vec::new();
    for view in ["turnover", "exports", "imports"] {
        for width in [720.0, 328.0] {
            let request = Request { view: Some(view.to_owned()), ..at_width(width) };
            let text = figure(&package, &request).scene.to_text();
            texts.push((format!("scenes/{view}-{width}.txt"), text));
        }
    }
    let dark = Request { theme: Theme::Dark, ..at_width(720.0) };
    texts
        .push(("scenes/turnover-720-dark.txt".to_owned(), figure(&package, &dark).scene.to_text()));
    let drawn = Request {
        view: Some("imports".to_owned()),
        furniture: Furniture::Drawn,
        ..at_width(720.0)
    };
    texts.push((
        "scenes/imports-720-drawn.txt".to_owned(),
        figure(&package, &drawn).scene.to_text(),
    ));
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

#[test]
fn goldens_of_made_up_packages() {
    let mut texts = Vec::new();
    for (name, package) in made_up() {
        let text = figure(&package, &at_width(560.0)).scene.to_text();
        texts.push((format!("scenes/made-up/{name}.txt"), text));
    }
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

#[test]
fn goldens_of_the_words_around_the_article() {
    let package = embedded();
    let mut lines = Vec::new();
    for view in ["turnover", "exports", "imports", "check", "priorities", "prospects"] {
        for lang in Lang::ALL {
            let request = Request { view: Some(view.to_owned()), lang, ..Request::default() };
            let figure = figure(&package, &request);
            lines.push(format!("{} {}", figure.view, lang.tag()));
            for entry in figure.legend {
                let colors: Vec<String> = entry.colors.iter().map(ToString::to_string).collect();
                lines.push(format!("  {} {}", entry.label, colors.join(" ")));
            }
            let texts = [figure.title, figure.subtitle, figure.source, figure.note];
            lines.extend(texts.map(|text| format!("  {text}")));
            lines.push(format!("  {}", figure.description));
        }
    }
    lines.push(String::new());
    golden::compare([("scenes/words.txt", lines.join("\n"))]);
}

#[test]
fn hostile_labels_are_shown_not_obeyed() {
    let (_, package) = made_up().into_iter().find(|(name, _)| *name == "hostile").expect("hostile");
    let figure = figure(&package, &at_width(1600.0));
    let text = format!("{}{}", figure.scene.to_text(), figure.description);
    for hidden in ['\u{202e}', '\u{202c}', '\0'] {
        assert!(!text.contains(hidden), "{hidden:?} is still there");
        assert!(!text.contains(&hidden.escape_debug().to_string()), "{hidden:?} is still there");
    }
    let readouts: Vec<&str> =
        figure.scene.targets.iter().map(|target| target.readout.title.as_str()).collect();
    assert_eq!(readouts[0], "\u{fffd}tropxE\u{fffd}, 2021");
    assert_eq!(readouts[2], "nul\u{fffd}byte, 2021");
    // Nothing of what only looks dangerous is lost.
    assert_eq!(readouts[4], "<img src=x onerror=alert(1)>, 2021");
    assert_eq!(readouts[6], "</script><svg onload=\"x\">&lt;b&gt;, 2021");
}

#[test]
fn what_cannot_be_shown_says_why() {
    let package = embedded();
    let error = |package: &Checked, view: &str| {
        let request = Request { view: Some(view.to_owned()), ..Request::default() };
        let error = build(&package.package, &package.report, &request).expect_err("no such figure");
        format!("{}: {error}\n", error.place())
    };
    let mut text = error(&package, "export");
    text += &error(&package, "__proto__");
    text += &error(&package, "\u{202e}<b>");
    let mut nothing = Files::whole();
    nothing.descriptor = nothing.descriptor.replace("[\"a-2021\", \"a-2022\"]", "[]");
    text += &error(&Checked::new(nothing.read().expect("an empty selection can be read")), "main");
    let mut mixed = Files::whole();
    mixed.observations =
        mixed.observations.map(|text| text.replace("2022,13.2,USD,9", "2022,13.2,EUR,6"));
    text += &error(&Checked::new(mixed.read().expect("two units can be read")), "main");
    let mut one_place = Files::whole();
    one_place.descriptor =
        one_place.descriptor.replace("\"series\": \"period\"", "\"series\": \"flow\"");
    let package = Checked::new(one_place.read().expect("two numbers in one place can be read"));
    let same = error(&package, "main");
    assert!(same.contains("a-2021") && same.contains("a-2022"), "both are named: {same}");
    text += &same;
    golden::compare([("errors/figure.txt", text)]);
}

#[test]
fn no_view_and_an_empty_name_are_the_first_view() {
    let package = embedded();
    for view in [None, Some(String::new())] {
        assert_eq!(figure(&package, &Request { view, ..Request::default() }).view, "turnover");
    }
}
