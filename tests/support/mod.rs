//! What the native tests share: goldens, and packages made up in a test.

#![allow(dead_code, reason = "every test binary has its own copy and uses a part of it")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

pub(crate) mod again;
pub(crate) mod bits;
pub(crate) mod boxes;
pub(crate) mod figures;
pub(crate) mod golden;
pub(crate) mod model;
pub(crate) mod oracle;
pub(crate) mod package;
pub(crate) mod scenes;
