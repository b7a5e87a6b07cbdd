//! The people of one company: who has which title, who leads what, and who objects.
//!
//! Two people with the same title count as one, so that a leader who is also the one who decides counts
//! as both.

use crate::answers::Home;
use crate::answers::names::Names;
use crate::decide::{Case, Place, Places, VerdictKind};
use crate::letters::without_article;
use crate::model::RespondentId;

/// The people of one company, with their titles.
pub(super) struct People<'a> {
    /// The company.
    pub(super) case: Case<'a>,
    names: Names,
    /// Their titles, in model order.
    titles: Vec<String>,
}

impl<'a> People<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let names = Names::new(case.model, case.answers);
        let titles = case.model.respondents.iter().map(|it| names.fill(&it.name)).collect();
        Self { case: *case, names, titles }
    }

    /// Tells whether two titles of the model are those of one person.
    pub(super) fn are_one(&self, one: &str, other: &str) -> bool {
        self.names.fill(one) == self.names.fill(other)
    }

    /// Tells whether two texts of the model name the same person.
    pub(super) fn share(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.names.fill(one), self.names.fill(other));
        let mut titles = self.titles.iter().map(|it| without_article(it));
        titles.any(|it| names(&one, it) && names(&other, it))
    }

    /// Tells whether somebody leads one of some homes.
    pub(super) fn leads(&self, person: RespondentId, homes: Places) -> bool {
        self.same(person).any(|it| leads(&self.case, it, homes))
    }

    /// Tells whether somebody objects to the advice.
    pub(super) fn objects(&self, person: RespondentId) -> bool {
        self.same(person).any(|it| self.case.model[it].objects.holds(&self.case))
    }

    /// Returns the functions that somebody belongs to.
    pub(super) fn functions(&self, person: RespondentId) -> impl Iterator<Item = &'a String> {
        let model = self.case.model;
        self.same(person).flat_map(move |it| &model[it].functions)
    }

    /// Returns everybody whose title is the same.
    fn same(&self, person: RespondentId) -> impl Iterator<Item = RespondentId> {
        let own = &self.titles[person.0];
        let all = self.titles.iter().enumerate();
        all.filter(move |it| it.1 == own).map(|it| RespondentId(it.0))
    }
}

/// Tells whether somebody leads one of some homes, as the model has them.
pub(super) fn leads(case: &Case<'_>, person: RespondentId, homes: Places) -> bool {
    let person = &case.model[person];
    homes.iter().any(|home| match home {
        Place::Placement(it) => person.leads == Some(it),
        Place::Elsewhere => person.leads_elsewhere.holds(case),
    })
}

/// Returns the homes that gain or lose by the advice: the compared pair, those of a tie, and the present
/// home. If nothing is compared, all of them may.
pub(super) fn at_stake(case: &Case<'_>) -> Places {
    let verdict = &case.evaluation.verdict;
    let Some(pair) = verdict.compared else {
        let all = case.model.placement_ids().map(Place::Placement);
        return Places::all(all.chain([Place::Elsewhere]));
    };
    let tied = verdict.leaning.iter().copied().filter(|_| verdict.kind == VerdictKind::Tie);
    let home = case.answers.home(case.model).and_then(home);
    Places::all([pair.first, pair.second].into_iter().chain(tied).chain(home))
}

/// Returns the homes that the advice is between: the compared pair, or else those that it leans to. The
/// present home is among them only where it is one of these: a team can leave a home that nobody defends.
pub(super) fn in_question(case: &Case<'_>) -> Places {
    let verdict = &case.evaluation.verdict;
    match verdict.compared {
        Some(pair) => Places::all([pair.first, pair.second]),
        None => Places::all(verdict.leaning.iter().copied()),
    }
}

fn home(home: Home) -> Option<Place> {
    match home {
        Home::Placement(it) => Some(Place::Placement(it)),
        Home::Elsewhere => Some(Place::Elsewhere),
        Home::Split | Home::None => None,
    }
}

/// Tells whether a text holds a title as words of its own, in whatever case it begins.
fn names(text: &str, title: &str) -> bool {
    let (text, title) = (text.to_lowercase(), title.to_lowercase());
    let is_part = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let stands_alone = |(at, found): (usize, &str)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    };
    !title.is_empty() && text.match_indices(&title).any(stands_alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answers, ContextAnswer};
    use crate::decide::{Compared, evaluate};
    use crate::model::{PlacementId, builtin_model};

    #[test]
    fn a_title_is_found_only_as_words_of_its_own() {
        assert!(names("CEO, two days", "CEO"));
        assert!(names("CMO, head of sales", "Head of sales"));
        assert!(!names("CEOs meet", "CEO"));
        assert!(!names("Chief of Staff", "Chief of Staffing"));
        assert!(!names("anything", ""));
    }

    #[test]
    fn those_that_tie_are_all_compared() {
        let model = builtin_model();
        let answers = Answers::blank(&model);
        let mut evaluation = evaluate(&model, &answers);
        let [marketing, it, sales] = [0, 1, 2].map(|it| Place::Placement(PlacementId(it)));
        let verdict = &mut evaluation.verdict;
        verdict.compared = Some(Compared { first: marketing, second: it, margin: 0 });
        verdict.leaning = vec![marketing, it, sales];
        for (kind, homes) in [
            (VerdictKind::Tie, vec![marketing, it, sales]),
            (VerdictKind::NotYet, vec![marketing, it]),
        ] {
            evaluation.verdict.kind = kind;
            let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
            assert_eq!(at_stake(&case), Places::all(homes));
        }
    }

    #[test]
    fn the_present_home_counts_with_the_two_that_are_compared() {
        let model = builtin_model();
        let [marketing, it, sales] = [0, 1, 2].map(|it| Place::Placement(PlacementId(it)));
        for (id, others) in [
            (&*model.placements[2].id, vec![sales]),
            ("elsewhere", vec![Place::Elsewhere]),
            ("split", Vec::new()),
        ] {
            let mut answers = Answers::blank(&model);
            let home = model.roles.current_home;
            let choice = model[home].choices().iter().position(|it| it.id == id).unwrap();
            answers.set_about(home, Some(ContextAnswer::Choice(choice)));
            let mut evaluation = evaluate(&model, &answers);
            evaluation.verdict.kind = VerdictKind::Move;
            evaluation.verdict.compared =
                Some(Compared { first: marketing, second: it, margin: 0 });
            let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
            let all = [marketing, it].into_iter().chain(others);
            assert_eq!(at_stake(&case), Places::all(all), "{id}");
        }
    }
}
