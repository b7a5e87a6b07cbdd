//! Two answers that are hard to believe together: pointed out once, and kept if the person says so.

use std::rc::Rc;

use crate::model::{CheckId, Question};
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::screen::{Detour, Go, Line, Screen, Shown, chosen, line, menu};
use crate::wizard::session::{Part, Session};

/// Points out two answers.
#[derive(Debug, Clone)]
pub(in crate::wizard) struct Tension {
    pub(in crate::wizard) check: CheckId,
    /// What follows when this is settled.
    pub(in crate::wizard) then: Go,
    pub(in crate::wizard) back: Go,
}

impl Tension {
    /// Returns the first check that holds after a part: one about that part, or about an answer that
    /// is new. A check that was shown in an earlier run is shown again, since the file does not record
    /// it.
    pub(in crate::wizard) fn near(
        session: &Session<'_>,
        shown: &[CheckId],
        ended: Option<Part>,
    ) -> Option<CheckId> {
        let ended = ended?;
        let is_near = |it: &Question| session.part(*it) == ended || is_new(session, *it);
        let due = |id: &CheckId| session.model[*id].between.iter().any(is_near);
        holding(session, shown).find(due)
    }

    /// Returns the first check that holds.
    pub(in crate::wizard) fn any(session: &Session<'_>, shown: &[CheckId]) -> Option<CheckId> {
        holding(session, shown).next()
    }

    fn lines(&self, session: &Session<'_>) -> Vec<Line> {
        let mut lines = vec![line(phrases::KEEP_BOTH, self.then.clone())];
        lines.extend(session.model[self.check].between.map(|question| {
            let text = fill(phrases::CHANGE_ONE, &[("name", &session.topic(question))]);
            let back = Box::new(Go::Show(Rc::new(self.clone())));
            let then = Box::new(self.then.clone());
            (text, Go::Detour(Detour { questions: vec![question], then, back }))
        }));
        lines
    }
}

/// Returns the checks that hold and were not shown in this run.
fn holding<'a>(
    session: &'a Session<'_>,
    shown: &'a [CheckId],
) -> impl Iterator<Item = CheckId> + 'a {
    let facts = session.answers.facts(session.model);
    let holds = move |id: &CheckId| session.model[*id].when.holds(&facts);
    session.model.check_ids().filter(|id| !shown.contains(id)).filter(holds)
}

/// Tells whether a question has another answer than at the beginning.
fn is_new(session: &Session<'_>, question: Question) -> bool {
    let (begun, answers) = (&session.begun, &session.answers);
    match question {
        Question::Factor(factor) => begun.answer(factor).reply != answers.answer(factor).reply,
        Question::Context(context) => begun.about(context) != answers.about(context),
    }
}

impl Screen for Tension {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let text = session.names().fill(&session.model[self.check].text);
        let said = vec![Said::Progress(text), Said::Text(phrases::BOTH_CAN_BE_TRUE.to_owned())];
        (said, menu(&self.lines(session)))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        chosen(self.lines(session), &reply, self.back.clone())
    }
}
