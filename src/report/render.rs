//! From a view to text, by templates.

use super::{View, WhatIf};
use crate::templates::{TemplateError, Templates};

/// Turns views into text.
#[derive(Debug)]
pub struct Paper {
    templates: Templates,
}

impl Paper {
    /// Takes the templates that come with the program.
    ///
    /// # Errors
    ///
    /// Returns an error if a template does not parse.
    pub fn new() -> Result<Self, TemplateError> {
        Ok(Self { templates: Templates::new()? })
    }

    /// Returns the decision paper in Markdown.
    ///
    /// # Errors
    ///
    /// Returns an error if a template asks for what a view does not have.
    pub fn markdown(&self, view: &View) -> Result<String, TemplateError> {
        self.templates.fill("paper.md", view)
    }

    /// Returns page one of the decision paper in Markdown.
    ///
    /// # Errors
    ///
    /// Returns an error if a template asks for what a view does not have.
    pub fn brief(&self, view: &View) -> Result<String, TemplateError> {
        self.templates.fill("brief.md", view)
    }

    /// Returns the verdict in a few lines, for the terminal.
    ///
    /// # Errors
    ///
    /// Returns an error if a template asks for what a view does not have.
    pub fn summary(&self, view: &View) -> Result<String, TemplateError> {
        self.templates.fill("summary.txt", view)
    }

    /// Returns a comparison for the terminal.
    ///
    /// # Errors
    ///
    /// Returns an error if a template asks for what a comparison does not have.
    pub fn what_if(&self, what_if: &WhatIf) -> Result<String, TemplateError> {
        self.templates.fill("what-if.txt", what_if)
    }
}
