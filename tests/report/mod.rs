//! The papers: every example's paper is a reviewed snapshot. For any answers, a paper is valid
//! Markdown, its tables add up and its references resolve.

mod circumstances;
mod companies;
mod counsel;
mod ids;
mod kinds;
pub(crate) mod papers;
mod promises;
pub(crate) mod standard;
mod strangers;
mod thresholds;

use std::collections::BTreeSet;

use mops_advisor::decide::VerdictKind;
use papers::{company_names, example, example_names, paper, view_of};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

#[test]
fn every_example_gives_its_reviewed_paper() {
    for name in example_names() {
        insta::with_settings!({
            snapshot_path => "snapshots/papers",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name.clone(), paper(&example(&name)));
        });
    }
}

#[test]
fn the_examples_show_every_verdict_and_every_placement() {
    let views: Vec<_> = example_names().iter().map(|name| view_of(&example(name))).collect();
    let kinds: BTreeSet<_> = views.iter().map(|view| view.verdict.kind.word()).collect();
    assert_eq!(kinds, BTreeSet::from(["move", "stay", "tie", "not_yet", "no_home", "not_enough"]));
    let advised: BTreeSet<_> =
        views.iter().filter_map(|view| view.verdict.placement.as_deref()).collect();
    assert_eq!(advised, BTreeSet::from(["marketing", "it", "sales", "revops"]));
    assert!(views.iter().any(|view| view.verdict.excluded_ahead.is_some()), "a gate decides");
    assert!(
        views
            .iter()
            .any(|view| view.unknown.len() >= 8 && view.verdict.kind != VerdictKind::NotEnough)
    );
}

#[test]
fn no_table_row_is_torn_and_no_emphasis_is_left_over() {
    for name in company_names() {
        let paper = paper(&example(&name));
        let texts = Parser::new_ext(&paper, Options::ENABLE_TABLES).filter_map(|it| match it {
            Event::Text(text) => Some(text),
            _ => None,
        });
        for text in texts {
            assert!(!text.contains("**"), "{name}: {text}");
        }
        let mut columns = 0;
        for (before, line) in std::iter::once("").chain(paper.lines()).zip(paper.lines()) {
            let bars = line.replace(r"\|", "").matches('|').count();
            if line.starts_with('|') && !before.starts_with('|') {
                columns = bars;
            }
            assert!(!line.starts_with('|') || bars == columns, "{name}: {line}");
        }
    }
}

#[test]
fn every_table_is_read_as_a_table() {
    for name in company_names() {
        let paper = paper(&example(&name));
        let rules = paper.lines().filter(|it| it.starts_with("| :--")).count();
        let tables = Parser::new_ext(&paper, Options::ENABLE_TABLES)
            .filter(|it| matches!(it, Event::End(TagEnd::Table)))
            .count();
        assert_eq!(tables, rules, "{name}");
        let lines: Vec<_> = paper.lines().collect();
        let joined = lines.windows(3).find(|it| it[2].starts_with("| :--") && !it[0].is_empty());
        assert_eq!(joined, None, "{name}: a table stands apart from what is above it");
        let empty_headers = Parser::new_ext(&paper, Options::ENABLE_TABLES)
            .skip_while(|it| !matches!(it, Event::Start(Tag::TableHead)))
            .take_while(|it| !matches!(it, Event::End(TagEnd::TableHead)))
            .collect::<Vec<_>>();
        let has_empty = empty_headers.windows(2).any(|pair| {
            matches!(pair, [Event::Start(Tag::TableCell), Event::End(TagEnd::TableCell)])
        });
        assert!(!has_empty, "{name}: a header cell is empty");
    }
}

#[test]
fn every_heading_stands_between_blank_lines() {
    for name in company_names() {
        let paper = paper(&example(&name));
        let lines: Vec<_> = paper.lines().collect();
        for around in lines.windows(3).filter(|it| it[1].starts_with('#')) {
            assert!(around[0].is_empty() && around[2].is_empty(), "{name}: {}", around[1]);
        }
    }
}

#[test]
fn every_reference_resolves_in_the_appendix() {
    for name in company_names() {
        let paper = paper(&example(&name));
        // A form of one page has none.
        let Some((body, appendix)) = paper.split_once("## Appendix A") else { continue };
        for reference in references(body) {
            let is_row = appendix.contains(&format!("| {reference} |"));
            let is_listed = appendix.contains(&format!("({reference}"));
            assert!(is_row || is_listed, "{name}: {reference}");
        }
    }
}

/// Returns everything in the text that looks like `A1`.
fn references(text: &str) -> BTreeSet<String> {
    text.split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|word| {
            matches!(word.as_bytes(), [letter, digit]
                if ((b'A'..=b'H').contains(letter) || *letter == b'T') && digit.is_ascii_digit())
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn without_a_typical_week_there_is_no_team_profile() {
    for name in company_names() {
        let answers = example(&name);
        let (view, paper) = (view_of(&answers), paper(&answers));
        assert_eq!(view.personas.is_some(), view.profile.is_some(), "{name}");
        let shown = view.profile.is_some() && !view.verdict.is_small_team;
        assert_eq!(paper.contains("The team's week, of 100 parts"), shown, "{name}");
        if let Some(personas) = &view.personas {
            assert_eq!(personas.values().sum::<u64>(), 100, "{name}");
        }
    }
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    for name in company_names() {
        assert_eq!(paper(&example(&name)), paper(&example(&name)));
    }
}
