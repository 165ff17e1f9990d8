//! What exports and imports lead to at a yearly growth that the reader sets: arithmetic, not a
//! forecast, with the band that the rounding of the printed numbers gives.

use super::{
    FigureError, Request,
    chart::find,
    grid::{Grid, Named},
    value::Value,
};
use crate::{
    data::{Chart, Facet, Package, View},
    indicator::{
        Range,
        change::{Computed, annual_growth},
        projection::compound,
    },
    locale::{NumberForm, Words, fill},
    model::{Direction, Exact, Flow, Interval, Observation, Period},
};

/// The growth of one flow, for the reader to set.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The flow's token, by which a request sets it.
    pub flow: &'static str,
    /// What is set, with its unit.
    pub label: String,
    /// The growth that the figure goes on with, in percent; the flow's own in no more digits than it has.
    pub percent: f64,
    /// Whether it is the flow's own.
    pub is_own: bool,
    /// The flow's own growth between its printed years, with its range: what a reset goes back to.
    pub own: String,
}

/// The least and the greatest growth that a request can set, in percent.
pub const RATE_LIMITS: (f64, f64) = (-50.0, 100.0);

/// The most years that a figure goes on.
const MOST_YEARS: u16 = 50;

/// How the view that a request names goes on; nothing unless it is a projection.
#[derive(Debug)]
pub(crate) struct Coming<'a> {
    outlook: Option<Outlook<'a>>,
    observations: Vec<Observation>,
}

impl<'a> Coming<'a> {
    /// Finds what the view goes on from; [`Coming::extend`] refuses a projection that has nothing.
    pub(crate) fn of(package: &'a Package, request: &Request) -> Coming<'a> {
        let view = find(package, request.view.as_deref()).ok();
        let outlook = view
            .filter(|view| view.chart == Chart::Projection && view.category == Facet::Period)
            .and_then(|view| Outlook::new(package, view, request.rates));
        let observations = outlook.as_ref().map(Outlook::observations).unwrap_or_default();
        Coming { outlook, observations }
    }

    /// Adds the years that come to the grid of the view.
    ///
    /// # Errors
    ///
    /// A projection without two flows to go on from.
    pub(crate) fn extend(&'a self, mut grid: Grid<'a>) -> Result<Grid<'a>, FigureError> {
        if let Some(outlook) = &self.outlook {
            let words = grid.words();
            grid.extend(&self.observations, &|observation| outlook.value(words, observation));
        } else if grid.view().chart == Chart::Projection {
            return Err(FigureError::NoProjection { view: grid.view().name.to_string() });
        }
        Ok(grid)
    }

    /// Both growths, for the reader to set.
    pub(crate) fn rates(&self, named: Named<'_>) -> Vec<Rate> {
        let Some(outlook) = &self.outlook else { return Vec::new() };
        outlook.rates(named.lang.words(), &|flow| named.name(flow))
    }
}

/// How two flows go on.
#[derive(Debug)]
struct Outlook<'a> {
    growths: [Growth<'a>; 2],
    /// The last number of the two flows together, if the view has it.
    total: Option<&'a Observation>,
    until: u16,
}

/// How one flow goes on.
#[derive(Debug)]
struct Growth<'a> {
    flow: Flow,
    first: (u16, Range),
    last: (u16, Range),
    observation: &'a Observation,
    own: Range,
    asked: Option<f64>,
    /// The decimal places of the last printed number.
    places: i32,
}

impl<'a> Outlook<'a> {
    /// Finds the first and the last number of both flows; `None` where nothing can go on from them.
    #[inline(never)]
    fn new(package: &'a Package, view: &View, rates: [Option<f64>; 2]) -> Option<Outlook<'a>> {
        let growth = |flow, asked| Growth::new(package, view, flow, asked);
        let growths = [growth(Flow::Export, rates[0])?, growth(Flow::Import, rates[1])?];
        let (last, until) = (growths[0].last.0, view.until?);
        let goes_on = growths[1].last.0 == last && last < until && until - last <= MOST_YEARS;
        let total = ends(package, view, Flow::Total).map(|(_, last)| last);
        goes_on.then_some(Outlook { growths, total, until })
    }

    /// The years that come, as observations that nobody printed: year by year, each in the columns of
    /// the number that it goes on from.
    #[inline(never)]
    fn observations(&self) -> Vec<Observation> {
        let mut observations = Vec::new();
        let [exports, imports] = &self.growths;
        for year in exports.last.0 + 1..=self.until {
            // A year of four digits is a period.
            let Ok(period) = year.to_string().parse::<Period>() else { break };
            let last = [Some(exports.observation), Some(imports.observation), self.total];
            for last in last.into_iter().flatten() {
                // Of its own, by which keys and pages find it.
                let Ok(id) = format!("{}-{year}", last.id).parse() else { continue };
                observations.push(Observation { id, period, value: None, ..last.clone() });
            }
        }
        observations
    }

    /// What a flow comes to in a year.
    fn value(&self, words: &Words, observation: &Observation) -> Option<Value> {
        let [exports, imports] = &self.growths;
        let year = observation.period.year()?;
        let (range, places) = match observation.flow? {
            Flow::Export => (exports.at(year)?, exports.places),
            Flow::Import => (imports.at(year)?, imports.places),
            Flow::Total => {
                let parts = [exports.at(year)?, imports.at(year)?];
                (Range::sum(&parts), exports.places.max(imports.places))
            }
        };
        let (text, range_text, computed) =
            write((words, words.numbers_in(observation.unit)), range, places)?;
        let (at, ends) = (range.value(), (range.low(), range.high()));
        let (range, computed) = (Some(range_text), Some(computed));
        Some(Value { at, ends, text, range, computed })
    }

    /// Both growths, for the reader to set; `name` names a flow.
    #[inline(never)]
    fn rates(&self, words: &Words, name: &dyn Fn(&str) -> String) -> Vec<Rate> {
        let mut rates = Vec::new();
        for growth in &self.growths {
            let own = in_percent(growth.own);
            let (Some((text, range, _)), Some(shown)) =
                (write((words, words.numbers), own, 1), shown(own, 1))
            else {
                continue;
            };
            let (first, last) = (growth.first.0.to_string(), growth.last.0.to_string());
            let years = fill(words.periods.years, &[&first, &last]);
            let own = fill(words.with_range, &[&fill(words.units.percent, &[&text]), &range]);
            rates.push(Rate {
                flow: growth.flow.token(),
                label: fill(words.projection.rate, &[&name(growth.flow.token())]),
                percent: growth.asked.unwrap_or(shown),
                is_own: growth.asked.is_none(),
                own: fill(words.projection.rate_own, &[&years, &own]),
            });
        }
        rates
    }
}

// Called for each flow: once in the module that readers download.
impl<'a> Growth<'a> {
    #[inline(never)]
    fn new(
        package: &'a Package,
        view: &View,
        flow: Flow,
        asked: Option<f64>,
    ) -> Option<Growth<'a>> {
        let (first, last) = ends(package, view, flow)?;
        let read = |of: &Observation| Some((of.period.year()?, Range::of(of.value.as_ref()?)?));
        let (first, observation, last) = (read(first)?, last, read(last)?);
        let own = annual_growth(last.1, first.1, u32::from(last.0 - first.0)).ok()?;
        let (least, most) = RATE_LIMITS;
        let asked = asked.filter(|percent| percent.is_finite());
        let asked = asked.map(|percent| percent.clamp(least, most));
        let places = i32::from(observation.value.as_ref()?.decimal()?.places());
        Some(Growth { flow, first, last, observation, own, asked, places })
    }

    #[inline(never)]
    fn at(&self, year: u16) -> Option<Range> {
        let rate = match self.asked {
            Some(percent) => Range::exact(percent / 100.0)?,
            None => self.own,
        };
        compound(self.last.1, rate, u32::from(year - self.last.0)).ok()
    }
}

/// The first and the last number of a flow that is printed for a whole year.
#[inline(never)]
fn ends<'a>(
    package: &'a Package,
    view: &View,
    flow: Flow,
) -> Option<(&'a Observation, &'a Observation)> {
    let mut ends: Option<(&Observation, &Observation)> = None;
    for place in &view.observations {
        let Some(this) = package.observations.get(*place) else { continue };
        if this.flow != Some(flow) || this.value.is_none() || this.period.year().is_none() {
            continue;
        }
        let (first, last) = ends.unwrap_or((this, this));
        ends = Some((
            if this.period < first.period { this } else { first },
            if this.period > last.period { this } else { last },
        ));
    }
    ends
}

fn in_percent(range: Range) -> Range {
    let percent = |part: f64| 100.0 * part;
    let (low, value, high) = (percent(range.low()), percent(range.value()), percent(range.high()));
    Range::new(low, value, high).unwrap_or(range)
}

/// A value in no more digits than its range lets it have, and the range in one more, rounded outwards.
#[inline(never)]
fn write(
    (words, numbers): (&Words, NumberForm),
    range: Range,
    places: i32,
) -> Option<(String, String, Computed)> {
    let power = last_power(range, places);
    let value = rounded(range.value(), power, 0.5)?;
    let low = rounded(range.low(), power - 1, HAIR)?;
    let high = rounded(range.high(), power - 1, 1.0 - HAIR)?;
    let text = |value: Exact, power: i32| {
        let places = u8::try_from(-power).unwrap_or_default();
        numbers.write(&value.to_decimal_text(places, Direction::Nearest))
    };
    let ends = fill(words.range, &[&text(low, power - 1), &text(high, power - 1)]);
    Some((text(value, power), ends, Computed { value, range: Interval::new(low, high)? }))
}

/// A value in as many digits as [`write`] gives it.
fn shown(range: Range, places: i32) -> Option<f64> {
    rounded(range.value(), last_power(range, places), 0.5).map(Exact::to_f64)
}

/// The power of ten of a value's last digit: no finer than the printed numbers have it, and the digit
/// before it is sure within the range.
fn last_power(range: Range, places: i32) -> i32 {
    let width = range.high() - range.low();
    let (mut power, mut unit) = (-places, 1.0);
    for _ in 0..places {
        unit /= 10.0;
    }
    // A value keeps one digit at least.
    while unit * 10.0 <= width.min(range.value().abs()) {
        unit *= 10.0;
        power += 1;
    }
    power
}

/// A millionth of the last digit is the arithmetic's own and no reason to round away from it.
const HAIR: f64 = 1e-6;

/// A value as a whole number of a power of ten; `up` is what is added before the rest is cut off.
#[inline(never)]
fn rounded(value: f64, power: i32, up: f64) -> Option<Exact> {
    let unit = Exact::power_of_ten(power)?;
    // Within a float's whole numbers, or else the figure has no such value.
    let count = (value * Exact::power_of_ten(-power)?.to_f64() + up).floor();
    if count.abs() >= 9e15 {
        return None;
    }
    Exact::integer(count as i64).checked_mul(unit)
}
