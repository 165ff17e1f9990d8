//! `trade-figure render --html`: a view as markup that needs no script, no style sheet and no network.
//!
//! An author pastes it into a page. Where the element's script runs, the figure takes its place; in an
//! archive, behind a sanitizer, with scripts off, it is the figure. So everything stands in elements
//! that sanitizers let through, nothing depends on a style, and what matters is said in words.

use trade_figure::{
    check::Report,
    data::Package,
    figure::{Figure, FigureError, LegendEntry, Panel, Request, build, table},
    finding::{Kind, findings},
    paint::svg::to_inline_svg,
    standalone::{Markup, section},
};

/// The side of a legend's swatch.
const SWATCH: &str = "12";

/// What speaks against a number.
const AGAINST: [Kind; 2] = [Kind::Contradicted, Kind::Conflict];

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
            section::indicators(&mut markup, package, &layer.figure.title, request.lang);
            layer.origin(&mut markup);
        }
        Panel::Evidence => {
            section::argument(&mut markup, package, report, request.lang);
            layer.origin(&mut markup);
        }
    }
    Ok(markup.finish())
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
        markup.line("figcaption", &[("id", id)], &mut |markup| {
            markup.inline("strong", &[], &mut |markup| markup.text(title));
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
        markup.line("p", &[], &mut |markup| {
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
                markup.line("p", &[], &mut |markup| {
                    in_small(markup, &mut |markup| markup.text(line));
                });
            }
        }
        let pattern = self.request.lang.words().panels.licence;
        let (before, after) = pattern.split_once("{}").unwrap_or((pattern, ""));
        let licences = &self.package.licenses;
        if licences.is_empty() {
            return;
        }
        markup.line("p", &[], &mut |markup| {
            in_small(markup, &mut |markup| {
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
                        markup.inline("a", &link, &mut |markup| markup.text(title));
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
        markup.line("summary", &[], &mut |markup| markup.text(name));
        let table = table(self.package, self.report, self.request, None)?;
        section::numbers(markup, &table, &table.caption);
        markup.close();
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
        let summary = found.summary(lang);
        if AGAINST.iter().all(|kind| found.count(*kind) == 0) {
            markup.line("p", &[], &mut |markup| {
                in_small(markup, &mut |markup| markup.text(&summary));
            });
            return;
        }
        markup.open("details", &[]);
        markup.line("summary", &[], &mut |markup| markup.text(&summary));
        section::findings(markup, &found.list, &AGAINST);
        markup.close();
    }

    /// All that speaks against the package's numbers.
    fn findings(&self, markup: &mut Markup) {
        let lang = self.request.lang;
        let found = findings(self.package, self.report, lang);
        markup.line("p", &[], &mut |markup| markup.text(&found.summary(lang)));
        section::findings(markup, &found.list, &AGAINST);
    }
}

fn in_small(markup: &mut Markup, inside: &mut dyn FnMut(&mut Markup)) {
    markup.inline("small", &[], inside);
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
    markup.inline("svg", &attributes, &mut |markup| {
        for (place, color) in entry.colors.iter().enumerate() {
            let (x, fill) = (place.to_string(), color.to_string());
            let parts = [("x", x.as_str()), ("width", "1"), ("height", "1"), ("fill", &fill)];
            markup.void("rect", &parts);
        }
    });
}
