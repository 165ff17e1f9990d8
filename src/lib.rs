//! A figure for a scholarly article that shows its inputs, its rounding and its formulas, and says
//! which printed numbers cannot be right.
//!
//! The modules follow the data: a package's text becomes records ([`data`]) in a common vocabulary
//! ([`model`]).

pub mod check;
pub mod data;
pub mod model;
