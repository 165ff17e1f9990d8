//! The numbers of a table, once it is known which columns have them.

use super::{
    PageTable, TableError,
    error::shown,
    grid::Grid,
    notes::{Notes, Origin, Place, place},
    number::{Content, Evidence, Mark, Number},
};
use crate::{locale::fill, model::Published};

/// A cell of a column of numbers.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) place: Place,
    /// What it says, without marks.
    pub(super) text: String,
    pub(super) marks: Vec<String>,
    content: Content,
    /// The number, once it is read.
    pub(super) value: Option<Published>,
}

impl Cell {
    pub(super) fn of(grid: &Grid, heads: &[usize], row: usize, column: usize) -> Cell {
        let (text, marks) = match grid.at(row, column) {
            Some(slot) => (slot.text.clone(), slot.marks.clone()),
            None => (String::new(), Vec::new()),
        };
        let place = place(grid, heads, row, column);
        Cell { place, content: Content::read(&text), text, marks, value: None }
    }

    /// Whether something stands in it that is not only there for a number that is missing.
    pub(super) fn has_content(&self) -> bool {
        self.content != Content::Missing
    }
}

/// Reads the numbers of all cells by one decimal mark, which is the attribute's or is seen in them.
pub(super) fn read(
    table: &PageTable,
    cells: &mut [(Cell, bool)],
    notes: &mut Notes,
    errors: &mut Vec<TableError>,
) {
    let decided = decide(table, cells, errors);
    let mark = decided.as_ref().map_or(Mark::Point, |(mark, _)| *mark);
    let is_open = decided.is_none();
    let (mut missing, mut dashes, mut grouped, mut marked) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (cell, is_percent) in cells {
        let found = |text: &str| (cell.place.clone(), text.to_owned());
        if !cell.marks.is_empty() {
            marked.push(found(&crate::model::join(&cell.marks, ", ")));
        }
        let number = match &cell.content {
            Content::Number(number) => number,
            Content::Missing => {
                missing.push(found(&cell.text));
                continue;
            }
            Content::Other => {
                errors.push(no_number(cell));
                continue;
            }
        };
        if number.is_percent && !*is_percent {
            let text = "found {}, but the unit of this column is not percent";
            errors.push(cell.place.error(fill(text, &[&shown(&cell.text)])));
        }
        if is_open && matches!(number.evidence(), Evidence::Either(_) | Evidence::Is(_)) {
            // What the decimal mark is has an error of its own.
            continue;
        }
        match number.in_plain_form(mark).and_then(|text| text.parse::<Published>().ok()) {
            Some(value) => {
                if number.has_dash() {
                    dashes.push(found(&cell.text));
                }
                if number.has_groups(mark) {
                    grouped.push(found(&cell.text));
                }
                cell.value = Some(value);
            }
            // What the mark makes no number of, another might have.
            None if number.evidence() != Evidence::Neither && decided.is_some() => {
                let name = if mark == Mark::Comma { "comma" } else { "point" };
                let by = match decided.as_ref() {
                    Some((_, Origin::Cell(place, _))) => place.of_error(),
                    _ => "data-decimal".to_owned(),
                };
                let text = "{} is no number with a decimal {}, which {} shows";
                errors.push(cell.place.error(fill(text, &[&shown(&cell.text), name, &by])));
            }
            None => errors.push(no_number(cell)),
        }
    }
    notes.decimal(decided.as_ref());
    notes.cells(&|words| words.grouped, &grouped);
    notes.cells(&|words| words.dashes, &dashes);
    notes.cells(&|words| words.marks, &marked);
    notes.cells(&|words| words.missing, &missing);
}

fn no_number(cell: &Cell) -> TableError {
    let text = "expected a number, or for a number that is not there an empty cell, \"-\", \"..\" or \
                \"n/a\"; found {}";
    cell.place.error(fill(text, &[&shown(&cell.text)]))
}

/// The decimal mark of a table and where it was seen; `None` where no number has one, or where it
/// cannot be told, which is an error.
fn decide(
    table: &PageTable,
    cells: &[(Cell, bool)],
    errors: &mut Vec<TableError>,
) -> Option<(Mark, Origin)> {
    const NAME: &str = "data-decimal";
    if let Some(attribute) = &table.decimal {
        let mark = match attribute.trim() {
            "point" | "." => Mark::Point,
            "comma" | "," => Mark::Comma,
            other => {
                let text = fill("expected \"point\" or \"comma\", found {}", &[&shown(other)]);
                errors.push(TableError { place: NAME.to_owned(), text });
                return None;
            }
        };
        return Some((mark, Origin::Attribute(NAME)));
    }
    let mut seen: Option<(Mark, &Cell)> = None;
    let mut open: Vec<(&Cell, &Number, Mark)> = Vec::new();
    for (cell, _) in cells {
        let Content::Number(number) = &cell.content else { continue };
        match (number.evidence(), seen) {
            (Evidence::Is(mark), None) => seen = Some((mark, cell)),
            (Evidence::Is(mark), Some((known, first))) if mark != known => {
                let text = "{} has another decimal mark than {} in {}: say with data-decimal=\"point\" \
                            or data-decimal=\"comma\" which it is, and write all numbers so";
                let first = [&shown(&first.text), &first.place.of_error()];
                let text = fill(text, &[&shown(&cell.text), first[0], first[1]]);
                errors.push(cell.place.error(text));
                return None;
            }
            (Evidence::Either(mark), _) => open.push((cell, number, mark)),
            _ => {}
        }
    }
    if let Some((mark, cell)) = seen {
        return Some((mark, Origin::Cell(cell.place.clone(), cell.text.clone())));
    }
    for (cell, number, mark) in open {
        let plain = |mark| number.in_plain_form(mark).unwrap_or_default();
        let other = if mark == Mark::Comma { Mark::Point } else { Mark::Comma };
        let names = if mark == Mark::Comma { ["comma", "point"] } else { ["point", "comma"] };
        let text = "{} may be {} or {}: say with data-decimal=\"{}\" or data-decimal=\"{}\" which";
        let [own, another] = [plain(mark), plain(other)];
        let text = fill(text, &[&shown(&cell.text), &own, &another, names[0], names[1]]);
        errors.push(cell.place.error(text));
    }
    None
}
