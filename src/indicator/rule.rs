//! What is done with the inputs of an indicator, as text.
//!
//! A rule has up to six fields, separated by semicolons:
//!
//! 1. how the range is found, one letter, then which lists are used (all, if none are named). `-cd` is
//!    the difference of two lists. A `1` before them says that the last list is one number, of no
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
    bounds::{Formula, corners, smooth},
    matched,
    overlap::overlap,
    spread::{Kind, spread},
};

type Found = Result<Range, Missing>;

/// A list for each input, one product after the other.
pub(super) type Lists = Vec<Vec<Range>>;

/// Applies a rule to lists of the same products.
pub(super) fn apply(rule: &str, lists: &[Vec<Range>]) -> Found {
    if let Some(half) = rule.strip_prefix('2') {
        let (first, second) = lists.split_at(lists.len() / 2);
        return Ok(apply(half, first)?.minus(apply(half, second)?));
    }
    let mut fields = rule.split(';');
    let mut field = || fields.next().unwrap_or_default();
    let (kind, guards, ways, program, sums, then) =
        (field(), field(), field(), field(), field(), field());
    let (method, mut names) = kind.split_at_checked(1).unwrap_or_default();
    let mut numbers = 0;
    if let Some(rest) = names.strip_prefix('1') {
        (names, numbers) = (rest, 1);
    }
    let in_lists = lists.len().saturating_sub(numbers);
    let mut count = lists.first().map_or(0, Vec::len);
    if lists.iter().take(in_lists).any(|list| list.len() != count) {
        return Err(Missing::UnequalLists);
    }
    if guards.starts_with('N') {
        not_negative(lists)?;
    }
    let mut picked = pick(names, lists);
    if method == "C" {
        count = 1;
        for list in &mut picked {
            *list = vec![Range::sum(list)];
        }
    }
    guard(guards, &picked)?;
    let empty = Vec::new();
    let (x, m) = (picked.first().unwrap_or(&empty), picked.get(1).unwrap_or(&empty));
    let formula = Formula { lists: picked.len().saturating_sub(numbers), count, sums, program };
    let result = match method {
        "h" => spread(x, Kind::Squares),
        "e" => spread(x, Kind::Logarithms),
        "o" => overlap(x, m),
        "g" => matched::ratio(x, m, 1.0),
        "m" => matched::mean(x, m),
        "j" => matched::adjusted(x, m),
        "x" | "k" => {
            let (dx, dm) = (one(x), one(m));
            if method == "x" { matched::matched_change(dx, dm) } else { matched::growth_ratio(dx, dm) }
        }
        "p" => {
            let mut each = Vec::new();
            for k in 0..count {
                let mut inputs = Vec::new();
                for list in &picked {
                    inputs.extend(list.get(k));
                }
                each.push(smooth(&inputs, ways, &Formula { count: 1, ..formula })?);
            }
            Ok(Range::sum(&each))
        }
        _ => {
            let inputs = picked.concat();
            if method == "s" { smooth(&inputs, ways, &formula) } else { corners(&inputs, ways, &formula) }
        }
    }?;
    let Some((way, program)) = then.split_at_checked(1) else { return Ok(result) };
    let formula = Formula { lists: 2, count: 1, sums: "", program };
    let size = Range::around(count as f64, count as f64, count as f64);
    if program.ends_with('L') && result.low() <= 0.0 {
        return Err(Missing::NotPositive);
    }
    corners(&[result, size], way, &formula)
}

/// Applies a rule to one product and all others of each list.
pub(super) fn apply_to(k: usize, rule: &str, lists: &[Vec<Range>]) -> Found {
    let count = lists.first().map_or(0, Vec::len);
    if lists.iter().any(|list| list.len() != count) {
        return Err(Missing::UnequalLists);
    }
    if rule.split(';').nth(1).is_some_and(|guards| guards.starts_with('N')) {
        not_negative(lists)?;
    }
    let mut parts = Vec::with_capacity(2 * lists.len());
    for list in lists {
        let part = *list.get(k).ok_or(Missing::NeedsProduct)?;
        parts.push(vec![part]);
        parts.push(vec![Range::sum_but(list, k)]);
    }
    apply(rule, &parts)
}

/// The lists that are named by their letters, or all.
pub(super) fn pick(names: &str, lists: &[Vec<Range>]) -> Lists {
    if names.is_empty() {
        return lists.to_vec();
    }
    let mut names = names.bytes();
    let mut picked = Vec::new();
    let mut next = || {
        let name = names.next()?;
        Some(if name == b'-' { &[] } else { named(lists, name) })
    };
    while let Some(list) = next() {
        if !list.is_empty() {
            picked.push(list.to_vec());
            continue;
        }
        let (first, second) = (next().unwrap_or_default(), next().unwrap_or_default());
        let mut difference = Vec::with_capacity(first.len());
        for (first, second) in first.iter().zip(second) {
            difference.push(first.minus(*second));
        }
        picked.push(difference);
    }
    picked
}

/// The list of a letter.
fn named(lists: &[Vec<Range>], name: u8) -> &[Range] {
    lists.get(usize::from(name.wrapping_sub(b'a'))).map_or(&[], Vec::as_slice)
}

/// The first number of a list.
fn one(list: &[Range]) -> Range {
    list.first().copied().unwrap_or(Range::ZERO)
}

fn not_negative(lists: &[Vec<Range>]) -> Result<(), Missing> {
    let is_negative = lists.iter().flatten().any(|value| value.low() < 0.0);
    if is_negative { Err(Missing::Negative) } else { Ok(()) }
}

/// The conditions under which a formula has a result: a capital letter each, then the lists that it
/// is about. In their order they decide which reason is given.
///
/// | letter | holds unless | of |
/// | --- | --- | --- |
/// | `N` | anything can be below zero | each list; all of them if it stands first and names none |
/// | `P` `R` | anything can be zero or less | each list |
/// | `D` `B` | it can be zero, or is below: as a divisor, as a base | each number |
/// | `S` `C` | the same of a sum of two, of the change of a sum from the first two to the others | numbers |
/// | `Y` `O` `M` | it is zero; there is one product; there are fewer than two years | each list |
/// | `Z` `U` | everything is zero: no trade, no change | all lists together |
/// | `H` | all can be zero | all numbers together |
/// | `T` `V` `W` | the total can be zero, twice; the total is zero | each list |
/// | `E` | the total can be zero | all numbers together |
/// | `G` `K` | the first is not surely above the second; is surely below | two lists |
fn guard(guards: &str, lists: &[Vec<Range>]) -> Result<(), Missing> {
    let mut rest = guards.as_bytes();
    while let Some((&kind, after)) = rest.split_first() {
        let length = after.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        let (names, next) = after.split_at(length);
        rest = next;
        let (mut any, mut all, mut low, mut firsts) = (false, true, 0.0, Vec::new());
        for name in names {
            let list = named(lists, *name);
            let (first, sum) = (one(list), Range::sum(list));
            let fails = match kind {
                b'N' => list.iter().any(|value| value.low() < 0.0),
                b'P' | b'R' => list.iter().any(|value| value.low() <= 0.0),
                b'Z' | b'U' => list.iter().all(|value| value.value() == 0.0),
                b'T' | b'V' => sum.low() <= 0.0,
                b'W' => sum.value() <= 0.0,
                b'Y' => first.value() == 0.0,
                b'O' => list.len() == 1,
                b'M' => list.len() < 2,
                b'D' | b'B' => {
                    base(first, kind)?;
                    false
                }
                _ => first.holds_zero(),
            };
            any |= fails;
            all &= fails;
            low += first.low();
            firsts.push(first);
        }
        let fails = match kind {
            b'Z' | b'U' | b'H' => all && !names.is_empty(),
            b'E' => low <= 0.0,
            b'G' | b'K' => {
                let pairs = named(lists, names[0]).iter().zip(named(lists, names[names.len() - 1]));
                let is_above = |(first, second): (&Range, &Range)| {
                    first.low() > second.high() || kind == b'K' && first.low() >= second.high()
                };
                !pairs.into_iter().all(is_above)
            }
            b'S' => {
                base(Range::sum(&firsts), b'B')?;
                false
            }
            b'C' => {
                let (earlier, later) = firsts.split_at(firsts.len() / 2);
                let change = Range::sum(later).minus(Range::sum(earlier));
                if change.value() == 0.0 && change.is_exact() {
                    return Err(Missing::NoChange);
                }
                change.holds_zero()
            }
            _ => any,
        };
        if fails {
            return Err(match kind {
                b'N' => Missing::Negative,
                b'P' => Missing::NotPositive,
                b'R' | b'G' | b'K' => Missing::NothingElse,
                b'Z' => Missing::NoBothFlows,
                b'U' => Missing::NoChange,
                b'T' | b'E' => Missing::EmptyBasket,
                b'V' | b'W' => Missing::OneFlow,
                b'Y' | b'M' => Missing::NoTimeBetween,
                b'O' => Missing::OneProduct,
                _ => Missing::DivisorHoldsZero,
            });
        }
    }
    Ok(())
}

/// What a number is divided by must be above zero.
fn base(divisor: Range, kind: u8) -> Result<(), Missing> {
    if divisor.high() < 0.0 {
        Err(if kind == b'B' { Missing::NegativeBase } else { Missing::Negative })
    } else if divisor.holds_zero() {
        Err(Missing::DivisorHoldsZero)
    } else {
        Ok(())
    }
}
