//! CSV text into cells that know their line and column.
//!
//! In-house, since every cell needs its place and every fault its error: a library that passes over
//! both would be half of the code.
//!
//! # Source
//!
//! RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files (2005); lines may end
//! in any way, and empty ones are passed over.

#[cfg(feature = "more")]
use super::dialect::Format;
use super::{
    DataError,
    error::{are_enough, next_place},
};
use crate::{
    locale::fill,
    model::{Expected, digits, join, quoted},
};

/// One cell: its text and where it starts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// The text, unquoted.
    pub(crate) text: String,
    /// Line and character of its start, both from 1.
    pub(crate) place: (usize, usize),
    /// Whether it opens a quote that nothing closes.
    pub(crate) unclosed: bool,
    /// What was expected in its place, if it could not be given the form that every table has.
    #[cfg(feature = "more")]
    pub(crate) wrong: String,
}

/// What stands between cells and around them; where nothing is said, as RFC 4180 has it.
#[cfg(feature = "more")]
#[derive(Clone, Debug)]
pub(crate) struct Dialect {
    /// What stands between cells.
    pub(crate) delimiter: char,
    /// What stands around a text with separators, if anything does.
    pub(crate) quote: Option<char>,
    /// Whether two quotes in a text in quotes are one.
    pub(crate) doubles_quotes: bool,
    /// What stands before a character that is text, whatever it is.
    pub(crate) escape: Option<char>,
    /// What a line that is none of the table begins with.
    pub(crate) comment: Option<char>,
    /// Whether spaces before a text are none of it.
    pub(crate) skips_spaces: bool,
}

#[cfg(feature = "more")]
impl Default for Dialect {
    fn default() -> Dialect {
        Dialect {
            delimiter: ',',
            quote: Some('"'),
            doubles_quotes: true,
            escape: None,
            comment: None,
            skips_spaces: false,
        }
    }
}

/// A file of a table.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    /// Its path, for messages.
    pub(crate) file: &'a str,
    /// Its whole text.
    pub(crate) text: &'a str,
    /// How it is written, which only one form is of for every page's build.
    #[cfg(feature = "more")]
    pub(crate) format: &'a Format,
}

/// A file's header and the rows below it.
#[derive(Debug)]
pub(crate) struct Table {
    file: String,
    /// The header, if the text has any, and the rows.
    records: Vec<Vec<Cell>>,
}

/// One row of a [`Table`], with its cells by name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    table: &'a Table,
    cells: &'a [Cell],
}

impl Table {
    /// Splits a text into rows and finds the `required` columns in its header.
    ///
    /// Columns that nobody asked for are kept but never looked at.
    pub(crate) fn read(
        source: Source<'_>,
        required: &[&str],
        errors: &mut Vec<DataError>,
    ) -> Table {
        let Source { file, text, .. } = source;
        #[cfg(feature = "more")]
        let mut records = split(text, &source.format.dialect);
        #[cfg(feature = "more")]
        source.format.apply(&mut records);
        #[cfg(not(feature = "more"))]
        let records = split(text);
        let table = Table { file: file.to_owned(), records };
        let header = table.header();
        report_unclosed(file, header, errors);
        #[cfg(feature = "more")]
        if let [only] = header
            && required.len() > 1
            && only.text.contains([',', ';', '\t', '|'])
            && !only.unclosed
        {
            let pattern = "columns with {} between them, such as {} (the resource's dialect says what \
                           stands between cells)";
            let delimiter = quoted(&source.format.dialect.delimiter.to_string());
            let expected = fill(pattern, &[&delimiter, &quoted(required[0])]);
            errors.push(DataError::new(file, only.place, expected, &only.text));
            return table;
        }
        for name in required {
            let mut columns = header.iter().filter(|cell| cell.text == *name);
            match (columns.next(), columns.next()) {
                (None, _) => {
                    let mut found = Vec::new();
                    for cell in header {
                        found.push(cell.text.as_str());
                    }
                    let expected = fill("a column named {}", &[&quoted(name)]);
                    errors.push(DataError::new(file, (1, 1), expected, &join(&found, ",")));
                }
                (Some(_), Some(twice)) => {
                    let expected = fill("one column named {}, not two", &[&quoted(name)]);
                    errors.push(DataError::new(file, twice.place, expected, &twice.text));
                }
                (Some(_), None) => {}
            }
        }
        table
    }

    fn header(&self) -> &[Cell] {
        self.records.first().map_or(&[], Vec::as_slice)
    }

    /// Gives every row below the header to `read`, in order; a row that does not fit the header is
    /// reported in its turn and left out.
    pub(crate) fn each_row(
        &self,
        errors: &mut Vec<DataError>,
        read: &mut dyn FnMut(Row<'_>, &mut Vec<DataError>),
    ) {
        let width = self.header().len();
        for cells in self.records.iter().skip(1) {
            if are_enough(errors) {
                return;
            }
            report_unclosed(&self.file, cells, errors);
            if cells.len() == width {
                read(Row { table: self, cells }, errors);
                continue;
            }
            let place = cells.first().map_or((1, 1), |cell| cell.place);
            let expected = fill("{} as in the header", &[&count(width)]);
            errors.push(DataError::new(&self.file, place, expected, &count(cells.len())));
        }
    }
}

impl<'a> Row<'a> {
    /// The cell of a column; a column that is not there reads as empty.
    pub(crate) fn cell(self, column: &str) -> &'a str {
        self.find(column).map_or("", |cell| cell.text.as_str())
    }

    /// Where the cell of a column starts.
    pub(crate) fn place(self, column: &str) -> (usize, usize) {
        self.find(column).map_or((1, 1), |cell| cell.place)
    }

    /// Reads a cell, or reports what was expected there.
    pub(crate) fn read<T>(
        self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Expected>,
        errors: &mut Vec<DataError>,
    ) -> Option<T> {
        // A missing column has been reported once for the whole file.
        let cell = self.find(column)?;
        #[cfg(feature = "more")]
        if !cell.wrong.is_empty() {
            self.report(cell, Expected::new(cell.wrong.clone()), errors);
            return None;
        }
        let value = read(&cell.text);
        value.map_err(|expected| self.report(cell, expected, errors)).ok()
    }

    // Once for all types of values.
    #[inline(never)]
    fn report(self, cell: &Cell, Expected(expected): Expected, errors: &mut Vec<DataError>) {
        errors.push(DataError::new(&self.table.file, cell.place, expected, &cell.text));
    }

    fn find(self, column: &str) -> Option<&'a Cell> {
        let index = self.table.header().iter().position(|name| name.text == column)?;
        self.cells.get(index)
    }
}

fn count(cells: usize) -> String {
    if cells == 1 { "1 cell".to_owned() } else { fill("{} cells", &[&digits(cells as u64)]) }
}

fn report_unclosed(file: &str, cells: &[Cell], errors: &mut Vec<DataError>) {
    for cell in cells.iter().filter(|cell| cell.unclosed) {
        let expected = "a closing quote for the one that opens here";
        errors.push(DataError::new(file, cell.place, expected, &fill("\"{}", &[&cell.text])));
    }
}

/// Where in a cell a character stands.
#[derive(Clone, Copy, Eq, PartialEq)]
enum State {
    /// Before its first character.
    Start,
    /// In a text without quotes, where a quote is a character like others.
    Plain,
    /// Between quotes, where separators and line breaks are text.
    Quoted,
    /// After a quote that ends the text, or is the first of two that stand for one.
    Quote,
    /// In what follows the end of a text in quotes, and is taken for more of it.
    Behind,
    /// In a line that is none of the table.
    #[cfg(feature = "more")]
    Comment,
}

/// Every record as its cells. Empty lines are no records.
pub(crate) fn split(text: &str, #[cfg(feature = "more")] dialect: &Dialect) -> Vec<Vec<Cell>> {
    #[cfg(feature = "more")]
    let (delimiter, quote) = (dialect.delimiter, dialect.quote);
    #[cfg(not(feature = "more"))]
    let (delimiter, quote) = (',', Some('"'));
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut records, mut record) = (Vec::new(), Vec::new());
    let (mut cell, mut state) = (Cell::default(), State::Start);
    let mut place = (1, 1);
    #[cfg(feature = "more")]
    let mut is_escaped = false;
    for character in text.chars() {
        if state == State::Start {
            cell.place = place;
        }
        let is_quote = quote == Some(character);
        let is_break = matches!(character, '\n' | '\r');
        #[cfg(feature = "more")]
        {
            let is_text = std::mem::take(&mut is_escaped);
            let is_skipped = state == State::Start && dialect.skips_spaces && character == ' ';
            if state == State::Start && record.is_empty() && dialect.comment == Some(character) {
                state = State::Comment;
            }
            if state == State::Comment {
                if is_break {
                    state = State::Start;
                }
            } else if is_text {
                cell.text.push(character);
            } else if dialect.escape == Some(character) {
                is_escaped = true;
                if matches!(state, State::Start) {
                    state = State::Plain;
                }
            }
            if state == State::Comment || is_text || is_escaped || is_skipped {
                place = next_place(place, character);
                continue;
            }
        }
        match state {
            State::Quoted if !is_quote => cell.text.push(character),
            State::Quoted => state = State::Quote,
            State::Start if is_quote => state = State::Quoted,
            #[cfg(feature = "more")]
            State::Quote if is_quote && !dialect.doubles_quotes => {
                cell.text.push(character);
                (state, cell.unclosed) = (State::Behind, true);
            }
            State::Quote if is_quote => {
                cell.text.push(character);
                state = State::Quoted;
            }
            // The second half of a line break, or an empty line.
            State::Start if is_break && record.is_empty() => {}
            _ if is_break || character == delimiter => {
                record.push(std::mem::take(&mut cell));
                state = State::Start;
            }
            _ => {
                cell.text.push(character);
                if matches!(state, State::Quote | State::Behind) {
                    state = State::Behind;
                    cell.unclosed ^= is_quote;
                } else {
                    state = State::Plain;
                }
            }
        }
        if is_break && state == State::Start && !record.is_empty() {
            records.push(std::mem::take(&mut record));
        }
        place = next_place(place, character);
    }
    if state == State::Start {
        cell.place = place;
    }
    cell.unclosed |= state == State::Quoted;
    #[cfg(feature = "more")]
    if state == State::Comment {
        state = State::Start;
    }
    if state != State::Start || !record.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    // As every page's build splits a text, in whatever build.
    fn split(text: &str) -> Vec<Vec<Cell>> {
        #[cfg(feature = "more")]
        return super::split(text, &Dialect::default());
        #[cfg(not(feature = "more"))]
        super::split(text)
    }

    fn cells(text: &str) -> Vec<Vec<(String, (usize, usize))>> {
        let records = split(text);
        let pair = |cell: Cell| (cell.text, cell.place);
        records.into_iter().map(|record| record.into_iter().map(pair).collect()).collect()
    }

    fn cell(text: &str, line: usize, column: usize) -> (String, (usize, usize)) {
        (text.to_owned(), (line, column))
    }

    #[test]
    fn cells_know_where_they_start() {
        let expected = vec![
            vec![cell("id", 1, 1), cell("value", 1, 4)],
            vec![cell("a", 2, 1), cell("9.8", 2, 3)],
        ];
        for text in ["id,value\na,9.8", "id,value\na,9.8\n", "id,value\r\na,9.8\r\n"] {
            assert_eq!(cells(text), expected, "for {text:?}");
        }
        assert_eq!(cells("\u{feff}id,value\n\n\na,9.8")[1][1], cell("9.8", 4, 3));
        assert_eq!(cells("қазақ,x")[0][1], cell("x", 1, 7));
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_quotes() {
        let records = cells("\"a,\"\"b\nc\",d\ne,f");
        assert_eq!(records[0], [cell("a,\"b\nc", 1, 1), cell("d", 2, 4)]);
        assert_eq!(records[1], [cell("e", 3, 1), cell("f", 3, 3)]);
    }

    #[test]
    fn a_quote_that_nothing_closes_is_known() {
        let unclosed = |text: &str| {
            let records = split(text);
            let cell = &records[0][0];
            (cell.text.clone(), cell.unclosed)
        };
        assert_eq!(unclosed("\"a,b\nc"), ("a,b\nc".to_owned(), true));
        assert_eq!(unclosed("\"a\"b,c"), ("ab".to_owned(), false));
        assert_eq!(unclosed("\"a\"b\",c"), ("ab\"".to_owned(), true));
        assert_eq!(unclosed("a\"b,c"), ("a\"b".to_owned(), false));
    }

    #[test]
    fn empty_cells_are_cells_and_an_empty_text_has_none() {
        assert_eq!(
            cells("a,,\n,,"),
            [
                vec![cell("a", 1, 1), cell("", 1, 3), cell("", 1, 4)],
                vec![cell("", 2, 1), cell("", 2, 2), cell("", 2, 3)],
            ]
        );
        assert_eq!(cells(""), Vec::<Vec<_>>::new());
    }

    fn errors_of(text: &str) -> Vec<String> {
        let mut errors = Vec::new();
        let table = Table::read(
            Source {
                file: "f.csv",
                text,
                #[cfg(feature = "more")]
                format: &Format::default(),
            },
            &["id", "value"],
            &mut errors,
        );
        table.each_row(&mut errors, &mut |_, _| {});
        errors.iter().map(DataError::to_string).collect()
    }

    #[test]
    fn rows_and_headers_that_do_not_fit_are_reported_all_at_once() {
        assert_eq!(
            errors_of("id,value\na\nb,1\nc,2,3\n"),
            [
                "f.csv:2:1: expected 2 cells as in the header, found \"1 cell\"",
                "f.csv:4:1: expected 2 cells as in the header, found \"3 cells\"",
            ]
        );
        assert_eq!(
            errors_of("id,amount\n"),
            ["f.csv:1:1: expected a column named \"value\", found \"id,amount\""]
        );
        assert_eq!(
            errors_of("id,value,id\n"),
            ["f.csv:1:10: expected one column named \"id\", not two, found \"id\""]
        );
        assert_eq!(errors_of("id,value\n\"a,1\n").len(), 2);
        assert!(
            errors_of("").iter().all(|error| error.starts_with("f.csv:1:1: expected a column"))
        );
    }
}
