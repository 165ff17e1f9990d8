//! A figure in words, for those who do not see it.

use super::{Figure, chart::Context, range_plot};
use crate::{
    data::{Chart, Shown},
    locale::fill,
    model::join,
};

/// What is shown, in which series, the highest and the lowest value.
pub(crate) fn describe(context: &Context<'_>, figure: &Figure) -> String {
    let words = context.words;
    let mut sentences = vec![figure.title.clone(), figure.subtitle.clone()];
    let series: Vec<&str> = figure.legend.iter().map(|entry| entry.label.as_str()).collect();
    if !series.is_empty() {
        sentences.push(fill(words.series, &[&join(&series, words.name_comma)]));
    }
    let mut extremes: Option<[(f64, String); 2]> = None;
    // Numbers of several units have no highest.
    let shows_claims = context.grid.view().chart == Chart::RangePlot;
    if shows_claims {
        let list = range_plot::compared(context);
        let contradicted = list.iter().filter(|row| row.is_contradicted).count();
        let write = |count: usize| words.numbers.write(&count.to_string());
        sentences.push(fill(words.check.summary, &[&write(list.len()), &write(contradicted)]));
    }
    let categories = if shows_claims { 0 } else { context.grid.category_count() };
    for category in 0..categories {
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
