//! A scene as an SVG document.
//!
//! The backend is our own because plotters-svg writes every opacity and font size as a floating point
//! number, whose formatting and its own code are 4 kB of compressed code for each reader; tests/svg.rs
//! writes the golden scenes with both and compares the documents.

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
    text_anchor::{HPos, VPos},
};

use super::{Device, paint};
use crate::{
    figure::{Color, Scene},
    model::signed_digits,
};

/// What every document begins with; the fonts of an exported figure are what a reader's machine has.
const START: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" font-family=\"Arial, 'Liberation Sans', Helvetica, 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif\" width=\"";

/// Writes a scene as a document that stands alone: text is text, nothing refers to elsewhere.
///
/// `title` and `description` become the document's own, for those who do not see it; `about` its
/// metadata, for those who find it far from its page.
pub fn to_svg(scene: &Scene, title: &str, description: &str, about: &str) -> String {
    let (width, height) = (scene.width_css, scene.height_css);
    let mut svg = Svg { document: START.to_owned() };
    svg.decimal(width);
    svg.push("\" height=\"");
    svg.decimal(height);
    svg.push("\" viewBox=\"0 0 ");
    svg.decimal(width * Device::SVG_RATIO);
    svg.push(" ");
    svg.decimal(height * Device::SVG_RATIO);
    svg.push("\">\n");
    for (name, text) in [("title", title), ("desc", description), ("metadata", about)] {
        svg.push("<");
        svg.push(name);
        svg.push(">");
        svg.escaped(text, false);
        svg.push("</");
        svg.push(name);
        svg.push(">\n");
    }
    // Writing to a string cannot fail.
    let _ = paint(scene, &Device::svg("inherit"), &mut svg);
    svg.document
}

/// Writes a scene as a part of a page: as wide as the place where it stands, at most as wide as it was
/// made, and without metadata, which some sanitizers would show. `id` begins the ids of title and
/// description, which name it for those who do not see it.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_inline_svg(scene: &Scene, id: &str, title: &str, description: &str) -> String {
    let mut svg = Svg { document: START.to_owned() };
    svg.push("min(100%, ");
    svg.decimal(scene.width_css);
    svg.push("px)\" aria-labelledby=\"");
    svg.escaped(id, true);
    svg.push("-title\" aria-describedby=\"");
    svg.escaped(id, true);
    svg.push("-description\" viewBox=\"0 0 ");
    svg.decimal(scene.width_css * Device::SVG_RATIO);
    svg.push(" ");
    svg.decimal(scene.height_css * Device::SVG_RATIO);
    svg.push("\">\n");
    for (tag, name, text) in [("title", "-title", title), ("desc", "-description", description)] {
        for part in ["<", tag, " id=\""] {
            svg.push(part);
        }
        svg.escaped(id, true);
        svg.push(name);
        svg.push("\">");
        svg.escaped(text, false);
        for part in ["</", tag, ">\n"] {
            svg.push(part);
        }
    }
    // Writing to a string cannot fail.
    let _ = paint(scene, &Device::svg("inherit"), &mut svg);
    svg.document
}

/// A document as a backend of plotters. The order of attributes is that of plotters-svg.
struct Svg {
    document: String,
}

// Not inlined: every element has many of each.
impl Svg {
    #[inline(never)]
    fn push(&mut self, text: &str) {
        self.document.push_str(text);
    }

    /// A text, with quotes that end an attribute or without.
    #[inline(never)]
    fn escaped(&mut self, text: &str, has_quotes: bool) {
        for character in text.chars() {
            match character {
                '&' => self.push("&amp;"),
                '<' => self.push("&lt;"),
                '>' => self.push("&gt;"),
                '"' if has_quotes => self.push("&quot;"),
                '\'' if has_quotes => self.push("&apos;"),
                other => self.document.push(other),
            }
        }
    }

    #[inline(never)]
    fn whole(&mut self, number: i32) {
        self.push(&signed_digits(number));
    }

    /// A number that is not negative, without the decimal places that say nothing: at most fourteen,
    /// which are those of the font sizes that [`Device::svg`] comes to.
    #[inline(never)]
    fn decimal(&mut self, number: f64) {
        const PLACES: f64 = 1e14;
        let whole = number.trunc();
        self.whole(whole as i32);
        let mut rest = ((number - whole) * PLACES).round().min(PLACES - 1.0) as u64;
        let mut place = PLACES as u64 / 10;
        if rest > 0 {
            self.push(".");
        }
        while rest > 0 {
            self.document.push(char::from(b'0' + (rest / place) as u8));
            rest %= place;
            place /= 10;
        }
    }

    /// An attribute with a whole number.
    #[inline(never)]
    fn number(&mut self, name: &str, number: i32) {
        self.push(name);
        self.whole(number);
        self.push("\"");
    }

    /// An attribute with a colour.
    #[inline(never)]
    fn color(&mut self, name: &str, rgb: (u8, u8, u8)) {
        self.push(name);
        Color { rgb, alpha: 1.0 }.push_hex(&mut self.document, b"0123456789ABCDEF");
        self.push("\"");
    }

    #[inline(never)]
    fn opacity(&mut self, alpha: f64) {
        self.push(" opacity=\"");
        self.decimal(alpha);
        self.push("\"");
    }

    /// The points of a line or area, and the element's end.
    #[inline(never)]
    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        self.push(" points=\"");
        for (x, y) in points {
            self.whole(x);
            self.push(",");
            self.whole(y);
            self.push(" ");
        }
        self.push("\"/>\n");
    }

    /// What a closed shape is filled with, or drawn with.
    #[inline(never)]
    fn inked(&mut self, rgb: (u8, u8, u8), is_filled: bool) {
        if is_filled {
            self.color(" fill=\"", rgb);
            self.push(" stroke=\"none\"");
        } else {
            self.push(" fill=\"none\"");
            self.color(" stroke=\"", rgb);
        }
    }
}

/// What writing to a string gives.
type Written = Result<(), DrawingErrorKind<Infallible>>;

// What cannot be seen is left out everywhere.
impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    /// A document has no pixels.
    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        self.push("</svg>\n");
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Written {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Written {
        let BackendColor { rgb, alpha } = style.color();
        if alpha > 0.0 {
            self.number("<rect x=\"", left);
            self.number(" y=\"", top);
            self.number(" width=\"", right - left);
            self.number(" height=\"", bottom - top);
            self.opacity(alpha);
            self.inked(rgb, fill);
            self.push("/>\n");
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        let BackendColor { rgb, alpha } = style.color();
        if alpha > 0.0 {
            self.push("<polyline fill=\"none\"");
            self.opacity(alpha);
            self.color(" stroke=\"", rgb);
            self.number(" stroke-width=\"", style.stroke_width().cast_signed());
            self.points(path);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        let BackendColor { rgb, alpha } = style.color();
        if alpha > 0.0 {
            self.push("<polygon");
            self.opacity(alpha);
            self.color(" fill=\"", rgb);
            self.points(path);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Written {
        let BackendColor { rgb, alpha } = style.color();
        if alpha > 0.0 {
            self.number("<circle cx=\"", x);
            self.number(" cy=\"", y);
            self.number(" r=\"", radius.cast_signed());
            self.opacity(alpha);
            self.inked(rgb, fill);
            self.number(" stroke-width=\"", style.stroke_width().cast_signed());
            self.push("/>\n");
        }
        Ok(())
    }

    /// Writes level text: a scene has no other.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Written {
        let BackendColor { rgb, alpha } = style.color();
        if alpha <= 0.0 {
            return Ok(());
        }
        let anchor = style.anchor();
        self.number("<text x=\"", x);
        self.number(" y=\"", y);
        self.push(match anchor.v_pos {
            VPos::Top => " dy=\"0.76em\"",
            VPos::Center => " dy=\"0.5ex\"",
            VPos::Bottom => " dy=\"-0.5ex\"",
        });
        self.push(match anchor.h_pos {
            HPos::Left => " text-anchor=\"start\"",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        self.push(" font-family=\"");
        self.escaped(style.family().as_str(), true);
        self.push("\" font-size=\"");
        self.decimal(style.size() / Device::SVG_FONT_FACTOR);
        self.push("\"");
        self.opacity(alpha);
        self.color(" fill=\"", rgb);
        if matches!(style.style(), FontStyle::Bold) {
            self.push(" font-weight=\"bold\"");
        }
        self.push(">\n");
        self.escaped(text, true);
        self.push("\n</text>\n");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Align, Area, Color, Mark};

    fn scene(marks: Vec<Mark>) -> Scene {
        let background = Color { rgb: (255, 255, 255), alpha: 1.0 };
        Scene { width_css: 100.0, height_css: 50.0, background, marks, targets: Vec::new() }
    }

    #[test]
    fn text_has_the_size_that_the_scene_asks_for() {
        let fill = Color { rgb: (0, 0, 0), alpha: 1.0 };
        let text = Mark::Text {
            at: (1.0, 2.0),
            align: Align::Middle,
            size_css: 12.0,
            bold: true,
            fill,
            content: "9.8".to_owned(),
        };
        let svg = to_svg(&scene(vec![text]), "", "", "");
        let size = svg.split("font-size=\"").nth(1).and_then(|rest| rest.split('"').next());
        let size: f64 = size.unwrap().parse().unwrap();
        assert!((size - 12.0 * Device::SVG_RATIO).abs() < 1e-9, "{svg}");
        assert!(svg.contains("font-weight=\"bold\""), "{svg}");
        assert!(svg.contains("text-anchor=\"middle\""), "{svg}");
    }

    #[test]
    fn edges_are_kept_to_a_tenth_of_a_pixel() {
        let area = Area { x_css: 1.25, y_css: 2.0, width_css: 3.5, height_css: 4.0 };
        let fill = Color { rgb: (1, 2, 3), alpha: 1.0 };
        let svg = to_svg(&scene(vec![Mark::Rect { area, fill }]), "", "", "");
        assert!(svg.contains(r#"<rect x="13" y="20" width="35" height="40""#), "{svg}");
        assert!(svg.contains(r#"width="100" height="50" viewBox="0 0 1000 500""#), "{svg}");
        assert!(svg.trim_end().ends_with("</svg>"), "{svg}");
    }

    #[test]
    fn hostile_text_stays_text() {
        let svg = to_svg(&scene(Vec::new()), "</title><script>", "a & <b>", "<c>");
        assert!(svg.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"), "{svg}");
        assert!(svg.contains("<desc>a &amp; &lt;b&gt;</desc>"), "{svg}");
        assert!(svg.contains("<metadata>&lt;c&gt;</metadata>"), "{svg}");
    }
}
