//! The trials of several people once more, with other random numbers: for each question a trial draws
//! one of the views that count, and moves it as the one who gave it knows it. Each person has a slant of
//! their own, which moves only what is drawn from them.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use mops_advisor::answers::Answers;
use mops_advisor::decide::trials::{Acceptability, Outcome};
use mops_advisor::decide::{SEED, decide};
use mops_advisor::model::{Model, builtin_model};

use super::answers::{Company, Reply};
use super::cases::TABLES;
use super::chances::{drawn_weights, odds, stepped, towards};
use super::companies::{Chance, random_company};
use super::domain::{CHOICES, FACTS};
use super::factors::questions;
use super::group::{MEASURED, Said, Voice, counting, files, joint, random_group};
use super::program::kind_of;
use super::sampled::{FAR, apart};
use super::sheet::{CELLS, CONTEXTS, NOT_APPLICABLE, OPEN, Sheet, level_bit};
use super::swift::{AT_ELSEWHERE, Label, Subject, exact_scores, rough_scores};
use super::told::{Basis, OF_OWN_WORK};

const RUNS: NonZeroU32 = NonZeroU32::new(4_000).expect("it is not zero");
const GROUPS: usize = 60;

/// One view, as a trial takes it.
struct View {
    person: usize,
    answer: u8,
    /// The odds of one level down, none, and one up; and whether the person's slant counts.
    step: Option<([u64; 3], bool)>,
}

fn view(voices: &[Voice], question: &str, (person, said): (usize, Said)) -> View {
    let all = [Basis::Measured, Basis::Seen, Basis::Believed, Basis::NotStated];
    let is_own = voices[person].role == Some("mops") && OF_OWN_WORK.contains(&question);
    let basis = match all[usize::from(said.basis)] {
        Basis::Seen if is_own => Basis::Believed,
        basis => basis,
    };
    let Reply::Level(level) = said.reply else {
        return View { person, answer: NOT_APPLICABLE, step: None };
    };
    let is_fixed = said.basis == MEASURED && FACTS.contains(&question);
    let step = (!is_fixed).then(|| (odds(basis), said.basis != MEASURED));
    View { person, answer: level_bit(level), step }
}

/// Returns what the group gives, and the views on each question. The answers to a question that the
/// group's answers rule out are left out.
fn ballots(company: &Company, voices: &[Voice]) -> (Sheet, Vec<Vec<View>>) {
    let replies = questions().filter_map(|it| Some((it, joint(voices, it)?.0))).collect();
    let mut sheet = TABLES.sheet(&Company { replies, ..company.clone() });
    let settled = TABLES.settled(&sheet);
    let mut ballots: Vec<Vec<View>> = Vec::new();
    for (cell, id) in TABLES.ids.iter().enumerate() {
        let views = counting(voices, id).into_iter().map(|it| view(voices, id, it));
        let mut views: Vec<_> = views.collect();
        let has_level = views.iter().any(|it| it.answer != NOT_APPLICABLE);
        if settled[cell] == NOT_APPLICABLE && has_level {
            views.clear();
            sheet[cell] = OPEN;
        }
        ballots.push(views);
    }
    (sheet, ballots)
}

/// Returns the answers of one trial.
fn drawn(given: &Sheet, ballots: &[Vec<View>], people: usize, chance: &mut Chance) -> Sheet {
    let mut sheet = *given;
    let mut slant = || {
        let leans = chance.below(4) == 0;
        let (home, sign) = (chance.below(4), chance.below(2) == 0);
        leans.then_some((usize::try_from(home).expect("four homes"), if sign { 1 } else { -1 }))
    };
    let slants: Vec<Option<(usize, i8)>> = (0..people).map(|_| slant()).collect();
    for cell in 0..CELLS {
        if ballots[cell].is_empty() {
            sheet[cell] = match given[cell] {
                OPEN if cell < CONTEXTS => 1 << chance.below(CHOICES[cell].1.len() as u64),
                OPEN => level_bit(chance.level()),
                known => known,
            };
            continue;
        }
        let view = chance.pick(&ballots[cell]);
        sheet[cell] = view.answer;
        let Some(([down, none, up], slanted)) = view.step else { continue };
        let thrown = chance.below(down + none + up);
        let step = i8::from(thrown >= down + none) - i8::from(thrown < down);
        sheet[cell] = stepped(sheet[cell], step);
        if let Some((home, sign)) = slants[view.person].filter(|_| slanted && chance.below(2) == 0)
        {
            sheet[cell] = stepped(sheet[cell], sign * towards(&TABLES, cell, home));
        }
    }
    sheet
}

/// How often each outcome comes up: with the answers moved, and with the weights too.
type Counts = [BTreeMap<Label, u32>; 2];

fn trials(
    company: &Company,
    voices: &[Voice],
    (given, ballots): (Sheet, Vec<Vec<View>>),
    chance: &mut Chance,
) -> Counts {
    let (team, own) = (Subject::of(&TABLES, company).team, TABLES.own_weights());
    let mut counts = [BTreeMap::new(), BTreeMap::new()];
    for _ in 0..RUNS.get() {
        let sheet = drawn(&given, &ballots, voices.len(), chance);
        let weights = drawn_weights(&TABLES, chance);
        let standings = [
            TABLES.standing_with(&sheet, |it| exact_scores(it, &own)),
            TABLES.standing_with(&sheet, |it| rough_scores(it, &weights)),
        ];
        for (count, standing) in counts.iter_mut().zip(standings) {
            let label = TABLES.advice_in_a_trial(&standing, team).outcome();
            *count.entry(label).or_default() += 1;
        }
    }
    counts
}

/// Returns the views as if everybody had given the answer of the group.
fn of_one_mind((given, mut ballots): (Sheet, Vec<Vec<View>>)) -> (Sheet, Vec<Vec<View>>) {
    for (cell, views) in ballots.iter_mut().enumerate() {
        views.iter_mut().for_each(|it| it.answer = given[cell]);
    }
    (given, ballots)
}

fn label(outcome: &Outcome) -> Label {
    let place = |it: mops_advisor::decide::Place| it.placement().map_or(AT_ELSEWHERE, |it| it.0);
    (kind_of(outcome.kind), outcome.place.map_or(0, |it| 1 << place(it)))
}

/// Returns the outcomes whose shares lie too far apart.
fn differences(program: &Acceptability, own: &BTreeMap<Label, u32>) -> Vec<String> {
    let shares: BTreeMap<_, _> =
        program.outcomes.iter().map(|it| (label(it), it.share.value)).collect();
    let labels: BTreeSet<_> = shares.keys().chain(own.keys()).collect();
    let shares = labels.into_iter().map(|it| {
        let count = own.get(it).copied().unwrap_or(0);
        let own = f64::from(count) / f64::from(RUNS.get());
        (it, shares.get(it).copied().unwrap_or(0.0), own)
    });
    let far = shares.filter(|it| apart(it.1, it.2, [RUNS.get(); 2]).abs() > FAR);
    far.map(|(label, program, own)| format!("{label:?}: program {program}, own {own}")).collect()
}

fn program(model: &Model, company: &Company, voices: &[Voice]) -> Option<[Acceptability; 2]> {
    let together = Answers::together(model, &files(model, company, voices));
    let found = decide(model, &together, RUNS, SEED);
    let is_advised = found.settled.kind != mops_advisor::model::VerdictKind::NotEnough;
    is_advised.then_some([found.stress.answers, found.stress.both])
}

#[test]
fn the_trials_of_a_group_agree_with_the_program_on_random_groups() {
    let model = builtin_model();
    let (mut companies, mut chance) = (Chance(43), Chance(44));
    let (mut compared, mut told_apart) = (0, 0);
    while compared < GROUPS {
        let company = random_company(&mut companies);
        let voices = random_group(&company, &mut companies);
        let Some(found) = program(&model, &company, &voices) else { continue };
        let own = trials(&company, &voices, ballots(&company, &voices), &mut chance);
        for (found, own) in found.iter().zip(&own) {
            let differences = differences(found, own);
            assert!(differences.is_empty(), "group {compared}: {differences:#?}");
        }
        compared += 1;
        // Trials that take the group's answer for each view would be found out.
        let averaged = of_one_mind(ballots(&company, &voices));
        let averaged = trials(&company, &voices, averaged, &mut chance);
        told_apart += usize::from(!differences(&found[1], &averaged[1]).is_empty());
    }
    assert!(told_apart > GROUPS / 3, "{told_apart}");
}
