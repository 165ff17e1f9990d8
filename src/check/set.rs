//! Sets of printed numbers.

/// Whole numbers in order, each once.
///
/// A sorted list: the sets are small or built in order, and one plain type weighs little in what
/// every reader downloads.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Set(Vec<usize>);

impl Set {
    pub(super) fn new() -> Set {
        Set::default()
    }

    /// Adds a number; whether it was missing.
    pub(super) fn insert(&mut self, number: usize) -> bool {
        match self.0.binary_search(&number) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, number);
                true
            }
        }
    }

    pub(super) fn remove(&mut self, number: usize) {
        if let Ok(place) = self.0.binary_search(&number) {
            self.0.remove(place);
        }
    }

    pub(super) fn contains(&self, number: usize) -> bool {
        self.0.binary_search(&number).is_ok()
    }

    pub(super) fn insert_all(&mut self, numbers: &[usize]) {
        for number in numbers {
            self.insert(*number);
        }
    }

    /// The numbers that the other set does not hold.
    pub(super) fn without(&self, other: &Set) -> Set {
        let mut rest = Set::new();
        for number in &self.0 {
            if !other.contains(*number) {
                rest.0.push(*number);
            }
        }
        rest
    }

    pub(super) fn is_disjoint(&self, other: &Set) -> bool {
        !self.0.iter().any(|number| other.contains(*number))
    }

    /// The numbers in order.
    pub(super) fn as_slice(&self) -> &[usize] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_order_and_once() {
        let mut set = Set::new();
        set.insert_all(&[3, 1, 2, 3]);
        assert_eq!(set.as_slice(), [1, 2, 3]);
        assert!(!set.insert(2) && set.contains(2));
        let mut other = Set::new();
        other.insert_all(&[2, 5]);
        assert!(!set.is_disjoint(&other));
        assert_eq!(set.without(&other).as_slice(), [1, 3]);
        set.remove(2);
        assert!(set.is_disjoint(&other));
    }
}
