//! Questions named on the command line: `--only GLOB`.

use super::failure::Failure;
use crate::diagnostic::nearest;
use crate::model::{Model, Question};
use crate::phrases::{self, fill};

/// Returns the questions that the patterns match, in model order, or an error with every pattern
/// that matches nothing. Several patterns may stand in one text, with commas or spaces between. A
/// pattern matches a question by its id or its reference in a paper, or all
/// questions of a section by the section's id or letter.
pub(super) fn questions_named(model: &Model, globs: &[String]) -> Result<Vec<Question>, Failure> {
    let questions = questions(model);
    let names = |it: &String| {
        let names = it.split([',', ';', ' ']).filter(|it| !it.is_empty()).map(str::to_owned);
        names.collect::<Vec<_>>()
    };
    let globs: Vec<String> = globs.iter().flat_map(names).collect();
    let hits = |glob: &str, names: &[&str]| names.iter().any(|name| matches(glob, name));
    let wrong: Vec<String> = globs
        .iter()
        .filter(|glob| !questions.iter().any(|(_, names)| hits(glob, names)))
        .map(|glob| unmatched(glob, &questions))
        .collect();
    if !wrong.is_empty() {
        return Err(Failure::Usage(wrong));
    }
    let wanted = |names: &[&str]| globs.iter().any(|glob| hits(glob, names));
    Ok(questions.iter().filter(|(_, names)| wanted(names)).map(|(step, _)| *step).collect())
}

/// Returns every question that can be asked, with all its names.
fn questions(model: &Model) -> Vec<(Question, Vec<&str>)> {
    let contexts = model
        .context_ids()
        .filter(|id| *id != model.roles.date)
        .map(|id| (Question::Context(id), vec![model[id].id.as_str()]));
    let factors = model.factor_ids().map(|id| {
        let (factor, section) = (&model[id], &model[model[id].section]);
        let names = [&factor.id, &factor.reference, &section.id, &section.letter];
        (Question::Factor(id), names.map(String::as_str).to_vec())
    });
    contexts.chain(factors).collect()
}

fn unmatched(glob: &str, questions: &[(Question, Vec<&str>)]) -> String {
    let names: Vec<&str> = questions.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    match nearest(glob, &names) {
        Some(near) => fill(phrases::ONLY_NEAR, &[("glob", glob), ("near", near)]),
        None => fill(phrases::ONLY_NOTHING, &[("glob", glob)]),
    }
}

/// Tells whether a pattern matches a whole name, ignoring case: `*` matches any number of letters,
/// `?` matches one.
fn matches(glob: &str, name: &str) -> bool {
    let name: Vec<char> = name.to_lowercase().chars().collect();
    // For each number of letters: whether the part of the pattern read so far matches that many.
    let mut reached = vec![false; name.len() + 1];
    reached[0] = true;
    for wanted in glob.to_lowercase().chars() {
        if wanted == '*' {
            let first = reached.iter().position(|it| *it).unwrap_or(reached.len());
            reached[first..].fill(true);
        } else {
            for place in (0..name.len()).rev() {
                reached[place + 1] = reached[place] && (wanted == '?' || wanted == name[place]);
            }
            reached[0] = false;
        }
    }
    reached[name.len()]
}

#[cfg(test)]
mod tests {
    use super::{matches, questions_named};
    use crate::fixture;
    use crate::model::{ContextId, FactorId, Question};

    #[test]
    fn a_pattern_matches_the_whole_name() {
        for (glob, name, expected) in [
            ("trust", "trust", true),
            ("TRUST", "trust", true),
            ("tru", "trust", false),
            ("t*t", "trust", true),
            ("*", "", true),
            ("?", "", false),
            ("tr?st", "trust", true),
            ("*u*s*", "trust", true),
            ("*u*u*", "trust", false),
            ("", "trust", false),
            ("**********x", "tttttttttttttttttttttttttttttt", false),
        ] {
            assert_eq!(matches(glob, name), expected, "{glob} {name}");
        }
    }

    #[test]
    fn questions_are_named_by_id_section_and_letter() {
        let model = fixture::model();
        let named = |globs: &[&str]| {
            let globs: Vec<String> = globs.iter().map(|it| (*it).to_owned()).collect();
            questions_named(&model, &globs).ok()
        };
        let factor = |it| Question::Factor(FactorId(it));
        assert_eq!(named(&["speed", "rules"]), Some(vec![factor(1), factor(2)]));
        assert_eq!(named(&["speed,rules"]), named(&["speed", "rules"]));
        assert_eq!(named(&["speed, rules"]), named(&["speed", "rules"]));
        assert_eq!(named(&["speed,nothing"]), None);
        assert_eq!(named(&["b"]), Some(vec![factor(2), factor(3)]));
        assert_eq!(named(&["work"]), Some(vec![factor(2), factor(3)]));
        assert_eq!(named(&["people"]), Some(vec![Question::Context(ContextId(6))]));
        assert_eq!(named(&["date"]), None, "the day is not asked for");
        assert_eq!(named(&["speed", "nothing"]), None);
    }
}
