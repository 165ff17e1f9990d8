//! The boxes of what a scene draws.

use trade_figure::figure::{Align, Area, Mark, Request, TextMeasure};

/// The box of a text by the request's own measure.
pub(crate) fn text_area(mark: &Mark, request: &Request) -> Option<Area> {
    let Mark::Text { at, align, size_css, bold, content, .. } = mark else { return None };
    // Bold letters are about a tenth wider.
    let factor = if *bold { 1.1 } else { 1.0 };
    let measure = TextMeasure::new(request.font_width_factor);
    let width = measure.width_css(content, *size_css) * factor;
    let start = match align {
        Align::Start => at.0,
        Align::Middle => at.0 - width / 2.0,
        Align::End => at.0 - width,
    };
    Some(Area {
        x_css: start,
        y_css: at.1 - size_css / 2.0,
        width_css: width,
        height_css: *size_css,
    })
}

/// The box of the sign beside a value.
pub(crate) fn ring_area(mark: &Mark) -> Option<Area> {
    let (center, reach) = match mark {
        Mark::Ring { center, radius_css, width_css, .. } => (center, radius_css + width_css / 2.0),
        Mark::Dot { center, radius_css, .. } => (center, *radius_css),
        _ => return None,
    };
    let (x_css, y_css) = (center.0 - reach, center.1 - reach);
    Some(Area { x_css, y_css, width_css: 2.0 * reach, height_css: 2.0 * reach })
}

pub(crate) fn right(area: Area) -> f64 {
    area.x_css + area.width_css
}

pub(crate) fn bottom(area: Area) -> f64 {
    area.y_css + area.height_css
}

pub(crate) fn center(area: Area) -> (f64, f64) {
    (area.x_css + area.width_css / 2.0, area.y_css + area.height_css / 2.0)
}
