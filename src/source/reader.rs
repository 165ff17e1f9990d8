//! A file in pieces, as it comes, into amounts by key.

use crate::model::{Economy, Unit};

use super::{
    Database, Format, Reason, Report,
    economies::Area,
    encoding::{self, Kind, SNIFFED, Utf16},
    error::ReadErrors,
    header::{self, Header, Role},
    names::Names,
    row::{Rules, Trade},
    scan::Record,
    table::{Key, Table},
};

mod refusals;

/// How much is copied in one step.
const PIECE: usize = 64 << 10;

/// The longest record, in bytes: more is a quote that nothing closes.
const LONGEST_RECORD: usize = 1 << 20;

/// How many records are tried as a header: what stands above it is a title.
const HEADER_TRIES: usize = 10;

/// What can separate cells, the most likely first.
const SEPARATORS: [(u8, &str); 4] =
    [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "vertical bars")];

/// Reads a file of a trade database in pieces of any size.
///
/// Only the numbers are kept, by year, flow, economies and product, so the memory that this takes
/// depends on how many of them there are and not on the size of the file.
///
/// # Example
///
/// ```
/// use trade_figure::source::Reader;
///
/// let mut reader = Reader::new("baci.csv");
/// // In the middle of a number: pieces come as they come.
/// reader.push(b"t,i,j,k,v,q\n2022,398,156,270900,1")?;
/// reader.push(b"2.5,100\n2022,398,643,260300,7.25,9\n")?;
/// let trade = reader.finish()?;
/// assert_eq!((trade.report.rows, trade.report.counted), (2, 2));
/// # Ok::<(), trade_figure::source::ReadErrors>(())
/// ```
#[derive(Debug)]
pub struct Reader {
    file: String,
    stage: Stage,
    /// Text that has not been read yet: never more than one record and one piece.
    buffer: Vec<u8>,
    /// How much of it there must be for another look at a record that was not whole.
    enough: usize,
    utf16: Option<Utf16>,
    separator: u8,
    record: Record,
    line: usize,
    /// The record that would best be a header, of those that are none.
    nearest: Option<Header>,
    tries: usize,
    rules: Option<Rules>,
    wanted: Option<[Area; 2]>,
    table: Table,
    names: Names,
    report: Report,
    places: u8,
    lost_zeros: (u64, usize),
    failed: Option<ReadErrors>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Start,
    Header,
    Rows,
}

impl Reader {
    /// A reader that has read nothing; the name of the file is for error messages.
    pub fn new(file: &str) -> Reader {
        Reader {
            file: file.to_owned(),
            stage: Stage::Start,
            buffer: Vec::new(),
            enough: SNIFFED,
            utf16: None,
            separator: b',',
            record: Record::default(),
            line: 1,
            nearest: None,
            tries: 0,
            rules: None,
            wanted: None,
            table: Table::default(),
            names: Names::new(),
            report: Report::default(),
            places: 0,
            lost_zeros: (0, 0),
            failed: None,
        }
    }

    /// Keeps only what is about these two economies and the world. Call it before the first piece.
    pub fn only(mut self, one: Economy, other: Economy) -> Reader {
        let area = |economy: Economy| self.names.areas.find(economy.code().as_bytes());
        if let (Some(one), Some(other)) = (area(one), area(other)) {
            self.wanted = Some([one, other]);
        }
        self
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.report.bytes
    }

    /// How much memory this takes, in bytes.
    pub fn memory(&self) -> usize {
        self.buffer.capacity() + self.table.bytes() + self.names.bytes()
    }

    /// Reads the next piece of the file.
    ///
    /// # Errors
    ///
    /// The file is of no form that is known, or no text in UTF-8 or UTF-16, or has a quote that
    /// nothing closes, or more numbers than there is room for. The reader then reads no more, and
    /// gives the same error again.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), ReadErrors> {
        self.report.bytes += bytes.len() as u64;
        let mut rest = bytes;
        while !rest.is_empty() {
            if let Some(errors) = &self.failed {
                return Err(errors.clone());
            }
            if self.buffer.is_empty() && self.stage == Stage::Rows && self.utf16.is_none() {
                let read = self.read(rest, false);
                let read = self.kept(read)?;
                self.buffer.extend_from_slice(&rest[read..]);
                self.wait();
                return Ok(());
            }
            let (piece, others) = rest.split_at(rest.len().min(PIECE));
            match &mut self.utf16 {
                Some(decoder) => decoder.decode(piece, &mut self.buffer),
                None => self.buffer.extend_from_slice(piece),
            }
            if self.buffer.len() >= self.enough {
                self.work(false)?;
            }
            // From here on rows are read where they stand: the copy was for one in two pieces.
            let left = self.buffer.len();
            let can_stand = self.stage == Stage::Rows && self.utf16.is_none();
            rest = if can_stand && left <= piece.len() && !others.is_empty() {
                self.buffer.clear();
                &rest[piece.len() - left..]
            } else {
                others
            };
        }
        Ok(())
    }

    /// Reads what is left, and gives all that was read.
    ///
    /// # Errors
    ///
    /// Those of [`Reader::push`], a file without a header or without rows, and one of which no row
    /// counts; the reasons are told with their lines.
    pub fn finish(mut self) -> Result<Database, ReadErrors> {
        if let Some(errors) = self.failed {
            return Err(errors);
        }
        // What the first bytes are decides how the rest is read.
        self.start()?;
        if let Some(decoder) = &mut self.utf16 {
            decoder.finish(&mut self.buffer);
        }
        self.work(true)?;
        if self.stage != Stage::Rows {
            return Err(self.no_header());
        }
        if self.report.counted + self.report.elsewhere == 0 {
            return Err(self.nothing_counts());
        }
        let Some(rules) = self.rules else { return Err(self.no_header()) };
        let (zeros, line) = self.lost_zeros;
        if zeros > 0 {
            self.report.notes.push(format!(
                "{zeros} codes had lost the zero in front of them, the first in line {line}: it was put back"
            ));
        }
        let unit = Unit { measure: rules.measure(), multiplier: rules.power.unwrap_or_default() };
        let cells = self.table.into_sorted();
        let database = Database {
            format: rules.columns.format,
            report: self.report,
            unit,
            cells,
            names: self.names,
            places: self.places,
            // All codes of that file are of the Harmonized System, as its name says.
            classification: match rules.columns.format {
                Format::Baci => Some(b'H'),
                _ => rules.classification,
            },
        };
        Ok(database.with_note_on_sums())
    }

    /// Reads what there is of whole records.
    fn work(&mut self, is_end: bool) -> Result<(), ReadErrors> {
        let read = self.start().and_then(|()| {
            let buffer = std::mem::take(&mut self.buffer);
            let read = self.read(&buffer, is_end);
            self.buffer = buffer;
            read
        });
        let read = self.kept(read)?;
        self.buffer.drain(..read);
        self.wait();
        Ok(())
    }

    /// Says how much there must be for another look at what was not whole: looking at each byte again
    /// would take time with the square of a record's length.
    fn wait(&mut self) {
        self.enough = self.buffer.len() + self.buffer.len() / 2 + 1;
    }

    /// Keeps an error for those who ask again.
    fn kept(&mut self, read: Result<usize, ReadErrors>) -> Result<usize, ReadErrors> {
        if let Err(errors) = &read {
            self.buffer = Vec::new();
            self.failed = Some(errors.clone());
        }
        read
    }

    /// Looks at the first bytes, which say how the rest is read.
    fn start(&mut self) -> Result<(), ReadErrors> {
        if self.stage != Stage::Start {
            return Ok(());
        }
        self.stage = Stage::Header;
        match encoding::kind(&self.buffer[..self.buffer.len().min(SNIFFED)]) {
            Kind::Other(found, way_out) => {
                let expected = "a table as CSV text".to_owned();
                Err(self.error((1, 1), found.to_owned(), expected, way_out).into())
            }
            Kind::Utf8(mark) => {
                self.buffer.drain(..mark);
                Ok(())
            }
            kind => {
                let mut decoder = Utf16::new(kind == Kind::Utf16Big);
                let bytes = std::mem::take(&mut self.buffer);
                decoder.decode(bytes.get(2..).unwrap_or_default(), &mut self.buffer);
                self.utf16 = Some(decoder);
                self.report.notes.push("the file is in UTF-16".to_owned());
                Ok(())
            }
        }
    }

    /// Reads whole records, and returns how many bytes they took.
    fn read(&mut self, buffer: &[u8], is_end: bool) -> Result<usize, ReadErrors> {
        let mut at = 0;
        while self.stage == Stage::Header {
            let Some(length) = self.read_header(&buffer[at..], is_end)? else { return Ok(at) };
            at += length;
        }
        let Some(mut rules) = self.rules.take() else { return Ok(at) };
        let mut record = std::mem::take(&mut self.record);
        let read = self.read_rows(&mut rules, &mut record, &buffer[at..], is_end);
        (self.rules, self.record) = (Some(rules), record);
        Ok(at + read?)
    }

    /// Tries the next record as the header; returns its length, or nothing if it is not whole.
    fn read_header(&mut self, bytes: &[u8], is_end: bool) -> Result<Option<usize>, ReadErrors> {
        let mut best: Option<(Header, u8, &str)> = None;
        let mut record = Record::default();
        let (mut length, mut lines) = (0, 0);
        for (separator, name) in SEPARATORS {
            if !record.find(bytes, separator, is_end) {
                self.check_length(bytes.len())?;
                return Ok(None);
            }
            self.check(&record, bytes)?;
            let header = header::read(&self.file, self.line, bytes, &record);
            if best.as_ref().is_none_or(|(other, ..)| header.is_nearer_than(other)) {
                best = Some((header, separator, name));
                (length, lines) = (record.length, record.lines);
            }
        }
        let Some((header, separator, name)) = best else { return Ok(None) };
        if header.errors.is_empty() {
            if separator != b',' {
                self.report.notes.push(format!("the cells are separated by {name}"));
            }
            if self.line > 1 {
                self.report.notes.push(format!("the header is in line {}", self.line));
            }
            self.report.format = Some(header.columns.format);
            self.separator = separator;
            self.rules = Some(Rules::new(header.columns, separator != b','));
            self.stage = Stage::Rows;
        } else {
            self.tries += 1;
            if self.nearest.as_ref().is_none_or(|other| header.is_nearer_than(other)) {
                self.nearest = Some(header);
            }
            if self.tries == HEADER_TRIES {
                return Err(self.no_header());
            }
        }
        self.line += lines;
        Ok(Some(length))
    }

    /// Reads rows, and returns how many bytes they took.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn read_rows(
        &mut self,
        rules: &mut Rules,
        record: &mut Record,
        buffer: &[u8],
        is_end: bool,
    ) -> Result<usize, ReadErrors> {
        let mut at = 0;
        loop {
            let bytes = &buffer[at..];
            if !record.find(bytes, self.separator, is_end) {
                self.check_length(bytes.len())?;
                return Ok(at);
            }
            self.check(record, bytes)?;
            if !record.is_blank() {
                self.report.rows += 1;
                self.read_row(rules, record, bytes);
                if self.table.is_full() {
                    return Err(self.too_many());
                }
            }
            self.line += record.lines;
            at += record.length;
        }
    }

    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn read_row(&mut self, rules: &mut Rules, record: &Record, bytes: &[u8]) {
        let width = rules.columns.width;
        let is_extra = |cell: usize| !record.cell(bytes, cell).is_empty();
        if record.cells() < width || (width..record.cells()).any(is_extra) {
            let (_, end) = record.span(record.cells().saturating_sub(1));
            self.report.put_aside(Reason::Ragged, self.line, &bytes[..end]);
            return;
        }
        if let Some(place) = record.misquoted {
            self.report.put_aside(Reason::Misquoted, self.line, &bytes[place..record.length]);
            return;
        }
        match rules.read(bytes, record, self.wanted) {
            Ok(Some(trade)) => self.count(rules, record, bytes, &trade),
            Ok(None) => self.report.elsewhere += 1,
            Err((reason, found)) => self.report.put_aside(reason, self.line, found),
        }
    }

    /// Puts an amount where it belongs.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn count(&mut self, rules: &Rules, record: &Record, bytes: &[u8], trade: &Trade) {
        self.places = self.places.max(trade.places);
        if trade.had_lost_zero {
            let (count, first) = self.lost_zeros;
            self.lost_zeros = (count + 1, if count == 0 { self.line } else { first });
        }
        let is_reconciled = rules.columns.format == Format::Baci;
        self.names.see(trade.reporter, &trade.code, is_reconciled);
        let Trade { year, is_import, reporter, partner, ref code, thousandths, .. } = *trade;
        let is_wanted = |area: Option<Area>| {
            area.is_some_and(|area| self.wanted.is_none_or(|wanted| wanted.contains(&area)))
        };
        let (one, other) = (is_wanted(reporter), is_wanted(partner));
        let key = |one: Area, other: Area| Key::new(year, is_import, (one.0, other.0), code);
        if is_reconciled {
            let world = Area::WORLD;
            self.table.add(key(world, world), thousandths);
            if let Some(reporter) = reporter.filter(|_| one) {
                self.table.add(key(reporter, world), thousandths);
            }
            if let Some(partner) = partner.filter(|_| other) {
                self.table.add(key(world, partner), thousandths);
            }
        }
        let (Some(reporter), Some(partner)) = (reporter, partner) else {
            let role = if reporter.is_none() { Role::ReporterNumber } else { Role::PartnerNumber };
            let found = rules.columns.cell(role, bytes, record);
            self.report.put_aside(Reason::NotAnEconomy, self.line, found);
            return;
        };
        let with_world = |area: Area, is_wanted: bool| is_wanted || area == Area::WORLD;
        if !with_world(reporter, one) || !with_world(partner, other) {
            self.report.elsewhere += 1;
            return;
        }
        if !self.table.set(key(reporter, partner), thousandths) {
            let (_, end) = record.span(record.cells().saturating_sub(1));
            self.report.put_aside(Reason::Repeats, self.line, &bytes[..end]);
            return;
        }
        self.report.counted += 1;
        let name = |role: Role| rules.columns.cell(role, bytes, record);
        self.names.economy(reporter, || name(Role::ReporterName));
        self.names.economy(partner, || name(Role::PartnerName));
        self.names.product(code, || name(Role::ProductName));
    }
}
