//! The page that holds everything itself, of any package: what a hostile text could do in it, what is
//! refused, and the commands that write it.
//!
//! Source: what publishing systems do to pages, as tests/browser/single.test.mjs does it; the page of the
//! same package with harmless texts; the texts that went in.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use proptest::prelude::*;
use serde_json::{Value, json};
use support::package::Files;
use trade_figure::{
    check::check,
    data::embedded,
    figure::{Request, table, visible},
    standalone::{Parts, page},
};

/// Parts that are nothing but what has to be there.
fn parts() -> Parts {
    Parts {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        style: "table{width:100%}".to_owned(),
        name: "trade-figure-program-0".to_owned(),
        packed: "!#%()*+,-./:;?@AZaz~".to_owned(),
        start: "(()=>{})();".to_owned(),
    }
}

type Texts = BTreeMap<String, String>;

/// A package with `text` wherever a package has a text of its own.
fn with(text: &str) -> Texts {
    let cell = format!("\"{}\"", text.replace('"', "\"\""));
    let whole = Files::whole();
    let mut descriptor: Value = serde_json::from_str(&whole.descriptor).expect("JSON");
    for (key, value) in [
        ("title", json!(text)),
        ("licenses", json!([{ "name": text, "title": text, "path": text }])),
        ("sources", json!([{ "title": text, "path": text }])),
    ] {
        descriptor[key] = value;
    }
    let local = json!({ "en": text, "kk": text, "ru": text, "zh": text });
    for view in descriptor["views"].as_array_mut().expect("views") {
        for key in ["title", "subtitle", "source", "note"] {
            view[key] = local.clone();
        }
    }
    let mut check = json!({ "name": "check", "chart": "check" });
    check["title"] = local.clone();
    check["source"] = local;
    let mut evidence = check.clone();
    evidence["name"] = json!("evidence");
    evidence["chart"] = json!("evidence");
    let views = descriptor["views"].as_array_mut().expect("views");
    views.extend([check, evidence]);
    let resources = descriptor["resources"].as_array_mut().expect("resources");
    resources.push(json!({ "name": "arguments", "path": "arguments.csv" }));
    let named = |text: Option<String>| text.expect("a file").replace("\"Table 1, row 2\"", &cell);
    let arguments = format!(
        "id,parent,kind,source,numbers,en,kk,ru,zh\n\
         d,,direction,{cell},,{cell},{cell},{cell},{cell}\n\
         p,d,aim,{cell},index-a,{cell},{cell},{cell},{cell}\n"
    );
    let labels = format!(
        "token,en,kk,ru,zh\ntrade,{cell},,,\nTOTAL,{cell},{cell},{cell},{cell}\nKAZ,{cell},,,\n2021,{cell},,,\n"
    );
    [
        ("datapackage.json", descriptor.to_string()),
        ("observations.csv", named(whole.observations)),
        ("claims.csv", named(whole.claims)),
        ("labels.csv", labels),
        ("arguments.csv", arguments),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}

fn written(texts: &Texts) -> String {
    page(&parts(), &|path| texts.get(path).cloned())
        .unwrap_or_else(|refusal| panic!("{}", refusal.message()))
}

/// The tags of a page with all their attributes, in their order, by what HTML's tokenizer takes for one.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let end = rest.find('>').expect("the end of a tag");
        tags.push(rest[..=end].to_owned());
        let is_raw = ["<script", "<style"].iter().any(|tag| rest.starts_with(tag));
        rest = &rest[end + 1..];
        if is_raw {
            rest = &rest[rest.find("</").expect("the end of a script")..];
        }
    }
    tags
}

/// The text between two others.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = page.split_once(before).expect(before);
    rest.split_once(after).expect(after).0
}

/// The data in the page of a name.
fn island(page: &str, name: &str) -> Value {
    let start = format!("<script type=\"application/json\" class=\"trade-figure-{name}\">");
    serde_json::from_str(between(page, &start, "</script>")).expect("JSON")
}

/// Whether a text has `name`, then one of the signs, then a quote, with white space between.
fn has_attribute(text: &str, name: &str, signs: &[char], quotes: &[char]) -> bool {
    text.to_lowercase().match_indices(name).any(|(place, _)| {
        let lower = text.to_lowercase();
        let rest = lower[place + name.len()..].trim_start().strip_prefix(signs).map(str::to_owned);
        rest.is_some_and(|rest| rest.trim_start().starts_with(quotes))
    })
}

/// Fails where a text of a package is anything but a text in the page.
fn assert_harmless(text: &str) {
    let texts = with(text);
    let page = written(&texts);
    let calm = written(&with("calm"));
    // Source: the same package with a text that is a word.
    assert_eq!(tags(&page), tags(&calm), "{text:?}");
    assert_eq!(page.matches("<head>").count(), 1, "{text:?}");
    assert!(!page.contains("<!--") && !page.contains("{$"), "{text:?}");
    // Whatever looks like an attribute is one of the page's own, as often as in the other.
    for name in ["src", "href", "data", "url"] {
        for (signs, quotes) in [(&['='][..], &['"', '\''][..]), (&[':'][..], &['\''][..])] {
            let (own, other) = (
                has_attribute(&page, name, signs, quotes),
                has_attribute(&calm, name, signs, quotes),
            );
            assert_eq!(own, other, "{name} in {text:?}");
        }
    }
    for turned in ['\u{202e}', '\u{2066}', '\u{200f}', '\0'] {
        let is_shown = turned == '\u{200f}' && page.contains(turned);
        assert!(is_shown || !page.contains(turned), "{turned:?} in {text:?}");
    }
    // Nothing printed is lost: the files come out of the page as they went in.
    let files: Texts = serde_json::from_value(island(&page, "files")).expect("texts by path");
    assert_eq!(files, texts);
    let titles = island(&page, "titles");
    assert_eq!(titles["check"]["ru"], json!(visible(text)), "{text:?}");
}

#[test]
fn texts_that_mean_harm_are_texts() {
    for text in [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "--><img src=x onerror=alert(1)>",
        "</title></style></textarea><svg onload='alert(1)'>",
        "<head>",
        "{$siteTitle} {$x}",
        "a\" onclick=\"alert(1)",
        "src=\"figure.png\" href='x' data = \"y\" url: 'z' url=figure.png",
        "&lt;b&gt; &amp; &#60;",
        "\\u003c/script\\u003e \\",
        "a\u{202e}b\u{2066}c\u{200f}d\0e\u{feff}f\u{2028}g\u{7f}h",
        "line\r\nline\rline\ttab",
        "🙂 Қазақстан 哈萨克斯坦",
        "]]> ${x} $1 \\1 %s {{x}} [x]",
    ] {
        assert_harmless(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_texts_are_texts(
        pieces in prop::collection::vec(
            prop_oneof![
                Just("</script>".to_owned()), Just("<!--".to_owned()), Just("<script ".to_owned()),
                Just("{$".to_owned()), Just("=\"".to_owned()), Just("href".to_owned()),
                Just("url:'".to_owned()), Just("&".to_owned()), Just("\u{202e}".to_owned()),
                Just("\\".to_owned()), Just("<head>".to_owned()),
                any::<String>(),
            ],
            1..6,
        ),
    ) {
        let text = format!("x{}", pieces.concat());
        // A package may refuse what no text of it can be; this is about those that it takes.
        prop_assume!(page(&parts(), &|path| with(&text).get(path).cloned()).is_ok());
        assert_harmless(&text);
    }
}

#[test]
fn the_parts_of_a_page_are_those_that_it_was_made_of() {
    let page = written(&with("calm"));
    assert_eq!(Parts::of_page(&page).expect("a page"), parts());
    for (broken, says) in [
        (page.replace("trade-figure-style", "style"), "no page that was made by trade-figure"),
        (
            page.replace("content=\"trade-figure ", "content=\"trade-figure 9"),
            "of trade-figure 90.1.0",
        ),
        (page.replace("AZaz", "AZ'az"), "the packed program of the page"),
        (page.replace("(()=>{})", "data=\"\""), "the script of the page"),
        (page.replace("table{", "{$x}{"), "the style of the page"),
        (page.replace("program-0", "Program"), "the name of the page"),
        (String::new(), "no page that was made by trade-figure"),
    ] {
        let refusal = Parts::of_page(&broken).expect_err(says);
        assert!(refusal.message().contains(says), "{}", refusal.message());
    }
}

#[test]
fn what_is_wrong_is_all_told() {
    let refusal = |texts: &Texts| {
        let refusal = page(&parts(), &|path| texts.get(path).cloned()).expect_err("a refusal");
        (refusal.message(), refusal.place())
    };
    let mut texts = with("calm");
    let observations = texts["observations.csv"].replace("KAZ", "KZ").replace("13.2", "\"13,2\"");
    texts.insert("observations.csv".to_owned(), observations);
    let (message, place) = refusal(&texts);
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(lines.len(), 3, "{message}");
    assert!(lines.iter().all(|line| line.starts_with("observations.csv:")), "{message}");
    assert!(lines[0].starts_with(&place), "{place}");
    // Each view that cannot be drawn, in a line.
    let mut texts = with("calm");
    let mut descriptor: Value = serde_json::from_str(&texts["datapackage.json"]).expect("JSON");
    let view = descriptor["views"][0].clone();
    for (index, name) in ["one", "two"].iter().enumerate() {
        let mut mixed = view.clone();
        mixed["name"] = json!(name);
        mixed["category"] = json!("flow");
        mixed["series"] = json!("flow");
        descriptor["views"][index] = mixed;
    }
    texts.insert("datapackage.json".to_owned(), descriptor.to_string());
    let (message, _) = refusal(&texts);
    assert_eq!(message.lines().count(), 2, "{message}");
}

fn run(arguments: &[&str], folder: &Path) -> (i32, String) {
    let Output { status, stderr, .. } = Command::new(env!("CARGO_BIN_EXE_trade-figure"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command runs");
    (status.code().expect("an exit code"), String::from_utf8(stderr).expect("UTF-8"))
}

/// A new folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("standalone").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder of an earlier run");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn a_new_package_is_whole_and_can_be_checked_built_and_computed() {
    let folder = folder("new");
    let template = folder.join("template.html");
    fs::write(&template, written(&with("calm"))).expect("a template");
    assert_eq!(run(&["new", "article"], &folder).0, 0);
    for command in [
        &["check", "article"][..],
        &["indicators", "article"],
        &["build", "article", "-o", "figure.html", "--template", "template.html", "--quiet"],
    ] {
        let (code, err) = run(command, &folder);
        assert_eq!((code, err.as_str()), (0, ""), "{command:?}");
    }
    let page = fs::read_to_string(folder.join("figure.html")).expect("a page");
    assert_eq!(island(&page, "titles")["trade"]["kk"], "Экспорт импорттан жылдам өсті");
    let listed = fs::read_dir(folder.join("article")).expect("a folder").count();
    let files = island(&page, "files");
    for path in files.as_object().expect("files").keys() {
        let on_disk = fs::read_to_string(folder.join("article").join(path)).expect(path);
        assert_eq!(files[path], on_disk);
    }
    // All but the README.
    assert_eq!(files.as_object().map(serde_json::Map::len), Some(listed - 1));
    let (code, err) = run(&["new", "article"], &folder);
    assert_eq!(code, 2);
    assert!(err.contains("article is not empty"), "{err}");
    // Nothing is left over.
    let names = fs::read_dir(&folder).expect("a folder").count();
    assert_eq!(names, 3);
}

#[test]
fn what_cannot_be_built_ends_with_2_and_changes_nothing() {
    let folder = folder("refused");
    let template = written(&with("calm"));
    fs::write(folder.join("template.html"), &template).expect("a template");
    fs::write(folder.join("other.html"), "<!doctype html>").expect("a page");
    assert_eq!(run(&["new", "article"], &folder).0, 0);
    let descriptor = folder.join("article/datapackage.json");
    let sound = fs::read_to_string(&descriptor).expect("a descriptor");
    let build = |template: &str, output: &str| {
        run(&["build", "article", "--template", template, "--output", output], &folder)
    };
    for (template, output, says) in [
        ("template.html", "template.html", "give --output another name"),
        ("template.html", "./article/../template.html", "give --output another name"),
        ("nowhere.html", "out.html", "cannot read nowhere.html"),
        ("other.html", "out.html", "no page that was made by trade-figure"),
        ("template.html", "nowhere/out.html", "cannot write nowhere/out.html"),
    ] {
        let (code, err) = build(template, output);
        assert_eq!(code, 2, "{err}");
        assert!(err.contains(says), "{err}");
    }
    let (code, err) = run(&["build", "article", "-o", "out.html"], &folder);
    assert_eq!(code, 2);
    assert!(err.contains("--template FILE") && err.contains("make build"), "{err}");
    fs::write(&descriptor, sound.replace("grouped-columns", "pie")).expect("a descriptor");
    let (code, err) = build("template.html", "out.html");
    assert_eq!((code, err.lines().count()), (2, 2), "{err}");
    assert!(err.lines().all(|line| line.starts_with("article/datapackage.json:")), "{err}");
    assert!(!folder.join("out.html").exists());
    assert_eq!(fs::read_to_string(folder.join("template.html")).expect("a template"), template);
}

/// Source: the tables that a reader with scripts has of the same views.
#[test]
fn every_number_is_in_the_table_of_its_view_or_in_one_that_is_named_there() {
    let package = embedded().expect("the article");
    let read = |path: &str| fs::read_to_string(Path::new("data/china-kazakhstan").join(path)).ok();
    let page = page(&parts(), &read).unwrap_or_else(|refusal| panic!("{}", refusal.message()));
    let section =
        |view: &str| between(&page, &format!("<section id=\"view={view}\""), "</section>");
    let report = check(&package.observations, &package.claims);
    let mut referring = Vec::new();
    for view in package.views.iter().filter(|view| !view.observations.is_empty()) {
        let name = view.name.as_str();
        let own = section(name);
        let mut tables = vec![own];
        if !own.contains("<table>") {
            let named: Vec<&str> = own
                .split("<a href=\"#view&#61;")
                .skip(1)
                .filter_map(|link| link.split('"').next())
                .collect();
            assert!(!named.is_empty(), "{name}");
            // A table that refers to a table would be a riddle.
            tables = named.iter().map(|name| section(name)).collect();
            assert!(tables.iter().all(|table| table.contains("<table>")), "{name}: {named:?}");
            referring.push((name.to_owned(), named.join(", ")));
        }
        let request = Request { view: Some(name.to_owned()), ..Request::default() };
        for row in table(&package, &report, &request, None).expect("a table").rows {
            let texts =
                row.cells.iter().map(|cell| visible(&cell.text)).filter(|text| !text.is_empty());
            for text in texts {
                let text = text.replace('\'', "&#39;").replace('$', "&#36;");
                assert!(tables.iter().any(|table| table.contains(&text)), "{name}: {text}");
            }
        }
    }
    let expected = [
        ("turnover-waterfall", "turnover"),
        ("exports-slope", "exports"),
        ("imports-slope", "imports"),
        ("growth-share", "exports, imports"),
    ];
    assert_eq!(referring, expected.map(|(view, tables)| (view.to_owned(), tables.to_owned())));
}

#[test]
fn a_page_comes_out_of_itself_and_of_any_other() {
    let folder = folder("built");
    let at = |name: &str| folder.join(name).display().to_string();
    let build = |package: &str, template: &str, output: &str| {
        let arguments = ["build", package, "--template", template, "-o", output, "--quiet"];
        let (code, err) = run(&arguments, Path::new(env!("CARGO_MANIFEST_DIR")));
        assert_eq!((code, err.as_str()), (0, ""), "{package}");
        fs::read(output).expect("a page")
    };
    fs::write(folder.join("template.html"), written(&with("calm"))).expect("a template");
    let first = build("data/china-kazakhstan", &at("template.html"), &at("first.html"));
    // The article is in the program.
    let text = String::from_utf8(first.clone()).expect("UTF-8");
    assert!(!text.contains("class=\"trade-figure-files\""));
    let series = build("data/china-kazakhstan-series", &at("first.html"), &at("series.html"));
    assert!(build("data/china-kazakhstan", &at("series.html"), &at("again.html")) == first);
    assert!(build("data/china-kazakhstan-series", &at("again.html"), &at("next.html")) == series);
}

#[test]
fn an_article_with_another_argument_is_not_the_one_that_ships() {
    let read = |path: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/china-kazakhstan");
        fs::read_to_string(folder.join(path)).ok()
    };
    let changed = |path: &str| {
        let text = read(path)?;
        Some(if path == "arguments.csv" { text.replacen("trade", "barter", 1) } else { text })
    };
    let has_files = |file: &dyn Fn(&str) -> Option<String>| {
        let page = page(&parts(), file).expect("a page");
        page.contains("class=\"trade-figure-files\"")
    };
    assert!(!has_files(&read));
    assert_ne!(read("arguments.csv"), changed("arguments.csv"));
    assert!(has_files(&changed));
}
