//! `trade-figure render --html`: a view as markup that needs no script, no style sheet and no network.
//!
//! An author pastes it into a page. Where the element's script runs, the figure takes its place; in an
//! archive, behind a sanitizer, with scripts off, it is the figure. So everything stands in elements
//! that sanitizers let through, nothing depends on a style, and what matters is said in words.

use serde_json::Value;
use trade_figure::{
    check::Report,
    data::{self, Package},
    figure::{Figure, FigureError, LegendEntry, Panel, Request, Table, TableRow, build, table},
    finding::{Finding, Kind, Point, evidence, findings},
    indicator::survey::survey,
    paint::svg::to_inline_svg,
    scorecard::card,
};

use super::markup::Markup;

/// The side of a legend's swatch.
const SWATCH: &str = "12";

/// The most columns that there is room for on a phone.
const MOST_COLUMNS: usize = 5;

/// What the tag says beside the view and the language.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    /// The address of the package, where it is not the article that ships.
    pub(crate) src: Option<&'a str>,
    /// What was asked for beside the view, by attribute.
    pub(crate) choices: Vec<(&'static str, &'a str)>,
}

/// A view and what the check says of it.
struct Layer<'a> {
    package: &'a Package,
    report: &'a Report,
    request: &'a Request,
    figure: Figure,
}

/// Writes the layer of the view that a request names.
///
/// # Errors
///
/// A view that the package does not have, and one that cannot be drawn.
pub(crate) fn write(
    package: &Package,
    report: &Report,
    request: &Request,
    tag: &Tag<'_>,
) -> Result<String, FigureError> {
    let figure = build(package, report, request)?;
    let layer = Layer { package, report, request, figure };
    let mut attributes = vec![("view", layer.figure.view.as_str()), ("lang", request.lang.tag())];
    attributes.extend(tag.src.map(|src| ("src", src)));
    attributes.extend(&tag.choices);
    let id = layer.id(&attributes);
    let mut markup = Markup::default();
    markup.open("trade-figure", &attributes);
    let caption_id = format!("{id}-caption");
    markup
        .open("figure", &[("aria-labelledby", &caption_id), ("data-made-of", &layer.figure.about)]);
    layer.caption(&mut markup, &caption_id);
    match layer.figure.panel {
        Panel::Chart => {
            layer.legend(&mut markup);
            layer.drawing(&mut markup, &id);
            layer.origin(&mut markup);
            layer.folded_table(&mut markup)?;
            layer.verdicts(&mut markup);
        }
        Panel::Check => {
            layer.findings(&mut markup);
            layer.origin(&mut markup);
        }
        Panel::Indicators => {
            layer.indicators(&mut markup);
            layer.origin(&mut markup);
        }
        Panel::Evidence => {
            layer.argument(&mut markup);
            layer.origin(&mut markup);
        }
    }
    Ok(markup.finish())
}

/// Whether a package is the article that ships, which the element has without an address.
pub(crate) fn is_embedded(package: &Package) -> bool {
    data::embedded().is_ok_and(|embedded| embedded.hash == package.hash)
}

impl Layer<'_> {
    /// A name that no other layer of a page has: of what is shown, from what, and how.
    fn id(&self, attributes: &[(&str, &str)]) -> String {
        // FNV-1a, as for the package.
        let mut hash = self.package.hash;
        let mut add = |text: &str| {
            for byte in text.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        for (name, value) in attributes {
            add(name);
            add(value);
        }
        add(&self.request.width_css.to_string());
        format!("trade-figure-{hash:016x}")
    }

    fn caption(&self, markup: &mut Markup, id: &str) {
        let Figure { title, subtitle, .. } = &self.figure;
        markup.line("figcaption", &[("id", id)], |markup| {
            markup.inline("strong", &[], |markup| markup.text(title));
            if !subtitle.is_empty() {
                markup.void("br", &[]);
                markup.text(subtitle);
            }
        });
    }

    fn legend(&self, markup: &mut Markup) {
        let Figure { legend, names_itself, .. } = &self.figure;
        if *names_itself || legend.is_empty() {
            return;
        }
        markup.line("p", &[], |markup| {
            for (place, entry) in legend.iter().enumerate() {
                if place > 0 {
                    markup.text(" \u{a0} ");
                }
                swatch(markup, entry);
                markup.text(&format!("\u{a0}{}", entry.label));
            }
        });
    }

    fn drawing(&self, markup: &mut Markup, id: &str) {
        let Figure { scene, title, description, .. } = &self.figure;
        // A paragraph, for the space around it.
        markup.open("p", &[]);
        markup.made(&to_inline_svg(scene, id, title, description));
        markup.close();
    }

    /// Source, note and licence.
    fn origin(&self, markup: &mut Markup) {
        let Figure { source, note, .. } = &self.figure;
        for line in [source, note] {
            if !line.is_empty() {
                markup.line("p", &[], |markup| in_small(markup, |markup| markup.text(line)));
            }
        }
        let pattern = self.request.lang.words().panels.licence;
        let (before, after) = pattern.split_once("{}").unwrap_or((pattern, ""));
        let licences = &self.package.licenses;
        if licences.is_empty() {
            return;
        }
        markup.line("p", &[], |markup| {
            in_small(markup, |markup| {
                markup.text(before);
                for (place, licence) in licences.iter().enumerate() {
                    if place > 0 {
                        markup.text(self.request.lang.words().findings.or);
                    }
                    let title =
                        if licence.title.is_empty() { &licence.path } else { &licence.title };
                    // Other schemes can run scripts; such an address is no link.
                    let path = &licence.path;
                    if path.starts_with("https://") || path.starts_with("http://") {
                        let link = [("href", path.as_str()), ("rel", "license")];
                        markup.inline("a", &link, |markup| markup.text(title));
                    } else {
                        markup.text(title);
                    }
                }
                markup.text(after);
            });
        });
    }

    /// All numbers of the view, for a reader to open, so that the layer is about as high as what takes
    /// its place.
    fn folded_table(&self, markup: &mut Markup) -> Result<(), FigureError> {
        let [_, name, ..] = self.request.lang.words().controls.panel;
        markup.open("details", &[]);
        markup.line("summary", &[], |markup| markup.text(name));
        let table = table(self.package, self.report, self.request, None)?;
        markup.open("table", &[]);
        markup.line("caption", &[], |markup| markup.text(&table.caption));
        let form = Form::of(&table);
        let names = table.columns.iter().map(|name| Some(name.as_str()));
        let names: Vec<Option<&str>> = names.collect();
        heads(markup, &form.paired(&names));
        markup.open("tbody", &[]);
        for row in &table.rows {
            form.row(markup, row);
        }
        for _ in ["tbody", "table", "details"] {
            markup.close();
        }
        Ok(())
    }

    /// What the check found about the view, folded under how much it found.
    fn verdicts(&self, markup: &mut Markup) {
        let lang = self.request.lang;
        let mut found = findings(self.package, self.report, lang);
        found.keep_view(self.package, &self.figure.view);
        if found.list.is_empty() {
            return;
        }
        let listed = |finding: &&Finding| is_against(finding.kind);
        let against: Vec<&Finding> = found.list.iter().filter(listed).collect();
        let summary = found.summary(lang);
        if against.is_empty() {
            markup.line("p", &[], |markup| in_small(markup, |markup| markup.text(&summary)));
            return;
        }
        markup.open("details", &[]);
        markup.line("summary", &[], |markup| markup.text(&summary));
        list(markup, &against);
        markup.close();
    }

    /// All that speaks against the package's numbers.
    fn findings(&self, markup: &mut Markup) {
        let lang = self.request.lang;
        let found = findings(self.package, self.report, lang);
        markup.line("p", &[], |markup| markup.text(&found.summary(lang)));
        let listed = |finding: &&Finding| is_against(finding.kind);
        let against: Vec<&Finding> = found.list.iter().filter(listed).collect();
        list(markup, &against);
    }

    /// What is argued and what each point rests on, in words and with its numbers.
    fn argument(&self, markup: &mut Markup) {
        let points = evidence(self.package, self.report, self.request.lang);
        self.points(markup, &points, None);
    }

    /// The points that belong to one, and what belongs to them.
    fn points(&self, markup: &mut Markup, points: &[Point<'_>], parent: Option<usize>) {
        let words = &self.request.lang.words().argument;
        if points.iter().all(|point| point.argument.parent != parent) {
            return;
        }
        markup.open("ul", &[]);
        for (place, point) in points.iter().enumerate() {
            let argument = point.argument;
            if argument.parent != parent {
                continue;
            }
            markup.open("li", &[]);
            markup.line("p", &[], |markup| {
                if argument.kind.is_heading() {
                    markup.inline("strong", &[], |markup| markup.text(point.text));
                } else {
                    let sign = point.basis.sign();
                    markup.inline("span", &[("aria-hidden", "true")], |markup| markup.text(sign));
                    markup.text(&format!(" {}", point.text));
                    in_small_below(markup, words.bases[point.basis as usize]);
                }
                for cited in &point.numbers {
                    markup.void("br", &[]);
                    if cited.contradicted {
                        sign(markup, Kind::Contradicted);
                        markup.text(" ");
                    }
                    markup.text(&cited.text);
                }
                in_small_below(markup, &argument.source);
            });
            self.points(markup, points, Some(place));
            markup.close();
        }
        markup.close();
    }

    /// The latest value of each indicator that the numbers allow, family by family, as the element lists
    /// them.
    fn indicators(&self, markup: &mut Markup) {
        let lang = self.request.lang;
        let words = lang.words();
        let card = card(self.package, &survey(&self.package.observations), lang);
        // What the element gets, too; writing it cannot fail.
        let card = serde_json::to_value(card).unwrap_or_default();
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
        let [variable, ..] = words.panels.facets;
        let [value, ..] = words.measures;
        markup.open("table", &[]);
        markup.line("caption", &[], |markup| markup.text(&self.figure.title));
        heads(markup, &[variable, value, words.panels.range].map(|name| (name, None)));
        for group in list(&card, "groups") {
            markup.open("tbody", &[]);
            markup.open("tr", &[]);
            let attributes = [("scope", "rowgroup"), ("colspan", "3")];
            markup.line("th", &attributes, |markup| markup.text(&text(&group, "label")));
            markup.close();
            for item in list(&group, "items") {
                markup.open("tr", &[]);
                named(markup, &text(&item, "name"), &text(&item, "about"));
                for key in ["value", "range"] {
                    markup.line("td", &[], |markup| markup.text(&text(&item, key)));
                }
                markup.close();
            }
            for absent in list(&group, "absent") {
                markup.open("tr", &[]);
                named(markup, &text(&absent, "name"), "");
                markup.line("td", &[("colspan", "2")], |markup| {
                    markup.inline("em", &[], |markup| markup.text(&text(&absent, "reason")));
                });
                markup.close();
            }
            markup.close();
        }
        markup.close();
    }
}

/// The head of a row: a name, and what it is of.
fn named(markup: &mut Markup, name: &str, about: &str) {
    markup.line("th", &[("scope", "row")], |markup| {
        markup.text(name);
        in_small_below(markup, about);
    });
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
    fn paired<'a>(&self, texts: &[Option<&'a str>]) -> Vec<(&'a str, Option<&'a str>)> {
        let mut pairs = Vec::new();
        for (column, text) in texts.iter().enumerate() {
            let is_range = column > self.first_number && (column - self.first_number) % 2 == 1;
            match (pairs.last_mut(), self.is_paired && is_range) {
                (Some((_, under)), true) => *under = *text,
                _ => pairs.push((text.unwrap_or_default(), None)),
            }
        }
        pairs
    }

    /// A number, and below it what the check says against it.
    fn row(&self, markup: &mut Markup, row: &TableRow) {
        let texts = row.cells.iter().map(|cell| Some(cell.text.as_str()));
        let cells = self.paired(&texts.collect::<Vec<_>>());
        markup.open("tr", &[]);
        for (column, (text, under)) in cells.iter().enumerate() {
            if column < self.first_number {
                markup.line("th", &[("scope", "row")], |markup| markup.text(text));
                continue;
            }
            let pairs = if self.is_paired { 2 } else { 1 };
            let place = self.first_number + (column - self.first_number) * pairs;
            let is_missing = row.cells.get(place).is_some_and(|cell| cell.at.is_infinite());
            markup.line("td", &[], |markup| {
                // What is not there says why, in other letters than a number.
                if is_missing && !text.is_empty() {
                    markup.inline("em", &[], |markup| markup.text(text));
                } else {
                    markup.text(text);
                }
                if column == self.first_number && !row.warnings.is_empty() {
                    markup.text(" ");
                    sign(markup, Kind::Contradicted);
                }
                in_small_below(markup, under.unwrap_or_default());
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
            markup.line("p", &[], |markup| {
                sign(markup, Kind::Contradicted);
                markup.text(&format!(" {warning}"));
            });
        }
        markup.close();
        markup.close();
    }
}

/// Findings, each with what would repair it and its place.
fn list(markup: &mut Markup, findings: &[&Finding]) {
    if findings.is_empty() {
        return;
    }
    markup.open("ul", &[]);
    for finding in findings {
        markup.open("li", &[]);
        markup.line("p", &[], |markup| {
            sign(markup, finding.kind);
            markup.text(&format!(" {}", finding.sentence));
            for repair in &finding.repairs {
                markup.void("br", &[]);
                markup.text(repair);
            }
            if !finding.place.is_empty() {
                markup.void("br", &[]);
                in_small(markup, |markup| markup.text(&finding.place));
            }
        });
        markup.close();
    }
    markup.close();
}

fn is_against(kind: Kind) -> bool {
    matches!(kind, Kind::Contradicted | Kind::Conflict)
}

fn in_small(markup: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    markup.inline("small", &[], inside);
}

fn in_small_below(markup: &mut Markup, text: &str) {
    if !text.is_empty() {
        markup.void("br", &[]);
        in_small(markup, |markup| markup.text(text));
    }
}

/// The sign of a kind of finding, which the words beside it say too.
fn sign(markup: &mut Markup, kind: Kind) {
    markup.inline("span", &[("aria-hidden", "true")], |markup| markup.text(kind.sign()));
}

/// The heads of a table's columns.
fn heads(markup: &mut Markup, columns: &[(&str, Option<&str>)]) {
    markup.open("thead", &[]);
    markup.open("tr", &[]);
    for (name, under) in columns {
        markup.line("th", &[("scope", "col")], |markup| {
            markup.text(name);
            in_small_below(markup, under.unwrap_or_default());
        });
    }
    markup.close();
    markup.close();
}

/// The colours of a series side by side, as a drawing: a page's policy may forbid styles.
fn swatch(markup: &mut Markup, entry: &LegendEntry) {
    let count = entry.colors.len().max(1);
    let view = format!("0 0 {count} 1");
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("aria-hidden", "true"),
        ("width", SWATCH),
        ("height", SWATCH),
        ("viewBox", &view),
        ("preserveAspectRatio", "none"),
    ];
    markup.inline("svg", &attributes, |markup| {
        for (place, color) in entry.colors.iter().enumerate() {
            let (x, fill) = (place.to_string(), color.to_string());
            let parts = [("x", x.as_str()), ("width", "1"), ("height", "1"), ("fill", &fill)];
            markup.void("rect", &parts);
        }
    });
}
