//! The article that ships with the figure.

use super::{DataErrors, Package};

/// A file of the package, which `build.rs` makes smaller for the browser.
macro_rules! file {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

#[cfg(not(target_arch = "wasm32"))]
macro_rules! schema {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/data/china-kazakhstan/schemas/",
            $name,
            ".json"
        ))
    };
}

const DESCRIPTOR: &str = file!("datapackage.json");

/// The files of the package, by path.
const FILES: &[(&str, &str)] = &[
    ("observations.csv", file!("observations.csv")),
    ("claims.csv", file!("claims.csv")),
    ("labels.csv", file!("labels.csv")),
    #[cfg(feature = "more")]
    ("arguments.csv", file!("arguments.csv")),
    // The descriptor of the browser's builds names none.
    #[cfg(not(target_arch = "wasm32"))]
    ("schemas/observations.json", schema!("observations")),
    #[cfg(not(target_arch = "wasm32"))]
    ("schemas/claims.json", schema!("claims")),
    #[cfg(not(target_arch = "wasm32"))]
    ("schemas/labels.json", schema!("labels")),
    #[cfg(not(target_arch = "wasm32"))]
    ("schemas/arguments.json", schema!("arguments")),
];

/// The hash of the files as they are in the repository.
const HASH: u64 = include!(concat!(env!("OUT_DIR"), "/hash.rs"));

/// Reads the embedded package.
///
/// # Errors
///
/// None in a tested build; an error in the files would be reported like that of any other package.
pub fn embedded() -> Result<Package, DataErrors> {
    let mut package = Package::read(DESCRIPTOR, &|path| {
        FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| (*text).to_owned())
    })?;
    package.hash = HASH;
    Ok(package)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_that_ships_is_whole() {
        let package = embedded().unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(package.name, "china-kazakhstan");
        let views: Vec<&str> = package.views.iter().map(|view| view.name.as_str()).collect();
        let expected = [
            "turnover",
            "turnover-waterfall",
            "turnover-years",
            "exports",
            "export-increments",
            "exports-slope",
            "imports",
            "import-increments",
            "imports-slope",
            "gdp-growth",
            "composition",
            "growth-share",
            "printed-allowed",
            "check",
            "priorities",
            "prospects",
        ];
        assert_eq!(views, expected);
    }

    #[test]
    fn its_hash_is_that_of_a_reader_who_has_the_files() {
        macro_rules! whole {
            ($name:literal) => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/china-kazakhstan/", $name))
            };
        }
        let file = |path: &str| match path {
            "observations.csv" => Some(whole!("observations.csv").to_owned()),
            "claims.csv" => Some(whole!("claims.csv").to_owned()),
            "labels.csv" => Some(whole!("labels.csv").to_owned()),
            "arguments.csv" => Some(whole!("arguments.csv").to_owned()),
            path => FILES.iter().find(|file| file.0 == path).map(|file| file.1.to_owned()),
        };
        let descriptor = whole!("datapackage.json");
        let read = Package::read(descriptor, &file).unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(read.hash, embedded().unwrap().hash);
    }
}
