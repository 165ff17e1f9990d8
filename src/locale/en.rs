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
    value_of: "{}, {}: {}",
    highest_lowest: "Highest: {}. Lowest: {}.",
    series: "Shown for {}.",
    units: Units {
        currencies: &[
            ("USD", "$", "US dollars"),
            ("CNY", "\u{a5}", "yuan"),
            ("EUR", "\u{20ac}", "euros"),
            ("KZT", "\u{20b8}", "tenge"),
        ],
        money: "{}{}",
        amount: "{} {}",
        multipliers: &[(3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")],
        percent: "{}%",
        times: "{} times",
        tonnes: "t",
        kilograms: "kg",
    },
    nothing_selected: "This figure selects no numbers.",
    cannot_show: "The figure cannot be shown",
};
