//! `trade-figure build`.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process,
};

use trade_figure::{
    data::DESCRIPTOR,
    standalone::{Parts, Refusal, page},
};

use super::{BuildArguments, SOUND, package::OnDisk};

/// The name of a page that the program was built with.
const TEMPLATE: &str = "trade-figure.html";

/// Writes a page that holds everything itself; returns the exit code.
///
/// # Errors
///
/// A package that cannot be read or shown, a template that is none, a file that cannot be written.
pub(crate) fn run(arguments: &BuildArguments) -> Result<u8, String> {
    let template = template(arguments.template.as_deref())?;
    let output = &arguments.output;
    if is_same(output, &template) {
        return Err(format!(
            "{} is the page that the program is taken from: give --output another name",
            output.display()
        ));
    }
    let text = fs::read(&template)
        .map_err(|error| format!("cannot read {}: {error}", template.display()))?;
    // What is not UTF-8 is no such page, which says so better.
    let text = String::from_utf8_lossy(&text);
    let in_template = |refusal: Refusal| format!("{}: {}", template.display(), refusal.message());
    let parts = Parts::of_page(&text).map_err(in_template)?;
    let package = OnDisk::open(&arguments.package)?;
    let file = |path: &str| {
        if path == DESCRIPTOR { Some(package.descriptor.clone()) } else { package.file(path) }
    };
    let written = page(&parts, &file).map_err(|refusal| match refusal {
        Refusal::Package(errors) => package.errors(&errors),
        Refusal::Views(_) => format!("{}: {}", package.path.display(), refusal.message()),
        Refusal::Parts(_) => in_template(refusal),
    })?;
    write(output, &written)
        .map_err(|error| format!("cannot write {}: {error}", output.display()))?;
    if !arguments.quiet {
        let size = written.len().div_ceil(1000);
        anstream::eprintln!("{}: {size} kB, asks for no other file", output.display());
    }
    Ok(SOUND)
}

/// The page to take the program from.
fn template(given: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(path) = given {
        return Ok(path.to_path_buf());
    }
    let beside = env::current_exe().ok().map(|program| program.with_file_name(TEMPLATE));
    let places = beside.into_iter().chain([Path::new("dist").join(TEMPLATE)]);
    let places: Vec<PathBuf> = places.collect();
    let found = places.iter().find(|path| path.is_file());
    found.cloned().ok_or_else(|| {
        let places: Vec<String> = places.iter().map(|path| path.display().to_string()).collect();
        format!(
            "there is no page to take the program from, neither {}: name one that trade-figure made with \
             --template FILE, or make dist/{TEMPLATE} with make build",
            places.join(" nor ")
        )
    })
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Writes a file that is there whole or not at all.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.{}.part", process::id()));
    let outcome = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, path));
    if outcome.is_err() {
        // What failed is told; that this may be left over is not worth another line.
        let _ = fs::remove_file(&unfinished);
    }
    outcome
}
