//! `trade-figure`: the check and the indicators on the command line.
//!
//! The same core as in the browser, built natively; needs the feature `cli`.

mod build;
mod check;
mod csv;
mod database;
mod html;
mod indicators;
mod listing;
mod markdown;
mod new;
mod package;
mod render;
mod text;
mod types;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand, ValueEnum};
use trade_figure::{
    data::Shown,
    figure::Theme,
    locale::Lang,
    model::{Economy, Expected},
};

/// Figures that show their inputs, their rounding and which printed numbers cannot be right.
#[derive(Debug, Parser)]
#[command(name = "trade-figure", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check every derived number of a data package against the numbers it is derived from.
    ///
    /// Exit code: 0 if nothing is contradicted, 1 if something is, 2 if the package cannot be read.
    Check(CheckArguments),
    /// Draw a view of a data package as an SVG document, or as markup for a page without scripts.
    ///
    /// Exit code: 0 if it was drawn, 2 if not.
    Render(RenderArguments),
    /// Compute every indicator that the numbers of a data package, or of a file of a trade database,
    /// allow, and say why the rest not.
    ///
    /// A file of UN Comtrade, BACI, WITS or SDMX-CSV needs --reporter and --partner; which rows of it
    /// do not count, and why, is told on the error stream.
    ///
    /// Exit code: 0, or 2 if the package or file cannot be read.
    Indicators(IndicatorArguments),
    /// Write the figures of a data package as one page that holds everything itself: to open from disk,
    /// to send, or to give to a publishing system.
    ///
    /// Exit code: 0 if it was written, 2 if not.
    Build(BuildArguments),
    /// Write a small data package to start from: complete, with a README.md that explains its files.
    ///
    /// Exit code: 0 if it was written, 2 if not.
    New(NewArguments),
    /// Write the TypeScript declarations of the element and of what it gives.
    Types,
}

#[derive(Debug, clap::Args)]
struct CheckArguments {
    /// A data package: its folder, or its datapackage.json.
    package: PathBuf,
    /// How to write the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// List the numbers that can follow, too (in JSON they always are).
    #[arg(long)]
    all: bool,
    /// The language of the sentences: en, kk, ru or zh.
    #[arg(long, default_value = "en", value_parser = read_lang)]
    lang: Lang,
}

#[derive(Debug, clap::Args)]
struct RenderArguments {
    /// A data package: its folder, or its datapackage.json.
    package: PathBuf,
    /// The view's name; the package's first if none is given.
    #[arg(long)]
    view: Option<String>,
    /// What of the numbers: value, index, growth, share or contribution; the view's own if none is given.
    #[arg(long, value_parser = read_measure)]
    measure: Option<Shown>,
    /// The file to write; the terminal if none is given.
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// The language of the words: en, kk, ru or zh.
    #[arg(long, default_value = "en", value_parser = read_lang)]
    lang: Lang,
    /// Dark on light, or light on dark; light if none is given, and then a figure in a page is as its
    /// reader prefers.
    #[arg(long, value_enum)]
    theme: Option<Colors>,
    /// The width in CSS px; the height follows from it; 720, or 480 in a page, which narrows it where
    /// there is less room.
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=2400))]
    width: Option<u16>,
    /// Write what stands in a page before the element's script runs, and without it: the tag with the
    /// drawing, the table, the findings, source and licence.
    #[arg(long)]
    html: bool,
    /// The address of the datapackage.json as the page names it; the path that was given if none is,
    /// and nothing for the article that ships with the element.
    #[arg(long, requires = "html")]
    src: Option<String>,
}

/// The colours of a drawing.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Colors {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Colors {
    /// The value of the element's attribute.
    fn token(self) -> &'static str {
        match self {
            Colors::Light => "light",
            Colors::Dark => "dark",
        }
    }
}

impl From<Colors> for Theme {
    fn from(colors: Colors) -> Theme {
        match colors {
            Colors::Light => Theme::Light,
            Colors::Dark => Theme::Dark,
        }
    }
}

#[derive(Debug, clap::Args)]
struct BuildArguments {
    /// A data package: its folder, or its datapackage.json.
    package: PathBuf,
    /// The page to write; one that is there is replaced once the new one is whole.
    #[arg(long, short)]
    output: PathBuf,
    /// The page to take the program from: any that trade-figure made; trade-figure.html beside this
    /// program if none is given, or else dist/trade-figure.html.
    #[arg(long)]
    template: Option<PathBuf>,
    /// Say nothing on the error stream but errors.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, clap::Args)]
struct NewArguments {
    /// A folder that is not there yet, or is empty.
    folder: PathBuf,
}

#[derive(Debug, clap::Args)]
struct IndicatorArguments {
    /// A data package: its folder, or its datapackage.json; or a file of a trade database as CSV.
    package: PathBuf,
    /// Who reports, in a file of a trade database: an ISO 3166-1 alpha-3 code such as KAZ.
    #[arg(long, value_parser = read_economy)]
    reporter: Option<Economy>,
    /// The other side, in a file of a trade database.
    #[arg(long, value_parser = read_economy)]
    partner: Option<Economy>,
    /// How many digits of codes tell products apart, in a file of a trade database; 2 if none is given.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=10))]
    digits: Option<u8>,
    /// Say nothing on the error stream but errors: neither progress nor which rows were set aside.
    #[arg(long, short)]
    quiet: bool,
    /// How to write the result.
    #[arg(long, value_enum, default_value_t = IndicatorFormat::Text)]
    format: IndicatorFormat,
    /// List every value, not the latest of each indicator only (JSON and CSV always do).
    #[arg(long)]
    all: bool,
    /// The language of names: en, kk, ru or zh.
    #[arg(long, default_value = "en", value_parser = read_lang)]
    lang: Lang,
}

/// How indicators are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum IndicatorFormat {
    /// For reading in a terminal.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets and statistics: one value a row.
    Csv,
}

/// How a result is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// For reading in a terminal.
    Text,
    /// For programs.
    Json,
    /// For pasting into a review.
    Markdown,
}

fn read_lang(text: &str) -> Result<Lang, String> {
    text.parse().map_err(|()| "expected one of en, kk, ru, zh".to_owned())
}

fn read_measure(text: &str) -> Result<Shown, String> {
    text.parse().map_err(|Expected(expected)| format!("expected {expected}"))
}

fn read_economy(text: &str) -> Result<Economy, String> {
    text.parse().map_err(|Expected(expected)| format!("expected {expected}"))
}

/// What a command ends with when nothing is wrong, when something is, and when it could not work.
const SOUND: u8 = 0;
const CONTRADICTED: u8 = 1;
const UNREADABLE: u8 = 2;

fn main() -> ExitCode {
    // Clap ends a wrong call by itself, with code 2.
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Indicators(arguments) => indicators::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Types => types::run().map(|text| {
            anstream::print!("{text}");
            SOUND
        }),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            anstream::eprintln!("{message}");
            ExitCode::from(UNREADABLE)
        }
    }
}
