//! The texts of a package that are no tokens, in the reader's language: where a number is printed,
//! and what is noted of it.

use super::Labels;
use crate::locale::Lang;

/// A text as a reader gets it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Told {
    /// The text.
    pub text: String,
    /// Its language: the reader's, or that of the package where it has no other.
    pub lang: Lang,
}

impl Told {
    /// The tag of the language where it is not the reader's; else nothing.
    pub fn other_tag(&self, lang: Lang) -> &'static str {
        if self.lang == lang { "" } else { self.lang.tag() }
    }
}

impl Labels {
    /// A text that has a row for itself as a whole: a note, the title of a source.
    pub fn whole(&self, text: &str, lang: Lang) -> Told {
        match self.own(text, lang) {
            Some(own) => Told { text: own.to_owned(), lang },
            // Nothing is in every language.
            None if text.is_empty() => Told { text: String::new(), lang },
            None => Told { text: text.to_owned(), lang: self.first.unwrap_or(Lang::En) },
        }
    }

    /// Where something is printed: a text that has a row, or else parts of it that have rows. Others
    /// of its parts stay, which are numbers and names.
    pub fn place(&self, text: &str, lang: Lang) -> Told {
        let whole = self.whole(text, lang);
        if whole.lang == lang {
            return whole;
        }
        let words = lang.words();
        let (mut joined, mut is_known) = (String::new(), false);
        for (order, group) in text.split("; ").enumerate() {
            for (place, part) in group.split(", ").enumerate() {
                joined.push_str(match (order, place) {
                    (0, 0) => "",
                    (_, 0) => words.findings.semicolon,
                    _ => words.name_comma,
                });
                let own = self.own(part, lang);
                is_known |= own.is_some();
                joined.push_str(own.unwrap_or(part));
            }
        }
        if is_known { Told { text: joined, lang } } else { whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Package;

    fn labels(text: &str) -> Labels {
        let descriptor = r#"{"name": "a", "resources": [
            {"name": "observations", "path": "o.csv"}, {"name": "labels", "path": "l.csv"}],
            "views": [{"name": "a", "title": "A", "source": "B", "chart": "check"}]}"#;
        let head = "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult";
        let files = |path: &str| match path {
            "o.csv" => Some(format!("{head},source,note\n")),
            _ => Some(text.to_owned()),
        };
        Package::read(descriptor, &files).unwrap_or_else(|errors| panic!("{errors}")).labels
    }

    fn told(text: &str, lang: Lang) -> Told {
        Told { text: text.to_owned(), lang }
    }

    #[test]
    fn a_place_is_told_whole_or_part_by_part() {
        let labels = labels(
            "token,en,kk,ru,zh\ntrade,Trade,,,\nTable 1,,1-кесте,Таблица 1,表1\nrow 2,,,строка 2,第2行\n\
             \"Table 1, row 9\",,,последняя строка,\n",
        );
        let place = |text, lang| labels.place(text, lang);
        assert_eq!(place("Table 1, row 2", Lang::Zh), told("表1，第2行", Lang::Zh));
        assert_eq!(
            place("Table 1, row 2; WITS", Lang::Ru),
            told("Таблица 1, строка 2; WITS", Lang::Ru)
        );
        assert_eq!(place("Table 1, row 9", Lang::Ru), told("последняя строка", Lang::Ru));
        // The text itself is that of its language.
        assert_eq!(place("Table 1, row 2", Lang::En), told("Table 1, row 2", Lang::En));
    }

    #[test]
    fn what_has_no_translation_is_told_in_the_language_of_the_package() {
        let russian = labels("token,ru,kk,zh,en\ntrade,Торговля,,,\nНет,,Жоқ,,\n");
        assert_eq!(russian.place("абзац 1", Lang::Zh), told("абзац 1", Lang::Ru));
        assert_eq!(russian.whole("Нет", Lang::Kk), told("Жоқ", Lang::Kk));
        assert_eq!(russian.whole("Нет", Lang::Zh), told("Нет", Lang::Ru));
        assert_eq!(russian.whole("Нет", Lang::Zh).other_tag(Lang::Zh), "ru");
        assert_eq!(russian.whole("Нет", Lang::Ru).other_tag(Lang::Ru), "");
        assert_eq!(Labels::default().place("Table 1", Lang::Ru), told("Table 1", Lang::En));
    }
}
