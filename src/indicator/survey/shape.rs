//! What an indicator depends on, and so what it is asked about.

use crate::indicator::registry::Entry;

/// What an indicator depends on, as its entry says, see the module `reader`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) by_flow: bool,
    pub(super) product: Products,
    pub(super) base: Base,
    /// Whether it needs the list of all products.
    pub(super) of_lists: bool,
    /// Whether it is of an economy alone, so that its trade is that with the world.
    pub(super) with_world: bool,
}

/// Whether an indicator is of all products together, of each, or both.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Products {
    None,
    Each,
    Both,
}

/// The earlier year: none, the last one given before, or the first one given.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Base {
    None,
    Before,
    First,
}

impl Shape {
    pub(super) fn of(entry: &Entry) -> Shape {
        let words = entry.reads.as_bytes();
        let scope = words.first().copied().unwrap_or_default();
        let has = |letter: u8| words.contains(&letter);
        let is_long = scope == b'Y' || has(b'#');
        Shape {
            by_flow: has(b'q'),
            product: match scope {
                b'A' | b'Y' => Products::Both,
                b'E' | b'P' | b'D' | b'S' => Products::Each,
                _ => Products::None,
            },
            base: match has(b'0') {
                true if is_long => Base::First,
                true => Base::Before,
                false => Base::None,
            },
            of_lists: matches!(scope, b'L' | b'P' | b'C'),
            with_world: words.get(1) == Some(&b'w'),
        }
    }
}
