//! A figure for a scholarly article that shows its inputs, its rounding and its formulas, and says
//! which printed numbers cannot be right.
//!
//! The modules follow the data. A package's text becomes records ([`data`]) in a common vocabulary
//! ([`model`]); what economists compute from them is in [`indicator`]; a view of them, in the words of
//! a [`locale`], becomes a scene ([`figure`]); a scene is drawn on a canvas or as SVG ([`paint`]).
//! In the browser all of it stands behind one class (`wasm`).

#![cfg_attr(all(optimize_attribute, feature = "authors"), feature(optimize_attribute))]

pub mod check;
#[cfg(feature = "more")]
pub mod cite;
pub mod data;
pub mod figure;
pub mod finding;
pub mod indicator;
pub mod locale;
pub mod model;
pub mod paint;
pub mod scorecard;
#[cfg(feature = "authors")]
pub mod source;
#[cfg(feature = "authors")]
pub mod standalone;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
