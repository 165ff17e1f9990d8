//! Narrowing ranges by one claim after another.
//!
//! What is narrowed is always right; where the claims form no circle it is also all there is to
//! say, since each claim then allows an interval of each of its operands whatever the others do.
//! Every step remembers what it followed from, so that an empty range names the numbers at fault.

use super::{
    claim::Reading,
    linear::{Member, Relation, Row, System, join},
    number::Number,
    set::Set,
    settled::empty_lists,
};

/// How often ranges are narrowed, per observation, before the circle is left to the simplex method.
const MAX_STEPS: usize = 40;

/// Ranges after narrowing.
#[derive(Debug)]
pub(super) struct Narrowed<'a> {
    pub(super) problem: Problem<'a>,
    /// For each variable the last steps that moved its low and its high end inward.
    ends: Vec<[Option<usize>; 2]>,
    steps: Vec<Step>,
    /// The printed numbers that leave nothing for some observation.
    pub(super) conflict: Option<Set>,
    /// Whether no conflict means that there is none.
    pub(super) decides: bool,
    /// Whether every end can be reached.
    pub(super) tight: bool,
}

/// Some of the printed numbers of a system, with observations counted from zero.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    /// The observations that the relations speak of, printed or not.
    pub(super) variables: Vec<usize>,
    pub(super) relations: Vec<&'a Relation>,
    rows: Vec<Vec<Row>>,
    /// For a quotient its operands, see [`Relation::signs`].
    signs: Vec<Option<(usize, usize, bool)>>,
    uses: Vec<Vec<usize>>,
    has_circle: bool,
}

/// Why a relation's rows hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Premise {
    /// They hold whatever the signs.
    NotNeeded,
    /// This step makes the base positive.
    Step(usize),
    /// They may not: the base may be negative.
    Missing,
}

impl Premise {
    fn step(self) -> Option<usize> {
        match self {
            Premise::Step(step) => Some(step),
            Premise::NotNeeded | Premise::Missing => None,
        }
    }
}

#[derive(Debug)]
struct Step {
    value: Number,
    member: Member,
    because: Vec<usize>,
}

/// So many flags, all the same.
#[inline(never)]
fn flags(flag: bool, count: usize) -> Vec<bool> {
    let mut flags = Vec::new();
    for _ in 0..count {
        flags.push(flag);
    }
    flags
}

impl<'a> Problem<'a> {
    /// The relations among those at the given places whose claims are members.
    pub(super) fn new(
        system: &'a System<'a>,
        relations: &[usize],
        members: &Set,
        reading: Reading,
    ) -> Problem<'a> {
        let mut taking_part = Vec::new();
        let mut variables = Set::new();
        for place in relations {
            let relation = &system.relations[*place];
            if members.contains(relation.member) {
                variables.insert_all(&relation.operands);
                taking_part.push(relation);
            }
        }
        let relations: Vec<&Relation> = taking_part;
        let variables = variables.as_slice().to_vec();
        // All of them are there, see above.
        let place = |variable: usize| variables.binary_search(&variable).unwrap_or_default();
        let mut uses = empty_lists(variables.len());
        let mut parents: Vec<usize> = (0..variables.len() + relations.len()).collect();
        let mut has_circle = false;
        let mut rows = Vec::new();
        let mut signs = Vec::new();
        for (own, relation) in relations.iter().enumerate() {
            for operand in &relation.operands {
                let operand = place(*operand);
                uses[operand].push(own);
                has_circle |= !join(&mut parents, operand, variables.len() + own);
            }
            let mut own = relation.rows(reading);
            for row in &mut own {
                for (variable, _) in &mut row.terms {
                    *variable = place(*variable);
                }
            }
            rows.push(own);
            let sign = relation.signs(reading);
            signs.push(sign.map(|(b, a, follows)| (place(b), place(a), follows)));
        }
        Problem { variables, relations, rows, signs, uses, has_circle }
    }
}

impl<'a> Narrowed<'a> {
    /// Narrows the ranges of a problem's observations; those that are no members are free.
    pub(super) fn new(
        system: &'a System<'a>,
        relations: &[usize],
        members: &Set,
        reading: Reading,
    ) -> Narrowed<'a> {
        let problem = Problem::new(system, relations, members, reading);
        let count = problem.variables.len();
        let mut narrowed = Narrowed {
            ends: Vec::new(),
            steps: Vec::new(),
            conflict: None,
            decides: !problem.has_circle,
            tight: !problem.has_circle,
            problem,
        };
        for _ in 0..count {
            narrowed.ends.push([None; 2]);
        }
        for place in 0..count {
            let observation = narrowed.problem.variables[place];
            let printed = system.printed(observation, reading);
            if let Some(range) = printed.filter(|_| members.contains(observation)) {
                narrowed.narrow(place, false, range.low().into(), observation, Vec::new());
                narrowed.narrow(place, true, range.high().into(), observation, Vec::new());
            }
        }
        narrowed.run();
        narrowed
    }

    /// One end of a variable's range.
    pub(super) fn end(&self, variable: usize, high_end: bool) -> Option<&Number> {
        let step = self.ends[variable][usize::from(high_end)]?;
        Some(&self.steps[step].value)
    }

    /// What the narrowing cost, in the measure of [`super::simplex::Effort`].
    pub(super) fn effort(&self) -> u64 {
        let mut operands = 0;
        for relation in &self.problem.relations {
            operands += relation.operands.len();
        }
        8 * (self.steps.len() + self.problem.relations.len() + 2 * operands) as u64
    }

    /// The rows that hold, each with its relation; those of a quotient whose base may be negative
    /// do not.
    pub(super) fn valid_rows(&self) -> Vec<(usize, &Row)> {
        let mut valid = Vec::new();
        for (place, rows) in self.problem.rows.iter().enumerate() {
            if self.is_valid(place) {
                for row in rows {
                    valid.push((place, row));
                }
            }
        }
        valid
    }

    /// Whether the relation's rows hold.
    pub(super) fn is_valid(&self, relation: usize) -> bool {
        self.premise(relation) != Premise::Missing
    }

    /// The printed numbers that a relation's rows rest on: its claim and whatever makes its base
    /// positive.
    pub(super) fn reasons(&self, relation: usize) -> Set {
        let mut members = self.ancestors(&[self.premise(relation).step()]);
        members.insert(self.problem.relations[relation].member);
        members
    }

    /// The step that makes a relation's base positive.
    fn premise(&self, relation: usize) -> Premise {
        let Some((b, a, follows)) = self.problem.signs[relation] else { return Premise::NotNeeded };
        let positive = |variable: usize| {
            self.ends[variable][0].filter(|step| self.steps[*step].value.is_positive())
        };
        // A positive ratio of a positive number has a positive base.
        let step = positive(a).or_else(|| positive(b).filter(|_| follows));
        step.map_or(Premise::Missing, Premise::Step)
    }

    fn run(&mut self) {
        let mut queue: Vec<usize> = (0..self.problem.relations.len()).collect();
        let mut next = 0;
        let mut queued = flags(true, queue.len());
        let limit = MAX_STEPS * (self.problem.variables.len() + 1);
        while let Some(relation) = queue.get(next).copied() {
            next += 1;
            queued[relation] = false;
            if self.conflict.is_some() {
                return;
            }
            if self.steps.len() > limit {
                self.decides = false;
                self.tight = false;
                return;
            }
            for variable in self.revise(relation) {
                for user in &self.problem.uses[variable] {
                    if !queued[*user] {
                        queued[*user] = true;
                        queue.push(*user);
                    }
                }
            }
        }
    }

    /// Narrows the operands of one relation; which of them changed.
    fn revise(&mut self, relation: usize) -> Vec<usize> {
        let mut changed = Vec::new();
        if !self.is_valid(relation) {
            return changed;
        }
        let premise = self.premise(relation).step();
        // Nothing on the way looks at the rows.
        let rows = std::mem::take(&mut self.problem.rows[relation]);
        for row in &rows {
            for upward in [true, false] {
                self.revise_side(relation, row, upward, premise, &mut changed);
            }
        }
        self.problem.rows[relation] = rows;
        changed
    }

    /// Uses one side of a row: that its terms add up to no more than the high end (upward), or to
    /// no less than the low end.
    fn revise_side(
        &mut self,
        relation: usize,
        row: &Row,
        upward: bool,
        premise: Option<usize>,
        changed: &mut Vec<usize>,
    ) {
        let Some(limit) = &row.ends[usize::from(upward)] else { return };
        let member = self.problem.relations[relation].member;
        // The end of each term that leaves most room for the others.
        let mut term_ends = Vec::new();
        let mut total = Number::ZERO;
        let mut open = 0;
        for (variable, factor) in &row.terms {
            let mut term_end = Number::ZERO;
            match self.end(*variable, factor.is_positive() != upward) {
                Some(end) => term_end = end.mul(factor),
                None => open += 1,
            }
            if open > 1 {
                return;
            }
            total = total.add(&term_end);
            term_ends.push(term_end);
        }
        if row.terms.is_empty() {
            let beyond = if upward { total > *limit } else { total < *limit };
            if beyond {
                let mut members = self.ancestors(&[premise]);
                members.insert(member);
                self.conflict = Some(members);
            }
            return;
        }
        for (place, (variable, factor)) in row.terms.iter().enumerate() {
            let high_end = factor.is_positive() == upward;
            if open == 1 && self.end(*variable, !high_end).is_some() {
                continue;
            }
            // Each variable is in one term only and moves at the end that no other term looks at.
            let mut because = Vec::new();
            for (other, factor) in &row.terms {
                if other != variable {
                    let end = &self.ends[*other][usize::from(factor.is_positive() != upward)];
                    because.extend_from_slice(end.as_slice());
                }
            }
            because.extend_from_slice(premise.as_slice());
            let value = limit.sub(&total.sub(&term_ends[place])).div(factor);
            if self.narrow(*variable, high_end, value, member, because) {
                changed.push(*variable);
            }
        }
    }

    /// Moves one end of a range inward; whether it moved.
    fn narrow(
        &mut self,
        variable: usize,
        high_end: bool,
        value: Number,
        member: Member,
        because: Vec<usize>,
    ) -> bool {
        // Digits could grow for ever. A range may always be a little too wide.
        let value = if value.size() == 0 {
            value
        } else {
            self.tight = false;
            match value.to_exact_outward(high_end) {
                Some(rounded) => rounded.into(),
                None => return false,
            }
        };
        let known = self.end(variable, high_end);
        let narrower =
            known.is_none_or(|known| if high_end { value < *known } else { value > *known });
        if !narrower || self.conflict.is_some() {
            return false;
        }
        let step = Some(self.steps.len());
        self.steps.push(Step { value, member, because });
        let ends = &mut self.ends[variable];
        ends[usize::from(high_end)] = step;
        if let [Some(low), Some(high)] = *ends
            && self.steps[low].value > self.steps[high].value
        {
            self.conflict = Some(self.ancestors(&[Some(low), Some(high)]));
        }
        true
    }

    /// The printed numbers that steps followed from.
    fn ancestors(&self, steps: &[Option<usize>]) -> Set {
        let mut open = Vec::new();
        for step in steps {
            open.extend_from_slice(step.as_slice());
        }
        let mut seen = flags(false, self.steps.len());
        let mut members = Set::new();
        while let Some(step) = open.pop() {
            if !seen[step] {
                seen[step] = true;
                members.insert(self.steps[step].member);
                open.extend_from_slice(&self.steps[step].because);
            }
        }
        members
    }

    /// The printed numbers behind one end of a variable's range.
    pub(super) fn behind(&self, variable: usize, high_end: bool) -> Set {
        self.ancestors(&[self.ends[variable][usize::from(high_end)]])
    }
}
