//! All numbers together: whether they can all be true, and what each can then be.
//!
//! Numbers that no chain of claims connects are decided separately. Within a group, ranges are
//! narrowed first (`propagate`), which decides everything but circles of claims; those go to the
//! simplex method (`simplex`). Both compute with exact fractions, so a reported conflict is one.

use super::{
    blame,
    claim::{self, Index, Reading},
    linear::{Ends, System},
    propagate::Narrowed,
    report::{ClaimResult, Joint, JointRange, Note, Reason, Verdict},
    set::Set,
    simplex::{Bound, Effort, Extreme, Search, Tableau},
};
use crate::model::{Exact, Id, Interval, Observation};

/// The work spent on deciding what can be true, in all groups together.
const DECIDING_EFFORT: Effort = Effort(4_000_000);

/// The work spent on ranges, in all groups together; once it is spent, ranges may be too wide.
const RANGE_EFFORT: Effort = Effort(3_000_000);

/// The largest group, in claims, in which the range of a claim with an unprinted operand is sought:
/// that narrows the whole group once for each such claim.
const MAX_IMPLIED: usize = 64;

/// Whether printed numbers can all be true.
#[derive(Debug)]
pub(super) enum Decision<'a> {
    /// They can.
    Possible(Box<Solved<'a>>),
    /// These of them already cannot.
    Impossible(Set),
    /// The effort ran out.
    Undecided(Box<Solved<'a>>),
}

/// What is known of a group of numbers that are not known to be impossible.
#[derive(Debug)]
pub(super) struct Solved<'a> {
    narrowed: Narrowed<'a>,
    /// A solution, where one was searched for and found.
    tableau: Option<Tableau>,
}

/// Decides every group, and adds what follows to the claims' own results.
pub(super) fn joint(
    system: &mut System<'_>,
    index: &Index<'_>,
    results: &mut [ClaimResult],
) -> Joint {
    let left_out = std::mem::take(&mut system.left_out);
    let system = &*system;
    let mut joint = Joint { left_out, ..Joint::default() };
    let (mut deciding, mut ranging) = (DECIDING_EFFORT, RANGE_EFFORT);
    for (place, observation) in index.observations.iter().enumerate() {
        let range = system.printed(place, Reading::Nearest);
        joint.ranges.push(JointRange {
            id: observation.id.clone(),
            low: range.map(Interval::low),
            high: range.map(Interval::high),
            tight: true,
        });
    }
    for relations in system.components() {
        if relations.is_empty() {
            continue;
        }
        let members = system.members(&relations);
        let mut decide = |reading| decision(system, &relations, &members, reading, &mut deciding);
        let mut decided = decide(Reading::Nearest);
        if matches!(decided, Decision::Impossible(_)) {
            decided = decide(Reading::Any);
            if matches!(decided, Decision::Possible(_)) {
                joint.only_under_truncation.push(system.ids(&members));
            }
        }
        match decided {
            Decision::Possible(mut solved) => {
                solved.ranges(&mut ranging, &mut joint);
                solved.left_out(system, &mut joint);
            }
            Decision::Impossible(first) => {
                let mut group = blame::group(system, &relations, &members, first, &mut deciding);
                spare_external(&mut group.suspects, index);
                joint.groups.push(group);
                own_ranges(system, &relations, &mut joint);
            }
            Decision::Undecided(mut solved) => {
                joint.undecided.push(system.ids(&members));
                solved.ranges(&mut ranging, &mut joint);
            }
        }
        if relations.len() <= MAX_IMPLIED {
            imply(system, &relations, &members, index, results);
        }
    }
    joint
}

/// Of sets of one size, keeps those that blame the article's own numbers alone, if there are any.
fn spare_external(suspects: &mut Vec<Vec<Id>>, index: &Index<'_>) {
    let mut own = Vec::new();
    for set in &*suspects {
        if set.iter().all(|id| !index.get(id).is_some_and(Observation::is_external)) {
            own.push(set.clone());
        }
    }
    if !own.is_empty() {
        *suspects = own;
    }
}

/// Decides whether the members among a group's printed numbers can all be true; the others are
/// free.
pub(super) fn decision<'a>(
    system: &'a System<'_>,
    relations: &[usize],
    members: &Set,
    reading: Reading,
    effort: &mut Effort,
) -> Decision<'a> {
    let narrowed = Narrowed::new(system, relations, members, reading);
    let enough = effort.spend(narrowed.effort());
    if let Some(conflict) = narrowed.conflict {
        return Decision::Impossible(conflict);
    }
    let mut solved = Box::new(Solved { narrowed, tableau: None });
    let narrowed = &solved.narrowed;
    if narrowed.decides {
        return Decision::Possible(solved);
    }
    if !enough {
        return Decision::Undecided(solved);
    }
    let count = narrowed.problem.variables.len();
    // The printed ranges, since narrowed ones have longer fractions; the narrowed ones where
    // nothing is printed, since a search should start somewhere sensible.
    let mut ranges: Vec<Ends> = Vec::new();
    for (place, observation) in narrowed.problem.variables.iter().enumerate() {
        let printed = system.printed(*observation, reading);
        ranges.push(match printed.filter(|_| members.contains(*observation)) {
            Some(range) => [Some(range.low().into()), Some(range.high().into())],
            None => [narrowed.end(place, false).cloned(), narrowed.end(place, true).cloned()],
        });
    }
    let rows = narrowed.valid_rows();
    let mut tableau = Tableau::new(ranges, &rows);
    match tableau.search(effort) {
        Search::TooMuch => Decision::Undecided(solved),
        Search::Impossible(bounds) => {
            let mut conflict = Set::new();
            for Bound { variable, high_end } in bounds {
                if variable >= count {
                    conflict.insert_all(narrowed.reasons(rows[variable - count].0).as_slice());
                } else if members.contains(narrowed.problem.variables[variable]) {
                    conflict.insert(narrowed.problem.variables[variable]);
                } else {
                    conflict.insert_all(narrowed.behind(variable, high_end).as_slice());
                }
            }
            Decision::Impossible(conflict)
        }
        Search::Found => {
            solved.tableau = Some(tableau);
            Decision::Possible(solved)
        }
    }
}

impl Solved<'_> {
    /// The range of every observation of the group.
    fn ranges(&mut self, effort: &mut Effort, joint: &mut Joint) {
        for variable in 0..self.narrowed.problem.variables.len() {
            let range = &mut joint.ranges[self.narrowed.problem.variables[variable]];
            range.low = self.end(variable, false, effort, &mut range.tight);
            range.high = self.end(variable, true, effort, &mut range.tight);
        }
    }

    /// One end of a variable's range; `tight` becomes false unless it can be reached.
    fn end(
        &mut self,
        variable: usize,
        high_end: bool,
        effort: &mut Effort,
        tight: &mut bool,
    ) -> Option<Exact> {
        let known = self.narrowed.end(variable, high_end);
        let Some(tableau) = &mut self.tableau else {
            *tight &= self.narrowed.tight;
            return known?.to_exact_outward(high_end);
        };
        let furthest = match tableau.extreme(variable, high_end, known, effort) {
            Extreme::At(number) => number,
            Extreme::Unbounded => return None,
            Extreme::TooMuch => {
                *tight = false;
                return known?.to_exact_outward(high_end);
            }
        };
        *tight &= furthest.size() == 0;
        furthest.to_exact_outward(high_end)
    }

    /// Notes the claims whose base may be negative for all that is known.
    fn left_out(&self, system: &System<'_>, joint: &mut Joint) {
        for (place, relation) in self.narrowed.problem.relations.iter().enumerate() {
            if !self.narrowed.is_valid(place)
                && let Some(base) = relation.operands.last()
            {
                let reason = Reason::BaseSignUnknown(system.id(*base).clone());
                joint.left_out.push((system.claim(relation).id.clone(), reason));
            }
        }
    }
}

/// Where nothing follows, observations keep the ranges they are printed with.
fn own_ranges(system: &System<'_>, relations: &[usize], joint: &mut Joint) {
    for place in relations {
        for operand in &system.relations[*place].operands {
            joint.ranges[*operand].tight = false;
        }
    }
}

/// Notes, for each claim with an operand that nobody printed, what the other claims leave for it.
fn imply(
    system: &System<'_>,
    relations: &[usize],
    members: &Set,
    index: &Index<'_>,
    results: &mut [ClaimResult],
) {
    for place in relations {
        let relation = &system.relations[*place];
        let claim = system.claim(relation);
        let Some(result) = results.get_mut(system.claim_place(relation)) else { continue };
        if !matches!(result.verdict, Verdict::Untestable(Reason::NotPrinted(_))) {
            continue;
        }
        let mut others = members.clone();
        others.remove(relation.member);
        let narrowed = Narrowed::new(system, relations, &others, Reading::Nearest);
        if narrowed.conflict.is_some() {
            continue;
        }
        let range = |operand: &usize| {
            let place = narrowed.problem.variables.binary_search(operand).ok()?;
            let end = |high_end| narrowed.end(place, high_end)?.to_exact_outward(high_end);
            Interval::between(end(false), end(true))
        };
        let mut ranges = Vec::new();
        for operand in &relation.operands {
            let known = range(operand).or_else(|| system.printed(*operand, Reading::Nearest));
            let Some(known) = known else { break };
            ranges.push(known);
        }
        if ranges.len() == relation.operands.len()
            && let Some(implied) = claim::implied(claim, index, &ranges)
        {
            result.notes.push(Note::Implied(implied));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        check::{
            check,
            report::{Joint, Reason, Report, Verdict},
            testing::{claims, observations},
        },
        model::{Direction, Exact, Id},
    };

    fn report_of(numbers: &[&str], derived: &[&str]) -> Report {
        check(&observations(numbers), &claims(derived))
    }

    fn sets<'a>(sets: impl Iterator<Item = &'a [Id]>) -> Vec<String> {
        let mut texts: Vec<String> = sets
            .map(|set| set.iter().map(Id::to_string).collect::<Vec<String>>().join(" "))
            .collect();
        texts.sort();
        texts
    }

    fn range(joint: &Joint, id: &str) -> (String, String) {
        let range = joint.range(&id.parse().unwrap()).unwrap();
        assert!(range.tight, "{id}");
        let text = |end: Option<Exact>| {
            end.map_or("..".into(), |end| end.to_decimal_text(3, Direction::Nearest))
        };
        (text(range.low), text(range.high))
    }

    /// Source: the conclusion of the embedded article, which calls 15.6 % a share of the country's
    /// total trade; Table 1 has China at 18 % of it.
    #[test]
    fn a_share_of_an_unprinted_whole_is_contradicted_by_another_share() {
        let numbers = ["exports 13.2 USD 9", "turnover 24.1 USD 9", "total .. USD 9"];
        let report = report_of(
            &numbers,
            &[
                "china-share share turnover;total 18 PERCENT 0",
                "exports-share share exports;total 15.6 PERCENT 0",
            ],
        );
        let conflicts = sets(report.joint.conflicts());
        assert_eq!(conflicts, ["exports turnover china-share exports-share"]);
        assert_eq!(
            sets(report.joint.suspects()),
            ["china-share", "exports", "exports-share", "turnover"]
        );
        let result = &report.claims[1];
        assert_eq!(result.verdict, Verdict::Contradicted);
        let allowed = result.allowed.unwrap();
        assert_eq!(allowed.low().to_decimal_text(2, Direction::Nearest), "9.53");
        assert_eq!(allowed.high().to_decimal_text(2, Direction::Nearest), "10.19");
    }

    #[test]
    fn a_contradicted_claim_is_a_conflict_with_its_operands() {
        let report = report_of(&["a 9.8 USD 9", "b 13.2 USD 9"], &["i index b;a 140.8 PERCENT 0"]);
        assert_eq!(sets(report.joint.conflicts()), ["a b i"]);
        assert_eq!(sets(report.joint.suspects()), ["a", "b", "i"]);
        assert!(report.joint.groups[0].complete);
    }

    #[test]
    fn the_number_in_most_conflicts_is_blamed() {
        // 9.8 is read for 9.3: every claim about it fails, the rest agrees.
        let report = report_of(
            &["a 9.8 USD 9", "b 13.2 USD 9", "c 4.1 USD 9", "d 5.2 USD 9"],
            &[
                "i index b;a 141.9 PERCENT 0",
                "j index c;a 44.1 PERCENT 0",
                "s sum c;d 9.3 USD 9",
                "k equal a 9.3 USD 9",
            ],
        );
        assert_eq!(sets(report.joint.conflicts()), ["a b i", "a c j", "a k"]);
        assert_eq!(sets(report.joint.suspects()), ["a"]);
    }

    #[test]
    fn claims_that_are_fine_one_by_one_can_be_impossible_together() {
        // A circle of three: 10 -> 11 -> 12 by each claim, but the last says less than 20 percent.
        let numbers = ["a 10 USD 9", "b 11 USD 9", "c 12 USD 9"];
        let derived = [
            "ab index b;a 112.0 PERCENT 0",
            "bc index c;b 112.0 PERCENT 0",
            "ac index c;a 124.0 PERCENT 0",
        ];
        let report = report_of(&numbers, &derived);
        assert!(report.claims.iter().all(|claim| claim.verdict == Verdict::Consistent));
        // 1.12 times 1.12 is 1.2544, for whichever number makes the bases positive.
        let conflicts = sets(report.joint.conflicts());
        assert_eq!(conflicts, ["b ab bc ac", "c ab bc ac"]);
        assert_eq!(sets(report.joint.suspects()), ["ab", "ac", "bc"]);
    }

    #[test]
    fn ranges_are_narrowed_by_all_others() {
        let report = report_of(
            &["a 9.8 USD 9", "b 13.2 USD 9", "t .. USD 9"],
            &["d difference b;a 3.45 USD 9", "s share b;t 50 PERCENT 0"],
        );
        assert_eq!(range(&report.joint, "a"), ("9.750".into(), "9.805".into()));
        assert_eq!(range(&report.joint, "b"), ("13.195".into(), "13.250".into()));
        assert_eq!(range(&report.joint, "t"), ("26.129".into(), "26.768".into()));
    }

    #[test]
    fn a_circle_is_narrowed_by_the_simplex_method() {
        // a + b = 10 and a - b = 2, both to one place: a is 6 and b is 4, within 0.05.
        let report = report_of(
            &["a 6 USD 9", "b 4 USD 9"],
            &["s sum a;b 10.0 USD 9", "d difference a;b 2.0 USD 9"],
        );
        assert_eq!(range(&report.joint, "a"), ("5.950".into(), "6.050".into()));
        assert_eq!(range(&report.joint, "b"), ("3.950".into(), "4.050".into()));
    }

    #[test]
    fn truncation_is_allowed_for_but_said() {
        let report = report_of(&["a 1.0 USD 9", "b 2.0 USD 9"], &["s sum a;b 3.2 USD 9"]);
        assert_eq!(report.joint.conflicts().count(), 0);
        assert_eq!(report.joint.only_under_truncation.len(), 1);
    }

    #[test]
    fn thirty_years_of_growth_do_not_overflow() {
        let mut numbers = vec!["y0 100.0 USD 9".to_string()];
        let mut derived = Vec::new();
        for year in 1..=30 {
            numbers.push(format!("y{year} .. USD 9"));
            derived.push(format!("g{year} growth y{year};y{} 7.1234567 PERCENT 0", year - 1));
        }
        // 100 times 1.071234567 to the power of 30.
        derived.push("last equal y30 787.9 USD 9".to_string());
        let as_text = |lines: &[String]| {
            check(
                &observations(&lines_of(&numbers)),
                &claims(&lines.iter().map(String::as_str).collect::<Vec<&str>>()),
            )
        };
        let report = as_text(&derived);
        assert_eq!((report.joint.undecided.len(), report.joint.conflicts().count()), (0, 0));
        derived.pop();
        derived.push("last equal y30 795.9 USD 9".to_string());
        let report = as_text(&derived);
        assert_eq!(report.joint.conflicts().map(<[Id]>::len).collect::<Vec<usize>>(), [32]);
        // Now as a circle: the direct index over all years.
        derived.pop();
        derived.push("all index y30;y0 795.9 PERCENT 0".to_string());
        let report = as_text(&derived);
        assert_eq!(report.joint.conflicts().map(<[Id]>::len).collect::<Vec<usize>>(), [32]);
        derived.pop();
        derived.push("all index y30;y0 788.0 PERCENT 0".to_string());
        let report = as_text(&derived);
        assert_eq!((report.joint.undecided.len(), report.joint.conflicts().count()), (0, 0));
    }

    fn lines_of(lines: &[String]) -> Vec<&str> {
        lines.iter().map(String::as_str).collect()
    }

    #[test]
    fn an_unknown_sign_leaves_a_quotient_out() {
        let report = report_of(&["a .. USD 9", "b -2.0 USD 9"], &["r ratio b;a 1.5 RATIO 0"]);
        let reason = Reason::BaseSignUnknown("a".parse().unwrap());
        assert_eq!(report.joint.left_out, [("r".parse().unwrap(), reason)]);
        assert_eq!(report.joint.ranges[0].low, None);
    }
}
