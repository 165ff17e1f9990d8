//! The words of a treemap's tiles: a name in its tile, or a letter there and the name in a list below.

use super::{
    Align, Area, Color, Mark,
    chart::Context,
    put,
    sign::{self, Beside},
    tokens::{LABEL_SIZE, LINE_HEIGHT, SMALL_SIZE, UNIT},
};

/// Between a tile's edge and its text.
const PAD: f64 = 6.0;
const MOST_NAME_LINES: usize = 5;
/// The letters that stand for names which do not fit their tiles.
const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// A letter in a tile whose name does not fit, for the list below.
pub(super) fn key(
    tile: Area,
    name: &str,
    color: Color,
    (marks, keyed): (&mut Vec<Mark>, &mut Vec<String>),
) {
    let Some(letter) = LETTERS.get(keyed.len()) else { return };
    if tile.width_css < LABEL_SIZE || tile.height_css < LABEL_SIZE * LINE_HEIGHT {
        return;
    }
    let letter = char::from(*letter).to_string();
    put::text(marks, tile.center(), (Align::Middle, LABEL_SIZE, true), color, letter);
    keyed.push(name.to_owned());
}

/// The names that letters stand for, one after another in lines; returns where the list ends.
pub(super) fn list(
    context: &Context<'_>,
    keyed: &[String],
    y_css: f64,
    marks: &mut Vec<Mark>,
) -> f64 {
    let (line, color) = (LABEL_SIZE * LINE_HEIGHT, context.palette.text);
    let (mut x, mut y, mut lines_of_row) = (0.0, y_css, 0);
    for (name, letter) in keyed.iter().zip(LETTERS) {
        let start = LABEL_SIZE + UNIT / 2.0;
        let room = context.width_css - start;
        let lines = context.measure.fit(name, LABEL_SIZE, room, MOST_NAME_LINES);
        let width = start + context.measure.width_css(name, LABEL_SIZE).min(room) + 2.0 * UNIT;
        if x > 0.0 && x + width > context.width_css {
            (x, y, lines_of_row) = (0.0, y + lines_of_row as f64 * line, 0);
        }
        let (at, letter) = (y + line / 2.0, char::from(*letter).to_string());
        put::text(marks, (x, at), (Align::Start, LABEL_SIZE, true), color, letter);
        put::lines(marks, (x + start, at), (Align::Start, false), color, &lines);
        x += width;
        lines_of_row = lines_of_row.max(lines.len());
    }
    y + lines_of_row as f64 * line
}

/// Name and number in the upper left corner of a tile, the number in its longest form that fits; returns
/// whether the name does. A name that is cut short may be that of another thing.
pub(super) fn label(
    context: &Context<'_>,
    tile: Area,
    (name, numbers): (&str, &[String]),
    (color, is_warned): (Color, bool),
    marks: &mut Vec<Mark>,
) -> bool {
    let measure = context.measure;
    let room = tile.width_css - 2.0 * PAD;
    let mut fitting = None;
    for size in [LABEL_SIZE, SMALL_SIZE] {
        let most = ((tile.height_css - PAD) / (size * LINE_HEIGHT)).max(0.0) as usize;
        if fitting.is_some() || most == 0 {
            continue;
        }
        // A line is left for the number where there are two.
        let name_lines = (most.max(2) - 1).min(MOST_NAME_LINES);
        fitting = measure.wrap(name, size, room, name_lines).map(|lines| (lines, size, most));
    }
    let Some((lines, size, most)) = fitting else { return false };
    let line = size * LINE_HEIGHT;
    let sign_room = if is_warned { sign::ROOM } else { 0.0 };
    let fits = |text: &&String| measure.width_css(text, size) + sign_room <= room;
    let number = numbers.iter().find(fits).filter(|text| lines.len() < most && !text.is_empty());
    let x = tile.x_css + PAD;
    let style = (Align::Start, size, false);
    let mut y = tile.y_css + PAD / 2.0 + line / 2.0;
    for name in lines {
        put::text(marks, (x, y), style, color, name);
        y += line;
    }
    let Some(number) = number else { return true };
    put::text(marks, (x, y), style, color, number.clone());
    if is_warned {
        let width_css = measure.width_css(number, size);
        let area = Area { x_css: x, y_css: y - line / 2.0, width_css, height_css: line };
        sign::draw_in(color, area, Beside::After { is_left: false }, marks);
    }
    true
}
