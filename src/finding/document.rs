//! The check as data for programs: the same from the element, the command line and the download.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    check::{Joint, Report, SlipKind, Verdict},
    data::Package,
    locale::Lang,
    model::{Claim, Exact, Id},
};

use super::Names;

/// The whole check; its keys are promises to others.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// The package's name.
    package: String,
    /// One entry a claim, in the order of the claims.
    claims: Vec<ClaimEntry>,
    /// Claims and observations that cannot hold together, by id.
    conflicts: Vec<Vec<String>>,
    /// The smallest sets of printed numbers that explain a group of conflicts, by id.
    suspects: Vec<Vec<String>>,
    /// The values that each number can have if everything printed is true, by id.
    ranges: BTreeMap<String, [Option<f64>; 2]>,
}

#[derive(Clone, Debug, Serialize)]
struct ClaimEntry {
    id: String,
    rule: &'static str,
    source: String,
    /// The text as printed.
    printed: String,
    /// The smallest value that the inputs allow.
    low: Option<f64>,
    /// The value that the inputs give as they are printed.
    value: Option<f64>,
    /// The largest value that the inputs allow.
    high: Option<f64>,
    verdict: &'static str,
    /// Why the claim is untestable, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// What would repair a contradicted claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<RepairEntry>,
    /// What a reader should know beside the verdict, in sentences.
    notes: Vec<String>,
    /// The share of one-digit slips of the printed number that the test would have caught.
    power: Option<f64>,
}

#[derive(Clone, Debug, Serialize)]
struct RepairEntry {
    /// What the inputs give, with the decimal places of the claim.
    value: String,
    /// The kind of slip that explains the claim, if exactly one does.
    slip: Option<&'static str>,
    /// The readings of that slip.
    readings: Vec<Reading>,
    /// Readings with one other digit.
    digits: Vec<Reading>,
}

#[derive(Clone, Debug, Serialize)]
struct Reading {
    id: String,
    text: String,
}

impl Document {
    /// The document of a report, its sentences in a language.
    pub fn new(package: &Package, report: &Report, lang: Lang) -> Document {
        let names = Names::new(package, lang);
        let entries = package.claims.iter().zip(&report.claims);
        let sets = |sets: Vec<&[Id]>| {
            sets.iter().map(|set| set.iter().map(Id::to_string).collect()).collect()
        };
        Document {
            package: package.name.clone(),
            claims: entries.map(|(claim, result)| entry(&names, claim, result)).collect(),
            conflicts: sets(report.joint.conflicts().collect()),
            suspects: sets(report.joint.suspects().collect()),
            ranges: ranges(&report.joint),
        }
    }
}

fn ranges(joint: &Joint) -> BTreeMap<String, [Option<f64>; 2]> {
    let ends = |range: &crate::check::JointRange| {
        [range.low.map(Exact::to_f64), range.high.map(Exact::to_f64)]
    };
    joint.ranges.iter().map(|(id, range)| (id.to_string(), ends(range))).collect()
}

fn entry(names: &Names<'_>, claim: &Claim, result: &crate::check::ClaimResult) -> ClaimEntry {
    let reading = |found: &crate::check::Replacement| Reading {
        id: found.id.to_string(),
        text: found.text.clone(),
    };
    let repair = result.repair.as_ref().map(|repair| RepairEntry {
        value: repair.inputs_give.clone(),
        slip: repair.slip().map(SlipKind::token),
        readings: match repair.slip() {
            Some(_) => {
                let found = repair.slips.iter().filter_map(|slip| slip.replacement.as_ref());
                found.map(reading).collect()
            }
            None => Vec::new(),
        },
        digits: repair.digits.iter().map(reading).collect(),
    });
    let reason = match &result.verdict {
        Verdict::Untestable(reason) => Some(names.reason(reason)),
        _ => None,
    };
    ClaimEntry {
        id: claim.id.to_string(),
        rule: claim.rule.token(),
        source: claim.source.clone(),
        printed: claim.value.text().to_owned(),
        low: result.allowed.map(|range| range.low().to_f64()),
        value: result.value.map(Exact::to_f64),
        high: result.allowed.map(|range| range.high().to_f64()),
        verdict: result.verdict.token(),
        reason,
        repair,
        notes: names.notes(claim, result),
        power: result.power.map(|power| power.share().to_f64()),
    }
}
