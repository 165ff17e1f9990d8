//! The words and number forms of the languages that a figure speaks.
//!
//! Every word a reader sees comes from here or from the package's own labels. A language is one file
//! that fills in [`Words`]; a word that is missing does not compile.

#[cfg(feature = "more")]
mod argument;
mod check;
mod cite;
mod controls;
mod en;
#[cfg(feature = "more")]
mod errors;
mod indicator;
mod kk;
mod number;
#[cfg(feature = "authors")]
mod page_table;
mod period;
mod ru;
mod text;
mod unit;
mod words;
mod years;
mod zh;

use std::str::FromStr;

#[cfg(feature = "more")]
pub use argument::{ArgumentWords, ProjectionWords};
pub use check::CheckWords;
#[cfg(feature = "more")]
pub use check::{FindingWords, ReasonWords};
#[cfg(feature = "more")]
pub use cite::CiteWords;
pub use controls::ControlWords;
#[cfg(feature = "more")]
pub use controls::PanelWords;
#[cfg(feature = "more")]
pub use errors::in_language;
pub use indicator::IndicatorWords;
pub use number::NumberForm;
#[cfg(feature = "authors")]
pub use page_table::TableWords;
pub use period::PeriodWords;
pub use text::LocalText;
pub(crate) use words::fill;
pub use words::{Units, Words};
#[cfg(feature = "more")]
pub use years::YearWords;

/// A language that packages may label their tokens in.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// Chinese, simplified.
    Zh,
}

impl Lang {
    /// Every language, in the order of the columns of `labels.csv`.
    pub const ALL: [Lang; 4] = [Lang::En, Lang::Kk, Lang::Ru, Lang::Zh];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Kk => "kk",
            Lang::Ru => "ru",
            Lang::Zh => "zh",
        }
    }

    /// The words of the figure itself.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::En => &en::WORDS,
            Lang::Kk => &kk::WORDS,
            Lang::Ru => &ru::WORDS,
            Lang::Zh => &zh::WORDS,
        }
    }
}

impl FromStr for Lang {
    type Err = ();

    /// Reads a BCP 47 tag by its primary language: `zh-Hans-CN` is Chinese.
    ///
    /// # Errors
    ///
    /// Any language that is not in [`Lang::ALL`].
    fn from_str(tag: &str) -> Result<Lang, ()> {
        let end = tag.bytes().position(|byte| matches!(byte, b'-' | b'_'));
        let primary = &tag[..end.unwrap_or(tag.len())];
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary)).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_by_its_primary_tag() {
        assert_eq!("en".parse(), Ok(Lang::En));
        assert_eq!("KK-kz".parse(), Ok(Lang::Kk));
        assert_eq!("zh-Hans-CN".parse(), Ok(Lang::Zh));
        assert_eq!("de".parse::<Lang>(), Err(()));
        assert_eq!("".parse::<Lang>(), Err(()));
    }
}
