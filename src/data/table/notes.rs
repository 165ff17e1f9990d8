//! How a table was read, in the words of every language.

use super::{TableError, error::shown, grid::Grid, number::Mark};
use crate::{
    locale::{Lang, LocalText, TableWords, Words, fill},
    model::{Unit, digits, join},
};

/// The most places that one line names.
const MOST_PLACES: usize = 12;

/// A cell: its row, its column and the heading of that.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) heading: String,
}

impl Place {
    /// The cell in words, counted from 1.
    pub(super) fn text(&self, words: &TableWords) -> String {
        let number = |index: usize| digits(index as u64 + 1);
        let (row, column) = (number(self.row), number(self.column));
        if self.heading.is_empty() {
            return fill("{}:{}", &[&row, &column]);
        }
        fill(words.place, &[&row, &column, &self.heading])
    }

    /// The same as errors name it.
    pub(super) fn of_error(&self) -> String {
        let number = |index: usize| digits(index as u64 + 1);
        let place = fill("row {}, column {}", &[&number(self.row), &number(self.column)]);
        if self.heading.is_empty() {
            return place;
        }
        // What could disguise the place is shown as what it is.
        let heading = shown(&self.heading);
        fill("{} ({})", &[&place, heading.trim_matches('"')])
    }

    pub(super) fn error(&self, text: String) -> TableError {
        TableError { place: self.of_error(), text }
    }
}

/// Where something was found that is said once for a table.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    Attribute(&'static str),
    Caption,
    Headings,
    Cell(Place, String),
}

impl Origin {
    fn text(&self, words: &TableWords) -> String {
        match self {
            Origin::Attribute(name) => fill(words.attribute, &[name]),
            Origin::Caption => words.parts[0].to_owned(),
            Origin::Headings => words.parts[1].to_owned(),
            Origin::Cell(place, found) => fill(words.found, &[&place.text(words), found]),
        }
    }
}

/// The lines about how a table was read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) lines: Vec<LocalText>,
}

impl Notes {
    /// Adds a line, written in each language.
    pub(super) fn add(&mut self, write: &dyn Fn(&TableWords, &'static Words) -> String) {
        self.lines.push(in_each(write));
    }

    /// Adds a pattern with one text, whatever the language.
    pub(super) fn say(&mut self, pattern: &dyn Fn(&TableWords) -> &'static str, text: &str) {
        self.add(&|words, _| fill(pattern(words), &[text]));
    }

    pub(super) fn unit(&mut self, unit: Unit, origin: &Origin) {
        self.add(&|words, all| fill(words.unit, &[&all.unit_name(unit), &origin.text(words)]));
    }

    pub(super) fn decimal(&mut self, decided: Option<&(Mark, Origin)>) {
        self.add(&|words, _| match decided {
            Some((mark, origin)) => {
                let name = words.decimals[usize::from(*mark == Mark::Comma)];
                fill(words.decimal, &[name, &origin.text(words)])
            }
            None => words.no_decimal.to_owned(),
        });
    }

    /// Adds a line about cells, each with what stands in it; none about no cells.
    pub(super) fn cells(
        &mut self,
        pattern: &dyn Fn(&TableWords) -> &'static str,
        cells: &[(Place, String)],
    ) {
        if cells.is_empty() {
            return;
        }
        self.add(&|words, all| {
            let mut places = Vec::new();
            for (place, found) in cells.iter().take(MOST_PLACES) {
                let place = place.text(words);
                places.push(if found.is_empty() {
                    fill("{}: {}", &[&place, words.empty])
                } else {
                    fill(words.found, &[&place, found])
                });
            }
            if cells.len() > MOST_PLACES {
                places.push(fill(words.more, &[&digits((cells.len() - MOST_PLACES) as u64)]));
            }
            fill(pattern(words), &[&join(&places, all.findings.semicolon)])
        });
    }
}

/// A text in each language.
pub(super) fn in_each(write: &dyn Fn(&TableWords, &'static Words) -> String) -> LocalText {
    let mut text = LocalText::default();
    for lang in Lang::ALL {
        text.set(lang, write(TableWords::of(lang), lang.words()));
    }
    text
}

/// The place of a cell.
pub(super) fn place(grid: &Grid, heads: &[usize], row: usize, column: usize) -> Place {
    Place { row, column, heading: grid.texts(heads, column) }
}
