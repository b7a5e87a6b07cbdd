//! However the wizard ends, the answers are saved and the terminal is usable.

use std::path::Path;

use assert_cmd::Command;
use mops_advisor::answers::Level;
use mops_advisor::model::{Stage, builtin_model};

use super::saved;
use super::terminal::{CONTROL_C, CONTROL_Z, FIRST, Start, Terminal, UP};

/// The number of scored questions with a level in the file.
fn levels(file: &Path) -> usize {
    let model = builtin_model();
    let answers = saved(file, &model);
    model.factor_ids().filter(|it| answers.level(*it).is_some()).count()
}

#[test]
fn signals_leave_in_order_and_lose_nothing() {
    for (signal, code) in [("INT", 130), ("TERM", 143), ("HUP", 129), ("QUIT", 131)] {
        let mut terminal = Terminal::start();
        terminal.begin();
        terminal.wait_for_prompt("Question 1 of");
        terminal.choose(3);
        terminal.wait_for_prompt("Question 2 of");
        terminal.signal(signal);
        terminal.wait_for("run the program again to\ngo on.");
        let below = terminal.contents();
        let below = below.rsplit_once("Your answer:").map_or("", |it| it.1);
        assert!(!below.contains("6) Don't know") && !below.contains("leave]"), "{below}");
        assert!(!terminal.is_cursor_hidden(), "{signal}");
        assert!(!terminal.pastes_in_brackets(), "{signal}");
        assert_eq!(levels(&terminal.file), 1, "{signal}");
        assert_eq!(terminal.exit_code(), code, "{signal}");
    }
}

#[test]
fn control_z_gives_the_terminal_to_the_shell_until_fg() {
    // At three moments: with a part of the menu drawn, with all of it, and after a key.
    for (moment, key) in [("? Your answer:", true), ("leave]", true), ("> 5) ", false)] {
        let script = "set -m; \"$PROGRAM\" ask answers.toml --only A1; stty -a; fg; echo left $?";
        let start = Start { shell: Some(script), rows: 70, ..Start::default() };
        let mut terminal = Terminal::with(&start);
        if key {
            terminal.wait_for(moment);
            terminal.type_in(CONTROL_Z);
        } else {
            terminal.wait_for_prompt("Question A1");
            terminal.type_in(UP);
            terminal.wait_for(moment);
            terminal.signal_children("TSTP");
        }
        terminal.wait_for("Going on.");
        terminal.wait_for_prompt("Question A1");
        let all = terminal.contents();
        let (before, after) = all.split_once("(paused)").expect("the prompt is closed");
        let (shell, after) = after.split_once("Going on.").expect("it goes on");
        assert!(shell.contains(" icanon") && !shell.contains("leave]"), "{all}");
        assert!(!before.contains("Don't know"), "no menu is left: {all}");
        for option in ["Question A1", "\n  1) ", "\n  2) ", ") Don't know"] {
            assert!(after.contains(option), "{option} is there without a key: {all}");
        }
        assert_eq!(after.contains("> 5) "), !key, "the mark is where it was: {all}");
        terminal.choose(3);
        terminal.wait_for_prompt("See the result");
        terminal.type_in(CONTROL_C);
        terminal.wait_for("left 130");
        assert_eq!(levels(&terminal.file), 1);
    }
}

#[test]
fn a_line_to_type_is_drawn_again_after_fg() {
    let script = "set -m; \"$PROGRAM\" ask answers.toml --only company; stty -a; fg; echo left $?";
    let mut terminal = Terminal::in_shell(script);
    terminal.wait_for_prompt("About the company");
    terminal.type_in("Acm");
    terminal.wait_for("Acm");
    terminal.type_in(CONTROL_Z);
    terminal.wait_for("Going on.");
    terminal.wait("the line", |screen| {
        screen.rsplit_once("Going on.").is_some_and(|it| it.1.contains("Your answer: Acm"))
    });
    terminal.type_in("e\r");
    terminal.wait_for_prompt("See the result");
    assert!(terminal.read("answers.toml").contains("company = \"Acme\""));
}

#[test]
fn a_list_is_drawn_again_after_fg() {
    let script = "set -m; \"$PROGRAM\" ask answers.toml --only company; stty -a; fg; echo left $?";
    let mut terminal = Terminal::in_shell(script);
    terminal.wait_for_prompt("About the company");
    terminal.type_in("Acme\r");
    terminal.wait_for_prompt("See the result");
    terminal.choose(2);
    terminal.wait_for_prompt("Find:");
    terminal.type_in("acme");
    terminal.wait_for("Find: acme");
    terminal.type_in(CONTROL_Z);
    terminal.wait("the list", |screen| {
        let after = screen.rsplit_once("Going on.").map(|it| it.1);
        after.is_some_and(|it| it.contains(": Acme\n") && it.trim_end().ends_with("leave]"))
    });
    terminal.type_in("\r");
    terminal.wait_for_prompt("About the company");
}

#[test]
fn where_no_shell_waits_control_z_does_nothing() {
    let mut terminal = Terminal::with(&Start { flags: &["--only", "A1"], ..Start::default() });
    terminal.wait_for_prompt("> 6) Don't know");
    terminal.type_in(CONTROL_Z);
    terminal.choose(3);
    terminal.wait_for_prompt("See the result");
}

#[test]
fn a_signal_in_a_line_to_type_leaves_in_order() {
    let flags = &["--only", "company"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("About the company");
    terminal.type_in("Acm");
    terminal.wait_for("Your answer: Acm");
    terminal.signal("TERM");
    terminal.wait_for("run the program again to\ngo on.");
    assert!(!terminal.contents().contains("leave]"), "{}", terminal.contents());
    assert!(!terminal.is_raw() && !terminal.pastes_in_brackets());
    assert_eq!(terminal.exit_code(), 143);
}

#[test]
fn closing_the_terminal_loses_nothing_and_leaves_nothing_running() {
    let mut terminal = Terminal::start();
    terminal.begin();
    terminal.wait_for_prompt("Question 1 of");
    terminal.choose(3);
    terminal.wait_for_prompt("Question 2 of");
    let closed = terminal.close();
    assert_eq!(levels(&closed.file), 1);
}

#[test]
fn control_c_between_two_prompts_loses_not_even_the_answer_on_its_way() {
    // Saving takes its time with as long a comment as this.
    let comment = "# A long comment by hand.\n".repeat(40_000);
    let about = "schema = 2\nmodel = \"mops-placement\"\n[about]\ncurrent_home = \"it\"\n";
    let start =
        Start { flags: &["--only", "A1"], answers: Some(comment + about), ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("Question A1");
    assert!(terminal.is_raw());
    terminal.type_in("3\r");
    while terminal.is_raw() {}
    terminal.type_in(CONTROL_C);
    terminal.wait_for("Stopped. What could be saved is in your answers file");
    assert_eq!(levels(&terminal.file), 1);
    assert_eq!(terminal.exit_code(), 130);
}

#[test]
fn control_c_in_a_line_to_type_and_in_a_menu() {
    let mut typing = Terminal::start();
    typing.wait_for_prompt("What would you like to do?");
    typing.choose(2);
    for number in 1..=3 {
        typing.wait_for_first(number);
        typing.answer_first(number);
    }
    typing.wait_for_first(4);
    typing.type_in("Head of m");
    typing.wait_for("Head of m");
    typing.type_in(CONTROL_C);
    typing.wait_for("Saved 4 answers about the company in");
    let model = builtin_model();
    let answers = saved(&typing.file, &model);
    assert_eq!(answers.text(model.roles.company), Some("Acme"));
    let title = model.context("title_cmo").unwrap();
    assert_eq!(answers.text(title), Some("Head of m"), "it is kept");
    assert_eq!(typing.exit_code(), 130);
    let mut menu = Terminal::start();
    menu.wait_for_prompt("What would you like to do?");
    menu.type_in(CONTROL_C);
    menu.wait_for("Nothing was answered");
    assert!(!menu.file.exists());
    assert_eq!(menu.exit_code(), 130);
}

#[test]
fn no_answer_is_lost_when_the_wizard_is_killed() {
    let model = builtin_model();
    let start = Start { flags: &["--quick"], ..Start::default() };
    let mut terminal = Terminal::with(&start);
    for number in 1..=FIRST {
        terminal.wait_for_first(number);
        terminal.answer_first(number);
        if number == FIRST {
            terminal.wait_for_prompt("Question 1 of");
        } else {
            terminal.wait_for_first(number + 1);
        }
        let about = saved(&terminal.file, &model);
        let known = model
            .context_ids()
            .filter(|it| model[*it].stage == Stage::First)
            .filter(|it| about.about(*it).is_some());
        assert_eq!(known.count(), number);
        terminal = terminal.kill_and_restart(&start);
    }
    for number in 1..=5 {
        terminal.wait_for_prompt(&format!("Question {number} of"));
        terminal.choose(number);
        terminal.get_to(&format!("Question {} of", number + 1));
        assert_eq!(levels(&terminal.file), number);
        terminal = terminal.kill_and_restart(&start);
    }
    terminal.wait_for_prompt("Question 6 of");
    let answers = saved(&terminal.file, &model);
    let core = model.factor_ids().filter(|id| model[*id].core);
    let first: Vec<_> = core.take(5).map(|it| answers.level(it).map(Level::number)).collect();
    assert_eq!(first, [1, 2, 3, 4, 5].map(Some));
}

#[test]
fn nobody_is_asked_who_cannot_see_the_question() {
    let folder = tempfile::tempdir().unwrap();
    let ask = |flags: &[&str]| {
        let mut command = Command::cargo_bin("mops-advisor").unwrap();
        command.arg("ask").args(flags).current_dir(folder.path()).env_remove("MOPS_PLAIN");
        command.write_stdin("2\n1\n").output().unwrap()
    };
    let piped = ask(&[]);
    assert_eq!(piped.status.code(), Some(2));
    let said = String::from_utf8(piped.stderr).unwrap();
    assert!(said.contains("no terminal to ask questions on"), "{said}");
    assert_eq!(ask(&["--plain"]).status.code(), Some(130), "the input ends, and it is over");
}

#[test]
fn nobody_is_asked_while_the_questions_go_to_a_file() {
    let mut terminal = Terminal::in_shell("\"$PROGRAM\" ask answers.toml 2>said.txt; echo left $?");
    terminal.wait_for("left 2");
    let said = terminal.read("said.txt");
    assert!(said.contains("no terminal to ask questions on"), "{said}");
}

#[test]
fn where_the_folder_is_gone_the_answers_go_to_another_file() {
    for plain in ["", "--plain"] {
        let script = format!("mkdir sub && \"$PROGRAM\" ask sub/answers.toml {plain}");
        let mut terminal = Terminal::in_shell(&script);
        let answer = |terminal: &mut Terminal, typed: &str, next: &str| {
            terminal.type_in(&format!("{typed}\r"));
            terminal.wait_for(next);
        };
        terminal.wait_for("Write all the questions to a file");
        answer(&mut terminal, "2", "about the company - 1 of 13");
        answer(&mut terminal, "9", "about the company - 2 of 13");
        terminal.remove("sub");
        answer(&mut terminal, "Acme", "Save in another file, and go on there");
        answer(&mut terminal, "2", "Type a file name");
        answer(&mut terminal, "other.toml", "about the company - 3 of 13");
        assert!(terminal.contents().contains("All your answers are saved in ./other.toml now."));
        let saved = terminal.read("other.toml");
        assert!(saved.contains("company = \"Acme\"") && saved.contains("team_size = 9"));
    }
}

#[test]
fn a_word_file_does_not_go_to_a_terminal() {
    let mut terminal =
        Terminal::in_shell("\"$PROGRAM\" report answers.toml --format docx; echo left $?");
    terminal.wait_for("left 2");
    assert!(terminal.contents().contains("a Word file is no text"), "{}", terminal.contents());
}

#[test]
fn an_interrupt_while_the_result_is_worked_out_leaves_a_sane_terminal() {
    let answers = Some(include_str!("../../examples/northwind-instruments.toml").to_owned());
    // The shell gets the signal, too, and has to go on.
    let line = "trap : INT; \"$PROGRAM\" ask answers.toml --only company; echo left $?; stty -a";
    let mut terminal =
        Terminal::with(&Start { shell: Some(line), rows: 70, answers, ..Start::default() });
    terminal.wait_for_prompt("called?");
    terminal.see_the_result();
    terminal.wait_for_prompt("How do you know?");
    terminal.type_in("\r");
    terminal.wait_for("Working out the result ...");
    terminal.type_in(CONTROL_C);
    terminal.wait_for("left 130");
    terminal.wait("the settings", |screen| screen.contains(" icanon") && screen.contains(" echo "));
}
