//! Claims with an operand that nobody printed, against what earlier claims settle for it.
//!
//! "24.1 billion is 18 percent of the country's trade" settles that trade at 130 to 138 billion,
//! although nobody printed it. A later "13.2 billion is 15.6 percent of it" can then be tested like
//! any other claim. The first claim about such a quantity settles it and is not itself accused; that
//! both cannot hold is also a conflict of the joint check, which blames neither before the other.

use super::{
    claim::{Conversion, Index, Reading, evaluate, read, scaled, unscaled},
    report::{ClaimResult, Note, Reason, Verdict},
};
use crate::model::{Claim, Exact, Id, Interval, Rule};

/// The most earlier claims about one quantity that later ones are tested against.
const MAX_EARLIER: usize = 32;

/// Accuses the claims that earlier ones leave no way out.
pub(super) fn settle(claims: &[Claim], index: &Index<'_>, results: &mut [ClaimResult]) {
    // The places of the earlier claims about each observation that nobody printed.
    let mut about = empty_lists(index.observations.len());
    for (own_place, (claim, result)) in claims.iter().zip(results).enumerate() {
        let Verdict::Untestable(Reason::NotPrinted(operand)) = &result.verdict else { continue };
        let operand = operand.clone();
        let Some(place) = index.place(&operand) else { continue };
        let earlier = Earlier { claims, places: &about[place], index, operand: &operand };
        let Some(found) = earlier.accuse(claim) else {
            // A claim that is accused settles nothing for those after it.
            for id in &claim.operands {
                if let Some(place) = index.place(id)
                    && index.observations[place].value.is_none()
                    && about[place].len() < MAX_EARLIER
                {
                    about[place].push(own_place);
                }
            }
            continue;
        };
        result.verdict = Verdict::Contradicted;
        result.allowed = Some(found.allowed);
        result.notes = vec![Note::Settled { operand, range: found.range, by: found.by }];
    }
}

/// So many lists with nothing in them.
pub(super) fn empty_lists(count: usize) -> Vec<Vec<usize>> {
    let mut lists = Vec::new();
    for _ in 0..count {
        lists.push(Vec::new());
    }
    lists
}

/// The claims that may settle a quantity.
struct Earlier<'a> {
    claims: &'a [Claim],
    places: &'a [usize],
    index: &'a Index<'a>,
    operand: &'a Id,
}

/// Why a claim cannot follow.
struct Accusation {
    /// What the rule then allows, in the claim's unit.
    allowed: Interval,
    /// What is settled for the operand, in its own unit.
    range: Interval,
    /// The claims that settle it.
    by: Vec<Id>,
}

impl Earlier<'_> {
    /// `None` unless the claim is impossible however each number was rounded.
    fn accuse(&self, claim: &Claim) -> Option<Accusation> {
        let (widest, _) = self.settled(Reading::Any)?;
        let allowed = self.allowed(claim, widest, Reading::Any)?;
        if allowed.overlaps(read(claim.value.decimal()?, Reading::Any)) {
            return None;
        }
        // What is shown follows ordinary rounding, as everywhere.
        let (range, by) = self.settled(Reading::Nearest)?;
        Some(Accusation { allowed: self.allowed(claim, range, Reading::Nearest)?, range, by })
    }

    /// What all earlier claims together leave for the operand, and which say something about it;
    /// `None` if none does, or if they contradict each other.
    fn settled(&self, reading: Reading) -> Option<(Interval, Vec<Id>)> {
        let mut settled: Option<Interval> = None;
        let mut by = Vec::new();
        for place in self.places {
            let claim = &self.claims[*place];
            let Some(range) = self.solve(claim, reading) else { continue };
            settled = Some(match settled {
                Some(other) => other.intersection(range)?,
                None => range,
            });
            by.push(claim.id.clone());
        }
        Some((settled?, by))
    }

    /// The range of a claim's result if the operand lies in `range`.
    fn allowed(&self, claim: &Claim, range: Interval, reading: Reading) -> Option<Interval> {
        let conversion = Conversion::new(claim, self.index).ok()?;
        let mut ranges = Vec::new();
        for (observation, factor) in &conversion.operands {
            let range = match &observation.value {
                Some(printed) => read(printed.decimal()?, reading),
                None if observation.id == *self.operand => range,
                None => return None,
            };
            ranges.push(scaled(range, *factor).ok()?);
        }
        evaluate(claim.rule, &ranges, conversion.to_claim_unit).ok()
    }

    /// The values of the operand that a claim allows, in the operand's own unit; `None` if the claim
    /// is not about it, or says nothing.
    fn solve(&self, claim: &Claim, reading: Reading) -> Option<Interval> {
        let conversion = Conversion::new(claim, self.index).ok()?;
        let mut others = Vec::new();
        let mut found = None;
        for (place, (observation, factor)) in conversion.operands.iter().enumerate() {
            if observation.id == *self.operand {
                // Twice in one claim would need the two places solved together.
                if found.replace((place, *factor)).is_some() {
                    return None;
                }
            } else {
                let printed = read(observation.value.as_ref()?.decimal()?, reading);
                others.push(scaled(printed, *factor).ok()?);
            }
        }
        let (place, factor) = found?;
        let result = read(claim.value.decimal()?, reading);
        let result = unscaled(result, conversion.to_claim_unit)?;
        unscaled(invert(claim.rule, place, &others, result)?, factor)
    }
}

/// The operand at `place` that gives `result` with the other operands, from corners: each number
/// occurs once, so nothing is lost.
fn invert(rule: Rule, place: usize, others: &[Interval], result: Interval) -> Option<Interval> {
    match (rule, place, others) {
        (Rule::Equal, ..) => Some(result),
        (Rule::Sum, ..) => others.iter().try_fold(result, |rest, other| rest.checked_sub(*other)),
        (Rule::Difference | Rule::Balance, 0, [a]) => result.checked_add(*a),
        (Rule::Difference | Rule::Balance, _, [b]) => b.checked_sub(result),
        (_, place, [other]) => {
            let ratio = quotient(rule, result)?;
            // A quotient of what may be zero or less says nothing about its base.
            if ratio.low() <= Exact::ZERO || other.low() <= Exact::ZERO {
                return None;
            }
            if place != 0 {
                return other.checked_div(ratio);
            }
            let low = other.low().checked_mul(ratio.low());
            Interval::between(low, other.high().checked_mul(ratio.high()))
        }
        _ => None,
    }
}

/// The quotient behind a rule's result: 1.347 behind an index of 134.7 and a growth of 34.7.
pub(super) fn quotient(rule: Rule, result: Interval) -> Option<Interval> {
    let end = |value: Exact| match rule {
        Rule::Growth => value.checked_div(Exact::HUNDRED)?.checked_add(Exact::ONE),
        Rule::Index | Rule::Share => value.checked_div(Exact::HUNDRED),
        _ => Some(value),
    };
    Interval::between(end(result.low()), end(result.high()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{
            check,
            testing::{claims, observations},
        },
        model::Direction,
    };

    fn results(numbers: &[&str], derived: &[&str]) -> Vec<ClaimResult> {
        check(&observations(numbers), &claims(derived)).claims
    }

    fn text(value: Exact) -> String {
        value.to_decimal_text(2, Direction::Nearest)
    }

    /// Source: Table 1 and the conclusion of the embedded article; ranges worked by hand.
    #[test]
    fn a_share_of_a_whole_that_another_share_settles_is_tested() {
        let results = results(
            &["exports 13.2 USD 9", "turnover 24.1 USD 9", "all .. USD 9"],
            &["whole share turnover;all 18 PERCENT 0", "worded share exports;all 15.6 PERCENT 0"],
        );
        assert_eq!(results[0].verdict.token(), "untestable");
        assert_eq!(results[1].verdict, Verdict::Contradicted);
        let allowed = results[1].allowed.unwrap();
        assert_eq!((text(allowed.low()), text(allowed.high())), ("9.53".into(), "10.19".into()));
        let Note::Settled { range, by, .. } = &results[1].notes[0] else { panic!("no note") };
        assert_eq!((text(range.low()), text(range.high())), ("130.00".into(), "138.00".into()));
        assert_eq!(by.iter().map(Id::as_str).collect::<Vec<_>>(), ["whole"]);
    }

    #[test]
    fn a_claim_that_agrees_with_the_earlier_ones_stays_untestable() {
        let results = results(
            &["imports 11 USD 9", "all .. USD 9"],
            &["first share imports;all 21.9 PERCENT 0", "again share imports;all 21.9 PERCENT 0"],
        );
        assert!(results.iter().all(|result| result.verdict.token() == "untestable"));
    }

    #[test]
    fn every_rule_is_solved_for_either_operand() {
        // In each pair the first claim settles the number to about 20, the second would need 30.
        let pairs = [
            ("difference q;a 10 USD 0", "equal q 30 USD 0"),
            ("difference b;q 80 USD 0", "equal q 30 USD 0"),
            ("balance b;q 80 USD 0", "equal q 30 USD 0"),
            ("sum a;q 30 USD 0", "equal q 30 USD 0"),
            ("index q;a 200 PERCENT 0", "equal q 30 USD 0"),
            ("index b;q 500 PERCENT 0", "equal q 30 USD 0"),
            ("growth q;a 100 PERCENT 0", "equal q 30 USD 0"),
            ("growth b;q 400 PERCENT 0", "equal q 30 USD 0"),
            ("ratio b;q 5.0 RATIO 0", "equal q 30 USD 0"),
            ("share q;b 20 PERCENT 0", "equal q 30 USD 0"),
            ("equal q 20 USD 0", "growth q;a 200 PERCENT 0"),
        ];
        for (first, second) in pairs {
            let results = results(
                &["a 10.0 USD 0", "b 100.0 USD 0", "q .. USD 0"],
                &[&format!("first {first}"), &format!("second {second}")],
            );
            assert_eq!(results[1].verdict, Verdict::Contradicted, "{first}, then {second}");
        }
    }
}
