//! The reader takes any texts for the files of a package, and never panics; what it accepts is
//! checked.
//!
//! Run with `cargo +nightly fuzz run package`. The first byte says what the rest is: the texts of
//! the four files, one after the other with a zero byte between them, with or without a header that
//! is right; or changes to a package that is whole, so that what lies beyond the reader is reached.

#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use trade_figure::{check::check, data::Package};

/// The files of a package that is whole, the descriptor first.
const WHOLE: [&str; 4] = [
    r#"{
  "name": "whole",
  "resources": [
    {"name": "observations", "path": "observations.csv"},
    {"name": "claims", "path": "claims.csv"},
    {"name": "labels", "path": "labels.csv"}
  ],
  "views": [
    {
      "name": "main", "chart": "grouped-columns", "title": {"en": "A", "zh": "B"}, "source": "S",
      "select": {"observations": ["x-1", "x-2", "m-1", "m-2"]}, "category": "flow", "series": "period"
    },
    {"name": "check", "chart": "check", "title": "C", "source": "S"}
  ]
}
"#,
    "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note
x-1,trade,KAZ,CHN,export,TOTAL,2021,9.8,USD,9,\"Table 1, row 2\",
x-2,trade,KAZ,CHN,export,TOTAL,2022,13.2,USD,9,,
m-1,trade,KAZ,CHN,import,TOTAL,2021,8.2,USD,9,,
m-2,trade,KAZ,CHN,import,TOTAL,2022,11,USD,9,,external: elsewhere
t-2,trade,KAZ,CHN,total,TOTAL,2022,24100,USD,6,,
w-2,trade,KAZ,WLD,total,TOTAL,2022,,USD,9,,
",
    "id,rule,operands,value,unit_measure,unit_mult,source,note
c-1,index,x-2;x-1,140.8,PERCENT,0,,
c-2,difference,m-2;m-1,2.8,USD,9,,
c-3,sum,x-2;m-2,24.1,USD,9,,
c-4,share,t-2;w-2,18,PERCENT,0,,
c-5,share,x-2;w-2,15.6,PERCENT,0,,
c-6,equal,t-2,24.2,USD,9,,
c-7,ratio,x-2;x-1,1.35,RATIO,0,,
",
    "token,en,kk,ru,zh\ntrade,Trade,,,\nTOTAL,All goods,,,\nexport,Exports,,,\n",
];

/// The header of a table; empty for the descriptor.
fn header(place: usize) -> &'static str {
    if place == 0 { "" } else { WHOLE[place].split_inclusive('\n').next().unwrap_or_default() }
}

/// The four texts, as they come; a text that is not given is empty.
fn given(form: u8, bytes: &[u8]) -> [String; 4] {
    let mut texts = bytes.split(|byte| *byte == 0);
    std::array::from_fn(|place| {
        let text = String::from_utf8_lossy(texts.next().unwrap_or_default());
        let keeps = form >> place & 1 == 1;
        match (place, keeps) {
            // Without a descriptor nothing else is looked at.
            (0, true) => WHOLE[0].to_owned(),
            (_, true) => format!("{}{text}", header(place)),
            (_, false) => text.into_owned(),
        }
    })
}

/// The whole package with changes: file, place (two bytes), how many characters go, how many bytes
/// come, and these.
fn changed(mut bytes: &[u8]) -> [String; 4] {
    let mut texts = WHOLE.map(str::to_owned);
    while let [file, high, low, go, come, rest @ ..] = bytes {
        let (new, rest) = rest.split_at(usize::from(*come).min(rest.len()));
        bytes = rest;
        let text = &mut texts[usize::from(*file) % 4];
        let place = (usize::from(*high) << 8 | usize::from(*low)) % (text.chars().count() + 1);
        let new: Cow<'_, str> = String::from_utf8_lossy(new);
        let kept = text.chars().skip(place + usize::from(*go % 8));
        *text = text.chars().take(place).chain(new.chars()).chain(kept).collect();
    }
    texts
}

fuzz_target!(|bytes: &[u8]| {
    let Some((form, bytes)) = bytes.split_first() else { return };
    let texts = if *form < 128 { given(*form, bytes) } else { changed(bytes) };
    let file = |path: &str| {
        let place =
            ["observations.csv", "claims.csv", "labels.csv"].iter().position(|own| *own == path)?;
        Some(texts[place + 1].clone())
    };
    match Package::read(&texts[0], &file) {
        Ok(package) => {
            let report = check(&package.observations, &package.claims);
            assert_eq!(report.claims.len(), package.claims.len());
            assert!(!package.views.is_empty());
        }
        Err(errors) => {
            assert!(errors.iter().count() > 0);
            assert!(errors.iter().all(|error| error.line > 0 && error.column > 0));
        }
    }
});
