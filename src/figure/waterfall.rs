//! A waterfall: a whole in the first period, the changes of its parts, the whole in the last period.

use super::{
    Readout,
    chart::Context,
    palette::Hue,
    plan::{Group, Piece, Plan, Slot},
    value::Value,
};
use crate::{
    data::Facet,
    indicator::change::{Computed, difference},
    locale::fill,
    model::Exact,
};

/// The steps from the whole in the first period to the whole in the last; `None` if the view has no
/// two periods, or if nobody printed the whole in one of them.
pub(crate) fn plan(context: &Context<'_>) -> Option<Plan> {
    let (grid, words, palette) = (&context.grid, context.words, context.palette);
    let last = grid.series_count().checked_sub(1).filter(|last| *last > 0)?;
    let (whole, _) = grid.whole((0, 0)).filter(|_| grid.view().series == Facet::Period)?;
    let value = |category: usize, series: usize| grid.at(category, series)?.value.clone();
    let (start, end) = (value(whole, 0)?, value(whole, last)?);
    let mut groups = Vec::new();
    let mut add = |name: String, piece: Piece| {
        groups.push(Group { name, slots: vec![Slot::single(piece)] });
    };
    let full = |series: usize, value: &Value| {
        let fill = context.color(whole, series);
        Piece::of(context, (whole, series), (0.0, Some(value.clone())), fill)
    };
    add(grid.series_name(0), full(0, &start));
    let mut level = start.at;
    let (mut rest, mut places) = change(context, whole)?;
    for category in 0..grid.category_count() {
        if category == whole {
            continue;
        }
        let mut step = None;
        if let Some((change, own_places)) = change(context, category) {
            rest = Computed {
                value: rest.value.checked_sub(change.value)?,
                range: rest.range.checked_sub(change.range)?,
            };
            places = places.max(own_places);
            step = Some(Value::computed(
                (words, context.numbers),
                (change, own_places, own_places + 1),
                true,
            ));
        }
        let at = step.as_ref().map_or(0.0, |step| step.at);
        let hue = if at < 0.0 { Hue::Purple } else { grid.hue(category, last) };
        let series = if grid.at(category, last).is_some() { last } else { 0 };
        let fill = palette.tone(hue, 0, 1);
        let piece = Piece::of(context, (category, series), (level, step), fill);
        add(grid.category_name(category), piece);
        level += at;
    }
    // What the printed numbers leave over, exactly.
    if rest.value != Exact::ZERO {
        let is_rounding = rest.range.contains(Exact::ZERO);
        let rest = Value::computed((words, context.numbers), (rest, places, places + 1), true);
        let name = if is_rounding { words.rounding } else { words.not_listed };
        let range = rest.range.as_deref().unwrap_or_default();
        let amount = fill(words.with_range, &[&rest.text, range]);
        let line = (fill(words.change_since, &[&grid.first_period()]), amount);
        let readout = Readout {
            id: String::new(),
            title: name.to_owned(),
            lines: vec![line],
            warnings: Vec::new(),
        };
        add(
            name.to_owned(),
            Piece {
                base: level,
                value: Some(rest),
                fill: palette.tone(Hue::Ink, 0, 2),
                is_warned: false,
                readout: Some(readout),
            },
        );
    }
    add(grid.series_name(last), full(last, &end));
    Some(Plan::new(groups, true))
}

/// The change of a category from the first to the last period, and the decimal places it is printed
/// in.
fn change(context: &Context<'_>, category: usize) -> Option<(Computed, u8)> {
    let at = |series| context.grid.at(category, series)?.observation.value.as_ref();
    let (later, earlier) = (at(context.grid.series_count() - 1)?, at(0)?);
    let places = later.decimal()?.places().max(earlier.decimal()?.places());
    Some((difference(later, earlier)?, places))
}
