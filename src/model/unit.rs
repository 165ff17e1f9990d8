//! Units of measure, with the power of ten that a table puts in its header.

use std::fmt;

use super::{
    Exact, Expected, join, signed_digits,
    text::{listed, whole_number},
};

/// What is counted: a currency, a weight, a percentage.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Measure {
    /// Money, by its ISO 4217 code.
    Currency([u8; 3]),
    /// Hundredths of a whole.
    Percent,
    /// A pure number: "2.2 times".
    Ratio,
    /// Things counted: enterprises, computers.
    Count,
    /// Metric tonnes.
    Tonne,
    /// Kilograms.
    Kilogram,
}

/// The currency codes of ISO 4217 in use, in order.
const CURRENCIES: &str = "\
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP \
TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW \
ZWG";

/// The tokens of what is not money.
const MEASURES: [(&str, Measure); 5] = [
    ("PERCENT", Measure::Percent),
    ("RATIO", Measure::Ratio),
    ("COUNT", Measure::Count),
    ("T", Measure::Tonne),
    ("KG", Measure::Kilogram),
];

impl Measure {
    /// Reads a token of the column `unit_measure`.
    ///
    /// # Errors
    ///
    /// Any text that is neither an ISO 4217 code in use nor one of the named measures.
    pub fn read(text: &str) -> Result<Measure, Expected> {
        if let Some((_, measure)) = MEASURES.iter().find(|(token, _)| *token == text) {
            return Ok(*measure);
        }
        match text.as_bytes() {
            &[a, b, c] if listed(CURRENCIES, &[a, b, c]).is_some() => {
                Ok(Measure::Currency([a, b, c]))
            }
            _ => Err(Expected::new(
                "an ISO 4217 currency code such as \"USD\", or one of PERCENT, RATIO, COUNT, T, KG",
            )),
        }
    }
}

impl Measure {
    /// The token that it was read from.
    pub fn token(self) -> &'static str {
        match self {
            // Always there, see `read`.
            Measure::Currency(code) => listed(CURRENCIES, &code).unwrap_or_default(),
            other => {
                let token = MEASURES.iter().find(|(_, measure)| *measure == other);
                token.map_or("", |(token, _)| token)
            }
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

/// A measure and the power of ten its numbers are printed in.
///
/// `USD` at 9 is billions of US dollars, the SDMX attributes `UNIT_MEASURE` and `UNIT_MULT`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Unit {
    /// What is counted.
    pub measure: Measure,
    /// The power of ten: 9 for billions.
    pub multiplier: i8,
}

impl Unit {
    /// The largest power of ten accepted, either way: a septillion is no slip of the pen.
    pub const MAX_MULTIPLIER: i8 = 24;

    /// Reads the column `unit_mult`; an empty cell is 0.
    ///
    /// # Errors
    ///
    /// Anything but a whole number from -24 to 24.
    pub fn read_multiplier(text: &str) -> Result<i8, Expected> {
        if text.is_empty() {
            return Ok(0);
        }
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        match whole_number(digits) {
            Some(power) if power <= i64::from(Unit::MAX_MULTIPLIER) => Ok(sign * power as i8),
            _ => Err(Expected::new(
                "a power of ten such as 9 for billions, or an empty cell for ones",
            )),
        }
    }
}

impl Unit {
    /// What a number in this unit is multiplied by to stand in the other: a power of ten.
    ///
    /// Powers of ten of the same measure convert, tonnes and kilograms into each other, and
    /// percentages and pure numbers into each other. Nothing else does: an exchange rate is a
    /// number with a source, not a property of a unit.
    ///
    /// # Errors
    ///
    /// Two measures that no fixed factor joins, and powers of ten more than 38 apart; the error
    /// names both units.
    ///
    /// # Example
    ///
    /// ```
    /// use trade_figure::model::{Exact, Measure, Unit};
    ///
    /// let millions = Unit { measure: Measure::read("USD")?, multiplier: 6 };
    /// let billions = Unit { measure: Measure::read("USD")?, multiplier: 9 };
    /// assert_eq!(billions.factor_to(millions), Ok(Exact::integer(1000)));
    /// assert!(billions.factor_to(Unit { measure: Measure::Tonne, multiplier: 0 }).is_err());
    /// # Ok::<(), trade_figure::model::Expected>(())
    /// ```
    pub fn factor_to(self, other: Unit) -> Result<Exact, UnitMismatch> {
        let mismatch = UnitMismatch { from: self, to: other };
        let between_measures = match (self.measure, other.measure) {
            (from, to) if from == to => 0,
            (Measure::Tonne, Measure::Kilogram) => 3,
            (Measure::Kilogram, Measure::Tonne) => -3,
            (Measure::Ratio, Measure::Percent) => 2,
            (Measure::Percent, Measure::Ratio) => -2,
            _ => return Err(mismatch),
        };
        let power = i32::from(self.multiplier) - i32::from(other.multiplier) + between_measures;
        Exact::power_of_ten(power).ok_or(mismatch)
    }
}

/// Two units that no factor joins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnitMismatch {
    /// The unit of the number to convert.
    pub from: Unit,
    /// The unit it was to stand in.
    pub to: Unit,
}

impl fmt::Display for UnitMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no fixed factor converts {} into {}", self.from, self.to)
    }
}

impl std::error::Error for UnitMismatch {}

impl Unit {
    /// The unit without words of any language: `USD x 10^9`.
    pub fn text(self) -> String {
        match self.multiplier {
            0 => self.measure.token().to_owned(),
            power => join(&[self.measure.token(), &signed_digits(power.into())], " x 10^"),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_reads_back() {
        for token in ["USD", "CNY", "KZT", "PERCENT", "RATIO", "COUNT", "T", "KG"] {
            assert_eq!(Measure::read(token).unwrap().to_string(), token);
        }
        for text in ["", "usd", "XYZ", "%", "US", "USD ", "USD EUR"] {
            assert!(Measure::read(text).is_err(), "{text:?} was accepted");
        }
    }

    #[test]
    fn a_multiplier_is_a_small_whole_number() {
        assert_eq!(Unit::read_multiplier("9"), Ok(9));
        assert_eq!(Unit::read_multiplier("-3"), Ok(-3));
        assert_eq!(Unit::read_multiplier(""), Ok(0));
        for text in ["1.5", "99", "-25", "+3", "billions", "1e3"] {
            assert!(Unit::read_multiplier(text).is_err(), "{text:?} was accepted");
        }
    }

    #[test]
    fn units_of_one_measure_convert_by_a_power_of_ten() {
        let unit = |token, multiplier| Unit { measure: Measure::read(token).unwrap(), multiplier };
        let power = |power| Ok(Exact::power_of_ten(power).unwrap());
        assert_eq!(unit("USD", 9).factor_to(unit("USD", 6)), power(3));
        assert_eq!(unit("T", 3).factor_to(unit("KG", 0)), power(6));
        assert_eq!(unit("KG", 0).factor_to(unit("T", 3)), power(-6));
        assert_eq!(unit("RATIO", 0).factor_to(unit("PERCENT", 0)), power(2));
        let error = unit("USD", 9).factor_to(unit("CNY", 12)).unwrap_err();
        assert_eq!(error.to_string(), "no fixed factor converts USD x 10^9 into CNY x 10^12");
        assert!(unit("USD", 24).factor_to(unit("USD", -24)).is_err());
    }
}
