//! Checks the size of a model, so that every model is quick to evaluate.

use crate::diagnostic::Diagnostic;
use crate::model::{Asked, Gate, Model};

use super::interactions::Acting;
use super::placements::Home;
use super::scope::Scope;

impl Scope<'_> {
    /// Checks the number of factors, and of the rows that every evaluation reads.
    pub(super) fn check_size(&self, model: &Model) {
        let gates = model.gates.iter().flat_map(|it| [&it.fails_when, &it.conditional_when]);
        let interactions = model.interactions.iter().map(|it| it.trigger.predicate());
        let factors = model.factors.iter().map(|it| &it.asked);
        let asked = factors.chain(model.context.iter().map(|it| &it.asked));
        let asked = asked.filter_map(Asked::predicate);
        let rows = gates.chain(interactions).chain(asked).map(|it| it.rows.len()).sum();
        let what = "rows in its gates, interactions and `asked_when` or `asked_unless`";
        for (number, most, what) in
            [(model.factors.len(), Model::MAX_FACTORS, "factors"), (rows, Model::MAX_ROWS, what)]
        {
            if number > most {
                let message = format!("the model has {number} {what}");
                let help = format!("it can have {most}, taken together");
                self.report(Diagnostic::new(message).help(help));
            }
        }
    }

    /// Checks the number of placements, rules, and interactions that change one factor.
    pub(super) fn check_limits(&self, homes: &[Home], gates: &[Gate], acting: &[Acting]) {
        // Point at the last placement in the files, since `placements` may list them in another
        // order.
        let mut places: Vec<_> = homes.iter().map(|it| &it.place).collect();
        places.sort_by_key(|it| (it.file, it.span.start));
        if let Some(place) = places.get(Model::MAX_PLACEMENTS) {
            let message = format!("a model compares at most {} placements", Model::MAX_PLACEMENTS);
            self.report(Diagnostic::new(message).at(place).help("take one out"));
        }
        let rules = gates.len() + acting.len();
        if rules > Model::MAX_RULES {
            let most = Model::MAX_RULES;
            let message = format!("the model has {rules} gates and interactions");
            let help = format!("it can have {most}, gates and interactions taken together");
            self.report(Diagnostic::new(message).help(help));
        }
        let mut changed_by = vec![0; self.scored.len()];
        for interaction in acting {
            for (factor, count) in changed_by.iter_mut().enumerate() {
                let targets = interaction.valid.effects.iter().flat_map(|it| &it.factors);
                *count += usize::from(targets.map(|it| it.0).any(|it| it == factor));
                if *count == Model::MAX_INTERACTIONS_PER_FACTOR + 1 {
                    let most = Model::MAX_INTERACTIONS_PER_FACTOR;
                    let what = &self.scored[factor].what;
                    let message = format!("more than {most} interactions change {what}");
                    let help = "put several of them into one, or take some out";
                    self.report(Diagnostic::new(message).at(&interaction.place).help(help));
                }
            }
        }
    }
}
