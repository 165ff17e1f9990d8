//! The plain data that crosses the boundary, in JavaScript's casing.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::figure::{self, Figure, Furniture, Palette, Target, Theme};

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
  lang: string;
  widthCss: number;
  heightCss: number;
  title: string;
  subtitle: string;
  legend: { label: string; colors: string[] }[];
  source: string;
  note: string;
  description: string;
  colors: { background: string; text: string; muted: string; grid: string };
}
export interface Readout {
  id: string;
  title: string;
  lines: { label: string; text: string }[];
  markXCss: number;
  markYCss: number;
  markWidthCss: number;
  markHeightCss: number;
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
}

impl<'a> Drawn<'a> {
    pub(super) fn new(figure: &'a Figure, request: &figure::Request) -> Drawn<'a> {
        let palette = Palette::of(request.theme);
        let legend = figure.legend.iter().map(|entry| LegendEntry {
            label: &entry.label,
            colors: entry.colors.iter().map(ToString::to_string).collect(),
        });
        Drawn {
            view: &figure.view,
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
            mark_x_css: target.mark.x_css,
            mark_y_css: target.mark.y_css,
            mark_width_css: target.mark.width_css,
            mark_height_css: target.mark.height_css,
        }
    }
}
