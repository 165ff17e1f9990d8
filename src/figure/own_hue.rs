//! The hues of lines that would all be of one.

use super::{
    grid::{Named, Series, facet_places},
    palette::OWN_HUES,
};
use crate::data::{Chart, Facet, View};

/// Gives lines that share a flow hues of their own: the same to the same token in all views of lines of
/// the package, and different ones to the lines of one view as long as there are enough.
pub(super) fn give(named: Named<'_>, series: &mut [Series]) {
    let are_lines = |view: &View| matches!(view.chart, Chart::Lines | Chart::Projection);
    let facet = named.view.series;
    if !are_lines(named.view) || matches!(facet, Facet::Flow | Facet::Period | Facet::None) {
        return;
    }
    let mut given: Vec<String> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for view in &named.package.views {
        if !are_lines(view) || view.series != facet {
            continue;
        }
        let mut observations = Vec::new();
        for place in &view.observations {
            observations.extend(named.package.observations.get(*place));
        }
        let (tokens, _) = facet_places(&observations, facet);
        for token in &tokens {
            if given.contains(token) {
                continue;
            }
            let mut place = 0;
            let is_used = |place: usize| {
                (0..given.len())
                    .any(|other| places[other] == place && tokens.contains(&given[other]))
            };
            while is_used(place) {
                place += 1;
            }
            given.push(token.clone());
            places.push(place);
        }
    }
    for one in series {
        let place = given.iter().position(|token| *token == one.token).map(|place| places[place]);
        if let Some(place) = place.filter(|_| one.tone.2 > 1) {
            let round = place / OWN_HUES.len();
            one.tone = (OWN_HUES[place % OWN_HUES.len()], 1 - round % 2, 2);
        }
    }
}
