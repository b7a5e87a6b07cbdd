//! The paper as a page, as text. What a browser makes of it is tested in `browser`.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use mops_advisor::answers::{self, Answers};
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::model::builtin_model;
use mops_advisor::paper::{Paper, Piece, View};
use mops_advisor::templates::marks;
use mops_advisor::typeset::document::{Block, Document, Inline, text_of};
use mops_advisor::typeset::{page, pictures};

use crate::program::{NORTHWIND, read};
use crate::report::papers::{example, example_names, view_of};

/// The most bytes of a page.
const LARGEST: usize = 150_000;
/// A text that tries to be more than text, as it stands in an answers file.
pub(crate) const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>'><svg/onload=alert(1)> \
    [a](javascript:alert(1)) ![b](http://a.example/b.png) `<b>` &lt;i&gt; A2 \u{fdd0}A2\u{fdd3}\u{fdd2}x\u{fdd3}";

/// Returns the page of a company.
pub(crate) fn html(answers: &Answers) -> String {
    typeset(&Paper::new().expect("the templates parse"), &view_of(answers))
}

fn typeset(paper: &Paper, view: &View) -> String {
    let document = Document::parse(&marked(paper, view));
    let pictures = pictures(view, paper.templates()).expect("they can be drawn");
    page(&document, &pictures, paper.templates()).expect("it can be typeset")
}

fn marked(paper: &Paper, view: &View) -> String {
    paper.marked(Piece::Whole, view).expect("the paper can be written")
}

/// Returns the answers of a company that puts hostile texts wherever it can say something.
pub(crate) fn hostile() -> Answers {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(NORTHWIND);
    let mut text = read(path).replace("\"Northwind Instruments\"", &format!("\"{HOSTILE}\""));
    for key in ["note", "_reason", "tried_before", "why_now", "prepared_by", "decider"] {
        let key = format!("{key} = \"");
        text = text.replace(&key, &format!("{key}{HOSTILE} "));
    }
    let file = SourceFile { name: "hostile.toml".to_owned(), text };
    answers::read(&file, &builtin_model()).expect("hostile texts are texts")
}

#[test]
fn a_page_is_small_and_always_the_same() {
    for name in example_names() {
        let answers = example(&name);
        let once = html(&answers);
        assert_eq!(once, html(&answers), "{name}");
        assert!(once.len() < LARGEST, "{name}: {} bytes", once.len());
    }
}

#[test]
fn a_page_says_what_the_markdown_says() {
    let paper = Paper::new().expect("the templates parse");
    for answers in example_names().iter().map(|it| example(it)).chain([hostile()]) {
        let marked = marked(&paper, &view_of(&answers));
        let plain = marks::plain(&marked);
        assert_eq!(words(&Document::parse(&marked).blocks), words(&Document::parse(&plain).blocks));
        assert!(!plain.contains(marks::is_mark));
    }
}

#[test]
fn no_text_of_a_user_becomes_a_mark() {
    let paper = Paper::new().expect("the templates parse");
    let hostile = Document::parse(&marked(&paper, &view_of(&hostile())));
    let northwind = Document::parse(&marked(&paper, &view_of(&example("northwind-instruments"))));
    assert_eq!(hostile.mentioned, northwind.mentioned);
    // Long texts leave less room, so that something is left out; nothing may be added.
    assert!(marks_in(&hostile.blocks) <= marks_in(&northwind.blocks));
    let page = html(&self::hostile());
    assert!(!page.contains(marks::is_mark));
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<svg/"));
}

/// From answers to a page, the program must take little longer than from answers to Markdown. The
/// fastest of many runs are compared, which other programs on the machine disturb least.
#[test]
fn a_page_costs_at_most_half_more_than_the_markdown() {
    let paper = Paper::new().expect("the templates parse");
    let answers = example("northwind-instruments");
    let view = view_of(&answers);
    let deciding = fastest(5, || view_of(&answers));
    let markdown = fastest(20, || marks::plain(&marked(&paper, &view)));
    let page = fastest(20, || typeset(&paper, &view));
    assert!(
        (deciding + page).as_secs_f64() <= 1.5 * (deciding + markdown).as_secs_f64(),
        "deciding {deciding:?}, Markdown {markdown:?}, page {page:?}"
    );
}

fn fastest<T>(runs: usize, run: impl Fn() -> T) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..runs).map(timed).min().unwrap_or_default()
}

/// Returns the words of some blocks, without their form.
fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    for block in blocks {
        let text = match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => text_of(text),
            Block::List { items, .. } => items.iter().map(|it| self::words(it)).collect(),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.map(|it| text_of(it) + "|").collect()
            }
            Block::Quote(blocks) => self::words(blocks),
            Block::Code(text) => text.clone(),
            Block::Rule | Block::PageBreak | Block::Picture(_) => continue,
        };
        words.push_str(&text);
        words.push('\n');
    }
    words
}

/// Returns how many references and pictures there are.
fn marks_in(blocks: &[Block]) -> usize {
    let in_line = |line: &Vec<Inline>| -> usize {
        let flat = format!("{line:?}");
        flat.matches("Mention(").count() + flat.matches("Entry(").count()
    };
    let in_block = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => in_line(text),
        Block::List { items, .. } => items.iter().map(|it| marks_in(it)).sum(),
        Block::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).map(in_line).sum()
        }
        Block::Quote(blocks) => marks_in(blocks),
        Block::Picture(_) => 1,
        Block::Code(_) | Block::Rule | Block::PageBreak => 0,
    };
    blocks.iter().map(in_block).sum()
}
