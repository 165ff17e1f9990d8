//! Laws that hold for every scene at every width.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use support::{
    boxes::{bottom, center, right, ring_area, text_area},
    figures::{Checked, at_width, embedded, figure, made_up, table},
    package::Files,
};
use trade_figure::{
    data::{Chart, Package},
    figure::{Area, Color, Furniture, Mark, Palette, Request, Scene, Target, Theme},
    locale::Lang,
    model::{Id, Observation},
};

/// Room for the rounding of sums; far less than a pixel.
const NEAR: f64 = 1e-6;
/// How far a text may reach out of a drawing by its own measure before a reader sees it cut.
const CUT: f64 = 0.5;
/// Growths that a reader may set.
const RATES: [[Option<f64>; 2]; 5] = [
    [None, None],
    [Some(0.0), Some(0.0)],
    [Some(-50.0), Some(100.0)],
    [Some(4.5), None],
    [Some(-50.0), Some(-50.0)],
];
/// The strokes at the ends of a rounding range are shorter than this.
const SHORT: f64 = 10.0;

/// Every figure of columns.
fn each_scene(check: impl FnMut(&str, &Checked, &Request, &Scene)) {
    each_drawing(&|chart| chart == Chart::GroupedColumns, check);
}

/// A figure of every package, language and view of the given forms, in the widths and fonts that pages
/// have.
fn each_drawing(
    is_meant: &dyn Fn(Chart) -> bool,
    mut check: impl FnMut(&str, &Checked, &Request, &Scene),
) {
    let mut packages = made_up();
    packages.push(("embedded", embedded()));
    for (name, package) in &packages {
        for view in package.views.iter().filter(|view| is_meant(view.chart)) {
            // A step that meets every residue of the sizes in a layout.
            for width in (200..=1600).step_by(7) {
                let lang = Lang::ALL[width % Lang::ALL.len()];
                let font_width_factor = [1.0, 0.85, 1.2][width % 3];
                let request = Request {
                    view: Some(view.name.to_string()),
                    lang,
                    font_width_factor,
                    rates: RATES[width % RATES.len()],
                    ..at_width(width as f64)
                };
                let what = format!(
                    "{name}, view {}, {width} px, {}, font factor {font_width_factor}",
                    view.name,
                    lang.tag()
                );
                check(&what, package, &request, &figure(package, &request).scene);
            }
        }
    }
}

fn contains(area: Area, (x, y): (f64, f64)) -> bool {
    area.x_css - NEAR <= x
        && x <= right(area) + NEAR
        && area.y_css - NEAR <= y
        && y <= bottom(area) + NEAR
}

/// Whether two areas share more than an edge.
fn overlap(one: Area, other: Area) -> bool {
    one.x_css + NEAR < right(other)
        && other.x_css + NEAR < right(one)
        && one.y_css + NEAR < bottom(other)
        && other.y_css + NEAR < bottom(one)
}

/// The observations that the request's view selects, in its order.
fn selected<'a>(package: &'a Package, request: &Request) -> Vec<&'a Observation> {
    let name = request.view.as_deref().unwrap_or_default();
    let view = package.views.iter().find(|view| view.name.as_str() == name);
    let view = view.expect("the view is there");
    view.observations.iter().map(|index| &package.observations[*index]).collect()
}

/// The observation that a target is about.
fn observation<'a>(package: &'a Package, target: &Target) -> &'a Observation {
    let id: Id = target.readout.id.parse().expect("a target's id is an id");
    package.observation(&id).expect("a target's id is an observation's")
}

/// The column or bar of each target that has one, with its value.
fn values<'a>(
    package: &Package,
    request: &Request,
    scene: &'a Scene,
) -> Vec<(f64, Area, &'a Target)> {
    let background = Palette::of(request.theme).background;
    let areas: Vec<Area> = scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Rect { area, fill } if *fill != background => Some(*area),
            _ => None,
        })
        .collect();
    let printed = scene
        .targets
        .iter()
        .filter_map(|target| Some((observation(package, target).value.as_ref()?.to_f64(), target)));
    let values: Vec<(f64, Area, &Target)> =
        printed.zip(&areas).map(|((value, target), area)| (value, *area, target)).collect();
    assert_eq!(values.len(), areas.len(), "as many columns as printed values");
    values
}

/// How a view lies at a width.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Lies {
    /// Columns stand on a horizontal line at this y.
    Standing(f64),
    /// Bars lie beside vertical lines at this x.
    Lying(f64),
}

/// Where zero is: only standing columns have a grid, and no other line in zero's colour is as long.
fn lies(request: &Request, scene: &Scene) -> Lies {
    let palette = Palette::of(request.theme);
    let rules = |color: Color| {
        scene.marks.iter().filter_map(move |mark| match mark {
            Mark::Rule { from, to, stroke, .. } if *stroke == color => Some((*from, *to)),
            _ => None,
        })
    };
    let stands = rules(palette.grid).next().is_some();
    let mut found = rules(palette.zero).filter_map(|(from, to)| {
        if stands {
            (to.0 - from.0 > scene.width_css / 2.0).then_some(Lies::Standing(from.1))
        } else {
            (to.1 - from.1 > SHORT).then_some(Lies::Lying(from.0))
        }
    });
    let first = found.next().expect("a line at zero");
    assert!(found.all(|other| other == first), "one place for zero");
    first
}

/// The labels of the values: what they say and where they are.
fn value_labels(package: &Package, request: &Request, scene: &Scene) -> Vec<(String, Area)> {
    let words = request.lang.words();
    let is_label = |content: &str, area: Area| {
        scene.targets.iter().any(|target| {
            let printed = match &observation(package, target).value {
                Some(value) => words.numbers.write(value.text()) == content,
                None => content == "\u{2013}" || content == words.not_printed,
            };
            printed && contains(target.mark, center(area))
        })
    };
    scene
        .marks
        .iter()
        .filter_map(|mark| match (mark, text_area(mark, request)) {
            (Mark::Text { content, .. }, Some(area)) if is_label(content, area) => {
                Some((content.clone(), area))
            }
            _ => None,
        })
        .collect()
}

/// Whether everything that is drawn, and everything that can be pointed at, is inside the drawing.
fn assert_inside(what: &str, request: &Request, scene: &Scene) {
    let (width, height) = (scene.width_css, scene.height_css);
    assert!((width - request.width_css).abs() < NEAR, "{what}: {width} px wide");
    let inside = |x: f64, y: f64| {
        let is_inside = x.is_finite()
            && y.is_finite()
            && (-CUT..=width + CUT).contains(&x)
            && (-CUT..=height + CUT).contains(&y);
        assert!(is_inside, "{what}: {x},{y} is not inside {width} x {height}");
    };
    for mark in &scene.marks {
        match mark {
            Mark::Rect { area, .. } => {
                inside(area.x_css, area.y_css);
                inside(right(*area), bottom(*area));
                assert!(area.width_css >= 0.0 && area.height_css >= 0.0, "{what}: {area}");
            }
            Mark::Rule { from, to, width_css, .. } => {
                inside(from.0, from.1);
                inside(to.0, to.1);
                assert!(*width_css > 0.0, "{what}");
                let is_straight = (from.0 - to.0).abs() < NEAR || (from.1 - to.1).abs() < NEAR;
                assert!(is_straight, "{what}: a rule from {from:?} to {to:?}");
            }
            Mark::Line { points, .. } | Mark::Fill { points, .. } => {
                for point in points {
                    inside(point.0, point.1);
                }
            }
            Mark::Ring { .. } | Mark::Dot { .. } => {
                let area = ring_area(mark).expect("a circle has a box");
                inside(area.x_css, area.y_css);
                inside(right(area), bottom(area));
            }
            Mark::Text { at, .. } => inside(at.0, at.1),
        }
    }
    for target in &scene.targets {
        for area in [target.mark, target.reach] {
            inside(area.x_css, area.y_css);
            inside(right(area), area.y_css);
        }
        inside(target.mark.x_css, bottom(target.mark));
    }
}

/// Whether no text is cut off at an edge or too small to read.
fn assert_readable(what: &str, request: &Request, scene: &Scene) {
    for mark in &scene.marks {
        let Mark::Text { size_css, content, .. } = mark else { continue };
        assert!(*size_css >= 11.0, "{what}: {content:?} is {size_css} px");
        let area = text_area(mark, request).expect("a text has a box");
        let is_whole = area.x_css >= -CUT
            && right(area) <= scene.width_css + CUT
            && area.y_css >= -CUT
            && bottom(area) <= scene.height_css + CUT;
        assert!(is_whole, "{what}: {content:?} at {area} is cut off");
    }
}

/// A list is the page's own, not a drawing.
fn is_drawn(chart: Chart) -> bool {
    !chart.is_list()
}

#[test]
fn every_coordinate_is_a_number_inside_the_drawing() {
    each_drawing(&is_drawn, |what, _, request, scene| assert_inside(what, request, scene));
}

#[test]
fn no_text_is_cut_off_or_too_small_to_read() {
    each_drawing(&is_drawn, |what, _, request, scene| assert_readable(what, request, scene));
}

/// Numbers as nobody prints them, up to the longest that a file may hold.
#[test]
fn numbers_of_up_to_200_characters_stay_inside_the_drawing() {
    for length in [30, 50, 200] {
        let [whole, negative, fraction] = [
            "9".repeat(length),
            format!("-{}", "9".repeat(length - 1)),
            format!("0.{}", "3".repeat(length - 2)),
        ];
        let rows: [(&str, &[&str]); 3] = [
            ("Whole", &[&whole, "2"]),
            ("Negative", &[&negative, "1.5"]),
            ("Fraction", &[&fraction, "0.5"]),
        ];
        for rows in [&rows[..], &rows[..1], &rows[1..2], &rows[2..]] {
            let package = table(&["2021", "2022"], rows);
            for width in [200.0, 328.0, 720.0, 1600.0] {
                for furniture in [Furniture::Outside, Furniture::Drawn] {
                    let request = Request { furniture, ..at_width(width) };
                    let what = format!("{length} characters in {} rows, {width} px", rows.len());
                    let scene = figure(&package, &request).scene;
                    assert_inside(&what, &request, &scene);
                    assert_readable(&what, &request, &scene);
                    assert_eq!(scene.targets.len(), 2 * rows.len(), "{what}");
                }
            }
        }
    }
}

#[test]
fn a_drawn_legend_cuts_long_names_short() {
    let names = [
        "Articles of apparel and clothing accessories, not knitted or crocheted",
        "НефтепродуктыИДистиллятыКаменноугольнойСмолыВысокотемпературные",
        "Gas",
    ];
    let values = ["9.8", "13.2"];
    let rows: Vec<(&str, &[&str])> = names.iter().map(|name| (*name, &values[..])).collect();
    let mut files = Files::table(&["2021", "2022"], &rows);
    // The long names are those of the series, which the legend has.
    files.descriptor = files
        .descriptor
        .replace("\"category\": \"product\"", "\"category\": \"period\"")
        .replace("\"series\": \"period\"", "\"series\": \"product\"");
    let package = Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")));
    for width in [200.0, 260.0, 328.0] {
        let request = Request { furniture: Furniture::Drawn, ..at_width(width) };
        let figure = figure(&package, &request);
        let what = format!("{width} px");
        assert_inside(&what, &request, &figure.scene);
        assert_readable(&what, &request, &figure.scene);
        let texts: Vec<&str> = figure
            .scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text { content, .. } => Some(content.as_str()),
                _ => None,
            })
            .collect();
        for name in &names[..2] {
            let start: String = name.chars().take(8).collect();
            let short = texts.iter().filter(|text| text.starts_with(&start));
            assert!(short.clone().any(|text| text.ends_with('\u{2026}')), "{what}: {texts:?}");
        }
        // The page's own legend keeps the whole name.
        let labels: Vec<&str> = figure.legend.iter().map(|entry| entry.label.as_str()).collect();
        assert_eq!(labels, names, "{what}");
    }
}

#[test]
fn no_text_is_cut_off_where_the_drawing_has_its_own_title_and_legend() {
    let package = embedded();
    for view in &package.views {
        for lang in Lang::ALL {
            for width in (200..=1600).step_by(20) {
                let request = Request {
                    view: Some(view.name.to_string()),
                    lang,
                    furniture: Furniture::Drawn,
                    ..at_width(f64::from(width))
                };
                let scene = figure(&package, &request).scene;
                let what = format!("{}, {}, {width} px", view.name, lang.tag());
                assert_readable(&what, &request, &scene);
            }
        }
    }
}

#[test]
fn a_drawing_that_stands_alone_says_all_that_the_page_would_say() {
    let package = embedded();
    let words = |width_css| {
        let request = Request { furniture: Furniture::Drawn, ..at_width(width_css) };
        let figure = figure(&package, &request);
        let texts: Vec<String> = figure
            .scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text { content, .. } => Some(content.clone()),
                _ => None,
            })
            .collect();
        (figure, texts.join(" "))
    };
    for width in [328.0, 720.0, 1600.0] {
        let (figure, text) = words(width);
        for part in [&figure.title, &figure.subtitle, &figure.source, &figure.note] {
            assert!(text.contains(part.as_str()), "{width} px: {part:?} is not in {text:?}");
        }
        for entry in &figure.legend {
            assert!(text.contains(&entry.label), "{width} px: {:?}", entry.label);
        }
    }
}

#[test]
fn columns_and_bars_start_at_zero() {
    each_scene(|what, package, request, scene| {
        let lies = lies(request, scene);
        for (value, area, _) in values(package, request, scene) {
            let (start, zero) = match lies {
                Lies::Standing(y) if value < 0.0 => (area.y_css, y),
                Lies::Standing(y) => (bottom(area), y),
                Lies::Lying(x) if value < 0.0 => (right(area), x),
                Lies::Lying(x) => (area.x_css, x),
            };
            assert!((start - zero).abs() < NEAR, "{what}: {value} starts at {start}, not {zero}");
        }
    });
}

#[test]
fn lengths_are_in_the_ratio_of_the_values() {
    each_scene(|what, package, request, scene| {
        let lies = lies(request, scene);
        let length = |area: Area| match lies {
            Lies::Standing(_) => area.height_css,
            Lies::Lying(_) => area.width_css,
        };
        let values = values(package, request, scene);
        let largest = values.iter().max_by(|one, other| one.0.abs().total_cmp(&other.0.abs()));
        let Some((whole, longest, _)) = largest else { return };
        assert!(length(*longest) > 1.0, "{what}: the largest value is seen");
        for (value, area, _) in &values {
            let expected = length(*longest) * value.abs() / whole.abs();
            let found = length(*area);
            assert!((found - expected).abs() < NEAR, "{what}: {value} is {found}, not {expected}");
        }
    });
}

#[test]
fn columns_of_one_figure_have_one_width_and_never_overlap() {
    each_scene(|what, package, request, scene| {
        let lies = lies(request, scene);
        let values = values(package, request, scene);
        for (index, (_, one, _)) in values.iter().enumerate() {
            let breadth = |area: Area| match lies {
                Lies::Standing(_) => area.width_css,
                Lies::Lying(_) => area.height_css,
            };
            assert!((breadth(*one) - breadth(values[0].1)).abs() < NEAR, "{what}");
            let apart = values[index + 1..].iter().all(|(_, other, _)| !overlap(*one, *other));
            assert!(apart, "{what}: {one} overlaps another");
        }
    });
}

#[test]
fn labels_of_values_do_not_overlap() {
    each_scene(|what, package, request, scene| {
        let labels = value_labels(package, request, scene);
        for (index, (text, area)) in labels.iter().enumerate() {
            for (other_text, other) in &labels[index + 1..] {
                let free = !overlap(*area, *other);
                assert!(free, "{what}: {text:?} at {area} and {other_text:?} at {other}");
            }
        }
    });
}

/// A grid of em boxes leaves less room than the letters take, hence the allowance.
#[test]
fn no_text_and_no_sign_covers_another() {
    each_drawing(&is_drawn, |what, _, request, scene| {
        let lower = |mut area: Area| {
            area.y_css += CUT;
            area.height_css -= 2.0 * CUT;
            area
        };
        // Points of two lines may be one place.
        let is_sign = |mark: &&Mark| !matches!(mark, Mark::Dot { .. });
        let area = |mark: &Mark| text_area(mark, request).or_else(|| ring_area(mark));
        let texts = scene.marks.iter().filter(is_sign).filter_map(area).map(lower);
        let texts: Vec<Area> = texts.collect();
        for (index, one) in texts.iter().enumerate() {
            let free = texts[index + 1..].iter().all(|other| !overlap(*one, *other));
            assert!(free, "{what}: what is at {one} covers another");
        }
    });
}

#[test]
fn bars_label_every_value_and_a_wide_figure_of_the_article_too() {
    let mut seen = 0;
    each_scene(|what, package, request, scene| {
        let is_wide = what.starts_with("embedded") && request.width_css >= 480.0;
        if matches!(lies(request, scene), Lies::Lying(_)) || is_wide {
            let labels = value_labels(package, request, scene);
            assert_eq!(labels.len(), scene.targets.len(), "{what}");
            seen += 1;
        }
    });
    assert!(seen > 500, "{seen} figures are too few to say anything");
}

#[test]
fn each_observation_has_one_target_that_a_pointer_finds_at_its_mark() {
    each_scene(|what, package, request, scene| {
        let mut found: Vec<&str> =
            scene.targets.iter().map(|target| target.readout.id.as_str()).collect();
        let mut expected: Vec<&str> =
            selected(package, request).iter().map(|observation| observation.id.as_str()).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{what}");
        for (index, target) in scene.targets.iter().enumerate() {
            let apart =
                scene.targets[index + 1..].iter().all(|other| !overlap(target.reach, other.reach));
            assert!(apart, "{what}: the reach of {} overlaps another", target.readout.id);
            let hit = scene.hit(center(target.mark)).map(|hit| hit.readout.id.as_str());
            assert_eq!(hit, Some(target.readout.id.as_str()), "{what}");
        }
        assert!(scene.hit((-1.0, 10.0)).is_none(), "{what}");
        assert!(scene.hit((10.0, scene.height_css + 1.0)).is_none(), "{what}");
        assert!(scene.hit((f64::NAN, f64::NAN)).is_none(), "{what}");
    });
}

/// Source: WCAG 2.2, success criterion 2.5.8, 24 by 24 px at least.
#[test]
fn a_finger_finds_each_column_of_the_article_and_every_bar() {
    each_scene(|what, _, request, scene| {
        let is_lying = matches!(lies(request, scene), Lies::Lying(_));
        if !is_lying && !what.starts_with("embedded") {
            return;
        }
        for target in &scene.targets {
            let reach = target.reach;
            assert!(reach.width_css >= 24.0 && reach.height_css >= 24.0, "{what}: {reach}");
        }
    });
}

/// The box of a standing plot is that of its grid; a lying one has its longest bar's length.
#[test]
fn the_plot_takes_most_of_the_drawing() {
    each_scene(|what, package, request, scene| {
        let part = match lies(request, scene) {
            Lies::Standing(_) => {
                let grid = Palette::of(request.theme).grid;
                let ends = scene.marks.iter().filter_map(|mark| match mark {
                    Mark::Rule { from, to, stroke, .. } if *stroke == grid => Some((*from, *to)),
                    _ => None,
                });
                let ends: Vec<_> = ends.collect();
                let y = ends.iter().map(|(from, _)| from.1);
                let height = y.clone().fold(f64::MIN, f64::max) - y.fold(f64::MAX, f64::min);
                let width = ends[0].1.0 - ends[0].0.0;
                width * height / (scene.width_css * scene.height_css)
            }
            Lies::Lying(_) => {
                let all = values(package, request, scene);
                let start = all.iter().map(|(_, area, _)| area.x_css).fold(f64::MAX, f64::min);
                let end = all.iter().map(|(_, area, _)| right(*area)).fold(f64::MIN, f64::max);
                (end - start) / scene.width_css
            }
        };
        assert!(part >= 0.6, "{what}: {part}");
    });
}

#[test]
fn the_same_request_gives_the_same_scene() {
    each_scene(|what, package, request, scene| {
        let again = figure(package, request).scene;
        assert_eq!(again.to_text(), scene.to_text(), "{what}");
        assert_eq!(again.marks, scene.marks, "{what}");
    });
}

#[test]
fn a_theme_changes_colours_only() {
    let package = embedded();
    for width in [328.0, 720.0] {
        let light = figure(&package, &at_width(width)).scene;
        let dark = figure(&package, &Request { theme: Theme::Dark, ..at_width(width) }).scene;
        let without_colors = |scene: &Scene| -> Vec<String> {
            let text = scene.to_text();
            let words = text.split_whitespace().filter(|word| !word.starts_with('#'));
            words.map(str::to_owned).collect()
        };
        assert_eq!(without_colors(&light), without_colors(&dark), "{width} px");
        assert_ne!(light.to_text(), dark.to_text(), "{width} px");
    }
}

#[test]
fn a_width_that_is_none_is_the_least_and_the_most_is_limited() {
    let package = embedded();
    for (asked, given) in [
        (f64::NAN, Request::MIN_WIDTH_CSS),
        (-5.0, Request::MIN_WIDTH_CSS),
        (0.0, Request::MIN_WIDTH_CSS),
        (f64::INFINITY, Request::MIN_WIDTH_CSS),
        (1e9, Request::MAX_WIDTH_CSS),
    ] {
        let width = figure(&package, &at_width(asked)).scene.width_css;
        assert!((width - given).abs() < NEAR, "{asked} gave {width}");
    }
}
