//! A window that is made narrower, wider, lower or higher while a question is open.

use super::terminal::{DOWN, Start, Terminal, UP};

/// The sizes that the window goes through, back to the first.
const SIZES: [(u16, u16); 6] = [(60, 20), (40, 12), (110, 30), (40, 40), (96, 12), (80, 24)];

/// Waits until the window shows the text and one whole prompt, and returns it.
fn whole(terminal: &mut Terminal, text: &str, columns: u16) -> String {
    terminal.wait(text, |screen| screen.contains(text) && screen.trim_end().ends_with("leave]"));
    let screen = terminal.shot_of_end();
    let prompts = screen.lines().filter(|it| it.starts_with("? ")).count();
    assert_eq!(prompts, 1, "one prompt in {columns} columns:\n{screen}");
    for line in screen.lines() {
        assert!(line.chars().count() <= columns.into(), "{screen}");
    }
    screen
}

/// Returns the words from the text on to the hint, wherever their lines end.
fn words(screen: &str, from: &str) -> String {
    let above = screen.rsplit_once("\n[").map_or(screen, |it| it.0);
    let all = above.split_whitespace().collect::<Vec<_>>().join(" ");
    all[all.find(from).unwrap_or_else(|| panic!("no {from} in\n{screen}"))..].to_owned()
}

#[test]
fn a_menu_is_whole_after_the_window_is_resized() {
    let start = Start { flags: &["--only", "company", "--only", "A1"], ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("1 of 2 to go through");
    terminal.type_in("Acme\r");
    terminal.wait_for_prompt("2 of 2 to go through");
    terminal.type_in(UP);
    terminal.wait_for("> 5) ");
    let first = words(&terminal.contents(), "2 of 2 to go through");
    for (columns, rows) in SIZES {
        terminal.resize(columns, rows);
        let screen = whole(&mut terminal, "> 5) ", columns);
        if rows > 24 || (columns, rows) == (80, 24) {
            assert_eq!(
                words(&screen, "2 of 2 to go through"),
                first,
                "{columns}x{rows}:\n{screen}"
            );
        }
        for number in 1..=6 {
            let option =
                |line: &str| line.get(2..).is_some_and(|it| it.starts_with(&format!("{number}) ")));
            assert!(screen.lines().any(option), "{number} at {columns}x{rows}:\n{screen}");
        }
    }
    terminal.choose(3);
    terminal.wait_for_prompt("See the result");
    assert!(terminal.read("answers.toml").contains("cmo_trusts_mops = 3"));
}

#[test]
fn what_is_typed_stays_when_the_window_is_resized() {
    let start = Start { flags: &["--only", "A1"], ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("Question A1");
    terminal.type_in("2n");
    terminal.wait_for("> Answer 2, add a note");
    for (columns, rows) in SIZES {
        terminal.resize(columns, rows);
        whole(&mut terminal, "> Answer 2, add a note", columns);
    }
    terminal.type_in("\r");
    terminal.wait_for_prompt("One fact with a number");
    let note = "7 of the 10 jobs of the last quarter were done by the day agreed, says the log";
    terminal.type_in(note);
    for (columns, rows) in SIZES {
        terminal.resize(columns, rows);
        let screen = whole(&mut terminal, "? ", columns);
        assert!(words(&screen, "? ").contains("7 of the 10 jobs"), "{columns}x{rows}:\n{screen}");
        assert!(words(&screen, "? ").replace(' ', "").contains(&note.replace(' ', "")), "{screen}");
    }
    terminal.type_in("\r");
    terminal.wait_for_prompt("How do you know?");
    assert!(terminal.read("answers.toml").contains(note));
}

#[test]
fn a_list_of_marks_is_whole_after_the_window_is_resized() {
    let start = Start { flags: &["--only", "trigger"], rows: 30, ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("About the company");
    terminal.type_in("1 3");
    terminal.wait_for("[x] 3) ");
    for (columns, rows) in [(60, 30), (40, 40), (100, 30), (80, 30)] {
        terminal.resize(columns, rows);
        let screen = whole(&mut terminal, "[x] 3) ", columns);
        assert_eq!(screen.matches("[x]").count(), 2, "{columns}x{rows}:\n{screen}");
        assert_eq!(screen.matches("[ ] 2) ").count(), 1, "{columns}x{rows}:\n{screen}");
    }
    terminal.type_in("\r");
    terminal.wait_for_prompt("See the result");
}

#[test]
fn a_list_is_whole_after_the_window_is_resized() {
    let mut terminal = Terminal::with(&Start { flags: &["--only", "A1"], ..Start::default() });
    terminal.wait_for_prompt("Question A1");
    terminal.choose(3);
    terminal.wait_for_prompt("See the result");
    terminal.choose(2);
    terminal.wait_for_prompt("Find:");
    terminal.type_in("sales");
    terminal.wait_for("Find: sales");
    terminal.type_in(DOWN);
    terminal.type_in(DOWN);
    let marked = |screen: &str| {
        let number = |it: &str| it.strip_prefix("> ")?.split_once(") ").map(|it| it.0.to_owned());
        screen.lines().find_map(number)
    };
    terminal.wait("a mark", |screen| marked(screen).is_some());
    let number = marked(&whole(&mut terminal, "Find: sales", 80));
    for (columns, rows) in SIZES {
        terminal.resize(columns, rows);
        let screen = whole(&mut terminal, "Find: sales", columns);
        assert_eq!(marked(&screen), number, "{columns}x{rows}:\n{screen}");
    }
    terminal.type_in("\r");
    terminal.wait_for_prompt("Your answer:");
}

#[test]
fn a_window_too_small_for_a_menu_gets_lines_and_a_larger_one_a_menu_again() {
    let start = Start { flags: &["--only", "A1"], ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.wait_for_prompt("Question A1");
    terminal.resize(20, 8);
    terminal.wait("a prompt in lines", |screen| screen.trim_end().ends_with("help:"));
    terminal.resize(80, 24);
    terminal.type_in("3\r");
    terminal.wait_for_prompt("See the result");
    assert!(terminal.read("answers.toml").contains("cmo_trusts_mops = 3"));
}

#[test]
fn a_page_begins_again_when_the_window_is_resized() {
    let answers = include_str!("../../examples/northwind-instruments.toml").to_owned();
    let start = Start { flags: &["--only", "company"], answers: Some(answers), ..Start::default() };
    let mut terminal = Terminal::with(&start);
    terminal.see_the_result();
    terminal.get_to("Enter goes on:");
    let first: String = words(&terminal.shot_of_end(), "THE ADVICE").chars().take(30).collect();
    for (columns, rows) in SIZES {
        terminal.resize(columns, rows);
        let screen = whole(&mut terminal, &first[..10], columns);
        assert!(words(&screen, "THE ADVICE").starts_with(&first), "{columns}x{rows}:\n{screen}");
        assert!(screen.contains("Enter goes on:"), "{columns}x{rows}:\n{screen}");
    }
    terminal.type_in("\r");
    terminal.get_to("Write the decision paper");
}
