use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::typeset::Document;
use crate::typeset::document::text_of;

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn parsed(marked: &str) -> Vec<Block> {
    Document::parse(marked).blocks
}

fn mention(name: &str) -> String {
    format!("{MENTION}{name}{END}")
}

fn entry(name: &str) -> String {
    format!("{ENTRY}{name}{END}")
}

#[test]
fn blocks_are_read_in_their_order() {
    let read = parsed("# A\n\nb **c**\n\n- d\n  - e\n\n> f\n\n```\n<g>\n```\n");
    let line = |it: &str| Block::Paragraph(vec![text(it)]);
    let inner = Block::List { first: None, items: vec![vec![line("e")]] };
    assert_eq!(
        read,
        [
            Block::Heading { level: 1, id: "section-1".to_owned(), text: vec![text("A")] },
            Block::Paragraph(vec![text("b "), Inline::Strong(vec![text("c")])]),
            Block::List { first: None, items: vec![vec![line("d"), inner]] },
            Block::Quote(vec![line("f")]),
            Block::Code("<g>\n".to_owned()),
        ]
    );
}

#[test]
fn a_column_is_as_wide_as_its_dashes() {
    let read = parsed("| a | b | c |\n| :------ | ---: | :---: |\n| 1 | \\| | `\\|` |\n");
    let Block::Table(table) = &read[0] else { panic!("{read:?}") };
    let columns: Vec<_> = table.columns.iter().map(|it| (it.width, it.align)).collect();
    assert_eq!(columns, [(50, Align::Left), (25, Align::Right), (25, Align::Center)]);
    assert_eq!(table.head, [[text("a")], [text("b")], [text("c")]]);
    assert_eq!(table.rows[0][1], [text("|")]);
}

#[test]
fn a_line_across_ends_the_page_only_before_a_heading() {
    let read = parsed("a\n\n---\n\n## b\n\n---\n\nc\n");
    assert_eq!((&read[1], &read[3]), (&Block::PageBreak, &Block::Rule));
}

#[test]
fn html_is_text() {
    let read = parsed("a <b>c</b>\n\n<script>d</script>\n");
    let line = |it: &str| Block::Paragraph(vec![text(it)]);
    assert_eq!(read, [line("a <b>c</b>"), line("<script>d</script>\n")]);
}

#[test]
fn only_links_to_pages_are_links() {
    for (url, is_link) in [
        ("https://a.example", true),
        ("javascript:a", false),
        ("file:///a", false),
        ("a.md", false),
    ] {
        let read = parsed(&format!("[a]({url})\n"));
        let Block::Paragraph(line) = &read[0] else { panic!("{read:?}") };
        assert_eq!(matches!(line[0], Inline::Link { .. }), is_link, "{url}");
        assert_eq!(text_of(line), "a");
    }
}

#[test]
fn a_mention_needs_an_entry_and_an_entry_is_there_once() {
    let marked =
        format!("a ({}, {}) A2 {}\n\n{}\n", mention("A2"), mention("B1"), entry("A2"), entry("A2"));
    let line = |it| Block::Paragraph(it);
    let name = || "A2".to_owned();
    assert_eq!(
        parsed(&marked),
        [
            line(vec![
                text("a ("),
                Inline::Mention(name()),
                text(", "),
                text("B1"),
                text(") A2 "),
                Inline::Entry(name()),
            ]),
            line(vec![Inline::Mention(name())]),
        ]
    );
}

#[test]
fn a_mark_that_is_not_whole_is_dropped() {
    for marked in
        [format!("{MENTION}A2"), format!("{END}A{MENTION}2{MENTION}"), format!("A2{PICTURE}a{END}")]
    {
        assert_eq!(parsed(&marked), [Block::Paragraph(vec![text("A2")])], "{marked:?}");
    }
}

#[test]
fn a_picture_is_a_block_of_its_own() {
    let read = parsed(&format!("a\n\n{PICTURE}fit_line{END}\n\nb\n"));
    assert_eq!(read[1], Block::Picture("fit_line".to_owned()));
}

#[test]
fn what_nests_too_deep_is_text() {
    let read = parsed(&format!("{}a\n", ">".repeat(20_000)));
    assert!(format!("{read:?}").contains("\"a\""));
    let read = parsed(&("*a _b ".repeat(10_000) + &"_ *".repeat(10_000)));
    assert!(!read.is_empty());
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([-#*_`>|:.+<&! \n\\\\\\[\\]()A2\u{fdd0}-\u{fdd3}]|\n\\| - \\| - \\|\n){0,120}") {
        let document = Document::parse(&text);
        let mut mentioned = BTreeSet::new();
        let told = format!("{:?}", document.blocks);
        for name in told.split("Mention(\"").skip(1).filter_map(|it| it.split('"').next()) {
            prop_assert!(told.contains(&format!("Entry(\"{name}\")")), "{}", name);
            mentioned.insert(name.to_owned());
        }
        prop_assert_eq!(document.mentioned, mentioned);
        for block in document.blocks {
            let Block::Table(table) = block else { continue };
            let columns = table.columns.len();
            prop_assert_eq!(table.columns.iter().map(|it| it.width).sum::<usize>(), 100);
            prop_assert!(table.rows.iter().chain([&table.head]).all(|it| it.len() == columns));
        }
    }
}
