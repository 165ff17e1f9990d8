//! The scorecard: every indicator that a package allows, as a reader sees it.

use crate::{
    data::Package,
    finding::{
        Names,
        plain::{Object, Plain},
    },
    indicator::{
        Missing, Range,
        registry::{self, Entry, Family, OutUnit},
        survey::{Survey, SurveyRow},
    },
    locale::{IndicatorWords, Lang, Words, fill},
    model::join,
};

use super::{name, number::shown, spark::spark};

/// How many of the numbers behind a value are listed.
const MOST_INPUTS: usize = 12;

/// The scorecard in a language, as plain data for the shell: a group for each family.
pub fn card(package: &Package, survey: &Survey, lang: Lang) -> Plain {
    let words = lang.indicator_words();
    let writer = Writer {
        package,
        survey,
        lang,
        words,
        texts: lang.words(),
        names: Names::new(package, lang),
    };
    let (mut groups, mut computed) = (Vec::new(), 0);
    for (family, label) in Family::ALL.into_iter().zip(words.families) {
        let (mut items, mut absent) = (Vec::new(), Vec::new());
        for entry in registry::ALL.iter().filter(|entry| entry.family == family) {
            match writer.item(entry) {
                Ok(item) => items.push(item),
                Err(reason) => absent.push(writer.absent(entry, reason)),
            }
        }
        computed += items.len();
        let mut group = Object::default();
        group.set("label", label);
        group.set("absentLabel", fill(words.absent, &[&writer.count(absent.len())]));
        group.set("items", Plain::List(items));
        group.set("absent", Plain::List(absent));
        groups.push(group.into());
    }
    let mut card = Object::default();
    let all = writer.count(registry::ALL.len());
    card.set("summary", fill(words.summary, &[&writer.count(computed), &all]));
    card.set("formula", words.formula);
    card.set("inputs", words.inputs);
    card.set("groups", Plain::List(groups));
    card.into()
}

struct Writer<'a> {
    package: &'a Package,
    survey: &'a Survey,
    lang: Lang,
    words: &'static IndicatorWords,
    texts: &'static Words,
    names: Names<'a>,
}

/// Whether two rows are of one series: of the same two economies, flow and product.
fn is_same(one: &SurveyRow, other: &SurveyRow) -> bool {
    (one.reporter, one.partner, one.flow, one.product)
        == (other.reporter, other.partner, other.flow, other.product)
}

impl Writer<'_> {
    fn count(&self, count: usize) -> String {
        self.texts.numbers.write(&count.to_string())
    }

    fn label(&self, token: &str) -> String {
        self.package.labels.get(token, self.lang).to_owned()
    }

    /// An indicator with its latest value, or why it has none in any year.
    fn item(&self, entry: &'static Entry) -> Result<Plain, Missing> {
        let mut rows = Vec::new();
        let mut reason = Missing::NotReported;
        for row in self.survey.rows.iter().filter(|row| row.entry.id == entry.id) {
            match row.result {
                Ok(range) => rows.push((row, range)),
                Err(missing) => reason = missing,
            }
        }
        // Seen from the reporter of the pair, if it has any value; exports before other flows.
        let Some((first, _)) = rows.first() else { return Err(reason) };
        let first = *first;
        rows.retain(|(row, _)| (row.reporter, row.flow) == (first.reporter, first.flow));
        // All products together, or that where the last value is highest.
        let is_whole = rows.iter().any(|(row, _)| row.product.is_none());
        rows.retain(|(row, _)| row.product.is_none() == is_whole);
        let last = rows.iter().map(|(row, _)| row.year).max().flatten();
        let (mut shown, mut count) = (None, 0);
        for (row, range) in rows.iter().filter(|(row, _)| row.year == last) {
            count += 1;
            let is_higher = |(_, best): (_, Range)| range.value() > best.value();
            if shown.is_none_or(is_higher) {
                shown = Some((*row, *range));
            }
        }
        let Some((row, range)) = shown else { return Err(reason) };
        rows.retain(|(other, _)| is_same(other, row));
        let mut item = Object::default();
        item.set("id", entry.id);
        item.set("name", name(entry, self.lang));
        item.set("about", self.about(row, count));
        let [value, range] = self.value(entry, range);
        item.set("value", value);
        item.set("range", range);
        item.set("formula", entry.formula);
        let mut points = Vec::new();
        for (row, range) in &rows {
            points.push((f64::from(row.year.unwrap_or_default()), range.value()));
        }
        item.set("lines", spark(&points));
        let years = [points.first(), points.last()]
            .map(|point| point.map_or(String::new(), |(year, _)| (*year as u16).to_string()));
        let years = fill(self.words.years, &[&years[0], &years[1], &self.count(points.len())]);
        item.set("years", if points.len() > 1 { years } else { String::new() });
        item.set("inputs", self.inputs(row));
        Ok(item.into())
    }

    /// "Kazakhstan, China, Exports, Copper, highest of 10, 2021–2022".
    fn about(&self, row: &SurveyRow, products: usize) -> String {
        let mut parts = Vec::new();
        for economy in [row.reporter, row.partner] {
            parts.push(self.label(self.survey.economy(economy)));
        }
        parts.extend(row.flow.map(|flow| self.label(flow.token())));
        if let Some(product) = row.product {
            let label = self.label(self.survey.product(product));
            parts.push(fill(self.words.highest, &[&label, &self.count(products)]));
        }
        let year = row.year.unwrap_or_default().to_string();
        parts.push(match row.base {
            Some(base) => format!("{base}\u{2013}{year}"),
            None => year,
        });
        join(&parts, self.texts.name_comma)
    }

    /// A value with its unit, and its range; that is empty for a value known exactly.
    fn value(&self, entry: &Entry, range: Range) -> [String; 2] {
        let (words, units) = (self.texts, &self.texts.units);
        let scale = matches!(entry.unit, OutUnit::Fraction | OutUnit::PerYear);
        let percent = |end: f64| if scale { end * 100.0 } else { end };
        let range = Range::new(percent(range.low()), percent(range.value()), percent(range.high()));
        let [low, value, high] = shown(range.unwrap_or(Range::ZERO));
        let write = |plain: &str| {
            let number = words.numbers.write(plain);
            match (entry.unit, self.survey.unit) {
                (OutUnit::Money, Some(unit)) => words.amount_of(plain, unit),
                (OutUnit::Fraction | OutUnit::Percent, _) => fill(units.percent, &[&number]),
                (OutUnit::PerYear, _) => fill(self.words.per_year, &[&number]),
                (OutUnit::Products, _) => fill(self.words.products, &[&number]),
                _ => number,
            }
        };
        let numbers = match (entry.unit, self.survey.unit) {
            (OutUnit::Money, Some(unit)) => words.numbers_in(unit),
            _ => words.numbers,
        };
        let number = |plain: &str| numbers.write(plain);
        let range = fill(words.range, &[&number(&low), &number(&high)]);
        [write(&value), if low == high { String::new() } else { range }]
    }

    /// The numbers behind a value: what they are called, as printed, and where.
    fn inputs(&self, row: &SurveyRow) -> Plain {
        let mut inputs = Vec::new();
        let mut add = |name: String, text: String, (place, lang): (String, &str)| {
            let mut input = Object::default();
            input.set("name", name);
            input.set("text", text);
            input.set("place", place);
            input.set("lang", lang);
            inputs.push(input.into());
        };
        for place in row.inputs.iter().take(MOST_INPUTS) {
            let Some(observation) = self.package.observations.get(*place) else { continue };
            let printed = observation.value.as_ref().map_or("", |value| value.text());
            let amount = self.texts.amount_of(printed, observation.unit);
            add(
                self.names.observation(observation),
                amount,
                place_of(&self.names, self.lang, &observation.source),
            );
        }
        let rest = row.inputs.len().saturating_sub(MOST_INPUTS);
        if rest > 0 {
            add(fill(self.words.more, &[&self.count(rest)]), String::new(), (String::new(), ""));
        }
        Plain::List(inputs)
    }

    fn absent(&self, entry: &Entry, reason: Missing) -> Plain {
        let place = Missing::ALL.iter().position(|one| *one == reason).unwrap_or_default();
        let mut absent = Object::default();
        absent.set("name", name(entry, self.lang));
        absent.set("reason", self.words.reasons.split('\n').nth(place).unwrap_or_default());
        absent.into()
    }
}

/// Where a number is printed, and the language of that where it is not the reader's.
#[cfg(feature = "more")]
fn place_of(names: &Names<'_>, lang: Lang, source: &str) -> (String, &'static str) {
    let told = names.told_place(source);
    let other = told.other_tag(lang);
    (told.text, other)
}

/// A build for drawings alone has no words for places.
#[cfg(not(feature = "more"))]
fn place_of(_: &Names<'_>, _: Lang, source: &str) -> (String, &'static str) {
    (source.to_owned(), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_and_family_has_words() {
        for lang in Lang::ALL {
            let words = lang.indicator_words();
            assert_eq!(words.reasons.lines().count(), Missing::ALL.len());
            assert_eq!(words.families.len(), Family::ALL.len());
        }
    }
}
