//! Laws that hold for every scene at every width.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use support::{
    boxes::{bottom, center, right, ring_area, text_area},
    figures::{Checked, at_width, embedded, figure, table},
    package::Files,
    scenes::{Lies, NEAR, chart, each_scene, each_shape, lies, observation, selected},
};
use trade_figure::{
    check::check_each,
    data::{self, Chart, Package},
    figure::{Area, Furniture, Mark, Palette, Request, Scene, Target, Theme},
    locale::Lang,
};

/// How far a text may reach out of a drawing by its own measure before a reader sees it cut.
const CUT: f64 = 0.5;

/// The figures in which each value as printed is a column or bar from zero.
fn each_plain_scene(mut check: impl FnMut(&str, &Checked, &Request, &Scene)) {
    each_scene(|what, package, request, scene| {
        if matches!(chart(package, request), Chart::GroupedColumns | Chart::Bars) {
            check(what, package, request, scene);
        }
    });
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

/// The labels of the values: what they say and where they are.
fn value_labels(package: &Package, request: &Request, scene: &Scene) -> Vec<(String, Area)> {
    let words = request.lang.words();
    let is_label = |content: &str, area: Area| {
        scene.targets.iter().any(|target| {
            let observation = observation(package, target);
            let printed = match &observation.value {
                Some(value) => {
                    let number = words.numbers_in(observation.unit).write(value.text());
                    content == number || content == words.amount(&number, observation.unit)
                }
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

#[test]
fn every_coordinate_is_a_number_inside_the_drawing() {
    each_scene(|what, _, request, scene| assert_inside(what, request, scene));
    each_shape(|what, _, request, scene| assert_inside(what, request, scene));
}

#[test]
fn no_text_is_cut_off_or_too_small_to_read() {
    each_scene(|what, _, request, scene| assert_readable(what, request, scene));
    each_shape(|what, _, request, scene| assert_readable(what, request, scene));
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
    each_plain_scene(|what, package, request, scene| {
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
    each_plain_scene(|what, package, request, scene| {
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
    each_plain_scene(|what, package, request, scene| {
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
    each_plain_scene(|what, package, request, scene| {
        let labels = value_labels(package, request, scene);
        for (index, (text, area)) in labels.iter().enumerate() {
            for (other_text, other) in &labels[index + 1..] {
                let free = !overlap(*area, *other);
                assert!(free, "{what}: {text:?} at {area} and {other_text:?} at {other}");
            }
        }
    });
}

/// Whether no text and no sign covers another. A grid of em boxes leaves less room than the letters
/// take, hence the allowance.
fn assert_apart(what: &str, request: &Request, scene: &Scene) {
    let lower = |mut area: Area| {
        area.y_css += CUT;
        area.height_css -= 2.0 * CUT;
        area
    };
    let background = Palette::of(request.theme).background;
    let area = |mark: &Mark| match mark {
        // What is drawn behind a dot.
        Mark::Dot { fill, .. } if *fill == background => None,
        _ => text_area(mark, request).or_else(|| ring_area(mark)),
    };
    let texts = scene.marks.iter().filter_map(area).map(lower);
    let texts: Vec<Area> = texts.collect();
    for (index, one) in texts.iter().enumerate() {
        let free = texts[index + 1..].iter().all(|other| !overlap(*one, *other));
        assert!(free, "{what}: what is at {one} covers another");
    }
}

#[test]
fn no_text_and_no_sign_covers_another() {
    each_scene(|what, _, request, scene| assert_apart(what, request, scene));
}

/// Words of one language are longer than those of another, so each is tried at each width.
#[test]
fn the_words_of_every_language_have_room_in_every_view_at_every_width() {
    let package = embedded();
    let mut seen = 0;
    for view in package.views.iter().filter(|view| view.chart != Chart::Check) {
        for measure in view.measures.iter().copied() {
            for lang in Lang::ALL {
                for width in (320..=1200).step_by(16) {
                    let request = Request {
                        view: Some(view.name.to_string()),
                        measure: Some(measure),
                        lang,
                        ..at_width(f64::from(width))
                    };
                    let scene = figure(&package, &request).scene;
                    let what = format!("{}, {measure:?}, {}, {width} px", view.name, lang.tag());
                    assert_inside(&what, &request, &scene);
                    assert_readable(&what, &request, &scene);
                    // Bubbles may lie on each other's names, and dots of close lines on each other.
                    let may_touch =
                        matches!(view.chart, Chart::Scatter | Chart::Treemap | Chart::Projection);
                    if !may_touch {
                        assert_apart(&what, &request, &scene);
                    }
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 3000, "{seen} figures are too few to say anything");
}

#[test]
fn bars_label_every_value_and_a_wide_figure_of_the_article_too() {
    let mut seen = 0;
    each_plain_scene(|what, package, request, scene| {
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
        // A step stands for two observations, and what is left over for none; a change for two.
        let is_each = !matches!(chart(package, request), Chart::Waterfall | Chart::DivergingBars);
        let mut found: Vec<&str> =
            scene.targets.iter().map(|target| target.readout.id.as_str()).collect();
        let mut expected: Vec<&str> =
            selected(package, request).iter().map(|observation| observation.id.as_str()).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert!(!is_each || found == expected, "{what}: {found:?} are not {expected:?}");
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
    each_plain_scene(|what, _, request, scene| {
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
    each_plain_scene(|what, package, request, scene| {
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
    let same = |what: &str, package: &Checked, request: &Request, scene: &Scene| {
        let again = figure(package, request).scene;
        assert_eq!(again.to_text(), scene.to_text(), "{what}");
        assert_eq!(again.marks, scene.marks, "{what}");
    };
    each_scene(same);
    each_shape(same);
}

#[test]
fn a_figure_needs_the_first_step_of_the_check_alone() {
    let whole = embedded();
    let package = data::embedded().expect("the embedded package is whole");
    let report = check_each(&package.observations, &package.claims);
    let first = Checked { package, report };
    for view in &whole.views {
        for lang in Lang::ALL {
            let request = Request { view: Some(view.name.to_string()), lang, ..at_width(720.0) };
            let (one, other) = (figure(&first, &request), figure(&whole, &request));
            assert_eq!(one.scene.to_text(), other.scene.to_text(), "{}", view.name);
            assert_eq!(one.description, other.description, "{}", view.name);
        }
    }
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
