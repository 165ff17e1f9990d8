//! A treemap: tiles whose areas are in the ratio of the values, category within series.
//!
//! Where the view names a whole, what it has beyond the listed parts is a tile of its own. The layout
//! is the squarified one of Bruls, Huizing and van Wijk (2000).

use super::{
    Align, Area, Color, Mark, Readout, Scene, Target,
    chart::Context,
    left_out::LeftOut,
    order::ascending,
    put,
    sign::{self, Beside},
    tile,
    tokens::{LABEL_SIZE, PAIR_GAP, UNIT},
    value::{self, PLACES, Value},
};
use crate::{
    data::Shown,
    indicator::change::Computed,
    locale::fill,
    model::{Direction, Exact, Interval},
};

/// The height of the tiles for the width, within limits.
const ASPECT: f64 = 0.56;
const HEIGHT_LIMITS: (f64, f64) = (340.0, 520.0);
/// Blocks stand side by side from this width on.
const LEAST_WIDTH_FOR_ROW: f64 = 480.0;
/// The most series whose blocks have a line of their own with name and whole.
const MOST_NAMED: usize = 4;
/// That line, as high as a finger needs (WCAG 2.2, 2.5.8).
const HEAD: f64 = 24.0;
/// Tiles smaller than this, in square px, are drawn as one.
const LEAST_AREA: f64 = 4.0;
/// The part of the background in the colour of what is not listed.
const FAINT: f64 = 0.8;

/// The tiles of one series.
struct Block {
    series: usize,
    /// The sum of the sizes.
    size: f64,
    tiles: Vec<Tile>,
}

/// One tile before it has its place.
struct Tile {
    size: f64,
    of: Of,
}

/// What a tile stands for.
enum Of {
    Category(usize),
    /// What the whole has beyond the listed parts; its share.
    Rest(Box<Value>, String),
    /// So many values that are too small to be drawn apart.
    Smaller(usize),
}

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let height = (context.width_css * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1).round();
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    let mut left_out = LeftOut::default();
    let (mut blocks, mut keyed) = (Vec::new(), Vec::new());
    for series in 0..context.grid.series_count() {
        let block = block(context, series, &mut left_out);
        if block.size > 0.0 {
            blocks.push(block);
        }
    }
    let are_named = names_blocks(context);
    let areas = block_areas(context.width_css, height, &blocks, are_named);
    let mut bottom = 0.0_f64;
    for (block, area) in blocks.into_iter().zip(areas) {
        bottom = bottom.max(area.y_css + area.height_css);
        if are_named {
            head(context, &block, area, &mut marks, &mut targets);
        }
        draw_block(context, block, area, (&mut marks, &mut keyed), &mut targets);
    }
    let y = tile::list(context, &keyed, bottom + UNIT / 2.0, &mut marks);
    left_out.below(context, y, marks, targets)
}

/// Whether each block has a line with its name: where there is more than one, or a whole.
fn names_blocks(context: &Context<'_>) -> bool {
    let count = context.grid.series_count();
    count <= MOST_NAMED && (count > 1 || context.grid.whole_row().is_some())
}

/// The tiles of a series, the largest first and what is not listed last.
fn block(context: &Context<'_>, series: usize, left_out: &mut LeftOut) -> Block {
    let grid = &context.grid;
    let whole_row = grid.whole_row();
    let mut sizes = Vec::new();
    let (mut size, mut listed) = (0.0, Some((Exact::ZERO, Interval::point(Exact::ZERO))));
    for category in 0..grid.category_count() {
        let Some(cell) = grid.at(category, series) else { continue };
        if Some(category) == whole_row {
            continue;
        }
        match &cell.value {
            Some(value) if value.at > 0.0 && value.at.is_finite() => {
                sizes.push((-value.at, category));
                size += value.at;
                listed = listed.and_then(|sum| add(sum, cell.observation.value.as_ref()?));
            }
            _ => left_out.add(context, category, series),
        }
    }
    ascending(&mut sizes);
    let mut tiles = Vec::new();
    for (size, category) in sizes {
        tiles.push(Tile { size: -size, of: Of::Category(category) });
    }
    if let Some(rest) = whole_row.and_then(|row| rest(context, (row, series), listed)) {
        size += rest.size;
        tiles.push(rest);
    }
    Block { series, size, tiles }
}

/// A sum with one more number: as printed, and the range of both.
fn add(
    (sum, range): (Exact, Interval),
    number: &crate::model::Published,
) -> Option<(Exact, Interval)> {
    let value = Exact::from_decimal(number.decimal()?);
    Some((sum.checked_add(value)?, range.checked_add(number.range()?)?))
}

/// What a whole has beyond the sum of its listed parts.
fn rest(
    context: &Context<'_>,
    whole: (usize, usize),
    listed: Option<(Exact, Interval)>,
) -> Option<Tile> {
    let printed = context.grid.at_place(Some(whole))?.observation.value.as_ref()?;
    let (sum, range) = listed?;
    let of_whole = Exact::from_decimal(printed.decimal()?);
    let value = of_whole.checked_sub(sum)?;
    let range = printed.range()?.checked_sub(range)?;
    let share = value.checked_mul(Exact::HUNDRED)?.checked_div(of_whole)?;
    let share = share.to_decimal_text(1, Direction::Nearest);
    let value = Value::computed(
        (context.words, context.numbers),
        (Computed { value, range }, PLACES, PLACES),
        false,
    );
    let size = value.at;
    let of = Of::Rest(Box::new(value), context.words.numbers.write(&share));
    (size > 0.0).then_some(Tile { size, of })
}

/// The places of the blocks, their lines of names not counted: areas in the ratio of the sizes.
fn block_areas(width_css: f64, height_css: f64, blocks: &[Block], are_named: bool) -> Vec<Area> {
    let whole = Area { x_css: 0.0, y_css: 0.0, width_css, height_css };
    let mut sizes = Vec::new();
    let mut total = 0.0;
    for block in blocks {
        sizes.push(block.size);
        total += block.size;
    }
    if !are_named {
        return squarify(&sizes, whole);
    }
    let mut areas = Vec::new();
    let gaps = (blocks.len().max(1) - 1) as f64 * UNIT;
    let (mut x, mut y) = (0.0, HEAD);
    for size in sizes {
        let part = size / total;
        let area = if width_css >= LEAST_WIDTH_FOR_ROW {
            let width = part * (width_css - gaps);
            let area = Area { x_css: x, y_css: y, width_css: width, height_css };
            x += width + UNIT;
            area
        } else {
            let height = part * height_css;
            let area = Area { x_css: x, y_css: y, width_css, height_css: height };
            y += height + UNIT + HEAD;
            area
        };
        areas.push(area);
    }
    areas
}

/// The name of a series and its whole over its tiles.
fn head(
    context: &Context<'_>,
    block: &Block,
    area: Area,
    marks: &mut Vec<Mark>,
    targets: &mut Vec<Target>,
) {
    let grid = &context.grid;
    let place = grid.whole_row().map(|row| (row, block.series));
    let cell = grid.at_place(place);
    let mut name = grid.series_name(block.series);
    if name.is_empty() {
        name = grid.whole_name();
    }
    let value = cell.and_then(|cell| cell.value.as_ref());
    if let Some(value) = value {
        name.push(' ');
        name.push_str(&value.text);
    }
    // Bold letters are about a tenth wider.
    let is_warned = cell.is_some_and(|cell| grid.is_warned(cell.observation));
    let sign_room = if is_warned { sign::ROOM } else { 0.0 };
    let room = (area.width_css - sign_room) / 1.1;
    let name = context.measure.shorten(&name, LABEL_SIZE, room);
    let width = context.measure.width_css(&name, LABEL_SIZE) * 1.1;
    let mut mark = Area { y_css: area.y_css - HEAD, height_css: HEAD, width_css: width, ..area };
    if width <= area.width_css {
        let at = (area.x_css, area.y_css - HEAD / 2.0);
        let style = (Align::Start, LABEL_SIZE, true);
        put::text(marks, at, style, context.palette.text, name);
        if is_warned {
            mark = sign::draw(context, mark, Beside::After { is_left: false }, marks);
        }
    } else {
        mark.width_css = area.width_css;
    }
    let readout = place.and_then(|(category, series)| grid.readout(category, series));
    if let Some(readout) = readout {
        let reach = Area { y_css: area.y_css - HEAD, height_css: HEAD, ..area };
        targets.push(Target { reach, mark, readout });
    }
}

/// Draws the tiles of a block, those too small to be seen apart as one.
fn draw_block(
    context: &Context<'_>,
    mut block: Block,
    area: Area,
    (marks, keyed): (&mut Vec<Mark>, &mut Vec<String>),
    targets: &mut Vec<Target>,
) {
    let least = LEAST_AREA * block.size / (area.width_css * area.height_css);
    let is_small = |tile: &Tile| tile.size < least && matches!(tile.of, Of::Category(_));
    let (mut count, mut sum) = (0, 0.0);
    for tile in &block.tiles {
        if is_small(tile) {
            (count, sum) = (count + 1, sum + tile.size);
        }
    }
    if count > 1 {
        block.tiles.retain(|tile| !is_small(tile));
        let is_rest = |tile: &Tile| matches!(tile.of, Of::Rest(..));
        let place = block.tiles.len() - usize::from(block.tiles.last().is_some_and(is_rest));
        block.tiles.insert(place, Tile { size: sum, of: Of::Smaller(count) });
    }
    let mut sizes = Vec::new();
    for tile in &block.tiles {
        sizes.push(tile.size);
    }
    let areas = match block.tiles.last() {
        // What is not listed lies under what is, so that both can be compared across blocks.
        Some(Tile { size, of: Of::Rest(..) }) => {
            let height_css = area.height_css * (1.0 - size / block.size);
            sizes.pop();
            let mut areas = squarify(&sizes, Area { height_css, ..area });
            let (y_css, height_css) = (area.y_css + height_css, area.height_css - height_css);
            areas.push(Area { y_css, height_css, ..area });
            areas
        }
        _ => squarify(&sizes, area),
    };
    for (tile, reach) in block.tiles.iter().zip(areas) {
        let readout = draw_tile(context, (block.series, tile), reach, (marks, keyed));
        if let Some(readout) = readout {
            targets.push(Target { reach, mark: reach, readout });
        }
    }
}

/// Draws one tile with its label; returns what there is to say about it.
fn draw_tile(
    context: &Context<'_>,
    (series, tile): (usize, &Tile),
    area: Area,
    (marks, keyed): (&mut Vec<Mark>, &mut Vec<String>),
) -> Option<Readout> {
    let (grid, words) = (&context.grid, context.words);
    let mut name = String::new();
    // The name of a series that has no line of its own stands in its tiles.
    if !names_blocks(context) && grid.series_count() > 1 {
        name = grid.series_name(series);
        name.push_str(words.name_comma);
    }
    let strong = series_color(context, series);
    let (mut fill_color, mut is_warned) = (strong, false);
    let (number, share, readout) = match &tile.of {
        Of::Category(category) => {
            let place = (*category, series);
            let cell = grid.at_place(Some(place))?;
            let share = value::share(grid, place);
            let mut readout = grid.readout(*category, series)?;
            if let Some(share) = &share {
                readout.lines.extend(value::value_line(grid, Shown::Share, share));
            }
            is_warned = grid.is_warned(cell.observation);
            name.push_str(&grid.category_name(*category));
            let text = cell.value.as_ref()?.text.clone();
            (text, share.map(|share| share.text), readout)
        }
        Of::Rest(value, share) => {
            name.push_str(words.not_listed);
            fill_color = strong.mix(context.palette.background, FAINT);
            let range = value.range.clone().unwrap_or_default();
            let range = fill(words.with_range, &[&value.text, &range]);
            let percent = fill(words.units.percent, &[share]);
            let share_name = fill(words.share_of, &[&grid.whole_name()]);
            let lines = vec![(words.measures[0].to_owned(), range), (share_name, percent)];
            let readout = made_up(context, series, (words.not_listed, "rest:"), lines);
            (value.text.clone(), Some(share.clone()), readout)
        }
        Of::Smaller(count) => {
            name = fill(words.smaller, &[&words.numbers.write(&count.to_string())]);
            let readout = made_up(context, series, (&name, "smaller:"), Vec::new());
            (String::new(), None, readout)
        }
    };
    let is_large = area.width_css.min(area.height_css) > 2.0 * PAIR_GAP;
    let gap = if is_large { PAIR_GAP / 2.0 } else { 0.0 };
    let inner = Area {
        x_css: area.x_css + gap,
        y_css: area.y_css + gap,
        width_css: area.width_css - 2.0 * gap,
        height_css: area.height_css - 2.0 * gap,
    };
    put::rect(marks, inner, fill_color);
    let mut numbers = vec![number.clone()];
    if let Some(share) = share {
        let percent = fill(words.units.percent, &[&share]);
        numbers.insert(0, format!("{number} \u{b7} {percent}"));
    }
    let style = (context.palette.on(fill_color), is_warned);
    if !tile::label(context, inner, (&name, &numbers), style, marks) && !number.is_empty() {
        // The number in a list is that of the tile, without its share.
        name.push(' ');
        name.push_str(&number);
        tile::key(inner, &name, style.0, (marks, keyed));
    }
    Some(readout)
}

/// What there is to say about a tile that is no observation; its id is none of theirs, since it has
/// a colon.
fn made_up(
    context: &Context<'_>,
    series: usize,
    (name, prefix): (&str, &str),
    lines: Vec<(String, String)>,
) -> Readout {
    let mut title = name.to_owned();
    let of = context.grid.series_name(series);
    if !of.is_empty() {
        title.push_str(context.words.name_comma);
        title.push_str(&of);
    }
    let mut id = prefix.to_owned();
    id.push_str(context.grid.series_token(series));
    Readout { id, title, lines, warnings: Vec::new() }
}

/// The full tone of a series' hue.
fn series_color(context: &Context<'_>, series: usize) -> Color {
    let mut category = 0;
    while context.grid.at(category, series).is_none() && category < context.grid.category_count() {
        category += 1;
    }
    context.palette.tone(context.grid.hue(category, series), 0, 1)
}

/// Fills an area with rectangles in the ratio of the sizes, in their order, each as near to a square
/// as its neighbours allow: rows along the shorter side, each as long as that does not get worse.
fn squarify(sizes: &[f64], area: Area) -> Vec<Area> {
    let mut areas = Vec::new();
    let mut left: f64 = sizes.iter().sum();
    let mut free = area;
    let mut start = 0;
    while start < sizes.len() {
        let is_column = free.width_css >= free.height_css;
        let (side, length) = if is_column {
            (free.height_css, free.width_css)
        } else {
            (free.width_css, free.height_css)
        };
        // From values to square px; what is left fills what is free.
        let scale = if left > 0.0 { side * length / left } else { 0.0 };
        let (mut sum, mut least, mut most) = (0.0, f64::MAX, 0.0_f64);
        let (mut end, mut worst) = (start, f64::MAX);
        while let Some(size) = sizes.get(end) {
            let (new_sum, new_least) = (sum + size, size.min(least));
            let new_most = size.max(most);
            let square = new_sum * new_sum * scale / (side * side);
            let ratio = (new_most / square).max(square / new_least);
            if end > start && ratio > worst {
                break;
            }
            (sum, least, most, worst) = (new_sum, new_least, new_most, ratio);
            end += 1;
        }
        let is_last = end == sizes.len();
        let thickness = if is_last || left <= 0.0 { length } else { length * sum / left };
        let mut along = 0.0;
        for size in &sizes[start..end] {
            let part = if sum > 0.0 { size / sum * side } else { 0.0 };
            areas.push(if is_column {
                Area { y_css: free.y_css + along, width_css: thickness, height_css: part, ..free }
            } else {
                Area { x_css: free.x_css + along, width_css: part, height_css: thickness, ..free }
            });
            along += part;
        }
        if is_column {
            free.x_css += thickness;
            free.width_css = (free.width_css - thickness).max(0.0);
        } else {
            free.y_css += thickness;
            free.height_css = (free.height_css - thickness).max(0.0);
        }
        left -= sum;
        start = end;
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { x_css: 0.0, y_css: 0.0, width_css: 6.0, height_css: 4.0 };

    /// The example of Bruls, Huizing and van Wijk, Squarified Treemaps (2000), figure 4.
    #[test]
    fn the_layout_is_that_of_its_authors() {
        let areas = squarify(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], AREA);
        let expected = [
            (0.0, 0.0, 3.0, 2.0),
            (0.0, 2.0, 3.0, 2.0),
            (3.0, 0.0, 12.0 / 7.0, 7.0 / 3.0),
            (3.0 + 12.0 / 7.0, 0.0, 9.0 / 7.0, 7.0 / 3.0),
        ];
        for (area, (x, y, width, height)) in areas.iter().zip(expected) {
            let off = (area.x_css - x).abs() + (area.y_css - y).abs();
            let wrong = (area.width_css - width).abs() + (area.height_css - height).abs();
            assert!(off + wrong < 1e-9, "{area} is not {x},{y} {width} x {height}");
        }
    }

    #[test]
    fn areas_are_in_the_ratio_of_the_sizes() {
        let mut sizes = Vec::new();
        for place in 0..500 {
            sizes.push(1000.0 / f64::from(place + 1));
        }
        let sum: f64 = sizes.iter().sum();
        let areas = squarify(&sizes, AREA);
        for (size, area) in sizes.iter().zip(&areas) {
            let found = area.width_css * area.height_css;
            assert!((found - size / sum * 24.0).abs() < 1e-9, "{size}: {area}");
        }
    }
}
