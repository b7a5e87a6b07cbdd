//! How often the advice is right if the person who answers leans to one home: the truth is drawn from
//! archetypes, the answers from the truth.

use mops_advisor::answers::{Answer, Answers, Basis, Reply};
use mops_advisor::decide::trials::Strength;
use mops_advisor::decide::{VerdictKind, decide, evaluate};
use mops_advisor::model::{FactorId, Model, PlacementId};

use super::companies::{Dice, Kinds, moved, of_kind};
use super::tables::{head, percent};
use super::{COMPANIES, RUNS};

/// How far somebody's answers are drawn towards one home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slant {
    None,
    /// Half of the answers that were not measured, one step each.
    Moderate,
    /// All of them.
    Strong,
}

/// Returns what somebody answers about a company. Each basis has equal chance, and each answer lies
/// off the truth as its basis allows.
fn told(model: &Model, truth: &Answers, slant: Slant, dice: &mut Dice) -> Answers {
    let mut answers = truth.clone();
    let towards = PlacementId(dice.below(model.placements.len()));
    for factor in model.scored_factors() {
        let basis = [Basis::Measured, Basis::Seen, Basis::Believed][dice.below(3)];
        let odds = match basis {
            Basis::Measured if model[factor].fact => [0, 1, 0],
            Basis::Measured => [1, 6, 1],
            Basis::Seen => [1, 2, 1],
            _ => [1, 1, 1],
        };
        let (step, is_slanted) = (dice.step(&odds), dice.below(2) == 0 || slant == Slant::Strong);
        let Some(level) = truth.level(factor) else { continue };
        let mut level = moved(level, step);
        if basis != Basis::Measured && slant != Slant::None && is_slanted {
            level = moved(level, end(model, factor, towards));
        }
        answers.set(factor, Answer { reply: Reply::Level(level), basis, note: None });
    }
    answers
}

/// Returns the direction in which a factor pulls more for a placement.
fn end(model: &Model, factor: FactorId, placement: PlacementId) -> isize {
    let pulls = &model[factor].pulls[placement.0];
    pulls[4].units().cmp(&pulls[0].units()) as isize
}

/// How often each word is right: the settled advice on the truth is the same.
pub(super) fn table(model: &Model, kinds: &Kinds) -> String {
    let mut text =
        head(&["Slant", "Word", "Companies", "Right, of 100", "Moves", "Right", "Stays", "Right"]);
    for slant in [Slant::None, Slant::Moderate, Slant::Strong] {
        let mut dice = Dice::new(20_260);
        let mut found = Vec::new();
        for place in 0..COMPANIES {
            let truth = of_kind(model, kinds, place % kinds.archetypes.len(), &mut dice);
            let answers = told(model, &truth, slant, &mut dice);
            let decision = decide(model, &answers, RUNS, 1);
            let right = evaluate(model, &truth).verdict.advice();
            let verdict = &decision.evaluation.verdict;
            found.push((decision.strength, verdict.kind, verdict.advice().agrees_with(&right)));
        }
        for strength in [Strength::Firm, Strength::Moderate, Strength::Close] {
            let cells = [None, Some(VerdictKind::Move), Some(VerdictKind::Stay)].map(|kind| {
                let is_it = |it: &&(Option<Strength>, VerdictKind, bool)| {
                    it.0 == Some(strength) && kind.is_none_or(|kind| it.1 == kind)
                };
                let own: Vec<_> = found.iter().filter(is_it).collect();
                let right = own.iter().filter(|it| it.2).count();
                format!("{} | {:.0}", own.len(), percent(right, own.len()))
            });
            let name = format!("{slant:?}").to_lowercase();
            text += &format!("| {name} | {} | {} |\n", strength.word(), cells.join(" | "));
        }
    }
    text
}
