//! How large a model can be, so that it stays quick to evaluate whatever it holds.

use crate::diagnostic::Diagnostic;
use crate::model::raw::RawModel;
use crate::model::{Interaction, Model};

use super::Scope;

impl Scope<'_> {
    /// Checks the number of placements, rules, and interactions that change one factor.
    pub(super) fn check_limits<'a>(
        &self,
        raw: &RawModel,
        interactions: impl Iterator<Item = &'a Interaction>,
    ) {
        if let Some(place) = raw.placements.get(Model::MAX_PLACEMENTS).map(|it| &it.place) {
            let message = format!("a model compares at most {} placements", Model::MAX_PLACEMENTS);
            self.report(Diagnostic::new(message).at(place).help("take one out"));
        }
        let rules = raw.gates.len() + raw.interactions.len();
        if rules > Model::MAX_RULES {
            let most = Model::MAX_RULES;
            let message = format!("the model has {rules} gates and interactions");
            let help = format!("it can have {most}, gates and interactions taken together");
            self.report(Diagnostic::new(message).help(help));
        }
        let mut changed_by = vec![0; self.raw_factors.len()];
        for (interaction, raw) in interactions.zip(&raw.interactions) {
            for (factor, count) in changed_by.iter_mut().enumerate() {
                let targets = interaction.effects.iter().flat_map(|it| &it.factors);
                *count += usize::from(targets.map(|it| it.0).any(|it| it == factor));
                if *count == Model::MAX_INTERACTIONS_PER_FACTOR + 1 {
                    let most = Model::MAX_INTERACTIONS_PER_FACTOR;
                    let what = &self.raw_factors[factor].what;
                    let message = format!("more than {most} interactions change {what}");
                    let help = "put several of them into one, or take some out";
                    self.report(Diagnostic::new(message).at(&raw.place).help(help));
                }
            }
        }
    }
}
