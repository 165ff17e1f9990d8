//! The command line as a shell runs it.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::{Map, Value};
use support::{golden, package::Files};

/// The package that ships, as a person names it who stands in the project's folder.
const ARTICLE: &str = "data/china-kazakhstan";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trade-figure"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // Would ask for colours where there is no terminal.
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the command runs")
}

/// What a run wrote and what it ended with.
fn outcome(arguments: &[&str]) -> (i32, String, String) {
    let output = run(arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("an exit code, not a signal");
    (code, text(output.stdout), text(output.stderr))
}

/// Writes a package into a new folder of its own; files that are `None` are not written.
fn folder(name: &str, files: &Files) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder of an earlier run");
    }
    fs::create_dir_all(&folder).expect("a folder for the package");
    let write = |path: &str, text: &str| {
        fs::write(folder.join(path), text).expect("a file of the package");
    };
    write("datapackage.json", &files.descriptor);
    for path in ["observations.csv", "claims.csv", "labels.csv"] {
        if let Some(text) = files.file(path) {
            write(path, &text);
        }
    }
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// A package with nothing to accuse: 13.2 of 9.8 is an index of 134.7.
fn sound() -> Files {
    let whole = Files::whole();
    Files { claims: whole.claims.map(|text| text.replace("140.8", "134.7")), ..whole }
}

/// A package with `1,204` for a number, in line 2 of its observations.
fn unreadable() -> Files {
    let whole = Files::whole();
    let observations = whole.observations.map(|text| text.replace("2021,9.8", "2021,\"1,204\""));
    Files { observations, ..whole }
}

fn keys(object: &Map<String, Value>) -> Vec<&str> {
    let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn nothing_contradicted_ends_with_0() {
    let package = folder("sound", &sound());
    let descriptor = package.join("datapackage.json");
    for named in [text(&package), text(&descriptor)] {
        for format in ["text", "markdown", "json"] {
            let (code, out, err) = outcome(&["check", named, "--format", format]);
            assert_eq!((code, err.as_str()), (0, ""), "{named} as {format}: {out}");
            assert!(out.contains("made-up"), "{named} as {format}: {out}");
        }
    }
    let without_claims = Files {
        descriptor: sound().descriptor.replace("\"claims\"", "\"remarks\""),
        claims: None,
        ..sound()
    };
    let package = folder("without-claims", &without_claims);
    assert_eq!(outcome(&["check", text(&package)]).0, 0);
}

#[test]
fn something_contradicted_ends_with_1() {
    for format in ["text", "markdown", "json"] {
        let (code, out, err) = outcome(&["check", ARTICLE, "--format", format]);
        assert_eq!((code, err.as_str()), (1, ""), "{format}");
        assert!(out.contains("140.8"), "{format}");
    }
    // Numbers that cannot all hold are enough: the turnover's 33.9 and 34.1 percent both follow from
    // the levels, but not from one truth.
    let whole = sound();
    let claims = "id,rule,operands,value,unit_measure,unit_mult,source,note\n\
        one,growth,a-2022;a-2021,33.9,PERCENT,0,,\n\
        other,growth,a-2022;a-2021,34.2,PERCENT,0,,\n";
    let package = folder("conflict", &Files { claims: Some(claims.to_owned()), ..whole });
    let (code, out, _) = outcome(&["check", text(&package)]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("Cannot all hold (1)") && !out.contains("Cannot follow"), "{out}");
}

#[test]
fn a_package_that_cannot_be_read_ends_with_2_and_every_place() {
    let package = folder("unreadable", &unreadable());
    let (code, out, err) = outcome(&["check", text(&package)]);
    assert_eq!((code, out.as_str()), (2, ""));
    let place = package.join("observations.csv");
    let expected = format!(
        "{}:2:40: expected a number in the plain form with a decimal point, such as \"-1204.5\", \
         found \"1,204\"\n",
        place.display()
    );
    assert_eq!(err, expected);

    let missing = package.join("nowhere");
    let (code, out, err) = outcome(&["check", text(&missing)]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with(&format!("cannot read {}: ", missing.display())), "{err}");

    let lacking = folder("lacking", &Files { labels: None, ..sound() });
    let (code, _, err) = outcome(&["check", text(&lacking)]);
    assert_eq!(code, 2);
    let descriptor = lacking.join("datapackage.json").display().to_string();
    assert!(err.starts_with(&format!("{descriptor}:")), "{err}");
    assert!(err.contains("expected the path of a file that can be read"), "{err}");
}

#[test]
fn a_wrong_call_ends_with_2_and_writes_nothing() {
    for arguments in [
        ["check", ARTICLE, "--format", "yaml"].as_slice(),
        &["check", ARTICLE, "--colour"],
        &["check", ARTICLE, "--lang", "de"],
        &["check"],
        &["proof", ARTICLE],
        &[],
    ] {
        let (code, out, err) = outcome(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(!err.is_empty(), "{arguments:?}");
    }
    let (code, out, _) = outcome(&["--version"]);
    assert_eq!((code, out), (0, format!("trade-figure {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn what_is_written_of_the_article_is_golden() {
    let written = |format: &str| outcome(&["check", ARTICLE, "--format", format]).1;
    golden::compare([
        ("check/article.txt", written("text")),
        ("check/article.md", written("markdown")),
        ("check/article.json", written("json")),
    ]);
}

#[test]
fn no_colour_reaches_what_is_no_terminal() {
    for format in ["text", "markdown", "json"] {
        let output = run(&["check", ARTICLE, "--format", format]);
        assert!(!output.stdout.contains(&0x1b), "{format}");
    }
}

#[test]
fn numbers_that_can_follow_are_listed_if_they_are_asked_for() {
    for format in ["text", "markdown"] {
        let some = outcome(&["check", ARTICLE, "--format", format]).1;
        let all = outcome(&["check", ARTICLE, "--format", format, "--all"]).1;
        assert!(!some.contains("index-turnover"), "{format}");
        assert!(all.contains("index-turnover"), "{format}");
        assert!(all.lines().count() > some.lines().count(), "{format}");
    }
    let json = |arguments: &[&str]| outcome(arguments).1;
    assert_eq!(
        json(&["check", ARTICLE, "--format", "json"]),
        json(&["check", ARTICLE, "--format", "json", "--all"])
    );
}

/// The keys that docs/check.md lists; programs rely on them.
#[test]
fn the_json_form_has_its_keys_and_no_others() {
    let (_, out, _) = outcome(&["check", ARTICLE, "--format", "json"]);
    let document: Value = serde_json::from_str(&out).expect("JSON");
    let document = document.as_object().expect("an object");
    assert_eq!(keys(document), ["claims", "conflicts", "package", "ranges", "suspects"]);
    assert_eq!(document["package"], "china-kazakhstan");

    let claims = document["claims"].as_array().expect("a list");
    assert_eq!(claims.len(), 68);
    let mut ids: Vec<&str> = Vec::new();
    for claim in claims {
        let claim = claim.as_object().expect("an object");
        let name = claim["id"].as_str().expect("a text");
        ids.push(name);
        let verdict = claim["verdict"].as_str().expect("a text");
        let has_repair = claim.contains_key("repair");
        let mut expected = vec![
            "high", "id", "low", "notes", "power", "printed", "rule", "source", "value", "verdict",
        ];
        match verdict {
            "untestable" => expected.push("reason"),
            // Of a settled quantity nothing was printed that could be read otherwise.
            "contradicted" if has_repair || claim["power"].is_number() => expected.push("repair"),
            _ => {}
        }
        expected.sort_unstable();
        assert_eq!(keys(claim), expected, "{name}");
        for key in ["low", "value", "high", "power"] {
            assert!(claim[key].is_number() || claim[key].is_null(), "{name}: {key}");
        }
        for key in ["printed", "rule", "source"] {
            assert!(claim[key].is_string(), "{name}: {key}");
        }
        for note in claim["notes"].as_array().expect("a list") {
            assert!(note.is_string(), "{name}");
        }
        if verdict != "untestable" {
            assert!(claim["low"].as_f64() <= claim["high"].as_f64(), "{name}");
        }
        if let Some(repair) = claim.get("repair") {
            let repair = repair.as_object().expect("an object");
            assert_eq!(keys(repair), ["digits", "readings", "slip", "value"], "{name}");
            assert!(repair["value"].is_string(), "{name}");
            for list in ["digits", "readings"] {
                for reading in repair[list].as_array().expect("a list") {
                    assert_eq!(keys(reading.as_object().expect("an object")), ["id", "text"]);
                }
            }
        }
    }
    let ranges = document["ranges"].as_object().expect("an object");
    for ends in ranges.values() {
        let ends = ends.as_array().expect("a list");
        assert_eq!(ends.len(), 2);
        assert!(ends.iter().all(|end| end.is_number() || end.is_null()));
    }
    for list in ["conflicts", "suspects"] {
        for set in document[list].as_array().expect("a list") {
            let members = set.as_array().expect("a list");
            assert!(!members.is_empty(), "{list}");
            for member in members {
                let member = member.as_str().expect("an id");
                assert!(ids.contains(&member) || ranges.contains_key(member), "{list}: {member}");
            }
        }
    }
}

#[test]
fn a_view_is_drawn_as_a_document_that_stands_alone() {
    let (code, out, err) = outcome(&["render", ARTICLE, "--view", "exports", "--width", "600"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let document = roxmltree::Document::parse(&out).expect("well-formed XML");
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("width")), ("svg", Some("600")));
    let texts: Vec<&str> =
        root.children().filter(|node| node.has_tag_name((SVG, "text"))).map(words).collect();
    assert!(texts.contains(&"13.2") && texts.contains(&"2022"), "{texts:?}");

    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports.svg");
    let written =
        outcome(&["render", ARTICLE, "--view", "exports", "--width", "600", "-o", text(&path)]);
    assert_eq!(written, (0, String::new(), String::new()));
    assert_eq!(fs::read_to_string(&path).expect("the file that was written"), out);

    let (code, out, err) = outcome(&["render", ARTICLE, "--view", "nowhere"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("turnover, exports, imports, check, priorities, prospects"), "{err}");
    let (code, _, err) = outcome(&["render", ARTICLE, "--view", "check"]);
    assert!(code == 2 && err.contains("a list, not a drawing"), "{err}");
}

const SVG: &str = "http://www.w3.org/2000/svg";

fn words<'a>(node: roxmltree::Node<'a, '_>) -> &'a str {
    node.text().unwrap_or_default().trim()
}
