//! The questions in the order they are asked, and which of them are asked and open.

use super::session::Session;
use crate::answers::{Answer, Answers, Reply};
use crate::decide::is_small_team;
use crate::model::{ContextId, FactorId, Model, Question, SectionId, Stage};
pub(super) use crate::pages::questionnaire::minutes;
use crate::phrases::fill;

/// Which of the scored questions are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// The core ones, and those that have an answer already.
    Short,
    /// All of them, and the optional questions on the company. Sections that may be left out are offered.
    Full,
}

/// What decides which questions are put.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) model: &'a Model,
    pub(super) answers: &'a Answers,
    pub(super) version: Version,
    /// The sections that may be left out and were asked for.
    pub(super) accepted: &'a [SectionId],
    /// Whether only the questions of a small team are put.
    pub(super) small: bool,
}

impl Scope<'_> {
    /// Tells whether a question is put, on the way through the whole questionnaire.
    pub(super) fn holds(&self, step: Question) -> bool {
        self.answers.applies(self.model, step)
            && match step {
                Question::Context(id) => self.holds_context(id),
                Question::Factor(id) => self.holds_factor(id),
            }
    }

    fn holds_context(&self, id: ContextId) -> bool {
        match self.model[id].stage {
            Stage::First => true,
            Stage::Last => self.version == Version::Full && !self.small,
            Stage::After => false,
        }
    }

    fn holds_factor(&self, id: FactorId) -> bool {
        let section = self.model[id].section;
        if is_answered(self.answers, id) || self.accepted.contains(&section) {
            return true;
        }
        match self.version {
            _ if self.small => self.model.core_small_team.contains(&id),
            Version::Short => self.model[id].core,
            Version::Full => {
                !self.model[section].optional || self.answers.touches(self.model, section)
            }
        }
    }

    /// Returns the questions with levels that are put, in model order.
    pub(super) fn factors(&self) -> Vec<FactorId> {
        self.model.factor_ids().filter(|id| self.holds(Question::Factor(*id))).collect()
    }
}

impl Session<'_> {
    /// Returns what decides which questions are put.
    pub(super) fn scope(&self, version: Version) -> Scope<'_> {
        let (model, answers, accepted) = (self.model, &self.answers, &*self.accepted);
        Scope { model, answers, version, accepted, small: self.is_small() }
    }

    /// Tells whether only the questions of a small team are put.
    pub(super) fn is_small(&self) -> bool {
        !self.insisted && is_small_team(self.model, &self.answers)
    }

    /// Returns the questions with levels that a version puts.
    pub(super) fn factors(&self, version: Version) -> Vec<FactorId> {
        self.scope(version).factors()
    }

    /// Returns how many questions there are for this team, without those of sections that were left
    /// out.
    pub(super) fn questions(&self) -> usize {
        self.factors(Version::Full).len()
    }

    /// Returns the optional sections that are left out. The short version leaves out all of them, and
    /// a small team is not asked for them.
    pub(super) fn left_out(&self) -> Vec<SectionId> {
        if self.version == Version::Short || self.is_small() {
            return Vec::new();
        }
        let put = self.factors(self.version);
        let is_put = |section| put.iter().any(|it| self.model[*it].section == section);
        let is_left_out = |it: &SectionId| !is_put(*it) && self.applying(*it) > 0;
        self.model.optional_sections().filter(is_left_out).collect()
    }

    /// Returns how many questions of a section apply.
    pub(super) fn applying(&self, section: SectionId) -> usize {
        let factors = self.model.factors_of(section).map(Question::Factor);
        factors.filter(|it| self.answers.applies(self.model, *it)).count()
    }

    /// Returns the questions on the company of a stage that apply.
    pub(super) fn contexts(&self, stage: Stage) -> Vec<ContextId> {
        let mut contexts = contexts(self.model, stage);
        contexts.retain(|it| self.answers.applies(self.model, Question::Context(*it)));
        contexts
    }

    /// Returns how many scored questions the present version does not ask.
    pub(super) fn rest(&self) -> usize {
        let all = Scope { small: false, ..self.scope(Version::Full) }.factors().len();
        all.saturating_sub(self.factors(self.version).len())
    }

    /// Returns the questions of the present version that are open or answered with "don't know".
    pub(super) fn open(&self) -> Vec<Question> {
        let is_open = |id: &FactorId| {
            matches!(self.answers.answer(*id).reply, Reply::NotAsked | Reply::Unknown)
        };
        let factors = self.factors(self.version).into_iter().filter(is_open);
        self.missing()
            .into_iter()
            .map(Question::Context)
            .chain(factors.map(Question::Factor))
            .collect()
    }

    /// Returns the open questions on the company that the advice needs.
    pub(super) fn missing(&self) -> Vec<ContextId> {
        let is_missing =
            |id: &ContextId| self.model[*id].required && self.answers.about(*id).is_none();
        self.contexts(Stage::First).into_iter().filter(is_missing).collect()
    }

    /// Returns the number of a scored question and of how many it is one.
    pub(super) fn number(&self, factor: FactorId) -> (usize, usize) {
        let factors = self.factors(self.version);
        let total = factors.len();
        let (first, then): (Vec<_>, Vec<_>) =
            factors.into_iter().partition(|it| self.counted.contains(it));
        let place = first.into_iter().chain(then).position(|it| it == factor);
        (place.map_or(0, |it| it + 1), total)
    }

    /// Returns those of some questions that did not apply which are put now.
    pub(super) fn woken(&self, dormant: &[Question]) -> Vec<Question> {
        let scope = self.scope(self.version);
        dormant.iter().copied().filter(|it| scope.holds(*it)).collect()
    }

    /// Returns how many scored questions have a reply.
    pub(super) fn answered(&self) -> usize {
        let answered = |id: &FactorId| is_answered(&self.answers, *id);
        self.factors(Version::Full).iter().filter(|id| answered(id)).count()
    }
}

/// Returns the questions on the company of a stage. The date is left out: it is set by itself.
pub(super) fn contexts(model: &Model, stage: Stage) -> Vec<ContextId> {
    let is_of = |id: &ContextId| model[*id].stage == stage && *id != model.roles.date;
    model.context_ids().filter(is_of).collect()
}

/// Returns all questions that can come before a result, in the order they are put.
pub(super) fn order(model: &Model) -> Vec<Question> {
    let contexts = |stage| contexts(model, stage).into_iter().map(Question::Context);
    let factors = model.factor_ids().map(Question::Factor);
    contexts(Stage::First).chain(factors).chain(contexts(Stage::Last)).collect()
}

/// Returns the questions that do not apply.
pub(super) fn dormant(model: &Model, answers: &Answers) -> Vec<Question> {
    let contexts = model.context_ids().map(Question::Context);
    let all = contexts.chain(model.factor_ids().map(Question::Factor));
    all.filter(|it| !answers.applies(model, *it)).collect()
}

/// Tells whether a scored question has a reply, "don't know" among them.
pub(super) fn is_answered(answers: &Answers, factor: FactorId) -> bool {
    answers.answer(factor).reply != Reply::NotAsked
}

/// Tells whether nothing is answered and nothing noted. The date does not count: it is set by itself.
pub(super) fn is_empty(model: &Model, answers: &Answers) -> bool {
    let mut contexts = model.context_ids().filter(|id| *id != model.roles.date);
    contexts.all(|id| answers.about(id).is_none())
        && model.factor_ids().all(|id| *answers.answer(id) == Answer::default())
}

/// Tells whether a question has a reply to its present words.
pub(super) fn is_done(answers: &Answers, step: Question) -> bool {
    match step {
        Question::Context(context) => answers.about(context).is_some(),
        Question::Factor(factor) => is_answered(answers, factor) && !answers.is_reworded(factor),
    }
}

/// Returns the place, among all questions in order, at which a returning person continues: after
/// the last reply, or at an earlier question that must be answered. Before the first scored reply
/// it is the first question without a reply. `None`: nothing is left to ask.
pub(super) fn resume_at(scope: Scope<'_>) -> Option<usize> {
    let Scope { model, answers, .. } = scope;
    let must = |step: Question| match step {
        Question::Context(context) => model[context].required,
        Question::Factor(_) => true,
    };
    let begun = model.factor_ids().any(|id| is_answered(answers, id));
    let open = |step: Question| !is_done(answers, step) && (!begun || must(step));
    let order = order(model);
    let put: Vec<usize> = (0..order.len()).filter(|at| scope.holds(order[*at])).collect();
    let behind = put.iter().rposition(|at| is_done(answers, order[*at])).map_or(0, |it| it + 1);
    let open = put.iter().position(|at| open(order[*at]));
    put.get(open.map_or(behind, |open| open.min(behind))).copied()
}

/// Returns the hours that it takes to look up the answers to so many questions, at about ten minutes
/// each. Nobody has timed it: it is a judgement, and the phrase says "about".
pub(super) fn hours_from_records(questions: usize) -> usize {
    questions.div_ceil(6).max(1)
}

/// Returns the minutes that so many questions take, with so many more of about ten seconds each.
pub(super) fn minutes_with_short(questions: usize, short: usize) -> usize {
    (3 * questions + short).div_ceil(6).max(1)
}

/// Fills a phrase with the number of questions, under the key, and their minutes.
pub(super) fn questions(phrase: &str, key: &str, number: usize) -> String {
    let minutes = minutes(number).to_string();
    fill(phrase, &[(key, &number.to_string()), ("minutes", &minutes)])
}

/// Fills a phrase with a place in a list.
pub(super) fn count(phrase: &str, number: usize, total: &str, section: &str) -> String {
    let number = number.to_string();
    fill(phrase, &[("number", &number), ("total", total), ("section", section)])
}
