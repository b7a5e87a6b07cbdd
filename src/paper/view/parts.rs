//! The smaller parts of a view: gates, questions to settle, interactions, answers and sources.

use std::collections::BTreeSet;

use serde::Serialize;

use super::group::{QuestionView, ViewView};
use super::verdict::AdviceView;
use super::{Material, format};
use crate::answers::{Basis, Level, Reply, notes};
use crate::decide::GateOutcome;
use crate::decide::search::Swing;
use crate::findings::confirm;
use crate::findings::counsel::Counsel;
use crate::findings::coverage::is_left_out;
use crate::findings::disputes::settles;
use crate::findings::gates::{Acting, NotPassed, ToOpen};
use crate::findings::sections::Columns;
use crate::model::{FactorId, PlacementId, RespondentId, Said, SourceId};
use crate::points;

/// A gate that is not passed.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct GateView {
    pub id: String,
    pub placement: String,
    pub name: String,
    /// `failed`, `open` or `conditional`.
    pub outcome: GateOutcome,
    /// Whether its placement has a row of its own in the paper's tables.
    pub is_shown: bool,
    /// Whether it fails because of a belief, or only of answers that nobody has measured or seen.
    pub is_belief: bool,
    /// What would have to be confirmed then, as a clause.
    pub opposite: Vec<String>,
    /// Whether it is a fact about the company, which nobody changes for the sake of a team.
    pub is_fact: bool,
    pub requirement: String,
    /// Why it is not passed, under the name of the outcome; the others are null, and all where the
    /// answers of several people differ.
    pub fails: Option<String>,
    pub open: Option<String>,
    pub conditional: Option<String>,
    /// What would meet it, as a clause.
    pub met_once: String,
    /// The questions on which people are on two sides, if these alone leave it open or make it
    /// conditional.
    pub differ_on: Vec<QuestionView>,
    /// Who confirms that it is met: nobody who gains by it. Null if nobody can.
    pub counter: Option<String>,
    pub references: Vec<String>,
}

/// The gate to open first, where every placement fails one.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct OpeningView {
    pub gate: String,
    pub placement: String,
    /// The answers that would have to change. Empty if no such change opens the gate.
    pub changes: Vec<ChangeView>,
    /// Whether the search ended before every set of answers was tried.
    pub is_cut: bool,
    /// The placements that score better, in rank order.
    pub better: Vec<String>,
}

/// An answer and the level it would have to reach.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ChangeView {
    pub factor: String,
    pub reference: String,
    pub name: String,
    pub now: String,
    pub needed: String,
}

/// Somebody on whose answers the advice hangs.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct AskerView {
    /// The role, as `form --role` takes it.
    pub id: String,
    pub name: String,
}

/// A question to ask until there are enough answers.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ErrandView {
    pub factor: String,
    pub reference: String,
    pub name: String,
    pub question: String,
    /// The question in one line.
    pub brief: String,
    pub look: String,
    pub ask: Vec<String>,
    /// Who confirms the answer: nobody who gives it, or leads a home that it bears on.
    pub confirmer: Option<String>,
    pub weight: String,
    pub weight_whole: i64,
}

/// An interaction that changed a pull.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct InteractionView {
    pub id: String,
    pub name: String,
    pub because: String,
    /// The factors whose pulls it changed, and those that made it act.
    pub references: Vec<String>,
}

/// What one section adds to each score.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SectionView {
    pub id: String,
    pub letter: String,
    pub title: String,
    pub weight: i64,
    /// For the placements that have a row, in rank order; every column adds up to the score less 50.
    pub points: Vec<String>,
}

/// One answer, for the appendix.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct AnswerView {
    pub factor: String,
    pub reference: String,
    pub section: String,
    pub name: String,
    /// Who can answer.
    pub ask: Vec<String>,
    /// Who confirms the answer: nobody who gives it, or leads a home that it bears on.
    pub confirmer: Option<String>,
    /// `level`, `unknown`, `not_applicable` or `not_asked`.
    pub reply: &'static str,
    pub level: Option<u8>,
    pub statement: Option<String>,
    /// What was answered, in a few words.
    pub count: Option<String>,
    /// The note, as a sentence has room for it, if it is more than a belief.
    pub fact: Option<String>,
    pub basis: Basis,
    pub note: Option<String>,
    /// What each person said. Empty if one answered alone, or in a copy that is passed on.
    pub views: Vec<ViewView>,
    pub weight: String,
    /// Whether it has a weight.
    pub is_weighed: bool,
    /// What it can move. Null if it does not apply, or too little is known for an advice.
    pub swing: Option<SwingView>,
    /// For the placements that have a row, in rank order, after the interactions.
    pub pulls: Vec<String>,
    pub is_changed: bool,
    pub sensitive: bool,
    /// Whether its whole section was left out, as optional ones may be.
    pub left_out: bool,
}

/// What one question can move between its levels, everything else as answered.
#[derive(Debug, Clone, Serialize)]
pub struct SwingView {
    /// The largest lead of the compared pair less the smallest, in points. Null if no pair is
    /// compared.
    pub points: Option<String>,
    /// Whether some level of it changes the advice.
    pub changes_advice: bool,
    /// Every other advice that some level of it brings.
    pub turns_to: Vec<AdviceView>,
}

/// A source that this paper draws on.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SourceView {
    pub key: String,
    pub author: String,
    pub title: String,
    pub published: String,
    pub used_for: String,
    pub second_hand: bool,
}

impl Material<'_> {
    pub(super) fn asker(&self, id: RespondentId) -> AskerView {
        AskerView { id: self.model[id].id.clone(), name: self.respondent(id) }
    }

    pub(super) fn gate(&self, found: &NotPassed, seen: &[PlacementId]) -> GateView {
        let gate = &self.model[found.gate];
        let facts = self.answers.facts(self.model);
        let says = |texts: &[Said]| Said::first(texts, &facts).map(|it| self.fill(it));
        let is_said = found.differ_on.is_empty();
        let because = |outcome: GateOutcome, texts: &[Said]| {
            says(texts).filter(|_| is_said && found.outcome == outcome)
        };
        // What rests on one answer alone is told by its note.
        let noted = match found.factors[..] {
            [factor] => self.noted(factor),
            _ => None,
        };
        let fails = because(GateOutcome::Failed, &gate.fails);
        let fails = fails.map(|it| noted.unwrap_or(it));
        let open = because(GateOutcome::Open, &gate.open);
        let conditional = because(GateOutcome::Conditional, &gate.conditional);
        let met_once = says(&gate.met_once).unwrap_or_default();
        GateView {
            id: gate.id.clone(),
            placement: self.id(gate.placement),
            name: self.fill(&gate.name),
            outcome: found.outcome,
            is_shown: seen.contains(&gate.placement),
            is_belief: found.is_belief,
            is_fact: gate.is_fact,
            opposite: found.opposite.iter().map(|it| self.fill(it)).collect(),
            requirement: self.fill(&gate.requirement),
            fails,
            open,
            conditional,
            met_once,
            differ_on: found.differ_on.iter().map(|it| self.question_view(*it)).collect(),
            counter: found
                .factors
                .first()
                .and_then(|it| settles(&self.case(), *it))
                .map(|it| self.title(it)),
            references: self.references(&found.factors),
        }
    }

    pub(super) fn opening(&self, opening: &ToOpen) -> OpeningView {
        OpeningView {
            gate: self.model[opening.gate].id.clone(),
            placement: self.id(opening.placement),
            changes: opening.changes.iter().map(|&(it, to)| self.change(it, to)).collect(),
            is_cut: opening.is_cut,
            better: opening.better.iter().map(|&it| self.id(it)).collect(),
        }
    }

    fn change(&self, factor: FactorId, to: Level) -> ChangeView {
        let item = &self.model[factor];
        ChangeView {
            factor: item.id.clone(),
            reference: item.reference.clone(),
            name: self.fill(&item.name),
            now: self.statement(factor).unwrap_or_default(),
            needed: self.wording(factor, to),
        }
    }

    pub(super) fn errand(&self, id: FactorId) -> ErrandView {
        let factor = &self.model[id];
        let weight = self.model.weight(id);
        ErrandView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.fill(&factor.name),
            question: self.fill(&factor.question),
            brief: self.fill(factor.brief.as_ref().unwrap_or(&factor.question)),
            look: self.fill(&factor.look),
            ask: self.whom(id),
            confirmer: self.confirms(id),
            weight: points::weight(weight),
            weight_whole: format::whole_weight(weight),
        }
    }

    /// Returns who confirms the answer to a question.
    pub(super) fn confirms(&self, id: FactorId) -> Option<String> {
        let factor = &self.model[id];
        let confirmer = confirm::confirms(&self.case(), &factor.asks, &[]);
        confirmer.filter(|_| !factor.fact).map(|it| self.title(it))
    }

    pub(super) fn interaction(&self, acting: &Acting) -> InteractionView {
        let interaction = &self.model[acting.interaction];
        InteractionView {
            id: interaction.id.clone(),
            name: self.fill(&interaction.name),
            because: self.fill(&interaction.because),
            references: self.references(&acting.factors),
        }
    }

    pub(super) fn sections(&self, columns: &Columns) -> Vec<SectionView> {
        let sections = self.model.sections.iter().enumerate();
        let asked = sections.filter(|(_, section)| !section.optional);
        asked
            .map(|(index, section)| SectionView {
                id: section.id.clone(),
                letter: section.letter.clone(),
                title: self.fill(&section.title),
                weight: section.weight,
                points: columns.iter().map(|column| format::signed(column[index])).collect(),
            })
            .collect()
    }

    pub(super) fn answer_row(
        &self,
        id: FactorId,
        swing: Option<&Swing>,
        seen: &[PlacementId],
    ) -> AnswerView {
        let factor = &self.model[id];
        let answer = self.answers.answer(id);
        let contribution = &self.evaluation.contributions[id.0];
        let pull = |it: &PlacementId| contribution.pulls[it.0].signed();
        let reply = match self.answers.reply(self.model, id) {
            Reply::Level(_) => "level",
            Reply::Unknown => "unknown",
            Reply::NotApplicable => "not_applicable",
            Reply::NotAsked => "not_asked",
        };
        AnswerView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            section: self.model[factor.section].letter.clone(),
            name: self.fill(&factor.name),
            ask: self.whom(id),
            confirmer: self.confirms(id),
            reply,
            level: self.answers.level(id).map(Level::number),
            statement: self.statement(id),
            count: self.names.count(self.model, self.answers, id),
            fact: notes::fact(answer, factor.counts.as_ref()).map(|it| it.alone()),
            basis: answer.basis,
            note: answer.note.clone(),
            views: self.views(id),
            weight: points::weight(self.model.weight(id)),
            is_weighed: self.model.weight(id) != 0,
            swing: swing.map(|it| SwingView {
                points: it.range.map(|it| it.with_one_decimal()),
                changes_advice: !it.turns_to.is_empty(),
                turns_to: it.turns_to.iter().map(|it| self.advice(it)).collect(),
            }),
            pulls: seen.iter().map(pull).collect(),
            is_changed: !contribution.changed_by.is_empty(),
            sensitive: factor.sensitive,
            left_out: is_left_out(self.model, self.answers, id),
        }
    }

    /// Returns the sources of the findings and of the counsel.
    pub(super) fn sources(
        &self,
        found: &BTreeSet<SourceId>,
        counsel: &Counsel<'_>,
    ) -> Vec<SourceView> {
        let mut keys = found.clone();
        keys.extend(counsel.sources());
        keys.into_iter().map(|id| self.source(id)).collect()
    }

    fn source(&self, id: SourceId) -> SourceView {
        let source = &self.model[id];
        SourceView {
            key: source.key.clone(),
            author: source.author.clone(),
            title: source.title.clone(),
            published: source.published.clone(),
            used_for: source.used_for.clone(),
            second_hand: source.second_hand,
        }
    }
}
