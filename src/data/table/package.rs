//! From the places of a table to a package: its rows, columns and unit.

use super::{
    PageTable, Section, TableError, TableErrors,
    cells::{self, Cell},
    claims,
    error::shown,
    grid::Grid,
    heading::{Column, heading_rows},
    notes::{Notes, place},
    rules,
    text::{is_same, plain, slug},
};
use crate::{
    data::{
        Labels, Package, Reference,
        hash::{self, fnv1a},
    },
    locale::{LocalText, TableWords, fill},
    model::{Id, Measure, Observation, Unit, digits, join, quoted},
};

/// A row that has numbers.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) row: usize,
    pub(super) label: String,
    pub(super) token: String,
}

/// What is read of a table on the way to its package.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) table: &'a PageTable,
    pub(super) grid: Grid,
    pub(super) heads: Vec<usize>,
    pub(super) columns: Vec<Column>,
    pub(super) lines: Vec<Line>,
    /// The footnotes and other lines below the numbers.
    pub(super) below: Vec<String>,
    pub(super) notes: Notes,
    pub(super) errors: Vec<TableError>,
}

pub(super) fn read(table: &PageTable) -> Result<Package, TableErrors> {
    let failed = |place: &str, text: &str| {
        let (place, text) = (place.to_owned(), text.to_owned());
        TableErrors(vec![TableError { place, text }])
    };
    let Some(grid) = Grid::of(table) else {
        return Err(failed("table", "it has more than 20,000 places, more than a figure can show"));
    };
    if grid.width == 0 {
        return Err(failed("table", "expected a <table> with rows between the tags"));
    }
    let heads = heading_rows(table, &grid);
    let mut reader = Reader {
        table,
        grid,
        heads,
        columns: Vec::new(),
        lines: Vec::new(),
        below: Vec::new(),
        notes: Notes::default(),
        errors: Vec::new(),
    };
    let declared = reader.rules();
    let wanted = reader.wanted_unit();
    if reader.heads.is_empty() {
        let text = "expected header cells (<th>) that name the columns";
        reader.error("row 1", text.to_owned());
        return Err(TableErrors(reader.errors));
    }
    let bodies = reader.bodies();
    let names = reader.name_columns(&bodies);
    for column in names..reader.grid.width {
        reader.columns.push(Column::of(&reader.grid, &reader.heads, column));
    }
    let levels = reader.levels();
    let unit = match wanted {
        Some((unit, _)) => Some(unit),
        None => reader.unit(&levels, names),
    };
    reader.lines(&bodies, names, &levels);
    let claims = claims::resolve(&mut reader, declared, &levels);
    let mut cells = Vec::new();
    let is_percent = unit.is_some_and(|unit| unit.measure == Measure::Percent);
    for line in &reader.lines {
        for column in &levels {
            let cell =
                Cell::of(&reader.grid, &reader.heads, line.row, reader.columns[*column].place);
            cells.push((cell, is_percent));
        }
    }
    let level_count = cells.len();
    claims.cells(&reader, &mut cells);
    cells::read(table, &mut cells, &mut reader.notes, &mut reader.errors);
    let title = reader.title();
    let Some(unit) = unit else { return Err(TableErrors(reader.errors)) };
    let (levels_read, claims_read) = cells.split_at(level_count);
    let variable = match table.unit.as_deref().map(plain) {
        Some(text) => text.split(' ').nth(2).unwrap_or("trade").to_owned(),
        None => "trade".to_owned(),
    };
    let observations = reader.observations(levels_read, &levels, unit, &variable);
    let claims_made = claims.make(&reader, &observations, claims_read, &levels, unit);
    let views = reader.views(&observations, claims.whole(), unit, levels.len());
    if !reader.errors.is_empty() {
        return Err(TableErrors(reader.errors));
    }
    let mut labels = Labels::default();
    for line in &reader.lines {
        labels.add(&line.token, reader.own(&line.label));
    }
    let source = reader.source();
    let sources = Vec::from_iter(
        (!source.is_empty()).then(|| Reference { title: source, path: String::new() }),
    );
    Ok(Package {
        name: "table".to_owned(),
        title,
        licenses: Vec::new(),
        sources,
        contributors: Vec::new(),
        citation: Vec::new(),
        observations,
        claims: claims_made,
        arguments: Vec::new(),
        labels,
        views,
        hash: fingerprint(table),
        reading: reader.notes.lines,
    })
}

/// The hash of a table's caption, of what its author says of it and of its cells, each text with a zero
/// after it.
fn fingerprint(table: &PageTable) -> u64 {
    let mut hash = hash::EMPTY;
    for text in table.caption.iter().chain(&table.unit).chain(&table.decimal).chain(&table.rules) {
        hash = fnv1a(fnv1a(hash, text), "\u{0}");
    }
    for row in &table.rows {
        for cell in &row.cells {
            hash = fnv1a(fnv1a(hash, &cell.text), "\u{0}");
        }
    }
    hash
}

impl Reader<'_> {
    pub(super) fn error(&mut self, place: &str, text: String) {
        self.errors.push(TableError { place: place.to_owned(), text });
    }

    /// A text in the language of the page.
    pub(super) fn own(&self, text: &str) -> LocalText {
        let mut own = LocalText::default();
        own.set(self.table.lang, text.to_owned());
        own
    }

    fn words(&self) -> &'static TableWords {
        TableWords::of(self.table.lang)
    }

    fn rules(&mut self) -> Vec<rules::Declared> {
        let mut errors = Vec::new();
        let rules = rules::read(self.table.rules.as_deref().unwrap_or_default(), &mut errors);
        for text in errors {
            self.error("data-rules", text);
        }
        rules
    }

    /// The rows that may have numbers; lines of text at the foot go to `below`.
    fn bodies(&mut self) -> Vec<usize> {
        let mut bodies = Vec::new();
        for (row, slots) in self.grid.rows.iter().enumerate() {
            if self.heads.contains(&row) {
                continue;
            }
            let mut texts = Vec::new();
            for slot in slots.iter().flatten() {
                if slot.is_origin && !slot.text.is_empty() {
                    texts.push(slot.text.as_str());
                }
            }
            match texts[..] {
                [] => {}
                [line] if self.table.rows[row].section == Section::Foot => {
                    self.below.push(line.to_owned());
                }
                _ => bodies.push(row),
            }
        }
        for line in &self.table.after {
            let line = plain(line);
            if !line.is_empty() {
                self.below.push(line);
            }
        }
        bodies
    }

    /// How many columns, from the first, name the rows.
    fn name_columns(&mut self, bodies: &[usize]) -> usize {
        let mut names = 0;
        while names + 1 < self.grid.width
            && bodies.iter().all(|row| match self.grid.at(*row, names) {
                Some(slot) => slot.is_header,
                None => false,
            })
        {
            names += 1;
        }
        if names == 0 || bodies.is_empty() {
            names = 1;
            if Column::of(&self.grid, &self.heads, 0).period.is_some() {
                let text = "expected a first column that names the rows, not a period";
                self.error("column 1", text.to_owned());
            }
        }
        let mut headings = Vec::new();
        for column in 0..names {
            let heading = self.grid.texts(&self.heads, column);
            headings.push(if heading.is_empty() { digits(column as u64 + 1) } else { heading });
        }
        self.notes.say(&|words| words.named_by, &join(&headings, ", "));
        names
    }

    /// The columns of levels, as indices into `columns`.
    fn levels(&mut self) -> Vec<usize> {
        let mut levels: Vec<usize> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let Some(period) = column.period else { continue };
            let same = levels.iter().find(|level| self.columns[**level].period == Some(period));
            match same {
                Some(first) => {
                    let text = "expected each period once; column {} has {} too";
                    let first = digits(self.columns[*first].place as u64 + 1);
                    let text = fill(text, &[&first, &period.text()]);
                    let head = self.heads.last().copied().unwrap_or(0);
                    let at = place(&self.grid, &self.heads, head, column.place);
                    self.errors.push(at.error(text));
                }
                None => levels.push(index),
            }
        }
        if levels.is_empty() {
            let text = "expected a column whose heading is a year or another period, such as \"2022\" \
                        or \"2022-05\"";
            self.error("row 1", text.to_owned());
            return levels;
        }
        let mut headings = Vec::new();
        for level in &levels {
            headings.push(self.columns[*level].heading.clone());
        }
        self.notes.say(&|words| words.periods, &join(&headings, "; "));
        levels
    }

    /// Finds the rows that have numbers.
    fn lines(&mut self, bodies: &[usize], names: usize, levels: &[usize]) {
        let columns: Vec<usize> = (0..names).collect();
        for row in bodies {
            let mut labels: Vec<&str> = Vec::new();
            for column in &columns {
                let text = self.grid.text(*row, *column);
                if !text.is_empty() && !labels.contains(&text) {
                    labels.push(text);
                }
            }
            let label = join(&labels, ", ");
            let mut has_number = false;
            for level in levels {
                let column = self.columns[*level].place;
                let cell = Cell::of(&self.grid, &self.heads, *row, column);
                let is_own = self.grid.at(*row, column).is_none_or(|slot| slot.is_origin);
                // A heading that spans the row stands at the places of its numbers too.
                has_number |= cell.has_content() && is_own;
                if cell.has_content() && !is_own && cell.text != label {
                    let text = "expected a cell of its own for each number".to_owned();
                    self.errors.push(cell.place.error(text));
                }
            }
            let is_spanned = self.grid.at(*row, names).is_some_and(|slot| slot.text == label);
            if !has_number
                && (is_spanned
                    || levels
                        .iter()
                        .all(|level| self.grid.text(*row, self.columns[*level].place).is_empty()))
            {
                self.notes.say(&|words| words.heading_row, &label);
                continue;
            }
            let at = place(&self.grid, &self.heads, *row, 0);
            if label.is_empty() {
                self.errors
                    .push(at.error("expected a name for the numbers of this row".to_owned()));
                continue;
            }
            if let Some(other) = self.lines.iter().find(|line| is_same(&line.label, &label)) {
                let text = "expected another name than {}, which row {} has";
                let row = digits(other.row as u64 + 1);
                self.errors.push(at.error(fill(text, &[&shown(&label), &row])));
                continue;
            }
            let base = slug(&label);
            let (mut token, mut count) = (base.clone(), 1);
            while self.lines.iter().any(|line| line.token == token) {
                count += 1;
                token = join(&[&base, &digits(count)], "-");
            }
            self.lines.push(Line { row: *row, label, token });
        }
        if self.lines.is_empty() && !levels.is_empty() {
            self.error("table", "expected at least one row with a number".to_owned());
        }
    }

    /// The observation of each cell, in the order of the rows.
    fn observations(
        &self,
        cells: &[(Cell, bool)],
        levels: &[usize],
        unit: Unit,
        variable: &str,
    ) -> Vec<Observation> {
        let mut observations = Vec::new();
        let mut cells = cells.iter();
        for line in &self.lines {
            for level in levels {
                let (Some((cell, _)), Some(period)) = (cells.next(), self.columns[*level].period)
                else {
                    continue;
                };
                let Some(id) = id(&[&line.token, &period.text()]) else { continue };
                let words = self.words();
                observations.push(Observation {
                    id,
                    variable: variable.to_owned(),
                    reporter: None,
                    partner: None,
                    flow: None,
                    product: line.token.clone(),
                    period,
                    value: cell.value.clone(),
                    unit,
                    source: fill(words.row, &[&digits(line.row as u64 + 1)]),
                    note: self.note(cell),
                });
            }
        }
        observations
    }

    /// Why a number is not there, and what its footnotes say.
    pub(super) fn note(&self, cell: &Cell) -> String {
        let words = self.words();
        let mut notes = Vec::new();
        if cell.value.is_none() {
            let found =
                if cell.text.is_empty() { words.empty.to_owned() } else { quoted(&cell.text) };
            notes.push(fill(words.missing, &[&found]));
        }
        for mark in &cell.marks {
            let text = self.below.iter().find_map(|line| {
                let rest = line.strip_prefix(mark.as_str())?;
                let text =
                    rest.trim_start_matches([' ', ')', '.', ':', '\u{2013}', '\u{2014}', '-']);
                (text.len() < rest.len() || mark.contains(is_sign)).then_some(text)
            });
            notes.push(fill(words.footnote, &[mark, text.unwrap_or("?")]));
        }
        join(&notes, "; ")
    }
}

/// Whether a footnote's mark is a sign that no text begins with. Tables of what a letter is in every script
/// would be more to download than all that is read here.
fn is_sign(mark: char) -> bool {
    mark.is_ascii_punctuation() || matches!(mark, '\u{2020}' | '\u{2021}' | '\u{a7}' | '\u{b6}')
}

/// An id of parts.
pub(super) fn id(parts: &[&str]) -> Option<Id> {
    join(parts, "-").replace('/', "-").parse().ok()
}
