//! What the paper proposes beyond a home: what of the model's counsel fits this company.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::{Material, format};
use crate::answers::names::Names;
use crate::answers::{Answers, Basis};
use crate::decide::{Evaluation, VerdictKind};
use crate::model::{
    Arrangement, FactorId, Figure, Inquiry, Measure, Model, Notice, Objection, Origin, Phase,
    Predicate, SourceId, Term, Topic, Variant,
};

/// The context question with the day that phases count from.
const START_DATE: &str = "start_date";

/// What the paper proposes beyond a home. Serialised as documented in `docs/json.md`.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct CounselView {
    pub arrangements: Vec<ArrangementView>,
    pub terms: Vec<RowView>,
    /// The notices that apply, by topic; every topic is there.
    pub notices: BTreeMap<&'static str, Vec<NoticeView>>,
    pub leaders: Vec<LeaderView>,
    pub objections: Vec<ObjectionView>,
    pub questions: Vec<QuestionView>,
    pub phases: Vec<PhaseView>,
    pub measures: Vec<MeasureView>,
    pub figures: Vec<FigureView>,
}

/// An arrangement that fits, and why.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ArrangementView {
    pub id: String,
    pub name: String,
    pub text: String,
    pub reason: String,
    pub references: Vec<String>,
    pub write_down: String,
    pub hurts: String,
    /// Whether it is the model's own judgement, at least in part.
    pub is_judgement: bool,
}

/// One row of the terms: its sentences, and what of it is open.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RowView {
    pub row: String,
    pub terms: Vec<TermView>,
}

/// One term.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct TermView {
    pub id: String,
    pub text: String,
    pub is_open: bool,
}

/// A statement under a topic.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct NoticeView {
    pub id: String,
    pub text: String,
    pub references: Vec<String>,
}

/// What the advice means for one leader; null where the answers show nothing.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct LeaderView {
    pub id: String,
    pub name: String,
    pub gains: Option<String>,
    pub gives_up: Option<String>,
    pub asked: Option<String>,
}

/// An objection and its answer.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ObjectionView {
    pub id: String,
    pub who: String,
    pub text: String,
    pub answer: String,
    pub references: Vec<String>,
}

/// A question with its answer, or what is open.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct QuestionView {
    pub id: String,
    pub who: String,
    pub question: String,
    pub answer: String,
    pub references: Vec<String>,
    pub is_open: bool,
}

/// A phase that has steps. Its days are dates only if a start date is given.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PhaseView {
    pub id: String,
    pub name: String,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub steps: Vec<StepView>,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct StepView {
    pub id: String,
    pub text: String,
    pub owner: String,
    pub references: Vec<String>,
}

/// A measure, and how it stands today if somebody has measured it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct MeasureView {
    pub id: String,
    pub name: String,
    pub reference: Option<String>,
    pub baseline: Option<String>,
    /// Whether the baseline is a note, in the words of whoever answered.
    pub is_note: bool,
    pub trigger: String,
}

/// A published figure.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct FigureView {
    pub id: String,
    pub text: String,
    pub year: i64,
    pub sources: Vec<String>,
    pub second_hand: bool,
    pub references: Vec<String>,
}

impl CounselView {
    /// Returns what of a model's counsel fits one company.
    pub fn new(model: &Model, answers: &Answers, evaluation: &Evaluation) -> Self {
        let names = &Names::new(model, answers);
        Material { model, answers, evaluation, names }.counsel()
    }

    /// Returns the published sources of all that is shown.
    pub(super) fn sources(&self, model: &Model) -> Vec<SourceId> {
        let counsel = &model.counsel;
        let shown = self.ids();
        let mut origins: Vec<(&str, &Origin)> = Vec::new();
        origins.extend(counsel.arrangements.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.terms.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.notices.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.leaders.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.objections.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.inquiries.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.steps.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.measures.iter().map(|it| (&*it.id, &it.origin)));
        origins.extend(counsel.figures.iter().map(|it| (&*it.id, &it.origin)));
        let is_shown = |(id, _): &(&str, &Origin)| shown.contains(id);
        let shown = origins.into_iter().filter(is_shown);
        shown.flat_map(|(_, origin)| origin.sources.iter().copied()).collect()
    }

    /// Returns the ids of all that is shown.
    fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        ids.extend(self.arrangements.iter().map(|it| &*it.id));
        ids.extend(self.terms.iter().flat_map(|it| &it.terms).map(|it| &*it.id));
        ids.extend(self.notices.values().flatten().map(|it| &*it.id));
        ids.extend(self.leaders.iter().map(|it| &*it.id));
        ids.extend(self.objections.iter().map(|it| &*it.id));
        ids.extend(self.questions.iter().map(|it| &*it.id));
        ids.extend(self.phases.iter().flat_map(|it| &it.steps).map(|it| &*it.id));
        ids.extend(self.measures.iter().map(|it| &*it.id));
        ids.extend(self.figures.iter().map(|it| &*it.id));
        ids
    }
}

impl Material<'_> {
    /// Returns what of the model's counsel fits this company.
    pub(super) fn counsel(&self) -> CounselView {
        let (counsel, shown) = (&self.model.counsel, self.model.shown);
        let arrangements = counsel.arrangements.iter().filter_map(|it| self.arrangement(it));
        let objections = counsel.objections.iter().filter(|it| self.applies(&it.when));
        let questions = counsel.inquiries.iter().filter_map(|it| self.question(it));
        let measures = counsel.measures.iter().filter(|it| self.applies(&it.when));
        let figures = counsel.figures.iter().filter(|it| self.applies(&it.when));
        CounselView {
            arrangements: arrangements.take(shown.arrangements).collect(),
            terms: self.rows(),
            notices: Topic::ALL.iter().map(|&it| (it.word(), self.notices(it))).collect(),
            leaders: self.leaders(),
            objections: objections.take(shown.objections).map(|it| self.objection(it)).collect(),
            questions: questions.take(shown.questions).collect(),
            phases: self.phases(),
            measures: measures.take(shown.measures).map(|it| self.measure(it)).collect(),
            figures: figures.take(shown.figures).map(|it| self.figure(it)).collect(),
        }
    }

    /// Tells whether a text applies. Where too little is known for a verdict, none does.
    fn applies(&self, when: &Predicate) -> bool {
        self.evaluation.verdict.kind != VerdictKind::NotEnough && when.holds(&self.case())
    }

    fn grounds(&self, when: &Predicate) -> Vec<String> {
        self.references(&when.grounds(&self.case()))
    }

    /// Returns the first text that holds.
    fn first<'a>(&self, variants: &'a [Variant]) -> Option<&'a Variant> {
        variants.iter().find(|it| self.applies(&it.when))
    }

    fn arrangement(&self, arrangement: &Arrangement) -> Option<ArrangementView> {
        let reason = self.first(&arrangement.reasons)?;
        Some(ArrangementView {
            id: arrangement.id.clone(),
            name: self.fill(&arrangement.name),
            text: self.fill(&arrangement.text),
            reason: self.fill(&reason.text),
            references: self.grounds(&reason.when),
            write_down: self.fill(&arrangement.write_down),
            hurts: self.fill(&arrangement.hurts),
            is_judgement: arrangement.origin.judgement,
        })
    }

    /// Returns the terms by row, in the order in which the rows first come.
    fn rows(&self) -> Vec<RowView> {
        let mut rows: Vec<RowView> = Vec::new();
        for term in self.model.counsel.terms.iter().filter(|it| self.applies(&it.when)) {
            let Some(shown) = self.shown_term(term) else { continue };
            let row = self.fill(&term.row);
            match rows.iter_mut().find(|it| it.row == row) {
                Some(same) => same.terms.push(shown),
                None => rows.push(RowView { row, terms: vec![shown] }),
            }
        }
        rows
    }

    fn shown_term(&self, term: &Term) -> Option<TermView> {
        let settled = self.first(&term.variants).map(|it| &it.text);
        let text = settled.or(term.open.as_ref())?;
        Some(TermView { id: term.id.clone(), text: self.fill(text), is_open: settled.is_none() })
    }

    fn notices(&self, topic: Topic) -> Vec<NoticeView> {
        let notice = |notice: &Notice| NoticeView {
            id: notice.id.clone(),
            text: self.fill(&notice.text),
            references: self.grounds(&notice.when),
        };
        let notices = self.model.counsel.notices.iter().filter(|it| it.topic == topic);
        notices.filter(|it| self.applies(&it.when)).map(notice).collect()
    }

    fn leaders(&self) -> Vec<LeaderView> {
        let first = |variants: &[Variant]| self.first(variants).map(|it| self.fill(&it.text));
        let leaders = self.model.counsel.leaders.iter().map(|leader| LeaderView {
            id: leader.id.clone(),
            name: self.fill(&leader.name),
            gains: first(&leader.gains),
            gives_up: first(&leader.gives_up),
            asked: first(&leader.asked),
        });
        leaders.filter(|it| it.asked.is_some()).collect()
    }

    fn objection(&self, objection: &Objection) -> ObjectionView {
        ObjectionView {
            id: objection.id.clone(),
            who: self.fill(&objection.who),
            text: self.fill(&objection.text),
            answer: self.fill(&objection.answer),
            references: self.grounds(&objection.when),
        }
    }

    fn question(&self, inquiry: &Inquiry) -> Option<QuestionView> {
        let known = self.first(&inquiry.answers).filter(|_| self.applies(&inquiry.when));
        let open = inquiry.open.as_ref().filter(|_| self.applies(&inquiry.when));
        let text = known.map(|it| &it.text).or(open)?;
        Some(QuestionView {
            id: inquiry.id.clone(),
            who: self.fill(&inquiry.who),
            question: self.fill(&inquiry.question),
            answer: self.fill(text),
            references: known.map(|it| self.grounds(&it.when)).unwrap_or_default(),
            is_open: known.is_none(),
        })
    }

    fn phases(&self) -> Vec<PhaseView> {
        let phases = &self.model.counsel.phases;
        let phases = phases.iter().enumerate().map(|(place, phase)| self.phase(place, phase));
        phases.filter(|it| !it.steps.is_empty()).collect()
    }

    fn phase(&self, place: usize, phase: &Phase) -> PhaseView {
        let steps = self.model.counsel.steps.iter();
        let steps = steps.filter(|it| it.phase == place && self.applies(&it.when));
        let start = self.model.context(START_DATE).and_then(|it| self.answers.date(it));
        let days = start.zip(phase.days);
        PhaseView {
            id: phase.id.clone(),
            name: self.fill(&phase.name),
            first_day: days.and_then(|(start, (first, _))| day(start, first)),
            last_day: days.and_then(|(start, (_, last))| day(start, last)),
            steps: steps
                .take(self.model.shown.steps)
                .map(|step| StepView {
                    id: step.id.clone(),
                    text: self.fill(&step.text),
                    owner: self.respondent(step.owner),
                    references: self.grounds(&step.when),
                })
                .collect(),
        }
    }

    /// Returns a measure. What stands today is shown only if it was measured.
    fn measure(&self, measure: &Measure) -> MeasureView {
        let measured = |factor: &FactorId| self.answers.answer(*factor).basis == Basis::Measured;
        let known = measure.factor.filter(measured);
        let statement = known.and_then(|factor| {
            let level = self.answers.level(factor)?;
            Some(self.fill(&self.model[factor].levels[level.index()].paper))
        });
        let note = known.and_then(|factor| self.answers.answer(factor).note.clone());
        let note = note.filter(|_| statement.is_some());
        MeasureView {
            id: measure.id.clone(),
            name: self.fill(&measure.name),
            reference: measure.factor.map(|it| self.model[it].reference.clone()),
            is_note: note.is_some(),
            baseline: note.or(statement),
            trigger: self.fill(&measure.trigger),
        }
    }

    fn figure(&self, figure: &Figure) -> FigureView {
        let sources = || figure.origin.sources.iter().map(|&it| &self.model[it]);
        FigureView {
            id: figure.id.clone(),
            text: self.fill(&figure.text),
            year: figure.year,
            sources: sources().map(|it| it.author.clone()).collect(),
            second_hand: sources().any(|it| it.second_hand),
            references: self.grounds(&figure.when),
        }
    }
}

/// Returns a day of the plan as a reader writes it; day 1 is the start.
fn day(start: Date, number: i64) -> Option<String> {
    start.checked_add((number - 1).days()).ok().map(format::date)
}
