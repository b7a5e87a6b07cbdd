//! The answer of a group, worked out as by hand: people are put on a tally sheet, one line a role, one
//! column a level. And the gates, for every way of taking the counting views as right.

use std::collections::{BTreeMap, BTreeSet};

use mops_advisor::answers::{self, Answers, Basis};
use mops_advisor::decide::evaluate;
use mops_advisor::model::{Model, builtin_model};

use super::answers::{Answer, Answers as Settled, Company, Reply, subjects};
use super::companies::{Chance, random_company};
use super::decision::gate_outcome;
use super::factors::questions;
use super::gates::{GATES, Gate};
use super::program::{answers_of, outcome_of};
use super::verdict::Outcome;
use crate::shorthand;

const ROLES: [&str; 6] = ["cmo", "it", "sales", "mops", "consultant", "other"];
pub(super) const MEASURED: u8 = 0;
const BELIEVED: u8 = 2;

/// One person's answer: the reply, how well it is known (0 is best, 3 is not stated), and whether there
/// is a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) reply: Reply,
    pub(super) basis: u8,
    noted: bool,
}

pub(super) struct Voice {
    pub(super) role: Option<&'static str>,
    said: BTreeMap<&'static str, Said>,
}

/// The lines of a tally sheet: how many of each role said each level.
type Sheet = BTreeMap<Option<&'static str>, [usize; 6]>;

/// Returns the middle mark of a line; between two of them, the half-way point, and of two levels with a
/// half between them the one nearer to 3.
fn middle(line: &[usize; 6]) -> i128 {
    let marks: usize = line.iter().sum();
    let level_of = |mark: usize| {
        let mut seen = 0;
        for (level, count) in line.iter().enumerate() {
            seen += count;
            if seen >= mark {
                return i128::try_from(level).expect("there are five levels");
            }
        }
        unreachable!("the line has as many marks as it has");
    };
    let doubled = level_of(marks.div_ceil(2)) + level_of(marks / 2 + 1);
    let nearest_first = [3, 4, 2, 5, 1];
    let fits = |level: &&i128| (2 * **level - doubled).abs() <= 1;
    *nearest_first.iter().find(fits).expect("some level is at most a half away")
}

/// Returns the views that count, each with the place of the person.
pub(super) fn counting(voices: &[Voice], question: &str) -> Vec<(usize, Said)> {
    let views = voices.iter().enumerate();
    let views = views.filter_map(|(person, it)| Some((person, *it.said.get(question)?)));
    let views: Vec<_> = views.filter(|it| it.1.reply != Reply::Unknown).collect();
    let is_proof =
        |said: &Said| matches!(said.reply, Reply::Level(_)) && said.basis == MEASURED && said.noted;
    let proofs: Vec<_> = views.iter().copied().filter(|it| is_proof(&it.1)).collect();
    if proofs.is_empty() { views } else { proofs }
}

/// Returns the reply of the group and its basis.
pub(super) fn joint(voices: &[Voice], question: &str) -> Option<(Reply, u8)> {
    let views = counting(voices, question);
    let mut sheet = Sheet::new();
    let mut bases: BTreeMap<i128, u8> = BTreeMap::new();
    for (person, said) in &views {
        let Reply::Level(level) = said.reply else { continue };
        sheet.entry(voices[*person].role).or_default()[usize::try_from(level).expect("a level")] +=
            1;
        let best = bases.entry(level).or_insert(said.basis);
        *best = said.basis.min(*best);
    }
    if sheet.is_empty() {
        let said = |reply: Reply| {
            voices.iter().filter_map(|it| it.said.get(question)).find(|it| it.reply == reply)
        };
        let first = said(Reply::NotApplicable).or_else(|| said(Reply::Unknown))?;
        return Some((first.reply, first.basis));
    }
    let mut roles = [0; 6];
    for line in sheet.values() {
        roles[usize::try_from(middle(line)).expect("a level")] += 1;
    }
    let level = middle(&roles);
    let (lowest, highest) = (bases.keys().min()?, bases.keys().max()?);
    let basis = if highest - lowest >= 2 { BELIEVED } else { bases[&level] };
    Some((Reply::Level(level), basis))
}

/// Returns the outcome of a gate over every way of taking one counting view of each question as right.
fn with_all_views(gate: &Gate, group: &Settled, voices: &[Voice]) -> Outcome {
    let read: BTreeSet<_> =
        [subjects(gate.fails), subjects(gate.conditional)].concat().into_iter().collect();
    let mut worlds = vec![group.clone()];
    for question in read.into_iter().filter(|it| questions().any(|that| that == *it)) {
        if group.get(question) == Answer::NotApplicable {
            continue;
        }
        let views: Vec<_> = counting(voices, question)
            .iter()
            .map(|it| match it.1.reply {
                Reply::Level(level) => Answer::Level(level),
                _ => Answer::NotApplicable,
            })
            .collect();
        if !views.is_empty() {
            let each = |world: &Settled| {
                views.iter().map(|it| world.clone().with(question, *it)).collect::<Vec<_>>()
            };
            worlds = worlds.iter().flat_map(each).collect();
        }
    }
    let outcomes: Vec<_> = worlds.iter().map(|it| gate_outcome(gate, it)).collect();
    let has = |outcome: Outcome| outcomes.contains(&outcome);
    if outcomes.iter().all(|it| *it == Outcome::Failed) {
        Outcome::Failed
    } else if has(Outcome::Failed) || has(Outcome::Open) {
        Outcome::Open
    } else if has(Outcome::Conditional) {
        Outcome::Conditional
    } else {
        Outcome::Passed
    }
}

/// Returns people who see one company differently here and there.
pub(super) fn random_group(company: &Company, chance: &mut Chance) -> Vec<Voice> {
    let people = chance.below(5) + 1;
    let voice = |_| {
        let role = chance.percent(90).then(|| *chance.pick(&ROLES));
        let said = questions().filter_map(|it| Some((it, random_said(company, it, chance)?)));
        Voice { role, said: said.collect() }
    };
    (0..people).map(voice).collect()
}

fn random_said(company: &Company, question: &str, chance: &mut Chance) -> Option<Said> {
    let given = company.replies.get(question).copied();
    let reply = match (given, chance.below(20)) {
        (_, 0) => return None,
        (_, 1) => Reply::Unknown,
        (_, 2) => Reply::NotApplicable,
        (Some(Reply::Level(level)), 3..=9) => {
            Reply::Level((level + i128::from(chance.below(5)) - 2).clamp(1, 5))
        }
        (_, 10 | 11) => Reply::Level(chance.level()),
        _ => given?,
    };
    let basis = u8::try_from(chance.below(4)).expect("there are four");
    Some(Said { reply, basis, noted: chance.percent(30) })
}

/// Returns what each person's file would hold.
pub(super) fn files(model: &Model, company: &Company, voices: &[Voice]) -> Vec<Answers> {
    let file = |voice: &Voice| {
        let replies = BTreeMap::new();
        let mut file = answers_of(model, &Company { replies, ..company.clone() });
        if let Some(role) = voice.role {
            shorthand::choose(model, &mut file, "role", role);
        }
        for (id, said) in &voice.said {
            let reply = match said.reply {
                Reply::Level(it) => shorthand::level(it.try_into().expect("a level is small")),
                Reply::Unknown => answers::Reply::Unknown,
                Reply::NotApplicable => answers::Reply::NotApplicable,
            };
            let note = said.noted.then(|| "noted".to_owned());
            let basis = Basis::ALL[usize::from(said.basis)];
            let factor = model.factor(id).expect("the model asks for it");
            file.set(factor, answers::Answer { reply, basis, note });
        }
        file
    };
    voices.iter().map(file).collect()
}

#[test]
fn the_answer_of_a_group_and_its_gates_agree_with_the_program_on_random_groups() {
    let model = builtin_model();
    let mut chance = Chance(41);
    let (mut open, mut apart, mut left_out) = (0, 0, 0);
    for number in 0..1_000 {
        let company = random_company(&mut chance);
        let voices = random_group(&company, &mut chance);
        let together = Answers::together(&model, &files(&model, &company, &voices));
        let group: BTreeMap<_, _> =
            questions().filter_map(|it| Some((it, joint(&voices, it)?))).collect();
        let replies = group.iter().map(|(question, it)| (*question, it.0)).collect();
        let settled = Settled::of(&Company { replies, ..company.clone() });
        for (question, (reply, basis)) in &group {
            let factor = model.factor(question).expect("the model asks for it");
            let found = together.answer(factor);
            if together.dropped().contains(&factor) {
                assert_eq!(settled.get(question), Answer::NotApplicable, "{question}, {number}");
                left_out += 1;
                continue;
            }
            let level = together.level(factor).map(|it| i128::from(it.number()));
            let own = match reply {
                Reply::Level(level) => Some(*level),
                _ => None,
            };
            assert_eq!(
                (level, found.basis),
                (own, Basis::ALL[usize::from(*basis)]),
                "{question}, {number}"
            );
            apart += usize::from(counting(&voices, question).len() > 1 && *basis == BELIEVED);
        }
        let gates = evaluate(&model, &together).gates;
        for (gate, outcome) in GATES.iter().zip(gates) {
            let own = with_all_views(gate, &settled, &voices);
            assert_eq!(outcome_of(outcome), own, "{}, {number}", gate.id);
            open += usize::from(own == Outcome::Open);
        }
    }
    assert!(open > 500 && apart > 1_000 && left_out > 50, "{open} {apart} {left_out}");
}
