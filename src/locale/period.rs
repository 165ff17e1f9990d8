//! How a language writes a period.

use super::{Words, fill, words::fill_counted};
use crate::model::{Date, Period, signed_digits, split_at_first};

/// The words and patterns of periods.
#[derive(Clone, Copy, Debug)]
pub struct PeriodWords {
    /// The months, a line each, with their form by themselves and that after a day; empty where they
    /// are numbers.
    pub months: &'static str,
    /// A year.
    pub year: &'static str,
    /// Two years.
    pub years: &'static str,
    /// A month (1) of a year (2).
    pub month: &'static str,
    /// A day (1) of a month (2) of a year (3).
    pub day: &'static str,
    /// Two months (1, 2) of one year (3).
    pub of_one_year: &'static str,
    /// Two other dates.
    pub interval: &'static str,
}

impl Words {
    /// A period as it stands in a text, `January–September 2023`, or not in a text but on an axis or
    /// in a legend, where a year is its number alone.
    pub fn period(&self, period: Period, is_text: bool) -> String {
        let words = &self.periods;
        let (start, end) = period.dates();
        let Some(end) = end else {
            let is_number = start.month.is_none() && !is_text;
            return if is_number { number(start.year) } else { self.date(start) };
        };
        let pattern = match (start.month, end.month) {
            (None, None) => words.years,
            (Some(from), Some(to))
                if (start.year, start.day, end.day) == (end.year, None, None) =>
            {
                let (from, to) = (self.month(from, "1"), self.month(to, "1"));
                return fill(words.of_one_year, &[&from, &to, &number(end.year)]);
            }
            _ => return fill(words.interval, &[&self.date(start), &self.date(end)]),
        };
        fill(pattern, &[&number(start.year), &number(end.year)])
    }

    fn date(&self, date: Date) -> String {
        let words = &self.periods;
        let year = number(date.year);
        let Some(month) = date.month else { return fill(words.year, &[&year]) };
        match date.day {
            Some(day) => fill(words.day, &[&number(day), &self.month(month, "2"), &year]),
            None => fill(words.month, &[&self.month(month, "1"), &year]),
        }
    }

    /// A month by itself, which is the form of one, or after a day.
    fn month(&self, month: u8, count: &str) -> String {
        let mut rest = self.periods.months;
        for _ in 1..month {
            rest = split_at_first(rest, b'\n').map_or("", |(_, rest)| rest);
        }
        let name = split_at_first(rest, b'\n').map_or(rest, |(name, _)| name);
        if name.is_empty() { number(month) } else { fill_counted(name, &[], count) }
    }
}

/// A number of a date.
fn number(number: impl Into<i32>) -> String {
    signed_digits(number.into())
}

#[cfg(test)]
mod tests {
    use crate::locale::Lang;

    /// Source: Unicode CLDR, date formats `y`, `yMMMM`, `yMMMMd` and their intervals, but for the
    /// words after a year, which CLDR shortens.
    #[test]
    fn periods_are_written_as_each_language_does() {
        let cases = [
            ("2021", ["2021", "2021 жыл", "2021 год", "2021年"]),
            ("1993/2011", ["1993–2011", "1993–2011 жылдар", "1993–2011 годы", "1993年至2011年"]),
            ("2022-04", ["April 2022", "2022 жылғы сәуір", "апрель 2022 года", "2022年4月"]),
            (
                "2021-12-31",
                [
                    "31 December 2021",
                    "2021 жылғы 31 желтоқсан",
                    "31 декабря 2021 года",
                    "2021年12月31日",
                ],
            ),
            (
                "2023-01/2023-09",
                [
                    "January–September 2023",
                    "2023 жылғы қаңтар–қыркүйек",
                    "январь–сентябрь 2023 года",
                    "2023年1月至9月",
                ],
            ),
            (
                "2022-10/2023-03",
                [
                    "October 2022 – March 2023",
                    "2022 жылғы қазан – 2023 жылғы наурыз",
                    "октябрь 2022 года – март 2023 года",
                    "2022年10月至2023年3月",
                ],
            ),
        ];
        for (text, expected) in cases {
            for (lang, expected) in Lang::ALL.into_iter().zip(expected) {
                assert_eq!(lang.words().period(text.parse().unwrap(), true), expected);
            }
        }
        for lang in Lang::ALL {
            assert_eq!(lang.words().period("2021".parse().unwrap(), false), "2021");
        }
        let russian = Lang::Ru.words();
        assert_eq!(russian.period("2023-08".parse().unwrap(), false), "август 2023 года");
        assert_eq!(russian.period("2023-05-02".parse().unwrap(), true), "2 мая 2023 года");
    }

    #[test]
    fn every_month_has_its_line() {
        for lang in Lang::ALL {
            let months = lang.words().periods.months;
            assert!(months.is_empty() || months.split('\n').count() == 12, "{}", lang.tag());
        }
    }
}
