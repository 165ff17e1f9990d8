//! One cell: a number in the form that its page gives it, or the reason why there is none.

use super::text::lower;

/// Which character stands before the decimal places.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mark {
    Point,
    Comma,
}

impl Mark {
    fn of(character: char) -> Mark {
        if character == ',' { Mark::Comma } else { Mark::Point }
    }

    /// The character.
    pub(super) fn character(self) -> char {
        match self {
            Mark::Point => '.',
            Mark::Comma => ',',
        }
    }

    /// What the same table can have between thousands.
    fn other(self) -> char {
        match self {
            Mark::Point => ',',
            Mark::Comma => '.',
        }
    }
}

/// What a cell of a column of numbers has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Content {
    /// A number.
    Number(Number),
    /// Nothing, or what stands for nothing.
    Missing,
    /// Anything else.
    Other,
}

/// A number before it is known what its points and commas mean.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Number {
    sign: Sign,
    /// Digits, points and commas; spaces and apostrophes between thousands are gone.
    body: String,
    /// Whether marks between thousands were left out.
    pub(super) is_grouped: bool,
    /// Whether a sign of percent stood behind it.
    pub(super) is_percent: bool,
}

/// What stands before a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Sign {
    /// Nothing, or a plus.
    Plus,
    Minus,
    /// A dash in the place of a minus.
    Dash,
}

/// What a number says about the decimal mark.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Evidence {
    /// It has neither points nor commas.
    None,
    /// This is the decimal mark.
    Is(Mark),
    /// It is either the decimal mark or stands between thousands.
    Either(Mark),
    /// No decimal mark makes it a number.
    Neither,
}

/// What stands for a number that is not there, in small letters.
const MISSING: [&str; 24] = [
    "",
    "-",
    "\u{2010}",
    "\u{2011}",
    "\u{2012}",
    "\u{2013}",
    "\u{2014}",
    "\u{2015}",
    "\u{2212}",
    "--",
    ".",
    "..",
    "...",
    "\u{2026}",
    "n/a",
    "na",
    "n.a.",
    "н/д",
    "н.д.",
    "нет данных",
    "жоқ",
    "无",
    "不详",
    "\u{2014}\u{2014}",
];

/// Takes the footnote marks off the end of a text: stars, daggers, raised digits, `[1]`.
pub(super) fn take_marks(text: &str) -> (&str, Vec<String>) {
    let mut rest = text;
    let mut marks = Vec::new();
    loop {
        rest = rest.trim_end_matches(' ');
        let Some(last) = rest.chars().next_back() else { break };
        let start = match last {
            '*'
            | '\u{2020}'
            | '\u{2021}'
            | '\u{a7}'
            | '\u{b6}'
            | '\u{b9}'
            | '\u{b2}'
            | '\u{b3}'
            | '\u{2070}'..='\u{2079}' => rest.len() - last.len_utf8(),
            ']' => match rest.rfind('[') {
                // A longer text in brackets says something.
                Some(start) if rest.len() - start <= 5 => start,
                _ => break,
            },
            _ => break,
        };
        marks.insert(0, rest[start..].to_owned());
        rest = &rest[..start];
    }
    (rest, marks)
}

impl Content {
    /// Reads the text of a cell, its footnote marks taken off.
    pub(super) fn read(text: &str) -> Content {
        if MISSING.contains(&lower(text).as_str()) {
            return Content::Missing;
        }
        Number::read(text).map_or(Content::Other, Content::Number)
    }
}

impl Number {
    fn read(text: &str) -> Option<Number> {
        let mut rest = text;
        let mut number =
            Number { sign: Sign::Plus, body: String::new(), is_grouped: false, is_percent: false };
        if let Some(before) = rest.strip_suffix('%') {
            rest = before.trim_end_matches(' ');
            number.is_percent = true;
        }
        let mut characters = rest.chars();
        if let Some(sign @ ('+' | '-' | '\u{2010}'..='\u{2013}' | '\u{2212}')) = characters.next() {
            number.sign = match sign {
                '+' => Sign::Plus,
                '-' | '\u{2212}' => Sign::Minus,
                _ => Sign::Dash,
            };
            rest = characters.as_str().trim_start_matches(' ');
        }
        // Each group behind a space or an apostrophe has three digits, the first at most three; all
        // are set apart by the same character.
        let mut separator = None;
        let mut digits = 0;
        for character in rest.chars() {
            match character {
                '0'..='9' => {
                    digits += 1;
                    number.body.push(character);
                }
                '.' | ',' => {
                    if separator.is_some() && digits != 3 {
                        return None;
                    }
                    number.body.push(character);
                    // What follows is no group any more.
                    digits = 0;
                    separator = None;
                }
                ' ' | '\'' | '\u{2019}' => {
                    let is_first = !number.is_grouped;
                    let fits = if is_first { (1..=3).contains(&digits) } else { digits == 3 };
                    if !fits || !is_first && separator != Some(character) {
                        return None;
                    }
                    // Groups behind a point or comma would be groups of decimals.
                    if is_first && number.body.len() > 3 {
                        return None;
                    }
                    (separator, number.is_grouped, digits) = (Some(character), true, 0);
                }
                _ => return None,
            }
        }
        let ends_well = if separator.is_some() { digits == 3 } else { digits > 0 };
        ends_well.then_some(number)
    }

    /// What it says about the decimal mark of its table.
    pub(super) fn evidence(&self) -> Evidence {
        let count = |wanted: char| self.body.chars().filter(|mark| *mark == wanted).count();
        let Some(last) = self.body.rfind(['.', ',']) else { return Evidence::None };
        let mark = if self.body[last..].starts_with(',') { Mark::Comma } else { Mark::Point };
        let (own, others) = (count(mark.character()), count(mark.other()));
        let is = |mark: Mark| match self.in_plain_form(mark) {
            Some(_) => Evidence::Is(mark),
            None => Evidence::Neither,
        };
        if own > 1 {
            // Only what stands between thousands stands more than once.
            return is(Mark::of(mark.other()));
        }
        let (before, after) = (&self.body[..last], &self.body[last + 1..]);
        let is_group = others == 0
            && !self.is_grouped
            && after.len() == 3
            && (1..=3).contains(&before.len())
            && !before.starts_with('0');
        if is_group { Evidence::Either(mark) } else { is(mark) }
    }

    /// The number with a decimal point and nothing between thousands, all of its digits as printed;
    /// `None` where its other marks do not stand between thousands.
    pub(super) fn in_plain_form(&self, mark: Mark) -> Option<String> {
        let mut parts = self.body.split(mark.character());
        let (whole, fraction) = (parts.next()?, parts.next());
        if parts.next().is_some() || fraction.is_some_and(|digits| digits.contains(mark.other())) {
            return None;
        }
        let mut text = String::new();
        if self.sign != Sign::Plus {
            text.push('-');
        }
        let has_groups = whole.contains(mark.other());
        for (place, group) in whole.split(mark.other()).enumerate() {
            let fits = if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
            if has_groups && !fits {
                return None;
            }
            text.push_str(group);
        }
        if whole.is_empty() {
            text.push('0');
        }
        if let Some(fraction) = fraction {
            text.push('.');
            text.push_str(fraction);
        }
        Some(text)
    }

    /// Whether a dash stood for its minus.
    pub(super) fn has_dash(&self) -> bool {
        self.sign == Sign::Dash
    }

    /// Whether marks between thousands are left out of its plain form.
    pub(super) fn has_groups(&self, mark: Mark) -> bool {
        self.is_grouped || self.body.contains(mark.other())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<Number> {
        match Content::read(text) {
            Content::Number(number) => Some(number),
            _ => None,
        }
    }

    fn read(text: &str, mark: Mark) -> Option<String> {
        number(text)?.in_plain_form(mark)
    }

    #[test]
    fn printed_digits_are_kept() {
        let cases = [
            ("9.80", Mark::Point, "9.80"),
            ("9,80", Mark::Comma, "9.80"),
            ("+6.1", Mark::Point, "6.1"),
            ("\u{2212}0.733", Mark::Point, "-0.733"),
            ("\u{2013}5,2", Mark::Comma, "-5.2"),
            ("1 204 500,5", Mark::Comma, "1204500.5"),
            ("1'204'500.50", Mark::Point, "1204500.50"),
            ("1,204,500", Mark::Point, "1204500"),
            ("1.204.500,5", Mark::Comma, "1204500.5"),
            ("33.9%", Mark::Point, "33.9"),
            ("33,9 %", Mark::Comma, "33.9"),
            (".5", Mark::Point, "0.5"),
            ("12", Mark::Comma, "12"),
        ];
        for (text, mark, expected) in cases {
            assert_eq!(read(text, mark).as_deref(), Some(expected), "for {text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        let texts = [
            "abc",
            "1 2",
            "12 34",
            "1204 500",
            "1 204'500",
            "5.",
            "1e3",
            "$5",
            "(5)",
            "12a",
            "٣",
            "1..2",
            "9.89.9",
            "2021 2022",
            "0.123 456",
            "--5",
            "% ",
            "+",
            "1 204 5",
        ];
        for text in texts {
            for mark in [Mark::Point, Mark::Comma] {
                assert_eq!(read(text, mark), None, "for {text}");
            }
        }
    }

    #[test]
    fn a_number_says_what_it_can_about_the_decimal_mark() {
        let cases = [
            ("12", Evidence::None),
            ("1 204", Evidence::None),
            ("9,8", Evidence::Is(Mark::Comma)),
            ("9.8", Evidence::Is(Mark::Point)),
            ("1,234", Evidence::Either(Mark::Comma)),
            ("1.234", Evidence::Either(Mark::Point)),
            ("0,234", Evidence::Is(Mark::Comma)),
            ("1234,567", Evidence::Is(Mark::Comma)),
            ("1 234,567", Evidence::Is(Mark::Comma)),
            ("1,234,567", Evidence::Is(Mark::Point)),
            ("1.234,5", Evidence::Is(Mark::Comma)),
            ("1,234.567", Evidence::Is(Mark::Point)),
            ("1,23,4", Evidence::Neither),
            ("1.2.3,4,5", Evidence::Neither),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text).map(|number| number.evidence()), Some(expected), "for {text}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_missing() {
        for text in ["", "-", "\u{2013}", "..", "n/a", "N/A", "Н/Д", "\u{2026}"] {
            assert_eq!(Content::read(text), Content::Missing, "for {text}");
        }
        assert_eq!(Content::read("0").clone(), Content::read("0"));
        assert_ne!(Content::read("0"), Content::Missing);
    }

    #[test]
    fn footnote_marks_come_off_the_end() {
        assert_eq!(take_marks("13.2*"), ("13.2", vec!["*".to_owned()]));
        assert_eq!(
            take_marks("13.2 \u{2020} [1]"),
            ("13.2", vec!["\u{2020}".to_owned(), "[1]".to_owned()])
        );
        assert_eq!(take_marks("13.2\u{b9}"), ("13.2", vec!["\u{b9}".to_owned()]));
        assert_eq!(take_marks("[no mark]"), ("[no mark]", vec![]));
        assert_eq!(take_marks("]"), ("]", vec![]));
    }
}
