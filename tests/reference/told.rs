//! Random companies of which is also known how each answer is known, and what the program says about
//! them in its JSON.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use mops_advisor::answers;
use mops_advisor::decide::decide;
use mops_advisor::findings::find;
use mops_advisor::model::Model;
use mops_advisor::paper::{Provenance, view::View};
use serde_json::Value;

use super::answers::{Company, Reply};
use super::companies::{Chance, random_company};
use super::domain::*;
use super::program::answers_of;
use crate::shorthand;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    Measured,
    Seen,
    Believed,
    NotStated,
}

#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) company: Company,
    /// Of the answers with a level; the others have none.
    pub(crate) bases: BTreeMap<&'static str, Basis>,
    /// Whether the head of MOps answers, who marks their own work in some of them.
    pub(crate) by_mops: bool,
}

const OF_OWN_WORK: [&str; 3] = [A1, A3, E5];

impl Told {
    /// Returns how the answer to a question is known, once own work is not taken as seen.
    pub(crate) fn basis(&self, question: &str) -> Basis {
        match self.bases.get(question).copied().unwrap_or(Basis::NotStated) {
            Basis::Seen if self.by_mops && OF_OWN_WORK.contains(&question) => Basis::Believed,
            basis => basis,
        }
    }
}

/// Returns a random company. Half of them answer everything, others leave a little open, or a lot.
pub(crate) fn random_told(chance: &mut Chance) -> Told {
    const ALL: [Basis; 4] = [Basis::Measured, Basis::Seen, Basis::Believed, Basis::NotStated];
    let company = random_company(chance);
    let with_level = company.replies.iter().filter(|(_, it)| matches!(it, Reply::Level(_)));
    let bases = with_level.map(|(id, _)| (*id, *chance.pick(&ALL))).collect();
    Told { company, bases, by_mops: chance.percent(30) }
}

/// Returns what the program prints about a company as JSON.
pub(crate) fn json_of(model: &Model, told: &Told, runs: NonZeroU32, seed: u64) -> Value {
    let mut answers = answers_of(model, &told.company);
    for (id, basis) in &told.bases {
        let factor = shorthand::factor(model, id);
        let basis = match basis {
            Basis::Measured => answers::Basis::Measured,
            Basis::Seen => answers::Basis::Seen,
            Basis::Believed => answers::Basis::Believed,
            Basis::NotStated => answers::Basis::NotStated,
        };
        let reply = answers.answer(factor).reply;
        answers.set(factor, answers::Answer { reply, basis, note: None });
    }
    shorthand::choose(model, &mut answers, "role", if told.by_mops { "mops" } else { "cmo" });
    let decision = decide(model, &answers, runs, seed);
    let findings = find(model, &answers, &decision);
    let provenance = Provenance {
        program_version: "0".to_owned(),
        answers_file: "answers.toml".to_owned(),
        answers_sha256: "0".repeat(64),
        model_sha256: "0".repeat(64),
    };
    let view = View::new(model, &answers, &decision.evaluation, &findings, provenance);
    serde_json::to_value(view).expect("the view is JSON")
}
