//! A figure in words, for those who do not see it.

#[cfg(feature = "more")]
use super::shapes;
use super::{Figure, chart::Context};
use crate::{
    data::{Chart, Facet, Shown},
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
    let mut extremes: Option<[(f64, usize, usize); 2]> = None;
    let mut categories = context.grid.category_count();
    // Numbers of several units have no highest.
    if cfg!(feature = "more") && context.grid.view().chart == Chart::RangePlot {
        categories = 0;
    }
    #[cfg(feature = "more")]
    sentences.extend(shapes::sentence(context));
    for category in 0..categories {
        for series in 0..context.grid.series_count() {
            let Some(cell) = context.grid.at(category, series) else { continue };
            let Some(shown) = &cell.value else { continue };
            let this = (shown.at, category, series);
            let [high, low] = extremes.get_or_insert([this, this]);
            if this.0 > high.0 {
                *high = this;
            }
            if this.0 < low.0 {
                *low = this;
            }
        }
    }
    if let Some([high, low]) = extremes {
        let (high, low) = (named(context, high), named(context, low));
        sentences.push(fill(words.highest_lowest, &[&high, &low]));
    }
    let mut description = String::new();
    for sentence in &sentences {
        let Some(last) = sentence.chars().last() else { continue };
        if !description.is_empty() && !description.ends_with('。') {
            description.push(' ');
        }
        description.push_str(sentence);
        if !matches!(last, '.' | '!' | '?' | '。') {
            description.push(words.full_stop);
        }
    }
    description
}

/// A value with its name and its unit.
fn named(context: &Context<'_>, (_, category, series): (f64, usize, usize)) -> String {
    let (words, grid) = (context.words, &context.grid);
    let Some(cell) = grid.at(category, series) else { return String::new() };
    let Some(shown) = &cell.value else { return String::new() };
    let amount = match context.shown {
        Shown::Value => words.amount(&shown.text, cell.observation.unit),
        Shown::Index => shown.text.clone(),
        Shown::Contribution => fill(words.points, &[&shown.text]),
        Shown::Growth | Shown::Share => fill(words.units.percent, &[&shown.text]),
    };
    let named = grid.named();
    let (category, mut series) = (named.category(cell.observation), named.series(cell.observation));
    // Where there is but one series, it is time that says more.
    if series.is_empty() {
        series = words.period(cell.observation.period, true);
    }
    fill(words.value_of, &[&category, &series, &amount])
}
