//! The check: which printed numbers cannot follow from the numbers they are derived from.
//!
//! [`check`] takes two steps and reports both. *Claim by claim*: the exact range that a rule allows
//! over the ranges of its printed operands, against the range of the printed result. *All
//! together*: whether all printed numbers can be true at once.
//!
//! # How a printed number is read
//!
//! Half-up, half-even, half-down and truncation are all in use, and a table rarely says which.
//! What is shown (the allowed range, the narrowed ranges, the repairs) is computed with ordinary
//! rounding: `9.8` is 9.75 to 9.85. What is *accused* must be impossible under any of the four,
//! each number for itself: `9.8` is then 9.75 to 9.9. What only that wider reading allows is
//! consistent, with a note. All ends are closed. So nothing is flagged that some rounding of some
//! true values allows, and the shown ranges stay narrow.
//!
//! # How hard it tries
//!
//! Groups of claims without a circle are decided completely. Circles go to an exact simplex method
//! with a bound on the work, counted in table entries and not in seconds, so that a package gives
//! the same report everywhere. What is beyond the bound is reported as undecided, a search that was
//! cut short as incomplete, and a range that may be too wide as not tight; none of these can turn
//! into an accusation.
//!
//! # What is not here
//!
//! Relations are never guessed from closeness: they come from the data package. Nothing is called
//! wrong: a contradicted number cannot follow from the printed numbers, but its author may have
//! used unrounded or revised ones. No float takes part.

#[cfg(feature = "more")]
mod blame;
mod claim;
#[cfg(feature = "more")]
mod joint;
#[cfg(feature = "more")]
mod linear;
#[cfg(feature = "more")]
mod magnitude;
#[cfg(feature = "more")]
mod number;
#[cfg(feature = "more")]
mod power;
#[cfg(feature = "more")]
mod propagate;
#[cfg(feature = "more")]
mod repair;
mod report;
#[cfg(feature = "more")]
mod set;
mod settled;
#[cfg(feature = "more")]
mod simplex;
#[cfg(test)]
mod testing;

pub use report::{ClaimResult, Note, Reason, Report, Verdict};
#[cfg(feature = "more")]
pub use report::{ConflictGroup, Joint, JointRange, Power, Repair, Replacement, Slip, SlipKind};

use crate::model::{Claim, Observation};

/// Checks every claim against its own inputs, and then all numbers together.
///
/// # Units
///
/// Operands are converted into the claim's unit; ranges of observations stay in their own.
///
/// # Example
///
/// ```
/// use trade_figure::{
///     check::{Verdict, check},
///     model::{Claim, Measure, Observation, Rule, Unit},
/// };
///
/// let exports = |id: &str, value: &str| -> Result<Observation, trade_figure::model::Expected> {
///     Ok(Observation {
///         id: id.parse()?,
///         variable: "trade".into(),
///         reporter: Some("KAZ".parse()?),
///         partner: Some("CHN".parse()?),
///         flow: Some("export".parse()?),
///         product: "TOTAL".into(),
///         period: "2022".parse()?,
///         value: Some(value.parse()?),
///         unit: Unit { measure: Measure::read("USD")?, multiplier: 9 },
///         source: "Table 1".into(),
///         note: String::new(),
///     })
/// };
/// let observations = [exports("exports-2021", "9.8")?, exports("exports-2022", "13.2")?];
/// let claim = Claim {
///     id: "index".parse()?,
///     rule: Rule::Index,
///     operands: vec!["exports-2022".parse()?, "exports-2021".parse()?],
///     value: "140.8".parse()?,
///     unit: Unit { measure: Measure::Percent, multiplier: 0 },
///     source: "Table 1".into(),
///     note: String::new(),
/// };
/// let report = check(&observations, &[claim]);
/// assert_eq!(report.claims[0].verdict, Verdict::Contradicted);
/// let repair = report.claims[0].repair.as_ref().expect("a contradicted claim has one");
/// assert_eq!(repair.inputs_give, "134.7");
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
///
/// # Source
///
/// Claim by claim: XBRL International, Calculations 1.1 (2023), which tests ranges and not rounded
/// results. All together: Fellegi and Holt, A Systematic Approach to Automatic Edit and Imputation,
/// JASA 71 (1976), which blames the smallest set of numbers.
#[cfg(feature = "more")]
pub fn check(observations: &[Observation], claims: &[Claim]) -> Report {
    let mut report = check_each(observations, claims);
    check_together(observations, claims, &mut report);
    report
}

/// The first step of the check, claim by claim, which decides every verdict, and so every mark and
/// every warning of a drawing.
///
/// Without the feature `more` a result has neither what would repair a claim nor the power of its
/// test: lists alone say these.
pub fn check_each(observations: &[Observation], claims: &[Claim]) -> Report {
    let index = claim::Index::new(observations);
    #[cfg(feature = "more")]
    let mut searching = repair::Searching::new();
    let mut results = Vec::with_capacity(claims.len());
    for claim in claims {
        results.push(claim::test(claim, &index));
        #[cfg(feature = "more")]
        if let Some(result) = results.last_mut() {
            claim::explain(result, claim, &index, &mut searching);
        }
    }
    settled::settle(claims, &index, &mut results);
    Report {
        claims: results,
        #[cfg(feature = "more")]
        joint: Joint::default(),
    }
}

/// The second step of [`check`], all numbers together, from what the first has found.
///
/// It takes most of the time, and adds no verdict: only notes, and what is in [`Report::joint`].
#[cfg(feature = "more")]
pub fn check_together(observations: &[Observation], claims: &[Claim], report: &mut Report) {
    let index = claim::Index::new(observations);
    let mut system = linear::System::new(&index, claims);
    report.joint = joint::joint(&mut system, &index, &mut report.claims);
}

#[cfg(test)]
mod tests {
    use super::{
        Joint, Report, Verdict, check, check_each,
        testing::{claims, observations},
    };

    /// Source: the law itself, on numbers of every verdict, one of them settled by another claim.
    #[test]
    fn the_first_step_alone_gives_every_verdict() {
        let numbers = observations(&["e 13.2 USD 9", "t 24.1 USD 9", "w .. USD 9", "n .. USD 9"]);
        let derived = claims(&[
            "c share t;w 18 PERCENT 0",
            "s share e;w 15.6 PERCENT 0",
            "i index t;e 182.6 PERCENT 0",
            "u index n;e 99.9 PERCENT 0",
        ]);
        let (each, whole) = (check_each(&numbers, &derived), check(&numbers, &derived));
        let verdicts = |report: &Report| -> Vec<Verdict> {
            report.claims.iter().map(|result| result.verdict.clone()).collect()
        };
        assert_eq!(verdicts(&each), verdicts(&whole));
        assert!(verdicts(&whole).contains(&Verdict::Contradicted));
        assert_eq!(each.joint, Joint::default());
        assert!(whole.joint.conflicts().next().is_some(), "the second step has something to find");
        // What a drawing says of an accused number: the range, and what settles an input.
        for (one, other) in each.claims.iter().zip(&whole.claims) {
            if one.verdict == Verdict::Contradicted {
                assert_eq!((&one.allowed, &one.notes), (&other.allowed, &other.notes));
            }
        }
    }
}
