//! Whether a system of linear inequalities has a solution, and how far a variable can go in it.
//!
//! # Source
//!
//! Dutertre and de Moura, A Fast Linear-Arithmetic Solver for DPLL(T), CAV 2006: one slack variable
//! a row, bounds on all variables, Bland's rule, and a row that cannot reach its bound as the
//! explanation of a conflict. The optimisation is the bounded primal simplex method on the same
//! tableau.

use std::cmp::Ordering;

use super::{
    linear::{Ends, Row},
    number::Number,
    set::Set,
};

/// How much work is left, counted in entries of the tableau that are computed anew.
///
/// Not in seconds: the same package gives the same answer everywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort(pub(super) u64);

impl Effort {
    /// Whether nothing is left.
    pub(super) fn is_spent(self) -> bool {
        self.0 == 0
    }

    /// Whether there was enough left.
    pub(super) fn spend(&mut self, entries: u64) -> bool {
        self.0 = self.0.saturating_sub(entries);
        self.0 > 0
    }
}

/// One end of a variable's range; variables beyond the given ones are the rows, in order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Bound {
    pub(super) variable: usize,
    pub(super) high_end: bool,
}

/// What the search for a solution came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Search {
    /// The tableau holds one.
    Found,
    /// These bounds cannot hold together.
    Impossible(Vec<Bound>),
    /// The effort ran out.
    TooMuch,
}

/// How far a variable can go.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Extreme {
    At(Number),
    Unbounded,
    TooMuch,
}

/// Basic variables as sums of the others.
#[derive(Debug)]
pub(super) struct Tableau {
    /// Each row's terms, sorted by variable.
    rows: Vec<Vec<(usize, Number)>>,
    /// The variable that each row is worth.
    basic: Vec<usize>,
    /// Each variable's row, if it is basic.
    row_of: Vec<Option<usize>>,
    /// For each variable the rows that it occurs in.
    column: Vec<Set>,
    ends: Vec<Ends>,
    value: Vec<Number>,
}

impl Tableau {
    /// A tableau of variables with ranges, and of rows over them, each with its relation, which does
    /// not matter here. Each variable starts in the
    /// middle of its range, where a solution most likely is.
    pub(super) fn new(ranges: Vec<Ends>, rows: &[(usize, &Row)]) -> Tableau {
        let given = ranges.len();
        let total = given + rows.len();
        let mut tableau = Tableau {
            rows: Vec::new(),
            basic: Vec::new(),
            row_of: vec![None; total],
            column: Vec::new(),
            ends: ranges,
            value: Vec::new(),
        };
        for _ in 0..total {
            tableau.column.push(Set::new());
        }
        let half = Number::ONE.div(&Number::ONE.add(&Number::ONE));
        for ends in &tableau.ends {
            tableau.value.push(match ends {
                [Some(low), Some(high)] => low.add(high).mul(&half),
                [Some(end), None] | [None, Some(end)] => end.clone(),
                [None, None] => Number::ZERO,
            });
        }
        for (place, (_, row)) in rows.iter().enumerate() {
            let slack = given + place;
            let mut value = Number::ZERO;
            for (variable, factor) in &row.terms {
                value = value.add(&tableau.value[*variable].mul(factor));
                tableau.column[*variable].insert(place);
            }
            tableau.rows.push(row.terms.clone());
            tableau.basic.push(slack);
            tableau.row_of[slack] = Some(place);
            tableau.ends.push(row.ends.clone());
            tableau.value.push(value);
        }
        tableau
    }

    /// Searches for values within all bounds.
    pub(super) fn search(&mut self, effort: &mut Effort) -> Search {
        // The shortest column first, since it fills the tableau least; then Bland's rule, which
        // cannot run in a circle.
        let mut hurried = 4 * self.rows.len();
        while let Some((variable, high_end)) = self.violated() {
            // Basic variables only are outside their bounds.
            let Some(row) = self.row_of[variable] else { break };
            // Down from a high end, up from a low one.
            let mut entering: Option<&(usize, Number)> = None;
            let length = |variable: usize| self.column[variable].as_slice().len();
            for term in &self.rows[row] {
                let better = entering.is_none_or(|(other, _)| length(term.0) < length(*other));
                if better && self.can_move(term.0, term.1.is_positive() != high_end) {
                    entering = Some(term);
                    if hurried == 0 {
                        break;
                    }
                }
            }
            hurried = hurried.saturating_sub(1);
            let Some((entering, factor)) = entering.cloned() else {
                return Search::Impossible(self.explain(row, variable, high_end));
            };
            let Some(target) = &self.ends[variable][usize::from(high_end)] else { break };
            let step = target.sub(&self.value[variable]).div(&factor);
            let spent = self.shift(entering, &step);
            if !effort.spend(spent) || !self.pivot(row, entering, effort) {
                return Search::TooMuch;
            }
        }
        Search::Found
    }

    /// The largest (or smallest) value of a variable, starting from a solution, given an end that
    /// it cannot pass.
    pub(super) fn extreme(
        &mut self,
        goal: usize,
        largest: bool,
        known: Option<&Number>,
        effort: &mut Effort,
    ) -> Extreme {
        loop {
            if known == Some(&self.value[goal]) {
                return Extreme::At(self.value[goal].clone());
            }
            if effort.0 == 0 {
                return Extreme::TooMuch;
            }
            let own = [(goal, Number::ONE)];
            let terms = self.row_of[goal].map_or(&own[..], |row| &self.rows[row]);
            let improving = terms.iter().find_map(|(variable, factor)| {
                let upward = factor.is_positive() == largest;
                self.can_move(*variable, upward).then_some((*variable, upward))
            });
            let Some((entering, upward)) = improving else {
                return Extreme::At(self.value[goal].clone());
            };
            let Some((step, leaving)) = self.room(entering, upward) else {
                return Extreme::Unbounded;
            };
            let spent = self.shift(entering, &step);
            let pivoted = leaving.is_none_or(|row| self.pivot(row, entering, effort));
            if !effort.spend(spent) || !pivoted {
                return Extreme::TooMuch;
            }
        }
    }

    /// The first variable outside its bounds, and whether it is above.
    fn violated(&self) -> Option<(usize, bool)> {
        let mut first: Option<(usize, bool)> = None;
        for variable in &self.basic {
            let value = &self.value[*variable];
            let [low, high] = &self.ends[*variable];
            let above = high.as_ref().is_some_and(|high| value > high);
            let below = low.as_ref().is_some_and(|low| value < low);
            if (above || below) && first.is_none_or(|(other, _)| *variable < other) {
                first = Some((*variable, !below));
            }
        }
        first
    }

    fn can_move(&self, variable: usize, upward: bool) -> bool {
        let bound = self.ends[variable][usize::from(upward)].as_ref();
        bound.is_none_or(|bound| *bound != self.value[variable])
    }

    /// The bounds that keep a row's variable from its own.
    fn explain(&self, row: usize, variable: usize, high_end: bool) -> Vec<Bound> {
        let mut bounds = vec![Bound { variable, high_end }];
        for (variable, factor) in &self.rows[row] {
            let high_end = factor.is_positive() != high_end;
            bounds.push(Bound { variable: *variable, high_end });
        }
        bounds
    }

    /// How far a variable outside the basis can move, down below zero, and the row that stops it, if
    /// it is not its own bound; `None` if nothing stops it.
    fn room(&self, entering: usize, upward: bool) -> Option<(Number, Option<usize>)> {
        let mut best = self.step(entering, &Number::ONE, upward).map(|step| (step, None));
        let nearer = if upward { Ordering::Less } else { Ordering::Greater };
        for row in self.column[entering].as_slice() {
            let Some(factor) = self.factor(*row, entering) else { continue };
            let variable = self.basic[*row];
            let Some(step) = self.step(variable, factor, upward) else { continue };
            let closer = best.as_ref().is_none_or(|(least, other)| {
                let order = step.cmp(least);
                // Of equally near ones the first variable, see Bland.
                let first = other.is_some_and(|other| variable < self.basic[other]);
                order == nearer || order == Ordering::Equal && first
            });
            if closer {
                best = Some((step, Some(*row)));
            }
        }
        best
    }

    /// How far a variable outside the basis can move until another one, in whose row it has this
    /// factor, is at its bound.
    fn step(&self, variable: usize, factor: &Number, upward: bool) -> Option<Number> {
        let rises = factor.is_positive() == upward;
        let bound = self.ends[variable][usize::from(rises)].as_ref()?;
        Some(bound.sub(&self.value[variable]).div(factor))
    }

    fn factor(&self, row: usize, variable: usize) -> Option<&Number> {
        let terms = &self.rows[row];
        let place = terms.binary_search_by_key(&variable, |(other, _)| *other).ok()?;
        Some(&terms[place].1)
    }

    /// Moves a variable outside the basis, and the basic ones with it; what that cost.
    fn shift(&mut self, variable: usize, step: &Number) -> u64 {
        let mut spent = 1;
        self.value[variable] = self.value[variable].add(step);
        for row in self.column[variable].as_slice() {
            if let Some(factor) = self.factor(*row, variable) {
                let moved = self.value[self.basic[*row]].add(&factor.mul(step));
                // Finding the way to go costs about as much as going it.
                spent += 2 * cost(&moved);
                self.value[self.basic[*row]] = moved;
            }
        }
        spent
    }

    /// Exchanges a row's variable for one of its terms; whether the effort allowed it.
    fn pivot(&mut self, row: usize, entering: usize, effort: &mut Effort) -> bool {
        let leaving = self.basic[row];
        let old = std::mem::take(&mut self.rows[row]);
        let Ok(place) = old.binary_search_by_key(&entering, |(variable, _)| *variable) else {
            return false;
        };
        let inverse = old[place].1.inverse();
        let minus = inverse.neg();
        for (variable, _) in &old {
            self.column[*variable].remove(row);
        }
        let mut terms: Vec<(usize, Number)> = Vec::with_capacity(old.len());
        for (variable, factor) in &old {
            if *variable != entering {
                terms.push((*variable, factor.mul(&minus)));
            }
        }
        let place = terms.partition_point(|(variable, _)| *variable < leaving);
        terms.insert(place, (leaving, inverse));
        let mut spent = 0;
        for other in std::mem::take(&mut self.column[entering]).as_slice() {
            spent += self.substitute(*other, entering, &terms);
        }
        for (variable, factor) in &terms {
            self.column[*variable].insert(row);
            spent += cost(factor);
        }
        self.rows[row] = terms;
        self.basic[row] = entering;
        self.row_of[entering] = Some(row);
        self.row_of[leaving] = None;
        effort.spend(spent)
    }

    /// Writes the sum that a variable is worth in its place; what that cost.
    fn substitute(&mut self, row: usize, variable: usize, sum: &[(usize, Number)]) -> u64 {
        let old = std::mem::take(&mut self.rows[row]);
        let Ok(place) = old.binary_search_by_key(&variable, |(other, _)| *other) else {
            self.rows[row] = old;
            return 0;
        };
        let times = old[place].1.clone();
        let mut spent = 0;
        let mut terms = Vec::with_capacity(old.len() + sum.len());
        let mut added = sum;
        for (own, factor) in old {
            added = self.add_below(own, row, added, &times, &mut terms);
            if own == variable {
                continue;
            }
            match added {
                [(other, more), rest @ ..] if *other == own => {
                    added = rest;
                    let together = factor.add(&more.mul(&times));
                    if together.is_zero() {
                        self.column[own].remove(row);
                    } else {
                        spent += cost(&together);
                        terms.push((own, together));
                    }
                }
                _ => terms.push((own, factor)),
            }
        }
        self.add_below(usize::MAX, row, added, &times, &mut terms);
        for (_, factor) in sum {
            spent += cost(factor);
        }
        self.rows[row] = terms;
        spent
    }

    /// Adds the terms of a sum below a variable, times a factor, to what becomes a row; the others.
    fn add_below<'a>(
        &mut self,
        variable: usize,
        row: usize,
        mut sum: &'a [(usize, Number)],
        times: &Number,
        terms: &mut Vec<(usize, Number)>,
    ) -> &'a [(usize, Number)] {
        while let [(other, more), rest @ ..] = sum
            && *other < variable
        {
            terms.push((*other, more.mul(times)));
            self.column[*other].insert(row);
            sum = rest;
        }
        sum
    }
}

/// Long fractions take longer, by the square of their length.
fn cost(number: &Number) -> u64 {
    match number.size() as u64 {
        0 => 1,
        size => 20 + size * size,
    }
}
