//! What a language must say about the check.

use crate::model::{Rule, join};

/// The words and patterns of the check, see [`Words`](super::Words) for what stands in braces.
#[derive(Clone, Copy, Debug)]
pub struct CheckWords {
    /// The names of the rules, in the order of [`Rule::ALL`].
    pub rules: [&'static str; Rule::ALL.len()],
    /// The name of a number; the rule; the number as printed.
    pub claim: &'static str,
    /// A claim; the inputs; the range that they allow.
    pub cannot_follow: &'static str,
    /// Before the last item of a list, and between all others.
    pub and: &'static str,
    /// Between the items of a list.
    pub comma: &'static str,
}

/// What is said of everything that the check found: in the list, and beside an accusation.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug)]
pub struct FindingWords {
    /// A number that cannot follow, in a word or two.
    pub contradicted: &'static str,
    /// Numbers that cannot all hold, in a word or two.
    pub conflict: &'static str,
    /// A number that can follow, but with a note, in a word or two.
    pub noted: &'static str,
    /// A number that can follow, in a word or two.
    pub consistent: &'static str,
    /// A number that cannot be tested, in a word or two.
    pub untestable: &'static str,
    /// A claim; the inputs; the range that they allow.
    pub can_follow: &'static str,
    /// A claim; the reason.
    pub cannot_be_tested: &'static str,
    /// A list of claims and numbers.
    pub cannot_all_hold: &'static str,
    /// The members of a conflict that the smallest sets of suspects hold, as alternatives.
    pub one_of: &'static str,
    /// The same for alternatives.
    pub or: &'static str,
    /// Before the last of alternatives that are lists themselves.
    pub or_else: &'static str,
    /// Between the items of a list that hold commas themselves.
    pub semicolon: &'static str,
    /// The numbers agree only if one was cut off.
    pub only_under_truncation: &'static str,
    /// The only value that both ranges share.
    pub shared_end_only: &'static str,
    /// The range that other printed numbers leave.
    pub implied: &'static str,
    /// What earlier claims settle: the name of a number; the claims; its range.
    pub settled: &'static str,
    /// The value that the inputs give.
    pub inputs_give: &'static str,
    /// Readings of numbers with one other digit.
    pub one_digit: &'static str,
    /// A number and what it would have to say.
    pub read_as: &'static str,
    /// The decimal point moved; a reading.
    pub decimal_point: &'static str,
    /// The sign is lost; a reading.
    pub sign: &'static str,
    /// The operands changed places.
    pub swapped: &'static str,
    /// A growth was printed for an index; a reading.
    pub percent_for_index: &'static str,
    /// How many one-digit slips the test would have caught; caught, all.
    pub power: &'static str,
    /// Why a claim cannot be tested.
    pub reasons: ReasonWords,
    /// The label of the bar of allowed values.
    pub allowed: &'static str,
    /// The label of the bar of values that round to the printed one.
    pub printed: &'static str,
    /// The label of the filter, and its choice of everything.
    pub filter: &'static str,
    /// All findings; how many.
    pub all: &'static str,
    /// A choice of the filter; its word; how many.
    pub choice: &'static str,
    /// A summary: how many were checked; how many cannot follow.
    pub summary: &'static str,
}

/// Why a claim cannot be tested; `{}` is the name of the number it is about.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug)]
pub struct ReasonWords {
    /// Nobody printed it.
    pub not_printed: &'static str,
    /// It has too many digits.
    pub too_many_digits: &'static str,
    /// Two units do not convert; both are named.
    pub units: &'static str,
    /// The rule gives another unit; the claim's is named.
    pub result_unit: &'static str,
    /// Its range holds zero.
    pub base_holds_zero: &'static str,
    /// It is negative.
    pub negative_base: &'static str,
    /// Its sign differs from that of its base.
    pub sign_change: &'static str,
    /// Its sign is unknown.
    pub base_sign_unknown: &'static str,
    /// The arithmetic has too few digits; names nothing.
    pub too_large: &'static str,
    /// The package lacks an operand.
    pub unknown_operand: &'static str,
    /// The rule takes another number of operands; names nothing.
    pub operand_count: &'static str,
}

impl CheckWords {
    /// The name of a rule.
    pub fn rule(&self, rule: Rule) -> &'static str {
        self.rules[rule as usize]
    }

    /// A list with a word before its last item.
    pub(crate) fn list(&self, items: &[String], last: &str) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., end] => join(&[&join(first, self.comma), end], last),
        }
    }
}
