//! A view's observations as a grid: categories by series, with their names.

use crate::{
    check::Report,
    data::{Facet, Package, View},
    finding::{is_warned, warnings},
    locale::Lang,
    model::{Flow, Observation},
};

use super::{Readout, palette::Hue, text::visible};

/// The observations of a view, in rows of one category and columns of one series.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    named: Named<'a>,
    /// The tokens of the categories, in the order of the selection.
    categories: Vec<String>,
    /// The tokens of the series, in the order of the selection.
    series: Vec<String>,
    observations: Vec<&'a Observation>,
}

/// A package's names for what a view shows, in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'a> {
    pub(crate) package: &'a Package,
    pub(crate) view: &'a View,
    pub(crate) report: &'a Report,
    pub(crate) lang: Lang,
}

impl Named<'_> {
    /// The name of an observation's category.
    pub(crate) fn category(&self, observation: &Observation) -> String {
        self.name(&self.view.category.token(observation))
    }

    /// The name of an observation's series.
    pub(crate) fn series(&self, observation: &Observation) -> String {
        self.name(&self.view.series.token(observation))
    }

    fn name(&self, token: &str) -> String {
        visible(self.package.labels.get(token, self.lang))
    }
}

impl<'a> Grid<'a> {
    /// Sorts the observations that a view selects into their places.
    pub(crate) fn new(named: Named<'a>) -> Grid<'a> {
        let view = named.view;
        let observations: Vec<&Observation> = view
            .observations
            .iter()
            .filter_map(|index| named.package.observations.get(*index))
            .collect();
        let tokens = |facet: Facet| {
            let mut tokens: Vec<String> = Vec::new();
            for observation in &observations {
                let token = facet.token(observation);
                if !tokens.contains(&token) {
                    tokens.push(token);
                }
            }
            tokens
        };
        let mut categories = tokens(view.category);
        if view.category == Facet::Period {
            categories.sort_unstable();
        }
        let mut series = tokens(view.series);
        if view.series == Facet::Period {
            // Time runs one way whatever the order of the selection.
            series.sort_unstable();
        }
        Grid { named, categories, series, observations }
    }

    /// How many categories there are.
    pub(crate) fn category_count(&self) -> usize {
        self.categories.len()
    }

    /// How many series there are.
    pub(crate) fn series_count(&self) -> usize {
        self.series.len()
    }

    /// The name of a category.
    pub(crate) fn category_name(&self, category: usize) -> String {
        self.categories.get(category).map(|token| self.named.name(token)).unwrap_or_default()
    }

    /// The name of a series.
    pub(crate) fn series_name(&self, series: usize) -> String {
        self.series.get(series).map(|token| self.named.name(token)).unwrap_or_default()
    }

    /// All observations, in the order of the selection.
    pub(crate) fn observations(&self) -> &[&'a Observation] {
        &self.observations
    }

    /// Two observations that would stand in the same place, if there are any.
    pub(crate) fn collision(&self) -> Option<[&'a Observation; 2]> {
        let view = self.named.view;
        let place = |observation: &Observation| {
            (view.category.token(observation), view.series.token(observation))
        };
        for (index, observation) in self.observations.iter().enumerate() {
            let earlier = &self.observations[..index];
            if let Some(other) = earlier.iter().find(|other| place(other) == place(observation)) {
                return Some([other, observation]);
            }
        }
        None
    }

    /// The observation of a category and a series.
    pub(crate) fn at(&self, category: usize, series: usize) -> Option<&'a Observation> {
        let view = self.named.view;
        let (category, series) = (self.categories.get(category)?, self.series.get(series)?);
        let is_here = |observation: &&&Observation| {
            view.category.token(observation) == *category
                && view.series.token(observation) == *series
        };
        self.observations.iter().find(is_here).copied()
    }

    /// What there is to say about the observation of a category and a series.
    pub(crate) fn readout(&self, category: usize, series: usize) -> Option<Readout> {
        let observation = self.at(category, series)?;
        let before = |place: usize| place.checked_sub(1);
        let view = self.named.view;
        let earlier = match (view.category, view.series) {
            (_, Facet::Period) => before(series).and_then(|earlier| self.at(category, earlier)),
            (Facet::Period, _) => before(category).and_then(|earlier| self.at(earlier, series)),
            _ => None,
        };
        let warnings =
            warnings(self.named.package, self.named.report, &observation.id, self.named.lang);
        Some(Readout::new(self.named, observation, (earlier, warnings)))
    }

    /// Whether a printed number that is derived from this one cannot follow.
    pub(crate) fn is_warned(&self, observation: &Observation) -> bool {
        is_warned(self.named.package, self.named.report, &observation.id)
    }

    /// The first and the last point in time, in years.
    pub(crate) fn years(&self) -> (f64, f64) {
        let years = self.observations.iter().map(|observation| observation.period.years());
        years.fold((f64::MAX, f64::MIN), |(first, last), year| (first.min(year), last.max(year)))
    }

    /// The hue of a category: that of its flow.
    pub(crate) fn hue(&self, category: usize, series: usize) -> Hue {
        match self.at(category, series).and_then(|observation| observation.flow) {
            Some(Flow::Export) => Hue::Blue,
            Some(Flow::Import) => Hue::Orange,
            Some(Flow::Total) | None => Hue::Ink,
        }
    }
}
