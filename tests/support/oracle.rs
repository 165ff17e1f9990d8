//! The oracles in Python.

use std::process::{Command, Stdio};

/// A command that runs a script of `tests/oracle/`; `None`, and a line that says so, where there is
/// no Python.
#[allow(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn python(script: &str) -> Option<Command> {
    let mut asked = Command::new("python3");
    asked.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    match asked.status() {
        Ok(status) if status.success() => {}
        other => {
            eprintln!("skipped: no python3 ({other:?})");
            return None;
        }
    }
    let mut command = Command::new("python3");
    // What is printed can be read at once.
    command.arg("-u").arg(format!("{}/tests/oracle/{script}", env!("CARGO_MANIFEST_DIR")));
    Some(command)
}
