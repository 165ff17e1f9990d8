//! What a package's source argues for, as plain data.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    check::Report,
    data::Package,
    finding::{
        self, Basis, Cited, Point,
        plain::{Object, Plain},
    },
    locale::{Lang, Words, fill},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
export interface Evidence {
  counts: { basis: string; sign: string; label: string }[];
  points: EvidencePoint[];
}
export interface EvidencePoint {
  parent: number | null;
  kind: 'direction' | 'path' | 'aim' | 'challenge' | 'case';
  head: string;
  text: string;
  place: string;
  placeLang: string;
  basis: 'number' | 'contradicted' | 'nothing' | null;
  sign: string;
  rests: string;
  numbers: { id: string; text: string; contradicted: boolean; view: string | null }[];
}
";

/// All points, and how many rest on what.
pub(super) fn points(package: &Package, report: &Report, lang: Lang) -> Object {
    let words = lang.words();
    let found = finding::evidence(package, report, lang);
    let mut counts = Vec::new();
    for basis in Basis::ALL {
        let count = words.numbers.write(&finding::resting_on(&found, basis).to_string());
        let mut member = Object::default();
        member.set("basis", basis.token());
        member.set("sign", basis.sign());
        member.set("label", fill(words.findings.choice, &[rests(words, basis), &count]));
        counts.push(member.into());
    }
    let mut evidence = Object::default();
    evidence.set("counts", Plain::List(counts));
    let mut points = Vec::new();
    for point in &found {
        // What stands where its direction or path does need not say so again.
        let parent = point.argument.parent.and_then(|place| found.get(place));
        let is_same = parent.is_some_and(|one| one.argument.source == point.argument.source);
        let place = if is_same {
            ("", "")
        } else {
            (point.place.text.as_str(), point.place.other_tag(lang))
        };
        points.push(entry(words, point, place).into());
    }
    evidence.set("points", Plain::List(points));
    evidence
}

fn entry(words: &Words, point: &Point<'_>, place: (&str, &str)) -> Object {
    let argument = point.argument;
    let mut entry = Object::default();
    entry.set("parent", argument.parent.map(|place| place as f64));
    entry.set("kind", argument.kind.token());
    entry.set("head", words.argument.kinds[argument.kind as usize]);
    entry.set("text", point.text);
    entry.set("place", place.0);
    entry.set("placeLang", place.1);
    let basis = (!argument.kind.is_heading()).then_some(point.basis);
    entry.set("basis", basis.map(Basis::token));
    entry.set("sign", point.basis.sign());
    entry.set("rests", rests(words, point.basis));
    entry.set("numbers", point.numbers.iter().map(number).collect::<Plain>());
    entry
}

fn rests(words: &Words, basis: Basis) -> &'static str {
    words.argument.bases[basis as usize]
}

fn number(cited: &Cited) -> Plain {
    let mut number = Object::default();
    number.set("id", cited.id.as_str());
    number.set("text", cited.text.as_str());
    number.set("contradicted", cited.contradicted);
    let view = cited.view.as_ref().map(ToString::to_string);
    number.set("view", view.as_deref());
    number.into()
}
