//! What the check may never do, tried on a hundred thousand claims made up from a fixed sequence.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot make its package should fail")]

mod support;

use std::collections::BTreeSet;

use support::model::{Sequence, claim, derive, exact, observation, print, result_unit, unit};
use trade_figure::{
    check::{Note, Report, Verdict, check},
    model::{Claim, Exact, Id, Interval, Observation, Published, Rounding, Rule},
};

const NEAREST: [Rounding; 3] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown];

/// A package whose printed numbers all come from true values.
struct Truth {
    observations: Vec<Observation>,
    claims: Vec<Claim>,
    values: Vec<Exact>,
}

/// Makes up true values and prints them, and numbers derived from them, with random precision.
fn truth(sequence: &mut Sequence, roundings: &[Rounding], negative: bool) -> Truth {
    let mut truth = Truth { observations: Vec::new(), claims: Vec::new(), values: Vec::new() };
    let size = sequence.pick(&[10_000, 1_000_000, 100_000_000]);
    for place in 0..3 + sequence.below(6) {
        // Small whole numbers of thousandths are often printed as halves.
        let thousandths = i128::from(500 + sequence.below(size));
        let sign = if negative && sequence.below(6) == 0 { -1 } else { 1 };
        let value = exact(sign * thousandths, 1000);
        let printed = print(value, sequence.below(4) as u8, sequence.pick(roundings));
        let unprinted = sequence.below(8) == 0;
        let printed = (!unprinted).then_some(printed);
        truth.observations.push(observation(&format!("n{place}"), printed, unit("USD", 9)));
        truth.values.push(value);
    }
    let count = truth.observations.len() as u64;
    for place in 0..count + sequence.below(4) {
        let rule = sequence.pick(&Rule::ALL);
        let mut operands = BTreeSet::new();
        let wanted =
            rule.operand_count() + if rule == Rule::Sum { sequence.below(2) as usize } else { 0 };
        while operands.len() < wanted {
            operands.insert(sequence.below(count) as usize);
        }
        let mut operands: Vec<usize> = operands.into_iter().collect();
        if sequence.below(2) == 0 {
            operands.reverse();
        }
        let values: Vec<Exact> = operands.iter().map(|place| truth.values[*place]).collect();
        let Some(value) = derive(rule, &values) else { continue };
        let printed = print(value, sequence.below(4) as u8, sequence.pick(roundings));
        let operands: Vec<&Observation> =
            operands.iter().map(|place| &truth.observations[*place]).collect();
        truth.claims.push(claim(&format!("c{place}"), rule, &operands, printed, result_unit(rule)));
    }
    truth
}

fn assert_nothing_is_accused(truth: &Truth, report: &Report) {
    for result in &report.claims {
        assert_ne!(result.verdict, Verdict::Contradicted, "{result:?} in {:?}", truth.claims);
    }
    assert_eq!(report.joint.groups, [], "{:?} {:?}", truth.observations, truth.claims);
    assert_eq!(report.joint.undecided.len(), 0);
}

#[test]
fn true_values_are_never_accused_under_any_rounding() {
    let mut sequence = Sequence(1);
    let mut tested = 0;
    while tested < 60_000 {
        let truth = truth(&mut sequence, &Rounding::ALL, true);
        let report = check(&truth.observations, &truth.claims);
        assert_nothing_is_accused(&truth, &report);
        tested += truth.claims.len();
    }
}

#[test]
fn true_values_lie_in_every_range_under_ordinary_rounding() {
    let mut sequence = Sequence(2);
    let mut tested = 0;
    while tested < 60_000 {
        let truth = truth(&mut sequence, &NEAREST, true);
        let report = check(&truth.observations, &truth.claims);
        assert_nothing_is_accused(&truth, &report);
        assert_eq!(report.joint.only_under_truncation.len(), 0);
        for (observation, value) in truth.observations.iter().zip(&truth.values) {
            let range = report.joint.range(&observation.id).unwrap();
            assert!(range.low.is_none_or(|low| low <= *value), "{observation:?}");
            assert!(range.high.is_none_or(|high| *value <= high), "{observation:?}");
        }
        for result in &report.claims {
            let claim = truth.claims.iter().find(|claim| claim.id == result.id).unwrap();
            let place = |id: &Id| truth.observations.iter().position(|found| found.id == *id);
            let values: Vec<Exact> =
                claim.operands.iter().map(|id| truth.values[place(id).unwrap()]).collect();
            let value = derive(claim.rule, &values).unwrap();
            assert!(result.allowed.is_none_or(|allowed| allowed.contains(value)));
            for note in &result.notes {
                assert_ne!(*note, Note::OnlyUnderTruncation);
                if let Note::Implied(implied) = note {
                    assert!(implied.contains(value), "{claim:?}");
                }
            }
        }
        tested += truth.claims.len();
    }
}

/// The range of a rule by brute force: every combination of its operands' ends.
fn corners(rule: Rule, ranges: &[Interval]) -> Interval {
    let combinations = 0..1_usize << ranges.len();
    let values = combinations.map(|ends| {
        let end = |(place, range): (usize, &Interval)| {
            if ends >> place & 1 == 0 { range.low() } else { range.high() }
        };
        let operands: Vec<Exact> = ranges.iter().enumerate().map(end).collect();
        derive(rule, &operands).unwrap()
    });
    values.map(Interval::point).reduce(Interval::hull).unwrap()
}

#[test]
fn a_claim_outside_its_exact_range_is_always_contradicted() {
    let mut sequence = Sequence(3);
    for _ in 0..800 {
        let rule = sequence.pick(&Rule::ALL);
        let mut observations = Vec::new();
        for place in 0..rule.operand_count() + usize::from(rule == Rule::Sum) {
            let value = exact(i128::from(500 + sequence.below(100_000)), 1000);
            let printed = print(value, 1 + sequence.below(3) as u8, Rounding::HalfUp);
            observations.push(observation(&format!("n{place}"), Some(printed), unit("USD", 9)));
        }
        let ranges: Vec<Interval> = observations
            .iter()
            .map(|observation| observation.value.as_ref().unwrap().range_under_any().unwrap())
            .collect();
        let allowed = corners(rule, &ranges);
        let places = sequence.below(4) as u8;
        let size = 10_i128.pow(u32::from(places));
        let nearest = print(allowed.high(), places, Rounding::HalfUp).decimal().unwrap();
        let operands: Vec<&Observation> = observations.iter().collect();
        // Step outward from the end, so that the last step inside and the first outside are met.
        for step in -2..6_i64 {
            for end in [allowed.low(), allowed.high()] {
                let inside = print(end, places, Rounding::HalfUp).decimal().unwrap_or(nearest);
                let outward = if end == allowed.low() { -step } else { step };
                let digits = inside.digits() + outward;
                let text = exact(i128::from(digits), size)
                    .to_decimal_text(places, trade_figure::model::Direction::Nearest);
                let printed: Published = text.parse().unwrap();
                let possible = printed.range_under_any().unwrap().overlaps(allowed);
                let claim = claim("c", rule, &operands, printed, result_unit(rule));
                let report = check(&observations, std::slice::from_ref(&claim));
                let contradicted = report.claims[0].verdict == Verdict::Contradicted;
                assert_eq!(contradicted, !possible, "{claim:?} of {observations:?}");
                assert_eq!(report.joint.groups.is_empty(), possible, "{claim:?}");
            }
        }
    }
}

#[test]
fn claims_that_only_together_are_impossible_are_found() {
    let mut sequence = Sequence(4);
    for _ in 0..40 {
        // A circle: each step grows by a printed percentage, and one claim spans them all.
        let steps = 2 + sequence.below(5) as usize;
        let mut observations = Vec::new();
        let mut claims = Vec::new();
        let mut value = exact(i128::from(20 + sequence.below(60)), 1);
        let first = value;
        for place in 0..=steps {
            // Printed so coarsely that no single claim is tested by it.
            let printed = print(value, 0, Rounding::HalfUp);
            observations.push(observation(&format!("n{place}"), Some(printed), unit("USD", 9)));
            value = value.checked_mul(exact(100 + i128::from(sequence.below(8)), 100)).unwrap();
        }
        let mut index = Exact::HUNDRED;
        for place in 0..steps {
            let printed = |place: usize| {
                let printed = observations[place].value.as_ref().unwrap().decimal().unwrap();
                Exact::from_decimal(printed)
            };
            let growth = printed(place + 1).checked_div(printed(place)).unwrap();
            let growth = growth.checked_mul(Exact::HUNDRED).unwrap();
            let text = print(growth, 2, Rounding::HalfUp);
            index = index
                .checked_mul(Exact::from_decimal(text.decimal().unwrap()))
                .and_then(|product| product.checked_div(Exact::HUNDRED))
                .unwrap();
            let operands = [&observations[place + 1], &observations[place]];
            claims.push(claim(
                &format!("step{place}"),
                Rule::Index,
                &operands,
                text,
                unit("PERCENT", 0),
            ));
        }
        // Beyond what rounding of the steps explains, within what the coarse ends allow.
        let index = index.checked_add(exact(1, 4)).unwrap();
        let operands = [&observations[steps], &observations[0]];
        let all = print(index, 2, Rounding::HalfUp);
        claims.push(claim("all", Rule::Index, &operands, all, unit("PERCENT", 0)));
        let report = check(&observations, &claims);
        assert!(first > Exact::ZERO);
        for result in &report.claims {
            assert_eq!(result.verdict, Verdict::Consistent, "{result:?}");
        }
        assert!(report.joint.conflicts().next().is_some(), "{observations:?} {claims:?}");
        assert_minimal_and_explained(&observations, &claims, &report);
    }
}

/// The package without the printed numbers that are not kept.
fn reduced(
    observations: &[Observation],
    claims: &[Claim],
    keep: impl Fn(&Id) -> bool,
) -> (Vec<Observation>, Vec<Claim>) {
    let mut observations = observations.to_vec();
    for observation in observations.iter_mut().filter(|observation| !keep(&observation.id)) {
        observation.value = None;
    }
    (observations, claims.iter().filter(|claim| keep(&claim.id)).cloned().collect())
}

fn can_hold(observations: &[Observation], claims: &[Claim], keep: impl Fn(&Id) -> bool) -> bool {
    let (observations, claims) = reduced(observations, claims, keep);
    let joint = check(&observations, &claims).joint;
    assert_eq!(joint.undecided.len(), 0);
    joint.groups.is_empty()
}

/// Conflicts cannot hold, but can without any one member; the rest can hold without the suspects,
/// and not without fewer.
fn assert_minimal_and_explained(observations: &[Observation], claims: &[Claim], report: &Report) {
    for conflict in report.joint.conflicts() {
        assert!(!can_hold(observations, claims, |id| conflict.contains(id)), "{conflict:?}");
        for dropped in conflict {
            let keep = |id: &Id| id != dropped && conflict.contains(id);
            assert!(can_hold(observations, claims, keep), "{conflict:?} without {dropped}");
        }
    }
    let [group] = report.joint.groups.as_slice() else { return };
    assert!(group.complete);
    let smallest = group.suspects[0].len();
    for suspects in &group.suspects {
        assert_eq!(suspects.len(), smallest);
        assert!(can_hold(observations, claims, |id| !suspects.contains(id)), "{suspects:?}");
    }
    let ids: Vec<&Id> = observations
        .iter()
        .map(|observation| &observation.id)
        .chain(claims.iter().map(|claim| &claim.id))
        .collect();
    if smallest == 2 {
        for freed in ids {
            assert!(!can_hold(observations, claims, |id| id != freed), "{freed} alone explains");
        }
    } else if smallest == 1 {
        // All of them are listed.
        for freed in ids {
            let explains = can_hold(observations, claims, |id| id != freed);
            assert_eq!(explains, group.suspects.contains(&vec![freed.clone()]), "{freed}");
        }
    }
}

#[test]
fn every_conflict_is_minimal_and_every_suspect_explains_it() {
    let mut sequence = Sequence(5);
    let mut conflicts = 0;
    for _ in 0..300 {
        let mut truth = truth(&mut sequence, &NEAREST, false);
        // Wrong digits in one to three claims.
        for _ in 0..=sequence.below(3) {
            let count = truth.claims.len() as u64;
            let wrong = &mut truth.claims[sequence.below(count) as usize];
            wrong.value =
                format!("{}{}", 1 + sequence.below(9), wrong.value.text().trim_start_matches('-'))
                    .parse()
                    .unwrap();
        }
        let report = check(&truth.observations, &truth.claims);
        conflicts += report.joint.conflicts().count();
        assert_minimal_and_explained(&truth.observations, &truth.claims, &report);
    }
    assert!(conflicts > 300, "{conflicts}");
}
