//! Where named things are in a list.

/// The places of things in a list, by name.
///
/// Sorted by name, and names mostly come in an order: the standard library's maps, which are also
/// quick for names in none, weigh ten times as much in what every reader downloads.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places(Vec<(String, usize)>);

impl Places {
    /// Sets the place of a name; whether the name is new.
    pub(crate) fn insert(&mut self, name: &str, place: usize) -> bool {
        match self.search(name) {
            Ok(known) => {
                self.0[known].1 = place;
                false
            }
            Err(next) => {
                self.0.insert(next, (name.to_owned(), place));
                true
            }
        }
    }

    /// The place of a name.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.search(name).ok().map(|known| self.0[known].1)
    }

    /// All names with their places, in ascending order of the names.
    pub(crate) fn ascending(&self) -> &[(String, usize)] {
        &self.0
    }

    fn search(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_place_that_it_was_given_last() {
        let mut places = Places::default();
        assert!(places.insert("b", 0) && places.insert("a", 1) && places.insert("", 2));
        assert!(!places.insert("b", 3));
        assert_eq!(
            ["a", "b", "", "c"].map(|name| places.get(name)),
            [Some(1), Some(3), Some(2), None]
        );
    }
}
