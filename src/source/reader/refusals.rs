//! What a reader refuses, in words.

use std::fmt::Write as _;

use super::{
    super::{
        error::{ReadError, ReadErrors, shown},
        header,
        scan::Record,
        table::Table,
    },
    LONGEST_RECORD, Reader,
};

impl Reader {
    /// Refuses a record that is no text, never ends, or is longer than any row.
    pub(super) fn check(&self, record: &Record, bytes: &[u8]) -> Result<(), ReadErrors> {
        self.check_length(record.length)?;
        let place = |at: usize| {
            let before = &bytes[..at];
            let lines: usize = before.iter().map(|byte| usize::from(*byte == b'\n')).sum();
            let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
            (self.line + lines, column)
        };
        let text = &bytes[..record.length];
        if record.has_high_bytes
            && let Err(error) = std::str::from_utf8(text)
        {
            let at = error.valid_up_to();
            let mut found = "the bytes".to_owned();
            for byte in text[at..].iter().take(4) {
                // Writing to a string cannot fail.
                let _ = write!(found, " {byte:02x}");
            }
            let (expected, way_out) = if self.utf16.is_some() {
                ("text in UTF-16", "the file is damaged: download it again")
            } else {
                (
                    "text in UTF-8",
                    "the file is in another encoding, such as Windows-1251 or GBK: save it as \"CSV UTF-8\", or \
                     convert it, as with iconv -f WINDOWS-1251 -t UTF-8",
                )
            };
            return Err(self.error(place(at), found, expected.to_owned(), way_out).into());
        }
        if let Some(quote) = record.unclosed {
            let found = format!("a quote that nothing closes: {}", shown(&text[quote..]));
            let way_out = "the file may have been cut off: download it again, or close the quote";
            let expected = "a closing quote".to_owned();
            return Err(self.error(place(quote), found, expected, way_out).into());
        }
        Ok(())
    }

    pub(super) fn check_length(&self, length: usize) -> Result<(), ReadErrors> {
        if length <= LONGEST_RECORD {
            return Ok(());
        }
        let found = format!("a row of more than {LONGEST_RECORD} bytes");
        let expected = "rows of a table".to_owned();
        let way_out = "a quote in this row may lack its other half: look for it from this line on";
        Err(self.error((self.line, 1), found, expected, way_out).into())
    }

    pub(super) fn error(
        &self,
        (line, column): (usize, usize),
        found: String,
        expected: String,
        way_out: &str,
    ) -> ReadError {
        let (file, way_out) = (self.file.clone(), way_out.to_owned());
        ReadError { file, line, column, found, expected, way_out }
    }

    pub(super) fn no_header(&self) -> ReadErrors {
        let nearest = self.nearest.as_ref().filter(|header| header.is_near());
        if let Some(errors) = nearest.and_then(|header| ReadErrors::of(header.errors.clone())) {
            return errors;
        }
        let found = match &self.nearest {
            Some(header) => format!("the columns {}", shown(header.text.as_bytes())),
            None => "an empty file".to_owned(),
        };
        let way_out = "the columns are known by their names in English, as the database gives them";
        self.error((1, 1), found, header::expected(), way_out).into()
    }

    pub(super) fn nothing_counts(&self) -> ReadErrors {
        let mut errors = Vec::new();
        for aside in self.report.set_aside() {
            let found = match aside.rows {
                1 => aside.found.clone(),
                rows => format!("{}, and the like in {rows} rows in all", aside.found),
            };
            let expected = format!("rows that count; this is set aside: {}", aside.reason.words());
            errors.push(self.error((aside.first_line, 1), found, expected, aside.reason.way_out()));
        }
        let way_out = "download the file again: the query may have found nothing";
        ReadErrors::of(errors).unwrap_or_else(|| {
            let (found, expected) = ("no rows below the header", "at least one row");
            self.error((self.line, 1), found.to_owned(), expected.to_owned(), way_out).into()
        })
    }

    pub(super) fn too_many(&self) -> ReadErrors {
        let found = format!("more than {} different numbers", Table::MOST);
        let expected = "as many as there is room for".to_owned();
        let way_out =
            "say which two economies are wanted before reading, or split the file by years";
        self.error((self.line, 1), found, expected, way_out).into()
    }
}
