//! What economies and products are called in a file, and which of them it has.

use super::{
    economies::{Area, Areas},
    table::{Code, Key, Table},
};

/// The longest code whose name is kept: those of finer levels are never shown.
const LONGEST_CODE: usize = 6;

/// The longest name that is kept, in bytes.
const LONGEST_NAME: usize = 300;

/// The most products that are named.
const MOST_PRODUCTS: usize = 10_000;

/// Names by code.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) areas: Areas,
    /// By place.
    economies: Vec<String>,
    /// Which economies report.
    reports: Vec<bool>,
    /// The place of a product's name among the names.
    places: Table,
    products: Vec<String>,
    /// All codes of products, where they are counted.
    codes: Table,
    distinct_codes: usize,
}

impl Names {
    pub(super) fn new() -> Names {
        let count = usize::from(Area::WORLD.0) + 1;
        Names {
            areas: Areas::new(),
            economies: vec![String::new(); count],
            reports: vec![false; count],
            places: Table::default(),
            products: Vec::new(),
            codes: Table::default(),
            distinct_codes: 0,
        }
    }

    /// How much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let products: usize = self.products.iter().map(String::capacity).sum();
        self.places.bytes() + self.codes.bytes() + products
    }

    /// Remembers that an economy reports, and a code if codes are counted.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn see(&mut self, reporter: Option<Area>, code: &Code, counts: bool) {
        if let Some(reports) = reporter.and_then(|area| self.reports.get_mut(usize::from(area.0))) {
            *reports = true;
        }
        // Files with more codes than that are whole in any case.
        if counts && self.distinct_codes < MOST_PRODUCTS && self.codes.set(by_code(code), 0) {
            self.distinct_codes += 1;
        }
    }

    /// How many economies report, and how many codes there are where they are counted.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.reporters().count(), self.distinct_codes)
    }

    /// The economies that report.
    pub(super) fn reporters(&self) -> impl Iterator<Item = Area> {
        let reports = self.reports.iter().enumerate().filter(|(_, reports)| **reports);
        reports.map(|(place, _)| Area(place as u8))
    }

    /// Keeps the first name of an economy.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn economy<'a>(&mut self, area: Area, name: impl FnOnce() -> &'a [u8]) {
        if let Some(known) = self.economies.get_mut(usize::from(area.0))
            && known.is_empty()
        {
            *known = unquoted(name());
        }
    }

    /// Keeps the first name of a product.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn product<'a>(&mut self, code: &Code, name: impl FnOnce() -> &'a [u8]) {
        // Zeros stand behind a code.
        if code[LONGEST_CODE] != 0 || self.products.len() >= MOST_PRODUCTS {
            return;
        }
        if self.places.set(by_code(code), i64::try_from(self.products.len()).unwrap_or_default()) {
            self.products.push(unquoted(name()));
        }
    }

    /// The name of an economy; empty if the file has none.
    pub(super) fn of_economy(&self, area: Area) -> &str {
        self.economies.get(usize::from(area.0)).map_or("", String::as_str)
    }

    /// The name of a product; empty if the file has none.
    pub(super) fn of_product(&self, code: &Code) -> &str {
        let place = self.places.get(by_code(code));
        place.and_then(|place| self.products.get(place as usize)).map_or("", String::as_str)
    }
}

/// A key of a code alone; no year is 1.
fn by_code(code: &Code) -> Key {
    Key::new(1, false, (0, 0), code)
}

/// The text of a cell, with single quotes where it has doubled ones, in one line.
fn unquoted(cell: &[u8]) -> String {
    let mut name =
        String::from_utf8_lossy(cell).replace("\"\"", "\"").replace(['\n', '\r', '\t'], " ");
    if name.len() > LONGEST_NAME {
        let end = (0..=LONGEST_NAME).rev().find(|end| name.is_char_boundary(*end));
        name.truncate(end.unwrap_or_default());
        name.push('\u{2026}');
    }
    name.trim().to_owned()
}
