//! With any replies in any order, nothing panics and no answer is lost.

use proptest::prelude::*;

use super::*;

fn any_reply() -> impl Strategy<Value = Reply> {
    let text =
        prop_oneof![Just(String::new()), "[0-9]{1,2}", "[a-z]{1,4}", Just("2026-05-11".into())];
    prop_oneof![
        6 => (0..8_usize).prop_map(Reply::Chose),
        1 => (0..8_usize).prop_map(Reply::ChoseToNote),
        2 => prop::collection::btree_set(0..5_usize, 0..4)
            .prop_map(|it| Reply::ChoseSeveral(it.into_iter().collect())),
        4 => text.clone().prop_map(Reply::Typed),
        1 => Just(Reply::Explain),
        1 => Just(Reply::Note),
        1 => Just(Reply::LeaveOpen),
        1 => Just(Reply::Review),
        2 => text.clone().prop_map(Reply::Back),
        1 => text.prop_map(Reply::Leave),
    ]
}

proptest! {
    #[test]
    fn no_script_panics_or_loses_an_answer(
        script in prop::collection::vec(any_reply(), 0..80),
        refusals in 0..3_usize,
    ) {
        let model = fixture::model();
        let mut store = Memory { refusals, ..Memory::default() };
        let mut wizard = Wizard::new(&model, Answers::blank(&model), store.place(), TODAY);
        let mut script = Script::new(script);
        run(&mut wizard, &mut script, &mut store).unwrap();
        let is_told = script.heard.last().is_some_and(|it| it == phrases::LEFT_UNSAVED);
        let saved = store.saved.last();
        let answers = wizard.answers();
        let is_kept = saved.map_or(scope::is_empty(&model, &answers), |it| *it == answers);
        prop_assert!(is_kept || is_told, "{:?}\n{}", wizard.answers(), script.heard.join("\n"));
    }
}
