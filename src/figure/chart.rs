//! From a request to a figure: the steps in order.

use crate::{
    check::Report,
    data::{Chart, Package, View},
    locale::{Words, fill},
    model::{Measure, Observation, Unit, join},
};

use super::{
    Color, FigureError, Furniture, Palette, Request, Scene, TextMeasure, bars, columns, frame,
    grid::{Grid, Named},
    lines,
    text::visible,
};

/// A figure: its scene, and the words around it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The name of the view it shows.
    pub view: String,
    /// What stands under the title: a drawing, or a list.
    pub panel: Panel,
    /// Whether there is anything to check: the package holds derived numbers.
    pub checked: bool,
    /// What to draw; nothing for a list.
    pub scene: Scene,
    /// What is shown, in one line.
    pub title: String,
    /// Measure, unit, period, who reports; may be empty.
    pub subtitle: String,
    /// The series and their colours.
    pub legend: Vec<LegendEntry>,
    /// The source line.
    pub source: String,
    /// A note; may be empty.
    pub note: String,
    /// The figure in words, for those who do not see it.
    pub description: String,
}

/// What a figure shows under its title.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Panel {
    /// Its scene.
    Chart,
    /// The list of what the check found.
    Check,
    /// The list of indicators.
    Indicators,
}

/// One series in the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// Its name.
    pub label: String,
    /// The colours of its marks; more than one where categories have hues of their own.
    pub colors: Vec<Color>,
}

/// What every chart form needs to decide its marks.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) grid: Grid<'a>,
    pub(crate) palette: Palette,
    pub(crate) measure: TextMeasure,
    pub(crate) words: &'static Words,
    pub(crate) unit: Unit,
    pub(crate) width_css: f64,
}

/// Decides everything about a figure; `report` is that of the same package.
///
/// # Errors
///
/// A view that the package does not have, one that selects nothing, one whose numbers share no unit,
/// and one that has the same place for two numbers.
pub fn build(package: &Package, report: &Report, request: &Request) -> Result<Figure, FigureError> {
    let view = find(package, request.view.as_deref())?;
    let grid = Grid::new(Named { package, view, report, lang: request.lang });
    let context = Context {
        unit: match view.chart {
            Chart::Check | Chart::Indicators => Unit { measure: Measure::Count, multiplier: 0 },
            Chart::GroupedColumns | Chart::Lines => common_unit(view, &grid)?,
        },
        grid,
        palette: Palette::of(request.theme),
        measure: TextMeasure::new(request.font_width_factor),
        words: request.lang.words(),
        width_css: match request.furniture {
            Furniture::Drawn => request.width() - 2.0 * frame::MARGIN,
            Furniture::Outside => request.width(),
        },
    };
    let scene = match view.chart {
        Chart::GroupedColumns => columns::scene(&context).unwrap_or_else(|| bars::scene(&context)),
        Chart::Lines => lines::scene(&context),
        Chart::Check | Chart::Indicators => {
            Scene::empty(context.width_css, context.palette.background)
        }
    };
    let words = context.words;
    let text = |text: &crate::locale::LocalText| visible(text.get(request.lang));
    let labelled = |pattern: &str, text: String| {
        if text.is_empty() { text } else { fill(pattern, &[&text]) }
    };
    let mut figure = Figure {
        view: view.name.to_string(),
        checked: !package.claims.is_empty(),
        panel: match view.chart {
            Chart::Check => Panel::Check,
            Chart::Indicators => Panel::Indicators,
            _ => Panel::Chart,
        },
        scene,
        title: text(&view.title),
        subtitle: text(&view.subtitle),
        legend: match view.chart {
            Chart::Lines => lines::legend(&context),
            _ => legend(&context),
        },
        source: labelled(words.source, text(&view.source)),
        note: labelled(words.note, text(&view.note)),
        description: String::new(),
    };
    figure.description = describe(&context, &figure);
    // A page has the furniture as its own text, and need not load the code that draws it.
    if cfg!(not(target_arch = "wasm32")) && request.furniture == Furniture::Drawn {
        figure.scene = frame::surround(&context, &figure);
    }
    Ok(figure)
}

fn find<'a>(package: &'a Package, name: Option<&str>) -> Result<&'a View, FigureError> {
    let found = match name {
        None | Some("") => package.views.first(),
        Some(name) => package.views.iter().find(|view| view.name.as_str() == name),
    };
    found.ok_or_else(|| FigureError::UnknownView {
        name: name.unwrap_or_default().to_owned(),
        known: package.views.iter().map(|view| view.name.to_string()).collect(),
    })
}

/// The unit that all observations of a view share.
fn common_unit(view: &View, grid: &Grid<'_>) -> Result<Unit, FigureError> {
    let name = view.name.to_string();
    let mut observations = grid.observations().iter();
    let Some(first) = observations.next() else {
        return Err(FigureError::NothingSelected { view: name });
    };
    if let Some([one, other]) = grid.collision() {
        let ids = [one.id.to_string(), other.id.to_string()];
        return Err(FigureError::SamePlace { view: name, ids });
    }
    match observations.find(|other| other.unit != first.unit) {
        None => Ok(first.unit),
        Some(other) => {
            let named = |of: &Observation| format!("{} ({})", of.unit, of.id);
            Err(FigureError::MixedUnits { view: name, units: [named(first), named(other)] })
        }
    }
}

impl Context<'_> {
    /// The colour of a mark.
    pub(crate) fn color(&self, category: usize, series: usize) -> Color {
        let hue = self.grid.hue(category, series);
        self.palette.tone(hue, series, self.grid.series_count())
    }

    /// The lowest and highest value that any printed number could have been, and zero.
    pub(crate) fn domain(&self) -> (f64, f64) {
        let mut domain = (0.0_f64, 0.0_f64);
        for observation in self.grid.observations() {
            let Some(printed) = &observation.value else { continue };
            let (low, high) = ends(printed);
            domain = (domain.0.min(low), domain.1.max(high));
        }
        domain
    }
}

/// Both ends of the range that a printed number was rounded from, for drawing.
pub(crate) fn ends(printed: &crate::model::Published) -> (f64, f64) {
    match printed.range() {
        Some(range) => (range.low().to_f64(), range.high().to_f64()),
        None => (printed.to_f64(), printed.to_f64()),
    }
}

fn legend(context: &Context<'_>) -> Vec<LegendEntry> {
    let entry = |series: usize| {
        let mut colors: Vec<Color> = Vec::new();
        for category in 0..context.grid.category_count() {
            let color = context.color(category, series);
            if context.grid.at(category, series).is_some() && !colors.contains(&color) {
                colors.push(color);
            }
        }
        LegendEntry { label: context.grid.series_name(series), colors }
    };
    (0..context.grid.series_count()).map(entry).collect()
}

/// The figure in words: what is shown, in which series, the highest and the lowest value.
fn describe(context: &Context<'_>, figure: &Figure) -> String {
    let words = context.words;
    let mut sentences = vec![figure.title.clone(), figure.subtitle.clone()];
    let series: Vec<&str> = figure.legend.iter().map(|entry| entry.label.as_str()).collect();
    if !series.is_empty() {
        sentences.push(fill(words.series, &[&join(&series, words.name_comma)]));
    }
    let mut extremes: Option<[(f64, String); 2]> = None;
    for category in 0..context.grid.category_count() {
        for series in 0..context.grid.series_count() {
            let Some(observation) = context.grid.at(category, series) else { continue };
            let Some(printed) = &observation.value else { continue };
            let amount = words.amount(&words.numbers.write(printed.text()), observation.unit);
            let (category, series) =
                (context.grid.category_name(category), context.grid.series_name(series));
            let this = (printed.to_f64(), fill(words.value_of, &[&category, &series, &amount]));
            extremes = Some(match extremes {
                None => [this.clone(), this],
                Some([high, low]) => [
                    if this.0 > high.0 { this.clone() } else { high },
                    if this.0 < low.0 { this } else { low },
                ],
            });
        }
    }
    if let Some([(_, high), (_, low)]) = extremes {
        sentences.push(fill(words.highest_lowest, &[&high, &low]));
    }
    let ended = |sentence: &String| match sentence.chars().last() {
        None => None,
        Some('.' | '!' | '?' | '\u{3002}') => Some(sentence.clone()),
        Some(_) => Some(format!("{sentence}.")),
    };
    join(&sentences.iter().filter_map(ended).collect::<Vec<_>>(), " ")
}
