//! The forms of shapes other than columns and bars: what a page loads has them only if it was built
//! with the feature `more`.

use super::{
    LegendEntry, Scene, chart::Context, dumbbell, lines, range_plot, scatter, slope, treemap,
};
use crate::{data::Chart, locale::fill};

/// Decides the marks; nothing for the other forms.
pub(crate) fn scene(context: &Context<'_>) -> Option<Scene> {
    Some(match context.grid.view().chart {
        Chart::Lines | Chart::Projection => lines::scene(context),
        Chart::Treemap => treemap::scene(context),
        Chart::Scatter => scatter::scene(context),
        Chart::Slope => slope::scene(context),
        Chart::Dumbbell => dumbbell::scene(context),
        Chart::RangePlot => range_plot::scene(context),
        _ => return None,
    })
}

/// The legend of a form that has one of its own, or none.
pub(crate) fn legend(context: &Context<'_>) -> Option<Vec<LegendEntry>> {
    Some(match context.grid.view().chart {
        Chart::Lines | Chart::Projection => lines::legend(context),
        Chart::Scatter => scatter::legend(context),
        Chart::RangePlot => range_plot::legend(context),
        // These name their marks.
        Chart::Treemap | Chart::Slope => Vec::new(),
        _ => return None,
    })
}

/// Whether the drawing names its series, so that the legend is needed for nothing but choosing.
pub(crate) fn names_itself(context: &Context<'_>) -> bool {
    matches!(context.grid.view().chart, Chart::Lines | Chart::Projection)
        && lines::names_itself(context)
}

/// What a form says in words about all that it shows, if it is about claims.
pub(crate) fn sentence(context: &Context<'_>) -> Option<String> {
    if context.grid.view().chart != Chart::RangePlot {
        return None;
    }
    let words = context.words;
    let list = range_plot::compared(context);
    let contradicted = list.iter().filter(|row| row.is_contradicted).count();
    let write = |count: usize| words.numbers.write(&count.to_string());
    Some(fill(words.findings.summary, &[&write(list.len()), &write(contradicted)]))
}
