use jiff::civil::Date;

use super::*;
use crate::answers::{Answers, Basis, Level};
use crate::fixture;
use crate::model::{ContextId, FactorId};
use crate::wizard::{self, Desk, Ending, Outcome, Pick, Row, Store, Wizard};

struct Nowhere;

impl Store for Nowhere {
    fn place(&self) -> String {
        "./a.toml".to_owned()
    }

    fn save(&mut self, _: &Answers) -> Result<(), String> {
        Ok(())
    }

    fn move_to(&mut self, _: &str, _: &Answers) -> Result<(), String> {
        Ok(())
    }

    fn hand_out(&self) -> Result<String, String> {
        Ok("./questions.md".to_owned())
    }
}

impl Desk for Nowhere {
    type Error = DialogueError;

    fn store(&mut self) -> &mut dyn Store {
        self
    }

    fn decide(&mut self, _: &Answers) -> Result<Outcome, DialogueError> {
        let (page, advice, papers) = ("The page.".to_owned(), String::new(), Vec::new());
        Ok(Outcome { name: None, page, advice, papers, askers: Vec::new() })
    }

    fn compare(&mut self, _: &Answers, _: &Answers) -> Result<String, DialogueError> {
        Ok("The difference.".to_owned())
    }

    fn write(&mut self, _: usize, _: &Answers) -> Result<wizard::Written, DialogueError> {
        Ok(Err("There is no disk.".to_owned()))
    }

    fn write_forms(&mut self, _: &Answers) -> Result<wizard::FormsWritten, DialogueError> {
        Ok(Err("There is no disk.".to_owned()))
    }
}

fn run(script: &str) -> (Answers, Ending, String) {
    let model = fixture::model();
    let mut output = Vec::new();
    let mut plain = Plain::new(script.as_bytes(), &mut output, || None);
    let today = Date::constant(2026, 5, 11);
    let blank = Answers::blank(&model);
    let mut wizard = Wizard::new(&model, blank, Nowhere.place(), today).with_result(false);
    let ending = wizard::run(&mut wizard, &mut plain, &mut Nowhere).unwrap();
    (wizard.answers(), ending, String::from_utf8(output).unwrap())
}

#[test]
fn the_check_page_is_read_line_by_line() {
    let mut output = Vec::new();
    let mut plain = Plain::new(&b""[..], &mut output, || Some(80));
    let (name, answer) = ("How trust is", "4: IT shows trust 4 times");
    let row =
        Row { reference: "A3".into(), name: name.into(), answer: answer.into(), tags: Vec::new() };
    plain.say(&Said::Row(row)).unwrap();
    assert_eq!(String::from_utf8(output).unwrap(), format!("A3 {name}: {answer}\n"));
}

#[test]
fn a_whole_run_in_lines() {
    let script = "2\nAcme\n\n1\nx\n2\n9\n1\n?\nn\nAnn said so\n3\n4\nb\n\n2\r\n2\nb\n1\n";
    let (answers, ending, said) = run(script);
    assert_eq!(ending, Ending::Finished, "{said}");
    assert_eq!(answers.text(ContextId(0)), Some("Acme"));
    assert_eq!(answers.level(FactorId(0)).map(Level::number), Some(4));
    assert_eq!(answers.answer(FactorId(0)).basis, Basis::Believed);
    for part in [
        "1. IT shows trust 1 times\n",
        "Type your answer, Enter leaves it out, ? for help: \nYou typed: Acme\n",
        "Error: \"x\" is not one of the choices. Type a number from 1 to 3.\n",
        "Marked so far is 4: IT shows trust 4 times.\n\
         Type 1 to 6, Enter keeps 4, ? for help: \nYou chose 4: IT shows trust 4 times\n",
        "You can type: a number from 1 to 6, n for a note, s to skip it, b for back, r to check all \
         answers, q to save and leave.\n",
        "Why we ask: Because trust matters.\n",
        "1. X0 How trust is: 4: IT shows trust 4 times (believed or heard, note)\n",
    ] {
        assert!(said.contains(part), "{part}\n---\n{said}");
    }
    assert!(!said.contains('\u{1b}'));
}

#[test]
fn a_number_and_n_answer_and_note() {
    let (answers, _, said) = run("2\nAcme\n\n1\n2\n1\n3n\nAnn said so\n3\nb\nq\n");
    let answer = answers.answer(FactorId(0));
    assert_eq!(answers.level(FactorId(0)).map(Level::number), Some(3), "{said}");
    assert_eq!((answer.note.as_deref(), answer.basis), (Some("Ann said so"), Basis::Believed));
    assert!(said.contains("Enter keeps 3, ? for help: \n"), "the choice is marked: {said}");
    assert_eq!(said.matches(phrases::USUAL_BASIS).count(), 1, "{said}");
    let (_, _, again) = run("2\nAcme\n\n1\n2\n1\n3n\nAnn said so\n3\nb\nn\nq\n");
    assert!(again.contains(phrases::NOTE_THERE), "{again}");
}

#[test]
fn the_end_of_the_input_leaves() {
    let (answers, ending, said) = run("2\nAcme\n");
    assert_eq!(ending, Ending::Left);
    assert_eq!(answers.text(ContextId(0)), Some("Acme"));
    let left =
        "The input has ended.\nSaved 1 answer about the company in ./a.toml. Of the 4 questions";
    assert!(said.contains(left), "{said}");
}

#[test]
fn every_letter_works() {
    let (_, ending, said) = run("2\nAcme\nB\nR\nq\n");
    assert_eq!(ending, Ending::Left);
    assert!(said.contains("Enter keeps \"Acme\", - removes it"), "{said}");
    assert!(said.contains("Check your answers"));
    let (answers, ..) = run("2\nAcme\nb\n-\nq\n");
    assert_eq!(answers.text(ContextId(0)), None);
}

#[test]
fn what_is_no_text_does_no_harm() {
    let (model, mut output) = (fixture::model(), Vec::new());
    let mut plain = Plain::new(&b"2\n\xff\xfe\x1b[2J\nq\n"[..], &mut output, || Some(40));
    let blank = Answers::blank(&model);
    let today = Date::constant(2026, 5, 11);
    let mut wizard = Wizard::new(&model, blank, Nowhere.place(), today).with_result(false);
    wizard::run(&mut wizard, &mut plain, &mut Nowhere).unwrap();
    let said = String::from_utf8(output).unwrap();
    assert!(!said.contains('\u{1b}'), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 40 || line.contains(": ")), "{said}");
}

#[test]
fn the_rest_of_a_very_long_line_answers_nothing() {
    let script = "x".repeat(100_000) + "\n2\n";
    let mut plain = Plain::new(script.as_bytes(), Vec::new(), || None);
    let enter = |plain: &mut Plain<_, _>| {
        let (message, present, commands) = Default::default();
        let prompt = Enter { message, present, refused: false, commands };
        plain.ask(&Prompt::Enter(prompt)).unwrap()
    };
    assert!(matches!(enter(&mut plain), Reply::Typed(text) if text.len() > 2_000));
    assert_eq!(enter(&mut plain), Reply::Typed("2".to_owned()));
}

/// Answers with this input until the wizard or the input gives up.
fn ended(script: &str, echoes: bool) -> (Result<Ending, DialogueError>, String) {
    let (model, mut output) = (fixture::model(), Vec::new());
    let mut plain = Plain::new(script.as_bytes(), &mut output, || None).with_echo(echoes);
    let blank = Answers::blank(&model);
    let today = Date::constant(2026, 5, 11);
    let mut wizard = Wizard::new(&model, blank, Nowhere.place(), today).with_result(false);
    let ending = wizard::run(&mut wizard, &mut plain, &mut Nowhere);
    (ending, String::from_utf8(output).unwrap())
}

#[test]
fn a_pipe_that_answers_nothing_is_not_read_for_ever() {
    let begun = "2\nAcme\n";
    for script in ["x\n", "\n"] {
        let (ending, said) = ended(&script.repeat(100), false);
        assert!(matches!(ending, Err(DialogueError::NothingValid)), "{said}");
        assert_eq!(said.matches("Error: ").count(), 5, "{said}");
    }
    // The wizard refuses these lines, not the terminal.
    let number = "1\nAcme\n\n1\n2\n1\n1\n1\n1\n1\n".to_owned() + &"many\n".repeat(100);
    let (ending, said) = ended(&number, false);
    assert!(matches!(ending, Err(DialogueError::NothingValid)), "{said}");
    for script in ["?\n", "b\n"] {
        let (ending, said) = ended(&(begun.to_owned() + &script.repeat(10_000)), false);
        assert!(matches!(ending, Err(DialogueError::TooManyLines)), "{said}");
    }
}

#[test]
fn a_few_slips_are_forgiven_and_a_person_may_go_on() {
    let slips = "x\nx\n2\nAcme\n\nx\nx\nx\n1\nx\nx\nx\nx\n1\nx\nx\nx\n1\nq\n";
    let (ending, said) = ended(slips, false);
    assert!(matches!(ending, Ok(Ending::Left)), "{said}");
    assert!(matches!(ended(&"x\n".repeat(100), true).0, Ok(Ending::Left)));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    let (answers, _, said) = run("\u{feff}2\nAcme\nq\n");
    assert_eq!(answers.text(ContextId(0)), Some("Acme"), "{said}");
    let (answers, ..) = run("２\nAcme\n\n１\n２\n１\n３\nq\n");
    assert_eq!(answers.level(FactorId(0)).map(Level::number), Some(3), "full-width digits");
}

#[test]
fn skipping_is_offered_and_leaves_the_question_open() {
    let (answers, _, said) = run("2\nAcme\n\n1\n2\n1\ns\n4\nq\n");
    assert_eq!(answers.level(FactorId(0)), None, "{said}");
    assert_eq!(answers.level(FactorId(2)).map(Level::number), Some(4), "{said}");
    assert!(!said.contains("s to skip it"), "only on request: {said}");
    let (.., said) = run("2\nAcme\n\n1\n2\n1\n?\ns\n4\nq\n");
    assert!(said.contains("s to skip it"), "{said}");
}

#[test]
fn what_cannot_be_taken_is_not_offered_to_be_kept() {
    let (_, _, said) = run("1\nAcme\n\n1\n2\n1\n1\n1\n1\n1\n12x\nq\n");
    assert!(said.contains("\"12x\" is not a whole number"), "{said}");
    assert!(!said.contains("Enter keeps \"12x\""), "{said}");
}

#[test]
fn every_prompt_is_short_and_tells_its_keys_when_asked() {
    let (.., said) = run("?\n2\nAcme\n\n1\n?\n2\n1\n?\nn\n?\n3\n2\nr\n?\nq\n");
    let prompts: Vec<&str> = said.lines().filter(|it| it.ends_with(": ")).collect();
    assert!(prompts.len() > 8, "{said}");
    for prompt in prompts {
        assert!(prompt.len() <= 72, "{prompt}");
        assert!(prompt.contains("? for help") || prompt.contains("q to save"), "{prompt}");
    }
    assert!(said.matches("You can type: a number from 1 to ").count() >= 3, "{said}");
    assert!(!said.contains("Error: "), "{said}");
}

#[test]
fn a_question_mark_is_a_text_where_nothing_can_be_explained() {
    let (answers, .., said) = run("2\nAcme\n\n1\n2\n1\nn\n?\n3\n2\nq\n");
    assert_eq!(answers.answer(FactorId(0)).note.as_deref(), Some("?"), "{said}");
}

#[test]
fn a_list_is_searched_in_lines_and_a_pipe_does_not_search_for_ever() {
    let row = |reference: &str, name: &str| {
        let (reference, name, answer) = (reference.to_owned(), name.to_owned(), String::new());
        Row { reference, name, answer, tags: Vec::new() }
    };
    let rows = vec![row("A1", "One"), row("A2", "Two ones")];
    let pick = Pick { message: String::new(), rows, commands: Commands::default() };
    let reply = |script: &str| {
        Plain::new(script.as_bytes(), Vec::new(), || None).ask(&Prompt::Pick(pick.clone())).ok()
    };
    for (script, place) in [("2\n", 1), ("a1\n", 0), ("two\n", 1), ("one\n2.\n", 1)] {
        assert_eq!(reply(script), Some(Reply::Chose(place)), "{script}");
    }
    for endless in ["one\n", "zebra\n", "\n"] {
        assert_eq!(reply(&endless.repeat(100)), None, "{endless}");
    }
    assert_eq!(reply("one\n"), Some(Reply::Leave(String::new())), "the end of the input");
}

#[test]
fn a_long_list_is_read_a_few_rows_at_a_time() {
    let row = |number: usize| {
        let (reference, name) = (format!("A{number}"), format!("Question {number}"));
        Row { reference, name, answer: "yes".to_owned(), tags: Vec::new() }
    };
    let rows = (1..=45).map(row).collect();
    let pick = Pick { message: String::new(), rows, commands: Commands::default() };
    let heard = |script: &str| {
        let mut output = Vec::new();
        let reply = Plain::new(script.as_bytes(), &mut output, || None)
            .ask(&Prompt::Pick(pick.clone()))
            .unwrap();
        (reply, String::from_utf8(output).unwrap())
    };
    let shown = |heard: &str| heard.matches(": yes\n").count();
    let first = heard("").1;
    assert_eq!(shown(&first), 20, "{first}");
    assert!(first.contains("These are 1 to 20 of 45; Enter shows the next.\n"), "{first}");
    let all = heard("\n\n").1;
    assert_eq!(shown(&all), 45, "{all}");
    assert!(all.contains("These are 41 to 45 of 45;"), "{all}");
    assert_eq!(shown(&heard("\n\n\n").1), 65, "and from the beginning again");
    let (reply, found) = heard("question 3\n\n45\n");
    assert_eq!(reply, Reply::Chose(44));
    assert_eq!(shown(&found), 20 + 14 + 14 + 1, "what was found stays, and one is chosen: {found}");
    assert!(heard("zebra\n\n").1.ends_with(first.as_str()), "nothing found, then all again");
}

#[test]
fn lines_are_as_wide_as_the_window_is_now() {
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    static COLUMNS: AtomicUsize = AtomicUsize::new(40);
    let mut output = Vec::new();
    let mut plain = Plain::new(&b""[..], &mut output, || Some(COLUMNS.load(Relaxed)));
    let said = Said::Text("one two three four".to_owned());
    plain.say(&said).unwrap();
    COLUMNS.store(10, Relaxed);
    plain.say(&said).unwrap();
    assert_eq!(String::from_utf8(output).unwrap(), "one two three four\none two\nthree four\n");
}
