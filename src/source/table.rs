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
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn find(&self, key: Key) -> usize {
        let mask = self.places.len() - 1;
        let mut place = (key.hash() >> 32) as usize & mask;
        while self.places[place].key != key && self.places[place].key != Key::default() {
            place = (place + 1) & mask;
        }
        place
    }

    #[cfg_attr(optimize_attribute, optimize(speed))]
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
    #[cfg_attr(optimize_attribute, optimize(speed))]
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
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn set(&mut self, key: Key, thousandths: i64) -> bool {
        let (cell, is_new) = self.entry(key);
        if is_new {
            cell.thousandths = thousandths;
        }
        is_new
    }

    /// Adds to an amount, which starts as nothing.
    #[cfg_attr(optimize_attribute, optimize(speed))]
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
        sort(&mut cells);
        cells.shrink_to_fit();
        cells
    }
}

/// How many amounts are sorted by comparing them.
const FEW: usize = 24;

/// Sorts amounts by key, where they are, one byte of the keys after the other (as in "Engineering Radix
/// Sort", Computing Systems 6, 1993). The standard library's sort is a heap sort where it is built
/// for size, which is slow in tables larger than a processor's cache.
#[cfg_attr(optimize_attribute, optimize(speed))]
fn sort(cells: &mut [Cell]) {
    let Some(first) = cells.first().map(|cell| cell.key) else { return };
    if cells.len() <= FEW {
        for end in 1..cells.len() {
            let mut place = end;
            while place > 0 && cells[place].key < cells[place - 1].key {
                cells.swap(place, place - 1);
                place -= 1;
            }
        }
        return;
    }
    let (mut high, mut low) = (0, 0);
    for cell in &*cells {
        high |= cell.key.high ^ first.high;
        low |= cell.key.low ^ first.low;
    }
    // The first byte that is not the same in all, of eight in either half.
    let is_high = high != 0;
    let differing = if is_high { high } else { low };
    if differing == 0 {
        return;
    }
    let shift = 56 - (differing.leading_zeros() & !7);
    let byte = |key: Key| usize::from(((if is_high { key.high } else { key.low }) >> shift) as u8);
    let mut ends = [0_u32; 256];
    for cell in &*cells {
        ends[byte(cell.key)] += 1;
    }
    let (mut starts, mut sum) = ([0_u32; 256], 0);
    for (start, end) in starts.iter_mut().zip(&mut ends) {
        *start = sum;
        sum += *end;
        *end = sum;
    }
    let mut begin = 0;
    for bucket in 0..256 {
        let (mut place, end) = (starts[bucket] as usize, ends[bucket] as usize);
        while place < end {
            // It is sent to its own bucket, and so is what stood there, until one of this bucket comes.
            let mut cell = cells[place];
            loop {
                let own = byte(cell.key);
                if own == bucket {
                    break;
                }
                let to = &mut starts[own];
                std::mem::swap(&mut cells[*to as usize], &mut cell);
                *to += 1;
            }
            cells[place] = cell;
            place += 1;
        }
        sort(&mut cells[begin..end]);
        begin = end;
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
    fn amounts_are_sorted_as_by_comparing_their_keys() {
        let mut state = 1_u64;
        let mut below = |limit: u64| {
            // Knuth's generator of MMIX.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        for (count, kinds) in [(0, 1), (1, 1), (FEW, 9), (FEW + 1, 2), (3000, 7), (3000, 1 << 20)] {
            let mut cells: Vec<Cell> = (0..count)
                .map(|_| {
                    let digits = below(kinds).to_string();
                    let economies = (below(3) as u8 * 120, below(200) as u8);
                    let year = 2000 + below(24) as u16;
                    let key = Key::new(year, below(2) == 1, economies, &code(&digits));
                    Cell { key, thousandths: below(100).cast_signed() }
                })
                .collect();
            let of = |cells: &[Cell]| -> Vec<(Key, i64)> {
                let mut all: Vec<_> =
                    cells.iter().map(|cell| (cell.key, cell.thousandths)).collect();
                // Amounts of one key may stand in any order.
                all.sort_unstable();
                all
            };
            let expected = of(&cells);
            sort(&mut cells);
            assert!(cells.is_sorted_by_key(|cell| cell.key), "{count} of {kinds}");
            assert_eq!(of(&cells), expected, "{count} of {kinds}");
        }
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
