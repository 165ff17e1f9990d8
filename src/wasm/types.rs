//! The plain data that crosses the boundary, in JavaScript's casing.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    figure::{self, Figure, Furniture, Palette, Panel, Target, Theme},
    finding::{self, Bars, Findings, Kind},
    locale::{Lang, fill},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
export interface Request {
  view: string | null;
  lang: string;
  theme: 'light' | 'dark';
  widthCss: number;
  pixelRatio: number;
  fontFamily: string;
  fontWidthFactor: number;
}
export interface Drawn {
  view: string;
  panel: 'chart' | 'check';
  lang: string;
  widthCss: number;
  heightCss: number;
  title: string;
  subtitle: string;
  legend: { label: string; colors: string[] }[];
  source: string;
  note: string;
  description: string;
  colors: { background: string; text: string; muted: string; grid: string; alert: string };
  words: { panels: string; chart: string; check: string };
}
export interface Readout {
  id: string;
  title: string;
  lines: { label: string; text: string }[];
  warnings: string[];
  markXCss: number;
  markYCss: number;
  markWidthCss: number;
  markHeightCss: number;
}
export interface FindingList {
  summary: string;
  filter: string;
  all: string;
  allowed: string;
  printed: string;
  groups: FindingGroup[];
}
export interface FindingGroup {
  kind: 'contradicted' | 'conflict' | 'noted' | 'untestable' | 'consistent';
  sign: string;
  label: string;
  sound: boolean;
  findings: Finding[];
}
export interface Finding {
  ids: string[];
  sentence: string;
  repairs: string[];
  notes: string[];
  place: string;
  bars: { allowedStart: number; allowedEnd: number; printedStart: number; printedEnd: number } | null;
}
";

/// What the shell asks for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    view: Option<String>,
    lang: String,
    theme: String,
    width_css: f64,
    pixel_ratio: f64,
    pub(super) font_family: String,
    font_width_factor: f64,
}

impl Request {
    /// The highest ratio painted: no screen shows more.
    const MOST_RATIO: f64 = 8.0;

    pub(super) fn asked(&self) -> figure::Request {
        figure::Request {
            view: self.view.clone(),
            // The shell resolves the language; one that is not known here speaks English.
            lang: self.lang.parse().unwrap_or_default(),
            theme: if self.theme == "dark" { Theme::Dark } else { Theme::Light },
            width_css: self.width_css,
            font_width_factor: self.font_width_factor,
            furniture: Furniture::Outside,
        }
    }

    pub(super) fn ratio(&self) -> f64 {
        let is_usable = self.pixel_ratio.is_finite() && self.pixel_ratio > 0.0;
        if is_usable { self.pixel_ratio.min(Request::MOST_RATIO) } else { 1.0 }
    }
}

/// A figure that has been built.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Drawn<'a> {
    view: &'a str,
    panel: &'static str,
    lang: &'static str,
    width_css: f64,
    height_css: f64,
    title: &'a str,
    subtitle: &'a str,
    legend: Vec<LegendEntry<'a>>,
    source: &'a str,
    note: &'a str,
    description: &'a str,
    colors: Colors,
    words: PanelWords,
}

#[derive(Debug, Serialize)]
struct PanelWords {
    panels: &'static str,
    chart: &'static str,
    check: &'static str,
}

#[derive(Debug, Serialize)]
struct LegendEntry<'a> {
    label: &'a str,
    colors: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Colors {
    background: String,
    text: String,
    muted: String,
    grid: String,
    alert: String,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(figure: &'a Figure, request: &figure::Request) -> Drawn<'a> {
        let palette = Palette::of(request.theme);
        let words = request.lang.words();
        let legend = figure.legend.iter().map(|entry| LegendEntry {
            label: &entry.label,
            colors: entry.colors.iter().map(ToString::to_string).collect(),
        });
        Drawn {
            view: &figure.view,
            panel: match figure.panel {
                Panel::Chart => "chart",
                Panel::Check => "check",
            },
            lang: request.lang.tag(),
            width_css: figure.scene.width_css,
            height_css: figure.scene.height_css,
            title: &figure.title,
            subtitle: &figure.subtitle,
            legend: legend.collect(),
            source: &figure.source,
            note: &figure.note,
            description: &figure.description,
            colors: Colors {
                background: palette.background.to_string(),
                text: palette.text.to_string(),
                muted: palette.muted.to_string(),
                grid: palette.grid.to_string(),
                alert: palette.alert.to_string(),
            },
            words: PanelWords {
                panels: words.panels,
                chart: words.panel_chart,
                check: words.panel_check,
            },
        }
    }
}

/// What there is to say about a value, and where its mark is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Readout<'a> {
    id: &'a str,
    title: &'a str,
    lines: Vec<Line<'a>>,
    warnings: &'a [String],
    mark_x_css: f64,
    mark_y_css: f64,
    mark_width_css: f64,
    mark_height_css: f64,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    label: &'a str,
    text: &'a str,
}

impl<'a> Readout<'a> {
    pub(super) fn new(target: &'a Target) -> Readout<'a> {
        let readout = &target.readout;
        let line = |(label, text): &'a (String, String)| Line { label, text };
        Readout {
            id: &readout.id,
            title: &readout.title,
            lines: readout.lines.iter().map(line).collect(),
            warnings: &readout.warnings,
            mark_x_css: target.mark.x_css,
            mark_y_css: target.mark.y_css,
            mark_width_css: target.mark.width_css,
            mark_height_css: target.mark.height_css,
        }
    }
}

/// The list of what the check found, a group for each kind that there is, the gravest first.
#[derive(Debug, Serialize)]
pub(super) struct FindingList<'a> {
    summary: String,
    filter: &'static str,
    all: String,
    allowed: &'static str,
    printed: &'static str,
    groups: Vec<FindingGroup<'a>>,
}

#[derive(Debug, Serialize)]
struct FindingGroup<'a> {
    kind: &'static str,
    sign: &'static str,
    label: String,
    /// Whether nothing speaks against these numbers, so that they need not be seen at once.
    sound: bool,
    findings: Vec<Finding<'a>>,
}

#[derive(Debug, Serialize)]
struct Finding<'a> {
    ids: Vec<&'a str>,
    sentence: &'a str,
    repairs: &'a [String],
    notes: &'a [String],
    place: &'a str,
    bars: Option<BarParts>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct BarParts {
    allowed_start: f64,
    allowed_end: f64,
    printed_start: f64,
    printed_end: f64,
}

impl<'a> FindingList<'a> {
    pub(super) fn new(found: &'a Findings, lang: Lang) -> FindingList<'a> {
        let words = lang.words();
        let check = &words.check;
        let count = |count: usize| words.numbers.write(&count.to_string());
        let group = |kind: Kind| {
            let findings = found.list.iter().filter(|finding| finding.kind == kind);
            let findings: Vec<Finding<'a>> = findings.map(Finding::new).collect();
            let label = fill(check.choice, &[kind.word(check), &count(findings.len())]);
            let sound = matches!(kind, Kind::Untestable | Kind::Consistent);
            FindingGroup { kind: kind.token(), sign: kind.sign(), label, sound, findings }
        };
        let groups = Kind::ALL.into_iter().map(group).filter(|group| !group.findings.is_empty());
        FindingList {
            summary: found.summary(lang),
            filter: check.filter,
            all: fill(check.all, &[&count(found.list.len())]),
            allowed: check.allowed,
            printed: check.printed,
            groups: groups.collect(),
        }
    }
}

impl<'a> Finding<'a> {
    fn new(finding: &'a finding::Finding) -> Finding<'a> {
        let bars = |bars: Bars| BarParts {
            allowed_start: bars.allowed.0,
            allowed_end: bars.allowed.1,
            printed_start: bars.printed.0,
            printed_end: bars.printed.1,
        };
        Finding {
            ids: finding.ids.iter().map(crate::model::Id::as_str).collect(),
            sentence: &finding.sentence,
            repairs: &finding.repairs,
            notes: &finding.notes,
            place: &finding.place,
            bars: finding.bars.map(bars),
        }
    }
}
