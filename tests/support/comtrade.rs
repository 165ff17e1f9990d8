//! Made-up files of UN Comtrade's form, as large as one likes, the same on every run.

use std::fmt::Write as _;

/// The 47 columns of UN Comtrade's interface.
pub(crate) const HEADER: &str = "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,\
    reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,\
    partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,\
    aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,\
    isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,\
    grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,\
    isAggregate\n";

/// Number, letters and name.
const ECONOMIES: [(&str, &str, &str); 12] = [
    ("0", "W00", "World"),
    ("398", "KAZ", "Kazakhstan"),
    ("156", "CHN", "China"),
    ("643", "RUS", "Russian Federation"),
    ("842", "USA", "USA"),
    ("276", "DEU", "Germany"),
    ("251", "FRA", "France"),
    ("380", "ITA", "Italy"),
    ("860", "UZB", "Uzbekistan"),
    ("417", "KGZ", "Kyrgyzstan"),
    ("792", "TUR", "T\u{fc}rkiye"),
    ("699", "IND", "India"),
];

const DESCRIPTIONS: [&str; 4] = [
    "\"Mineral fuels, mineral oils and products of their distillation; bituminous substances; mineral waxes\"",
    "Copper and articles thereof",
    "\"Nuclear reactors, boilers, machinery and mechanical appliances; parts thereof\"",
    "\"Ores, slag and ash\"",
];

/// Makes rows one after the other.
pub(crate) struct Rows {
    state: u64,
    row: usize,
    count: usize,
}

impl Rows {
    pub(crate) fn new(count: usize) -> Rows {
        Rows { state: 1, row: 0, count }
    }

    fn below(&mut self, limit: u64) -> u64 {
        // Knuth's linear congruential generator (MMIX).
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % limit
    }

    /// Adds the next row to a text; `false` if there are no more.
    pub(crate) fn next_into(&mut self, text: &mut String) -> bool {
        if self.row == self.count {
            return false;
        }
        let row = self.row;
        self.row += 1;
        // A place for each row in years, flows, economies and codes, so that no number comes twice.
        let (year, rest) = (2000 + row % 24, row / 24);
        let (flow, rest) = ([("X", "Export"), ("M", "Import")][rest % 2], rest / 2);
        let (reporter, rest) = (ECONOMIES[1 + rest % 11], rest / 11);
        let (partner, code) = (ECONOMIES[rest % 12], rest / 12);
        let description = DESCRIPTIONS[code % 4];
        // One in eight is one mode of transport of those that another row has all together.
        let (mode, mode_name) =
            if self.below(8) == 0 { ("2100", "Sea") } else { ("0", "TOTAL MOT") };
        let value = self.below(1_000_000_000);
        let weight = self.below(10_000_000);
        let _ = writeln!(
            text,
            "C,A,{year}0101,{year},52,{year},{},{},{},{},{},{},{},{},0,W00,World,H5,HS,True,{:06},\
             {description},6,True,C00,TOTAL CPC,0,{mode},{mode_name},8,kg,{weight}.0,False,-1,N/A,0.0,\
             False,{weight}.0,False,0.0,False,{value}.{},,{value}.{},0,False,True",
            reporter.0,
            reporter.1,
            reporter.2,
            flow.0,
            flow.1,
            partner.0,
            partner.1,
            partner.2,
            10_000 + code * 10,
            value % 1000,
            value % 1000,
        );
        true
    }
}

/// A whole file.
pub(crate) fn file(count: usize) -> String {
    let mut text = HEADER.to_owned();
    let mut rows = Rows::new(count);
    while rows.next_into(&mut text) {}
    text
}
