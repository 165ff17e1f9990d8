//! What is asked for.

use super::Theme;
#[cfg(feature = "more")]
use crate::model::Period;
use crate::{data::Shown, locale::Lang};

/// A figure that somebody wants: which view, in which language, theme and width.
#[derive(Clone, Debug)]
pub struct Request {
    /// The view's name; `None` for the package's first.
    pub view: Option<String>,
    /// What of the numbers; `None`, or what the view does not offer, for the view's own.
    pub measure: Option<Shown>,
    /// The tokens of series that are left out.
    pub hidden: Vec<String>,
    /// The order of its categories, where they are not points in time.
    pub sort: Sort,
    /// The first period that is shown, of a view over time; `None` for its first one.
    #[cfg(feature = "more")]
    pub from: Option<Period>,
    /// The last period that is shown; `None` for the view's last one.
    #[cfg(feature = "more")]
    pub to: Option<Period>,
    /// The yearly growth of exports and imports that a projection goes on with, in percent; `None` for
    /// their own.
    #[cfg(feature = "more")]
    pub rates: [Option<f64>; 2],
    /// Whether patterns tell apart what colours do; only in builds with the feature `more`.
    pub patterns: bool,
    /// The language of its words.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// The width there is; the height follows from it.
    pub width_css: f64,
    /// How much wider the page's font is than the table of widths, 1 for Arial.
    pub font_width_factor: f64,
    /// Whether title, legend and source are drawn or left to the page.
    #[cfg(feature = "more")]
    pub furniture: Furniture,
}

/// In which order categories stand.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Sort {
    /// As the view selects them.
    #[default]
    Given,
    /// The largest first.
    Value,
}

/// Who shows the title, the subtitle, the legend, the source and the note.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Furniture {
    /// The drawing itself, which then stands alone: an exported picture.
    Drawn,
    /// The page around it, as text that can be selected, found and read aloud.
    #[default]
    Outside,
}

impl Request {
    /// The narrowest drawing; below it, labels would not fit beside their bars.
    pub const MIN_WIDTH_CSS: f64 = 200.0;

    /// The widest drawing.
    pub const MAX_WIDTH_CSS: f64 = 2400.0;

    /// The width to draw in, within the limits.
    pub(crate) fn width(&self) -> f64 {
        if self.width_css.is_finite() {
            self.width_css.clamp(Request::MIN_WIDTH_CSS, Request::MAX_WIDTH_CSS)
        } else {
            Request::MIN_WIDTH_CSS
        }
    }
}

impl Default for Request {
    fn default() -> Request {
        Request {
            view: None,
            measure: None,
            hidden: Vec::new(),
            sort: Sort::Given,
            #[cfg(feature = "more")]
            from: None,
            #[cfg(feature = "more")]
            to: None,
            #[cfg(feature = "more")]
            rates: [None; 2],
            patterns: false,
            lang: Lang::En,
            theme: Theme::Light,
            width_css: 640.0,
            font_width_factor: 1.0,
            #[cfg(feature = "more")]
            furniture: Furniture::Outside,
        }
    }
}
