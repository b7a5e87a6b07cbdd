//! Answers given on the command line: `--set ID=LEVEL`.

use super::failure::Failure;
use crate::answers::{Answer, Answers, Basis, Level, NOT_APPLICABLE, Reply, UNKNOWN};
use crate::diagnostic::nearest;
use crate::model::{FactorId, Model};
use crate::phrases::{self, fill};

/// Answers with those of the command line in their places.
pub(super) struct Set {
    pub(super) answers: Answers,
    /// What the answers before had beside their level, and those in their places have not: a sentence each.
    pub(super) dropped: Vec<String>,
}

/// Returns the answers changed by the settings, or an error with every wrong setting.
pub(super) fn with_settings(
    model: &Model,
    answers: &Answers,
    settings: &[String],
) -> Result<Set, Failure> {
    let mut with = Set { answers: answers.clone(), dropped: Vec::new() };
    let (mut met, mut wrong) = (Vec::new(), Vec::new());
    for setting in settings {
        match parsed(model, setting) {
            Ok((factor, _)) if met.contains(&factor) => {
                wrong.push(fill(phrases::SETTING_TWICE, &[("id", &model[factor].id)]));
            }
            Ok((factor, reply)) => {
                met.push(factor);
                let before = answers.answer(factor);
                with.dropped.extend(dropped(model, factor, before, reply));
                with.answers.set(factor, set(before, reply));
                with.answers.confirm(factor);
            }
            Err(message) => wrong.push(message),
        }
    }
    if wrong.is_empty() { Ok(with) } else { Err(Failure::Usage(wrong)) }
}

/// Returns the answer with another reply. The note on the reply before, and how it was known, do not
/// hold for another one.
fn set(before: &Answer, reply: Reply) -> Answer {
    if keeps(before, reply) {
        return Answer { reply, ..before.clone() };
    }
    Answer { reply, ..Answer::default() }
}

fn keeps(before: &Answer, reply: Reply) -> bool {
    before.reply == reply || before.reply == Reply::NotAsked
}

/// Says what of an answer another reply drops, if it drops anything.
fn dropped(model: &Model, factor: FactorId, before: &Answer, reply: Reply) -> Option<String> {
    let phrase = match (before.note.is_some(), before.basis != Basis::NotStated) {
        _ if keeps(before, reply) => return None,
        (true, true) => phrases::SETTING_DROPS,
        (true, false) => phrases::SETTING_DROPS_NOTE,
        (false, true) => phrases::SETTING_DROPS_BASIS,
        (false, false) => return None,
    };
    Some(fill(phrase, &[("id", &model[factor].id)]))
}

fn parsed(model: &Model, setting: &str) -> Result<(FactorId, Reply), String> {
    let (id, value) = setting
        .split_once('=')
        .ok_or_else(|| fill(phrases::SETTING_SHAPE, &[("setting", setting)]))?;
    let factor = model.factor_named(id).ok_or_else(|| unknown_id(model, id))?;
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

fn unknown_id(model: &Model, id: &str) -> String {
    let ids: Vec<_> = model.factors.iter().map(|it| it.id.as_str()).collect();
    match nearest(id, &ids) {
        Some(near) => fill(phrases::SETTING_NEAR, &[("id", id), ("near", near)]),
        None => fill(phrases::SETTING_UNKNOWN, &[("id", id)]),
    }
}
