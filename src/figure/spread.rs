//! Moving labels apart.

/// Moves places, which run from low to high, apart until each is `distance` from the next, as little
/// as needed and within `low` to `high` if there is room for that; without it the first ones pass
/// the limit.
pub(crate) fn spread(places: &mut [(f64, usize)], distance: f64, (low, high): (f64, f64)) {
    let mut least = low;
    for place in places.iter_mut() {
        place.0 = place.0.max(least);
        least = place.0 + distance;
    }
    let mut most = high;
    for place in places.iter_mut().rev() {
        place.0 = place.0.min(most);
        most = place.0 - distance;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_apart_within_their_limits() {
        let mut places = [(1.0, 0), (2.0, 1), (50.0, 2), (98.0, 3), (99.0, 4)];
        spread(&mut places, 10.0, (5.0, 95.0));
        assert_eq!(places, [(5.0, 0), (15.0, 1), (50.0, 2), (85.0, 3), (95.0, 4)]);
    }
}
