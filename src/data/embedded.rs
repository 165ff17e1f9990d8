//! The article that ships with the figure.

use super::{DataErrors, Package};

/// A file of the package, which `build.rs` makes smaller for the browser.
macro_rules! file {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

const DESCRIPTOR: &str = file!("datapackage.json");

/// The files of the package, by path.
const FILES: [(&str, &str); 4] = [
    ("observations.csv", file!("observations.csv")),
    ("claims.csv", file!("claims.csv")),
    ("labels.csv", file!("labels.csv")),
    ("arguments.csv", file!("arguments.csv")),
];

/// Reads the embedded package.
///
/// # Errors
///
/// None in a tested build; an error in the files would be reported like that of any other package.
pub fn embedded() -> Result<Package, DataErrors> {
    Package::read(DESCRIPTOR, &|path| {
        FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| (*text).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_that_ships_is_whole() {
        let package = embedded().unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(package.name, "china-kazakhstan");
        let views: Vec<&str> = package.views.iter().map(|view| view.name.as_str()).collect();
        assert_eq!(views, ["turnover", "exports", "imports", "check", "priorities", "prospects"]);
    }
}
