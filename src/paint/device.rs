//! What differs between backends, so that a scene comes out the same on all of them.

/// A drawing surface: its pixels, its fonts, its habits.
#[derive(Clone, Debug, PartialEq)]
pub struct Device<'a> {
    /// Backend px per CSS px.
    ratio: f64,
    /// What a font size is multiplied by before the backend gets it.
    font_factor: f64,
    /// How far text anchored at its middle must be lowered, as a part of its size.
    baseline_shift: f64,
    font_family: &'a str,
}

impl<'a> Device<'a> {
    /// Backend px per CSS px in an SVG document: coordinates are whole numbers there too, so a
    /// finer unit keeps edges where the scene has them.
    pub const SVG_RATIO: f64 = 10.0;

    /// What plotters-svg 0.3.7 divides a font size by, and our own backend with it.
    pub(super) const SVG_FONT_FACTOR: f64 = 1.24;

    /// A canvas with so many canvas px per CSS px.
    pub fn canvas(ratio: f64, font_family: &'a str) -> Device<'a> {
        Device { ratio, font_factor: 1.0, baseline_shift: 0.0, font_family }
    }

    /// An SVG document.
    pub fn svg(font_family: &'a str) -> Device<'a> {
        Device {
            ratio: Device::SVG_RATIO,
            font_factor: Device::SVG_FONT_FACTOR,
            // "0.5ex" lowers the baseline by half an x-height, 0.26 of the size in Arial; a canvas's
            // "middle" lowers it by 0.31.
            baseline_shift: 0.05,
            font_family,
        }
    }

    /// The nearest whole backend px.
    pub(super) fn px(&self, css: f64) -> i32 {
        // Scenes are a few thousand px wide.
        (css * self.ratio).round() as i32
    }

    /// Points in whole backend px.
    pub(super) fn points(&self, points_css: &[(f64, f64)]) -> Vec<(i32, i32)> {
        let mut points = Vec::with_capacity(points_css.len());
        for (x, y) in points_css {
            points.push((self.px(*x), self.px(*y)));
        }
        points
    }

    /// A length in whole backend px, at least one: a line's width, a circle's radius.
    pub(super) fn stroke(&self, css: f64) -> u32 {
        u32::try_from(self.px(css)).unwrap_or(0).max(1)
    }

    pub(super) fn font_size(&self, css: f64) -> f64 {
        css * self.ratio * self.font_factor
    }

    pub(super) fn baseline_shift(&self, size_css: f64) -> f64 {
        size_css * self.baseline_shift
    }

    pub(super) fn font_family(&self) -> &str {
        self.font_family
    }

    /// The corners of a horizontal or vertical line as a filled rectangle, whole pixels wide and at
    /// least one, so that it is never blurred over two rows of pixels.
    pub(super) fn rule(
        &self,
        from: (f64, f64),
        to: (f64, f64),
        width_css: f64,
    ) -> ((i32, i32), (i32, i32)) {
        let width = self.px(width_css).max(1);
        let start = |css: f64| (css * self.ratio - f64::from(width) / 2.0).round() as i32;
        if (from.1 - to.1).abs() < (from.0 - to.0).abs() {
            let y = start(from.1);
            ((self.px(from.0.min(to.0)), y), (self.px(from.0.max(to.0)), y + width))
        } else {
            let x = start(from.0);
            ((x, self.px(from.1.min(to.1))), (x + width, self.px(from.1.max(to.1))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hairline_covers_whole_pixels_at_every_ratio() {
        for (ratio, height) in [(1.0, 1), (1.25, 1), (1.5, 2), (2.0, 2), (3.0, 3)] {
            let device = Device::canvas(ratio, "sans-serif");
            let ((left, top), (right, bottom)) = device.rule((10.0, 20.0), (110.0, 20.0), 1.0);
            assert_eq!((right - left, bottom - top), ((100.0 * ratio) as i32, height), "{ratio}");
        }
    }

    #[test]
    fn a_vertical_line_is_tall_whatever_its_direction() {
        let device = Device::canvas(2.0, "sans-serif");
        assert_eq!(device.rule((5.5, 40.0), (5.5, 10.0), 1.0), ((10, 20), (12, 80)));
    }
}
