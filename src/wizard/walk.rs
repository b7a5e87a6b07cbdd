//! The way through the questions: forward, backward, and the texts between two of them.
//!
//! A question that does not apply is passed over. When an answer makes one apply, it is asked next,
//! wherever it stands, and then the way goes on.

use super::route::{self, Version};
use super::state::{Part, Screen, Wizard};
use super::{Paper, insight, tensions};
use crate::model::{CheckId, Question, SectionId, Stage};

/// A way through some questions.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    /// The questions, those among them that are passed over.
    pub(super) steps: Vec<Question>,
    /// The one being asked.
    pub(super) at: usize,
    /// The furthest one that was asked.
    furthest: usize,
    /// While an earlier question is asked that came to apply: the one whose answer made it so.
    cause: Option<usize>,
    /// Whether this is the way through the whole questionnaire, and not a detour from the check page.
    pub(super) whole: bool,
    /// The offer that a detour leads back to, if not to the check page.
    pub(super) offer: Option<Paper>,
}

impl Default for Walk {
    fn default() -> Self {
        Self { whole: true, ..Self::detour(Vec::new()) }
    }
}

impl Walk {
    /// A way through these questions that leads back to where it began.
    fn detour(steps: Vec<Question>) -> Self {
        Self { steps, at: 0, furthest: 0, cause: None, whole: false, offer: None }
    }
}

impl Wizard<'_> {
    /// Begins the way through the questionnaire at a place among all questions.
    pub(super) fn walk_whole(&mut self, version: Version, at: usize) {
        self.version = version;
        let steps = route::order(self.model);
        self.walk = Walk { at, furthest: at, whole: true, ..Walk::detour(steps) };
        self.aside = None;
        self.go(self.offer().map_or(Screen::Question, Screen::Offer));
    }

    /// Begins the way through the questionnaire at its last question.
    pub(super) fn walk_from_end(&mut self) {
        let scope = self.scope(self.version);
        let last = route::order(self.model).iter().rposition(|it| scope.holds(*it));
        self.walk_whole(self.version, last.unwrap_or(0));
    }

    /// Returns the section to offer next, once everything that must be asked was asked.
    fn offer(&self) -> Option<SectionId> {
        let due = match self.step() {
            Some(step) => self.part(step) == Part::More,
            None => true,
        };
        let is_new = |section: &SectionId| !self.offered.contains(section);
        self.left_out().into_iter().find(|it| due && self.walk.whole && is_new(it))
    }

    /// Asks the questions of a section that was offered.
    pub(super) fn accept(&mut self, section: SectionId) {
        self.offered.push(section);
        self.accepted.push(section);
        let is_of = |it: &Question| match it {
            Question::Factor(id) => self.model[*id].section == section && self.applies(*it),
            Question::Context(_) => false,
        };
        let at = route::order(self.model).iter().position(is_of);
        self.walk_whole(self.version, at.unwrap_or(self.walk.at));
    }

    /// Leaves out a section that was offered.
    pub(super) fn decline(&mut self, section: SectionId) {
        self.offered.push(section);
        self.proceed();
    }

    /// Begins a detour from the check page.
    pub(super) fn detour(&mut self, steps: Vec<Question>) {
        self.aside = None;
        let first = steps.iter().position(|it| self.applies(*it));
        self.walk = Walk { at: first.unwrap_or(steps.len()), ..Walk::detour(steps) };
        self.go(first.map_or(Screen::Check, |_| Screen::Question));
    }

    /// Asks what others say to the advice, and returns to the offer of the paper.
    pub(super) fn ask_after(&mut self, paper: Paper) {
        let after = route::contexts(self.model, Stage::After);
        self.detour(after.into_iter().map(Question::Context).collect());
        self.walk.offer = Some(paper);
    }

    /// Returns the question being asked.
    pub(super) fn step(&self) -> Option<Question> {
        self.walk.steps.get(self.walk.at).copied()
    }

    fn applies(&self, question: Question) -> bool {
        self.answers.applies(self.model, question)
    }

    /// Goes to the next question. Beyond the furthest question asked so far, those that have a reply
    /// already are skipped. The check page follows the last one.
    pub(super) fn forward(&mut self) {
        let left = self.step();
        self.wake(left);
        if self.walk.whole {
            self.forward_whole()
        } else {
            self.forward_on_detour()
        }
        let part = |step: Option<Question>| step.map(|it| self.part(it));
        let ended = part(left);
        self.ended = ended.filter(|_| ended != part(self.step()));
        self.proceed();
    }

    /// Records the questions that apply since the last answer. They are asked, even if they have an
    /// answer from before.
    fn wake(&mut self, left: Option<Question>) {
        let dormant = route::dormant(self.model, &self.answers);
        let scope = self.scope(self.version);
        let wakes = |it: &Question| !dormant.contains(it) && scope.holds(*it);
        let woken: Vec<Question> = self.dormant.iter().copied().filter(wakes).collect();
        self.woken.retain(|it| Some(*it) != left && !dormant.contains(it));
        self.woken.extend(woken);
        self.dormant = dormant;
    }

    fn forward_whole(&mut self) {
        let scope = self.scope(self.version);
        let Walk { steps, at, furthest, cause, .. } = &self.walk;
        let from = cause.unwrap_or(*at);
        let late = steps.iter().take(from).position(|it| self.woken.contains(it));
        let is_next = |at: &usize| {
            let step = steps[*at];
            let done = route::is_done(&self.answers, step) && !self.woken.contains(&step);
            scope.holds(step) && (at <= furthest || !done)
        };
        let next = (from + 1..steps.len()).find(is_next).unwrap_or(steps.len());
        let (at, cause) = late.map_or((next, None), |late| (late, Some(from)));
        self.walk.at = at;
        self.walk.cause = cause;
        self.walk.furthest = self.walk.furthest.max(at);
    }

    fn forward_on_detour(&mut self) {
        let behind = (self.walk.at + 1).min(self.walk.steps.len());
        let ahead = self.walk.steps.split_off(behind);
        let woken = std::mem::take(&mut self.woken);
        self.walk.steps.extend(woken.into_iter().filter(|it| !ahead.contains(it)));
        self.walk.steps.extend(ahead);
        let steps = &self.walk.steps;
        let next = (behind..steps.len()).find(|at| self.applies(steps[*at]));
        self.walk.at = next.unwrap_or(steps.len());
    }

    /// Goes to where the walk is, unless something has to be said first.
    pub(super) fn proceed(&mut self) {
        if self.step().is_none()
            && let Some((walk, _)) = self.aside.take()
        {
            self.walk = walk;
        }
        if let (None, Some(paper)) = (self.step(), self.walk.offer.clone()) {
            return self.go(Screen::Result(paper));
        }
        let offer = self.offer().filter(|_| !self.reviewing);
        let to_check = self.reviewing || (offer.is_none() && self.step().is_none());
        if let Some(check) = tensions::due(self, to_check) {
            self.pointed_out.push(check);
            return self.go(Screen::Tension(check));
        }
        self.reviewing = false;
        let screen = match (offer, self.step()) {
            _ if to_check => Screen::Check,
            (Some(section), _) => Screen::Offer(section),
            (None, Some(step)) if self.is_settled(step) => Screen::Settled,
            _ => Screen::Question,
        };
        self.go(screen);
    }

    /// Changes an answer that was pointed out, then goes on.
    pub(super) fn go_aside(&mut self, question: Question, check: CheckId) {
        let walk = std::mem::replace(&mut self.walk, Walk::detour(vec![question]));
        self.aside = Some((walk, check));
        self.go(Screen::Question);
    }

    /// Goes to the check page, unless something has to be said first.
    pub(super) fn review(&mut self) {
        if let Some((walk, _)) = self.aside.take() {
            self.walk = walk;
        }
        self.walk.offer = None;
        self.reviewing = true;
        self.proceed();
    }

    /// Tells, once, that no open answer can change the outcome; only where one would be asked next.
    fn is_settled(&mut self, next: Question) -> bool {
        let open = |id| !self.model.is_optional(id) && !route::is_answered(&self.answers, id);
        let now = matches!(next, Question::Factor(id) if open(id))
            && self.walk.whole
            && !self.settled
            && !self.is_small()
            && insight::is_settled(self.model, &self.answers);
        self.settled |= now;
        now
    }

    /// Goes to the question before.
    pub(super) fn backward(&mut self) {
        if let Some((walk, check)) = self.aside.take() {
            self.walk = walk;
            return self.go(Screen::Tension(check));
        }
        if std::mem::take(&mut self.reviewing) {
            return self.go(self.step().map_or(Screen::Check, |_| Screen::Question));
        }
        match (self.before(), self.walk.whole, self.walk.offer.clone()) {
            (Some(at), ..) => {
                self.walk.cause = None;
                self.walk.at = at;
                self.go(Screen::Question);
            }
            (None, true, _) => self.go(Screen::AskLeave),
            (None, false, Some(paper)) => self.go(Screen::Result(paper)),
            (None, false, None) => self.go(Screen::Check),
        }
    }

    /// Returns the place of the question before the present one.
    fn before(&self) -> Option<usize> {
        let scope = self.scope(self.version);
        let Walk { steps, at, cause, whole, .. } = &self.walk;
        let is_asked = |it: &Question| if *whole { scope.holds(*it) } else { self.applies(*it) };
        cause.or_else(|| steps.iter().take(*at).rposition(is_asked))
    }

    /// Returns the part that a question belongs to.
    pub(super) fn part(&self, step: Question) -> Part {
        match step {
            Question::Factor(factor) => Part::Section(self.model[factor].section),
            Question::Context(id) => match self.model[id].stage {
                Stage::First => Part::About,
                Stage::Last => Part::More,
                Stage::After => Part::After,
            },
        }
    }
}
