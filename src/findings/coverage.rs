//! How many answers the paper is based on, and how many are missing for an advice.

use super::Evidence;
use crate::answers::{Answers, Basis, Reply};
use crate::model::{ContextId, FactorId, Model};
use crate::points::tenths;

/// How many tenths of a point above the minimum the weights of the questions named first must add up to. The
/// margin is needed because a reader adds up rounded weights.
const SPARE: i64 = 10;

/// How many answers the paper is based on. Only scored questions are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The weight of the questions with a level, out of 100, rounded down.
    pub answered_weight: i64,
    /// The same weight in percent of the weight that applies to this company, rounded down.
    pub answered_of_applicable: i64,
    /// All scored questions.
    pub questions: usize,
    /// Those of them with a weight.
    pub weighted: usize,
    /// Those with a level.
    pub answered: usize,
    /// Those answered with "don't know".
    pub unknown: usize,
    /// Those not asked.
    pub not_asked: usize,
    /// Those that do not apply.
    pub not_applicable: usize,
    /// Those with a level that was measured.
    pub measured: usize,
    /// Those with a level that was seen.
    pub seen: usize,
    /// Those with a level that is believed.
    pub believed: usize,
    /// Those with a level for which nobody said how it is known.
    pub not_stated: usize,
    /// Whether no question is open.
    pub is_complete: bool,
    /// Whether enough of the weight that applies is answered for an advice.
    pub has_weight: bool,
    /// Whether less weight is answered than an advice needs, of that or in all.
    pub is_short: bool,
    /// How many of the questions to settle next would be enough for an advice, if fewer than all of
    /// them are needed.
    pub enough_after: Option<usize>,
}

impl Evidence<'_> {
    pub(super) fn coverage(&self, agenda: &[FactorId]) -> Coverage {
        let count = |matches: &dyn Fn(Reply, Basis) -> bool| {
            let replies = self.model.scored_factors().map(|factor| {
                (self.answers.reply(self.model, factor), self.answers.answer(factor).basis)
            });
            replies.filter(|&(reply, basis)| matches(reply, basis)).count()
        };
        let known =
            |basis| count(&move |reply, it| matches!(reply, Reply::Level(_)) && it == basis);
        let unknown = count(&|reply, _| reply == Reply::Unknown);
        let not_asked = count(&|reply, _| reply == Reply::NotAsked);
        let answered_weight = self.evaluation.answered_weight.div_euclid(100);
        let applicable = self.evaluation.applicable_weight.max(1);
        let answered_of_applicable = self.evaluation.answered_weight * 100 / applicable;
        let bands = self.model.bands;
        let has_weight = answered_of_applicable >= bands.minimum_weight;
        let is_short = !has_weight || answered_weight < bands.minimum_points;
        Coverage {
            answered_weight,
            answered_of_applicable,
            questions: self.model.scored_factors().count(),
            weighted: self.model.factor_ids().filter(|&it| self.model.weight(it) > 0).count(),
            answered: count(&|reply, _| matches!(reply, Reply::Level(_))),
            unknown,
            not_asked,
            not_applicable: count(&|reply, _| reply == Reply::NotApplicable),
            measured: known(Basis::Measured),
            seen: known(Basis::Seen),
            believed: known(Basis::Believed),
            not_stated: known(Basis::NotStated),
            is_complete: unknown + not_asked == 0,
            has_weight,
            is_short,
            enough_after: self.enough_after(agenda).filter(|_| is_short),
        }
    }

    /// Returns how many of the questions carry enough weight for an advice, by the weights shown,
    /// which are in tenths.
    fn enough_after(&self, agenda: &[FactorId]) -> Option<usize> {
        let bands = self.model.bands;
        let of_applicable = bands.minimum_weight * tenths(self.evaluation.applicable_weight);
        let needed = SPARE + (of_applicable / 100).max(bands.minimum_points * 10);
        let mut weight = self.evaluation.answered_weight / 10;
        let reached = agenda.iter().position(|&factor| {
            weight += tenths(self.model.weight(factor));
            weight >= needed
        })?;
        Some(reached + 1).filter(|&it| it < agenda.len())
    }
}

/// Returns the questions with this reply, in model order.
pub fn with_reply(model: &Model, answers: &Answers, reply: Reply) -> Vec<FactorId> {
    model.factor_ids().filter(|&factor| answers.reply(model, factor) == reply).collect()
}

/// Returns the questions that were not asked, without those of sections that were left out as a
/// whole.
pub fn not_asked(model: &Model, answers: &Answers) -> Vec<FactorId> {
    let mut factors = with_reply(model, answers, Reply::NotAsked);
    factors.retain(|&it| !is_left_out(model, answers, it));
    factors
}

/// Tells whether a question belongs to a section that was left out as a whole. Such a question does
/// not count as missing.
pub fn is_left_out(model: &Model, answers: &Answers, factor: FactorId) -> bool {
    let section = model[factor].section;
    model[section].optional && !answers.touches(model, section)
}

/// Returns the questions that were answered with a day after this one.
pub fn earlier_than(model: &Model, answers: &Answers, question: ContextId) -> Vec<ContextId> {
    let Some(date) = answers.date(question) else { return Vec::new() };
    model.context_ids().filter(|&it| answers.date(it).is_some_and(|it| it > date)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Company;
    use crate::decide::fixture::model;
    use crate::findings::fixture::alone;

    /// An advice needs 40 points, and one is to spare.
    #[test]
    fn questions_are_enough_with_just_the_weight_that_is_needed() {
        let none = [[0; 5]; 2];
        for (first, expected) in [(42, 1), (41, 1), (40, 2)] {
            let rest = (100 - first) / 2;
            let factors: [(i64, &[[i32; 5]]); 3] =
                [(first, &none), (rest, &none), (100 - first - rest, &none)];
            let mut model = model(2).with_section(100, &factors);
            model.bands.minimum_points = 40;
            let answers = Answers::blank(&model);
            let company = Company::new(&model, &answers);
            let agenda = [0, 1, 2].map(FactorId);
            assert_eq!(alone(&company).enough_after(&agenda), Some(expected), "{first}");
        }
    }
}
