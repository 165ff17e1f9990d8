//! Labels at the ends of columns, none of which covers another, nor a column that is not its own.

use super::{
    Align, Area, Color, Mark, Target,
    chart::Context,
    plan::Plan,
    put,
    sign::{self, Beside},
    slot::{self, Lane},
    tokens::{HAIRLINE, LABEL_SIZE, SMALL_SIZE},
};
use crate::data::Shown;

/// Labels that have found a place, and those that want one.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    pub(crate) marks: Vec<Mark>,
    /// One for each slot, in the order of the plan.
    pub(crate) wanted: Vec<Wanted>,
    taken: Vec<Area>,
}

/// A column, and the label that it wants.
#[derive(Debug)]
pub(crate) struct Wanted {
    /// Nothing for a column without a label.
    pub(crate) text: String,
    pub(crate) fill: Color,
    /// The column's place in its group.
    pub(crate) series: usize,
    pub(crate) lane: Lane,
    /// Where a pointer finds it.
    pub(crate) reach: Area,
    /// The column with its whisker.
    pub(crate) column: Area,
    /// Whether it points down.
    pub(crate) is_down: bool,
    /// Whether a sign stands at its label.
    pub(crate) is_warned: bool,
    /// The most that the label may be wide.
    pub(crate) room_css: f64,
    /// The label's place and size, and the line that leads to it if it has moved away.
    pub(crate) found: Option<(Area, f64, Area)>,
}

/// Between a column's end and its label.
const GAP: f64 = 2.0;
/// The most lines that a label moves away from its column.
const MOST_ROWS: usize = 2;

impl Labels {
    /// Keeps later labels off an area.
    pub(crate) fn keep_free(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Keeps labels off the unit above the plot.
    pub(crate) fn keep_unit_free(&mut self, context: &Context<'_>) {
        if context.shown == Shown::Value {
            let width_css = context.measure.width_css(&context.axis_name, LABEL_SIZE);
            self.taken.push(Area { x_css: 0.0, y_css: 0.0, width_css, height_css: LABEL_SIZE });
        }
    }

    /// Puts a label in the middle of an area, if it fits.
    pub(crate) fn inside(&mut self, context: &Context<'_>, text: &str, area: Area, fill: Color) {
        let width = context.measure.width_css(text, LABEL_SIZE);
        let at = area.center();
        let (x_css, y_css) = (at.0 - width / 2.0, at.1 - LABEL_SIZE * 0.6);
        let own = Area { x_css, y_css, width_css: width, height_css: LABEL_SIZE * 1.2 };
        let fits = width + 2.0 * GAP <= area.width_css && own.height_css + GAP <= area.height_css;
        if fits && self.is_free(own) {
            self.taken.push(own);
            put::label(&mut self.marks, at, Align::Middle, fill, text.to_owned());
        }
    }

    fn is_free(&self, area: Area) -> bool {
        !self.taken.iter().any(|other| other.overlaps(area))
    }

    /// Finds a place for each label. Where one has none, its whole series is left without labels, so
    /// that none is missing by chance; returns whether all have one.
    pub(crate) fn place(&mut self, context: &Context<'_>, breadth: usize) -> bool {
        let mut wanted = std::mem::take(&mut self.wanted);
        for one in &wanted {
            self.taken.push(one.column);
        }
        let (fixed, mut is_whole) = (self.taken.len(), true);
        let mut left_out = vec![false; breadth];
        loop {
            self.taken.truncate(fixed);
            for one in &wanted {
                if left_out[one.series] && one.is_warned {
                    self.taken.push(one.sign_box(one.end()));
                }
            }
            let mut missing = vec![0; breadth];
            for one in &mut wanted {
                one.found = None;
                if !one.text.is_empty() && !left_out[one.series] {
                    one.found = self.find(context, one);
                    missing[one.series] += usize::from(one.found.is_none());
                }
            }
            // The later series of equal ones is the later period.
            let mut worst = 0;
            for series in 0..breadth {
                if missing[series] > missing[worst] {
                    worst = series;
                }
            }
            if missing.get(worst).is_none_or(|count| *count == 0) {
                break;
            }
            (left_out[worst], is_whole) = (true, false);
        }
        self.wanted = wanted;
        is_whole
    }

    /// The first free place of a label: at its column's end, aside, smaller, or lines away.
    fn find(&mut self, context: &Context<'_>, one: &Wanted) -> Option<(Area, f64, Area)> {
        let end = one.end();
        for row in 0..=MOST_ROWS {
            for size in [LABEL_SIZE, SMALL_SIZE] {
                let (width, height) = (context.measure.width_css(&one.text, size), size * 1.2);
                let aside = (width - one.column.width_css).max(0.0) / 2.0;
                for side in [0.0, -aside, aside] {
                    let least = width / 2.0;
                    let x = (end.x_css + side).clamp(least, (context.width_css - least).max(least));
                    let away = GAP + row as f64 * height;
                    let area = Area {
                        x_css: x - width / 2.0,
                        y_css: end.y_css + if one.is_down { away } else { -away - height },
                        width_css: width,
                        height_css: height,
                    };
                    let with_sign = if one.is_warned { one.sign_box(area) } else { area };
                    // Below the columns are the names of the groups.
                    let is_out = row > 0 && (one.is_down || with_sign.y_css < 0.0);
                    let leader = Area {
                        x_css: end.x_css - GAP / 2.0,
                        y_css: area.y_css + height,
                        width_css: GAP,
                        height_css: if row > 0 { away } else { 0.0 },
                    };
                    let is_free = self.is_free(with_sign) && (row == 0 || self.is_free(leader));
                    if width <= one.room_css && !is_out && is_free {
                        self.taken.push(with_sign);
                        if row > 0 {
                            self.taken.push(leader);
                        }
                        return Some((area, size, leader));
                    }
                }
            }
        }
        None
    }

    /// Draws the labels that have a place, and says where each column is found.
    pub(crate) fn finish(&mut self, context: &Context<'_>, plan: &mut Plan) -> Vec<Target> {
        let mut targets = Vec::new();
        let mut wanted = std::mem::take(&mut self.wanted).into_iter();
        for group in &mut plan.groups {
            for slot in &mut group.slots {
                let Some(one) = wanted.next() else { break };
                let mut label = None;
                if let Some((area, size, leader)) = one.found {
                    let at = area.center();
                    if leader.height_css > 0.0 {
                        let (x, y) = (leader.center().0, leader.y_css);
                        let (from, to) = ((x, y), (x, y + leader.height_css));
                        put::rule(&mut self.marks, from, to, HAIRLINE, context.palette.muted);
                    }
                    // A grid line does not run through a number.
                    put::rect(&mut self.marks, area, context.palette.background);
                    let style = (Align::Middle, size, false);
                    put::text(&mut self.marks, at, style, one.fill, one.text);
                    label = Some(area);
                } else if !one.text.is_empty() {
                    label = one.is_warned.then(|| one.end());
                }
                if one.is_warned {
                    let beside = Beside::Over { is_down: one.is_down };
                    let draw = |area| sign::draw(context, area, beside, &mut self.marks);
                    label = label.map(draw);
                }
                slot::share(slot, one.lane, (one.reach, label), &mut targets);
            }
        }
        targets
    }
}

impl Wanted {
    /// The middle of the column's end.
    fn end(&self) -> Area {
        let Area { x_css, y_css, width_css, height_css } = self.column;
        let y_css = if self.is_down { y_css + height_css } else { y_css };
        Area { x_css: x_css + width_css / 2.0, y_css, width_css: 0.0, height_css: 0.0 }
    }

    /// A label with room for the sign over it.
    fn sign_box(&self, label: Area) -> Area {
        let mut own = Area { height_css: label.height_css + sign::ROOM, ..label };
        if !self.is_down {
            own.y_css -= sign::ROOM;
        }
        own.hull(Area { x_css: label.center().0 - sign::ROOM / 2.0, width_css: sign::ROOM, ..own })
    }
}
