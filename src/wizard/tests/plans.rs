//! Beginning without the first menu: the planned questions are asked.

use super::*;

fn run_plan(plan: &Plan, answers: Answers, script: &str) -> Run {
    let (mut script, mut store) = (Script::new(replies(script)), Memory::default());
    let (answers, ending) = talk(&fixture::model(), answers, plan, &mut script, &mut store);
    let heard = script.heard.join("\n");
    Run { answers, ending, left_over: script.left_over(), heard, store }
}

fn blank() -> Answers {
    Answers::blank(&fixture::model())
}

#[test]
fn core_and_all_ask_at_once() {
    let core = run_plan(&Plan::Core, blank(), &format!("{ABOUT} 3 4 1"));
    assert_eq!((core.ending, core.left_over), (Ending::Finished, 0), "{}", core.heard);
    assert!(core.heard.starts_with("== Where should the team sit?"), "{}", core.heard);
    assert!(core.heard.contains("Your answers are saved in ./a.toml"));
    let all = run_plan(&Plan::All, core.answers, "1 2 = = 1");
    assert_eq!((all.ending, all.left_over), (Ending::Finished, 0), "{}", all.heard);
    assert!(all.heard.contains("Found 2 of 4 answers in ./a.toml"), "{}", all.heard);
    let done = run_plan(&Plan::Core, all.answers, "1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains(phrases::CHECK_TITLE));
}

#[test]
fn what_is_named_is_asked_though_it_is_answered() {
    let first = run_new(&format!("1 {ABOUT} 1 2 3 4 = = 1")).answers;
    let steps = vec![Question::Factor(RULES), Question::Context(COMPANY)];
    let again = run_plan(&Plan::Only(steps), first, "5 =Other 1");
    assert_eq!((again.ending, again.left_over), (Ending::Finished, 0), "{}", again.heard);
    assert_eq!(level(&again.answers, RULES), Some(5));
    assert_eq!(again.answers.text(COMPANY), Some("Other"));
    assert!(again.heard.contains("-- 1 of 2 to go through - Trust and rules"), "{}", again.heard);
    assert!(again.heard.contains("-- 2 of 2 to go through - About the company"));
}

#[test]
fn a_question_asked_alone_has_no_number() {
    let factor = run_plan(&Plan::Only(vec![Question::Factor(REACH)]), blank(), "2 q");
    assert!(factor.heard.contains("-- Question X1 - The work\n"), "{}", factor.heard);
    assert_eq!(level(&factor.answers, REACH), Some(2));
    let company = run_plan(&Plan::Only(vec![Question::Context(COMPANY)]), blank(), "=Acme q");
    assert!(company.heard.contains("-- About the company\nWhat is"), "{}", company.heard);
}

#[test]
fn what_is_known_beforehand_skips_no_other_question() {
    let mut answers = blank();
    answers.set_about(ContextId(1), Some(ContextAnswer::Text("Me".into())));
    let done = run_plan(&Plan::All, answers, "=Acme 1 2 1 3 q");
    assert_eq!(done.answers.text(COMPANY), Some("Acme"), "{}", done.heard);
    assert_eq!(level(&done.answers, TRUST), Some(3));
}

#[test]
fn what_was_reworded_is_asked_again_and_nothing_else() {
    let full = run_new(&format!("1 {ABOUT} 1 2 3 4 =12 =2026-06-01 1")).answers;
    let reworded = || {
        let mut old = fixture::model();
        old.factors[RULES.0].question = "How was rules?".into();
        old.factors[REACH.0].levels[3].label = "Reach is good".into();
        let text = crate::answers::Document::new(&old).with(&full, &old);
        let name = "a.toml".to_owned();
        let file = crate::diagnostic::SourceFile { name, text };
        crate::answers::read(&file, &fixture::model()).unwrap()
    };
    let done = run_from(reworded(), Memory::default(), "1 3 4 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("The wording of 2 answered questions has changed since."));
    assert!(done.heard.contains("1) Go on with all the questions: 2 are open"), "{}", done.heard);
    assert!(done.heard.contains("> 2) IT shows rules 2 times"), "the answer is marked");
    assert!(done.heard.contains(phrases::WORDED_ANEW));
    assert!(!done.heard.contains("How is speed in"), "{}", done.heard);
    assert_eq!((level(&done.answers, RULES), done.answers.reworded()), (Some(3), &[][..]));
    assert_eq!(done.store.saved.last(), Some(&done.answers), "the same answer is saved again");

    let left = run_from(reworded(), Memory::default(), "2 2 q");
    assert!(
        left.heard.contains(
            "X0 How rules is: 2: IT shows rules 2 times (basis not stated, reworded since)"
        )
    );
    assert_eq!(left.answers.reworded(), [RULES, REACH], "a look at the page confirms nothing");
}
