//! A text in some of the languages.

use super::Lang;

/// A text in one or more languages.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LocalText {
    texts: [Option<String>; Lang::ALL.len()],
}

impl LocalText {
    /// Sets the text of one language.
    pub fn set(&mut self, lang: Lang, text: String) {
        self.texts[lang as usize] = Some(text);
    }

    /// The text in a language, or in the first language that has one, or nothing.
    pub fn get(&self, lang: Lang) -> &str {
        self.texts[self.lang(lang) as usize].as_deref().unwrap_or_default()
    }

    /// The texts that there are, by language.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &str)> {
        Lang::ALL.into_iter().filter_map(|lang| Some((lang, self.texts[lang as usize].as_deref()?)))
    }

    /// The language of the text that a language gets.
    pub fn lang(&self, lang: Lang) -> Lang {
        if self.texts[lang as usize].is_some() {
            return lang;
        }
        for other in Lang::ALL {
            if self.texts[other as usize].is_some() {
                return other;
            }
        }
        lang
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_the_first_there_is() {
        let mut text = LocalText::default();
        assert_eq!((text.get(Lang::Ru), text.lang(Lang::Ru)), ("", Lang::Ru));
        text.set(Lang::Zh, "出口".to_owned());
        text.set(Lang::En, "Exports".to_owned());
        assert_eq!(text.get(Lang::Zh), "出口");
        assert_eq!((text.get(Lang::Ru), text.lang(Lang::Ru)), ("Exports", Lang::En));
        assert_eq!(text.lang(Lang::Zh), Lang::Zh);
    }
}
