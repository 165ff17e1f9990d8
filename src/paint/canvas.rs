//! A scene on a canvas of the page.
//!
//! The backend is our own because plotters-canvas writes every colour and font size as a floating
//! point number, which alone brings 3 kB of compressed code to each reader; tests/wasm.rs draws the
//! golden scenes on both and compares the pixels.

use std::{error::Error, f64::consts::TAU, fmt};

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{Device, paint};
use crate::{
    figure::{Color, Scene},
    model::digits,
};

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
    let Ok(Some(context)) = canvas.get_context("2d") else {
        return Err("the browser gives no 2D drawing context for the canvas".to_owned());
    };
    let mut backend = Canvas { canvas, context: context.unchecked_into() };
    if paint(scene, &device, &mut backend).is_err() {
        return Err(Refused::SENTENCE.to_owned());
    }
    Ok(())
}

/// A canvas as a backend of plotters.
struct Canvas<'a> {
    canvas: &'a HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

/// The browser threw instead of drawing.
#[derive(Debug)]
struct Refused;

impl Refused {
    const SENTENCE: &str = "the browser refuses to draw on the canvas";

    fn or<T>(result: Result<T, JsValue>) -> Result<T, DrawingErrorKind<Refused>> {
        result.or(Err(DrawingErrorKind::DrawingError(Refused)))
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Refused::SENTENCE)
    }
}

impl Error for Refused {}

impl Canvas<'_> {
    fn fill_with(&self, color: BackendColor) {
        self.context.set_fill_style_str(&css_color(color));
    }

    fn stroke_with(&self, style: &impl BackendStyle) {
        self.context.set_stroke_style_str(&css_color(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
    }

    /// Begins a path along these points.
    fn trace(&self, points: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in points {
            // The first of a path only moves there.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

/// `#rrggbb` or `#rrggbbaa`: a canvas keeps no finer opacity.
fn css_color(BackendColor { rgb, alpha }: BackendColor) -> String {
    Color { rgb, alpha }.css()
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Refused>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Refused>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        (x, y): BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Refused>> {
        self.fill_with(color);
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Refused>> {
        if !fill {
            // Longer than the canvas's own call, but a scene has no such rectangle and its code
            // goes, which an import of JavaScript would not.
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            return self.draw_path(corners.into_iter().chain([(left, top)]), style);
        }
        let (width, height) = (f64::from(right - left), f64::from(bottom - top));
        self.fill_with(style.color());
        self.context.fill_rect(f64::from(left), f64::from(top), width, height);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Refused>> {
        self.stroke_with(style);
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Refused>> {
        self.fill_with(style.color());
        self.trace(path);
        // Filling closes the path.
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Refused>> {
        self.context.begin_path();
        Refused::or(self.context.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, TAU))?;
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke_with(style);
            self.context.stroke();
        }
        Ok(())
    }

    /// Draws level text: a scene has no other.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Result<(), DrawingErrorKind<Refused>> {
        let anchor = style.anchor();
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
        self.fill_with(style.color());
        // A size in whole hundredths, which no eye tells from the exact one, in CSS's own notation.
        let hundredths = (style.size() * 100.0).round() as u64;
        let (weight, family) = (style.style(), style.family());
        let mut font = String::from(weight.as_str());
        for part in [" ", &digits(hundredths), "e-2px ", family.as_str()] {
            font.push_str(part);
        }
        self.context.set_font(&font);
        Refused::or(self.context.fill_text(text, f64::from(x), f64::from(y)))
    }
}
