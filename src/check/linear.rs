//! Claims as linear inequalities between the true values of observations.
//!
//! Once its printed result is a range, every rule is linear: an index between `r_low` and `r_high`
//! of the observations `b;a` says `r_low a <= 100 b <= r_high a`, as long as `a` is positive.

use super::{
    claim::{Conversion, Fault, Index, Reading, fault, read, unscaled},
    number::Number,
    report::Reason,
    set::Set,
    settled::{empty_lists, quotient},
};
use crate::model::{Claim, Exact, Id, Interval, Observation, Rule};

/// A printed number: an observation by its place, or a claim by its place after the observations.
pub(super) type Member = usize;

/// All numbers of a package and what the claims say about them.
#[derive(Debug)]
pub(super) struct System<'a> {
    observations: &'a [Observation],
    claims: &'a [Claim],
    pub(super) relations: Vec<Relation>,
    pub(super) left_out: Vec<(Id, Reason)>,
}

/// What one claim says.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) member: Member,
    /// The observations, in the rule's order.
    pub(super) operands: Vec<usize>,
    form: Form,
}

/// The values of a printed number if it was rounded, and if it was rounded or cut off.
#[derive(Clone, Copy, Debug)]
struct Readings {
    nearest: Interval,
    any: Interval,
}

#[derive(Debug)]
enum Form {
    /// The operands times these factors make a sum within the range.
    Sum { factors: Vec<Exact>, range: Readings },
    /// The first operand times the factor, over the second, is within the range.
    Quotient { factor: Exact, range: Readings },
}

/// The low and the high end of a range, where it has them: [`usize::from`] `high_end` is the place.
///
/// By place, since nearly all that is computed of one end is computed of the other.
pub(super) type Ends = [Option<Number>; 2];

/// `low <= sum of the terms <= high`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) terms: Vec<(usize, Number)>,
    pub(super) ends: Ends,
}

impl Readings {
    fn new(nearest: Interval, any: Interval) -> Readings {
        Readings { nearest, any }
    }

    fn under(self, reading: Reading) -> Interval {
        match reading {
            Reading::Nearest => self.nearest,
            Reading::Any => self.any,
        }
    }
}

impl<'a> System<'a> {
    /// Writes all claims as relations; those that cannot take part are left out, with the reason.
    pub(super) fn new(index: &Index<'a>, claims: &'a [Claim]) -> System<'a> {
        let observations = index.observations;
        let mut system =
            System { observations, claims, relations: Vec::new(), left_out: Vec::new() };
        for (place, claim) in claims.iter().enumerate() {
            // `Conversion::new` finds them all, or gives a reason.
            let mut operands = Vec::new();
            for id in &claim.operands {
                operands.extend_from_slice(index.place(id).as_slice());
            }
            let form =
                Conversion::new(claim, index).and_then(|conversion| Form::new(claim, &conversion));
            match form {
                Ok(form) => system.relations.push(Relation {
                    member: observations.len() + place,
                    operands,
                    form,
                }),
                Err(reason) => system.left_out.push((claim.id.clone(), reason)),
            }
        }
        system
    }

    /// The name of a printed number.
    pub(super) fn id(&self, member: Member) -> &'a Id {
        match self.observations.get(member) {
            Some(observation) => &observation.id,
            None => &self.claims[member - self.observations.len()].id,
        }
    }

    /// The names of printed numbers: observations, then claims, in the order of the package.
    pub(super) fn ids(&self, members: &Set) -> Vec<Id> {
        let mut ids = Vec::new();
        for member in members.as_slice() {
            ids.push(self.id(*member).clone());
        }
        ids
    }

    /// The names of each of some sets of printed numbers.
    pub(super) fn ids_of_each(&self, sets: &[Set]) -> Vec<Vec<Id>> {
        let mut ids = Vec::new();
        for set in sets {
            ids.push(self.ids(set));
        }
        ids
    }

    /// The values of an observation as printed; `None` if nobody printed it.
    pub(super) fn printed(&self, observation: usize, reading: Reading) -> Option<Interval> {
        printed(&self.observations[observation], reading)
    }

    /// The claim of a relation.
    pub(super) fn claim(&self, relation: &Relation) -> &'a Claim {
        &self.claims[self.claim_place(relation)]
    }

    /// Which of the claims a relation is.
    pub(super) fn claim_place(&self, relation: &Relation) -> usize {
        relation.member - self.observations.len()
    }

    /// The relations in groups that share no observation; some of the groups are empty.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let mut parents: Vec<usize> = (0..self.observations.len()).collect();
        for relation in &self.relations {
            for operand in &relation.operands {
                join(&mut parents, relation.operands[0], *operand);
            }
        }
        let mut groups = empty_lists(parents.len());
        for (place, relation) in self.relations.iter().enumerate() {
            groups[root(&mut parents, relation.operands[0])].push(place);
        }
        groups
    }

    /// Every printed number that the relations speak of.
    pub(super) fn members(&self, relations: &[usize]) -> Set {
        let mut members = Set::new();
        for place in relations {
            let relation = &self.relations[*place];
            members.insert(relation.member);
            for operand in &relation.operands {
                if self.printed(*operand, Reading::Nearest).is_some() {
                    members.insert(*operand);
                }
            }
        }
        members
    }
}

impl Form {
    fn new(claim: &Claim, conversion: &Conversion) -> Result<Form, Reason> {
        let Some(value) = claim.value.decimal() else {
            return Err(Reason::TooManyDigits(claim.id.clone()));
        };
        let (nearest, any) = (read(value, Reading::Nearest), read(value, Reading::Any));
        let quotient =
            |range: Interval| quotient(claim.rule, unscaled(range, conversion.to_claim_unit)?);
        match (claim.rule, conversion.operands.as_slice()) {
            (Rule::Index | Rule::Growth | Rule::Ratio | Rule::Share, [b, a]) => {
                // Where one of the two is not printed, nothing is held against the other.
                let one = Interval::point(Exact::ONE);
                let range =
                    |operand: &Observation| printed(operand, Reading::Nearest).unwrap_or(one);
                match fault(claim.rule, range(b.0), range(a.0)) {
                    Some(Fault::BaseHoldsZero) => {
                        return Err(Reason::BaseHoldsZero(a.0.id.clone()));
                    }
                    Some(Fault::NegativeBase) => return Err(Reason::NegativeBase(a.0.id.clone())),
                    Some(Fault::SignChange) => return Err(Reason::SignChange(b.0.id.clone())),
                    Some(Fault::TooLarge) | None => {}
                }
                let ranges = quotient(nearest).zip(quotient(any));
                let (nearest, any) = ranges.ok_or(Reason::TooLarge)?;
                Ok(Form::Quotient { factor: b.1, range: Readings::new(nearest, any) })
            }
            (rule, operands) => {
                let mut factors = Vec::new();
                for (_, factor) in operands {
                    factors.push(*factor);
                }
                if matches!(rule, Rule::Difference | Rule::Balance) {
                    factors[1] = -factors[1];
                }
                Ok(Form::Sum { factors, range: Readings::new(nearest, any) })
            }
        }
    }
}

impl Relation {
    /// The relation as rows over its operands; quotients hold for a positive base only.
    pub(super) fn rows(&self, reading: Reading) -> Vec<Row> {
        match &self.form {
            Form::Sum { factors, range } => {
                let range = range.under(reading);
                vec![Row {
                    terms: self.collect(factors),
                    ends: [Some(range.low().into()), Some(range.high().into())],
                }]
            }
            Form::Quotient { factor, range } => {
                let range = range.under(reading);
                // factor b - r a is at least 0 for the lowest ratio r, at most 0 for the highest.
                let terms = |ratio: Exact| self.collect(&[*factor, -ratio]);
                vec![
                    Row { terms: terms(range.low()), ends: [Some(Number::ZERO), None] },
                    Row { terms: terms(range.high()), ends: [None, Some(Number::ZERO)] },
                ]
            }
        }
    }

    /// For a quotient, the two operands, and whether the first being positive makes the second so.
    pub(super) fn signs(&self, reading: Reading) -> Option<(usize, usize, bool)> {
        match &self.form {
            Form::Sum { .. } => None,
            Form::Quotient { range, .. } => {
                let positive = range.under(reading).low() > Exact::ZERO;
                Some((self.operands[0], self.operands[1], positive))
            }
        }
    }

    /// One term an operand, sorted, without those that cancel.
    fn collect(&self, factors: &[Exact]) -> Vec<(usize, Number)> {
        let mut terms: Vec<(usize, Number)> = Vec::new();
        for (operand, factor) in self.operands.iter().zip(factors) {
            let factor = Number::from(*factor);
            match terms.binary_search_by_key(operand, |(other, _)| *other) {
                Ok(place) => terms[place].1 = terms[place].1.add(&factor),
                Err(place) => terms.insert(place, (*operand, factor)),
            }
        }
        for place in (0..terms.len()).rev() {
            if terms[place].1.is_zero() {
                terms.remove(place);
            }
        }
        terms
    }
}

/// The values of an observation as printed; `None` if nobody printed it, or too many digits.
fn printed(observation: &Observation, reading: Reading) -> Option<Interval> {
    Some(read(observation.value.as_ref()?.decimal()?, reading))
}

/// Joins the groups of two things; whether they were separate.
pub(super) fn join(parents: &mut [usize], a: usize, b: usize) -> bool {
    let (a, b) = (root(parents, a), root(parents, b));
    parents[b] = a;
    a != b
}

fn root(parents: &mut [usize], start: usize) -> usize {
    let mut place = start;
    while parents[place] != place {
        // Halving the path keeps the next search short.
        parents[place] = parents[parents[place]];
        place = parents[place];
    }
    place
}
