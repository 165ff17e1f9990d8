//! Laws that hold for every scene of the forms of shapes at every width.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "more")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use support::{
    boxes::{bottom, center, right, ring_area, text_area},
    figures::{at_width, figure, made_up_shapes},
    scenes::{NEAR, chart, each_shape, observation, selected},
};
use trade_figure::{
    data::Chart,
    figure::{Area, Mark},
    model::Id,
};

/// How far a text may reach into another by their measure before a reader sees it.
const CUT: f64 = 0.5;

/// Whether two areas share more than an edge.
fn overlap(one: Area, other: Area) -> bool {
    one.x_css + NEAR < right(other)
        && other.x_css + NEAR < right(one)
        && one.y_css + NEAR < bottom(other)
        && other.y_css + NEAR < bottom(one)
}

#[test]
fn no_text_and_no_sign_of_a_shape_covers_another() {
    each_shape(|what, _, request, scene| {
        let area = |mark: &Mark| match mark {
            Mark::Ring { .. } => ring_area(mark),
            _ => text_area(mark, request),
        };
        let areas: Vec<Area> = scene.marks.iter().filter_map(area).collect();
        for (index, one) in areas.iter().enumerate() {
            let lower =
                Area { y_css: one.y_css + CUT, height_css: one.height_css - 2.0 * CUT, ..*one };
            let free = areas[index + 1..].iter().all(|other| !overlap(lower, *other));
            assert!(free, "{what}: what is at {one} covers another");
        }
    });
}

/// What a scatter plot shows of a category is its latest period; the whole that shares are of is
/// there in the shares alone. What shows claims has these as targets.
#[test]
fn each_value_of_a_shape_has_a_target_that_a_pointer_finds() {
    let mut seen = 0;
    each_shape(|what, package, request, scene| {
        let found: Vec<&str> =
            scene.targets.iter().map(|target| target.readout.id.as_str()).collect();
        let chart = package.views.iter().find(|view| Some(view.name.to_string()) == request.view);
        let chart = chart.expect("the view is there").chart;
        for observation in selected(package, request) {
            let id = observation.id.as_str();
            let is_shown = match chart {
                Chart::RangePlot => false,
                Chart::Scatter => id.ends_with("2022"),
                _ => true,
            };
            let count = found.iter().filter(|other| **other == id).count();
            assert_eq!(count, usize::from(is_shown), "{what}: {id}");
        }
        for (index, target) in scene.targets.iter().enumerate() {
            let reach = target.reach;
            assert!(reach.width_css > 0.0 && reach.height_css > 0.0, "{what}: {reach}");
            let hit = scene.hit(center(reach)).map(|hit| hit.readout.id.as_str());
            let is_first = found.iter().position(|id| *id == found[index]) == Some(index);
            assert!(is_first, "{what}: {} twice", found[index]);
            // Points on one spot, as those of equal values, share it.
            if !what.contains("equal") {
                assert_eq!(hit, Some(found[index]), "{what}: {reach}");
                seen += 1;
            }
        }
    });
    assert!(seen > 10_000, "{seen} targets are too few to say anything");
}

/// The area that reaches a tile is the tile with half of the gaps around it.
#[test]
fn areas_of_tiles_are_in_the_ratio_of_the_values() {
    each_shape(|what, package, request, scene| {
        if chart(package, request) != Chart::Treemap {
            return;
        }
        let mut ratio: Option<f64> = None;
        for target in &scene.targets {
            let Ok(id) = target.readout.id.parse::<Id>() else { continue };
            let found = package.observation(&id).expect("an observation");
            let value = found.value.as_ref().map_or(0.0, trade_figure::model::Published::to_f64);
            // Neither the line of a whole nor what is written below the tiles.
            let is_text = (target.reach.height_css - 24.0).abs() < NEAR;
            if found.product == "TOTAL" || is_text || value <= 0.0 {
                continue;
            }
            let this = target.reach.width_css * target.reach.height_css / value;
            let first = *ratio.get_or_insert(this);
            assert!((this / first - 1.0).abs() < 1e-6, "{what}: {id}");
        }
        assert!(request.width_css < 480.0 || scene.marks.len() > 1, "{what}");
    });
}

#[test]
fn areas_of_bubbles_are_in_the_ratio_of_the_values() {
    each_shape(|what, package, request, scene| {
        if chart(package, request) != Chart::Scatter {
            return;
        }
        let radii: Vec<f64> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Dot { radius_css, .. } => Some(*radius_css),
                _ => None,
            })
            .collect();
        // Bubbles come before what has no place, and the largest first.
        for (radius, target) in radii.iter().zip(&scene.targets) {
            let value = observation(package, target).value.as_ref().expect("printed").to_f64();
            let largest = observation(package, &scene.targets[0]);
            let largest = largest.value.as_ref().expect("printed").to_f64();
            let expected = radii[0] * (value / largest).sqrt();
            let is_least = expected < 2.0 && (radius - 2.0).abs() < NEAR;
            assert!(is_least || (radius - expected).abs() < NEAR, "{what}: {radius}");
        }
    });
}

#[test]
fn what_has_no_place_is_said_in_words() {
    let packages = made_up_shapes();
    let texts = |name: &str| -> Vec<String> {
        let (_, package) = packages.iter().find(|(other, _)| other == name).expect("made up");
        let scene = figure(package, &at_width(720.0)).scene;
        let text = |mark: &Mark| match mark {
            Mark::Text { content, .. } => Some(content.clone()),
            _ => None,
        };
        scene.marks.iter().filter_map(text).collect()
    };
    for (name, words) in [
        ("treemap-missing", "In part, 2021 not printed"),
        ("treemap-negative", "Balance, 2021 \u{2212}3.4"),
        ("dumbbell-missing", "In part, 2021 not printed"),
        ("slope-missing", "In part, 2021 not printed"),
        ("scatter-missing", "In part, 2022 4.1"),
        ("scatter-one", "Everything, 2022 13.2"),
    ] {
        let found = texts(name);
        assert!(found.iter().any(|text| text == "Not drawn:"), "{name}: {found:?}");
        assert!(found.iter().any(|text| text == words), "{name}: {found:?}");
    }
    // The axis is logarithmic, on which zero has no place.
    let found = texts("scatter-huge-range");
    for words in ["Share of All goods, % (logarithmic axis)", "Not drawn:", "Nothing, 2022 0"] {
        assert!(found.iter().any(|text| text == words), "{found:?}");
    }
}
