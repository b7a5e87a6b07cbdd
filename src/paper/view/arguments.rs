//! The arguments for one place against another, ready to print.

use serde::Serialize;

use super::{Material, format};
use crate::answers::{Basis, notes};
use crate::findings::arguments::{Argued, Side};
use crate::model::{Claim, FactorId, Said};

/// What the answers on one subject say for one side.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ArgumentView {
    pub id: String,
    pub side: Side,
    /// The placements that these answers raise, and those that they lower.
    pub r#for: Vec<String>,
    pub against: Vec<String>,
    /// The questions, the one with the most points first.
    pub factors: Vec<String>,
    pub references: Vec<String>,
    pub points: i64,
    pub points_signed: String,
    /// What the first answer says, and how it is known.
    pub claim: String,
    pub claim_basis: Basis,
    pub fact: Option<String>,
    /// What the second answer says.
    pub also: Option<String>,
    /// What is added to the claim, and why these answers count differently.
    pub half: Option<String>,
    /// How the answers are known, without repetition.
    pub basis: Vec<Basis>,
}

impl Material<'_> {
    pub(super) fn arguments(&self, arguments: &[Argued]) -> Vec<ArgumentView> {
        arguments.iter().map(|it| self.argument(it)).collect()
    }

    fn argument(&self, argued: &Argued) -> ArgumentView {
        let lead = argued.lead();
        let answer = self.answers.answer(lead);
        let id = argued.argument.map_or(&self.model[lead].id, |it| &self.model[it].id);
        let placements = |list: &[_]| list.iter().map(|&it| self.id(it)).collect();
        ArgumentView {
            id: id.clone(),
            side: argued.side,
            r#for: placements(&argued.raised),
            against: placements(&argued.lowered),
            factors: self.ids(&argued.factors),
            references: self.references(&argued.factors),
            points: argued.points,
            points_signed: format::signed(argued.points),
            claim: self.claimed(lead),
            claim_basis: answer.basis,
            fact: notes::fact(answer, self.model[lead].out_of),
            also: argued.factors.get(1).map(|it| self.claimed(*it)),
            half: self.half(argued),
            basis: argued.basis.clone(),
        }
    }

    fn claim(&self, factor: FactorId) -> Option<&Claim> {
        let changed_by = &self.evaluation.contributions[factor.0].changed_by;
        Some(self.model.claim(factor, self.answers.level(factor)?, changed_by)?.1)
    }

    /// Returns the sentence for an answer: that of its argument, or else that of its level.
    fn claimed(&self, factor: FactorId) -> String {
        let claim = self.claim(factor).map(|it| self.fill(&it.text));
        claim.or_else(|| self.statement(factor)).unwrap_or_default()
    }

    /// Returns the half-sentences of an argument: what is added to its claim, and what interactions
    /// did to its points.
    fn half(&self, argued: &Argued) -> Option<String> {
        let more = self.claim(argued.lead()).and_then(|it| it.more.as_ref());
        let halves = argued.interactions.iter().filter_map(|&it| {
            let half = &self.model[it].half;
            half.iter().find(|it| self.is_true(it))
        });
        let halves = more.filter(|it| self.is_true(it)).into_iter().chain(halves);
        let halves: Vec<String> = halves.map(|it| self.names.fill_inside(&it.text)).collect();
        (!halves.is_empty()).then(|| halves.join(" and "))
    }

    fn is_true(&self, said: &Said) -> bool {
        said.when.as_ref().is_none_or(|it| it.holds(&self.case()))
    }
}
