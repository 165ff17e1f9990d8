//! The colours of a figure, and why each is what it is.
//!
//! A flow keeps its hue in every figure: exports blue, imports orange, both together ink (the hues
//! of Okabe and Ito's colour-blind-safe set, as is the purple of what falls below zero). Within a hue the earlier period is the weaker tone.
//! Every tone stands out from its background by 3:1 at least, and text by 4.5:1 (WCAG 2.2, 1.4.3
//! and 1.4.11); a test computes it.

use std::fmt;

/// A colour in sRGB with its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green and blue.
    pub rgb: (u8, u8, u8),
    /// From 0, not there, to 1, opaque.
    pub alpha: f64,
}

impl Color {
    /// An opaque colour from `0xrrggbb`.
    pub(crate) const fn hex(code: u32) -> Color {
        let [_, red, green, blue] = code.to_be_bytes();
        Color { rgb: (red, green, blue), alpha: 1.0 }
    }

    /// The same colour with another opacity.
    pub(crate) fn with_alpha(self, alpha: f64) -> Color {
        Color { alpha, ..self }
    }

    /// The colour that is `part` of the way from this one to another.
    pub(crate) fn mix(self, other: Color, part: f64) -> Color {
        let mix = |from: u8, to: u8| {
            let (from, to) = (f64::from(from), f64::from(to));
            (from + (to - from) * part).round() as u8
        };
        let ((r0, g0, b0), (r1, g1, b1)) = (self.rgb, other.rgb);
        Color { rgb: (mix(r0, r1), mix(g0, g1), mix(b0, b1)), alpha: self.alpha }
    }
}

impl Color {
    /// `#rrggbb`, or `#rrggbbaa` where it is not opaque, as CSS reads both.
    pub(crate) fn css(self) -> String {
        let mut text = String::new();
        self.push_hex(&mut text, b"0123456789abcdef");
        text
    }

    /// Writes the same with these sixteen digits.
    #[inline(never)]
    pub(crate) fn push_hex(self, text: &mut String, digits: &[u8; 16]) {
        let (red, green, blue) = self.rgb;
        // An opacity is between 0 and 1, so it fits a byte.
        let alpha = (self.alpha * 255.0).round() as u8;
        text.push('#');
        for (place, byte) in [red, green, blue, alpha].into_iter().enumerate() {
            if place < 3 || byte < u8::MAX {
                for digit in [byte / 16, byte % 16] {
                    text.push(char::from(digits[usize::from(digit)]));
                }
            }
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.css())
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// What a mark is about, which decides its hue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Hue {
    /// Both flows together, and whatever is no flow.
    Ink,
    /// Exports.
    Blue,
    /// Imports.
    Orange,
    /// What falls below zero, where the sign is what a figure is about.
    Purple,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Behind everything.
    pub background: Color,
    /// Text.
    pub text: Color,
    /// Text that steps back: ticks, units, sources.
    pub muted: Color,
    /// Grid lines.
    pub grid: Color,
    /// The line at zero.
    pub zero: Color,
    /// The sign beside a number that cannot follow from its inputs.
    pub alert: Color,
    /// Each hue's tone for the earliest and for the latest period.
    tones: [(Color, Color); 4],
}

const LIGHT_TEXT: Color = Color::hex(0x1a_1d21);
const DARK_TEXT: Color = Color::hex(0xe8_eaed);

/// Light: dark tones on white.
const LIGHT: Palette = Palette {
    background: Color::hex(0xff_ffff),
    text: LIGHT_TEXT,
    muted: Color::hex(0x5a_6169),
    grid: Color { alpha: 0.12, ..LIGHT_TEXT },
    zero: Color { alpha: 0.6, ..LIGHT_TEXT },
    alert: Color::hex(0xb3_1412),
    tones: [
        (Color::hex(0x85_8d95), Color::hex(0x3a_4149)),
        (Color::hex(0x4d_97cf), Color::hex(0x00_588f)),
        (Color::hex(0xdd_7526), Color::hex(0xa6_4200)),
        (Color::hex(0xb9_6b9c), Color::hex(0x85_2f68)),
    ],
};

/// Dark: its own tones, the later period the brighter one.
const DARK: Palette = Palette {
    background: Color::hex(0x14_171a),
    text: DARK_TEXT,
    muted: Color::hex(0xa3_abb3),
    grid: Color { alpha: 0.14, ..DARK_TEXT },
    zero: Color { alpha: 0.6, ..DARK_TEXT },
    alert: Color::hex(0xff_8a80),
    tones: [
        (Color::hex(0x7d_858d), Color::hex(0xdf_e3e6)),
        (Color::hex(0x32_79a8), Color::hex(0x62_b8f0)),
        (Color::hex(0xb0_662a), Color::hex(0xf5_a962)),
        (Color::hex(0x9f_5b86), Color::hex(0xe9_9fca)),
    ],
};

impl Palette {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> Palette {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        }
    }

    /// The tone of a hue for the `index`th of `count` periods, the last one the strongest.
    pub(crate) fn tone(&self, hue: Hue, index: usize, count: usize) -> Color {
        let (weak, strong) = self.tones[hue as usize];
        if count < 2 {
            return strong;
        }
        weak.mix(strong, index as f64 / (count - 1) as f64)
    }

    /// The hue that a colour is a tone of, if it is one.
    #[cfg(feature = "more")]
    pub(crate) fn hue_of(&self, color: Color) -> Option<Hue> {
        if color.rgb == self.muted.rgb {
            return None;
        }
        let is_near = |one: u8, other: u8| one.abs_diff(other) <= 1;
        for hue in [Hue::Ink, Hue::Blue, Hue::Orange, Hue::Purple] {
            let (weak, strong) = self.tones[hue as usize];
            for step in 0..=200 {
                let (red, green, blue) = weak.mix(strong, f64::from(step) / 200.0).rgb;
                let other = color.rgb;
                if is_near(red, other.0) && is_near(green, other.1) && is_near(blue, other.2) {
                    return Some(hue);
                }
            }
        }
        None
    }

    /// Text or background, whichever reads better on a fill, or black or white where neither stands out
    /// enough: one of these does from any colour.
    pub(crate) fn on(&self, fill: Color) -> Color {
        let (black, white) = (Color::hex(0), Color::hex(0xff_ffff));
        let (mut best, mut most) = (self.text, contrast(self.text, fill));
        for color in [self.background, black, white] {
            let found = contrast(color, fill);
            if found > most && (color == self.background || most < TEXT_CONTRAST) {
                (best, most) = (color, found);
            }
        }
        best
    }
}

/// What WCAG 2.2 (1.4.3) asks of text.
const TEXT_CONTRAST: f64 = 4.5;

/// The contrast ratio of two opaque colours, from 1 to 21, as WCAG 2.2 defines it.
pub(crate) fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(color: Color) -> f64 {
    let linear = |channel: u8| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { power((part + 0.055) / 1.055) }
    };
    let (red, green, blue) = color.rgb;
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// A number from 0.09 to 1 to the power of 2.4: its square times the fifth root of that, by Newton's
/// method. A function for any power would be a hundredth of what every page loads.
fn power(number: f64) -> f64 {
    let square = number * number;
    let mut root = 1.0_f64;
    // Twelve steps are enough for the smallest number.
    for _ in 0..16 {
        root += (square / (root * root * root * root) - root) / 5.0;
    }
    square * root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_power_is_that_of_a_library() {
        for thousandths in 90..=1000 {
            let number = f64::from(thousandths) / 1000.0;
            let (ours, theirs) = (power(number), libm::pow(number, 2.4));
            assert!((ours / theirs - 1.0).abs() < 1e-15, "{ours} and {theirs} for {number}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        // The two ends that WCAG 2.2 gives in the definition of the contrast ratio.
        assert!((contrast(Color::hex(0), Color::hex(0xff_ffff)) - 21.0).abs() < 1e-9);
        assert!((contrast(Color::hex(0x77_7777), Color::hex(0x77_7777)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn every_colour_stands_out_from_its_background() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            for text in [palette.text, palette.muted, palette.alert] {
                assert!(contrast(text, palette.background) >= 4.5, "{text} in {theme:?}");
            }
            for hue in [Hue::Ink, Hue::Blue, Hue::Orange, Hue::Purple] {
                for index in 0..4 {
                    let tone = palette.tone(hue, index, 4);
                    assert!(contrast(tone, palette.background) >= 3.0, "{tone} in {theme:?}");
                }
                let (first, last) = (palette.tone(hue, 0, 2), palette.tone(hue, 1, 2));
                assert!(contrast(first, last) >= 1.8, "{hue:?}: {first} and {last} in grey");
            }
        }
    }

    #[test]
    fn a_colour_is_written_as_css_reads_it() {
        assert_eq!(Color::hex(0x00_588f).to_string(), "#00588f");
        assert_eq!(Color::hex(0xff_ffff).with_alpha(0.2).to_string(), "#ffffff33");
    }
}
