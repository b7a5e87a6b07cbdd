//! Prices: what a paper says that other answers would bring.
//!
//! Every price comes from the evaluator that gives the advice. A price that is printed with its
//! strength has trials of its own, as many as the paper's own and from the same seed.

use super::Evidence;
use crate::answers::Level;
use crate::decide::{Price, price};
use crate::model::{FactorId, Setting};

impl Evidence<'_> {
    /// Returns what other answers would bring, without trials.
    pub(super) fn price(&self, supposed: &[Setting]) -> Price {
        price(self.company, supposed, None, self.seed)
    }

    /// Returns what other answers would bring, and how firm the advice would be.
    pub(super) fn tried(&self, supposed: &[Setting]) -> Price {
        price(self.company, supposed, self.runs, self.seed)
    }
}

/// Returns levels as suppositions.
pub(super) fn levels(changes: &[(FactorId, Level)]) -> Vec<Setting> {
    changes.iter().map(|&(factor, level)| Setting::Level(factor, level)).collect()
}
