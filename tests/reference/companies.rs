//! Random companies, the same in every run: from full questionnaires to nearly empty ones, and from
//! evenly answered to far to one side, so that every verdict comes up.

use super::model::{Factor, Model};
use super::rules::{Company, Reply};

/// A small deterministic generator (SplitMix64, Steele and others 2014).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to `bound` - 1.
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn percent(&mut self, chances: u64) -> bool {
        self.below(100) < chances
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let place = self.below(items.len().try_into().expect("a short list"));
        &items[usize::try_from(place).expect("a short list")]
    }

    fn level(&mut self) -> i128 {
        i128::from(self.below(5)) + 1
    }
}

/// How a company's levels are drawn.
#[derive(Clone)]
enum Leaning {
    Even,
    Low,
    High,
    Middle,
    Extreme,
    /// To the levels that pull most for this placement.
    Towards(String),
}

/// Returns a random company that the program would accept as valid answers.
pub(crate) fn random_company(model: &Model, chance: &mut Chance) -> Company {
    let mut company = Company::default();
    for (question, absent) in [("current_home", 10), ("technical_home", 15)] {
        if !chance.percent(absent) {
            let choice = chance.pick(&model.choices[question]).clone();
            company.about.insert(question.to_owned(), choice);
        }
    }
    let leaning = leaning(model, chance);
    let answered = *chance.pick(&[100, 100, 90, 70, 50, 30]);
    let core_only = chance.percent(20);
    for factor in &model.factors {
        if core_only && !factor.core {
            continue;
        }
        if let Some(reply) = reply(factor, &leaning, answered, chance) {
            company.replies.insert(factor.id.clone(), reply);
        }
    }
    company
}

fn leaning(model: &Model, chance: &mut Chance) -> Leaning {
    match chance.below(8) {
        0 | 1 => Leaning::Even,
        2 => Leaning::Low,
        3 => Leaning::High,
        4 => Leaning::Middle,
        5 => Leaning::Extreme,
        _ => Leaning::Towards(chance.pick(&model.placements).clone()),
    }
}

/// Returns the reply to a question, `None` if it was not asked.
fn reply(factor: &Factor, leaning: &Leaning, answered: u64, chance: &mut Chance) -> Option<Reply> {
    if factor.may_not_apply && chance.percent(15) {
        return Some(Reply::NotApplicable);
    }
    if !chance.percent(answered) {
        return chance.percent(50).then_some(Reply::Unknown);
    }
    Some(Reply::Level(level(factor, leaning, chance)))
}

fn level(factor: &Factor, leaning: &Leaning, chance: &mut Chance) -> i128 {
    let (one, other) = (chance.level(), chance.level());
    match leaning {
        Leaning::Even => one,
        Leaning::Low => one.min(other),
        Leaning::High => one.max(other),
        Leaning::Middle if chance.percent(80) => 3,
        Leaning::Middle => one,
        Leaning::Extreme if one <= 3 => 1,
        Leaning::Extreme => 5,
        Leaning::Towards(placement) => {
            let pull =
                |it: i128| factor.pulls[placement][usize::try_from(it).expect("a level") - 1];
            if pull(other) > pull(one) { other } else { one }
        }
    }
}
