//! Lines that are typed: taken, refused, kept.

use super::*;

#[test]
fn a_question_for_a_day_says_how_to_write_it() {
    let done = run_new(&format!("1 {ABOUT} 1 2 6 7 =12 q"));
    assert_eq!(done.heard.matches(phrases::DATE_SHAPE).count(), 1, "{}", done.heard);
}

#[test]
fn wrong_numbers_and_dates_are_asked_again() {
    let done = run_new(&format!("1 {ABOUT} 1 1 1 1 =many =-1 =3 =soon =2026-02-30 =2026-06-30 q"));
    assert_eq!(done.answers.about(PEOPLE), Some(&ContextAnswer::Number(3)));
    assert_eq!(done.answers.date(DECIDE_BY), Some(Date::constant(2026, 6, 30)));
    assert!(done.heard.contains("\"many\" is not a whole number"));
    assert!(done.heard.contains("? Your answer: [many]"), "what was typed is kept");
    assert!(done.heard.contains("\"2026-02-30\" is not a date"));
}

#[test]
fn texts_are_one_line_and_can_be_removed() {
    let mut script = Script::new([
        Reply::Chose(0),
        Reply::Typed(" A\ncme\u{1b}[m ".to_owned()),
        Reply::Back(String::new()),
        Reply::Typed(" ".to_owned()),
    ]);
    let (model, mut store) = (fixture::model(), Memory::default());
    let blank = Answers::blank(&model);
    let (answers, _) = talk(&model, blank, &Plan::Choose, &mut script, &mut store);
    assert_eq!(store.saved[0].text(COMPANY), Some("A cme [m"));
    assert_eq!(answers.text(COMPANY), None);
}

#[test]
fn what_was_typed_is_there_again_after_a_step_back() {
    let done = run_new("1 =Acme b=Hea =Acme =Head q");
    assert!(done.heard.contains("? Your answer: [Hea]"), "{}", done.heard);
    assert_eq!(done.answers.text(ContextId(1)), Some("Head"));
}

#[test]
fn what_was_typed_is_kept_when_one_leaves() {
    for (script, company, people) in [
        ("1 q=Acm", Some("Acm"), None),
        ("1 =Acme b q=", Some("Acme"), None),
        ("1 =Acme = 3 1 1 1 1 1 1 q=12", Some("Acme"), Some(&ContextAnswer::Number(12))),
        ("1 =Acme = 3 1 1 1 1 1 1 q=many", Some("Acme"), None),
    ] {
        let done = run_new(script);
        assert_eq!(done.answers.text(COMPANY), company, "{script}");
        assert_eq!(done.answers.about(PEOPLE), people, "{script}");
        assert_eq!(done.store.saved.last(), Some(&done.answers), "{script}");
    }
}

#[test]
fn a_day_that_is_over_is_asked_again() {
    let done = run_new(&format!("1 {ABOUT} 1 1 1 1 =3 =2026-02-28 q=2026-03-01"));
    let reason =
        "“The decide_by” is 2026-02-28, which is before the date of the answers, 2026-05-11.";
    assert!(done.heard.contains(reason), "{}", done.heard);
    assert!(done.heard.ends_with("mops-advisor ask ./a.toml"), "{}", done.heard);
    assert!(done.heard.contains("? Your answer: [2026-02-28]"), "what was typed is kept");
    assert_eq!(done.answers.date(DECIDE_BY), None);
    assert_eq!(done.store.saved.last(), Some(&done.answers));
}

#[test]
fn a_team_of_nobody_cannot_sit_anywhere() {
    let mut model = fixture::model();
    model.roles.team_size = Some(PEOPLE);
    model.context[PEOPLE.0].stage = crate::model::Stage::First;
    // The home comes first here: the number is refused, and left out.
    let run = |script| run_with(&model, Answers::blank(&model), Memory::default(), script);
    let number = run("1 =Acme =Me 1 2 1 =0 =4 q");
    assert!(number.heard.contains("“The people” is 0, but"), "{}", number.heard);
    assert_eq!(number.answers.about(PEOPLE), Some(&ContextAnswer::Number(4)));
    let home = run("1 =Acme =Me 1 3 1 =0 b b b 1 q");
    assert!(home.heard.contains("but “The current_home” says where"), "{}", home.heard);
    assert_eq!(home.answers.choice(HOME), Some(2));
}
