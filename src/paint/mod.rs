//! Draws a scene on any plotters backend.
//!
//! Nothing is decided here: places, sizes, colours and order all come from the scene. What differs
//! between backends is in [`Device`].

#[cfg(target_arch = "wasm32")]
pub mod canvas;
mod device;
pub mod svg;

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
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
    backend.draw_rect((0, 0), whole, &Fill(scene.background), true)?;
    for mark in &scene.marks {
        match mark {
            Mark::Rect { area, fill } => {
                // Both edges are rounded, so that neighbours keep their distance.
                let from = (device.px(area.x_css), device.px(area.y_css));
                let to = (
                    device.px(area.x_css + area.width_css),
                    device.px(area.y_css + area.height_css),
                );
                backend.draw_rect(from, to, &Fill(*fill), true)?;
            }
            Mark::Rule { from, to, width_css, stroke } => {
                let (from, to) = device.rule(*from, *to, *width_css);
                backend.draw_rect(from, to, &Fill(*stroke), true)?;
            }
            Mark::Line { points, width_css, stroke } => {
                let style = Stroke(*stroke, device.stroke(*width_css));
                backend.draw_path(device.points(points), &style)?;
            }
            Mark::Fill { points, fill } => {
                backend.fill_polygon(device.points(points), &Fill(*fill))?;
            }
            Mark::Dot { center, radius_css, fill } => {
                let radius = device.stroke(*radius_css);
                backend.draw_circle(device.point(*center), radius, &Fill(*fill), true)?;
            }
            Mark::Ring { center, radius_css, width_css, stroke } => {
                let radius = device.stroke(*radius_css);
                let style = Stroke(*stroke, device.stroke(*width_css));
                backend.draw_circle(device.point(*center), radius, &style, false)?;
            }
            Mark::Text { at, align, size_css, bold, fill, content } => {
                let style = Letters {
                    color: *fill,
                    size: device.font_size(*size_css),
                    bold: *bold,
                    align: *align,
                    family: device.font_family(),
                };
                let at = device.point((at.0, at.1 + device.baseline_shift(*size_css)));
                backend.draw_text(content, &style, at)?;
            }
        }
    }
    backend.present()
}

/// A colour as a backend's style.
struct Fill(Color);

impl BackendStyle for Fill {
    fn color(&self) -> BackendColor {
        BackendColor { rgb: self.0.rgb, alpha: self.0.alpha }
    }
}

/// A colour and a line width as a backend's style.
struct Stroke(Color, u32);

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        Fill(self.0).color()
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
        Fill(self.color).color()
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
