//! Short ways to write packages in this module's tests.

use crate::model::{Claim, Measure, Observation, Unit};

/// An observation from `id value measure multiplier`; `..` is a value that nobody printed.
pub(super) fn observation(line: &str) -> Observation {
    let words: Vec<&str> = line.split(' ').collect();
    Observation {
        id: words[0].parse().unwrap(),
        variable: "trade".into(),
        reporter: None,
        partner: None,
        flow: None,
        product: "TOTAL".into(),
        period: "2022".parse().unwrap(),
        value: (words[1] != "..").then(|| words[1].parse().unwrap()),
        unit: unit(words[2], words[3]),
        source: String::new(),
        note: String::new(),
    }
}

/// A claim from `id rule operand;operand value measure multiplier`.
pub(super) fn claim(line: &str) -> Claim {
    let words: Vec<&str> = line.split(' ').collect();
    Claim {
        id: words[0].parse().unwrap(),
        rule: words[1].parse().unwrap(),
        operands: words[2].split(';').map(|id| id.parse().unwrap()).collect(),
        value: words[3].parse().unwrap(),
        unit: unit(words[4], words[5]),
        source: String::new(),
        note: String::new(),
    }
}

pub(super) fn observations(lines: &[&str]) -> Vec<Observation> {
    lines.iter().map(|line| observation(line)).collect()
}

pub(super) fn claims(lines: &[&str]) -> Vec<Claim> {
    lines.iter().map(|line| claim(line)).collect()
}

fn unit(measure: &str, multiplier: &str) -> Unit {
    Unit { measure: Measure::read(measure).unwrap(), multiplier: multiplier.parse().unwrap() }
}
