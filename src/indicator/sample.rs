//! Random numbers for this module's tests, the same on every run.

use super::Range;

/// A fixed sequence of numbers.
pub(super) struct Sequence(pub(super) u64);

impl Sequence {
    pub(super) fn next(&mut self) -> u64 {
        // SplitMix64 (Steele, Lea and Flood 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A flow between 1 and 1000, most of them small.
    pub(super) fn amount(&mut self) -> f64 {
        libm::exp(self.unit() * 6.9)
    }

    /// A flow as printed with a relative uncertainty of up to `width` either way.
    pub(super) fn range(&mut self, width: f64) -> Range {
        let value = self.amount();
        let half = value * width * (0.1 + 0.9 * self.unit());
        Range::new(value - half, value, value + half).unwrap()
    }

    pub(super) fn basket(&mut self, count: usize, width: f64) -> Vec<Range> {
        (0..count).map(|_| self.range(width)).collect()
    }
}
