//! The page that holds everything itself, of any package: `trade-figure.html` and the files that are made
//! from it.
//!
//! Such a page asks for no other file, and it survives what publishing systems do to pages: they insert text
//! after the tag of the head, rewrite attributes that they find with regular expressions, replace their own
//! variables, and put the body into a page of their own. So nothing that they look for may stand in a text of
//! a package, or in what is packed ([`Parts`] sees to that).

mod json;
mod markup;
mod page;
mod parts;
pub mod section;

pub use markup::Markup;
pub use page::{page, page_with};
pub use parts::Parts;

use crate::{
    data::{self, DataErrors, Package},
    figure::FigureError,
    model::join,
};

/// Why a page is not written.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The package cannot be read.
    Package(DataErrors),
    /// Some views cannot be shown.
    Views(Vec<FigureError>),
    /// What is to be in every such page is not what it has to be; the text says what is wrong.
    Parts(String),
}

impl Refusal {
    /// Everything that is wrong, a line each.
    pub fn message(&self) -> String {
        match self {
            Refusal::Package(errors) => errors.message(),
            Refusal::Views(errors) => {
                let mut lines = Vec::new();
                for error in errors {
                    lines.push(error.message());
                }
                join(&lines, "\n")
            }
            Refusal::Parts(message) => message.clone(),
        }
    }

    /// The first place that is wrong.
    pub fn place(&self) -> String {
        match self {
            Refusal::Package(errors) => errors.first_place(),
            Refusal::Views(errors) => errors.first().map(FigureError::place).unwrap_or_default(),
            Refusal::Parts(_) => "template".to_owned(),
        }
    }
}

/// Whether a package is the article that ships, which every build has in it.
pub fn is_embedded(package: &Package) -> bool {
    // The hash leaves the argument out.
    data::embedded().is_ok_and(|embedded| {
        embedded.hash == package.hash && embedded.arguments == package.arguments
    })
}
