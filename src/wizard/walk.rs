//! The way through the questions: forward, backward, and what is said between two of them.

use super::route::{self, Version};
use super::state::{Part, Screen, Wizard};
use super::{insight, tensions};
use crate::model::{CheckId, Question, SectionId};

/// A way through some questions.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    /// The questions.
    pub(super) steps: Vec<Question>,
    /// The one being asked.
    pub(super) at: usize,
    /// The furthest one that was asked.
    furthest: usize,
    /// Whether this is the way through the whole questionnaire, and not a detour from the check page.
    pub(super) whole: bool,
}

impl Default for Walk {
    fn default() -> Self {
        Self { steps: Vec::new(), at: 0, furthest: 0, whole: true }
    }
}

impl Walk {
    /// A way through these questions that leads back to where it began.
    fn detour(steps: Vec<Question>) -> Self {
        Self { steps, at: 0, furthest: 0, whole: false }
    }
}

impl Wizard<'_> {
    /// Begins the way through the questionnaire at a question.
    pub(super) fn walk_whole(&mut self, version: Version, at: usize) {
        self.version = version;
        let steps = self.route(version);
        self.walk = Walk { steps, at, furthest: at, whole: true };
        self.aside = None;
        self.go(self.offer().map_or(Screen::Question, Screen::Offer));
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
        let is_first = |it: &Question| matches!(it, Question::Factor(factor) if self.model[*factor].section == section);
        let at = self.route(self.version).iter().position(is_first);
        self.walk_whole(self.version, at.unwrap_or(self.walk.at));
    }

    /// Leaves out a section that was offered.
    pub(super) fn decline(&mut self, section: SectionId) {
        self.offered.push(section);
        self.proceed();
    }

    /// Begins a detour from the check page.
    pub(super) fn detour(&mut self, steps: Vec<Question>) {
        if steps.is_empty() {
            return self.go(Screen::Check);
        }
        self.walk = Walk::detour(steps);
        self.aside = None;
        self.go(Screen::Question);
    }

    /// Returns the question being asked.
    pub(super) fn step(&self) -> Option<Question> {
        self.walk.steps.get(self.walk.at).copied()
    }

    /// Goes to the next question. Beyond the furthest question asked so far, those that have a reply
    /// already are skipped. The check page follows the last one.
    pub(super) fn forward(&mut self) {
        let left = self.step();
        let Walk { steps, at, furthest, whole } = &mut self.walk;
        let done = |step: &Question| *whole && route::is_done(&self.answers, *step);
        *at += 1;
        while *at > *furthest && steps.get(*at).is_some_and(done) {
            *at += 1;
        }
        *furthest = (*furthest).max(*at);
        let part = |step: Option<Question>| step.map(|it| self.part(it));
        let ended = part(left);
        self.ended = ended.filter(|_| ended != part(self.step()));
        self.proceed();
    }

    /// Goes to where the walk is, unless something has to be said first.
    pub(super) fn proceed(&mut self) {
        if self.step().is_none()
            && let Some((walk, _)) = self.aside.take()
        {
            self.walk = walk;
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
        self.reviewing = true;
        self.proceed();
    }

    /// Tells, once, that no open answer can change the outcome; only where one would be asked next.
    fn is_settled(&mut self, next: Question) -> bool {
        let open = |id| !self.model.is_optional(id) && !route::is_answered(&self.answers, id);
        let now = matches!(next, Question::Factor(id) if open(id))
            && self.walk.whole
            && !self.settled
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
        match (self.walk.at.checked_sub(1), self.walk.whole) {
            (Some(at), _) => {
                self.walk.at = at;
                self.go(Screen::Question);
            }
            (None, true) => self.go(Screen::AskLeave),
            (None, false) => self.go(Screen::Check),
        }
    }

    /// Returns the part that a question belongs to.
    pub(super) fn part(&self, step: Question) -> Part {
        match step {
            Question::Factor(factor) => Part::Section(self.model[factor].section),
            Question::Context(id) if self.model.first_contexts().contains(&id) => Part::About,
            Question::Context(_) => Part::More,
        }
    }
}
