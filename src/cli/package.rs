//! A data package on disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use trade_figure::data::{DESCRIPTOR, DataErrors, Package};

/// The descriptor of a package, and where the other files are.
pub(crate) struct OnDisk {
    /// The descriptor's path.
    pub(crate) path: PathBuf,
    /// Its text.
    pub(crate) descriptor: String,
    folder: PathBuf,
}

impl OnDisk {
    /// Finds the package of a folder, or of a descriptor.
    ///
    /// # Errors
    ///
    /// A descriptor that cannot be read.
    pub(crate) fn open(path: &Path) -> Result<OnDisk, String> {
        let path = if path.is_dir() { path.join(DESCRIPTOR) } else { path.to_path_buf() };
        let descriptor =
            fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let descriptor = String::from_utf8(descriptor).map_err(|error| {
            format!("cannot read {}: it is not UTF-8 text ({error})", path.display())
        })?;
        let folder = path.parent().unwrap_or(Path::new(".")).to_path_buf();
        Ok(OnDisk { path, descriptor, folder })
    }

    /// The text of a file beside the descriptor.
    pub(crate) fn file(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(path)).ok()
    }

    /// Everything that is wrong, one line each, with the package's path in front of each place.
    pub(crate) fn errors(&self, errors: &DataErrors) -> String {
        let in_folder = |error: &trade_figure::data::DataError| {
            let mut error = error.clone();
            error.file = self.folder.join(&error.file).display().to_string();
            error.to_string()
        };
        errors.iter().map(in_folder).collect::<Vec<String>>().join("\n")
    }
}

/// Reads the package of a folder, or of a descriptor.
///
/// # Errors
///
/// Everything that is wrong, one line each, with the package's path in front of each place.
pub(crate) fn read(path: &Path) -> Result<Package, String> {
    let package = OnDisk::open(path)?;
    Package::read(&package.descriptor, &|path| package.file(path))
        .map_err(|errors| package.errors(&errors))
}
