//! What is on the screen, in two sizes.

use mops_advisor::model::builtin_model;

use crate::terminal::{CONTROL_C, Start, Terminal};

const ABOUT: &str = "\
schema = 1
model = \"mops-placement\"

[about]
company = \"Acme\"
prepared_by = \"Head of marketing operations\"
role = \"mops\"
date = 2026-05-11
current_home = \"marketing\"
technical_home = \"it\"

[answers]
";

/// An answers file with these levels.
fn answers(levels: &[(&str, u8)]) -> Option<String> {
    let lines = levels.iter().map(|(id, level)| format!("{id} = {level}\n"));
    Some(ABOUT.to_owned() + &lines.collect::<String>())
}

fn northwind() -> Option<String> {
    Some(include_str!("../../examples/northwind-instruments.toml").to_owned())
}

macro_rules! shot {
    ($name:expr, $screen:expr) => {
        insta::assert_snapshot!($name, $screen)
    };
}

#[test]
fn from_the_start_to_a_note() {
    for (columns, rows) in [(80, 24), (60, 20)] {
        let mut terminal = Terminal::with(&Start { columns, rows, ..Start::default() });
        let name = |screen: &str| format!("{screen} {columns}x{rows}");
        shot!(name("start"), terminal.shot("What would you like to do?"));
        terminal.begin();
        shot!(name("question"), terminal.shot("Question 1 of"));
        terminal.type_in("?");
        terminal.wait_for("Explain this question");
        terminal.type_in("\r");
        shot!(name("explain"), terminal.shot("If nobody knows"));
        terminal.type_in("n");
        terminal.wait_for("Add a note");
        terminal.type_in("\r");
        shot!(name("note"), terminal.shot("What is this answer based on?"));
        terminal.type_in("Counted in the log\r");
        shot!(name("basis"), terminal.shot("How do you know?"));
        terminal.type_in(CONTROL_C);
        terminal.wait_for("Go on later");
        shot!(name("left"), terminal.shot_of_end());
        assert_eq!(terminal.exit_code(), 130);
    }
}

#[test]
fn coming_back_and_checking() {
    for (columns, rows) in [(80, 24), (60, 20)] {
        let start = Start { columns, rows, answers: northwind(), ..Start::default() };
        let mut terminal = Terminal::with(&start);
        let name = |screen: &str| format!("{screen} {columns}x{rows}");
        shot!(name("resume"), terminal.shot("What would you like to do?"));
    }
    let start = Start { answers: answers(&[("cmo_trusts_mops", 4)]), ..Start::default() };
    let mut terminal = Terminal::with(&Start { flags: &["--only", "A1"], ..start });
    terminal.wait_for_prompt("Question 1 of");
    terminal.choose(5);
    shot!("check 80x24", terminal.shot("See the result"));
}

#[test]
fn what_the_outcome_hangs_on() {
    let levels = [("it_pace_fit", 3), ("cmo_trusts_mops", 3), ("integration_demand", 4)];
    let most = builtin_model();
    let rest = most.factors.iter().map(|it| (it.id.as_str(), 3));
    let rest = rest.filter(|(id, _)| levels.iter().all(|it| it.0 != *id));
    let all: Vec<_> = levels.into_iter().chain(rest).collect();
    let start = Start { flags: &["--quick"], answers: answers(&all), ..Start::default() };
    let mut terminal = Terminal::with(&start);
    shot!("hangs on 80x24", terminal.shot("See the result"));
    terminal.choose(1);
    shot!("hinge 80x24", terminal.shot("The outcome hangs on this answer"));
}

#[test]
fn two_answers_hard_to_believe_together() {
    let start = Start {
        flags: &["--only", "it_marketing_priority"],
        answers: answers(&[("marketing_funds_it_capacity", 4)]),
        ..Start::default()
    };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("Your answer:");
    terminal.choose(1);
    shot!("tension 80x24", terminal.shot("Both can be true."));
}

#[test]
fn nothing_open_matters() {
    let model = builtin_model();
    let open = ["marketer_martech_fluency", "sales_enablement_gap"];
    let ids = model.factors.iter().map(|it| it.id.as_str()).filter(|it| !open.contains(it));
    let known: Vec<_> =
        ids.map(|id| (id, if id == "cmo_governance_respect" { 4 } else { 2 })).collect();
    let start = Start { flags: &["--all"], answers: answers(&known), ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("Your answer:");
    terminal.choose(2);
    shot!("settled 80x24", terminal.shot("No answer still open can change the outcome."));
}

#[test]
fn a_terminal_that_cannot_draw_gets_plain_lines() {
    let mut terminal = Terminal::with(&Start { term: "dumb", ..Start::default() });
    terminal.wait_for("Type a number from 1 to 4");
    shot!("plain 80x24", terminal.shot_of_end());
}

#[test]
fn colour_is_used_where_it_is_wished() {
    for (flags, is_coloured) in [
        (&["--color", "always"][..], true),
        (&["--color", "auto"], false),
        (&["--color", "never"], false),
    ] {
        let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
        terminal.wait_for_prompt("What would you like to do?");
        assert_eq!(terminal.is_coloured(), is_coloured, "{flags:?}");
    }
}
