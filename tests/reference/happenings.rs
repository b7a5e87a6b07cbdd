//! The events that may follow a decision: in every case that an event can bring, the advice is worked
//! out anew.

use std::collections::BTreeMap;

use super::domain::*;
use super::sheet::*;
use super::swift::{Label, Subject};

pub(crate) struct Event {
    pub(crate) id: &'static str,
    sets: &'static [(&'static str, u8)],
    every: &'static [(&'static str, u8)],
    /// Left out where one of these answers is among the bits, or is open if there are none.
    left_out: &'static [(&'static str, u8)],
}

const ALL: u8 = 0b1_1111;
const LOW: u8 = 0b11;
const SECOND: u8 = 0b10;

/// The first four choices are `vacant`, `under_6_months`, `to_2_years`, `over_2_years`.
const UNDER_6_MONTHS: u8 = 0b10;
const NO_SUCH_POST: u8 = 0b1_0000;
const NO_OWN_PEOPLE: u8 = 0b1100;
const NO_TECHNICAL_HOME: u8 = 0b1000;
const NO_SALES: u8 = 0b1000;

pub(crate) const EVENTS: [Event; 5] = [
    Event {
        id: "new_head_of_marketing",
        sets: &[(A4, SECOND)],
        every: &[(A1, ALL), (A2, ALL), (A3, ALL), (B3, ALL), (E1, ALL)],
        left_out: &[],
    },
    Event {
        id: "new_head_of_it",
        sets: &[(POST_CIO, UNDER_6_MONTHS)],
        every: &[(B1, ALL), (B2, ALL), (B3, ALL), (D4, ALL)],
        left_out: &[(TECHNICAL_HOME, NO_OWN_PEOPLE), (POST_CIO, NO_SUCH_POST)],
    },
    Event {
        id: "capacity_withdrawn",
        sets: &[],
        every: &[(B1, LOW), (B2, LOW)],
        left_out: &[(TECHNICAL_HOME, NO_TECHNICAL_HOME)],
    },
    Event {
        id: "weak_quarter",
        sets: &[],
        every: &[(G2, LOW)],
        left_out: &[(SALES_ORGANISATION, NO_SALES)],
    },
    Event {
        id: "joint_executive_leaves",
        sets: &[(H1, SECOND)],
        every: &[],
        left_out: &[(H1, LOW), (H1, OPEN)],
    },
];

/// How many cases an event has, and how many of them bring each advice.
pub(crate) struct Cases {
    pub(crate) all: u64,
    pub(crate) by_label: BTreeMap<Label, u64>,
}

/// Returns the cases of an event, `None` if it cannot happen to this company.
pub(crate) fn cases(tables: &Tables, subject: &Subject, event: &Event) -> Option<Cases> {
    let settled = tables.settled(&subject.given);
    let answer = |id: &str| settled[tables.cell(id)];
    let left_out = |(id, bits): &(&str, u8)| match bits {
        0 => answer(id) == OPEN,
        bits => answer(id) & bits != 0,
    };
    if event.left_out.iter().any(left_out) {
        return None;
    }
    let mut asked = event.sets.iter().chain(event.every);
    if asked.all(|(id, _)| answer(id) == NOT_APPLICABLE) {
        // There is nothing that could change.
        return None;
    }
    let mut sheets = vec![subject.given];
    for (id, bits) in event.sets.iter().chain(event.every) {
        let cell = tables.cell(id);
        if settled[cell] == NOT_APPLICABLE {
            continue;
        }
        let each = |sheet: &Sheet| {
            let sheet = *sheet;
            let bits = (0..8).map(|it| 1 << it).filter(move |it| bits & it != 0);
            bits.map(move |bit| {
                let mut sheet = sheet;
                sheet[cell] = bit;
                sheet
            })
        };
        sheets = sheets.iter().flat_map(each).collect();
    }
    let mut by_label = BTreeMap::new();
    for given in &sheets {
        let advice = tables.advice(&Subject { given: *given, team: subject.team });
        *by_label.entry(advice.label()).or_default() += 1;
    }
    Some(Cases { all: sheets.len() as u64, by_label })
}
