//! Who may use whom, and what no file of the repository may hold.
//!
//! The sources are read as text, so a rule covers code for every target at once.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A text file of the repository.
struct Source {
    /// Its path from the root, with `/` on every system.
    path: String,
    text: String,
}

impl Source {
    /// Whether it is below a folder, or is the file itself.
    fn is_in(&self, place: &str) -> bool {
        let rest = self.path.strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The lines without what follows `//`, numbered from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
    }
}

/// Every text file that is the repository's own: not built, not installed, not another's.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).ok()?;
        let path = path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/");
        Some(Source { path, text })
    };
    let sources: Vec<Source> = paths.into_iter().filter_map(read).collect();
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"), "the sources are there");
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    const NOT_OURS: [&str; 4] = ["target", "dist", "node_modules", "__pycache__"];
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let entry = entry.expect("an entry of the folder");
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_hidden = name.starts_with('.') && name != ".ci" && name != ".gitignore";
        if is_hidden || NOT_OURS.contains(&name.as_str()) || name.contains(".actual.") {
            continue;
        }
        if entry.file_type().expect("a file or a folder").is_dir() {
            collect(&entry.path(), paths);
        } else {
            paths.push(entry.path());
        }
    }
}

fn rust() -> Vec<Source> {
    let is_rust = |source: &Source| {
        source.is_in("src") && Path::new(&source.path).extension().is_some_and(|end| end == "rs")
    };
    sources().into_iter().filter(is_rust).collect()
}

/// Whether a line names a word; one that ends with `*` stands for all that start like it.
fn names(line: &str, name: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let (name, whole) = name.strip_suffix('*').map_or((name, true), |start| (start, false));
    line.match_indices(name).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + name.len()..].chars().next();
        let is_longer = before.is_some_and(is_word) || whole && after.is_some_and(is_word);
        !is_longer
    })
}

/// The modules of the crate that a text names after `crate::`.
fn crate_modules(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (start, path) in code.match_indices("crate::") {
        let rest = code[start + path.len()..].trim_start();
        if let Some(list) = rest.strip_prefix('{') {
            modules.extend(list_heads(list));
        } else {
            modules.push(head(rest));
        }
    }
    modules
}

/// The first name of each path in a list that has been opened by a brace.
fn list_heads(list: &str) -> Vec<String> {
    let (mut depth, mut starts, mut heads) = (1, true, Vec::new());
    for (index, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => starts = true,
            _ if starts && !character.is_whitespace() => {
                heads.push(head(&list[index..]));
                starts = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn head(path: &str) -> String {
    path.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

/// Fails with every line that breaks a rule, and with the reason for the rule.
fn forbid(reason: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{reason}\n  {}", broken.join("\n  "));
}

#[test]
fn lists_of_imports_are_read_to_their_ends() {
    let code = "use crate::{data::{Chart, View}, locale::Words,\n model};\nuse crate::check::x;";
    assert_eq!(crate_modules(code), ["data", "locale", "model", "check"]);
    assert!(names("use plotters_svg::X", "plotters*") && !names("let replotters = 1", "plotters*"));
    assert!(names("use serde::X", "serde") && !names("use serde_wasm_bindgen::X", "serde"));
}

#[test]
fn modules_use_only_what_comes_before_them() {
    // The data flow is the reading order: each folder, and what it may use besides itself.
    let order: [(&str, &[&str]); 14] = [
        ("model", &[]),
        ("indicator", &["model"]),
        ("check", &["model", "indicator"]),
        ("locale", &["model"]),
        ("data", &["model", "locale"]),
        ("source", &["model", "indicator", "locale", "data"]),
        ("finding", &["model", "indicator", "check", "locale", "data"]),
        ("scorecard", &["model", "indicator", "locale", "data", "finding"]),
        ("figure", &["model", "indicator", "check", "locale", "data", "finding"]),
        ("cite", &["model", "locale", "data", "finding", "figure"]),
        (
            "standalone",
            &["model", "indicator", "check", "locale", "data", "finding", "scorecard", "figure"],
        ),
        ("paint", &["model", "figure"]),
        (
            "wasm",
            &[
                "model",
                "indicator",
                "check",
                "locale",
                "data",
                "source",
                "finding",
                "scorecard",
                "figure",
                "cite",
                "standalone",
                "paint",
            ],
        ),
        // A program of its own: it uses the crate by its name, as any other would.
        ("cli", &[]),
    ];
    let sources = rust();
    let mut broken = Vec::new();
    for (folder, allowed) in order {
        let place = format!("src/{folder}");
        for source in sources.iter().filter(|source| source.is_in(&place)) {
            let code: Vec<&str> = source.code().map(|(_, line)| line).collect();
            for module in crate_modules(&code.join("\n")) {
                if module != folder && !allowed.contains(&module.as_str()) {
                    broken.push(format!("{} uses crate::{module}", source.path));
                }
            }
        }
    }
    forbid(
        "A module uses only what comes before it, so that it can be read, tested and trusted \
         without what comes after: the figure does not know how it is drawn, the numbers do not \
         know that they are shown.",
        &broken,
    );
    let folders: Vec<String> = order.iter().map(|(folder, _)| format!("src/{folder}")).collect();
    let unruled = sources
        .iter()
        .filter(|source| !folders.iter().any(|folder| source.is_in(folder)))
        .filter(|source| !matches!(source.path.as_str(), "src/lib.rs" | "src/main.rs"))
        .map(|source| format!("{} is in no folder of the order", source.path));
    forbid(
        "Every folder of src/ has its place in the order above, or the order says nothing.",
        &unruled.collect::<Vec<_>>(),
    );
}

#[test]
fn a_library_is_known_in_one_place() {
    let rules: [(&str, &[&str], &str); 5] = [
        (
            "plotters*",
            &["src/paint"],
            "Another drawing library is an afternoon's work as long as only paint/ knows this one.",
        ),
        (
            "wasm_bindgen",
            &["src/wasm", "src/paint/canvas.rs"],
            "Everything but the boundary runs and is tested natively.",
        ),
        (
            "web_sys",
            &["src/wasm", "src/paint/canvas.rs"],
            "A figure that asks the page differs from page to page.",
        ),
        (
            "js_sys",
            &["src/wasm", "src/paint/canvas.rs"],
            "JavaScript's numbers, dates and words differ from browser to browser.",
        ),
        (
            "serde",
            &["src/finding/plain.rs", "src/finding/document.rs"],
            "What crosses the boundary is the boundary's own, so the core's types can change.",
        ),
    ];
    let sources = rust();
    for (library, places, reason) in rules {
        let mut broken = Vec::new();
        let mut is_used = false;
        for source in &sources {
            for (number, line) in source.code().filter(|(_, line)| names(line, library)) {
                is_used = true;
                if !places.iter().any(|place| source.is_in(place)) {
                    broken.push(format!("{}:{number}: {}", source.path, line.trim()));
                }
            }
        }
        forbid(&format!("Only {} uses {library}. {reason}", places.join(" and ")), &broken);
        assert!(is_used, "nothing uses {library}: the rule can go");
    }
}

#[test]
fn a_scene_asks_nobody() {
    let asked = [
        "std::time",
        "std::env",
        "std::fs",
        "std::thread",
        "HashMap",
        "HashSet",
        "Instant",
        "SystemTime",
    ];
    let mut broken = Vec::new();
    for source in rust() {
        let is_pure = ["src/model", "src/indicator", "src/figure", "src/locale", "src/data"];
        if !is_pure.iter().any(|place| source.is_in(place)) {
            continue;
        }
        for (number, line) in source.code() {
            for word in asked.iter().filter(|word| names(line, word)) {
                broken.push(format!("{}:{number}: {word}", source.path));
            }
        }
    }
    forbid(
        "The same package and the same request give the same bytes on every target: no clock, no \
         file, no environment, no order that a random seed decides.",
        &broken,
    );
}

#[test]
fn what_a_page_loads_writes_no_text_with_debug() {
    let mut broken = Vec::new();
    for source in rust() {
        // The text form of a scene, and some modules, are for tests alone, so no page gets them.
        let never_loaded = [
            "src/cli",
            "src/figure/scene.rs",
            "src/check/testing.rs",
            "src/indicator/properties.rs",
            "src/indicator/sample.rs",
        ];
        if never_loaded.iter().any(|path| source.is_in(path)) {
            continue;
        }
        let code = source.code().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        for (number, line) in code.filter(|(_, line)| line.contains(":?}")) {
            broken.push(format!("{}:{number}: {}", source.path, line.trim()));
        }
    }
    forbid(
        "The first {:?} brings tables of all that can be printed to every page, 2.4 kB after brotli: \
         model::quoted quotes a text without.",
        &broken,
    );
}

#[test]
fn no_file_is_too_long_to_read() {
    const MOST: usize = 600;
    let is_code = |source: &&Source| {
        let end = Path::new(&source.path).extension().and_then(|end| end.to_str());
        matches!(end, Some("rs" | "js" | "mjs" | "py" | "sh" | "html"))
    };
    // Tables are looked things up in, not read.
    let is_table = |source: &&Source| source.path == "src/indicator/registry/entries.rs";
    // A module's own tests do not make it harder to hold in the head.
    let lines = |source: &Source| {
        let code = source.text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        code.lines().count()
    };
    let long: Vec<String> = sources()
        .iter()
        .filter(is_code)
        .filter(|source| !is_table(source) && lines(source) > MOST)
        .map(|source| format!("{} has {} lines", source.path, lines(source)))
        .collect();
    forbid(
        "A file of more than 600 lines holds more than one thing: split it by what it holds.",
        &long,
    );
}

#[test]
fn scripts_never_turn_text_into_code_or_markup() {
    let dangers = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "createContextualFragment",
        "srcdoc",
    ];
    let mut broken = Vec::new();
    let mut count = 0;
    for source in sources() {
        let is_shell = source.is_in("www")
            && Path::new(&source.path).extension().is_some_and(|end| end == "js");
        if !is_shell {
            continue;
        }
        count += 1;
        for (index, line) in source.text.lines().enumerate() {
            for danger in dangers.iter().filter(|danger| line.contains(*danger)) {
                broken.push(format!("{}:{}: {danger}", source.path, index + 1));
            }
        }
    }
    assert!(count > 0, "the shell's scripts are there");
    forbid(
        "Labels come from anybody's files, and pages forbid these in their security policies (they \
         throw under Trusted Types): text is set with textContent and attributes.",
        &broken,
    );
}

#[test]
fn nothing_names_one_persons_machine() {
    // In two halves, so that this file does not name them either.
    let places = [
        concat!("/wor", "k/"),
        concat!("/hom", "e/"),
        concat!("/Use", "rs/"),
        concat!("/roo", "t/"),
    ];
    let mut broken = Vec::new();
    for source in sources() {
        for (index, line) in source.text.lines().enumerate() {
            for place in places.iter().filter(|place| line.contains(*place)) {
                broken.push(format!("{}:{}: {place}", source.path, index + 1));
            }
        }
    }
    forbid("A path of one machine is nowhere else: paths start at the repository's root.", &broken);
}

#[test]
fn lock_files_name_no_registry_but_the_public_one() {
    let mut broken = Vec::new();
    for source in sources() {
        if source.path == "package-lock.json" && source.text.contains("\"resolved\"") {
            broken.push(format!("{}: \"resolved\"", source.path));
        }
        if source.path == "Cargo.lock" {
            let registry = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
            let others = source
                .text
                .lines()
                .filter(|line| line.starts_with("source =") && *line != registry);
            broken.extend(others.map(|line| format!("{}: {line}", source.path)));
        }
    }
    forbid(
        "A lock file with the address of somebody's mirror cannot be installed elsewhere: versions \
         and checksums are enough.",
        &broken,
    );
}
