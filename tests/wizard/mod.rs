//! The wizard in a real pseudo-terminal.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod endings;
mod pressed;
mod replacing;
mod same;
mod screens;
pub(crate) mod terminal;
mod windows;

use std::path::Path;
use std::time::Duration;

use mops_advisor::answers::{self, Answers, Level};
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::model::{Model, builtin_model};

use terminal::{BACKSPACE, CONTROL_C, DOWN, END, ESCAPE, FIRST_LINES, HOME, Start, Terminal};

/// Returns the content of the file.
fn saved(file: &Path, model: &Model) -> Answers {
    #[expect(clippy::disallowed_methods, reason = "the test looks at the disk itself")]
    let text = std::fs::read_to_string(file).unwrap();
    answers::read(&SourceFile { name: "answers.toml".into(), text }, model).unwrap()
}

#[test]
fn from_first_question_to_the_end_with_a_step_back() {
    let model = builtin_model();
    let core: Vec<_> = model.factor_ids().filter(|id| model[*id].core).collect();
    let mut terminal = Terminal::start();
    terminal.begin();
    for number in 1..=core.len() {
        terminal.get_to(&format!("Question {number} of {}", core.len()));
        terminal.choose(2);
        if number == 2 {
            terminal.get_to(&format!("Question 3 of {}", core.len()));
            terminal.type_in(ESCAPE);
            terminal.wait_for("(back)");
            terminal.wait_for_prompt(&format!("Question 2 of {}", core.len()));
            terminal.wait("the old answer", |screen| screen.contains("> 2) "));
            terminal.choose(4);
        }
    }
    terminal.get_to("See the result");
    terminal.wait_for(&format!("{} answered, 0 don't know", core.len()));
    let file = terminal.file.clone();
    let answers = saved(&file, &model);
    for (place, factor) in core.iter().enumerate() {
        let level = if place == 1 { 4 } else { 2 };
        assert_eq!(answers.level(*factor).map(Level::number), Some(level));
    }
    assert_eq!(answers.text(model.roles.company), Some("Acme"));
    terminal.finish();
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn the_paper_is_written_in_every_format_and_a_form_for_each_who_knows_more() {
    let answers = Some(include_str!("../../examples/northwind-instruments.toml").to_owned());
    let start = Start { flags: &["--only", "company"], rows: 70, answers, ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.see_the_result();
    terminal.get_to("Write the decision paper to answers.docx (Word)");
    assert!(!terminal.contents().contains("mops-advisor form"), "{}", terminal.contents());
    terminal.choose(3);
    terminal.wait_for_prompt("Yes, beside the answers");
    terminal.choose(1);
    terminal.wait_for("Written: for-it.html");
    for (place, name) in [(2, "answers.html"), (1, "answers.md")] {
        terminal.wait_for_prompt("Done");
        terminal.choose(place);
        terminal.wait_for(&format!("The paper is in {name}."));
    }
    let folder = terminal.file.parent().unwrap();
    let begins = |name: &str, text: &[u8]| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        assert!(bytes.starts_with(text), "{name}");
    };
    begins("answers.docx", b"PK");
    begins("answers.html", b"<!DOCTYPE html>");
    begins("answers.md", b"# Where marketing operations (MOps) should sit at Northwind");
    assert!(terminal.read("for-it.html").contains("Questions for the CIO, Northwind Instruments"));
}

#[test]
fn a_repeated_enter_does_not_count_as_an_answer() {
    let model = builtin_model();
    let mut terminal = Terminal::start();
    terminal.wait_for_prompt("What would you like to do?");
    terminal.choose(2);
    for number in 1..=6 {
        terminal.wait_for_first(number);
        terminal.type_in("\r");
    }
    terminal.wait_for_first(7);
    terminal.wait_for("> Nothing chosen yet");
    terminal.type_in("\r");
    terminal.wait_for("this one is needed");
    terminal.wait_for_prompt("Your answer:");
    for number in 7..=13 {
        terminal.wait_for_first(number);
        terminal.answer_first(number);
    }
    terminal.wait_for_prompt("Question 1 of");
    terminal.wait_for("> 6) Don't know");
    terminal.type_in("\r");
    terminal.wait_for_prompt("Question 2 of");
    terminal.type_in(CONTROL_C);
    terminal.wait_for("Saved 1 of");
    let answers = saved(&terminal.file, &model);
    let first = model.factor_ids().find(|id| model[*id].core).unwrap();
    assert_eq!(answers.answer(first).reply, answers::Reply::Unknown);
    assert_eq!(terminal.exit_code(), 130);
}

#[test]
fn drawn_and_in_lines_the_same_answers_give_the_same_file() {
    let mut drawn = Terminal::start();
    drawn.begin();
    drawn.wait_for_prompt("Question 1 of");
    drawn.type_in("n");
    drawn.wait_for("Add a note");
    drawn.enter();
    drawn.wait_for_prompt("What is this answer based on?");
    drawn.type_in("Ünser log\r");
    drawn.wait_for_prompt("How do you know?");
    drawn.choose(1);
    drawn.wait_for_prompt("Known from: measured.");
    for (number, next) in [(3, "Question 2 of"), (6, "Question 3 of"), (5, "Question 4 of")] {
        drawn.choose(number);
        drawn.wait_for_prompt(next);
    }
    drawn.type_in(CONTROL_C);
    drawn.wait_for("Saved 3 of");
    let lines = format!("2\n{FIRST_LINES}n\nÜnser log\n1\n3\n6\n5\nq\n");
    let mut plain = assert_cmd::Command::cargo_bin("mops-advisor").unwrap();
    plain.args(["ask", "plain.toml", "--plain"]).current_dir(drawn.file.parent().unwrap());
    plain.write_stdin(lines).assert().code(130);
    assert_eq!(drawn.read("plain.toml"), drawn.read("answers.toml"));
}

#[test]
fn after_a_note_on_an_answer_the_next_question_comes_and_one_can_be_skipped() {
    let model = builtin_model();
    let mut terminal = Terminal::start();
    terminal.begin();
    terminal.wait_for_prompt("Question 1 of");
    terminal.type_in("3n");
    terminal.wait_for("Answer 3, add a note");
    terminal.enter();
    terminal.wait_for_prompt("One fact with a number, as it may be printed.");
    terminal.type_in("7 of 10 jobs\r");
    terminal.wait_for_prompt("How do you know?");
    terminal.choose(1);
    terminal.wait_for_prompt("Question 2 of");
    terminal.type_in("s");
    terminal.wait_for("Skip: leave this question open");
    terminal.enter();
    terminal.wait_for("(left open)");
    terminal.wait_for_prompt("Question 3 of");
    terminal.choose(2);
    terminal.wait_for_prompt("Question 4 of");
    let answers = saved(&terminal.file, &model);
    let core = model.factor_ids().filter(|id| model[*id].core);
    let levels: Vec<_> = core.take(3).map(|it| answers.level(it).map(Level::number)).collect();
    assert_eq!(levels, [Some(3), None, Some(2)]);
}

#[test]
fn what_cannot_be_taken_is_not_said_to_be_kept() {
    let mut terminal =
        Terminal::with(&Start { flags: &["--only", "team_size"], ..Start::default() });
    terminal.wait_for_prompt("About the company");
    terminal.type_in("12x\r");
    terminal.wait_for("is not a whole number");
    terminal.wait_for("mend it, Enter");
    assert!(!terminal.contents().contains("Enter keeps it"), "{}", terminal.contents());
    terminal.type_in("\u{15}１２\r");
    terminal.wait_for_prompt("See the result");
    assert!(terminal.read("answers.toml").contains("team_size = 12"));
}

#[test]
fn a_wrong_key_taken_back_leaves_the_menu_as_it_was() {
    let model = builtin_model();
    let flags = &["--only", "A1", "--set", "cmo_trusts_mops=4"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("Question A1");
    terminal.wait_for("> 4) ");
    terminal.type_in("x");
    terminal.wait_for("> Nothing matches what you typed");
    assert!(terminal.contents().contains("\n  4) "), "{}", terminal.contents());
    terminal.type_in(BACKSPACE);
    terminal.wait_for_marked(4, "Your answer:");
    terminal.type_in("\r");
    terminal.wait_for_prompt("See the result");
    let factor = model.factor("cmo_trusts_mops").unwrap();
    assert_eq!(saved(&terminal.file, &model).level(factor).map(Level::number), Some(4));
}

#[test]
fn home_and_end_go_to_the_first_and_the_last_option() {
    let mut terminal = Terminal::with(&Start { flags: &["--only", "A1"], ..Start::default() });
    terminal.wait_for("> 6) Don't know");
    terminal.type_in(HOME);
    terminal.wait_for("> 1) ");
    terminal.type_in(DOWN);
    terminal.wait_for("> 2) ");
    terminal.type_in(END);
    terminal.wait_for("> 6) Don't know");
}

#[test]
fn control_c_saves_and_leaves() {
    let model = builtin_model();
    let mut terminal = Terminal::start();
    terminal.begin();
    terminal.wait_for_prompt("Question 1 of");
    terminal.choose(3);
    terminal.wait_for_prompt("Question 2 of");
    terminal.type_in("n");
    terminal.wait_for("Add a note");
    terminal.type_in("\r");
    terminal.wait_for_prompt("What is this answer based on?");
    terminal.type_in(CONTROL_C);
    terminal.wait_for("Saved 1 of");
    let answers = saved(&terminal.file, &model);
    let first = model.factor_ids().find(|id| model[*id].core).unwrap();
    assert_eq!(answers.level(first).map(Level::number), Some(3));
    assert_eq!(terminal.exit_code(), 130);
}

#[test]
fn a_line_that_holds_a_text_takes_its_command_and_keeps_its_words_whole() {
    let flags = &["--only", "company"];
    let text = "Société Électrique Müller und Söhne, the whole group with all of its subsidiaries";
    let start = Start { flags, rows: 120, ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("About the company");
    terminal.type_in(&format!("{text}\r"));
    terminal.wait_for_prompt("See the result");
    let kept = "Müller und Söhne, the whole group with all of\n               its subsidiaries";
    assert!(terminal.contents().contains(kept), "{}", terminal.contents());
    let mut again = terminal.kill_and_restart(&start);
    again.wait_for("Ctrl-U empties it");
    again.type_in("?\r");
    again.wait_for("Why we ask:");
    again.wait_for_prompt("(explain)");
    again.type_in("\r");
    again.wait_for_prompt("See the result");
    let model = builtin_model();
    assert_eq!(saved(&again.file, &model).text(model.roles.company), Some(text));
}

#[test]
fn control_keys_in_a_line_type_no_letters() {
    let flags = &["--only", "company"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("About the company");
    terminal.type_in("Wrong name\u{1a}\u{15}Müller\u{1}A");
    terminal.wait_for("? Your answer: AMüller\n");
    terminal.type_in("\r");
    terminal.wait_for_prompt("See the result");
    let model = builtin_model();
    assert_eq!(saved(&terminal.file, &model).text(model.roles.company), Some("AMüller"));
}

#[test]
fn a_line_longer_than_the_window_stays_in_order() {
    let flags = &["--only", "company"];
    let start = Start { columns: 40, rows: 12, flags, ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.get_to("About the company");
    let text = "word ".repeat(90);
    terminal.type_in(&text);
    terminal.type_in("end");
    terminal.wait_for("word end\n");
    terminal.type_in("\u{15}Short\r");
    terminal.wait_for_prompt("See the result");
    let model = builtin_model();
    assert_eq!(saved(&terminal.file, &model).text(model.roles.company), Some("Short"));
}

#[test]
fn an_arrow_key_that_arrives_in_two_pieces_is_one_key() {
    for pause in [5, 20, 60].map(Duration::from_millis) {
        let flags = &["--only", "A1", "--only", "company"];
        let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
        terminal.wait_for_prompt("1 of 2 to go through");
        terminal.type_in("Acm");
        terminal.wait_for("Acm\n");
        terminal.type_in_pieces(ESCAPE, pause, "[D");
        terminal.type_in("x");
        terminal.wait_for("Acxm\n");
        terminal.type_in("\r");
        terminal.wait_for_prompt("> 6) Don't know");
        terminal.type_in(HOME);
        terminal.wait_for("> 1) ");
        terminal.type_in_pieces(ESCAPE, pause, "[B");
        terminal.wait_for("> 2) ");
        assert!(!terminal.contents().contains("(back)"), "{}", terminal.contents());
    }
}

#[test]
fn who_spoke_on_another_advice_is_asked_again_after_the_result() {
    let northwind = include_str!("../../examples/northwind-instruments.toml");
    let agrees = "position_cmo = \"agrees\"";
    let answers = northwind.replace(agrees, &format!("{agrees}\nposition_cmo_on = \"stay:it\""));
    let start = Start { flags: &["--only", "company"], answers: Some(answers), ..Start::default() };
    let mut terminal = Terminal::with(&Start { rows: 70, ..start });
    terminal.see_the_result();
    terminal.get_to("That was about another advice: to stay in IT.");
    terminal.wait_for("> 3) Not asked yet");
    terminal.enter();
    terminal.wait_for_prompt("Write the decision paper to answers.md");
    let saved = terminal.read("answers.toml");
    assert!(saved.contains("position_cmo_on = \"stay:it\""), "{saved}");
}

#[test]
fn while_the_result_is_worked_out_a_line_says_so_and_keys_do_nothing() {
    let answers = Some(include_str!("../../examples/northwind-instruments.toml").to_owned());
    let start = Start { flags: &["--only", "company"], rows: 70, answers, ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.see_the_result();
    terminal.wait_for_prompt("How do you know?");
    terminal.type_in("\r");
    terminal.wait_for("Working out the result ...");
    terminal.type_in("xyz\r2\r");
    terminal.wait_for_prompt("> 1) Write the decision paper to answers.md");
    let screen = terminal.contents();
    assert!(!screen.contains("xyz") && !screen.contains("The paper is in"), "{screen}");
}
