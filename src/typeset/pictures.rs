//! The pictures of a paper, drawn from its view.
//!
//! A picture is an SVG as wide as the page: places along its width are percentages, so that letters keep
//! their size on a phone. Here it is worked out what stands where; the templates have the words and
//! the shapes. Each text has a line of its own, or an end of one, so that no two overlap.

mod bridge;
mod calendar;
mod fit;
mod ladder;
mod rows;
mod scale;

use serde::Serialize;

use super::Pictures;
use crate::diagnostic::Mistakes;
use crate::paper::View;
use crate::templates::Templates;

/// The narrowest that a picture is shown, in pixels. Every text has room there.
pub const NARROWEST: u32 = 320;
/// The most lines by which rows of a picture stand higher where it is wide.
pub(super) const MOST_LINES: usize = 40;

/// A picture that a paper may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Which home leads, by how much, and what a move needs.
    Fit,
    /// Where the lead comes from, and how it is known.
    Bridge,
    /// What each answer to the question that decides would bring.
    Ladder,
    /// What happens when, and what blocks it.
    Calendar,
}

/// What the template of a picture sees: the view, and where things stand.
#[derive(Serialize)]
struct Drawn<'a, T> {
    #[serde(flatten)]
    view: &'a View,
    drawn: T,
}

/// Returns the pictures that this paper has something to show in.
///
/// # Errors
///
/// Returns the mistake in a template.
pub fn pictures(view: &View, templates: &Templates) -> Result<Pictures, Mistakes> {
    let mut pictures = Pictures::new();
    for (name, picture) in Picture::NAMES {
        if let Some(figure) = picture.draw(templates, view)? {
            pictures.insert(name.to_owned(), figure);
        }
    }
    Ok(pictures)
}

impl Picture {
    /// All pictures, by the name under which a paper asks for them.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("fit_line", Self::Fit),
        ("points_bridge", Self::Bridge),
        ("outcome_ladder", Self::Ladder),
        ("calendar", Self::Calendar),
    ];

    /// Draws the picture as a `figure` of HTML, or returns `None` if this paper has nothing to show
    /// in it.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template.
    pub fn draw(self, templates: &Templates, view: &View) -> Result<Option<String>, Mistakes> {
        match self {
            Self::Fit => filled(templates, "pictures/fit_line.html", view, fit::Fit::of(view)),
            Self::Bridge => {
                filled(templates, "pictures/points_bridge.html", view, bridge::Bridge::of(view))
            }
            Self::Ladder => {
                filled(templates, "pictures/outcome_ladder.html", view, ladder::Ladder::of(view))
            }
            Self::Calendar => {
                filled(templates, "pictures/calendar.html", view, calendar::Calendar::of(view))
            }
        }
    }
}

fn filled<T: Serialize + Sync>(
    templates: &Templates,
    name: &str,
    view: &View,
    drawn: Option<T>,
) -> Result<Option<String>, Mistakes> {
    drawn.map(|drawn| templates.fill(name, &Drawn { view, drawn })).transpose()
}

/// Returns the name of a home: a placement, or one elsewhere.
fn place_name(view: &View, id: &str) -> String {
    view.names.get(id).cloned().unwrap_or_default()
}
