//! Prices: what a paper says that other answers would bring.
//!
//! Every price comes from the evaluator that gives the advice. A price that is printed with its
//! strength has trials of its own, as many as the paper's own and from the same seed.

use super::Evidence;
use super::conditions::Condition;
use super::firmness::reaches;
use crate::answers::Level;
use crate::decide::conditions::meeting;
use crate::decide::trials::Strength;
use crate::decide::{Price, VerdictKind, price};
use crate::model::{FactorId, Model, PassageId, Setting, State};

/// What meeting one condition alone would bring.
#[derive(Debug, Clone)]
pub struct Worth {
    /// The condition.
    pub passage: PassageId,
    /// The answers that would meet it, each at the nearest level.
    pub changes: Vec<(FactorId, Level)>,
    /// What that would bring.
    pub price: Price,
}

impl Evidence<'_> {
    /// Returns what other answers would bring, without trials.
    pub(super) fn price(&self, supposed: &[Setting]) -> Price {
        price(self.company, supposed, None, self.seed)
    }

    /// Returns what meeting each of these conditions alone would bring, for those that are not met
    /// and that answers can meet.
    pub(super) fn worths(&self, conditions: &[Condition]) -> Vec<Worth> {
        let open = conditions.iter().filter(|it| it.state != State::Met);
        let worth = |it: &Condition| {
            let passage = it.passage;
            let changes = meeting(self.company, &self.model[passage]);
            let price = self.price(&levels(&changes));
            (!price.supposed.is_empty()).then_some(Worth { passage, changes, price })
        };
        let is_known = self.evaluation.verdict.kind != VerdictKind::NotEnough;
        open.filter(|_| is_known).filter_map(worth).collect()
    }

    /// Returns what other answers would bring, and how firm the advice would be.
    pub(super) fn tried(&self, supposed: &[Setting]) -> Price {
        price(self.company, supposed, self.runs, self.seed)
    }
}

/// Tells whether a stay would be firm by its trials, and is not called so because another home that
/// passes is as good.
pub fn is_capped(model: &Model, price: &Price) -> bool {
    let stays = price.advice.kind == VerdictKind::Stay;
    let tried = price.tried.filter(|it| stays && it.strength != Some(Strength::Firm));
    tried.is_some_and(|it| reaches(it.share, model.stress.firm))
}

/// Returns levels as suppositions.
pub(super) fn levels(changes: &[(FactorId, Level)]) -> Vec<Setting> {
    changes.iter().map(|&(factor, level)| Setting::Level(factor, level)).collect()
}
