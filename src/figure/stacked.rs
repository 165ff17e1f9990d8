//! Stacked columns: the series of a category on one another, what is below zero hanging down from it.

use super::{
    chart::Context,
    plan::{Group, Piece, Plan, Slot},
    value::Value,
};
use crate::{data::Shown, indicator::change::Computed, model::Exact};

/// A stack for each category.
pub(crate) fn plan(context: &Context<'_>) -> Plan {
    let mut groups = Vec::new();
    for category in 0..context.grid.category_count() {
        let name = context.grid.category_name(category);
        groups.push(Group { name, slots: vec![stack(context, category)] });
    }
    Plan::new(groups, false)
}

fn stack(context: &Context<'_>, category: usize) -> Slot {
    let (mut low, mut high) = (0.0, 0.0);
    let mut pieces: Vec<Piece> = Vec::new();
    for series in 0..context.grid.series_count() {
        let Some(cell) = context.grid.at(category, series) else { continue };
        let value = cell.value.clone();
        let at = value.as_ref().map_or(0.0, |value| value.at);
        let is_below = at < 0.0;
        let base = if is_below { &mut low } else { &mut high };
        let fill = context.series_color(series);
        let piece = Piece::of(context, (category, series), (*base, value), fill);
        *base += at;
        pieces.insert(if is_below { 0 } else { pieces.len() }, piece);
    }
    Slot { pieces, is_stack: true, total: total(context, category) }
}

/// The sum of what was printed; `None` if a part was not, or if a part is not as printed.
fn total(context: &Context<'_>, category: usize) -> Option<Value> {
    if context.shown != Shown::Value {
        return None;
    }
    let (mut sum, mut most): (Option<Computed>, u8) = (None, 0);
    for series in 0..context.grid.series_count() {
        let Some(cell) = context.grid.at(category, series) else { continue };
        let printed = cell.observation.value.as_ref()?;
        let (decimal, range) = (printed.decimal()?, printed.range()?);
        let value = Exact::from_decimal(decimal);
        most = most.max(decimal.places());
        sum = Some(match sum {
            Some(sum) => Computed {
                value: sum.value.checked_add(value)?,
                range: sum.range.checked_add(range)?,
            },
            None => Computed { value, range },
        });
    }
    Some(Value::computed((context.words, context.numbers), (sum?, most, most), false))
}
