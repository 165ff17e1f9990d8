//! Which values an axis names, and how they are written.

use crate::model::{Direction, Exact};

/// The ticks of an axis: multiples of one step, written with just the decimals the step needs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ticks {
    /// From the lowest to the highest.
    pub(crate) ticks: Vec<Tick>,
    domain: (f64, f64),
}

/// One tick.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    /// Its value.
    pub(crate) value: f64,
    /// Its value in the plain form: `2.5`.
    pub(crate) plain: String,
}

/// Steps per power of ten, in tenths, and the decimals that each needs beyond the power's own.
const STEPS: [(i64, i32); 4] = [(10, 0), (20, 0), (25, 1), (50, 0)];

impl Ticks {
    /// Ticks that cover `low` to `high` with at most `most` steps between them; at least two steps
    /// are allowed, since a range on both sides of zero needs as many.
    ///
    /// The first tick is at or below `low`, the last at or above `high`. A range of no length, one that
    /// is not finite, or one too large for exact arithmetic gives the single tick 0.
    pub(crate) fn covering(low: f64, high: f64, most: usize) -> Ticks {
        let span = high - low;
        if !span.is_finite() || span <= 0.0 {
            return Ticks::zero((0.0, 0.0));
        }
        // The power of ten is found by counting, since `log10` differs between targets.
        let mut power = 0;
        while scaled(1, power) > span {
            power -= 1;
        }
        while scaled(1, power + 1) <= span {
            power += 1;
        }
        // From steps that are certainly too many to the first that are few enough.
        for power in power - 3..=power + 1 {
            for (tenths, decimals) in STEPS {
                let step = scaled(tenths, power - 1);
                let (first, last) = ((low / step).floor(), (high / step).ceil());
                if last - first <= most.max(2) as f64 {
                    let places = (decimals - power).max(0);
                    // Between zero and `most` steps apart, and within an f64's whole numbers.
                    let (mut count, last) = (first as i64, last as i64);
                    let mut ticks = Vec::new();
                    while count <= last {
                        let tick = write(count * tenths, power - 1, places);
                        let Some(tick) = tick else { return Ticks::zero((low, high)) };
                        ticks.push(tick);
                        count += 1;
                    }
                    return Ticks::new(ticks).unwrap_or_else(|| Ticks::zero((low, high)));
                }
            }
        }
        // Beyond exact arithmetic: an axis that names zero alone.
        Ticks::zero((low, high))
    }

    /// Ticks of a logarithmic axis that cover `low` to `high`, both above zero: 1, 2 and 5 of each
    /// power of ten while there are at most `most` of them, then 1 of each power, then of every
    /// second or fifth.
    #[cfg(feature = "more")]
    pub(crate) fn decades(low: f64, high: f64, most: usize) -> Ticks {
        let (mut first, mut last) = (0, 0);
        while scaled(1, first) > low {
            first -= 1;
        }
        while scaled(1, first + 1) <= low {
            first += 1;
        }
        while scaled(1, last - 1) >= high {
            last -= 1;
        }
        while scaled(1, last) < high {
            last += 1;
        }
        let mut ticks = Vec::new();
        for (mantissas, step) in [(&[1, 2, 5][..], 1), (&[1], 1), (&[1], 2), (&[1], 5)] {
            ticks.clear();
            let mut power = first;
            while power < last + step {
                for mantissa in mantissas {
                    ticks.extend(write(*mantissa, power, (-power).max(0)));
                }
                power += step;
            }
            // No more at either end than it takes to cover the range.
            while ticks.len() > 1 && ticks[1].value <= low {
                ticks.remove(0);
            }
            while ticks.len() > 1 && ticks[ticks.len() - 2].value >= high {
                ticks.pop();
            }
            if ticks.len() <= most.max(2) {
                break;
            }
        }
        let ends = ticks.first().map_or(low, |tick| tick.value);
        let domain = (low.min(ends), high.max(ticks.last().map_or(high, |tick| tick.value)));
        Ticks { ticks, domain }
    }

    fn new(ticks: Vec<Tick>) -> Option<Ticks> {
        let domain = (ticks.first()?.value, ticks.last()?.value);
        Some(Ticks { ticks, domain })
    }

    /// The single tick 0.
    fn zero(domain: (f64, f64)) -> Ticks {
        Ticks { ticks: vec![Tick { value: 0.0, plain: "0".to_owned() }], domain }
    }

    /// The lowest and the highest value.
    pub(crate) fn domain(&self) -> (f64, f64) {
        self.domain
    }
}

/// `mantissa` times ten to the `power`, if that is a number to compute with.
fn exact(mantissa: i64, power: i32) -> Option<Exact> {
    Exact::new(i128::from(mantissa), 1)?.checked_mul(Exact::power_of_ten(power)?)
}

/// The nearest `f64`; NaN, which ends every search, where there is no exact number.
fn scaled(mantissa: i64, power: i32) -> f64 {
    exact(mantissa, power).map_or(f64::NAN, Exact::to_f64)
}

/// The tick at `mantissa` times ten to the `power`, with so many decimal places.
fn write(mantissa: i64, power: i32, places: i32) -> Option<Tick> {
    let value = exact(mantissa, power)?;
    // Zero needs no decimals to be read as what it is.
    let places = if mantissa == 0 { 0 } else { u8::try_from(places).ok()? };
    let plain = value.to_decimal_text(places, Direction::Nearest);
    Some(Tick { value: value.to_f64(), plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(low: f64, high: f64, most: usize) -> Vec<String> {
        Ticks::covering(low, high, most).ticks.into_iter().map(|tick| tick.plain).collect()
    }

    #[test]
    fn steps_are_one_two_two_and_a_half_or_five() {
        assert_eq!(plain(0.0, 24.15, 5), ["0", "5", "10", "15", "20", "25"]);
        assert_eq!(plain(0.0, 11.5, 6), ["0", "2", "4", "6", "8", "10", "12"]);
        assert_eq!(plain(0.0, 9.9, 4), ["0", "2.5", "5.0", "7.5", "10.0"]);
        assert_eq!(plain(0.0, 0.3, 3), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(plain(-0.733, 0.5, 4), ["-1.0", "-0.5", "0", "0.5"]);
        assert_eq!(plain(0.0, 1_300_000.0, 3), ["0", "500000", "1000000", "1500000"]);
    }

    #[cfg(feature = "more")]
    fn decades(low: f64, high: f64, most: usize) -> Vec<String> {
        Ticks::decades(low, high, most).ticks.into_iter().map(|tick| tick.plain).collect()
    }

    #[cfg(feature = "more")]
    #[test]
    fn a_logarithmic_axis_names_one_two_and_five() {
        assert_eq!(decades(0.3, 40.0, 9), ["0.2", "0.5", "1", "2", "5", "10", "20", "50"]);
        assert_eq!(decades(0.3, 40.0, 4), ["0.1", "1", "10", "100"]);
        assert_eq!(decades(1.0, 1000.0, 12)[..4], ["1", "2", "5", "10"]);
        assert_eq!(decades(5.0, 5.0, 12), ["5"]);
        assert_eq!(decades(0.001, 1e6, 6), ["0.001", "0.1", "10", "1000", "100000", "10000000"]);
    }

    #[cfg(feature = "more")]
    #[test]
    fn a_logarithmic_axis_covers_what_it_shows() {
        for exponent in -12..=12 {
            for digit in 1..=99_i64 {
                for most in 2..=9 {
                    let low = scaled(digit, exponent);
                    let high = low * 350.0;
                    let (start, end) = Ticks::decades(low, high, most).domain();
                    assert!(start <= low && end >= high, "{low} to {high} in {most}");
                }
            }
        }
    }

    #[test]
    fn a_range_that_is_none_has_one_tick() {
        assert_eq!(plain(5.0, 5.0, 5), ["0"]);
        assert_eq!(plain(f64::NAN, 5.0, 5), ["0"]);
        assert_eq!(plain(0.0, f64::INFINITY, 5), ["0"]);
        assert_eq!(plain(5.0, 0.0, 5), ["0"]);
    }

    #[test]
    fn ticks_always_cover_the_range_in_few_steps() {
        for exponent in -12..=15 {
            for digit in 1..=99_i64 {
                for most in 1..=8 {
                    let high = scaled(digit, exponent);
                    let ticks = Ticks::covering(-high / 3.0, high, most);
                    let (low_end, high_end) = ticks.domain();
                    assert!(low_end <= -high / 3.0 && high_end >= high, "for {high} in {most}");
                    assert!(ticks.ticks.len() <= most.max(2) + 1, "for {high} in {most}");
                }
            }
        }
    }
}
