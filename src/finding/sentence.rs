//! Sentences about single claims.

use crate::{
    check::{ClaimResult, Note, Reason, Repair, Replacement, SlipKind, Verdict},
    locale::{NumberForm, fill},
    model::{Claim, Direction, Exact, Id, Interval, Measure, Observation, Rule, join},
};

use super::{Names, name::texts};

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

    /// What is said of a claim.
    pub(super) fn sentence(&self, claim: &Claim, result: &ClaimResult) -> String {
        let words = &self.words.check;
        let claimed = self.claimed(claim);
        if let Verdict::Untestable(reason) = &result.verdict {
            return fill(words.cannot_be_tested, &[&claimed, &self.reason(reason)]);
        }
        let pattern = match result.verdict {
            Verdict::Contradicted => words.cannot_follow,
            _ => words.can_follow,
        };
        let range = result.allowed.map(|range| self.range(claim, range, &result.verdict));
        fill(pattern, &[&claimed, &self.inputs(claim, result), &range.unwrap_or_default()])
    }

    /// What a reader should know beside the verdict.
    pub(super) fn notes(&self, claim: &Claim, result: &ClaimResult) -> Vec<String> {
        let words = &self.words.check;
        let write = |note: &Note| match note {
            Note::OnlyUnderTruncation => words.only_under_truncation.to_owned(),
            Note::SharedEndOnly(value) => {
                fill(words.shared_end_only, &[&self.exact(claim, *value, Direction::Nearest)])
            }
            Note::Settled { operand, range, by } => {
                let claims = join(&texts(by, &|id| self.member(id)), words.semicolon);
                fill(
                    words.settled,
                    &[&self.id(operand), &claims, &self.plain_range(operand, *range)],
                )
            }
            Note::Implied(range) => {
                fill(words.implied, &[&self.range(claim, *range, &result.verdict)])
            }
        };
        let mut notes = Vec::new();
        for note in &result.notes {
            notes.push(write(note));
        }
        notes
    }

    /// What would repair a claim.
    pub(super) fn repairs(&self, claim: &Claim, repair: &Repair) -> Vec<String> {
        let words = &self.words.check;
        let given = self.words.numbers_in(claim.unit).write(&repair.inputs_give);
        let mut sentences = vec![fill(words.inputs_give, &[&given])];
        if repair.slip().is_some() {
            for slip in &repair.slips {
                let reading = slip.replacement.as_ref().map(|found| self.reading(claim, found));
                let reading = reading.unwrap_or_default();
                sentences.push(match slip.kind {
                    SlipKind::DecimalPoint => fill(words.decimal_point, &[&reading]),
                    SlipKind::Sign => fill(words.sign, &[&reading]),
                    SlipKind::Swapped => words.swapped.to_owned(),
                    SlipKind::PercentForIndex => fill(words.percent_for_index, &[&reading]),
                });
            }
        } else if !repair.digits.is_empty() {
            let readings = self.readings(claim, &repair.digits);
            sentences.push(fill(words.one_digit, &[&readings]));
        }
        sentences
    }

    /// "13.2 read as 13.7, 13.8 or 13.9, or 9.8 read as 9.3 or 9.4".
    fn readings(&self, claim: &Claim, replacements: &[Replacement]) -> String {
        let words = &self.words.check;
        let mut groups = Vec::new();
        for group in replacements.chunk_by(|one, next| one.id == next.id) {
            let mut texts = Vec::new();
            for replacement in group {
                texts.push(self.write(claim, &replacement.id, &replacement.text));
            }
            let printed = self.number(claim, &group[0].id);
            groups.push(fill(words.read_as, &[&printed, &words.list(&texts, words.or)]));
        }
        join(&groups, words.or_else)
    }

    fn reading(&self, claim: &Claim, replacement: &Replacement) -> String {
        let printed = self.number(claim, &replacement.id);
        let meant = self.write(claim, &replacement.id, &replacement.text);
        fill(self.words.check.read_as, &[&printed, &meant])
    }

    /// The printed number of a claim or of one of its operands.
    fn number(&self, claim: &Claim, id: &Id) -> String {
        let printed = if claim.id == *id {
            Some(&claim.value)
        } else {
            self.package.observation(id).and_then(|observation| observation.value.as_ref())
        };
        printed.map(|printed| self.write(claim, id, printed.text())).unwrap_or_default()
    }

    /// A number in the unit of a claim or of one of its operands.
    fn write(&self, claim: &Claim, id: &Id, plain: &str) -> String {
        let numbers =
            if claim.id == *id { self.words.numbers_in(claim.unit) } else { self.numbers_of(id) };
        numbers.write(plain)
    }

    /// How the numbers of an observation are written.
    fn numbers_of(&self, id: &Id) -> NumberForm {
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
    fn plain_range(&self, id: &Id, range: Interval) -> String {
        let (low, high) = ends(range, 1);
        self.low_to_high(self.numbers_of(id), &low, &high)
    }

    fn low_to_high(&self, numbers: NumberForm, low: &str, high: &str) -> String {
        fill(self.words.range, &[&numbers.write(low), &numbers.write(high)])
    }

    fn exact(&self, claim: &Claim, value: Exact, direction: Direction) -> String {
        let places = claim.value.decimal().map_or(0, crate::model::Decimal::places) + 1;
        self.words.numbers_in(claim.unit).write(&value.to_decimal_text(places, direction))
    }

    /// Why a claim cannot be tested.
    pub(super) fn reason(&self, reason: &Reason) -> String {
        let words = &self.words.check.reasons;
        let named = |pattern: &str, id: &Id| fill(pattern, &[&self.id(id)]);
        match reason {
            Reason::NotPrinted(id) => named(words.not_printed, id),
            Reason::TooManyDigits(id) => named(words.too_many_digits, id),
            Reason::BaseHoldsZero(id) => named(words.base_holds_zero, id),
            Reason::NegativeBase(id) => named(words.negative_base, id),
            Reason::SignChange(id) => named(words.sign_change, id),
            Reason::BaseSignUnknown(id) => named(words.base_sign_unknown, id),
            Reason::UnknownOperand(id) => named(words.unknown_operand, id),
            Reason::Units(mismatch) => {
                fill(words.units, &[&mismatch.from.text(), &mismatch.to.text()])
            }
            Reason::ResultUnit(unit) => fill(words.result_unit, &[&unit.text()]),
            Reason::OperandCount(_) => words.operand_count.to_owned(),
            Reason::TooLarge => words.too_large.to_owned(),
        }
    }
}
