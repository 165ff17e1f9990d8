//! What is printed of derived numbers, and what their inputs allow.

use crate::{
    check::{Report, Verdict},
    data::Package,
    locale::{Lang, fill},
    model::{Claim, Exact, Id, Interval},
};

use super::Names;

/// A derived number beside the range that its inputs allow.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The claim.
    pub id: Id,
    /// What the number is, without it: "Exports, 2022: index".
    pub name: String,
    /// The number as printed.
    pub printed: String,
    /// The range that its inputs allow.
    pub allowed: String,
    /// What follows, in a sentence.
    pub sentence: String,
    /// Both ends of what is allowed, in the unit of the printed number.
    pub allowed_ends: (f64, f64),
    /// Both ends of what the printed number was rounded from.
    pub printed_ends: (f64, f64),
    /// Whether the number cannot follow.
    pub is_contradicted: bool,
}

/// Compares the claims about some observations, or all if there are none: those that can be tested,
/// what is printed twice once, what cannot follow first, and otherwise in the order of the article.
pub fn compare(package: &Package, report: &Report, lang: Lang, about: &[usize]) -> Vec<Compared> {
    let names = Names::new(package, lang);
    let is_about = |claim: &Claim| {
        let first = claim.operands.first();
        let is_first = |place: &usize| {
            package.observations.get(*place).map(|observation| &observation.id) == first
        };
        about.is_empty() || about.iter().any(is_first)
    };
    let mut found: Vec<(&Claim, Compared)> = Vec::new();
    for (claim, result) in package.claims.iter().zip(&report.claims) {
        let (Some(allowed), Some(printed)) = (result.allowed, claim.value.range()) else {
            continue;
        };
        let is_same = |(other, _): &(&Claim, Compared)| {
            (other.rule == claim.rule && other.unit == claim.unit)
                && other.operands == claim.operands
                && other.value.text() == claim.value.text()
        };
        if !is_about(claim) || found.iter().any(is_same) {
            continue;
        }
        let words = &names.words.check;
        let name = fill(words.claim, &[&names.claim(claim), words.rule(claim.rule), ""]);
        let compared = Compared {
            id: claim.id.clone(),
            name: name.trim_end().to_owned(),
            printed: names.printed(claim),
            allowed: names.range(claim, allowed, &result.verdict),
            sentence: names.sentence(claim, result),
            allowed_ends: ends(allowed),
            printed_ends: ends(printed),
            is_contradicted: result.verdict == Verdict::Contradicted,
        };
        found.push((claim, compared));
    }
    let mut list: Vec<Compared> = Vec::new();
    let mut others = Vec::new();
    for (_, compared) in found {
        if compared.is_contradicted { list.push(compared) } else { others.push(compared) }
    }
    list.append(&mut others);
    list
}

fn ends(range: Interval) -> (f64, f64) {
    (Exact::to_f64(range.low()), Exact::to_f64(range.high()))
}
