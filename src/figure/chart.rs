//! From a request to a figure: the steps in order.

use crate::{
    check::Report,
    data::{Chart, Facet, Package, Shown, View},
    locale::{Lang, LocalText, NumberForm, Words, fill},
    model::{Measure, Observation, Unit},
};

use super::{
    Color, FigureError, Key, LegendEntry, Palette, Request, Scene, Sort, Target, TextMeasure, bars,
    columns,
    describe::describe,
    focus::Walk,
    grid::{Grid, Named},
    legend::legend,
    multiples,
    palette::Hue,
    plan::Plan,
    stacked,
    text::visible,
    value, waterfall,
};
#[cfg(feature = "more")]
use super::{
    Furniture, export, frame,
    pattern::{self, Patterns},
    projection::{Coming, Rate},
    shapes, years,
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
    /// The languages that title, subtitle, source and note are in: another than the reader's where the
    /// package has none in that.
    pub langs: [Lang; 4],
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
    #[cfg(feature = "more")]
    pub rates: Vec<Rate>,
    /// The figure in words, for those who do not see it.
    pub description: String,
    /// The order of its categories, where a reader can choose it.
    pub sort: Option<Sort>,
    /// Whether the drawing names its series, so that the legend is needed for nothing but choosing.
    pub names_itself: bool,
    /// What the switch of patterns says; nothing where colours tell nothing apart.
    pub patterns_word: Option<&'static str>,
    #[cfg(feature = "more")]
    pub(super) patterns: Option<Patterns>,
    /// Whether it is over so many points in time that a reader may want some of them.
    pub has_years: bool,
    pub(super) walk: Walk,
    /// The name of the package that it is a view of.
    #[cfg(feature = "more")]
    pub package: String,
    /// Which software made it of which data, for those who find it far from its page.
    #[cfg(feature = "more")]
    pub about: String,
}

impl Figure {
    /// The figure, if it is a drawing.
    ///
    /// # Errors
    ///
    /// A view that is a list.
    #[cfg(feature = "more")]
    pub fn drawing(self) -> Result<Figure, FigureError> {
        match self.panel {
            Panel::Chart => Ok(self),
            Panel::Check | Panel::Indicators | Panel::Evidence => {
                Err(FigureError::NoDrawing { view: self.view })
            }
        }
    }

    /// The target of an observation.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.scene.targets.iter().find(|target| target.readout.id == id)
    }

    /// The target that a key goes to from that of an observation; where there is no such target, the
    /// first.
    pub fn step(&self, from: &str, key: Key) -> Option<&Target> {
        let targets = &self.scene.targets;
        let from = targets.iter().position(|target| target.readout.id == from);
        targets.get(self.walk.step(from, key)?)
    }
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
    /// How the numbers that are shown are written.
    pub(crate) numbers: NumberForm,
    pub(crate) shown: Shown,
    /// What the axis of values shows.
    pub(crate) axis_name: String,
    pub(crate) width_css: f64,
}

/// Fewer points in time need neither a part of them nor a comparison of two.
const LEAST_YEARS: usize = 3;

/// Decides everything about a figure; `report` is that of the same package.
///
/// # Errors
///
/// A view that the package does not have, one that selects nothing, one whose numbers share no unit,
/// one that has the same place for two numbers, and a measure that none of its numbers gives.
pub fn build(package: &Package, report: &Report, request: &Request) -> Result<Figure, FigureError> {
    #[cfg(feature = "more")]
    let coming = Coming::of(package, request);
    let (grid, shown, unit) = read(package, report, request)?;
    #[cfg(feature = "more")]
    let grid = coming.extend(grid)?;
    let (view, words) = (grid.view(), request.lang.words());
    let sorts = sorts(&grid);
    let mut context = Context {
        axis_name: value::axis_name(&grid, shown, words.unit_name(unit)),
        numbers: match shown {
            Shown::Value => words.numbers_in(unit),
            _ => words.numbers,
        },
        shown,
        grid,
        palette: Palette::of(request.theme),
        measure: TextMeasure::new(request.font_width_factor),
        words,
        width_css: inner_width(request),
    };
    let scene = match view.chart {
        chart if chart.is_list() => Scene::empty(context.width_css, context.palette.background),
        _ => drawn(&context)?,
    };
    let text = |text: &LocalText| visible(text.get(request.lang));
    let labelled = |pattern: &str, text: String| {
        if text.is_empty() { text } else { fill(pattern, &[&text]) }
    };
    let mut figure = Figure {
        view: view.name.as_str().to_owned(),
        checked: !package.claims.is_empty(),
        panel: panel(view.chart),
        scene,
        title: text(&view.title),
        subtitle: match shown {
            Shown::Value => text(&view.subtitle),
            // The view's own subtitle has the unit of the printed numbers.
            _ => context.axis_name.clone(),
        },
        langs: langs(view, shown, request.lang),
        legend: Vec::new(),
        source: labelled(words.source, text(&view.source)),
        note: labelled(words.note, text(&view.note)),
        measures: Vec::new(),
        shown,
        options: options(package, view, &text),
        #[cfg(feature = "more")]
        rates: coming.rates(context.grid.named()),
        description: String::new(),
        sort: sorts.then_some(request.sort),
        names_itself: false,
        patterns_word: None,
        #[cfg(feature = "more")]
        patterns: None,
        has_years: context.grid.period_total() >= LEAST_YEARS && view.chart != Chart::Projection,
        walk: Walk::default(),
        #[cfg(feature = "more")]
        package: visible(&package.name),
        #[cfg(feature = "more")]
        about: export::about(package),
    };
    figure.description = describe(&context, &figure);
    figure.walk = Walk::new(&context.grid, &figure.scene.targets);
    for measure in &view.measures {
        figure.measures.push((*measure, words.measures[*measure as usize]));
    }
    #[cfg(feature = "more")]
    let shown_legend = own_legend(&context);
    if !request.hidden.is_empty() {
        // The legend has what is hidden too, so that it can be shown again.
        let named = Named { package, view, report, lang: request.lang };
        context.grid = Grid::new(named, shown, &[]);
        #[cfg(feature = "more")]
        years::keep_span(&mut context.grid, request);
    }
    #[cfg(feature = "more")]
    {
        figure.names_itself = shapes::names_itself(&context);
    }
    #[cfg(feature = "more")]
    add_legend(&context, request, &shown_legend, &mut figure);
    #[cfg(not(feature = "more"))]
    add_legend(&context, view.chart, &mut figure);
    mark_hidden(&mut figure.legend, &request.hidden);
    #[cfg(feature = "more")]
    if request.furniture == Furniture::Drawn {
        frame::surround(&context, &mut figure);
    }
    Ok(figure)
}

/// Gives a figure its legend, and patterns where they are asked for: those of the series that are shown,
/// which `shown` is the legend of.
#[cfg(feature = "more")]
fn add_legend(
    context: &Context<'_>,
    request: &Request,
    shown: &[LegendEntry],
    figure: &mut Figure,
) {
    let legend = own_legend(context);
    if figure.panel == Panel::Chart {
        let are_useful = pattern::are_useful(context, &legend, &figure.scene);
        figure.patterns_word = are_useful.then_some(request.lang.words().controls.patterns);
        if request.patterns {
            let legends = (shown, legend.as_slice());
            figure.patterns = Some(pattern::add(context, legends, &mut figure.scene));
        }
    }
    if !(figure.names_itself && request.furniture == Furniture::Drawn) {
        figure.legend = legend;
    }
}

/// Gives a figure its legend, and the word for patterns, which the second program draws.
#[cfg(not(feature = "more"))]
fn add_legend(context: &Context<'_>, chart: Chart, figure: &mut Figure) {
    figure.legend = own_legend(context);
    if figure.legend.len() > 1 || matches!(chart, Chart::Waterfall | Chart::DivergingBars) {
        figure.patterns_word = Some(context.words.controls.patterns);
    }
}

/// The width that is left for the drawing itself.
fn inner_width(request: &Request) -> f64 {
    #[cfg(feature = "more")]
    if request.furniture == Furniture::Drawn {
        return request.width() - 2.0 * frame::MARGIN;
    }
    request.width()
}

/// What a form is shown in.
fn panel(chart: Chart) -> Panel {
    match chart {
        Chart::Check => Panel::Check,
        Chart::Indicators => Panel::Indicators,
        Chart::Evidence => Panel::Evidence,
        _ => Panel::Chart,
    }
}

/// Marks what a reader has switched off.
fn mark_hidden(legend: &mut [LegendEntry], hidden: &[String]) {
    for entry in &mut *legend {
        entry.hidden = hidden.contains(&entry.token);
    }
    if legend.iter().all(|entry| entry.hidden) {
        // A request that would leave nothing leaves nothing out.
        for entry in legend {
            entry.hidden = false;
        }
    }
}

/// The languages of the texts around a drawing.
fn langs(view: &View, shown: Shown, lang: Lang) -> [Lang; 4] {
    let subtitle = match shown {
        Shown::Value => view.subtitle.lang(lang),
        // The name of an axis stands there.
        _ => lang,
    };
    [view.title.lang(lang), subtitle, view.source.lang(lang), view.note.lang(lang)]
}

/// The grid of the view that is asked for, what is shown of it, and the unit of its numbers.
///
/// # Errors
///
/// Those of [`build`].
pub(crate) fn read<'a>(
    package: &'a Package,
    report: &'a Report,
    request: &Request,
) -> Result<(Grid<'a>, Shown, Unit), FigureError> {
    let view = find(package, request.view.as_deref())?;
    let needs_more = view.chart.needs_more() || (request.patterns && !view.chart.is_list());
    if !cfg!(feature = "more") && needs_more {
        return Err(FigureError::NotInBuild { view: view.name.as_str().to_owned() });
    }
    let named = Named { package, view, report, lang: request.lang };
    let shown = measure_of(view, request);
    let mut grid = Grid::new(named, shown, &request.hidden);
    if request.sort == Sort::Value && sorts(&grid) {
        grid.sort_by_value();
    }
    #[cfg(feature = "more")]
    years::keep_span(&mut grid, request);
    let unit = match view.chart {
        // What shows claims has numbers of any unit, and no places for observations.
        chart if chart.is_list() || chart == Chart::RangePlot => {
            Unit { measure: Measure::Count, multiplier: 0 }
        }
        _ => common_unit(package, view)?,
    };
    if !cfg!(feature = "more") || view.chart != Chart::RangePlot {
        refuse(view, &grid, shown)?;
    }
    Ok((grid, shown, unit))
}

/// Whether a reader can choose the order of the categories.
fn sorts(grid: &Grid<'_>) -> bool {
    let view = grid.view();
    matches!(view.chart, Chart::GroupedColumns | Chart::Bars | Chart::DivergingBars)
        && view.category != Facet::Period
        && grid.category_count() > 1
}

pub(super) fn find<'a>(package: &'a Package, name: Option<&str>) -> Result<&'a View, FigureError> {
    let name = name.unwrap_or_default();
    let mut known = Vec::new();
    for view in &package.views {
        if name.is_empty() || view.name.as_str() == name {
            return Ok(view);
        }
        known.push(view.name.as_str().to_owned());
    }
    Err(FigureError::UnknownView { name: name.to_owned(), known })
}

/// What is shown of a view's numbers: what is asked for, if the view offers it.
pub(super) fn measure_of(view: &View, request: &Request) -> Shown {
    let asked = request.measure.filter(|wanted| view.measures.contains(wanted));
    asked.or(view.measures.first().copied()).unwrap_or(Shown::Value)
}

/// A chart of any form.
fn drawn(context: &Context<'_>) -> Result<Scene, FigureError> {
    #[cfg(feature = "more")]
    if let Some(scene) = shapes::scene(context) {
        return Ok(scene);
    }
    planned(context)
}

/// A chart of columns or bars, which lies down where columns do not fit the width.
fn planned(context: &Context<'_>) -> Result<Scene, FigureError> {
    let view = context.grid.view();
    let mut plan = match view.chart {
        Chart::StackedColumns => stacked::plan(context),
        Chart::Waterfall => waterfall::plan(context).ok_or_else(|| FigureError::NotComputable {
            view: view.name.as_str().to_owned(),
            measure: "change",
        })?,
        _ => Plan::grouped(context),
    };
    let standing = match view.chart {
        Chart::Bars | Chart::DivergingBars => None,
        Chart::SmallMultiples => Some(multiples::scene(context, &mut plan)),
        _ => columns::scene(context, &mut plan),
    };
    Ok(standing.unwrap_or_else(|| bars::scene(context, &mut plan)))
}

/// The legend of a form: that of its series, unless they are told apart otherwise.
fn own_legend(context: &Context<'_>) -> Vec<LegendEntry> {
    #[cfg(feature = "more")]
    if let Some(own) = shapes::legend(context) {
        return own;
    }
    let view = context.grid.view();
    match view.chart {
        // The drawing names its steps, or the periods below its panels.
        Chart::Waterfall => Vec::new(),
        Chart::SmallMultiples if view.series == Facet::Period => Vec::new(),
        // What falls has a colour of its own, so that one series has two.
        Chart::DivergingBars if context.grid.series_count() < 2 => Vec::new(),
        _ if view.series == Facet::None => Vec::new(),
        _ => legend(context),
    }
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
            options.push((other.name.as_str().to_owned(), label));
        }
    }
    options
}

/// The unit that all observations of a view share.
pub(super) fn common_unit(package: &Package, view: &View) -> Result<Unit, FigureError> {
    let name = view.name.as_str().to_owned();
    let mut first: Option<&Observation> = None;
    for place in &view.observations {
        let Some(other) = package.observations.get(*place) else { continue };
        let first = *first.get_or_insert(other);
        if other.unit != first.unit {
            let named = |of: &Observation| fill("{} ({})", &[&of.unit.text(), of.id.as_str()]);
            let units = [named(first), named(other)];
            return Err(FigureError::MixedUnits { view: name, units });
        }
    }
    first.map(|first| first.unit).ok_or(FigureError::NothingSelected { view: name })
}

/// What makes a grid one that nothing can be drawn of.
fn refuse(view: &View, grid: &Grid<'_>, shown: Shown) -> Result<(), FigureError> {
    let name = view.name.as_str().to_owned();
    if let Some([one, other]) = grid.collision() {
        let ids = [one.id.as_str().to_owned(), other.id.as_str().to_owned()];
        return Err(FigureError::SamePlace { view: name, ids });
    }
    if shown != Shown::Value && grid.first_cell().is_none() && grid.series_total() > 0 {
        return Err(FigureError::NotComputable { view: name, measure: shown.token() });
    }
    Ok(())
}

impl Context<'_> {
    /// The colour of a mark: that of its flow, or where the sign matters most that of what falls.
    pub(crate) fn color(&self, category: usize, series: usize) -> Color {
        let mut hue = self.grid.hue(category, series);
        let value = self.grid.at(category, series).and_then(|cell| cell.value.as_ref());
        if self.grid.view().chart == Chart::DivergingBars
            && value.is_some_and(|value| value.at < 0.0)
        {
            hue = Hue::Purple;
        }
        let (place, count) = self.grid.series_place(series);
        self.palette.tone(hue, place, count)
    }

    /// The full tone of a series' hue; where several share a hue, the later ones are weaker.
    pub(crate) fn series_color(&self, series: usize) -> Color {
        let (hue, place, count) = self.grid.series_tone(series);
        self.palette.tone(hue, place, count)
    }

    /// The lowest and highest value that any printed number could have been, and zero.
    #[cfg(feature = "more")]
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
