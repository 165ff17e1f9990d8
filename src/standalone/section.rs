//! What a view says, as markup: its numbers in a table, what the check found, what an argument rests on,
//! its indicators. A page without scripts has nothing else.

use super::markup::Markup;
use crate::{
    check::Report,
    data::Package,
    figure::{Table, TableRow},
    finding::{Basis, Finding, Kind, Point, evidence, plain::Plain, resting_on},
    indicator::survey::survey,
    locale::{Lang, fill},
    scorecard::card,
};

/// The most columns that there is room for on a phone.
const MOST_COLUMNS: usize = 5;

/// A table of numbers, and below each what the check says against it.
pub fn numbers(markup: &mut Markup, table: &Table, caption: &str) {
    markup.open("table", &[]);
    if !caption.is_empty() {
        markup.leaf("caption", &[], caption);
    }
    let form = Form::of(table);
    let names: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    heads(markup, &form.paired(&names), form.first_number);
    markup.open("tbody", &[]);
    for row in &table.rows {
        form.row(markup, row);
    }
    markup.close();
    markup.close();
}

/// Findings of some kinds, each with what would repair it and its place.
pub fn findings(markup: &mut Markup, list: &[Finding], kinds: &[Kind]) {
    if !list.iter().any(|finding| kinds.contains(&finding.kind)) {
        return;
    }
    markup.open("ul", &[]);
    for finding in list {
        if !kinds.contains(&finding.kind) {
            continue;
        }
        markup.open("li", &[]);
        markup.line("p", &[], &mut |markup| {
            mark(markup, finding.kind.sign());
            markup.text(" ");
            markup.text(&finding.sentence);
            for repair in &finding.repairs {
                markup.void("br", &[]);
                markup.text(repair);
            }
            in_small_below(markup, &finding.place);
        });
        markup.close();
    }
    markup.close();
}

/// How many points of an argument rest on what.
pub fn bases(markup: &mut Markup, package: &Package, report: &Report, lang: Lang) {
    let words = lang.words();
    let points = evidence(package, report, lang);
    markup.open("ul", &[]);
    for basis in Basis::ALL {
        let count = words.numbers.write(&resting_on(&points, basis).to_string());
        let label = fill(words.findings.choice, &[words.argument.bases[basis as usize], &count]);
        markup.line("li", &[], &mut |markup| {
            mark(markup, basis.sign());
            markup.text(" ");
            markup.text(&label);
        });
    }
    markup.close();
}

/// What is argued and what each point rests on, in words and with its numbers.
pub fn argument(markup: &mut Markup, package: &Package, report: &Report, lang: Lang) {
    points(markup, &evidence(package, report, lang), None, lang);
}

/// The points that belong to one, and what belongs to them.
fn points(markup: &mut Markup, list: &[Point<'_>], parent: Option<usize>, lang: Lang) {
    if list.iter().all(|point| point.argument.parent != parent) {
        return;
    }
    markup.open("ul", &[]);
    for (place, point) in list.iter().enumerate() {
        let argument = point.argument;
        if argument.parent != parent {
            continue;
        }
        markup.open("li", &[]);
        markup.line("p", &[], &mut |markup| {
            if argument.kind.is_heading() {
                markup.inline("strong", &[], &mut |markup| markup.text(point.text));
            } else {
                mark(markup, point.basis.sign());
                markup.text(" ");
                markup.text(point.text);
                in_small_below(markup, lang.words().argument.bases[point.basis as usize]);
            }
            for cited in &point.numbers {
                markup.void("br", &[]);
                if cited.contradicted {
                    mark(markup, Kind::Contradicted.sign());
                    markup.text(" ");
                }
                markup.text(&cited.text);
            }
            in_small_below(markup, &point.place.text);
        });
        points(markup, list, Some(place), lang);
        markup.close();
    }
    markup.close();
}

/// The latest value of each indicator that the numbers allow, family by family, as the element lists
/// them.
pub fn indicators(markup: &mut Markup, package: &Package, title: &str, lang: Lang) {
    let words = lang.words();
    let card = card(package, &survey(&package.observations), lang);
    let [variable, ..] = words.panels.facets;
    let [value, ..] = words.measures;
    markup.open("table", &[]);
    markup.leaf("caption", &[], title);
    heads(markup, &[variable, value, words.panels.range].map(|name| (name, "")), 1);
    for group in list(&card, "groups") {
        markup.open("tbody", &[]);
        markup.open("tr", &[]);
        let attributes = [("scope", "rowgroup"), ("colspan", "3")];
        markup.leaf("th", &attributes, text(group, "label"));
        markup.close();
        for item in list(group, "items") {
            markup.open("tr", &[]);
            named(markup, text(item, "name"), text(item, "about"));
            for key in ["value", "range"] {
                markup.leaf("td", &[], text(item, key));
            }
            markup.close();
        }
        for absent in list(group, "absent") {
            markup.open("tr", &[]);
            named(markup, text(absent, "name"), "");
            markup.line("td", &[("colspan", "2")], &mut |markup| {
                markup.inline("em", &[], &mut |markup| markup.text(text(absent, "reason")));
            });
            markup.close();
        }
        markup.close();
    }
    markup.close();
}

/// A member of plain data.
fn member<'a>(value: &'a Plain, key: &str) -> &'a Plain {
    if let Plain::Object(object) = value {
        for (name, value) in &object.0 {
            if name == key {
                return value;
            }
        }
    }
    &Plain::Nothing
}

fn text<'a>(value: &'a Plain, key: &str) -> &'a str {
    if let Plain::Text(text) = member(value, key) { text } else { "" }
}

fn list<'a>(value: &'a Plain, key: &str) -> &'a [Plain] {
    if let Plain::List(list) = member(value, key) { list } else { &[] }
}

/// How the columns of a table stand.
struct Form {
    /// The first column of numbers, each of which has its range in the next one.
    first_number: usize,
    /// Whether a range stands under its number: a phone has no room for six columns.
    is_paired: bool,
}

impl Form {
    fn of(table: &Table) -> Form {
        let is_paired = table.columns.len() > MOST_COLUMNS;
        Form { first_number: table.first_number, is_paired }
    }

    /// The texts of a row, each with what stands under it.
    fn paired<'a>(&self, texts: &[&'a str]) -> Vec<(&'a str, &'a str)> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        for (column, text) in texts.iter().enumerate() {
            let is_range = column > self.first_number && (column - self.first_number) % 2 == 1;
            match (pairs.last_mut(), self.is_paired && is_range) {
                (Some((_, under)), true) => *under = *text,
                _ => pairs.push((*text, "")),
            }
        }
        pairs
    }

    /// A number, and below it what the check says against it.
    fn row(&self, markup: &mut Markup, row: &TableRow) {
        let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        let cells = self.paired(&texts);
        markup.open("tr", &[]);
        for (column, (text, under)) in cells.iter().enumerate() {
            if column < self.first_number {
                markup.leaf("th", &[("scope", "row")], text);
                continue;
            }
            let pairs = if self.is_paired { 2 } else { 1 };
            let place = self.first_number + (column - self.first_number) * pairs;
            let is_missing = row.cells.get(place).is_some_and(|cell| cell.at.is_infinite());
            markup.line("td", &[], &mut |markup| {
                // What is not there says why, in other letters than a number.
                if is_missing && !text.is_empty() {
                    markup.inline("em", &[], &mut |markup| markup.text(text));
                } else {
                    markup.text(text);
                }
                if column == self.first_number && !row.warnings.is_empty() {
                    markup.text(" ");
                    mark(markup, Kind::Contradicted.sign());
                }
                in_small_below(markup, under);
            });
        }
        markup.close();
        if row.warnings.is_empty() {
            return;
        }
        let span = cells.len().to_string();
        markup.open("tr", &[]);
        markup.open("td", &[("colspan", &span)]);
        for warning in &row.warnings {
            markup.line("p", &[], &mut |markup| {
                mark(markup, Kind::Contradicted.sign());
                markup.text(" ");
                markup.text(warning);
            });
        }
        markup.close();
        markup.close();
    }
}

/// What is not read aloud.
const HIDDEN: (&str, &str) = ("aria-hidden", "true");

/// A sign, which the words beside it say too; a file that holds everything has no room to say that.
fn mark(markup: &mut Markup, sign: &str) {
    if markup.is_dense() {
        markup.text(sign);
    } else {
        markup.inline("span", &[HIDDEN], &mut |markup| markup.text(sign));
    }
}

/// A line in small letters below what stands there; nothing if it is empty.
pub fn in_small_below(markup: &mut Markup, text: &str) {
    if !text.is_empty() {
        markup.void("br", &[]);
        markup.inline("small", &[], &mut |markup| markup.text(text));
    }
}

/// The head of a row: a name, and what it is of.
fn named(markup: &mut Markup, name: &str, about: &str) {
    markup.line("th", &[("scope", "row")], &mut |markup| {
        markup.text(name);
        in_small_below(markup, about);
    });
}

/// The heads of a table's columns; those of numbers have a class where a style sheet goes with it.
fn heads(markup: &mut Markup, columns: &[(&str, &str)], first_number: usize) {
    markup.open("thead", &[]);
    markup.open("tr", &[]);
    for (column, (name, under)) in columns.iter().enumerate() {
        let attributes = [("scope", "col"), ("class", "number")];
        let has_class = markup.is_dense() && column >= first_number;
        markup.line("th", &attributes[..=usize::from(has_class)], &mut |markup| {
            markup.text(name);
            in_small_below(markup, under);
        });
    }
    markup.close();
    markup.close();
}
