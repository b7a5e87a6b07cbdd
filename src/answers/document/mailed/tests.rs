use proptest::prelude::*;

use super::*;
use crate::answers::{Answer, Answers, Basis, Document, Level, Reply};
use crate::diagnostic::SourceFile;
use crate::fixture;
use crate::model::FactorId;

fn file(text: String) -> SourceFile {
    SourceFile { name: "a.toml".into(), text }
}

fn read(text: &str) -> Answers {
    let read = Document::parse(&file(text.to_owned()), &fixture::model());
    read.unwrap_or_else(|it| panic!("{it}\n{text}")).answers().clone()
}

fn noted(note: &str) -> Answers {
    let mut answers = Answers::blank(&fixture::model());
    let reply = Reply::Level(Level::new(4).unwrap());
    let note = Some(note.to_owned());
    answers.set(FactorId(0), Answer { reply, basis: Basis::Seen, note });
    answers.set(FactorId(2), Answer { reply: Reply::Unknown, ..Answer::default() });
    answers
}

fn written(answers: &Answers) -> String {
    let model = fixture::model();
    Document::new(&model).with(answers, &model)
}

/// Breaks lines at a space, as mail programs do.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut rest: &str = line;
        while rest.chars().count() > width {
            let end = rest.char_indices().nth(width).map_or(rest.len(), |it| it.0);
            let Some(space) = rest[..end].rfind(' ').filter(|it| *it > 0) else { break };
            lines.push(rest[..space].to_owned());
            rest = &rest[space + 1..];
        }
        lines.push(rest.to_owned());
    }
    lines.join("\n") + "\n"
}

/// Makes straight quotation marks curly, as they are typed: one that follows a word closes.
fn curly(text: &str) -> String {
    let mut curly = String::new();
    for character in text.chars() {
        let opens = curly.ends_with([' ', '(', '[', '{', '\n']);
        curly.push(match character {
            '"' if opens => '“',
            '"' => '”',
            '\'' => '’',
            other => other,
        });
    }
    curly
}

fn answered(text: &str) -> String {
    let lines = text.lines().map(|it| format!("> {it}\n"));
    format!("Hi Ann,\n\nhere they are.\n\n{}\nBest,\nBo\n", lines.collect::<String>())
}

const NOTE: &str = "5 of the last 10; the ERP programme took the rest, and the team has been told since March that it stays so";

#[test]
fn what_a_mail_does_is_undone() {
    let answers = noted(NOTE);
    let text = written(&answers);
    let mails: [(&str, String); 6] = [
        ("quoted", answered(&text)),
        ("curly", curly(&text)),
        ("wrapped", wrapped(&text, 72)),
        ("wrapped narrowly", wrapped(&text, 60)),
        ("all of it", answered(&wrapped(&curly(&text), 74))),
        (
            "with empty lines between",
            format!("Hello\n{}", wrapped(&text, 74).replace('\n', "\r\n\r\n")),
        ),
    ];
    for (what, mail) in mails {
        assert_eq!(read(&mail), answers, "{what}:\n{mail}");
    }
}

#[test]
fn quotation_marks_in_a_note_stay() {
    for (mail, note) in [
        (
            "{ level = 4, basis = “seen”, note = “He said “no”, then left” }",
            "He said “no”, then left",
        ),
        ("{ level = 4, basis = “seen”, note = “A \\”b\\” c” }", "A \"b\" c"),
        ("{ level = 4, basis = \"seen\", note = \"the \"front\" desk\" }", "the \"front\" desk"),
        ("{ level = 4, basis = ‘seen’, note = ‘it’s #1’ }", "it’s #1"),
    ] {
        let mail = format!(
            "Hi\nschema = 2\nmodel = “small”\n[answers]\ntrust = {mail}\nspeed = \"unknown\"\n"
        );
        assert_eq!(read(&mail), noted(note), "{mail}");
    }
}

#[test]
fn a_mistake_in_a_mail_is_told_at_its_line() {
    let mail = "Hi Ann,\n> schema = 2\n> model = “small”\n> [answers]\n> trust = 9\n> sped = 3\n";
    let told = Document::parse(&file(mail.to_owned()), &fixture::model()).unwrap_err().to_string();
    assert!(told.contains("a.toml:5:9") && told.contains("a.toml:6:1"), "{told}");
    assert!(told.contains("speed") && !told.contains("Hi Ann"), "{told}");
}

#[test]
fn a_wrong_line_is_not_taken_for_a_greeting() {
    for wrong in ["rules 4", "{ level = 3 }", "rules = = 4", "[answer", "x = 4"] {
        let text = format!("schema = 2\nmodel = \"small\"\n[answers]\ntrust = 4\n{wrong}\n");
        assert!(Document::parse(&file(text), &fixture::model()).is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn a_note_comes_back_from_a_mail_as_it_was(
        note in "[a-zäé0-9][a-z ,.;:äé0-9(){}\\[\\]#=>-]{0,300}[a-zäé0-9]",
        width in 60_usize..100,
        (is_curly, is_quoted) in any::<(bool, bool)>(),
    ) {
        // A mail program may make one space of several.
        let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
        let answers = noted(&note);
        let text = written(&answers);
        let text = if is_curly { curly(&text) } else { text };
        let text = wrapped(&text, width);
        let mail = if is_quoted { answered(&text) } else { text };
        prop_assert_eq!(read(&mail), answers, "{}", mail);
    }

    #[test]
    fn nothing_makes_it_panic(text in "(schema = 2\n)?([>#\"“” a-z={}\\[\\],\n]|trust|speed = ){0,200}") {
        let _ = mended(&text, &fixture::model());
        let _ = Document::parse(&file(text), &fixture::model());
    }
}
