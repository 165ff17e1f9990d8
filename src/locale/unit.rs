//! How a language writes an amount with its unit.

use super::{NumberForm, Words, fill, words::fill_counted};
use crate::model::{Measure, Unit, signed_digits};

impl Words {
    /// How numbers of a unit are written, without the unit: 13.2 billion is 132 where one counts in
    /// hundreds of millions.
    pub fn numbers_in(&self, unit: Unit) -> NumberForm {
        let shift = self.multiplier(unit).map_or(0, |(_, shift, _)| *shift);
        NumberForm { shift, ..self.numbers }
    }

    /// What a unit's power of ten is called, if there is a word for it.
    fn multiplier(&self, unit: Unit) -> Option<&'static (i8, i8, &'static str)> {
        let units = &self.units;
        let find = |list: &'static [(i8, i8, &'static str)]| {
            list.iter().find(|(power, ..)| *power == unit.multiplier)
        };
        let own = match unit.measure {
            Measure::Currency(_) => None,
            _ => find(units.of_things),
        };
        own.or_else(|| find(units.multipliers))
    }

    /// A number in the plain form with its unit: `$13.2 billion`.
    pub fn amount_of(&self, plain: &str, unit: Unit) -> String {
        self.amount(&self.numbers_in(unit).write(plain), unit)
    }

    /// A number, already written in this language as [`Words::numbers_in`] says, with its unit.
    pub fn amount(&self, number: &str, unit: Unit) -> String {
        let units = &self.units;
        let scale = self.scale(unit);
        // A word for a power of ten stands between a number and what it counts.
        let count = if scale.is_empty() { number } else { "" };
        let scaled = if scale.is_empty() {
            number.to_owned()
        } else {
            fill(units.amount, &[number, &scale])
        };
        match unit.measure {
            Measure::Currency(_) => {
                let code = unit.measure.token();
                match units.currencies.iter().find(|(known, _, _)| *known == code) {
                    // A sign in front belongs before the currency's.
                    Some((_, sign, _)) => {
                        let sign = fill_counted(sign, &[], count);
                        let mut rest = scaled.chars();
                        match rest.next() {
                            Some(first @ ('\u{2212}' | '+')) => {
                                let mut amount = String::from(first);
                                amount.push_str(&fill(units.money, &[&sign, rest.as_str()]));
                                amount
                            }
                            _ => fill(units.money, &[&sign, &scaled]),
                        }
                    }
                    None => fill(units.amount, &[&scaled, code]),
                }
            }
            Measure::Percent => fill(units.percent, &[&scaled]),
            Measure::Ratio => fill(units.times, &[&scaled]),
            Measure::Count => scaled,
            Measure::Tonne => fill(units.amount, &[&scaled, units.tonnes]),
            Measure::Kilogram => fill(units.amount, &[&scaled, units.kilograms]),
        }
    }

    /// The unit alone, as an axis names it: `billion US dollars`; empty for plain counts.
    pub fn unit_name(&self, unit: Unit) -> String {
        let units = &self.units;
        let name = match unit.measure {
            Measure::Currency(_) => {
                let code = unit.measure.token();
                let known = units.currencies.iter().find(|(known, _, _)| *known == code);
                known.map_or_else(|| code.to_owned(), |(_, _, name)| fill(name, &[]))
            }
            Measure::Percent => fill(units.percent, &[""]),
            Measure::Ratio => fill(units.times, &[""]),
            Measure::Count => String::new(),
            Measure::Tonne => units.tonnes.to_owned(),
            Measure::Kilogram => units.kilograms.to_owned(),
        };
        // What stands between a number and its unit.
        let name = name.trim_start_matches('\u{a0}').trim_ascii();
        let scale = self.scale(unit);
        if scale.is_empty() {
            name.to_owned()
        } else if name.is_empty() {
            scale
        } else {
            fill(units.amount, &[&scale, name])
        }
    }

    /// The word for a power of ten, or the power itself where there is no word; empty for ones.
    fn scale(&self, unit: Unit) -> String {
        match self.multiplier(unit) {
            Some((.., word)) => (*word).to_owned(),
            None if unit.multiplier == 0 => String::new(),
            None => power_of_ten(unit.multiplier),
        }
    }
}

/// A power of ten as a factor, its exponent in raised digits.
fn power_of_ten(exponent: i8) -> String {
    const DIGITS: [char; 10] = [
        '\u{2070}', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}',
        '\u{2078}', '\u{2079}',
    ];
    let mut power = "\u{d7} 10".to_owned();
    for byte in signed_digits(exponent.into()).bytes() {
        // What is no digit is the sign.
        let digit = DIGITS.get(usize::from(byte.wrapping_sub(b'0')));
        power.push(*digit.unwrap_or(&'\u{207b}'));
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    fn unit(measure: &str, multiplier: i8) -> Unit {
        Unit { measure: Measure::read(measure).unwrap(), multiplier }
    }

    #[test]
    fn amounts_carry_their_unit() {
        let words = Lang::En.words();
        assert_eq!(words.amount("13.2", unit("USD", 9)), "$13.2 billion");
        assert_eq!(words.amount("\u{2212}0.7", unit("USD", 9)), "\u{2212}$0.7 billion");
        assert_eq!(words.amount("26", unit("KGS", 6)), "26 million KGS");
        assert_eq!(words.amount("5.2", unit("PERCENT", 0)), "5.2%");
        assert_eq!(words.amount("136,300", unit("T", 0)), "136,300 t");
        assert_eq!(words.amount("2.2", unit("RATIO", 0)), "2.2 times");
        assert_eq!(words.amount("2,400", unit("COUNT", 0)), "2,400");
        assert_eq!(words.amount("7", unit("COUNT", 2)), "7 \u{d7} 10\u{b2}");
    }

    #[test]
    fn each_language_writes_amounts_in_its_own_way() {
        let cases = [
            (
                "13.2",
                unit("USD", 9),
                ["$13.2 billion", "13,2 млрд АҚШ доллары", "13,2 млрд долл. США", "132亿美元"],
            ),
            (
                "-0.733",
                unit("USD", 9),
                [
                    "\u{2212}$0.733 billion",
                    "\u{2212}0,733 млрд АҚШ доллары",
                    "\u{2212}0,733 млрд долл. США",
                    "\u{2212}7.33亿美元",
                ],
            ),
            (
                "5480",
                unit("USD", 6),
                ["$5,480 million", "5 480 млн АҚШ доллары", "5 480 млн долл. США", "5,480百万美元"],
            ),
            (
                "1.5",
                unit("USD", 12),
                ["$1.5 trillion", "1,5 трлн АҚШ доллары", "1,5 трлн долл. США", "1.5万亿美元"],
            ),
            ("3", unit("CNY", 0), ["\u{a5}3", "3 юань", "3 юаня", "3元人民币"]),
            (
                "3",
                unit("CNY", 3),
                ["\u{a5}3 thousand", "3 мың юань", "3 тыс. юаней", "3千元人民币"],
            ),
            ("26", unit("KGS", 6), ["26 million KGS", "26 млн KGS", "26 млн KGS", "26百万KGS"]),
            ("2.2", unit("RATIO", 0), ["2.2 times", "2,2 есе", "2,2 раза", "2.2倍"]),
            ("5.2", unit("PERCENT", 0), ["5.2%", "5,2%", "5,2 %", "5.2%"]),
            ("7.42", unit("T", 6), ["7.42 million t", "7,42 млн т", "7,42 млн т", "742万吨"]),
            ("1.6", unit("COUNT", 6), ["1.6 million", "1,6 млн", "1,6 млн", "160万"]),
            ("25", unit("COUNT", 3), ["25 thousand", "25 мың", "25 тыс.", "2.5万"]),
        ];
        for (plain, unit, expected) in cases {
            for (lang, expected) in Lang::ALL.into_iter().zip(expected) {
                let amount = lang.words().amount_of(plain, unit);
                assert_eq!(amount.replace('\u{a0}', " "), expected);
            }
        }
        // What belongs together stays on one line.
        assert!(!Lang::Ru.words().amount_of("13.2", unit("USD", 9)).starts_with("13,2 "));
    }

    #[test]
    fn an_axis_names_the_unit_in_each_language() {
        let cases = [
            (
                unit("USD", 9),
                ["billion US dollars", "млрд АҚШ доллары", "млрд долл. США", "亿美元"],
            ),
            (unit("CNY", 9), ["billion yuan", "млрд юань", "млрд юаней", "亿元人民币"]),
            (unit("CNY", 0), ["yuan", "юань", "юаней", "元人民币"]),
            (unit("RATIO", 0), ["times", "есе", "раз", "倍"]),
            (unit("PERCENT", 0), ["%"; 4]),
            (unit("T", 6), ["million t", "млн т", "млн т", "万吨"]),
            (unit("COUNT", 0), [""; 4]),
        ];
        for (unit, expected) in cases {
            for (lang, expected) in Lang::ALL.into_iter().zip(expected) {
                assert_eq!(lang.words().unit_name(unit).replace('\u{a0}', " "), expected);
            }
        }
    }

    #[test]
    fn an_axis_names_the_unit_alone() {
        let words = Lang::En.words();
        assert_eq!(words.unit_name(unit("USD", 9)), "billion US dollars");
        assert_eq!(words.unit_name(unit("PERCENT", 0)), "%");
        assert_eq!(words.unit_name(unit("COUNT", 6)), "million");
        assert_eq!(words.unit_name(unit("T", 6)), "million t");
    }
}
