//! The views of a table, and the words around them: title, subtitle, source and note.

use super::{
    heading::{is_whole, source_of},
    notes::in_each,
    package::Reader,
    text::plain,
    unit::mentions,
};
use crate::{
    data::{Chart, Facet, Shown, View},
    locale::LocalText,
    model::{Id, Measure, Observation, Published, Unit, join},
};

impl Reader<'_> {
    /// The parts of the caption, or of that of the figure around the table.
    pub(super) fn caption(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for part in &self.table.caption {
            let part = plain(part);
            if !part.is_empty() {
                parts.push(part);
            }
        }
        if parts.is_empty() && !self.table.figure_caption.is_empty() {
            parts.push(plain(&self.table.figure_caption));
        }
        parts
    }

    pub(super) fn title(&mut self) -> String {
        let title = self.caption().into_iter().next().unwrap_or_default();
        if title.is_empty() {
            let text = "expected a <caption> that says what the table shows";
            self.error("caption", text.to_owned());
        }
        title
    }

    /// Where the numbers are from: what an attribute, a line below or the caption of a figure says.
    pub(super) fn source(&self) -> String {
        if let Some(source) = &self.table.source {
            return plain(source);
        }
        for line in &self.below {
            if let Some(source) = source_of(line) {
                return source.to_owned();
            }
        }
        let caption = plain(&self.table.figure_caption);
        if self.table.caption.iter().all(|part| plain(part).is_empty()) {
            return String::new();
        }
        source_of(&caption).unwrap_or(&caption).to_owned()
    }

    pub(super) fn views(
        &mut self,
        observations: &[Observation],
        whole: Option<usize>,
        unit: Unit,
        periods: usize,
    ) -> Vec<View> {
        let mut totals = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            if is_whole(&line.label) {
                totals.push(index);
            }
        }
        let whole = whole.or(if let [only] = totals[..] { Some(only) } else { None });
        let whole = whole.filter(|_| self.lines.len() > 1);
        if let Some(whole) = whole {
            let label = self.lines[whole].label.clone();
            self.notes.say(&|words| words.whole, &label);
        }
        let mut caption = self.caption().into_iter();
        let title = caption.next().unwrap_or_default();
        let subtitle = join(&caption.collect::<Vec<_>>(), ". ");
        let subtitle = if !subtitle.is_empty() {
            self.own(&subtitle)
        } else if mentions(&title).units.contains(&unit) {
            LocalText::default()
        } else {
            in_each(&|_, words| words.unit_name(unit))
        };
        let mut notes = Vec::new();
        for line in &self.below {
            if source_of(line).is_none() {
                notes.push(line.as_str());
            }
        }
        let measures = measures(observations, whole.map(|whole| &*self.lines[whole].token), unit);
        let mut views = Vec::new();
        let mut add = |name: &str, chart: Chart, option: usize, measures: &[Shown]| {
            let Ok(name) = name.parse::<Id>() else { return };
            let is_time = chart == Chart::Lines;
            let facets = [Facet::Product, Facet::Period];
            views.push(View {
                name,
                chart,
                title: self.own(tidy_title(&title)),
                subtitle: subtitle.clone(),
                source: self.own(&self.source()),
                note: self.own(&join(&notes, " ")),
                observations: (0..observations.len()).collect(),
                category: facets[usize::from(is_time)],
                series: facets[usize::from(!is_time)],
                measures: measures.to_vec(),
                whole: whole.map(|whole| self.lines[whole].token.clone()),
                option: in_each(&|words, _| words.views[option].to_owned()),
                group: Some("table".to_owned()),
                until: None,
            });
        };
        add("table", Chart::GroupedColumns, 0, &measures);
        add("bars", Chart::Bars, 1, &measures);
        if periods > 1 {
            add("slopes", Chart::Slope, 2, &[Shown::Value]);
        }
        if periods > 2 {
            add("lines", Chart::Lines, 3, &[Shown::Value]);
        }
        views
    }
}

/// A title without the colon that a caption ends with.
fn tidy_title(title: &str) -> &str {
    title.trim_end_matches([' ', ':', '\u{ff1a}'])
}

/// What can be shown of the numbers: what at least one of them gives.
fn measures(observations: &[Observation], whole: Option<&str>, unit: Unit) -> Vec<Shown> {
    let is_base = |value: Option<&Published>| {
        value.and_then(Published::range).is_some_and(|range| range.low().signum() > 0)
    };
    let is_part = |value: Option<&Published>| {
        value.and_then(Published::range).is_some_and(|range| range.low().signum() >= 0)
    };
    let (mut index, mut growth, mut share, mut contribution) = (false, false, false, false);
    let mut before: Option<&Observation> = None;
    let mut first: Option<&Observation> = None;
    let mut sorted: Vec<&Observation> = observations.iter().collect();
    sorted.sort_by_key(|observation| (observation.product.clone(), observation.period));
    for observation in sorted {
        let value = observation.value.as_ref();
        if first.is_none_or(|first| first.product != observation.product) {
            (first, before) = (Some(observation), None);
        }
        let is_later = |other: Option<&Observation>| {
            other.is_some_and(|other| {
                other.period < observation.period && is_base(other.value.as_ref())
            })
        };
        index |= is_later(first) && is_part(value);
        growth |= is_later(before) && is_part(value);
        let is_whole = |period| {
            observations.iter().any(|other| {
                Some(&*other.product) == whole
                    && other.period == period
                    && is_base(other.value.as_ref())
            })
        };
        share |=
            Some(&*observation.product) != whole && is_whole(observation.period) && is_part(value);
        contribution |= before.is_some_and(|before| {
            let known = before.value.as_ref().is_some_and(|value| value.range().is_some());
            known && is_whole(before.period) && value.is_some_and(|value| value.range().is_some())
        });
        before = Some(observation);
    }
    let mut measures = vec![Shown::Value];
    // Percentages of percentages say nothing that their readers would expect.
    if unit.measure == Measure::Percent {
        return measures;
    }
    for (has, measure) in [
        (index, Shown::Index),
        (growth, Shown::Growth),
        (share, Shown::Share),
        (contribution && growth, Shown::Contribution),
    ] {
        if has {
            measures.push(measure);
        }
    }
    measures
}
