//! A figure in words, for those who do not see it.

use super::{Figure, chart::Context};
use crate::{
    data::{Facet, Shown},
    locale::fill,
    model::join,
};

/// What is shown, in which series, the highest and the lowest value.
pub(crate) fn describe(context: &Context<'_>, figure: &Figure) -> String {
    let words = context.words;
    let mut sentences = vec![figure.title.clone(), figure.subtitle.clone()];
    let mut series = Vec::new();
    for place in 0..context.grid.series_count() {
        series.push(context.grid.series_name(place));
    }
    if context.grid.view().series != Facet::None && !series.is_empty() {
        sentences.push(fill(words.series, &[&join(&series, words.name_comma)]));
    }
    let mut extremes: Option<[(f64, String); 2]> = None;
    for category in 0..context.grid.category_count() {
        for series in 0..context.grid.series_count() {
            let Some(cell) = context.grid.at(category, series) else { continue };
            let Some(shown) = &cell.value else { continue };
            let amount = match context.shown {
                Shown::Value => words.amount(&shown.text, cell.observation.unit),
                Shown::Contribution => fill(words.points, &[&shown.text]),
                _ => fill(words.units.percent, &[&shown.text]),
            };
            let (category, series) =
                (context.grid.category_name(category), context.grid.series_name(series));
            let this = (shown.at, fill(words.value_of, &[&category, &series, &amount]));
            extremes = Some(match extremes {
                None => [this.clone(), this],
                Some([high, low]) => [
                    if this.0 > high.0 { this.clone() } else { high },
                    if this.0 < low.0 { this } else { low },
                ],
            });
        }
    }
    if let Some([(_, high), (_, low)]) = extremes {
        sentences.push(fill(words.highest_lowest, &[&high, &low]));
    }
    let ended = |sentence: &String| match sentence.chars().last() {
        None => None,
        Some('.' | '!' | '?' | '\u{3002}') => Some(sentence.clone()),
        Some(_) => Some(format!("{sentence}.")),
    };
    join(&sentences.iter().filter_map(ended).collect::<Vec<_>>(), " ")
}
