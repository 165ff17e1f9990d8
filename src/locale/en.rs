//! English.

use super::{
    NumberForm,
    words::{Units, Words},
};

pub(super) const WORDS: Words = Words {
    numbers: NumberForm { decimal: '.', group: ',' },
    printed: "Printed",
    could_be: "Rounded from",
    range: "{} to {}",
    change_since: "Change since {}",
    index_of: "Index, {} = 100",
    with_range: "{} ({})",
    no_earlier: "No earlier period in this figure",
    not_printed: "not printed",
    source: "Source: {}",
    note: "Note: {}",
    highest_lowest: "Highest: {}. Lowest: {}.",
    series: "Shown for {}.",
    units: Units {
        currencies: &[("USD", "$"), ("CNY", "\u{a5}"), ("EUR", "\u{20ac}"), ("KZT", "\u{20b8}")],
        money: "{}{}",
        amount: "{} {}",
        multipliers: &[
            (3, "thousand"),
            (6, "million"),
            (9, "billion"),
            (12, "trillion"),
        ],
        percent: "{}%",
        times: "{} times",
        tonnes: "t",
        kilograms: "kg",
    },
    nothing_selected: "This figure selects no numbers.",
    cannot_show: "The figure cannot be shown",
};
