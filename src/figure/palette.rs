//! The colours of a figure, and why each is what it is.
//!
//! A flow keeps its hue in every figure: exports blue, imports orange, both together ink (the hues
//! of Okabe and Ito's colour-blind-safe set, as is the purple of what falls below zero). Within a hue
//! the earlier period is the weaker tone. Lines of one flow, of several partners say, would all be of one
//! hue: each has one of five others, which was searched for among all that stand out from the background,
//! so that no two are near each other for readers without red or green cones either.
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
    /// The first of the hues that lines of one flow are told apart by.
    #[cfg(feature = "more")]
    Green,
    /// The second of these.
    #[cfg(feature = "more")]
    Violet,
    /// The third.
    #[cfg(feature = "more")]
    Gold,
    /// The fourth.
    #[cfg(feature = "more")]
    Crimson,
    /// The fifth.
    #[cfg(feature = "more")]
    Teal,
}

/// The hues of lines that share a flow, in the order in which they are given away.
#[cfg(feature = "more")]
pub(crate) const OWN_HUES: [Hue; 5] = [Hue::Green, Hue::Violet, Hue::Gold, Hue::Crimson, Hue::Teal];

/// How many hues there are.
const HUES: usize = if cfg!(feature = "more") { 9 } else { 4 };

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
    tones: [(Color, Color); HUES],
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
        #[cfg(feature = "more")]
        (Color::hex(0x0c_4218), Color::hex(0x00_6110)),
        #[cfg(feature = "more")]
        (Color::hex(0x48_2c70), Color::hex(0x6e_39b0)),
        #[cfg(feature = "more")]
        (Color::hex(0x6d_5824), Color::hex(0xb1_8827)),
        #[cfg(feature = "more")]
        (Color::hex(0x70_2547), Color::hex(0xb6_2b66)),
        #[cfg(feature = "more")]
        (Color::hex(0x24_656d), Color::hex(0x2c_a0ac)),
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
        #[cfg(feature = "more")]
        (Color::hex(0xb8_e8bc), Color::hex(0x91_e694)),
        #[cfg(feature = "more")]
        (Color::hex(0xa7_9fe4), Color::hex(0x72_62dd)),
        #[cfg(feature = "more")]
        (Color::hex(0xd1_b76b), Color::hex(0xbe_8e00)),
        #[cfg(feature = "more")]
        (Color::hex(0xc0_99a8), Color::hex(0xa0_576f)),
        #[cfg(feature = "more")]
        (Color::hex(0x7b_d0dd), Color::hex(0x21_bad0)),
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

    /// A tone as the colour of a text: as much nearer to that of texts as it takes to be read.
    #[cfg(feature = "more")]
    pub(crate) fn readable(&self, tone: Color) -> Color {
        let mut color = tone;
        let mut step = 0.0;
        while contrast(color, self.background) < TEXT_CONTRAST && step < 1.0 {
            step += 0.1;
            color = tone.mix(self.text, step);
        }
        color
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

    /// Colours in linear light as eyes without cones for long and for middle waves see them (Machado,
    /// Oliveira and Fernandes 2009, severity 1), and as all others do.
    const EYES: [[[f64; 3]; 3]; 3] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ];

    fn times(rows: [[f64; 3]; 3], by: [f64; 3]) -> [f64; 3] {
        rows.map(|row| row[0] * by[0] + row[1] * by[1] + row[2] * by[2])
    }

    /// A colour as an eye sees it, in Ottosson's space Oklab (2020).
    fn seen(color: Color, eye: [[f64; 3]; 3]) -> [f64; 3] {
        let (red, green, blue) = color.rgb;
        let linear = [red, green, blue].map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        });
        let cones = times(
            [
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            times(eye, linear).map(|part| part.clamp(0.0, 1.0)),
        );
        times(
            [
                [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
            ],
            cones.map(libm::cbrt),
        )
    }

    /// A distance of 0.02 is about the least that is seen; five times that is told apart in a legend.
    #[cfg(feature = "more")]
    #[test]
    fn the_hues_of_lines_are_told_apart_by_every_eye() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            for (place, one) in OWN_HUES.into_iter().enumerate() {
                for index in 0..2 {
                    let tone = palette.tone(one, index, 2);
                    assert!(contrast(tone, palette.background) >= 3.0, "{tone} in {theme:?}");
                    let text = contrast(palette.readable(tone), palette.background);
                    assert!(text >= 4.5, "{tone} in {theme:?}");
                }
                for other in &OWN_HUES[place + 1..] {
                    for eye in EYES {
                        let [one, other] =
                            [one, *other].map(|hue| seen(palette.tone(hue, 0, 1), eye));
                        let far =
                            one.iter().zip(other).map(|(one, other)| (one - other) * (one - other));
                        let far = far.sum::<f64>().sqrt();
                        assert!(far >= 0.1, "{place} and {other:?} in {theme:?}: {far}");
                    }
                }
            }
        }
    }

    /// Source: WCAG 2.2, 1.4.3.
    #[test]
    fn text_on_any_fill_can_be_read() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            for code in 0..4096_u32 {
                let fill = Color::hex(
                    ((code >> 8) * 0x11_0000) + ((code >> 4 & 15) * 0x1100) + (code & 15) * 0x11,
                );
                let found = contrast(palette.on(fill), fill);
                assert!(found >= 4.5, "{found} on {fill} in {theme:?}");
            }
        }
    }

    #[test]
    fn a_colour_is_written_as_css_reads_it() {
        assert_eq!(Color::hex(0x00_588f).to_string(), "#00588f");
        assert_eq!(Color::hex(0xff_ffff).with_alpha(0.2).to_string(), "#ffffff33");
    }
}
