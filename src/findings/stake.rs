//! What the answers that people gave about themselves are worth.
//!
//! The model says which answers people in a role give about their own work or their own function.
//! Where such an answer speaks for what the paper argues, the paper prints what one step less would
//! bring: for each of the strongest, and for all of them together.

use std::cmp::Reverse;

use super::Evidence;
use super::comparison::Comparison;
use super::prices::levels;
use crate::answers::Level;
use crate::decide::{Place, Price};
use crate::model::FactorId;
use crate::points::Points;

/// The most answers that are priced one by one.
const STEPS: usize = 3;

/// What answers about oneself are worth.
#[derive(Debug, Clone, Default)]
pub struct Stake {
    /// The answers that speak most for what is argued, each with one step less to say, the first first.
    pub steps: Vec<Step>,
    /// All such answers with one step less to say at once. None if there are not several.
    pub together: Option<Together>,
}

/// One answer, with one step less to say. That may be a lower level or a higher one.
#[derive(Debug, Clone)]
pub struct Step {
    /// The factor.
    pub factor: FactorId,
    /// The level with one step less to say for what is argued.
    pub to: Level,
    /// What that would bring.
    pub price: Price,
}

/// Several answers, each with one step less to say.
#[derive(Debug, Clone)]
pub struct Together {
    /// The answers.
    pub changes: Vec<(FactorId, Level)>,
    /// What that would bring.
    pub price: Price,
}

impl Evidence<'_> {
    /// Returns what the answers about oneself are worth that speak for what the paper argues.
    pub(super) fn stake(&self, comparison: Option<&Comparison>) -> Stake {
        let Some(Comparison { first, second, .. }) = comparison else { return Stake::default() };
        let points = |it: FactorId| self.difference(it, *first, *second);
        let mut own: Vec<_> = self.about_oneself();
        own.retain(|it| points(*it) >= Points::HALF);
        own.sort_by_key(|it| (Reverse(points(*it)), *it));
        let less = |it: &FactorId| Some((*it, self.one_step_less(*it, *first, *second)?));
        let changes: Vec<_> = own.iter().filter_map(less).collect();
        let step = |&(factor, to): &(FactorId, Level)| Step {
            factor,
            to,
            price: self.tried(&levels(&[(factor, to)])),
        };
        Stake {
            steps: changes.iter().take(STEPS).map(step).collect(),
            together: (changes.len() > 1)
                .then(|| Together { price: self.tried(&levels(&changes)), changes }),
        }
    }

    /// Returns the factors that everybody whose view counts describes their own work or function by.
    fn about_oneself(&self) -> Vec<FactorId> {
        let is_own = |factor: FactorId, person: usize| {
            let role = self.answers.role(self.model, person);
            let mut own = self.model.stakes.iter().filter(|it| Some(it.role) == role);
            own.any(|it| it.factors.contains(&factor))
        };
        let all_own =
            |it: &FactorId| self.answers.counting(*it).all(|view| is_own(*it, view.person));
        let given = |it: &FactorId| self.answers.level(*it).is_some();
        self.model.factor_ids().filter(|it| given(it) && all_own(it)).collect()
    }

    /// Returns the level next to the one given that says less for one place over another.
    fn one_step_less(&self, factor: FactorId, first: Place, second: Place) -> Option<Level> {
        let pull = |place: Place, level: Level| {
            let pulls = |it: crate::model::PlacementId| self.model[factor].pulls[it.0];
            place.placement().map_or(0, |it| pulls(it)[level.index()].units())
        };
        let lead = |level: Level| pull(first, level) - pull(second, level);
        let now = self.answers.level(factor)?;
        let near = Level::ALL.into_iter().filter(|it| it.index().abs_diff(now.index()) == 1);
        near.filter(|it| lead(*it) < lead(now)).min_by_key(|it| lead(*it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::ContextAnswer;
    use crate::decide::fixture::{POST, model};
    use crate::decide::{SEED, STRESS_RUNS, decide};
    use crate::findings::find;
    use crate::model::{Model, OwnStanding};

    /// Three questions that pull on the first of two homes, the last one downwards.
    fn small() -> Model {
        let (up, down) = ([[-3, -1, 0, 1, 3], [0; 5]], [[3, 1, 0, -1, -3], [0; 5]]);
        let mut model = model(2).with_section(100, &[(40, &up), (30, &up), (30, &down)]);
        model.roles.role = POST;
        let factors = [0, 1, 2].map(FactorId).to_vec();
        model.stakes = vec![OwnStanding { role: 1, factors }];
        model
    }

    fn stake(role: usize, levels: &[i64]) -> Stake {
        let model = small();
        let mut answers = model.answers(1, levels);
        answers.set_about(POST, Some(ContextAnswer::Choice(role)));
        find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED)).stake
    }

    #[test]
    fn answers_that_carry_a_reason_are_priced_one_step_less() {
        let found = stake(1, &[5, 4, 2]);
        let steps: Vec<_> = found
            .steps
            .iter()
            .map(|it| (it.factor.0, it.to.number(), it.price.scores[0]))
            .collect();
        assert_eq!(steps, [(0, 4, 67), (1, 3, 75), (2, 3, 75)]);
        let together = found.together.unwrap();
        assert_eq!((together.changes.len(), together.price.scores[0]), (3, 57));
        assert!(together.price.tried.is_some());
    }

    #[test]
    fn what_speaks_against_and_what_others_said_is_left_alone() {
        let found = stake(1, &[5, 2, 3]);
        assert_eq!(found.steps.iter().map(|it| it.factor.0).collect::<Vec<_>>(), [0]);
        assert!(found.together.is_none());
        assert!(stake(0, &[5, 4, 2]).steps.is_empty());
    }
}
