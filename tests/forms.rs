//! Laws of the forms of chart whose marks are not just printed values from zero.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use support::{
    boxes::{bottom, right},
    scenes::{Lies, NEAR, each_scene_as, lies, observation, selected},
};
use trade_figure::{
    data::{Chart, Package},
    figure::{Area, Color, Mark, Palette, Request, Scene, Target},
    model::Observation,
};

/// The values as rectangles, in the order in which they are drawn.
fn rects(request: &Request, scene: &Scene) -> Vec<(Area, Color)> {
    let background = Palette::of(request.theme).background;
    let rects = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Rect { area, fill } if *fill != background => Some((*area, *fill)),
        _ => None,
    });
    rects.collect()
}

/// Where a rectangle begins and ends along the values, as distances from zero; and its breadth.
fn along(lies: Lies, area: Area) -> ((f64, f64), f64) {
    match lies {
        Lies::Standing(zero) => ((zero - bottom(area), zero - area.y_css), area.width_css),
        Lies::Lying(zero) => ((area.x_css - zero, right(area) - zero), area.height_css),
    }
}

/// The printed values of a category or of one period, in the order of the selection.
fn printed(observations: &[&Observation], is_one: impl Fn(&Observation) -> bool) -> Vec<f64> {
    let found = observations.iter().filter(|observation| is_one(observation));
    found.filter_map(|observation| Some(observation.value.as_ref()?.to_f64())).collect()
}

#[test]
fn the_parts_of_a_stack_stand_on_one_another_in_proportion() {
    each_scene_as(Chart::StackedColumns, |what, package, request, scene| {
        let lies = lies(request, scene);
        let values = values_as_drawn(package, scene);
        let rects = rects(request, scene);
        assert_eq!(values.len(), rects.len(), "{what}");
        let (mut whole, mut longest) = (0.0_f64, 0.0_f64);
        let mut edge: Option<(f64, f64)> = None;
        for (value, (area, _)) in values.iter().zip(&rects) {
            let ((start, end), _) = along(lies, *area);
            if value.abs() > whole {
                (whole, longest) = (value.abs(), end - start);
            }
            // The parts of one stack follow from the lowest to the highest.
            let across = match lies {
                Lies::Standing(_) => area.x_css,
                Lies::Lying(_) => area.y_css,
            };
            match edge {
                Some((at, before)) if (at - across).abs() < NEAR => {
                    assert!((before - start).abs() < NEAR, "{what}: {start} is not at {before}");
                }
                _ => assert!(start < NEAR, "{what}: a stack begins at {start}"),
            }
            edge = Some((across, end));
        }
        for (value, (area, _)) in values.iter().zip(&rects) {
            let ((start, end), _) = along(lies, *area);
            let expected = longest * value.abs() / whole;
            assert!((end - start - expected).abs() < NEAR, "{what}: {value} is {}", end - start);
        }
    });
}

/// The printed values of all targets, in their order.
fn values_as_drawn(package: &Package, scene: &Scene) -> Vec<f64> {
    let value = |target: &Target| Some(observation(package, target).value.as_ref()?.to_f64());
    scene.targets.iter().filter_map(value).collect()
}

/// The steps, from the printed numbers by floating point.
#[test]
fn a_waterfall_goes_from_the_first_whole_to_the_last_in_steps_that_add_up() {
    each_scene_as(Chart::Waterfall, |what, package, request, scene| {
        let view = request.view.as_deref().unwrap_or_default();
        let view = package.views.iter().find(|one| one.name.as_str() == view);
        let view = view.expect("the view is there");
        let observations = selected(package, request);
        let token = |observation: &Observation| view.category.token(observation);
        let whole = view.whole.clone().expect("a waterfall has a whole");
        let wholes = printed(&observations, |one| token(one) == whole);
        let (start, end) = (wholes[0], wholes[wholes.len() - 1]);
        let mut categories: Vec<String> = observations.iter().map(|one| token(one)).collect();
        categories.dedup();
        let mut changes = Vec::new();
        for category in categories.iter().filter(|category| **category != whole) {
            let values = printed(&observations, |one| token(one) == *category);
            let periods = observations.iter().filter(|one| token(one) == *category).count();
            if values.len() == periods {
                changes.push(values[values.len() - 1] - values[0]);
            }
        }
        let rest = end - start - changes.iter().sum::<f64>();
        let scale = start.abs().max(end.abs());
        if rest.abs() > 1e-9 * scale {
            changes.push(rest);
        }
        let lies = lies(request, scene);
        let rects = rects(request, scene);
        assert_eq!(rects.len(), changes.len() + 2, "{what}");
        let px = {
            let ((low, high), _) = along(lies, rects[0].0);
            (high - low) / start.abs()
        };
        let mut level = 0.0;
        let steps = std::iter::once(start).chain(changes);
        for (step, (area, _)) in steps.zip(&rects) {
            let ((low, high), _) = along(lies, *area);
            let (from, to) = (level * px, (level + step) * px);
            let near = (low - from.min(to)).abs() < 0.01 && (high - from.max(to)).abs() < 0.01;
            assert!(near, "{what}: a step of {step} from {level} is at {low} to {high}");
            level += step;
        }
        let ((low, high), _) = along(lies, rects[rects.len() - 1].0);
        assert!((high - low - end.abs() * px).abs() < 0.01, "{what}: the end");
    });
}

#[test]
fn what_falls_has_its_own_colour_and_lies_to_the_left() {
    let mut seen = (0, 0);
    each_scene_as(Chart::DivergingBars, |what, _, request, scene| {
        let Lies::Lying(zero) = lies(request, scene) else { panic!("{what} stands") };
        let (mut rising, mut falling) = (Vec::new(), Vec::new());
        for (area, fill) in rects(request, scene) {
            if right(area) <= zero + NEAR && area.width_css > NEAR {
                falling.push(fill);
            } else {
                assert!((area.x_css - zero).abs() < NEAR, "{what}: {area} crosses zero");
                rising.push(fill);
            }
        }
        assert!(falling.iter().all(|fill| !rising.contains(fill)), "{what}: colours");
        seen = (seen.0 + rising.len(), seen.1 + falling.len());
    });
    assert!(seen.0 > 100 && seen.1 > 100, "{seen:?} are too few to say anything");
}

#[test]
fn small_multiples_share_one_scale_and_are_wide_enough_to_read() {
    each_scene_as(Chart::SmallMultiples, |what, _, request, scene| {
        let grid = Palette::of(request.theme).grid;
        let lines = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Rule { from, to, stroke, .. } if *stroke == grid => Some((*from, *to)),
            _ => None,
        });
        let widths: Vec<f64> = lines.map(|(from, to)| to.0 - from.0).collect();
        for width in &widths {
            assert!((width - widths[0]).abs() < NEAR, "{what}: panels of one width");
            assert!(*width >= 160.0 || scene.width_css < 260.0, "{what}: {width} px");
        }
    });
}
