//! Texts kept in `tests/goldens/`, compared whole.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Compares each text with the golden of its name.
///
/// A text that differs is written beside its golden as `NAME.actual.EXT`. With `UPDATE_GOLDENS=1` it
/// becomes the golden, and the run fails all the same: nobody updates a golden without noticing.
pub(crate) fn compare<'a>(texts: impl IntoIterator<Item = (&'a str, String)>) {
    let differences: Vec<String> =
        texts.into_iter().filter_map(|(name, text)| difference(name, &text)).collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// What to tell a person about one golden, or `None` if the text is the golden.
fn difference(name: &str, text: &str) -> Option<String> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(name);
    let actual = actual_path(&golden);
    let expected = fs::read_to_string(&golden).ok();
    if expected.as_deref() == Some(text) {
        // What an earlier run left there is no longer true.
        fs::remove_file(actual).ok();
        return None;
    }
    if env::var_os("UPDATE_GOLDENS").is_some_and(|set| set == "1") {
        write(&golden, text);
        fs::remove_file(actual).ok();
        return Some(format!("tests/goldens/{name}: golden written; run again"));
    }
    write(&actual, text);
    let Some(expected) = expected else {
        return Some(format!(
            "tests/goldens/{name}: there is no such golden; UPDATE_GOLDENS=1 writes it"
        ));
    };
    let (line, was, is) = first_difference(&expected, text);
    let file = actual.file_name().unwrap_or_default().to_string_lossy();
    Some(format!(
        "tests/goldens/{name}:{line} differs from {file}, written beside it\n  was {was}\n  is  {is}"
    ))
}

fn write(path: &Path, text: &str) {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).expect("the folder of goldens can be made");
    }
    fs::write(path, text).expect("the folder of goldens can be written to");
}

/// `scenes/exports.txt` becomes `scenes/exports.actual.txt`.
fn actual_path(golden: &Path) -> PathBuf {
    let extension = golden.extension().unwrap_or_default().to_string_lossy();
    golden.with_extension(format!("actual.{extension}"))
}

/// The number of the first line that differs, from 1, and both lines.
fn first_difference(was: &str, is: &str) -> (usize, String, String) {
    let (mut was, mut is) = (was.split('\n'), is.split('\n'));
    let mut number = 1;
    loop {
        match (was.next(), is.next()) {
            (Some(one), Some(other)) if one == other => number += 1,
            (one, other) => {
                let show = |line: Option<&str>| {
                    line.map_or_else(
                        || "the end of the text".to_owned(),
                        |line| format!("{line:?}"),
                    )
                };
                return (number, show(one), show(other));
            }
        }
    }
}

#[test]
fn a_difference_is_named_by_its_line() {
    let (line, was, is) = first_difference("a\nb\nc", "a\nx\nc");
    assert_eq!((line, was.as_str(), is.as_str()), (2, "\"b\"", "\"x\""));
    assert_eq!(first_difference("a", "a\n").2, "\"\"");
    assert_eq!(
        actual_path(Path::new("scenes/exports.txt")),
        Path::new("scenes/exports.actual.txt")
    );
}
