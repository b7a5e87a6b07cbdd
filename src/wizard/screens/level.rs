//! A scored question: one of five levels.

use std::rc::Rc;

use super::note::{Note, basis_words};
use super::old_note;
use crate::answers::{Answer, Basis, Level, Reply as Answered};
use crate::model::{FactorId, Question};
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::scope::count;
use crate::wizard::screen::{Go, ON_FACTOR, Screen, Shown, choose};
use crate::wizard::session::{Part, Session};

/// The place of "Don't know" among the options.
const UNKNOWN: usize = Level::ALL.len();

/// Asks a scored question.
#[derive(Debug)]
pub(in crate::wizard) struct Scored {
    pub(in crate::wizard) factor: FactorId,
    /// Its number among the questions that are asked now, and how many those are; none on the way
    /// through all.
    pub(in crate::wizard) number: Option<(usize, usize)>,
    /// The later question whose answer made this one apply, if that was asked just before. This one is
    /// counted in its place, and it behind this one.
    pub(in crate::wizard) cause: Option<Question>,
    /// Whether the first question of a part has a heading over it.
    pub(in crate::wizard) heads: bool,
}

impl Screen for Scored {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let mut said = self.heading(session);
        said.push(Said::Question(session.names().fill(&session.model[self.factor].question)));
        said.extend(earlier(session, self.factor));
        said.extend(known(session, self.factor));
        let options = options(session, self.factor);
        let present = match session.answers.answer(self.factor).reply {
            Answered::Level(level) => Some(level.index()),
            Answered::Unknown => Some(UNKNOWN),
            Answered::NotApplicable => Some(UNKNOWN + 1).filter(|it| *it < options.len()),
            Answered::NotAsked => None,
        };
        // The cursor starts on "Don't know": an Enter pressed once too often must not count as an
        // answer.
        (said, choose(options, present, Some(UNKNOWN), ON_FACTOR))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        let factor = self.factor;
        match reply {
            Reply::Explain => explain(session, factor),
            Reply::Note => Go::Show(Rc::new(Note(factor))),
            Reply::LeaveOpen => {
                let note = session.answers.answer(factor).note.clone();
                session.put(factor, Answer { note, ..Answer::default() });
                Go::Forward
            }
            Reply::Back(_) => Go::Back,
            Reply::Review => Go::Review,
            Reply::Chose(place) => {
                let old = session.answers.answer(factor).clone();
                if judge(session, factor, place) {
                    old_note::after(session, factor, old)
                } else {
                    Go::Again
                }
            }
            Reply::ChoseToNote(place) if judge(session, factor, place) => {
                Go::Show(Rc::new(Note(factor)))
            }
            _ => Go::Again,
        }
    }
}

impl Scored {
    /// Returns what is said over the question.
    fn heading(&self, session: &mut Session<'_>) -> Vec<Said> {
        let model = session.model;
        let section = model[self.factor].section;
        let title = session.names().fill(&model[section].title);
        let factors = session.factors(session.version);
        let mut said = Vec::new();
        let opens = self.heads && session.announce(Part::Section(section));
        if opens {
            let mut sections: Vec<_> = factors.iter().map(|it| model[*it].section).collect();
            sections.dedup();
            let number = sections.iter().position(|it| *it == section).map_or(0, |it| it + 1);
            let total = sections.len().to_string();
            said.push(Said::Title(count(phrases::SECTION, number, &total, &title)));
            said.push(Said::Text(session.names().fill(&model[section].intro)));
        }
        if session.tells_small_team() {
            said.push(Said::Text(phrases::SMALL_TEAM.to_owned()));
        }
        if session.tells_basis() {
            said.push(Said::Text(phrases::USUAL_BASIS.to_owned()));
        }
        said.push(Said::Progress(self.progress(session, opens, &title)));
        said
    }

    /// Returns how far the person has come.
    fn progress(&self, session: &mut Session<'_>, opens: bool, section: &str) -> String {
        if let Some((_, 1)) = self.number {
            let reference = &session.model[self.factor].reference;
            let words = [("reference", &**reference), ("section", section)];
            return fill(phrases::PROGRESS_ALONE, &words);
        }
        if let Some((number, total)) = self.number {
            return count(phrases::PROGRESS_DETOUR, number, &total.to_string(), section);
        }
        let counted = match self.cause {
            Some(Question::Factor(cause)) => cause,
            _ => self.factor,
        };
        let (number, total) = session.number(counted);
        let total = session.tell_total(None, total);
        let phrase = if opens { phrases::PROGRESS_FIRST } else { phrases::PROGRESS };
        count(phrase, number, &total, section)
    }
}

/// Returns what an earlier file says to a question that is open now.
fn earlier(session: &Session<'_>, factor: FactorId) -> Option<Said> {
    let answer = session.earlier?.answer(factor)?;
    let open = session.answers.answer(factor).reply == Answered::NotAsked;
    let basis = Some(answer.basis).filter(|it| *it != Basis::NotStated);
    let (phrase, basis) = match basis {
        Some(basis) => (phrases::EARLIER_KNOWN, basis_words(basis).1),
        None => (phrases::EARLIER, ""),
    };
    let words = [("answer", answer.reply.as_str()), ("basis", basis)];
    open.then(|| Said::Text(fill(phrase, &words)))
}

/// Returns what to say about the present answer: whether the question was worded differently, the
/// note and the basis.
fn known(session: &Session<'_>, factor: FactorId) -> Vec<Said> {
    let Answer { basis, note, .. } = session.answers.answer(factor);
    let mut said = Vec::new();
    if session.answers.is_reworded(factor) {
        said.push(Said::Text(phrases::WORDED_ANEW.to_owned()));
    }
    if let Some(note) = note {
        said.push(Said::Text(fill(phrases::NOTE, &[("note", note)])));
    }
    if *basis != Basis::default() {
        said.push(Said::Text(fill(phrases::KNOWN, &[("basis", basis_words(*basis).1)])));
    }
    said
}

/// Returns the options of a question, in the order of their places.
pub(super) fn options(session: &Session<'_>, factor: FactorId) -> Vec<String> {
    let (names, factor) = (session.names(), &session.model[factor]);
    let mut options: Vec<String> =
        factor.levels.iter().map(|level| names.fill(&level.label)).collect();
    options.push(phrases::DONT_KNOW.to_owned());
    if let Some(reason) = &factor.not_applicable {
        let reason = names.fill(reason);
        options.push(fill(phrases::DOES_NOT_APPLY_BECAUSE, &[("reason", &reason)]));
    }
    options
}

/// Returns the reply at a place of the options.
pub(super) fn reply_at(session: &Session<'_>, factor: FactorId, place: usize) -> Option<Answered> {
    match Level::ALL.get(place) {
        Some(level) => Some(Answered::Level(*level)),
        None if place == UNKNOWN => Some(Answered::Unknown),
        None => session.model[factor].not_applicable.as_ref().map(|_| Answered::NotApplicable),
    }
}

fn explain(session: &mut Session<'_>, factor: FactorId) -> Go {
    let names = session.names();
    let factor = &session.model[factor];
    let people: Vec<String> =
        factor.asks.iter().map(|it| names.fill(&session.model[*it].name)).collect();
    let mut tell = |phrase: &str, key: &str, text: &str| {
        session.tell(Said::Text(fill(phrase, &[(key, text)])));
    };
    tell(phrases::WHY, "why", &names.fill(&factor.why));
    tell(phrases::LOOK, "look", &names.fill(&factor.look));
    if !people.is_empty() {
        tell(phrases::WHOM, "people", &people.join(phrases::OR));
    }
    session.tell(Said::Text(phrases::NOT_SURE.to_owned()));
    Go::Again
}

/// Answers with the option at this place, and tells whether there is one.
fn judge(session: &mut Session<'_>, factor: FactorId, place: usize) -> bool {
    let Some(reply) = reply_at(session, factor, place) else { return false };
    let mut answer = session.answers.answer(factor).clone();
    if answer.reply != Answered::NotAsked && answer.reply != reply {
        // The basis of the old answer does not apply to the new one.
        answer.basis = Basis::NotStated;
    }
    session.put(factor, Answer { reply, ..answer });
    if session.answers.is_reworded(factor) {
        session.answers.confirm(factor);
        session.changed();
    }
    true
}
