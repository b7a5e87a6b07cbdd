//! Colour, or none.

/// Paints, or leaves text as it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub(super) colour: bool,
}

/// The colour of what leads a person: signs and hints.
const LEADING: &str = "36";
/// The colour of the sign before what is done.
const DONE: &str = "92";
const BOLD: &str = "1";

impl Paint {
    pub(super) fn strong(self, text: &str) -> String {
        self.with(BOLD, text)
    }

    pub(super) fn faint(self, text: &str) -> String {
        self.with(LEADING, text)
    }

    /// Paints the sign that the text begins with: `?` of an open prompt, or `*` of an answered one.
    pub(super) fn signed(self, text: &str) -> String {
        match (text.strip_prefix('?'), text.strip_prefix('*')) {
            (Some(rest), _) => self.with(LEADING, "?") + rest,
            (_, Some(rest)) => self.with(DONE, "*") + rest,
            _ => text.to_owned(),
        }
    }

    fn with(self, colour: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
