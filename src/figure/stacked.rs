//! Stacked columns: the series of a category on one another, what is below zero hanging down from it.

use super::{
    chart::Context,
    plan::{Group, Piece, Plan, Slot},
    value::Value,
};
use crate::data::Shown;

/// A stack for each category.
pub(crate) fn plan(context: &Context<'_>) -> Plan {
    let mut groups = Vec::new();
    for category in 0..context.grid.category_count() {
        groups.push(Group {
            name: context.grid.category_name(category),
            slots: vec![stack(context, category)],
        });
    }
    Plan::new(groups, false)
}

fn stack(context: &Context<'_>, category: usize) -> Slot {
    let signed = matches!(context.shown, Shown::Growth | Shown::Contribution);
    let (mut low, mut high) = (0.0, 0.0);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut total: Option<Value> = None;
    let mut is_whole = true;
    for series in 0..context.grid.series_count() {
        let Some(cell) = context.grid.at(category, series) else { continue };
        let value = cell.value.clone();
        let at = value.as_ref().map_or(0.0, |value| value.at);
        total = match (total, &value) {
            (Some(sum), Some(value)) => sum.and(context.words, value, (true, signed)),
            (None, value) if pieces.is_empty() => value.clone(),
            _ => None,
        };
        is_whole &= total.is_some();
        let base = if at < 0.0 { low } else { high };
        let fill = context.series_color(series);
        let piece = Piece::of(context, (category, series), (base, value), fill);
        if at < 0.0 {
            low += at;
            pieces.insert(0, piece);
        } else {
            high += at;
            pieces.push(piece);
        }
    }
    Slot { pieces, is_stack: true, total: total.filter(|_| is_whole) }
}
