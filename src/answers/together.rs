//! Several people's answers on one company, taken together.

use super::views::{Joint, Person};
use super::{Answers, ContextAnswer};
use crate::model::{ContextId, FactorId, Model, Question, Subject};

/// An answer on the company that differs from the one that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The question.
    pub question: ContextId,
    /// The place of the person among those who answered.
    pub person: usize,
    /// What they answered.
    pub answer: ContextAnswer,
}

/// A question that has to have one answer, and the places of two people who answered it differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement {
    /// The question.
    pub question: ContextId,
    /// The first person who answered it.
    pub one: usize,
    /// The first of those who answered it differently.
    pub other: usize,
}

impl Answers {
    /// Takes the answers of one person or several together, in this order: at least one. They are of one
    /// company if nothing is in [`disagreements`].
    pub fn together(model: &Model, each: &[Self]) -> Self {
        Merge { model, each }.together()
    }

    /// Returns the answers of one of those who answered; what they left open, as the group has it.
    pub fn of(&self, person: usize) -> Self {
        let mut own = self.clone();
        for joint in &mut own.answers {
            let view = joint.views.iter().find(|it| it.person == person);
            let answer = view.map_or(&joint.answer, |it| &it.answer);
            *joint = Joint::alone(answer.clone());
        }
        own.people = vec![self.people[person]];
        own
    }
}

/// Returns what people answered differently that has to be the same for all of them: what the company
/// is called, and what a rule reads.
pub fn disagreements(model: &Model, each: &[Answers]) -> Vec<Disagreement> {
    let differs = |question: ContextId| {
        let mut given = (0..each.len()).filter(|it| each[*it].about(question).is_some());
        let one = given.next()?;
        let other = given.find(|it| each[*it].about(question) != each[one].about(question))?;
        Some(Disagreement { question, one, other })
    };
    model.context_ids().filter(|it| is_agreed(model, *it)).filter_map(differs).collect()
}

/// Tells whether all who answer have to agree on a question.
fn is_agreed(model: &Model, question: ContextId) -> bool {
    let roles = &model.roles;
    let named = [Some(roles.company), Some(roles.current_home), roles.team_size];
    let named = named.into_iter().chain([roles.approved_positions]);
    named.flatten().any(|it| it == question) || is_read(model, question)
}

/// Tells whether a gate, an interaction, or a question with levels depends on a question.
fn is_read(model: &Model, question: ContextId) -> bool {
    let gates = model.gates.iter().flat_map(|it| [&it.fails_when, &it.conditional_when]);
    let interactions = model.interactions.iter().map(|it| it.trigger.predicate());
    let asked = model.factors.iter().filter_map(|it| it.asked.predicate());
    let mut rules = gates.chain(interactions).chain(asked);
    rules.any(|it| it.subjects().contains(&Subject::Context(question)))
}

/// The answers of several people, as they become those of the group.
struct Merge<'a> {
    model: &'a Model,
    each: &'a [Answers],
}

impl Merge<'_> {
    fn together(&self) -> Answers {
        let Self { model, each } = *self;
        let mut joint = Answers::blank(model);
        joint.people = each.iter().map(|it| Person { role: it.choice(model.roles.role) }).collect();
        for question in model.context_ids() {
            match self.is_own(question) {
                true => joint.about[question.0] = self.own(question),
                false => self.merge_about(&mut joint, question),
            }
        }
        for factor in model.factor_ids() {
            let answers = each.iter().map(|it| it.answer(factor).clone()).collect();
            joint.answers[factor.0] = Joint::of(answers, &joint.people);
            if each.iter().any(|it| it.is_reworded(factor)) {
                joint.reworded.push(factor);
            }
        }
        joint.withheld = each.iter().map(Answers::withheld).sum();
        self.drop_not_asked(&mut joint);
        joint
    }

    /// Tells whether an answer says something about the person and not about the company.
    fn is_own(&self, question: ContextId) -> bool {
        let roles = &self.model.roles;
        [roles.role, roles.prepared_by, roles.date].contains(&question)
    }

    /// Takes the answer of the role that is asked, else of whoever prepares the decision, else of the first who
    /// gave one. Of several choices, all that anybody named count.
    fn merge_about(&self, joint: &mut Answers, question: ContextId) {
        let asked = self.role_asked(question);
        let answer = |it: usize| self.each[it].about(question);
        let all = || (0..self.each.len()).filter(|it| answer(*it).is_some());
        let is_asked = |it: &usize| asked.is_some() && joint.people[*it].role == asked;
        let prepares = |it: &usize| self.preparer() == Some(*it);
        let first = all().find(is_asked).or_else(|| all().find(prepares)).or_else(|| all().next());
        let Some(first) = first else { return };
        let counts = self.united(question).or_else(|| answer(first).cloned());
        let others = all().filter(|it| answer(*it) != counts.as_ref());
        let differing =
            |person| Some(Differing { question, person, answer: answer(person)?.clone() });
        joint.differing.extend(others.filter_map(differing));
        joint.set_about(question, counts);
        joint.set_advice_of(question, self.each[first].advice_of(question).cloned());
    }

    /// Returns the choices that anybody named, if several may be chosen.
    fn united(&self, question: ContextId) -> Option<ContextAnswer> {
        let choices = |it: &Answers| match it.about(question) {
            Some(ContextAnswer::Choices(choices)) => Some(choices.clone()),
            _ => None,
        };
        let named: Vec<_> = self.each.iter().filter_map(choices).collect();
        let mut all = named.concat();
        all.sort_unstable();
        all.dedup();
        (!named.is_empty()).then_some(ContextAnswer::Choices(all))
    }

    /// Returns who prepares the decision: the first who says by when it is made.
    fn preparer(&self) -> Option<usize> {
        let decide_by = self.model.roles.decide_by?;
        self.each.iter().position(|it| it.about(decide_by).is_some())
    }

    /// Returns the role of the person whose opinion a question asks for, if it asks for one.
    fn role_asked(&self, question: ContextId) -> Option<usize> {
        let mut positions = self.model.positions.iter();
        let of = positions.find(|it| it.stance == question || it.reason == question)?.of;
        let roles = 0..self.model[self.model.roles.role].choices().len();
        roles.into_iter().find(|it| self.model.respondent_of_role(*it) == Some(of))
    }

    /// Returns the answer about themselves that all people share, or who the author is that prepares the decision;
    /// of several days, the last.
    fn own(&self, question: ContextId) -> Option<ContextAnswer> {
        let days = self.each.iter().filter_map(|it| it.date(question));
        let answer = |it: &Answers| it.about(question).cloned();
        let first = answer(&self.each[0]);
        let shared =
            first.filter(|it| self.each.iter().all(|that| answer(that).as_ref() == Some(it)));
        let author = || self.preparer().filter(|_| question == self.model.roles.prepared_by);
        let authored = || author().and_then(|it| answer(&self.each[it]));
        days.max().map(ContextAnswer::Date).or(shared).or_else(authored)
    }

    /// Takes out the answers to questions that are not asked, by the answers of the group.
    fn drop_not_asked(&self, joint: &mut Answers) {
        let is_dropped = |it: &FactorId| {
            let has_level = joint.views(*it).iter().any(|it| it.level().is_some());
            has_level && !joint.applies(self.model, Question::Factor(*it))
        };
        let dropped: Vec<_> = self.model.factor_ids().filter(is_dropped).collect();
        for factor in &dropped {
            joint.answers[factor.0] = Joint::default();
        }
        joint.dropped = dropped;
    }
}
