//! Files of trade databases: bytes in, numbers by economy, product and year out.
//!
//! Such a file can be larger than the memory of the machine, so it is read as it comes, and only what
//! the indicators need is kept. Every row is counted or set aside for a reason that is told.
//!
//! # Source
//!
//! The forms are those of UN Comtrade (`typeCode` to `isAggregate`, and the form until 2022), BACI
//! (Gaulier and Zignago 2010), the World Bank's WITS, and SDMX-CSV 1.0 and 2.

mod database;
mod economies;
mod encoding;
mod error;
mod header;
mod mirror;
mod names;
mod number;
mod package;
mod reader;
mod report;
mod row;
mod scan;
mod table;

pub use database::{Database, LEVEL};
pub use error::{ReadError, ReadErrors};
pub use header::Format;
pub use package::PackageFiles;
pub use reader::Reader;
pub use report::{Reason, Report, SetAside};
