//! Answers given on the command line: `--set ID=LEVEL`.

use super::failure::Failure;
use crate::answers::{Answer, Answers, Basis, Level, NOT_APPLICABLE, Reply, UNKNOWN};
use crate::diagnostic::nearest;
use crate::model::{FactorId, Model};
use crate::phrases::{self, fill};
use crate::terminal;

/// Returns the answers changed by the settings, or an error with every wrong setting.
pub(super) fn with_settings(
    model: &Model,
    answers: &Answers,
    settings: &[String],
) -> Result<Answers, Failure> {
    let mut with = answers.clone();
    let (mut met, mut wrong) = (Vec::new(), Vec::new());
    for setting in settings {
        match parsed(model, setting) {
            Ok((factor, _)) if met.contains(&factor) => {
                wrong.push(fill(phrases::SETTING_TWICE, &[("id", &model[factor].id)]));
            }
            Ok((factor, reply)) => {
                met.push(factor);
                with.set(factor, set(model, factor, answers.answer(factor), reply));
                with.confirm(factor);
            }
            Err(message) => wrong.push(message),
        }
    }
    if wrong.is_empty() { Ok(with) } else { Err(Failure::Usage(wrong)) }
}

/// Returns the answer with another reply. The old note and basis do not apply to a new reply, so
/// they are dropped and the user is told.
fn set(model: &Model, factor: FactorId, before: &Answer, reply: Reply) -> Answer {
    if before.reply == reply || before.reply == Reply::NotAsked {
        return Answer { reply, ..before.clone() };
    }
    let phrase = match (before.note.is_some(), before.basis != Basis::NotStated) {
        (true, true) => Some(phrases::SETTING_DROPS),
        (true, false) => Some(phrases::SETTING_DROPS_NOTE),
        (false, true) => Some(phrases::SETTING_DROPS_BASIS),
        (false, false) => None,
    };
    if let Some(phrase) = phrase {
        terminal::tell_wrapped(&fill(phrase, &[("id", &model[factor].id)]));
    }
    Answer { reply, ..Answer::default() }
}

fn parsed(model: &Model, setting: &str) -> Result<(FactorId, Reply), String> {
    let (id, value) = setting
        .split_once('=')
        .ok_or_else(|| fill(phrases::SETTING_SHAPE, &[("setting", setting)]))?;
    let factor = named(model, id).ok_or_else(|| unknown_id(model, id))?;
    let reply = match value {
        UNKNOWN => Some(Reply::Unknown),
        NOT_APPLICABLE => model[factor].not_applicable.as_ref().map(|_| Reply::NotApplicable),
        level => level.parse().ok().and_then(Level::new).map(Reply::Level),
    };
    reply.map(|reply| (factor, reply)).ok_or_else(|| {
        let offered = match model[factor].not_applicable {
            Some(_) => phrases::SETTING_VALUES_AND_NOT_APPLICABLE,
            None => phrases::SETTING_VALUES,
        };
        fill(offered, &[("id", id), ("value", value)])
    })
}

/// Returns the question with this id, or with this reference in a paper.
fn named(model: &Model, name: &str) -> Option<FactorId> {
    let mut factors = model.factor_ids();
    let is_meant = |id: &FactorId| model[*id].reference.eq_ignore_ascii_case(name);
    model.factor(name).or_else(|| factors.find(is_meant))
}

fn unknown_id(model: &Model, id: &str) -> String {
    let ids: Vec<_> = model.factors.iter().map(|it| it.id.as_str()).collect();
    match nearest(id, &ids) {
        Some(near) => fill(phrases::SETTING_NEAR, &[("id", id), ("near", near)]),
        None => fill(phrases::SETTING_UNKNOWN, &[("id", id)]),
    }
}
