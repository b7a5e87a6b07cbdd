//! A list of answers that can be searched: by a word, by a reference such as A2, or by what is known
//! about an answer.

use super::dialogue::Commands;

/// A choice of one of many answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// The prompt of the list.
    pub message: String,
    /// The answers.
    pub rows: Vec<Row>,
    /// What else can be done here.
    pub commands: Commands,
}

/// An answer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The reference of the question in the paper, if it has one.
    pub reference: String,
    /// What was asked.
    pub name: String,
    /// What was answered.
    pub answer: String,
    /// The words by which answers of its kind are found, such as "open".
    pub tags: Vec<&'static str>,
}

impl Row {
    /// Returns the question, by its reference and its topic.
    pub fn question(&self) -> String {
        format!("{} {}", self.reference, self.name).trim_start().to_owned()
    }

    /// Returns the question and the answer.
    pub fn line(&self) -> String {
        format!("{}: {}", self.question(), self.answer)
    }
}

impl Pick {
    /// Returns the places of the rows that are meant by what is typed: the one with this reference,
    /// else those of this kind, else those that hold every word. All, if nothing is typed.
    pub fn matching(&self, typed: &str) -> Vec<usize> {
        let typed = typed.trim().to_lowercase();
        let places = |is_meant: &dyn Fn(&Row) -> bool| -> Vec<usize> {
            (0..self.rows.len()).filter(|it| is_meant(&self.rows[*it])).collect()
        };
        let holds = |row: &Row| {
            let line = row.line().to_lowercase();
            typed.split_whitespace().all(|it| line.contains(it))
        };
        let meant = [
            places(&|it| it.reference.to_lowercase() == typed && !typed.is_empty()),
            places(&|it| it.tags.contains(&typed.as_str())),
            places(&holds),
        ];
        meant.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(reference: &str, name: &str, answer: &str, tags: &[&'static str]) -> Row {
        let (reference, name, answer) = (reference.into(), name.into(), answer.into());
        Row { reference, name, answer, tags: tags.to_vec() }
    }

    #[test]
    fn rows_are_found_by_reference_by_kind_and_by_words() {
        let pick = Pick {
            message: String::new(),
            rows: vec![
                row("B1", "How open IT is", "not answered", &["open", "skipped"]),
                row("A2", "Who signs off", "3: A board that B1 names", &["believed"]),
                row("A21", "Who pays", "Don't know", &[]),
                row("", "The company", "Acme", &[]),
            ],
            commands: Commands::default(),
        };
        for (typed, places) in [
            ("", &[0, 1, 2, 3][..]),
            ("a2", &[1]),
            (" A2 ", &[1]),
            ("b1", &[0]),
            ("open", &[0]),
            ("believed", &[1]),
            ("who", &[1, 2]),
            ("who BOARD", &[1]),
            ("acme", &[3]),
            ("zebra", &[]),
        ] {
            assert_eq!(pick.matching(typed), places, "{typed}");
        }
    }
}
