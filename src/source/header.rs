//! Which database a file is from, and which of its columns are needed: by their names, never by their
//! places.

use super::{
    error::{ReadError, shown},
    scan::Record,
};

/// The form of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// UN Comtrade's, with 47 columns, since 2022.
    Comtrade,
    /// UN Comtrade's until then, with 35 columns.
    OldComtrade,
    /// CEPII's reconciled trade: `t,i,j,k,v,q`.
    Baci,
    /// The World Bank's WITS, its query for trade.
    Wits,
    /// SDMX-CSV of any agency.
    Sdmx,
}

impl Format {
    pub(super) const ALL: [Format; 5] =
        [Format::Comtrade, Format::OldComtrade, Format::Baci, Format::Wits, Format::Sdmx];

    /// The name that readers know.
    pub fn name(self) -> &'static str {
        match self {
            Format::Comtrade => "UN Comtrade",
            Format::OldComtrade => "UN Comtrade (its form until 2022)",
            Format::Baci => "BACI (CEPII)",
            Format::Wits => "WITS (World Bank)",
            Format::Sdmx => "SDMX-CSV",
        }
    }

    /// Where its numbers are published.
    pub fn address(self) -> &'static str {
        match self {
            Format::Comtrade | Format::OldComtrade => "https://comtradeplus.un.org/",
            Format::Baci => "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
            Format::Wits => "https://wits.worldbank.org/",
            Format::Sdmx => "https://sdmx.org/",
        }
    }

    /// The licence or the terms that those who publish it give, and where these stand; `None` where
    /// a form is used by many.
    pub(super) fn licence(self) -> Option<(&'static str, &'static str)> {
        match self {
            Format::Comtrade | Format::OldComtrade => Some((
                "UN Comtrade, Policy on Use and Re-dissemination",
                "https://uncomtrade.org/docs/policy-on-use-and-re-dissemination/",
            )),
            Format::Baci => Some((
                "Etalab Open Licence 2.0",
                "https://www.etalab.gouv.fr/wp-content/uploads/2018/11/open-licence.pdf",
            )),
            Format::Wits => Some((
                "WITS, Terms and Conditions",
                "https://wits.worldbank.org/WITS/wits/registration/TermsAndCondtions.aspx",
            )),
            Format::Sdmx => None,
        }
    }

    /// The power of ten that its amounts are in, where the file does not say it itself.
    pub(super) fn power(self) -> i8 {
        match self {
            Format::Baci | Format::Wits => 3,
            _ => 0,
        }
    }

    /// What to do about a file that has not all columns.
    fn way_out(self) -> &'static str {
        match self {
            Format::Comtrade | Format::OldComtrade => "download it again with all columns, as CSV",
            Format::Baci => "take the file as CEPII has it, with the header t,i,j,k,v,q",
            Format::Wits => {
                "in WITS, keep the columns ReporterISO3, PartnerISO3, Year, TradeFlowName, \
                 ProductCode and \"TradeValue in 1000 USD\""
            }
            Format::Sdmx => "ask the agency for SDMX-CSV with all dimensions and attributes",
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Role {
    Year,
    Period,
    Frequency,
    Reporter,
    ReporterNumber,
    ReporterName,
    Flow,
    FlowWord,
    Partner,
    PartnerNumber,
    PartnerName,
    SecondPartner,
    Classification,
    Product,
    ProductName,
    Level,
    Procedure,
    Transport,
    Type,
    Value,
    Measure,
    Multiplier,
}

/// How many roles there are.
const ROLES: usize = Role::Multiplier as usize + 1;

/// The names of columns, without case, spaces and punctuation; the first is that in the database's own
/// documentation. A role can have several names.
type Names = &'static [(Role, &'static [&'static str])];

const COMTRADE: Names = &[
    (Role::Type, &["typeCode"]),
    (Role::Frequency, &["freqCode"]),
    (Role::Year, &["refYear"]),
    (Role::Period, &["period"]),
    (Role::ReporterNumber, &["reporterCode"]),
    (Role::Reporter, &["reporterISO"]),
    (Role::ReporterName, &["reporterDesc"]),
    (Role::Flow, &["flowCode"]),
    (Role::FlowWord, &["flowDesc"]),
    (Role::PartnerNumber, &["partnerCode"]),
    (Role::Partner, &["partnerISO"]),
    (Role::PartnerName, &["partnerDesc"]),
    (Role::SecondPartner, &["partner2Code"]),
    (Role::Classification, &["classificationCode"]),
    (Role::Product, &["cmdCode"]),
    (Role::ProductName, &["cmdDesc"]),
    (Role::Level, &["aggrLevel"]),
    (Role::Procedure, &["customsCode"]),
    (Role::Transport, &["motCode"]),
    (Role::Value, &["primaryValue"]),
];

const OLD_COMTRADE: Names = &[
    (Role::Classification, &["Classification"]),
    (Role::Year, &["Year"]),
    (Role::Period, &["Period"]),
    (Role::Level, &["Aggregate Level"]),
    (Role::Flow, &["Trade Flow Code"]),
    (Role::FlowWord, &["Trade Flow"]),
    (Role::ReporterNumber, &["Reporter Code"]),
    (Role::ReporterName, &["Reporter"]),
    (Role::Reporter, &["Reporter ISO"]),
    (Role::PartnerNumber, &["Partner Code"]),
    (Role::PartnerName, &["Partner"]),
    (Role::Partner, &["Partner ISO"]),
    (Role::SecondPartner, &["2nd Partner Code"]),
    (Role::Procedure, &["Customs Proc. Code"]),
    (Role::Transport, &["Mode of Transport Code"]),
    (Role::Product, &["Commodity Code"]),
    (Role::ProductName, &["Commodity"]),
    (Role::Value, &["Trade Value (US$)"]),
];

const BACI: Names = &[
    (Role::Year, &["t"]),
    (Role::ReporterNumber, &["i"]),
    (Role::PartnerNumber, &["j"]),
    (Role::Product, &["k"]),
    (Role::Value, &["v"]),
];

const WITS: Names = &[
    (Role::Classification, &["Nomenclature", "NomenCode"]),
    (Role::Reporter, &["ReporterISO3"]),
    (Role::ReporterName, &["ReporterName"]),
    (Role::Partner, &["PartnerISO3"]),
    (Role::PartnerName, &["PartnerName"]),
    (Role::Year, &["Year"]),
    (Role::FlowWord, &["TradeFlowName"]),
    (Role::Product, &["ProductCode"]),
    (Role::ProductName, &["ProductDescription"]),
    (Role::Value, &["TradeValue in 1000 USD"]),
];

const SDMX: Names = &[
    (Role::Period, &["TIME_PERIOD"]),
    (Role::Frequency, &["FREQ"]),
    (Role::Reporter, &["REF_AREA", "REPORTER", "REPORTER_AREA", "REPORTING_COUNTRY", "GEO"]),
    (
        Role::Partner,
        &["COUNTERPART_AREA", "PARTNER", "PARTNER_AREA", "VIS_A_VIS_AREA", "PARTNER_COUNTRY"],
    ),
    (Role::SecondPartner, &["COUNTERPART_AREA_2", "PARTNER_2"]),
    (Role::Flow, &["FLOW", "TRADE_FLOW", "FLOW_DIRECTION", "INDICATOR"]),
    (Role::Product, &["PRODUCT", "COMMODITY", "COMMODITY_CODE", "PRODUCT_CODE", "COMMODITY_1"]),
    (Role::Procedure, &["CUSTOMS_PROC", "CUSTOMS", "STAT_PROCEDURE"]),
    (Role::Transport, &["TRANSPORT_MODE", "MODE_OF_TRANSPORT", "MOT", "TRANSPORT_MODE_BORDER"]),
    (Role::Type, &["INDICATORS"]),
    (Role::Value, &["OBS_VALUE"]),
    (Role::Measure, &["UNIT_MEASURE", "UNIT", "CURRENCY"]),
    (Role::Multiplier, &["UNIT_MULT"]),
];

/// What a file of a form must have: one role of each list.
fn required(format: Format) -> &'static [&'static [Role]] {
    const OF_ALL: &[&[Role]] = &[
        &[Role::Year, Role::Period],
        &[Role::Reporter, Role::ReporterNumber],
        &[Role::Partner, Role::PartnerNumber],
        &[Role::Value],
        &[Role::Flow, Role::FlowWord],
        &[Role::Product],
    ];
    match format {
        Format::Comtrade | Format::OldComtrade | Format::Wits => OF_ALL,
        // Reconciled: one number is both the one's exports and the other's imports.
        Format::Baci => &[
            &[Role::Year],
            &[Role::ReporterNumber],
            &[Role::PartnerNumber],
            &[Role::Product],
            &[Role::Value],
        ],
        // Trade of all products together needs no column of products.
        Format::Sdmx => {
            &[&[Role::Period], &[Role::Value], &[Role::Reporter], &[Role::Partner], &[Role::Flow]]
        }
    }
}

fn names(format: Format) -> Names {
    match format {
        Format::Comtrade => COMTRADE,
        Format::OldComtrade => OLD_COMTRADE,
        Format::Baci => BACI,
        Format::Wits => WITS,
        Format::Sdmx => SDMX,
    }
}

/// What is the same in `reporter_iso`, `reporterISO` and `Reporter ISO`. Behind a colon SDMX-CSV has the
/// name of a code.
fn plain(name: &[u8]) -> Vec<u8> {
    let code = name.split(|byte| *byte == b':').next().unwrap_or_default();
    code.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect()
}

/// Where the columns are that are needed.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) format: Format,
    /// How many cells a row has.
    pub(super) width: usize,
    at: [Option<u16>; ROLES],
}

impl Columns {
    pub(super) fn at(&self, role: Role) -> Option<usize> {
        self.at[role as usize].map(usize::from)
    }

    /// The bytes of a role's cell; empty where there is no such column.
    #[inline]
    pub(super) fn cell<'a>(&self, role: Role, bytes: &'a [u8], record: &Record) -> &'a [u8] {
        self.at[role as usize].map_or(b"", |cell| record.cell(bytes, usize::from(cell)))
    }
}

/// What a record says as a header.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) columns: Columns,
    /// How many of the columns that are needed it has.
    pub(super) score: usize,
    /// What is wrong with it.
    pub(super) errors: Vec<ReadError>,
    /// What stands there.
    pub(super) text: String,
}

impl Header {
    /// Whether it fits a form better than another record does.
    pub(super) fn is_nearer_than(&self, other: &Header) -> bool {
        let fit = |header: &Header| (header.errors.is_empty(), header.score);
        fit(self) > fit(other)
    }

    /// Whether so many columns are there that the others are worth naming.
    pub(super) fn is_near(&self) -> bool {
        let found = self.columns.at.iter().flatten().count();
        let missing = required(self.columns.format).len() - self.score;
        2 * found >= names(self.columns.format).len() || missing == 1
    }
}

/// Reads a record as the header of that form which it fits best.
pub(super) fn read(file: &str, line: usize, bytes: &[u8], record: &Record) -> Header {
    let cells: Vec<Vec<u8>> =
        (0..record.cells()).map(|cell| plain(record.cell(bytes, cell))).collect();
    let all = Format::ALL.map(|format| read_as(format, (file, line), &cells, bytes, record));
    // The first one of those that fit equally.
    let best = |best: Header, other: Header| if other.is_nearer_than(&best) { other } else { best };
    let [first, others @ ..] = all;
    others.into_iter().fold(first, best)
}

fn read_as(
    format: Format,
    (file, line): (&str, usize),
    cells: &[Vec<u8>],
    bytes: &[u8],
    record: &Record,
) -> Header {
    let mut columns = Columns { format, width: cells.len(), at: [None; ROLES] };
    let mut errors = Vec::new();
    let error = |cell: usize, found: String, expected: String, way_out: &str| ReadError {
        file: file.to_owned(),
        line,
        column: record.span(cell).0 + 1,
        found,
        expected,
        way_out: way_out.to_owned(),
    };
    for (role, names) in names(format) {
        for name in *names {
            let name_plain = plain(name.as_bytes());
            let mut places = (0..cells.len()).filter(|cell| cells[*cell] == name_plain);
            let (first, second) = (places.next(), places.next());
            let Some(first) = first else { continue };
            if columns.at[*role as usize].is_none() {
                columns.at[*role as usize] = u16::try_from(first).ok();
                if let Some(second) = second {
                    let found = format!("the column {} twice", shown(record.cell(bytes, second)));
                    errors.push(error(
                        second,
                        found,
                        "it once".to_owned(),
                        "take one of the two out",
                    ));
                }
            }
        }
    }
    let has = |role: &Role| columns.at[*role as usize].is_some();
    let mut score = 0;
    let empty = cells.iter().filter(|cell| cell.is_empty()).count();
    for roles in required(format) {
        if roles.iter().any(has) {
            score += 1;
            continue;
        }
        let mut wanted = Vec::new();
        for (role, names) in names(format) {
            if roles.contains(role) {
                wanted.extend(names.iter().take(2).map(|name| format!("\"{name}\"")));
            }
        }
        let found = if empty > 0 {
            format!("{} columns, {empty} of them without a name", cells.len())
        } else {
            format!("{} columns of other names", cells.len())
        };
        let expected = format!("a column {} as in files of {}", wanted.join(" or "), format.name());
        let way_out = if empty > 1 {
            "unmerge the cells of the header in the spreadsheet, or download the file again"
        } else {
            format.way_out()
        };
        errors.push(error(0, found, expected, way_out));
    }
    let text = String::from_utf8_lossy(&bytes[..record.length]).trim_end().to_owned();
    Header { columns, score, errors, text }
}

/// The forms that can be read, for an error message.
pub(super) fn expected() -> String {
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    format!("the header of a file of {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Header {
        let mut record = Record::default();
        assert!(record.find(text.as_bytes(), b',', true));
        read("f.csv", 1, text.as_bytes(), &record)
    }

    /// The 47 columns that UN Comtrade's interface gives, in their order.
    const NEW: &str = "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,\
        reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,\
        partner2ISO,partner2Desc,classificationCode,classificationSearchCode,\
        isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,\
        motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,\
        altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,\
        fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate";

    /// The 35 columns of UN Comtrade's files until 2022.
    const OLD: &str = "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,\
        Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,\
        Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,\
        Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,\
        Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),\
        Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag";

    #[test]
    fn each_form_is_known_by_its_columns_in_any_order() {
        for (text, format, value) in [
            (NEW, Format::Comtrade, 43),
            (OLD, Format::OldComtrade, 31),
            ("t,i,j,k,v,q", Format::Baci, 4),
            ("q,v,k,j,i,t", Format::Baci, 1),
            (
                "Nomenclature,ReporterISO3,ReporterName,PartnerISO3,PartnerName,Year,\
                 TradeFlowName,TradeFlowCode,ProductCode,TradeValue in 1000 USD",
                Format::Wits,
                9,
            ),
            (
                "DATAFLOW,FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE",
                Format::Sdmx,
                6,
            ),
            (
                "STRUCTURE[;],REF_AREA: Reference area,PARTNER: Partner,FLOW: Flow,\
                 TIME_PERIOD: Time,OBS_VALUE",
                Format::Sdmx,
                5,
            ),
        ] {
            let header = header(text);
            assert_eq!(header.columns.format, format, "{text}");
            assert_eq!(header.columns.at(Role::Value), Some(value), "{text}");
            assert!(header.errors.is_empty(), "{text}");
        }
        let snake = NEW.replace("reporterISO", "reporter_iso").replace("cmdCode", "cmd_code");
        assert!(header(&snake).errors.is_empty());
        assert_eq!((NEW.split(',').count(), OLD.split(',').count()), (47, 35));
    }

    #[test]
    fn every_missing_column_is_told_at_once() {
        let text = NEW.replace("cmdCode", "").replace("primaryValue", "value");
        let errors = header(&text).errors;
        assert_eq!(errors.len(), 2);
        assert!(errors.iter().any(|error| error.expected.contains("\"cmdCode\"")));
        assert!(errors.iter().any(|error| error.expected.contains("\"primaryValue\"")));
        let twice = header(&format!("{NEW},cmdCode")).errors;
        assert_eq!(twice.len(), 1);
        assert!(twice[0].found.contains("twice"), "{}", twice[0]);
    }
}
