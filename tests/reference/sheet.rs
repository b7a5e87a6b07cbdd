//! The tables of the reference once more, as numbers, so that a whole advice takes a microsecond and
//! searches can simply try everything.
//!
//! A [`Sheet`] has one cell for each question: the choices first, then the questions with levels. A
//! cell holds one bit: that of the level or choice, [`NOT_APPLICABLE`], or none while it is open.
//! [`Tables::settled`] takes out what does not apply.

use super::answers::{Company, Reply};
use super::domain::*;
use super::factors::{factors, questions};
use super::gates::{GATES, place};
use super::interactions::{Change, INTERACTIONS};

pub(crate) const CONTEXTS: usize = 6;
pub(crate) const FACTORS: usize = 32;
pub(crate) const CELLS: usize = CONTEXTS + FACTORS + OPTIONAL.len();

pub(crate) const OPEN: u8 = 0;
pub(crate) const NOT_APPLICABLE: u8 = 1 << 7;
const LEVELS: u8 = 0b1_1111;

/// What was given for each question.
pub(crate) type Sheet = [u8; CELLS];

/// Rows of tests; each test asks whether a cell is among some bits.
pub(crate) struct Condition(Vec<Vec<(usize, u8)>>);

struct Effect {
    factor: usize,
    homes: [bool; 4],
    levels: u8,
    change: &'static Change,
}

struct Rule {
    when: Condition,
    effects: Vec<Effect>,
}

pub(crate) struct Gate {
    pub(crate) home: usize,
    pub(crate) fails: Condition,
    pub(crate) conditional: Condition,
}

enum When {
    Always,
    If(Condition),
    Unless(Condition),
}

pub(crate) struct Tables {
    pub(crate) ids: Vec<&'static str>,
    asked: Vec<When>,
    pub(crate) pulls: [[[i32; 5]; 4]; FACTORS],
    /// Section weight times share: 10,000 in all.
    pub(crate) weights: [i64; FACTORS],
    /// The place of each factor's section, and its share.
    pub(crate) shares: [(usize, i64); FACTORS],
    rules: Vec<Rule>,
    pub(crate) gates: Vec<Gate>,
}

/// Pulls after the interactions, in sixteenths.
pub(crate) type Pulls = [[i32; 4]; FACTORS];

/// Returns the bit of a level.
pub(crate) fn level_bit(level: i128) -> u8 {
    1 << (level - 1)
}

/// Returns the level that a cell holds.
pub(crate) fn level_in(cell: u8) -> Option<usize> {
    (cell != 0 && cell & LEVELS == cell).then(|| cell.trailing_zeros() as usize + 1)
}

impl Tables {
    pub(crate) fn new() -> Self {
        let ids: Vec<_> = CHOICES.iter().map(|(id, ..)| *id).chain(questions()).collect();
        assert_eq!(ids.len(), CELLS);
        let cell = |id: &str| ids.iter().position(|it| *it == id).expect("a known question");
        let condition = |rows: Rows| condition(rows, &cell);
        let when = |it: Asked| match it {
            Asked::Always => When::Always,
            Asked::When(rows) => When::If(condition(rows)),
            Asked::Unless(rows) => When::Unless(condition(rows)),
        };
        let contexts = CHOICES.iter().map(|(_, _, asked)| *asked);
        let asked = contexts.chain(questions().map(super::domain::asked)).map(when).collect();
        let section = |id: &str| SECTIONS.iter().position(|(it, _)| *it == id).expect("a section");
        let small = |it: i128| i64::try_from(it).expect("a small number");
        let shares = exactly(factors().map(|it| (section(it.section), small(it.share))));
        let weights = exactly(shares.iter().map(|(at, share)| small(SECTIONS[*at].1) * share));
        let pull = |it: i128| i32::try_from(it).expect("a small number");
        let pulls = exactly(factors().map(|it| it.pulls.map(|home| home.map(pull))));
        let gate = |it: &super::gates::Gate| Gate {
            home: place(it.home),
            fails: condition(it.fails),
            conditional: condition(it.conditional),
        };
        let rules = INTERACTIONS.iter().map(|it| Rule {
            when: condition(it.when),
            effects: it.effects.iter().flat_map(|it| effects(it, &cell)).collect(),
        });
        let (rules, gates) = (rules.collect(), GATES.iter().map(gate).collect());
        Self { asked, pulls, weights, shares, rules, gates, ids }
    }

    /// Returns the cell of a question.
    pub(crate) fn cell(&self, id: &str) -> usize {
        self.ids.iter().position(|it| *it == id).expect("a known question")
    }

    /// Returns what a company gave.
    pub(crate) fn sheet(&self, company: &Company) -> Sheet {
        let mut sheet = [OPEN; CELLS];
        for (cell, id) in self.ids.iter().enumerate() {
            if let Some((_, choices, _)) = CHOICES.iter().find(|(it, ..)| it == id) {
                let given = company.choices.get(id);
                let given = given.and_then(|given| choices.iter().position(|it| it == given));
                sheet[cell] = given.map_or(OPEN, |it| 1 << it);
            } else {
                sheet[cell] = match company.replies.get(id) {
                    Some(Reply::Level(level)) => level_bit(*level),
                    Some(Reply::NotApplicable) => NOT_APPLICABLE,
                    Some(Reply::Unknown) | None => OPEN,
                };
            }
        }
        sheet
    }

    /// Returns every answer that can be given to a question.
    pub(crate) fn possible(&self, cell: usize) -> impl Iterator<Item = u8> + use<> {
        let count = if cell < CONTEXTS { CHOICES[cell].1.len() } else { 5 };
        (0..count).map(|it| 1 << it)
    }

    /// Takes out what does not apply.
    pub(crate) fn settled(&self, given: &Sheet) -> Sheet {
        let mut sheet = *given;
        for cell in 0..CELLS {
            let applies = match &self.asked[cell] {
                When::Always => true,
                When::If(condition) => condition.prospect(&sheet).certain,
                When::Unless(condition) => !condition.prospect(&sheet).certain,
            };
            if !applies {
                sheet[cell] = NOT_APPLICABLE;
            }
        }
        sheet
    }

    /// Returns the pulls that settled answers have after all interactions.
    pub(crate) fn pulls(&self, settled: &Sheet) -> Pulls {
        let mut pulls = [[0; 4]; FACTORS];
        for (factor, own) in pulls.iter_mut().enumerate() {
            if let Some(level) = level_in(settled[CONTEXTS + factor]) {
                *own = self.pulls[factor].map(|it| it[level - 1] * 16);
            }
        }
        for rule in &self.rules {
            if !rule.when.prospect(settled).certain {
                continue;
            }
            for effect in &rule.effects {
                if settled[CONTEXTS + effect.factor] & effect.levels != 0 {
                    effect.act(&mut pulls[effect.factor]);
                }
            }
        }
        pulls
    }
}

fn exactly<T: std::fmt::Debug, const N: usize>(items: impl Iterator<Item = T>) -> [T; N] {
    items.collect::<Vec<_>>().try_into().expect("as many as the table has")
}

fn condition(rows: Rows, cell: &dyn Fn(&str) -> usize) -> Condition {
    let bits = |test: &Test| match test {
        Test::AtMost(_, most) => (1..=*most).map(level_bit).sum(),
        Test::AtLeast(_, least) => (*least..=5).map(level_bit).sum(),
        Test::Exactly(_, level) => level_bit(*level),
        Test::NotApplicable(_) => NOT_APPLICABLE,
        Test::Choice(id, wanted) => {
            let all = choices_of(id).expect("a choice").iter().enumerate();
            all.filter(|(_, it)| wanted.contains(it)).map(|(at, _)| 1 << at).sum()
        }
    };
    let row = |row: &&[Test]| row.iter().map(|it| (cell(subject(it)), bits(it))).collect();
    Condition(rows.iter().map(row).collect())
}

fn effects(
    effect: &'static super::interactions::Effect,
    cell: &dyn Fn(&str) -> usize,
) -> Vec<Effect> {
    let one = |factor: &&str| Effect {
        factor: cell(factor) - CONTEXTS,
        homes: HOMES.map(|it| effect.homes.contains(&it)),
        levels: effect.levels.iter().map(|it| level_bit(*it)).sum(),
        change: &effect.change,
    };
    effect.factors.iter().map(one).collect()
}

impl Effect {
    fn act(&self, pulls: &mut [i32; 4]) {
        for (pull, concerned) in pulls.iter_mut().zip(self.homes) {
            if concerned {
                *pull = self.changed(*pull).clamp(-48, 48);
            }
        }
    }

    fn changed(&self, pull: i32) -> i32 {
        match self.change {
            Change::Set(new) => i32::try_from(*new).expect("a pull") * 16,
            Change::Add(addend) => pull + i32::try_from(*addend).expect("a pull") * 16,
            Change::Halve => half(pull),
            Change::HalvePositive if pull > 0 => half(pull),
            Change::DropPositive if pull > 0 => 0,
            Change::HalvePositive | Change::DropPositive => pull,
        }
    }
}

fn half(pull: i32) -> i32 {
    assert!(pull % 2 == 0, "sixteenths are fine enough");
    pull / 2
}

/// Whether some way, and whether every way of filling in the open answers makes it hold.
#[derive(Clone, Copy)]
pub(crate) struct Prospect {
    pub(crate) possible: bool,
    pub(crate) certain: bool,
}

impl Condition {
    pub(crate) fn prospect(&self, sheet: &Sheet) -> Prospect {
        let mut rows_left = false;
        for row in &self.0 {
            if row.iter().all(|(cell, bits)| sheet[*cell] & bits != 0) {
                return Prospect { possible: true, certain: true };
            }
            rows_left |=
                row.iter().all(|(cell, bits)| sheet[*cell] == OPEN || sheet[*cell] & bits != 0);
        }
        if !rows_left {
            return Prospect { possible: false, certain: false };
        }
        let mut world = *sheet;
        let (mut some, mut all) = (false, true);
        self.try_worlds(&mut world, &self.open(sheet), &mut |holds| {
            some |= holds;
            all &= holds;
        });
        Prospect { possible: some, certain: all }
    }

    /// Returns the open cells that this reads, each with the bits that it may have.
    pub(crate) fn open(&self, sheet: &Sheet) -> Vec<(usize, u8)> {
        let mut open = Vec::<(usize, u8)>::new();
        for (cell, bits) in self.0.iter().flatten() {
            if sheet[*cell] != OPEN {
                continue;
            }
            let all = if *cell < CONTEXTS { (1 << CHOICES[*cell].1.len()) - 1 } else { LEVELS };
            match open.iter_mut().find(|(it, _)| it == cell) {
                Some((_, found)) => *found |= bits,
                None => open.push((*cell, all | bits)),
            }
        }
        open
    }

    fn try_worlds(&self, world: &mut Sheet, open: &[(usize, u8)], tell: &mut impl FnMut(bool)) {
        let Some(((cell, bits), rest)) = open.split_first() else {
            let holds =
                |row: &Vec<(usize, u8)>| row.iter().all(|(it, bits)| world[*it] & bits != 0);
            tell(self.0.iter().any(holds));
            return;
        };
        for bit in (0..8).map(|it| 1 << it).filter(|it| bits & it != 0) {
            world[*cell] = bit;
            self.try_worlds(world, rest, tell);
        }
    }
}
