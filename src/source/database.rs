//! What was read of a file, as a table for the indicators.

use crate::{
    indicator::{Flows, Imports, Listing, Range, Row, TOTAL},
    model::{Flow, Published, Unit, join},
};

use super::{
    Format, Report,
    economies::Area,
    names::Names,
    number,
    table::{Cell, Code, Key, text},
};

/// The trade that a file has.
#[derive(Debug)]
pub struct Database {
    /// The form of the file.
    pub format: Format,
    /// The account of its rows.
    pub report: Report,
    /// The unit of its amounts.
    pub unit: Unit,
    /// In the order of their keys.
    pub(super) cells: Vec<Cell>,
    pub(super) names: Names,
    /// The most decimal places that were printed.
    pub(super) places: u8,
    /// The letter of the classification of products, `H` for the Harmonized System, if it is known.
    pub(super) classification: Option<u8>,
}

/// How many digits of codes products are told apart by, unless something else is asked for: the
/// chapters of the Harmonized System.
pub const LEVEL: usize = 2;

/// How many exporters and products a reconciled file has at least if it is the whole world's: cut-down
/// ones would give sums of something else.
const WHOLE: (usize, usize) = (150, 1000);

/// One amount of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Amount {
    pub(super) code: Code,
    pub(super) thousandths: i64,
}

impl Database {
    /// How many numbers it has, at the finest level.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The codes of the economies that report, in order.
    pub fn reporters(&self) -> impl Iterator<Item = &'static str> {
        self.names.reporters().map(Area::code)
    }

    /// Whether sums over all economies and products are those of the world.
    pub(super) fn has_sums(&self) -> bool {
        let (exporters, products) = self.names.counts();
        self.format == Format::Baci && exporters >= WHOLE.0 && products >= WHOLE.1
    }

    pub(super) fn with_note_on_sums(mut self) -> Database {
        if self.format == Format::Baci && !self.has_sums() {
            let (exporters, products) = self.names.counts();
            self.report.notes.push(format!(
                "{exporters} exporters and {products} products are not the whole world: no totals were made"
            ));
        }
        self
    }

    /// The lists of products: one for each year, flow, reporter and partner.
    pub(super) fn lists(&self) -> impl Iterator<Item = &[Cell]> {
        let has_sums = self.has_sums();
        let lists = self.cells.chunk_by(|one, other| one.key.list() == other.key.list());
        lists.filter(move |list| {
            let is_sum = self.format == Format::Baci
                && list.first().is_some_and(|cell| {
                    [cell.key.reporter(), cell.key.partner()].contains(&Area::WORLD.0)
                });
            has_sums || !is_sum
        })
    }

    /// The amounts of a list by products of so many digits; a total first, if there is one.
    ///
    /// A code that begins another stands for it, too: what both give counts once. Above the level the
    /// finer one counts, below it the coarser one, which has what is kept secret in the finer ones.
    pub(super) fn by_level(&self, list: &[Cell], level: usize) -> Vec<Amount> {
        let mut amounts: Vec<Amount> = Vec::new();
        let mut counted: &[u8] = b"";
        let codes: Vec<Code> = list.iter().map(|cell| cell.key.code()).collect();
        for (place, (cell, code)) in list.iter().zip(&codes).enumerate() {
            let code_text = text(code).as_bytes();
            let next = codes.get(place + 1).map_or(&b""[..], |code| text(code).as_bytes());
            let is_total = code_text.is_empty();
            if !is_total && code_text.len() < level && next.starts_with(code_text) {
                continue;
            }
            let mut group = [0; Key::CODE_BYTES];
            let length = code_text.len().min(level);
            group[..length].copy_from_slice(&code_text[..length]);
            match amounts.last_mut() {
                Some(last) if !is_total && last.code == group => {
                    if !code_text.starts_with(counted) {
                        last.thousandths = last.thousandths.saturating_add(cell.thousandths);
                        counted = code_text;
                    }
                }
                _ => {
                    amounts.push(Amount { code: group, thousandths: cell.thousandths });
                    counted = code_text;
                }
            }
        }
        let has_total = amounts.first().is_some_and(|first| text(&first.code).is_empty());
        if !has_total && self.has_sums() {
            let sum = amounts.iter().fold(0_i64, |sum, one| sum.saturating_add(one.thousandths));
            amounts.insert(0, Amount { code: Code::default(), thousandths: sum });
        }
        amounts
    }

    /// An amount as text, in the unit of the file.
    pub(super) fn write(&self, thousandths: i64) -> String {
        number::write(thousandths, self.unit.multiplier, self.places)
    }

    /// All trade by products of so many digits as CSV, in the order of years, flows, economies and
    /// products.
    pub fn csv(&self, level: usize) -> String {
        let mut csv =
            "year,flow,reporter,partner,product,value,unit_measure,unit_mult\n".to_owned();
        let (measure, power) = (self.unit.measure.to_string(), self.unit.multiplier.to_string());
        for list in self.lists() {
            let Some(first) = list.first() else { continue };
            let year = first.key.year().to_string();
            let flow = if first.key.is_import() { Flow::Import } else { Flow::Export };
            let economies =
                [first.key.reporter(), first.key.partner()].map(|area| Area(area).code());
            for amount in self.by_level(list, level) {
                let product = text(&amount.code);
                let product = if product.is_empty() { TOTAL } else { product };
                let value = self.write(amount.thousandths);
                let [reporter, partner] = economies;
                let cells =
                    [&*year, flow.token(), reporter, partner, product, &*value, &*measure, &*power];
                csv.push_str(&join(&cells, ","));
                csv.push('\n');
            }
        }
        csv
    }

    /// All trade by products of so many digits, for the indicators. Its rows are the numbers in the
    /// order of years, flows, economies and products.
    pub fn flows(&self, level: usize) -> Flows {
        let is_reconciled = self.format == Format::Baci;
        let (imports, listing) = if is_reconciled {
            (Imports::PartnerExports, Listing::Complete)
        } else {
            (Imports::Reported, Listing::Open)
        };
        let mut flows = Flows::new(self.unit, imports, listing);
        for list in self.lists() {
            let Some(first) = list.first() else { continue };
            for amount in self.by_level(list, level) {
                let product = text(&amount.code);
                let value = self.write(amount.thousandths).parse::<Published>().ok();
                flows.push(&Row {
                    reporter: Area(first.key.reporter()).code(),
                    partner: Area(first.key.partner()).code(),
                    flow: if first.key.is_import() { Flow::Import } else { Flow::Export },
                    product: if product.is_empty() { TOTAL } else { product },
                    year: Some(first.key.year()),
                    value: value.as_ref().and_then(Range::of),
                    unit: self.unit,
                });
            }
        }
        flows.finish();
        flows
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::source::Reader;

    /// What a Comtrade file of one list gives at a level: codes, and values in US dollars.
    fn level(rows: &[(&str, u32)], level: usize) -> Vec<(String, String)> {
        let mut text = "refYear,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n".to_owned();
        for (code, value) in rows {
            writeln!(text, "2022,KAZ,CHN,X,{code},{value}").unwrap();
        }
        let mut reader = Reader::new("f.csv");
        reader.push(text.as_bytes()).unwrap();
        let database = reader.finish().unwrap();
        let list = database.lists().next().unwrap();
        let amounts = database.by_level(list, level);
        amounts
            .iter()
            .map(|one| (super::text(&one.code).to_owned(), database.write(one.thousandths)))
            .collect()
    }

    #[test]
    fn aggregates_and_details_are_never_both_counted() {
        let rows = [
            ("TOTAL", 100),
            ("27", 60),
            ("2709", 50),
            ("270900", 50),
            ("740311", 3),
            ("740319", 4),
        ];
        let own = |list: &[(&str, &str)]| -> Vec<(String, String)> {
            list.iter().map(|(code, value)| ((*code).to_owned(), (*value).to_owned())).collect()
        };
        // 27 has 10 that its details keep secret; 74 has only details.
        assert_eq!(level(&rows, 2), own(&[("", "100"), ("27", "60"), ("74", "7")]));
        assert_eq!(level(&rows, 4), own(&[("", "100"), ("2709", "50"), ("7403", "7")]));
        assert_eq!(
            level(&rows, 6),
            own(&[("", "100"), ("270900", "50"), ("740311", "3"), ("740319", "4")])
        );
        // Details at two levels of one chapter, of which one has no aggregate above it.
        let mixed = [("2601", 5), ("260111", 2), ("260300", 9)];
        assert_eq!(level(&mixed, 2), own(&[("26", "14")]));
    }
}
