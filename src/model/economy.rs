//! Who trades: economies by their ISO 3166-1 code.

use std::{fmt, str::FromStr};

use super::{Expected, text::listed};

/// An economy, by its ISO 3166-1 alpha-3 code, or the world (`WLD`).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Economy([u8; 3]);

/// The officially assigned codes of ISO 3166-1 (249 of them), in order, and the world.
const CODES: &str = "\
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA \
BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN \
CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU \
EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB \
GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL \
ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO \
LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR \
MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER \
PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM \
SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK \
TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM \
VUT WLF WSM YEM ZAF ZMB ZWE WLD";

impl Economy {
    /// All economies together, as trade statistics abbreviate the world.
    pub const WORLD: Economy = Economy(*b"WLD");

    /// The code as text.
    pub fn code(&self) -> &str {
        // Always there, see `from_str`.
        listed(CODES, &self.0).unwrap_or_default()
    }
}

impl FromStr for Economy {
    type Err = Expected;

    /// Reads a code.
    ///
    /// # Errors
    ///
    /// Any text that is neither `WLD` nor an assigned code of ISO 3166-1 alpha-3.
    fn from_str(text: &str) -> Result<Economy, Expected> {
        match text.as_bytes() {
            &[a, b, c] if listed(CODES, &[a, b, c]).is_some() => Ok(Economy([a, b, c])),
            _ => Err(Expected::new(
                "an ISO 3166-1 alpha-3 code such as \"KAZ\", or \"WLD\" for the world",
            )),
        }
    }
}

impl fmt::Display for Economy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assigned_codes_and_the_world_are_known() {
        for text in ["KAZ", "CHN", "ABW", "ZWE", "WLD"] {
            assert_eq!(text.parse::<Economy>().unwrap().code(), text);
        }
        for text in ["", "kaz", "KZ", "XXX", "KAZ ", "KAZ CHN", "AZ "] {
            assert!(text.parse::<Economy>().is_err(), "{text:?} was accepted");
        }
    }
}
