//! Says that no open answer can change the outcome, and offers to finish.

use crate::phrases;
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::screen::{Go, Line, Screen, Shown, chosen, line, menu};
use crate::wizard::session::Session;

#[derive(Debug)]
pub(in crate::wizard) struct Settled;

fn lines() -> Vec<Line> {
    vec![line(phrases::GO_ON_FULLER, Go::Question), line(phrases::CHECK_AND_FINISH, Go::Review)]
}

impl Screen for Settled {
    fn show(&self, _: &mut Session<'_>) -> Shown {
        (vec![Said::Progress(phrases::SETTLED.to_owned())], menu(&lines()))
    }

    fn take(&self, _: &mut Session<'_>, reply: Reply) -> Go {
        chosen(lines(), &reply, Go::Back)
    }
}
