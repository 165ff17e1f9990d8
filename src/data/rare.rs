//! The forms that only builds with the feature `more` have, by their tokens: for `build.rs`, too.

pub(crate) const RARE: [&str; 10] = [
    "lines",
    "treemap",
    "scatter",
    "slope",
    "dumbbell",
    "range-plot",
    "check",
    "indicators",
    "evidence",
    "projection",
];
