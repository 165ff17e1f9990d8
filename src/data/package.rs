//! A data package, whole: its descriptor, its tables and its views.

use super::{
    DataError, DataErrors,
    csv::Source,
    error::are_enough,
    hash::{self, fnv1a},
    json::{Json, Span, Value},
    records::{self, Labels},
    view::{self, Selectable, View},
};
#[cfg(feature = "more")]
use super::{
    dialect::Format,
    json::Content,
    work::{self, Work},
};
use crate::{
    locale::fill,
    model::{Claim, Id, Observation, Places, quoted, split_at_first},
};

/// A data package that has been read and found whole.
#[derive(Clone, Debug)]
pub struct Package {
    /// The package's name.
    pub name: String,
    /// Its title; may be empty.
    #[cfg(feature = "more")]
    pub title: String,
    /// The licences that it is under.
    #[cfg(feature = "more")]
    pub licenses: Vec<Reference>,
    /// Where its numbers are from.
    #[cfg(feature = "more")]
    pub sources: Vec<Reference>,
    /// Who made the package.
    #[cfg(feature = "more")]
    pub contributors: Vec<Reference>,
    /// The works that its numbers are printed in.
    #[cfg(feature = "more")]
    pub citation: Vec<Work>,
    /// The printed levels, in the order of their file.
    pub observations: Vec<Observation>,
    /// The printed derived numbers, in the order of their file.
    pub claims: Vec<Claim>,
    /// What the source argues for, in the order of its file.
    #[cfg(feature = "more")]
    pub arguments: Vec<super::Argument>,
    /// The names of tokens.
    pub labels: Labels,
    /// The figures; at least one.
    pub views: Vec<View>,
    /// The hash (FNV-1a, 64 bits) of the descriptor's text and, after it, of the texts of the files
    /// that it names, in its order, without arguments and those that are left alone.
    pub hash: u64,
    /// How it was read, in lines, where that is not a matter of the format: of a table of a page.
    #[cfg(feature = "authors")]
    pub reading: Vec<crate::locale::LocalText>,
}

/// A licence or a source, as the descriptor names it.
#[cfg(feature = "more")]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reference {
    /// Its title, or its name.
    #[cfg(feature = "more")]
    pub title: String,
    /// Its address; may be empty.
    pub path: String,
}

/// The file name of a descriptor, as errors name it.
pub const DESCRIPTOR: &str = "datapackage.json";

/// The resources that are read, by name; others may be there and are left alone.
#[cfg(feature = "more")]
const RESOURCES: [&str; 4] = ["observations", "claims", "labels", "arguments"];
#[cfg(not(feature = "more"))]
const RESOURCES: [&str; 3] = ["observations", "claims", "labels"];

impl Package {
    /// Reads a package from the text of its descriptor and the texts of its files, which `file`
    /// finds by their paths.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in any of the files, each with its place. A file that the descriptor
    /// names and `file` does not find is an error at the place that names it.
    pub fn read(
        descriptor: &str,
        file: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Package, DataErrors> {
        let json = Json { file: DESCRIPTOR, text: descriptor };
        let object = json.parse()?;
        let mut errors = Vec::new();
        let name = json.require(&object, "name").and_then(|value| {
            let name = json.text_of(value)?;
            if name.is_empty() { Err(json.error(value.span, "a name")) } else { Ok(name) }
        });
        let name = name.map_err(|error| errors.push(error)).unwrap_or_default();

        let mut resources = resources(json, &object, &mut errors);
        #[cfg(feature = "more")]
        {
            let mut wrong = Vec::new();
            for resource in &mut resources {
                resource.format = Format::read(json, resource.object, file, &mut wrong);
            }
            // A table that is read in another way than it was meant has errors that nobody made.
            DataErrors::check(wrong, ())?;
        }
        let mut hash = fnv1a(hash::EMPTY, descriptor);
        for resource in &mut resources {
            resource.text = file(&resource.path);
            match &resource.text {
                // No drawing shows these, and not every build reads them.
                Some(_) if cfg!(feature = "more") && resource.name == "arguments" => {}
                Some(text) => hash = fnv1a(hash, text),
                None => errors.push(json.error(resource.at, "the path of a file that can be read")),
            }
        }
        let text_of = |name: &str| {
            let found = resources.iter().find(|resource| resource.name == name)?;
            Some(Source {
                file: &found.path,
                text: found.text.as_deref()?,
                #[cfg(feature = "more")]
                format: &found.format,
            })
        };
        let labels = text_of("labels").map(|source| Labels::read(source, &mut errors));
        let mut ids = Places::default();
        let observations = text_of("observations").map_or_else(Vec::new, |source| {
            records::observations(source, labels.as_ref(), &mut ids, &mut errors)
        });
        let mut observation_ids = Places::default();
        for (id, _) in ids.ascending() {
            observation_ids.insert(id, 0);
        }
        let mut places = Places::default();
        for (place, observation) in observations.iter().enumerate() {
            places.insert(observation.id.as_str(), place);
        }
        let claims = text_of("claims").map_or_else(Vec::new, |source| {
            records::claims(source, &observation_ids, &mut ids, &mut errors)
        });
        #[cfg(feature = "more")]
        let arguments = text_of("arguments")
            .map_or_else(Vec::new, |source| super::arguments::read(source, &ids, &mut errors));
        let selectable =
            Selectable { list: &observations, places: &places, known: &observation_ids };
        let views = view::read(json, &object, &selectable, &mut errors);
        let labels = labels.unwrap_or_default();
        let package = Package {
            name,
            #[cfg(feature = "more")]
            title: text(&object, "title"),
            #[cfg(feature = "more")]
            licenses: references(&object, "licenses"),
            #[cfg(feature = "more")]
            sources: references(&object, "sources"),
            #[cfg(feature = "more")]
            contributors: references(&object, "contributors"),
            #[cfg(feature = "more")]
            citation: work::read(json, &object),
            observations,
            claims,
            #[cfg(feature = "more")]
            arguments,
            labels,
            views,
            hash,
            #[cfg(feature = "authors")]
            reading: Vec::new(),
        };
        DataErrors::check(errors, package)
    }

    /// The paths of the files that a descriptor names, relative to it.
    ///
    /// # Errors
    ///
    /// A descriptor that cannot be read, or that names no observations.
    pub fn paths(descriptor: &str) -> Result<Vec<String>, DataErrors> {
        let json = Json { file: DESCRIPTOR, text: descriptor };
        let object = json.parse()?;
        let mut errors = Vec::new();
        let resources = resources(json, &object, &mut errors);
        let mut paths = Vec::new();
        for resource in resources {
            paths.push(resource.path);
            #[cfg(feature = "more")]
            for path in resource.linked {
                if !paths.contains(&path) {
                    paths.push(path);
                }
            }
        }
        DataErrors::check(errors, paths)
    }

    /// The observation of an id.
    pub fn observation(&self, id: &Id) -> Option<&Observation> {
        self.observations.iter().find(|observation| observation.id == *id)
    }
}

/// The text of a key that need not be there; empty if it is none.
#[cfg(feature = "more")]
fn text(object: &Value, key: &str) -> String {
    for member in object.members().unwrap_or_default() {
        if let (true, Content::Text(text)) = (member.key == key, &member.value.content) {
            return text.clone();
        }
    }
    String::new()
}

/// The list of a key that need not be there. Nothing is computed from it, so what is of another form
/// is passed over.
#[cfg(feature = "more")]
fn references(object: &Value, key: &str) -> Vec<Reference> {
    let mut references = Vec::new();
    for member in object.members().unwrap_or_default() {
        if let (true, Content::List(list)) = (member.key == key, &member.value.content) {
            for reference in list {
                let mut title = text(reference, "title");
                if title.is_empty() {
                    title = text(reference, "name");
                }
                references.push(Reference { title, path: text(reference, "path") });
            }
        }
    }
    references
}

/// A file that a descriptor names.
struct Resource<'a> {
    name: &'static str,
    path: String,
    /// Where the path stands.
    at: Span,
    /// The paths of its schema and dialect, where these are files of their own.
    #[cfg(feature = "more")]
    linked: Vec<String>,
    /// The file itself, once it is found.
    text: Option<String>,
    /// The entry of the descriptor.
    #[cfg(feature = "more")]
    object: &'a Value,
    #[cfg(not(feature = "more"))]
    object: std::marker::PhantomData<&'a Value>,
    /// How the file is written, once that is read.
    #[cfg(feature = "more")]
    format: Format,
}

/// The resources that are read, of those that a descriptor lists.
fn resources<'a>(
    json: Json<'_>,
    object: &'a Value,
    errors: &mut Vec<DataError>,
) -> Vec<Resource<'a>> {
    let (at, list) = match json.list(object, "resources", 0, "a list of resources") {
        Ok(found) => found,
        Err(error) => {
            errors.push(error);
            return Vec::new();
        }
    };
    let mut resources: Vec<Resource<'_>> = Vec::new();
    for element in list {
        if are_enough(errors) {
            break;
        }
        match resource(json, element) {
            Ok(Some(resource)) if resources.iter().any(|other| other.name == resource.name) => {
                let expected = fill("one resource {}", &[&quoted(resource.name)]);
                errors.push(json.error(element.span, expected));
            }
            Ok(Some(resource)) => resources.push(resource),
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    let lacks_observations = resources.iter().all(|resource| resource.name != RESOURCES[0]);
    if lacks_observations && errors.is_empty() {
        errors.push(json.error(at, "a resource named \"observations\""));
    }
    resources
}

fn resource<'a>(json: Json<'_>, object: &'a Value) -> Result<Option<Resource<'a>>, DataError> {
    if object.members().is_none() {
        return Err(json.error(object.span, "a resource as an object"));
    }
    let name = json.text_of(json.require(object, "name")?)?;
    let Some(name) = RESOURCES.into_iter().find(|known| *known == name) else { return Ok(None) };
    let value = json.require(object, "path")?;
    let path = json.text_of(value)?;
    if !stays_inside(&path) {
        return Err(
            json.error(value.span, "a path within the package, such as \"observations.csv\"")
        );
    }
    Ok(Some(Resource {
        name,
        path,
        at: value.span,
        text: None,
        #[cfg(feature = "more")]
        linked: linked(json, object)?,
        #[cfg(feature = "more")]
        object,
        #[cfg(not(feature = "more"))]
        object: std::marker::PhantomData,
        #[cfg(feature = "more")]
        format: Format::default(),
    }))
}

/// The paths of a resource's schema and dialect, where these are files of their own.
#[cfg(feature = "more")]
fn linked(json: Json<'_>, object: &Value) -> Result<Vec<String>, DataError> {
    let mut linked = Vec::new();
    for member in object.members().unwrap_or_default() {
        if matches!(member.key.as_str(), "schema" | "dialect")
            && let Content::Text(path) = &member.value.content
        {
            if !stays_inside(path) {
                return Err(json.error(member.value.span, "a path within the package"));
            }
            linked.push(path.clone());
        }
    }
    Ok(linked)
}

/// Whether a path leads to a file of the package: the standard forbids paths that leave it, and a URL
/// would be a request of its own.
fn stays_inside(path: &str) -> bool {
    if path.bytes().any(|byte| matches!(byte, b'\\' | b':' | b'?' | b'#')) {
        return false;
    }
    let mut rest = path;
    while let Some((folder, inner)) = split_at_first(rest, b'/') {
        if is_no_name(folder) {
            return false;
        }
        rest = inner;
    }
    !is_no_name(rest)
}

fn is_no_name(part: &str) -> bool {
    matches!(part, "" | "." | "..")
}
