//! The wizard's state, and what a reply does to it.

use jiff::civil::Date;

use super::dialogue::{Commands, Prompt, Reply, Said};
use super::route::{self, Version};
use super::walk::Walk;
use super::{Deed, Ending, Paper, Plan, about, menus, notes, places, questions, review, start};
use crate::answers::names::Names;
use crate::answers::{Answers, ContextAnswer, Earlier};
use crate::model::{CheckId, ContextId, FactorId, Model, Question, SectionId};
use crate::phrases::{self, fill};

/// Asks the questions of a model, one reply at a time.
#[derive(Debug, Clone)]
pub struct Wizard<'m> {
    pub(super) model: &'m Model,
    pub(super) answers: Answers,
    pub(super) place: String,
    pub(super) version: Version,
    pub(super) walk: Walk,
    /// While an answer that was pointed out is changed: the walk to continue, and the check that
    /// was shown.
    pub(super) aside: Option<(Walk, CheckId)>,
    /// The answers that this began with.
    pub(super) begun: Answers,
    /// The checks that were shown.
    pub(super) pointed_out: Vec<CheckId>,
    /// The part that ended with the last reply.
    pub(super) ended: Option<Part>,
    /// Whether the check page comes next, wherever the walk is.
    pub(super) reviewing: bool,
    /// The sections that may be left out and were asked for.
    pub(super) accepted: Vec<SectionId>,
    /// Those that were offered.
    pub(super) offered: Vec<SectionId>,
    /// Whether all questions were asked for, though the team is small.
    pub(super) insisted: bool,
    /// Whether it was said that a small team gets fewer questions.
    pub(super) small_told: bool,
    /// The questions that did not apply with the last answers but one.
    pub(super) dormant: Vec<Question>,
    /// Those that apply since then and were not asked yet.
    pub(super) woken: Vec<Question>,
    /// What was typed and could not be taken, or not yet.
    pub(super) typed: Option<String>,
    /// What was typed at a question before the person went back.
    pub(super) left: Option<(ContextId, String)>,
    screen: Screen,
    pub(super) today: Date,
    /// Said before the screen's own words.
    news: Vec<Said>,
    /// Whether the screen's own words are left out, because they were just said.
    again: bool,
    announced: Vec<Part>,
    /// Whether it was said how an answer counts as known.
    pub(super) basis_told: bool,
    /// Whether it was said that no open answer matters any more.
    pub(super) settled: bool,
    /// The answers for which it was said now how they are known.
    pub(super) grounded: Vec<FactorId>,
    /// What to do about the last reply.
    pub(super) deed: Deed,
    pub(super) unsaved: bool,
    /// What an earlier file says, to be shown beside the questions.
    pub(super) earlier: Option<&'m Earlier>,
}

/// What to say and what to ask next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What to say first.
    pub said: Vec<Said>,
    /// What comes then.
    pub next: Next,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Something to ask.
    Ask(Prompt),
    /// Nothing more.
    End(Ending),
}

/// Where the wizard is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Screen {
    /// Before the questions, with or without answers in the file.
    Start,
    /// Asks whether to leave, at the first question.
    AskLeave,
    /// The question that the walk is at.
    Question,
    /// The note on a scored question.
    Note(FactorId),
    /// The basis of a scored question.
    Basis(FactorId),
    /// The outcome or the day of the first of these items, for a question on the company.
    Each(ContextId, Vec<usize>),
    /// Points out two answers that are hard to believe together.
    Tension(CheckId),
    /// Tells that no open answer can change the outcome, and offers to finish.
    Settled,
    /// Offers the questions of a section that may be left out.
    Offer(SectionId),
    /// The check page.
    Check,
    /// Asks how a deciding answer is known.
    Hinge(FactorId),
    /// Asks which answer to change.
    Change,
    /// Saving failed. Holds the screen to return to.
    NotSaved(Box<Screen>),
    /// Asks for another file. Holds the screen to return to. After a failed save the file is for
    /// these answers, from the first screen it is for a new start.
    Place(Box<Screen>),
    /// The result was shown; offers to write the paper.
    Result(Paper),
    /// The end.
    End(Ending),
}

/// A stretch of the questionnaire with a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    About,
    Section(SectionId),
    More,
    After,
}

impl<'m> Wizard<'m> {
    /// Begins with these answers. `place` is where they are kept; `today` dates them if they have
    /// no date.
    pub fn new(model: &'m Model, answers: Answers, place: String, today: Date) -> Self {
        let goes_beyond_core = |id: &FactorId| {
            let of_small_team = model.core_small_team.contains(id);
            !model[*id].core && !of_small_team && route::is_answered(&answers, *id)
        };
        let full = model.factor_ids().any(|id| goes_beyond_core(&id));
        Self {
            model,
            place,
            version: if full { Version::Full } else { Version::Short },
            walk: Walk::default(),
            aside: None,
            begun: answers.clone(),
            pointed_out: Vec::new(),
            ended: None,
            reviewing: false,
            accepted: Vec::new(),
            offered: Vec::new(),
            insisted: false,
            small_told: false,
            dormant: route::dormant(model, &answers),
            woken: Vec::new(),
            typed: None,
            left: None,
            screen: Screen::Start,
            today,
            news: Vec::new(),
            again: false,
            announced: Vec::new(),
            basis_told: false,
            settled: false,
            grounded: Vec::new(),
            deed: Deed::Nothing,
            unsaved: false,
            earlier: None,
            answers,
        }
    }

    /// Shows beside each question what an earlier file says to it.
    pub fn with_earlier(self, earlier: Option<&'m Earlier>) -> Self {
        Self { earlier, ..self }
    }

    /// Begins with the questions that are planned.
    pub fn follow(&mut self, plan: &Plan) {
        if *plan != Plan::Choose {
            self.news = start::words(self);
        }
        match plan {
            Plan::Choose => {}
            Plan::Core => menus::go_on(self, Version::Short),
            Plan::All => menus::go_on(self, Version::Full),
            Plan::Only(steps) => {
                let put = self.factors(Version::Short);
                let beyond =
                    |step: &Question| matches!(step, Question::Factor(id) if !put.contains(id));
                if steps.iter().any(beyond) {
                    self.version = Version::Full;
                }
                self.detour(steps.clone());
            }
        }
    }

    /// Returns the answers to the questions that apply. Others are kept here as long as this runs, and
    /// count again when their questions apply again.
    pub fn answers(&self) -> Answers {
        self.answers.asked_only(self.model)
    }

    /// Returns what to say and to ask now. Each notice is returned once.
    pub fn view(&mut self) -> View {
        let mut said = std::mem::take(&mut self.news);
        let again = std::mem::take(&mut self.again);
        let (own, next) = match self.screen.clone() {
            Screen::Question => questions::question(self),
            Screen::Note(factor) => notes::note(self, factor),
            Screen::Basis(factor) => notes::basis(self, factor),
            Screen::Each(context, items) => about::each(self, context, &items),
            Screen::Change => review::change(self),
            Screen::Hinge(factor) => review::hinge(self, factor),
            Screen::Check => (review::page(self), menus::prompt(self)),
            Screen::Start
            | Screen::AskLeave
            | Screen::Tension(_)
            | Screen::Settled
            | Screen::Offer(_)
            | Screen::Result(_)
            | Screen::NotSaved(_) => menus::view(self),
            Screen::Place(before) => places::view(self, &before),
            Screen::End(ending) => {
                return View { said: self.farewell(ending), next: Next::End(ending) };
            }
        };
        if !again {
            said.extend(own);
        }
        View { said, next: Next::Ask(next) }
    }

    /// Takes a reply, and returns what to do about it. Before asking for the next view, report the
    /// result by calling [`Self::saved`], [`Self::not_saved`], [`Self::moved`], [`Self::not_moved`],
    /// [`Self::handed_out`] or [`Self::not_handed_out`].
    pub fn reply(&mut self, reply: Reply) -> Deed {
        match (self.screen.clone(), reply) {
            (Screen::End(_), _) => {}
            (screen, Reply::Leave(typed)) => {
                match screen {
                    Screen::Note(factor) => notes::keep_note(self, factor, &typed),
                    Screen::Question => {
                        if let Some(Question::Context(context)) = self.step() {
                            about::keep_typed(self, context, &typed);
                        }
                    }
                    _ => {}
                }
                self.go(Screen::End(Ending::Left));
            }
            (Screen::Question, reply) => questions::reply(self, reply),
            (Screen::Note(factor), reply) => notes::reply_to_note(self, factor, reply),
            (Screen::Basis(factor), reply) => notes::reply_to_basis(self, factor, &reply),
            (Screen::Each(context, items), reply) => {
                about::reply_to_each(self, context, items, reply);
            }
            (Screen::Hinge(factor), reply) => review::reply_to_hinge(self, factor, &reply),
            (Screen::Change, reply) => review::reply_to_change(self, reply),
            (Screen::Place(before), reply) => places::reply(self, *before, reply),
            (_, Reply::Chose(place)) => menus::chose(self, place),
            (_, Reply::Back(_)) => menus::back(self),
            _ => {}
        }
        std::mem::take(&mut self.deed)
    }

    /// Records that the answers are saved.
    pub fn saved(&mut self) {
        self.unsaved = false;
    }

    /// Records that the answers could not be saved, and asks what to do.
    pub fn not_saved(&mut self, reason: &str) {
        self.unsaved = true;
        let text = fill(phrases::NOT_SAVED, &[("reason", reason)]);
        self.news.insert(0, Said::Error(text));
        let screen = match self.screen.clone() {
            Screen::NotSaved(screen) => *screen,
            screen => screen,
        };
        self.screen = Screen::NotSaved(Box::new(screen));
    }

    /// Records that the result was shown, and offers to write the paper.
    pub fn offer_paper(&mut self, paper: Paper) {
        self.go(Screen::Result(paper));
    }

    /// Returns the names to fill into texts.
    pub(super) fn names(&self) -> Names {
        Names::new(self.model, &self.answers)
    }

    pub(super) fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Goes to another screen.
    pub(super) fn go(&mut self, screen: Screen) {
        self.typed = None;
        self.screen = screen;
    }

    /// Says something before the next screen's own words.
    pub(super) fn tell(&mut self, said: Said) {
        self.news.push(said);
    }

    /// Complains about a typed line and asks for it again.
    pub(super) fn complain(&mut self, message: String, typed: String) {
        self.news.push(Said::Error(message));
        self.typed = Some(typed);
        self.ask_again();
    }

    /// Asks the same again, without the screen's own words.
    pub(super) fn ask_again(&mut self) {
        self.again = true;
    }

    /// Marks the answers as changed, and dates them.
    pub(super) fn changed(&mut self) {
        self.date();
        self.deed = Deed::Save;
    }

    /// Dates the answers, if they have no date.
    pub(super) fn date(&mut self) {
        let date = self.model.roles.date;
        if self.answers.about(date).is_none() {
            self.answers.set_about(date, Some(ContextAnswer::Date(self.today)));
        }
    }

    /// Ends with a paper.
    pub(super) fn finish(&mut self) {
        self.changed();
        self.go(Screen::End(Ending::Finished));
    }

    /// Tells whether the part needs its heading now, and remembers that it got it.
    pub(super) fn announce(&mut self, part: Part) -> bool {
        let new = self.walk.whole && !self.announced.contains(&part);
        if new {
            self.announced.push(part);
        }
        new
    }
}

/// What can be done at a question on the company.
pub(super) const ON_CONTEXT: Commands =
    Commands { explain: true, note: false, leave_open: false, back: true, review: true };
/// What can be done at a scored question.
pub(super) const ON_FACTOR: Commands =
    Commands { explain: true, note: true, leave_open: true, back: true, review: true };
/// What can be done where one can only answer or go back.
pub(super) const ON_MENU: Commands =
    Commands { explain: false, note: false, leave_open: false, back: true, review: false };
