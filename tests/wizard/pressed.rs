//! Single keys: what they do, and how soon it shows.

use std::time::{Duration, Instant};

use super::terminal::{CONTROL_C, ESCAPE, Start, Terminal};

#[test]
fn the_keypad_in_its_application_mode_answers() {
    let flags = &["--only", "team_size", "--only", "A1"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("1 of 2 to go through");
    terminal.type_in("\u{1b}Oq\u{1b}Or");
    terminal.wait_for("Your answer: 12\n");
    terminal.type_in("\u{1b}OM");
    terminal.wait_for_prompt("2 of 2 to go through");
    terminal.type_in("\u{1b}Os");
    terminal.wait_for_marked(3, " 3");
    terminal.type_in("\u{1b}OM");
    terminal.wait_for_prompt("See the result");
    let saved = terminal.read("answers.toml");
    assert!(saved.contains("team_size = 12") && saved.contains("cmo_trusts_mops = 3"), "{saved}");
}

#[test]
fn keys_typed_ahead_reach_the_list_and_what_follows_it() {
    let flags = &["--only", "A1"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("Question A1");
    terminal.type_in("3\r2\ra1\r4\r");
    terminal.wait("the answer changed", |screen| screen.matches("* Your answer: 4) ").count() == 1);
    terminal.wait_for_prompt("See the result");
    assert!(terminal.read("answers.toml").contains("cmo_trusts_mops = 4"));
}

#[test]
fn a_list_takes_a_number_a_word_or_arrows() {
    for (keys, question) in [
        ("1\r", "Question H1"),
        ("A1\r", "Question A1"),
        ("zebra\rA1\r", "Question A1"),
        ("open\r\u{15}A1\r", "Question A1"),
        ("\u{1b}[B\r", "Question H1"),
        ("b\r", "What would you like to do?"),
    ] {
        let start = Start { flags: &["--only", "A1"], rows: 60, ..Start::default() };
        let mut terminal = Terminal::with(&start);
        terminal.wait_for_prompt("Question A1");
        terminal.choose(3);
        terminal.wait_for_prompt("See the result");
        terminal.choose(2);
        terminal.wait_for_prompt("Find:");
        terminal.type_in(keys);
        terminal.wait(question, |screen| {
            screen.rsplit_once("* Find:").is_some_and(|it| it.1.contains(question))
        });
    }
}

#[test]
fn other_scripts_digits_answer() {
    let flags = &["--only", "A1"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("Question A1");
    terminal.type_in("３");
    terminal.wait_for_marked(3, " ３");
    terminal.type_in("\r");
    terminal.wait_for_prompt("See the result");
    assert!(terminal.read("answers.toml").contains("cmo_trusts_mops = 3"));
}

#[test]
fn asking_why_shows_something_in_every_size() {
    for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
        let start = Start { columns, rows, flags: &["--only", "A1"], ..Start::default() };
        let mut terminal = Terminal::with(&start);
        terminal.get_to("Of the last five");
        terminal.type_in("?");
        terminal.wait_for("> Explain this question");
        for number in 1..=6 {
            terminal.wait_for(&format!("\n  {number}) "));
        }
        let before = terminal.contents();
        terminal.type_in("\r");
        terminal
            .wait("the explanation", |screen| screen != before && screen.contains("Whom to ask"));
        if rows < 22 {
            terminal.wait_for("Read this, then Enter:");
        }
        terminal.type_in(CONTROL_C);
    }
}

#[test]
fn a_key_shows_before_another_could_follow() {
    let flags = &["--only", "A1"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("Question A1");
    let mut times = Vec::new();
    for number in 1..=5 {
        for _ in 0..3 {
            let begun = Instant::now();
            terminal.type_in(&number.to_string());
            terminal.wait_for_marked(number, &format!(" {number}"));
            times.push(begun.elapsed());
            terminal.type_in("\u{15}");
            terminal.wait_for_marked(6, "Your answer:");
        }
    }
    // The machine may be busy with other things, but not each time.
    let fastest = times.into_iter().min().unwrap_or_default();
    assert!(fastest < Duration::from_millis(50), "{fastest:?}");
}

#[test]
fn nothing_stays_of_a_prompt_that_only_waits() {
    let mut terminal = Terminal::start();
    terminal.wait_for_prompt("What would you like to do?");
    for key in ["\r", ESCAPE] {
        terminal.choose(4);
        terminal.wait_for_prompt("Enter goes on:");
        terminal.type_in(key);
        terminal.wait_for_prompt("5) Leave");
        let screen = terminal.contents();
        assert!(screen.contains("Who has it") && !screen.contains("goes on"), "{screen}");
    }
}

#[test]
fn a_key_at_a_pause_is_for_what_comes_next() {
    let mut terminal = Terminal::with(&Start { columns: 60, rows: 20, ..Start::default() });
    terminal.wait_for_prompt("Enter goes on:");
    terminal.type_in("5");
    terminal.wait_for_marked(5, " 5");
    assert!(!terminal.contents().contains("goes on"), "{}", terminal.contents());
    terminal.type_in("\u{15}4\r");
    terminal.wait_for_prompt("Enter goes on:");
    terminal.type_in("\r");
    terminal.wait_for_prompt("Enter goes on:");
    terminal.type_in(CONTROL_C);
    assert_eq!(terminal.exit_code(), 130);
}

#[test]
fn what_cannot_be_found_does_not_pile_up() {
    let flags = &["--only", "A1"];
    let mut terminal = Terminal::with(&Start { flags, rows: 60, ..Start::default() });
    terminal.wait_for_prompt("Question A1");
    terminal.choose(3);
    terminal.wait_for_prompt("See the result");
    terminal.choose(2);
    terminal.wait_for_prompt("Find:");
    terminal.type_in("zebra\r");
    terminal.wait_for("Nothing in the list has \"zebra\" in it.");
    for _ in 0..3 {
        terminal.type_in("\r");
        terminal.wait_for("Choose one answer: type its number");
    }
    terminal.type_in("A1");
    terminal.wait_for("Find: A1\n");
    let screen = terminal.contents();
    assert!(
        !screen.contains("zebra") && screen.matches("Choose one answer").count() == 1,
        "{screen}"
    );
    assert_eq!(screen.matches("Find:").count(), 1, "{screen}");
}

#[test]
fn a_day_that_cannot_be_taken_is_to_be_mended() {
    let flags = &["--only", "blocked_until"];
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    terminal.wait_for_prompt("What has to be over before anything can change?");
    terminal.type_in("2\r");
    terminal.wait_for_prompt("A freeze on changes: until when does it last?");
    terminal.type_in("soon\r");
    terminal.wait_for_prompt("[mend it, Enter | Ctrl-U empties it |");
    terminal.type_in("\u{15}31.3.2027\r");
    terminal.wait_for_prompt("See the result");
    assert!(terminal.read("answers.toml").contains("until = 2027-03-31"));
}
