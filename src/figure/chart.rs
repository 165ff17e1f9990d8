//! From a request to a figure: the steps in order.

use crate::{
    check::Report,
    data::{Chart, Facet, Package, Shown, View},
    locale::{LocalText, Words, fill},
    model::{Measure, Observation, Unit},
};

use super::{
    Color, FigureError, Furniture, LegendEntry, Palette, Request, Scene, TextMeasure, bars,
    columns,
    describe::describe,
    frame,
    grid::{Grid, Named},
    legend::legend,
    lines,
    projection::{Outlook, Rate},
    text::visible,
    value,
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
    /// What can be shown of the numbers, with its name in the reader's language; one or more.
    pub measures: Vec<(Shown, &'static str)>,
    /// Which of these is shown.
    pub shown: Shown,
    /// The views that a switch offers instead of this one: name and label, this one among them; empty
    /// where there is no choice.
    pub options: Vec<(String, String)>,
    /// The growths that a reader can set; empty but for a projection.
    pub rates: Vec<Rate>,
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
    /// The map of what is argued, and of the numbers that it rests on.
    Evidence,
}

/// What every chart form needs to decide its marks.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) grid: Grid<'a>,
    pub(crate) palette: Palette,
    pub(crate) measure: TextMeasure,
    pub(crate) words: &'static Words,
    pub(crate) shown: Shown,
    /// What the axis of values shows.
    pub(crate) axis_name: String,
    pub(crate) width_css: f64,
}

/// Decides everything about a figure; `report` is that of the same package.
///
/// # Errors
///
/// A view that the package does not have, one that selects nothing, one whose numbers share no unit,
/// one that has the same place for two numbers, and a measure that none of its numbers gives.
pub fn build(package: &Package, report: &Report, request: &Request) -> Result<Figure, FigureError> {
    let view = find(package, request.view.as_deref())?;
    let named = Named { package, view, report, lang: request.lang };
    let words = request.lang.words();
    let shown = request.measure.filter(|wanted| view.measures.contains(wanted));
    let shown = shown.or(view.measures.first().copied()).unwrap_or(Shown::Value);
    let mut grid = Grid::new(named, shown, &request.hidden);
    let unit = if view.chart.is_list() {
        Unit { measure: Measure::Count, multiplier: 0 }
    } else {
        common_unit(package, view)?
    };
    refuse(view, &grid, shown)?;
    let outlook = match view.chart {
        Chart::Projection => Some(outlook(package, view, request)?),
        _ => None,
    };
    let coming = outlook.as_ref().map(Outlook::observations).unwrap_or_default();
    if let Some(outlook) = &outlook {
        grid.extend(&coming, &|observation| outlook.value(words, observation));
    }
    let mut context = Context {
        axis_name: value::axis_name(&grid, shown, words.unit_name(unit)),
        shown,
        grid,
        palette: Palette::of(request.theme),
        measure: TextMeasure::new(request.font_width_factor),
        words,
        width_css: match request.furniture {
            Furniture::Drawn => request.width() - 2.0 * frame::MARGIN,
            Furniture::Outside => request.width(),
        },
    };
    let scene = match view.chart {
        Chart::GroupedColumns => columns::scene(&context).unwrap_or_else(|| bars::scene(&context)),
        Chart::Lines | Chart::Projection => lines::scene(&context),
        Chart::Check | Chart::Evidence => {
            Scene::empty(context.width_css, context.palette.background)
        }
    };
    let text = |text: &LocalText| visible(text.get(request.lang));
    let labelled = |pattern: &str, text: String| {
        if text.is_empty() { text } else { fill(pattern, &[&text]) }
    };
    let mut figure = Figure {
        view: view.name.to_string(),
        checked: !package.claims.is_empty(),
        panel: match view.chart {
            Chart::Check => Panel::Check,
            Chart::Evidence => Panel::Evidence,
            _ => Panel::Chart,
        },
        scene,
        title: text(&view.title),
        subtitle: match shown {
            Shown::Value => text(&view.subtitle),
            // The view's own subtitle has the unit of the printed numbers.
            _ => context.axis_name.clone(),
        },
        legend: Vec::new(),
        source: labelled(words.source, text(&view.source)),
        note: labelled(words.note, text(&view.note)),
        measures: view.measures.iter().map(|one| (*one, words.measures[*one as usize])).collect(),
        shown,
        options: options(package, view, &text),
        rates: outlook
            .map_or_else(Vec::new, |outlook| outlook.rates(words, &|flow| named.name(flow))),
        description: String::new(),
    };
    if !request.hidden.is_empty() {
        // The legend has what is hidden too, so that it can be shown again.
        context.grid = Grid::new(named, shown, &[]);
    }
    figure.legend = match view.chart {
        Chart::Lines | Chart::Projection => lines::legend(&context),
        _ if view.series == Facet::None => Vec::new(),
        _ => legend(&context),
    };
    for entry in &mut figure.legend {
        entry.hidden = request.hidden.contains(&entry.token);
    }
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

/// The views of a group, in the order of the package.
fn options(
    package: &Package,
    view: &View,
    text: &dyn Fn(&LocalText) -> String,
) -> Vec<(String, String)> {
    let Some(group) = &view.group else { return Vec::new() };
    let mut options = Vec::new();
    for other in &package.views {
        if other.group.as_ref() == Some(group) {
            let option = text(&other.option);
            let label = if option.is_empty() { text(&other.title) } else { option };
            options.push((other.name.to_string(), label));
        }
    }
    options
}

/// How a projection goes on.
fn outlook<'a>(
    package: &'a Package,
    view: &View,
    request: &Request,
) -> Result<Outlook<'a>, FigureError> {
    let outlook = Outlook::new(package, view, request.rates);
    let outlook = outlook.filter(|_| view.category == Facet::Period);
    outlook.ok_or_else(|| FigureError::NoProjection { view: view.name.to_string() })
}

/// The unit that all observations of a view share.
fn common_unit(package: &Package, view: &View) -> Result<Unit, FigureError> {
    let name = view.name.to_string();
    let observation = |place: &usize| package.observations.get(*place);
    let mut observations = view.observations.iter().filter_map(observation);
    let Some(first) = observations.next() else {
        return Err(FigureError::NothingSelected { view: name });
    };
    match observations.find(|other| other.unit != first.unit) {
        None => Ok(first.unit),
        Some(other) => {
            let named = |of: &Observation| format!("{} ({})", of.unit, of.id);
            Err(FigureError::MixedUnits { view: name, units: [named(first), named(other)] })
        }
    }
}

/// What makes a grid one that nothing can be drawn of.
fn refuse(view: &View, grid: &Grid<'_>, shown: Shown) -> Result<(), FigureError> {
    let name = view.name.to_string();
    if let Some([one, other]) = grid.collision() {
        let ids = [one.id.to_string(), other.id.to_string()];
        return Err(FigureError::SamePlace { view: name, ids });
    }
    if shown != Shown::Value && grid.cells().next().is_none() && grid.series_total() > 0 {
        return Err(FigureError::NotComputable { view: name, measure: shown.token() });
    }
    Ok(())
}

impl Context<'_> {
    /// The colour of a mark.
    pub(crate) fn color(&self, category: usize, series: usize) -> Color {
        let hue = self.grid.hue(category, series);
        let (place, count) = self.grid.series_place(series);
        self.palette.tone(hue, place, count)
    }

    /// The lowest and highest value that any printed number could have been, and zero.
    pub(crate) fn domain(&self) -> (f64, f64) {
        let mut domain = (0.0_f64, 0.0_f64);
        for cell in self.grid.cells() {
            let Some(value) = &cell.value else { continue };
            let (low, high) = value.ends;
            domain = (domain.0.min(low), domain.1.max(high));
        }
        domain
    }
}
