//! Turns a view into text, with templates.

use serde::Serialize;

use super::{SinceView, View, WhatIf};
use crate::diagnostic::Mistakes;
use crate::templates::marks::plain;
use crate::templates::{AGREEMENT, BRIEF, PAPER, Templates};

/// A piece of the paper that can be had alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// All of it.
    Whole,
    /// Page one.
    PageOne,
    /// The page that both sides sign before anybody counts the answer that decides.
    Agreement,
}

/// The data for the summary.
#[derive(Serialize)]
struct Summary<'a> {
    #[serde(flatten)]
    view: &'a View,
    /// Whether bars are left out, for screen readers.
    plain: bool,
}

/// Turns views into text.
pub struct Paper {
    templates: Templates,
}

impl Paper {
    /// Takes the templates that come with the program.
    ///
    /// # Errors
    ///
    /// Returns an error if the engine cannot be set up.
    pub fn new() -> Result<Self, Mistakes> {
        Ok(Self { templates: Templates::new()? })
    }

    /// Returns the templates that it uses.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Returns a piece of the paper in Markdown, with the marks that typesetting needs.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a view does not have.
    pub fn marked(&self, piece: Piece, view: &View) -> Result<String, Mistakes> {
        let name = match piece {
            Piece::Whole => PAPER,
            Piece::PageOne => BRIEF,
            Piece::Agreement => AGREEMENT,
        };
        self.templates.fill_marked(name, view)
    }

    /// Returns the decision paper in Markdown, for people to read.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a view does not have.
    pub fn markdown(&self, view: &View) -> Result<String, Mistakes> {
        Ok(plain(&self.marked(Piece::Whole, view)?))
    }

    /// Returns page one of the decision paper in Markdown.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a view does not have.
    pub fn brief(&self, view: &View) -> Result<String, Mistakes> {
        Ok(plain(&self.marked(Piece::PageOne, view)?))
    }

    /// Returns the verdict in a few lines, for the terminal; if plain, without bars.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a view does not have.
    pub fn summary(&self, view: &View, plain: bool) -> Result<String, Mistakes> {
        self.templates.fill("summary.txt", &Summary { view, plain })
    }

    /// Returns the advice and its reason in one line, for the terminal.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a view does not have.
    pub fn advice(&self, view: &View) -> Result<String, Mistakes> {
        self.templates.fill("advice.txt", view)
    }

    /// Returns a comparison for the terminal.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a comparison does not have.
    pub fn what_if(&self, what_if: &WhatIf) -> Result<String, Mistakes> {
        self.templates.fill("what-if.txt", what_if)
    }

    /// Returns what another answer moves, for the wizard.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a comparison does not have.
    pub fn difference(&self, what_if: &WhatIf) -> Result<String, Mistakes> {
        self.templates.fill("difference.txt", what_if)
    }

    /// Returns what became of an earlier decision, in Markdown or as plain text.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template, such as asking for what a comparison does not have.
    pub fn since(&self, since: &SinceView, is_markdown: bool) -> Result<String, Mistakes> {
        self.templates.fill(if is_markdown { "compare.md" } else { "compare.txt" }, since)
    }
}
