//! The best short reply to an argument, with what it is worth.
//!
//! A reply is left out where it does not fit the company, or where its price is missing: an answer that
//! is open cannot be supposed to be one step lower, and an event that cannot happen changes nothing.

use super::Evidence;
use super::arguments::{Argued, Side};
use crate::decide::Price;
use crate::decide::events::EventOutcome;
use crate::model::{FactorId, Level, Priced, Setting};

/// A reply to an argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Countered {
    /// What the reply is worth. None if it stands without a price.
    pub worth: Option<Worth>,
}

/// What a reply is worth.
#[derive(Debug, Clone, PartialEq)]
pub enum Worth {
    /// What another answer would bring.
    Price(FactorId, Level, Box<Price>),
    /// In how many cases an event changes the advice.
    Cases(EventOutcome),
}

impl Evidence<'_> {
    /// Gives each argument that makes a whole point its reply.
    pub(super) fn countered(&self, arguments: &mut [Argued], events: &[EventOutcome]) {
        for argument in arguments.iter_mut().filter(|it| it.side != Side::Even) {
            argument.counter = self.counter(argument.lead(), events);
        }
    }

    fn counter(&self, lead: FactorId, events: &[EventOutcome]) -> Option<Countered> {
        let counter = self.case().claim(lead)?.1.counter.as_ref()?;
        if !counter.when.as_ref().is_none_or(|it| it.holds(&self.case())) {
            return None;
        }
        let worth = match counter.price {
            Some(price) => Some(self.worth(price, events)?),
            None => None,
        };
        Some(Countered { worth })
    }

    pub(super) fn worth(&self, priced: Priced, events: &[EventOutcome]) -> Option<Worth> {
        match priced {
            Priced::Supposing(factor, step) => {
                let level = step.from(self.answers.level(factor)?)?;
                let price = self.tried(&[Setting::Level(factor, level)]);
                (!price.supposed.is_empty()).then(|| Worth::Price(factor, level, Box::new(price)))
            }
            Priced::Event(event) => {
                let outcome = events.iter().find(|it| it.event == event && it.changed > 0)?;
                Some(Worth::Cases(outcome.clone()))
            }
        }
    }
}
