//! Works as CSL-JSON.
//!
//! # Source
//!
//! Citation Style Language, schema csl-data.json 1.0.2.

use crate::{
    data::{Author, Work},
    finding::plain::{Object, Plain},
};

/// Every work, as a list.
pub(super) fn write(works: &[(String, Work)]) -> Plain {
    works.iter().map(|(key, work)| item(key, work)).collect()
}

fn item(key: &str, work: &Work) -> Plain {
    let mut item = Object::default();
    item.set("id", key);
    item.set("type", work.kind);
    item.set("title", work.title.as_str());
    if !work.authors.is_empty() {
        item.set("author", work.authors.iter().map(author).collect::<Plain>());
    }
    for (key, date) in [("issued", &work.issued), ("accessed", &work.accessed)] {
        if !date.is_empty() {
            let parts: Plain = date.iter().map(|part| Plain::Year(*part)).collect();
            let mut object = Object::default();
            object.set("date-parts", Plain::List(vec![parts]));
            item.set(key, object);
        }
    }
    for (name, text) in &work.texts {
        item.set(name, text.as_str());
    }
    item.into()
}

fn author(author: &Author) -> Plain {
    let mut object = Object::default();
    match author {
        Author::Person { family, given } => {
            object.set("family", family.as_str());
            if !given.is_empty() {
                object.set("given", given.as_str());
            }
        }
        Author::Body(name) => object.set("literal", name.as_str()),
    }
    object.into()
}
