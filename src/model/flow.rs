//! The direction of trade, seen from the reporter.

use std::str::FromStr;

use super::Expected;

/// The direction of trade, seen from the reporter.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Flow {
    /// What leaves the reporter.
    Export,
    /// What enters the reporter.
    Import,
    /// Both directions together: turnover.
    Total,
}

impl Flow {
    /// Every flow, in the order figures list them.
    pub const ALL: [Flow; 3] = [Flow::Total, Flow::Export, Flow::Import];

    /// The token that files use.
    pub fn token(self) -> &'static str {
        match self {
            Flow::Export => "export",
            Flow::Import => "import",
            Flow::Total => "total",
        }
    }
}

impl FromStr for Flow {
    type Err = Expected;

    /// Reads the token of a flow.
    ///
    /// # Errors
    ///
    /// Anything but `export`, `import` and `total`.
    fn from_str(text: &str) -> Result<Flow, Expected> {
        Flow::ALL
            .into_iter()
            .find(|flow| flow.token() == text)
            .ok_or_else(|| Expected::new("\"export\", \"import\", \"total\" or an empty cell"))
    }
}
