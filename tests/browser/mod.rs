//! The paper as a page, and the form, in a real browser.
//!
//! These tests need Chromium and axe-core, which `.ci/run browser` installs where it can, and runs
//! them. Everywhere else they are ignored, and reported as that.

mod chromium;
mod form;
mod keyboard;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use mops_advisor::answers::Answers;
use tempfile::TempDir;

use self::chromium::{Browser, SHEETS};
use crate::page::{hostile, html};
use crate::program::{read, write};
use crate::report::papers::{example, example_names};

/// The widths of a phone, a tablet and a desktop.
const WIDTHS: [u32; 3] = [390, 768, 1280];
/// Papers with every kind of verdict, and a small team.
const KINDS: [&str; 6] = [
    "northwind-instruments",
    "mekong-lantern-logistics",
    "hoshikawa-home-stores",
    "fenwold-water-and-power",
    "kisima-meters",
    "mlyn-brzozowy",
];
/// Pages in a folder.
struct Pages {
    folder: TempDir,
}

impl Pages {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// Writes the page of a company.
    fn page(&self, name: &str, answers: &Answers) -> PathBuf {
        let path = self.folder.path().join(format!("{name}.html"));
        write(&path, &html(answers));
        path
    }

    fn example(&self, name: &str) -> PathBuf {
        self.page(name, &example(name))
    }

    fn hostile(&self) -> PathBuf {
        self.page("hostile", &hostile())
    }
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn a_page_says_nothing_to_the_console_and_asks_for_nothing() {
    let (pages, mut browser) = (Pages::new(), Browser::start());
    for path in all(&pages) {
        browser.open(&path, 1280, "light");
        assert_eq!(browser.noise(), [""; 0], "{}", path.display());
        let style = browser.run("getComputedStyle(document.querySelector('main')).maxWidth");
        assert_ne!(style, "none", "the page's policy allows its style");
    }
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn what_is_hostile_stays_text() {
    let (pages, mut browser) = (Pages::new(), Browser::start());
    browser.open(&pages.hostile(), 1280, "light");
    let elements = "[...new Set([...document.body.querySelectorAll('*')].map(it => it.localName))]";
    let known = "a code col colgroup em h1 h2 h3 li main nav ol p section span strong table tbody \
                 td th thead tr ul figure figcaption svg title desc defs pattern circle g line path rect text";
    let known: BTreeSet<&str> = known.split_whitespace().collect();
    for element in browser.run(elements).as_array().expect("there are elements") {
        let element = element.as_str().expect("an element has a name");
        assert!(known.contains(element), "a text became <{element}>");
    }
    let handlers = "[...document.querySelectorAll('*')].flatMap(it => it.getAttributeNames())
        .filter(it => it.startsWith('on') || it == 'style').length";
    assert_eq!(browser.run(handlers), 0);
    let text = browser.run("document.querySelector('h1').textContent");
    let text = text.as_str().expect("there is a title");
    assert!(text.contains("<script>alert(1)</script><img src=x onerror=alert(1)>'><svg"), "{text}");
    assert!(text.contains("[a](javascript:alert(1)) ![b](http://a.example/b.png) `<b>` &lt;i&gt;"));
    let others = "[...document.querySelectorAll('a')].filter(it => it.textContent == 'A2'
        && !['#A2', '#of-A2'].includes(it.getAttribute('href'))).length
        + document.querySelectorAll('h1 a').length";
    assert_eq!(browser.run(others), 0);
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn every_link_leads_somewhere_and_answers_lead_back() {
    let (pages, mut browser) = (Pages::new(), Browser::start());
    for path in all(&pages) {
        browser.open(&path, 1280, "light");
        let broken = browser.run(
            "[...document.querySelectorAll('a')].map(it => it.getAttribute('href'))
                .filter(it => !it.startsWith('#') || !document.getElementById(it.slice(1)))",
        );
        assert_eq!(broken, serde_json::json!([]), "{}", path.display());
        let double = "document.querySelectorAll('[id]').length
            - new Set([...document.querySelectorAll('[id]')].map(it => it.id)).size";
        assert_eq!(browser.run(double), 0, "{}", path.display());
    }
    browser.open(&pages.example("northwind-instruments"), 1280, "light");
    let there_and_back = "const mention = document.querySelector('section a.ref');
        const entry = document.querySelector(mention.getAttribute('href'));
        [entry.closest('tr').cells[0].textContent == mention.textContent,
         document.querySelector(entry.getAttribute('href')) == mention]";
    assert_eq!(browser.run(there_and_back), serde_json::json!([true, true]));
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn a_page_fits_every_screen() {
    let (pages, mut browser) = (Pages::new(), Browser::start());
    for path in all(&pages) {
        for width in WIDTHS {
            browser.open(&path, width, "light");
            let widest = browser.run(
                "Math.max(document.documentElement.scrollWidth,
                    ...[...document.querySelectorAll('section *')]
                        .filter(it => !it.closest('thead'))
                        .map(it => Math.ceil(it.getBoundingClientRect().right)))",
            );
            let widest = widest.as_u64().expect("a width is a number");
            assert!(widest <= width.into(), "{}: {widest} of {width}", path.display());
        }
    }
}

#[test]
#[ignore = "needs Chromium and axe-core: .ci/run browser"]
fn a_page_is_accessible_in_both_themes() {
    let axe = read(Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE));
    let (pages, mut browser) = (Pages::new(), Browser::start());
    let examples = KINDS.iter().map(|it| pages.example(it));
    for path in examples.chain([pages.hostile()]) {
        for (width, theme) in [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")] {
            browser.open(&path, width, theme);
            browser.run(&axe);
            let found = browser.run(
                "axe.run().then(it => it.violations.map(it => it.id + ': ' + it.nodes[0].html)
                    .concat(it.passes.some(it => it.id == 'color-contrast') ? [] : ['no contrast']))",
            );
            assert_eq!(found, serde_json::json!([]), "{} {width} {theme}", path.display());
        }
    }
}

/// Where `.ci/run browser` puts axe-core.
const AXE: &str = "target/axe/node_modules/axe-core/axe.min.js";

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn the_keyboard_skips_to_the_paper() {
    let (pages, mut browser) = (Pages::new(), Browser::start());
    browser.open(&pages.example("northwind-instruments"), 1280, "light");
    let script = "const skip = document.querySelector('a'); skip.focus();
        const shown = skip.getBoundingClientRect().top >= 0; skip.click();
        [shown, document.activeElement.id]";
    assert_eq!(browser.run(script), serde_json::json!([true, "paper"]));
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn page_one_is_one_printed_page_and_each_part_begins_on_a_new_one() {
    let (pages, mut browser) = (Pages::new(), Browser::start());
    for name in example_names() {
        let path = pages.example(&name);
        for sheet in SHEETS {
            browser.open(&path, 1280, "dark");
            let all = browser.printed(sheet);
            let parts = browser.run("document.querySelectorAll('section').length");
            let mut sum = 0;
            for part in 0..parts.as_u64().expect("it is a number") {
                browser.open(&path, 1280, "light");
                browser.run(&format!(
                    "[...document.querySelectorAll('section')]
                        .forEach((it, at) => it.hidden = at != {part})"
                ));
                let printed = browser.printed(sheet);
                assert!(part > 0 || printed == 1, "{name}, {sheet}: {printed} pages for page one");
                sum += printed;
            }
            assert_eq!(all, sum, "{name}, {sheet}");
            assert!(all <= MOST_PAGES, "{name}, {sheet}: {all} pages");
        }
    }
}

/// The most pages of an example's paper: one, four for the body, one for an agreement, and the
/// appendices.
const MOST_PAGES: usize = 11;

fn all(pages: &Pages) -> Vec<PathBuf> {
    let mut all: Vec<_> = example_names().iter().map(|it| pages.example(it)).collect();
    all.push(pages.hostile());
    all
}
