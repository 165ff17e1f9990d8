//! The check as data for programs: the same from the element, the command line and the download.

use serde::{Serialize, Serializer};

use crate::{
    check::{ClaimResult, Joint, Repair, Replacement, Report, SlipKind, Verdict},
    data::Package,
    locale::Lang,
    model::{Claim, Exact, Id},
};

use super::{
    Names,
    plain::{Object, Plain},
};

/// The whole check; its keys are promises to others.
#[derive(Clone, Debug)]
pub struct Document(Plain);

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl From<Document> for Plain {
    fn from(document: Document) -> Plain {
        document.0
    }
}

impl Document {
    /// The document of a report, its sentences in a language.
    pub fn new(package: &Package, report: &Report, lang: Lang) -> Document {
        let names = Names::new(package, lang);
        let mut document = Object::default();
        // The package's name.
        document.set("package", package.name.as_str());
        // One entry a claim, in the order of the claims.
        let mut claims = Vec::new();
        for (claim, result) in package.claims.iter().zip(&report.claims) {
            claims.push(entry(&names, claim, result));
        }
        document.set("claims", Plain::List(claims));
        let (mut conflicts, mut suspects) = (Vec::new(), Vec::new());
        for group in &report.joint.groups {
            add_sets(&mut conflicts, &group.conflicts);
            add_sets(&mut suspects, &group.suspects);
        }
        // Claims and observations that cannot hold together, by id.
        document.set("conflicts", Plain::List(conflicts));
        // The smallest sets of printed numbers that explain a group of conflicts, by id.
        document.set("suspects", Plain::List(suspects));
        // The values that each number can have if everything printed is true, by id.
        document.set("ranges", ranges(&report.joint));
        Document(document.into())
    }
}

fn add_sets(lists: &mut Vec<Plain>, sets: &[Vec<Id>]) {
    for set in sets {
        lists.push(set.as_slice().into());
    }
}

fn ranges(joint: &Joint) -> Object {
    let mut ranges = Object::default();
    let end = |end: Option<Exact>| Plain::from(end.map(Exact::to_f64));
    for range in &joint.ranges {
        ranges.set(range.id.as_str(), Plain::List(vec![end(range.low), end(range.high)]));
    }
    ranges
}

fn entry(names: &Names<'_>, claim: &Claim, result: &ClaimResult) -> Plain {
    let mut entry = Object::default();
    entry.set("id", claim.id.as_str());
    entry.set("rule", claim.rule.token());
    entry.set("source", claim.source.as_str());
    // The text as printed.
    entry.set("printed", claim.value.text());
    // The smallest value that the inputs allow.
    entry.set("low", result.allowed.map(|range| range.low().to_f64()));
    // The value that the inputs give as they are printed.
    entry.set("value", result.value.map(Exact::to_f64));
    // The largest value that the inputs allow.
    entry.set("high", result.allowed.map(|range| range.high().to_f64()));
    entry.set("verdict", result.verdict.token());
    // Why the claim is untestable, in a sentence; else the key is not there.
    if let Verdict::Untestable(reason) = &result.verdict {
        entry.set("reason", names.reason(reason));
    }
    // What would repair a contradicted claim; else the key is not there.
    if let Some(repair) = &result.repair {
        entry.set("repair", repair_entry(repair));
    }
    // What a reader should know beside the verdict, in sentences.
    entry.set("notes", names.notes(claim, result).as_slice());
    // The share of one-digit slips of the printed number that the test would have caught.
    entry.set("power", result.power.map(|power| power.share().to_f64()));
    entry.into()
}

fn repair_entry(repair: &Repair) -> Object {
    let mut entry = Object::default();
    // What the inputs give, with the decimal places of the claim.
    entry.set("value", repair.inputs_give.as_str());
    // The kind of slip that explains the claim, if exactly one does.
    let slip = repair.slip();
    entry.set("slip", slip.map(SlipKind::token));
    // The readings of that slip.
    let mut readings = Vec::new();
    if slip.is_some() {
        for slip in &repair.slips {
            if let Some(found) = &slip.replacement {
                readings.push(reading(found));
            }
        }
    }
    entry.set("readings", Plain::List(readings));
    // Readings with one other digit.
    let mut digits = Vec::new();
    for found in &repair.digits {
        digits.push(reading(found));
    }
    entry.set("digits", Plain::List(digits));
    entry
}

fn reading(found: &Replacement) -> Plain {
    let mut reading = Object::default();
    reading.set("id", found.id.as_str());
    reading.set("text", found.text.as_str());
    reading.into()
}
