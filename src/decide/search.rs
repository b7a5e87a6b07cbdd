//! Which answers the result hangs on: the single answers that change the advice, and the smallest
//! sets of answers that bring each rival first.
//!
//! Only answers that have a level change, to another level; weights stay. Every variation is
//! evaluated in full, with gates and interactions, so what is shown really changes the result.
//! (Counterfactual explanations: Wachter, Mittelstadt and Russell, 2018; for weighted models:
//! Labreuche, Artificial Intelligence 175, 2011.)

mod helps;
mod smallest;
#[cfg(test)]
mod tests;

use super::kernel::{Advice, Codes, Kernel};
use crate::answers::Level;
use crate::decide::VerdictKind;
use crate::model::{FactorId, PlacementId};
use smallest::Search;

/// What would have to be answered otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactuals {
    /// Every single answer that alone changes the advice (the kind of verdict or the placement), in
    /// each direction to the nearest level that does. Fewest levels first, then model order.
    pub single: Vec<Counterfactual>,
    /// For each placement that does not lead, in file order: the smallest set of answers that
    /// brings it first.
    pub rivals: Vec<RivalFirst>,
}

/// Some changes of answers, and what would then be advised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactual {
    /// The changes, in model order.
    pub changes: Vec<AnswerChange>,
    /// The advice after them.
    pub advice: Advice,
}

impl Counterfactual {
    /// Returns the levels moved, over all changes.
    pub fn steps(&self) -> usize {
        self.changes.iter().map(AnswerChange::steps).sum()
    }
}

/// One answer, otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerChange {
    /// The factor.
    pub factor: FactorId,
    /// The level answered.
    pub from: Level,
    /// The level it would have to be.
    pub to: Level,
}

impl AnswerChange {
    /// Returns the number of levels between the two.
    pub fn steps(&self) -> usize {
        self.from.index().abs_diff(self.to.index())
    }
}

/// How a rival comes first: strictly ahead of every other placement that then passes its gates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RivalFirst {
    /// The rival.
    pub rival: PlacementId,
    /// The set with the fewest answers, then the fewest levels, then first in model order. It has
    /// one to three answers. None: no three answers suffice.
    pub smallest: Option<Counterfactual>,
}

/// The most answers that are tried together.
pub const MOST_ANSWERS: usize = 3;

/// Returns what would have to be answered otherwise; none if too little is known for a verdict.
pub fn counterfactuals(kernel: &Kernel, advice: &Advice) -> Option<Counterfactuals> {
    if advice.kind == VerdictKind::NotEnough {
        return None;
    }
    let rivals = (0..kernel.placements())
        .map(PlacementId)
        .filter(|&it| Some(it) != advice.leader)
        .map(|rival| RivalFirst { rival, smallest: None })
        .collect();
    let rivals = Search::new(kernel).smallest(rivals);
    Some(Counterfactuals { single: single(kernel, advice), rivals })
}

/// Returns every single answer that alone changes the advice, as [`Counterfactuals::single`] has
/// it; none if too little is known for a verdict.
pub fn single_changes(kernel: &Kernel, advice: &Advice) -> Vec<Counterfactual> {
    match advice.kind {
        VerdictKind::NotEnough => Vec::new(),
        _ => single(kernel, advice),
    }
}

fn single(kernel: &Kernel, advice: &Advice) -> Vec<Counterfactual> {
    let mut found = Vec::new();
    let mut codes = kernel.present().clone();
    for factor in 0..codes.len() {
        let Some(from) = level(codes[factor]) else { continue };
        let down = Level::ALL[..from.index()].iter().rev();
        let up = Level::ALL[from.index() + 1..].iter();
        for direction in [down.collect::<Vec<_>>(), up.collect()] {
            let nearest = direction.into_iter().find(|to| {
                codes[factor] = to.number() - 1;
                !kernel.advise(&codes).agrees_with(advice)
            });
            codes[factor] = from.number() - 1;
            if let Some(&to) = nearest {
                let change = AnswerChange { factor: FactorId(factor), from, to };
                found.push(counterfactual(kernel, vec![change]));
            }
        }
    }
    found.sort_by_key(Counterfactual::steps);
    found
}

/// Returns the answers after some changes.
fn changed(kernel: &Kernel, changes: &[AnswerChange]) -> Codes {
    let mut codes = kernel.present().clone();
    for change in changes {
        codes[change.factor.0] = change.to.number() - 1;
    }
    codes
}

fn counterfactual(kernel: &Kernel, changes: Vec<AnswerChange>) -> Counterfactual {
    let advice = kernel.advise(&changed(kernel, &changes));
    Counterfactual { changes, advice }
}

/// Returns the level that a code stands for, if it is one.
pub(crate) fn level(code: u8) -> Option<Level> {
    Level::ALL.get(usize::from(code)).copied()
}
