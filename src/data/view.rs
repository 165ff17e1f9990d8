//! The figures that a package declares.

use std::str::FromStr;

use super::{
    DataError,
    error::are_enough,
    json::{Content, Json, Value},
};
use crate::{
    locale::{Lang, LocalText, fill},
    model::{Economy, Expected, Flow, Id, Observation, Places, join, quoted},
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
    /// What separates the marks within a group; [`Facet::None`] if a group has one mark.
    pub series: Facet,
    /// What can be shown of the numbers, first what is shown unless something else is asked for.
    pub measures: Vec<Shown>,
    /// The category, or the series where time separates the categories, that shares and contributions
    /// are parts of.
    pub whole: Option<String>,
    /// What a switch between this view and others of its group calls it; empty where it has none.
    pub option: LocalText,
    /// The views that a switch offers together.
    pub group: Option<String>,
    /// The year that a projection goes to.
    #[cfg(feature = "more")]
    pub until: Option<u16>,
}

/// What is shown of the numbers of a view: as printed, or computed from what is printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shown {
    /// The numbers as printed.
    Value,
    /// In percent of the first period.
    Index,
    /// The change since the period before, in percent.
    Growth,
    /// In percent of the whole.
    Share,
    /// The change since the period before, in percent of the whole then.
    Contribution,
}

impl Shown {
    /// Every measure, in the order in which a reader chooses between them.
    pub const ALL: [(&'static str, Shown); 5] = [
        ("value", Shown::Value),
        ("index", Shown::Index),
        ("growth", Shown::Growth),
        ("share", Shown::Share),
        ("contribution", Shown::Contribution),
    ];

    /// The token that the attribute `measure` takes.
    pub fn token(self) -> &'static str {
        Shown::ALL[self as usize].0
    }
}

impl FromStr for Shown {
    type Err = Expected;

    /// Reads the token of a measure.
    ///
    /// # Errors
    ///
    /// Any other text.
    fn from_str(text: &str) -> Result<Shown, Expected> {
        one_of("measures", &Shown::ALL, text)
    }
}

/// The closed list of chart forms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Chart {
    /// Columns side by side, a group for each category.
    GroupedColumns,
    /// Columns whose parts stand on one another, a column for each category.
    StackedColumns,
    /// Bars that lie below one another, a group for each category.
    Bars,
    /// Bars to both sides of zero, whose colour tells the sign.
    DivergingBars,
    /// From a whole in the first period over the changes of its parts to the whole in the last.
    Waterfall,
    /// A panel of columns for each category, all to one scale.
    SmallMultiples,
    /// Lines over time, one for each series.
    Lines,
    /// Areas that make up a whole.
    Treemap,
    /// Share against growth, a bubble for each category.
    Scatter,
    /// A line for each category from one period to the next, named at its ends.
    Slope,
    /// A row for each category, a dot for each period.
    Dumbbell,
    /// What is printed of derived numbers beside what is allowed.
    RangePlot,
    /// The list of what the check found in the whole package.
    Check,
    /// Every indicator that the package allows, with its latest value.
    Indicators,
    /// What the source argues for, and the numbers that it gives for it.
    Evidence,
    /// Lines over time that go on at a yearly growth which the reader sets.
    Projection,
}

impl Chart {
    const ALL: [(&'static str, Chart); 16] = [
        ("grouped-columns", Chart::GroupedColumns),
        ("stacked-columns", Chart::StackedColumns),
        ("bars", Chart::Bars),
        ("diverging-bars", Chart::DivergingBars),
        ("waterfall", Chart::Waterfall),
        ("small-multiples", Chart::SmallMultiples),
        ("lines", Chart::Lines),
        ("treemap", Chart::Treemap),
        ("scatter", Chart::Scatter),
        ("slope", Chart::Slope),
        ("dumbbell", Chart::Dumbbell),
        ("range-plot", Chart::RangePlot),
        ("check", Chart::Check),
        ("indicators", Chart::Indicators),
        ("evidence", Chart::Evidence),
        ("projection", Chart::Projection),
    ];

    /// The token of the form.
    #[cfg(feature = "authors")]
    pub(super) fn token(self) -> &'static str {
        Chart::ALL.iter().find(|(_, chart)| *chart == self).map_or("", |(token, _)| token)
    }

    /// Whether it is a list of the page's own, of the whole package, instead of a drawing.
    pub fn is_list(self) -> bool {
        matches!(self, Chart::Check | Chart::Indicators | Chart::Evidence)
    }

    /// Whether only builds with the feature `more` have it.
    pub fn needs_more(self) -> bool {
        use Chart::{
            Check, Dumbbell, Evidence, Indicators, Lines, Projection, RangePlot, Scatter, Slope,
            Treemap,
        };
        matches!(
            self,
            Check
                | Indicators
                | Evidence
                | Lines
                | Projection
                | Treemap
                | Scatter
                | Slope
                | Dumbbell
                | RangePlot
        )
    }
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
    /// No column: all marks are of one series.
    None,
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

    /// The name of the column; empty where it is none.
    #[cfg(feature = "authors")]
    pub(super) fn name(self) -> &'static str {
        Facet::ALL.iter().find(|(_, facet)| *facet == self).map_or("", |(name, _)| name)
    }

    /// The token that an observation has in this column; empty where it has none.
    pub fn token(self, observation: &Observation) -> String {
        let token = match self {
            Facet::Variable => &observation.variable,
            Facet::Reporter => observation.reporter.as_ref().map_or("", Economy::code),
            Facet::Partner => observation.partner.as_ref().map_or("", Economy::code),
            Facet::Flow => observation.flow.map_or("", Flow::token),
            Facet::Product => &observation.product,
            Facet::Period => return observation.period.text(),
            Facet::None => "",
        };
        token.to_owned()
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
pub(super) fn one_of<T: Copy>(what: &str, list: &[(&str, T)], text: &str) -> Result<T, Expected> {
    let mut tokens = Vec::new();
    for (token, value) in list {
        if *token == text {
            return Ok(*value);
        }
        tokens.push(*token);
    }
    Err(none_of(what, &tokens))
}

// Once for all sorts of values.
#[inline(never)]
fn none_of(what: &str, tokens: &[&str]) -> Expected {
    Expected::new(fill("one of the {} {}", &[what, &join(tokens, ", ")]))
}

/// What a view can select.
pub(super) struct Selectable<'a> {
    /// The observations that were read.
    pub(super) list: &'a [Observation],
    /// Their places by id.
    pub(super) places: &'a Places,
    /// The ids of all that are there, those with an error too.
    pub(super) known: &'a Places,
}

/// The keys of a view.
const KEYS: [&str; 14] = [
    "name", "chart", "title", "subtitle", "source", "note", "select", "category", "series",
    "measures", "whole", "option", "group", "until",
];

/// Reads the list `views` of a descriptor; what cannot be read is reported and left out.
///
///
/// A view is declared by an object with the keys of [`KEYS`]; `docs/data.md` explains them.
pub(super) fn read(
    json: Json<'_>,
    descriptor: &Value,
    observations: &Selectable<'_>,
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
            let expected = fill("one view named {}", &[&quoted(view.name.as_str())]);
            errors.push(json.error(element.span, expected));
        }
        views.push(view);
    }
    views
}

fn read_view(
    json: Json<'_>,
    object: &Value,
    observations: &Selectable<'_>,
    errors: &mut Vec<DataError>,
) -> Option<View> {
    let Some(members) = object.members() else {
        errors.push(json.error(object.span, "a view as an object"));
        return None;
    };
    for member in members {
        if are_enough(errors) {
            return None;
        }
        if !KEYS.contains(&member.key.as_str()) {
            let expected = fill("one of the keys {}", &[&join(&KEYS, ", ")]);
            errors.push(json.error(member.span, expected));
        }
    }
    let name = token(json, object, "name", errors);
    let chart = token(json, object, "chart", errors);
    // The lists are of the whole package, so they select nothing.
    let is_list = chart.is_some_and(Chart::is_list);
    // What shows claims has no groups of observations.
    let shows_claims = is_list || chart == Some(Chart::RangePlot);
    let facet = |key: &str, errors: &mut Vec<DataError>| {
        if shows_claims { Some(Facet::Variable) } else { token(json, object, key, errors) }
    };
    let category = facet("category", errors);
    let has = |key: &str| object.get(key).is_some();
    let series = if has("series") { facet("series", errors) } else { Some(Facet::None) };
    let title = local_text(json, object, "title", true, errors);
    let subtitle = local_text(json, object, "subtitle", false, errors);
    let source = local_text(json, object, "source", true, errors);
    let note = local_text(json, object, "note", false, errors);
    let option = local_text(json, object, "option", false, errors);
    let mut text = |key: &str| {
        let value = object.get(key)?;
        json.text_of(value).map_err(|error| errors.push(error)).ok()
    };
    let (whole, group) = (text("whole"), text("group"));
    #[cfg(feature = "more")]
    let until = if chart == Some(Chart::Projection) { year(json, object, errors) } else { None };
    // What a growth is applied to is the printed values.
    let is_projection = cfg!(feature = "more") && chart == Some(Chart::Projection);
    let measures =
        if is_projection { [Shown::Value].to_vec() } else { measures(json, object, errors) };
    let selects = !is_list && (!shows_claims || has("select"));
    // Its steps are changes already.
    if chart == Some(Chart::Waterfall) && measures != [Shown::Value] {
        errors.push(json.error(object.span, "a waterfall without \"measures\""));
    }
    let observations =
        if selects { select(json, object, observations, errors) } else { Vec::new() };
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
        measures,
        whole,
        option,
        group,
        #[cfg(feature = "more")]
        until,
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

/// The year of the key `until`.
#[cfg(feature = "more")]
fn year(json: Json<'_>, object: &Value, errors: &mut Vec<DataError>) -> Option<u16> {
    let read = || {
        let value = json.require(object, "until")?;
        let period = json.text_of(value)?.parse::<crate::model::Period>().ok();
        let year = period.and_then(crate::model::Period::year);
        year.ok_or_else(|| json.error(value.span, "a year, such as \"2030\""))
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
    match object.get(key) {
        Some(Value { content: Content::Object(languages), .. }) => {
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
        Some(value) => match json.text_of(value) {
            Ok(words) => text.set(Lang::En, words),
            Err(error) => errors.push(error),
        },
        None if required => errors.extend(json.require(object, key).err()),
        None => {}
    }
    text
}

/// The measures of the list `measures`; the printed values alone where there is no list.
fn measures(json: Json<'_>, object: &Value, errors: &mut Vec<DataError>) -> Vec<Shown> {
    let mut measures = Vec::new();
    if object.get("measures").is_some() {
        match json.list(object, "measures", 1, "a list of at least one measure") {
            Ok((_, list)) => {
                for element in list {
                    let read = json.text_of(element).and_then(|text| {
                        text.parse::<Shown>()
                            .map_err(|Expected(expected)| json.error(element.span, expected))
                    });
                    match read {
                        Ok(measure) if measures.contains(&measure) => {
                            errors.push(json.error(element.span, "each measure once"));
                        }
                        Ok(measure) => measures.push(measure),
                        Err(error) => errors.push(error),
                    }
                }
            }
            Err(error) => errors.push(error),
        }
    }
    if measures.is_empty() {
        measures.push(Shown::Value);
    }
    measures
}

/// The observations that `select` names, in its order, or those whose columns it describes, in the
/// order of their file.
fn select(
    json: Json<'_>,
    object: &Value,
    observations: &Selectable<'_>,
    errors: &mut Vec<DataError>,
) -> Vec<usize> {
    let select = match json.require(object, "select") {
        Ok(select) => select,
        Err(error) => {
            errors.push(error);
            return Vec::new();
        }
    };
    if let Some(members) = select.members()
        && select.get("observations").is_none()
        && !members.is_empty()
    {
        return matching(json, select, observations.list, errors);
    }
    let list = match json.list(select, "observations", 0, "a list of observation ids") {
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
            let found = observations.places.get(&id);
            // A row with an error of its own is reported there.
            if found.is_none() && observations.known.get(&id).is_none() {
                let expected = "the id of an observation of this package";
                return Err(json.error(element.span, expected));
            }
            Ok(found)
        });
        match position {
            Ok(Some(position)) => indices.push(position),
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    indices
}

/// The observations that have, in each column named, the token given or one of those given.
fn matching(
    json: Json<'_>,
    select: &Value,
    observations: &[Observation],
    errors: &mut Vec<DataError>,
) -> Vec<usize> {
    let mut wanted: Vec<(Facet, Vec<String>)> = Vec::new();
    for member in select.members().unwrap_or_default() {
        let facet = match member.key.parse::<Facet>() {
            Ok(facet) => facet,
            Err(Expected(expected)) => {
                let expected = fill("\"observations\", or {}", &[&expected]);
                errors.push(json.error(member.span, expected));
                continue;
            }
        };
        let mut tokens = Vec::new();
        let elements = match &member.value.content {
            Content::List(list) => &list[..],
            _ => std::slice::from_ref(&member.value),
        };
        for element in elements {
            match json.text_of(element) {
                Ok(token) => tokens.push(token),
                Err(error) => errors.push(error),
            }
        }
        wanted.push((facet, tokens));
    }
    let is_wanted = |observation: &Observation| {
        wanted.iter().all(|(facet, tokens)| tokens.contains(&facet.token(observation)))
    };
    let mut places = Vec::new();
    for (place, observation) in observations.iter().enumerate() {
        if is_wanted(observation) {
            places.push(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{super::rare::RARE, Chart};

    #[test]
    fn the_build_leaves_out_words_of_the_forms_alone_that_need_more() {
        for (token, chart) in Chart::ALL {
            assert_eq!(RARE.contains(&token), chart.needs_more(), "{token}");
        }
    }
}
