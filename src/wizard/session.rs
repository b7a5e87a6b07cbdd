//! The state of the talk: the answers, and what was said of and about them.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::Outcome;
use super::dialogue::Said;
use super::scope::Version;
use crate::answers::names::Names;
use crate::answers::{AdviceName, Answer, Answers, Basis, ContextAnswer, Earlier, Reply};
use crate::model::{ContextId, FactorId, Model, Question, SectionId, Stage};
use crate::phrases::{self, fill};

/// The talk with one person, without the way through it. Screens read and change it.
#[derive(Debug)]
pub(super) struct Session<'m> {
    pub(super) model: &'m Model,
    pub(super) answers: Answers,
    /// The answers that this began with.
    pub(super) begun: Answers,
    /// What an earlier file says, to be shown beside the questions.
    pub(super) earlier: Option<&'m Earlier>,
    /// Where the answers are kept.
    pub(super) place: String,
    pub(super) today: Date,
    pub(super) version: Version,
    /// The sections that may be left out and were asked for.
    pub(super) accepted: Vec<SectionId>,
    /// The questions that had a reply when the present way began. They count as asked before the others,
    /// so that the numbers of questions follow one another though those are passed over.
    pub(super) counted: Vec<FactorId>,
    /// Whether all questions were asked for, though the team is small.
    pub(super) insisted: bool,
    /// The answers for which it was said now how they are known.
    pub(super) grounded: Vec<FactorId>,
    /// What was typed and could not be taken.
    pub(super) typed: Option<String>,
    /// What was typed at a question before the person went back.
    pub(super) draft: Option<(ContextId, String)>,
    /// What follows from the answers, and the answers it follows from.
    pub(super) outcome: Option<(Answers, Outcome)>,
    /// The advice on which leaders who spoke on another one were last asked again.
    pub(super) asked_again: Option<AdviceName>,
    /// Whether the result is shown at the end.
    pub(super) shows_result: bool,
    /// Whether a paper was written.
    pub(super) wrote: bool,
    /// Whether answers could not be saved.
    pub(super) unsaved: bool,
    changed: bool,
    told: Told,
}

/// What was said, so that it is said once.
#[derive(Debug, Default)]
struct Told {
    /// What is said before the next screen's own words.
    news: Vec<Said>,
    parts: Vec<Part>,
    /// How many questions there are in all, by what they are: the scored ones, or those of a stage.
    totals: Vec<(Option<Stage>, usize)>,
    small_team: bool,
    basis: bool,
}

/// A stretch of the questionnaire with a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    About,
    Section(SectionId),
    More,
    After,
}

impl<'m> Session<'m> {
    /// Begins with these answers.
    pub(super) fn new(model: &'m Model, answers: Answers, place: String, today: Date) -> Self {
        let goes_beyond_core = |id: &FactorId| {
            let of_small_team = model.core_small_team.contains(id);
            !model[*id].core && !of_small_team && answers.answer(*id).reply != Reply::NotAsked
        };
        let full = model.factor_ids().any(|id| goes_beyond_core(&id));
        Self {
            model,
            begun: answers.clone(),
            answers,
            earlier: None,
            place,
            today,
            version: if full { Version::Full } else { Version::Short },
            accepted: Vec::new(),
            counted: Vec::new(),
            insisted: false,
            grounded: Vec::new(),
            typed: None,
            draft: None,
            outcome: None,
            asked_again: None,
            shows_result: true,
            wrote: false,
            unsaved: false,
            changed: false,
            told: Told::default(),
        }
    }

    /// Returns the names to fill into texts.
    pub(super) fn names(&self) -> Names {
        Names::new(self.model, &self.answers)
    }

    /// Returns the answers to the questions that apply.
    pub(super) fn asked_answers(&self) -> Answers {
        self.answers.asked_only(self.model)
    }

    /// Says something before the next screen's own words.
    pub(super) fn tell(&mut self, said: Said) {
        self.told.news.push(said);
    }

    /// Says something before everything else.
    pub(super) fn tell_first(&mut self, said: Said) {
        self.told.news.insert(0, said);
    }

    /// Returns what is to be said before the screen's own words, once.
    pub(super) fn take_news(&mut self) -> Vec<Said> {
        std::mem::take(&mut self.told.news)
    }

    /// Tells whether a part needs its heading now, and remembers that it got it.
    pub(super) fn announce(&mut self, part: Part) -> bool {
        let new = !self.told.parts.contains(&part);
        if new {
            self.told.parts.push(part);
        }
        new
    }

    /// Takes what there is to ask now as told: it was announced, or asked for.
    pub(super) fn announce_totals(&mut self) {
        let scored = (None, self.factors(self.version).len());
        let first = (Some(Stage::First), self.contexts(Stage::First).len());
        self.told.totals = vec![scored, first];
    }

    /// Returns how many questions there are in all, and by how many this differs from what was told
    /// before.
    pub(super) fn tell_total(&mut self, of: Option<Stage>, total: usize) -> String {
        let told = self.told.totals.iter().position(|it| it.0 == of);
        let before = told.map_or(total, |it| self.told.totals.swap_remove(it).1);
        self.told.totals.push((of, total));
        let phrase = match total.cmp(&before) {
            Ordering::Equal => return total.to_string(),
            Ordering::Greater => phrases::TOTAL_MORE,
            Ordering::Less => phrases::TOTAL_FEWER,
        };
        let (number, total) = (total.abs_diff(before).to_string(), total.to_string());
        fill(phrase, &[("number", &number), ("total", &total)])
    }

    /// Tells, once, that it has to be said that a small team gets fewer questions.
    pub(super) fn tells_small_team(&mut self) -> bool {
        self.is_small() && !std::mem::replace(&mut self.told.small_team, true)
    }

    /// Tells, once, that it has to be said how notes and bases are given.
    pub(super) fn tells_basis(&mut self) -> bool {
        !std::mem::replace(&mut self.told.basis, true)
    }

    /// Marks the answers as changed, and dates them.
    pub(super) fn changed(&mut self) {
        date(self.model, &mut self.answers, self.today);
        self.changed = true;
    }

    /// Tells whether answers changed since this was last asked.
    pub(super) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// Replaces an answer to a question with levels.
    pub(super) fn put(&mut self, factor: FactorId, mut answer: Answer) {
        // A basis is that of a level, or of a note on the way to one.
        let is_bare = answer.reply == Reply::NotAsked && answer.note.is_none();
        if is_bare || matches!(answer.reply, Reply::Unknown | Reply::NotApplicable) {
            answer.basis = Basis::NotStated;
        }
        if *self.answers.answer(factor) != answer {
            self.date_positions();
            self.answers.set(factor, answer);
            self.changed();
        }
    }

    /// Replaces an answer on the company. A position is about the advice that was shown.
    pub(super) fn put_about(&mut self, context: ContextId, answer: Option<ContextAnswer>) {
        let before = self.answers.clone();
        if self.model[context].stage != Stage::After {
            self.date_positions();
        }
        self.answers.set_about(context, answer);
        let mut positions = self.model.positions.iter().filter(|it| it.stance == context);
        let is_position = positions.any(|it| self.answers.has_opinion(self.model, it));
        if let Some(advice) = self.advice().filter(|_| is_position).cloned() {
            self.answers.set_advice_of(context, Some(advice));
        }
        if self.answers != before {
            self.changed();
        }
    }

    /// Records, before an answer changes the advice, that positions of which nothing is known are about the
    /// one that was shown.
    fn date_positions(&mut self) {
        if let Some(advice) = self.advice().cloned() {
            self.answers.date_positions(self.model, &advice);
        }
    }

    /// Returns the advice that follows from the answers, if it is known. Positions do not change it.
    pub(super) fn advice(&self) -> Option<&AdviceName> {
        let (of, outcome) = self.outcome.as_ref()?;
        let now = self.asked_answers().without_positions(self.model);
        outcome.name.as_ref().filter(|_| of.without_positions(self.model) == now)
    }

    /// Returns the questions on the positions of those who spoke on another advice.
    pub(super) fn on_another_advice(&self) -> Vec<ContextId> {
        let said = self.advice().map(|it| self.answers.said_to_another(self.model, it));
        said.unwrap_or_default().into_iter().map(|it| it.said.0).collect()
    }

    /// Returns the part that a question belongs to.
    pub(super) fn part(&self, question: Question) -> Part {
        match question {
            Question::Factor(factor) => Part::Section(self.model[factor].section),
            Question::Context(id) => match self.model[id].stage {
                Stage::First => Part::About,
                Stage::Last => Part::More,
                Stage::After => Part::After,
            },
        }
    }

    /// Returns the topic of a question.
    pub(super) fn topic(&self, question: Question) -> String {
        let name = match question {
            Question::Factor(factor) => &self.model[factor].name,
            Question::Context(context) => &self.model[context].name,
        };
        self.names().fill(name)
    }
}

/// Dates answers that have no date.
pub(super) fn date(model: &Model, answers: &mut Answers, today: Date) {
    let date = model.roles.date;
    if answers.about(date).is_none() {
        answers.set_about(date, Some(ContextAnswer::Date(today)));
    }
}
