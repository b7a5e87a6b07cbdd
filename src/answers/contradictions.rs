//! Answers that contradict each other: an answer to a question that is not asked in this company,
//! two days in the wrong order, a home for a team without people, a note that counts otherwise.

use super::names::Names;
use super::notes;
use super::{Answers, ContextAnswer, Home, LARGEST_NUMBER, Reply};
use crate::diagnostic::ticked;
use crate::model::{
    Accepted, Asked, CheckId, ContextId, ContextKind, FactorId, Kind, Model, Predicate, Question,
    Subject, Test,
};

/// Two answers that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The question whose answer should be checked first.
    pub question: Question,
    /// The other question, if there is one.
    pub against: Option<Question>,
    /// What is wrong.
    pub message: String,
    /// How to correct it.
    pub help: &'static str,
}

const NOT_ASKED_HELP: &str = "take this answer out, or change the one that it depends on";
const START_HELP: &str = "a change begins once it is decided: correct one of the two days";
const PAST_HELP: &str = "correct one of the two days, or take `decide_by` out until a day is set";
const NOBODY_HELP: &str = "write how many people there are, or say that there is no team yet";
const NOTE_HELP: &str = "correct the level or the note; until then, the paper leaves the note out of \
sentences";

impl Answers {
    /// Returns every contradiction among the answers, in model order.
    pub fn contradictions(&self, model: &Model) -> Vec<Contradiction> {
        let contexts = model.context_ids().map(Question::Context);
        let questions = contexts.chain(model.factor_ids().map(Question::Factor));
        let not_asked = questions.filter_map(|it| self.answer_not_asked(model, it));
        not_asked.chain(self.contradictions_about(model)).collect()
    }

    /// Returns the contradictions among the answers about the company, leaving aside which questions are
    /// asked.
    pub(super) fn contradictions_about(&self, model: &Model) -> Vec<Contradiction> {
        let days = self.days_out_of_order(model).into_iter();
        days.chain(self.team_of_nobody(model)).collect()
    }

    /// Returns the notes that begin with a count which belongs to another level than the one answered.
    /// They do no harm, as a paper then prints the level alone.
    pub fn notes_against_levels(&self, model: &Model) -> Vec<Contradiction> {
        let against = |id: FactorId| {
            let level = self.level(id)?;
            let counts = model[id].counts.as_ref()?;
            let number = notes::contradiction(self.answer(id), counts)?;
            let (name, level) = (ticked(&model[id].id), level.number());
            Some(Contradiction {
                question: Question::Factor(id),
                against: None,
                message: format!(
                    "the note on {name} begins with {number}, which does not belong to level {level}"
                ),
                help: NOTE_HELP,
            })
        };
        model.factor_ids().filter_map(against).collect()
    }

    /// Returns what each pair of answers says that is hard to believe together. Both can be true.
    pub fn hard_to_believe(&self, model: &Model) -> Vec<String> {
        let names = Names::new(model, self);
        let holds = |it: &CheckId| model[*it].when.holds(&self.facts(model));
        model.check_ids().filter(holds).map(|it| names.fill(&model[it].text)).collect()
    }

    /// Returns the ids of what was tried and ended, and of which nobody says what differs this time: a paper
    /// cannot propose it again.
    pub fn ended_without_difference(&self, model: &Model) -> Vec<String> {
        let (tried, differs) = (model.roles.tried, model.roles.differs);
        let Some(ContextAnswer::Outcomes(tried)) = tried.and_then(|it| self.about(it)) else {
            return Vec::new();
        };
        let told = match differs.and_then(|it| self.about(it)) {
            Some(ContextAnswer::Remarks(told)) => told.as_slice(),
            _ => &[],
        };
        let ended = tried.iter().filter(|it| model.tried.again.contains(&it.1));
        let untold = ended.filter(|it| !told.iter().any(|that| that.0 == it.0));
        let arrangements: Vec<_> = model.passages_of(Kind::Arrangement).collect();
        untold.map(|it| ticked(&arrangements[it.0].id)).collect()
    }

    /// Returns the answers without those to questions that are not asked in this company. Notes stay.
    pub fn asked_only(&self, model: &Model) -> Self {
        let mut asked = self.clone();
        for context in model.context_ids() {
            if !self.applies(model, Question::Context(context)) {
                asked.set_about(context, None);
            }
        }
        for factor in model.factor_ids() {
            if !self.applies(model, Question::Factor(factor)) {
                let note = asked.answer(factor).note.clone();
                asked.set(factor, super::Answer { note, ..super::Answer::default() });
            }
        }
        asked
    }

    fn answer_not_asked(&self, model: &Model, question: Question) -> Option<Contradiction> {
        if !self.is_given(question) || self.applies(model, question) {
            return None;
        }
        let id = match question {
            Question::Factor(id) => ticked(&model[id].id),
            Question::Context(id) => ticked(&model[id].id),
        };
        let names = Names::new(model, self);
        let words = Words { model, names: &names };
        let (predicate, message) = match model.asked(question) {
            Asked::Always => return None,
            Asked::When(it) => {
                let condition = words.predicate(it);
                (it, format!("{id} is answered, but the question is asked only if {condition}"))
            }
            Asked::Unless(it) => {
                let condition = words.predicate(&self.rows_that_hold(model, it));
                (it, format!("{id} is answered, but the question is not asked: {condition}"))
            }
        };
        let against = predicate.subjects().into_iter().filter_map(Question::of);
        let against = against.into_iter().find(|it| self.is_given(*it));
        Some(Contradiction { question, against, message, help: NOT_ASKED_HELP })
    }

    /// Tells whether there is an answer other than that the question does not apply.
    fn is_given(&self, question: Question) -> bool {
        match question {
            Question::Factor(id) => {
                !matches!(self.answer(id).reply, Reply::NotAsked | Reply::NotApplicable)
            }
            Question::Context(id) => self.about(id).is_some(),
        }
    }

    fn rows_that_hold(&self, model: &Model, predicate: &Predicate) -> Predicate {
        let row = |row: &Vec<Test>| Predicate { rows: vec![row.clone()] };
        let mut rows: Vec<Predicate> = predicate.rows.iter().map(row).collect();
        rows.retain(|it| it.holds(&self.facts(model)));
        Predicate { rows: rows.into_iter().flat_map(|it| it.rows).collect() }
    }

    fn days_out_of_order(&self, model: &Model) -> Vec<Contradiction> {
        let date = model.roles.date;
        let (decide, start) = (model.roles.decide_by, model.roles.start_date);
        let start = start.zip(decide).and_then(|(start, decide)| {
            let help = START_HELP;
            self.too_early(model, start, decide, "the day by which to decide", help)
        });
        let decide = decide.and_then(|decide| {
            self.too_early(model, decide, date, "the date of the answers", PAST_HELP)
        });
        decide.into_iter().chain(start).collect()
    }

    /// Returns the contradiction if a day is before another one that must come first.
    fn too_early(
        &self,
        model: &Model,
        question: ContextId,
        first: ContextId,
        what: &str,
        help: &'static str,
    ) -> Option<Contradiction> {
        let (day, first_day) = (self.date(question)?, self.date(first)?);
        let id = ticked(&model[question].id);
        (day < first_day).then(|| Contradiction {
            question: Question::Context(question),
            against: Some(Question::Context(first)),
            message: format!("{id} is {day}, which is before {what}, {first_day}"),
            help,
        })
    }

    fn team_of_nobody(&self, model: &Model) -> Option<Contradiction> {
        let (size, home) = (model.roles.team_size?, model.roles.current_home);
        let is_empty = self.about(size) == Some(&ContextAnswer::Number(0));
        let sits = self.home(model).is_some_and(|it| it != Home::None);
        let (size_id, home_id) = (ticked(&model[size].id), ticked(&model[home].id));
        (is_empty && sits).then(|| Contradiction {
            question: Question::Context(size),
            against: Some(Question::Context(home)),
            message: format!("{size_id} is 0, but {home_id} says where the team sits"),
            help: NOBODY_HELP,
        })
    }
}

/// Puts predicates into words: the questions, and the answers with which it holds.
pub struct Words<'a> {
    /// The model that the predicates belong to.
    pub model: &'a Model,
    /// The names of the company in the texts.
    pub names: &'a Names,
}

impl Words<'_> {
    /// Returns the rows of a predicate in words.
    pub fn predicate(&self, predicate: &Predicate) -> String {
        let row =
            |row: &Vec<Test>| row.iter().map(|it| self.test(it)).collect::<Vec<_>>().join(" and ");
        predicate.rows.iter().map(row).collect::<Vec<_>>().join(", or ")
    }

    fn test(&self, test: &Test) -> String {
        let Some(question) = Question::of(test.subject) else { return String::new() };
        let question = match question {
            Question::Factor(id) => {
                let factor = &self.model[id];
                format!("{} ({})", factor.reference, self.names.fill(&factor.name))
            }
            Question::Context(id) => format!("“{}”", self.names.fill(&self.model[id].question)),
        };
        match (&test.accepts, test.subject) {
            (Accepted::NotApplicable, _) => format!("{question} does not apply"),
            (Accepted::Unknown, _) => format!("{question} is open"),
            (Accepted::Range(range), _) => {
                let (from, to) = (*range.start(), *range.end());
                format!("{question} is answered with {}", numbers(from, to, self.ends(test)))
            }
            (Accepted::OneOf(places), Subject::Context(id)) => match self.labels(id, places) {
                labels if labels.is_empty() => format!("{question} is answered"),
                labels => format!("{question} is answered with {}", labels.join(" or ")),
            },
            (Accepted::OneOf(_), _) => question,
        }
    }

    /// Returns the least and the largest answer.
    fn ends(&self, test: &Test) -> (i64, i64) {
        match test.subject {
            Subject::Factor(_) => (1, 5),
            _ => (0, LARGEST_NUMBER),
        }
    }

    fn labels(&self, question: ContextId, places: &[i64]) -> Vec<String> {
        let (ContextKind::Choice(choices) | ContextKind::Choices(choices)) =
            &self.model[question].kind
        else {
            return Vec::new();
        };
        let places = places.iter().filter_map(|it| choices.get(usize::try_from(*it).ok()?));
        places.map(|it| format!("“{}”", self.names.fill(&it.label))).collect()
    }
}

/// Returns a range in words, as seen between the least and the largest number there is.
fn numbers(from: i64, to: i64, (least, largest): (i64, i64)) -> String {
    match (from, to) {
        _ if from == to => from.to_string(),
        _ if to >= largest => format!("{from} or more"),
        _ if from <= least => format!("{to} or less"),
        _ => format!("{from} to {to}"),
    }
}

#[cfg(test)]
mod tests;
