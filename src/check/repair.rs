//! What would repair a contradicted claim.

use super::{
    claim::{Equation, Reading, Term},
    power::one_digit_slips,
    report::{Repair, Replacement, Slip, SlipKind},
};
use crate::model::{Decimal, Direction, Exact, Interval, Rule};

/// The furthest that a decimal point is taken to slip: from units to millions.
const MAX_SHIFT: i32 = 6;

/// How much work is left for slips of operands, in numbers looked at; the work of a claim grows with
/// the square of its length, so a package of long sums would otherwise take minutes.
#[derive(Debug)]
pub(super) struct Searching(usize);

impl Searching {
    pub(super) fn new() -> Searching {
        Searching(6_000_000)
    }

    /// Whether there is work left for the operands of an equation; if so, it is spent.
    fn spend(&mut self, equation: &Equation<'_>) -> bool {
        // About fifty slips of each number, and each of them computes with all of them.
        let work = 50 * equation.terms.len() * equation.terms.len();
        let enough = work <= self.0;
        if enough {
            self.0 -= work;
        }
        enough
    }
}

/// Everything that would make a contradicted claim hold under ordinary rounding.
///
/// Where the work for it is used up, slips of the result alone are looked for. `allowed` is what the
/// operands allow under ordinary rounding, and `value` what they give as printed.
pub(super) fn repair(
    equation: &Equation<'_>,
    allowed: Interval,
    value: Exact,
    searching: &mut Searching,
) -> Repair {
    let result = equation.terms[0];
    let searched = if searching.spend(equation) { equation.terms.len() } else { 1 };
    let mut search = Search { changed: equation.clone(), allowed };
    let mut repair = Repair {
        inputs_give: value.to_decimal_text(result.printed.places(), Direction::Nearest),
        digits: Vec::new(),
        slips: Vec::new(),
    };
    let mut signs = Vec::new();
    for (place, term) in equation.terms[..searched].iter().enumerate() {
        if term.external {
            continue;
        }
        for printed in one_digit_slips(term.printed) {
            if search.holds(place, printed, term.factor) {
                repair.digits.push(replacement(term, shown(printed)));
            }
        }
        for power in -MAX_SHIFT..=MAX_SHIFT {
            if let Some(text) = shifted(&mut search, place, term, power) {
                let replacement = Some(replacement(term, text));
                repair.slips.push(Slip { kind: SlipKind::DecimalPoint, replacement });
            }
        }
        // Zero has no other sign.
        let turned = Decimal::new(-term.printed.digits(), term.printed.places());
        if let Some(printed) = turned.filter(|turned| *turned != term.printed)
            && search.holds(place, printed, term.factor)
        {
            let replacement = Some(replacement(term, shown(printed)));
            signs.push(Slip { kind: SlipKind::Sign, replacement });
        }
        search.changed.terms[place] = *term;
    }
    repair.slips.append(&mut signs);
    let mut found = |kind, replacement| repair.slips.push(Slip { kind, replacement });
    if swapped(equation) {
        found(SlipKind::Swapped, None);
    }
    if let Some(text) = index_for_growth(equation) {
        found(SlipKind::PercentForIndex, Some(replacement(&result, text)));
    }
    repair
}

/// A contradicted equation that is tried with other numbers.
struct Search<'a> {
    changed: Equation<'a>,
    /// What its own operands allow.
    allowed: Interval,
}

impl Search<'_> {
    /// Whether the equation holds with this number in one of its places, where it then stays.
    fn holds(&mut self, place: usize, printed: Decimal, factor: Exact) -> bool {
        let term = &mut self.changed.terms[place];
        (term.printed, term.factor) = (printed, factor);
        if place > 0 {
            return self.changed.holds();
        }
        // Another result leaves what the operands allow as it is.
        term.meets(&self.allowed, Reading::Nearest) == Ok(true)
    }
}

fn replacement(term: &Term<'_>, text: String) -> Replacement {
    Replacement { id: term.id.clone(), text }
}

fn shown(printed: Decimal) -> String {
    Exact::from_decimal(printed).to_decimal_text(printed.places(), Direction::Nearest)
}

/// The printed digits with the decimal point `power` places further right, if the claim then holds.
///
/// The digits keep their meaning: `1.2` read as `120` still stands for 115 to 125.
fn shifted(search: &mut Search<'_>, place: usize, term: &Term<'_>, power: i32) -> Option<String> {
    // By none is no slip: the claim does not hold as printed.
    let shift = Exact::power_of_ten(power)?;
    let factor = term.factor.checked_mul(shift)?;
    if !search.holds(place, term.printed, factor) {
        return None;
    }
    let places = u8::try_from((i32::from(term.printed.places()) - power).max(0)).ok()?;
    let moved = Exact::from_decimal(term.printed).checked_mul(shift)?;
    Some(moved.to_decimal_text(places, Direction::Nearest))
}

fn swapped(equation: &Equation<'_>) -> bool {
    if equation.terms.len() != 3 || equation.rule == Rule::Sum {
        return false;
    }
    let mut swapped = equation.clone();
    swapped.terms.swap(1, 2);
    swapped.holds()
}

/// The printed result as the rule should have given it, if it was printed as its neighbour does:
/// an index of 134.7 as a growth of 34.7, or the other way round.
fn index_for_growth(equation: &Equation<'_>) -> Option<String> {
    let (other, hundred) = match equation.rule {
        Rule::Index => (Rule::Growth, Exact::HUNDRED),
        Rule::Growth => (Rule::Index, -Exact::HUNDRED),
        _ => return None,
    };
    let mut changed = equation.clone();
    changed.rule = other;
    if !changed.holds() {
        return None;
    }
    let printed = equation.terms[0].printed;
    let meant = Exact::from_decimal(printed).checked_add(hundred)?;
    Some(meant.to_decimal_text(printed.places(), Direction::Nearest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{
        check,
        testing::{claims, observations},
    };

    fn repair_of(numbers: &[&str], claim: &str) -> Repair {
        let report = check(&observations(numbers), &claims(&[claim]));
        report.claims[0].repair.clone().expect("a contradicted claim")
    }

    /// The replacements as `id text`.
    fn slips(repair: &Repair, kind: SlipKind) -> Vec<String> {
        let of_kind = repair.slips.iter().filter(|slip| slip.kind == kind);
        let replacements = of_kind.filter_map(|slip| slip.replacement.as_ref());
        replacements.map(|found| format!("{} {}", found.id, found.text)).collect()
    }

    /// Source: Table 1 of the embedded article, row of exports.
    #[test]
    fn one_wrong_digit_of_an_operand_explains_the_index_of_exports() {
        let repair = repair_of(
            &["e-2021 9.8 USD 9", "e-2022 13.2 USD 9"],
            "index-e index e-2022;e-2021 140.8 PERCENT 0",
        );
        assert_eq!(repair.inputs_give, "134.7");
        let digits: Vec<String> =
            repair.digits.iter().map(|found| format!("{} {}", found.id, found.text)).collect();
        assert_eq!(
            digits,
            ["e-2022 13.7", "e-2022 13.8", "e-2022 13.9", "e-2021 9.3", "e-2021 9.4"]
        );
        assert_eq!((repair.slips.len(), repair.slip()), (0, None));
    }

    /// Source: National Bureau of Statistics of China, statistical communique of 2023: 126.0582
    /// trillion yuan; the embedded article prints 1.260582 trillion.
    #[test]
    fn a_decimal_point_slips_by_any_power_of_ten() {
        let repair = repair_of(&["gdp-nbs 126.0582 CNY 12"], "gdp equal gdp-nbs 1.260582 CNY 12");
        assert_eq!(repair.slip(), Some(SlipKind::DecimalPoint));
        let found = slips(&repair, SlipKind::DecimalPoint);
        assert_eq!(found, ["gdp 126.0582", "gdp-nbs 1.260582"]);
        assert_eq!(repair.inputs_give, "126.058200");
    }

    #[test]
    fn a_lost_sign_is_found() {
        let repair = repair_of(&["a 3.1 USD 9", "b 5.4 USD 9"], "d difference a;b 2.3 USD 9");
        assert_eq!(slips(&repair, SlipKind::Sign), ["d -2.3"]);
        assert!(repair.slips.iter().any(|slip| slip.kind == SlipKind::Swapped));
        // Two kinds explain it, so none is named.
        assert_eq!(repair.slip(), None);
    }

    #[test]
    fn swapped_operands_are_found() {
        let repair = repair_of(&["a 13.2 USD 9", "b 9.8 USD 9"], "i index b;a 134.7 PERCENT 0");
        assert_eq!(repair.slip(), Some(SlipKind::Swapped));
    }

    #[test]
    fn an_index_printed_as_a_growth_is_found() {
        let numbers = ["a 13.2 USD 9", "b 9.8 USD 9"];
        let repair = repair_of(&numbers, "g growth a;b 134.7 PERCENT 0");
        assert_eq!(slips(&repair, SlipKind::PercentForIndex), ["g 34.7"]);
        let repair = repair_of(&numbers, "i index a;b 34.7 PERCENT 0");
        assert_eq!(slips(&repair, SlipKind::PercentForIndex), ["i 134.7"]);
    }
}
