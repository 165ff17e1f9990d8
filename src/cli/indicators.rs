//! `trade-figure indicators`.

use trade_figure::{
    indicator::survey::survey,
    scorecard::{document, records},
};

use super::{IndicatorArguments, IndicatorFormat, SOUND, csv, listing, package};

/// Computes the indicators of a package and writes them; returns the exit code.
///
/// # Errors
///
/// A package that cannot be read.
pub(crate) fn run(arguments: &IndicatorArguments) -> Result<u8, String> {
    let package = package::read(&arguments.package)?;
    let survey = survey(&package.observations);
    let written = match arguments.format {
        IndicatorFormat::Text => listing::write(&package, &survey, arguments),
        IndicatorFormat::Csv => csv::write(&records(&package, &survey, arguments.lang)),
        IndicatorFormat::Json => {
            let rows = document(&package, &survey, arguments.lang);
            let json = serde_json::to_string_pretty(&rows).map_err(|error| error.to_string())?;
            format!("{json}\n")
        }
    };
    anstream::print!("{written}");
    Ok(SOUND)
}
