//! Answers that stand behind `#`, and so are none: somebody forgot to take the sign away.

use super::read;
use crate::answers::Reply;
use crate::diagnostic::SourceFile;
use crate::model::{Model, Question};

/// What a blank file has where nothing is filled in.
const BLANK: [&str; 4] = ["", "\"\"", "[]", "{}"];

/// Returns the line and the id of each open question that a comment answers, as in `# it_pace_fit = 3`;
/// none in a file with mistakes.
pub fn commented_out(source: &SourceFile, model: &Model) -> Vec<(usize, String)> {
    let lines = source.text.lines().enumerate();
    let found: Vec<_> =
        lines.filter_map(|(at, line)| Some((at + 1, filled(line, model)?))).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let Ok(answers) = read(source, model) else { return Vec::new() };
    let is_open = |question: Question| match question {
        Question::Factor(factor) => answers.answer(factor).reply == Reply::NotAsked,
        Question::Context(context) => answers.about(context).is_none(),
    };
    let open = found.into_iter().filter(|it| is_open(it.1.0));
    open.map(|(line, (_, id))| (line, id.to_owned())).collect()
}

/// Returns the question that a comment answers.
fn filled<'a>(line: &'a str, model: &Model) -> Option<(Question, &'a str)> {
    let (id, value) = line.trim_start().strip_prefix('#')?.split_once('=')?;
    let (id, value) = (id.trim(), value.trim());
    let factor = model.factor(id).map(Question::Factor);
    let question = factor.or_else(|| model.context(id).map(Question::Context))?;
    let is_filled = !BLANK.contains(&value) && value.parse::<toml_edit::Value>().is_ok();
    is_filled.then_some((question, id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn only_a_filled_answer_to_an_open_question_counts() {
        let model = fixture::model();
        let text = "schema = 2\nmodel = \"small\"\nmodel_version = \"1\"\n[about]\n# company = \"\"\n\
            #prepared_by = \"Ada\"\n# people =\n[answers]\n# trust = 4\nrules = 3\n# rules = 2\n\
            # speed = { level = 2 }\n# other = 3\n# reach = as before\n";
        let source = SourceFile { name: "a.toml".into(), text: text.into() };
        let found = commented_out(&source, &model);
        let found: Vec<_> = found.iter().map(|(line, id)| (*line, id.as_str())).collect();
        assert_eq!(found, [(6, "prepared_by"), (9, "trust"), (12, "speed")]);
    }
}
