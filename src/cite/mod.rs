//! How a figure, its numbers and the article are cited, in each form that programs and people take.

mod bibtex;
mod csl;
mod plain;
mod ris;

use crate::{
    data::{Author, Package, Reference, Shown, Work},
    figure::{Figure, visible},
    finding::plain::{Object, Plain},
    locale::{Lang, fill},
    model::join,
};

/// What is known of the page and the day, which no package says.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// The address that shows the figure as it is; empty where there is none.
    pub link: &'a str,
    /// The address of the package, or of the page where it came with the page; empty where there is
    /// none.
    pub address: &'a str,
    /// Today: `2026-11-24`.
    pub today: &'a str,
    /// The language.
    pub lang: Lang,
}

/// Works that are cited together, under one heading.
#[derive(Clone, Debug)]
pub struct Cited {
    /// What they are to the figure.
    pub label: &'static str,
    /// What each is called in a list of references, and the work.
    pub works: Vec<(String, Work)>,
}

/// What there is to cite of a figure: itself, the article, its numbers, and where these are from.
pub fn cited(package: &Package, figure: &Figure, here: Here<'_>) -> Vec<Cited> {
    let labels = here.lang.cite_words().works;
    let name = key(&package.name);
    let numbered = |what: &str, works: Vec<Work>| {
        let number = |(place, work)| (format!("{name}-{what}-{}", place + 1), work);
        if let [work] = &works[..] {
            return vec![(format!("{name}-{what}"), work.clone())];
        }
        works.into_iter().enumerate().map(number).collect()
    };
    let [article, numbers, shown, original] = labels;
    let all = [
        (shown, numbered("figure", vec![of_figure(package, figure, here)])),
        (article, numbered("article", package.citation.iter().map(seen).collect())),
        (numbers, numbered("data", vec![of_package(package, here)])),
        (original, numbered("source", of_sources(package))),
    ];
    let cited = all.into_iter().map(|(label, works)| Cited { label, works });
    cited.filter(|cited| !cited.works.is_empty()).collect()
}

/// All of [`cited`] in every form, as plain data for the shell.
pub fn document(package: &Package, figure: &Figure, here: Here<'_>) -> Plain {
    let words = here.lang.cite_words();
    let entry = |Cited { label, works }: Cited| {
        let mut entry = Object::default();
        entry.set("label", label);
        let first = works.first().map(|(key, _)| key.as_str()).unwrap_or_default();
        entry.set("file", first);
        entry.set("text", plain::write(&works, words));
        entry.set("bibtex", bibtex::write(&works, words));
        entry.set("ris", ris::write(&works, words));
        entry.set("csl", csl::write(&works));
        Plain::from(entry)
    };
    let mut document = Object::default();
    document.set("works", cited(package, figure, here).into_iter().map(entry).collect::<Plain>());
    let mut names = Object::default();
    for (key, word) in [
        ("close", words.close),
        ("cite", words.cite),
        ("text", words.text),
        ("copy", words.copy),
        ("download", words.download),
        ("copied", words.copied),
        ("selected", words.selected),
        ("share", words.share),
        ("link", words.link),
        ("embed", words.embed),
    ] {
        names.set(key, word);
    }
    names.set("embeds", words.embeds.into_iter().map(Plain::from).collect::<Plain>());
    document.set("words", names);
    document.into()
}

/// A work of the package, with nothing in it that hides or reorders text.
fn seen(work: &Work) -> Work {
    let mut work = work.clone();
    work.title = one_line(&work.title);
    for (_, text) in &mut work.texts {
        *text = one_line(text);
    }
    for author in &mut work.authors {
        match author {
            Author::Person { family, given } => {
                (*family, *given) = (one_line(family), one_line(given));
            }
            Author::Body(name) => *name = one_line(name),
        }
    }
    work
}

fn of_figure(package: &Package, figure: &Figure, here: Here<'_>) -> Work {
    let mut state = Vec::new();
    if figure.shown != Shown::Value {
        state.push(here.lang.words().measures[figure.shown as usize].to_owned());
    }
    let hidden: Vec<String> = figure
        .legend
        .iter()
        .filter(|entry| entry.hidden)
        .map(|entry| entry.label.clone())
        .collect();
    if !hidden.is_empty() {
        let names = join(&hidden, here.lang.words().name_comma);
        state.push(fill(here.lang.cite_words().without, &[&names]));
    }
    let mut title = one_line(&figure.title);
    if !state.is_empty() {
        title = format!("{title} [{}]", join(&state, here.lang.words().findings.semicolon));
    }
    Work {
        kind: "figure",
        title,
        authors: contributors(package),
        accessed: date(here.today),
        texts: texts(&[("version", &figure.about), ("URL", here.link)]),
        ..Work::default()
    }
}

fn of_package(package: &Package, here: Here<'_>) -> Work {
    let title = if package.title.is_empty() { &package.name } else { &package.title };
    Work {
        kind: "dataset",
        title: one_line(title),
        authors: contributors(package),
        accessed: date(here.today),
        texts: texts(&[("version", &hash(package)), ("URL", here.address)]),
        ..Work::default()
    }
}

/// The sources that are not the article itself.
fn of_sources(package: &Package) -> Vec<Work> {
    let is_article = |source: &Reference| {
        package.citation.iter().any(|work| source.title.contains(work.title.as_str()))
    };
    let work = |source: &Reference| Work {
        kind: if is_web(&source.path) { "webpage" } else { "document" },
        title: one_line(if source.title.is_empty() { &source.path } else { &source.title }),
        texts: texts(&[("URL", &source.path)]),
        ..Work::default()
    };
    package.sources.iter().filter(|source| !is_article(source)).map(work).collect()
}

fn contributors(package: &Package) -> Vec<Author> {
    let named = package.contributors.iter().filter(|one| !one.title.is_empty());
    named.map(|one| Author::Body(one_line(&one.title))).collect()
}

/// Those texts that say something; of addresses only those of the web.
fn texts(texts: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let says = |(name, text): &&(&str, &str)| !text.is_empty() && (*name != "URL" || is_web(text));
    texts.iter().filter(says).map(|(name, text)| (*name, one_line(text))).collect()
}

/// Other schemes can run scripts, or lead nowhere from elsewhere.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn hash(package: &Package) -> String {
    format!("FNV-1a {:016x}", package.hash)
}

/// Year, month and day of `2026-11-24`.
fn date(text: &str) -> Vec<u16> {
    text.split('-').map_while(|part| part.parse().ok()).take(3).collect()
}

/// `2026-11-24`, or as much of it as is known.
fn write_date(parts: &[u16], separator: &str) -> String {
    let texts: Vec<String> = parts.iter().map(|part| format!("{part:02}")).collect();
    join(&texts, separator)
}

/// A name in references: letters and digits of ASCII and `-`, since some programs take no others.
fn key(name: &str) -> String {
    let keeps = |character: char| character.is_ascii_alphanumeric();
    name.chars().map(|character| if keeps(character) { character } else { '-' }).collect()
}

/// A text without line breaks and without characters that hide or reorder others.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" "))
}
