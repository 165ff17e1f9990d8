//! SVG documents, read back by an XML parser that is not ours.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use plotters_svg::SVGBackend;
use roxmltree::{Document, Node};
use support::{
    figures::{Checked, embedded},
    golden,
    package::Files,
};
use trade_figure::{
    figure::{Align, Area, Color, Figure, Furniture, Mark, Request, Scene, Theme, build},
    locale::Lang,
    paint::{self, Device, svg::to_svg},
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Labels with what a page could be attacked by, and characters that XML does not allow.
const HOSTILE: [&str; 6] = [
    "<img src=x onerror=alert(1)>",
    "</text></svg><script>alert(1)</script>",
    "\"><svg onload=alert(1)>",
    "]]> <!-- &amp; &#60; <![CDATA[",
    "nul\0 bell\u{7} \u{fffe}",
    "\u{202e}tropxE\u{2066}",
];

fn hostile() -> Checked {
    let rows: Vec<(&str, &[&str])> =
        HOSTILE.iter().map(|label| (*label, ["1.5", "2.5"].as_slice())).collect();
    let mut files = Files::table(&["2021", "2022"], &rows);
    for (text, hostile) in [("A title", HOSTILE[1]), ("a source", HOSTILE[2])] {
        let escaped = hostile.replace('"', "\\\"");
        files.descriptor = files.descriptor.replace(text, &escaped);
    }
    Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")))
}

/// Every view of the article in every language, theme and form, and the hostile package.
fn each_document(mut check: impl FnMut(&str, &Figure, &str)) {
    for (name, package) in [("embedded", embedded()), ("hostile", hostile())] {
        for view in &package.views {
            for lang in Lang::ALL {
                for width_css in [200.0, 328.0, 720.0] {
                    for furniture in [Furniture::Drawn, Furniture::Outside] {
                        let request = Request {
                            view: Some(view.name.to_string()),
                            lang,
                            theme: if width_css < 300.0 { Theme::Dark } else { Theme::Light },
                            width_css,
                            furniture,
                            ..Request::default()
                        };
                        let figure = build(&package.package, &package.report, &request)
                            .expect("the view can be shown");
                        let svg = to_svg(
                            &figure.scene,
                            &figure.title,
                            &figure.description,
                            &figure.about,
                        );
                        let what = format!(
                            "{name}, view {}, {}, {width_css} px, {furniture:?}",
                            view.name,
                            lang.tag()
                        );
                        check(&what, &figure, &svg);
                    }
                }
            }
        }
    }
}

fn parse<'a>(what: &str, svg: &'a str) -> Document<'a> {
    Document::parse(svg).unwrap_or_else(|error| panic!("{what}: {error}\n{svg}"))
}

/// The text of an element, without the line breaks that the backend puts around it.
fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|text| text.text()).collect::<String>().trim_matches('\n').to_owned()
}

#[test]
fn documents_are_drawings_and_nothing_else() {
    each_document(|what, _, svg| {
        let document = parse(what, svg);
        let root = document.root_element();
        assert!(root.has_tag_name((SVG, "svg")), "{what}: {:?}", root.tag_name());
        assert_eq!(root.attribute("role"), Some("img"), "{what}");
        for node in document.descendants() {
            assert!(!node.is_pi() && !node.is_comment(), "{what}: {node:?}");
            if !node.is_element() {
                continue;
            }
            let name = node.tag_name();
            assert_eq!(name.namespace(), Some(SVG), "{what}: {name:?}");
            // A closed list: no script, no foreignObject, no image, no style, no link.
            let is_known = [
                "svg", "title", "desc", "metadata", "rect", "text", "circle", "polyline", "polygon",
            ]
            .contains(&name.name());
            assert!(is_known, "{what}: an element {}", name.name());
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                let refers =
                    key == "href" || key == "src" || key == "style" || value.contains("url(");
                assert!(!refers && !key.starts_with("on"), "{what}: {key}={value:?}");
                assert!(!value.contains("://"), "{what}: {key}={value:?}");
            }
        }
    });
}

#[test]
fn title_and_description_are_for_those_who_do_not_see_it() {
    each_document(|what, figure, svg| {
        let document = parse(what, svg);
        // The title counts as the document's only as its first child.
        let children: Vec<Node<'_, '_>> =
            document.root_element().children().filter(Node::is_element).take(2).collect();
        assert!(children[0].has_tag_name((SVG, "title")), "{what}");
        assert_eq!(text_of(children[0]), figure.title, "{what}");
        assert!(children[1].has_tag_name((SVG, "desc")), "{what}");
        assert_eq!(text_of(children[1]), figure.description, "{what}");
        assert!(!figure.title.is_empty() && !figure.description.is_empty(), "{what}");
    });
}

#[test]
fn texts_are_those_of_the_scene_in_its_order() {
    each_document(|what, figure, svg| {
        let document = parse(what, svg);
        let found: Vec<String> = document
            .descendants()
            .filter(|node| node.has_tag_name((SVG, "text")))
            .map(text_of)
            .collect();
        let expected: Vec<String> = figure
            .scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text { content, .. } => Some(content.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected, "{what}");
    });
}

#[test]
fn every_mark_is_there_at_its_place_to_a_tenth_of_a_pixel() {
    each_document(|what, figure, svg| {
        let document = parse(what, svg);
        let number = |node: Node<'_, '_>, key: &str| -> f64 {
            let value = node.attribute(key).unwrap_or_default();
            value.parse().unwrap_or_else(|_| panic!("{what}: {key}={value:?}"))
        };
        let drawn = document.root_element();
        let view_box = drawn.attribute("viewBox").unwrap_or_default();
        let scene = &figure.scene;
        let ratio = Device::SVG_RATIO;
        let expected = format!("0 0 {} {}", scene.width_css * ratio, scene.height_css * ratio);
        assert_eq!(view_box, expected, "{what}");
        let is_mark = |node: &Node<'_, '_>| {
            let name = node.tag_name().name();
            ["rect", "text", "circle", "polyline", "polygon"].contains(&name)
        };
        let marks = drawn.children().filter(is_mark);
        let marks: Vec<Node<'_, '_>> = marks.collect();
        // The background comes first.
        assert_eq!(marks.len(), scene.marks.len() + 1, "{what}");
        for (mark, node) in scene.marks.iter().zip(&marks[1..]) {
            match mark {
                Mark::Rect { area, .. } => {
                    let left = number(*node, "x") / ratio;
                    let right = left + number(*node, "width") / ratio;
                    assert!((left - area.x_css).abs() <= 0.1, "{what}: {area}");
                    assert!((right - area.x_css - area.width_css).abs() <= 0.1, "{what}: {area}");
                }
                Mark::Rule { from, to, .. } => {
                    let left = from.0.min(to.0);
                    assert!((number(*node, "x") / ratio - left).abs() <= 0.6, "{what}");
                }
                Mark::Line { .. } => assert!(node.has_tag_name((SVG, "polyline")), "{what}"),
                Mark::Fill { .. } => assert!(node.has_tag_name((SVG, "polygon")), "{what}"),
                Mark::Ring { center, radius_css, .. } | Mark::Dot { center, radius_css, .. } => {
                    assert!((number(*node, "cx") / ratio - center.0).abs() <= 0.1, "{what}");
                    assert!((number(*node, "r") / ratio - radius_css).abs() <= 0.1, "{what}");
                }
                Mark::Text { at, size_css, .. } => {
                    assert!((number(*node, "x") / ratio - at.0).abs() <= 0.1, "{what}");
                    let size = number(*node, "font-size") / ratio;
                    assert!((size - size_css).abs() < 1e-9, "{what}: {size}");
                }
            }
        }
    });
}

/// Fails unless the marks of a document are those that plotters writes, byte by byte.
///
/// The truth is plotters-svg. The bundle does without it because of the formatting of floating point
/// numbers that it brings. What stands before the marks is ours alone: a title, a role, a finer unit.
fn assert_written_alike(what: &str, scene: &Scene, svg: &str) {
    let mut theirs = String::new();
    let mut backend = SVGBackend::with_string(&mut theirs, (0, 0));
    paint::paint(scene, &Device::svg("inherit"), &mut backend).expect("a string to write to");
    drop(backend);
    let (_, theirs) = theirs.split_once(">\n").expect("an opening tag");
    let (_, ours) = svg.split_once("</metadata>\n").expect("what stands before the marks");
    assert_eq!(ours, theirs, "{what}");
}

#[test]
fn our_backend_writes_what_that_of_plotters_writes() {
    each_document(|what, figure, svg| assert_written_alike(what, &figure.scene, svg));
}

/// Every kind of mark, since no view of the article has all, in colours from not there to opaque.
#[test]
fn each_mark_is_written_as_plotters_writes_it() {
    for alpha in [0.0, 0.05, 0.12, 0.14, 0.25, 0.5, 0.6, 0.75, 1.0] {
        let ink = Color { rgb: (1, 171, 205), alpha };
        let corners = vec![(-20.0, 20.0), (0.0, 33.3), (80.5, 1290.0)];
        let area = Area { x_css: 1.25, y_css: -2.0, width_css: 3.5, height_css: 4.0 };
        let mut marks = vec![
            Mark::Rect { area, fill: ink },
            Mark::Line { points: corners.clone(), width_css: 1.5, stroke: ink },
            Mark::Fill { points: corners, fill: ink },
            Mark::Dot { center: (60.0, 60.0), radius_css: 4.0, fill: ink },
            Mark::Ring { center: (90.0, 60.0), radius_css: 5.0, width_css: 2.0, stroke: ink },
            Mark::Rule { from: (10.0, 50.0), to: (140.0, 50.0), width_css: 1.0, stroke: ink },
        ];
        for (align, bold, content) in [
            (Align::Start, false, "13.2 <&> \"quoted\" 'so'"),
            (Align::Middle, true, "\u{51fa}\u{53e3} 9.8"),
            (Align::End, false, ""),
        ] {
            for size_css in [8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 16.0, 18.0, 20.0, 24.0] {
                let (at, content) = ((75.0, 20.0), content.to_owned());
                marks.push(Mark::Text { at, align, size_css, bold, fill: ink, content });
            }
        }
        let background = Color { rgb: (255, 255, 255), alpha: 1.0 };
        let (width_css, height_css, targets) = (150.0, 100.0, Vec::new());
        let scene = Scene { width_css, height_css, background, marks, targets };
        assert_written_alike(&format!("{alpha}"), &scene, &to_svg(&scene, "", "", ""));
    }
}

/// A page may be wide by any part of a px. The truth is the standard library's own form.
#[test]
fn a_size_is_the_number_that_it_is() {
    for (width_css, written) in [(327.25, "327.25"), (0.5, "0.5"), (1000.0, "1000"), (0.0, "0")] {
        let background = Color { rgb: (255, 255, 255), alpha: 1.0 };
        let (height_css, marks, targets) = (50.0, Vec::new(), Vec::new());
        let scene = Scene { width_css, height_css, background, marks, targets };
        let svg = to_svg(&scene, "", "", "");
        assert_eq!(written, width_css.to_string());
        assert!(svg.contains(&format!(" width=\"{written}\" height=\"50\"")), "{svg}");
    }
    for width_css in [327.272_723_388_671_9, 1_199.999_999_999_999_8, 719.1] {
        let background = Color { rgb: (255, 255, 255), alpha: 1.0 };
        let (height_css, marks, targets) = (50.0, Vec::new(), Vec::new());
        let scene = Scene { width_css, height_css, background, marks, targets };
        let svg = to_svg(&scene, "", "", "");
        let written = svg.split(" width=\"").nth(1).and_then(|rest| rest.split('"').next());
        let written: f64 = written.and_then(|text| text.parse().ok()).expect("a number");
        assert!((written - width_css).abs() < 1e-12, "{written} for {width_css}");
    }
}

#[test]
fn a_document_is_a_golden() {
    let request = Request { furniture: Furniture::Drawn, width_css: 720.0, ..Request::default() };
    let package = embedded();
    let figure = build(&package.package, &package.report, &request).expect("the first view");
    let svg = to_svg(&figure.scene, &figure.title, &figure.description, &figure.about);
    golden::compare([("svg/turnover-720.svg", svg)]);
}
