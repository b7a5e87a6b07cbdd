//! What was tried before and what is decided already: one thing a prompt, and only where it applies.

use super::*;
use crate::model::builtin_model;

/// Answers the questions with these ids, of the model as it ships.
fn asked(ids: &[&str], script: &str) -> Run {
    asked_again(Answers::blank(&builtin_model()), ids, script)
}

/// The same, with these answers from before.
fn asked_again(answers: Answers, ids: &[&str], script: &str) -> Run {
    let model = builtin_model();
    let steps = ids.iter().map(|it| Question::Context(model.context(it).unwrap()));
    let plan = Plan::Only(steps.collect());
    let (mut script, mut store) = (Script::new(several(script)), Memory::default());
    let (answers, ending) = talk(&model, answers, &plan, &mut script, &mut store);
    let heard = script.heard.join("\n");
    Run { answers, ending, left_over: script.left_over(), heard, store }
}

/// Replies in few letters; numbers after a plus are several.
fn several(script: &str) -> Vec<Reply> {
    let one = |word: &str| match word.strip_prefix('+') {
        Some(numbers) => {
            let places = numbers.split(',').map(|it| it.parse::<usize>().unwrap() - 1);
            vec![Reply::ChoseSeveral(places.collect())]
        }
        None => replies(word),
    };
    script.split_whitespace().flat_map(one).collect()
}

const TRIED: [&str; 3] = ["tried", "tried_before", "differs"];

#[test]
fn where_nothing_was_tried_nothing_more_is_asked_about_it() {
    let none = asked(&TRIED, "+21 1");
    assert_eq!((none.ending, none.left_over), (Ending::Finished, 0), "{}", none.heard);
    assert!(none.heard.contains("Which of these have you tried?"), "{}", none.heard);
    assert!(!none.heard.contains("In your own words"), "{}", none.heard);
    let fixed = asked(&["already_decided", "already_decided_note"], "+5 1");
    assert_eq!((fixed.ending, fixed.left_over), (Ending::Finished, 0), "{}", fixed.heard);
    assert!(!fixed.heard.contains("what was decided"), "{}", fixed.heard);
}

#[test]
fn only_what_ended_can_be_tried_again() {
    let done = asked(&TRIED, "+1,3,6 3 1 2 =It_held +2 =A_named_owner 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    for asked in [
        "A second signature: how did it turn out?",
        "In your own words: what did you try, and what came of it?",
        "Which of those that ended should be tried again?\n\
         ? Your answer:\n\
         [ ] 1) A second signature\n\
         [ ] 2) A list of routine changes\n\
         [ ] 3) None of these",
        "A list of routine changes: what differs this time, in a line?",
    ] {
        assert!(done.heard.contains(asked), "{asked}\n{}", done.heard);
    }
    let differs = builtin_model().context("differs").unwrap();
    let remarks = vec![(5, "A named owner".to_owned())];
    assert_eq!(done.answers.about(differs), Some(&ContextAnswer::Remarks(remarks)));
    let again = asked_again(done.answers, &["differs"], "+1,2 =An_owner = 1");
    assert!(again.heard.contains("[ ] 1) A second signature\n[x] 2) A list"), "{}", again.heard);
    let remarks = vec![(0, "An owner".to_owned())];
    assert_eq!(again.answers.about(differs), Some(&ContextAnswer::Remarks(remarks)));
}

#[test]
fn what_is_decided_is_asked_where_something_is() {
    let done = asked(&["already_decided", "already_decided_note"], "+1,4 =Both 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("In your own words: what was decided?"), "{}", done.heard);
}
