//! Laws of the words in a drawing: none lies on another, on a mark that is not its own or outside, and
//! each reads on what is behind it.
//!
//! Their truth is the table of text widths, and for contrast the formula of WCAG 2.2, written here once
//! more.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{collections::BTreeMap, fs, path::Path};

use support::{
    boxes::{bottom, right, text_area},
    figures::{Checked, at_width, table},
    scenes::chart,
};
use trade_figure::{
    data::{Chart, DESCRIPTOR, Package},
    figure::{Area, Color, Figure, Mark, Palette, Request, Target, Theme, build},
    locale::Lang,
};

/// The widths of phones, of columns of a text, and of a whole page.
const WIDTHS: [f64; 5] = [280.0, 360.0, 480.0, 720.0, 1200.0];

/// Each form, so that every view is tried in every one that can show it.
const FORMS: [Chart; 12] = [
    Chart::GroupedColumns,
    Chart::StackedColumns,
    Chart::Bars,
    Chart::DivergingBars,
    Chart::Waterfall,
    Chart::SmallMultiples,
    Chart::Lines,
    Chart::Treemap,
    Chart::Scatter,
    Chart::Slope,
    Chart::Dumbbell,
    Chart::Projection,
];

/// A letter may reach so far out of its line before a reader sees it touch another.
const TOUCH: f64 = 0.5;

fn packages() -> Vec<(String, Checked)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let folders = [
        "china-kazakhstan",
        "china-kazakhstan-series",
        "examples/kazakhstan-exports",
        "examples/kazakhstan-uzbekistan",
    ];
    let mut packages: Vec<(String, Checked)> = folders
        .iter()
        .map(|name| {
            let file = |path: &str| fs::read_to_string(root.join(name).join(path)).ok();
            let descriptor = file(DESCRIPTOR).expect("a descriptor");
            let read = Package::read(&descriptor, &file);
            let package = read.unwrap_or_else(|errors| panic!("{errors}"));
            ((*name).to_owned(), Checked::new(package))
        })
        .collect();
    packages.push(("two decimals".to_owned(), two_decimals()));
    packages
}

/// Columns of almost one height, with numbers as wide as tables of customs print them.
fn two_decimals() -> Checked {
    let years = ["2019", "2020", "2021", "2022"];
    table(
        &years,
        &[
            ("Ores", &["1012.25", "1014.75", "1013.50", "1011.05"]),
            ("Copper", &["912.25", "1014.75", "813.50", "911.05"]),
            ("Fuels", &["10.25", "1000.75", "993.50", "-11.05"]),
        ],
    )
}

/// Every view in every form, measure, language and width.
fn each(mut check: impl FnMut(&str, &Checked, &Request, &Figure)) {
    let mut seen = 0;
    for (name, mut checked) in packages() {
        for place in 0..checked.package.views.len() {
            let own = checked.package.views[place].chart;
            let forms: Vec<Chart> =
                if own.is_list() || own == Chart::RangePlot { vec![own] } else { FORMS.to_vec() };
            for form in forms {
                checked.package.views[place].chart = form;
                let view = &checked.package.views[place];
                for measure in view.measures.clone() {
                    for lang in Lang::ALL {
                        for width in WIDTHS {
                            let request = Request {
                                view: Some(view.name.to_string()),
                                measure: Some(measure),
                                lang,
                                ..at_width(width)
                            };
                            // Not every form can show every view.
                            let built = build(&checked.package, &checked.report, &request);
                            let Ok(figure) = built else { continue };
                            let tag = lang.tag();
                            let what = format!(
                                "{name}, {}, {form:?}, {measure:?}, {tag}, {width} px",
                                view.name
                            );
                            check(&what, &checked, &request, &figure);
                            seen += 1;
                        }
                    }
                }
            }
            checked.package.views[place].chart = own;
        }
    }
    assert!(seen > 2000, "{seen} figures are too few to say anything");
}

/// Says all that is wrong at once, the number of faults of each kind first.
#[derive(Default)]
struct Faults(BTreeMap<String, Vec<String>>);

impl Faults {
    fn add(&mut self, kind: String, what: String) {
        self.0.entry(kind).or_default().push(what);
    }

    fn none(self) {
        let lines: Vec<String> = self
            .0
            .iter()
            .map(|(kind, list)| {
                let some: Vec<&str> = list.iter().take(4).map(String::as_str).collect();
                format!("{} of {kind}:\n    {}", list.len(), some.join("\n    "))
            })
            .collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}

fn overlap(one: Area, other: Area) -> bool {
    one.x_css + TOUCH < right(other)
        && other.x_css + TOUCH < right(one)
        && one.y_css + TOUCH < bottom(other)
        && other.y_css + TOUCH < bottom(one)
}

fn holds(outer: Area, inner: Area) -> bool {
    outer.x_css <= inner.x_css + TOUCH
        && right(inner) <= right(outer) + TOUCH
        && outer.y_css <= inner.y_css + TOUCH
        && bottom(inner) <= bottom(outer) + TOUCH
}

/// The texts of a scene with what they say and their colour.
fn texts(marks: &[Mark], request: &Request) -> Vec<(String, Area, Color)> {
    let text = |mark: &Mark| match mark {
        Mark::Text { content, fill, .. } => {
            Some((content.clone(), text_area(mark, request)?, *fill))
        }
        _ => None,
    };
    marks.iter().filter_map(text).collect()
}

#[test]
fn no_text_lies_on_another_or_outside() {
    let mut faults = Faults::default();
    each(|what, checked, request, figure| {
        let form = chart(checked, request);
        let scene = &figure.scene;
        let texts = texts(&scene.marks, request);
        let whole = Area {
            x_css: 0.0,
            y_css: 0.0,
            width_css: scene.width_css,
            height_css: scene.height_css,
        };
        for (place, (text, area, _)) in texts.iter().enumerate() {
            if !holds(whole, *area) {
                faults.add(format!("{form:?} outside"), format!("{what}: {text:?} at {area}"));
            }
            for (other, other_area, _) in &texts[place + 1..] {
                if overlap(*area, *other_area) {
                    faults
                        .add(format!("{form:?} overlaps"), format!("{what}: {text:?}, {other:?}"));
                }
            }
        }
    });
    faults.none();
}

/// A text stands wholly in a mark or wholly beside it, and in no mark but its own.
#[test]
fn no_text_lies_on_a_mark_that_is_not_its_own() {
    let mut faults = Faults::default();
    each(|what, checked, request, figure| {
        let form = chart(checked, request);
        let scene = &figure.scene;
        let background = Palette::of(request.theme).background;
        let rects: Vec<Area> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Rect { area, fill } if *fill != background && fill.alpha > 0.99 => {
                    Some(*area)
                }
                _ => None,
            })
            .collect();
        for (text, area, _) in texts(&scene.marks, request) {
            for rect in &rects {
                if overlap(area, *rect) && !holds(*rect, area) {
                    faults
                        .add(format!("{form:?}"), format!("{what}: {text:?} at {area} on {rect}"));
                }
            }
        }
    });
    faults.none();
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(color: Color) -> f64 {
    let linear = |channel: u8| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    };
    let (red, green, blue) = color.rgb;
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Source: WCAG 2.2, success criterion 1.4.3, 4.5:1 for text.
#[test]
fn every_text_reads_on_what_is_behind_it() {
    let mut faults = Faults::default();
    for theme in [Theme::Light, Theme::Dark] {
        for (name, mut checked) in packages() {
            for place in 0..checked.package.views.len() {
                let own = checked.package.views[place].chart;
                for form in FORMS.into_iter().chain([own]) {
                    checked.package.views[place].chart = form;
                    let view = &checked.package.views[place];
                    for width in WIDTHS {
                        let request =
                            Request { view: Some(view.name.to_string()), theme, ..at_width(width) };
                        let built = build(&checked.package, &checked.report, &request);
                        let Ok(figure) = built else { continue };
                        let scene = figure.scene;
                        for (text, area, fill) in texts(&scene.marks, &request) {
                            let mut behind = scene.background;
                            for mark in &scene.marks {
                                match mark {
                                    Mark::Rect { area: rect, fill }
                                        if fill.alpha > 0.99 && holds(*rect, area) =>
                                    {
                                        behind = *fill;
                                    }
                                    _ => {}
                                }
                            }
                            let found = contrast(fill, behind);
                            if found < 4.5 {
                                faults.add(
                                    format!("{form:?} {fill} on {behind}"),
                                    format!(
                                        "{name}, {}, {width} px: {text:?} {found:.2}",
                                        view.name
                                    ),
                                );
                            }
                        }
                    }
                    checked.package.views[place].chart = own;
                }
            }
        }
    }
    faults.none();
}

/// The colours of a scene's marks.
fn colors(marks: &[Mark]) -> Vec<Color> {
    let color = |mark: &Mark| match mark {
        Mark::Rect { fill, .. } | Mark::Dot { fill, .. } => Some(*fill),
        Mark::Line { stroke, .. } => Some(*stroke),
        _ => None,
    };
    marks.iter().filter_map(color).collect()
}

/// Its truth is that the legend is the key to what is drawn: a colour of it that the drawing has not, or
/// that is another series' since one is hidden, misleads.
#[test]
fn a_series_keeps_its_colour_when_others_are_hidden() {
    let mut seen = 0;
    each(|what, checked, request, figure| {
        let form = chart(checked, request);
        let is_asked = request.lang == Lang::En && request.width_css > 700.0;
        // The legend of these is not that of series.
        let is_other = matches!(form, Chart::Scatter | Chart::RangePlot);
        if !is_asked || is_other || figure.legend.len() < 2 {
            return;
        }
        for entry in &figure.legend {
            let request = Request { hidden: vec![entry.token.clone()], ..request.clone() };
            let built = build(&checked.package, &checked.report, &request);
            let Ok(other) = built else { continue };
            let drawn = colors(&other.scene.marks);
            for (before, after) in figure.legend.iter().zip(&other.legend) {
                assert_eq!(before.colors, after.colors, "{what}: {}", after.label);
                if !after.hidden {
                    let is_drawn = after.colors.iter().any(|color| drawn.contains(color));
                    assert!(is_drawn, "{what}: {} without {}", after.label, entry.label);
                    seen += 1;
                }
            }
        }
    });
    assert!(seen > 50, "{seen} entries are too few to say anything");
}

/// Its truth is what a name is for: a part of one may be the name of another thing.
#[test]
fn a_tile_never_has_a_part_of_a_name() {
    let mut seen = 0;
    each(|what, checked, request, figure| {
        let form = chart(checked, request);
        if form != Chart::Treemap {
            return;
        }
        for (text, area, _) in texts(&figure.scene.marks, request) {
            let is_in_tile = |target: &Target| {
                (target.reach.height_css - 24.0).abs() > TOUCH && holds(target.reach, area)
            };
            if figure.scene.targets.iter().any(is_in_tile) {
                assert!(!text.contains('\u{2026}'), "{what}: {text}");
                seen += 1;
            }
        }
    });
    assert!(seen > 100, "{seen} names are too few to say anything");
}
