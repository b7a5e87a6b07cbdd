//! Answers that cannot be saved where they were, and the way to another file.

use super::*;

#[test]
fn nothing_is_lost_when_saving_fails() {
    let fails = |refusals, script: &str| {
        let blank = Answers::blank(&fixture::model());
        run_from(blank, Memory { refusals, ..Memory::default() }, script)
    };
    let again = fails(2, "1 =Acme 1 1 =Me q");
    assert_eq!(again.store.saved[0].text(COMPANY), Some("Acme"), "{}", again.heard);
    assert!(again.heard.contains("Your answers could not be saved: The disk is full."));
    assert_eq!(again.store.saved.last(), Some(&again.answers));
    let later = fails(1, "1 =Acme 2 =Me q");
    assert_eq!(later.store.saved.len(), 1);
    assert_eq!(later.store.saved[0].text(COMPANY), Some("Acme"));
    let back = fails(1, "1 =Acme b =Me q");
    assert_eq!(back.store.saved.len(), 1);
    for script in ["1 =Acme 3", "1 =Acme q"] {
        let lost = fails(1, script);
        assert_eq!(lost.ending, Ending::Left);
        assert!(lost.heard.ends_with(phrases::LEFT_UNSAVED), "{}", lost.heard);
    }
    let finished = fails(2, "1 =Acme b r 1 b");
    assert_eq!(finished.ending, Ending::Finished, "{}", finished.heard);
    assert!(finished.heard.ends_with(phrases::LEFT_UNSAVED), "{}", finished.heard);
    let refused = fails(9, "1 =A 2");
    assert_eq!(refused.answers.text(COMPANY), Some("A"));
    assert!(refused.store.saved.is_empty());
}

#[test]
fn where_saving_fails_the_answers_can_go_to_another_file() {
    let blank = Answers::blank(&fixture::model());
    let store = Memory { refusals: 1, ..Memory::default() };
    let done = run_from(blank, store, "1 =Acme 2 =taken.toml =b.toml =Me q");
    assert!(done.heard.contains("It is there already."), "{}", done.heard);
    assert!(done.heard.contains("? File: [taken.toml]"), "what was typed is kept");
    assert!(done.heard.contains("All your answers are saved in b.toml now."));
    assert!(done.heard.ends_with("mops-advisor ask b.toml"), "{}", done.heard);
    assert_eq!(done.store.saved[0].text(COMPANY), Some("Acme"));
    assert_eq!(done.store.saved.last(), Some(&done.answers));
}

#[test]
fn without_a_name_there_is_no_other_file() {
    for word in ["=", "b"] {
        let blank = Answers::blank(&fixture::model());
        let store = Memory { refusals: 1, ..Memory::default() };
        let done = run_from(blank, store, &format!("1 =Acme 2 {word} 1 q"));
        assert_eq!((done.store.moved, done.store.saved.len()), (None, 1), "{}", done.heard);
    }
}

#[test]
fn a_new_start_leaves_the_old_file_as_it_is() {
    let before = run_new(&format!("2 {ABOUT} 1 q")).answers;
    let done = run_from(before, Memory::default(), "5 b 5 =taken =new.toml 1 =Other q");
    assert!(done.heard.contains("Your answers are saved in new.toml after"), "{}", done.heard);
    assert_eq!(done.store.saved[0], Answers::blank(&fixture::model()));
    assert_eq!((done.answers.text(COMPANY), level(&done.answers, TRUST)), (Some("Other"), None));
}
