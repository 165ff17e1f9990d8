//! What is done with the inputs of an indicator, as text.
//!
//! A rule has up to six fields, separated by semicolons:
//!
//! 1. how the range is found, one letter, then which lists are used (all, if none are named). `-cd` is
//!    the difference of two lists. A `1` before them says that the last input is one number, of no
//!    product. A `2` before the letter: the rule for the first half of the lists less that for the
//!    second.
//! 2. under what conditions, see [`guard`].
//! 3. for a formula that is monotone in each input its [`corners`], for a smooth one its slopes.
//! 4. the [`program`](super::program) of the formula.
//! 5. what it sums over products.
//! 6. what is made of the result `a`, `b` being the number of products: `+` or `-`, as it rises or
//!    falls, and a program.

use super::{
    Missing, Range,
    bounds::{Formula, corners, smooth, values},
    matched,
    overlap::overlap,
    program::{pop, run},
    span::{Span, Sum},
    spread::{Kind, spread},
};

type Found = Result<Range, Missing>;

/// Lists of the same products, one after the other; then numbers that are of no product.
#[derive(Clone, Debug, Default)]
pub(super) struct Inputs {
    pub(super) values: Vec<Range>,
    /// How many products there are.
    pub(super) count: usize,
}

impl Inputs {
    /// Adds a list; the first one says how many products there are.
    pub(super) fn add(&mut self, list: &[Range]) {
        if self.values.is_empty() {
            self.count = list.len();
        }
        self.values.extend_from_slice(list);
    }

    /// The list of a letter.
    #[inline(never)]
    fn named(&self, name: u8) -> &[Range] {
        let rest = self.values.get(usize::from(name.wrapping_sub(b'a')) * self.count..);
        let rest = rest.unwrap_or_default();
        &rest[..self.count.min(rest.len())]
    }

    /// The lists that are named by their letters, or all.
    #[inline(never)]
    pub(super) fn pick(&self, names: &str) -> Inputs {
        if names.is_empty() {
            return self.clone();
        }
        let mut picked = Inputs::default();
        let mut less = 0;
        for name in names.bytes() {
            if name == b'-' {
                less = 2;
                continue;
            }
            let list = self.named(name);
            if less == 1 {
                let first = picked.values.len() - self.count.min(picked.values.len());
                for (first, second) in picked.values[first..].iter_mut().zip(list) {
                    *first = first.minus(*second);
                }
            } else {
                picked.add(list);
            }
            less -= usize::from(less > 0);
        }
        picked
    }

    fn are_not_negative(&self) -> Result<(), Missing> {
        let is_negative = self.values.iter().any(|value| value.low() < 0.0);
        if is_negative { Err(Missing::Negative) } else { Ok(()) }
    }

    /// Applies a rule.
    pub(super) fn apply(&self, rule: &str) -> Found {
        if let Some(half) = rule.strip_prefix('2') {
            let (first, second) = self.values.split_at(self.values.len() / 2);
            let apply = |values: &[Range]| {
                Inputs { values: values.to_vec(), count: self.count }.apply(half)
            };
            return Ok(apply(first)?.minus(apply(second)?));
        }
        let (method, names) = field(rule, 0).split_at_checked(1).unwrap_or_default();
        let (names, numbers) = match names.strip_prefix('1') {
            Some(names) => (names, 1),
            None => (names, 0),
        };
        let guards = field(rule, 1);
        if guards.starts_with('L') {
            self.are_not_negative()?;
        }
        let mut inputs = self.pick(names);
        if method == "C" {
            let count = inputs.count.max(1);
            inputs.values = inputs.values.chunks(count).map(Range::sum).collect();
            inputs.count = 1;
        }
        let count = inputs.count;
        let formula = Formula {
            lists: inputs.values.len().saturating_sub(numbers) / count.max(1),
            count,
            sums: field(rule, 4),
            program: field(rule, 3),
        };
        guard(guards, &inputs.values, &formula)?;
        let ways = field(rule, 2);
        let (x, m) = (inputs.named(b'a'), inputs.named(b'b'));
        let result = match method {
            "h" => spread(x, Kind::Squares),
            "e" => spread(x, Kind::Logarithms),
            "o" => overlap(x, m),
            "g" => matched::ratio(x, m, 1.0),
            "m" => matched::mean(x, m),
            "j" => matched::adjusted(x, m),
            "x" => matched::matched_change(one(x), one(m)),
            "k" => matched::growth_ratio(one(x), one(m)),
            "s" => smooth(&inputs.values, ways, &formula),
            "p" => {
                let mut each = Vec::new();
                for k in 0..count {
                    let mut own = Vec::with_capacity(formula.lists);
                    for list in 0..formula.lists {
                        own.extend(inputs.values.get(list * count + k));
                    }
                    each.push(smooth(&own, ways, &Formula { count: 1, ..formula })?);
                }
                Ok(Range::sum(&each))
            }
            _ => corners(&inputs.values, ways, &formula),
        }?;
        let Some((way, program)) = field(rule, 5).split_at_checked(1) else { return Ok(result) };
        // A logarithm alone is of a number above zero.
        if program == "aL" && result.low() <= 0.0 {
            return Err(Missing::NotPositive);
        }
        let formula = Formula { lists: 2, count: 1, sums: "", program };
        corners(&[result, Range::from(count as u32)], way, &formula)
    }

    /// Applies a rule to one product and all others of each list.
    pub(super) fn apply_to(&self, k: usize, rule: &str) -> Found {
        if field(rule, 1).starts_with('L') {
            self.are_not_negative()?;
        }
        if k >= self.count {
            return Err(Missing::NeedsProduct);
        }
        let mut parts = Inputs { values: Vec::new(), count: 1 };
        for list in self.values.chunks(self.count) {
            parts.values.push(list[k]);
            parts.values.push(Range::sum_but(list, k));
        }
        parts.apply(rule)
    }
}

/// Lists of the same products.
pub(super) fn lists(lists: &[&[Range]]) -> Result<Inputs, Missing> {
    let mut inputs = Inputs::default();
    for list in lists {
        inputs.add(list);
    }
    let is_equal = lists.iter().all(|list| list.len() == inputs.count);
    if is_equal { Ok(inputs) } else { Err(Missing::UnequalLists) }
}

/// Applies a rule to lists.
pub(super) fn apply(rule: &str, of: &[&[Range]]) -> Found {
    lists(of)?.apply(rule)
}

/// Applies a rule to one product and all others of each list.
pub(super) fn apply_to(k: usize, rule: &str, of: &[&[Range]]) -> Found {
    lists(of)?.apply_to(k, rule)
}

/// Applies a rule to numbers.
pub(super) fn apply_once(rule: &str, numbers: &[Range]) -> Found {
    Inputs { values: numbers.to_vec(), count: 1 }.apply(rule)
}

#[inline(never)]
fn field(rule: &str, place: usize) -> &str {
    rule.split(';').nth(place).unwrap_or_default()
}

/// The first number of a list.
fn one(list: &[Range]) -> Range {
    list.first().copied().unwrap_or(Range::ZERO)
}

/// The conditions under which a formula has a result, in the order that decides which reason is given.
///
/// An `L` first: no input can be below zero. Then, separated by commas, for each condition the place
/// of its reason in [`Missing::ALL`] as a capital letter, what is tested, and the program of a number
/// that must not be zero or less:
///
/// | tested | |
/// | --- | --- |
/// | `.` | each product's |
/// | `:` | each product's, which may be zero |
/// | `+` | the sum over products |
/// | `=` | the same of the values as printed |
/// | `1` | that there is more than one product; no program |
///
/// A divisor that is surely below zero has a reason of its own, and nothing changed only if it surely
/// did not.
fn guard(guards: &str, inputs: &[Range], formula: &Formula<'_>) -> Result<(), Missing> {
    for guard in guards.strip_prefix('L').unwrap_or(guards).split(',') {
        let &[reason, tested, ..] = guard.as_bytes() else { continue };
        let program = guard.get(2..).unwrap_or_default();
        let at = if tested == b'=' {
            values(inputs)
        } else {
            inputs.iter().map(|input| input.span()).collect()
        };
        let mut sum = Sum::default();
        let mut worst = Span::at(f64::INFINITY);
        let mut values = Vec::new();
        for k in 0..formula.count {
            formula.of_product(&at, k, &mut values);
            run(program, &mut values);
            let found = pop(&mut values);
            sum.add(found);
            if found.low < worst.low {
                worst = found;
            }
        }
        if matches!(tested, b'+' | b'=') {
            worst = sum.span();
        }
        let fails = match tested {
            b'1' => formula.count <= 1,
            b':' => worst.low < 0.0,
            _ if reason == NO_CHANGE => worst.high <= 0.0,
            _ => worst.low <= 0.0,
        };
        if fails {
            let is_below = worst.high < 0.0;
            return Err(match reason {
                DIVISOR if is_below => Missing::Negative,
                BASE if !is_below => Missing::DivisorHoldsZero,
                _ => Missing::ALL[usize::from(reason - b'A') % Missing::ALL.len()],
            });
        }
    }
    Ok(())
}

const DIVISOR: u8 = b'J';
const BASE: u8 = b'K';
const NO_CHANGE: u8 = b'R';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_the_reasons_that_the_code_tells_apart() {
        let reason = |letter: u8| Missing::ALL[usize::from(letter - b'A')];
        assert_eq!(reason(DIVISOR), Missing::DivisorHoldsZero);
        assert_eq!(reason(BASE), Missing::NegativeBase);
        assert_eq!(reason(NO_CHANGE), Missing::NoChange);
    }
}
