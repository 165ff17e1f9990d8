//! What the bundle's own backend draws on a canvas, beside what plotters' backend draws.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use plotters_canvas::CanvasBackend;
use trade_figure::{
    check::check,
    figure::{Align, Color, Mark, Request, Scene, Theme, build},
    paint::{self, Device},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    document.create_element("canvas").expect("a canvas").unchecked_into()
}

fn context(canvas: &HtmlCanvasElement) -> CanvasRenderingContext2d {
    let context = canvas.get_context("2d").expect("a canvas that gives contexts");
    context.expect("a 2D context").unchecked_into()
}

/// The pixels of a scene, drawn by the backend of the bundle.
fn drawn_by_us(scene: &Scene, ratio: f64) -> Vec<u8> {
    let canvas = canvas();
    paint::canvas::draw(scene, &canvas, ratio, "sans-serif").expect("a canvas to draw on");
    pixels(&canvas)
}

/// The pixels of a scene, drawn by plotters' own backend for canvases.
fn drawn_by_plotters(scene: &Scene, ratio: f64) -> Vec<u8> {
    let canvas = canvas();
    canvas.set_width((scene.width_css * ratio).round() as u32);
    canvas.set_height((scene.height_css * ratio).round() as u32);
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone()).expect("a 2D context");
    let device = Device::canvas(ratio, "sans-serif");
    paint::paint(scene, &device, &mut backend).expect("a canvas to draw on");
    pixels(&canvas)
}

fn pixels(canvas: &HtmlCanvasElement) -> Vec<u8> {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let data = context(canvas).get_image_data(0.0, 0.0, width, height).expect("pixels of a page");
    data.data().0
}

/// Fails unless both backends draw the same pixels.
///
/// The truth is plotters-canvas. The bundle does without it because it writes colours and font
/// sizes as floating point numbers, whose formatting is 3 kB that each reader would load. Ours
/// writes an opacity in 255ths and a size in hundredths of a px; the canvas shows no difference.
fn assert_drawn_alike(scene: &Scene, ratio: f64, what: &str) {
    let (ours, theirs) = (drawn_by_us(scene, ratio), drawn_by_plotters(scene, ratio));
    assert_eq!(ours.len(), theirs.len(), "{what} at {ratio}");
    let apart = ours.iter().zip(&theirs).filter(|(one, other)| one != other).count();
    assert_eq!(apart, 0, "{what} at {ratio}: bytes that differ");
}

#[wasm_bindgen_test]
fn our_backend_draws_what_that_of_plotters_draws() {
    let package = trade_figure::data::embedded().expect("the embedded package is whole");
    let report = check(&package.observations, &package.claims);
    for view in ["turnover", "exports", "imports"] {
        for (width_css, ratio) in [(720.0, 1.0), (720.0, 2.0), (328.0, 3.0), (328.0, 1.5)] {
            for theme in [Theme::Light, Theme::Dark] {
                let view = Some(view.to_owned());
                // With patterns where a px of the drawing is a px of the canvas, and where it is one and
                // a half.
                let patterns = ratio < 2.0;
                let request = Request { view, width_css, theme, patterns, ..Request::default() };
                let scene = build(&package, &report, &request).expect("a figure").scene;
                assert_drawn_alike(&scene, ratio, &format!("{request:?}"));
            }
        }
    }
}

/// Every kind of mark but the rectangle, which is every scene's ground: no golden scene has all.
#[wasm_bindgen_test]
fn each_mark_is_drawn_as_plotters_draws_it() {
    let ink = Color { rgb: (26, 29, 33), alpha: 1.0 };
    let glass = Color { rgb: (0, 88, 143), alpha: 0.25 };
    let corners = vec![(20.0, 20.0), (120.0, 33.3), (80.5, 90.0)];
    let text = |at, align, bold, content: &str| Mark::Text {
        at,
        align,
        size_css: 11.0,
        bold,
        fill: ink,
        content: content.to_owned(),
    };
    let marks = [
        Mark::Line { points: corners.clone(), width_css: 1.5, stroke: ink },
        Mark::Fill { points: corners, fill: glass },
        Mark::Dot { center: (60.0, 60.0), radius_css: 4.0, fill: ink },
        Mark::Ring { center: (90.0, 60.0), radius_css: 5.0, width_css: 2.0, stroke: ink },
        Mark::Rule { from: (10.0, 50.0), to: (140.0, 50.0), width_css: 1.0, stroke: glass },
        text((75.0, 20.0), Align::Start, false, "13.2"),
        text((75.0, 50.0), Align::Middle, true, "\u{51fa}\u{53e3} 9.8"),
        text((75.0, 80.0), Align::End, false, "Exports"),
    ];
    for mark in marks {
        let what = format!("{mark:?}");
        let background = Color { rgb: (255, 255, 255), alpha: 1.0 };
        let scene = |marks| Scene {
            width_css: 150.0,
            height_css: 100.0,
            background,
            marks,
            targets: Vec::new(),
        };
        let (scene, empty) = (scene(vec![mark]), scene(Vec::new()));
        for ratio in [1.0, 1.1, 1.5, 2.0] {
            assert!(drawn_by_us(&scene, ratio) != drawn_by_us(&empty, ratio), "{what} is nowhere");
            assert_drawn_alike(&scene, ratio, &what);
        }
    }
}
