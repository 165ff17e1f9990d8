//! Why a figure cannot be made.

use std::fmt;

use crate::model::{join, quoted};

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
            | FigureError::NotComputable { view, .. }
            | FigureError::NoDrawing { view } => format!("view {view}"),
            #[cfg(feature = "more")]
            FigureError::NoProjection { view } => format!("view {view}"),
        }
    }
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FigureError::UnknownView { name, known } => {
                let (name, known) = (quoted(name), join(known, ", "));
                write!(f, "there is no view {name}: this package has the views {known}")
            }
            FigureError::NothingSelected { view } => write!(
                f,
                "the view {} selects no observations: list their ids under \"select\"",
                quoted(view)
            ),
            FigureError::MixedUnits { view, units: [one, other] } => write!(
                f,
                "the view {} mixes units, {one} and {other}: show them in two views",
                quoted(view)
            ),
            FigureError::SamePlace { view, ids: [one, other] } => write!(
                f,
                "the view {} has one place for both {one} and {other}: select one of them, or \
                 let \"category\" or \"series\" tell them apart",
                quoted(view)
            ),
            FigureError::NotInBuild { view } => write!(
                f,
                "the form of the view {} is not in this build of the figure: it takes the feature \
                 \"more\"",
                quoted(view)
            ),
            FigureError::NotComputable { view, measure } => write!(
                f,
                "the view {} has no number to compute the measure {measure} from: it takes two \
                 periods, or for a share or steps the \"whole\" that others are parts of",
                quoted(view)
            ),
            FigureError::NoDrawing { view } => {
                write!(f, "the view {} is a list, not a drawing", quoted(view))
            }
            #[cfg(feature = "more")]
            FigureError::NoProjection { view } => write!(
                f,
                "the view {} has nothing to go on from: it takes \"period\" as the category, \
                 exports and imports of two years, the last one the same, and at most 50 years to \
                 \"until\"",
                quoted(view)
            ),
        }
    }
}

impl std::error::Error for FigureError {}
