//! The JavaScript API: one class, plain data in and out, one way to fail.

#[cfg(feature = "more")]
mod evidence;
#[cfg(feature = "authors")]
mod standalone;
#[cfg(feature = "authors")]
mod table;
#[cfg(feature = "authors")]
mod trade;
mod types;
#[cfg(feature = "more")]
mod years;

#[cfg(feature = "more")]
use std::cell::{Cell, Ref};
use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[cfg(feature = "more")]
use crate::{
    check::check_together,
    cite,
    figure::Furniture,
    finding::{self, Document},
    indicator::survey::survey,
    locale::{self, Lang},
    paint::svg::to_svg,
    scorecard,
};
use crate::{
    check::{Report, check_each},
    data::{self, DESCRIPTOR, DataErrors, Package},
    figure::{self, Figure, FigureError, REFERENCE_TEXT, Target},
    finding::plain::{Object, Plain},
    locale::fill,
    paint::canvas,
};

#[cfg(feature = "authors")]
pub use trade::TradeReader;
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
    report: RefCell<Report>,
    #[cfg(feature = "more")]
    is_whole: Cell<bool>,
}

#[cfg(feature = "more")]
impl Checked {
    /// Both steps of the check. A figure needs the first alone, so the second, which takes longer,
    /// waits until somebody asks for it.
    fn whole(&self) -> Ref<'_, Report> {
        if !self.is_whole.replace(true) {
            let Package { observations, claims, .. } = &self.package;
            check_together(observations, claims, &mut self.report.borrow_mut());
        }
        self.report.borrow()
    }
}

/// The figure that was built last, and what painting it needs.
#[derive(Debug)]
struct Shown {
    figure: Figure,
    asked: figure::Request,
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

    /// A table of a page: its cells as `TableCells`, what its author says of them as
    /// `TableAttributes`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, one line each.
    #[cfg(feature = "authors")]
    #[wasm_bindgen(js_name = fromTable)]
    pub fn from_table(cells: &JsValue, attributes: &JsValue) -> Result<TradeFigureCore, JsValue> {
        let package = Package::of_table(&table::read(cells, attributes))
            .map_err(|errors| table_error(&errors))?;
        Ok(TradeFigureCore::new(package))
    }

    /// A page that holds everything itself, as text: of a package as in
    /// [`TradeFigureCore::from_files`], and of what is the same in every such page, as `PageParts`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in the files, one line each, and parts that are of no such page.
    #[cfg(feature = "authors")]
    pub fn standalone(parts: &JsValue, files: &JsValue) -> Result<String, JsValue> {
        standalone::write(parts, files)
            .map_err(|refusal| error(&refusal.message(), &refusal.place()))
    }

    /// The files of the package that a table of a page is read to, and how it was read: both arguments
    /// as for [`TradeFigureCore::from_table`], with what `FilesAttributes` have beside.
    ///
    /// # Errors
    ///
    /// As there.
    #[cfg(feature = "authors")]
    #[wasm_bindgen(js_name = filesOfTable, unchecked_return_type = "TableFiles")]
    pub fn files_of_table(
        #[wasm_bindgen(unchecked_param_type = "TableCells")] cells: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "FilesAttributes")] attributes: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let table = table::read(cells, attributes);
        let lang = table::lang(attributes, "readIn").unwrap_or(table.lang);
        let made = Package::files_of_table(&table).map_err(|errors| table_error(&errors))?;
        Ok(to_js(table::files(&made, lang)))
    }

    /// The same of delimited text, as `TextAttributes` say what it is; with what separated its cells.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, one line each.
    #[cfg(feature = "authors")]
    #[wasm_bindgen(js_name = filesOfText, unchecked_return_type = "TextFiles")]
    pub fn files_of_text(
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "TextAttributes")] attributes: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let given = table::delimited(text, attributes);
        let made = Package::files_of_text(&given).map_err(|errors| table_error(&errors))?;
        let lang = table::lang(attributes, "readIn").unwrap_or(given.lang);
        Ok(to_js(table::files(&made, lang)))
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
        let mut request = read_request(request)?;
        let asked = request.asked();
        let Checked { package, report, .. } = &*self.checked;
        let figure = figure::build(package, &report.borrow(), &asked);
        #[cfg(feature = "more")]
        let figure = match asked.furniture {
            Furniture::Drawn => figure.and_then(Figure::drawing),
            Furniture::Outside => figure,
        };
        let figure = figure.map_err(|error| figure_error(&error))?;
        let drawn = to_js(types::drawn(&figure, &asked));
        let (ratio, font_family) = (request.ratio(), request.font_family);
        self.shown = Some(Shown { figure, asked, ratio, font_family });
        Ok(drawn)
    }

    /// The numbers of a view as text in the form `csv`, or as lists of texts in the form `rows`, the
    /// names of the columns first. In the form `package`, all printed numbers of the package as CSV,
    /// whatever is asked for.
    ///
    /// # Errors
    ///
    /// A request of another form, whatever [`figure::build`] refuses, and a view that is a list.
    #[cfg(feature = "more")]
    pub fn numbers(&self, form: &str, request: &JsValue) -> Result<JsValue, JsValue> {
        let asked = read_request(request)?.asked();
        let Checked { package, report, .. } = &*self.checked;
        let rows = if form == "package" {
            figure::package_rows(package)
        } else {
            figure::view_rows(package, &report.borrow(), &asked)
                .map_err(|error| figure_error(&error))?
        };
        if form != "rows" {
            return Ok(figure::csv(&rows).into());
        }
        let mut list = Vec::new();
        for row in &rows {
            list.push(row.as_slice().into());
        }
        Ok(to_js(Plain::List(list)))
    }

    /// The figure that was built last as an SVG document; it stands alone if it was asked for as drawn
    /// and in a font as wide as Arial.
    ///
    /// # Errors
    ///
    /// No figure was built.
    #[cfg(feature = "more")]
    pub fn svg(&self) -> Result<String, JsValue> {
        let Figure { scene, title, description, about, .. } = &self.shown()?.figure;
        Ok(to_svg(scene, title, description, about))
    }

    /// The whole check as plain data, its sentences in a language.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    #[cfg(feature = "more")]
    pub fn check(&self, lang: &str) -> Result<JsValue, JsValue> {
        let (package, report) = (&self.checked.package, self.checked.whole());
        Ok(to_js(Document::new(package, &report, read_lang(lang))))
    }

    /// Every indicator of the package as plain data, the names in a language: what the command line
    /// writes as JSON.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    #[cfg(feature = "more")]
    pub fn indicators(&self, lang: &str) -> Result<JsValue, JsValue> {
        let package = &self.checked.package;
        Ok(to_js(scorecard::document(package, &survey(&package.observations), read_lang(lang))))
    }

    /// The message of an error in another language, as far as it is known there.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    #[cfg(feature = "more")]
    #[wasm_bindgen(js_name = inLanguage)]
    pub fn in_language(&self, message: &str, lang: &str) -> String {
        locale::in_language(message, read_lang(lang))
    }

    /// The scorecard that a reader sees: each indicator with its latest value.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    #[cfg(feature = "more")]
    pub fn scorecard(&self, lang: &str) -> Result<JsValue, JsValue> {
        let package = &self.checked.package;
        Ok(to_js(scorecard::card(package, &survey(&package.observations), read_lang(lang))))
    }

    /// How the figure that was built last, its numbers and the article are cited: the address that
    /// shows it, that of its package, and today's date are the page's.
    ///
    /// # Errors
    ///
    /// No figure was built.
    #[cfg(feature = "more")]
    pub fn cite(&self, link: &str, address: &str, today: &str) -> Result<JsValue, JsValue> {
        let Shown { figure, asked, .. } = self.shown()?;
        let here = cite::Here { link, address, today, lang: asked.lang };
        Ok(to_js(cite::document(&self.checked.package, figure, here)))
    }

    /// Where the value of an id in the figure that was built last is from, or `null`.
    ///
    /// # Errors
    ///
    /// No figure was built.
    #[cfg(feature = "more")]
    pub fn method(&self, id: &str) -> Result<JsValue, JsValue> {
        let Checked { package, report, .. } = &*self.checked;
        let found = figure::method(package, &report.borrow(), &self.shown()?.asked, id);
        Ok(to_js(found.map_err(|error| figure_error(&error))?))
    }

    /// The series that the value of an id is in, as tones, or `null`.
    ///
    /// # Errors
    ///
    /// No figure was built.
    #[cfg(feature = "more")]
    pub fn hear(&self, id: &str) -> Result<JsValue, JsValue> {
        let Checked { package, report, .. } = &*self.checked;
        let found = figure::hear(package, &report.borrow(), &self.shown()?.asked, id);
        Ok(to_js(found.map_err(|error| figure_error(&error))?))
    }

    /// What the check found, in sentences, for the list that a reader sees: about the numbers of one
    /// view, or about the whole package if the view is `null` or is that list itself.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    #[cfg(feature = "more")]
    pub fn findings(&self, view: Option<String>, lang: &str) -> Result<JsValue, JsValue> {
        let (package, report) = (&self.checked.package, self.checked.whole());
        let lang = read_lang(lang);
        let mut found = finding::findings(package, &report, lang);
        if let Some(view) = view {
            found.keep_view(package, &view);
        }
        Ok(to_js(types::finding_list(&found, lang)))
    }

    /// What the package's source argues for, and what each point of it rests on.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    #[cfg(feature = "more")]
    pub fn evidence(&self, lang: &str) -> Result<JsValue, JsValue> {
        let (package, report) = (&self.checked.package, self.checked.whole());
        Ok(to_js(evidence::points(package, &report, read_lang(lang))))
    }

    /// Gives the canvas as many pixels as the figure has, and draws it.
    ///
    /// # Errors
    ///
    /// No figure was built, or the browser does not draw.
    pub fn paint(&self, target: &HtmlCanvasElement) -> Result<(), JsValue> {
        let shown = self.shown()?;
        canvas::draw(&shown.figure.scene, target, shown.ratio, &shown.font_family)
            .map_err(|message| error(&message, "canvas"))
    }

    /// What there is to say about the value under a point, or `null`.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    pub fn hit(&self, x_css: f64, y_css: f64) -> Result<JsValue, JsValue> {
        Ok(self.say(self.shown.as_ref().and_then(|shown| shown.figure.scene.hit((x_css, y_css)))))
    }

    /// What there is to say about the value that a key goes to from that of an id (the first value
    /// from any other text), or `null`; of the value of the id itself if the key is none.
    ///
    /// # Errors
    ///
    /// None that a caller could cause.
    pub fn step(&self, from: &str, key: &str) -> Result<JsValue, JsValue> {
        let Some(Shown { figure, .. }) = &self.shown else { return Ok(JsValue::NULL) };
        Ok(self.say(match types::key(key) {
            Some(key) => figure.step(from, key),
            None => figure.target(from),
        }))
    }

    /// All numbers of the view that was built last, in the order of a column, or of the view if there
    /// is no such column.
    ///
    /// # Errors
    ///
    /// No figure was built, or its view has no numbers.
    #[cfg(feature = "more")]
    pub fn table(&self, column: usize, falls: bool) -> Result<JsValue, JsValue> {
        let asked = &self.shown()?.asked;
        let Checked { package, report, .. } = &*self.checked;
        let table = figure::table(package, &report.borrow(), asked, Some((column, falls)));
        Ok(to_js(types::table(&table.map_err(|error| figure_error(&error))?)))
    }

    /// What there is to know about the view that was built last and its data.
    ///
    /// # Errors
    ///
    /// No figure was built.
    #[cfg(feature = "more")]
    pub fn about(&self) -> Result<JsValue, JsValue> {
        let Shown { figure, asked, .. } = self.shown()?;
        let about = figure::about(&self.checked.package, figure, asked);
        Ok(to_js(types::about(&about.map_err(|error| figure_error(&error))?)))
    }
}

impl TradeFigureCore {
    fn shown(&self) -> Result<&Shown, JsValue> {
        self.shown.as_ref().ok_or_else(|| error("no figure has been built", ""))
    }

    fn new(package: Package) -> TradeFigureCore {
        let report = RefCell::new(check_each(&package.observations, &package.claims));
        let checked = Checked {
            package,
            report,
            #[cfg(feature = "more")]
            is_whole: Cell::new(false),
        };
        TradeFigureCore { checked: Rc::new(checked), shown: None }
    }

    fn say(&self, target: Option<&Target>) -> JsValue {
        match (target, &self.shown) {
            (Some(target), Some(Shown { figure, asked, .. })) => {
                to_js(types::readout(target, figure.shown, asked.lang))
            }
            _ => JsValue::NULL,
        }
    }
}

fn to_js(value: impl Into<Plain>) -> JsValue {
    plain_to_js(&value.into())
}

/// By hand, since serde's way is made for every type there is, and ends in the same few calls.
fn plain_to_js(value: &Plain) -> JsValue {
    match value {
        // Every key is always there: what is missing is `null`.
        Plain::Nothing => JsValue::NULL,
        Plain::Truth(truth) => (*truth).into(),
        Plain::Number(number) => (*number).into(),
        Plain::Year(year) => (*year).into(),
        Plain::Text(text) => text.as_str().into(),
        Plain::List(list) => {
            let array = Array::new();
            for value in list {
                array.push(&plain_to_js(value));
            }
            array.into()
        }
        Plain::Object(Object(members)) => {
            let object = js_sys::Object::new();
            for (key, value) in members {
                set(&object, key, &plain_to_js(value));
            }
            object.into()
        }
    }
}

fn read_request(request: &JsValue) -> Result<Request, JsValue> {
    Request::read(request).map_err(|key| {
        let pattern = "the property {} of the request is missing or of another type";
        let message = fill(pattern, &[key]);
        error(&message, "request")
    })
}

/// Sets a property of a fresh object, which cannot fail.
fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

/// The shell resolves the language; one that is not known here speaks English.
#[cfg(feature = "more")]
fn read_lang(lang: &str) -> Lang {
    lang.parse().unwrap_or_default()
}

#[cfg(feature = "authors")]
fn table_error(errors: &data::TableErrors) -> JsValue {
    error(&errors.message(), &errors.first_place())
}

fn data_error(errors: &DataErrors) -> JsValue {
    error(&errors.message(), &errors.first_place())
}

/// With `needsMore` where the build with the feature `more` has what is not in this one.
fn figure_error(cause: &FigureError) -> JsValue {
    let error = error(&cause.message(), &cause.place());
    if !cfg!(feature = "more") && matches!(cause, FigureError::NotInBuild { .. }) {
        set(&error, "needsMore", &JsValue::TRUE);
    }
    error
}

/// The one error that crosses: an `Error` named `TradeFigureError` that says where.
fn error(message: &str, place: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("TradeFigureError");
    set(&error, "where", &place.into());
    error.into()
}
