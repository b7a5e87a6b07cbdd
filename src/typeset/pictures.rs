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
use crate::model::ELSEWHERE;
use crate::paper::View;
use crate::templates::{Converted, Templates};

/// The narrowest that a picture is shown, in pixels. Every text has room there.
pub const NARROWEST: u32 = 320;
/// The most lines by which rows of a picture stand higher where it is wide.
pub(super) const MOST_LINES: usize = 40;

/// Returns the pictures that this paper has something to show in, by the names under which it asks
/// for them.
///
/// # Errors
///
/// Returns the mistake in a template.
pub fn pictures(view: &View, templates: &Templates) -> Result<Pictures, Mistakes> {
    let canvas = Canvas { templates, view: Converted::of(view) };
    let figures = [
        ("fit_line", canvas.figure("pictures/fit_line.html", fit::Fit::of(view))?),
        ("points_bridge", canvas.figure("pictures/points_bridge.html", bridge::Bridge::of(view))?),
        (
            "outcome_ladder",
            canvas.figure("pictures/outcome_ladder.html", ladder::Ladder::of(view))?,
        ),
        ("calendar", canvas.figure("pictures/calendar.html", calendar::Calendar::of(view))?),
    ];
    Ok(figures.into_iter().filter_map(|(name, figure)| Some((name.to_owned(), figure?))).collect())
}

/// What all pictures of a paper are drawn with.
struct Canvas<'a> {
    templates: &'a Templates,
    view: Converted,
}

impl Canvas<'_> {
    /// Fills the template of a picture as a `figure` of HTML, unless there is nothing to show in it.
    /// The template sees the view, and in `drawn` where things stand.
    fn figure(
        &self,
        template: &str,
        drawn: Option<impl Serialize>,
    ) -> Result<Option<String>, Mistakes> {
        let fill = |drawn| self.templates.fill(template, &self.view.with("drawn", &drawn));
        drawn.map(fill).transpose()
    }
}

/// Returns the name of a home: a placement, or one elsewhere.
fn place_name(view: &View, id: &str) -> String {
    view.names.get(id).cloned().unwrap_or_default()
}

/// Tells whether the team sits in a home today.
fn is_today(view: &View, id: &str) -> bool {
    view.verdict.home.as_deref() == Some(id)
}

/// The points of a home that nothing is asked about.
const NEUTRAL: i64 = 50;

/// Returns the points of a home: of one elsewhere, those without any answer.
fn points_of(view: &View, id: &str) -> i64 {
    let placement = view.placements.iter().find(|it| it.id == id);
    placement.map_or(NEUTRAL, |it| it.score)
}

/// The home in which the team may stay.
struct Present {
    id: String,
    name: String,
    points: i64,
    /// The points of another home that has the lead that a move needs.
    with_the_lead: i64,
    /// The fewest points with which the team would be moved to another home.
    least: i64,
}

impl Present {
    /// Returns none where there is no home to stay in.
    fn of(view: &View) -> Option<Self> {
        let verdict = &view.verdict;
        let present = |id: &str, points: i64| Self {
            id: id.to_owned(),
            name: place_name(view, id),
            points,
            with_the_lead: points + view.model.move_margin,
            least: (points + view.model.move_margin).max(verdict.floor),
        };
        if verdict.home.as_deref() == Some(ELSEWHERE) {
            return Some(present(ELSEWHERE, NEUTRAL));
        }
        let id = verdict.home_placement.as_ref().filter(|_| verdict.has_home)?;
        view.placements.iter().find(|it| it.id == *id).map(|it| present(id, it.score))
    }
}
