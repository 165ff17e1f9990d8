//! A figure of which one series stands out, for a drawing that is laid over the figure's own.

use super::{Area, Color, Figure, LegendEntry, Mark, Scene};

/// What is left of the other series.
const FAINT: f64 = 0.22;

impl Figure {
    /// The token of the series that a value belongs to; nothing where series cannot be told apart.
    pub fn series_of(&self, id: &str) -> Option<&str> {
        let target = self.scene.targets.iter().position(|target| target.readout.id == id)?;
        let (_, series) = self.walk.place(target)?;
        let entry = self.shown_entries().nth(series)?;
        (!entry.token.is_empty()).then_some(entry.token.as_str())
    }

    /// The same drawing with all series but one faint; nothing where there is no other series.
    pub fn dimmed(&self, token: &str) -> Option<Scene> {
        let is_own = |entry: &LegendEntry| !token.is_empty() && entry.token == token;
        let own = self.shown_entries().position(is_own)?;
        let (mut colors, mut others) = (Vec::new(), Vec::new());
        for (series, entry) in self.shown_entries().enumerate() {
            let list = if series == own { &mut colors } else { &mut others };
            list.extend(entry.colors.iter().copied());
            if let Some(patterns) = self.patterns {
                // A hatch goes with its ground.
                list.extend(entry.colors.iter().map(|color| patterns.ink(*color)));
            }
        }
        if others.is_empty() {
            return None;
        }
        let mut areas = Vec::new();
        for (target, value) in self.scene.targets.iter().enumerate() {
            if self.walk.place(target).is_some_and(|(_, series)| series != own) {
                areas.push(value.mark);
            }
        }
        let mut scene = self.scene.clone();
        for mark in &mut scene.marks {
            let is_others = is_among(&others, mark) || areas.iter().any(|area| is_in(mark, *area));
            if is_others && !is_among(&colors, mark) {
                let color = color_of_mut(mark);
                *color = color.with_alpha(color.alpha * FAINT);
            }
        }
        Some(scene)
    }

    fn shown_entries(&self) -> impl Iterator<Item = &LegendEntry> {
        self.legend.iter().filter(|entry| !entry.hidden)
    }
}

/// Whether a mark has one of these colours, however opaque.
fn is_among(colors: &[Color], mark: &Mark) -> bool {
    colors.iter().any(|color| color.rgb == color_of(mark).rgb)
}

/// Whether a mark belongs to what stands in an area: its label, the strokes of its range.
fn is_in(mark: &Mark, area: Area) -> bool {
    let holds = |(x, y): (f64, f64)| {
        let (right, bottom) = (area.x_css + area.width_css, area.y_css + area.height_css);
        x >= area.x_css && x <= right && y >= area.y_css && y <= bottom
    };
    match mark {
        Mark::Rect { area, .. } => holds(area.center()),
        // A grid line runs through.
        Mark::Rule { from, to, .. } => holds(*from) && holds(*to),
        Mark::Dot { center, .. } | Mark::Ring { center, .. } => holds(*center),
        Mark::Text { at, .. } => holds(*at),
        // What goes through many values is told by its colour alone.
        Mark::Line { .. } | Mark::Fill { .. } => false,
    }
}

fn color_of(mark: &Mark) -> Color {
    match mark {
        Mark::Rect { fill, .. }
        | Mark::Fill { fill, .. }
        | Mark::Dot { fill, .. }
        | Mark::Text { fill, .. } => *fill,
        Mark::Rule { stroke, .. } | Mark::Line { stroke, .. } | Mark::Ring { stroke, .. } => {
            *stroke
        }
    }
}

fn color_of_mut(mark: &mut Mark) -> &mut Color {
    match mark {
        Mark::Rect { fill, .. }
        | Mark::Fill { fill, .. }
        | Mark::Dot { fill, .. }
        | Mark::Text { fill, .. } => fill,
        Mark::Rule { stroke, .. } | Mark::Line { stroke, .. } | Mark::Ring { stroke, .. } => stroke,
    }
}
