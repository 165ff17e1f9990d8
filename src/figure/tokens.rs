//! Sizes and distances, in CSS px, in one place.

/// Labels of values, categories and ticks.
pub(crate) const LABEL_SIZE: f64 = 12.0;
/// The least size of any text.
pub(crate) const SMALL_SIZE: f64 = 11.0;
/// The title of a drawing that stands alone.
#[cfg(feature = "more")]
pub(crate) const TITLE_SIZE: f64 = 18.0;
/// Its subtitle.
#[cfg(feature = "more")]
pub(crate) const SUBTITLE_SIZE: f64 = 14.0;
/// From one line of a text to the next, as a multiple of its size.
pub(crate) const LINE_HEIGHT: f64 = 1.35;
/// The grid that distances follow.
pub(crate) const UNIT: f64 = 8.0;
/// Between the marks of one group.
pub(crate) const PAIR_GAP: f64 = 2.0;
/// The part of a band that its marks take.
pub(crate) const BAND_FILL: f64 = 0.7;
/// The width of grid lines and whiskers.
pub(crate) const HAIRLINE: f64 = 1.0;
/// A rounding range that is shorter than this on the drawing is left to the tooltip.
pub(crate) const LEAST_WHISKER: f64 = 1.5;
