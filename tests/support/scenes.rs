//! The scenes that laws are about, and how they lie.

use trade_figure::{
    data::{Chart, Package},
    figure::{Color, Mark, Palette, Request, Scene, Target},
    locale::Lang,
    model::{Id, Observation},
};

use super::figures::{Checked, at_width, embedded, figure, made_up, made_up_kinds, made_up_shapes};

/// Room for the rounding of sums; far less than a pixel.
pub(crate) const NEAR: f64 = 1e-6;
/// The strokes at the ends of a rounding range are shorter than this.
pub(crate) const SHORT: f64 = 10.0;

/// Growths that a reader may set.
const RATES: [[Option<f64>; 2]; 5] = [
    [None, None],
    [Some(0.0), Some(0.0)],
    [Some(-50.0), Some(100.0)],
    [Some(4.5), None],
    [Some(-50.0), Some(-50.0)],
];

/// A figure of every package, view and language, in the widths and fonts that pages have.
pub(crate) fn each_scene(mut check: impl FnMut(&str, &Checked, &Request, &Scene)) {
    for (name, package) in made_up() {
        // A step that meets every residue of the sizes in a layout.
        each_scene_of((name, &package), 7, &mut check);
    }
    for (name, package) in made_up_kinds() {
        each_scene_of((&name, &package), 53, &mut check);
    }
    each_scene_of(("embedded", &embedded()), 7, &mut check);
}

/// The figures of one package.
pub(crate) fn each_scene_of(
    package: (&str, &Checked),
    step: usize,
    check: &mut impl FnMut(&str, &Checked, &Request, &Scene),
) {
    // A list is the page's own, not a drawing.
    each_scene_where(package, step, check, |chart| !chart.is_list() && !is_shape(chart));
}

fn each_scene_where(
    (name, package): (&str, &Checked),
    step: usize,
    check: &mut impl FnMut(&str, &Checked, &Request, &Scene),
    is_wanted: impl Fn(Chart) -> bool,
) {
    for view in package.views.iter().filter(|view| is_wanted(view.chart)) {
        for width in (200..=1600).step_by(step) {
            let lang = Lang::ALL[width % Lang::ALL.len()];
            let font_width_factor = [1.0, 0.85, 1.2][width % 3];
            let request = Request {
                view: Some(view.name.to_string()),
                lang,
                font_width_factor,
                rates: RATES[width % RATES.len()],
                ..at_width(width as f64)
            };
            let what = format!(
                "{name}, view {}, {width} px, {}, font factor {font_width_factor}",
                view.name,
                lang.tag()
            );
            check(&what, package, &request, &figure(package, &request).scene);
        }
    }
}

/// As [`each_scene`], of the forms of shapes.
pub(crate) fn each_shape(mut check: impl FnMut(&str, &Checked, &Request, &Scene)) {
    for (name, package) in made_up_shapes() {
        each_scene_where((&name, &package), 53, &mut check, |chart| !chart.is_list());
    }
    each_scene_where(("embedded", &embedded()), 7, &mut check, is_shape);
}

/// Whether a form is one of those that a page has only with the feature `more`.
pub(crate) fn is_shape(chart: Chart) -> bool {
    use Chart::{Dumbbell, Projection, RangePlot, Scatter, Slope, Treemap};
    matches!(chart, Treemap | Scatter | Slope | Dumbbell | RangePlot | Projection)
}

/// The form of the request's view.
pub(crate) fn chart(package: &Package, request: &Request) -> Chart {
    let name = request.view.as_deref().unwrap_or_default();
    let view = package.views.iter().find(|view| view.name.as_str() == name);
    view.expect("the view is there").chart
}

/// The figures of one form.
pub(crate) fn each_scene_as(form: Chart, mut check: impl FnMut(&str, &Checked, &Request, &Scene)) {
    let mut seen = 0;
    each_scene(|what, package, request, scene| {
        if chart(package, request) == form {
            seen += 1;
            check(what, package, request, scene);
        }
    });
    assert!(seen > 200, "{seen} figures are too few to say anything");
}

/// The observations that the request's view selects, in its order.
pub(crate) fn selected<'a>(package: &'a Package, request: &Request) -> Vec<&'a Observation> {
    let name = request.view.as_deref().unwrap_or_default();
    let view = package.views.iter().find(|view| view.name.as_str() == name);
    let view = view.expect("the view is there");
    view.observations.iter().map(|index| &package.observations[*index]).collect()
}

/// The observation that a target is about.
pub(crate) fn observation<'a>(package: &'a Package, target: &Target) -> &'a Observation {
    let id: Id = target.readout.id.parse().expect("a target's id is an id");
    package.observation(&id).expect("a target's id is an observation's")
}

/// How a view lies at a width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Lies {
    /// Columns stand on a horizontal line at this y.
    Standing(f64),
    /// Bars lie beside vertical lines at this x.
    Lying(f64),
}

/// Where zero is: only standing columns have a grid, and no other line in zero's colour is as long.
pub(crate) fn lies(request: &Request, scene: &Scene) -> Lies {
    let palette = Palette::of(request.theme);
    let rules = |color: Color| {
        scene.marks.iter().filter_map(move |mark| match mark {
            Mark::Rule { from, to, stroke, .. } if *stroke == color => Some((*from, *to)),
            _ => None,
        })
    };
    let stands = rules(palette.grid).next().is_some();
    let mut found = rules(palette.zero).filter_map(|(from, to)| {
        if stands {
            (to.0 - from.0 > scene.width_css / 2.0).then_some(Lies::Standing(from.1))
        } else {
            (to.1 - from.1 > SHORT).then_some(Lies::Lying(from.0))
        }
    });
    let first = found.next().expect("a line at zero");
    assert!(found.all(|other| other == first), "one place for zero");
    first
}
