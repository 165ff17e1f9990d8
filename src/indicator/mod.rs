//! What economists compute from trade numbers: one file a family.
//!
//! Every indicator gives the value that the printed numbers give and the exact range that the
//! numbers behind them allow.

pub mod change;
