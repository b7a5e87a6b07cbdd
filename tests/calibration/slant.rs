//! How often the advice is right if the person who answers leans to one home: the truth is drawn from
//! archetypes, the answers from the truth.

use mops_advisor::answers::{Answer, Answers, Basis, Reply};
use mops_advisor::decide::trials::{Strength, strength};
use mops_advisor::decide::{Company, Decision, VerdictKind, decide, evaluate};
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

impl Slant {
    const ALL: [Self; 3] = [Self::None, Self::Moderate, Self::Strong];

    fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
        }
    }
}

/// The seed of the companies that the bands of firm and moderate were set by.
const TUNED: u64 = 20_260;
/// The seed of those that are reported.
const REPORTED: u64 = 41_871;

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

/// One company: what was advised, and whether that is right for the truth.
struct Told {
    answers: Answers,
    decision: Decision,
    is_right: bool,
}

impl Told {
    fn kind(&self) -> VerdictKind {
        self.decision.evaluation.verdict.kind
    }
}

/// Returns companies as somebody tells of them, and what is advised to them.
fn companies(model: &Model, kinds: &Kinds, slant: Slant, seed: u64) -> Vec<Told> {
    let mut dice = Dice::new(seed);
    let mut company = |place: usize| {
        let truth = of_kind(model, kinds, place % kinds.archetypes.len(), &mut dice);
        let answers = told(model, &truth, slant, &mut dice);
        let decision = decide(model, &answers, RUNS, 1);
        let right = evaluate(model, &truth).verdict.advice();
        let is_right = decision.evaluation.verdict.advice().agrees_with(&right);
        Told { answers, decision, is_right }
    };
    (0..COMPANIES).map(&mut company).collect()
}

/// Returns a line: how many there are and how many are right, of all, of moves and of stays.
fn line<'a>(names: &str, told: impl Iterator<Item = &'a Told>) -> String {
    let told: Vec<_> = told.collect();
    let cells = [None, Some(VerdictKind::Move), Some(VerdictKind::Stay)].map(|kind| {
        let own: Vec<_> =
            told.iter().filter(|it| kind.is_none_or(|kind| it.kind() == kind)).collect();
        let right = own.iter().filter(|it| it.is_right).count();
        format!("{} | {:.0}", own.len(), percent(right, own.len()))
    });
    format!("| {names} | {} |\n", cells.join(" | "))
}

/// How often each word is right: the settled advice on the truth is the same.
pub(super) fn table(model: &Model, kinds: &Kinds) -> String {
    let mut text =
        head(&["Slant", "Word", "Companies", "Right, of 100", "Moves", "Right", "Stays", "Right"]);
    for slant in Slant::ALL {
        let found = companies(model, kinds, slant, REPORTED);
        for strength in [Strength::Firm, Strength::Moderate, Strength::Close] {
            let name = format!("{} | {}", slant.name(), strength.word());
            text += &line(&name, found.iter().filter(|it| it.decision.strength == Some(strength)));
        }
    }
    text
}

/// How often firm advice is right from other shares of the runs on: what the bands are set by.
pub(super) fn bands(model: &Model, kinds: &Kinds) -> String {
    let mut text = head(&[
        "Slant",
        "Firm from",
        "Companies",
        "Right, of 100",
        "Moves",
        "Right",
        "Stays",
        "Right",
    ]);
    for slant in Slant::ALL {
        let found = companies(model, kinds, slant, TUNED);
        for firm in [60, 65, 70, 75, 80, 85, 90, 95] {
            let mut model = model.clone();
            model.stress.firm = firm;
            let is_firm = |it: &&Told| {
                let company = Company::new(&model, &it.answers);
                let verdict = &it.decision.evaluation.verdict;
                strength(&company, verdict, &it.decision.stress) == Some(Strength::Firm)
            };
            text += &line(&format!("{} | {firm}", slant.name()), found.iter().filter(is_firm));
        }
    }
    text
}
