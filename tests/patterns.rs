//! Patterns: what tells series apart without colours, as goldens and as laws.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "more")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::collections::BTreeSet;

use support::{
    boxes::{bottom, right, text_area},
    figures::{Checked, at_width, embedded, figure, made_up_kinds, made_up_shapes},
    golden,
    package::Files,
};
use trade_figure::{
    data::{Chart, Package},
    figure::{Area, Color, Figure, Furniture, Mark, Request, Theme},
};

/// Of sums of floating point numbers.
const NEAR: f64 = 1e-6;

/// Two reporters over many years, which the article has not: `data/china-kazakhstan-series/`.
fn series() -> Checked {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/china-kazakhstan-series/");
    let read = |path: &str| std::fs::read_to_string(format!("{folder}{path}")).ok();
    let descriptor = read("datapackage.json").expect("the package is there");
    Checked::new(Package::read(&descriptor, &read).unwrap_or_else(|errors| panic!("{errors}")))
}

fn patterned(view: &str, width_css: f64) -> Request {
    Request { view: Some(view.to_owned()), patterns: true, ..at_width(width_css) }
}

/// So many series of one category each, in a form.
fn many_series(count: usize, form: &str) -> Checked {
    let periods: Vec<String> = (0..count).map(|year| (1990 + year).to_string()).collect();
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let values: Vec<String> = (0..count).map(|value| format!("{}.5", value + 1)).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let mut files = Files::table(&periods, &[("Exports", &values), ("Imports", &values)]);
    files.descriptor = files.descriptor.replace("grouped-columns", form);
    Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")))
}

#[test]
fn goldens_of_patterns() {
    let (article, series) = (embedded(), series());
    let mut texts = Vec::new();
    for (package, view) in [
        (&article, "turnover"),
        (&article, "turnover-waterfall"),
        (&article, "turnover-years"),
        (&article, "exports"),
        (&article, "composition"),
        (&article, "growth-share"),
        (&article, "exports-slope"),
        (&series, "to-kazakhstan"),
    ] {
        for width in [720.0, 328.0] {
            let text = figure(package, &patterned(view, width)).scene.to_text();
            texts.push((format!("scenes/patterns/{view}-{width}.txt"), text));
        }
    }
    let drawn = Request { furniture: Furniture::Drawn, ..patterned("turnover-years", 720.0) };
    let text = figure(&article, &drawn).scene.to_text();
    texts.push(("scenes/patterns/turnover-years-720-drawn.txt".to_owned(), text));
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

/// All scenes of the article and of made-up packages, without patterns and with them.
fn each_pair(mut check: impl FnMut(&str, &Request, &Figure, &Figure)) {
    let mut packages = vec![("article".to_owned(), embedded())];
    packages.extend(made_up_kinds());
    packages.extend(made_up_shapes());
    packages.push(("seventeen".to_owned(), many_series(17, "stacked-columns")));
    for (name, package) in packages {
        for view in &package.views {
            // Lines are cut and points are shaped: these have no hatches.
            let has_hatches = !matches!(
                view.chart,
                Chart::Lines | Chart::Projection | Chart::Slope | Chart::Dumbbell
            );
            if view.chart.is_list() || !has_hatches {
                continue;
            }
            for (width, theme) in
                [(720.0, Theme::Light), (328.0, Theme::Dark), (1200.0, Theme::Light)]
            {
                let request = Request { theme, ..patterned(view.name.as_str(), width) };
                let without = Request { patterns: false, ..request.clone() };
                let what = format!("{name} {} {width}", view.name);
                check(&what, &request, &figure(&package, &without), &figure(&package, &request));
            }
        }
    }
}

fn is_inside(area: Area, (x, y): (f64, f64), half: f64) -> bool {
    x - half >= area.x_css - NEAR
        && y - half >= area.y_css - NEAR
        && x + half <= right(area) + NEAR
        && y + half <= bottom(area) + NEAR
}

/// Whether two marks are the same, but for the colour of a text, which gives way to contrast.
fn is_same(one: &Mark, other: &Mark) -> bool {
    match (one, other) {
        (Mark::Text { at, content, .. }, Mark::Text { at: other_at, content: other, .. }) => {
            at == other_at && content == other
        }
        _ => one == other,
    }
}

/// Whether a point of a hatch, as far around it as its stroke goes, is inside a mark.
fn holds(owner: &Mark, at: (f64, f64), half: f64) -> bool {
    match owner {
        Mark::Rect { area, .. } => is_inside(*area, at, half),
        Mark::Dot { center, radius_css, .. } => {
            (at.0 - center.0).hypot(at.1 - center.1) + half <= radius_css + NEAR
        }
        _ => false,
    }
}

/// What patterns add stays inside the mark that it is added to, and off what is written.
///
/// The truth is the same scene without patterns: they add marks and, but for the shapes of small
/// bubbles, change none.
#[test]
fn hatches_lie_within_their_marks_and_clear_of_texts() {
    let mut count = 0;
    each_pair(|what, request, without, with| {
        let texts: Vec<Area> =
            without.scene.marks.iter().filter_map(|mark| text_area(mark, request)).collect();
        let mut expected = without.scene.marks.iter().peekable();
        let mut owner = None;
        for mark in &with.scene.marks {
            if expected.peek().is_some_and(|next| is_same(next, mark)) {
                owner = expected.next();
                continue;
            }
            // A dot in another shape, or a line in dashes.
            if matches!(mark, Mark::Fill { .. })
                && matches!(expected.peek(), Some(Mark::Dot { .. }))
            {
                owner = expected.next();
                continue;
            }
            let (points, half) = match mark {
                Mark::Rule { from, to, width_css, .. } => (vec![*from, *to], width_css / 2.0),
                Mark::Line { points, width_css, .. } => (points.clone(), width_css / 2.0),
                Mark::Dot { center, radius_css, .. } => (vec![*center], *radius_css),
                other => panic!("{what}: {other:?} is no part of a hatch"),
            };
            let owner = owner.expect("a hatch has a mark");
            // The ends of a level line have no width along it.
            let reach = if matches!(mark, Mark::Rule { .. }) { 0.0 } else { half };
            for at in &points {
                assert!(holds(owner, *at, reach), "{what}: {at:?} of {mark:?} is not in {owner:?}");
                let is_in = |area: &&Area| is_inside(**area, *at, 0.0) && area.width_css > 0.0;
                assert!(texts.iter().find(is_in).is_none(), "{what}: {mark:?} runs into a text");
            }
            count += 1;
        }
    });
    assert!(count > 1000, "only {count} marks of hatches were found");
}

/// A swatch without its colours.
fn colorless(figure: &Figure, index: usize) -> String {
    let mut scene = figure.swatch(index).expect("an entry of a figure with patterns");
    let ink = Color { rgb: (0, 0, 0), alpha: 1.0 };
    for mark in &mut scene.marks {
        match mark {
            Mark::Rect { fill, .. }
            | Mark::Fill { fill, .. }
            | Mark::Dot { fill, .. }
            | Mark::Text { fill, .. } => *fill = ink,
            Mark::Rule { stroke, .. } | Mark::Line { stroke, .. } | Mark::Ring { stroke, .. } => {
                *stroke = ink;
            }
        }
    }
    scene.to_text()
}

#[test]
fn no_two_of_many_series_share_a_pattern() {
    for (form, count) in [("stacked-columns", 15), ("lines", 30), ("dumbbell", 6)] {
        let package = if form == "lines" { many_lines(count) } else { many_series(count, form) };
        let figure = figure(&package, &Request { patterns: true, ..at_width(1200.0) });
        assert_eq!(figure.legend.len(), count, "{form}");
        let swatches: BTreeSet<String> =
            (0..count).map(|index| colorless(&figure, index)).collect();
        assert_eq!(swatches.len(), count, "{form}");
    }
}

/// So many lines over three years.
fn many_lines(count: usize) -> Checked {
    let names: Vec<String> = (0..count).map(|number| format!("Line {number}")).collect();
    let rows: Vec<(&str, &[&str])> =
        names.iter().map(|name| (name.as_str(), ["1.5", "2.5", "4.5"].as_slice())).collect();
    let mut files = Files::table(&["2020", "2021", "2022"], &rows);
    files.descriptor = files
        .descriptor
        .replace("grouped-columns", "lines")
        .replace("\"series\": \"period\"", "\"series\": \"product\"")
        .replace("\"category\": \"product\"", "\"category\": \"period\"");
    Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")))
}

#[test]
fn a_series_keeps_its_pattern_while_others_are_left_out() {
    let package = many_series(6, "stacked-columns");
    let all = Request { patterns: true, ..at_width(720.0) };
    let whole = figure(&package, &all);
    let hidden = vec![whole.legend[0].token.clone(), whole.legend[3].token.clone()];
    let part = figure(&package, &Request { hidden, ..all });
    // The legend is the same, so its swatches are; what is drawn is told from it by the hatches.
    for index in 0..6 {
        assert_eq!(colorless(&whole, index), colorless(&part, index), "{index}");
    }
    // The first is plain, and left out: everything that is drawn of the others has a hatch.
    let is_column =
        |mark: &&Mark| matches!(mark, Mark::Rect { area, .. } if area.height_css > 30.0);
    let scene = &part.scene;
    let mut seen = 0;
    for (place, mark) in scene.marks.iter().enumerate() {
        if is_column(&mark) {
            let next = &scene.marks[place + 1];
            assert!(matches!(next, Mark::Line { .. } | Mark::Rule { .. } | Mark::Dot { .. }));
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} columns were tall enough to be looked at");
}

/// Five thousand tiles, three quarters of them small.
#[test]
fn hatches_of_many_marks_are_few() {
    let names: Vec<String> = (0..2500).map(|number| format!("Product {number}")).collect();
    let values: Vec<String> =
        (0..2500).map(|number| format!("{}.5", 1 + 5000 / (number + 1))).collect();
    let pairs: Vec<[&str; 2]> = values.iter().map(|value| [value.as_str(); 2]).collect();
    let rows: Vec<(&str, &[&str])> =
        names.iter().zip(&pairs).map(|(name, pair)| (name.as_str(), pair.as_slice())).collect();
    for form in ["treemap", "stacked-columns"] {
        let mut files = Files::table(&["2021", "2022"], &rows);
        files.descriptor = files.descriptor.replace("grouped-columns", form);
        let package = Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")));
        let with = figure(&package, &Request { patterns: true, ..at_width(1200.0) });
        let without = figure(&package, &at_width(1200.0));
        let added = with.scene.marks.len() - without.scene.marks.len();
        assert!(added < 8000, "{form}: {added} marks for patterns");
    }
}
