//! What else is said of a claim where there is room for it: its verdict, notes, repairs, reasons.

use crate::{
    check::{ClaimResult, Note, Reason, Repair, Replacement, SlipKind, Verdict},
    locale::fill,
    model::{Claim, Direction, Exact, Id, join},
};

use super::{Names, name::texts};

impl Names<'_> {
    /// What is said of a claim.
    pub(super) fn sentence(&self, claim: &Claim, result: &ClaimResult) -> String {
        let words = &self.words.findings;
        match &result.verdict {
            Verdict::Contradicted => self.accusation(claim, result),
            Verdict::Consistent => self.follows(words.can_follow, claim, result),
            Verdict::Untestable(reason) => {
                fill(words.cannot_be_tested, &[&self.claimed(claim), &self.reason(reason)])
            }
        }
    }

    /// What a reader should know beside the verdict.
    pub(super) fn notes(&self, claim: &Claim, result: &ClaimResult) -> Vec<String> {
        let words = &self.words.findings;
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
        let words = &self.words.findings;
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
        let words = &self.words.findings;
        let mut groups = Vec::new();
        for group in replacements.chunk_by(|one, next| one.id == next.id) {
            let mut texts = Vec::new();
            for replacement in group {
                texts.push(self.write(claim, &replacement.id, &replacement.text));
            }
            let printed = self.number(claim, &group[0].id);
            groups.push(fill(words.read_as, &[&printed, &self.words.check.list(&texts, words.or)]));
        }
        join(&groups, words.or_else)
    }

    fn reading(&self, claim: &Claim, replacement: &Replacement) -> String {
        let printed = self.number(claim, &replacement.id);
        let meant = self.write(claim, &replacement.id, &replacement.text);
        fill(self.words.findings.read_as, &[&printed, &meant])
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

    fn exact(&self, claim: &Claim, value: Exact, direction: Direction) -> String {
        let places = claim.value.decimal().map_or(0, crate::model::Decimal::places) + 1;
        self.words.numbers_in(claim.unit).write(&value.to_decimal_text(places, direction))
    }

    /// Why a claim cannot be tested.
    pub(super) fn reason(&self, reason: &Reason) -> String {
        let words = &self.words.findings.reasons;
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
