//! Which colour is which series.

use super::{Color, chart::Context};
use crate::data::Chart;

/// One series in the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// Its token, by which a request leaves it out; empty where it cannot be left out.
    pub token: String,
    /// Its name.
    pub label: String,
    /// The colours of its marks; more than one where categories have hues of their own.
    pub colors: Vec<Color>,
    /// Whether the request leaves it out.
    pub hidden: bool,
}

impl LegendEntry {
    /// The entry of a series.
    pub(crate) fn of(context: &Context<'_>, series: usize, colors: Vec<Color>) -> LegendEntry {
        LegendEntry {
            token: context.grid.series_token(series).to_owned(),
            label: context.grid.series_name(series),
            colors,
            hidden: false,
        }
    }
}

/// An entry for each series, with the tones of all categories.
pub(crate) fn legend(context: &Context<'_>) -> Vec<LegendEntry> {
    let is_stacked = context.grid.view().chart == Chart::StackedColumns;
    let mut entries = Vec::new();
    for series in 0..context.grid.series_count() {
        let mut colors: Vec<Color> = Vec::new();
        for category in 0..context.grid.category_count() {
            let color = if is_stacked {
                context.series_color(series)
            } else {
                context.color(category, series)
            };
            if context.grid.at(category, series).is_some() && !colors.contains(&color) {
                colors.push(color);
            }
        }
        entries.push(LegendEntry::of(context, series, colors));
    }
    entries
}
