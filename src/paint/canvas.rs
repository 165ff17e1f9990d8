//! A scene on a canvas of the page.

use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

use super::{Device, paint};
use crate::figure::Scene;

/// Sizes the canvas's store to the scene and draws it.
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
    let device = Device::canvas(ratio, font_family);
    let size = |css: f64| u32::try_from(device.px(css)).unwrap_or(0).max(1);
    // Setting the size, even to the same value, clears the canvas and its state.
    canvas.set_width(size(scene.width_css));
    canvas.set_height(size(scene.height_css));
    let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) else {
        return Err("the browser gives no 2D drawing context for the canvas".to_owned());
    };
    paint(scene, &device, &mut backend).map_err(|error| error.to_string())
}
