//! A view of a package becomes a scene: every position, colour and word decided, nothing drawn.
//!
//! Nothing here knows a browser or a drawing library, and nothing asks a clock, a screen or a font:
//! the same request gives the same scene on every target.

mod bars;
mod chart;
mod columns;
mod describe;
mod error;
mod frame;
mod grid;
mod labels;
mod legend;
mod lines;
mod palette;
mod projection;
mod put;
mod readout;
mod request;
mod scale;
mod scene;
mod sign;
mod text;
mod ticks;
mod tokens;
mod value;
mod whisker;
mod widths;

pub use chart::{Figure, Panel, build};
pub use error::FigureError;
pub use legend::LegendEntry;
pub use palette::{Color, Palette, Theme};
pub use projection::{RATE_LIMITS, Rate};
pub use readout::Readout;
pub use request::{Furniture, Request};
pub use scene::{Align, Area, Mark, Scene, Target};
pub use text::{REFERENCE_TEXT, TextMeasure, width_em};
