//! The names that a company goes by in questions and in the paper.
//!
//! Texts of a model hold placeholders: `{company}`, and the id of each placement in braces.

use crate::answers::Answers;
use crate::model::{Model, PlacementId};

/// What to print for each placeholder.
#[derive(Debug, Clone)]
pub struct Names {
    company: String,
    placements: Vec<(String, String)>,
}

impl Names {
    /// Takes the names from the answers; `company` stands where they give no company name.
    pub fn new(model: &Model, answers: &Answers, company: &str) -> Self {
        let placements = model
            .placements
            .iter()
            .map(|placement| {
                let other = placement
                    .name_by
                    .as_ref()
                    .and_then(|by| by.names[answers.choice(by.context)?].as_ref());
                (format!("{{{}}}", placement.id), other.unwrap_or(&placement.name).clone())
            })
            .collect();
        let company = answers.text(model.reserved.company).unwrap_or(company).to_owned();
        Self { company, placements }
    }

    /// Returns the company's name.
    pub fn company(&self) -> &str {
        &self.company
    }

    /// Returns the name of a placement.
    pub fn placement(&self, placement: PlacementId) -> &str {
        &self.placements[placement.0].1
    }

    /// Returns the text with every placeholder replaced. Names are not searched again, so a
    /// company called `{it}` stays one.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find('{') {
            filled.push_str(&rest[..start]);
            rest = &rest[start..];
            let (placeholder, name) = self.match_at(rest);
            filled.push_str(name);
            rest = &rest[placeholder..];
        }
        filled + rest
    }

    /// Returns the length of the placeholder that the text begins with, and its name; or the brace
    /// itself if it is none.
    fn match_at<'a>(&'a self, text: &'a str) -> (usize, &'a str) {
        const COMPANY: &str = "{company}";
        if text.starts_with(COMPANY) {
            return (COMPANY.len(), &self.company);
        }
        self.placements
            .iter()
            .find(|(placeholder, _)| text.starts_with(placeholder.as_str()))
            .map_or((1, &text[..1]), |(placeholder, name)| (placeholder.len(), name))
    }
}
