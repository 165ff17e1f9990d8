//! A view's observations as a grid: categories by series, with their names and what is shown of them.

use crate::{
    check::Report,
    data::{Facet, Package, Shown, View},
    finding::{is_warned, warnings},
    locale::{Lang, Words},
    model::{Flow, Observation, Period, Places},
};

#[cfg(feature = "more")]
use super::own_hue;
use super::{
    Readout, order,
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
    /// How many points in time separate its marks, shown or not.
    period_total: usize,
    /// How many series the view has, shown or not.
    series_total: usize,
    /// The numbers of the package whose category is the view's whole.
    #[cfg(feature = "more")]
    wholes: Vec<&'a Observation>,
}

/// One observation and what is shown of it.
#[derive(Clone, Debug)]
pub(crate) struct Cell<'a> {
    pub(crate) observation: &'a Observation,
    /// Nothing for a number that nobody printed.
    pub(crate) value: Option<Value>,
    /// The same thing in the period before, also where that is not shown.
    pub(crate) earlier: Option<&'a Observation>,
}

#[cfg(feature = "more")]
impl Cell<'_> {
    /// Whether a value is shown of a number that nobody printed.
    pub(crate) fn is_computed(&self) -> bool {
        self.observation.value.is_none() && self.value.is_some()
    }
}

/// One series of a grid.
#[derive(Clone, Debug)]
pub(super) struct Series {
    pub(super) token: String,
    /// Its place among all of its view, shown or not, from which its tone follows.
    place: usize,
    /// Its hue, the place of its tone among those of the view's series in this hue, from the weakest,
    /// and how many those are, shown or not.
    pub(super) tone: (Hue, usize, usize),
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
        self.name_in_text(self.view.category, observation)
    }

    /// The name of an observation's series.
    pub(crate) fn series(&self, observation: &Observation) -> String {
        self.name_in_text(self.view.series, observation)
    }

    /// What an observation is called in a text by one of its facets.
    fn name_in_text(&self, facet: Facet, observation: &Observation) -> String {
        self.label((facet, true), &facet.token(observation))
    }

    pub(crate) fn name(&self, token: &str) -> String {
        visible(self.package.labels.get(token, self.lang))
    }

    /// What a token of a facet is called, in a text or in a drawing. A period without a name of its
    /// own is written in the language's way.
    fn label(&self, (facet, is_text): (Facet, bool), token: &str) -> String {
        let name = self.name(token);
        if facet != Facet::Period || name != token {
            return name;
        }
        Period::read(token).map_or(name, |period| self.lang.words().period(period, is_text))
    }
}

/// The tokens of a facet, each once, and the place of each observation's token among them: in the
/// order of their first appearance, or in that of time.
pub(super) fn facet_places(
    observations: &[&Observation],
    facet: Facet,
) -> (Vec<String>, Vec<usize>) {
    let mut known = Places::default();
    let (mut names, mut places) = (Vec::new(), Vec::new());
    for observation in observations {
        let token = facet.token(observation);
        let place = known.get(&token).unwrap_or(names.len());
        if place == names.len() {
            known.insert(&token, place);
            names.push(token);
        }
        places.push(place);
    }
    // Time runs one way whatever the order of the selection.
    if facet == Facet::Period {
        let mut ranks = places.clone();
        for (rank, (name, place)) in known.ascending().iter().enumerate() {
            ranks[*place] = rank;
            names[rank].clone_from(name);
        }
        for place in &mut places {
            *place = ranks[*place];
        }
    }
    (names, places)
}

// Loops here rather than chains of iterators: each chain that ends in a list is a quarter of a
// kilobyte in the module that readers download.
/// The numbers of a package whose category is the whole of a view.
#[cfg(feature = "more")]
fn wholes(named: Named<'_>) -> Vec<&Observation> {
    let mut wholes = Vec::new();
    let Some(whole) = &named.view.whole else { return wholes };
    for observation in &named.package.observations {
        if named.view.category.token(observation) == *whole {
            wholes.push(observation);
        }
    }
    wholes
}

impl<'a> Grid<'a> {
    /// Sorts the observations that a view selects into their places, and computes what is shown of
    /// them; `hidden` are the tokens of series to leave out.
    pub(crate) fn new(named: Named<'a>, shown: Shown, hidden: &[String]) -> Grid<'a> {
        let view = named.view;
        let mut observations: Vec<&Observation> = Vec::new();
        for place in &view.observations {
            if let Some(observation) = named.package.observations.get(*place) {
                observations.push(observation);
            }
        }
        let (categories, rows) = facet_places(&observations, view.category);
        let (series_tokens, columns) = facet_places(&observations, view.series);
        let width = series_tokens.len();
        let mut cells: Vec<Option<Cell<'a>>> = Vec::new();
        for _ in 0..categories.len() * width {
            cells.push(None);
        }
        let mut collision = None;
        for (place, observation) in observations.iter().enumerate() {
            let cell = &mut cells[rows[place] * width + columns[place]];
            match cell {
                Some(earlier) => {
                    collision = collision.or(Some([earlier.observation, observation]));
                }
                None => *cell = Some(Cell { observation, value: None, earlier: None }),
            }
        }
        let periods = if view.category == Facet::Period { &categories } else { &series_tokens };
        let first_period = periods.first().cloned().unwrap_or_default();
        let is_over_time = view.category == Facet::Period || view.series == Facet::Period;
        let period_total = if is_over_time { periods.len() } else { 0 };
        let mut hues = vec![Hue::Ink; width];
        for (place, observation) in observations.iter().enumerate().rev() {
            hues[columns[place]] = hue_of(observation);
        }
        let mut series = Vec::new();
        for token in series_tokens {
            let place = series.len();
            let mut tone = (hues[place], 0, 0);
            for (other, hue) in hues.iter().enumerate() {
                if *hue == tone.0 {
                    tone.1 += usize::from(other > place);
                    tone.2 += 1;
                }
            }
            series.push(Series { token, place, tone });
        }
        #[cfg(feature = "more")]
        own_hue::give(named, &mut series);
        let series_total = width;
        let mut grid = Grid {
            named,
            shown,
            categories,
            series,
            cells,
            collision,
            first_period,
            period_total,
            series_total,
            #[cfg(feature = "more")]
            wholes: wholes(named),
        };
        grid.compute();
        grid.keep(hidden);
        grid
    }

    /// Computes what is shown of each cell.
    fn compute(&mut self) {
        let mut computed = Vec::new();
        for place in 0..self.cells.len() {
            let place = (place / self.series.len(), place % self.series.len());
            let earlier = self.at_place(self.before(place)).map(|cell| cell.observation);
            computed.push((value::shown(self, self.shown, place), earlier));
        }
        // From the last one on, which is the first that is taken.
        for cell in self.cells.iter_mut().rev() {
            let (value, earlier) = computed.pop().unwrap_or_default();
            match cell {
                // What cannot be computed is not there; what nobody printed is a gap that is shown.
                Some(_) if value.is_none() && self.shown != Shown::Value => *cell = None,
                Some(cell) => (cell.value, cell.earlier) = (value, earlier),
                None => {}
            }
        }
    }

    /// Leaves out series that are hidden, unless that would leave nothing, and categories and series
    /// without a cell if those of a measure could not be computed.
    fn keep(&mut self, hidden: &[String]) {
        let is_all = self.shown == Shown::Value;
        let (mut rows, mut columns, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        let mut is_any_seen = false;
        for (column, series) in self.series.iter().enumerate() {
            let mut is_there = is_all;
            for row in 0..self.categories.len() {
                is_there |= self.at(row, column).is_some();
            }
            let is_seen = is_there && !hidden.contains(&series.token);
            is_any_seen |= is_seen;
            columns.push(is_there);
            seen.push(is_seen);
        }
        if is_any_seen {
            columns = seen;
        }
        for row in 0..self.categories.len() {
            let mut is_there = is_all;
            for (column, is_shown) in columns.iter().enumerate() {
                is_there |= *is_shown && self.at(row, column).is_some();
            }
            rows.push(is_there);
        }
        self.retain(&rows, &columns);
    }

    /// Leaves out categories and series, one truth for each.
    pub(crate) fn retain(&mut self, rows: &[bool], columns: &[bool]) {
        let width = self.series.len();
        let (mut categories, mut all_series, mut cells) = (Vec::new(), Vec::new(), Vec::new());
        for (place, cell) in self.cells.iter_mut().enumerate() {
            if rows[place / width] && columns[place % width] {
                cells.push(cell.take());
            }
        }
        for (place, category) in self.categories.iter_mut().enumerate() {
            if rows[place] {
                categories.push(std::mem::take(category));
            }
        }
        for (place, series) in self.series.drain(..).enumerate() {
            if columns[place] {
                all_series.push(series);
            }
        }
        (self.categories, self.series, self.cells) = (categories, all_series, cells);
    }

    /// Puts the categories in the order of their values, the largest first: of the last period where
    /// periods are the series, else of the first series. What has no value comes last.
    pub(crate) fn sort_by_value(&mut self) {
        let width = self.series.len();
        let series = if self.view().series == Facet::Period { width.saturating_sub(1) } else { 0 };
        let mut order = Vec::new();
        for category in 0..self.categories.len() {
            let value = self.at(category, series).and_then(|cell| cell.value.as_ref());
            order.push((value.map_or(f64::INFINITY, |value| -value.at), category));
        }
        order::ascending(&mut order);
        let (mut categories, mut cells) = (Vec::new(), Vec::new());
        for (_, category) in order {
            categories.push(self.categories[category].clone());
            for place in category * width..(category + 1) * width {
                cells.push(self.cells[place].take());
            }
        }
        (self.categories, self.cells) = (categories, cells);
    }

    /// Adds categories after all others, for observations that nobody printed but that can be computed.
    #[cfg(feature = "more")]
    pub(crate) fn extend(
        &mut self,
        observations: &'a [Observation],
        compute: &dyn Fn(&Observation) -> Option<Value>,
    ) {
        let (category, series) = (self.view().category, self.view().series);
        for observation in observations {
            let token = category.token(observation);
            if self.categories.last() != Some(&token) {
                self.categories.push(token);
                self.cells.resize_with(self.categories.len() * self.series.len(), || None);
            }
            let token = series.token(observation);
            let start = self.cells.len() - self.series.len();
            if let Some(place) = self.series.iter().position(|series| series.token == token) {
                let value = compute(observation);
                self.cells[start + place] = Some(Cell { observation, value, earlier: None });
            }
        }
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
        let token = self.categories.get(category);
        token
            .map(|token| self.named.label((self.view().category, false), token))
            .unwrap_or_default()
    }

    /// The name of a series.
    pub(crate) fn series_name(&self, series: usize) -> String {
        let series = self.series.get(series);
        series
            .map(|series| self.named.label((self.view().series, false), &series.token))
            .unwrap_or_default()
    }

    /// The token of a category.
    #[cfg(feature = "more")]
    pub(crate) fn category_token(&self, category: usize) -> &str {
        self.categories.get(category).map_or("", |token| token)
    }

    /// How many points in time separate its marks, shown or not.
    pub(crate) fn period_total(&self) -> usize {
        self.period_total
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

    /// The first cell that is there.
    pub(crate) fn first_cell(&self) -> Option<&Cell<'a>> {
        for cell in &self.cells {
            if cell.is_some() {
                return cell.as_ref();
            }
        }
        None
    }

    /// All cells that are there, category by category.
    #[cfg(any(test, feature = "more"))]
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

    /// The category that is the whole of its series, if the view selects it.
    #[cfg(feature = "more")]
    pub(crate) fn whole_row(&self) -> Option<usize> {
        let whole = self.view().whole.as_ref()?;
        self.categories.iter().position(|token| token == whole)
    }

    /// What an observation is part of, whether the view selects it or not: the number of the package
    /// that differs in nothing but its category, which is the view's whole.
    #[cfg(feature = "more")]
    pub(crate) fn whole_of(&self, part: &Observation) -> Option<&'a Observation> {
        self.wholes.iter().copied().find(|whole| {
            let mut is_whole = whole.variable == part.variable && whole.unit == part.unit;
            for facet in [Facet::Reporter, Facet::Partner, Facet::Flow, Facet::Product] {
                let is_same = || facet.token(whole) == facet.token(part);
                is_whole &= facet == self.view().category || is_same();
            }
            is_whole && whole.period == part.period
        })
    }

    /// The package, the view, the report and the language.
    pub(crate) fn named(&self) -> Named<'a> {
        self.named
    }

    /// The name of the whole.
    pub(crate) fn whole_name(&self) -> String {
        self.view().whole.as_ref().map(|token| self.named.name(token)).unwrap_or_default()
    }

    /// The first period.
    pub(crate) fn first_period(&self) -> String {
        self.named.label((Facet::Period, true), &self.first_period)
    }

    /// Whether a period is the first one.
    pub(crate) fn is_first(&self, period: Period) -> bool {
        period.text() == self.first_period
    }

    /// What the check says against an observation.
    pub(crate) fn warnings(&self, observation: &Observation) -> Vec<String> {
        warnings(self.named.package, self.named.report, &observation.id, self.named.lang)
    }

    /// What there is to say about the observation of a category and a series.
    pub(crate) fn readout(&self, category: usize, series: usize) -> Option<Readout> {
        let cell = self.at(category, series)?;
        let warnings = self.warnings(cell.observation);
        let mut readout = Readout::new(self.named, cell.observation, (cell.earlier, warnings));
        #[cfg(feature = "more")]
        if cell.is_computed() {
            readout.lines.clear();
            readout.warnings.clear();
        }
        if let Some(line) = value::line(self, self.shown, cell) {
            readout.lines.push(line);
        }
        Some(readout)
    }

    /// Whether a printed number that is derived from this one cannot follow.
    pub(crate) fn is_warned(&self, observation: &Observation) -> bool {
        is_warned(self.named.package, self.named.report, &observation.id)
    }

    /// The first and the last point in time, in years.
    #[cfg(feature = "more")]
    pub(crate) fn years(&self) -> (f64, f64) {
        let mut years = (f64::MAX, f64::MIN);
        for cell in self.cells() {
            let year = cell.observation.period.years();
            years = (years.0.min(year), years.1.max(year));
        }
        years
    }

    /// The place of a series among all of its view, shown or not, and how many those are.
    pub(crate) fn series_place(&self, series: usize) -> (usize, usize) {
        (self.series.get(series).map_or(0, |series| series.place), self.series_total)
    }

    /// The hue of a series, the place of its tone, and how many tones there are.
    pub(crate) fn series_tone(&self, series: usize) -> (Hue, usize, usize) {
        self.series.get(series).map_or((Hue::Ink, 0, 1), |series| series.tone)
    }

    /// The hue of a category: that of its flow.
    pub(crate) fn hue(&self, category: usize, series: usize) -> Hue {
        self.at(category, series).map_or(Hue::Ink, |cell| hue_of(cell.observation))
    }
}

/// The hue of a flow.
fn hue_of(observation: &Observation) -> Hue {
    match observation.flow {
        Some(Flow::Export) => Hue::Blue,
        Some(Flow::Import) => Hue::Orange,
        Some(Flow::Total) | None => Hue::Ink,
    }
}
