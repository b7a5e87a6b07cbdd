//! Several people who answered: who they are, where they differ, and who said what.

use std::collections::BTreeMap;

use serde::Serialize;

use super::verdict::AdviceView;
use super::{Material, format};
use crate::answers::{Basis, Level, View as Said, notes, words};
use crate::decide::disputes::{Fewest, Side};
use crate::findings::Findings;
use crate::findings::disputes::{
    Answered, Disputed, EACH, Group, is_own_function, meets_by, settled_by,
};
use crate::letters::small;
use crate::model::FactorId;

/// One of those who answered.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RespondentView {
    /// The id of the role; null if it was not said.
    pub role: Option<String>,
    pub name: String,
    /// Whether the team whose home is asked about is their own.
    pub is_own_team: bool,
    pub measured: usize,
    pub seen: usize,
    pub believed: usize,
    pub not_stated: usize,
    /// The advice on their own answers. Null in a copy that is passed on.
    pub verdict: Option<AdviceView>,
}

/// What several people make of the question.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct GroupView {
    pub people: usize,
    /// The same as a sentence begins with it.
    pub people_word: String,
    /// How many of the disputes are the fewest to settle, as a sentence begins with it.
    pub fewest_word: String,
    /// By whom it was answered, function by function, with the number where it is more than one.
    pub names: Vec<String>,
    /// On how many questions the answers differ at all.
    pub differing: usize,
    pub disputes: Vec<DisputeView>,
    /// Where the count of one side stands against what others say, two steps or more away.
    pub outvoted: Vec<OutvotedView>,
    /// How many disputes change the advice by themselves.
    pub matter: usize,
    /// How many more there are that neither do that nor have to be settled.
    pub others: usize,
    /// `none`, `these`, `beyond` or `not_searched`.
    pub fewest: &'static str,
    pub meeting: Vec<MeetingRow>,
    /// How many minutes the meeting has.
    pub minutes: usize,
    /// By when they meet, and by when disputes are settled; null if nobody can tell yet.
    pub meets_by: Option<String>,
    pub settled_by: Option<String>,
    /// The questions with answers that were left out, because they are not asked here.
    pub dropped: Vec<QuestionView>,
    /// Null in a copy that is passed on.
    pub who_said_what: Option<WhoSaidWhat>,
}

/// A question on which people differ.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct DisputeView {
    pub factor: String,
    pub reference: String,
    pub name: String,
    pub look: String,
    /// Whether the advice depends on which of the views is right.
    pub matters: bool,
    /// Whether it is one of the fewest to settle.
    pub is_first: bool,
    /// Whether several people measured it, with different results.
    pub is_counted: bool,
    /// How many levels the views lie apart at most.
    pub apart: usize,
    /// Neighbouring views that bring the same advice, the lowest first.
    pub sides: Vec<SideView>,
    pub settles: Option<String>,
    /// Whether the meeting has time for it.
    pub is_on_table: bool,
}

/// A question on which a count stands against other views.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct OutvotedView {
    pub factor: String,
    pub reference: String,
    pub name: String,
    /// What was counted, in words.
    pub count: String,
    /// What the others say.
    pub others: Vec<String>,
}

/// Views in a dispute, and what they bring.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SideView {
    pub levels: Vec<Option<u8>>,
    /// In words, as in “one or two”.
    pub counts: Vec<String>,
    pub advice: AdviceView,
}

/// A part of the meeting.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct MeetingRow {
    pub from: usize,
    pub to: usize,
    /// The dispute, by its place among all.
    pub dispute: usize,
}

/// A question, as it is named.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct QuestionView {
    pub reference: String,
    pub name: String,
}

/// Who said what.
#[derive(Debug, Clone, Serialize)]
pub struct WhoSaidWhat {
    /// The questions on which the levels differ.
    pub answers: Vec<DifferingView>,
    /// What was answered differently about the company.
    pub about: Vec<DifferingAbout>,
}

/// A question on which the levels differ.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct DifferingView {
    pub reference: String,
    pub name: String,
    /// What the group's answer is, in a few words.
    pub group: String,
    pub views: Vec<ViewView>,
}

/// What one person said.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ViewView {
    /// The id of the role; null if it was not said.
    pub role: Option<String>,
    pub name: String,
    /// Null if the question does not apply in their view.
    pub level: Option<u8>,
    pub count: String,
    pub basis: Basis,
    pub note: Option<String>,
    /// Whether it counts for the group's answer.
    pub counts: bool,
    /// Whether it is about their own function.
    pub is_own: bool,
}

/// An answer about the company that differs from the one that counts.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct DifferingAbout {
    pub name: String,
    pub by: String,
    pub text: String,
}

/// Returns a number as a sentence begins with it.
fn in_words(number: usize) -> String {
    let spelled = i64::try_from(number).ok().and_then(notes::first_in_sentence);
    spelled.unwrap_or_else(|| number.to_string())
}

impl GroupView {
    /// Returns the ids of the questions on which people differ.
    pub(super) fn ids(&self) -> Vec<String> {
        self.disputes.iter().map(|it| it.factor.clone()).collect()
    }
}

impl Material<'_> {
    pub(super) fn respondents(&self, findings: &Findings) -> Vec<RespondentView> {
        let people = findings.group.iter().flat_map(|it| &it.people);
        people.enumerate().map(|(person, it)| self.respondent_view(person, it)).collect()
    }

    fn respondent_view(&self, person: usize, it: &Answered) -> RespondentView {
        let [measured, seen, believed, not_stated] = it.known;
        let role = self.answers.role(self.model, person);
        RespondentView {
            role: self.role_id(person),
            name: self.function(person),
            is_own_team: role.is_some_and(|it| self.is_own_team(it)),
            measured,
            seen,
            believed,
            not_stated,
            verdict: (!self.answers.is_circulated()).then(|| self.advice(&it.advice)),
        }
    }

    fn role_id(&self, person: usize) -> Option<String> {
        let role = self.answers.role(self.model, person)?;
        Some(self.model[self.model.roles.role].choices()[role].id.clone())
    }

    /// Returns for whom a person speaks: a function rather than a title.
    fn function(&self, person: usize) -> String {
        let Some(role) = self.answers.role(self.model, person) else {
            return words::ROLE_NOT_SAID.to_owned();
        };
        let leads = self.model.respondent_of_role(role).and_then(|it| self.model[it].leads);
        let label = || self.fill(&self.model[self.model.roles.role].choices()[role].label);
        leads.map_or_else(label, |it| self.names.placement(it).to_owned())
    }

    pub(super) fn group(&self, group: &Group) -> GroupView {
        let disputes: Vec<_> = group.disputes.iter().map(|it| self.dispute(group, it)).collect();
        let counts = |it: &&DisputeView| it.matters || it.is_first;
        let place =
            |factor: &FactorId| group.disputes.iter().position(|it| it.dispute.factor == *factor);
        let row = |(number, dispute): (usize, usize)| {
            let from = EACH / 2 + EACH * number;
            MeetingRow { from, to: from + EACH, dispute }
        };
        GroupView {
            people: group.people.len(),
            people_word: in_words(group.people.len()),
            fewest_word: in_words(disputes.iter().filter(|it| it.is_first).count()),
            names: self.functions(),
            differing: self.model.factor_ids().filter(|it| self.differs(*it)).count(),
            outvoted: self.model.factor_ids().filter_map(|it| self.outvoted(it)).collect(),
            matter: disputes.iter().filter(|it| it.matters).count(),
            others: disputes.len() - disputes.iter().filter(counts).count(),
            fewest: match &group.fewest {
                Fewest::These(these) if these.is_empty() => "none",
                Fewest::These(_) => "these",
                Fewest::Beyond => "beyond",
                Fewest::NotSearched => "not_searched",
            },
            meeting: group.meeting.iter().filter_map(place).enumerate().map(row).collect(),
            minutes: EACH * (group.meeting.len() + 1),
            meets_by: self.calendar.date(meets_by(self.calendar)).map(format::date),
            settled_by: self.calendar.date(settled_by(self.calendar)).map(format::date),
            disputes,
            dropped: self.answers.dropped().iter().map(|it| self.question_view(*it)).collect(),
            who_said_what: (!self.answers.is_circulated()).then(|| self.who_said_what()),
        }
    }

    /// Returns what was counted and what others say, if that lies two steps or more away.
    fn outvoted(&self, factor: FactorId) -> Option<OutvotedView> {
        let counted = self.answers.level(factor)?;
        let views = self.answers.views(factor).iter().filter(|it| !it.counts);
        let mut others: Vec<_> = views.filter_map(Said::level).collect();
        others.sort_unstable();
        others.dedup();
        let is_far = |it: &Level| it.index().abs_diff(counted.index()) >= 2;
        others.iter().any(is_far).then(|| OutvotedView {
            factor: self.model[factor].id.clone(),
            reference: self.model[factor].reference.clone(),
            name: self.fill(&self.model[factor].name),
            count: self.names.count(self.model, self.answers, factor).unwrap_or_default(),
            others: others.iter().map(|it| self.level_count(factor, Some(*it))).collect(),
        })
    }

    /// Returns the functions of those who answered, each with the number if it is more than one.
    fn functions(&self) -> Vec<String> {
        let mut counted: Vec<(String, usize)> = Vec::new();
        for person in 0..self.answers.people().len() {
            let name = self.function(person);
            match counted.iter_mut().find(|it| it.0 == name) {
                Some((_, count)) => *count += 1,
                None => counted.push((name, 1)),
            }
        }
        let name = |(name, count): (String, usize)| match count {
            1 => name,
            _ => format!("{name} ({count})"),
        };
        counted.into_iter().map(name).collect()
    }

    fn dispute(&self, group: &Group, it: &Disputed) -> DisputeView {
        let factor = &self.model[it.dispute.factor];
        let levels: Vec<_> = it.dispute.sides.iter().filter_map(|it| it.level).collect();
        let ends = levels.first().zip(levels.last());
        let is_same = |one: &Side, other: &Side| one.advice.is_same(&other.advice);
        let sides = it.dispute.sides.chunk_by(is_same);
        DisputeView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.fill(&factor.name),
            look: self.fill(&factor.look),
            matters: it.dispute.matters(),
            is_first: it.is_first,
            is_counted: it.dispute.is_counted,
            apart: ends.map_or(0, |(low, high)| high.index() - low.index()),
            sides: sides.map(|sides| self.side(it.dispute.factor, sides)).collect(),
            settles: it.settles.map(|it| self.title(it)),
            is_on_table: group.meeting.contains(&it.dispute.factor),
        }
    }

    fn side(&self, factor: FactorId, sides: &[Side]) -> SideView {
        SideView {
            levels: sides.iter().map(|it| it.level.map(Level::number)).collect(),
            counts: sides.iter().map(|it| self.level_count(factor, it.level)).collect(),
            advice: self.advice(&sides[0].advice),
        }
    }

    /// Returns a level in a few words.
    fn level_count(&self, factor: FactorId, level: Option<Level>) -> String {
        let levels = &self.model[factor].levels;
        level
            .map_or_else(|| small(words::DOES_NOT_APPLY), |it| self.fill(&levels[it.index()].count))
    }

    pub(super) fn question_view(&self, factor: FactorId) -> QuestionView {
        let factor = &self.model[factor];
        QuestionView { reference: factor.reference.clone(), name: self.fill(&factor.name) }
    }

    /// Tells whether people answered a question with different levels.
    pub(super) fn differs(&self, factor: FactorId) -> bool {
        let views = self.answers.views(factor);
        views.windows(2).any(|it| it[0].level() != it[1].level())
    }

    /// Returns for each reference why its answer is in doubt, for those that are.
    pub(super) fn doubts(&self, group: Option<&Group>) -> BTreeMap<String, &'static str> {
        let is_disputed = |factor| {
            group.is_some_and(|it| it.disputes.iter().any(|it| it.dispute.factor == factor))
        };
        let doubt = |factor| {
            self.answers.level(factor)?;
            let why = match self.answers.answer(factor).basis {
                _ if is_disputed(factor) => "disputed",
                _ if group.is_some() && self.outvoted(factor).is_some() => "one_side",
                basis @ (Basis::Believed | Basis::NotStated) => basis.word(),
                _ => return None,
            };
            Some((self.model[factor].reference.clone(), why))
        };
        self.model.factor_ids().filter_map(doubt).collect()
    }

    fn who_said_what(&self) -> WhoSaidWhat {
        let answers = self.model.factor_ids().filter(|it| self.differs(*it)).map(|it| {
            let factor = &self.model[it];
            DifferingView {
                reference: factor.reference.clone(),
                name: self.fill(&factor.name),
                group: self.level_count(it, self.answers.level(it)),
                views: self.views(it),
            }
        });
        let about = self.answers.differing().iter().map(|it| DifferingAbout {
            name: self.fill(&self.model[it.question].name),
            by: self.function(it.person),
            text: self.value_and_text(&self.model[it.question], &it.answer).1,
        });
        WhoSaidWhat { answers: answers.collect(), about: about.collect() }
    }

    /// Returns what people said to a question; nothing if one answered alone, or in a copy that is passed
    /// on.
    pub(super) fn views(&self, factor: FactorId) -> Vec<ViewView> {
        self.told_views(factor).map(|it| self.view_view(factor, it)).collect()
    }

    /// Does the same before it is put into words.
    pub(super) fn told_views(&self, factor: FactorId) -> impl DoubleEndedIterator<Item = &Said> {
        let is_told = self.answers.people().len() > 1 && !self.answers.is_circulated();
        self.answers.views(factor).iter().filter(move |_| is_told)
    }

    fn view_view(&self, factor: FactorId, view: &Said) -> ViewView {
        ViewView {
            role: self.role_id(view.person),
            name: self.function(view.person),
            level: view.level().map(Level::number),
            count: self.level_count(factor, view.level()),
            basis: view.answer.basis,
            note: view.answer.note.clone(),
            counts: view.counts,
            is_own: is_own_function(self.model, self.answers.role(self.model, view.person), factor),
        }
    }
}
