//! The way through the questions: forward, backward, and what has to be said between two of them.
//!
//! A question that does not apply is passed over. When an answer makes one apply, it is asked next,
//! wherever it stands, and then the way goes on.

use std::rc::Rc;

use super::insight;
use super::scope::{self, Version};
use super::screen::{Detour, Go, Page};
use super::screens::check::Check;
use super::screens::company::Company;
use super::screens::end::End;
use super::screens::level::Scored;
use super::screens::offer::Offer;
use super::screens::settled::Settled;
use super::screens::stay::Stay;
use super::screens::tension::Tension;
use super::session::{Part, Session};
use crate::model::{CheckId, FactorId, Question, SectionId, Stage};

/// Where the person is among the questions.
#[derive(Debug)]
pub(super) struct Route {
    /// The present way last, under it those that it leads back to.
    walks: Vec<Walk>,
    /// The part that ended with the last reply.
    ended: Option<Part>,
    /// The questions that did not apply with the last answers but one.
    dormant: Vec<Question>,
    /// The sections that were offered.
    offered: Vec<SectionId>,
    /// The checks that were shown.
    pointed_out: Vec<CheckId>,
    /// Whether it was said that no open answer matters any more.
    settled: bool,
}

/// A way through some questions.
#[derive(Debug, Clone)]
struct Walk {
    /// The questions, those among them that are passed over.
    steps: Vec<Question>,
    /// The one being asked.
    at: usize,
    /// The furthest one that was asked.
    furthest: usize,
    /// While an earlier question is asked that came to apply: the one whose answer made it so.
    cause: Option<usize>,
    /// The questions that apply since an answer on this way and were not asked yet.
    woken: Vec<Question>,
    /// What follows the last question, and what the person who goes back from the first one finds;
    /// none on the way through the whole questionnaire.
    around: Option<(Go, Go)>,
}

impl Walk {
    fn new(steps: Vec<Question>, at: usize, around: Option<(Go, Go)>) -> Self {
        Self { steps, at, furthest: at, cause: None, woken: Vec::new(), around }
    }

    fn is_whole(&self) -> bool {
        self.around.is_none()
    }

    fn step(&self) -> Option<Question> {
        self.steps.get(self.at).copied()
    }

    fn go_to(&mut self, at: usize, cause: Option<usize>) {
        (self.at, self.cause) = (at, cause);
        self.furthest = self.furthest.max(at);
    }
}

impl Route {
    /// Stands before the first question.
    pub(super) fn new(session: &Session<'_>) -> Self {
        Self {
            walks: vec![Walk::new(Vec::new(), 0, None)],
            ended: None,
            dormant: scope::dormant(session.model, &session.answers),
            offered: Vec::new(),
            pointed_out: Vec::new(),
            settled: false,
        }
    }

    /// Returns the screen that follows the present one.
    pub(super) fn follow(&mut self, session: &mut Session<'_>, here: &Page, go: Go) -> Page {
        match go {
            Go::Again | Go::Quietly | Go::Do(_) | Go::Call(_) | Go::Anew(_) => here.clone(),
            Go::Show(page) => page,
            Go::Checked(page) => self.checked(session, page.clone(), Go::Show(page)),
            Go::Review => {
                let back = Go::Show(here.clone());
                self.checked(session, Rc::new(Check { back: back.clone() }), back)
            }
            Go::Forward => self.forward(session, here),
            Go::Back => self.backward(session, here),
            Go::Question => self.question(session),
            Go::On => self.go_on(session, here),
            Go::Last => {
                let scope = session.scope(session.version);
                let last = scope::order(session.model).iter().rposition(|it| scope.holds(*it));
                self.walk_whole(session, last.unwrap_or(0))
            }
            Go::Walk(version) => self.walk(session, here, version),
            Go::Rest => {
                session.insisted = true;
                self.walk(session, here, Version::Full)
            }
            Go::Accept(section) => self.accept(session, section),
            Go::Decline(section) => {
                self.offered.push(section);
                self.go_on(session, here)
            }
            Go::Section(section) => {
                session.accepted.push(section);
                session.announce_totals();
                let questions = session.model.factors_of(section).map(Question::Factor).collect();
                self.follow(session, here, Detour::from(here.clone(), questions))
            }
            Go::Detour(detour) => self.detour(session, here, detour),
            Go::End(ending) => Rc::new(End(ending)),
        }
    }

    fn top(&self) -> &Walk {
        // There is always one: the whole way is never left.
        &self.walks[self.walks.len() - 1]
    }

    fn top_mut(&mut self) -> &mut Walk {
        let last = self.walks.len() - 1;
        &mut self.walks[last]
    }

    /// Returns the screen of the question that the way is at.
    fn question(&self, session: &Session<'_>) -> Page {
        let Walk { steps, cause, .. } = self.top();
        let heads = self.top().is_whole();
        let number = self.number(session);
        let cause = cause.and_then(|it| steps.get(it)).copied();
        match self.top().step() {
            Some(Question::Factor(factor)) => Rc::new(Scored { factor, number, cause, heads }),
            Some(Question::Context(context)) => Rc::new(Company { context, number, cause, heads }),
            None => Rc::new(Check { back: Go::Last }),
        }
    }

    /// Returns the number of a question among those of the present way, and how many these are. None on
    /// the way through all, and through all of a stage: these count by themselves.
    fn number(&self, session: &Session<'_>) -> Option<(usize, usize)> {
        let Walk { steps, at, .. } = self.top();
        let is_stage = |stage| {
            let contexts = scope::contexts(session.model, stage).into_iter();
            contexts.map(Question::Context).eq(steps.iter().copied())
        };
        let counts = self.top().is_whole() || [Stage::Last, Stage::After].into_iter().any(is_stage);
        let applies = |it: &&Question| session.answers.applies(session.model, **it);
        let number = steps.iter().take(at + 1).filter(applies).count();
        (!counts).then(|| (number, steps.iter().filter(applies).count()))
    }

    /// Asks the open questions of a version; if there are none, shows the page with all answers.
    fn walk(&mut self, session: &mut Session<'_>, here: &Page, version: Version) -> Page {
        session.version = version;
        match scope::resume_at(session.scope(version)) {
            Some(at) => self.walk_whole(session, at),
            None => self.follow(session, here, Go::Review),
        }
    }

    /// Begins the way through the questionnaire at a place among all questions.
    fn walk_whole(&mut self, session: &mut Session<'_>, at: usize) -> Page {
        let factors = session.factors(session.version).into_iter();
        let answered = |it: &FactorId| scope::is_answered(&session.answers, *it);
        session.counted = factors.filter(answered).collect();
        session.announce_totals();
        let woken = self.walks.drain(..).flat_map(|it| it.woken).collect();
        self.walks = vec![Walk { woken, ..Walk::new(scope::order(session.model), at, None) }];
        match self.offer(session) {
            Some(section) => Rc::new(Offer(section)),
            None => self.question(session),
        }
    }

    fn detour(&mut self, session: &mut Session<'_>, here: &Page, detour: Detour) -> Page {
        let Detour { questions, then, back } = detour;
        let applies = |it: &Question| session.answers.applies(session.model, *it);
        match questions.iter().position(applies) {
            Some(first) => {
                self.dormant = scope::dormant(session.model, &session.answers);
                self.walks.push(Walk::new(questions, first, Some((*then, *back))));
                self.question(session)
            }
            None => self.follow(session, here, *then),
        }
    }

    /// Asks the questions of a section that was offered.
    fn accept(&mut self, session: &mut Session<'_>, section: SectionId) -> Page {
        self.offered.push(section);
        session.accepted.push(section);
        let (model, answers) = (session.model, &session.answers);
        let is_of = |it: &Question| match it {
            Question::Factor(id) => model[*id].section == section && answers.applies(model, *it),
            Question::Context(_) => false,
        };
        let at = scope::order(model).iter().position(is_of).unwrap_or(self.top().at);
        self.walk_whole(session, at)
    }

    /// Returns the section to offer next, once everything that must be asked was asked.
    fn offer(&self, session: &Session<'_>) -> Option<SectionId> {
        let due = self.top().step().is_none_or(|it| session.part(it) == Part::More);
        let is_new = |section: &SectionId| !self.offered.contains(section);
        session.left_out().into_iter().find(|it| due && self.top().is_whole() && is_new(it))
    }

    /// Goes to the next question. Beyond the furthest question asked so far, those that have a reply
    /// already are skipped.
    fn forward(&mut self, session: &mut Session<'_>, here: &Page) -> Page {
        let left = self.top().step();
        self.wake(session, left);
        if self.top().is_whole() {
            self.forward_whole(session);
        } else {
            self.forward_on_detour(session);
        }
        let part = |step: Option<Question>| step.map(|it| session.part(it));
        self.ended = part(left).filter(|it| Some(*it) != part(self.top().step()));
        self.go_on(session, here)
    }

    /// Records the questions that apply since the last answer. They are asked, even if they have an
    /// answer from before.
    fn wake(&mut self, session: &Session<'_>, left: Option<Question>) {
        let dormant = scope::dormant(session.model, &session.answers);
        let woken = session.woken(&self.dormant);
        for walk in &mut self.walks {
            walk.woken.retain(|it| Some(*it) != left && !dormant.contains(it));
        }
        self.top_mut().woken.extend(woken);
        self.dormant = dormant;
    }

    fn forward_whole(&mut self, session: &Session<'_>) {
        let scope = session.scope(session.version);
        let Walk { steps, at, furthest, cause, woken, .. } = self.top();
        let from = cause.unwrap_or(*at);
        let late = steps.iter().take(from).position(|it| woken.contains(it));
        let is_next = |at: &usize| {
            let step = steps[*at];
            let done = scope::is_done(&session.answers, step) && !woken.contains(&step);
            scope.holds(step) && (at <= furthest || !done)
        };
        let next = (from + 1..steps.len()).find(is_next).unwrap_or(steps.len());
        let (at, cause) = late.map_or((next, None), |late| (late, Some(from)));
        self.top_mut().go_to(at, cause);
    }

    fn forward_on_detour(&mut self, session: &Session<'_>) {
        let Walk { steps, at, woken, .. } = self.top_mut();
        let woken = std::mem::take(woken);
        let behind = (*at + 1).min(steps.len());
        let ahead = steps.split_off(behind);
        steps.extend(woken.into_iter().filter(|it| !ahead.contains(it)));
        steps.extend(ahead);
        let applies = |at: &usize| session.answers.applies(session.model, steps[*at]);
        *at = (behind..steps.len()).find(applies).unwrap_or(steps.len());
    }

    /// Goes to where the way is, unless something has to be said first.
    fn go_on(&mut self, session: &mut Session<'_>, here: &Page) -> Page {
        let (step, offer) = (self.top().step(), self.offer(session));
        if step.is_none() && offer.is_none() {
            return self.arrive(session, here);
        }
        if let Some(check) = Tension::near(session, &self.pointed_out, self.ended) {
            return self.point_out(check, Go::On, Go::Back);
        }
        match (offer, step) {
            (Some(section), _) => Rc::new(Offer(section)),
            (None, Some(step)) if self.settles(session, step) => Rc::new(Settled),
            _ => self.question(session),
        }
    }

    /// Goes to what follows the last question.
    fn arrive(&mut self, session: &mut Session<'_>, here: &Page) -> Page {
        if self.top().is_whole() {
            return self.checked(session, Rc::new(Check { back: Go::Last }), Go::Back);
        }
        let then = self.walks.pop().and_then(|it| it.around).map_or(Go::On, |it| it.0);
        self.follow(session, here, then)
    }

    /// Shows a screen after which no question comes, unless answers have to be pointed out first.
    fn checked(&mut self, session: &Session<'_>, page: Page, back: Go) -> Page {
        match Tension::any(session, &self.pointed_out) {
            Some(check) => self.point_out(check, Go::Checked(page), back),
            None => page,
        }
    }

    fn point_out(&mut self, check: CheckId, then: Go, back: Go) -> Page {
        self.pointed_out.push(check);
        Rc::new(Tension { check, then, back })
    }

    /// Tells, once, that no open answer can change the outcome; only where one would be asked next.
    fn settles(&mut self, session: &Session<'_>, next: Question) -> bool {
        let open = |id| !session.model.is_optional(id) && !scope::is_answered(&session.answers, id);
        let now = matches!(next, Question::Factor(id) if open(id))
            && self.top().is_whole()
            && !self.settled
            && !session.is_small()
            && insight::is_settled(session.model, &session.answers);
        self.settled |= now;
        now
    }

    /// Goes to the question before.
    fn backward(&mut self, session: &mut Session<'_>, here: &Page) -> Page {
        if let Some(at) = self.before(session) {
            self.top_mut().go_to(at, None);
            return self.question(session);
        }
        if self.top().is_whole() {
            return Rc::new(Stay);
        }
        let back = self.walks.pop().and_then(|it| it.around).map_or(Go::On, |it| it.1);
        self.follow(session, here, back)
    }

    /// Returns the place of the question before the present one.
    fn before(&self, session: &Session<'_>) -> Option<usize> {
        let scope = session.scope(session.version);
        let Walk { steps, at, cause, around, .. } = self.top();
        let is_asked = |it: &Question| match around {
            None => scope.holds(*it),
            Some(_) => session.answers.applies(session.model, *it),
        };
        cause.or_else(|| steps.iter().take(*at).rposition(is_asked))
    }
}
