//! A data package on disk.

use std::{fs, path::Path};

use trade_figure::data::{DESCRIPTOR, Package};

/// Reads the package of a folder, or of a descriptor.
///
/// # Errors
///
/// Everything that is wrong, one line each, with the package's path in front of each place.
pub(crate) fn read(path: &Path) -> Result<Package, String> {
    let descriptor_path = if path.is_dir() { path.join(DESCRIPTOR) } else { path.to_path_buf() };
    let descriptor = fs::read(&descriptor_path)
        .map_err(|error| format!("cannot read {}: {error}", descriptor_path.display()))?;
    let descriptor = String::from_utf8(descriptor).map_err(|error| {
        format!("cannot read {}: it is not UTF-8 text ({error})", descriptor_path.display())
    })?;
    let folder = descriptor_path.parent().unwrap_or(Path::new("."));
    let file = |path: &str| fs::read_to_string(folder.join(path)).ok();
    Package::read(&descriptor, &file).map_err(|errors| {
        let in_folder = |error: &trade_figure::data::DataError| {
            let mut error = error.clone();
            error.file = folder.join(&error.file).display().to_string();
            error.to_string()
        };
        errors.iter().map(in_folder).collect::<Vec<String>>().join("\n")
    })
}
