//! What an earlier file said, for a new one to begin with: also one of the format before, whose
//! questions were worded otherwise.
//!
//! What still fits is taken over: answers on the company and notes. The answers to questions with
//! levels are only shown, in the words they were given to, until each is given anew.

use jiff::civil::Date;

use super::super::words::{DOES_NOT_APPLY, DONT_KNOW, NOT_ANSWERED};
use super::super::{Answer, Answers, Basis, ContextAnswer, Level, NOT_APPLICABLE, SCHEMA, UNKNOWN};
use super::read::EARLIER_SCHEMA;
use super::values::{read_basis, read_context_answer, read_text};
use super::{ABOUT, ANSWERS, FILE, comments, or_report, syntax};
use crate::diagnostic::{Log, Mistakes, SourceFile};
use crate::model::{FactorId, Model, Stage};
use crate::toml_tree::{Content, Placed, Reader, Value};

/// What an earlier file said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    about: Vec<Option<ContextAnswer>>,
    answers: Vec<Option<EarlierAnswer>>,
    left_behind: Vec<String>,
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
    /// The ids of what does not fit any more.
    pub left_behind: Vec<String>,
}

impl Earlier {
    /// Reads an answers file of this format or of the one before.
    ///
    /// # Errors
    ///
    /// Returns why the file cannot be read at all. What merely does not fit any more is no mistake.
    pub fn read(file: &SourceFile, model: &Model) -> Result<Self, Mistakes> {
        let (log, ignored) = (Log::default(), Log::default());
        let (tree, toml) = syntax(file, &log);
        let toml = or_report(toml, &log);
        if let Some(schema) = Reader::new(&tree, FILE, &log).optional("schema") {
            schema.whole(EARLIER_SCHEMA..=SCHEMA);
        }
        let mut top = Reader::new(&tree, FILE, &ignored);
        let mut earlier = Self {
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
        let answer = answer(value, above);
        match (model.factor(id), answer) {
            (Some(factor), Some(answer)) => self.answers[factor.0] = Some(answer),
            _ => self.left_behind.push(id.to_owned()),
        }
    }

    /// Returns what was answered to a question.
    pub fn answer(&self, factor: FactorId) -> Option<&EarlierAnswer> {
        self.answers[factor.0].as_ref()
    }

    /// Adds to the answers what they do not say themselves: answers on the company, and notes. Left
    /// behind is what was said of an earlier result, and a plan for a day that is over.
    pub fn take_over(&self, model: &Model, answers: &mut Answers, today: Date) -> TakenOver {
        let mut taken = TakenOver { about: 0, notes: 0, left_behind: self.left_behind.clone() };
        let before = answers.clone();
        for question in model.context_ids().filter(|it| *it != model.roles.date) {
            let Some(answer) = &self.about[question.0] else { continue };
            if answers.about(question).is_some() {
                continue;
            }
            let is_over = matches!(answer, ContextAnswer::Date(date) if *date < today);
            if is_over || model[question].stage == Stage::After {
                taken.left_behind.push(model[question].id.clone());
                continue;
            }
            answers.set_about(question, Some(answer.clone()));
        }
        let all = answers.clone();
        *answers = all.asked_only(model);
        for question in model.context_ids().filter(|it| before.about(*it).is_none()) {
            match (all.about(question), answers.about(question)) {
                (Some(_), None) => taken.left_behind.push(model[question].id.clone()),
                (_, Some(_)) => taken.about += 1,
                (None, None) => {}
            }
        }
        for factor in model.factor_ids() {
            let note = self.answer(factor).and_then(|it| it.note.clone());
            if note.is_some() && *answers.answer(factor) == Answer::default() {
                answers.set(factor, Answer { note, ..Answer::default() });
                taken.notes += 1;
            }
        }
        taken
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

/// Returns a reply in words: those that the lines above it give for its level, if they do.
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
