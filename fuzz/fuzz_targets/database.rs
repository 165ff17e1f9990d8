//! The reader of files of trade databases takes any bytes in pieces of any size, and never panics; what
//! it accepts is a package that can be read and checked.
//!
//! Run with `cargo +nightly fuzz run database`. The first byte says which form's header and row stand
//! before the rest, if any, and the second how large the pieces are.

#![no_main]

use libfuzzer_sys::fuzz_target;
use trade_figure::{
    check::check,
    source::{LEVEL, Reader},
};

/// A header and a row of each form, and nothing.
const STARTS: [&str; 6] = [
    "",
    "refYear,reporterISO,partnerISO,flowCode,cmdCode,cmdDesc,aggrLevel,customsCode,motCode,primaryValue\n\
     2022,KAZ,CHN,X,27,\"Fuels, oils\",2,C00,0,1.5\n",
    "Classification,Year,Trade Flow,Reporter ISO,Partner ISO,Commodity Code,Trade Value (US$)\n\
     H4,2016,Export,KAZ,CHN,TOTAL,7\n",
    "t,i,j,k,v,q\n2022,398,156,270900,4310.125,9000\n",
    "ReporterISO3,PartnerISO3,Year,TradeFlowName,ProductCode,TradeValue in 1000 USD\n\
     KAZ,CHN,2019,Export,270900,1\n",
    "FREQ;REF_AREA;PARTNER;FLOW;TIME_PERIOD;OBS_VALUE;UNIT_MEASURE;UNIT_MULT\n\
     A;KZ;CN;X;2020;9004,006953;USD;6\n",
];

fuzz_target!(|bytes: &[u8]| {
    let [form, size, rest @ ..] = bytes else { return };
    let start = STARTS[usize::from(*form) % STARTS.len()];
    let mut reader = Reader::new("f.csv");
    let (Ok(one), Ok(other)) = ("KAZ".parse(), "CHN".parse()) else { return };
    if form % 2 == 0 {
        reader = reader.only(one, other);
    }
    let text = [start.as_bytes(), rest].concat();
    for piece in text.chunks(usize::from(*size) + 1) {
        if reader.push(piece).is_err() {
            return;
        }
    }
    let Ok(database) = reader.finish() else { return };
    let _ = database.flows(LEVEL);
    let Ok(files) = database.package("f.csv", one, other, LEVEL) else { return };
    match files.read() {
        Ok(package) => {
            check(&package.observations, &package.claims);
        }
        Err(errors) => panic!("a package that cannot be read: {errors}"),
    }
});
