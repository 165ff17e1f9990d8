//! From the places of a table to a package: its rows, columns and unit, and the views of them.

use super::{
    PageTable, Section, TableError, TableErrors,
    cells::{self, Cell},
    claims,
    grid::Grid,
    heading::{Column, heading_rows, is_whole, source_of, tidy},
    notes::{Notes, Origin, in_each, place},
    rules,
    text::{is_same, plain, slug},
    unit::mentions,
};
use crate::{
    data::{
        Chart, Facet, Labels, Package, Reference, Shown, View,
        hash::{self, fnv1a},
    },
    locale::{LocalText, TableWords, fill},
    model::{Id, Measure, Observation, Published, Unit, digits, join, quoted},
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
    below: Vec<String>,
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
    let Some(unit) = unit else { return Err(TableErrors(reader.errors)) };
    let (levels_read, claims_read) = cells.split_at(level_count);
    let variable = match table.unit.as_deref().map(plain) {
        Some(text) => text.split(' ').nth(2).unwrap_or("trade").to_owned(),
        None => "trade".to_owned(),
    };
    let observations = reader.observations(levels_read, &levels, unit, &variable);
    let claims_made = claims.make(&reader, &observations, claims_read, &levels, unit);
    let views = reader.views(&observations, claims.whole(), unit, levels.len());
    let title = reader.title();
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
        observations,
        claims: claims_made,
        arguments: Vec::new(),
        labels,
        views,
        hash: fingerprint(table),
        reading: reader.notes.lines,
    })
}

/// The hash of all texts of a table, each with a byte after it that no text has.
fn fingerprint(table: &PageTable) -> u64 {
    let mut hash = hash::EMPTY;
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
    fn own(&self, text: &str) -> LocalText {
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

    /// The unit that the attribute says, `None` if it says none.
    fn wanted_unit(&mut self) -> Option<(Unit, Origin)> {
        const NAME: &str = "data-unit";
        let text = plain(self.table.unit.as_deref()?);
        if text.is_empty() {
            return None;
        }
        let mut parts = text.split(' ');
        let measure = Measure::read(parts.next().unwrap_or_default());
        let multiplier = Unit::read_multiplier(parts.next().unwrap_or_default());
        let is_name = parts.next().is_none_or(|name| name.parse::<Id>().is_ok());
        match (measure, multiplier) {
            (Ok(measure), Ok(multiplier)) if is_name && parts.next().is_none() => {
                let unit = Unit { measure, multiplier };
                let origin = Origin::Attribute(NAME);
                self.notes.unit(unit, &origin);
                Some((unit, origin))
            }
            _ => {
                let pattern = "expected a measure (an ISO 4217 code, PERCENT, RATIO, COUNT, T, KG) and a \
                               power of ten, such as \"USD 9\" for billions of US dollars, found {}";
                self.error(NAME, fill(pattern, &[&quoted(&text)]));
                // One error is enough: the unit is not looked for elsewhere.
                Some((Unit { measure: Measure::Count, multiplier: 0 }, Origin::Attribute(NAME)))
            }
        }
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

    /// The unit that headings or the caption name.
    fn unit(&mut self, levels: &[usize], names: usize) -> Option<Unit> {
        let mut found = Vec::new();
        let add = |found: &mut Vec<Unit>, units: &[Unit]| {
            for unit in units {
                if !found.contains(unit) {
                    found.push(*unit);
                }
            }
        };
        for level in levels {
            add(&mut found, &self.columns[*level].unit);
        }
        let mut origin = Origin::Headings;
        if found.is_empty() {
            for column in 0..names {
                add(&mut found, &mentions(&self.grid.texts(&self.heads, column)).units);
            }
        }
        if found.is_empty() {
            origin = Origin::Caption;
            for part in &self.caption() {
                add(&mut found, &mentions(part).units);
            }
        }
        let way_out = "say with data-unit which unit the numbers of the periods have, such as \
                       data-unit=\"USD 9\" for billions of US dollars";
        match found[..] {
            [unit] => {
                self.notes.unit(unit, &origin);
                return Some(unit);
            }
            [] => {
                self.error("data-unit", fill("caption and headings name no unit: {}", &[way_out]))
            }
            _ => {
                let mut names = Vec::new();
                for unit in found {
                    names.push(unit.text());
                }
                let at = if matches!(origin, Origin::Caption) { "caption" } else { "headings" };
                let text = fill("more units than one ({}): {}", &[&join(&names, ", "), way_out]);
                self.error(at, text);
            }
        }
        None
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
                self.errors.push(at.error(fill(text, &[&quoted(&label), &row])));
                continue;
            }
            let mut token = slug(&label);
            while self.lines.iter().any(|line| line.token == token) {
                token.push_str("-x");
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
                (text.len() < rest.len() || !mark.chars().all(char::is_alphanumeric))
                    .then_some(text)
            });
            notes.push(fill(words.footnote, &[mark, text.unwrap_or("?")]));
        }
        join(&notes, "; ")
    }

    /// The parts of the caption, or of that of the figure around the table.
    fn caption(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for part in &self.table.caption {
            let part = plain(part);
            if !part.is_empty() {
                parts.push(part);
            }
        }
        if parts.is_empty() && !self.table.figure_caption.is_empty() {
            parts.push(plain(&self.table.figure_caption));
        }
        parts
    }

    fn title(&mut self) -> String {
        let title = self.caption().into_iter().next().unwrap_or_default();
        if title.is_empty() {
            let text = "expected a <caption> that says what the table shows";
            self.error("caption", text.to_owned());
        }
        title
    }

    /// Where the numbers are from: what an attribute, a line below or the caption of a figure says.
    fn source(&self) -> String {
        if let Some(source) = &self.table.source {
            return plain(source);
        }
        for line in &self.below {
            if let Some(source) = source_of(line) {
                return source.to_owned();
            }
        }
        let caption = plain(&self.table.figure_caption);
        if self.table.caption.iter().all(|part| plain(part).is_empty()) {
            return String::new();
        }
        source_of(&caption).unwrap_or(&caption).to_owned()
    }

    fn views(
        &mut self,
        observations: &[Observation],
        whole: Option<usize>,
        unit: Unit,
        periods: usize,
    ) -> Vec<View> {
        let mut totals = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            if is_whole(&line.label) {
                totals.push(index);
            }
        }
        let whole = whole.or(if let [only] = totals[..] { Some(only) } else { None });
        let whole = whole.filter(|_| self.lines.len() > 1);
        if let Some(whole) = whole {
            let label = self.lines[whole].label.clone();
            self.notes.say(&|words| words.whole, &label);
        }
        let mut caption = self.caption().into_iter();
        let title = caption.next().unwrap_or_default();
        let subtitle = join(&Vec::from_iter(caption), ". ");
        let subtitle = if !subtitle.is_empty() {
            self.own(&subtitle)
        } else if mentions(&title).units.contains(&unit) {
            LocalText::default()
        } else {
            in_each(&|_, words| words.unit_name(unit))
        };
        let mut notes = Vec::new();
        for line in &self.below {
            if source_of(line).is_none() {
                notes.push(line.as_str());
            }
        }
        let measures = measures(observations, whole.map(|whole| &*self.lines[whole].token), unit);
        let mut views = Vec::new();
        let mut add = |name: &str, chart: Chart, option: usize, measures: &[Shown]| {
            let Ok(name) = name.parse::<Id>() else { return };
            let is_time = chart == Chart::Lines;
            let facets = [Facet::Product, Facet::Period];
            views.push(View {
                name,
                chart,
                title: self.own(tidy_title(&title)),
                subtitle: subtitle.clone(),
                source: self.own(&self.source()),
                note: self.own(&join(&notes, " ")),
                observations: (0..observations.len()).collect(),
                category: facets[usize::from(is_time)],
                series: facets[usize::from(!is_time)],
                measures: measures.to_vec(),
                whole: whole.map(|whole| self.lines[whole].token.clone()),
                option: in_each(&|words, _| words.views[option].to_owned()),
                group: Some("table".to_owned()),
                until: None,
            });
        };
        add("table", Chart::GroupedColumns, 0, &measures);
        add("bars", Chart::Bars, 1, &measures);
        if periods > 1 {
            add("slopes", Chart::Slope, 2, &[Shown::Value]);
        }
        if periods > 2 {
            add("lines", Chart::Lines, 3, &[Shown::Value]);
        }
        views
    }
}

/// A title without the colon or stop that a caption ends with.
fn tidy_title(title: &str) -> &str {
    let tidied = tidy(title);
    // Brackets at its end belong to it.
    if tidied.len() < title.trim_end_matches([' ', ':', '.']).len() {
        title.trim_end_matches([' ', ':', '.'])
    } else {
        tidied
    }
}

/// An id of parts.
pub(super) fn id(parts: &[&str]) -> Option<Id> {
    join(parts, "-").replace('/', "-").parse().ok()
}

/// What can be shown of the numbers: what at least one of them gives.
fn measures(observations: &[Observation], whole: Option<&str>, unit: Unit) -> Vec<Shown> {
    let is_base = |value: Option<&Published>| {
        value.and_then(Published::range).is_some_and(|range| range.low().signum() > 0)
    };
    let is_part = |value: Option<&Published>| {
        value.and_then(Published::range).is_some_and(|range| range.low().signum() >= 0)
    };
    let (mut index, mut growth, mut share, mut contribution) = (false, false, false, false);
    let mut before: Option<&Observation> = None;
    let mut first: Option<&Observation> = None;
    let mut sorted: Vec<&Observation> = observations.iter().collect();
    sorted.sort_by_key(|observation| (observation.product.clone(), observation.period));
    for observation in sorted {
        let value = observation.value.as_ref();
        if first.is_none_or(|first| first.product != observation.product) {
            (first, before) = (Some(observation), None);
        }
        let is_later = |other: Option<&Observation>| {
            other.is_some_and(|other| {
                other.period < observation.period && is_base(other.value.as_ref())
            })
        };
        index |= is_later(first) && is_part(value);
        growth |= is_later(before) && is_part(value);
        let is_whole = |period| {
            observations.iter().any(|other| {
                Some(&*other.product) == whole
                    && other.period == period
                    && is_base(other.value.as_ref())
            })
        };
        share |=
            Some(&*observation.product) != whole && is_whole(observation.period) && is_part(value);
        contribution |= before.is_some_and(|before| {
            let known = before.value.as_ref().is_some_and(|value| value.range().is_some());
            known && is_whole(before.period) && value.is_some_and(|value| value.range().is_some())
        });
        before = Some(observation);
    }
    let mut measures = vec![Shown::Value];
    // Percentages of percentages say nothing that their readers would expect.
    if unit.measure == Measure::Percent {
        return measures;
    }
    for (has, measure) in [
        (index, Shown::Index),
        (growth, Shown::Growth),
        (share, Shown::Share),
        (contribution && growth, Shown::Contribution),
    ] {
        if has {
            measures.push(measure);
        }
    }
    measures
}
