//! The commands that the guides give, as they give them.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use trade_figure::standalone::{Parts, page};

/// Runs a line of a guide in `folder`; what it ended with and what it wrote.
fn run(line: &str, folder: &Path) -> (Option<i32>, String) {
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("trade-figure"), "{line}");
    let output = Command::new(env!("CARGO_BIN_EXE_trade-figure"))
        .args(words)
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the command runs");
    (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
}

/// The lines of the blocks of commands of a guide.
fn commands(guide: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guides").join(guide);
    let text = fs::read_to_string(path).expect("a guide");
    let blocks = text.split("```sh\n").skip(1);
    blocks
        .flat_map(|rest| rest.split("```").next().unwrap_or_default().lines())
        .map(str::to_owned)
        .collect()
}

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guides").join(name);
    if path.exists() {
        fs::remove_dir_all(&path).expect("an old folder goes");
    }
    fs::create_dir_all(&path).expect("a folder");
    path
}

// What each command writes is tested elsewhere; here, that the lines are right as they stand.
#[test]
fn the_commands_of_the_author_s_guide_do_what_it_says() {
    let folder = folder("author");
    let lines = commands("author.md");
    let names: Vec<&str> = lines.iter().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(names, ["new", "check", "build", "render"]);
    for line in &lines {
        if line.starts_with("trade-figure build") {
            // A page of a build has these parts, which tests of the crate do without.
            let parts = Parts {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                style: "table{width:100%}".to_owned(),
                name: "trade-figure-program-0".to_owned(),
                packed: "!#%()*+,-./:;?@AZaz~".to_owned(),
                start: "(()=>{})();".to_owned(),
            };
            let file = |path: &str| fs::read_to_string(folder.join("my-article").join(path)).ok();
            let text = page(&parts, &file).expect("a page");
            fs::write(folder.join("trade-figure.html"), text).expect("a template");
        }
        assert_eq!(run(line, &folder).0, Some(0), "{line}");
    }
    assert!(folder.join("my-article.html").is_file());
    for name in ["README.md", "datapackage.json", "observations.csv", "claims.csv", "labels.csv"] {
        assert!(folder.join("my-article").join(name).is_file(), "{name}");
    }
    let page = fs::read_to_string(folder.join("trade-static.html")).expect("a page");
    // The attributes are those that the guide's own page has.
    assert!(page.starts_with("<trade-figure view=\"trade\""), "{page}");
    assert!(page.contains("src=\"my-article/datapackage.json\""), "{page}");
}

#[test]
fn the_commands_of_the_editor_s_guide_do_what_it_says() {
    let folder = folder("editor");
    run("trade-figure new my-article", &folder);
    let lines = commands("editor.md");
    assert_eq!(lines.len(), 3);
    let written: Vec<String> = lines
        .iter()
        .map(|line| {
            let (code, text) = run(line, &folder);
            assert_eq!(code, Some(0), "{line}");
            text
        })
        .collect();
    assert!(written[0].contains("0 cannot follow"), "{}", written[0]);
    assert!(written[1].contains("**") || written[1].contains('#'), "{}", written[1]);
    let document: Value = serde_json::from_str(&written[2]).expect("JSON");
    assert_eq!(document["claims"].as_array().map(Vec::len), Some(3));

    // The numbers that the guide tells of are those of this package.
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guides/editor.md");
    let guide = fs::read_to_string(guide).expect("a guide");
    let all = run("trade-figure check my-article --all", &folder).1;
    assert!(all.contains("caught 0 of 18 one-digit slips"), "{all}");
    assert!(guide.contains("0 of 18"));

    // The other two endings.
    let claims = folder.join("my-article/claims.csv");
    let text = fs::read_to_string(&claims).expect("claims");
    fs::write(&claims, text.replace("10.7", "18.7")).expect("a slip");
    assert_eq!(run(&lines[0], &folder).0, Some(1));
    fs::write(&claims, "id\n").expect("no table");
    assert_eq!(run(&lines[0], &folder).0, Some(2));
}
