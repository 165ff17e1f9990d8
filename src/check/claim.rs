//! One claim against its own inputs.
//!
//! The range of a rule is evaluated at the corners of its operands' ranges, never by chaining
//! operations on ranges: the decline from 13.2 to 9.8 is -26.42 to -25.10 percent, not the wider
//! range that a subtraction and then a division of ranges give.

use std::collections::BTreeMap;

use super::{
    power, repair,
    report::{ClaimResult, Note, Reason, Verdict},
};
use crate::model::{Claim, Exact, Id, Interval, Measure, Observation, Published, Rule, Unit};

/// A claim whose numbers are all printed and stand in units that convert.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub(super) rule: Rule,
    pub(super) operands: Vec<Term>,
    pub(super) result: Term,
    /// What the rule's own result is multiplied by to stand in the claim's unit.
    to_claim_unit: Exact,
}

/// A printed number of an equation, and the factor to the unit that the equation computes in.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) id: Id,
    pub(super) printed: Published,
    factor: Exact,
    /// A slip of the decimal point to try: the number times this power of ten.
    shift: Exact,
}

/// Which values a printed number is taken to stand for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reading {
    /// Those that round to it.
    Nearest,
    /// Those that round to it or are cut off to it: the widest that is in use.
    Any,
}

/// How a claim's result relates to what its inputs allow.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Agreement {
    Overlap,
    SharedEnd(Exact),
    UnderTruncation,
    None,
}

/// Tests one claim.
pub(super) fn test(claim: &Claim, index: &Index<'_>) -> ClaimResult {
    let mut result = ClaimResult {
        id: claim.id.clone(),
        allowed: None,
        value: None,
        verdict: Verdict::Consistent,
        notes: Vec::new(),
        repair: None,
        power: None,
    };
    let tested = Equation::new(claim, index).and_then(|equation| {
        let allowed = equation.allowed(Reading::Nearest)?;
        let value = equation.value()?;
        Ok((equation.agreement()?, allowed, value, equation))
    });
    match tested {
        Err(reason) => result.verdict = Verdict::Untestable(reason),
        Ok((agreement, allowed, value, equation)) => {
            result.allowed = Some(allowed);
            result.value = Some(value);
            result.power = Some(power::power(&equation));
            match agreement {
                Agreement::Overlap => {}
                Agreement::SharedEnd(value) => result.notes.push(Note::SharedEndOnly(value)),
                Agreement::UnderTruncation => result.notes.push(Note::OnlyUnderTruncation),
                Agreement::None => {
                    result.verdict = Verdict::Contradicted;
                    result.repair = Some(repair::repair(&equation, value));
                }
            }
        }
    }
    result
}

impl Equation {
    /// Looks up and converts the numbers of a claim.
    ///
    /// # Errors
    ///
    /// Everything that makes a claim untestable before any computation.
    pub(super) fn new(claim: &Claim, index: &Index<'_>) -> Result<Equation, Reason> {
        let conversion = Conversion::new(claim, index)?;
        let term = |id: &Id, printed: &Published, factor| match printed.decimal() {
            Some(_) => {
                Ok(Term { id: id.clone(), printed: printed.clone(), factor, shift: Exact::ONE })
            }
            None => Err(Reason::TooManyDigits(id.clone())),
        };
        let mut operands = Vec::new();
        for (observation, factor) in conversion.operands {
            let Some(printed) = &observation.value else {
                return Err(Reason::NotPrinted(observation.id.clone()));
            };
            operands.push(term(&observation.id, printed, factor)?);
        }
        Ok(Equation {
            rule: claim.rule,
            operands,
            result: term(&claim.id, &claim.value, Exact::ONE)?,
            to_claim_unit: conversion.to_claim_unit,
        })
    }

    /// The values of the rule's result that the operands allow, in the claim's unit.
    ///
    /// # Errors
    ///
    /// A base that is negative or may be zero, a change of sign, and values too large.
    pub(super) fn allowed(&self, reading: Reading) -> Result<Interval, Reason> {
        let mut ranges = Vec::new();
        for term in &self.operands {
            ranges.push(term.range(reading)?);
        }
        let ids: Vec<&Id> = self.operands.iter().map(|term| &term.id).collect();
        evaluate(self.rule, &ids, &ranges, self.to_claim_unit)
    }

    /// The value that the operands give if they are taken as printed, in the claim's unit.
    fn value(&self) -> Result<Exact, Reason> {
        let compute = || {
            let mut values = Vec::new();
            for term in &self.operands {
                let printed = Exact::from_decimal(term.printed.decimal()?);
                values.push(printed.checked_mul(term.factor)?);
            }
            let value = match (self.rule, values.as_slice()) {
                (Rule::Difference | Rule::Balance, &[b, a]) => b.checked_sub(a)?,
                (Rule::Index | Rule::Growth | Rule::Ratio | Rule::Share, &[b, a]) => {
                    derived(self.rule, b.checked_div(a)?)?
                }
                _ => values.iter().try_fold(Exact::ZERO, |sum, value| sum.checked_add(*value))?,
            };
            value.checked_mul(self.to_claim_unit)
        };
        compute().ok_or(Reason::TooLarge)
    }

    /// How the printed result relates to what the operands allow.
    pub(super) fn agreement(&self) -> Result<Agreement, Reason> {
        let allowed = self.allowed(Reading::Nearest)?;
        let shared = allowed.intersection(self.result.range(Reading::Nearest)?);
        if let Some(shared) = shared {
            let end_only = shared.is_point();
            return Ok(if end_only {
                Agreement::SharedEnd(shared.low())
            } else {
                Agreement::Overlap
            });
        }
        let allowed = self.allowed(Reading::Any)?;
        let overlaps = allowed.overlaps(self.result.range(Reading::Any)?);
        Ok(if overlaps { Agreement::UnderTruncation } else { Agreement::None })
    }

    /// Whether ordinary rounding explains the printed result.
    pub(super) fn holds(&self) -> bool {
        matches!(self.agreement(), Ok(Agreement::Overlap | Agreement::SharedEnd(_)))
    }

    /// The numbers of the equation: the result, then the operands.
    pub(super) fn terms(&self) -> impl Iterator<Item = &Term> {
        std::iter::once(&self.result).chain(&self.operands)
    }

    /// The equation with another printed number in one place, counted as [`Equation::terms`] does.
    pub(super) fn with_printed(&self, place: usize, printed: Published) -> Equation {
        let mut changed = self.clone();
        changed.term_mut(place).printed = printed;
        changed
    }

    /// The equation with one number times a power of ten, counted as [`Equation::terms`] does.
    pub(super) fn with_shift(&self, place: usize, shift: Exact) -> Equation {
        let mut changed = self.clone();
        changed.term_mut(place).shift = shift;
        changed
    }

    /// A number of the equation, counted as [`Equation::terms`] does.
    pub(super) fn term(&self, place: usize) -> &Term {
        match place {
            0 => &self.result,
            _ => &self.operands[place - 1],
        }
    }

    fn term_mut(&mut self, place: usize) -> &mut Term {
        match place {
            0 => &mut self.result,
            _ => &mut self.operands[place - 1],
        }
    }
}

impl Term {
    fn range(&self, reading: Reading) -> Result<Interval, Reason> {
        let range = read(&self.printed, reading);
        let range = range.ok_or_else(|| Reason::TooManyDigits(self.id.clone()))?;
        scaled(range, self.factor.checked_mul(self.shift).ok_or(Reason::TooLarge)?)
    }
}

/// The values that a printed number is taken to stand for; `None` if it has too many digits.
pub(super) fn read(printed: &Published, reading: Reading) -> Option<Interval> {
    match reading {
        Reading::Nearest => printed.range(),
        Reading::Any => printed.range_under_any(),
    }
}

/// The values of a claim's result that ranges of its operands allow, each in the operand's own unit;
/// `None` if they say nothing.
pub(super) fn implied(claim: &Claim, index: &Index<'_>, operands: &[Interval]) -> Option<Interval> {
    let conversion = Conversion::new(claim, index).ok()?;
    let mut ranges = Vec::new();
    for (range, (_, factor)) in operands.iter().zip(&conversion.operands) {
        ranges.push(scaled(*range, *factor).ok()?);
    }
    let ids: Vec<&Id> = claim.operands.iter().collect();
    evaluate(claim.rule, &ids, &ranges, conversion.to_claim_unit).ok()
}

/// The range of a rule at the corners of its operands' ranges.
fn evaluate(
    rule: Rule,
    ids: &[&Id],
    ranges: &[Interval],
    to_claim_unit: Exact,
) -> Result<Interval, Reason> {
    let range = match (rule, ranges) {
        (Rule::Difference | Rule::Balance, &[b, a]) => {
            corners(b.low().checked_sub(a.high()), b.high().checked_sub(a.low()))?
        }
        (Rule::Index | Rule::Growth | Rule::Ratio | Rule::Share, &[b, a]) => {
            quotient(rule, ids, b, a)?
        }
        (Rule::Equal, &[operand]) => operand,
        (Rule::Sum, _) => {
            let mut sum = Interval::point(Exact::ZERO);
            for range in ranges {
                let low = sum.low().checked_add(range.low());
                sum = corners(low, sum.high().checked_add(range.high()))?;
            }
            sum
        }
        // `Conversion::new` has counted the operands.
        _ => return Err(Reason::OperandCount(ranges.len())),
    };
    scaled(range, to_claim_unit)
}

/// The range of `b/a`, as percent or growth where the rule says so.
fn quotient(rule: Rule, ids: &[&Id], b: Interval, a: Interval) -> Result<Interval, Reason> {
    if a.contains(Exact::ZERO) {
        return Err(Reason::BaseHoldsZero(ids[1].clone()));
    }
    if a.high() < Exact::ZERO {
        return Err(Reason::NegativeBase(ids[1].clone()));
    }
    if matches!(rule, Rule::Index | Rule::Growth) && b.high() < Exact::ZERO {
        return Err(Reason::SignChange(ids[0].clone()));
    }
    let least = if b.low() < Exact::ZERO { a.low() } else { a.high() };
    let most = if b.high() < Exact::ZERO { a.high() } else { a.low() };
    let end = |b: Exact, a: Exact| derived(rule, b.checked_div(a)?);
    corners(end(b.low(), least), end(b.high(), most))
}

/// A quotient in the form that the rule gives it.
fn derived(rule: Rule, quotient: Exact) -> Option<Exact> {
    match rule {
        Rule::Growth => quotient.checked_sub(Exact::ONE)?.checked_mul(Exact::HUNDRED),
        Rule::Index | Rule::Share => quotient.checked_mul(Exact::HUNDRED),
        _ => Some(quotient),
    }
}

fn corners(low: Option<Exact>, high: Option<Exact>) -> Result<Interval, Reason> {
    low.zip(high).and_then(|(low, high)| Interval::new(low, high)).ok_or(Reason::TooLarge)
}

fn scaled(range: Interval, factor: Exact) -> Result<Interval, Reason> {
    corners(range.low().checked_mul(factor), range.high().checked_mul(factor))
}

/// The observations by name.
#[derive(Debug)]
pub(super) struct Index<'a> {
    pub(super) observations: &'a [Observation],
    places: BTreeMap<&'a Id, usize>,
}

impl<'a> Index<'a> {
    pub(super) fn new(observations: &'a [Observation]) -> Index<'a> {
        let mut places = BTreeMap::new();
        for (place, observation) in observations.iter().enumerate() {
            places.insert(&observation.id, place);
        }
        Index { observations, places }
    }

    /// The place of an observation in the package.
    pub(super) fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    fn get(&self, id: &Id) -> Option<&'a Observation> {
        self.observations.get(self.place(id)?)
    }
}

/// The operands of a claim with the factors that bring them into one unit.
#[derive(Debug)]
pub(super) struct Conversion<'a> {
    pub(super) operands: Vec<(&'a Observation, Exact)>,
    /// What the rule's own result is multiplied by to stand in the claim's unit.
    pub(super) to_claim_unit: Exact,
}

impl<'a> Conversion<'a> {
    /// Looks up the operands and converts their units.
    ///
    /// # Errors
    ///
    /// Operands that are unknown or too many or too few, and units that do not fit.
    pub(super) fn new(claim: &Claim, index: &Index<'a>) -> Result<Conversion<'a>, Reason> {
        let (count, wanted) = (claim.operands.len(), claim.rule.operand_count());
        if count < wanted || count > wanted && !claim.rule.takes_more() {
            return Err(Reason::OperandCount(count));
        }
        let mut found = Vec::new();
        for id in &claim.operands {
            let observation = index.get(id);
            found.push(observation.ok_or_else(|| Reason::UnknownOperand(id.clone()))?);
        }
        let own_measure = match claim.rule {
            Rule::Index | Rule::Growth | Rule::Share => Some(Measure::Percent),
            Rule::Ratio => Some(Measure::Ratio),
            _ => None,
        };
        // A quotient's operands need a common unit of their own; all others compute in the claim's.
        let (common, to_claim_unit) = match own_measure {
            None => (claim.unit, Exact::ONE),
            Some(measure) if measure == claim.unit.measure => {
                let own = Unit { measure, multiplier: 0 };
                let last = found.last().map_or(own, |base| base.unit);
                (last, own.factor_to(claim.unit).map_err(Reason::Units)?)
            }
            Some(_) => return Err(Reason::ResultUnit(claim.unit)),
        };
        let mut operands = Vec::new();
        for observation in found {
            let factor = observation.unit.factor_to(common).map_err(Reason::Units)?;
            operands.push((observation, factor));
        }
        Ok(Conversion { operands, to_claim_unit })
    }
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

    fn result_of(numbers: &[&str], claim: &str) -> ClaimResult {
        check(&observations(numbers), &claims(&[claim])).claims.remove(0)
    }

    /// Low and high with two places, as the source below prints them, and the verdict.
    fn row(b: &str, a: &str, index: &str) -> (String, String, &'static str) {
        let result = result_of(
            &[&format!("a {a} USD 9"), &format!("b {b} USD 9")],
            &format!("i index b;a {index} PERCENT 0"),
        );
        let allowed = result.allowed.unwrap();
        let text = |value: Exact| value.to_decimal_text(2, Direction::Nearest);
        (text(allowed.low()), text(allowed.high()), result.verdict.token())
    }

    /// Source: the index numbers of Tables 1 to 3 and the text of the embedded article, worked by
    /// hand from its printed inputs.
    #[test]
    fn the_article_comes_out_as_worked_by_hand() {
        let rows = [
            ("24.1", "18", "133.9", "130.00", "138.00", "consistent"),
            ("24.1", "18.0", "133.9", "133.24", "134.54", "consistent"),
            ("13.2", "9.8", "140.8", "133.50", "135.90", "contradicted"),
            ("11", "8.2", "134.1", "127.27", "141.10", "consistent"),
            ("11.0", "8.2", "134.1", "132.73", "135.58", "consistent"),
            ("11.0", "8.2", "133.9", "132.73", "135.58", "consistent"),
            ("4.1", "1.9", "220", "207.69", "224.32", "consistent"),
            ("2.3", "1.99", "115.6", "112.78", "118.39", "consistent"),
            ("1.2", "1.06", "113.6", "107.98", "118.48", "consistent"),
            ("0.91", "0.7", "129.6", "120.67", "140.77", "consistent"),
            ("0.83", "0.37", "224.3", "220.00", "228.77", "consistent"),
            ("0.197", "0.93", "21", "21.02", "21.35", "consistent"),
            ("0.197", "0.093", "211.8", "210.16", "213.51", "consistent"),
            ("31.5", "24.2", "130.17", "129.69", "130.64", "consistent"),
        ];
        for (b, a, index, low, high, verdict) in rows {
            assert_eq!(row(b, a, index), (low.into(), high.into(), verdict), "{b} over {a}");
        }
    }

    /// Source: the turnover of 2022 in Table 1 and in the text of the embedded article.
    #[test]
    fn one_quantity_printed_twice_may_meet_at_an_end_only() {
        let result = result_of(&["t 24.1 USD 9"], "again equal t 24.2 USD 9");
        assert_eq!(result.verdict, Verdict::Consistent);
        assert_eq!(result.notes, [Note::SharedEndOnly(Exact::new(2415, 100).unwrap())]);
    }

    #[test]
    fn what_only_truncation_allows_is_consistent_with_a_note() {
        // 2/3 is 0.666...: printed 0.6 it was cut off.
        let result = result_of(&["a 3.000 USD 9", "b 2.000 USD 9"], "r ratio b;a 0.6 RATIO 0");
        assert_eq!(result.verdict, Verdict::Consistent);
        assert_eq!(result.notes, [Note::OnlyUnderTruncation]);
        let result = result_of(&["a 3.000 USD 9", "b 2.000 USD 9"], "r ratio b;a 0.5 RATIO 0");
        assert_eq!(result.verdict, Verdict::Contradicted);
    }

    #[test]
    fn the_decline_is_evaluated_at_its_corners() {
        let result = result_of(&["a 13.2 USD 9", "b 9.8 USD 9"], "g growth b;a -25.8 PERCENT 0");
        let allowed = result.allowed.unwrap();
        assert_eq!(allowed.low().to_decimal_text(2, Direction::Nearest), "-26.42");
        assert_eq!(allowed.high().to_decimal_text(2, Direction::Nearest), "-25.10");
    }

    #[test]
    fn units_are_converted() {
        let numbers = ["a 1.5 USD 9", "b 500 USD 6"];
        assert_eq!(result_of(&numbers, "s sum a;b 2.0 USD 9").verdict, Verdict::Consistent);
        assert_eq!(result_of(&numbers, "s sum a;b 2000 USD 6").verdict, Verdict::Consistent);
        assert_eq!(result_of(&numbers, "r ratio a;b 3 RATIO 0").verdict, Verdict::Consistent);
        let result = result_of(&["a 2 T 3", "b 500000 KG 0"], "d difference a;b 1.5 T 3");
        assert_eq!(result.verdict, Verdict::Consistent);
    }

    #[test]
    fn what_cannot_be_tested_says_why() {
        let numbers = [
            "free .. USD 9",
            "zero 0.0 USD 9",
            "minus -2.0 USD 9",
            "one 1.0 USD 9",
            "yuan 1.0 CNY 9",
            "long 1234567890123456 USD 0",
            "vast 123456789012345 USD 24",
            "tiny 0.123456789012345 USD -14",
        ];
        let cases = [
            ("c share one;free 10 PERCENT 0", "not-printed"),
            ("c share one;nobody 10 PERCENT 0", "unknown-operand"),
            ("c share one;one;one 10 PERCENT 0", "operand-count"),
            ("c equal long 10 USD 0", "too-many-digits"),
            ("c equal one 1234567890123456 USD 0", "too-many-digits"),
            ("c sum one;yuan 2 USD 9", "units"),
            ("c share one;one 10 USD 9", "result-unit"),
            ("c index one;zero 10 PERCENT 0", "base-holds-zero"),
            ("c growth one;minus 10 PERCENT 0", "negative-base"),
            ("c growth minus;one 10 PERCENT 0", "sign-change"),
            ("c ratio vast;tiny 10 RATIO 0", "too-large"),
        ];
        for (claim, token) in cases {
            match result_of(&numbers, claim).verdict {
                Verdict::Untestable(reason) => assert_eq!(reason.token(), token, "{claim}"),
                other => panic!("{claim} is {}", other.token()),
            }
        }
    }

    #[test]
    fn power_counts_the_slips_that_would_be_caught() {
        let result = result_of(&["t 24.1 USD 9"], "again equal t 24.1 USD 9");
        // All but 24.0 and 24.2, which truncation or a shared end allows.
        let power = result.power.unwrap();
        assert_eq!((power.caught, power.total), (8 + 9 + 9 - 2, 8 + 9 + 9));
    }
}
