//! Makes the embedded article's files smaller for the browser: what the figure never reads is left
//! out of what every reader downloads. Other targets get the files as they are.

use std::{env, error::Error, fs, path::Path};

#[path = "src/data/hash.rs"]
mod hash;

const PACKAGE: &str = "data/china-kazakhstan";
fn main() -> Result<(), Box<dyn Error>> {
    let is_browser = env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/data/hash.rs");
    let folder = env::var("OUT_DIR")?;
    let mut hash = hash::EMPTY;
    for (name, shorten) in [
        ("datapackage.json", descriptor as fn(&str) -> String),
        ("observations.csv", observations),
        ("claims.csv", str::to_owned),
        ("labels.csv", str::to_owned),
    ] {
        let path = format!("{PACKAGE}/{name}");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path)?;
        // Of the files as they are, so that every target has the same.
        hash = hash::fnv1a(hash, &text);
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
    // Who is asked for a citation is the build with the feature.
    let cites = env::var_os("CARGO_FEATURE_MORE").is_some();
    let mut kept = String::new();
    let (mut is_read, mut is_resource) = (true, false);
    for line in text.lines() {
        if line.starts_with("  \"") {
            let key = line.trim_start_matches([' ', '"']).split('"').next().unwrap_or_default();
            is_read = ["name", "title", "licenses", "sources", "resources", "views"].contains(&key)
                || cites && ["contributors", "citation"].contains(&key);
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

/// The observations without their notes, of which only the first word is read: whether a number is
/// external to the article. The note is the last column; no cell has a line break.
fn observations(text: &str) -> String {
    let mut kept = String::new();
    for (place, line) in text.lines().enumerate() {
        let mut quoted = false;
        let separator = line.char_indices().filter(|(_, character)| {
            quoted ^= *character == '"';
            *character == ',' && !quoted
        });
        let (cells, note) = line.split_at(separator.last().map_or(0, |(comma, _)| comma + 1));
        let is_external = note.trim_start_matches('"').starts_with("external:");
        let note = if is_external { "external:" } else { "" };
        kept.push_str(if place == 0 { line } else { cells });
        kept.push_str(if place == 0 { "" } else { note });
        kept.push('\n');
    }
    kept
}
