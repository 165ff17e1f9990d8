//! A scene as an SVG document.

use plotters_svg::SVGBackend;

use super::{Device, paint};
use crate::figure::Scene;

/// The fonts of an exported figure: what a reader's machine has.
const FONT_FAMILY: &str = "Arial, 'Liberation Sans', Helvetica, 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

/// Writes a scene as a document that stands alone: text is text, nothing refers to elsewhere.
///
/// `title` and `description` become the document's own, for those who do not see it; `about` its
/// metadata, for those who find it far from its page.
pub fn to_svg(scene: &Scene, title: &str, description: &str, about: &str) -> String {
    let (width, height) = (scene.width_css, scene.height_css);
    let ratio = Device::SVG_RATIO;
    let mut document = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" \
         font-family=\"{FONT_FAMILY}\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {} {}\">\n",
        width * ratio,
        height * ratio,
    );
    for (name, text) in [("title", title), ("desc", description), ("metadata", about)] {
        element(&mut document, name, "", text);
    }
    add_marks(&mut document, scene);
    document
}

/// Writes a scene as a part of a page: as wide as the place where it stands, at most as wide as it was
/// made, and without metadata, which some sanitizers would show. `id` begins the ids of title and
/// description, which name it for those who do not see it.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_inline_svg(scene: &Scene, id: &str, title: &str, description: &str) -> String {
    let (width, height) = (scene.width_css, scene.height_css);
    let ratio = Device::SVG_RATIO;
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" \
         aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-description\" \
         font-family=\"{FONT_FAMILY}\" width=\"min(100%, {width}px)\" \
         viewBox=\"0 0 {} {}\">\n",
        width * ratio,
        height * ratio,
    );
    element(&mut drawing, "title", &format!(" id=\"{id}-title\""), title);
    element(&mut drawing, "desc", &format!(" id=\"{id}-description\""), description);
    add_marks(&mut drawing, scene);
    drawing
}

fn element(document: &mut String, name: &str, attributes: &str, text: &str) {
    document.push('<');
    document.push_str(name);
    document.push_str(attributes);
    document.push('>');
    for character in text.chars() {
        match character {
            '&' => document.push_str("&amp;"),
            '<' => document.push_str("&lt;"),
            '>' => document.push_str("&gt;"),
            other => document.push(other),
        }
    }
    document.push_str("</");
    document.push_str(name);
    document.push_str(">\n");
}

/// The marks, and the end of the document.
fn add_marks(document: &mut String, scene: &Scene) {
    let mut drawing = String::new();
    let mut backend = SVGBackend::with_string(&mut drawing, (0, 0));
    // Writing to a string cannot fail.
    let _ = paint(scene, &Device::svg("inherit"), &mut backend);
    drop(backend);
    // The backend's own opening tag has no title, no role and its finer unit as the size.
    let tag_end = drawing.bytes().position(|byte| byte == b'\n').unwrap_or_default();
    document.push_str(&drawing[tag_end + 1..]);
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
