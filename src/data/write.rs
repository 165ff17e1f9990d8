//! A package as the texts of its files, from which it can be read again.

use super::{Chart, DESCRIPTOR, Facet, OBSERVATION_COLUMNS, Package, Reference, View};
use crate::{
    locale::{Lang, LocalText},
    model::{Economy, Flow, Id, Published, join, signed_digits},
};

/// The columns of `claims.csv`.
pub(super) const CLAIM_COLUMNS: [&str; 8] =
    ["id", "rule", "operands", "value", "unit_measure", "unit_mult", "source", "note"];

/// The columns of `labels.csv`.
const LABEL_COLUMNS: [&str; 5] = ["token", "en", "kk", "ru", "zh"];

/// What validators of the standard are told of columns beside their names: the type and the
/// constraints. What stands here in no column is a text of any kind.
const KNOWN: [(&str, &str); 11] = [
    (
        "id",
        r#""type": "string", "constraints": { "required": true, "unique": true, "pattern": "^[a-z0-9-]{1,120}$" }"#,
    ),
    ("variable", r#""type": "string", "constraints": { "required": true }"#),
    ("reporter", r#""type": "string", "constraints": { "pattern": "^[A-Z]{3}$" }"#),
    ("partner", r#""type": "string", "constraints": { "pattern": "^[A-Z]{3}$" }"#),
    ("flow", r#""type": "string", "constraints": { "enum": ["export", "import", "total"] }"#),
    ("product", r#""type": "string", "constraints": { "required": true }"#),
    ("period", r#""type": "string", "constraints": { "required": true }"#),
    // Texts, since the last zeros of printed numbers count.
    ("value", r#""type": "string", "constraints": { "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }"#),
    ("unit_measure", r#""type": "string", "constraints": { "required": true }"#),
    ("unit_mult", r#""type": "integer", "constraints": { "minimum": -24, "maximum": 24 }"#),
    ("token", r#""type": "string", "constraints": { "required": true, "unique": true }"#),
];

/// The entry of a table in `resources`, with its schema.
pub(crate) fn resource(name: &str) -> String {
    let columns: &[&str] = match name {
        "observations" => &OBSERVATION_COLUMNS,
        "claims" => &CLAIM_COLUMNS,
        _ => &LABEL_COLUMNS,
    };
    let mut fields = Vec::new();
    for column in columns {
        let known = KNOWN.iter().find(|(known, _)| known == column);
        let said = known.map_or(r#""type": "string""#, |(_, said)| said);
        fields.push(format!("          {{ \"name\": \"{column}\", {said} }}"));
    }
    let fields = join(&fields, ",\n");
    format!(
        "    {{\n      \"name\": \"{name}\",\n      \"type\": \"table\",\n      \"path\": \"{name}.csv\",\n      \
         \"format\": \"csv\",\n      \"mediatype\": \"text/csv\",\n      \"encoding\": \"utf-8\",\n      \
         \"schema\": {{\n        \"$schema\": \"https://datapackage.org/profiles/2.0/tableschema.json\",\n        \
         \"fields\": [\n{fields}\n        ],\n        \"missingValues\": [\"\"]\n      }}\n    }}"
    )
}

/// The texts of the files of a package, by path. Contributors, citations and arguments are no part of
/// what is written here.
pub(super) fn files(package: &Package, description: &str) -> Vec<(&'static str, String)> {
    let mut observations = line(&OBSERVATION_COLUMNS);
    for observation in &package.observations {
        let unit = observation.unit;
        observations.push_str(&line(&[
            observation.id.as_str(),
            &observation.variable,
            observation.reporter.as_ref().map_or("", Economy::code),
            observation.partner.as_ref().map_or("", Economy::code),
            observation.flow.map_or("", Flow::token),
            &observation.product,
            &observation.period.text(),
            observation.value.as_ref().map_or("", Published::text),
            unit.measure.token(),
            &signed_digits(unit.multiplier.into()),
            &observation.source,
            &observation.note,
        ]));
    }
    let mut claims = line(&CLAIM_COLUMNS);
    for claim in &package.claims {
        let operands: Vec<&str> = claim.operands.iter().map(Id::as_str).collect();
        claims.push_str(&line(&[
            claim.id.as_str(),
            claim.rule.token(),
            &join(&operands, ";"),
            claim.value.text(),
            claim.unit.measure.token(),
            &signed_digits(claim.unit.multiplier.into()),
            &claim.source,
            &claim.note,
        ]));
    }
    let mut labels = line(&LABEL_COLUMNS);
    for (token, name) in package.labels.rows() {
        labels.push_str(&label(token, name));
    }
    // Every variable has to be named; one that nobody gave a name has its token for it.
    let mut named: Vec<&str> = Vec::new();
    for observation in &package.observations {
        let variable = observation.variable.as_str();
        if !package.labels.has(variable) && !named.contains(&variable) {
            named.push(variable);
            labels.push_str(&label(variable, &LocalText::default()));
        }
    }
    vec![
        (DESCRIPTOR, descriptor(package, description)),
        ("observations.csv", observations),
        ("labels.csv", labels),
        ("claims.csv", claims),
    ]
}

fn label(token: &str, name: &LocalText) -> String {
    let mut cells = [token, "", "", "", ""];
    for (lang, text) in name.all() {
        cells[lang as usize + 1] = text;
    }
    line(&cells)
}

fn descriptor(package: &Package, description: &str) -> String {
    let mut keys = vec![
        "  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\"".to_owned(),
        format!("  \"name\": {}", json(&package.name)),
        format!("  \"title\": {}", json(&package.title)),
    ];
    if !description.is_empty() {
        keys.push(format!("  \"description\": {}", json(description)));
    }
    for (key, list) in [("licenses", &package.licenses), ("sources", &package.sources)] {
        // The standard has no empty lists.
        if !list.is_empty() {
            let list: Vec<String> = list.iter().map(reference).collect();
            keys.push(format!("  \"{key}\": [\n{}\n  ]", join(&list, ",\n")));
        }
    }
    let resources = ["observations", "labels", "claims"].map(resource);
    keys.push(format!("  \"resources\": [\n{}\n  ]", join(&resources, ",\n")));
    let views: Vec<String> = package.views.iter().map(|written| view(package, written)).collect();
    keys.push(format!("  \"views\": [\n{}\n  ]", join(&views, ",\n")));
    format!("{{\n{}\n}}\n", join(&keys, ",\n"))
}

fn reference(reference: &Reference) -> String {
    let (title, path) = (json(&reference.title), json(&reference.path));
    if reference.path.is_empty() {
        return format!("    {{ \"title\": {title} }}");
    }
    format!("    {{ \"title\": {title}, \"path\": {path} }}")
}

fn view(package: &Package, view: &View) -> String {
    let mut keys = Vec::new();
    let mut set = |key: &str, value: &str| keys.push(format!("      \"{key}\": {value}"));
    set("name", &json(view.name.as_str()));
    set("chart", &json(view.chart.token()));
    set("title", &local(&view.title));
    for (key, text) in [("subtitle", &view.subtitle), ("note", &view.note)] {
        if text.all().any(|(_, text)| !text.is_empty()) {
            set(key, &local(text));
        }
    }
    set("source", &local(&view.source));
    if !view.chart.is_list() {
        let mut ids = Vec::new();
        for place in &view.observations {
            if let Some(observation) = package.observations.get(*place) {
                ids.push(json(observation.id.as_str()));
            }
        }
        set("select", &format!("{{ \"observations\": [{}] }}", join(&ids, ", ")));
        set("category", &json(view.category.name()));
        if view.series != Facet::None {
            set("series", &json(view.series.name()));
        }
    }
    let measures: Vec<String> = view.measures.iter().map(|shown| json(shown.token())).collect();
    if !matches!(view.chart, Chart::Waterfall | Chart::Projection) {
        set("measures", &format!("[{}]", join(&measures, ", ")));
    }
    if let Some(whole) = &view.whole {
        set("whole", &json(whole));
    }
    if view.option.all().next().is_some() {
        set("option", &local(&view.option));
    }
    if let Some(group) = &view.group {
        set("group", &json(group));
    }
    if let Some(until) = view.until {
        set("until", &json(&signed_digits(until.into())));
    }
    format!("    {{\n{}\n    }}", join(&keys, ",\n"))
}

/// A text in some languages, as the descriptor has it.
fn local(text: &LocalText) -> String {
    let mut texts = Vec::new();
    for (lang, text) in text.all() {
        texts.push(format!("\"{}\": {}", lang.tag(), json(text)));
    }
    if texts.is_empty() {
        return json("");
    }
    format!("{{ {} }}", join(&texts, ", "))
}

/// A line of CSV.
pub(crate) fn line(cells: &[&str]) -> String {
    let mut line = Vec::new();
    for text in cells {
        line.push(cell(text));
    }
    let mut line = join(&line, ",");
    line.push('\n');
    line
}

/// A text as a cell of CSV: letter for letter what is read again.
pub(crate) fn cell(text: &str) -> String {
    let is_plain = !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'));
    if is_plain { text.to_owned() } else { join(&["\"", &text.replace('"', "\"\""), "\""], "") }
}

/// A text as JSON.
pub(crate) fn json(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\u{0}'..='\u{1f}' => {
                let digit = |place: u32| char::from_digit(place, 16).unwrap_or('0');
                let code = u32::from(character);
                json.push_str("\\u00");
                json.extend([digit(code / 16), digit(code % 16)]);
            }
            _ => json.push(character),
        }
    }
    json.push('"');
    json
}

/// The words of a list of texts, in one language.
pub(super) fn in_lang(texts: &[LocalText], lang: Lang) -> Vec<String> {
    texts.iter().map(|text| text.get(lang).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data;

    // What is written of the article is what was read of it.
    #[test]
    fn a_package_that_is_written_is_read_again() {
        let article = data::embedded().unwrap();
        let files = files(&article, "How \"it\" was\nread");
        let file = |path: &str| {
            files.iter().find(|(other, _)| *other == path).map(|(_, text)| text.clone())
        };
        let again = Package::read(&file(DESCRIPTOR).unwrap(), &file).unwrap();
        assert_eq!(format!("{:?}", again.observations), format!("{:?}", article.observations));
        assert_eq!(format!("{:?}", again.claims), format!("{:?}", article.claims));
        assert_eq!(format!("{:?}", again.views), format!("{:?}", article.views));
        assert_eq!(again.title, article.title);
        assert_eq!((again.sources, again.licenses), (article.sources, article.licenses));
        for (token, name) in article.labels.rows() {
            for (lang, text) in name.all() {
                assert_eq!(again.labels.get(token, lang), text);
            }
        }
    }

    #[test]
    fn texts_are_escaped_as_their_formats_want_it() {
        assert_eq!(json("a\"\\\n\u{1f}ж"), r#""a\"\\\u000a\u001fж""#);
        assert_eq!(line(&["a", "b,c", "\"", "", "d\ne"]), "a,\"b,c\",\"\"\"\",,\"d\ne\"\n");
    }
}
