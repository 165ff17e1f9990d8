//! Draws a scene on any plotters backend.
//!
//! Nothing is decided here: places, sizes, colours and order all come from the scene. What differs
//! between backends is in [`Device`].

#[cfg(target_arch = "wasm32")]
pub mod canvas;
mod device;
#[cfg(feature = "more")]
pub mod svg;

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle,
    text_anchor::{HPos, Pos, VPos},
};

pub use device::Device;

use crate::figure::{Align, Color, Mark, Scene};

/// Draws the background and every mark of a scene, in order.
///
/// # Errors
///
/// Passes on what the backend reports, and draws nothing after it.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    device: &Device<'_>,
    backend: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    backend.ensure_prepared()?;
    let whole = (device.px(scene.width_css), device.px(scene.height_css));
    backend.draw_rect((0, 0), whole, &Ink(scene.background, 1), true)?;
    for mark in &scene.marks {
        let (shape, ink) = shape(mark, device);
        match shape {
            Shape::Rect(from, to) => backend.draw_rect(from, to, &ink, true)?,
            Shape::Path(points) => backend.draw_path(points, &ink)?,
            Shape::Polygon(points) => backend.fill_polygon(points, &ink)?,
            Shape::Circle(center, radius, is_filled) => {
                backend.draw_circle(center, radius, &ink, is_filled)?;
            }
            Shape::Text(content, at, letters) => backend.draw_text(content, &letters, at)?,
        }
    }
    backend.present()
}

/// A mark in whole px of a surface.
///
/// Between marks and backends, since what is generic is there once for each backend.
enum Shape<'a> {
    /// Two corners.
    Rect(BackendCoord, BackendCoord),
    /// The points of a line.
    Path(Vec<BackendCoord>),
    /// The corners of an area.
    Polygon(Vec<BackendCoord>),
    /// A centre, a radius, and whether the circle is filled.
    Circle(BackendCoord, u32, bool),
    /// A text at its anchor.
    Text(&'a str, BackendCoord, Letters<'a>),
}

fn shape<'a>(mark: &'a Mark, device: &'a Device<'_>) -> (Shape<'a>, Ink) {
    let px = |(x, y): (f64, f64)| (device.px(x), device.px(y));
    match mark {
        Mark::Rect { area, fill } => {
            // Both edges are rounded, so that neighbours keep their distance.
            let end = (area.x_css + area.width_css, area.y_css + area.height_css);
            (Shape::Rect(px((area.x_css, area.y_css)), px(end)), Ink(*fill, 1))
        }
        Mark::Rule { from, to, width_css, stroke } => {
            let (from, to) = device.rule(*from, *to, *width_css);
            (Shape::Rect(from, to), Ink(*stroke, 1))
        }
        Mark::Line { points, width_css, stroke } => {
            (Shape::Path(device.points(points)), Ink(*stroke, device.stroke(*width_css)))
        }
        Mark::Fill { points, fill } => (Shape::Polygon(device.points(points)), Ink(*fill, 1)),
        Mark::Dot { center, radius_css, fill } => {
            (Shape::Circle(px(*center), device.stroke(*radius_css), true), Ink(*fill, 1))
        }
        Mark::Ring { center, radius_css, width_css, stroke } => {
            let circle = Shape::Circle(px(*center), device.stroke(*radius_css), false);
            (circle, Ink(*stroke, device.stroke(*width_css)))
        }
        Mark::Text { at, align, size_css, bold, fill, content } => {
            let letters = Letters {
                color: *fill,
                size: device.font_size(*size_css),
                bold: *bold,
                align: *align,
                family: device.font_family(),
            };
            let at = px((at.0, at.1 + device.baseline_shift(*size_css)));
            (Shape::Text(content, at, letters), Ink(*fill, 1))
        }
    }
}

/// A colour and a line width as a backend's style.
struct Ink(Color, u32);

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        BackendColor { rgb: self.0.rgb, alpha: self.0.alpha }
    }

    fn stroke_width(&self) -> u32 {
        self.1
    }
}

/// A font, a colour and an anchor as a backend's style.
struct Letters<'a> {
    color: Color,
    size: f64,
    bold: bool,
    align: Align,
    family: &'a str,
}

impl BackendTextStyle for Letters<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        Ink(self.color, 1).color()
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        Pos::new(h_pos, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        // Both backends draw text themselves and never ask; the scene knows its own sizes.
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: (i32, i32),
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
