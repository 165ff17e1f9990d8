//! Sentences about single claims.

use crate::{
    check::{ClaimResult, Note, Verdict},
    locale::{NumberForm, fill},
    model::{Claim, Direction, Exact, Id, Interval, Measure, Observation, Rule},
};

use super::Names;

/// The most decimal places that a range is written with.
const MOST_PLACES: u8 = 12;

/// Both ends of a range in so many decimal places, rounded outwards.
fn ends(range: Interval, places: u8) -> (String, String) {
    let low = range.low().to_decimal_text(places, Direction::Floor);
    (low, range.high().to_decimal_text(places, Direction::Ceiling))
}

impl Names<'_> {
    /// A claim with its number: "Exports, 2022: index 140.8".
    pub(super) fn claimed(&self, claim: &Claim) -> String {
        let words = &self.words.check;
        fill(words.claim, &[&self.claim(claim), words.rule(claim.rule), &self.printed(claim)])
    }

    /// A claim's number as printed.
    pub(super) fn printed(&self, claim: &Claim) -> String {
        let numbers = self.words.numbers_in(claim.unit);
        let number = numbers.write(claim.value.text());
        match claim.unit.measure {
            // An index is written without a sign, as tables do.
            Measure::Percent if claim.rule == Rule::Index => number,
            Measure::Ratio => number,
            // Where the point moves, a number alone would be taken for the printed digits.
            _ if numbers.shift == 0
                && self.in_one_unit(claim)
                && !matches!(claim.unit.measure, Measure::Percent) =>
            {
                number
            }
            _ => self.words.amount(&number, claim.unit),
        }
    }

    /// What is said of a claim whose inputs allow something else.
    pub(super) fn accusation(&self, claim: &Claim, result: &ClaimResult) -> String {
        self.follows(self.words.check.cannot_follow, claim, result)
    }

    /// The pattern with a claim, its inputs and what they allow.
    pub(super) fn follows(&self, pattern: &str, claim: &Claim, result: &ClaimResult) -> String {
        let range = result.allowed.map(|range| self.range(claim, range, &result.verdict));
        let texts = [self.claimed(claim), self.inputs(claim, result), range.unwrap_or_default()];
        fill(pattern, &[&texts[0], &texts[1], &texts[2]])
    }

    /// How the numbers of an observation are written.
    pub(super) fn numbers_of(&self, id: &Id) -> NumberForm {
        let observation = self.package.observation(id);
        observation.map_or(self.words.numbers, |found| self.words.numbers_in(found.unit))
    }

    /// The printed inputs of a claim, the earlier before the later.
    fn inputs(&self, claim: &Claim, result: &ClaimResult) -> String {
        let plain = self.in_one_unit(claim);
        let mut inputs: Vec<String> = Vec::new();
        for id in &claim.operands {
            let Some(observation) = self.package.observation(id) else { continue };
            let settled = result.notes.iter().find_map(|note| match note {
                Note::Settled { operand, range, .. } if operand == id => Some(*range),
                _ => None,
            });
            inputs.push(match settled {
                Some(range) => self.plain_range(id, range),
                None => self.value(observation, plain),
            });
        }
        if matches!(claim.rule, Rule::Difference | Rule::Index | Rule::Growth | Rule::Ratio) {
            inputs.reverse();
        }
        self.words.check.list(&inputs, self.words.check.and)
    }

    fn value(&self, observation: &Observation, plain: bool) -> String {
        let Some(printed) = &observation.value else { return self.words.not_printed.to_owned() };
        let number = self.words.numbers_in(observation.unit).write(printed.text());
        if plain { number } else { self.words.amount(&number, observation.unit) }
    }

    /// Whether all numbers of a claim stand in one unit, so that it need not be written each time.
    fn in_one_unit(&self, claim: &Claim) -> bool {
        let derived = matches!(claim.rule, Rule::Index | Rule::Growth | Rule::Ratio | Rule::Share);
        let mut first = None;
        for id in &claim.operands {
            let Some(observation) = self.package.observation(id) else { continue };
            let first = *first.get_or_insert(observation.unit);
            if observation.unit != first || !derived && claim.unit != first {
                return false;
            }
        }
        true
    }

    /// A range in as few decimal places as show what the verdict says, rounded outwards.
    pub(super) fn range(&self, claim: &Claim, range: Interval, verdict: &Verdict) -> String {
        let printed_places = claim.value.decimal().map_or(0, crate::model::Decimal::places);
        let printed = claim.value.decimal().map(Exact::from_decimal);
        let tells = |places: &u8| {
            let (low, high) = ends(range, *places);
            // A range that is shown must not seem to hold a number that it excludes.
            let shown = |text: &str| {
                let decimal = text.parse::<crate::model::Published>().ok()?.decimal();
                decimal.map(Exact::from_decimal)
            };
            match (printed, shown(&low), shown(&high)) {
                (Some(printed), Some(low), Some(high)) => printed < low || high < printed,
                _ => true,
            }
        };
        let is_excluded = *verdict == Verdict::Contradicted;
        let places = if is_excluded {
            (printed_places..MOST_PLACES).find(tells).unwrap_or(MOST_PLACES)
        } else {
            printed_places + 1
        };
        // Zeros that both ends have say nothing.
        let is_exact = |places: u8| {
            [range.low(), range.high()].into_iter().all(|end| {
                end.to_decimal_text(places, Direction::Floor)
                    == end.to_decimal_text(places, Direction::Ceiling)
            })
        };
        let places = (1..places).find(|places| is_exact(*places)).unwrap_or(places);
        let (low, high) = ends(range, places);
        let numbers = self.words.numbers_in(claim.unit);
        if low == high { numbers.write(&low) } else { self.low_to_high(numbers, &low, &high) }
    }

    /// A range that no printed number gives a precision, in one decimal place.
    pub(super) fn plain_range(&self, id: &Id, range: Interval) -> String {
        let (low, high) = ends(range, 1);
        self.low_to_high(self.numbers_of(id), &low, &high)
    }

    fn low_to_high(&self, numbers: NumberForm, low: &str, high: &str) -> String {
        fill(self.words.range, &[&numbers.write(low), &numbers.write(high)])
    }
}
