use jiff::civil::Date;

use super::*;
use crate::answers::{Answer, Basis, ContextAnswer, Level, Reply as Answered};
use crate::fixture;
use crate::model::{ContextId, FactorId, Model, Question};
use crate::phrases;

mod anything;
mod asked;
mod check_page;
mod ends;
mod insight;
mod note_flow;
mod optional;
mod places;
mod plans;
mod positions;
mod several;
mod stories;
mod tensions;
mod typing;

const TODAY: Date = Date::constant(2026, 5, 11);
const COMPANY: ContextId = ContextId(0);
const DATE: ContextId = ContextId(3);
const HOME: ContextId = ContextId(4);
const PEOPLE: ContextId = ContextId(6);
const DECIDE_BY: ContextId = ContextId(7);
const TRUST: FactorId = FactorId(0);
const RULES: FactorId = FactorId(1);
const SPEED: FactorId = FactorId(2);
const REACH: FactorId = FactorId(3);

/// Keeps every text that was saved; refuses the first `refusals` times.
#[derive(Default)]
struct Memory {
    saved: Vec<Answers>,
    refusals: usize,
    moved: Option<String>,
    written: Vec<Answers>,
    askers: Vec<String>,
    advice: Option<AdviceName>,
    forms: usize,
}

impl Store for Memory {
    fn place(&self) -> String {
        self.moved.clone().unwrap_or_else(|| "./a.toml".to_owned())
    }

    fn save(&mut self, answers: &Answers) -> Result<(), String> {
        if self.refusals > 0 {
            self.refusals -= 1;
            return Err("The disk is full.".to_owned());
        }
        self.saved.push(answers.clone());
        Ok(())
    }

    fn hand_out(&self) -> Result<String, String> {
        match self.moved {
            None => Ok("./questions.md".to_owned()),
            Some(_) => Err("There is no room.".to_owned()),
        }
    }

    fn move_to(&mut self, place: &str, answers: &Answers) -> Result<(), String> {
        if place.contains("taken") {
            return Err("It is there already.".to_owned());
        }
        self.moved = Some(place.to_owned());
        self.saved.push(answers.clone());
        Ok(())
    }
}

impl Desk for Memory {
    type Error = DialogueError;

    fn store(&mut self) -> &mut dyn Store {
        self
    }

    fn decide(&mut self, answers: &Answers) -> Result<Outcome, DialogueError> {
        let levels = levels(answers);
        let (page, advice) = (format!("The result of {levels}."), "The advice: stay.".to_owned());
        let (name, askers) = (self.advice.clone(), self.askers.clone());
        Ok(Outcome { name, page, advice, papers: self.papers(), askers })
    }

    fn compare(&mut self, before: &Answers, after: &Answers) -> Result<String, DialogueError> {
        Ok(format!("From {} to {}.", levels(before), levels(after)))
    }

    fn write(&mut self, paper: usize, answers: &Answers) -> Result<Written, DialogueError> {
        if paper > 0 {
            return Ok(Err("The disk is full.".to_owned()));
        }
        self.written.push(answers.clone());
        Ok(Ok((vec![Said::Text("The paper is written.".to_owned())], self.papers())))
    }

    fn write_forms(&mut self, _: &Answers) -> Result<FormsWritten, DialogueError> {
        self.forms += 1;
        Ok(Ok(vec![Said::Text("The forms are written.".to_owned())]))
    }
}

impl Memory {
    fn papers(&self) -> Vec<Paper> {
        let paper = |id, place: &str, replaces| {
            let (format, place) = (place[2..].to_owned(), place.to_owned());
            Paper { id, format, place, replaces }
        };
        vec![paper(0, "a.md", !self.written.is_empty()), paper(1, "a.docx", false)]
    }
}

/// The levels of the four questions, such as "1 2 3 -".
fn levels(answers: &Answers) -> String {
    let all = [TRUST, RULES, SPEED, REACH];
    let level = |it| level(answers, it).map_or("-".to_owned(), |it| it.to_string());
    all.map(level).join(" ")
}

/// Replies in few letters: a digit is an option, `=text` a typed line, the others the keys.
fn replies(script: &str) -> Vec<Reply> {
    let one = |word: &str| match word {
        "?" => Reply::Explain,
        "n" => Reply::Note,
        "b" => Reply::Back(String::new()),
        "r" => Reply::Review,
        "s" => Reply::LeaveOpen,
        "q" => Reply::Leave(String::new()),
        _ => match word.split_once('=') {
            Some(("", text)) => Reply::Typed(text.replace('_', " ")),
            Some(("b", text)) => Reply::Back(text.to_owned()),
            Some(("q", text)) => Reply::Leave(text.to_owned()),
            _ => match word.strip_suffix('n') {
                Some(number) => Reply::ChoseToNote(number.parse::<usize>().unwrap() - 1),
                None => Reply::Chose(word.parse::<usize>().unwrap() - 1),
            },
        },
    };
    script.split_whitespace().map(one).collect()
}

struct Run {
    answers: Answers,
    ending: Ending,
    heard: String,
    store: Memory,
    left_over: usize,
}

/// Asks from the beginning to the end, without a result.
fn talk(
    model: &Model,
    answers: Answers,
    plan: &Plan,
    script: &mut Script,
    store: &mut Memory,
) -> (Answers, Ending) {
    let mut wizard = Wizard::new(model, answers, store.place(), TODAY).with_result(false);
    wizard.follow(plan);
    let ending = run(&mut wizard, script, store).unwrap();
    (wizard.answers(), ending)
}

fn run_from(answers: Answers, store: Memory, script: &str) -> Run {
    run_with(&fixture::model(), answers, store, script)
}

fn run_with(model: &Model, answers: Answers, store: Memory, script: &str) -> Run {
    let (mut script, mut store) = (Script::new(replies(script)), store);
    let (answers, ending) = talk(model, answers, &Plan::Choose, &mut script, &mut store);
    let heard = script.heard.join("\n");
    Run { answers, ending, left_over: script.left_over(), heard, store }
}

fn run_new(script: &str) -> Run {
    run_from(Answers::blank(&fixture::model()), Memory::default(), script)
}

fn level(answers: &Answers, factor: FactorId) -> Option<u8> {
    answers.level(factor).map(Level::number)
}

/// The first five questions on the company, answered.
const ABOUT: &str = "=Acme =Me 1 2 1";

#[test]
fn the_full_version_from_first_question_to_the_end() {
    let done = run_new(&format!("1 {ABOUT} 1 2 6 7 =12 =2026-06-01 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0));
    let answers = &done.answers;
    assert_eq!(answers.text(COMPANY), Some("Acme"));
    assert_eq!(answers.choice(HOME), Some(1));
    assert_eq!(level(answers, TRUST), Some(1));
    assert_eq!(level(answers, RULES), Some(2));
    assert_eq!(answers.answer(SPEED).reply, Answered::Unknown);
    assert_eq!(answers.answer(REACH).reply, Answered::NotApplicable);
    assert_eq!(answers.about(PEOPLE), Some(&ContextAnswer::Number(12)));
    assert_eq!(answers.date(DECIDE_BY), Some(Date::constant(2026, 6, 1)));
    assert_eq!(answers.date(DATE), Some(TODAY));
    assert_eq!(done.store.saved.last(), Some(answers));
    assert!(done.heard.contains("-- Question 4 of 4 - The work"), "{}", done.heard);
    assert!(done.heard.contains("== Part 2 of 2 - The work"));
    assert!(done.heard.contains("This part is about work at Acme."));
}

#[test]
fn everything_is_saved_after_each_answer() {
    let done = run_new(&format!("1 {ABOUT} 1 2 q"));
    assert_eq!(done.ending, Ending::Left);
    assert_eq!(done.store.saved.len(), 7);
    assert_eq!(done.store.saved.last(), Some(&done.answers));
    assert!(done.heard.contains("Saved 2 of 4 answers in ./a.toml."));
    assert!(done.heard.ends_with("Go on later with:\nmops-advisor ask ./a.toml"));
}

#[test]
fn the_short_version_asks_the_core_questions_and_can_be_widened() {
    let done = run_new(&format!("2 {ABOUT} 3 4 4 1 2 =5 = 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0));
    assert!(done.heard.contains("-- Question 2 of 2\n"));
    assert!(done.heard.contains("2 answered, 0 don't know, 0 not answered, 2 of the full"));
    assert!(done.heard.contains("3) Answer the other 2 questions too"), "{}", done.heard);
}

#[test]
fn widening_asks_only_the_rest() {
    let done = run_new(&format!("2 {ABOUT} 3 4 3 1 2 = = 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    let levels = [TRUST, RULES, SPEED, REACH].map(|it| level(&done.answers, it));
    assert_eq!(levels, [Some(3), Some(1), Some(4), Some(2)]);
    let rest = done.heard.split(phrases::CHECK_TITLE).nth(1).unwrap();
    let numbers = ["Question 3 of 4", "Question 4 of 4"].map(|it| rest.find(it));
    assert!(numbers[0].is_some() && numbers[0] < numbers[1], "numbers follow one another: {rest}");
}

#[test]
fn back_shows_the_old_answer_and_forward_keeps_the_rest() {
    let done = run_new(&format!("1 {ABOUT} 1 2 b b 5 2 3 q"));
    let levels = [TRUST, RULES, SPEED].map(|it| level(&done.answers, it));
    assert_eq!(levels, [Some(5), Some(2), Some(3)]);
    assert!(done.heard.contains("> 2) IT shows rules 2 times"));
    assert_eq!(done.heard.matches("== Part 1").count(), 1, "a heading is said once");
}

#[test]
fn back_from_the_first_question_asks_before_leaving() {
    let stayed = run_new("1 b 1 =Acme q");
    assert_eq!(stayed.answers.text(COMPANY), Some("Acme"));
    assert!(stayed.heard.contains(phrases::LEAVE_QUESTION));
    assert_eq!(run_new("1 b b =Acme q").answers.text(COMPANY), Some("Acme"));
    let left = run_new("1 b 2");
    assert_eq!((left.ending, left.left_over), (Ending::Left, 0));
    assert!(left.heard.ends_with(phrases::LEFT_EMPTY));
    assert!(left.store.saved.is_empty());
}

#[test]
fn leaving_works_on_every_screen() {
    for script in [
        "q",
        "b",
        "3",
        "1 q",
        "1 b q",
        "1 =Acme q",
        &format!("1 {ABOUT} q"),
        &format!("1 {ABOUT} n q"),
        &format!("1 {ABOUT} n =x q"),
        &format!("1 {ABOUT} ? q"),
        "1 r q",
        "1 r 2 q",
        "1 r 7",
    ] {
        let left = run_new(script);
        assert_eq!((left.ending, left.left_over), (Ending::Left, 0), "{script}\n{}", left.heard);
        assert!(left.store.saved.last().is_none_or(|it| *it == left.answers), "{script}");
    }
}

#[test]
fn going_on_starts_behind_the_last_answer() {
    let before = run_new(&format!("1 {ABOUT} 1 2 q"));
    let done = run_from(before.answers, Memory::default(), "1 3 4 = = 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("Found 2 of 4 answers in ./a.toml, dated 2026-05-11, by Me."));
    assert_eq!(level(&done.answers, SPEED), Some(3));
    assert_eq!(level(&done.answers, REACH), Some(4));
}

#[test]
fn a_gap_that_an_editor_left_is_asked_first_and_answered_ones_are_not_asked_again() {
    let mut answers = run_new(&format!("1 {ABOUT} 1 2 3 4 q")).answers;
    answers.set(RULES, Answer::default());
    let done = run_from(answers, Memory::default(), "1 5 = = 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(level(&done.answers, RULES), Some(5));
}

#[test]
fn resuming_offers_to_check_to_finish_and_to_leave() {
    let before = || run_new(&format!("2 {ABOUT} 1 q")).answers;
    let short = run_from(before(), Memory::default(), "1 4 1");
    assert_eq!((short.ending, short.left_over), (Ending::Finished, 0), "{}", short.heard);
    assert!(short.heard.contains("1) Go on with the short version: one question is open"));
    let checked = run_from(before(), Memory::default(), "3 1");
    assert_eq!((checked.ending, checked.left_over), (Ending::Finished, 0));
    assert!(checked.heard.contains(phrases::CHECK_TITLE));
    assert_eq!(run_from(before(), Memory::default(), "4").ending, Ending::Finished);
    assert_eq!(run_from(before(), Memory::default(), "6").ending, Ending::Left);
}

#[test]
fn a_date_in_the_file_stays() {
    let mut answers = Answers::blank(&fixture::model());
    let date = Date::constant(2025, 1, 2);
    answers.set_about(DATE, Some(ContextAnswer::Date(date)));
    let done = run_from(answers, Memory::default(), "1 =Acme q");
    assert_eq!(done.answers.date(DATE), Some(date));
}

#[test]
fn explaining_says_why_where_and_whom() {
    let done = run_new(&format!("1 ? {ABOUT} ? 1 q"));
    assert!(done.heard.contains("Why we ask: The company is printed."));
    assert!(done.heard.contains("Why we ask: Because trust matters."));
    assert!(done.heard.contains("Where to look: Count trust."));
    assert!(done.heard.contains("Whom to ask: the CMO or the CIO."));
    assert_eq!(level(&done.answers, TRUST), Some(1));
}

#[test]
fn a_note_and_a_basis_go_with_the_answer() {
    let done = run_new(&format!("1 {ABOUT} n =Ann_said_so 3 4 q"));
    let answer = done.answers.answer(TRUST);
    assert_eq!(answer.note.as_deref(), Some("Ann said so"));
    assert_eq!((answer.basis, level(&done.answers, TRUST)), (Basis::Believed, Some(4)));
    assert!(done.heard.contains("Your note: Ann said so"));
    assert!(done.heard.contains("Known from: believed or heard."));
    assert_eq!(*done.answers.answer(RULES), Answer::default(), "a note does not wander");
}

#[test]
fn a_note_can_be_added_to_a_given_answer_and_removed() {
    let added = run_new(&format!("1 {ABOUT} 4 b n =x 1 q"));
    let answer = added.answers.answer(TRUST);
    assert_eq!((answer.note.as_deref(), answer.basis), (Some("x"), Basis::Measured));
    assert_eq!(level(&added.answers, TRUST), Some(4));
    assert_eq!(added.store.saved.last(), Some(&added.answers), "saved at once");
    let removed = run_from(added.answers, Memory::default(), "1 b n = q");
    assert_eq!(removed.answers.answer(TRUST).note, None);
    assert_eq!(removed.answers.answer(TRUST).basis, Basis::Measured);
}

#[test]
fn a_note_typed_and_left_is_kept() {
    let done = run_new(&format!("1 {ABOUT} n b=half n =whole b b 2 q"));
    assert!(done.heard.contains("? Your answer: [half]"), "{}", done.heard);
    assert!(done.heard.contains("? Your answer: [whole]"));
    assert_eq!(done.answers.answer(TRUST).note.as_deref(), Some("whole"));
}

#[test]
fn a_note_outlives_everything_that_comes_before_its_answer() {
    for script in ["n =mine q", "n =mine 3 q", "n b=mine q", "n q=mine", "n =mine 3 b n =other q"] {
        let left = run_new(&format!("1 {ABOUT} {script}"));
        let answer = left.answers.answer(TRUST);
        assert_eq!((answer.reply, answer.note.as_deref()), (Answered::NotAsked, Some("mine")));
        assert_eq!(left.store.saved.last(), Some(&left.answers), "{script}: saved");
        let done = run_from(left.answers, Memory::default(), "1 4 q");
        assert!(done.heard.contains("Your note: mine"), "{script}: {}", done.heard);
        assert_eq!(level(&done.answers, TRUST), Some(4), "the open question is asked first");
        assert_eq!(done.answers.answer(TRUST).note.as_deref(), Some("mine"));
    }
}

#[test]
fn not_knowing_has_no_basis() {
    let done = run_new(&format!("1 {ABOUT} n =asked 1 6 q"));
    let answer = done.answers.answer(TRUST);
    assert_eq!((answer.reply, answer.basis), (Answered::Unknown, Basis::NotStated));
    assert_eq!(answer.note.as_deref(), Some("asked"));
}

#[test]
fn does_not_apply_is_offered_only_where_the_model_does() {
    let done = run_new(&format!("1 {ABOUT} 7 7 1 2 3 7 q"));
    assert_eq!(level(&done.answers, TRUST), Some(1));
    assert_eq!(done.answers.answer(REACH).reply, Answered::NotApplicable);
    assert_eq!(done.heard.matches("7) Does not apply: There are no buyers").count(), 1);
}

#[test]
fn the_cursor_starts_where_enter_judges_nothing() {
    let done = run_new("1 = = 7 1 1 q");
    let cursor = |option: &str| format!("> {option}");
    assert!(
        done.heard.contains(&cursor("1) Full version: 4 questions to begin with")),
        "{}",
        done.heard
    );
    assert!(done.heard.contains(&cursor("3) Leave this out")));
    assert!(done.heard.contains(&cursor("6) Don't know")));
    let home = done.heard.split("What is the current_home?").nth(1).unwrap();
    assert!(!home.split("What is").next().unwrap().contains('>'), "{home}");
}

#[test]
fn optional_choices_can_be_left_out_and_required_ones_can_not() {
    let done = run_new("1 = = 3 4 3 3 1 q");
    assert_eq!(done.answers.choice(ContextId(2)), None);
    assert_eq!(done.answers.choice(HOME), Some(2), "there is no fourth option");
    assert_eq!(level(&done.answers, TRUST), Some(1));
}

#[test]
fn no_id_and_no_score_is_shown() {
    let mut model = fixture::model();
    for (number, factor) in model.factors.iter_mut().enumerate() {
        factor.id = format!("secret_{number}");
    }
    let script = format!("1 {ABOUT} ? n =x 1 1 2 3 4 = = 2 1 2 1 1");
    let (mut script, mut store) = (Script::new(replies(&script)), Memory::default());
    let blank = Answers::blank(&model);
    let (_, ending) = talk(&model, blank, &Plan::Choose, &mut script, &mut store);
    assert_eq!(ending, Ending::Finished);
    assert!(!script.heard.join("\n").contains("secret_"));
}

#[test]
fn names_follow_the_answers() {
    let done = run_new("1 =Acme =Me 1 2 2 1 q");
    assert!(done.heard.contains("How is trust in Engineering?"));
}
