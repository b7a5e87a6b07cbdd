//! The page with all answers.

use super::*;

#[test]
fn the_check_page_changes_any_answer_and_returns() {
    let done = run_new(&format!("1 {ABOUT} 1 2 3 4 = = 2 2 5 2 5 =Other 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(level(&done.answers, RULES), Some(5));
    assert_eq!(done.answers.text(COMPANY), Some("Other"));
    assert!(done.heard.contains("X0 How rules is: 5: IT shows rules 5 times"));
    assert!(done.heard.contains("The company: Acme"));
}

#[test]
fn the_check_page_goes_through_what_is_open() {
    let done = run_new(&format!("1 {ABOUT} 1 6 r 3 2 b b 3 3 2 3 4 1"));
    assert!(
        done.heard.contains("3) Go through the 3 that are open or not known"),
        "{}",
        done.heard
    );
    assert!(done.heard.contains("1 answered, 1 don't know, 2 not answered."));
}

#[test]
fn the_check_page_asks_more_about_the_company() {
    let done = run_new(&format!("2 {ABOUT} 3 4 4 =8 =2026-07-01 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(done.answers.about(PEOPLE), Some(&ContextAnswer::Number(8)));
    assert!(done.heard.contains("More about the company, optional - 2 of 2"));
}

#[test]
fn leaving_a_change_alone_returns_to_the_check_page() {
    let done = run_new("1 r 2 b 2 1 b 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("Still missing: The current_home."));
}

#[test]
fn back_from_the_check_page_is_the_last_question() {
    let done = run_new(&format!("2 {ABOUT} 3 4 b 5 1"));
    assert_eq!((done.ending, level(&done.answers, SPEED)), (Ending::Finished, Some(5)));
}

#[test]
fn back_from_a_look_at_all_answers_is_the_question_one_was_at() {
    let done = run_new(&format!("1 {ABOUT} 1 r b 4 q"));
    assert_eq!(level(&done.answers, RULES), Some(4), "{}", done.heard);
}

#[test]
fn the_list_begins_with_what_was_left_open() {
    let done = run_new(&format!("1 {ABOUT} 1 s 3 r 2 1 5 q"));
    assert_eq!(level(&done.answers, RULES), Some(5), "{}", done.heard);
    let list = done.heard.split(phrases::PICK).nth(1).unwrap();
    let open =
        "\nX0 How rules is: (not answered)\nX1 How reach is: (not answered)\nX0 How trust is: 1";
    assert!(list.starts_with(open), "{list}");
}

#[test]
fn a_way_through_some_questions_says_how_many_they_are() {
    let done = run_new(&format!("1 {ABOUT} 1 s 3 s = = 3 4 5 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("-- 1 of 2 to go through - Trust and rules"), "{}", done.heard);
    assert!(done.heard.contains("-- 2 of 2 to go through - The work"), "{}", done.heard);
}

#[test]
fn from_the_full_version_one_can_go_on_with_the_short_one() {
    let done = run_new(&format!("1 {ABOUT} 1 r 5 4 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(
        done.heard.contains("5) Go on with the short version only: 1 question open"),
        "{}",
        done.heard
    );
    assert_eq!((level(&done.answers, RULES), level(&done.answers, SPEED)), (None, Some(4)));
}

#[test]
fn back_from_the_first_question_leads_to_the_choice_of_the_version() {
    let done = run_new(&format!("1 b 3 2 {ABOUT} 3 4 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("-- Question 2 of 2\n"), "{}", done.heard);
}
