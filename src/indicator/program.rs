//! Formulas as text, which a small machine runs on spans.
//!
//! There are so many formulas that each of them as code is most of what a page would load. A program
//! is in reverse Polish notation, a byte for each step. What it leaves on the stack stays there under
//! the next letter, so a letter is an input or something computed before: after `ab+`, with two
//! inputs, `c` is their sum.
//!
//! | byte | |
//! | --- | --- |
//! | `a` to `z` | the first to the 26th value |
//! | `0` to `9`, `F`, `H`, `T` | a digit, 50, 100, 200 |
//! | `+` `-` `*` `/` | of the last two values |
//! | `N` `A` `S` `Q` `L` `X` | minus, size, square, root, logarithm, exponential less 1 |
//! | `W` | moved into 0 to 1 |
//! | `G` | of flow, later and earlier: the flow grown like the others, nothing where nothing flowed |
//! | `O` | of flow and value: the value, or 0 if the flow is known exactly |

use super::span::Span;

/// Runs a program on the values that it begins with; what it leaves comes after them.
pub(super) fn run(program: &str, values: &mut Vec<Span>) {
    for step in program.bytes() {
        let next = match step {
            b'a'..=b'z' => value(values, usize::from(step - b'a')),
            b'0'..=b'9' => Span::at(f64::from(step - b'0')),
            b'F' => Span::at(50.0),
            b'H' => Span::at(100.0),
            b'T' => Span::at(200.0),
            _ => {
                let last = pop(values);
                match step {
                    b'N' => -last,
                    b'A' => last.abs(),
                    b'S' => last.square(),
                    b'Q' => last.sqrt(),
                    b'L' => last.ln(),
                    b'X' => last.exp_m1(),
                    b'W' => last.within(0.0, 1.0),
                    _ => {
                        let first = pop(values);
                        match step {
                            b'+' => first + last,
                            b'-' => first - last,
                            b'*' => first * last,
                            b'/' => first / last,
                            b'O' if first.is_thin() => Span::ZERO,
                            b'O' => last,
                            _ => {
                                let flow = pop(values);
                                let is_nothing = flow.low >= 0.0 && flow.high <= 0.0;
                                if is_nothing { Span::ZERO } else { flow * (first / last) }
                            }
                        }
                    }
                }
            }
        };
        values.push(next);
    }
}

/// The last value; not a number if there is none, so that a wrong program has no result.
#[inline(never)]
pub(super) fn pop(values: &mut Vec<Span>) -> Span {
    values.pop().unwrap_or(Span::NONE)
}

#[inline(never)]
pub(super) fn value(values: &[Span], place: usize) -> Span {
    values.get(place).copied().unwrap_or(Span::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_what_the_table_says() {
        // By hand, from 3 and 2.
        let cases = [
            ("ab+", 5.0),
            ("ab-", 1.0),
            ("ab*", 6.0),
            ("ab/", 1.5),
            ("ab-N", -1.0),
            ("ba-A", 1.0),
            ("aS", 9.0),
            ("97+Q", 4.0),
            ("1L", 0.0),
            ("0X", 0.0),
            ("aW", 1.0),
            ("F", 50.0),
            ("Hb*T-", 0.0),
            ("ab7G", 6.0 / 7.0),
            ("0b0G", 0.0),
            ("abO", 0.0),
            ("ab+cc*", 25.0),
        ];
        for (program, expected) in cases {
            let mut values = vec![Span::at(3.0), Span::at(2.0)];
            run(program, &mut values);
            let found = pop(&mut values);
            let within = 1e-14 * (1.0 + f64::abs(expected));
            assert!((found.middle() - expected).abs() < within, "{program}: {found:?}");
        }
        let mut values = Vec::new();
        run("a1+", &mut values);
        assert!(pop(&mut values).low.is_nan());
    }
}
