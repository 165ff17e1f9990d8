//! Makes the embedded article's files smaller for the browser: what the figure never reads is left
//! out of what every reader downloads. Other targets get the files as they are.

use std::{env, error::Error, fs, path::Path};

#[path = "src/data/hash.rs"]
mod hash;
#[path = "src/data/rare.rs"]
mod rare;

const PACKAGE: &str = "data/china-kazakhstan";

fn main() -> Result<(), Box<dyn Error>> {
    let is_browser = env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/data/hash.rs");
    println!("cargo::rerun-if-changed=src/data/rare.rs");
    let folder = env::var("OUT_DIR")?;
    let mut hash = hash::EMPTY;
    for (name, shorten) in [
        ("datapackage.json", descriptor as fn(&str) -> String),
        ("observations.csv", observations),
        ("claims.csv", claims),
        ("labels.csv", labels),
        ("arguments.csv", str::to_owned),
    ] {
        let path = format!("{PACKAGE}/{name}");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path)?;
        // Of the files as they are, so that every target has the same.
        if name != "arguments.csv" {
            hash = hash::fnv1a(hash, &text);
        }
        let text = if is_browser { shorten(&text) } else { text };
        fs::write(Path::new(&folder).join(name), text)?;
    }
    let [a, b, c, d] = [48, 32, 16, 0].map(|place| (hash >> place) & 0xffff);
    let literal = format!("0x{a:04x}_{b:04x}_{c:04x}_{d:04x}");
    fs::write(Path::new(&folder).join("hash.rs"), literal)?;
    Ok(())
}

/// The keys of the descriptor that are read, and two of each resource, without indentation. The
/// descriptor has each key on a line of its own.
fn descriptor(text: &str) -> String {
    // Words that only the build with the feature shows, and who is asked for a citation, are for it alone.
    let has_all = has_all();
    let text = if has_all { text.to_owned() } else { without_unseen_words(text) };
    let mut kept = String::new();
    let (mut is_read, mut is_resource) = (true, false);
    for line in text.lines() {
        if line.starts_with("  \"") {
            let key = line.trim_start_matches([' ', '"']).split('"').next().unwrap_or_default();
            is_read = ["name", "resources", "views"].contains(&key)
                || has_all
                    && ["title", "licenses", "sources", "contributors", "citation"].contains(&key);
            is_resource = key == "resources";
        }
        let is_unread_key = is_resource
            && line.starts_with("      \"")
            && !["      \"name\"", "      \"path\""].iter().any(|key| line.starts_with(key));
        if is_read && !is_unread_key {
            let line = line.trim_start();
            // The key that stood last may be gone.
            if line.starts_with('}') && kept.ends_with(',') {
                kept.pop();
            }
            kept.push_str(line);
        }
    }
    kept
}

/// The descriptor without most words of the views of forms that the build does not have: they are
/// there to be asked for and offered, and another build shows them.
fn without_unseen_words(text: &str) -> String {
    const KEYS: [&str; 7] = ["name", "chart", "select", "category", "series", "group", "option"];
    let mut kept = String::new();
    let mut view = Vec::new();
    for line in text.lines() {
        view.push(line);
        if line == "    {" {
            continue;
        }
        let ends = line == "    }" || line == "    },";
        if view[0] == "    {" && !ends {
            continue;
        }
        let has =
            |key: &str| view.iter().any(|line| line.starts_with(&format!("      \"{key}\":")));
        let is_rare = ends
            && rare::RARE.iter().any(|form| {
                view.iter().any(|line| {
                    line.trim_end_matches(',') == format!("      \"chart\": \"{form}\"")
                })
            });
        let is_named_by_title = has("group") && !has("option");
        let mut is_kept = true;
        for line in view.drain(..) {
            if let (true, Some(key)) = (is_rare, line.strip_prefix("      \"")) {
                let key = key.split('"').next().unwrap_or_default();
                is_kept = KEYS.contains(&key) || (key == "title" && is_named_by_title);
                if key == "source" || (key == "title" && !is_kept) {
                    kept.extend(["      \"", key, "\": \"\",\n"]);
                }
            }
            if is_kept || line.starts_with("    }") {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    kept
}

/// Whether this is for the build that has everything.
fn has_all() -> bool {
    env::var_os("CARGO_FEATURE_MORE").is_some()
}

/// The observations without their notes, of which only the first word is read: whether a number is
/// external to the article. The note is the last column; no cell has a line break.
fn observations(text: &str) -> String {
    if !has_all() {
        return without_places(text);
    }
    let mut kept = String::new();
    for (place, line) in text.lines().enumerate() {
        let (cells, note) = last_cell(line);
        let is_external = note.trim_start_matches('"').starts_with("external:");
        let note = if is_external { "external:" } else { "" };
        kept.push_str(if place == 0 { line } else { cells });
        kept.push_str(if place == 0 { "" } else { note });
        kept.push('\n');
    }
    kept
}

/// The names of tokens, without the words for places and notes: these need no English, since they are
/// English themselves.
fn labels(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        let mut quoted = false;
        let mut cells = line.split(|character| {
            quoted ^= character == '"';
            character == ',' && !quoted
        });
        if has_all() || cells.nth(1).is_some_and(|english| !english.is_empty()) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn claims(text: &str) -> String {
    if has_all() { text.to_owned() } else { without_places(text) }
}

/// The rows without their last two cells: where each number is printed, and a note. Drawings show
/// neither; what does is in another build.
fn without_places(text: &str) -> String {
    let mut kept = String::new();
    for (place, line) in text.lines().enumerate() {
        let (cells, _) = last_cell(line);
        let (cells, _) = last_cell(cells.strip_suffix(',').unwrap_or(cells));
        kept.push_str(if place == 0 { line } else { cells });
        kept.push_str(if place == 0 { "\n" } else { ",\n" });
    }
    kept
}

/// A row up to its last comma, and its last cell.
fn last_cell(line: &str) -> (&str, &str) {
    let mut quoted = false;
    let separator = line.char_indices().filter(|(_, character)| {
        quoted ^= *character == '"';
        *character == ',' && !quoted
    });
    line.split_at(separator.last().map_or(0, |(comma, _)| comma + 1))
}
