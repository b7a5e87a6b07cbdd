//! What the script of the form reads: the lines of the answers file that it writes, and when each
//! question is asked.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::answers::names::Names;
use crate::answers::words::WORDING_HEADER;
use crate::answers::{Answers, Document, Level, NOT_APPLICABLE, Reply, UNKNOWN};
use crate::model::{Asked, FactorId, Facts, Finding, Model, Outcome, Predicate, Subject, Test};
use crate::pages::questionnaire::{QuestionView, SectionView, sections};

/// How many bytes of the digest name the form in the browser.
const KEY: usize = 16;
/// The last line of an answers file without answers.
const ANSWERS: &str = "\n[answers]\n";

/// What the script reads.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Data {
    /// The name under which the browser keeps the answers: no other form has it.
    key: String,
    /// The role, if the form knows it.
    role: Option<String>,
    /// The id of the question on the role.
    role_id: String,
    /// The id of the question on the date.
    date_id: String,
    /// The file as far as the form knows it: up to the end of the table on the company.
    about: String,
    /// The line that begins the answers.
    answers: &'static str,
    /// The lines that begin the table `[wording]`.
    wording: String,
    questions: Vec<Entry>,
}

/// A question, and what the file holds for each reply.
#[derive(Debug, Clone, Serialize)]
struct Entry {
    id: String,
    asked: Option<Condition>,
    line: String,
    /// By the value of the reply: 1 to 5, the two words, and empty for a note alone.
    replies: BTreeMap<&'static str, ReplyLines>,
}

#[derive(Debug, Clone, Serialize)]
struct ReplyLines {
    line: String,
    wording: String,
}

/// A question is asked if one of the rows holds, or if none does. In a row, all must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Condition {
    /// Whether it is asked if a row holds.
    pub(super) when: bool,
    pub(super) rows: Vec<Vec<Among>>,
}

/// It holds if the reply to a question of the form is among these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Among {
    pub(super) id: String,
    pub(super) replies: Vec<&'static str>,
}

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Put {
    /// In every case.
    Always,
    /// In no case.
    Never,
    /// As the answers in the form say.
    If(Condition),
}

/// Every reply, by its value in the form.
const REPLIES: [(&str, Reply); 8] = [
    ("1", Reply::Level(Level::ALL[0])),
    ("2", Reply::Level(Level::ALL[1])),
    ("3", Reply::Level(Level::ALL[2])),
    ("4", Reply::Level(Level::ALL[3])),
    ("5", Reply::Level(Level::ALL[4])),
    (UNKNOWN, Reply::Unknown),
    (NOT_APPLICABLE, Reply::NotApplicable),
    ("", Reply::NotAsked),
];

/// The questions of a form, and what is known about the company.
pub(super) struct Asking<'a> {
    pub(super) model: &'a Model,
    pub(super) known: &'a Answers,
    pub(super) asked: Vec<FactorId>,
}

impl Asking<'_> {
    /// Returns the questions that may have to be asked, in model order.
    pub(super) fn put(&self) -> Vec<FactorId> {
        let may_be = |it: &FactorId| self.when(*it) != Put::Never;
        self.asked.iter().copied().filter(may_be).collect()
    }

    /// Returns these questions by section. What is known of the company may settle that one is asked.
    pub(super) fn sections(&self, names: &Names, put: &[FactorId]) -> Vec<SectionView> {
        let mut sections = sections(self.model, names, put);
        let shown = sections.iter_mut().flat_map(|it| &mut it.questions);
        let is_settled = |it: &QuestionView| {
            let own = put.iter().find(|id| self.model[**id].id == it.id);
            own.is_some_and(|id| self.when(*id) == Put::Always)
        };
        shown.filter(|it| is_settled(it)).for_each(|it| it.asked = None);
        sections
    }

    /// Returns when a question is asked. What is known of the company is worked in.
    pub(super) fn when(&self, factor: FactorId) -> Put {
        let (when, predicate) = match &self.model[factor].asked {
            Asked::Always => return Put::Always,
            Asked::When(predicate) => (true, predicate),
            Asked::Unless(predicate) => (false, predicate),
        };
        let rows = self.rows(predicate);
        if rows.is_empty() || rows.iter().any(Vec::is_empty) {
            return if rows.is_empty() == when { Put::Never } else { Put::Always };
        }
        Put::If(Condition { when, rows })
    }

    /// Returns the rows that can still hold for certain, without the tests that do.
    fn rows(&self, predicate: &Predicate) -> Vec<Vec<Among>> {
        let mut rows = Vec::new();
        for row in &predicate.rows {
            let (open, settled): (Vec<&Test>, Vec<&Test>) =
                row.iter().partition(|it| self.in_form(it.subject).is_some());
            let facts = self.known.facts(self.model);
            let holds =
                |it: &&Test| it.accepts.outcome(facts.finding(it.subject)) == Outcome::Holds;
            if settled.iter().all(holds) {
                rows.push(open.into_iter().filter_map(|it| self.among(it)).collect());
            }
        }
        rows
    }

    /// Returns the question of the form that a test is about.
    fn in_form(&self, subject: Subject) -> Option<FactorId> {
        match subject {
            Subject::Factor(factor) if self.asked.contains(&factor) => Some(factor),
            _ => None,
        }
    }

    fn among(&self, test: &Test) -> Option<Among> {
        let factor = self.in_form(test.subject)?;
        let holds = |reply: &Reply| test.accepts.outcome(finding(*reply)) == Outcome::Holds;
        let replies = REPLIES.iter().filter(|(_, reply)| holds(reply)).map(|it| it.0).collect();
        Some(Among { id: self.model[factor].id.clone(), replies })
    }
}

/// Returns the fact in a reply.
fn finding(reply: Reply) -> Finding {
    match reply {
        Reply::Level(level) => Finding::Value(i64::from(level.number())),
        Reply::NotApplicable => Finding::None,
        Reply::Unknown | Reply::NotAsked => Finding::Open,
    }
}

impl Data {
    pub(super) fn new(asking: &Asking<'_>, names: &Names, put: &[FactorId]) -> Self {
        let Asking { model, known, .. } = asking;
        let role = known.choice(model.roles.role);
        let role = role.map(|it| model[model.roles.role].choices()[it].id.clone());
        let text = Document::new(model).with(known, model);
        let about = text.strip_suffix(ANSWERS).unwrap_or(&text).to_owned();
        let questions: Vec<Entry> = put.iter().map(|it| entry(asking, names, *it)).collect();
        let mut data = Self {
            key: String::new(),
            role,
            role_id: model[model.roles.role].id.clone(),
            date_id: model[model.roles.date].id.clone(),
            about,
            answers: ANSWERS,
            wording: format!("\n{WORDING_HEADER}\n[wording]\n"),
            questions,
        };
        data.key = data.digest();
        data
    }

    fn digest(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        Sha256::digest(json).iter().take(KEY).map(|byte| format!("{byte:02x}")).collect()
    }
}

fn entry(asking: &Asking<'_>, names: &Names, id: FactorId) -> Entry {
    let factor = &asking.model[id];
    let is_offered =
        |reply: &Reply| *reply != Reply::NotApplicable || factor.not_applicable.is_some();
    let lines = |(value, reply): (&'static str, Reply)| {
        let written = Document::written(factor, reply, names);
        (value, ReplyLines { line: written.reply, wording: written.wording })
    };
    let replies = REPLIES.into_iter().filter(|(_, reply)| is_offered(reply)).map(lines).collect();
    let condition = match asking.when(id) {
        Put::If(condition) => Some(condition),
        Put::Always | Put::Never => None,
    };
    let line = Document::written(factor, Reply::NotAsked, names).question;
    Entry { id: factor.id.clone(), asked: condition, line, replies }
}
