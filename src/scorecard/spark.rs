//! A series of values as the lines of a small drawing.

use crate::finding::plain::Plain;

/// Lines through the values, each a list of x and y, from 0 to 1: x from the first year to the last, y
/// from the highest value down. A line ends where years are missing that the series has elsewhere.
pub(super) fn spark(points: &[(f64, f64)]) -> Plain {
    let (mut low, mut high, mut step) = (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY);
    let mut before = f64::NEG_INFINITY;
    for (year, value) in points {
        (low, high) = (low.min(*value), high.max(*value));
        step = step.min(year - before);
        before = *year;
    }
    let start = points.first().map_or(0.0, |point| point.0);
    let part = |value: f64, length: f64| if length > 0.0 { value / length } else { 0.5 };
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    let mut last = start;
    for (year, value) in points {
        if year - last > step {
            lines.push(Plain::List(std::mem::take(&mut line)));
        }
        line.push(Plain::from(part(year - start, before - start)));
        line.push(Plain::from(part(high - value, high - low)));
        last = *year;
    }
    if points.len() > 1 {
        lines.push(Plain::List(line));
    }
    Plain::List(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(points: &[(f64, f64)]) -> Vec<Vec<f64>> {
        let Plain::List(lines) = spark(points) else { panic!("a list") };
        let number = |value: Plain| match value {
            Plain::Number(number) => number,
            _ => panic!("a number"),
        };
        let line = |line: Plain| match line {
            Plain::List(line) => line.into_iter().map(number).collect(),
            _ => panic!("a line"),
        };
        lines.into_iter().map(line).collect()
    }

    #[test]
    fn lines_end_where_years_are_missing() {
        let points = [(2000.0, 1.0), (2001.0, 3.0), (2004.0, 2.0), (2005.0, 2.0)];
        let expected = [vec![0.0, 1.0, 0.2, 0.0], vec![0.8, 0.5, 1.0, 0.5]];
        assert_eq!(lines(&points), expected);
        // Every tenth year is no gap.
        assert_eq!(lines(&[(1995.0, 1.0), (2005.0, 1.0)]), [[0.0, 0.5, 1.0, 0.5]]);
        assert!(lines(&[(1995.0, 1.0)]).is_empty());
    }
}
