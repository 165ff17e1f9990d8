//! The figures that a package declares.

use std::str::FromStr;

use super::{
    DataError,
    error::are_enough,
    json::{Content, Json, Value},
};
use crate::{
    locale::{Lang, LocalText},
    model::{Expected, Id, Observation, Places, join, quoted},
};

/// One figure of a package: what it shows and in which form.
#[derive(Clone, Debug)]
pub struct View {
    /// The name that the attribute `view` takes.
    pub name: Id,
    /// The form.
    pub chart: Chart,
    /// What is shown, in one line.
    pub title: LocalText,
    /// Measure, unit, period and who reports.
    pub subtitle: LocalText,
    /// Where the numbers are printed.
    pub source: LocalText,
    /// What else a reader should know; often empty.
    pub note: LocalText,
    /// The observations shown, as indices into the package's list.
    pub observations: Vec<usize>,
    /// What separates one group of marks from the next.
    pub category: Facet,
    /// What separates the marks within a group.
    pub series: Facet,
}

/// The closed list of chart forms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Chart {
    /// Columns side by side, a group for each category.
    GroupedColumns,
    /// Lines over time, one for each series.
    Lines,
    /// The list of what the check found in the whole package.
    Check,
    /// Every indicator that the package allows, with its latest value.
    Indicators,
}

impl Chart {
    const ALL: [(&'static str, Chart); 4] = [
        ("grouped-columns", Chart::GroupedColumns),
        ("lines", Chart::Lines),
        ("check", Chart::Check),
        ("indicators", Chart::Indicators),
    ];
}

impl FromStr for Chart {
    type Err = Expected;

    /// Reads the token of a form.
    ///
    /// # Errors
    ///
    /// Any other text.
    fn from_str(text: &str) -> Result<Chart, Expected> {
        one_of("chart forms", &Chart::ALL, text)
    }
}

/// A column of `observations.csv` that tells marks apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Facet {
    /// `variable`.
    Variable,
    /// `reporter`.
    Reporter,
    /// `partner`.
    Partner,
    /// `flow`.
    Flow,
    /// `product`.
    Product,
    /// `period`.
    Period,
}

impl Facet {
    const ALL: [(&'static str, Facet); 6] = [
        ("variable", Facet::Variable),
        ("reporter", Facet::Reporter),
        ("partner", Facet::Partner),
        ("flow", Facet::Flow),
        ("product", Facet::Product),
        ("period", Facet::Period),
    ];

    /// The token that an observation has in this column; empty where it has none.
    pub fn token(self, observation: &Observation) -> String {
        let code = |economy: Option<crate::model::Economy>| {
            economy.map(|economy| economy.to_string()).unwrap_or_default()
        };
        match self {
            Facet::Variable => observation.variable.clone(),
            Facet::Reporter => code(observation.reporter),
            Facet::Partner => code(observation.partner),
            Facet::Flow => observation.flow.map(|flow| flow.token().to_owned()).unwrap_or_default(),
            Facet::Product => observation.product.clone(),
            Facet::Period => observation.period.to_string(),
        }
    }
}

impl FromStr for Facet {
    type Err = Expected;

    /// Reads the name of a column.
    ///
    /// # Errors
    ///
    /// Any column that does not tell marks apart.
    fn from_str(text: &str) -> Result<Facet, Expected> {
        one_of("columns", &Facet::ALL, text)
    }
}

/// The value of a token in a closed list.
fn one_of<T: Copy>(what: &str, list: &[(&str, T)], text: &str) -> Result<T, Expected> {
    let found = list.iter().find(|(token, _)| *token == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let tokens: Vec<&str> = list.iter().map(|(token, _)| *token).collect();
        Expected::new(format!("one of the {what} {}", join(&tokens, ", ")))
    })
}

/// Reads the list `views` of a descriptor; what cannot be read is reported and left out.
///
/// `observations` holds the places of those that were read, and the ids of all that are there.
pub(super) fn read(
    json: Json<'_>,
    descriptor: &Value,
    observations: (&Places, &Places),
    errors: &mut Vec<DataError>,
) -> Vec<View> {
    let list = match json.list(descriptor, "views", 1, "a list of at least one view") {
        Ok((_, list)) => list,
        Err(error) => {
            errors.push(error);
            return Vec::new();
        }
    };
    let mut views: Vec<View> = Vec::new();
    for element in list {
        if are_enough(errors) {
            break;
        }
        let Some(view) = read_view(json, element, observations, errors) else { continue };
        if views.iter().any(|other| other.name == view.name) {
            let expected = format!("one view named {}", quoted(view.name.as_str()));
            errors.push(json.error(element.span, expected));
        }
        views.push(view);
    }
    views
}

fn read_view(
    json: Json<'_>,
    object: &Value,
    observations: (&Places, &Places),
    errors: &mut Vec<DataError>,
) -> Option<View> {
    const KEYS: [&str; 9] =
        ["name", "chart", "title", "subtitle", "source", "note", "select", "category", "series"];
    let Some(members) = object.members() else {
        errors.push(json.error(object.span, "a view as an object"));
        return None;
    };
    for member in members {
        if are_enough(errors) {
            return None;
        }
        if !KEYS.contains(&member.key.as_str()) {
            let expected = format!("one of the keys {}", join(&KEYS, ", "));
            errors.push(json.error(member.span, expected));
        }
    }
    let name = token(json, object, "name", errors);
    let chart = token(json, object, "chart", errors);
    // The lists are of the whole package, so they select nothing.
    let is_check = matches!(chart, Some(Chart::Check | Chart::Indicators));
    let facet = |key: &str, errors: &mut Vec<DataError>| {
        if is_check { Some(Facet::Variable) } else { token(json, object, key, errors) }
    };
    let category = facet("category", errors);
    let series = facet("series", errors);
    let title = local_text(json, object, "title", true, errors);
    let subtitle = local_text(json, object, "subtitle", false, errors);
    let source = local_text(json, object, "source", true, errors);
    let note = local_text(json, object, "note", false, errors);
    let observations =
        if is_check { Vec::new() } else { select(json, object, observations, errors) };
    Some(View {
        name: name?,
        chart: chart?,
        title,
        subtitle,
        source,
        note,
        observations,
        category: category?,
        series: series?,
    })
}

fn token<T: FromStr<Err = Expected>>(
    json: Json<'_>,
    object: &Value,
    key: &str,
    errors: &mut Vec<DataError>,
) -> Option<T> {
    let read = || {
        let value = json.require(object, key)?;
        json.text_of(value)?.parse().map_err(|Expected(expected)| json.error(value.span, expected))
    };
    read().map_err(|error| errors.push(error)).ok()
}

/// A text, or an object of texts by language.
fn local_text(
    json: Json<'_>,
    object: &Value,
    key: &str,
    required: bool,
    errors: &mut Vec<DataError>,
) -> LocalText {
    let mut text = LocalText::default();
    match json.require(object, key) {
        Ok(Value { content: Content::Object(languages), .. }) => {
            for member in languages {
                match (member.key.parse::<Lang>(), json.text_of(&member.value)) {
                    (Ok(lang), Ok(words)) => text.set(lang, words),
                    (Err(()), _) => {
                        let expected = "one of the languages en, kk, ru, zh";
                        errors.push(json.error(member.span, expected));
                    }
                    (_, Err(error)) => errors.push(error),
                }
            }
        }
        Ok(value) => match json.text_of(value) {
            Ok(words) => text.set(Lang::En, words),
            Err(error) => errors.push(error),
        },
        Err(error) if required => errors.push(error),
        Err(_) => {}
    }
    text
}

/// The observations that `select` names, in its order.
fn select(
    json: Json<'_>,
    object: &Value,
    (places, known): (&Places, &Places),
    errors: &mut Vec<DataError>,
) -> Vec<usize> {
    let list = json
        .require(object, "select")
        .and_then(|select| json.list(select, "observations", 0, "a list of observation ids"));
    let list = match list {
        Ok((_, list)) => list,
        Err(error) => {
            errors.push(error);
            return Vec::new();
        }
    };
    let mut indices = Vec::new();
    for element in list {
        if are_enough(errors) {
            break;
        }
        let position = json.text_of(element).and_then(|id| {
            let found = places.get(&id);
            // A row with an error of its own is reported there.
            if found.is_none() && known.get(&id).is_none() {
                let expected = "the id of an observation of this package";
                return Err(json.error(element.span, expected));
            }
            Ok(found)
        });
        match position {
            Ok(position) => indices.extend(position),
            Err(error) => errors.push(error),
        }
    }
    indices
}
