//! What the check found, as data: the words for it are the locale's.

use crate::model::{Exact, Id, Interval, Unit, UnitMismatch};

/// Both steps of the check.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// One result a claim, in the order of the claims.
    pub claims: Vec<ClaimResult>,
    /// All numbers together.
    #[cfg(feature = "more")]
    pub joint: Joint,
}

/// One claim against its own inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimResult {
    /// The claim.
    pub id: Id,
    /// The values that the inputs allow if every number was rounded to the nearest, in the claim's
    /// unit; `None` if the claim is untestable.
    pub allowed: Option<Interval>,
    /// The value that the inputs give if they are taken as printed, in the claim's unit.
    pub value: Option<Exact>,
    /// What follows.
    pub verdict: Verdict,
    /// What a reader should know beside the verdict.
    pub notes: Vec<Note>,
    /// For a contradicted claim, what would repair it.
    #[cfg(feature = "more")]
    pub repair: Option<Repair>,
    /// How much the test could have caught; `None` if the claim is untestable.
    #[cfg(feature = "more")]
    pub power: Option<Power>,
}

/// Whether a printed number can follow from the numbers it is said to be derived from.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Some true values round to all the printed numbers.
    Consistent,
    /// No true values do, however each number was rounded.
    Contradicted,
    /// The test says nothing.
    Untestable(Reason),
}

impl Verdict {
    /// The token that files and programs use.
    pub fn token(&self) -> &'static str {
        match self {
            Verdict::Consistent => "consistent",
            Verdict::Contradicted => "contradicted",
            Verdict::Untestable(_) => "untestable",
        }
    }
}

/// Why a claim cannot be tested, or cannot take part in the joint check.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Nobody printed this operand.
    NotPrinted(Id),
    /// No observation has this name.
    UnknownOperand(Id),
    /// The rule takes another number of operands than were given.
    OperandCount(usize),
    /// This number has more digits than are computed with.
    TooManyDigits(Id),
    /// Two of the numbers stand in units that do not convert.
    Units(UnitMismatch),
    /// The rule does not give numbers in the unit that the claim is printed in.
    ResultUnit(Unit),
    /// The range of this base or whole holds zero, so the quotient can be anything.
    BaseHoldsZero(Id),
    /// This base or whole is negative, so the quotient does not say what its name says.
    NegativeBase(Id),
    /// This number is negative and its base is not: no index or growth describes that.
    SignChange(Id),
    /// The sign of this base, which nobody printed, does not follow from the other numbers.
    BaseSignUnknown(Id),
    /// The exact values need more digits than the arithmetic has.
    TooLarge,
}

#[cfg(feature = "more")]
impl Reason {
    /// The token that files and programs use.
    pub fn token(&self) -> &'static str {
        match self {
            Reason::NotPrinted(_) => "not-printed",
            Reason::UnknownOperand(_) => "unknown-operand",
            Reason::OperandCount(_) => "operand-count",
            Reason::TooManyDigits(_) => "too-many-digits",
            Reason::Units(_) => "units",
            Reason::ResultUnit(_) => "result-unit",
            Reason::BaseHoldsZero(_) => "base-holds-zero",
            Reason::NegativeBase(_) => "negative-base",
            Reason::SignChange(_) => "sign-change",
            Reason::BaseSignUnknown(_) => "base-sign-unknown",
            Reason::TooLarge => "too-large",
        }
    }
}

/// What a reader should know beside a verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// The numbers agree only if at least one of them was cut off instead of rounded.
    OnlyUnderTruncation,
    /// What the inputs allow and what is printed share this one value only.
    SharedEndOnly(Exact),
    /// An operand is not printed, but the other claims leave this range for the derived number.
    Implied(Interval),
    /// An operand is not printed; earlier claims settle it, and that leaves no way for this one.
    Settled {
        /// The operand.
        operand: Id,
        /// What is left for it, in its own unit.
        range: Interval,
        /// The claims that settle it.
        by: Vec<Id>,
    },
}

#[cfg(feature = "more")]
impl Note {
    /// The token that files and programs use.
    pub fn token(&self) -> &'static str {
        match self {
            Note::OnlyUnderTruncation => "only-under-truncation",
            Note::SharedEndOnly(_) => "shared-end-only",
            Note::Implied(_) => "implied",
            Note::Settled { .. } => "settled",
        }
    }
}

/// What would repair a contradicted claim.
#[cfg(feature = "more")]
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What the inputs as printed give, with as many decimal places as the claim has.
    pub inputs_give: String,
    /// Every single wrong digit, in any one of the numbers, that would explain the claim.
    pub digits: Vec<Replacement>,
    /// Every other slip that would explain it.
    pub slips: Vec<Slip>,
}

#[cfg(feature = "more")]
impl Repair {
    /// The kind of slip that explains the claim, if exactly one kind does.
    ///
    /// Wrong digits are not counted: one can nearly always be imagined.
    pub fn slip(&self) -> Option<SlipKind> {
        let first = self.slips.first()?.kind;
        self.slips.iter().all(|slip| slip.kind == first).then_some(first)
    }
}

/// One printed number read differently.
#[cfg(feature = "more")]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Replacement {
    /// The claim or the observation.
    pub id: Id,
    /// What it would have to say, with the printed digits kept otherwise.
    pub text: String,
}

/// A slip of the pen that would explain a contradicted claim.
#[cfg(feature = "more")]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Slip {
    /// What went wrong.
    pub kind: SlipKind,
    /// The number it happened to, where it happened to one.
    pub replacement: Option<Replacement>,
}

/// What a slip did to a number.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum SlipKind {
    /// The decimal point moved.
    DecimalPoint,
    /// The sign was lost or added.
    Sign,
    /// The two operands changed places.
    Swapped,
    /// A growth was printed as an index, or an index as a growth.
    PercentForIndex,
}

#[cfg(feature = "more")]
impl SlipKind {
    /// The token that files and programs use.
    pub fn token(self) -> &'static str {
        match self {
            SlipKind::DecimalPoint => "decimal-point",
            SlipKind::Sign => "sign",
            SlipKind::Swapped => "swapped",
            SlipKind::PercentForIndex => "percent-for-index",
        }
    }
}

/// How many of the possible one-digit slips of a printed number the test would have caught.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Power {
    /// The slips that would have been contradicted.
    pub caught: u16,
    /// All of them.
    pub total: u16,
}

#[cfg(feature = "more")]
impl Power {
    /// The share that would have been caught, 0 to 1.
    pub fn share(self) -> Exact {
        Exact::new(i128::from(self.caught), i128::from(self.total)).unwrap_or(Exact::ZERO)
    }
}

/// All numbers together.
#[cfg(feature = "more")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joint {
    /// The groups of connected numbers that cannot all be true.
    pub groups: Vec<ConflictGroup>,
    /// The groups of connected numbers that agree only if at least one of them was cut off instead
    /// of rounded.
    pub only_under_truncation: Vec<Vec<Id>>,
    /// The groups that took more effort to decide than the check spends.
    pub undecided: Vec<Vec<Id>>,
    /// The claims that could not take part, and why.
    pub left_out: Vec<(Id, Reason)>,
    /// The values that each observation can have if everything printed is true, in the order of the
    /// observations and in their own units.
    pub ranges: Vec<JointRange>,
}

#[cfg(feature = "more")]
impl Joint {
    /// Every conflict: claims and observations that cannot hold together, none of which can be
    /// missed.
    pub fn conflicts(&self) -> impl Iterator<Item = &[Id]> {
        let mut conflicts = Vec::new();
        for group in &self.groups {
            add_sets(&mut conflicts, &group.conflicts);
        }
        conflicts.into_iter()
    }

    /// The range of one observation.
    pub fn range(&self, id: &Id) -> Option<&JointRange> {
        self.ranges.iter().find(|range| range.id == *id)
    }

    /// Every smallest set of printed numbers that explains a group's conflicts; one set of each
    /// group is wrong.
    pub fn suspects(&self) -> impl Iterator<Item = &[Id]> {
        let mut suspects = Vec::new();
        for group in &self.groups {
            add_sets(&mut suspects, &group.suspects);
        }
        suspects.into_iter()
    }
}

#[cfg(feature = "more")]
fn add_sets<'a>(all: &mut Vec<&'a [Id]>, sets: &'a [Vec<Id>]) {
    for set in sets {
        all.push(set);
    }
}

/// Connected numbers that cannot all be true.
#[cfg(feature = "more")]
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictGroup {
    /// Minimal sets that cannot hold together: without any one member the rest can.
    pub conflicts: Vec<Vec<Id>>,
    /// The smallest sets of printed numbers without which all others can be true.
    pub suspects: Vec<Vec<Id>>,
    /// Whether `suspects` holds all such sets; if not, the search was cut short, and a conflict may
    /// name more numbers than it needs.
    pub complete: bool,
}

/// The values that an observation can have if everything printed is true.
///
/// Computed with ordinary rounding, unless the numbers agree only under truncation. Where they do
/// not agree at all, nothing follows, and the range is the printed one.
#[cfg(feature = "more")]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JointRange {
    /// The observation.
    pub id: Id,
    /// The smallest, or `None` if there is none.
    pub low: Option<Exact>,
    /// The largest, or `None` if there is none.
    pub high: Option<Exact>,
    /// Whether both ends can be reached; if not, the true range may be narrower.
    pub tight: bool,
}
