//! The rows of `observations.csv`, `claims.csv` and `labels.csv` as records.

use super::{
    DataError,
    csv::{Row, Source, Table},
};
use crate::{
    locale::{Lang, LocalText, fill},
    model::{
        Claim, Expected, Id, Measure, Observation, Places, Rule, Unit, digits, quoted,
        split_at_first,
    },
};

/// The names of tokens, by token.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    places: Places,
    names: Vec<LocalText>,
    /// The language of the first name.
    #[cfg(feature = "more")]
    pub(super) first: Option<Lang>,
}

impl Labels {
    /// The name of a token in a language; a token without a name is its own name.
    pub fn get<'a>(&'a self, token: &'a str, lang: Lang) -> &'a str {
        match self.places.get(token).map(|place| self.names[place].get(lang)) {
            Some(label) if !label.is_empty() => label,
            _ => token,
        }
    }

    /// Reads `labels.csv`.
    pub(super) fn read(source: Source<'_>, errors: &mut Vec<DataError>) -> Labels {
        let columns = ["token", "en", "kk", "ru", "zh"];
        let table = Table::read(source, &columns, errors);
        let mut labels = Labels::default();
        table.each_row(errors, &mut |row, errors| {
            let token = row.cell("token");
            let mut label = LocalText::default();
            for lang in Lang::ALL {
                let text = row.cell(lang.tag());
                if !text.is_empty() {
                    label.set(lang, text.to_owned());
                }
            }
            #[cfg(feature = "more")]
            if labels.first.is_none() {
                let named = Lang::ALL.into_iter().filter(|lang| !row.cell(lang.tag()).is_empty());
                labels.first = named.min_by_key(|lang| row.place(lang.tag()));
            }
            labels.names.push(label);
            let position = labels.names.len() - 1;
            let expected = if token.is_empty() {
                "a token"
            } else if !labels.places.insert(token, position) {
                "a token that has no other row"
            } else {
                return;
            };
            errors.push(DataError::new(source.file, row.place("token"), expected, token));
        });
        labels
    }

    /// What a text is in a language that its row has.
    #[cfg(feature = "more")]
    pub(super) fn own(&self, text: &str, lang: Lang) -> Option<&str> {
        let label = &self.names[self.places.get(text)?];
        (label.lang(lang) == lang).then(|| label.get(lang)).filter(|own| !own.is_empty())
    }

    /// Adds a name.
    #[cfg(feature = "authors")]
    pub(super) fn add(&mut self, token: &str, name: LocalText) {
        if self.places.insert(token, self.names.len()) {
            self.names.push(name);
        }
    }

    /// All tokens with their names, in the order in which they came.
    #[cfg(feature = "authors")]
    pub(super) fn rows(&self) -> Vec<(&str, &LocalText)> {
        let mut rows: Vec<(usize, &str)> = Vec::new();
        for (token, place) in self.places.ascending() {
            rows.push((*place, token));
        }
        rows.sort_unstable();
        rows.into_iter().map(|(place, token)| (token, &self.names[place])).collect()
    }

    /// Whether a token has a row.
    pub(super) fn has(&self, token: &str) -> bool {
        self.places.get(token).is_some()
    }
}

/// The columns of `observations.csv`.
pub(crate) const COLUMNS: [&str; 12] = [
    "id",
    "variable",
    "reporter",
    "partner",
    "flow",
    "product",
    "period",
    "value",
    "unit_measure",
    "unit_mult",
    "source",
    "note",
];

/// Reads `observations.csv`; what cannot be read is reported and left out.
pub(super) fn observations(
    source: Source<'_>,
    labels: Option<&Labels>,
    ids: &mut Places,
    errors: &mut Vec<DataError>,
) -> Vec<Observation> {
    let table = Table::read(source, &COLUMNS, errors);
    let mut observations = Vec::new();
    table.each_row(errors, &mut |row, errors| {
        // Every cell is read before any is missed, so that a row reports all that is wrong with it.
        let named = |token: &str| is_named(token, labels);
        let (
            Some(id),
            Some(variable),
            Some(reporter),
            Some(partner),
            Some(flow),
            Some(product),
            Some(period),
            Some(value),
            Some(unit),
        ) = (
            read_id(row, ids, errors),
            row.read("variable", named, errors),
            row.read("reporter", optional, errors),
            row.read("partner", optional, errors),
            row.read("flow", optional, errors),
            row.read("product", named, errors),
            row.read("period", str::parse, errors),
            row.read("value", optional, errors),
            read_unit(row, errors),
        )
        else {
            return;
        };
        observations.push(Observation {
            id,
            variable,
            reporter,
            partner,
            flow,
            product,
            period,
            value,
            unit,
            source: row.cell("source").to_owned(),
            note: row.cell("note").to_owned(),
        });
    });
    observations
}

/// Reads `claims.csv`; what cannot be read is reported and left out.
///
/// `known` holds the ids of the observations.
pub(super) fn claims(
    source: Source<'_>,
    known: &Places,
    ids: &mut Places,
    errors: &mut Vec<DataError>,
) -> Vec<Claim> {
    const COLUMNS: [&str; 8] =
        ["id", "rule", "operands", "value", "unit_measure", "unit_mult", "source", "note"];
    let table = Table::read(source, &COLUMNS, errors);
    let mut claims = Vec::new();
    table.each_row(errors, &mut |row, errors| {
        let id = read_id(row, ids, errors);
        let rule = row.read("rule", str::parse, errors);
        let (Some(id), Some(rule), Some(operands), Some(value), Some(unit)) = (
            id,
            rule,
            row.read("operands", |text| read_operands(text, rule, known), errors),
            row.read("value", str::parse, errors),
            read_unit(row, errors),
        ) else {
            return;
        };
        claims.push(Claim {
            id,
            rule,
            operands,
            value,
            unit,
            source: row.cell("source").to_owned(),
            note: row.cell("note").to_owned(),
        });
    });
    claims
}

fn read_id(row: Row<'_>, ids: &mut Places, errors: &mut Vec<DataError>) -> Option<Id> {
    let read = |text: &str| {
        let id: Id = text.parse()?;
        // Only whether it is there counts, since the ids of two files are in one list.
        if ids.insert(text, 0) {
            Ok(id)
        } else {
            Err(Expected::new("an id that no other row of the package has"))
        }
    };
    row.read("id", read, errors)
}

fn read_unit(row: Row<'_>, errors: &mut Vec<DataError>) -> Option<Unit> {
    let measure = row.read("unit_measure", Measure::read, errors);
    let multiplier = row.read("unit_mult", Unit::read_multiplier, errors);
    Some(Unit { measure: measure?, multiplier: multiplier? })
}

/// An empty cell is nothing; any other is read.
fn optional<T: std::str::FromStr>(text: &str) -> Result<Option<T>, T::Err> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

/// A token that `labels.csv` names, where there is such a file. Commodity codes name themselves.
fn is_named(token: &str, labels: Option<&Labels>) -> Result<String, Expected> {
    let is_code = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    match labels {
        _ if is_code => {}
        Some(labels) if !labels.has(token) => {
            return Err(Expected::new("a token that labels.csv names"));
        }
        None if token.is_empty() => return Err(Expected::new("a token")),
        _ => {}
    }
    Ok(token.to_owned())
}

/// The operands of a claim, as many as its rule takes.
///
/// `known` holds the ids of all observations, also of those whose row has an error of its own.
fn read_operands(text: &str, rule: Option<Rule>, known: &Places) -> Result<Vec<Id>, Expected> {
    let mut operands = Vec::new();
    let mut rest = Some(text);
    while let Some(parts) = rest {
        let (part, others) = match split_at_first(parts, b';') {
            Some((part, others)) => (part, Some(others)),
            None => (parts, None),
        };
        match part.parse() {
            Ok(id) if known.get(part).is_some() => operands.push(id),
            _ => {
                let pattern = "ids of observations joined by semicolons ({} is none)";
                return Err(Expected::new(fill(pattern, &[&quoted(part)])));
            }
        }
        rest = others;
    }
    // A rule that cannot be read is reported at its own cell.
    let Some(rule) = rule else { return Ok(operands) };
    let (wanted, given) = (rule.operand_count(), operands.len());
    if given == wanted || given > wanted && rule.takes_more() {
        return Ok(operands);
    }
    let least = if rule.takes_more() { "at least " } else { "" };
    let plural = if wanted == 1 { "" } else { "s" };
    let texts = [least, &digits(wanted as u64), plural, rule.token()];
    Err(Expected::new(fill("{}{} operand{} for the rule {}", &texts)))
}
