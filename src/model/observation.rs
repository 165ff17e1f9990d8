//! One level that a source prints.

use super::{Economy, Flow, Id, Period, Published, Unit};

/// One printed level: Kazakhstan's exports to China in 2022, 13.2 billion US dollars.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The name of this number within its package.
    pub id: Id,
    /// What is measured: a token such as `trade` or `gdp` that `labels.csv` names.
    pub variable: String,
    /// Who reports, or whom the number is about.
    pub reporter: Option<Economy>,
    /// The other side, where there is one.
    pub partner: Option<Economy>,
    /// The direction of trade, where it is trade.
    pub flow: Option<Flow>,
    /// `TOTAL`, a commodity code (text: leading zeros count) or a token that `labels.csv` names.
    pub product: String,
    /// When.
    pub period: Period,
    /// The number as printed; `None` for a quantity that nobody printed but claims constrain.
    pub value: Option<Published>,
    /// Its unit.
    pub unit: Unit,
    /// Where it is printed: `Table 2, row 3`.
    pub source: String,
    /// Whatever else a reader should know; often empty.
    pub note: String,
}

impl Observation {
    /// Whether the number comes from elsewhere: it is there to test the article's own by, and is not
    /// itself in doubt. Its note then begins with `external:`.
    pub fn is_external(&self) -> bool {
        self.note.starts_with("external:")
    }
}
