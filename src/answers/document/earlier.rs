//! What an earlier file said, as the start of a new one. The earlier file can also have the format
//! before, with other questions.
//!
//! Answers to questions with levels are only shown, in the words of that time, until each question is
//! answered again. From a file of this format, names and titles are taken over, and the rest is shown
//! to be confirmed: time has passed. From one of the format before, whose questions cannot be compared,
//! all answers on the company and all notes are taken over if they still fit.

use jiff::civil::Date;

use super::super::names::{Names, is_name};
use super::super::words::{DOES_NOT_APPLY, DONT_KNOW, NOT_ANSWERED};
use super::super::{Answer, Answers, Basis, ContextAnswer, Level, NOT_APPLICABLE, SCHEMA, UNKNOWN};
use super::read::EARLIER_SCHEMA;
use super::values::{read_basis, read_context_answer, read_text};
use super::{ABOUT, ANSWERS, FILE, comments, or_report, syntax};
use crate::diagnostic::{Log, Mistakes, SourceFile};
use crate::model::{ContextId, FactorId, Model, Stage};
use crate::toml_tree::{Content, Placed, Reader, Value};

/// What an earlier file said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    about: Vec<Option<ContextAnswer>>,
    answers: Vec<Option<EarlierAnswer>>,
    left_behind: Vec<String>,
    /// Whether it has this format and belongs to this model.
    is_of_today: bool,
}

/// An answer in an earlier file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierAnswer {
    /// What was answered, in the words of that time if they are known, such as "4: Two of them".
    pub reply: String,
    /// How it was known.
    pub basis: Basis,
    /// What the person added.
    pub note: Option<String>,
}

/// What was taken over from an earlier file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOver {
    /// How many answers on the company.
    pub about: usize,
    /// How many notes.
    pub notes: usize,
    /// The ids of entries that no longer fit.
    pub left_behind: Vec<String>,
    /// Whether answers on the company are to be confirmed.
    pub has_to_confirm: bool,
}

impl Earlier {
    /// Reads an answers file of this format or of the one before.
    ///
    /// # Errors
    ///
    /// Returns why the file cannot be read at all. Entries that no longer fit are not mistakes.
    pub fn read(file: &SourceFile, model: &Model) -> Result<Self, Mistakes> {
        let (log, ignored) = (Log::default(), Log::default());
        let (tree, toml) = syntax(0, file, &log);
        let toml = or_report(0, toml, &log);
        let schema = Reader::new(&tree, FILE, &log).optional("schema");
        let schema = schema.and_then(|it| it.whole(EARLIER_SCHEMA..=SCHEMA));
        let mut top = Reader::new(&tree, FILE, &ignored);
        let id = top.optional("model").and_then(|it| it.text());
        let mut earlier = Self {
            is_of_today: schema.is_some_and(|it| it.value == SCHEMA)
                && id.is_some_and(|it| it.value == model.id),
            about: vec![None; model.context.len()],
            answers: vec![None; model.factors.len()],
            left_behind: Vec::new(),
        };
        for (key, value) in entries(&mut top, ABOUT) {
            earlier.read_about(model, &key.value, &value);
        }
        for (key, value) in entries(&mut top, ANSWERS) {
            let above = toml.as_ref().map(|it| comments::above_answer(it, &key.value));
            earlier.read_answer(model, &key.value, &value, &above.unwrap_or_default());
        }
        log.finish(std::slice::from_ref(file), toml.map(|_| earlier))
    }

    fn read_about(&mut self, model: &Model, id: &str, value: &Value<'_>) {
        let question = model.context(id);
        let answer = question.and_then(|it| read_context_answer(&model[it].kind, value));
        match (question, answer) {
            (Some(question), Some(answer)) => self.about[question.0] = Some(answer),
            _ => self.left_behind.push(id.to_owned()),
        }
    }

    fn read_answer(&mut self, model: &Model, id: &str, value: &Value<'_>, above: &[String]) {
        let mut answer = answer(value, above);
        if let Some(answer) = answer.as_mut().filter(|_| self.is_of_today)
            && let Some(note) = &answer.note
        {
            // It is not taken over, and is shown with the answer.
            answer.reply = format!("{}. Note: {note}", answer.reply);
        }
        match (model.factor(id), answer) {
            (Some(factor), Some(answer)) => self.answers[factor.0] = Some(answer),
            _ => self.left_behind.push(id.to_owned()),
        }
    }

    /// Returns what was answered to a question.
    pub fn answer(&self, factor: FactorId) -> Option<&EarlierAnswer> {
        self.answers[factor.0].as_ref()
    }

    /// Returns what was answered to a question on the company, in words. What was said about a result is
    /// over.
    pub fn about(&self, model: &Model, id: ContextId) -> Option<String> {
        let question = &model[id];
        let answer = self.about[id.0].as_ref().filter(|_| question.stage != Stage::After)?;
        let words = question.in_words(answer);
        if matches!(answer, ContextAnswer::Text(_)) {
            return Some(words);
        }
        let mut answers = Answers::blank(model);
        answers.about.clone_from(&self.about);
        Some(Names::new(model, &answers).fill(&words))
    }

    /// Adds the answers on the company and the notes that are still missing. Not taken over are
    /// answers about an earlier result, days in the past, and answers to questions that are not
    /// asked.
    pub fn take_over(&self, model: &Model, answers: &mut Answers, today: Date) -> TakenOver {
        let open = |it: &ContextId| *it != model.roles.date && answers.about(*it).is_none();
        let given: Vec<(ContextId, &ContextAnswer)> = model
            .context_ids()
            .filter(open)
            .filter_map(|it| Some((it, self.about[it.0].as_ref()?)))
            .collect();
        let is_kept = |it: &ContextId| !self.is_of_today || is_name(model, *it);
        let (given, to_confirm): (Vec<_>, Vec<_>) =
            given.into_iter().partition(|it| is_kept(&it.0));
        for (question, answer) in &given {
            let is_over = matches!(answer, ContextAnswer::Date(date) if *date < today);
            if !is_over && model[*question].stage != Stage::After {
                answers.set_about(*question, Some((*answer).clone()));
            }
        }
        *answers = answers.asked_only(model);
        let left = given.iter().filter(|(it, _)| answers.about(*it).is_none());
        let left: Vec<String> = left.map(|(it, _)| model[*it].id.clone()).collect();
        TakenOver {
            about: given.len() - left.len(),
            notes: self.take_over_notes(model, answers),
            left_behind: self.left_behind.iter().cloned().chain(left).collect(),
            has_to_confirm: to_confirm.iter().any(|it| self.about(model, it.0).is_some()),
        }
    }

    /// Adds the notes on open questions, and returns how many.
    fn take_over_notes(&self, model: &Model, answers: &mut Answers) -> usize {
        let mut notes = 0;
        for factor in model.factor_ids().filter(|_| !self.is_of_today) {
            let note = self.answer(factor).and_then(|it| it.note.clone());
            if note.is_some() && *answers.answer(factor) == Answer::default() {
                answers.set(factor, Answer { note, ..Answer::default() });
                notes += 1;
            }
        }
        notes
    }
}

/// Returns the entries of a table at the top, if it is there.
fn entries<'a>(top: &mut Reader<'a>, name: &'static str) -> Vec<(Placed<String>, Value<'a>)> {
    let table = top.optional(name).and_then(|it| it.table(name, name));
    table.map(|it| it.all()).unwrap_or_default()
}

/// Returns an answer with its basis and note, as far as they can be read.
fn answer(value: &Value<'_>, above: &[String]) -> Option<EarlierAnswer> {
    let Content::Table(_) = value.content() else {
        let reply = shown(value.content(), above)?;
        return Some(EarlierAnswer { reply, basis: Basis::default(), note: None });
    };
    let mut table = value.table("", "")?;
    let reply = table.optional("level").and_then(|it| shown(it.content(), above));
    let basis = table.optional("basis").and_then(|it| read_basis(&it)).unwrap_or_default();
    let note = table.optional("note").and_then(|it| read_text(&it));
    let reply = reply.or_else(|| note.as_ref().map(|_| NOT_ANSWERED.to_owned()))?;
    Some(EarlierAnswer { reply, basis, note })
}

/// Returns a reply in words; for a level, in the words of the lines above it, if there are any.
fn shown(reply: &Content, above: &[String]) -> Option<String> {
    match reply {
        Content::Whole(Some(number)) => {
            let level = Level::new(*number)?.number();
            let words = above.iter().filter_map(|it| it.trim().strip_prefix('#')).map(str::trim);
            let mut of_level = words.filter(|it| it.starts_with(&format!("{level}: ")));
            Some(of_level.next_back().map_or_else(|| level.to_string(), str::to_owned))
        }
        Content::Text(word) if word == UNKNOWN => Some(DONT_KNOW.to_owned()),
        Content::Text(word) if word == NOT_APPLICABLE => Some(DOES_NOT_APPLY.to_owned()),
        _ => None,
    }
}
