//! Putting things in order.

/// Puts numbers with the places of what they belong to in ascending order; equal ones stay in the
/// order of their places. One function for all, since each sort of its own is a kilobyte of code.
#[inline(never)]
pub(crate) fn ascending(numbers: &mut [(f64, usize)]) {
    numbers.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_stay_in_the_order_of_their_places() {
        let mut numbers = [(2.0, 0), (f64::INFINITY, 1), (-1.0, 2), (2.0, 3)];
        ascending(&mut numbers);
        assert_eq!(numbers.map(|(_, place)| place), [2, 0, 3, 1]);
    }
}
