//! The cells of a table at their places: what spans several has each of them.

use super::{PageCell, PageRow, PageTable, number::take_marks, text::plain};
use crate::model::join;

/// The most places that a table may have; a figure of more would show nothing.
const MOST_PLACES: usize = 20_000;

/// A cell at one of its places.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// What it says, without footnote marks.
    pub(super) text: String,
    /// Its footnote marks.
    pub(super) marks: Vec<String>,
    pub(super) is_header: bool,
    /// Whether it is a header of its row, as its `scope` says.
    pub(super) is_row_header: bool,
    /// Whether this is the first of its places.
    pub(super) is_origin: bool,
}

/// The places of a table by row and column; where no cell is, there is none.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Option<Slot>>>,
    pub(super) width: usize,
}

impl Grid {
    /// Puts each cell at its places; `None` if those are more than a figure could show.
    pub(super) fn of(table: &PageTable) -> Option<Grid> {
        let mut rows: Vec<Vec<Option<Slot>>> = vec![Vec::new(); table.rows.len()];
        let mut places = 0;
        for (row, PageRow { section, cells }) in table.rows.iter().enumerate() {
            let mut column = 0;
            for cell in cells {
                while matches!(rows[row].get(column), Some(Some(_))) {
                    column += 1;
                }
                let slot = Slot::of(cell);
                // Zero stands for all rows that are left; none goes on in another section.
                let most = if cell.rows == 0 { usize::MAX } else { cell.rows };
                let mut below = 0;
                while below < most
                    && table.rows.get(row + below).is_some_and(|row| row.section == *section)
                {
                    for beside in 0..cell.columns.max(1) {
                        places += 1;
                        if places > MOST_PLACES {
                            return None;
                        }
                        let slots = &mut rows[row + below];
                        if slots.len() <= column + beside {
                            slots.resize(column + beside + 1, None);
                        }
                        let is_origin = below == 0 && beside == 0;
                        slots[column + beside]
                            .get_or_insert_with(|| Slot { is_origin, ..slot.clone() });
                    }
                    below += 1;
                }
                column += cell.columns.max(1);
            }
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        Some(Grid { rows, width })
    }

    pub(super) fn at(&self, row: usize, column: usize) -> Option<&Slot> {
        self.rows.get(row)?.get(column)?.as_ref()
    }

    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        self.at(row, column).map_or("", |slot| &slot.text)
    }

    /// The different texts of a column in some rows, with a separator between them.
    pub(super) fn texts(&self, rows: &[usize], column: usize) -> String {
        let mut texts: Vec<&str> = Vec::new();
        for row in rows {
            let text = self.text(*row, column);
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        join(&texts, ", ")
    }
}

impl Slot {
    fn of(cell: &PageCell) -> Slot {
        let text = plain(&cell.text);
        let (kept, mut marks) = take_marks(&text);
        for mark in &cell.marks {
            let mark = plain(mark);
            if !mark.is_empty() {
                marks.push(mark);
            }
        }
        Slot {
            text: kept.to_owned(),
            marks,
            is_header: cell.is_header,
            is_row_header: cell.is_header && cell.scope.starts_with("row"),
            is_origin: false,
        }
    }
}
