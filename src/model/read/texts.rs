//! Reads texts with placeholders: words in braces, each the id of a placement or defined by a
//! question.

use crate::diagnostic::{Diagnostic, Place, nearest, quoted, ticked};
use crate::model::{Part, parts};
use crate::toml_tree::Placed;

use super::scope::Scope;
use super::table::Text;

impl Scope<'_> {
    /// Returns a text that will be filled in, if its placeholders are all known.
    pub(super) fn filled_in(&self, text: Placed<String>) -> String {
        for part in parts(&text.value) {
            match part {
                Part::Words(_) => {}
                Part::Placeholder(name) => self.check_placeholder(&text, name),
                Part::Brace(brace) => self.report_brace(&text, brace),
            }
        }
        text.value
    }

    /// Returns a text that is printed as it is. A brace in it is a mistake.
    pub(super) fn plain(&self, text: &Text) -> String {
        let Some(text) = text else { return String::new() };
        if let Some(at) = text.value.find(['{', '}']) {
            let brace = &text.value[at..=at];
            let message = format!("{} would be printed with its `{brace}`", ticked(&text.value));
            let help = "this text takes no placeholders: write the words out";
            self.report(Diagnostic::new(message).at(&self.locate(text, brace)).help(help));
        }
        text.value.clone()
    }

    fn check_placeholder(&self, text: &Placed<String>, name: &str) {
        if self.placements.find(name).or_else(|| self.placeholders.find(name)).is_some() {
            return;
        }
        let mut known = self.placements.names();
        known.extend(self.placeholders.names());
        let written = format!("{{{name}}}");
        let known: Vec<String> = known.into_iter().map(|it| format!("{{{it}}}")).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let help = match nearest(&written, &known) {
            Some(near) => format!("did you mean `{near}`? Texts can hold {}", quoted(&known)),
            None => format!("texts can hold {}", quoted(&known)),
        };
        let message = format!("{} is not a placeholder of this model", ticked(&written));
        self.report(Diagnostic::new(message).at(&self.locate(text, &written)).help(help));
    }

    fn report_brace(&self, text: &Placed<String>, brace: &str) {
        let message = format!("this text has a `{brace}` without its partner");
        let help = "braces stand around the name of a placeholder only, as in `{company}`";
        self.report(Diagnostic::new(message).at(&self.locate(text, brace)).help(help));
    }

    /// Returns where a part of a text is in its file; or the whole text if that is unclear, for
    /// example because of escapes.
    fn locate(&self, text: &Placed<String>, part: &str) -> Place {
        let Place { file, span } = &text.place;
        let written = self.files.get(*file).and_then(|it| it.text.get(span.clone()));
        match written.and_then(|it| it.find(part)) {
            Some(at) => {
                let start = span.start + at;
                Place { file: *file, span: start..start + part.len() }
            }
            None => text.place.clone(),
        }
    }
}
