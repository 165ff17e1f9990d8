//! One row of a file as one amount, or the reason why it does not count.

use crate::model::Measure;

use super::{
    Format, Reason,
    economies::{Area, Areas},
    header::{Columns, Role},
    number::{self, Amount},
    scan::Record,
    table::{Code, Key},
};

/// One amount of trade.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Trade {
    pub(super) year: u16,
    pub(super) is_import: bool,
    /// `None` for an area that is not told apart, where the form counts it in the world's sum.
    pub(super) reporter: Option<Area>,
    pub(super) partner: Option<Area>,
    pub(super) code: Code,
    /// In thousandths of one unit of money.
    pub(super) thousandths: i64,
    /// How many decimal places were printed.
    pub(super) places: u8,
    /// Whether a zero in front of the code had been lost.
    pub(super) had_lost_zero: bool,
}

/// What all rows of a file have in common.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) columns: Columns,
    gates: Vec<Gate>,
    pub(super) areas: Areas,
    /// Whether a comma can separate decimals.
    pub(super) takes_comma: bool,
    /// The classification of products that the first row has, without its edition.
    pub(super) classification: Option<u8>,
    /// The unit of the first row.
    measure: Option<Measure>,
    /// The power of ten of the first row.
    pub(super) power: Option<i8>,
}

/// A column that has the same in all rows that count, or nearly so.
#[derive(Debug)]
struct Gate {
    cell: usize,
    reason: Reason,
    /// What was let in last, if it is short.
    text: [u8; 8],
    length: usize,
}

/// The columns that say first whether a row counts.
const GATES: [(Role, Reason); 5] = [
    (Role::Procedure, Reason::OneProcedure),
    (Role::Transport, Reason::OneTransport),
    (Role::SecondPartner, Reason::OneSecondPartner),
    (Role::Type, Reason::Services),
    (Role::Frequency, Reason::NotAYear),
];

impl Gate {
    /// What was let in last; no cell is this before anything was.
    #[inline]
    fn usual(&self) -> &[u8] {
        self.text.get(..self.length).unwrap_or(b"\n\n")
    }

    fn remember(&mut self, text: &[u8]) {
        if let Some(room) = self.text.get_mut(..text.len()) {
            room.copy_from_slice(text);
            self.length = text.len();
        }
    }

    /// Whether a row with such a cell counts.
    fn lets_in(&self, format: Format, text: &[u8]) -> bool {
        let is_one_of = |all: &[&[u8]]| all.iter().any(|one| one.eq_ignore_ascii_case(text));
        if text.is_empty() {
            return true;
        }
        match self.reason {
            // Eurostat has 4 for all.
            Reason::OneProcedure if format == Format::Sdmx && text == b"4" => true,
            Reason::OneProcedure => is_one_of(&[b"C00", b"0", b"_T", b"TOTAL", b"null"]),
            Reason::OneTransport => is_one_of(&[b"0", b"_T", b"TOTAL", b"null"]),
            Reason::OneSecondPartner => is_one_of(&[b"0", b"W00", b"_T", b"null"]),
            Reason::NotAYear => is_one_of(&[b"A", b"Annual"]),
            // Eurostat has values and quantities in rows of their own.
            Reason::NotAValue => text.to_ascii_uppercase().starts_with(b"VALUE"),
            _ => !is_one_of(&[b"S"]),
        }
    }
}

impl Rules {
    pub(super) fn new(columns: Columns, takes_comma: bool) -> Rules {
        let gates = GATES.into_iter().filter_map(|(role, reason)| {
            let cell = columns.at(role)?;
            let is_sdmx = columns.format == Format::Sdmx && reason == Reason::Services;
            let reason = if is_sdmx { Reason::NotAValue } else { reason };
            Some(Gate { cell, reason, text: [0; 8], length: usize::MAX })
        });
        Rules {
            gates: gates.collect(),
            columns,
            areas: Areas::new(),
            takes_comma,
            classification: None,
            measure: None,
            power: None,
        }
    }

    /// The unit of all amounts.
    pub(super) fn measure(&self) -> Measure {
        self.measure.unwrap_or(Measure::Currency(*b"USD"))
    }

    /// Reads a row, or says why it does not count and what stands there; nothing if it is about other
    /// economies than those wanted.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn read<'a>(
        &mut self,
        bytes: &'a [u8],
        record: &Record,
        wanted: Option<[Area; 2]>,
    ) -> Result<Option<Trade>, (Reason, &'a [u8])> {
        let Rules { columns, gates, areas, takes_comma, classification: family, measure, power } =
            self;
        let format = columns.format;
        let cell = |role: Role| {
            let text = columns.cell(role, bytes, record).trim_ascii();
            // SDMX-CSV can have a code's name behind it.
            if format == Format::Sdmx { before_colon(text) } else { text }
        };
        // One row for each procedure, mode of transport and second partner, and one for all of them; and
        // what else is the same in nearly all rows.
        for gate in gates {
            let text = record.cell(bytes, gate.cell);
            if text == gate.usual() {
                continue;
            }
            let plain = if format == Format::Sdmx { before_colon(text) } else { text }.trim_ascii();
            if !gate.lets_in(format, plain) {
                return Err((gate.reason, plain));
            }
            gate.remember(text);
        }
        let is_import = match columns.at(Role::Flow) {
            Some(_) => flow(format, cell(Role::Flow)),
            None if format == Format::Baci => Some(false),
            None => flow(format, cell(Role::FlowWord)),
        };
        let Some(is_import) = is_import else {
            let role = if columns.at(Role::Flow).is_some() { Role::Flow } else { Role::FlowWord };
            return Err((Reason::OtherFlow, cell(role)));
        };
        let role = if columns.at(Role::Period).is_some() { Role::Period } else { Role::Year };
        let Some(year) = year(cell(role)) else { return Err((Reason::NotAYear, cell(role))) };

        let area = |letters: Role, digits: Role| {
            let text = cell(letters);
            let has_letters = !matches!(text, b"" | b"null" | b"N/A");
            areas.find(if has_letters { text } else { cell(digits) })
        };
        let reporter = area(Role::Reporter, Role::ReporterNumber);
        let partner = area(Role::Partner, Role::PartnerNumber);
        for (area, roles) in [
            (reporter, [Role::Reporter, Role::ReporterNumber]),
            (partner, [Role::Partner, Role::PartnerNumber]),
        ] {
            // Reconciled trade has no groups, so what is not told apart is still a part of the world.
            if area.is_none() && format != Format::Baci {
                let role = if columns.at(roles[0]).is_some() { roles[0] } else { roles[1] };
                return Err((Reason::NotAnEconomy, cell(role)));
            }
        }
        let is_wanted =
            |area: Area| area == Area::WORLD || wanted.is_none_or(|two| two.contains(&area));
        let is_near = reporter.is_none_or(is_wanted) && partner.is_none_or(is_wanted);
        // The sums of reconciled trade are made of all rows.
        if format != Format::Baci && !is_near {
            return Ok(None);
        }
        let classification = cell(Role::Classification);
        let product = cell(Role::Product);
        let level = cell(Role::Level);
        let Some((code, had_lost_zero)) = read_code(columns, product, level, classification) else {
            return Err((Reason::NoProduct, product));
        };
        if let Some(letter) = classification.first().map(u8::to_ascii_uppercase)
            && *family.get_or_insert(letter) != letter
        {
            return Err((Reason::OtherClassification, classification));
        }
        let its_power = if format == Format::Sdmx {
            read_unit(measure, [cell(Role::Measure), cell(Role::Type), cell(Role::Flow)])?;
            read_power(cell(Role::Multiplier)).ok_or((Reason::OtherUnit, cell(Role::Multiplier)))?
        } else {
            format.power()
        };
        power.get_or_insert(its_power);
        let value = columns.cell(Role::Value, bytes, record);
        match number::read(value, *takes_comma, its_power) {
            Amount::Nothing => Err((Reason::NoAmount, value)),
            Amount::Unreadable => Err((Reason::Unreadable, value)),
            Amount::Thousandths(below, _) if below < 0 => Err((Reason::Negative, value)),
            Amount::Thousandths(thousandths, places) => Ok(Some(Trade {
                year,
                is_import,
                reporter,
                partner,
                code,
                thousandths,
                places,
                had_lost_zero,
            })),
        }
    }
}

/// The code of a product, with the zero in front of it that a spreadsheet took away.
#[cfg_attr(optimize_attribute, optimize(speed))]
fn read_code(
    columns: &Columns,
    text: &[u8],
    level: &[u8],
    classification: &[u8],
) -> Option<(Code, bool)> {
    let mut code = [0; Key::CODE_BYTES];
    let has_no_column = columns.at(Role::Product).is_none();
    let all: [&[u8]; 6] = [b"TOTAL", b"_T", b"ALL", b"T", b"TO", b"AG0"];
    if has_no_column || all.iter().any(|all| all.eq_ignore_ascii_case(text)) {
        return Some((code, false));
    }
    if text.is_empty() || !text.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    let is_number = text.iter().all(u8::is_ascii_digit);
    // The Harmonized System has codes of even lengths only.
    let is_harmonized = match columns.format {
        Format::Baci => true,
        _ => classification.first().is_some_and(|first| first.eq_ignore_ascii_case(&b'H')),
    };
    let lost_zero = is_number
        && text.len() < 6
        && (is_level(level, text.len() + 1)
            || is_harmonized && text.len() % 2 == 1 && !is_level(level, text.len()));
    let start = usize::from(lost_zero);
    let room = code.get_mut(start..start + text.len())?;
    for (to, from) in room.iter_mut().zip(text) {
        *to = from.to_ascii_uppercase();
    }
    if lost_zero {
        code[0] = b'0';
    }
    Some((code, lost_zero))
}

/// Finds the unit of money in one of the cells that may name it, and compares it with the first
/// row's.
fn read_unit<'a>(
    first: &mut Option<Measure>,
    cells: [&'a [u8]; 3],
) -> Result<(), (Reason, &'a [u8])> {
    for cell in cells {
        // `USD`, or the last word of `TXG_FOB_USD`.
        for word in cell.split(|byte| !byte.is_ascii_alphanumeric()) {
            let word = if word.eq_ignore_ascii_case(b"EUROS") { b"EUR" } else { word };
            let Ok(text) = std::str::from_utf8(word) else { continue };
            let Ok(measure @ Measure::Currency(_)) = Measure::read(text) else { continue };
            if *first.get_or_insert(measure) != measure {
                return Err((Reason::OtherUnit, cell));
            }
            return Ok(());
        }
    }
    Err((Reason::OtherUnit, cells[0]))
}

fn is_level(level: &[u8], length: usize) -> bool {
    matches!(level, [digit @ b'0'..=b'9'] if usize::from(digit - b'0') == length)
}

fn before_colon(text: &[u8]) -> &[u8] {
    match text.iter().position(|byte| *byte == b':') {
        Some(colon) => text[..colon].trim_ascii(),
        None => text,
    }
}

/// Whether a flow is one of imports; `None` if it is neither imports nor exports.
#[cfg_attr(optimize_attribute, optimize(speed))]
fn flow(format: Format, text: &[u8]) -> Option<bool> {
    let is_one_of = |words: &[&[u8]]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    // UN Comtrade until 2022 and Eurostat agree on these numbers.
    let numbers = matches!(format, Format::OldComtrade | Format::Sdmx);
    if is_one_of(&[b"X", b"Export", b"Exports", b"Gross Exp.", b"E", b"EXP"])
        || numbers && text == b"2"
        || text.starts_with(b"TXG_FOB")
    {
        return Some(false);
    }
    if is_one_of(&[b"M", b"Import", b"Imports", b"Gross Imp.", b"I", b"IMP"])
        || numbers && text == b"1"
        || text.starts_with(b"TMG_CIF")
    {
        return Some(true);
    }
    None
}

/// A calendar year of four digits.
#[cfg_attr(optimize_attribute, optimize(speed))]
fn year(text: &[u8]) -> Option<u16> {
    let [b'1'..=b'9', _, _, _] = text else { return None };
    let mut year = 0;
    for digit in text {
        if !digit.is_ascii_digit() {
            return None;
        }
        year = year * 10 + u16::from(digit - b'0');
    }
    Some(year)
}

/// The power of ten of the attribute `UNIT_MULT`; ones if there is none.
fn read_power(text: &[u8]) -> Option<i8> {
    match text {
        [] => Some(0),
        [digit @ b'0'..=b'9'] => Some((digit - b'0').cast_signed()),
        [b'1', digit @ b'0'..=b'2'] => Some(10 + (digit - b'0').cast_signed()),
        _ => None,
    }
}
