//! The case of a first letter, the article before a title, and whose something is.

/// Returns the text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// Returns the text for use inside a sentence: with a small first letter, except if the first word is
/// in capitals, or “I”.
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let word: String = text.chars().take_while(|it| it.is_alphanumeric()).collect();
    if word == "I" || letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

/// Returns the title of a post without the article before it.
pub fn without_article(title: &str) -> &str {
    title.strip_prefix("the ").or_else(|| title.strip_prefix("The ")).unwrap_or(title)
}

/// Returns what a name ends in to say whose something is: `'s`, or `'` after an s.
pub fn whose(name: &str) -> &'static str {
    if name.ends_with('s') { "'" } else { "'s" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_changes_and_words_in_capitals_stay() {
        for (text, high, low) in [
            ("the CMO", "The CMO", "the CMO"),
            ("Trust of the CMO", "Trust of the CMO", "trust of the CMO"),
            ("IT capacity", "IT capacity", "IT capacity"),
            ("A note", "A note", "a note"),
            ("I will not pay", "I will not pay", "I will not pay"),
            ("I’ll pay", "I’ll pay", "I’ll pay"),
            ("In May", "In May", "in May"),
            ("élan", "Élan", "élan"),
            ("", "", ""),
        ] {
            assert_eq!((capital(text), small(text)), (high.to_owned(), low.to_owned()));
        }
    }

    #[test]
    fn after_an_s_an_apostrophe_says_whose_something_is() {
        assert_eq!(["IT", "Sales"].map(whose), ["'s", "'"]);
    }

    #[test]
    fn a_title_has_no_article() {
        let titles = ["the CIO", "The owner", "theatre lead"].map(without_article);
        assert_eq!(titles, ["CIO", "owner", "theatre lead"]);
    }
}
