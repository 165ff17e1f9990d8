//! The JavaScript API: one class, plain data in and out, one way to fail.

mod evidence;
mod types;

use std::rc::Rc;

use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::{
    check::{Report, check},
    data::{self, DESCRIPTOR, DataErrors, Package},
    figure::{self, Figure, FigureError, REFERENCE_TEXT},
    finding::{self, Document, plain::Plain},
    locale::Lang,
    paint::canvas,
};

use types::Request;

/// A page allocates little, but downloads the allocator.
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf<AllocatorOptions> = rlsf::GlobalTlsf::new();

/// Moving a text that grows is good enough; memory that the module got in pieces stays one whole, so
/// that a large file finds room where smaller things were.
struct AllocatorOptions;

impl rlsf::GlobalTlsfOptions for AllocatorOptions {
    const ENABLE_REALLOCATION: bool = false;
    const COALESCE_POOLS: bool = true;
}

/// The version of this crate.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// One figure of a page: a package that it may share with others, and the scene it shows.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TradeFigureCore {
    checked: Rc<Checked>,
    shown: Option<Shown>,
}

/// A package and what the check says of it.
#[derive(Debug)]
struct Checked {
    package: Package,
    report: Report,
}

/// The figure that was built last, and what painting it needs.
#[derive(Debug)]
struct Shown {
    figure: Figure,
    ratio: f64,
    font_family: String,
}

#[wasm_bindgen]
impl TradeFigureCore {
    /// The article that ships with the figure.
    ///
    /// # Errors
    ///
    /// See [`data::embedded`].
    pub fn embedded() -> Result<TradeFigureCore, JsValue> {
        data::embedded().map(TradeFigureCore::new).map_err(|errors| data_error(&errors))
    }

    /// A package from the texts of its files, by path; `datapackage.json` is one of them.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in the files, one line each.
    #[wasm_bindgen(js_name = fromFiles)]
    pub fn from_files(files: &js_sys::Object) -> Result<TradeFigureCore, JsValue> {
        // A property that is no text, or that is not there, is a file that is not there.
        let file = |path: &str| Reflect::get(files, &path.into()).ok()?.as_string();
        let descriptor = file(DESCRIPTOR).unwrap_or_default();
        let package = Package::read(&descriptor, &file).map_err(|errors| data_error(&errors))?;
        Ok(TradeFigureCore::new(package))
    }

    /// The paths of the files that a descriptor names, relative to it.
    ///
    /// # Errors
    ///
    /// A descriptor that cannot be read.
    #[wasm_bindgen(js_name = resourcePaths)]
    pub fn resource_paths(descriptor: &str) -> Result<Vec<String>, JsValue> {
        Package::paths(descriptor).map_err(|errors| data_error(&errors))
    }

    /// A text whose width tells how wide a font is.
    #[wasm_bindgen(js_name = referenceText)]
    pub fn reference_text() -> String {
        REFERENCE_TEXT.to_owned()
    }

    /// The width of that text in em, in a font as wide as Arial.
    #[wasm_bindgen(js_name = referenceWidthEm)]
    pub fn reference_width_em() -> f64 {
        figure::width_em(REFERENCE_TEXT)
    }

    /// Another figure of the same package.
    pub fn another(&self) -> TradeFigureCore {
        TradeFigureCore { checked: Rc::clone(&self.checked), shown: None }
    }

    /// Decides a figure and keeps it for [`TradeFigureCore::paint`] and [`TradeFigureCore::hit`].
    ///
    /// # Errors
    ///
    /// A request of another form, and whatever [`figure::build`] refuses.
    pub fn build(&mut self, request: &JsValue) -> Result<JsValue, JsValue> {
        let request = Request::read(request).map_err(|key| {
            let message =
                format!("the property {key} of the request is missing or of another type");
            error(&message, "request")
        })?;
        let asked = request.asked();
        let Checked { package, report } = &*self.checked;
        let figure =
            figure::build(package, report, &asked).map_err(|error| figure_error(&error))?;
        let drawn = to_js(types::drawn(&figure, &asked));
        let (ratio, font_family) = (request.ratio(), request.font_family);
        self.shown = Some(Shown { figure, ratio, font_family });
        drawn
    }

    /// The whole check as plain data, its sentences in a language.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    pub fn check(&self, lang: &str) -> Result<JsValue, JsValue> {
        let Checked { package, report } = &*self.checked;
        to_js(Document::new(package, report, read_lang(lang)))
    }

    /// What the check found, in sentences, for the list that a reader sees: about the numbers of one
    /// view, or about the whole package if the view is `null` or is that list itself.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    pub fn findings(&self, view: Option<String>, lang: &str) -> Result<JsValue, JsValue> {
        let Checked { package, report } = &*self.checked;
        let lang = read_lang(lang);
        let mut found = finding::findings(package, report, lang);
        if let Some(view) = view {
            found.keep_view(package, &view);
        }
        to_js(types::finding_list(&found, lang))
    }

    /// What the package's source argues for, and what each point of it rests on.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    pub fn evidence(&self, lang: &str) -> Result<JsValue, JsValue> {
        let Checked { package, report } = &*self.checked;
        to_js(evidence::points(package, report, read_lang(lang)))
    }

    /// Gives the canvas as many pixels as the figure has, and draws it.
    ///
    /// # Errors
    ///
    /// No figure was built, or the browser does not draw.
    pub fn paint(&self, target: &HtmlCanvasElement) -> Result<(), JsValue> {
        let Some(shown) = &self.shown else {
            return Err(error("no figure has been built", ""));
        };
        canvas::draw(&shown.figure.scene, target, shown.ratio, &shown.font_family)
            .map_err(|message| error(&message, "canvas"))
    }

    /// What there is to say about the value under a point, or `null`.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    pub fn hit(&self, x_css: f64, y_css: f64) -> Result<JsValue, JsValue> {
        let target = self.shown.as_ref().and_then(|shown| shown.figure.scene.hit((x_css, y_css)));
        match target {
            Some(target) => to_js(types::readout(target)),
            None => Ok(JsValue::NULL),
        }
    }
}

impl TradeFigureCore {
    fn new(package: Package) -> TradeFigureCore {
        let report = check(&package.observations, &package.claims);
        TradeFigureCore { checked: Rc::new(Checked { package, report }), shown: None }
    }
}

fn to_js(value: impl Into<Plain>) -> Result<JsValue, JsValue> {
    // Every key is always there: what is missing is `null`.
    let serializer = Serializer::new().serialize_missing_as_null(true);
    Ok(value.into().serialize(&serializer.serialize_maps_as_objects(true))?)
}

/// The shell resolves the language; one that is not known here speaks English.
fn read_lang(lang: &str) -> Lang {
    lang.parse().unwrap_or_default()
}

fn data_error(errors: &DataErrors) -> JsValue {
    error(&errors.to_string(), &errors.first_place())
}

fn figure_error(cause: &FigureError) -> JsValue {
    error(&cause.to_string(), &cause.place())
}

/// The one error that crosses: an `Error` named `TradeFigureError` that says where.
fn error(message: &str, place: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("TradeFigureError");
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"where".into(), &place.into());
    error.into()
}
