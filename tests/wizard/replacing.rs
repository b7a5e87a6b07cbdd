//! The question before a file is replaced.

use super::terminal::{CONTROL_C, ESCAPE, Start, Terminal};

/// Writes a paper where a file is already, with these lines of shell before.
fn over_a_file(before: &str) -> Terminal {
    let line =
        format!("echo old > paper.md; {before} \"$PROGRAM\" report answers.toml -o paper.md");
    let answers = include_str!("../../examples/northwind-instruments.toml").to_owned();
    Terminal::with(&Start { shell: Some(&line), answers: Some(answers), ..Start::default() })
}

#[test]
fn a_file_is_replaced_after_a_yes_and_stays_after_anything_else() {
    for (keys, is_replaced) in
        [("y\r", true), ("\r", false), ("n\r", false), (ESCAPE, false), (CONTROL_C, false)]
    {
        let mut terminal = over_a_file("");
        terminal.wait_for("paper.md is there already. Replace it? (y/N)");
        terminal.type_in(keys);
        let end = if is_replaced { "Written: paper.md" } else { "error" };
        terminal.wait("the end", |screen| screen.to_lowercase().contains(&end.to_lowercase()));
        terminal.wait_for_end();
        assert!(!terminal.is_raw() && !terminal.is_cursor_hidden(), "after {keys:?}");
        assert_eq!(terminal.read("paper.md") != "old\n", is_replaced, "after {keys:?}");
        assert_eq!(terminal.exit_code() == 0, is_replaced, "after {keys:?}");
    }
}

#[test]
fn where_nobody_can_be_asked_the_file_stays() {
    for before in ["ACCESSIBLE=1", "MOPS_PLAIN=1", "TERM=dumb"] {
        let mut terminal = over_a_file(before);
        terminal.wait_for_end();
        assert!(!terminal.shot_of_end().contains("Replace it?"), "{before}");
        assert_eq!(terminal.read("paper.md"), "old\n", "{before}");
        assert_ne!(terminal.exit_code(), 0, "{before}");
    }
}
