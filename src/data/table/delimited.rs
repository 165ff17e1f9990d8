//! Delimited text as a table: what a spreadsheet saves, and what is pasted out of one.
//!
//! What stands between cells is found from the text alone if exactly one character splits every row
//! into as many cells as the first.

use super::{
    PageCell, PageRow, PageTable, Section, TableError, TableErrors, error::shown,
    heading::source_of, notes::in_each, package, text::plain,
};
use crate::{
    data::{
        Package,
        csv::{self, Dialect},
    },
    locale::{Lang, LocalText, fill},
    model::{digits, join},
};

/// Delimited text, and what its author says of it.
#[derive(Clone, Debug, Default)]
pub struct Delimited {
    /// The text itself; its first row names the columns.
    pub text: String,
    /// What the table shows.
    pub title: String,
    /// The language that it is written in.
    pub lang: Lang,
    /// What separates cells: `comma`, `semicolon`, `tab`, `bar`, or the character itself.
    pub delimiter: Option<String>,
    /// As the attribute `data-unit`.
    pub unit: Option<String>,
    /// As the attribute `data-decimal`.
    pub decimal: Option<String>,
    /// As the attribute `data-rules`.
    pub rules: Option<String>,
    /// As the attribute `data-source`.
    pub source: Option<String>,
}

/// What may separate cells, its name in a setting, and its name in errors.
const DELIMITERS: [(char, &str, &str); 4] = [
    (',', "comma", "commas"),
    (';', "semicolon", "semicolons"),
    ('\t', "tab", "tabs"),
    ('|', "bar", "bars"),
];

/// One row: the line that it starts on, from 0, and the texts of its cells.
struct Record {
    line: usize,
    cells: Vec<String>,
    /// The same with the separators between them.
    text: String,
    is_unclosed: bool,
}

impl Record {
    fn has_only_its_first(&self) -> bool {
        self.cells.iter().skip(1).all(String::is_empty)
    }
}

/// A text, split at one character.
struct Split {
    /// The place in [`DELIMITERS`].
    by: usize,
    records: Vec<Record>,
    /// What follows the rows: where the numbers are from, and footnotes.
    below: Vec<String>,
}

impl Split {
    fn of(text: &str, by: usize) -> Split {
        let dialect = Dialect { delimiter: DELIMITERS[by].0, ..Dialect::default() };
        let mut records = Vec::new();
        for cells in csv::split(text, &dialect) {
            let line = cells.first().map_or(0, |cell| cell.place.0 - 1);
            let is_unclosed = cells.iter().any(|cell| cell.unclosed);
            let mut texts = Vec::new();
            for cell in cells {
                texts.push(cell.text);
            }
            let text = join(&texts, &dialect.delimiter.to_string());
            let text = plain(text.trim_end_matches([dialect.delimiter, ' ']));
            let cells: Vec<String> = texts.iter().map(|text| plain(text)).collect();
            if cells.iter().any(|text| !text.is_empty()) {
                records.push(Record { line, cells, text, is_unclosed });
            }
        }
        let mut split = Split { by, records, below: Vec::new() };
        while let Some(last) = split.records.last()
            && split.records.len() > 1
            && split.is_below(last)
        {
            split.below.insert(0, last.text.clone());
            split.records.pop();
        }
        split
    }

    fn width(&self) -> usize {
        self.records.first().map_or(0, |record| record.cells.len())
    }

    /// Whether a row is a line of text below the table: not one of as many cells, and begun as such
    /// lines are.
    fn is_below(&self, record: &Record) -> bool {
        let Some(first) = record.cells.first() else { return false };
        let is_marked = first.starts_with([
            '*', '\u{2020}', '\u{2021}', '\u{a7}', '[', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}',
        ]);
        (record.cells.len() != self.width() || record.has_only_its_first())
            && (is_marked || source_of(first).is_some())
    }

    /// How many rows have as many cells as the first; none if that is one.
    fn fitting(&self) -> usize {
        let width = self.width();
        if width < 2 {
            return 0;
        }
        self.records.iter().filter(|record| record.cells.len() == width).count()
    }

    fn fits(&self) -> bool {
        self.width() > 1 && self.fitting() == self.records.len()
    }
}

/// Reads a text to a package, and tells what separated its cells.
pub(super) fn read(given: &Delimited) -> Result<(Package, char), TableErrors> {
    let mut errors = Vec::new();
    let error = |place: &str, text: String| TableError { place: place.to_owned(), text };
    if plain(&given.title).is_empty() {
        errors.push(error("title", "expected a title that says what the table shows".to_owned()));
    }
    // Lines are counted by one sort of break.
    let text = given.text.replace("\r\n", "\n").replace('\r', "\n");
    let split = match chosen(given, &text) {
        Ok(split) => split,
        Err(wrong) => {
            errors.push(wrong);
            return Err(TableErrors(errors));
        }
    };
    let (delimiter, _, name) = DELIMITERS[split.by];
    let width = split.width();
    let head = split.records.first().map_or(0, |record| record.line);
    let mut rows: Vec<PageRow> = Vec::new();
    let mut is_ragged = false;
    for (place, record) in split.records.iter().enumerate() {
        rows.resize_with(record.line, PageRow::default);
        let row = fill("row {}", &[&digits(record.line as u64 + 1)]);
        let is_head = place == 0;
        let wrong = if record.is_unclosed {
            Some(
                "expected a closing quote for one that opens here: write a quote that is text twice, \
                 and quotes around it"
                    .to_owned(),
            )
        } else if record.cells.len() == width {
            let is_second_head = place == 1 && record.cells[0].is_empty();
            is_second_head.then(|| {
                "expected a name for the numbers of this row; if it belongs to the headings, write them \
                 in one row, such as \"2022, million USD\""
                    .to_owned()
            })
        } else {
            let pattern = "expected {} cells as in row {}, found {}, split at {}: fill in what is missing, \
                           or put quotes around a cell that has such a character in it";
            let counts = [digits(width as u64), digits(head as u64 + 1)];
            let found = digits(record.cells.len() as u64);
            Some(fill(pattern, &[&counts[0], &counts[1], &found, name]))
        };
        if let Some(wrong) = wrong {
            errors.push(error(&row, wrong));
            is_ragged = true;
            continue;
        }
        if is_head {
            for (column, heading) in record.cells.iter().enumerate().skip(1) {
                if heading.is_empty() {
                    let place = fill("{}, column {}", &[&row, &digits(column as u64 + 1)]);
                    let text = "expected a heading, found an empty cell: write a heading over each column, \
                                also where one spanned several; a title goes into the title, not into \
                                the text";
                    errors.push(error(&place, text.to_owned()));
                    is_ragged = true;
                }
            }
        }
        let section = if is_head { Section::Head } else { Section::Body };
        let cells = record.cells.iter().map(|text| cell(text, is_head)).collect();
        rows.push(PageRow { section, cells });
    }
    // Without a caption the reader would miss one that no text has.
    let caption = if plain(&given.title).is_empty() { "?" } else { &given.title };
    let table = PageTable {
        caption: vec![caption.to_owned()],
        rows,
        after: split.below,
        figure_caption: String::new(),
        lang: given.lang,
        unit: given.unit.clone(),
        decimal: given.decimal.clone(),
        rules: given.rules.clone(),
        source: given.source.clone(),
    };
    match package::read(&table) {
        Ok(mut package) if errors.is_empty() => {
            let said = in_each(&|words, _| fill(words.delimiter, &[words.delimiters[split.by]]));
            package.reading.insert(0, said);
            Ok((package, delimiter))
        }
        Ok(_) => Err(TableErrors(errors)),
        Err(TableErrors(others)) => {
            // What follows from rows that could not be read is no error of its own.
            errors.extend(others.into_iter().filter(|other| {
                !is_ragged || other.place.starts_with("row ") && other.place.contains("column ")
            }));
            Err(TableErrors(errors))
        }
    }
}

fn cell(text: &str, is_header: bool) -> PageCell {
    PageCell {
        text: text.to_owned(),
        marks: Vec::new(),
        is_header,
        scope: String::new(),
        columns: 1,
        rows: 1,
    }
}

/// The text split at what is given, or at the one character that fits; where none does, at the one that
/// comes nearest, so that errors can say what is wrong with its rows.
fn chosen(given: &Delimited, text: &str) -> Result<Split, TableError> {
    const NAME: &str = "delimiter";
    let error = |place: &str, text: String| TableError { place: place.to_owned(), text };
    if let Some(wanted) = &given.delimiter {
        let is_it = |(character, name, _): &(char, &str, &str)| {
            wanted == name || wanted.chars().eq([*character])
        };
        let Some(by) = DELIMITERS.iter().position(is_it) else {
            let pattern = "expected \"comma\", \"semicolon\", \"tab\" or \"bar\", found {}";
            return Err(error(NAME, fill(pattern, &[&shown(wanted)])));
        };
        let split = Split::of(text, by);
        for (other, (_, name, names)) in DELIMITERS.iter().enumerate() {
            if !split.fits() && Split::of(text, other).fits() {
                let pattern =
                    "{} do not split all rows into as many cells, but {} do: say \"{}\" here";
                return Err(error(NAME, fill(pattern, &[DELIMITERS[by].2, names, name])));
            }
        }
        return if split.width() > 1 { Ok(split) } else { Err(undivided(&split)) };
    }
    let splits = [0, 1, 2, 3].map(|by| Split::of(text, by));
    let fitting: Vec<&Split> = splits.iter().filter(|split| split.fits()).collect();
    if let [first, second, ..] = fitting[..] {
        let [(_, one, ones), (_, other, others)] = [DELIMITERS[first.by], DELIMITERS[second.by]];
        let pattern = "{} and {} each split all rows into as many cells: say with \"{}\" or \"{}\" which \
                       of them separates cells";
        return Err(error(NAME, fill(pattern, &[ones, others, one, other])));
    }
    let mut nearest: Option<Split> = None;
    for split in splits {
        if split.fits() {
            return Ok(split);
        }
        if nearest.as_ref().is_none_or(|other| other.fitting() < split.fitting()) {
            nearest = Some(split);
        }
    }
    match nearest {
        Some(split) if split.width() > 1 => Ok(split),
        Some(split) => Err(undivided(&split)),
        None => Err(error("text", "expected rows of cells, found nothing".to_owned())),
    }
}

/// A text whose first row has one cell.
fn undivided(split: &Split) -> TableError {
    let Some(first) = split.records.first() else {
        let text = "expected rows of cells, the first with the headings; found nothing".to_owned();
        return TableError { place: "text".to_owned(), text };
    };
    let pattern = "expected headings with commas, semicolons, tabs or bars between them, found {}; a title \
                   goes into the title, not into the text";
    let found = shown(&join(&first.cells, " "));
    let place = fill("row {}", &[&digits(first.line as u64 + 1)]);
    TableError { place, text: fill(pattern, &[&found]) }
}

/// How a text was read, and the files of its package.
#[derive(Clone, Debug)]
pub struct TableFiles {
    /// The texts of the files by path, the descriptor first.
    pub files: Vec<(&'static str, String)>,
    /// How the table was read, in lines.
    pub read: Vec<LocalText>,
    /// What separated the cells of a text.
    pub delimiter: Option<char>,
}

impl TableFiles {
    pub(super) fn of(package: &Package, lang: Lang, delimiter: Option<char>) -> TableFiles {
        let lines = super::super::write::in_lang(&package.reading, lang);
        let files = super::super::write::files(package, &join(&lines, "\n"));
        TableFiles { files, read: package.reading.clone(), delimiter }
    }
}
