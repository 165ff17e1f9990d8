//! An axis of values beside a plot, with its grid.

use super::{
    Align, Area, Mark,
    chart::Context,
    put,
    scale::Linear,
    ticks::Ticks,
    tokens::{HAIRLINE, LABEL_SIZE, UNIT},
};
use crate::locale::NumberForm;

/// The room of the widest value beside the plot.
#[inline(never)]
pub(crate) fn room(context: &Context<'_>, numbers: NumberForm, ticks: &Ticks) -> f64 {
    let mut widest = 0.0_f64;
    for tick in &ticks.ticks {
        let value = numbers.write(&tick.plain);
        widest = widest.max(context.measure.width_css(&value, LABEL_SIZE));
    }
    (widest + UNIT).ceil()
}

/// A line across the plot for each value, that at zero stronger, and the values beside them.
#[inline(never)]
pub(crate) fn rows(
    context: &Context<'_>,
    plot: Area,
    (scale, ticks, numbers): (Linear, &Ticks, NumberForm),
    marks: &mut Vec<Mark>,
) {
    let palette = context.palette;
    for tick in &ticks.ticks {
        let y = scale.css(tick.value);
        let end = (plot.x_css + plot.width_css, y);
        let stroke = if tick.plain == "0" { palette.zero } else { palette.grid };
        put::rule(marks, (plot.x_css, y), end, HAIRLINE, stroke);
        let value = numbers.write(&tick.plain);
        let value = context.measure.shorten(&value, LABEL_SIZE, plot.x_css - UNIT);
        put::label(marks, (plot.x_css - UNIT, y), Align::End, palette.muted, value);
    }
}
