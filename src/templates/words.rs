//! Grammar for templates: the case of the first letter, and singular or plural.

use minijinja::Value;

/// Returns the text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// Returns the text for use inside a sentence: with a small first letter, except if the first word
/// is in capitals.
pub(super) fn small(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().collect::<String>() + letters.as_str()
}

/// Tells whether a number is one, or a list has one item.
pub(super) fn is_one(value: &Value) -> bool {
    value.as_i64().map_or_else(|| value.len() == Some(1), |it| it == 1)
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
            ("élan", "Élan", "élan"),
            ("", "", ""),
        ] {
            assert_eq!((capital(text), small(text)), (high.to_owned(), low.to_owned()));
        }
    }

    #[test]
    fn one_is_a_number_or_a_length() {
        assert!([Value::from(1), Value::from(vec!["a"])].iter().all(is_one));
        assert!(![Value::from(0), Value::from(2), Value::from(vec!["a", "b"])].iter().any(is_one));
    }
}
