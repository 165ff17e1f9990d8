//! The indicators of a package in a reader's words: for the figure, the command line and programs.

mod card;
mod document;
mod number;
mod record;
mod spark;

pub use card::card;
pub use document::document;
pub use number::shown;
pub use record::{Record, family_token, name, records, unit};
