//! One claim against its own inputs.
//!
//! The range of a rule is evaluated at the corners of its operands' ranges, never by chaining
//! operations on ranges: the decline from 13.2 to 9.8 is -26.42 to -25.10 percent, not the wider
//! range that a subtraction and then a division of ranges give.

use super::report::{ClaimResult, Note, Reason, Verdict};
#[cfg(feature = "more")]
use super::{
    power,
    repair::{self, Searching},
};
use crate::model::{
    Claim, Decimal, Exact, Id, Interval, Measure, Observation, Places, Published, Rule, Unit,
};

/// A claim whose numbers are all printed and stand in units that convert.
#[derive(Clone, Debug)]
pub(super) struct Equation<'a> {
    pub(super) rule: Rule,
    /// The result, then the operands.
    pub(super) terms: Vec<Term<'a>>,
    /// What the rule's own result is multiplied by to stand in the claim's unit.
    to_claim_unit: Exact,
}

/// A printed number of an equation, and the factor to the unit that the equation computes in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term<'a> {
    pub(super) id: &'a Id,
    pub(super) printed: Decimal,
    pub(super) factor: Exact,
    /// Whether the number comes from elsewhere, so that no slip of it is looked for.
    #[cfg(feature = "more")]
    pub(super) external: bool,
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
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Agreement {
    Overlap,
    SharedEnd(Exact),
    UnderTruncation,
    None,
}

/// Why ranges of operands give no range of the result.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fault {
    BaseHoldsZero,
    NegativeBase,
    SignChange,
    TooLarge,
}

/// Tests one claim.
pub(super) fn test(claim: &Claim, index: &Index<'_>) -> ClaimResult {
    let mut result = ClaimResult {
        id: claim.id.clone(),
        allowed: None,
        value: None,
        verdict: Verdict::Consistent,
        notes: Vec::new(),
        #[cfg(feature = "more")]
        repair: None,
        #[cfg(feature = "more")]
        power: None,
    };
    if let Err(reason) = fill(&mut result, claim, index) {
        result.verdict = Verdict::Untestable(reason);
    }
    result
}

fn fill(result: &mut ClaimResult, claim: &Claim, index: &Index<'_>) -> Result<(), Reason> {
    let equation = Equation::new(claim, index)?;
    let compute = || {
        let allowed = equation.allowed(Reading::Nearest)?;
        Ok((allowed, equation.agreement(allowed)?))
    };
    let (allowed, agreement) = compute().map_err(|fault| equation.reason(fault))?;
    let value = equation.value().ok_or(Reason::TooLarge)?;
    result.allowed = Some(allowed);
    result.value = Some(value);
    match agreement {
        Agreement::Overlap => {}
        Agreement::SharedEnd(value) => result.notes.push(Note::SharedEndOnly(value)),
        Agreement::UnderTruncation => result.notes.push(Note::OnlyUnderTruncation),
        Agreement::None => result.verdict = Verdict::Contradicted,
    }
    Ok(())
}

/// Adds to a claim's result how much its test could have caught, and what would repair it.
#[cfg(feature = "more")]
pub(super) fn explain(
    result: &mut ClaimResult,
    claim: &Claim,
    index: &Index<'_>,
    searching: &mut Searching,
) {
    let (Some(allowed), Some(value)) = (result.allowed, result.value) else { return };
    let Ok(equation) = Equation::new(claim, index) else { return };
    result.power = Some(power::power(&equation, allowed));
    if result.verdict == Verdict::Contradicted {
        result.repair = Some(repair::repair(&equation, allowed, value, searching));
    }
}

impl<'a> Equation<'a> {
    /// Looks up and converts the numbers of a claim.
    ///
    /// # Errors
    ///
    /// Everything that makes a claim untestable before any computation.
    fn new(claim: &'a Claim, index: &Index<'a>) -> Result<Equation<'a>, Reason> {
        let conversion = Conversion::new(claim, index)?;
        let term = |id: &'a Id, printed: &Published, factor| match printed.decimal() {
            Some(printed) => Ok(Term {
                id,
                printed,
                factor,
                #[cfg(feature = "more")]
                external: false,
            }),
            None => Err(Reason::TooManyDigits(id.clone())),
        };
        let mut terms = vec![term(&claim.id, &claim.value, Exact::ONE)?];
        for (observation, factor) in conversion.operands {
            let Some(printed) = &observation.value else {
                return Err(Reason::NotPrinted(observation.id.clone()));
            };
            let term = term(&observation.id, printed, factor)?;
            #[cfg(feature = "more")]
            let term = Term { external: observation.is_external(), ..term };
            terms.push(term);
        }
        Ok(Equation { rule: claim.rule, terms, to_claim_unit: conversion.to_claim_unit })
    }

    /// The values of the rule's result that the operands allow, in the claim's unit.
    pub(super) fn allowed(&self, reading: Reading) -> Result<Interval, Fault> {
        let mut ranges = Vec::with_capacity(self.terms.len());
        for term in &self.terms[1..] {
            ranges.push(term.range(reading)?);
        }
        evaluate(self.rule, &ranges, self.to_claim_unit)
    }

    /// The value that the operands give if they are taken as printed, in the claim's unit.
    fn value(&self) -> Option<Exact> {
        let mut values = Vec::with_capacity(self.terms.len());
        for term in &self.terms[1..] {
            values.push(Exact::from_decimal(term.printed).checked_mul(term.factor)?);
        }
        let value = match (self.rule, values.as_slice()) {
            (Rule::Difference | Rule::Balance, &[b, a]) => b.checked_sub(a)?,
            (Rule::Index | Rule::Growth | Rule::Ratio | Rule::Share, &[b, a]) => {
                derived(self.rule, b.checked_div(a)?)?
            }
            _ => values.iter().try_fold(Exact::ZERO, |sum, value| sum.checked_add(*value))?,
        };
        value.checked_mul(self.to_claim_unit)
    }

    /// How the printed result relates to what the operands allow under ordinary rounding.
    fn agreement(&self, allowed: Interval) -> Result<Agreement, Fault> {
        if let Some(shared) = allowed.intersection(self.terms[0].range(Reading::Nearest)?) {
            let end_only = shared.is_point();
            return Ok(if end_only {
                Agreement::SharedEnd(shared.low())
            } else {
                Agreement::Overlap
            });
        }
        let allowed = self.allowed(Reading::Any)?;
        let overlaps = self.terms[0].meets(&allowed, Reading::Any)?;
        Ok(if overlaps { Agreement::UnderTruncation } else { Agreement::None })
    }

    /// Whether ordinary rounding explains the printed result.
    #[cfg(feature = "more")]
    pub(super) fn holds(&self) -> bool {
        let allowed = self.allowed(Reading::Nearest);
        allowed.is_ok_and(|allowed| self.terms[0].meets(&allowed, Reading::Nearest) == Ok(true))
    }

    /// The fault with the name of the operand that has it.
    fn reason(&self, fault: Fault) -> Reason {
        match fault {
            Fault::BaseHoldsZero => Reason::BaseHoldsZero(self.terms[2].id.clone()),
            Fault::NegativeBase => Reason::NegativeBase(self.terms[2].id.clone()),
            Fault::SignChange => Reason::SignChange(self.terms[1].id.clone()),
            Fault::TooLarge => Reason::TooLarge,
        }
    }
}

impl Term<'_> {
    pub(super) fn range(&self, reading: Reading) -> Result<Interval, Fault> {
        scaled(read(self.printed, reading), self.factor)
    }

    /// Whether some value of the number lies in a range.
    pub(super) fn meets(&self, allowed: &Interval, reading: Reading) -> Result<bool, Fault> {
        Ok(allowed.overlaps(self.range(reading)?))
    }
}

/// The values that a printed number is taken to stand for.
pub(super) fn read(printed: Decimal, reading: Reading) -> Interval {
    match reading {
        Reading::Nearest => printed.range(),
        Reading::Any => printed.range_under_any(),
    }
}

/// The values of a claim's result that ranges of its operands allow, each in the operand's own unit;
/// `None` if they say nothing.
#[cfg(feature = "more")]
pub(super) fn implied(claim: &Claim, index: &Index<'_>, operands: &[Interval]) -> Option<Interval> {
    let conversion = Conversion::new(claim, index).ok()?;
    let mut ranges = Vec::new();
    for (range, (_, factor)) in operands.iter().zip(&conversion.operands) {
        ranges.push(scaled(*range, *factor).ok()?);
    }
    evaluate(claim.rule, &ranges, conversion.to_claim_unit).ok()
}

/// The range of a rule at the corners of its operands' ranges.
pub(super) fn evaluate(
    rule: Rule,
    ranges: &[Interval],
    to_claim_unit: Exact,
) -> Result<Interval, Fault> {
    let range = match (rule, ranges) {
        (Rule::Difference | Rule::Balance, &[b, a]) => b.checked_sub(a).ok_or(Fault::TooLarge)?,
        (Rule::Index | Rule::Growth | Rule::Ratio | Rule::Share, &[b, a]) => {
            if let Some(fault) = fault(rule, b, a) {
                return Err(fault);
            }
            let quotient = b.checked_div(a).ok_or(Fault::TooLarge)?;
            let (low, high) = (derived(rule, quotient.low()), derived(rule, quotient.high()));
            Interval::between(low, high).ok_or(Fault::TooLarge)?
        }
        // A sum; one quantity printed twice is the sum of itself.
        _ => {
            let mut sum = Interval::point(Exact::ZERO);
            for range in ranges {
                sum = sum.checked_add(*range).ok_or(Fault::TooLarge)?;
            }
            sum
        }
    };
    scaled(range, to_claim_unit)
}

/// Why `b/a` says nothing, if it does not.
pub(super) fn fault(rule: Rule, b: Interval, a: Interval) -> Option<Fault> {
    if a.contains(Exact::ZERO) {
        Some(Fault::BaseHoldsZero)
    } else if a.high() < Exact::ZERO {
        Some(Fault::NegativeBase)
    } else if matches!(rule, Rule::Index | Rule::Growth) && b.high() < Exact::ZERO {
        Some(Fault::SignChange)
    } else {
        None
    }
}

/// A quotient in the form that the rule gives it.
fn derived(rule: Rule, quotient: Exact) -> Option<Exact> {
    match rule {
        Rule::Growth => quotient.checked_sub(Exact::ONE)?.checked_mul(Exact::HUNDRED),
        Rule::Index | Rule::Share => quotient.checked_mul(Exact::HUNDRED),
        _ => Some(quotient),
    }
}

pub(super) fn scaled(range: Interval, factor: Exact) -> Result<Interval, Fault> {
    range.checked_mul(factor).ok_or(Fault::TooLarge)
}

/// The values that the factor takes into a range.
// Not copied to where it is used, which is long for 128 bits.
#[inline(never)]
pub(super) fn unscaled(range: Interval, factor: Exact) -> Option<Interval> {
    range.checked_mul(factor.inverse()?)
}

/// The observations by name.
#[derive(Debug)]
pub(super) struct Index<'a> {
    pub(super) observations: &'a [Observation],
    places: Places,
}

impl<'a> Index<'a> {
    pub(super) fn new(observations: &'a [Observation]) -> Index<'a> {
        let mut places = Places::default();
        for (place, observation) in observations.iter().enumerate() {
            places.insert(observation.id.as_str(), place);
        }
        Index { observations, places }
    }

    /// The place of an observation in the package.
    pub(super) fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id.as_str())
    }

    pub(super) fn get(&self, id: &Id) -> Option<&'a Observation> {
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
