//! The result, and the offers after it.

use super::*;

/// Answers all, sees the result, and goes on with a script from there.
fn after_result(replaces: bool, script: &str) -> (Wizard<'static>, Option<Ending>, String) {
    let model: &'static Model = Box::leak(Box::new(fixture::model()));
    let mut wizard = Wizard::new(model, Answers::blank(model), "./a.toml".to_owned(), TODAY);
    let mut store = Memory::default();
    let mut first = Script::new(replies(&format!("1 {ABOUT} 1 2 3 4 = = 1")));
    assert_eq!(run(&mut wizard, &mut first, &mut store).unwrap(), Ending::Finished);
    wizard.offer_paper(Paper {
        place: "a.md".to_owned(),
        replaces,
        advice: "The advice: stay.".into(),
    });
    let mut second = Script::new(replies(script));
    let ending = run(&mut wizard, &mut second, &mut store).unwrap();
    (wizard, Some(ending).filter(|_| second.left_over() == 0), second.heard.join("\n"))
}

#[test]
fn after_the_result_the_paper_is_offered() {
    let (_, ending, heard) = after_result(false, "1");
    assert_eq!(ending, Some(Ending::Paper));
    assert!(heard.contains("> 1) Write the decision paper to a.md"), "{heard}");
    assert!(
        heard.ends_with("3) Stop here, without a paper"),
        "nothing is said of leaving: {heard}"
    );
    let (_, _, heard) = after_result(true, "1");
    assert!(heard.contains("1) Write the decision paper in place of a.md, which is there already"));
}

#[test]
fn after_the_result_answers_can_be_changed_or_one_stops() {
    for back in ["2", "b"] {
        let (wizard, ending, heard) = after_result(false, &format!("{back} 2 =1 5 1"));
        assert_eq!((ending, level(&wizard.answers(), TRUST)), (Some(Ending::Finished), Some(5)));
        assert!(heard.contains(phrases::CHECK_TITLE), "{heard}");
    }
    for leave in ["3", "q"] {
        let (_, ending, heard) = after_result(false, leave);
        assert_eq!(ending, Some(Ending::Left));
        assert!(heard.contains("Saved 4 of 4 answers in ./a.toml."), "{heard}");
    }
}

#[test]
fn the_questions_are_written_to_be_read_first_and_the_menu_stays() {
    let done = run_new(&format!("3 2 {ABOUT} 4 q"));
    assert!(done.heard.contains("All the questions are in ./questions.md now."), "{}", done.heard);
    assert_eq!(done.heard.matches(phrases::PURPOSE).count(), 1);
    assert_eq!(level(&done.answers, TRUST), Some(4));
    let full = Memory { moved: Some("a.toml".to_owned()), ..Memory::default() };
    let refused = run_from(Answers::blank(&fixture::model()), full, "3 q");
    assert!(refused.heard.contains("There is no room."), "{}", refused.heard);
    assert_eq!(refused.ending, Ending::Left);
}

#[test]
fn a_finished_short_version_is_called_complete() {
    let done = run_new(&format!("2 {ABOUT} 4 2 q"));
    let said = "Saved 2 answers in ./a.toml. The short version is complete.";
    assert!(done.heard.contains(said), "{}", done.heard);
    let half = run_new(&format!("2 {ABOUT} 4 q"));
    assert!(half.heard.contains("Saved 1 of 4 answers in ./a.toml."), "{}", half.heard);
}
