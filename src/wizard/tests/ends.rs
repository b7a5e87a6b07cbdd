//! The result, what can be done from it, and the ends.

use super::*;

/// Answers all four questions, with 1 to 4, sees the result, and goes on with a script from there.
fn after_result(script: &str) -> Run {
    after_result_in(Memory::default(), script)
}

fn after_result_in(mut store: Memory, script: &str) -> Run {
    let model = fixture::model();
    let mut wizard = Wizard::new(&model, Answers::blank(&model), store.place(), TODAY);
    let mut script = Script::new(replies(&format!("1 {ABOUT} 1 2 3 4 = = 1 {script}")));
    let ending = run(&mut wizard, &mut script, &mut store).unwrap();
    let (left_over, heard) = (script.left_over(), script.heard.join("\n"));
    Run { answers: wizard.answers(), ending, heard, store, left_over }
}

#[test]
fn after_the_result_the_papers_are_offered_one_row_a_format() {
    let done = after_result("1 5");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("The result of 1 2 3 4."), "{}", done.heard);
    assert!(done.heard.contains("> 1) Write the decision paper to a.md (md)"), "{}", done.heard);
    assert!(done.heard.contains("  2) Write the decision paper to a.docx (docx)"));
    assert_eq!(done.store.written, [done.answers]);
    let after = done.heard.split("The paper is written.").nth(1).unwrap();
    assert!(after.contains("1) Write the decision paper in place of a.md, which is there already"));
    assert!(after.ends_with("> 5) Done"), "{after}");
    assert!(!after.contains("The result of"), "it is not said again: {after}");
}

#[test]
fn after_the_first_paper_forms_are_offered_once() {
    let asking = || Memory { askers: vec!["CMO".into(), "CIO".into()], ..Memory::default() };
    for (script, forms) in [("1 1 1 5", 1), ("1 2 1 5", 0), ("1 b 1 5", 0)] {
        let done = after_result_in(asking(), script);
        assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
        assert_eq!(done.heard.matches("what others know: CMO, CIO.").count(), 1, "{}", done.heard);
        assert_eq!((done.store.forms, done.store.written.len()), (forms, 2), "{script}");
        assert_eq!(done.heard.matches("The result of 1 2 3 4.").count(), 1, "{}", done.heard);
    }
    assert!(!after_result("1 5").heard.contains(phrases::FORMS_YES), "there is nobody to ask");
}

#[test]
fn a_paper_that_cannot_be_written_ends_nothing() {
    let done = after_result("2 1 q");
    assert!(done.heard.contains("The disk is full."), "{}", done.heard);
    assert_eq!((done.ending, done.store.written.len()), (Ending::Finished, 1));
    let left = after_result("2 q");
    assert_eq!((left.ending, left.store.written.len()), (Ending::Left, 0));
}

#[test]
fn after_the_result_answers_can_be_changed_or_one_stops() {
    for back in ["4", "b"] {
        let done = after_result(&format!("{back} 2 1 5 1 5"));
        assert_eq!((done.ending, level(&done.answers, TRUST)), (Ending::Left, Some(5)));
        assert!(done.heard.contains(phrases::CHECK_TITLE), "{}", done.heard);
        assert!(done.heard.contains("The result of 5 2 3 4."), "decided anew: {}", done.heard);
    }
    let looked = after_result("4 b 5");
    assert_eq!(looked.heard.matches("The result of 1 2 3 4.").count(), 2, "{}", looked.heard);
    for leave in ["5", "q"] {
        let done = after_result(leave);
        assert_eq!(done.ending, Ending::Left);
        assert!(done.heard.contains("Saved 4 of 4 answers in ./a.toml."), "{}", done.heard);
    }
}

#[test]
fn another_answer_can_be_tried_and_dropped_or_kept() {
    let dropped = after_result("3 2 5 1 5");
    assert!(dropped.heard.contains("From 1 2 3 4 to 1 5 3 4."), "{}", dropped.heard);
    assert_eq!(levels(&dropped.answers), "1 2 3 4");
    assert_eq!(dropped.store.saved.last(), Some(&dropped.answers));
    let kept = after_result("3 2 5 2 1 4 3 5");
    assert!(kept.heard.contains("From 1 2 3 4 to 4 2 3 4."), "{}", kept.heard);
    assert!(kept.heard.contains("The result of 4 2 3 4."), "decided anew: {}", kept.heard);
    assert_eq!(levels(&kept.answers), "4 2 3 4");
    assert_eq!(kept.store.saved.last(), Some(&kept.answers));
    assert_eq!((kept.ending, kept.left_over), (Ending::Left, 0), "{}", kept.heard);
}

#[test]
fn the_same_answer_is_no_other_and_back_leads_to_the_result() {
    for script in ["3 2 2 5", "3 b 5", "3 2 b b 5"] {
        let done = after_result(script);
        assert_eq!((done.ending, done.left_over), (Ending::Left, 0), "{script}: {}", done.heard);
        assert!(!done.heard.contains("From 1"), "{}", done.heard);
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
fn what_to_look_up_is_told_before_the_questions_and_the_menu_stays() {
    let done = run_new(&format!("4 1 {ABOUT} 4 q"));
    assert!(done.heard.contains(phrases::LOOK_UP_TITLE), "{}", done.heard);
    let one = "X0 How trust is. Count trust. Who has it: the CMO or the CIO.";
    assert!(done.heard.contains(one), "{}", done.heard);
    assert!(done.heard.contains("about 1 hour of people's time"), "{}", done.heard);
    assert_eq!(done.heard.matches(phrases::PURPOSE).count(), 1);
    assert_eq!(level(&done.answers, TRUST), Some(4));
}

#[test]
fn a_finished_short_version_is_called_complete() {
    let done = run_new(&format!("2 {ABOUT} 4 2 q"));
    let said = "Saved 2 answers in ./a.toml. The short version is complete.";
    assert!(done.heard.contains(said), "{}", done.heard);
    let half = run_new(&format!("2 {ABOUT} 4 q"));
    assert!(half.heard.contains("Saved 1 of 4 answers in ./a.toml."), "{}", half.heard);
}
