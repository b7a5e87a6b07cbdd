//! A sentence that a pattern has read, and what stands in its places.

use super::cases::Differences;
use super::own::Own;
use super::patterns::{About, Slot};
use super::swift::Label;
use super::verdict::Strength;

/// A sentence that fits a pattern: what stands in its places.
pub(crate) struct Said<'a> {
    pub(crate) own: &'a Own<'a>,
    pub(crate) slots: Vec<Slot<'a>>,
    pub(crate) text: &'a str,
}

pub(crate) type Check = fn(&Said) -> Differences;

impl Said<'_> {
    pub(crate) fn numbers(&self) -> Vec<i64> {
        let number = |it: &Slot| if let Slot::Number(it) = it { Some(*it) } else { None };
        self.slots.iter().filter_map(number).collect()
    }

    pub(crate) fn n(&self, at: usize) -> i64 {
        match self.slots.iter().filter(|it| matches!(it, Slot::Number(_))).nth(at) {
            Some(Slot::Number(number)) => *number,
            _ => panic!("no number {at}: {}", self.text),
        }
    }

    pub(crate) fn home(&self, at: usize) -> usize {
        match self.slots.iter().filter(|it| matches!(it, Slot::Home(_))).nth(at) {
            Some(Slot::Home(home)) => *home,
            _ => panic!("no home {at}: {}", self.text),
        }
    }

    pub(crate) fn homes(&self) -> u8 {
        let mut homes = self.slots.iter();
        homes.find_map(|it| if let Slot::Homes(it) = it { Some(*it) } else { None }).expect("homes")
    }

    pub(crate) fn text(&self, at: usize) -> &str {
        match self.slots.iter().filter(|it| matches!(it, Slot::Text(_))).nth(at) {
            Some(Slot::Text(text)) => text,
            _ => panic!("no text {at}: {}", self.text),
        }
    }

    pub(crate) fn about(&self) -> Option<About> {
        self.slots.iter().find_map(|it| if let Slot::About(it) = it { Some(*it) } else { None })
    }

    pub(crate) fn strength(&self) -> Option<Strength> {
        self.slots.iter().find_map(|it| if let Slot::Strength(it) = it { Some(*it) } else { None })
    }

    pub(crate) fn advice(&self) -> Label {
        let mut slots = self.slots.iter();
        slots
            .find_map(|it| if let Slot::Advice(it) = it { Some(*it) } else { None })
            .expect("advice")
    }

    pub(crate) fn unless(&self, holds: bool, own: impl std::fmt::Debug) -> Differences {
        (!holds).then(|| format!("“{}”, own {own:?}", self.text)).into_iter().collect()
    }

    pub(crate) fn share_is(&self, share: f64) -> Differences {
        let about = self.about().expect("how many of 100");
        self.unless(self.own.is_near(about, share), share)
    }

    pub(crate) fn lead(&self) -> Option<i64> {
        let (first, second) = self.own.pair()?;
        Some(self.own.shown(first) - self.own.shown(second))
    }
}
