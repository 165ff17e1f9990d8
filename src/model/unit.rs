//! Units of measure, with the power of ten that a table puts in its header.

use std::fmt;

use super::Expected;

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
            &[a, b, c] if CURRENCIES.split(' ').any(|code| code == text) => {
                Ok(Measure::Currency([a, b, c]))
            }
            _ => Err(Expected::new(
                "an ISO 4217 currency code such as \"USD\", or one of PERCENT, RATIO, COUNT, T, KG",
            )),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Read from ASCII only, see `read`.
            Measure::Currency(code) => f.write_str(std::str::from_utf8(code).unwrap_or_default()),
            other => {
                let token = MEASURES.iter().find(|(_, measure)| measure == other);
                f.write_str(token.map_or("", |(token, _)| token))
            }
        }
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
        text.parse()
            .ok()
            .filter(|power: &i8| power.unsigned_abs() <= Unit::MAX_MULTIPLIER.unsigned_abs())
            .filter(|_| !text.starts_with('+'))
            .ok_or_else(|| {
                Expected::new("a power of ten such as 9 for billions, or an empty cell for ones")
            })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.multiplier {
            0 => self.measure.fmt(f),
            power => write!(f, "{} x 10^{power}", self.measure),
        }
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
}
