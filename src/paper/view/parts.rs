//! The smaller parts of a view: gates, questions to settle, interactions, answers and sources.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Material, format};
use crate::answers::{ContextAnswer, Reply};
use crate::decide::{Errand, GateOutcome, Opening, Purpose, reach};
use crate::findings::counsel::Counsel;
use crate::model::{ContextId, FactorId, GateId, Origin, SectionId, SourceId};
use crate::points::apportioned;

/// A gate that is not passed.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct GateView {
    pub id: String,
    pub placement: String,
    pub name: String,
    /// `failed` or `conditional`.
    pub outcome: &'static str,
    pub requirement: String,
    /// Why it is not passed.
    pub text: String,
    pub opens: String,
    pub references: Vec<String>,
}

/// The gate to open first, where every placement fails one.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct OpeningView {
    pub gate: String,
    pub placement: String,
    /// The answers that would have to change. Empty if none would do.
    pub changes: Vec<ChangeView>,
    /// Further gates that the same placement fails.
    pub also_failed: Vec<String>,
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

/// A question to settle next.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ErrandView {
    pub factor: String,
    pub reference: String,
    pub name: String,
    pub question: String,
    pub look: String,
    pub ask: Vec<String>,
    /// `gate`, `weight` or `margin`.
    pub purpose: &'static str,
    pub gate: Option<String>,
    pub weight: String,
    /// How far apart its levels put the leader's lead over the runner-up, in whole points. Null
    /// without a runner-up.
    pub at_stake: Option<i64>,
    /// How it is known, if there is an answer already.
    pub basis: Option<&'static str>,
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
    /// In rank order of the placements; every column adds up to the score less 50.
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
    /// `level`, `unknown`, `not_applicable` or `not_asked`.
    pub reply: &'static str,
    pub level: Option<u8>,
    pub statement: Option<String>,
    pub basis: &'static str,
    pub note: Option<String>,
    pub weight: String,
    /// In rank order of the placements, after the interactions.
    pub pulls: Vec<String>,
    pub is_changed: bool,
    pub sensitive: bool,
    /// Whether its whole section was left out, as optional ones may be.
    pub left_out: bool,
}

/// The answer to a context question.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct AboutView {
    pub name: String,
    /// The choice's id, the number, the text or the date.
    pub value: String,
    /// What to print: the choice's wording for the paper, else the value.
    pub text: String,
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
    /// Returns the gates that are not passed, in rank order of their placements.
    pub(super) fn gates(&self) -> Vec<GateView> {
        let mut gates = Vec::new();
        for &placement in &self.evaluation.ranking {
            for outcome in [GateOutcome::Failed, GateOutcome::Conditional] {
                let ids = self.evaluation.gates_of(self.model, placement, outcome);
                gates.extend(ids.into_iter().map(|gate| self.gate(gate, outcome)));
            }
        }
        gates
    }

    fn gate(&self, id: GateId, outcome: GateOutcome) -> GateView {
        let gate = &self.model[id];
        let text = match outcome {
            GateOutcome::Failed => &gate.failed,
            _ => &gate.conditional,
        };
        let factors = match outcome {
            GateOutcome::Failed => gate.fails_when.grounds(self.answers),
            _ => {
                let mut live = gate.fails_when.live_factors(self.answers);
                live.extend(gate.conditional_when.live_factors(self.answers));
                live
            }
        };
        GateView {
            id: gate.id.clone(),
            placement: self.model[gate.placement].id.clone(),
            name: self.fill(&gate.name),
            outcome: outcome.word(),
            requirement: self.fill(&gate.requirement),
            text: self.fill(text),
            opens: self.fill(&gate.opens),
            references: self.references(&factors),
        }
    }

    pub(super) fn opening_view(&self, opening: &Opening) -> OpeningView {
        let placement = self.model[opening.gate].placement;
        let failed = self.evaluation.gates_of(self.model, placement, GateOutcome::Failed);
        OpeningView {
            gate: self.model[opening.gate].id.clone(),
            placement: self.model[placement].id.clone(),
            changes: opening
                .changes
                .iter()
                .map(|&(factor, level)| {
                    let item = &self.model[factor];
                    let paper =
                        |level: crate::answers::Level| self.fill(&item.levels[level.index()].paper);
                    ChangeView {
                        factor: item.id.clone(),
                        reference: item.reference.clone(),
                        name: self.fill(&item.name),
                        now: self.answers.level(factor).map(paper).unwrap_or_default(),
                        needed: paper(level),
                    }
                })
                .collect(),
            also_failed: failed
                .into_iter()
                .filter(|&gate| gate != opening.gate)
                .map(|gate| self.model[gate].id.clone())
                .collect(),
        }
    }

    pub(super) fn errand(&self, errand: Errand) -> ErrandView {
        let factor = &self.model[errand.factor];
        let (purpose, gate) = match errand.purpose {
            Purpose::Gate(gate) => ("gate", Some(self.model[gate].id.clone())),
            Purpose::Weight => ("weight", None),
            Purpose::Margin => ("margin", None),
        };
        ErrandView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.fill(&factor.name),
            question: self.fill(&factor.question),
            look: self.fill(&factor.look),
            ask: factor.asks.iter().map(|&it| self.respondent(it)).collect(),
            purpose,
            gate,
            weight: format::weight(self.model.weight(errand.factor)),
            at_stake: self.at_stake(errand.factor),
            basis: self
                .answers
                .level(errand.factor)
                .map(|_| self.answers.answer(errand.factor).basis.word()),
        }
    }

    fn at_stake(&self, factor: FactorId) -> Option<i64> {
        let verdict = &self.evaluation.verdict;
        let (leader, runner_up) = verdict.leader.zip(verdict.runner_up)?;
        Some(reach(self.model, factor, leader, runner_up).rounded())
    }

    pub(super) fn interactions(&self) -> Vec<InteractionView> {
        let changed = |index| -> Vec<FactorId> {
            let changes = |factor: &FactorId| {
                let by = &self.evaluation.contributions[factor.0].changed_by;
                by.iter().any(|it| it.0 == index)
            };
            self.model.factor_ids().filter(changes).collect()
        };
        self.model
            .interactions
            .iter()
            .enumerate()
            .map(|(index, interaction)| (interaction, changed(index)))
            .filter(|(_, factors)| !factors.is_empty())
            .map(|(interaction, mut factors)| {
                factors.extend(interaction.trigger.predicate().factors());
                InteractionView {
                    id: interaction.id.clone(),
                    name: self.fill(&interaction.name),
                    because: self.fill(&interaction.because),
                    references: self.references(&factors),
                }
            })
            .collect()
    }

    /// Returns what each section adds, so that every placement's column adds up to its score.
    pub(super) fn sections(&self) -> Vec<SectionView> {
        let columns: Vec<Vec<i64>> = self
            .evaluation
            .ranking
            .iter()
            .map(|&placement| {
                let exact: Vec<_> = (0..self.model.sections.len())
                    .map(|section| {
                        self.model
                            .factor_ids()
                            .filter(|&factor| self.model[factor].section == SectionId(section))
                            .map(|factor| {
                                self.evaluation.contributions[factor.0].points[placement.0]
                            })
                            .sum()
                    })
                    .collect();
                apportioned(&exact, self.evaluation.score(placement) - 50)
            })
            .collect();
        self.model
            .sections
            .iter()
            .enumerate()
            .filter(|(_, section)| !section.optional)
            .map(|(index, section)| SectionView {
                id: section.id.clone(),
                letter: section.letter.clone(),
                title: self.fill(&section.title),
                weight: section.weight,
                points: columns.iter().map(|column| format::signed(column[index])).collect(),
            })
            .collect()
    }

    pub(super) fn answer_rows(&self) -> Vec<AnswerView> {
        self.model.factor_ids().map(|factor| self.answer_row(factor)).collect()
    }

    fn answer_row(&self, id: FactorId) -> AnswerView {
        let factor = &self.model[id];
        let answer = self.answers.answer(id);
        let contribution = &self.evaluation.contributions[id.0];
        let level = self.answers.level(id);
        let reply = match answer.reply {
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
            reply,
            level: level.map(crate::answers::Level::number),
            statement: level.map(|level| self.fill(&factor.levels[level.index()].paper)),
            basis: answer.basis.word(),
            note: answer.note.clone(),
            weight: format::weight(self.model.weight(id)),
            pulls: self
                .evaluation
                .ranking
                .iter()
                .map(|placement| format::pull(contribution.pulls[placement.0]))
                .collect(),
            is_changed: !contribution.changed_by.is_empty(),
            sensitive: factor.sensitive,
            left_out: self.is_left_out(id),
        }
    }

    pub(super) fn about(&self) -> BTreeMap<String, AboutView> {
        self.model
            .context_ids()
            .filter_map(|id| Some((self.model[id].id.clone(), self.about_view(id)?)))
            .collect()
    }

    fn about_view(&self, id: ContextId) -> Option<AboutView> {
        let question = &self.model[id];
        let (value, text) = match self.answers.about(id)? {
            ContextAnswer::Choice(choice) => {
                let choice = &question.choices()[*choice];
                (choice.id.clone(), self.fill(&choice.paper))
            }
            ContextAnswer::Number(number) => (number.to_string(), number.to_string()),
            ContextAnswer::Text(text) => (text.clone(), text.clone()),
            ContextAnswer::Date(date) => (date.to_string(), format::date(*date)),
        };
        Some(AboutView { name: self.fill(&question.name), value, text })
    }

    /// Returns the published sources of everything that bears on this paper: the factors with a
    /// level, the gates that are not passed, the interactions that acted and the counsel given.
    pub(super) fn sources(&self, counsel: &Counsel<'_>) -> Vec<SourceView> {
        let mut keys: BTreeSet<SourceId> = counsel.sources().collect();
        let mut take = |origin: &Origin| keys.extend(&origin.sources);
        for factor in self.model.factor_ids() {
            if self.answers.level(factor).is_some() {
                take(&self.model[factor].origin);
            }
            for &interaction in &self.evaluation.contributions[factor.0].changed_by {
                take(&self.model[interaction].origin);
            }
        }
        for gate in self.model.gate_ids() {
            if self.evaluation.gates[gate.0] != GateOutcome::Passed {
                take(&self.model[gate].origin);
            }
        }
        keys.extend(self.outlook_sources());
        keys.extend(self.profile_sources());
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
