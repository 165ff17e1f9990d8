//! A scene on a canvas of the page.

use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

use super::{Device, paint};
use crate::figure::Scene;

/// The most px of a canvas, in all and on a side, that every browser shows: some leave larger ones
/// blank without a word.
const MOST_AREA: f64 = 16e6;
const MOST_SIDE: f64 = 16384.0;

/// Sizes the canvas's store to the scene and draws it: `ratio` px for each CSS px, or as many as a
/// canvas can have.
///
/// # Errors
///
/// A sentence, if the browser gives no 2D context or refuses to draw.
pub fn draw(
    scene: &Scene,
    canvas: &HtmlCanvasElement,
    ratio: f64,
    font_family: &str,
) -> Result<(), String> {
    let (width, height) = (scene.width_css, scene.height_css);
    let most = (MOST_AREA / (width * height)).sqrt().min(MOST_SIDE / width.max(height));
    let device = Device::canvas(ratio.min(most), font_family);
    let size = |css: f64| u32::try_from(device.px(css)).unwrap_or(0).max(1);
    // Setting the size, even to the same value, clears the canvas and its state.
    canvas.set_width(size(width));
    canvas.set_height(size(height));
    let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) else {
        return Err("the browser gives no 2D drawing context for the canvas".to_owned());
    };
    paint(scene, &device, &mut backend).map_err(|error| error.to_string())
}
