//! `trade-figure render`.

use std::{fs, path::Path};

use trade_figure::{
    check::{Report, check},
    data::{DESCRIPTOR, Package, Shown},
    figure::{Figure, FigureError, Furniture, Request, Theme, build},
    paint::svg::to_svg,
    standalone,
};

use super::{
    Colors, RenderArguments, SOUND,
    html::{self, Tag},
    package,
};

/// How wide a document is drawn.
const WIDTH: u16 = 720;
/// How wide a drawing in a page is: letters can still be read where a phone makes it smaller.
const PAGE_WIDTH: u16 = 480;

/// Writes a view as an SVG document, or as markup for a page; returns the exit code.
///
/// # Errors
///
/// A package that cannot be read, a view that cannot be drawn, a file that cannot be written.
pub(crate) fn run(arguments: &RenderArguments) -> Result<u8, String> {
    let package = package::read(&arguments.package)?;
    let report = check(&package.observations, &package.claims);
    let width = if arguments.html { PAGE_WIDTH } else { WIDTH };
    let request = Request {
        view: arguments.view.clone(),
        measure: arguments.measure,
        lang: arguments.lang,
        theme: arguments.theme.map_or(Theme::Light, Colors::into),
        width_css: f64::from(arguments.width.unwrap_or(width)),
        furniture: if arguments.html { Furniture::Outside } else { Furniture::Drawn },
        ..Request::default()
    };
    let written = if arguments.html {
        markup(&package, &report, &request, arguments).map_err(|error| error.to_string())
    } else {
        document(&package, &report, &request)
    }?;
    match &arguments.output {
        Some(path) => fs::write(path, written)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?,
        None => anstream::print!("{written}"),
    }
    Ok(SOUND)
}

fn document(package: &Package, report: &Report, request: &Request) -> Result<String, String> {
    let figure = build(package, report, request).and_then(Figure::drawing);
    let figure = figure.map_err(|error| match error {
        FigureError::NoDrawing { .. } => format!(
            "{error}: trade-figure check or indicators writes it, and render --html as a page shows it"
        ),
        other => other.to_string(),
    })?;
    Ok(to_svg(&figure.scene, &figure.title, &figure.description, &figure.about))
}

fn markup(
    package: &Package,
    report: &Report,
    request: &Request,
    arguments: &RenderArguments,
) -> Result<String, FigureError> {
    let given = address(&arguments.package);
    let src = match &arguments.src {
        None if standalone::is_embedded(package) => None,
        None => Some(given.as_str()),
        Some(src) => Some(src.as_str()),
    };
    let mut choices = Vec::new();
    choices.extend(arguments.measure.map(|measure| ("measure", Shown::token(measure))));
    choices.extend(arguments.theme.map(|theme| ("theme", theme.token())));
    html::write(package, report, request, &Tag { src, choices })
}

/// The path of a package's descriptor as an address from the folder where the command runs.
fn address(path: &Path) -> String {
    let path = if path.is_dir() { path.join(DESCRIPTOR) } else { path.to_path_buf() };
    path.display().to_string().replace('\\', "/")
}
