//! What a figure says about one value: as printed, its rounding range, its change.

use crate::{
    data::Facet,
    indicator::change,
    locale::{NumberForm, Words, fill},
    model::{Direction, Observation, Published},
};

use super::{
    grid::Named,
    value::{printed_range, write_range},
};

/// What there is to say about one value, in the reader's language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Readout {
    /// The observation's id.
    pub id: String,
    /// What it is: "Exports, 2022".
    pub title: String,
    /// Labels and what stands for them.
    pub lines: Vec<(String, String)>,
    /// What was printed of this value and cannot follow, in sentences.
    pub warnings: Vec<String>,
}

/// The decimal places in which an index is shown; its range is rounded outwards to them.
const INDEX_PLACES: u8 = 1;

impl Readout {
    /// Speaks of `observation`, of its change since `earlier` if the figure has that, and of what
    /// the check says about it.
    pub(crate) fn new(
        named: Named<'_>,
        observation: &Observation,
        (earlier, warnings): (Option<&Observation>, Vec<String>),
    ) -> Readout {
        let words = named.lang.words();
        let mut lines = Vec::new();
        match &observation.value {
            Some(printed) => {
                let amount = words.amount_of(printed.text(), observation.unit);
                lines.push((words.printed.to_owned(), amount));
                if let Some(range) = printed_range(words, observation.unit, printed) {
                    lines.push((words.could_be.to_owned(), range));
                }
                lines.append(&mut change_lines(words, observation, earlier));
            }
            None => lines.push((words.printed.to_owned(), words.not_printed.to_owned())),
        }
        let category = named.category(observation);
        let series = named.series(observation);
        // Time comes last, as in "Exports, 2022".
        let (mut title, last) = match named.view.category {
            Facet::Period => (series, category),
            _ => (category, series),
        };
        if !title.is_empty() && !last.is_empty() {
            title.push_str(words.name_comma);
        }
        title.push_str(&last);
        Readout { id: observation.id.as_str().to_owned(), title, lines, warnings }
    }
}

/// The difference to the earlier value and the index on it, each with its range.
fn change_lines(
    words: &Words,
    observation: &Observation,
    earlier: Option<&Observation>,
) -> Vec<(String, String)> {
    let Some(earlier) = earlier else { return Vec::new() };
    let (Some(later_value), Some(earlier_value)) = (&observation.value, &earlier.value) else {
        return Vec::new();
    };
    if observation.unit != earlier.unit {
        return Vec::new();
    }
    let since = words.period(earlier.period, true);
    let numbers = words.numbers_in(observation.unit);
    let mut lines = Vec::new();
    if let Some((value, range)) = difference((words, numbers), later_value, earlier_value) {
        lines
            .push((fill(words.change_since, &[&since]), fill(words.with_range, &[&value, &range])));
    }
    if let Some(index) = change::index(later_value, earlier_value) {
        let value =
            words.numbers.write(&index.value.to_decimal_text(INDEX_PLACES, Direction::Nearest));
        let range =
            write_range((words, words.numbers), index.range, (INDEX_PLACES, INDEX_PLACES), false);
        lines.push((fill(words.index_of, &[&since]), fill(words.with_range, &[&value, &range])));
    }
    lines
}

/// The difference of two numbers and its range.
pub(crate) fn difference(
    (words, numbers): (&Words, NumberForm),
    later: &Published,
    earlier: &Published,
) -> Option<(String, String)> {
    let places = places(later).max(places(earlier));
    let change = change::difference(later, earlier)?;
    let value = change.value.to_decimal_text(places, Direction::Nearest);
    let range = write_range((words, numbers), change.range, (places, places + 1), true);
    Some((numbers.write_signed(&value), range))
}

fn places(printed: &Published) -> u8 {
    printed.decimal().map_or(0, crate::model::Decimal::places)
}
