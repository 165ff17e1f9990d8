//! How a language writes an amount with its unit.

use super::{Words, fill};
use crate::model::{Measure, Unit, signed_digits};

impl Words {
    /// A number, already written in this language, with its unit: `$13.2 billion`.
    pub fn amount(&self, number: &str, unit: Unit) -> String {
        let units = &self.units;
        let scale = self.scale(unit.multiplier);
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
                        let mut rest = scaled.chars();
                        match rest.next() {
                            Some(first @ ('\u{2212}' | '+')) => {
                                let mut amount = String::from(first);
                                amount.push_str(&fill(units.money, &[sign, rest.as_str()]));
                                amount
                            }
                            _ => fill(units.money, &[sign, &scaled]),
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
                known.map_or(code, |(_, _, name)| name).to_owned()
            }
            Measure::Percent => fill(units.percent, &[""]),
            Measure::Ratio => fill(units.times, &[""]),
            Measure::Count => String::new(),
            Measure::Tonne => units.tonnes.to_owned(),
            Measure::Kilogram => units.kilograms.to_owned(),
        };
        let name = name.trim_ascii();
        let scale = self.scale(unit.multiplier);
        if scale.is_empty() {
            name.to_owned()
        } else if name.is_empty() {
            scale
        } else {
            fill(units.amount, &[&scale, name])
        }
    }

    /// The word for a power of ten, or the power itself where there is no word; empty for ones.
    fn scale(&self, multiplier: i8) -> String {
        let known = self.units.multipliers.iter().find(|(power, _)| *power == multiplier);
        match known {
            Some((_, word)) => (*word).to_owned(),
            None if multiplier == 0 => String::new(),
            None => power_of_ten(multiplier),
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
    fn an_axis_names_the_unit_alone() {
        let words = Lang::En.words();
        assert_eq!(words.unit_name(unit("USD", 9)), "billion US dollars");
        assert_eq!(words.unit_name(unit("PERCENT", 0)), "%");
        assert_eq!(words.unit_name(unit("COUNT", 6)), "million");
        assert_eq!(words.unit_name(unit("T", 6)), "million t");
    }
}
