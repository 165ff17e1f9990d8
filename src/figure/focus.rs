//! How keys walk through the values of a figure, and what is said of each.

use super::{Readout, Target, grid::Grid};
use crate::{
    data::Shown,
    locale::{Words, fill},
};

/// A key that goes to another value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Key {
    /// The category before.
    Left,
    /// The next category.
    Right,
    /// The series before.
    Up,
    /// The next series.
    Down,
    /// The first category.
    Home,
    /// The last category.
    End,
}

/// The category and the series of each target, in the order of the targets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk(Vec<(usize, usize)>);

impl Walk {
    /// Finds the places of targets by the numbers that they are about.
    pub(crate) fn new(grid: &Grid<'_>, targets: &[Target]) -> Walk {
        let mut places = Vec::new();
        for (order, target) in targets.iter().enumerate() {
            // What is no number of the grid comes after all that are.
            let mut place = (grid.category_count() + order, 0);
            for category in 0..grid.category_count() {
                for series in 0..grid.series_count() {
                    let cell = grid.at(category, series);
                    if cell.is_some_and(|cell| cell.observation.id.as_str() == target.readout.id) {
                        place = (category, series);
                    }
                }
            }
            places.push(place);
        }
        Walk(places)
    }

    /// The category and the series of a target.
    #[cfg(feature = "more")]
    pub(crate) fn place(&self, target: usize) -> Option<(usize, usize)> {
        self.0.get(target).copied()
    }

    /// The target that a key goes to: itself where there is none further; from nowhere the first, or
    /// for [`Key::End`] the last.
    pub(crate) fn step(&self, from: Option<usize>, key: Key) -> Option<usize> {
        let Some(&(category, series)) = from.and_then(|from| self.0.get(from)) else {
            let mut start = 0;
            for (target, place) in self.0.iter().enumerate() {
                if *place < *self.0.get(start)? {
                    start = target;
                }
            }
            self.0.get(start)?;
            return if key == Key::End { self.step(Some(start), key) } else { Some(start) };
        };
        // Where there is one series alone, what stands below is the next category.
        let is_one_series = self.0.iter().all(|place| place.1 == series);
        let key = match key {
            Key::Up if is_one_series => Key::Left,
            Key::Down if is_one_series => Key::Right,
            key => key,
        };
        let mut best = None;
        for (target, &(other, of)) in self.0.iter().enumerate() {
            let (is_ahead, rank) = match key {
                Key::Right => (of == series && other > category, (other, 0)),
                Key::Left => (of == series && other < category, (usize::MAX - other, 0)),
                Key::Home => (of == series, (other, 0)),
                Key::End => (of == series, (usize::MAX - other, 0)),
                Key::Down => (of > series, (of, other.abs_diff(category))),
                Key::Up => (of < series, (usize::MAX - of, other.abs_diff(category))),
            };
            if is_ahead && best.is_none_or(|(least, _)| rank < least) {
                best = Some((rank, target));
            }
        }
        best.map_or(from, |(_, target)| Some(target))
    }
}

/// What is said of a value that a key goes to: the number with its unit, its range, what is shown of
/// it, and what the check says against it.
pub fn spoken(words: &Words, shown: Shown, readout: &Readout) -> String {
    let controls = &words.controls;
    let mut spoken = String::new();
    let last = readout.lines.len().saturating_sub(1);
    for (order, (label, text)) in readout.lines.iter().enumerate() {
        if order == 0 {
            // The unit and the number are enough.
            spoken.push_str(&fill(controls.spoken, &[&readout.title, text]));
        } else if label == words.could_be || shown != Shown::Value && order == last {
            spoken.push_str(&fill(controls.spoken_more, &[label, text]));
        }
    }
    for warning in &readout.warnings {
        if !spoken.ends_with('。') {
            spoken.push(' ');
        }
        spoken.push_str(warning);
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three categories of two series, without the last of the second; one more that stands alone.
    fn walk() -> Walk {
        Walk(vec![(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)])
    }

    #[test]
    fn left_and_right_keep_the_series_and_stop_at_its_ends() {
        let walk = walk();
        let steps = |from, key| walk.step(Some(from), key);
        assert_eq!(steps(0, Key::Right), Some(2));
        assert_eq!(steps(2, Key::Right), Some(4));
        assert_eq!(steps(4, Key::Right), Some(4));
        assert_eq!(steps(3, Key::Right), Some(3));
        assert_eq!(steps(4, Key::Left), Some(2));
        assert_eq!(steps(0, Key::Left), Some(0));
        assert_eq!((steps(3, Key::Home), steps(1, Key::End)), (Some(1), Some(3)));
    }

    #[test]
    fn up_and_down_keep_the_category_or_take_the_nearest() {
        let walk = walk();
        let steps = |from, key| walk.step(Some(from), key);
        assert_eq!(steps(2, Key::Down), Some(3));
        assert_eq!(steps(4, Key::Down), Some(3));
        assert_eq!(steps(3, Key::Down), Some(3));
        assert_eq!(steps(3, Key::Up), Some(2));
        assert_eq!(steps(0, Key::Up), Some(0));
    }

    #[test]
    fn a_walk_starts_at_the_first_value_or_for_end_at_the_last() {
        assert_eq!(walk().step(None, Key::Right), Some(0));
        assert_eq!(walk().step(None, Key::End), Some(4));
        assert_eq!(walk().step(Some(99), Key::Up), Some(0));
        assert_eq!(Walk::default().step(None, Key::Right), None);
    }

    #[test]
    fn of_one_series_down_is_the_next_category() {
        let walk = Walk(vec![(0, 0), (1, 0)]);
        assert_eq!(walk.step(Some(0), Key::Down), Some(1));
        assert_eq!(walk.step(Some(1), Key::Up), Some(0));
    }
}
