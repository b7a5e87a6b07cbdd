//! Random companies of which is also known how each answer is known, and what the program says about
//! them.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use mops_advisor::answers;
use mops_advisor::decide::decide;
use mops_advisor::findings::find;
use mops_advisor::model::Model;
use mops_advisor::paper::{Provenance, view::View};
use serde_json::Value;

use super::answers::{Company, Reply};
use super::claims::{list, text};
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

pub(super) const OF_OWN_WORK: [&str; 3] = [A1, A3, E5];

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

/// Returns what the program knows to print about a company.
pub(crate) fn view_of(model: &Model, told: &Told, runs: NonZeroU32, seed: u64) -> View {
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
    View::new(model, &answers, &decision.evaluation, &findings, provenance)
}

/// Returns the company that the program's JSON is about; `known` are the questions of the reference.
pub(crate) fn told_in(json: &Value, known: &[&'static str]) -> Told {
    let mut told = Told { company: Company::default(), bases: BTreeMap::new(), by_mops: false };
    let about = |id: &str| json["about"][id]["value"].as_str();
    for id in known {
        let given = CHOICES.iter().find(|it| it.0 == *id).map(|it| it.1.iter());
        if let Some(choice) = given.and_then(|mut it| it.find(|it| about(id) == Some(**it))) {
            told.company.choices.insert(id, choice);
        }
    }
    let number = |id: &str| about(id).and_then(|it| it.parse().ok());
    told.company.team_size = number("team_size");
    told.company.approved_positions = number("approved_positions");
    told.by_mops = about("role") == Some("mops");
    for row in list(&json["answers"]) {
        let Some(id) = known.iter().find(|it| row["factor"] == **it) else { continue };
        let reply = match text(&row["reply"]) {
            "level" => Reply::Level(i128::from(row["level"].as_u64().expect("a level"))),
            "not_applicable" => Reply::NotApplicable,
            _ => continue,
        };
        told.company.replies.insert(id, reply);
        let basis = match text(&row["basis"]) {
            "measured" => Basis::Measured,
            "seen" => Basis::Seen,
            "believed" => Basis::Believed,
            _ => Basis::NotStated,
        };
        told.bases.insert(id, basis);
    }
    told
}
