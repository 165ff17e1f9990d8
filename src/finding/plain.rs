//! Plain data for programs: what crosses the boundary to JavaScript, and the check as JSON.
//!
//! One type for all of it, since what serde derives is made anew for each struct and again for each
//! type of a field.

use serde::{Serialize, Serializer};

use crate::model::Id;

/// A value as JavaScript and JSON have them.
#[derive(Clone, Debug)]
pub enum Plain {
    Nothing,
    Truth(bool),
    Number(f64),
    /// A year.
    Year(u16),
    Text(String),
    List(Vec<Plain>),
    Object(Object),
}

/// Keys and values, in the order in which they were set.
#[derive(Clone, Debug, Default)]
pub struct Object(pub(crate) Vec<(String, Plain)>);

impl Object {
    /// Adds a key that is not there yet.
    pub(crate) fn set(&mut self, key: &str, value: impl Into<Plain>) {
        self.add(key, value.into());
    }

    // Once for all types of values.
    #[inline(never)]
    fn add(&mut self, key: &str, value: Plain) {
        self.0.push((key.to_owned(), value));
    }
}

impl From<bool> for Plain {
    fn from(truth: bool) -> Plain {
        Plain::Truth(truth)
    }
}

impl From<f64> for Plain {
    fn from(number: f64) -> Plain {
        Plain::Number(number)
    }
}

impl From<Option<f64>> for Plain {
    fn from(number: Option<f64>) -> Plain {
        number.map_or(Plain::Nothing, Plain::Number)
    }
}

impl From<Option<u16>> for Plain {
    fn from(year: Option<u16>) -> Plain {
        year.map_or(Plain::Nothing, Plain::Year)
    }
}

impl From<&str> for Plain {
    fn from(text: &str) -> Plain {
        Plain::Text(text.to_owned())
    }
}

impl From<Option<&str>> for Plain {
    fn from(text: Option<&str>) -> Plain {
        text.map_or(Plain::Nothing, Plain::from)
    }
}

impl From<String> for Plain {
    fn from(text: String) -> Plain {
        Plain::Text(text)
    }
}

impl From<&[String]> for Plain {
    fn from(texts: &[String]) -> Plain {
        let mut list = Vec::new();
        for text in texts {
            list.push(text.as_str().into());
        }
        Plain::List(list)
    }
}

impl From<&[Id]> for Plain {
    fn from(ids: &[Id]) -> Plain {
        let mut list = Vec::new();
        for id in ids {
            list.push(id.as_str().into());
        }
        Plain::List(list)
    }
}

impl From<Object> for Plain {
    fn from(object: Object) -> Plain {
        Plain::Object(object)
    }
}

impl FromIterator<Plain> for Plain {
    fn from_iter<I: IntoIterator<Item = Plain>>(values: I) -> Plain {
        let mut list = Vec::new();
        for value in values {
            list.push(value);
        }
        Plain::List(list)
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Plain::Nothing => serializer.serialize_none(),
            Plain::Truth(truth) => serializer.serialize_bool(*truth),
            Plain::Number(number) => serializer.serialize_f64(*number),
            Plain::Year(year) => serializer.serialize_u16(*year),
            Plain::Text(text) => serializer.serialize_str(text),
            Plain::List(list) => serializer.collect_seq(list),
            Plain::Object(Object(members)) => {
                serializer.collect_map(members.iter().map(|(key, value)| (key.as_str(), value)))
            }
        }
    }
}
