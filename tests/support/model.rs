//! Observations and claims made up by the tests of the check, without the texts of any file.

#![allow(clippy::unwrap_used, reason = "a test that cannot make its package should fail")]

use trade_figure::model::{
    Claim, Direction, Exact, Measure, Observation, Published, Rounding, Rule, Unit,
};

/// A fixed sequence of numbers: the same package in every run.
pub(crate) struct Sequence(pub(crate) u64);

impl Sequence {
    /// A number from 0 up to, not including, the limit.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub(crate) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }
}

pub(crate) fn unit(measure: &str, multiplier: i8) -> Unit {
    Unit { measure: Measure::read(measure).unwrap(), multiplier }
}

pub(crate) fn observation(id: &str, value: Option<Published>, unit: Unit) -> Observation {
    Observation {
        id: id.parse().unwrap(),
        variable: "trade".into(),
        reporter: None,
        partner: None,
        flow: None,
        product: "TOTAL".into(),
        period: "2022".parse().unwrap(),
        value,
        unit,
        source: String::new(),
        note: String::new(),
    }
}

pub(crate) fn claim(
    id: &str,
    rule: Rule,
    operands: &[&Observation],
    value: Published,
    unit: Unit,
) -> Claim {
    Claim {
        id: id.parse().unwrap(),
        rule,
        operands: operands.iter().map(|operand| operand.id.clone()).collect(),
        value,
        unit,
        source: String::new(),
        note: String::new(),
    }
}

pub(crate) fn exact(numerator: i128, denominator: i128) -> Exact {
    Exact::new(numerator, denominator).unwrap()
}

/// The value that a rule gives for exact operands in one unit; `None` if a base is zero.
pub(crate) fn derive(rule: Rule, operands: &[Exact]) -> Option<Exact> {
    let [b, rest @ ..] = operands else { return None };
    let quotient = |times: i64, less: i64| {
        let quotient = b.checked_div(rest[0])?;
        quotient.checked_mul(Exact::integer(times))?.checked_sub(Exact::integer(less))
    };
    match rule {
        Rule::Difference | Rule::Balance => b.checked_sub(rest[0]),
        Rule::Index | Rule::Share => quotient(100, 0),
        Rule::Growth => quotient(100, 100),
        Rule::Ratio => quotient(1, 0),
        Rule::Equal => Some(*b),
        Rule::Sum => operands.iter().try_fold(Exact::ZERO, |sum, next| sum.checked_add(*next)),
    }
}

/// The unit that a rule's result is printed in, for operands in billions of dollars.
pub(crate) fn result_unit(rule: Rule) -> Unit {
    match rule {
        Rule::Index | Rule::Growth | Rule::Share => unit("PERCENT", 0),
        Rule::Ratio => unit("RATIO", 0),
        _ => unit("USD", 9),
    }
}

/// A value as a source would print it with so many places; a tie goes where the rounding says.
pub(crate) fn print(value: Exact, places: u8, rounding: Rounding) -> Published {
    let down = value.to_decimal_text(
        places,
        if value < Exact::ZERO { Direction::Ceiling } else { Direction::Floor },
    );
    let up = value.to_decimal_text(
        places,
        if value < Exact::ZERO { Direction::Floor } else { Direction::Ceiling },
    );
    let (down, up): (Published, Published) = (down.parse().unwrap(), up.parse().unwrap());
    if rounding == Rounding::Truncate || down == up {
        return down;
    }
    let size = |value: Exact| if value < Exact::ZERO { -value } else { value };
    let away = |printed: &Published| {
        let printed = Exact::from_decimal(printed.decimal().unwrap());
        size(value.checked_sub(printed).unwrap())
    };
    let even = |printed: &Published| printed.decimal().unwrap().digits() % 2 == 0;
    match away(&down).cmp(&away(&up)) {
        std::cmp::Ordering::Less => down,
        std::cmp::Ordering::Greater => up,
        std::cmp::Ordering::Equal => match rounding {
            Rounding::HalfUp => up,
            Rounding::HalfEven if even(&up) => up,
            _ => down,
        },
    }
}
