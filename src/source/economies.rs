//! Economies by the codes that databases of trade use.
//!
//! # Source
//!
//! ISO 3166-1: alpha-3, alpha-2 and numeric codes. The numeric codes are those of the United Nations'
//! standard M49. Where UN Comtrade and BACI use another number for an economy as it reports trade
//! (France with Monaco is 251, not 250), [`OTHER_NUMBERS`] has it.

/// An economy by its place in [`CODES`].
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Area(pub(super) u8);

/// How long an entry is.
const ENTRY: usize = 9;

/// Alpha-3, alpha-2 and numeric code of each economy, in order.
const CODES: &str = "\
ABWAW533 AFGAF004 AGOAO024 AIAAI660 ALAAX248 ALBAL008 ANDAD020 AREAE784 ARGAR032 \
ARMAM051 ASMAS016 ATAAQ010 ATFTF260 ATGAG028 AUSAU036 AUTAT040 AZEAZ031 BDIBI108 \
BELBE056 BENBJ204 BESBQ535 BFABF854 BGDBD050 BGRBG100 BHRBH048 BHSBS044 BIHBA070 \
BLMBL652 BLRBY112 BLZBZ084 BMUBM060 BOLBO068 BRABR076 BRBBB052 BRNBN096 BTNBT064 \
BVTBV074 BWABW072 CAFCF140 CANCA124 CCKCC166 CHECH756 CHLCL152 CHNCN156 CIVCI384 \
CMRCM120 CODCD180 COGCG178 COKCK184 COLCO170 COMKM174 CPVCV132 CRICR188 CUBCU192 \
CUWCW531 CXRCX162 CYMKY136 CYPCY196 CZECZ203 DEUDE276 DJIDJ262 DMADM212 DNKDK208 \
DOMDO214 DZADZ012 ECUEC218 EGYEG818 ERIER232 ESHEH732 ESPES724 ESTEE233 ETHET231 \
FINFI246 FJIFJ242 FLKFK238 FRAFR250 FROFO234 FSMFM583 GABGA266 GBRGB826 GEOGE268 \
GGYGG831 GHAGH288 GIBGI292 GINGN324 GLPGP312 GMBGM270 GNBGW624 GNQGQ226 GRCGR300 \
GRDGD308 GRLGL304 GTMGT320 GUFGF254 GUMGU316 GUYGY328 HKGHK344 HMDHM334 HNDHN340 \
HRVHR191 HTIHT332 HUNHU348 IDNID360 IMNIM833 INDIN356 IOTIO086 IRLIE372 IRNIR364 \
IRQIQ368 ISLIS352 ISRIL376 ITAIT380 JAMJM388 JEYJE832 JORJO400 JPNJP392 KAZKZ398 \
KENKE404 KGZKG417 KHMKH116 KIRKI296 KNAKN659 KORKR410 KWTKW414 LAOLA418 LBNLB422 \
LBRLR430 LBYLY434 LCALC662 LIELI438 LKALK144 LSOLS426 LTULT440 LUXLU442 LVALV428 \
MACMO446 MAFMF663 MARMA504 MCOMC492 MDAMD498 MDGMG450 MDVMV462 MEXMX484 MHLMH584 \
MKDMK807 MLIML466 MLTMT470 MMRMM104 MNEME499 MNGMN496 MNPMP580 MOZMZ508 MRTMR478 \
MSRMS500 MTQMQ474 MUSMU480 MWIMW454 MYSMY458 MYTYT175 NAMNA516 NCLNC540 NERNE562 \
NFKNF574 NGANG566 NICNI558 NIUNU570 NLDNL528 NORNO578 NPLNP524 NRUNR520 NZLNZ554 \
OMNOM512 PAKPK586 PANPA591 PCNPN612 PERPE604 PHLPH608 PLWPW585 PNGPG598 POLPL616 \
PRIPR630 PRKKP408 PRTPT620 PRYPY600 PSEPS275 PYFPF258 QATQA634 REURE638 ROURO642 \
RUSRU643 RWARW646 SAUSA682 SDNSD729 SENSN686 SGPSG702 SGSGS239 SHNSH654 SJMSJ744 \
SLBSB090 SLESL694 SLVSV222 SMRSM674 SOMSO706 SPMPM666 SRBRS688 SSDSS728 STPST678 \
SURSR740 SVKSK703 SVNSI705 SWESE752 SWZSZ748 SXMSX534 SYCSC690 SYRSY760 TCATC796 \
TCDTD148 TGOTG768 THATH764 TJKTJ762 TKLTK772 TKMTM795 TLSTL626 TONTO776 TTOTT780 \
TUNTN788 TURTR792 TUVTV798 TWNTW158 TZATZ834 UGAUG800 UKRUA804 UMIUM581 URYUY858 \
USAUS840 UZBUZ860 VATVA336 VCTVC670 VENVE862 VGBVG092 VIRVI850 VNMVN704 VUTVU548 \
WLFWF876 WSMWS882 YEMYE887 ZAFZA710 ZMBZM894 ZWEZW716";

/// How many there are.
const COUNT: usize = (CODES.len() + 1) / ENTRY;

/// Numbers that stand for an economy in statistics of trade and are not those of the standard.
const OTHER_NUMBERS: [(u16, &str); 7] = [
    (251, "FRA"),
    (381, "ITA"),
    (579, "NOR"),
    (699, "IND"),
    (757, "CHE"),
    (841, "USA"),
    (842, "USA"),
];

/// Letters that stand for an economy and are not those of the standard: the World Bank's older ones,
/// and two of Eurostat's.
const OTHER_LETTERS: [(&str, &str); 5] =
    [("ROM", "ROU"), ("ZAR", "COD"), ("TMP", "TLS"), ("EL", "GRC"), ("UK", "GBR")];

/// Codes that stand for all economies together.
const WORLD: [&str; 8] = ["W00", "WLD", "W0", "W1", "1W", "WORLD", "_T", "W"];

impl Area {
    /// All together.
    pub(super) const WORLD: Area = Area(COUNT as u8);

    /// The alpha-3 code, or `WLD`.
    pub(super) fn code(self) -> &'static str {
        let start = usize::from(self.0) * ENTRY;
        CODES.get(start..start + 3).unwrap_or("WLD")
    }
}

/// Tables to look codes up in.
#[derive(Debug)]
pub(super) struct Areas {
    by_letters: Vec<u8>,
    by_number: Vec<u8>,
}

const NONE: u8 = u8::MAX;

/// The place of a code of two or three letters in a table.
fn letters(code: &[u8]) -> Option<usize> {
    if !matches!(code.len(), 2 | 3) || !code.iter().all(u8::is_ascii_uppercase) {
        return None;
    }
    // Two letters stand behind all of three.
    let first = if code.len() == 2 { 26 } else { 0 };
    Some(code.iter().fold(first, |place, letter| place * 26 + usize::from(letter - b'A')))
}

impl Areas {
    pub(super) fn new() -> Areas {
        // The last code of two letters stands at 27 times 26 times 26.
        let (mut by_letters, mut by_number) = (vec![NONE; 27 * 26 * 26], vec![NONE; 1000]);
        let mut set = |code: &str, area: u8| {
            if let Some(place) = letters(code.as_bytes()) {
                by_letters[place] = area;
            }
        };
        for (area, entry) in CODES.split(' ').enumerate() {
            set(&entry[..3], area as u8);
            set(&entry[3..5], area as u8);
            by_number[number(&entry.as_bytes()[5..]).unwrap_or_default()] = area as u8;
        }
        let mut areas = Areas { by_letters, by_number };
        for (code, standard) in OTHER_LETTERS {
            if let (Some(place), Some(area)) =
                (letters(code.as_bytes()), areas.of_letters(standard.as_bytes()))
            {
                areas.by_letters[place] = area.0;
            }
        }
        for (code, standard) in OTHER_NUMBERS {
            if let Some(area) = areas.of_letters(standard.as_bytes()) {
                areas.by_number[usize::from(code)] = area.0;
            }
        }
        areas
    }

    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn of_letters(&self, code: &[u8]) -> Option<Area> {
        let area = *self.by_letters.get(letters(code)?)?;
        (area != NONE).then_some(Area(area))
    }

    /// The economy of a code of letters or digits; `None` for a group of economies, for areas that are
    /// not told apart, and for what is no code.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn find(&self, code: &[u8]) -> Option<Area> {
        let code = code.trim_ascii();
        if let Some(area) = self.of_letters(code) {
            return Some(area);
        }
        match number(code) {
            // 0 in UN Comtrade, 001 in M49.
            Some(0 | 1) => return Some(Area::WORLD),
            Some(number) => {
                let area = *self.by_number.get(number)?;
                return (area != NONE).then_some(Area(area));
            }
            None => {}
        }
        let is_world = WORLD.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(code));
        is_world.then_some(Area::WORLD)
    }
}

/// The number that one to three digits write.
fn number(digits: &[u8]) -> Option<usize> {
    if !matches!(digits.len(), 1..=3) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Economy;

    #[test]
    fn every_entry_is_an_economy_of_the_vocabulary_under_each_of_its_codes() {
        let areas = Areas::new();
        assert_eq!((COUNT, CODES.len()), (249, 249 * ENTRY - 1));
        for (place, entry) in CODES.split(' ').enumerate() {
            let area = Area(place as u8);
            assert!(entry[..3].parse::<Economy>().is_ok(), "{entry}");
            assert_eq!(area.code(), &entry[..3]);
            for code in [&entry[..3], &entry[3..5], &entry[5..]] {
                assert_eq!(areas.find(code.as_bytes()), Some(area), "{code}");
            }
        }
    }

    #[test]
    fn codes_of_statistics_are_known_and_groups_are_not_economies() {
        let areas = Areas::new();
        // UN Comtrade, the list "Reporters", and BACI's country_codes.
        for (code, economy) in [
            ("156", "CHN"),
            ("398", "KAZ"),
            ("842", "USA"),
            ("251", "FRA"),
            ("699", "IND"),
            ("36", "AUS"),
            ("036", "AUS"),
            ("0", "WLD"),
            ("W00", "WLD"),
            ("ROM", "ROU"),
            ("CN", "CHN"),
            ("EL", "GRC"),
        ] {
            assert_eq!(areas.find(code.as_bytes()).map(Area::code), Some(economy), "{code}");
        }
        for code in
            ["97", "899", "490", "S19", "_X", "EUR", "EU27", "", "kaz", "1234", "Kazakhstan"]
        {
            assert_eq!(areas.find(code.as_bytes()), None, "{code}");
        }
    }
}
