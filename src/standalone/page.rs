//! The text of the page.

use super::{
    Markup, Parts, Refusal, is_embedded,
    json::Json,
    parts::{GENERATOR, PACKED, START, STYLE},
    section::{argument, bases, findings, indicators, numbers},
};
use crate::{
    check::{Report, check},
    data::{DESCRIPTOR, Package},
    figure::{Figure, Panel, Request, build, table, visible},
    finding::{self, Kind},
    locale::Lang,
};

/// The language of what is seen without scripts.
const LANG: Lang = Lang::En;

/// What is listed of a check: whatever is not as it should be.
const LISTED: [Kind; 3] = [Kind::Contradicted, Kind::Conflict, Kind::Noted];

/// Writes the page of the package whose files `file` finds by their paths.
///
/// # Errors
///
/// Everything that is wrong with the package or its views, and parts that are of no such page.
pub fn page(parts: &Parts, file: &dyn Fn(&str) -> Option<String>) -> Result<String, Refusal> {
    page_with(parts, file, &[])
}

/// The same with the files at the paths `further`, which the descriptor need not name: whoever takes the
/// package out of the page again gets them, too.
///
/// # Errors
///
/// As there.
pub fn page_with(
    parts: &Parts,
    file: &dyn Fn(&str) -> Option<String>,
    further: &[String],
) -> Result<String, Refusal> {
    parts.check()?;
    let descriptor = file(DESCRIPTOR).unwrap_or_default();
    let package = Package::read(&descriptor, file).map_err(Refusal::Package)?;
    let report = check(&package.observations, &package.claims);
    let views = views(&package, &report)?;
    let mut page = Page::default();
    page.head(parts, &views);
    page.list(&views);
    page.push(&[
        "<p class=\"choices\"></p>\n<trade-figure view=\"",
        name(&views),
        "\" loading=\"eager\">\n",
    ]);
    for view in &views {
        page.section(&package, &report, view)?;
    }
    page.push(&["</trade-figure>\n"]);
    // Of the article that ships, the program has both.
    if !is_embedded(&package) {
        page.island("titles", titles(&views));
        let mut files = Json::default();
        files.open();
        files.key(DESCRIPTOR);
        files.string(&descriptor);
        let mut written = vec![DESCRIPTOR.to_owned()];
        let mut paths = Package::paths(&descriptor).map_err(Refusal::Package)?;
        paths.extend_from_slice(further);
        for path in paths {
            if let (false, Some(text)) = (written.contains(&path), file(&path)) {
                files.key(&path);
                files.string(&text);
                written.push(path);
            }
        }
        files.close();
        page.island("files", files);
    }
    let Parts { name, packed, start, .. } = parts;
    page.push(&[PACKED, name, "\">", packed, "</script>\n"]);
    page.push(&[START, start, "</script>\n</div>\n</body>\n</html>\n"]);
    Ok(page.text)
}

/// A view in each language.
type View = [Figure; Lang::ALL.len()];

/// All views.
fn views(package: &Package, report: &Report) -> Result<Vec<View>, Refusal> {
    let (mut views, mut errors) = (Vec::new(), Vec::new());
    for view in &package.views {
        let figure = |lang| build(package, report, &request(view.name.as_str(), lang));
        match Lang::ALL.map(figure) {
            [Ok(one), Ok(two), Ok(three), Ok(four)] => views.push([one, two, three, four]),
            // All of them have the same error.
            [first, ..] => errors.extend(first.err()),
        }
    }
    if errors.is_empty() { Ok(views) } else { Err(Refusal::Views(errors)) }
}

fn request(view: &str, lang: Lang) -> Request {
    Request { view: Some(view.to_owned()), lang, ..Request::default() }
}

/// The figure that is seen without scripts.
fn seen(view: &View) -> &Figure {
    &view[LANG as usize]
}

/// The name of the first view.
fn name(views: &[View]) -> &str {
    views.first().map_or("", |view| seen(view).view.as_str())
}

/// The titles of all views in all languages.
fn titles(views: &[View]) -> Json {
    let mut titles = Json::default();
    titles.open();
    for view in views {
        titles.key(&seen(view).view);
        titles.open();
        for (lang, figure) in Lang::ALL.into_iter().zip(view) {
            titles.key(lang.tag());
            titles.string(&visible(&figure.title));
        }
        titles.close();
    }
    titles.close();
    titles
}

/// The page as it grows.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// Adds markup.
    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }

    /// Adds what `write` writes.
    fn write(&mut self, write: &mut dyn FnMut(&mut Markup)) {
        let mut markup = Markup::dense();
        write(&mut markup);
        self.text.push_str(&markup.finish());
    }

    fn head(&mut self, parts: &Parts, views: &[View]) {
        self.push(&[
            "<!doctype html>\n<html lang=\"",
            LANG.tag(),
            "\">\n<head>\n<meta charset=\"utf-8\">\n",
        ]);
        let title = views.first().map_or("", |view| seen(view).title.as_str());
        self.write(&mut |markup| markup.leaf("title", &[], title));
        self.push(&["\n", GENERATOR, &parts.version, "\">\n"]);
        self.push(&["<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"]);
        self.push(&["<meta name=\"color-scheme\" content=\"light dark\">\n"]);
        self.push(&["<link rel=\"icon\" href=\"data:,\">\n"]);
        self.push(&[STYLE, &parts.style, "</style>\n</head>\n<body>\n"]);
    }

    /// The list of all views.
    fn list(&mut self, views: &[View]) {
        self.push(&["<div class=\"trade-figure-page\">\n<nav aria-label=\"Figures\">"]);
        self.push(&["<details open><summary>Figures</summary><ol>\n"]);
        for view in views {
            let Figure { view, title, .. } = seen(view);
            let address = ["#view=", view].concat();
            self.write(&mut |markup| {
                markup.open("li", &[]);
                let attributes = [("href", address.as_str()), ("data-view", view)];
                markup.leaf("a", &attributes, title);
            });
        }
        self.push(&["</ol></details></nav>\n"]);
    }

    /// What is seen of a view without scripts: all its numbers, or its list.
    fn section(&mut self, package: &Package, report: &Report, view: &View) -> Result<(), Refusal> {
        let Figure { view, title, subtitle, panel, source, note, .. } = seen(view);
        self.push(&["<section id=\"view=", view, "\" lang=\"", LANG.tag(), "\">"]);
        let mut markup = Markup::dense();
        markup.leaf("h2", &[], title);
        match panel {
            Panel::Chart => {
                let table = table(package, report, &request(view, LANG), None)
                    .map_err(|error| Refusal::Views(vec![error]))?;
                scroller(&mut markup, &mut |markup| numbers(markup, &table, subtitle));
            }
            Panel::Check => {
                let found = finding::findings(package, report, LANG);
                markup.leaf("p", &[], &found.summary(LANG));
                findings(&mut markup, &found.list, &LISTED);
            }
            Panel::Evidence => {
                bases(&mut markup, package, report, LANG);
                argument(&mut markup, package, report, LANG);
            }
            Panel::Indicators => {
                scroller(&mut markup, &mut |markup| indicators(markup, package, subtitle, LANG));
            }
        }
        for text in [source, note] {
            if !text.is_empty() {
                let origin = [("class", "origin")];
                markup.leaf("p", &origin, text);
            }
        }
        self.push(&[&markup.finish(), "</section>\n"]);
        Ok(())
    }

    /// Data for the script.
    fn island(&mut self, name: &str, data: Json) {
        let data = data.finish();
        self.push(&["<script type=\"application/json\" class=\"trade-figure-", name, "\">"]);
        self.push(&[&data, "</script>\n"]);
    }
}

/// What may be wider than the page.
fn scroller(markup: &mut Markup, write: &mut dyn FnMut(&mut Markup)) {
    markup.open("div", &[("class", "scroller")]);
    write(markup);
    markup.close();
}
