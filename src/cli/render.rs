//! `trade-figure render`.

use std::fs;

use trade_figure::{
    check::check,
    figure::{Figure, FigureError, Furniture, Request, build},
    paint::svg::to_svg,
};

use super::{RenderArguments, SOUND, package};

/// Writes a view as an SVG document; returns the exit code.
///
/// # Errors
///
/// A package that cannot be read, a view that cannot be drawn, a file that cannot be written.
pub(crate) fn run(arguments: &RenderArguments) -> Result<u8, String> {
    let package = package::read(&arguments.package)?;
    let report = check(&package.observations, &package.claims);
    let request = Request {
        view: arguments.view.clone(),
        measure: arguments.measure,
        lang: arguments.lang,
        theme: arguments.theme.into(),
        width_css: f64::from(arguments.width),
        furniture: Furniture::Drawn,
        ..Request::default()
    };
    let figure = build(&package, &report, &request).and_then(Figure::drawing);
    let figure = figure.map_err(|error| match error {
        FigureError::NoDrawing { .. } => format!("{error}: trade-figure check writes it"),
        other => other.to_string(),
    })?;
    let svg = to_svg(&figure.scene, &figure.title, &figure.description, &figure.about);
    match &arguments.output {
        Some(path) => fs::write(path, svg)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?,
        None => anstream::print!("{svg}"),
    }
    Ok(SOUND)
}
