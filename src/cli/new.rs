//! `trade-figure new`.

use std::{fs, path::Path};

use super::{NewArguments, SOUND};

/// The files of a small package, complete and sound.
const FILES: [(&str, &str); 5] = [
    ("README.md", include_str!("new/README.md")),
    ("claims.csv", include_str!("new/claims.csv")),
    ("datapackage.json", include_str!("new/datapackage.json")),
    ("labels.csv", include_str!("new/labels.csv")),
    ("observations.csv", include_str!("new/observations.csv")),
];

/// Writes a package to start from into a new or empty folder; returns the exit code.
///
/// # Errors
///
/// A folder that has something in it, and files that cannot be written.
pub(crate) fn run(arguments: &NewArguments) -> Result<u8, String> {
    let folder = &arguments.folder;
    let failed =
        |path: &Path, error: std::io::Error| format!("cannot write {}: {error}", path.display());
    if folder.exists() {
        let mut entries = fs::read_dir(folder).map_err(|error| failed(folder, error))?;
        if entries.next().is_some() {
            return Err(format!(
                "{} is not empty: name a folder that is not there yet, so that nothing is lost",
                folder.display()
            ));
        }
    }
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let named = folder.display().to_string();
    for (name, text) in FILES {
        let path = folder.join(name);
        let text =
            if name == "README.md" { text.replace("FOLDER", &named) } else { text.to_owned() };
        fs::write(&path, text).map_err(|error| failed(&path, error))?;
    }
    anstream::eprintln!("{named}: a package to start from; its README.md says what to do next");
    Ok(SOUND)
}
