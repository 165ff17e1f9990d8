//! What a package says of the work that its numbers are printed in: the key `citation`.
//!
//! # Source
//!
//! Citation Style Language, CSL-JSON 1.0.2: the names of types and variables are its own.

use super::json::{Content, Json, Value};

/// A work that can be cited.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Work {
    /// One of `KINDS`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Who made it, in order.
    pub authors: Vec<Author>,
    /// When it came out: year, month, day, as far as they are known.
    pub issued: Vec<u16>,
    /// When somebody looked at it, in the same form.
    pub accessed: Vec<u16>,
    /// What else there is, by the names in `VARIABLES`.
    pub texts: Vec<(&'static str, String)>,
}

/// Who made a work.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Author {
    /// A person.
    Person {
        /// The name that lists are sorted by.
        family: String,
        /// The others; may be empty.
        given: String,
    },
    /// Several, or an institution, by the name as it is written.
    Body(String),
}

/// The types of works; what has another is a `document`.
const KINDS: [&str; 12] = [
    "article",
    "article-journal",
    "book",
    "chapter",
    "dataset",
    "document",
    "figure",
    "manuscript",
    "paper-conference",
    "report",
    "thesis",
    "webpage",
];

/// The variables with texts that are read; others are passed over.
const VARIABLES: [&str; 13] = [
    "container-title",
    "collection-title",
    "volume",
    "issue",
    "page",
    "publisher",
    "publisher-place",
    "version",
    "DOI",
    "ISSN",
    "ISBN",
    "URL",
    "language",
];

impl Work {
    /// The text of a variable; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        let found = self.texts.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, text)| text)
    }
}

/// The works of the key `citation`: one, or a list. Nothing is computed from them, so what is of
/// another form is passed over.
pub(super) fn read(json: Json<'_>, descriptor: &Value) -> Vec<Work> {
    let Some(citation) = member(descriptor, "citation") else { return Vec::new() };
    let works = match &citation.content {
        Content::List(list) => &list[..],
        _ => std::slice::from_ref(citation),
    };
    works.iter().map(|work| read_work(json, work)).filter(|work| !work.title.is_empty()).collect()
}

fn read_work(json: Json<'_>, object: &Value) -> Work {
    let text = |object: &Value, key: &str| -> String {
        member(object, key).map(|value| written(json, value)).unwrap_or_default()
    };
    let kind = text(object, "type");
    let mut work = Work {
        kind: KINDS.into_iter().find(|known| *known == kind).unwrap_or("document"),
        title: text(object, "title"),
        issued: member(object, "issued").map(|date| read_date(json, date)).unwrap_or_default(),
        ..Work::default()
    };
    for person in list(member(object, "author")) {
        let [family, given, literal] = ["family", "given", "literal"].map(|key| text(person, key));
        if !family.is_empty() {
            work.authors.push(Author::Person { family, given });
        } else if !literal.is_empty() {
            work.authors.push(Author::Body(literal));
        }
    }
    for name in VARIABLES {
        let text = text(object, name);
        if !text.is_empty() {
            work.texts.push((name, text));
        }
    }
    work
}

/// The first date of `date-parts`.
fn read_date(json: Json<'_>, date: &Value) -> Vec<u16> {
    let parts = list(member(date, "date-parts")).first().map(|first| list(Some(first)));
    let parts = parts.unwrap_or_default().iter().take(3);
    parts.map_while(|part| written(json, part).parse().ok()).collect()
}

/// A text, or a number as it is written; nothing for what is neither.
fn written(json: Json<'_>, value: &Value) -> String {
    match &value.content {
        Content::Text(text) => text.clone(),
        Content::Other if json.source(value).starts_with(|first: char| first.is_ascii_digit()) => {
            json.source(value).to_owned()
        }
        _ => String::new(),
    }
}

fn member<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    let found = object.members()?.iter().find(|member| member.key == key);
    found.map(|member| &member.value)
}

fn list(value: Option<&Value>) -> &[Value] {
    match value.map(|value| &value.content) {
        Some(Content::List(list)) => list,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn works(citation: &str) -> Vec<Work> {
        let text = format!("{{\"citation\": {citation}}}");
        let json = Json { file: "d.json", text: &text };
        read(json, &json.parse().unwrap())
    }

    #[test]
    fn a_work_is_read_with_all_that_is_known() {
        let found = works(
            r#"{"type": "article-journal", "title": "T", "volume": 12, "page": "1-9", "DOI": "10.1/x",
                "author": [{"family": "Tang", "given": "Sai"}, {"literal": "A body"}, {"given": "x"}],
                "issued": {"date-parts": [[2024, "5"]]}, "custom": {"a": 1}, "issue": null}"#,
        );
        let [work] = &found[..] else { panic!("one work, not {}", found.len()) };
        assert_eq!((work.kind, work.title.as_str()), ("article-journal", "T"));
        let tang = Author::Person { family: "Tang".to_owned(), given: "Sai".to_owned() };
        assert_eq!(work.authors, [tang, Author::Body("A body".to_owned())]);
        assert_eq!(work.issued, [2024, 5]);
        let texts = [("volume", "12"), ("page", "1-9"), ("DOI", "10.1/x")];
        assert_eq!(work.texts, texts.map(|(name, text)| (name, text.to_owned())));
        assert_eq!((work.text("DOI"), work.text("ISSN")), ("10.1/x", ""));
    }

    #[test]
    fn what_is_of_another_form_is_passed_over() {
        for citation in ["1", "\"T\"", "[]", "[1, {}]", "{\"title\": [\"T\"]}", "null"] {
            assert!(works(citation).is_empty(), "{citation}");
        }
        let odd = r#"[{"title": "A", "type": "odd", "author": "B", "issued": "2024"},
            {"title": "C", "issued": {"date-parts": [["soon"]]}, "author": [{"family": ["D"]}]}]"#;
        let found = works(odd);
        let plain =
            |title: &str| Work { kind: "document", title: title.to_owned(), ..Work::default() };
        assert_eq!(found, [plain("A"), plain("C")]);
    }
}
