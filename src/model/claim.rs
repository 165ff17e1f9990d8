//! One derived number that a source prints, and the rule it was derived by.

use std::str::FromStr;

use super::{Expected, Id, Published, Unit, join};

/// How a printed number was derived from others; a closed set.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Rule {
    /// `b - a` for the operands `b;a`.
    Difference,
    /// `100 b/a` for the operands `b;a`.
    Index,
    /// `100 (b/a - 1)` for the operands `b;a`.
    Growth,
    /// `b/a` for the operands `b;a`.
    Ratio,
    /// `100 part/whole` for the operands `part;whole`.
    Share,
    /// The sum of all operands.
    Sum,
    /// Exports less imports for the operands `x;m`.
    Balance,
    /// One quantity printed twice: the operand against the value.
    Equal,
}

impl Rule {
    /// Every rule, in the order the documentation lists them.
    pub const ALL: [Rule; 8] = [
        Rule::Difference,
        Rule::Index,
        Rule::Growth,
        Rule::Ratio,
        Rule::Share,
        Rule::Sum,
        Rule::Balance,
        Rule::Equal,
    ];

    /// Their tokens.
    const TOKENS: [&str; Rule::ALL.len()] =
        ["difference", "index", "growth", "ratio", "share", "sum", "balance", "equal"];

    /// The token that files use.
    pub fn token(self) -> &'static str {
        Rule::TOKENS[self as usize]
    }

    /// How many operands the rule takes: exactly so many, or at least so many for a sum.
    pub fn operand_count(self) -> usize {
        match self {
            Rule::Equal => 1,
            _ => 2,
        }
    }

    /// Whether more operands than [`Rule::operand_count`] are welcome.
    pub fn takes_more(self) -> bool {
        self == Rule::Sum
    }
}

impl FromStr for Rule {
    type Err = Expected;

    /// Reads the token of a rule.
    ///
    /// # Errors
    ///
    /// Any text that is no token of [`Rule::ALL`]; the error lists them.
    fn from_str(text: &str) -> Result<Rule, Expected> {
        match Rule::TOKENS.iter().position(|token| *token == text) {
            Some(place) => Ok(Rule::ALL[place]),
            None => {
                Err(Expected::new(join(&["one of the rules ", &join(&Rule::TOKENS, ", ")], "")))
            }
        }
    }
}

/// One printed derived number: "the index of exports is 140.8".
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The name of this claim within its package; no observation has the same.
    pub id: Id,
    /// The rule.
    pub rule: Rule,
    /// The observations it was derived from, in the rule's order.
    pub operands: Vec<Id>,
    /// The derived number as printed.
    pub value: Published,
    /// The unit it is printed in.
    pub unit: Unit,
    /// Where it is printed.
    pub source: String,
    /// Whatever else a reader should know; often empty.
    pub note: String,
}
