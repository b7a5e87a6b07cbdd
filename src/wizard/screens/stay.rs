//! Asks whether to leave, where somebody goes back from the first question.

use std::rc::Rc;

use super::start::Start;
use crate::phrases;
use crate::wizard::Ending;
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::screen::{Go, Line, Screen, Shown, chosen, line, menu};
use crate::wizard::session::Session;

#[derive(Debug)]
pub(in crate::wizard) struct Stay;

fn lines() -> Vec<Line> {
    vec![
        line(phrases::STAY, Go::Question),
        line(phrases::SAVE_AND_LEAVE, Go::End(Ending::Left)),
        line(phrases::CHOOSE_VERSION, Go::Show(Rc::new(Start))),
    ]
}

impl Screen for Stay {
    fn show(&self, _: &mut Session<'_>) -> Shown {
        (vec![Said::Text(phrases::LEAVE_QUESTION.to_owned())], menu(&lines()))
    }

    fn take(&self, _: &mut Session<'_>, reply: Reply) -> Go {
        chosen(lines(), &reply, Go::Question)
    }
}
