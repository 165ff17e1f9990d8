//! From values to CSS px.

/// A straight line from a range of values, or of their logarithms, to a range of CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Linear {
    domain: (f64, f64),
    range_css: (f64, f64),
    #[cfg(feature = "more")]
    is_log: bool,
}

impl Linear {
    /// Maps `domain.0` to `range_css.0` and `domain.1` to `range_css.1`.
    pub(crate) fn new(domain: (f64, f64), range_css: (f64, f64)) -> Linear {
        Linear {
            domain,
            range_css,
            #[cfg(feature = "more")]
            is_log: false,
        }
    }

    /// As [`Linear::new`], with equal distances for equal ratios. The domain, and every value that is
    /// asked for, is above zero; what is not has no place, and its form says so in words.
    #[cfg(feature = "more")]
    pub(crate) fn log((low, high): (f64, f64), range_css: (f64, f64)) -> Linear {
        Linear { domain: (libm::log10(low), libm::log10(high)), range_css, is_log: true }
    }

    /// Where a value is; the middle of the range if the domain has no length.
    pub(crate) fn css(self, value: f64) -> f64 {
        #[cfg(feature = "more")]
        let value = if self.is_log { libm::log10(value) } else { value };
        let (low, high) = self.domain;
        let (start, end) = self.range_css;
        let span = high - low;
        let part = if span == 0.0 { 0.5 } else { (value - low) / span };
        start + part * (end - start)
    }
}

/// Equal bands, one for each category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Band {
    start_css: f64,
    step_css: f64,
}

impl Band {
    /// Splits the range into `count` bands; at least one.
    pub(crate) fn new(count: usize, (start, end): (f64, f64)) -> Band {
        Band { start_css: start, step_css: (end - start) / count.max(1) as f64 }
    }

    /// The width of a band.
    pub(crate) fn step_css(self) -> f64 {
        self.step_css
    }

    /// The start of a band.
    pub(crate) fn start_css(self, index: usize) -> f64 {
        self.start_css + index as f64 * self.step_css
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn a_line_maps_ends_to_ends_in_either_direction() {
        let up = Linear::new((0.0, 20.0), (300.0, 100.0));
        assert_near(up.css(0.0), 300.0);
        assert_near(up.css(20.0), 100.0);
        assert_near(up.css(5.0), 250.0);
    }

    #[test]
    fn a_domain_without_length_maps_to_the_middle() {
        assert_near(Linear::new((5.0, 5.0), (300.0, 100.0)).css(5.0), 200.0);
    }

    #[cfg(feature = "more")]
    #[test]
    fn a_log_scale_gives_equal_ratios_equal_distances() {
        let log = Linear::log((0.1, 1000.0), (0.0, 400.0));
        assert_near(log.css(0.1), 0.0);
        assert_near(log.css(1.0), 100.0);
        assert_near(log.css(1000.0), 400.0);
        assert_near(log.css(200.0) - log.css(20.0), 100.0);
        assert_near(Linear::log((5.0, 5.0), (0.0, 400.0)).css(5.0), 200.0);
    }

    #[test]
    fn bands_fill_their_range() {
        let band = Band::new(4, (40.0, 240.0));
        assert_near(band.step_css(), 50.0);
        assert_near(band.start_css(3), 190.0);
        assert_near(Band::new(0, (0.0, 10.0)).step_css(), 10.0);
    }
}
