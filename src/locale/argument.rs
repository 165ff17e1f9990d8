//! What a language must say about an argument.

/// Words about what a source argues for.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentWords {
    /// The kinds, in their order; those of aims, challenges and cases head several.
    pub kinds: [&'static str; 5],
    /// What a point may rest on, in the order of [`Basis`](crate::finding::Basis).
    pub bases: [&'static str; 3],
    /// The button that leads back from a number's figure.
    pub back: &'static str,
}
