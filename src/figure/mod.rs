//! A view of a package becomes a scene: every position, colour and word decided, nothing drawn.
//!
//! Nothing here knows a browser or a drawing library, and nothing asks a clock, a screen or a font:
//! the same request gives the same scene on every target.

#[cfg(feature = "more")]
mod about;
#[cfg(feature = "more")]
mod axis;
mod bars;
mod chart;
mod columns;
#[cfg(feature = "more")]
mod dash;
mod describe;
#[cfg(feature = "more")]
mod dim;
#[cfg(feature = "more")]
mod dumbbell;
mod error;
#[cfg(feature = "more")]
mod export;
mod focus;
#[cfg(feature = "more")]
mod frame;
mod grid;
#[cfg(feature = "more")]
mod hatch;
#[cfg(feature = "more")]
mod hear;
mod labels;
#[cfg(feature = "more")]
mod left_out;
mod legend;
#[cfg(feature = "more")]
mod lines;
#[cfg(feature = "more")]
mod method;
mod multiples;
mod order;
#[cfg(feature = "more")]
mod own_hue;
mod palette;
#[cfg(feature = "more")]
mod pattern;
mod plan;
#[cfg(feature = "more")]
mod projection;
mod put;
#[cfg(feature = "more")]
mod range_plot;
#[cfg(feature = "more")]
mod reach;
mod readout;
mod request;
mod scale;
#[cfg(feature = "more")]
mod scatter;
mod scene;
#[cfg(feature = "more")]
mod shapes;
mod sign;
#[cfg(feature = "more")]
mod slope;
mod slot;
#[cfg(feature = "more")]
mod spread;
mod stacked;
#[cfg(feature = "more")]
mod table;
mod text;
mod ticks;
#[cfg(feature = "more")]
mod tile;
mod tokens;
#[cfg(feature = "more")]
mod treemap;
mod value;
mod waterfall;
mod whisker;
mod widths;
#[cfg(feature = "more")]
mod years;

#[cfg(feature = "more")]
pub use about::{AboutLine, about};
pub use chart::{Figure, Panel, build};
pub use error::FigureError;
#[cfg(feature = "more")]
pub use export::{Rows, add_csv_line, csv, package_rows, view_rows};
pub use focus::{Key, spoken};
#[cfg(all(feature = "more", target_arch = "wasm32"))]
pub(crate) use frame::MARGIN as DRAWN_MARGIN_CSS;
#[cfg(feature = "more")]
pub use hear::hear;
pub use legend::LegendEntry;
#[cfg(feature = "more")]
pub use method::method;
pub use palette::{Color, Palette, Theme};
#[cfg(feature = "more")]
pub use projection::{RATE_LIMITS, Rate};
pub use readout::Readout;
#[cfg(feature = "more")]
pub use request::Furniture;
pub use request::{Request, Sort};
pub use scene::{Align, Area, Mark, Scene, Target};
#[cfg(feature = "more")]
pub use table::{Table, TableCell, TableRow, table};
pub use text::{REFERENCE_TEXT, TextMeasure, visible, width_em};
#[cfg(feature = "more")]
pub use years::{Compared, ComparedCell, ComparedRow, Spot, Years, compare, years};
