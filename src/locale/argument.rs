//! What a language must say about an argument, and about what goes on from it.

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

/// Words about flows that go on at a growth which the reader sets.
#[derive(Clone, Copy, Debug)]
pub struct ProjectionWords {
    /// Before a value that goes on from printed ones.
    pub computed: &'static str,
    /// What is set for a flow: its name.
    pub rate: &'static str,
    /// The growth that a flow had: the years, the growth with its range.
    pub rate_own: &'static str,
}
