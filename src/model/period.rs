//! The time a number speaks of.

use std::{fmt, str::FromStr};

use super::{Expected, split_at_first, text::whole_number};

/// A year, a shorter ISO 8601 date, or an interval of two such dates.
///
/// # Example
///
/// ```
/// use trade_figure::model::Period;
///
/// let period: Period = "2023-01/2023-09".parse()?;
/// assert_eq!(period.to_string(), "2023-01/2023-09");
/// assert_eq!(period.year(), None);
/// assert_eq!("2022".parse::<Period>()?.year(), Some(2022));
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Period {
    start: Date,
    end: Option<Date>,
}

/// A year, and the month and day where the text gave them.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
}

impl Period {
    /// The calendar year, if the period is exactly one.
    pub fn year(self) -> Option<u16> {
        let whole_year = self.end.is_none() && self.start.month.is_none();
        whole_year.then_some(self.start.year)
    }
}

impl Period {
    /// The date, or the first and the last.
    pub(crate) fn dates(self) -> (Date, Option<Date>) {
        (self.start, self.end)
    }

    /// The period as a point on a scale of years: a whole year is its number, a month stands where
    /// it begins, an interval where its first date does.
    pub fn years(self) -> f64 {
        let months = f64::from(self.start.month.unwrap_or(1) - 1);
        let days = f64::from(self.start.day.unwrap_or(1) - 1);
        f64::from(self.start.year) + (months + days / 31.0) / 12.0
    }
}

impl FromStr for Period {
    type Err = Expected;

    /// Reads `2021`, `2021-12`, `2021-12-31` or two of these joined by `/`.
    ///
    /// # Errors
    ///
    /// Any other text, a month or day that no calendar has, and an interval that ends before it
    /// starts.
    fn from_str(text: &str) -> Result<Period, Expected> {
        match Period::read(text) {
            Some(Period { start, end: Some(end) }) if end < start => {
                Err(Expected::new("an interval that ends after it starts"))
            }
            Some(period) => Ok(period),
            None => Err(Expected::new(
                "a year such as 2021, or an ISO 8601 interval such as 2023-01/2023-09",
            )),
        }
    }
}

impl Period {
    /// One date, or two, of which the second may be the earlier.
    pub(crate) fn read(text: &str) -> Option<Period> {
        match split_at_first(text, b'/') {
            Some((start, end)) => {
                Some(Period { start: Date::read(start)?, end: Some(Date::read(end)?) })
            }
            None => Some(Period { start: Date::read(text)?, end: None }),
        }
    }
}

impl Period {
    /// The period as the text that it was read from.
    pub fn text(self) -> String {
        let mut text = String::new();
        self.start.write(&mut text);
        if let Some(end) = self.end {
            text.push('/');
            end.write(&mut text);
        }
        text
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Date {
    fn read(text: &str) -> Option<Date> {
        let Some((year, rest)) = split_at_first(text, b'-') else {
            return Some(Date { year: digits(text, 4)?, month: None, day: None });
        };
        let year = digits(year, 4)?;
        let (month, day) = match split_at_first(rest, b'-') {
            Some((month, day)) => (month, Some(digits(day, 2)? as u8)),
            None => (rest, None),
        };
        let month = digits(month, 2)? as u8;
        let days = days_in_month(year, month);
        let is_known = (1..=12).contains(&month) && day.is_none_or(|day| (1..=days).contains(&day));
        is_known.then_some(Date { year, month: Some(month), day })
    }
}

/// So many ASCII digits, four at most, as a number; a sign or a space is not a digit.
fn digits(text: &str, count: usize) -> Option<u16> {
    if text.len() == count { Some(whole_number(text)? as u16) } else { None }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    fn write(self, text: &mut String) {
        push_two_digits(text, self.year / 100);
        push_two_digits(text, self.year % 100);
        for part in [self.month, self.day].iter().flatten() {
            text.push('-');
            push_two_digits(text, u16::from(*part));
        }
    }
}

/// Adds a number below a hundred.
fn push_two_digits(text: &mut String, number: u16) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_gives_back_what_was_read() {
        for text in ["2021", "2021-12", "2024-02-29", "1993/2011", "2023-01/2023-09"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let texts = [
            "",
            "21",
            "+021",
            "20 1",
            "2021-13",
            "2021-00",
            "2023-02-29",
            "2021-1",
            "2021-04-31",
            "2023/2021",
            "2021/",
            "2021-Q1",
            "2021-01-01-01",
        ];
        for text in texts {
            assert!(text.parse::<Period>().is_err(), "{text:?} was accepted");
        }
    }

    #[test]
    fn periods_sort_by_their_start() {
        let mut periods: Vec<Period> =
            ["2022", "2021-06", "2021"].iter().map(|text| text.parse().unwrap()).collect();
        periods.sort();
        let texts: Vec<String> = periods.iter().map(Period::to_string).collect();
        assert_eq!(texts, ["2021", "2021-06", "2022"]);
    }
}
