//! `trade-figure check`.

use trade_figure::{
    check::check,
    finding::{Document, Findings, Kind, findings},
};

use super::{CONTRADICTED, CheckArguments, Format, SOUND, markdown, package, text};

/// Checks a package and writes the result; returns the exit code.
///
/// # Errors
///
/// A package that cannot be read.
pub(crate) fn run(arguments: &CheckArguments) -> Result<u8, String> {
    let package = package::read(&arguments.package)?;
    let report = check(&package.observations, &package.claims);
    let found = findings(&package, &report, arguments.lang);
    let written = match arguments.format {
        Format::Text => text::write(&package.name, &found, arguments),
        Format::Markdown => markdown::write(&package.name, &found, arguments),
        Format::Json => {
            let document = Document::new(&package, &report, arguments.lang);
            let json =
                serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?;
            format!("{json}\n")
        }
    };
    anstream::print!("{written}");
    Ok(if is_sound(&found) { SOUND } else { CONTRADICTED })
}

fn is_sound(findings: &Findings) -> bool {
    findings.count(Kind::Contradicted) + findings.count(Kind::Conflict) == 0
}
