//! Bytes into records: where the cells of a row of CSV end.
//!
//! Only the places of the cells are found here, eight bytes at a time. Most columns of such a file are
//! never looked at, so a reader that copies or unquotes each cell does most of its work for nothing.

#![allow(
    clippy::inline_always,
    reason = "this runs for each byte, and what pages load is built for size, where a hint is not taken"
)]

/// Where the cells of one record are in the bytes that it was found in.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Where each cell ends; what is behind their count is of an earlier record.
    ends: Vec<u32>,
    count: usize,
    /// How many bytes the record takes, with its line end.
    pub(super) length: usize,
    /// How many lines it takes.
    pub(super) lines: usize,
    /// Whether it may hold bytes that are not ASCII.
    pub(super) has_high_bytes: bool,
    /// The place of a quote that the file ends in without closing it.
    pub(super) unclosed: Option<usize>,
    /// The place of something behind a closing quote that is no separator.
    pub(super) misquoted: Option<usize>,
}

const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;

/// A byte in each of the eight places.
const fn each(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

impl Record {
    pub(super) fn cells(&self) -> usize {
        self.count
    }

    /// Where a cell starts and ends, with its quotes.
    pub(super) fn span(&self, cell: usize) -> (usize, usize) {
        let start = cell.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.map_or(0, |end| *end as usize + 1);
        (start, self.ends.get(cell).map_or(start, |end| *end as usize))
    }

    /// The bytes of a cell without quotes around it; doubled quotes inside stay doubled.
    #[inline]
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn cell<'a>(&self, bytes: &'a [u8], cell: usize) -> &'a [u8] {
        let (start, end) = self.span(cell);
        match bytes.get(start..end).unwrap_or_default() {
            [b'"', inner @ .., b'"'] => inner,
            plain => plain,
        }
    }

    /// Whether the record is an empty line.
    pub(super) fn is_blank(&self) -> bool {
        self.count == 1 && self.ends.first() == Some(&0)
    }

    /// Finds the first record of some bytes; `false` if it does not end in them. At the end of a file
    /// a record needs no line end.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub(super) fn find(&mut self, bytes: &[u8], separator: u8, is_end_of_file: bool) -> bool {
        let (separators, quotes) = (each(separator), each(b'"'));
        (self.lines, self.unclosed, self.misquoted, self.count) = (1, None, None, 0);
        let mut high = 0_u64;
        let mut state = Quotes::default();
        let (words, _) = bytes.as_chunks::<8>();
        let mut start = 0;
        while start < bytes.len() {
            let word = match words.get(start / 8) {
                Some(word) => u64::from_le_bytes(*word),
                None => last_word(bytes, start),
            };
            high |= word;
            // The highest bit of a sum is set unless the byte is the one looked for, or not above the
            // carriage return; there are no marks among bytes that are not ASCII.
            let low = word & LOW_BITS;
            let is_separator = !(((low ^ separators) + LOW_BITS) | word) & !LOW_BITS;
            let others = ((low ^ quotes) + LOW_BITS) & (low + each(0x7f - b'\r'));
            let mut marks = (!(others | word) & !LOW_BITS) | is_separator;
            if marks == is_separator && !state.was_quoted {
                self.end_cells(start, marks);
                start += 8;
                continue;
            }
            if marks == is_separator && state.is_open {
                start += 8;
                continue;
            }
            while marks != 0 {
                let shift = marks.trailing_zeros() & !7;
                marks &= marks - 1;
                let place = start + (shift / 8) as usize;
                let byte = (word >> shift) as u8;
                if byte == separator && state.is_plain() {
                    self.end_cell(place);
                    continue;
                }
                if place >= bytes.len() {
                    // Zeros behind the last byte.
                    break;
                }
                match byte {
                    b'"' => {
                        state.meet(place, self.next_start());
                        continue;
                    }
                    b'\n' | b'\r' => {}
                    byte if byte == separator => {}
                    _ => continue,
                }
                if state.is_open {
                    let is_pair = byte == b'\r' && bytes.get(place + 1) == Some(&b'\n');
                    self.lines += usize::from(byte != separator && !is_pair);
                    continue;
                }
                if state.is_misquoted(place) {
                    self.misquoted = self.misquoted.or(Some(state.last));
                }
                state.was_quoted = false;
                if byte == separator {
                    self.end_cell(place);
                    continue;
                }
                let next = bytes.get(place + 1);
                // The other half of the line end may still come.
                if byte == b'\r' && next.is_none() && !is_end_of_file {
                    return false;
                }
                let is_pair = byte == b'\r' && next == Some(&b'\n');
                self.end_cell(place);
                self.length = place + 1 + usize::from(is_pair);
                self.has_high_bytes = high & !LOW_BITS != 0;
                return true;
            }
            start += 8;
        }
        if !is_end_of_file || bytes.is_empty() {
            return false;
        }
        if state.is_open {
            self.unclosed = Some(state.opened);
        } else if state.is_misquoted(bytes.len()) {
            self.misquoted = self.misquoted.or(Some(state.last));
        }
        self.end_cell(bytes.len());
        self.length = bytes.len();
        self.has_high_bytes = high & !LOW_BITS != 0;
        true
    }

    /// Notes where cells end, at the highest bits of the bytes from a place on.
    #[inline(always)]
    fn end_cells(&mut self, start: usize, mut marks: u64) {
        let count = self.count + marks.count_ones() as usize;
        let Some(room) =
            self.ends.get_mut(self.count..).and_then(|ends| ends.first_chunk_mut::<8>())
        else {
            self.ends.resize(self.ends.len() + 64, 0);
            return self.end_cells_later(start, marks);
        };
        // Most words have two cells at most; writing in vain costs less than asking how many.
        room[0] = start as u32 + marks.trailing_zeros() / 8;
        marks &= marks.wrapping_sub(1);
        room[1] = start as u32 + marks.trailing_zeros() / 8;
        marks &= marks.wrapping_sub(1);
        let mut next = 2;
        while marks != 0 {
            room[next & 7] = start as u32 + marks.trailing_zeros() / 8;
            marks &= marks - 1;
            next += 1;
        }
        self.count = count;
    }

    /// The same when there was no room.
    #[cold]
    fn end_cells_later(&mut self, start: usize, mut marks: u64) {
        while marks != 0 {
            self.end_cell(start + (marks.trailing_zeros() / 8) as usize);
            marks &= marks - 1;
        }
    }

    /// Notes where a cell ends.
    #[inline(always)]
    fn end_cell(&mut self, place: usize) {
        match self.ends.get_mut(self.count) {
            Some(end) => *end = place as u32,
            None => self.ends.push(place as u32),
        }
        self.count += 1;
    }

    /// Where the next cell starts.
    fn next_start(&self) -> usize {
        self.span(self.count).0
    }
}

/// What is left from a place on, with zeros behind the last byte.
#[cold]
fn last_word(bytes: &[u8], start: usize) -> u64 {
    let mut word = [0; 8];
    for (to, from) in word.iter_mut().zip(bytes.get(start..).unwrap_or_default()) {
        *to = *from;
    }
    u64::from_le_bytes(word)
}

/// What the quotes so far mean for the cell that is being read.
#[derive(Default)]
struct Quotes {
    is_open: bool,
    /// Whether the cell began with a quote.
    was_quoted: bool,
    opened: usize,
    last: usize,
}

impl Quotes {
    /// Whether a separator is one, and nothing else has to be asked.
    #[inline(always)]
    fn is_plain(&self) -> bool {
        !self.is_open && !self.was_quoted
    }

    #[inline]
    fn meet(&mut self, place: usize, cell_start: usize) {
        if self.is_open {
            self.is_open = false;
        } else if place == cell_start {
            (self.is_open, self.was_quoted, self.opened) = (true, true, place);
        } else if self.was_quoted && place == self.last + 1 {
            // The second of two is a quote in the text.
            self.is_open = true;
        } else if !self.was_quoted {
            // A quote within a cell that has none around it is a character like any other.
            return;
        }
        self.last = place;
    }

    /// Whether the cell that ends at a place has something behind its closing quote.
    fn is_misquoted(&self, end: usize) -> bool {
        self.was_quoted && self.last + 1 != end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of all records, and the line that each starts in.
    fn split(text: &str) -> Vec<(usize, Vec<&str>)> {
        let (mut record, mut rest, mut line, mut all) = (Record::default(), text, 1, Vec::new());
        while record.find(rest.as_bytes(), b',', true) {
            let cells = (0..record.cells()).map(|cell| {
                let (start, end) = record.span(cell);
                &rest[start..end]
            });
            all.push((line, cells.collect()));
            line += record.lines;
            rest = &rest[record.length..];
        }
        all
    }

    #[test]
    fn records_end_in_any_way_and_know_their_lines() {
        let text = "a,b\r\n\"x,\r\ny\",2\rlong enough for words,\"\"\n\nlast,";
        let expected = [
            (1, vec!["a", "b"]),
            (2, vec!["\"x,\r\ny\"", "2"]),
            (4, vec!["long enough for words", "\"\""]),
            (5, vec![""]),
            (6, vec!["last", ""]),
        ];
        assert_eq!(split(text), expected);
    }

    #[test]
    fn doubled_quotes_hide_separators_and_single_ones_within_a_cell_do_not() {
        assert_eq!(split("\"a \"\"b\"\", c\",d"), [(1, vec!["\"a \"\"b\"\", c\"", "d"])]);
        assert_eq!(split("5\" pipe,6\" pipe"), [(1, vec!["5\" pipe", "6\" pipe"])]);
        let mut record = Record::default();
        assert!(record.find(b"a,\"b\"c,d\n", b',', false));
        assert_eq!((record.misquoted, record.cells()), (Some(4), 3));
        assert!(record.find(b"a,\"b,c\n", b',', true));
        assert_eq!(record.unclosed, Some(2));
    }

    #[test]
    fn a_record_without_its_line_end_waits_for_more() {
        let mut record = Record::default();
        for part in ["", "a,b", "a,\"b\n", "a,b\r"] {
            assert!(!record.find(part.as_bytes(), b',', false), "{part:?}");
        }
        assert!(record.find(b"a,b\rc", b',', false));
        assert_eq!(record.length, 4);
    }

    #[test]
    fn only_a_line_of_nothing_is_blank() {
        let mut record = Record::default();
        for (text, is_blank) in [("\n", true), ("\r\n", true), (",\n", false), (" \n", false)] {
            assert!(record.find(text.as_bytes(), b',', true));
            assert_eq!(record.is_blank(), is_blank, "{text:?}");
        }
    }
}
