//! How much the searches may try, in one place.
//!
//! A search that ends its budget stops, says how far it came, and claims nothing about the rest. The
//! budgets are larger than the model of this program needs. They are there for other models: without
//! them a model with very many rules could keep a report waiting for minutes.

/// The steps that an evaluation of a usual model takes at most. One that takes more counts as several.
const USUAL_STEPS: u64 = 500;

/// How many evaluations each search may make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budgets {
    /// For what each level of each question would bring.
    pub single: u64,
    /// For the smallest sets of answers. A sum of leads counts like an evaluation.
    pub sets: u64,
    /// For the openings of all gates together.
    pub openings: u64,
    /// For the ways of filling in the open answers.
    pub open_answers: u64,
    /// For the cases of all events together.
    pub events: u64,
    /// For the combinations of views.
    pub disputes: u64,
}

impl Budgets {
    /// Returns what a decision may spend if an evaluation takes so many steps.
    pub(super) fn of(steps: u64) -> Self {
        let each = |budget: u64| budget / steps.div_ceil(USUAL_STEPS).max(1);
        Self {
            single: each(Self::FULL.single),
            sets: each(Self::FULL.sets),
            openings: each(Self::FULL.openings),
            open_answers: each(Self::FULL.open_answers),
            events: each(Self::FULL.events),
            disputes: each(Self::FULL.disputes),
        }
    }

    /// What a decision on a usual model may spend.
    pub const FULL: Self = Self {
        single: 20_000,
        sets: 3_000_000,
        openings: 100_000,
        open_answers: 200_000,
        events: 100_000,
        disputes: 50_000,
    };
}

/// What is left of a budget.
#[derive(Debug, Clone)]
pub(super) struct Purse {
    left: u64,
    is_overdrawn: bool,
}

impl Purse {
    pub(super) fn new(budget: u64) -> Self {
        Self { left: budget, is_overdrawn: false }
    }

    /// Pays for some evaluations. Tells whether there was enough for all of them.
    pub(super) fn pays(&mut self, evaluations: u64) -> bool {
        match self.left.checked_sub(evaluations) {
            Some(left) => self.left = left,
            None => self.is_overdrawn = true,
        }
        !self.is_overdrawn
    }

    /// Tells whether some evaluation could not be paid for.
    pub(super) fn is_overdrawn(&self) -> bool {
        self.is_overdrawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_of_a_large_model_tries_less_and_of_any_usual_one_the_same() {
        assert_eq!(Budgets::of(1), Budgets::FULL);
        assert_eq!(Budgets::of(USUAL_STEPS), Budgets::FULL);
        assert_eq!(Budgets::of(3 * USUAL_STEPS).sets, Budgets::FULL.sets / 3);
        let builtin = crate::decide::rules::Rules::new(&crate::model::builtin_model());
        assert_eq!(Budgets::of(builtin.steps()), Budgets::FULL);
    }

    #[test]
    fn a_budget_that_is_just_enough_is_enough() {
        let mut purse = Purse::new(3);
        assert!(purse.pays(1) && purse.pays(2) && !purse.is_overdrawn());
        assert!(!purse.pays(1) && purse.is_overdrawn());
        assert!(!purse.pays(0), "nothing more is searched once something was left out");
    }
}
