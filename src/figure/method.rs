//! Where one value of a figure is from: its formula with the numbers in it, what these were rounded
//! from, and where they are printed.

use super::{
    FigureError, Request,
    chart::{find, measure_of},
    grid::{Grid, Named},
    readout::Readout,
    text::visible,
    value::{self, PLACES, printed_range},
};
use crate::{
    check::Report,
    data::{Package, Shown},
    finding::{
        Names, compare,
        plain::{Object, Plain},
    },
    indicator::change,
    locale::{Words, fill},
    model::{Claim, Direction, Exact, Observation, Published},
};

/// What there is to say of the value of an id, of an observation or of a claim, as plain data for the
/// shell; nothing of what is neither.
///
/// # Errors
///
/// A view that the package does not have.
pub fn method(
    package: &Package,
    report: &Report,
    request: &Request,
    id: &str,
) -> Result<Plain, FigureError> {
    let view = find(package, request.view.as_deref())?;
    let named = Named { package, view, report, lang: request.lang };
    // Of the whole view: what a value is computed from may be left out of the drawing.
    let grid = Grid::new(named, Shown::Value, &[]);
    let about = About { named, names: Names::new(package, request.lang), words: grid.words() };
    for category in 0..grid.category_count() {
        for series in 0..grid.series_count() {
            let place = (category, series);
            if grid.at_place(Some(place)).is_some_and(|cell| cell.observation.id.as_str() == id) {
                return Ok(about.observation(&grid, measure_of(view, request), place));
            }
        }
    }
    let claim = package.claims.iter().find(|claim| claim.id.as_str() == id);
    Ok(claim.map_or(Plain::Nothing, |claim| about.claim(claim)))
}

struct About<'a> {
    named: Named<'a>,
    names: Names<'a>,
    words: &'static Words,
}

/// A formula: what it gives, and itself with numbers and result.
type Formula = (String, String);

impl About<'_> {
    fn observation(&self, grid: &Grid<'_>, shown: Shown, place: (usize, usize)) -> Plain {
        let at = |place| grid.at_place(place).map(|cell| cell.observation);
        let Some(own) = at(Some(place)) else { return Plain::Nothing };
        let before = grid.before(place);
        let (earlier, first) = (at(before), at(grid.first(place)));
        let readout = Readout::new(self.named, own, (earlier, grid.warnings(own)));
        let mut formulas = earlier.map(|earlier| self.change(&readout, own, earlier));
        let formulas = formulas.get_or_insert_default();
        let mut inputs = vec![Some(own), earlier];
        let (whole, base) = match shown {
            Shown::Contribution => (before.and_then(|before| grid.whole(before)), before),
            _ => (grid.whole(place), Some(place)),
        };
        let mut whole = at(whole.filter(|whole| Some(*whole) != base));
        let mut computed = value::shown(grid, shown, place);
        let mut kind = shown;
        if shown == Shown::Value {
            (kind, whole) = (Shown::Share, grid.whole_of(own).filter(|whole| whole.id != own.id));
            computed = whole.and_then(|_| value::share(grid, place));
        }
        if let Some(value) = computed
            && let Some((label, result)) = value::value_line(grid, kind, &value)
            && formulas.iter().all(|(known, _)| *known != label)
        {
            let numbers = [Some(own), if kind == Shown::Index { first } else { earlier }, whole]
                .map(|number| self.number(number));
            let exact = value.computed.map(|computed| computed.value);
            formulas.push((label, About::written(kind, &numbers, &result, exact)));
            if kind == Shown::Index {
                inputs.push(first);
            }
            inputs.push(whole);
        }
        let inputs: Vec<&Observation> = inputs.into_iter().flatten().collect();
        self.plain(readout.title, formulas, inputs, &readout.warnings)
    }

    /// The difference and the index that the tooltip has.
    fn change(&self, readout: &Readout, own: &Observation, earlier: &Observation) -> Vec<Formula> {
        let since = self.words.period(earlier.period, true);
        let is_index = |label: &str| label.starts_with(&fill(self.words.index_of, &[&since]));
        let numbers = [Some(own), Some(earlier), None].map(|number| self.number(number));
        let mut formulas = Vec::new();
        for (label, result) in &readout.lines {
            if *label == self.words.printed || *label == self.words.could_be {
                continue;
            }
            let text = if is_index(label) {
                let index = own.value.as_ref().zip(earlier.value.as_ref());
                let index = index.and_then(|(later, earlier)| change::index(later, earlier));
                let exact = index.map(|index| index.value);
                About::written(Shown::Index, &numbers, result, exact)
            } else {
                format!("{} \u{2212} {} = {result}", numbers[0], numbers[1])
            };
            formulas.push((label.clone(), text));
        }
        formulas
    }

    /// A formula of a measure with its numbers: the value, the earlier one, the whole. A result that
    /// is rounded only nearly equals it.
    fn written(
        shown: Shown,
        [own, earlier, whole]: &[String; 3],
        result: &str,
        exact: Option<Exact>,
    ) -> String {
        let is_exact = exact.is_some_and(|exact| {
            exact.to_decimal_text(PLACES, Direction::Floor)
                == exact.to_decimal_text(PLACES, Direction::Ceiling)
        });
        let equals = if is_exact { '=' } else { '\u{2248}' };
        let formula = match shown {
            Shown::Value => own.clone(),
            Shown::Index => format!("100 \u{d7} {own} / {earlier}"),
            Shown::Growth => format!("100 \u{d7} ({own} / {earlier} \u{2212} 1)"),
            Shown::Share => format!("100 \u{d7} {own} / {whole}"),
            // The whole contributes its own growth.
            Shown::Contribution if whole.is_empty() => {
                format!("100 \u{d7} ({own} \u{2212} {earlier}) / {earlier}")
            }
            Shown::Contribution => format!("100 \u{d7} ({own} \u{2212} {earlier}) / {whole}"),
        };
        format!("{formula} {equals} {result}")
    }

    fn number(&self, observation: Option<&Observation>) -> String {
        let Some(observation) = observation else { return String::new() };
        let numbers = self.words.numbers_in(observation.unit);
        observation.value.as_ref().map(|printed| numbers.write(printed.text())).unwrap_or_default()
    }

    /// A printed derived number, what it follows from and what that allows.
    fn claim(&self, claim: &Claim) -> Plain {
        let Named { package, view, report, lang } = self.named;
        let found = compare(package, report, lang, &view.observations);
        let Some(found) = found.into_iter().find(|found| found.id == claim.id) else {
            return Plain::Nothing;
        };
        let inputs = claim.operands.iter().filter_map(|id| package.observation(id)).collect();
        let formulas = [(found.name.clone(), found.sentence)];
        self.plain(found.name, &formulas, inputs, &[])
    }

    fn plain(
        &self,
        title: String,
        formulas: &[Formula],
        inputs: Vec<&Observation>,
        warnings: &[String],
    ) -> Plain {
        let cite = self.named.lang.cite_words();
        let mut object = Object::default();
        object.set("heading", cite.from);
        object.set("title", title);
        object.set("formula", cite.formula);
        object.set("formulas", Plain::List(formulas.iter().map(formula).collect()));
        object.set("columns", cite.inputs.into_iter().map(Plain::from).collect::<Plain>());
        let mut rows = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for observation in inputs {
            if !seen.contains(&observation.id.as_str()) {
                seen.push(observation.id.as_str());
                rows.push(self.input(observation));
            }
        }
        object.set("inputs", Plain::List(rows));
        object.set("warnings", warnings);
        let source = visible(self.named.view.source.get(self.named.lang));
        object.set("source", fill(self.words.source, &[&source]));
        let licences = self.named.package.licenses.iter().map(|licence| {
            let is_web =
                licence.path.starts_with("https://") || licence.path.starts_with("http://");
            let title = if licence.title.is_empty() { &licence.path } else { &licence.title };
            let mut line = Object::default();
            line.set("text", visible(&fill(self.words.panels.licence, &[title])));
            line.set("address", if is_web { licence.path.as_str() } else { "" });
            Plain::from(line)
        });
        object.set("licences", licences.collect::<Plain>());
        object.set("close", cite.close);
        object.into()
    }

    /// A number as printed, what it was rounded from, where it stands, and the language of that where
    /// it is another.
    fn input(&self, observation: &Observation) -> Plain {
        let words = self.words;
        let unit = observation.unit;
        let amount = |printed: &Published| words.amount_of(printed.text(), unit);
        let printed = observation.value.as_ref();
        let place = self.names.told_place(&observation.source);
        let cells = [
            visible(&self.names.observation(observation)),
            printed.map_or(words.not_printed.to_owned(), amount),
            printed.and_then(|printed| printed_range(words, unit, printed)).unwrap_or_default(),
            visible(&place.text),
            place.other_tag(self.named.lang).to_owned(),
        ];
        cells.as_slice().into()
    }
}

fn formula((label, text): &Formula) -> Plain {
    let mut object = Object::default();
    object.set("label", label.as_str());
    object.set("text", text.as_str());
    object.into()
}
