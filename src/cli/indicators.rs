//! `trade-figure indicators`.

use trade_figure::{
    data::Package,
    indicator::survey::survey,
    scorecard::{document, records},
};

use super::{
    IndicatorArguments, IndicatorFormat, SOUND, csv,
    database::{self, Wanted},
    listing, package,
};

/// Computes the indicators of a package, or of a file of a trade database, and writes them; returns the
/// exit code.
///
/// # Errors
///
/// A package or file that cannot be read, and economies that are asked of a package.
pub(crate) fn run(arguments: &IndicatorArguments) -> Result<u8, String> {
    let package = read(arguments)?;
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

fn read(arguments: &IndicatorArguments) -> Result<Package, String> {
    let IndicatorArguments { package: path, reporter, partner, digits, quiet, .. } = arguments;
    if !database::is_one(path) {
        if reporter.is_some() || partner.is_some() || digits.is_some() {
            return Err(
                "--reporter, --partner and --digits are for files of trade databases: a data \
                        package has its own"
                    .to_owned(),
            );
        }
        return package::read(path);
    }
    let (Some(reporter), Some(partner)) = (*reporter, *partner) else {
        return Err(format!(
            "{} is a file of a trade database: say whose trade is wanted, such as --reporter KAZ \
             --partner CHN",
            path.display()
        ));
    };
    if reporter == partner {
        return Err(format!("--reporter and --partner are both {reporter}: name two economies"));
    }
    database::read(path, &Wanted { reporter, partner, digits: *digits, is_quiet: *quiet })
}
