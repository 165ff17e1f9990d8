//! What a source argues for, and what each point of it rests on.

use crate::{
    check::{Report, Verdict},
    data::{Argument, Chart, Package, Told},
    locale::Lang,
    model::Id,
};

use super::{Names, is_warned};

/// What a point of an argument rests on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Basis {
    /// Numbers that nothing was found against.
    Number,
    /// Numbers, one of which cannot follow from those it is derived from.
    Contradicted,
    /// No number.
    Nothing,
}

impl Basis {
    /// What points may rest on.
    pub const ALL: [Basis; 3] = [Basis::Number, Basis::Contradicted, Basis::Nothing];

    /// The token that programs use.
    pub fn token(self) -> &'static str {
        match self {
            Basis::Number => "number",
            Basis::Contradicted => "contradicted",
            Basis::Nothing => "nothing",
        }
    }

    /// A sign that stands beside the word: a disc, a ring with a stroke, a ring.
    pub fn sign(self) -> &'static str {
        match self {
            Basis::Number => "\u{25cf}",
            Basis::Contradicted => "\u{2298}",
            Basis::Nothing => "\u{25cb}",
        }
    }
}

/// One point of an argument, in the reader's language.
#[derive(Clone, Debug)]
pub struct Point<'a> {
    /// Its row.
    pub argument: &'a Argument,
    /// What is argued.
    pub text: &'a str,
    /// Where it stands.
    pub place: Told,
    /// What it rests on; nothing for directions and paths, which hold other points.
    pub basis: Basis,
    /// The numbers that the source gives for it.
    pub numbers: Vec<Cited>,
}

/// A number that the source gives for a point.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cited {
    /// The observation or the claim.
    pub id: Id,
    /// What it is, with its number.
    pub text: String,
    /// Whether it cannot follow.
    pub contradicted: bool,
    /// The view that shows it, if one does.
    pub view: Option<Id>,
}

/// All points of a package's argument, in the order of its file.
pub fn evidence<'a>(package: &'a Package, report: &Report, lang: Lang) -> Vec<Point<'a>> {
    let names = Names::new(package, lang);
    let mut points = Vec::new();
    for argument in &package.arguments {
        let mut numbers = Vec::new();
        let mut basis = Basis::Nothing;
        for id in &argument.numbers {
            let contradicted = is_contradicted(package, report, id);
            if contradicted {
                basis = Basis::Contradicted;
            } else if basis == Basis::Nothing {
                basis = Basis::Number;
            }
            let (text, view) = (names.member(id), view_of(package, id));
            numbers.push(Cited { id: id.clone(), text, contradicted, view });
        }
        let place = names.told_place(&argument.source);
        points.push(Point { argument, text: argument.text.get(lang), place, basis, numbers });
    }
    points
}

/// How many points rest on something, leaving out those that hold others.
pub fn resting_on(points: &[Point<'_>], basis: Basis) -> usize {
    let rests = |point: &&Point<'_>| point.basis == basis && !point.argument.kind.is_heading();
    points.iter().filter(rests).count()
}

/// Whether a claim cannot follow, or a number is printed of an observation that cannot.
fn is_contradicted(package: &Package, report: &Report, id: &Id) -> bool {
    let mut results = report.claims.iter();
    results.any(|result| result.id == *id && result.verdict == Verdict::Contradicted)
        || is_warned(package, report, id)
}

/// The first drawing that shows an observation, or what a claim is derived from; else, for a claim,
/// the list of what the check found.
fn view_of(package: &Package, id: &Id) -> Option<Id> {
    let claim = package.claims.iter().find(|claim| claim.id == *id);
    let ids = claim.map_or(std::slice::from_ref(id), |claim| &claim.operands);
    for view in &package.views {
        for place in &view.observations {
            if package.observations.get(*place).is_some_and(|shown| ids.contains(&shown.id)) {
                return Some(view.name.clone());
            }
        }
    }
    let list = package.views.iter().find(|view| view.chart == Chart::Check);
    claim.and(list).map(|view| view.name.clone())
}
