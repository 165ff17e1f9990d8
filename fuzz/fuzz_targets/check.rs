//! The check takes any package that the vocabulary can hold, and never panics.
//!
//! Run with `cargo +nightly fuzz run check`. The input is read as bytes that choose: units, digits,
//! rules, operands. Besides not panicking, what is reported must be well formed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use trade_figure::{
    check::{Note, Verdict, check},
    model::{Claim, Id, Measure, Observation, Published, Rule, Unit},
};

/// The input, a byte at a time; zeros once it is used up.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.byte() % choices.len()]
    }

    fn id(&mut self, letter: char) -> Id {
        format!("{letter}{}", self.byte() % 12).parse().expect("a plain id")
    }

    /// Up to 18 digits, so that too many occur, with a point anywhere.
    fn printed(&mut self) -> Published {
        let mut text = String::new();
        if self.byte() % 8 == 0 {
            text.push('-');
        }
        for _ in 0..=self.byte() % 9 {
            text.push(char::from(b'0' + (self.byte() % 10) as u8));
        }
        let places = self.byte() % 12;
        for place in 0..places.saturating_sub(2) {
            if place == 0 {
                text.push('.');
            }
            text.push(char::from(b'0' + (self.byte() % 10) as u8));
        }
        text.parse().expect("a plain number")
    }

    fn unit(&mut self) -> Unit {
        let measure = self.pick(&["USD", "USD", "USD", "CNY", "PERCENT", "RATIO", "T", "KG"]);
        let multiplier = self.pick(&[0, 9, 9, 9, 6, 24, -24]);
        Unit { measure: Measure::read(measure).expect("a measure"), multiplier }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices(bytes);
    let mut observations = Vec::new();
    let mut claims = Vec::new();
    for _ in 0..choices.byte() % 12 {
        observations.push(Observation {
            id: choices.id('n'),
            variable: "trade".into(),
            reporter: None,
            partner: None,
            flow: None,
            product: "TOTAL".into(),
            period: "2022".parse().expect("a year"),
            value: (choices.byte() % 5 != 0).then(|| choices.printed()),
            unit: choices.unit(),
            source: String::new(),
            note: String::new(),
        });
    }
    for _ in 0..choices.byte() % 16 {
        let count = choices.pick(&[2, 2, 2, 1, 3, 0]);
        claims.push(Claim {
            id: choices.id('c'),
            rule: choices.pick(&Rule::ALL),
            operands: (0..count).map(|_| choices.id('n')).collect(),
            value: choices.printed(),
            unit: choices.unit(),
            source: String::new(),
            note: String::new(),
        });
    }
    let report = check(&observations, &claims);
    assert_eq!(report.claims.len(), claims.len());
    assert_eq!(report.joint.ranges.len(), observations.len());
    for result in &report.claims {
        // Where an operand is not printed but settled, there is nothing to read otherwise.
        let is_settled = result.notes.iter().any(|note| matches!(note, Note::Settled { .. }));
        let is_contradicted = result.verdict == Verdict::Contradicted;
        assert_eq!(is_contradicted && !is_settled, result.repair.is_some());
        assert!(is_contradicted || !is_settled);
        assert!(result.power.is_none_or(|power| power.caught <= power.total));
    }
    for conflict in report.joint.conflicts() {
        assert!(!conflict.is_empty());
    }
    for range in &report.joint.ranges {
        assert!(range.low.zip(range.high).is_none_or(|(low, high)| low <= high));
    }
});
