//! Grouped columns: a group for each category, a column for each series.

use super::{
    Align, Area, Mark, Scene, Target,
    chart::Context,
    labels::{End, Labels},
    put,
    scale::{Band, Linear},
    sign::{self, Beside},
    ticks::Ticks,
    tokens::{BAND_FILL, HAIRLINE, LABEL_SIZE, LINE_HEIGHT, PAIR_GAP, UNIT},
    whisker::{self, Along},
};

/// In place of a number that nobody printed.
const NOTHING: &str = "\u{2013}";
/// A column narrower than this says too little.
const LEAST_COLUMN: f64 = 14.0;
/// A column wider than this looks like a wall.
const MOST_COLUMN: f64 = 56.0;
/// The most lines of a category's name.
const NAME_LINES: usize = 2;
/// The height of the plot for its width, within limits.
const ASPECT: f64 = 0.46;
const HEIGHT_LIMITS: (f64, f64) = (240.0, 400.0);
/// The room of a label and a sign under a column.
const LABELS_BELOW: f64 = 32.0;
/// Between grid lines, at least.
const TICK_DISTANCE: f64 = 52.0;

/// The parts of the drawing.
struct Layout {
    plot: Area,
    band: Band,
    column_css: f64,
    y: Linear,
    ticks: Ticks,
    names: Vec<Vec<String>>,
    /// From the plot to the names below it.
    names_gap_css: f64,
}

/// Decides the marks, or `None` if the categories' names or the columns do not fit the width.
pub(crate) fn scene(context: &Context<'_>) -> Option<Scene> {
    let layout = Layout::new(context)?;
    let mut marks = Vec::new();
    axis(context, &layout, &mut marks);
    let mut targets = Vec::new();
    let mut labels = Labels::default();
    for category in 0..context.grid.category_count() {
        for series in 0..context.grid.series_count() {
            let place = (category, series);
            let mark = column(context, &layout, place, &mut marks, &mut labels);
            targets.extend(mark.and_then(|mark| target(context, &layout, place, mark)));
        }
    }
    zero_line(context, &layout, &mut marks);
    marks.extend(labels.marks);
    let name_height = layout.names.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let name_height = name_height * LABEL_SIZE * LINE_HEIGHT;
    Some(Scene {
        width_css: context.width_css,
        height_css: (layout.plot.y_css
            + layout.plot.height_css
            + layout.names_gap_css
            + name_height)
            .ceil(),
        background: context.palette.background,
        marks,
        targets,
    })
}

impl Layout {
    fn new(context: &Context<'_>) -> Option<Layout> {
        let height = (context.width_css * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
        let (low, high) = context.domain();
        let most = (height / TICK_DISTANCE) as usize;
        let ticks = Ticks::covering(low, high, most);
        let tick_width = ticks
            .ticks
            .iter()
            .map(|tick| {
                context.measure.width_css(&context.words.numbers.write(&tick.plain), LABEL_SIZE)
            })
            .fold(0.0, f64::max);
        let left = (tick_width + UNIT).ceil();
        // Room above for the unit's name, and for the label of a column that reaches the top.
        let top = 3.0 * UNIT + 4.0;
        let plot = Area {
            x_css: left,
            y_css: top,
            width_css: context.width_css - left,
            height_css: height,
        };
        let (categories, series) = (context.grid.category_count(), context.grid.series_count());
        let band = Band::new(categories, (plot.x_css, plot.x_css + plot.width_css));
        let gaps = PAIR_GAP * (series.max(1) - 1) as f64;
        let column = (band.step_css() * BAND_FILL - gaps) / series.max(1) as f64;
        if column < LEAST_COLUMN {
            return None;
        }
        let names = (0..categories)
            .map(|category| {
                let name = context.grid.category_name(category);
                context.measure.wrap(&name, LABEL_SIZE, band.step_css() - UNIT, NAME_LINES)
            })
            .collect::<Option<Vec<_>>>()?;
        let bottom = plot.y_css + plot.height_css;
        let y = Linear::new(ticks.domain(), (bottom, plot.y_css));
        // Columns that point down have their labels, and perhaps a sign, under their ends.
        let names_gap_css = if low < 0.0 { UNIT + LABELS_BELOW } else { UNIT };
        Some(Layout {
            plot,
            band,
            column_css: column.min(MOST_COLUMN).floor(),
            y,
            ticks,
            names,
            names_gap_css,
        })
    }

    /// The left edge of a column.
    fn column_x(&self, context: &Context<'_>, (category, series): (usize, usize)) -> f64 {
        let count = context.grid.series_count() as f64;
        let group = self.column_css * count + PAIR_GAP * (count - 1.0);
        let start = self.band.start_css(category) + (self.band.step_css() - group) / 2.0;
        start.round() + series as f64 * (self.column_css + PAIR_GAP)
    }

    /// The column of a value.
    fn column_area(&self, context: &Context<'_>, place: (usize, usize), value: f64) -> Area {
        let (zero, end) = (self.y.css(0.0), self.y.css(value));
        Area {
            x_css: self.column_x(context, place),
            y_css: zero.min(end),
            width_css: self.column_css,
            height_css: (zero - end).abs(),
        }
    }
}

/// Grid lines, their values, the unit, and the categories' names.
fn axis(context: &Context<'_>, layout: &Layout, marks: &mut Vec<Mark>) {
    let (plot, palette) = (layout.plot, context.palette);
    put::label(
        marks,
        (0.0, LABEL_SIZE / 2.0 + 1.0),
        Align::Start,
        palette.muted,
        context.axis_name.clone(),
    );
    for tick in &layout.ticks.ticks {
        let y = layout.y.css(tick.value);
        put::rule(marks, (plot.x_css, y), (plot.x_css + plot.width_css, y), HAIRLINE, palette.grid);
        put::label(
            marks,
            (plot.x_css - UNIT, y),
            Align::End,
            palette.muted,
            context.words.numbers.write(&tick.plain),
        );
    }
    let below = plot.y_css + plot.height_css + layout.names_gap_css + LABEL_SIZE / 2.0;
    for (category, lines) in layout.names.iter().enumerate() {
        let center = layout.band.start_css(category) + layout.band.step_css() / 2.0;
        for (index, line) in lines.iter().enumerate() {
            put::label(
                marks,
                (center, below + index as f64 * LABEL_SIZE * LINE_HEIGHT),
                Align::Middle,
                palette.text,
                line.clone(),
            );
        }
    }
}

fn zero_line(context: &Context<'_>, layout: &Layout, marks: &mut Vec<Mark>) {
    let (plot, y) = (layout.plot, layout.y.css(0.0));
    let end = (plot.x_css + plot.width_css, y);
    put::rule(marks, (plot.x_css, y), end, HAIRLINE, context.palette.zero);
}

/// Draws a column with its whisker and its label; returns all that a tooltip must not cover.
fn column(
    context: &Context<'_>,
    layout: &Layout,
    place: (usize, usize),
    marks: &mut Vec<Mark>,
    labels: &mut Labels,
) -> Option<Area> {
    let cell = context.grid.at(place.0, place.1)?;
    let value = cell.value.as_ref().map_or(0.0, |value| value.at);
    let area = layout.column_area(context, place, value);
    let middle = area.x_css + area.width_css / 2.0;
    let mut end = End {
        x_css: middle,
        y_css: layout.y.css(value),
        width_css: area.width_css,
        is_down: value < 0.0,
    };
    let label = if let Some(shown) = &cell.value {
        let fill = context.color(place.0, place.1);
        put::rect(marks, area, fill);
        end.y_css = whisker::draw(context, shown, (Along::Y, layout.y), (middle, fill), marks);
        labels.place(context, &shown.text, end, context.palette.text)
    } else {
        labels.place(context, NOTHING, end, context.palette.muted)
    };
    let label = match label {
        Some(label) if context.grid.is_warned(cell.observation) => {
            let beside = Beside::Over { is_down: end.is_down };
            Some(sign::draw(context, label, beside, &mut labels.marks))
        }
        label => label,
    };
    Some(label.map_or(area, |label| area.hull(label)))
}

/// The whole height of the plot over a column reaches it.
fn target(
    context: &Context<'_>,
    layout: &Layout,
    place: (usize, usize),
    mark: Area,
) -> Option<Target> {
    let readout = context.grid.readout(place.0, place.1)?;
    let x = layout.column_x(context, place);
    let (first, last) = (place.1 == 0, place.1 + 1 == context.grid.series_count());
    let band_start = layout.band.start_css(place.0);
    let start = if first { band_start } else { x - PAIR_GAP / 2.0 };
    let band_end = band_start + layout.band.step_css();
    let end = if last { band_end } else { x + layout.column_css + PAIR_GAP / 2.0 };
    let reach = Area {
        x_css: start,
        y_css: 0.0,
        width_css: end - start,
        height_css: layout.plot.y_css + layout.plot.height_css + layout.names_gap_css + 3.0 * UNIT,
    };
    Some(Target { reach, mark, readout })
}
