//! Amounts by what they are of, grouped while they are read.
//!
//! An open table without deletions: the standard library's maps would bring their seeds and their
//! code to every page that reads a file, and take more room for each of millions of numbers.

/// What an amount is of, as two numbers whose order is that of year, flow, reporter, partner and code.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Key {
    high: u64,
    low: u64,
}

/// A code of a product, with zeros behind it; none is that of all products together.
pub(super) type Code = [u8; Key::CODE_BYTES];

impl Key {
    /// The longest code: national ones have ten digits.
    pub(super) const CODE_BYTES: usize = 12;

    pub(super) fn new(
        year: u16,
        is_import: bool,
        (reporter, partner): (u8, u8),
        code: &Code,
    ) -> Key {
        let head = u64::from(year) << 17
            | u64::from(is_import) << 16
            | u64::from(reporter) << 8
            | u64::from(partner);
        let [a, b, c, d, rest @ ..] = *code;
        Key {
            high: head << 32 | u64::from(u32::from_be_bytes([a, b, c, d])),
            low: u64::from_be_bytes(rest),
        }
    }

    /// All but the code.
    pub(super) fn list(self) -> u64 {
        self.high >> 32
    }

    pub(super) fn year(self) -> u16 {
        (self.high >> 49) as u16
    }

    pub(super) fn is_import(self) -> bool {
        self.high >> 48 & 1 == 1
    }

    pub(super) fn reporter(self) -> u8 {
        (self.high >> 40) as u8
    }

    pub(super) fn partner(self) -> u8 {
        (self.high >> 32) as u8
    }

    pub(super) fn code(self) -> Code {
        let mut code = [0; Key::CODE_BYTES];
        code[..4].copy_from_slice(&(self.high as u32).to_be_bytes());
        code[4..].copy_from_slice(&self.low.to_be_bytes());
        code
    }

    /// Where the key would like to be in a table.
    fn hash(self) -> u64 {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the highest bits depend
        // on all bits of the key.
        let mixed = self.high.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ self.low;
        (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
    }
}

/// The text of a code.
pub(super) fn text(code: &Code) -> &str {
    let length = code.iter().position(|byte| *byte == 0).unwrap_or(code.len());
    std::str::from_utf8(&code[..length]).unwrap_or_default()
}

/// One amount.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    pub(super) key: Key,
    pub(super) thousandths: i64,
}

/// Amounts by key.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// A power of two of places; a key of zeros marks an empty one, since no year is 0.
    places: Vec<Cell>,
    count: usize,
}

impl Table {
    /// The most amounts: 192 MB.
    pub(super) const MOST: usize = 6 << 20;

    pub(super) fn is_full(&self) -> bool {
        self.count >= Table::MOST
    }

    /// How much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        self.places.capacity() * size_of::<Cell>()
    }

    /// Where a key is, or belongs; there is always an empty place.
    #[inline]
    fn find(&self, key: Key) -> usize {
        let mask = self.places.len() - 1;
        let mut place = (key.hash() >> 32) as usize & mask;
        while self.places[place].key != key && self.places[place].key != Key::default() {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        let more = (self.places.len() * 2).max(1 << 10);
        let old = std::mem::replace(&mut self.places, vec![Cell::default(); more]);
        for cell in old {
            if cell.key != Key::default() {
                let place = self.find(cell.key);
                self.places[place] = cell;
            }
        }
    }

    /// Where the amount of a key is, and whether it is new.
    #[inline]
    fn entry(&mut self, key: Key) -> (&mut Cell, bool) {
        // At most three quarters are taken.
        if self.count * 4 >= self.places.len() * 3 {
            self.grow();
        }
        let place = self.find(key);
        let is_new = self.places[place].key != key;
        self.count += usize::from(is_new);
        let cell = &mut self.places[place];
        cell.key = key;
        (cell, is_new)
    }

    /// Sets an amount; `false`, and nothing changes, if it is there already.
    pub(super) fn set(&mut self, key: Key, thousandths: i64) -> bool {
        let (cell, is_new) = self.entry(key);
        if is_new {
            cell.thousandths = thousandths;
        }
        is_new
    }

    /// Adds to an amount, which starts as nothing.
    pub(super) fn add(&mut self, key: Key, thousandths: i64) {
        let (cell, _) = self.entry(key);
        cell.thousandths = cell.thousandths.saturating_add(thousandths);
    }

    /// The amount of a key.
    pub(super) fn get(&self, key: Key) -> Option<i64> {
        if self.places.is_empty() {
            return None;
        }
        let cell = self.places[self.find(key)];
        (cell.key == key).then_some(cell.thousandths)
    }

    /// All amounts in the order of their keys.
    pub(super) fn into_sorted(self) -> Vec<Cell> {
        let mut cells = self.places;
        cells.retain(|cell| cell.key != Key::default());
        cells.sort_unstable_by_key(|cell| cell.key);
        cells.shrink_to_fit();
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        let mut code = [0; Key::CODE_BYTES];
        code[..text.len()].copy_from_slice(text.as_bytes());
        code
    }

    #[test]
    fn a_key_gives_back_what_it_was_made_of() {
        let key = Key::new(2023, true, (249, 7), &code("9999AA123456"));
        assert_eq!((key.year(), key.is_import()), (2023, true));
        assert_eq!((key.reporter(), key.partner()), (249, 7));
        assert_eq!(text(&key.code()), "9999AA123456");
        let order = ["", "2", "27", "2709", "28"];
        let order = order.map(|text| Key::new(2023, true, (249, 7), &code(text)));
        assert!(order.is_sorted());
    }

    #[test]
    fn as_many_amounts_come_out_as_went_in() {
        let mut table = Table::default();
        let key = |place: u32| Key::new(2000, false, (1, 2), &code(&place.to_string()));
        for place in 0..5000 {
            assert!(table.set(key(place), i64::from(place)));
        }
        for place in 0..5000 {
            assert!(!table.set(key(place), -1), "the first one stays");
            table.add(key(place), 1);
            assert_eq!(table.get(key(place)), Some(i64::from(place) + 1));
        }
        assert_eq!(table.get(key(5000)), None);
        let sorted = table.into_sorted();
        assert_eq!(sorted.len(), 5000);
        assert!(sorted.is_sorted_by_key(|cell| cell.key));
        assert_eq!(sorted.iter().map(|cell| cell.thousandths).sum::<i64>(), 5000 * 5001 / 2);
    }
}
