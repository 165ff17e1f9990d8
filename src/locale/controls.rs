//! What the controls, the table and the page about the data say.

/// The words around a figure that a reader handles.
#[derive(Clone, Copy, Debug)]
pub struct ControlWords {
    /// What the buttons between the panels choose.
    pub panels: &'static str,
    /// The names of the panels: chart, table, check, about.
    pub panel: [&'static str; 4],
    /// What the switch between measures chooses.
    pub measure: &'static str,
    /// What the switch between views chooses.
    pub views: &'static str,
    /// What the choice of an order chooses.
    pub sort: &'static str,
    /// The orders: as given, by value; each says that it is one.
    pub sorts: [&'static str; 2],
    /// What the menu of files gives, which is also the first thing it says.
    pub download: &'static str,
    /// The files: a drawing, a picture, a table, data.
    pub downloads: [&'static str; 4],
    /// What the switch says that has series told apart by patterns too.
    pub patterns: &'static str,
    /// What the buttons of the legend do.
    pub series: &'static str,
    /// What a drawing that keys walk through is.
    pub explorable: &'static str,
    /// Which keys do what there.
    pub keys: &'static str,
    /// A value that is spoken: what it is, the amount.
    pub spoken: &'static str,
    /// Something else that is spoken of it: what it is, the amount.
    pub spoken_more: &'static str,
}

/// What the table and the page about the data say.
#[cfg(feature = "more")]
#[derive(Clone, Copy, Debug)]
pub struct PanelWords {
    /// The names of the columns that tell numbers apart: variable, reporter, partner, flow, product,
    /// period.
    pub facets: [&'static str; 6],
    /// A heading with the unit of what stands under it: heading, unit.
    pub with_unit: &'static str,
    /// The heading of the range of a computed number.
    pub range: &'static str,
    /// Why a computed number is not there: it would need another one that is not there.
    pub no_base: &'static str,
    /// Why a computed number is not there: rounding leaves it open.
    pub not_computable: &'static str,
    /// The heading of what is shown.
    pub shown: &'static str,
    /// The heading of where the numbers are printed.
    pub places: &'static str,
    /// A place: its name, the numbers there.
    pub place: &'static str,
    /// So many numbers, where they are too many to be named.
    pub numbers: &'static str,
    /// The heading of the package.
    pub data: &'static str,
    /// Its licence; the licence's name.
    pub licence: &'static str,
    /// Where its numbers are from; the source's name.
    pub source: &'static str,
    /// What its numbers can be told from others by; sixteen digits.
    pub fingerprint: &'static str,
    /// The heading of how ranges are made.
    pub ranges: &'static str,
    /// How they are made.
    pub ranges_text: &'static str,
    /// The program; its name and version.
    pub program: &'static str,
}
