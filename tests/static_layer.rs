//! What `trade-figure render --html` writes, read back by an XML parser that is not ours.
//!
//! Source: what stands in the package, and the closed lists of what sanitizers let through.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use roxmltree::{Document, Node};
use support::{
    figures::{Checked, embedded},
    golden,
    package::Files,
};
use trade_figure::{
    data::Chart,
    figure::{Request, build, visible},
    finding::{Kind, evidence, findings},
    locale::Lang,
    paint::svg::to_svg,
};

const ARTICLE: &str = "data/china-kazakhstan";
const SERIES: &str = "data/china-kazakhstan-series";
const SVG: &str = "http://www.w3.org/2000/svg";

/// What a page could be attacked by, and characters that XML does not allow.
const HOSTILE: [&str; 6] = [
    "<img src=x onerror=alert(1)>",
    "</td></svg><script>alert(1)</script>",
    "\"><svg onload=alert(1)>' onclick='",
    "]]> <!-- &amp; &#60; <![CDATA[",
    "nul\0 bell\u{7} \u{fffe}",
    "\u{202e}tropxE\u{2066}",
];

fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_trade-figure"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("an exit code, not a signal");
    (code, text(output.stdout), text(output.stderr))
}

fn layer(package: &str, view: &str, more: &[&str]) -> String {
    let arguments = [&["render", package, "--view", view, "--html"], more].concat();
    let (code, out, err) = run(&arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    out
}

fn parse(markup: &str) -> Document<'_> {
    Document::parse(markup).unwrap_or_else(|error| panic!("{error}\n{markup}"))
}

/// Writes a package into a folder of its own.
fn folder(name: &str, files: &Files) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("static-layer").join(name);
    fs::create_dir_all(&folder).expect("a folder for the package");
    fs::write(folder.join("datapackage.json"), &files.descriptor).expect("the descriptor");
    for path in ["observations.csv", "claims.csv", "labels.csv"] {
        if let Some(text) = files.file(path) {
            fs::write(folder.join(path), text).expect("a file of the package");
        }
    }
    folder
}

fn hostile() -> Files {
    let rows: Vec<(&str, &[&str])> =
        HOSTILE.iter().map(|label| (*label, ["1.5", ""].as_slice())).collect();
    let mut files = Files::table(&["2021", "2022"], &rows);
    for (text, hostile) in
        [("A title", HOSTILE[1]), ("A subtitle", HOSTILE[0]), ("a source", HOSTILE[2])]
    {
        files.descriptor = files.descriptor.replace(text, &hostile.replace('"', "\\\""));
    }
    let licenses = r#""licenses": [{"name": "x\"><script>", "path": "javascript:alert(1)"}],
  "views""#;
    files.descriptor = files.descriptor.replace("\"views\"", licenses);
    files
}

fn read(folder: &str) -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let file = |path: &str| fs::read_to_string(folder.join(path)).ok();
    let descriptor = file("datapackage.json").expect("a descriptor");
    let package = trade_figure::data::Package::read(&descriptor, &file);
    Checked::new(package.unwrap_or_else(|errors| panic!("{errors}")))
}

/// Every layer of both packages, and that of the hostile one, with its name.
fn each(mut use_layer: impl FnMut(&str, &str)) {
    for folder in [ARTICLE, SERIES] {
        for view in &read(folder).views {
            use_layer(&format!("{folder} {}", view.name), &layer(folder, view.name.as_str(), &[]));
        }
    }
    let folder = folder("hostile-too", &hostile());
    use_layer("hostile", &layer(folder.to_str().expect("UTF-8"), "main", &[]));
}

/// All text of an element, with spaces where elements end.
fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    texts.collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all<'a, 'b>(document: &'a Document<'b>, tag: &'static str) -> Vec<Node<'a, 'b>> {
    document.descendants().filter(|node| node.has_tag_name(tag)).collect()
}

#[test]
fn nothing_stands_in_it_that_runs_loads_or_needs_a_style() {
    const HTML: [&str; 24] = [
        "trade-figure",
        "figure",
        "figcaption",
        "strong",
        "em",
        "small",
        "br",
        "p",
        "a",
        "span",
        "details",
        "summary",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "ol",
        "dl",
        "dd",
    ];
    const DRAWN: [&str; 8] =
        ["svg", "title", "desc", "rect", "text", "circle", "polyline", "polygon"];
    each(|what, markup| {
        let document = parse(markup);
        for node in document.descendants() {
            assert!(!node.is_comment() && !node.is_pi(), "{what}");
            if !node.is_element() {
                continue;
            }
            let (name, is_svg) = (node.tag_name().name(), node.tag_name().namespace() == Some(SVG));
            let known = if is_svg { DRAWN.as_slice() } else { &HTML };
            assert!(known.contains(&name), "{what}: an element {name}");
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                assert!(
                    key != "style" && key != "class" && !key.starts_with("on"),
                    "{what}: {key}"
                );
                assert!(!value.contains("url(") && !value.contains("script:"), "{what}: {value}");
                let is_link = name == "a" && key == "href";
                assert!(
                    is_link || !["src", "href"].contains(&key) || name == "trade-figure",
                    "{what}"
                );
                assert!(is_link || !value.contains("://"), "{what}: {key}={value}");
            }
        }
        // Well-formed as XML is not enough: to HTML only these elements can be empty tags.
        for (start, _) in markup.match_indices("/>") {
            let tag = markup[..start].rfind('<').map(|open| &markup[open + 1..start]);
            let name = tag.and_then(|tag| tag.split(' ').next()).unwrap_or_default();
            assert!(name == "br" || DRAWN[3..].contains(&name), "{what}: <{name}/>");
        }
        let root = document.root_element();
        assert!(root.has_tag_name("trade-figure"), "{what}");
        assert_eq!(root.attribute("lang"), Some("en"), "{what}");
    });
}

#[test]
fn several_on_one_page_share_no_id_and_refer_to_their_own() {
    let mut seen = BTreeSet::new();
    let mut layers = Vec::new();
    each(|_, markup| layers.push(markup.to_owned()));
    for more in [
        ["--lang", "ru"].as_slice(),
        &["--theme", "dark"],
        &["--measure", "index"],
        &["--width", "600"],
    ] {
        layers.push(layer(ARTICLE, "exports", more));
    }
    for markup in &layers {
        let document = parse(markup);
        let ids: Vec<&str> =
            document.descendants().filter_map(|node| node.attribute("id")).collect();
        assert!(!ids.is_empty());
        for id in &ids {
            assert!(seen.insert((*id).to_owned()), "{id} stands twice on the page");
        }
        for node in document.descendants() {
            for key in ["aria-labelledby", "aria-describedby"] {
                let Some(id) = node.attribute(key) else { continue };
                assert!(ids.contains(&id), "{key}={id} refers to nothing");
            }
        }
    }
}

#[test]
fn every_printed_number_of_a_view_is_in_its_table_with_its_unit() {
    let numbers = Lang::En.words().numbers;
    let mut count = 0;
    for folder in [ARTICLE, SERIES] {
        let package = read(folder);
        for view in package.views.iter().filter(|view| !view.observations.is_empty()) {
            let markup = layer(folder, view.name.as_str(), &[]);
            let document = parse(&markup);
            let what = format!("{folder} {}", view.name);
            let tables = all(&document, "table");
            let [table] = tables[..] else { panic!("{what}: one table") };
            let heads = table.descendants().filter(|node| node.has_tag_name("th"));
            for head in heads {
                assert!(["col", "row"].contains(&head.attribute("scope").unwrap_or_default()));
            }
            let caption = table.first_element_child().expect("a caption");
            assert!(caption.has_tag_name("caption"), "{what}");
            assert!(text_of(caption).starts_with(&visible(view.title.get(Lang::En))), "{what}");
            if view.name.as_str() == "printed-allowed" {
                continue;
            }
            // The first number of each row, which is the printed one.
            let printed = all(&document, "tr").into_iter().filter_map(|row| {
                let mut cells = row.children().filter(|node| node.has_tag_name("td"));
                let first = cells.next().filter(|cell| !cell.has_attribute("colspan"))?;
                // Its range may stand under it.
                let number = first.descendants().find(Node::is_text)?;
                Some(number.text()?.trim().to_owned())
            });
            let mut printed: Vec<String> = printed.collect();
            for place in &view.observations {
                let observation = &package.observations[*place];
                let expected = match &observation.value {
                    Some(value) => numbers.write(value.text()),
                    None => Lang::En.words().not_printed.to_owned(),
                };
                let found = printed.iter().position(|text| *text == expected);
                let found =
                    found.unwrap_or_else(|| panic!("{what}: {expected} is not in {printed:?}"));
                printed.swap_remove(found);
                count += 1;
            }
            // What is computed beyond the printed years is in the table too, and says that it is not printed.
            let mut others = printed.iter();
            let is_computed = |text: &String| text == Lang::En.words().not_printed;
            assert!(others.all(is_computed), "{what}: {printed:?} are nobody's");
            let number = "Printed, ";
            let columns: Vec<String> = all(&document, "thead").into_iter().map(text_of).collect();
            assert!(columns[0].contains(number), "{what}: no unit in {columns:?}");
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn the_drawing_is_that_of_the_figure_and_says_what_it_shows() {
    let package = embedded();
    for view in &package.views {
        let markup = layer(ARTICLE, view.name.as_str(), &[]);
        let document = parse(&markup);
        let request =
            Request { view: Some(view.name.to_string()), width_css: 480.0, ..Request::default() };
        let figure = build(&package.package, &package.report, &request).expect("the view");
        let caption = text_of(all(&document, "figcaption")[0]);
        assert_eq!(caption, format!("{}{}", figure.title, figure.subtitle));
        let drawings = document.descendants();
        let drawings = drawings.filter(|node| node.attribute("role") == Some("img"));
        let drawings: Vec<Node<'_, '_>> = drawings.collect();
        if figure.scene.marks.is_empty() {
            assert!(drawings.is_empty() && !all(&document, "li").is_empty(), "{}", view.name);
            continue;
        }
        let [drawing] = drawings[..] else { panic!("{}: one drawing", view.name) };
        let whole = to_svg(&figure.scene, "", "", "");
        let marks = whole.split("</metadata>\n").nth(1).expect("the marks");
        assert!(markup.contains(marks), "{}", view.name);
        let mut first = drawing.children().filter(Node::is_element);
        assert_eq!(first.next().map(text_of).as_deref(), Some(figure.title.as_str()));
        assert_eq!(first.next().map(text_of).as_deref(), Some(figure.description.as_str()));
        // The legend names what the drawing tells apart by colour alone.
        if !figure.names_itself {
            let text = text_of(document.root_element());
            assert!(figure.legend.iter().all(|entry| text.contains(&entry.label)), "{text}");
        }
    }
}

#[test]
fn what_speaks_against_the_numbers_of_a_view_is_said() {
    let package = embedded();
    let mut count = 0;
    for view in package.views.iter().filter(|view| view.chart != Chart::Evidence) {
        let markup = layer(ARTICLE, view.name.as_str(), &[]);
        let document = parse(&markup);
        let mut found = findings(&package.package, &package.report, Lang::En);
        found.keep_view(&package.package, view.name.as_str());
        let items: Vec<String> = all(&document, "li").into_iter().map(text_of).collect();
        let against = found.list.iter();
        let against =
            against.filter(|finding| matches!(finding.kind, Kind::Contradicted | Kind::Conflict));
        let expected: Vec<&str> = against.map(|finding| finding.sentence.as_str()).collect();
        assert_eq!(items.len(), expected.len(), "{}", view.name);
        for (item, sentence) in items.iter().zip(&expected) {
            assert!(item.contains(sentence), "{item} lacks {sentence}");
            count += 1;
        }
        if !found.list.is_empty() {
            let text = text_of(document.root_element());
            assert!(text.contains(&found.summary(Lang::En)), "{}", view.name);
        }
    }
    assert!(count > 10, "{count}");
}

#[test]
fn an_argument_has_each_point_with_what_it_rests_on() {
    let package = embedded();
    let markup = layer(ARTICLE, "priorities", &[]);
    let document = parse(&markup);
    let items: Vec<String> = all(&document, "li").into_iter().map(text_of).collect();
    let points = evidence(&package.package, &package.report, Lang::En);
    assert_eq!(items.len(), points.len());
    let words = &Lang::En.words().argument;
    let (mut headings, mut numbers) = (0, 0);
    for (item, point) in items.iter().zip(&points) {
        assert!(item.contains(point.text), "{item} lacks {}", point.text);
        if point.argument.kind.is_heading() {
            headings += 1;
            continue;
        }
        assert!(item.contains(words.bases[point.basis as usize]), "{item}");
        for cited in &point.numbers {
            assert!(item.contains(&cited.text), "{item} lacks {}", cited.text);
            numbers += 1;
        }
    }
    assert!(headings > 2 && numbers > 10, "{headings} headings, {numbers} numbers");
}

#[test]
fn a_list_of_indicators_has_each_value_with_its_range_or_the_reason() {
    let markup = layer(SERIES, "indicators", &[]);
    let document = parse(&markup);
    let rows = all(&document, "tr").into_iter().filter(|row| {
        row.first_element_child().is_some_and(|head| head.attribute("scope") == Some("row"))
    });
    let rows: Vec<Node<'_, '_>> = rows.collect();
    let registered = trade_figure::indicator::registry::ALL.len();
    assert_eq!(rows.len(), registered, "a row for every indicator");
    let texts: Vec<String> = rows.iter().map(|row| text_of(*row)).collect();
    // Source: data/china-kazakhstan-series, exports of 2023 and 2022 as Kazakhstan prints them, 14.7
    // and 13.2 billion: 14.7 / 13.2 - 1, with the ends of what they were rounded from.
    let growth = texts.iter().find(|text| text.starts_with("Growth"));
    let growth = growth.unwrap_or_else(|| panic!("{texts:?}"));
    assert!(growth.contains("11.36%") && growth.contains("10.56 to 12.17"), "{growth}");
    let absent = rows.iter().filter(|row| row.descendants().any(|node| node.has_tag_name("em")));
    assert!(absent.count() > 0 && texts.iter().all(|text| !text.is_empty()));
}

#[test]
fn hostile_texts_stay_texts_and_missing_numbers_say_why() {
    let folder = folder("hostile", &hostile());
    let markup = layer(folder.to_str().expect("UTF-8"), "main", &[]);
    for danger in ["<img", "<script", "<!--", "onload=alert(1)>", "\0", "\u{7}", "\u{202e}"] {
        assert!(!markup.contains(danger), "{danger:?}");
    }
    let document = parse(&markup);
    let heads: Vec<String> = all(&document, "th").into_iter().map(text_of).collect();
    for label in HOSTILE {
        let expected = visible(label).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(heads.iter().filter(|head| **head == expected).count(), 2, "{expected}");
    }
    assert!(all(&document, "a").is_empty(), "a scheme that runs scripts is no link");
    let reasons: Vec<String> = all(&document, "em").into_iter().map(text_of).collect();
    assert_eq!(reasons, ["not printed"; HOSTILE.len()]);
}

#[test]
fn the_tag_asks_the_element_for_the_same_figure() {
    let tag = |markup: &str| {
        let document = parse(markup);
        let attributes = document.root_element().attributes();
        attributes.map(|one| format!("{}={}", one.name(), one.value())).collect::<Vec<_>>()
    };
    assert_eq!(tag(&layer(ARTICLE, "exports", &[])), ["view=exports", "lang=en"]);
    let more = ["--lang", "kk", "--measure", "index", "--theme", "dark"];
    let markup = layer(ARTICLE, "exports", &more);
    assert_eq!(
        tag(&markup),
        ["view=exports", "lang=kk", "measure=index", "theme=dark"],
        "what is chosen is chosen for the element too"
    );
    let light = layer(ARTICLE, "exports", &["--lang", "kk", "--measure", "index"]);
    let ground = |markup: &str| {
        let document = parse(markup);
        let drawing = document.descendants().find(|node| node.attribute("role") == Some("img"));
        let rect = drawing
            .and_then(|drawing| drawing.children().find(|node| node.has_tag_name((SVG, "rect"))));
        rect.and_then(|rect| rect.attribute("fill").map(str::to_owned))
    };
    assert_ne!(ground(&markup), ground(&light));
    // Another package is nowhere but where the page says.
    let src = |more: &[&str]| tag(&layer(SERIES, "to-kazakhstan", more))[2].clone();
    assert_eq!(src(&[]), format!("src={SERIES}/datapackage.json"));
    assert_eq!(src(&["--src", "../numbers/datapackage.json"]), "src=../numbers/datapackage.json");

    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports.html");
    let path = path.to_str().expect("UTF-8");
    let written = run(&["render", ARTICLE, "--view", "exports", "--html", "-o", path]);
    assert_eq!(written, (0, String::new(), String::new()));
    assert_eq!(fs::read_to_string(path).expect("the file"), layer(ARTICLE, "exports", &[]));
    let (code, out, err) = run(&["render", ARTICLE, "--view", "nowhere", "--html"]);
    assert!(code == 2 && out.is_empty() && err.contains("turnover, "), "{err}");
    assert_eq!(run(&["render", ARTICLE, "--src", "x"]).0, 2, "an address is for pages alone");
}

/// A layer without what every change of the data changes: the hash of the package, and the ids.
fn without_hashes(markup: &str) -> String {
    let mut text = markup.to_owned();
    for before in ["FNV-1a ", "trade-figure-"] {
        let at = text.find(before).expect("a hash") + before.len();
        let hash = text[at..at + 16].to_owned();
        assert!(hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hash}");
        text = text.replace(&hash, "(hash)");
    }
    text
}

/// Without the marks of the drawing, which the scenes and the SVG documents have goldens for.
#[test]
fn the_layer_of_each_view_is_golden() {
    let package = embedded();
    let texts = package.views.iter().map(|view| {
        let markup = without_hashes(&layer(ARTICLE, view.name.as_str(), &[]));
        let golden = match (markup.find("</desc>\n"), markup.rfind("</svg>")) {
            (Some(start), Some(end)) => {
                let marks = markup[start..end].matches("\n<").count() - 1;
                format!("{}\n({marks} marks)\n{}", &markup[..start + 7], &markup[end..])
            }
            _ => markup,
        };
        (format!("html/{}.html", view.name), golden)
    });
    let texts: Vec<(String, String)> = texts.collect();
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}
