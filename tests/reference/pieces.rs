//! Takes a paper apart: into tables, and into paragraphs with their sentences.

/// A part of a paper, without the marks of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Paragraph(String),
    Table(Table),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// Returns the pieces of a paper, headings as paragraphs. Each paragraph stands on one line.
pub(crate) fn pieces(paper: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut is_after_row = false;
    for line in paper.lines().filter(|it| *it != "---") {
        let is_next_row = std::mem::take(&mut is_after_row);
        if let Some(row) = line.strip_prefix('|') {
            is_after_row = true;
            let cells: Vec<_> = row.trim_end_matches('|').split(" |").map(plain).collect();
            let is_rule = cells.iter().all(|it| it.chars().all(|it| it == ':' || it == '-'));
            match pieces.last_mut() {
                Some(Piece::Table(_)) if is_rule => {}
                Some(Piece::Table(table)) if is_next_row => table.rows.push(cells),
                _ => pieces.push(Piece::Table(Table { header: cells, rows: Vec::new() })),
            }
            continue;
        }
        match pieces.last_mut() {
            _ if line.trim().is_empty() => {}
            // A point of a list may go on in the next line.
            Some(Piece::Paragraph(point)) if line.starts_with(' ') => {
                *point += &format!(" {}", plain(line));
            }
            _ => pieces.push(Piece::Paragraph(plain(line))),
        }
    }
    pieces
}

/// Returns a text without the marks of headings, lists and emphasis.
fn plain(line: &str) -> String {
    let text = line.trim().trim_start_matches(['#', ' ']);
    let text = text.strip_prefix("- ").unwrap_or(text);
    let digits = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let text = match digits.strip_prefix(". ") {
        Some(rest) if digits.len() < text.len() => rest,
        _ => text,
    };
    text.replace("\\*", "★").replace('*', "").trim().to_owned()
}

/// Returns the sentences of a paragraph. A stop ends one if a capital letter, a digit or a bracket
/// follows it, and it does not belong to an initial. What would follow then belongs to it, and
/// after the scale a home may come that has no capital letter.
pub(crate) fn sentences(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, _) in paragraph.match_indices(". ") {
        let initial = paragraph[from..at].rsplit(' ').next().unwrap_or_default();
        let is_initial = initial.chars().count() == 1 && initial.chars().all(char::is_uppercase);
        let next = paragraph[at + 2..].chars().next();
        let begins = |it: char| it.is_uppercase() || it.is_ascii_digit() || "(“_".contains(it);
        let goes_on = paragraph[at + 2..].starts_with("Then: ");
        let is_scale = &paragraph[from..=at] == "50 is neutral.";
        if is_scale || (!is_initial && !goes_on && next.is_some_and(begins)) {
            sentences.push(&paragraph[from..=at]);
            from = at + 2;
        }
    }
    sentences.push(&paragraph[from..]);
    sentences
}

#[test]
fn a_paper_comes_apart() {
    let paper = "# Title\n\n1. **One (+2).** Two. (A1)\n\n| A | B |\n| :-- | --: |\n| **c** | −3 \\* |\n\n| D |\n| - |\n";
    let table = |rows: &[&str]| rows.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let expected = [
        Piece::Paragraph("Title".to_owned()),
        Piece::Paragraph("One (+2). Two. (A1)".to_owned()),
        Piece::Table(Table { header: table(&["A", "B"]), rows: vec![table(&["c", "−3 ★"])] }),
        Piece::Table(Table { header: table(&["D"]), rows: Vec::new() }),
    ];
    assert_eq!(pieces(paper), expected);
    assert_eq!(sentences("One (+2). Two. (A1)"), ["One (+2).", "Two.", "(A1)"]);
    assert_eq!(
        sentences("By S. Darrington, no. 7. 9 left"),
        ["By S. Darrington, no.", "7.", "9 left"]
    );
}
