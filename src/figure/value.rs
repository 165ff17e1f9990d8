//! What is shown of a printed number: itself, or what is computed from it and others of its view.

use super::grid::{Cell, Grid};
use crate::{
    data::{Facet, Shown},
    indicator::{change, change::Computed, printed},
    locale::{NumberForm, Words, fill},
    model::{Direction, Exact, Interval, Published, Unit},
};

/// One number as a mark shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    /// Where it is on its axis.
    pub(crate) at: f64,
    /// Both ends of the range that rounding leaves.
    pub(crate) ends: (f64, f64),
    /// The number in the reader's form.
    pub(crate) text: String,
    /// The range in the reader's form, where the value was computed.
    pub(crate) range: Option<String>,
    /// What it was rounded from, where it was computed.
    pub(crate) computed: Option<Computed>,
}

/// The decimal places of what is computed; its range is rounded outwards to them.
pub(crate) const PLACES: u8 = 1;

impl Value {
    /// A number as printed.
    pub(crate) fn printed(numbers: NumberForm, printed: &Published) -> Value {
        let at = printed.to_f64();
        let ends = printed.range().map_or((at, at), ends);
        let text = numbers.write(printed.text());
        Value { at, ends, text, range: None, computed: None }
    }

    /// A computed number in so many decimal places, its range in at most so many; a change has its
    /// sign.
    pub(crate) fn computed(
        (words, numbers): (&Words, NumberForm),
        (computed, places, most): (Computed, u8, u8),
        is_change: bool,
    ) -> Value {
        let text = computed.value.to_decimal_text(places, Direction::Nearest);
        Value {
            at: computed.value.to_f64(),
            ends: ends(computed.range),
            text: numbers.write_as(&text, is_change),
            range: Some(write_range((words, numbers), computed.range, (places, most), is_change)),
            computed: Some(computed),
        }
    }
}

fn ends(range: Interval) -> (f64, f64) {
    (range.low().to_f64(), range.high().to_f64())
}

/// What a cell of a grid of printed numbers shows; `None` where it cannot be computed.
pub(crate) fn shown(grid: &Grid<'_>, shown: Shown, place: (usize, usize)) -> Option<Value> {
    let words = grid.words();
    let later = printed_at(grid, Some(place))?;
    let unit = |place| grid.at_place(place).map(|cell| cell.observation.unit);
    let same = |other: Option<(usize, usize)>| unit(other) == unit(Some(place));
    let computed = match shown {
        Shown::Value => {
            let unit = unit(Some(place))?;
            return Some(Value::printed(words.numbers_in(unit), later));
        }
        Shown::Index => {
            let first = grid.first(place)?;
            // Of columns that stand for time only the later ones say something.
            if first == place && grid.view().category != Facet::Period {
                return None;
            }
            let first = Some(first).filter(|_| same(Some(first)));
            change::index(later, printed_at(grid, first)?)
        }
        Shown::Growth => {
            let before = grid.before(place).filter(|before| same(Some(*before)));
            printed::growth(later, printed_at(grid, before)?)
        }
        Shown::Share => {
            let whole = grid.whole(place).filter(|whole| *whole != place && same(Some(*whole)));
            printed::share(later, printed_at(grid, whole)?)
        }
        Shown::Contribution => {
            let before = grid.before(place).filter(|before| same(Some(*before)))?;
            let whole = grid.whole(before).filter(|whole| same(Some(*whole)))?;
            let earlier = printed_at(grid, Some(before))?;
            // The whole contributes all of its growth, whose range knows that its base is its own.
            if whole == before {
                printed::growth(later, earlier)
            } else {
                printed::contribution(later, earlier, printed_at(grid, Some(whole))?)
            }
        }
    };
    let is_change = matches!(shown, Shown::Growth | Shown::Contribution);
    computed.map(|computed| {
        Value::computed((words, words.numbers), (computed, PLACES, PLACES), is_change)
    })
}

/// The range that a printed number was rounded from; its ends have one decimal place more.
pub(crate) fn printed_range(words: &Words, unit: Unit, printed: &Published) -> Option<String> {
    let places = printed.decimal().map_or(0, |decimal| decimal.places() + 1);
    let numbers = words.numbers_in(unit);
    Some(write_range((words, numbers), printed.range()?, (places, places), false))
}

/// The share that a cell has in the whole, whether the view selects the whole or not.
#[cfg(feature = "more")]
pub(crate) fn share(grid: &Grid<'_>, place: (usize, usize)) -> Option<Value> {
    let part = grid.at_place(Some(place))?.observation;
    let whole = grid.whole_of(part)?;
    let computed = printed::share(part.value.as_ref()?, whole.value.as_ref()?)?;
    let words = grid.words();
    Some(Value::computed((words, words.numbers), (computed, PLACES, PLACES), false))
}

fn printed_at<'g>(grid: &'g Grid<'_>, place: Option<(usize, usize)>) -> Option<&'g Published> {
    grid.at_place(place)?.observation.value.as_ref()
}

/// What the axis of a measure is called.
pub(crate) fn axis_name(grid: &Grid<'_>, shown: Shown, unit_name: String) -> String {
    let words = grid.words();
    match shown {
        Shown::Value => unit_name,
        Shown::Index => fill(words.index_of, &[&grid.first_period()]),
        Shown::Growth => words.growth_axis.to_owned(),
        Shown::Share => fill(words.share_axis, &[&grid.whole_name()]),
        Shown::Contribution => fill(words.contribution_axis, &[&grid.whole_name()]),
    }
}

/// The name of what is shown and its value with the range, for a line about a cell; nothing for what
/// other lines say.
pub(crate) fn line(grid: &Grid<'_>, shown: Shown, cell: &Cell<'_>) -> Option<(String, String)> {
    let value = cell.value.as_ref()?;
    // The lines on change have it where the period before is the first.
    if shown == Shown::Index && cell.earlier.is_some_and(|earlier| grid.is_first(earlier.period)) {
        return None;
    }
    #[cfg(feature = "more")]
    if let (true, Some(range)) = (cell.is_computed(), &value.range) {
        let words = grid.words();
        let amount = words.amount(&value.text, cell.observation.unit);
        let name = words.projection.computed.to_owned();
        return Some((name, fill(words.with_range, &[&amount, range])));
    }
    value_line(grid, shown, value)
}

/// As [`line`], about a value that no cell shows.
pub(crate) fn value_line(grid: &Grid<'_>, shown: Shown, value: &Value) -> Option<(String, String)> {
    let words = grid.words();
    let range = value.range.as_ref()?;
    let name = match shown {
        Shown::Value => return None,
        Shown::Index => axis_name(grid, shown, String::new()),
        Shown::Growth => words.measures[Shown::Growth as usize].to_owned(),
        Shown::Share => fill(words.share_of, &[&grid.whole_name()]),
        Shown::Contribution => fill(words.contribution_to, &[&grid.whole_name()]),
    };
    let sign = match shown {
        Shown::Contribution => words.points,
        Shown::Index => "{}",
        _ => words.units.percent,
    };
    let text = fill(sign, &[&value.text]);
    Some((name, fill(words.with_range, &[&text, range])))
}

/// Both ends of a range in the fewest decimal places that are exact, from `least` to `places`; in
/// `places` if none is, rounded outwards so that no possible value is left out.
pub(crate) fn write_range(
    (words, numbers): (&Words, NumberForm),
    range: Interval,
    (least, places): (u8, u8),
    signed: bool,
) -> String {
    let is_exact = |end: Exact, places: u8| {
        end.to_decimal_text(places, Direction::Floor)
            == end.to_decimal_text(places, Direction::Ceiling)
    };
    let fewest = (least..places)
        .find(|places| is_exact(range.low(), *places) && is_exact(range.high(), *places));
    let places = fewest.unwrap_or(places);
    let low = range.low().to_decimal_text(places, Direction::Floor);
    let high = range.high().to_decimal_text(places, Direction::Ceiling);
    let write = |plain: &str| numbers.write_as(plain, signed);
    fill(words.range, &[&write(&low), &write(&high)])
}
