//! The content of the screen, in two sizes.

use mops_advisor::model::{Asked, builtin_model};

use super::terminal::{CONTROL_C, Start, Terminal};

const ABOUT: &str = "\
schema = 2
model = \"mops-placement\"

[about]
company = \"Acme\"
team_size = 9
role = \"mops\"
date = 2026-05-11
title_cmo = \"CMO\"
title_cio = \"CIO\"
title_cro = \"CRO\"
current_home = \"marketing\"
technical_home = \"it\"
technical_paid_by = \"it_budget\"
post_cio = \"over_2_years\"
sales_organisation = \"own\"
post_cro = \"over_2_years\"
trigger = [\"slow_delivery\"]

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

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (40, 12)];

/// Starts the wizard in every size, and names the snapshots.
fn in_every_size(
    flags: &[&str],
    answers: &Option<String>,
    test: impl Fn(Terminal, &dyn Fn(&str) -> String),
) {
    for (columns, rows) in SIZES {
        let start = Start { columns, rows, flags, answers: answers.clone(), ..Start::default() };
        test(Terminal::with(&start), &|screen| format!("{screen} {columns}x{rows}"));
    }
}

#[test]
fn the_start() {
    in_every_size(&[], &None, |mut terminal, name| {
        if !name("").ends_with("x24") {
            shot!(name("welcome"), terminal.shot("Enter goes on:"));
        }
        terminal.get_to("What would you like to do?");
        shot!(name("start"), terminal.shot("What would you like to do?"));
        terminal.choose(4);
        terminal.wait_for("Enter goes on:");
        shot!(name("look up"), terminal.shot("Enter goes on:"));
    });
}

#[test]
fn from_a_question_to_a_note() {
    in_every_size(&["--all"], &answers(&[]), |mut terminal, name| {
        shot!(name("question"), terminal.shot("Over the operations"));
        terminal.type_in("?");
        terminal.wait_for("Explain this question");
        terminal.enter();
        if !name("").ends_with("x24") {
            shot!(name("explained"), terminal.shot("Read this, then Enter:"));
            terminal.type_in("\r");
        }
        shot!(name("explain"), terminal.shot("Over the operations"));
        terminal.type_in("n");
        terminal.wait_for("Add a note");
        terminal.enter();
        shot!(name("note"), terminal.shot("What is this answer based on?"));
        terminal.type_in("Counted in the log\r");
        shot!(name("basis"), terminal.shot("How do you know?"));
        terminal.type_in(CONTROL_C);
        terminal.wait_for("Go on later");
        shot!(name("left"), terminal.shot_of_end());
        assert_eq!(terminal.exit_code(), 130);
    });
}

#[test]
fn coming_back() {
    in_every_size(&[], &northwind(), |mut terminal, name| {
        shot!(name("resume"), terminal.shot("What would you like to do?"));
    });
    let reworded = northwind().map(|it| crate::program::reworded(&it, "cmo_trusts_mops"));
    in_every_size(&[], &reworded, |mut terminal, name| {
        shot!(name("reworded"), terminal.shot("What would you like to do?"));
    });
}

#[test]
fn a_question_on_the_company() {
    in_every_size(&["--only", "role"], &answers(&[]), |mut terminal, name| {
        shot!(name("company"), terminal.shot("In which role do you answer?"));
    });
}

#[test]
fn several_answers_and_each_with_an_outcome() {
    in_every_size(&["--only", "tried"], &answers(&[]), |mut terminal, name| {
        terminal.wait_for_prompt("21) None of these");
        terminal.type_in("1 18");
        terminal.wait_for("1 18");
        shot!(name("several"), terminal.shot_of_end());
        terminal.type_in(" 21\r");
        terminal.wait_for("cannot both be right");
        shot!(name("both"), terminal.shot("cannot both be right"));
        terminal.type_in("\u{15}1 18\r");
        shot!(name("each"), terminal.shot("how did it turn out?"));
    });
}

#[test]
fn checking_and_changing() {
    in_every_size(&["--only", "A1"], &northwind(), |mut terminal, name| {
        terminal.wait_for_prompt("Of the last five objections");
        terminal.type_in("\r");
        shot!(name("check"), terminal.shot("See the result"));
        terminal.choose(2);
        shot!(name("change"), terminal.shot("Find:"));
        terminal.type_in("believed");
        terminal.wait_for("Find: believed");
        shot!(name("found"), terminal.shot("Find: believed"));
    });
}

#[test]
fn the_result() {
    in_every_size(&["--only", "company"], &northwind(), |mut terminal, name| {
        terminal.see_the_result();
        terminal.get_to("Enter goes on:");
        shot!(name("page one"), terminal.shot("Enter goes on:"));
        terminal.get_to("Write the decision paper");
        shot!(name("result"), terminal.shot("Write the decision paper"));
        terminal.choose(1);
        shot!(name("written"), terminal.shot("Yes, beside the answers"));
        terminal.choose(1);
        shot!(name("forms"), terminal.shot("Done"));
    });
}

#[test]
fn what_if_an_answer_were_different() {
    in_every_size(&["--only", "company"], &northwind(), |mut terminal, name| {
        terminal.see_the_result();
        terminal.get_to("Stop here");
        terminal.choose(4);
        terminal.wait_for_prompt("Find:");
        terminal.type_in("a2");
        terminal.wait_for("Find: a2");
        terminal.type_in("\r");
        shot!(name("what if"), terminal.shot("Four to six"));
        terminal.choose(1);
        terminal.get_to("Keep it");
        shot!(name("difference"), terminal.shot("Keep it"));
    });
}

#[test]
fn what_the_outcome_hangs_on() {
    let levels = [("it_pace_fit", 3), ("cmo_trusts_mops", 3), ("integration_demand", 4)];
    let most = builtin_model();
    let rest = most.factors.iter().map(|it| (it.id.as_str(), 3));
    let rest = rest.filter(|(id, _)| levels.iter().all(|it| it.0 != *id));
    let all: Vec<_> = levels.into_iter().chain(rest).collect();
    in_every_size(&["--quick"], &answers(&all), |mut terminal, name| {
        shot!(name("hangs on"), terminal.shot("See the result"));
        terminal.choose(1);
        shot!(name("hinge"), terminal.shot("How do you know?"));
    });
}

#[test]
fn two_answers_hard_to_believe_together() {
    let fast = answers(&[("it_pace_fit", 4)]);
    in_every_size(&["--only", "it_technical_bench"], &fast, |mut terminal, name| {
        terminal.wait_for_prompt("?");
        terminal.choose(1);
        shot!(name("tension"), terminal.shot("hard to believe together"));
    });
}

#[test]
fn nothing_open_matters() {
    let model = builtin_model();
    let open = ["launch_velocity_need", "metric_trust_dispute"];
    let asked = model.factors.iter().filter(|it| !matches!(it.asked, Asked::When(_)));
    let ids = asked.map(|it| it.id.as_str()).filter(|it| !open.contains(it));
    let known: Vec<_> =
        ids.map(|id| (id, if id == "cmo_governance_respect" { 4 } else { 2 })).collect();
    in_every_size(&["--all"], &answers(&known), |mut terminal, name| {
        terminal.wait_for_prompt("?");
        terminal.choose(2);
        shot!(name("settled"), terminal.shot("No answer still open can"));
    });
}

#[test]
fn a_terminal_that_cannot_draw_gets_plain_lines() {
    let mut terminal = Terminal::with(&Start { term: "dumb", ..Start::default() });
    terminal.wait_for("Type 1 to 5, ? for help:");
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
