//! What is shown of a printed number: itself, or what is computed from it and others of its view.

use super::grid::{Cell, Grid};
use crate::{
    data::{Facet, Shown},
    indicator::{change, change::Computed, printed},
    locale::{Words, fill},
    model::{Direction, Exact, Interval, Published},
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
}

/// The decimal places of what is computed; its range is rounded outwards to them.
const PLACES: u8 = 1;

impl Value {
    /// A number as printed.
    pub(crate) fn printed(words: &Words, printed: &Published) -> Value {
        let at = printed.to_f64();
        let ends = printed.range().map_or((at, at), ends);
        Value { at, ends, text: words.numbers.write(printed.text()), range: None }
    }

    /// A computed number; a change has its sign.
    fn computed(words: &Words, computed: Computed, is_change: bool) -> Value {
        let text = computed.value.to_decimal_text(PLACES, Direction::Nearest);
        let range = write_range(words, computed.range, (PLACES, PLACES), is_change);
        Value {
            at: computed.value.to_f64(),
            ends: ends(computed.range),
            text: words.numbers.write_as(&text, is_change),
            range: Some(range),
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
        Shown::Value => return Some(Value::printed(words, later)),
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
    computed.map(|computed| Value::computed(words, computed, is_change))
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
    let words = grid.words();
    let value = cell.value.as_ref()?;
    let range = value.range.as_ref()?;
    if cell.is_computed() {
        let amount = words.amount(&value.text, cell.observation.unit);
        return Some((words.computed.to_owned(), fill(words.with_range, &[&amount, range])));
    }
    let name = match shown {
        // The lines on change have it.
        Shown::Value | Shown::Index => return None,
        Shown::Growth => words.measures[Shown::Growth as usize].to_owned(),
        Shown::Share => fill(words.share_of, &[&grid.whole_name()]),
        Shown::Contribution => fill(words.contribution_to, &[&grid.whole_name()]),
    };
    let sign = if shown == Shown::Contribution { words.points } else { words.units.percent };
    let text = fill(sign, &[&value.text]);
    Some((name, fill(words.with_range, &[&text, range])))
}

/// Both ends of a range in the fewest decimal places that are exact, from `least` to `places`; in
/// `places` if none is, rounded outwards so that no possible value is left out.
pub(crate) fn write_range(
    words: &Words,
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
    let write = |plain: &str| words.numbers.write_as(plain, signed);
    fill(words.range, &[&write(&low), &write(&high)])
}
