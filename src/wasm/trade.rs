//! Files of trade databases, for a worker that reads one in pieces.

use wasm_bindgen::prelude::*;

use crate::{
    finding::plain::{Object, Plain},
    model::{Economy, Expected},
    source::{Database, Format, LEVEL, ReadErrors, Reader, Report},
};

use super::{error, to_js};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** What `TradeReader.files` gives: the files are for `TradeFigureCore.fromFiles`. */
export interface TradeRead {
  files: Record<string, string>;
  report: {
    format: string;
    bytes: number;
    rows: number;
    counted: number;
    elsewhere: number;
    setAside: { reason: string; words: string; rows: number; firstLine: number; found: string }[];
    notes: string[];
  };
}
";

/// A file of a trade database, read in pieces as they come.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TradeReader {
    file: String,
    state: State,
}

#[derive(Debug)]
enum State {
    Reading(Box<Reader>),
    Read(Box<Database>),
    Failed(ReadErrors),
}

#[wasm_bindgen]
impl TradeReader {
    /// A reader that has read nothing; the name of the file is for error messages.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &str) -> TradeReader {
        TradeReader { file: file.to_owned(), state: State::Reading(Box::new(Reader::new(file))) }
    }

    /// Keeps only what is about two economies and the world, which takes less memory; a reader that has
    /// begun starts anew.
    ///
    /// # Errors
    ///
    /// A text that is no code of an economy.
    pub fn only(&mut self, reporter: &str, partner: &str) -> Result<(), JsValue> {
        let (one, other) = (economy(reporter)?, economy(partner)?);
        self.state = State::Reading(Box::new(Reader::new(&self.file).only(one, other)));
        Ok(())
    }

    /// Reads the next piece of the file, of any size.
    ///
    /// # Errors
    ///
    /// The file cannot be read: nothing more of it needs to be given.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        match &mut self.state {
            State::Reading(reader) => reader.push(bytes).map_err(|errors| read_errors(&errors)),
            State::Read(_) => Err(error("the file has been read to its end", &self.file)),
            State::Failed(errors) => Err(read_errors(errors)),
        }
    }

    /// How many bytes have been read.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> f64 {
        match &self.state {
            State::Reading(reader) => reader.bytes() as f64,
            State::Read(database) => database.report.bytes as f64,
            State::Failed(_) => 0.0,
        }
    }

    /// The trade of two economies as the files of a package, and the account of all rows. The first call
    /// ends the file; later ones may ask for other economies. Products are told apart by so many digits
    /// of their codes, two if nothing is said.
    ///
    /// # Errors
    ///
    /// The file cannot be read, has no trade of the two, or one of them is no code of an economy.
    #[wasm_bindgen(unchecked_return_type = "TradeRead")]
    pub fn files(
        &mut self,
        reporter: &str,
        partner: &str,
        digits: Option<u8>,
    ) -> Result<JsValue, JsValue> {
        let (reporter, partner) = (economy(reporter)?, economy(partner)?);
        let file = self.file.clone();
        let database = self.database()?;
        let files = database
            .package(&file, reporter, partner, digits.map_or(LEVEL, usize::from))
            .map_err(|errors| read_errors(&errors))?;
        let mut texts = Object::default();
        for (path, text) in files.files() {
            texts.set(path, text);
        }
        let mut read = Object::default();
        read.set("files", texts);
        read.set("report", plain(&database.report));
        Ok(to_js(read))
    }

    /// The same as [`TradeReader::files`].
    ///
    /// # Errors
    ///
    /// As there.
    #[wasm_bindgen(unchecked_return_type = "TradeRead")]
    pub fn finish(
        &mut self,
        reporter: &str,
        partner: &str,
        digits: Option<u8>,
    ) -> Result<JsValue, JsValue> {
        self.files(reporter, partner, digits)
    }

    /// The account of all rows, as in [`TradeReader::files`]. The first call ends the file.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn report(&mut self) -> Result<JsValue, JsValue> {
        Ok(to_js(plain(&self.database()?.report)))
    }

    /// The codes of the economies that report, in order. The first call ends the file.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn reporters(&mut self) -> Result<Vec<String>, JsValue> {
        Ok(self.database()?.reporters().map(str::to_owned).collect())
    }

    /// All trade of the file by products of so many digits, two if nothing is said, as CSV. The first
    /// call ends the file.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn flows(&mut self, digits: Option<u8>) -> Result<String, JsValue> {
        Ok(self.database()?.csv(digits.map_or(LEVEL, usize::from)))
    }
}

impl TradeReader {
    /// What was read, to the end of the file.
    fn database(&mut self) -> Result<&Database, JsValue> {
        if let State::Reading(reader) = &mut self.state {
            let reader = std::mem::replace(&mut **reader, Reader::new(""));
            self.state = match reader.finish() {
                Ok(database) => State::Read(Box::new(database)),
                Err(errors) => State::Failed(errors),
            };
        }
        match &self.state {
            State::Read(database) => Ok(database),
            State::Failed(errors) => Err(read_errors(errors)),
            State::Reading(_) => Err(error("the file has not been read", &self.file)),
        }
    }
}

fn plain(report: &Report) -> Plain {
    let mut plain = Object::default();
    plain.set("format", report.format.map(Format::name));
    for (key, number) in [
        ("bytes", report.bytes),
        ("rows", report.rows),
        ("counted", report.counted),
        ("elsewhere", report.elsewhere),
    ] {
        plain.set(key, number as f64);
    }
    let mut reasons = Vec::new();
    for aside in report.set_aside() {
        let mut one = Object::default();
        one.set("reason", aside.reason.token());
        one.set("words", aside.reason.words());
        one.set("rows", aside.rows as f64);
        one.set("firstLine", aside.first_line as f64);
        one.set("found", aside.found.as_str());
        reasons.push(Plain::Object(one));
    }
    plain.set("setAside", Plain::List(reasons));
    plain.set("notes", report.notes.as_slice());
    plain.into()
}

fn economy(code: &str) -> Result<Economy, JsValue> {
    code.parse().map_err(|Expected(expected)| {
        error(&format!("{code} is no economy: expected {expected}"), "economy")
    })
}

fn read_errors(errors: &ReadErrors) -> JsValue {
    let place =
        errors.iter().next().map(|error| format!("{}:{}:{}", error.file, error.line, error.column));
    error(&errors.to_string(), &place.unwrap_or_default())
}
