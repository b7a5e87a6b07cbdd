//! Answers that stand behind `#`, and so are none: somebody forgot to take the sign away.

use crate::answers::{Answers, Reply};
use crate::diagnostic::SourceFile;
use crate::model::{Model, Question};

/// What a blank file has where nothing is filled in.
const BLANK: [&str; 4] = ["", "\"\"", "[]", "{}"];

/// Returns the line and the id of each open question that a comment answers, as in `# it_pace_fit = 3`.
pub fn commented_out(
    source: &SourceFile,
    answers: &Answers,
    model: &Model,
) -> Vec<(usize, String)> {
    let found = source.text.lines().enumerate().filter_map(|(place, line)| {
        let (id, value) = line.trim_start().strip_prefix('#')?.split_once('=')?;
        let (id, value) = (id.trim(), value.trim());
        let is_filled = !BLANK.contains(&value) && value.parse::<toml_edit::Value>().is_ok();
        (is_filled && is_open(id, answers, model)?).then(|| (place + 1, id.to_owned()))
    });
    found.collect()
}

/// Tells whether a question is not answered. None if there is no such question.
fn is_open(id: &str, answers: &Answers, model: &Model) -> Option<bool> {
    let factor = model.factor(id).map(Question::Factor);
    Some(match factor.or_else(|| model.context(id).map(Question::Context))? {
        Question::Factor(factor) => answers.answer(factor).reply == Reply::NotAsked,
        Question::Context(context) => answers.about(context).is_none(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::read;
    use crate::fixture;

    #[test]
    fn only_a_filled_answer_to_an_open_question_counts() {
        let model = fixture::model();
        let text = "schema = 2\nmodel = \"small\"\nmodel_version = \"1\"\n[about]\n# company = \"\"\n\
            #prepared_by = \"Ada\"\n# people =\n[answers]\n# trust = 4\nrules = 3\n# rules = 2\n\
            # speed = { level = 2 }\n# other = 3\n# reach = as before\n";
        let source = SourceFile { name: "a.toml".into(), text: text.into() };
        let answers = read(&source, &model).unwrap();
        let found = commented_out(&source, &answers, &model);
        let found: Vec<_> = found.iter().map(|(line, id)| (*line, id.as_str())).collect();
        assert_eq!(found, [(6, "prepared_by"), (9, "trust"), (12, "speed")]);
    }
}
