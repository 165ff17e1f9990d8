//! A data package, whole: its descriptor, its tables and its views.

use super::{
    Argument, DataError, DataErrors, arguments,
    error::are_enough,
    json::{Json, Value},
    records::{self, Labels},
    view::{self, Selectable, View},
};
use crate::model::{Claim, Id, Observation, Places, quoted};

/// A data package that has been read and found whole.
#[derive(Clone, Debug)]
pub struct Package {
    /// The package's name.
    pub name: String,
    /// The printed levels, in the order of their file.
    pub observations: Vec<Observation>,
    /// The printed derived numbers, in the order of their file.
    pub claims: Vec<Claim>,
    /// What the source argues for, in the order of its file.
    pub arguments: Vec<Argument>,
    /// The names of tokens.
    pub labels: Labels,
    /// The figures; at least one.
    pub views: Vec<View>,
}

/// The file name of a descriptor, as errors name it.
pub const DESCRIPTOR: &str = "datapackage.json";

/// The resources that are read, by name; others may be there and are left alone.
const RESOURCES: [&str; 4] = ["observations", "claims", "labels", "arguments"];

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

        let mut texts: Vec<(&str, String, String)> = Vec::new();
        for resource in resources(json, &object, &mut errors) {
            match file(&resource.path) {
                Some(text) => texts.push((resource.name, resource.path, text)),
                None => errors.push(DataError {
                    expected: "the path of a file that can be read".to_owned(),
                    ..resource.at
                }),
            }
        }
        let text_of = |name: &str| {
            let found = texts.iter().find(|(known, _, _)| *known == name);
            found.map(|(_, path, text)| (path.as_str(), text.as_str()))
        };
        let labels = text_of("labels").map(|(path, text)| Labels::read(path, text, &mut errors));
        let mut ids = Places::default();
        let observations = text_of("observations").map_or_else(Vec::new, |(path, text)| {
            records::observations(path, text, labels.as_ref(), &mut ids, &mut errors)
        });
        let observation_ids = ids.clone();
        let mut places = Places::default();
        for (place, observation) in observations.iter().enumerate() {
            places.insert(observation.id.as_str(), place);
        }
        let claims = text_of("claims").map_or_else(Vec::new, |(path, text)| {
            records::claims(path, text, &mut ids, &mut errors)
        });
        let arguments = text_of("arguments")
            .map_or_else(Vec::new, |(path, text)| arguments::read(path, text, &ids, &mut errors));
        let selectable =
            Selectable { list: &observations, places: &places, known: &observation_ids };
        let views = view::read(json, &object, &selectable, &mut errors);
        let labels = labels.unwrap_or_default();
        DataErrors::check(errors, Package { name, observations, claims, arguments, labels, views })
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
        let paths = resources.into_iter().map(|resource| resource.path).collect();
        DataErrors::check(errors, paths)
    }

    /// The observation of an id.
    pub fn observation(&self, id: &Id) -> Option<&Observation> {
        self.observations.iter().find(|observation| observation.id == *id)
    }
}

/// A file that a descriptor names.
struct Resource {
    name: &'static str,
    path: String,
    /// An error at the path, to be filled in if the file is not there.
    at: DataError,
}

/// The resources that are read, of those that a descriptor lists.
fn resources(json: Json<'_>, object: &Value, errors: &mut Vec<DataError>) -> Vec<Resource> {
    let (at, list) = match json.list(object, "resources", 0, "a list of resources") {
        Ok(found) => found,
        Err(error) => {
            errors.push(error);
            return Vec::new();
        }
    };
    let mut resources: Vec<Resource> = Vec::new();
    for element in list {
        if are_enough(errors) {
            break;
        }
        match resource(json, element) {
            Ok(Some(resource)) if resources.iter().any(|other| other.name == resource.name) => {
                let expected = format!("one resource {}", quoted(resource.name));
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

fn resource(json: Json<'_>, object: &Value) -> Result<Option<Resource>, DataError> {
    if object.members().is_none() {
        return Err(json.error(object.span, "a resource as an object"));
    }
    let name = json.text_of(json.require(object, "name")?)?;
    let Some(name) = RESOURCES.into_iter().find(|known| *known == name) else { return Ok(None) };
    let value = json.require(object, "path")?;
    let path = json.text_of(value)?;
    // The standard forbids paths that leave the package; a URL would be a request of its own.
    let stays_inside = !path.is_empty()
        && !path.starts_with('/')
        && !path.contains(['\\', ':', '?', '#'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if !stays_inside {
        return Err(
            json.error(value.span, "a path within the package, such as \"observations.csv\"")
        );
    }
    Ok(Some(Resource { name, path, at: json.error(value.span, "") }))
}
