//! What each answer pulls, after the interactions have acted.

use crate::answers::Answers;
use crate::model::{Effect, FactorId, InteractionId, Model, Outcome, Trigger};
use crate::points::{Points, Pull};

/// What one factor adds to each score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The pull on each placement, after the interactions.
    pub pulls: Vec<Pull>,
    /// Weight times pull, in points, for each placement.
    pub points: Vec<Points>,
    /// The interactions that changed a pull, in the order they acted.
    pub changed_by: Vec<InteractionId>,
}

/// Returns the contribution of every factor, in model order. A factor without a level pulls
/// nothing, and no interaction changes that.
pub(super) fn contributions(model: &Model, answers: &Answers) -> Vec<Contribution> {
    let mut contributions: Vec<_> =
        model.factor_ids().map(|factor| before_interactions(model, answers, factor)).collect();
    for (index, interaction) in model.interactions.iter().enumerate() {
        if acts(&interaction.trigger, answers) {
            for effect in &interaction.effects {
                act(effect, InteractionId(index), answers, &mut contributions);
            }
        }
    }
    for (factor, contribution) in model.factor_ids().zip(&mut contributions) {
        let weight = model.weight(factor);
        contribution.points =
            contribution.pulls.iter().map(|&pull| Points::contribution(weight, pull)).collect();
    }
    contributions
}

fn before_interactions(model: &Model, answers: &Answers, factor: FactorId) -> Contribution {
    let pulls = match answers.level(factor) {
        Some(level) => model[factor].pulls.iter().map(|it| it[level.index()]).collect(),
        None => vec![Pull::NEUTRAL; model.placements.len()],
    };
    Contribution { pulls, points: Vec::new(), changed_by: Vec::new() }
}

/// Tells whether an interaction acts: for certain, and not because an answer is open.
fn acts(trigger: &Trigger, answers: &Answers) -> bool {
    match trigger {
        Trigger::When(predicate) => predicate.outcome(answers) == Outcome::Holds,
        Trigger::Unless(predicate) => predicate.outcome(answers) != Outcome::Holds,
    }
}

fn act(
    effect: &Effect,
    interaction: InteractionId,
    answers: &Answers,
    contributions: &mut [Contribution],
) {
    for &factor in &effect.factors {
        if !answers.level(factor).is_some_and(|level| effect.at.contains(&level.number())) {
            continue;
        }
        let contribution = &mut contributions[factor.0];
        for placement in &effect.placements {
            let pull = &mut contribution.pulls[placement.0];
            let changed = effect.change.applied_to(*pull);
            if changed != *pull {
                *pull = changed;
                if contribution.changed_by.last() != Some(&interaction) {
                    contribution.changed_by.push(interaction);
                }
            }
        }
    }
}
