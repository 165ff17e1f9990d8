//! A view's observations as a grid: categories by series, with their names and what is shown of them.

use crate::{
    check::Report,
    data::{Facet, Package, Shown, View},
    finding::{is_warned, warnings},
    locale::{Lang, Words},
    model::{Flow, Observation},
};

use super::{
    Readout,
    palette::Hue,
    text::visible,
    value::{self, Value},
};

/// The observations of a view, in rows of one category and columns of one series.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    named: Named<'a>,
    shown: Shown,
    categories: Vec<String>,
    series: Vec<Series>,
    /// A cell for each category and series, the series of one category side by side.
    cells: Vec<Option<Cell<'a>>>,
    /// Two observations that would stand in the same place, if there are any.
    collision: Option<[&'a Observation; 2]>,
    first_period: String,
    /// How many series the view has, shown or not.
    series_total: usize,
}

/// One observation and what is shown of it.
#[derive(Clone, Debug)]
pub(crate) struct Cell<'a> {
    pub(crate) observation: &'a Observation,
    /// Nothing for a number that nobody printed.
    pub(crate) value: Option<Value>,
    /// The same thing in the period before, also where that is not shown.
    earlier: Option<&'a Observation>,
}

/// One series of a grid.
#[derive(Clone, Debug)]
struct Series {
    token: String,
    /// Its place among all of its view, shown or not, from which its tone follows.
    place: usize,
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

    pub(crate) fn name(&self, token: &str) -> String {
        visible(self.package.labels.get(token, self.lang))
    }
}

/// The tokens of a facet, each once, and the place of each observation's token among them: in the
/// order of their first appearance, or in that of time.
fn facet_places(observations: &[&Observation], facet: Facet) -> (Vec<String>, Vec<usize>) {
    let tokens: Vec<String> = observations.iter().map(|one| facet.token(one)).collect();
    let mut order: Vec<usize> = (0..tokens.len()).collect();
    order.sort_unstable_by(|one, other| tokens[*one].cmp(&tokens[*other]).then(one.cmp(other)));
    // The first observation with the same token; in the order of tokens those lie side by side.
    let mut first = vec![0; tokens.len()];
    let mut leader = 0;
    let mut distinct = Vec::new();
    for (index, place) in order.iter().enumerate() {
        if index == 0 || tokens[*place] != tokens[leader] {
            leader = *place;
            distinct.push(leader);
        }
        first[*place] = leader;
    }
    // Time runs one way whatever the order of the selection.
    if facet != Facet::Period {
        distinct.sort_unstable();
    }
    let mut rank = vec![0; tokens.len()];
    for (place, leader) in distinct.iter().enumerate() {
        rank[*leader] = place;
    }
    let places = first.iter().map(|leader| rank[*leader]).collect();
    (distinct.iter().map(|leader| tokens[*leader].clone()).collect(), places)
}

impl<'a> Grid<'a> {
    /// Sorts the observations that a view selects into their places, and computes what is shown of
    /// them; `hidden` are the tokens of series to leave out.
    pub(crate) fn new(named: Named<'a>, shown: Shown, hidden: &[String]) -> Grid<'a> {
        let view = named.view;
        let observations: Vec<&Observation> = view
            .observations
            .iter()
            .filter_map(|index| named.package.observations.get(*index))
            .collect();
        let (categories, rows) = facet_places(&observations, view.category);
        let (series, columns) = facet_places(&observations, view.series);
        let mut cells: Vec<Option<Cell<'a>>> = vec![None; categories.len() * series.len()];
        let mut collision = None;
        for (place, observation) in observations.iter().enumerate() {
            let cell = &mut cells[rows[place] * series.len() + columns[place]];
            match cell {
                Some(earlier) if collision.is_none() => {
                    collision = Some([earlier.observation, observation]);
                }
                Some(_) => {}
                None => *cell = Some(Cell { observation, value: None, earlier: None }),
            }
        }
        let periods = if view.category == Facet::Period { &categories } else { &series };
        let first_period = periods.first().cloned().unwrap_or_default();
        let series_total = series.len();
        let series = series.into_iter().enumerate();
        let series = series.map(|(place, token)| Series { token, place }).collect();
        let mut grid =
            Grid { named, shown, categories, series, cells, collision, first_period, series_total };
        let computed: Vec<(Option<Value>, Option<&Observation>)> = grid
            .places()
            .into_iter()
            .map(|place| {
                let earlier = grid.at_place(grid.before(place)).map(|cell| cell.observation);
                (value::shown(&grid, shown, place), earlier)
            })
            .collect();
        for (cell, (value, earlier)) in grid.cells.iter_mut().zip(computed) {
            match cell {
                // What cannot be computed is not there; what nobody printed is a gap that is shown.
                Some(_) if value.is_none() && shown != Shown::Value => *cell = None,
                Some(cell) => (cell.value, cell.earlier) = (value, earlier),
                None => {}
            }
        }
        let is_shown = |series: &Series| !hidden.contains(&series.token);
        grid.keep(&is_shown, shown != Shown::Value);
        grid
    }

    /// Leaves out series that are not wanted, and categories and series without a cell if those of a
    /// measure could not be computed.
    fn keep(&mut self, is_wanted: &dyn Fn(&Series) -> bool, only_filled: bool) {
        let (rows, columns) = (self.categories.len(), self.series.len());
        let filled = |row: usize, column: usize| self.cells[row * columns + column].is_some();
        let kept_columns: Vec<usize> = (0..columns)
            .filter(|column| is_wanted(&self.series[*column]))
            .filter(|column| !only_filled || (0..rows).any(|row| filled(row, *column)))
            .collect();
        let kept_rows: Vec<usize> = (0..rows)
            .filter(|row| !only_filled || kept_columns.iter().any(|column| filled(*row, *column)))
            .collect();
        let mut cells = Vec::with_capacity(kept_rows.len() * kept_columns.len());
        for row in &kept_rows {
            for column in &kept_columns {
                cells.push(self.cells[row * columns + column].take());
            }
        }
        self.categories = kept_rows.iter().map(|row| self.categories[*row].clone()).collect();
        self.series = kept_columns.iter().map(|column| self.series[*column].clone()).collect();
        self.cells = cells;
    }

    /// Every place of the grid, in the order of the cells.
    pub(crate) fn places(&self) -> Vec<(usize, usize)> {
        let of_row = |row| (0..self.series.len()).map(move |column| (row, column));
        (0..self.categories.len()).flat_map(of_row).collect()
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
        self.series.get(series).map(|series| self.named.name(&series.token)).unwrap_or_default()
    }

    /// The token of a series.
    pub(crate) fn series_token(&self, series: usize) -> &str {
        self.series.get(series).map_or("", |series| &series.token)
    }

    /// How many series the view has, shown or not.
    pub(crate) fn series_total(&self) -> usize {
        self.series_total
    }

    /// The view.
    pub(crate) fn view(&self) -> &'a View {
        self.named.view
    }

    /// The words of the reader's language.
    pub(crate) fn words(&self) -> &'static Words {
        self.named.lang.words()
    }

    /// All cells that are there, category by category.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &Cell<'a>> {
        self.cells.iter().flatten()
    }

    /// Two observations that would stand in the same place, if there are any.
    pub(crate) fn collision(&self) -> Option<[&'a Observation; 2]> {
        self.collision
    }

    /// The cell of a category and a series.
    pub(crate) fn at(&self, category: usize, series: usize) -> Option<&Cell<'a>> {
        if series >= self.series.len() {
            return None;
        }
        self.cells.get(category * self.series.len() + series)?.as_ref()
    }

    /// The cell of a place, if there is a place.
    pub(crate) fn at_place(&self, place: Option<(usize, usize)>) -> Option<&Cell<'a>> {
        place.and_then(|(category, series)| self.at(category, series))
    }

    /// The same thing in the period before.
    pub(crate) fn before(&self, (category, series): (usize, usize)) -> Option<(usize, usize)> {
        match (self.view().category, self.view().series) {
            (_, Facet::Period) => Some((category, series.checked_sub(1)?)),
            (Facet::Period, _) => Some((category.checked_sub(1)?, series)),
            _ => None,
        }
    }

    /// The same thing in the first period.
    pub(crate) fn first(&self, (category, series): (usize, usize)) -> Option<(usize, usize)> {
        match (self.view().category, self.view().series) {
            (_, Facet::Period) => Some((category, 0)),
            (Facet::Period, _) => Some((0, series)),
            _ => None,
        }
    }

    /// The whole that something is part of, in the same period.
    pub(crate) fn whole(&self, (category, series): (usize, usize)) -> Option<(usize, usize)> {
        let whole = self.view().whole.as_ref()?;
        if self.view().category == Facet::Period {
            Some((category, self.series.iter().position(|series| series.token == *whole)?))
        } else {
            Some((self.categories.iter().position(|token| token == whole)?, series))
        }
    }

    /// The name of the whole.
    pub(crate) fn whole_name(&self) -> String {
        self.view().whole.as_ref().map(|token| self.named.name(token)).unwrap_or_default()
    }

    /// The first period.
    pub(crate) fn first_period(&self) -> String {
        self.named.name(&self.first_period)
    }

    /// What there is to say about the observation of a category and a series.
    pub(crate) fn readout(&self, category: usize, series: usize) -> Option<Readout> {
        let cell = self.at(category, series)?;
        let warnings =
            warnings(self.named.package, self.named.report, &cell.observation.id, self.named.lang);
        let mut readout = Readout::new(self.named, cell.observation, (cell.earlier, warnings));
        readout.lines.extend(value::line(self, self.shown, cell));
        Some(readout)
    }

    /// Whether a printed number that is derived from this one cannot follow.
    pub(crate) fn is_warned(&self, observation: &Observation) -> bool {
        is_warned(self.named.package, self.named.report, &observation.id)
    }

    /// The first and the last point in time, in years.
    pub(crate) fn years(&self) -> (f64, f64) {
        let years = self.cells().map(|cell| cell.observation.period.years());
        years.fold((f64::MAX, f64::MIN), |(first, last), year| (first.min(year), last.max(year)))
    }

    /// The place of a series among all of its view, shown or not, and how many those are.
    pub(crate) fn series_place(&self, series: usize) -> (usize, usize) {
        (self.series.get(series).map_or(0, |series| series.place), self.series_total)
    }

    /// The hue of a category: that of its flow.
    pub(crate) fn hue(&self, category: usize, series: usize) -> Hue {
        match self.at(category, series).and_then(|cell| cell.observation.flow) {
            Some(Flow::Export) => Hue::Blue,
            Some(Flow::Import) => Hue::Orange,
            Some(Flow::Total) | None => Hue::Ink,
        }
    }
}
