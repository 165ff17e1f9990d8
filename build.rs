//! Makes the embedded article's files smaller for the browser: what the figure never reads is left
//! out of what every reader downloads. Other targets get the files as they are.

use std::{env, error::Error, fs, path::Path};

const PACKAGE: &str = "data/china-kazakhstan";

fn main() -> Result<(), Box<dyn Error>> {
    let is_browser = env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    println!("cargo::rerun-if-changed=build.rs");
    for (name, shorten) in [
        ("datapackage.json", descriptor as fn(&str) -> String),
        ("observations.csv", observations),
        ("claims.csv", str::to_owned),
        ("labels.csv", str::to_owned),
        ("arguments.csv", str::to_owned),
    ] {
        let path = format!("{PACKAGE}/{name}");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path)?;
        let text = if is_browser { shorten(&text) } else { text };
        fs::write(Path::new(&env::var("OUT_DIR")?).join(name), text)?;
    }
    Ok(())
}

/// Three keys of the descriptor, which has each on a line of its own, without indentation.
fn descriptor(text: &str) -> String {
    let mut kept = String::new();
    let mut is_read = true;
    for line in text.lines() {
        if line.starts_with("  \"") {
            let keys = ["  \"name\"", "  \"resources\"", "  \"views\""];
            is_read = keys.iter().any(|key| line.starts_with(key));
        }
        if is_read {
            kept.push_str(line.trim_start());
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
