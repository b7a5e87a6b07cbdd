//! Whom texts name, by title: two people with the same title count as one.

use crate::answers::names::Names;
use crate::decide::Case;
use crate::letters::without_article;

/// The people of one company.
pub(super) struct People {
    names: Names,
    /// Their titles, without articles.
    titles: Vec<String>,
}

impl People {
    pub(super) fn new(case: &Case<'_>) -> Self {
        let names = Names::new(case.model, case.answers);
        let title = |it: &String| without_article(&names.fill(it)).to_owned();
        let titles = case.model.respondents.iter().map(|it| title(&it.name)).collect();
        Self { names, titles }
    }

    /// Tells whether two titles of the model are those of one person.
    pub(super) fn are_one(&self, one: &str, other: &str) -> bool {
        self.names.fill(one) == self.names.fill(other)
    }

    /// Tells whether two texts of the model name the same person.
    pub(super) fn share(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.names.fill(one), self.names.fill(other));
        self.titles.iter().any(|it| names(&one, it) && names(&other, it))
    }
}

/// Tells whether a text holds a title as words of its own, in whatever case it begins.
fn names(text: &str, title: &str) -> bool {
    let (text, title) = (text.to_lowercase(), title.to_lowercase());
    let is_part = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let stands_alone = |(at, found): (usize, &str)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    };
    !title.is_empty() && text.match_indices(&title).any(stands_alone)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_title_is_found_only_as_words_of_its_own() {
        assert!(names("CEO, two days", "CEO"));
        assert!(names("CMO, head of sales", "Head of sales"));
        assert!(!names("CEOs meet", "CEO"));
        assert!(!names("Chief of Staff", "Chief of Staffing"));
        assert!(!names("anything", ""));
    }
}
