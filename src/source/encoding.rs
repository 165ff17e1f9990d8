//! What the first bytes of a file say it is, and UTF-16 as UTF-8.

/// What a file is, by its first bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// Text, after so many bytes of a mark.
    Utf8(usize),
    /// Text of two bytes a character, the lower first, after its mark.
    Utf16Little,
    /// The higher byte first.
    Utf16Big,
    /// Something that is no CSV: what it is, and what to do about it.
    Other(&'static str, &'static str),
}

/// How many bytes decide; a shorter file decides at its end.
pub(super) const SNIFFED: usize = 4096;

const AGAIN: &str = "save the table as CSV in UTF-8 and read that";

/// Tells what a file is.
pub(super) fn kind(start: &[u8]) -> Kind {
    let known: [(&[u8], Kind); 12] = [
        (b"\xef\xbb\xbf", Kind::Utf8(3)),
        (b"\xff\xfe", Kind::Utf16Little),
        (b"\xfe\xff", Kind::Utf16Big),
        (
            b"PK\x03\x04",
            Kind::Other(
                "an Excel workbook or another ZIP archive",
                "open it and save the sheet as \"CSV UTF-8\", or unpack the archive, and read that file",
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0",
            Kind::Other("an old Excel workbook", "open it and save the sheet as \"CSV UTF-8\""),
        ),
        (b"\x1f\x8b", Kind::Other("a gzip archive", "unpack it first")),
        (b"BZh", Kind::Other("a bzip2 archive", "unpack it first")),
        (b"7z\xbc\xaf", Kind::Other("a 7z archive", "unpack it first")),
        (b"\x28\xb5\x2f\xfd", Kind::Other("a zstd archive", "unpack it first")),
        (b"%PDF", Kind::Other("a PDF document", "download the table itself as CSV")),
        (b"PAR1", Kind::Other("a Parquet file", AGAIN)),
        (b"SQLite format 3", Kind::Other("an SQLite database", AGAIN)),
    ];
    for (mark, kind) in known {
        if start.starts_with(mark) {
            return kind;
        }
    }
    match start.trim_ascii_start() {
        [b'<', ..] => {
            return Kind::Other(
                "a web page or XML",
                "the download may have failed, or asked for a password: open the file in a text \
                 editor to see, and download it again as CSV",
            );
        }
        [b'{' | b'[', ..] => {
            return Kind::Other("JSON", "ask the database for CSV instead");
        }
        _ => {}
    }
    let zeros: usize = start.iter().map(|byte| usize::from(*byte == 0)).sum();
    if zeros * 3 > start.len() {
        return Kind::Other("text in UTF-16 without its mark", AGAIN);
    }
    if zeros > 0 {
        return Kind::Other("a binary file", AGAIN);
    }
    Kind::Utf8(0)
}

/// What no UTF-8 has, so that whoever reads the text finds the place where its UTF-16 was broken.
const BROKEN: u8 = 0xff;

/// Turns UTF-16 into UTF-8, in pieces of any size.
#[derive(Debug)]
pub(super) struct Utf16 {
    is_big: bool,
    /// The first byte of a pair.
    half: Option<u8>,
    /// The first of two units that make up one character.
    high: Option<u16>,
}

impl Utf16 {
    pub(super) fn new(is_big: bool) -> Utf16 {
        Utf16 { is_big, half: None, high: None }
    }

    /// Adds what the bytes stand for.
    pub(super) fn decode(&mut self, bytes: &[u8], text: &mut Vec<u8>) {
        for byte in bytes {
            let Some(first) = self.half.take() else {
                self.half = Some(*byte);
                continue;
            };
            let pair = [first, *byte];
            let unit =
                if self.is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
            let code = match (self.high.take(), unit) {
                (None, 0xd800..=0xdbff) => {
                    self.high = Some(unit);
                    continue;
                }
                (Some(high), 0xdc00..=0xdfff) => {
                    0x1_0000 + (u32::from(high - 0xd800) << 10) + u32::from(unit - 0xdc00)
                }
                (None, unit) => u32::from(unit),
                (Some(_), _) => {
                    text.push(BROKEN);
                    continue;
                }
            };
            match char::from_u32(code) {
                Some(character) => {
                    text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                None => text.push(BROKEN),
            }
        }
    }

    /// Call it after the last byte: nothing may be left open.
    pub(super) fn finish(&mut self, text: &mut Vec<u8>) {
        if self.half.take().is_some() || self.high.take().is_some() {
            text.push(BROKEN);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_files_are_known() {
        assert_eq!(kind("\u{feff}t,i".as_bytes()), Kind::Utf8(3));
        assert_eq!(kind(b"typeCode,freqCode"), Kind::Utf8(0));
        assert_eq!(kind(b"\xff\xfet\0"), Kind::Utf16Little);
        for start in [&b"PK\x03\x04"[..], b"  <!DOCTYPE html>", b"{\"data\":[]}", b"a\0b\x01cdef"] {
            assert!(matches!(kind(start), Kind::Other(..)), "{start:?}");
        }
        assert_eq!(
            kind(b"t\0,\0i\0"),
            Kind::Other("text in UTF-16 without its mark", AGAIN),
            "every other byte is zero"
        );
    }

    #[test]
    fn utf16_comes_out_as_the_same_text_in_pieces_of_any_size() {
        let text = "Қазақстан,中国,𝄞\n";
        for is_big in [false, true] {
            let units = text.encode_utf16();
            let bytes: Vec<u8> = units
                .flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            for size in [1, 2, 3, 7, bytes.len()] {
                let (mut decoder, mut decoded) = (Utf16::new(is_big), Vec::new());
                for piece in bytes.chunks(size) {
                    decoder.decode(piece, &mut decoded);
                }
                decoder.finish(&mut decoded);
                assert_eq!(String::from_utf8(decoded).unwrap(), text);
            }
        }
        for broken in [&[0x00, 0xdc][..], &[0x41], &[0x00, 0xd8], &[0x00, 0xd8, 0x41, 0x00]] {
            let (mut decoder, mut decoded) = (Utf16::new(false), Vec::new());
            decoder.decode(broken, &mut decoded);
            decoder.finish(&mut decoded);
            assert!(decoded.contains(&BROKEN), "{broken:?}");
        }
    }
}
