//! All findings of a package: a list ordered by gravity, then by place in the article.

use crate::{
    check::{ClaimResult, ConflictGroup, Note, Report, Verdict},
    data::{Package, Told},
    locale::{FindingWords, Lang, fill},
    model::{Claim, Exact, Id, Interval, digits, join},
};

use super::Names;

/// How grave a finding is, the gravest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// A number that cannot follow from its inputs.
    Contradicted,
    /// Numbers that cannot all hold, though each alone can.
    Conflict,
    /// A number that can follow, with something to know about it.
    Noted,
    /// A number that cannot be tested.
    Untestable,
    /// A number that can follow.
    Consistent,
}

impl Kind {
    /// Every kind, the gravest first.
    pub const ALL: [Kind; 5] =
        [Kind::Contradicted, Kind::Conflict, Kind::Noted, Kind::Untestable, Kind::Consistent];

    /// The token that programs use.
    pub fn token(self) -> &'static str {
        ["contradicted", "conflict", "noted", "untestable", "consistent"][self as usize]
    }

    /// A sign that stands beside the word, so that neither depends on colour: a ring with a stroke,
    /// two opposed arrows, a triangle, a question mark, a dot.
    pub fn sign(self) -> &'static str {
        ["\u{2298}", "\u{21af}", "\u{25b3}", "?", "\u{b7}"][self as usize]
    }

    /// The kind in a word or two.
    pub fn word(self, words: &FindingWords) -> &'static str {
        match self {
            Kind::Contradicted => words.contradicted,
            Kind::Conflict => words.conflict,
            Kind::Noted => words.noted,
            Kind::Untestable => words.untestable,
            Kind::Consistent => words.consistent,
        }
    }
}

/// One thing that the check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How grave it is.
    pub kind: Kind,
    /// The claim it is about, or the claims and observations of a conflict.
    pub ids: Vec<Id>,
    /// What was found, in a sentence.
    pub sentence: String,
    /// What would repair it.
    pub repairs: Vec<String>,
    /// What else a reader should know: notes of the check, its power, the package's own note.
    pub notes: Vec<String>,
    /// Where the number is printed.
    pub place: String,
    /// The languages of the place and of the last note, which may be the package's own.
    pub langs: [Lang; 2],
    /// What is allowed and what is printed, on one scale.
    pub bars: Option<Bars>,
}

/// Two ranges on one scale, each end as a part of the scale's length, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bars {
    /// What the inputs allow.
    pub allowed: (f64, f64),
    /// What the printed number was rounded from.
    pub printed: (f64, f64),
}

/// Everything that the check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// The findings, the gravest first.
    pub list: Vec<Finding>,
}

impl Findings {
    /// Leaves out what is not about the numbers that a view shows; a view that selects none, or that
    /// the package does not have, shows everything.
    pub fn keep_view(&mut self, package: &Package, view: &str) {
        let Some(view) = package.views.iter().find(|other| other.name.as_str() == view) else {
            return;
        };
        if view.observations.is_empty() {
            return;
        }
        let is_selected = |id: &Id| {
            let shown = |index: &usize| package.observations.get(*index);
            view.observations.iter().filter_map(shown).any(|observation| observation.id == *id)
        };
        let is_shown = |id: &Id| {
            let claim = package.claims.iter().find(|claim| claim.id == *id);
            is_selected(id)
                || claim.is_some_and(|claim| claim.operands.first().is_some_and(is_selected))
        };
        let mut shown = Vec::new();
        for finding in std::mem::take(&mut self.list) {
            if finding.ids.iter().any(is_shown) {
                shown.push(finding);
            }
        }
        self.list = shown;
    }

    /// How many numbers were checked and how many cannot follow, in a sentence.
    pub fn summary(&self, lang: Lang) -> String {
        let words = lang.words();
        let claims = self.list.len() - self.count(Kind::Conflict);
        let contradicted = words.numbers.count(self.count(Kind::Contradicted));
        fill(words.findings.summary, &[&words.numbers.count(claims), &contradicted])
    }

    /// Adds a finding after those as grave, which stay in the order of the article.
    fn add(&mut self, finding: Finding) {
        let mut place = self.list.len();
        while place > 0 && self.list[place - 1].kind > finding.kind {
            place -= 1;
        }
        self.list.insert(place, finding);
    }

    /// How many findings are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        let mut count = 0;
        for finding in &self.list {
            count += usize::from(finding.kind == kind);
        }
        count
    }
}

/// Puts a report into words.
pub fn findings(package: &Package, report: &Report, lang: Lang) -> Findings {
    let names = Names::new(package, lang);
    let results = package.claims.iter().zip(&report.claims);
    let mut findings = Findings { list: Vec::new() };
    for (claim, result) in results {
        findings.add(of_claim(&names, claim, result));
    }
    for group in &report.joint.groups {
        for ids in representatives(package, report, group) {
            findings.add(of_conflict(&names, group, ids));
        }
    }
    findings
}

fn of_claim(names: &Names<'_>, claim: &Claim, result: &ClaimResult) -> Finding {
    let words = &names.words.findings;
    let has_note = result.notes.iter().any(|note| !matches!(note, Note::Implied(_)));
    let kind = match result.verdict {
        Verdict::Contradicted => Kind::Contradicted,
        Verdict::Untestable(_) => Kind::Untestable,
        Verdict::Consistent if has_note => Kind::Noted,
        Verdict::Consistent => Kind::Consistent,
    };
    let mut notes = names.notes(claim, result);
    if let Some(power) = result.power {
        let write = |count: u16| digits(count.into());
        let (caught, total) = (write(power.caught), write(power.total));
        notes.push(fill(words.power, &[&caught, &total]));
    }
    let (note, place) = (names.note(&claim.note), names.told_place(&claim.source));
    let langs = [place.lang, note.lang];
    if !note.text.is_empty() {
        notes.push(note.text);
    }
    let repairs = match &result.repair {
        Some(repair) => names.repairs(claim, repair),
        None => Vec::new(),
    };
    Finding {
        kind,
        ids: vec![claim.id.clone()],
        sentence: names.sentence(claim, result),
        repairs,
        notes,
        place: place.text,
        langs,
        bars: result.allowed.and_then(|allowed| Bars::new(allowed, claim.value.range()?)),
    }
}

/// Whether a conflict is no more than a contradicted claim and its own inputs.
fn is_explained(package: &Package, report: &Report, ids: &[Id]) -> bool {
    package
        .claims
        .iter()
        .zip(&report.claims)
        .any(|(claim, result)| result.verdict == Verdict::Contradicted && ids.contains(&claim.id))
}

/// Of all conflicts that blame the same numbers, the one with the fewest members: the others say the
/// same again. Conflicts that single claims explain are left out.
fn representatives<'a>(
    package: &Package,
    report: &Report,
    group: &'a ConflictGroup,
) -> Vec<&'a [Id]> {
    let mut shown: Vec<&[Id]> = Vec::new();
    for ids in &group.conflicts {
        if is_explained(package, report, ids) {
            continue;
        }
        match shown.iter_mut().find(|other| blamed(group, other) == blamed(group, ids)) {
            Some(fewest) if ids.len() < fewest.len() => *fewest = ids,
            Some(_) => {}
            None => shown.push(ids),
        }
    }
    shown
}

/// The members of a conflict that a smallest set of suspects holds.
fn blamed<'a>(group: &ConflictGroup, ids: &'a [Id]) -> Vec<&'a Id> {
    let mut blamed = Vec::new();
    for id in ids {
        if is_blamed(group, id) {
            blamed.push(id);
        }
    }
    blamed
}

fn is_blamed(group: &ConflictGroup, id: &Id) -> bool {
    group.suspects.iter().any(|set| set.contains(id))
}

fn of_conflict(names: &Names<'_>, group: &ConflictGroup, ids: &[Id]) -> Finding {
    let words = &names.words.findings;
    let (mut all, mut blamed, mut places) = (Vec::new(), Vec::new(), Vec::<String>::new());
    let mut lang = names.lang;
    for id in ids {
        let member = names.member(id);
        if is_blamed(group, id) {
            blamed.push(member.clone());
        }
        all.push(member);
        let Told { text: place, lang: own } = names.place(id);
        if own != lang {
            lang = own;
        }
        if !places.iter().any(|other| holds(other, &place)) {
            places.push(place);
        }
    }
    Finding {
        kind: Kind::Conflict,
        ids: ids.to_vec(),
        sentence: fill(words.cannot_all_hold, &[&join(&all, words.semicolon)]),
        repairs: vec![fill(words.one_of, &[&join(&blamed, words.or)])],
        notes: Vec::new(),
        place: join(&places, words.semicolon),
        langs: [lang, names.lang],
        bars: None,
    }
}

/// Whether a part stands anywhere in a text; shorter than the standard library's search, and slower.
fn holds(text: &str, part: &str) -> bool {
    (0..=text.len()).any(|start| text.as_bytes()[start..].starts_with(part.as_bytes()))
}

impl Names<'_> {
    /// A member of a conflict with its number.
    pub(super) fn member(&self, id: &Id) -> String {
        if let Some(claim) = self.find_claim(id) {
            return self.claimed(claim);
        }
        let Some(observation) = self.package.observation(id) else { return id.as_str().to_owned() };
        let value = observation
            .value
            .as_ref()
            .map(|printed| self.words.amount_of(printed.text(), observation.unit));
        let value = value.unwrap_or_else(|| self.words.not_printed.to_owned());
        fill(self.words.panels.place, &[&self.observation(observation), &value])
    }

    fn place(&self, id: &Id) -> Told {
        let claim = self.find_claim(id).map(|claim| &claim.source);
        let observation = || self.package.observation(id).map(|observation| &observation.source);
        self.told_place(claim.or_else(observation).map_or("", String::as_str))
    }

    fn find_claim(&self, id: &Id) -> Option<&Claim> {
        self.package.claims.iter().find(|claim| claim.id == *id)
    }
}

impl Bars {
    /// The part of the scale that is left free at either end.
    const MARGIN: f64 = 0.06;

    /// `None` if both ranges are the same single value, so that there is no scale.
    fn new(allowed: Interval, printed: Interval) -> Option<Bars> {
        let ends = |range: Interval| (Exact::to_f64(range.low()), Exact::to_f64(range.high()));
        let (allowed, printed) = (ends(allowed), ends(printed));
        let (low, high) = (allowed.0.min(printed.0), allowed.1.max(printed.1));
        let length = high - low;
        if !length.is_finite() || length <= 0.0 {
            return None;
        }
        let part = |value: f64| Bars::MARGIN + (value - low) / length * (1.0 - 2.0 * Bars::MARGIN);
        Some(Bars {
            allowed: (part(allowed.0), part(allowed.1)),
            printed: (part(printed.0), part(printed.1)),
        })
    }
}
