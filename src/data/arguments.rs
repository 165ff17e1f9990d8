//! The rows of `arguments.csv`: what the source argues for, and the numbers that it gives for it.

use std::str::FromStr;

use super::{
    DataError,
    csv::{Row, Source, Table},
    view::one_of,
};
use crate::{
    locale::{Lang, LocalText},
    model::{Expected, Id, Places, quoted},
};

/// One point of the source's argument, in a few words of the package's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Its name.
    pub id: Id,
    /// The direction or path that it belongs to, as an index into the list; `None` for a direction.
    pub parent: Option<usize>,
    /// What the source does here.
    pub kind: ArgumentKind,
    /// Where it stands.
    pub source: String,
    /// The observations and claims that the source gives for it; empty for what it only asserts.
    pub numbers: Vec<Id>,
    /// What is argued.
    pub text: LocalText,
}

/// What a source does at a point of its argument.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ArgumentKind {
    /// It names a strategic direction.
    Direction,
    /// It recommends a path.
    Path,
    /// It says what should be reached.
    Aim,
    /// It says what is in the way.
    Challenge,
    /// It points at a case: a named project.
    Case,
}

impl ArgumentKind {
    const ALL: [(&'static str, ArgumentKind); 5] = [
        ("direction", ArgumentKind::Direction),
        ("path", ArgumentKind::Path),
        ("aim", ArgumentKind::Aim),
        ("challenge", ArgumentKind::Challenge),
        ("case", ArgumentKind::Case),
    ];

    /// Whether it holds others instead of resting on numbers itself.
    pub fn is_heading(self) -> bool {
        matches!(self, ArgumentKind::Direction | ArgumentKind::Path)
    }

    /// The token that programs use.
    pub fn token(self) -> &'static str {
        ArgumentKind::ALL[self as usize].0
    }
}

impl FromStr for ArgumentKind {
    type Err = Expected;

    /// Reads the token of a kind.
    ///
    /// # Errors
    ///
    /// Any other text.
    fn from_str(text: &str) -> Result<ArgumentKind, Expected> {
        one_of("kinds", &ArgumentKind::ALL, text)
    }
}

/// Reads `arguments.csv`; what cannot be read is reported and left out.
///
/// `numbers` holds the ids of all observations and claims, also of those whose row has an error of
/// its own.
pub(super) fn read(
    source: Source<'_>,
    numbers: &Places,
    errors: &mut Vec<DataError>,
) -> Vec<Argument> {
    const COLUMNS: [&str; 9] =
        ["id", "parent", "kind", "source", "numbers", "en", "kk", "ru", "zh"];
    let table = Table::read(source, &COLUMNS, errors);
    let mut above = Above::default();
    let mut arguments = Vec::new();
    table.each_row(errors, &mut |row, errors| {
        arguments.extend(read_row(row, &mut above, numbers, errors));
    });
    arguments
}

/// The rows further up: their places by id, and the kinds of those whose kind could be read.
#[derive(Default)]
struct Above {
    places: Places,
    kinds: Vec<Option<ArgumentKind>>,
}

fn read_row(
    row: Row<'_>,
    above: &mut Above,
    numbers: &Places,
    errors: &mut Vec<DataError>,
) -> Option<Argument> {
    // Every cell is read before any is missed, so that a row reports all that is wrong with it.
    let id = row.read("id", |text| unused(text, above), errors);
    let kind = row.read("kind", str::parse::<ArgumentKind>, errors);
    let parent = row.read("parent", |text| parent(text, kind, above), errors);
    let source = filled(row, "source", "where in the source it stands", errors);
    let numbers = row.read("numbers", |text| cited(text, kind, numbers), errors);
    let english = filled(row, "en", "what is argued, in a few words", errors);
    above.kinds.push(kind);
    let mut text = LocalText::default();
    for lang in Lang::ALL {
        let words = row.cell(lang.tag());
        if !words.is_empty() {
            text.set(lang, words.to_owned());
        }
    }
    english?;
    Some(Argument {
        id: id?,
        parent: parent?,
        kind: kind?,
        source: source?,
        numbers: numbers?,
        text,
    })
}

fn unused(text: &str, above: &mut Above) -> Result<Id, Expected> {
    let id: Id = text.parse()?;
    if above.places.insert(text, above.kinds.len()) {
        Ok(id)
    } else {
        Err(Expected::new("an id that no other row of the file has"))
    }
}

#[inline(never)]
fn filled(row: Row<'_>, column: &str, what: &str, errors: &mut Vec<DataError>) -> Option<String> {
    let read = |text: &str| {
        if text.is_empty() { Err(Expected::new(what)) } else { Ok(text.to_owned()) }
    };
    row.read(column, read, errors)
}

/// The place of a parent. A kind that cannot be read is reported at its own cell, and so is that of
/// the parent.
fn parent(
    text: &str,
    kind: Option<ArgumentKind>,
    above: &Above,
) -> Result<Option<usize>, Expected> {
    if kind == Some(ArgumentKind::Direction) {
        let expected = "nothing, since a direction belongs to nothing else";
        return if text.is_empty() { Ok(None) } else { Err(Expected::new(expected)) };
    }
    let found = above.places.get(text).filter(|place| {
        // A row is no parent of itself.
        above.kinds.get(*place).is_some_and(|other| match (other, kind) {
            (Some(other), Some(ArgumentKind::Path)) => *other == ArgumentKind::Direction,
            (Some(other), Some(_)) => other.is_heading(),
            _ => true,
        })
    });
    if found.is_some() || kind.is_none() {
        return Ok(found);
    }
    Err(Expected::new(if kind == Some(ArgumentKind::Path) {
        "the id of a direction in a row further up"
    } else {
        "the id of a direction or a path in a row further up"
    }))
}

fn cited(text: &str, kind: Option<ArgumentKind>, numbers: &Places) -> Result<Vec<Id>, Expected> {
    let mut ids = Vec::new();
    if text.is_empty() {
        return Ok(ids);
    }
    if kind.is_some_and(ArgumentKind::is_heading) {
        return Err(Expected::new("nothing, since aims, challenges and cases have the numbers"));
    }
    for part in text.split(';') {
        let id = part.parse().ok().filter(|_| numbers.get(part).is_some());
        ids.push(id.ok_or_else(|| {
            let found = quoted(part);
            let expected = "ids of observations and claims joined by semicolons";
            Expected::new(format!("{expected} ({found} is none)"))
        })?);
    }
    Ok(ids)
}
