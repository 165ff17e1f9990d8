//! Why a figure cannot be made.

use std::fmt;

use crate::{
    locale::fill,
    model::{join, quoted},
};

/// Why a view cannot become a scene.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FigureError {
    /// The package has no view of that name.
    UnknownView {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The view selects no observation.
    NothingSelected {
        /// The view's name.
        view: String,
    },
    /// The view's observations have different units, so they share no axis.
    MixedUnits {
        /// The view's name.
        view: String,
        /// Two of the units, with an observation of each.
        units: [String; 2],
    },
    /// Two observations of the view have the same category and the same series.
    SamePlace {
        /// The view's name.
        view: String,
        /// The two ids.
        ids: [String; 2],
    },
    /// The view's form is only in builds with the feature `more`.
    NotInBuild {
        /// The view's name.
        view: String,
    },
    /// The view offers a measure that none of its numbers gives.
    NotComputable {
        /// The view's name.
        view: String,
        /// The measure's token.
        measure: &'static str,
    },
    /// A drawing or its numbers are asked of a view that is a list.
    #[cfg(feature = "more")]
    NoDrawing {
        /// The view's name.
        view: String,
    },
    /// The view is a projection without two flows to go on from.
    #[cfg(feature = "more")]
    NoProjection {
        /// The view's name.
        view: String,
    },
}

impl FigureError {
    /// What the error is about: the place that a reader of the error looks at first.
    pub fn place(&self) -> String {
        match self {
            FigureError::UnknownView { .. } => "view".to_owned(),
            FigureError::NothingSelected { view }
            | FigureError::MixedUnits { view, .. }
            | FigureError::SamePlace { view, .. }
            | FigureError::NotInBuild { view }
            | FigureError::NotComputable { view, .. } => fill("view {}", &[view]),
            #[cfg(feature = "more")]
            FigureError::NoDrawing { view } | FigureError::NoProjection { view } => {
                fill("view {}", &[view])
            }
        }
    }
}

impl FigureError {
    /// The error in a sentence.
    pub fn message(&self) -> String {
        let pattern = match self {
            FigureError::UnknownView { name, known } => {
                let pattern = "there is no view {}: this package has the views {}";
                return fill(pattern, &[&quoted(name), &join(known, ", ")]);
            }
            FigureError::NothingSelected { .. } => {
                "the view {} selects no observations: list their ids under \"select\""
            }
            FigureError::MixedUnits { .. } => {
                "the view {} mixes units, {} and {}: show them in two views"
            }
            FigureError::SamePlace { .. } => {
                "the view {} has one place for both {} and {}: select one of them, or let \
                 \"category\" or \"series\" tell them apart"
            }
            FigureError::NotInBuild { .. } => {
                "the form of the view {} is not in this build of the figure: it takes the feature \
                 \"more\""
            }
            FigureError::NotComputable { .. } => {
                "the view {} has no number to compute the measure {} from: it takes two periods, or \
                 for a share or steps the \"whole\" that others are parts of"
            }
            #[cfg(feature = "more")]
            FigureError::NoDrawing { .. } => "the view {} is a list, not a drawing",
            #[cfg(feature = "more")]
            FigureError::NoProjection { .. } => {
                "the view {} has nothing to go on from: it takes \"period\" as the category, exports \
                 and imports of two years, the last one the same, and at most 50 years to \"until\""
            }
        };
        let (view, [one, other]): (&str, [&str; 2]) = match self {
            FigureError::UnknownView { name, .. } => (name, ["", ""]),
            FigureError::NothingSelected { view } | FigureError::NotInBuild { view } => {
                (view, ["", ""])
            }
            #[cfg(feature = "more")]
            FigureError::NoDrawing { view } | FigureError::NoProjection { view } => {
                (view, ["", ""])
            }
            FigureError::NotComputable { view, measure } => (view, [measure, ""]),
            FigureError::MixedUnits { view, units: [one, other] }
            | FigureError::SamePlace { view, ids: [one, other] } => (view, [one, other]),
        };
        fill(pattern, &[&quoted(view), one, other])
    }
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for FigureError {}
