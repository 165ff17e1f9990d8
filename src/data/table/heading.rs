//! What the headings of a table say: which rows hold them, which columns are periods, and which hold
//! numbers that were derived from others.

use super::{
    PageTable, Section,
    grid::Grid,
    text::{is_letter, is_same, lower},
    unit::{Mentions, mentions},
};
use crate::model::{Measure, Period, Unit};

/// Parts of words that say that numbers were derived from others, in small letters.
#[rustfmt::skip]
const DERIVED: &[&str] = &[
    "change", "difference", "deviation", "growth", "increase", "decrease", "index", "share", "ratio", "rate",
    "изменени", "отклонени", "прирост", "рост", "темп", "индекс", "доля", "доли", "долей", "удельный вес", "отношени", "разниц",
    "өзгеріс", "ауытқу", "өсім", "өсу", "үлес", "айырма", "қатынас",
    "变化", "变动", "增减", "增长", "增速", "增幅", "差额", "指数", "比重", "份额", "占比", "比率", "同比", "环比",
];

/// What a row may be called that the others add up to, in small letters.
const WHOLES: [&str; 14] = [
    "total",
    "grand total",
    "in total",
    "всего",
    "итого",
    "барлығы",
    "жиыны",
    "жалпы",
    "合计",
    "总计",
    "总额",
    "共计",
    "总量",
    "小计",
];

/// What a source line begins with, in small letters.
const SOURCES: [&str; 9] = [
    "source",
    "sources",
    "источник",
    "источники",
    "дереккөз",
    "дереккөздер",
    "дереккөзі",
    "来源",
    "资料来源",
];

/// One column, by what its headings say.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) place: usize,
    /// All of its headings.
    pub(super) heading: String,
    /// The same without units.
    pub(super) name: String,
    pub(super) unit: Vec<Unit>,
    /// The period that its numbers are of, unless they are derived.
    pub(super) period: Option<Period>,
    pub(super) is_derived: bool,
}

impl Column {
    pub(super) fn of(grid: &Grid, rows: &[usize], place: usize) -> Column {
        let heading = grid.texts(rows, place);
        let found = mentions(&heading);
        let name = tidy(&found.rest).to_owned();
        let mut periods = Vec::new();
        for row in rows {
            let own = mentions(grid.text(*row, place)).rest;
            if let Some(period) = period(&own)
                && !periods.contains(&period)
            {
                periods.push(period);
            }
        }
        let says = says_derived(&heading);
        let period = if periods.len() == 1 && !says { periods.first().copied() } else { None };
        Column { place, name, unit: found.units, period, is_derived: says, heading }
    }

    /// Whether a rule that names a column so means this one.
    pub(super) fn is_called(&self, name: &str) -> bool {
        is_same(&self.heading, name)
            || !self.name.is_empty() && is_same(&self.name, name)
            || self.period.is_some_and(|period| period.text() == name)
    }
}

/// Whether a heading says that its numbers were derived. A percentage of a period, "2022, %", may be
/// a level.
fn says_derived(heading: &str) -> bool {
    let Mentions { units, rest } = mentions(heading);
    if units.iter().any(|unit| unit.measure == Measure::Percent) && period(&rest).is_none() {
        return true;
    }
    DERIVED.iter().any(|part| {
        let mut from = 0;
        while let Some(start) = rest[from..].find(part) {
            let start = from + start;
            // Inside a word it is another word: "corporate".
            if !rest[..start].chars().next_back().is_some_and(is_letter) {
                return true;
            }
            from = start + part.len();
        }
        false
    })
}

/// A text without the signs that are left at its ends where something was taken out.
pub(super) fn tidy(text: &str) -> &str {
    text.trim_matches([
        ' ', ',', ';', ':', '(', ')', '[', ']', '-', '\u{2013}', '\u{2014}', '\u{ff08}',
        '\u{ff09}', '\u{ff0c}', '\u{ff1a}', '.', '/',
    ])
}

/// The period that a heading is, with or without the word for a year.
fn period(text: &str) -> Option<Period> {
    let text = lower(tidy(text));
    let mut year = text.as_str();
    for word in ["год", "г", "жылы", "жыл", "ж", "年", "year"] {
        if let Some(before) = year.strip_suffix(word) {
            year = before.trim_end();
            break;
        }
    }
    year.parse().ok()
}

/// The rows that hold headings: those of the head, or else the first ones that have nothing else.
pub(super) fn heading_rows(table: &PageTable, grid: &Grid) -> Vec<usize> {
    let mut rows = Vec::new();
    let has_head = table.rows.iter().any(|row| row.section == Section::Head);
    for (row, slots) in grid.rows.iter().enumerate() {
        let is_head = table.rows[row].section == Section::Head;
        let mut headers = slots.iter().flatten().peekable();
        let is_all = headers.peek().is_some()
            && headers.all(|slot| slot.is_header && !slot.is_row_header || slot.text.is_empty());
        if if has_head { is_head } else { is_all && rows.len() == row } {
            rows.push(row);
        }
    }
    rows
}

/// Whether a row is called what others add up to.
pub(super) fn is_whole(label: &str) -> bool {
    WHOLES.contains(&lower(tidy(label)).as_str())
}

/// What follows the word for a source, if a line begins with it.
pub(super) fn source_of(line: &str) -> Option<&str> {
    let lower = lower(line);
    for word in SOURCES {
        if let Some(rest) = lower.strip_prefix(word) {
            let rest = &line[line.len().saturating_sub(rest.len())..];
            for colon in [":", "\u{ff1a}"] {
                if let Some(source) = rest.trim_start().strip_prefix(colon) {
                    return Some(source.trim());
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_with_the_word_for_a_year() {
        for text in
            ["2022", "2022 г.", "2022 год", "2022 ж.", "2022 жыл", "2022年", "(2022)", "2022,"]
        {
            assert_eq!(period(text).map(Period::text).as_deref(), Some("2022"), "for {text}");
        }
        assert_eq!(period("2022-05").map(Period::text).as_deref(), Some("2022-05"));
        for text in ["", "22", "2021\u{2013}2022", "Goods", "2022 plan"] {
            assert_eq!(period(text), None, "for {text}");
        }
    }

    #[test]
    fn headings_say_what_was_derived() {
        for text in [
            "Change",
            "Growth, %",
            "%",
            "Index: 2021 = 100",
            "Темп роста",
            "Доля, %",
            "Өсім",
            "同比增长",
            "2022 to 2021, %",
        ] {
            assert!(says_derived(text), "{text}");
        }
        for text in ["2022", "2022, %", "Goods", "Corporate", "Notes", "2022, billion USD"] {
            assert!(!says_derived(text), "{text}");
        }
    }

    #[test]
    fn sources_are_told_by_their_first_word() {
        assert_eq!(source_of("Source: A yearbook"), Some("A yearbook"));
        assert_eq!(source_of("ИСТОЧНИК: Ежегодник"), Some("Ежегодник"));
        assert_eq!(source_of("资料来源：年鉴"), Some("年鉴"));
        assert_eq!(source_of("Sourcery"), None);
        assert_eq!(source_of("A source: none"), None);
    }
}
