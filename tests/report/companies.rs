//! Random companies, the same in every run.

use jiff::civil::{Date, date};
use mops_advisor::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
use mops_advisor::model::{ContextKind, FactorId, Model};

/// A small deterministic generator (SplitMix64, Steele and others 2014).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    /// Returns a number below this one.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % bound as u64).expect("below a usize")
    }
}

/// Returns a company that leans to one of the placements or to none, with most questions answered;
/// some of those that may not apply do not.
pub(super) fn random_company(model: &Model, chance: &mut Chance) -> Answers {
    let mut answers = Answers::blank(model);
    let leaning = chance.below(model.placements.len() + 2);
    for factor in model.factor_ids() {
        if chance.below(30) == 0 {
            continue;
        }
        let level = Level::ALL[random_level(model, factor, leaning, chance)];
        let basis = [Basis::Measured, Basis::Seen, Basis::Believed][chance.below(3)];
        let reply = match model[factor].not_applicable {
            Some(_) if chance.below(10) == 0 => Reply::NotApplicable,
            _ => Reply::Level(level),
        };
        answers.set(factor, Answer { reply, basis, ..Answer::default() });
    }
    for question in model.context_ids() {
        if chance.below(20) == 0 {
            continue;
        }
        let answer = match &model[question].kind {
            ContextKind::Choice(choices) => ContextAnswer::Choice(chance.below(choices.len())),
            ContextKind::Number => {
                ContextAnswer::Number(i64::try_from(chance.below(13)).expect("a small number"))
            }
            // Two people may have the same title.
            ContextKind::Text(_) if chance.below(6) == 0 => ContextAnswer::Text("Director".into()),
            ContextKind::Text(_) => {
                ContextAnswer::Text(format!("Words on {}.", model[question].id))
            }
            ContextKind::Date => ContextAnswer::Date(random_date(chance)),
            ContextKind::Choices(choices) => {
                let some = (0..choices.len()).filter(|_| chance.below(4) == 0);
                ContextAnswer::Choices(some.collect())
            }
            ContextKind::Dated(choices) => {
                let some = (0..choices.len()).filter(|_| chance.below(8) == 0).collect::<Vec<_>>();
                let date = |chance: &mut Chance| (chance.below(3) > 0).then(|| random_date(chance));
                ContextAnswer::Dated(some.into_iter().map(|it| (it, date(chance))).collect())
            }
            ContextKind::Remarks(items) => {
                let some = (0..items.len()).filter(|_| chance.below(2) == 0);
                ContextAnswer::Remarks(some.map(|it| (it, "One text.".to_owned())).collect())
            }
            ContextKind::Outcomes { items, outcomes } => {
                let some = (0..items.len()).filter(|_| chance.below(4) == 0).collect::<Vec<_>>();
                let outcome = |item| (item, chance.below(outcomes.len()));
                ContextAnswer::Outcomes(some.into_iter().map(outcome).collect())
            }
        };
        answers.set_about(question, Some(answer));
    }
    answers
}

/// Returns the place of a level; of two drawn, the one that pulls more where the company leans.
fn random_level(model: &Model, factor: FactorId, leaning: usize, chance: &mut Chance) -> usize {
    let (one, other) = (chance.below(5), chance.below(5));
    match model[factor].pulls.get(leaning) {
        Some(pulls) if pulls[other] > pulls[one] => other,
        _ => one,
    }
}

/// Returns a day of this year or the next.
fn random_date(chance: &mut Chance) -> Date {
    let [year, month, day] = [2, 12, 28].map(|it| i8::try_from(chance.below(it)).expect("small"));
    date(2026 + i16::from(year), 1 + month, 1 + day)
}
