//! A file of a trade database on disk.

use std::{
    fmt::Write as _,
    fs::File,
    io::{IsTerminal, Read, Write as _, stderr},
    path::Path,
    time::{Duration, Instant},
};

use trade_figure::{
    data::Package,
    model::Economy,
    source::{LEVEL, Reader, Report},
};

/// Which trade of a file is wanted.
pub(crate) struct Wanted {
    pub(crate) reporter: Economy,
    pub(crate) partner: Economy,
    /// How many digits of codes products are told apart by; those of chapters if nothing is said.
    pub(crate) digits: Option<u8>,
    /// Whether to say nothing but what was asked for.
    pub(crate) is_quiet: bool,
}

/// How much is read at a time.
const CHUNK: usize = 1 << 20;

/// How long nobody minds to see nothing, and how often the bar moves then.
const PATIENCE: Duration = Duration::from_millis(300);
const EVERY: Duration = Duration::from_millis(100);

/// How wide the bar is.
const WIDTH: u64 = 30;

/// Whether a path is that of a file to read so: a package is a folder or a descriptor.
pub(crate) fn is_one(path: &Path) -> bool {
    let is_descriptor = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    path.is_file() && !is_descriptor
}

/// Reads the trade of two economies as a package, and says on the error stream which rows were set
/// aside.
///
/// # Errors
///
/// A file that cannot be read, or that is of no database that is known.
pub(crate) fn read(path: &Path, wanted: &Wanted) -> Result<Package, String> {
    let name = path.display().to_string();
    let failed = |error: std::io::Error| format!("cannot read {name}: {error}");
    let mut file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_or(0, |about| about.len());
    let mut bar = Bar::new(size, wanted.is_quiet);
    let mut reader = Reader::new(&name).only(wanted.reporter, wanted.partner);
    let mut chunk = vec![0; CHUNK];
    loop {
        let count = file.read(&mut chunk).map_err(failed)?;
        if count == 0 {
            break;
        }
        let pushed = reader.push(&chunk[..count]);
        bar.show(reader.bytes());
        pushed.map_err(|errors| bar.clear_for(errors.to_string()))?;
    }
    let database = reader.finish().map_err(|errors| bar.clear_for(errors.to_string()))?;
    bar.clear();
    if !wanted.is_quiet {
        anstream::eprint!("{}", account(&name, &database.report));
    }
    let level = wanted.digits.map_or(LEVEL, usize::from);
    let files = database
        .package(&name, wanted.reporter, wanted.partner, level)
        .map_err(|errors| errors.to_string())?;
    files.read().map_err(|errors| errors.to_string())
}

/// What became of the rows.
fn account(name: &str, report: &Report) -> String {
    let format = report.format.map_or("", |format| format.name());
    let aside = report.rows_set_aside();
    let mut text = format!(
        "{name}: {format}, {} rows: {} counted, {} about other economies, {aside} set aside\n",
        report.rows, report.counted, report.elsewhere
    );
    for aside in report.set_aside() {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(
            text,
            "  {}: {} (the first in line {}: {})",
            aside.rows,
            aside.reason.words(),
            aside.first_line,
            aside.found
        );
    }
    for note in &report.notes {
        let _ = writeln!(text, "  {note}");
    }
    text
}

/// How far reading has come, on a terminal.
struct Bar {
    size: u64,
    start: Instant,
    shown: Option<Instant>,
    is_wanted: bool,
}

impl Bar {
    fn new(size: u64, is_quiet: bool) -> Bar {
        let is_wanted = !is_quiet && size > 0 && stderr().is_terminal();
        Bar { size, start: Instant::now(), shown: None, is_wanted }
    }

    fn show(&mut self, bytes: u64) {
        let waited = self.shown.unwrap_or(self.start).elapsed();
        let patience = if self.shown.is_some() { EVERY } else { PATIENCE };
        if !self.is_wanted || waited < patience {
            return;
        }
        self.shown = Some(Instant::now());
        let done = bytes.min(self.size);
        let full = (done * WIDTH / self.size) as usize;
        let (full, empty) = ("\u{2588}".repeat(full), "\u{2591}".repeat(WIDTH as usize - full));
        let rate = bytes as f64 / 1e6 / self.start.elapsed().as_secs_f64();
        // A bar that cannot be drawn is no reason to stop.
        let _ = write!(stderr(), "\r{full}{empty} {:3} %, {rate:.0} MB/s", 100 * done / self.size);
    }

    fn clear(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(stderr(), "\r{:60}\r", "");
        }
    }

    fn clear_for(&mut self, message: String) -> String {
        self.clear();
        message
    }
}
