//! The paper as a Word file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::process::Command;

use mops_advisor::paper::{Paper, Piece};
use mops_advisor::templates::Templates;
use mops_advisor::templates::marks::plain;
use mops_advisor::typeset::document::{Block, Document as Tree};
use mops_advisor::typeset::{PageSize, word};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use roxmltree::{Document, Node};
use zip::ZipArchive;

use crate::program::{NORTHWIND, mops_advisor, read_bytes, run, text, write_bytes};
use crate::report::papers::{example, example_names, view_of};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The width of a line on A4 and on Letter, in twentieths of a point.
const LINES: [(PageSize, u32); 2] = [(PageSize::A4, 9638), (PageSize::Letter, 9972)];

/// Returns an example's paper in Markdown, with its marks.
fn marked(name: &str) -> String {
    let paper = Paper::new().expect("the Word file can be read");
    paper.marked(Piece::Whole, &view_of(&example(name))).expect("the Word file can be read")
}

fn bytes(marked: &str, size: PageSize) -> Vec<u8> {
    word(&Tree::parse(marked), size, &Templates::new().expect("the Word file can be read"))
        .expect("the Word file can be read")
}

/// Returns the files of a package by their names.
fn parts(package: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("the Word file can be read");
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("the Word file can be read");
        assert_eq!(file.last_modified().map(|it| it.year()), Some(1980), "no time of writing");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("the Word file can be read");
        parts.insert(file.name().expect("the Word file can be read").into_owned(), text);
    }
    parts
}

fn parts_of(name: &str) -> BTreeMap<String, String> {
    parts(bytes(&marked(name), PageSize::A4))
}

fn all<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants().filter(move |it| it.has_tag_name((WORD, name)))
}

fn value<'a>(node: Node<'a, '_>, name: &'static str) -> &'a str {
    node.attribute((WORD, name)).unwrap_or_default()
}

fn twips(node: Node<'_, '_>) -> u32 {
    value(node, "w").parse().expect("the Word file can be read")
}

/// Returns the texts without what lies between words.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.flat_map(str::split_whitespace).collect()
}

fn text_of(document: &Document<'_>) -> String {
    joined(all(document.root(), "t").filter_map(|it| it.text()))
}

fn count(blocks: &[Block], is: fn(&Block) -> bool) -> usize {
    blocks.iter().filter(|it| is(it)).count()
}

#[test]
fn a_word_file_says_what_the_markdown_says() {
    for name in example_names() {
        let marked = marked(&name);
        let parts = parts(bytes(&marked, PageSize::A4));
        let word = text_of(
            &Document::parse(&parts["word/document.xml"]).expect("the Word file can be read"),
        );
        let markdown = plain(&marked);
        let mut texts = String::new();
        for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) | Event::Code(text) | Event::Html(text) => texts.push_str(&text),
                _ => texts.push(' '),
            }
        }
        assert_eq!(word, joined([texts.as_str()].into_iter()), "{name}");
    }
}

#[test]
fn a_word_file_has_real_headings_and_begins_pages_where_the_paper_does() {
    for name in example_names() {
        let tree = Tree::parse(&marked(&name));
        let parts = parts_of(&name);
        let document =
            Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
        let styles: Vec<_> = all(document.root(), "pStyle").map(|it| value(it, "val")).collect();
        let headings = styles.iter().filter(|it| it.starts_with("Heading")).count();
        assert_eq!(
            headings,
            count(&tree.blocks, |it| matches!(it, Block::Heading { .. })),
            "{name}"
        );
        let breaks = all(document.root(), "pageBreakBefore").count();
        assert_eq!(breaks, count(&tree.blocks, |it| *it == Block::PageBreak), "{name}");
        let known = Document::parse(&parts["word/styles.xml"]).expect("the Word file can be read");
        for id in styles.into_iter().collect::<BTreeSet<_>>() {
            let style = all(known.root(), "style").find(|it| value(*it, "styleId") == id);
            let stays = all(style.expect(id), "keepNext").count() == 1;
            assert_eq!(stays, id.starts_with("Heading") || id == "TableHead", "{id}");
        }
    }
}

#[test]
fn tables_have_columns_that_add_up_and_heads_that_come_again() {
    for (size, line) in LINES {
        let parts = parts(bytes(&marked("northwind-instruments"), size));
        let document =
            Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
        let tables: Vec<_> = all(document.root(), "tbl").collect();
        assert!(tables.len() > 10);
        for table in tables {
            let grid: Vec<u32> = all(table, "gridCol").map(twips).collect();
            assert_eq!(grid.iter().sum::<u32>(), line);
            assert!(grid.iter().all(|it| *it > 450), "{grid:?}");
            for (place, row) in all(table, "tr").enumerate() {
                assert_eq!(all(row, "tcW").map(twips).collect::<Vec<_>>(), grid);
                assert_eq!(all(row, "tblHeader").count(), usize::from(place == 0));
                assert_eq!(all(row, "cantSplit").count(), 1);
            }
        }
    }
}

#[test]
fn after_each_table_comes_a_paragraph() {
    for name in example_names() {
        let parts = parts_of(&name);
        let document =
            Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
        for table in all(document.root(), "tbl") {
            let next = table.next_sibling_element().expect("a table is not the end");
            assert!(next.has_tag_name((WORD, "p")), "{name}");
        }
    }
}

#[test]
fn what_is_asked_for_has_a_style_of_its_own() {
    let styles = |marked: &str| -> Vec<String> {
        let parts = parts(bytes(marked, PageSize::A4));
        let document =
            Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
        all(document.root(), "pStyle").map(|it| value(it, "val").to_owned()).collect()
    };
    assert_eq!(
        styles("# a\n\nb\n\n**c** d\n\n**e** f\n"),
        ["Heading1", "Normal", "Ask", "AskMore", "Normal"]
    );
    assert_eq!(styles("# a\n\nb\n\n**c**\n"), ["Heading1", "Normal", "Ask"]);
    assert_eq!(styles("# a\n\nb\n\nc\n"), ["Heading1", "Normal", "Normal"]);
    assert_eq!(styles("b\n\nc\n\n**d**\n"), ["Normal"; 3]);
    for name in example_names() {
        assert_eq!(styles(&marked(&name))[2], "Ask", "{name}");
    }
}

#[test]
fn references_lead_to_their_answers_and_nothing_leads_out() {
    let mut links = 0;
    for name in example_names() {
        let parts = parts_of(&name);
        let document =
            Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
        let marks: Vec<_> = all(document.root(), "bookmarkStart").collect();
        let names: BTreeSet<_> = marks.iter().map(|it| value(*it, "name")).collect();
        assert_eq!(names.len(), marks.len(), "{name}: each once");
        for link in all(document.root(), "hyperlink") {
            assert!(names.contains(value(link, "anchor")), "{name}: {link:?}");
            links += 1;
        }
        for (part, text) in &parts {
            for outer in ["TargetMode", "vbaProject", "drawing", "pict", "r:link"] {
                assert!(!text.contains(outer), "{name}: {part} has {outer}");
            }
        }
    }
    assert!(links > 100, "{links}");
}

#[test]
fn a_word_file_has_a_title_a_language_and_a_page_size() {
    let parts = parts_of("northwind-instruments");
    let core = Document::parse(&parts["docProps/core.xml"]).expect("the Word file can be read");
    let text = |name| core.descendants().find(|it| it.tag_name().name() == name)?.text();
    let title = "Where marketing operations (MOps) should sit at Northwind Instruments";
    assert_eq!((text("title"), text("language")), (Some(title), Some("en-GB")));
    let styles = Document::parse(&parts["word/styles.xml"]).expect("the Word file can be read");
    let language = all(styles.root(), "lang").next().expect("the Word file can be read");
    assert_eq!(value(language, "val"), "en-GB");
    let document = Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
    let sheet = all(document.root(), "pgSz").next().expect("the Word file can be read");
    assert_eq!((value(sheet, "w"), value(sheet, "h")), ("11906", "16838"));
}

#[test]
fn each_numbered_list_counts_anew() {
    let parts = parts(bytes("1. a\n2. b\n\ntext\n\n5. c\n   - d\n     1. e\n", PageSize::A4));
    let document = Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
    let lists: Vec<_> = all(document.root(), "numId").map(|it| value(it, "val")).collect();
    assert_eq!(lists, ["2", "2", "3", "1", "4"]);
    let numbering =
        Document::parse(&parts["word/numbering.xml"]).expect("the Word file can be read");
    let starts: Vec<_> =
        all(numbering.root(), "startOverride").map(|it| value(it, "val")).collect();
    assert_eq!(starts, ["1", "5", "1"]);
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let marked = marked("northwind-instruments");
    let once = bytes(&marked, PageSize::A4);
    assert_eq!(once, bytes(&marked, PageSize::A4));
    assert!(once.len() < 60_000, "{} bytes", once.len());
}

proptest! {
    #[test]
    fn what_people_write_stays_text(text in ".{0,80}|(<w:p>|&|\u{1}|\u{fffe}|\\]\\]>|[|>#*-] |\n|`){1,40}") {
        for (name, part) in parts(bytes(&text, PageSize::A4)) {
            prop_assert!(Document::parse(&part).is_ok(), "{name}: {part}");
        }
    }
}

#[test]
fn hostile_text_is_shown_as_it_is() {
    let text = "</w:t></w:r></w:p><w:p> &lt; \"A\" 'b' ]]>";
    let parts = parts(bytes(&format!("`{text}`"), PageSize::A4));
    let document = Document::parse(&parts["word/document.xml"]).expect("the Word file can be read");
    assert_eq!(all(document.root(), "t").next().and_then(|it| it.text()), Some(text));
}

#[test]
fn the_program_writes_a_word_file_to_a_file_and_to_a_pipe() {
    let folder = tempfile::tempdir().expect("the Word file can be read");
    let path = folder.path().join("paper.docx");
    let output =
        run(&["report", NORTHWIND, "-o", path.to_str().expect("the Word file can be read")]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let piped = run(&["report", NORTHWIND, "--format", "docx", "--page-size", "a4"]).stdout;
    assert!(piped.starts_with(b"PK"));
    assert_eq!(piped, read_bytes(&path));
    let letter = run(&["report", NORTHWIND, "--format", "docx", "--page-size", "letter"]).stdout;
    assert!(parts(letter)["word/document.xml"].contains("w:w=\"12240\""));
    mops_advisor(&["report", NORTHWIND, "--page-size", "letter"]).assert().code(2);
}

/// What LibreOffice makes of each example: pages, on none of which a heading stands alone at the end.
#[test]
#[ignore = "needs LibreOffice: cargo test --locked libreoffice -- --ignored"]
fn libreoffice_opens_every_example_and_leaves_no_heading_alone() {
    let folder = tempfile::tempdir().expect("the Word file can be read");
    let names = example_names();
    for (name, size) in names.iter().flat_map(|it| LINES.map(|(size, _)| (it, size))) {
        let marked = marked(name);
        let path = folder.path().join(format!("{name}.docx"));
        write_bytes(&path, &bytes(&marked, size));
        let run = |program: &str, arguments: &[&str]| {
            let output = Command::new(program).args(arguments).current_dir(&folder).output();
            let output = output.unwrap_or_else(|it| panic!("{program} does not start: {it}"));
            assert!(output.status.success(), "{name}: {output:?}");
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let file = format!("{name}.docx");
        run("soffice", &["--headless", "--convert-to", "pdf", &file]);
        let text = run("pdftotext", &["-layout", &format!("{name}.pdf"), "-"]);
        let headings: BTreeSet<String> = Tree::parse(&marked)
            .blocks
            .iter()
            .filter_map(|it| match it {
                Block::Heading { text, .. } => Some(mops_advisor::typeset::document::text_of(text)),
                _ => None,
            })
            .collect();
        let pages: Vec<&str> = text.split('\u{c}').filter(|it| !it.trim().is_empty()).collect();
        assert!(!pages.is_empty() && pages.len() < 12, "{name}, {size:?}: {} pages", pages.len());
        for page in pages {
            let lines: Vec<&str> =
                page.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
            // The last line has the number of the page.
            let last = lines.iter().rev().nth(1).copied().unwrap_or_default();
            assert!(!headings.contains(last), "{name}, {size:?}: {last} stands alone");
        }
    }
}
