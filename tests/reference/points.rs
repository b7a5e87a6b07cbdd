//! Pulls, interactions, contributions and scores.

use std::collections::BTreeMap;

use super::answers::{Answers, prospect};
use super::domain::HOMES;
use super::factors::{Factor, factors};
use super::fraction::Fraction;
use super::interactions::{Change, Effect, INTERACTIONS};

/// For each home, in the order of the model.
pub(crate) type Each = [Fraction; 4];

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Points {
    /// Of each scored question that has a level, after all interactions.
    pub(crate) pulls: BTreeMap<&'static str, Each>,
    /// The interactions that changed a pull of the question, in the order in which they acted.
    pub(crate) changed_by: BTreeMap<&'static str, Vec<&'static str>>,
    /// The points that the question gives or takes.
    pub(crate) contributions: BTreeMap<&'static str, Each>,
    /// 50 and the contributions.
    pub(crate) scores: Each,
}

pub(crate) fn points(answers: &Answers) -> Points {
    let mut pulls = pulls_before_interactions(answers);
    let mut changed_by = BTreeMap::<_, Vec<_>>::new();
    for interaction in &INTERACTIONS {
        if !prospect(interaction.when, answers).certain {
            continue;
        }
        let before = pulls.clone();
        interaction.effects.iter().for_each(|it| apply(it, answers, &mut pulls));
        for (factor, pulls) in &pulls {
            if *pulls != before[factor] {
                changed_by.entry(*factor).or_default().push(interaction.id);
            }
        }
    }
    let contributions: BTreeMap<_, _> =
        factors().filter_map(|it| Some((it.id, contribution(&it, *pulls.get(it.id)?)))).collect();
    let sum = |home: usize| contributions.values().map(|it| it[home]).sum::<Fraction>();
    let scores = [0, 1, 2, 3].map(|home| Fraction::whole(50) + sum(home));
    Points { pulls, changed_by, contributions, scores }
}

/// `score(p) = 50 + 50 * sum(weight * pull(p) / 3)`, and this is one term of the sum.
fn contribution(factor: &Factor, pulls: Each) -> Each {
    pulls.map(|pull| Fraction::whole(50) * factor.weight() * pull.part(3))
}

fn pulls_before_interactions(answers: &Answers) -> BTreeMap<&'static str, Each> {
    let pulls = |it: Factor| {
        let level = answers.level(it.id)?;
        Some((it.id, it.pulls_at(level).map(Fraction::whole)))
    };
    factors().filter_map(pulls).collect()
}

fn apply(effect: &Effect, answers: &Answers, pulls: &mut BTreeMap<&'static str, Each>) {
    for factor in effect.factors {
        let Some(level) = answers.level(factor) else { continue };
        if !effect.levels.contains(&level) {
            continue;
        }
        let own = pulls.get_mut(factor).expect("an answered factor has pulls");
        for (home, pull) in HOMES.iter().zip(own) {
            if effect.homes.contains(home) {
                *pull = changed(&effect.change, *pull);
            }
        }
    }
}

fn changed(change: &Change, pull: Fraction) -> Fraction {
    let positive = pull > Fraction::whole(0);
    let new = match change {
        Change::Set(new) => Fraction::whole(*new),
        Change::Add(addend) => pull + Fraction::whole(*addend),
        Change::Halve => pull.part(2),
        Change::HalvePositive if positive => pull.part(2),
        Change::DropPositive if positive => Fraction::whole(0),
        Change::HalvePositive | Change::DropPositive => pull,
    };
    new.clamp(Fraction::whole(-3), Fraction::whole(3))
}
