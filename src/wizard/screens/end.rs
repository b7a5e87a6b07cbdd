//! The end, and the text for a person who leaves.

use std::path::Path;

use crate::model::ContextId;
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::scope::{self, Version};
use crate::wizard::screen::{Go, Screen, Shown};
use crate::wizard::session::Session;
use crate::wizard::{Ending, Next};

#[derive(Debug)]
pub(in crate::wizard) struct End(pub(in crate::wizard) Ending);

impl Screen for End {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let said = match self.0 {
            _ if session.unsaved => vec![Said::Error(phrases::LEFT_UNSAVED.to_owned())],
            Ending::Left => farewell(session),
            Ending::Finished => Vec::new(),
        };
        (said, Next::End(self.0))
    }

    fn take(&self, _: &mut Session<'_>, _: Reply) -> Go {
        Go::Again
    }
}

fn farewell(session: &Session<'_>) -> Vec<Said> {
    if scope::is_empty(session.model, &session.answers) {
        return vec![Said::Text(phrases::LEFT_EMPTY.to_owned())];
    }
    let place = phrases::argument(Path::new(&session.place));
    let (answered, questions) = (session.answered().to_string(), session.questions().to_string());
    let about = about(session);
    let phrase = match session.answered() {
        0 if about > 0 => phrases::LEFT_ABOUT,
        _ if is_short_complete(session) => phrases::LEFT_SHORT,
        _ => phrases::LEFT,
    };
    vec![
        Said::Text(fill(
            phrase,
            &[
                ("answered", &*answered),
                ("questions", &questions),
                ("place", &session.place),
                ("about", &about.to_string()),
            ],
        )),
        Said::Text(phrases::GO_ON_WITH.to_owned()),
        Said::Command(fill(phrases::GO_ON_COMMAND, &[("place", &place)])),
    ]
}

/// Returns how many questions on the company have an answer. The date does not count: it is set by itself.
fn about(session: &Session<'_>) -> usize {
    let date = session.model.roles.date;
    let given = |it: &ContextId| *it != date && session.answers.about(*it).is_some();
    session.model.context_ids().filter(given).count()
}

/// Tells whether the short version was asked, and all of it has a reply.
fn is_short_complete(session: &Session<'_>) -> bool {
    let put = session.factors(Version::Short);
    session.version == Version::Short
        && put.iter().all(|id| scope::is_answered(&session.answers, *id))
}
