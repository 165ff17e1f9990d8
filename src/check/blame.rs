//! Which printed numbers to blame for a conflict.
//!
//! # Source
//!
//! Fellegi and Holt, A Systematic Approach to Automatic Edit and Imputation, JASA 71 (1976): blame
//! the smallest set of numbers without which all others can be true. Such a set hits every
//! conflict, and the conflicts are found as they are needed: a smallest set that hits all the known
//! ones either explains everything or leaves another conflict to find (Reiter, A Theory of
//! Diagnosis from First Principles, Artificial Intelligence 32, 1987).

use super::{
    claim::Reading,
    joint::{Decision, decision},
    linear::System,
    report::ConflictGroup,
    set::Set,
    simplex::Effort,
};

/// The most conflicts that are searched for in one group.
const MAX_CONFLICTS: usize = 64;

/// The most smallest sets to blame that are listed for one group.
const MAX_SUSPECTS: usize = 64;

/// The largest set to blame that is searched for.
const MAX_BLAMED: usize = 6;

/// The most partial sets that are looked at in one search.
const MAX_VISITS: u64 = 20_000;

/// A group's conflicts and the smallest sets to blame, given one set that cannot hold together.
pub(super) fn group(
    system: &System<'_>,
    relations: &[usize],
    members: &Set,
    first: Set,
    effort: &mut Effort,
) -> ConflictGroup {
    let mut search = Search { system, relations, effort, conflicts: Vec::new(), complete: true };
    // A claim that its own operands contradict is a conflict however the rest turns out.
    for place in relations {
        let relation = &system.relations[*place];
        let mut own = Set::new();
        own.insert(relation.member);
        own.insert_all(&relation.operands);
        if search.conflicts.len() < MAX_CONFLICTS
            && let Decision::Impossible(own) =
                decision(system, &[*place], &own, Reading::Any, search.effort)
        {
            search.add(own);
        }
    }
    search.add(first);
    let suspects = search.suspects(members);
    ConflictGroup {
        conflicts: system.ids_of_each(&search.conflicts),
        suspects: system.ids_of_each(&suspects),
        complete: search.complete,
    }
}

struct Search<'a, 'b> {
    system: &'a System<'b>,
    relations: &'a [usize],
    effort: &'a mut Effort,
    conflicts: Vec<Set>,
    complete: bool,
}

impl<'a> Search<'a, '_> {
    fn decide(&mut self, members: &Set) -> Decision<'a> {
        decision(self.system, self.relations, members, Reading::Any, self.effort)
    }

    /// Adds a conflict without the members it does not need.
    fn add(&mut self, mut conflict: Set) {
        for member in conflict.clone().as_slice() {
            if !conflict.contains(*member) {
                continue;
            }
            if self.effort.is_spent() {
                self.complete = false;
                break;
            }
            let mut rest = conflict.clone();
            rest.remove(*member);
            match self.decide(&rest) {
                Decision::Impossible(smaller) => conflict = smaller,
                Decision::Possible(_) => {}
                Decision::Undecided(_) => self.complete = false,
            }
        }
        if !self.conflicts.contains(&conflict) {
            self.conflicts.push(conflict);
        }
    }

    /// The smallest sets without which all other members can be true, adding conflicts on the way.
    fn suspects(&mut self, members: &Set) -> Vec<Set> {
        let mut explaining: Vec<Set> = Vec::new();
        'conflicts: loop {
            let mut visits = 0;
            let (candidates, all) = smallest_hitting_sets(&self.conflicts, &mut visits);
            // Each visit looks at every conflict.
            if !self.effort.spend(visits * self.conflicts.len() as u64 / 2) {
                self.complete = false;
                return explaining;
            }
            let mut suspects = Vec::new();
            let mut all = all;
            for candidate in candidates {
                if !explaining.contains(&candidate) {
                    match self.decide(&members.without(&candidate)) {
                        Decision::Possible(_) => {
                            explaining.push(candidate.clone());
                        }
                        Decision::Impossible(conflict) if self.conflicts.len() < MAX_CONFLICTS => {
                            self.add(conflict);
                            continue 'conflicts;
                        }
                        _ => {
                            all = false;
                            continue;
                        }
                    }
                }
                suspects.push(candidate);
            }
            self.complete &= all;
            return suspects;
        }
    }
}

/// The smallest sets that hold a member of each conflict, and whether these are all.
fn smallest_hitting_sets(conflicts: &[Set], visits: &mut u64) -> (Vec<Set>, bool) {
    for size in 1..=MAX_BLAMED {
        let mut found = Vec::new();
        let all = extend(conflicts, &mut Set::new(), size, &mut found, visits);
        if !found.is_empty() || !all {
            return (found, all);
        }
    }
    (Vec::new(), false)
}

/// Adds members to a set until it hits every conflict; whether nothing was cut short.
fn extend(
    conflicts: &[Set],
    chosen: &mut Set,
    size: usize,
    found: &mut Vec<Set>,
    visits: &mut u64,
) -> bool {
    *visits += 1;
    if *visits > MAX_VISITS || found.len() >= MAX_SUSPECTS {
        return false;
    }
    let Some(missed) = conflicts.iter().find(|conflict| conflict.is_disjoint(chosen)) else {
        if !found.contains(chosen) {
            found.push(chosen.clone());
        }
        return true;
    };
    if chosen.as_slice().len() == size {
        return true;
    }
    missed.as_slice().iter().all(|member| {
        chosen.insert(*member);
        let all = extend(conflicts, chosen, size, found, visits);
        chosen.remove(*member);
        all
    })
}
