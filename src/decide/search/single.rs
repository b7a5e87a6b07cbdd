//! What one answer alone can bring: every other advice, and how far the lead moves.

use super::{AnswerChange, Counterfactual, counterfactual};
use crate::answers::Level;
use crate::decide::advice::{Advice, NEUTRAL};
use crate::decide::budget::Purse;
use crate::decide::judge::Variation;
use crate::decide::rules::{Codes, NOT_APPLICABLE, code};
use crate::decide::{Company, Place};
use crate::model::{FactorId, PlacementId};
use crate::points::Points;

/// What one answer alone can bring.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Singles {
    /// For every question with a level, and every other advice (its kind and its places) that some
    /// other level of it brings: the nearest such level, of two equally near the lower one. Fewest
    /// levels first, then model order.
    pub changes: Vec<Counterfactual>,
    /// For each factor, in model order, how far it moves the lead. None if it does not apply, or if
    /// the search did not come so far.
    pub swings: Vec<Option<Swing>>,
    /// The rivals that one answer alone brings level with the leader or past it.
    pub levelled: Vec<PlacementId>,
    /// How many questions were searched, in model order, if the budget ended before the last one.
    pub not_searched_beyond: Option<usize>,
}

/// How far one question moves the lead of the compared pair, everything else as answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swing {
    /// The largest lead less the smallest over its five levels, with interactions worked out anew
    /// for each. None if the gates alone decide, so that no pair is compared.
    pub range: Option<Points>,
    /// What other levels of it change the settled advice into, each once, with gates worked out anew too.
    pub turns_to: Vec<Advice>,
}

/// Returns what one answer alone can bring; nothing if too little is known for a verdict.
pub fn singles(company: &Company) -> Singles {
    let mut found = Singles::default();
    if !company.is_advised() {
        return found;
    }
    let mut purse = Purse::new(company.budgets.single);
    let rules = &company.judge.rules;
    found.swings = vec![None; rules.factors().len()];
    for factor in rules.factors() {
        if !purse.pays(Level::ALL.len() as u64) {
            found.not_searched_beyond = Some(factor);
            break;
        }
        if company.present[factor] != NOT_APPLICABLE {
            found.add(company, factor);
        }
    }
    found.changes.sort_by_key(Counterfactual::steps);
    found
}

impl Singles {
    /// Tries the levels of one factor, the nearest first.
    fn add(&mut self, company: &Company, factor: usize) {
        let from = company.level(factor);
        let mut others = Level::ALL;
        others.sort_by_key(|it| from.map(|from| from.index().abs_diff(it.index())));
        let settled = company.settled();
        let mut seen = vec![settled];
        let mut leads = Vec::new();
        let mut given: Codes = company.given.clone();
        for to in others {
            given[factor] = code(to);
            let now = company.judge.varied(&given);
            leads.extend(lead(company, &now));
            if from == Some(to) {
                continue;
            }
            let advice = company.advice(&given);
            let is_new = !seen.iter().any(|it| it.is_same(&advice));
            if is_new {
                seen.push(advice);
            }
            if let Some(from) = from {
                self.add_levelled(company, &now);
                if is_new {
                    let change = AnswerChange { factor: FactorId(factor), from, to };
                    self.changes.push(counterfactual(company, vec![change]));
                }
            }
        }
        let range = leads.iter().max().zip(leads.iter().min());
        let range = range.map(|(most, least)| Points::of_units(most - least));
        self.swings[factor] = Some(Swing { range, turns_to: seen.split_off(1) });
    }

    /// Notes the rivals that are level with the leader, or ahead of it.
    fn add_levelled(&mut self, company: &Company, now: &Variation) {
        let Some(leader) = company.evaluation.verdict.leader else { return };
        let is_level = |it: &PlacementId| {
            let leads = now.signals.passes(leader.0) && now.scores[leader.0] > now.scores[it.0];
            *it != leader && now.signals.passes(it.0) && !leads
        };
        let level = company.model.placement_ids().filter(is_level);
        let new: Vec<_> = level.filter(|it| !self.levelled.contains(it)).collect();
        self.levelled.extend(new);
        self.levelled.sort_unstable();
    }
}

/// Returns the exact lead of the compared pair.
fn lead(company: &Company, now: &Variation) -> Option<i32> {
    let pair = company.evaluation.verdict.compared?;
    let score = |place: Place| match place {
        Place::Placement(placement) => now.scores[placement.0],
        Place::Elsewhere => Points::whole(NEUTRAL).small_units(),
    };
    Some(score(pair.first) - score(pair.second))
}
