//! The best package without a move: everything that the company can do where the team sits and that
//! would mend what speaks for another home. The table is copied from the model by hand.

use super::cases::{Case, TABLES};
use super::claims::list;
use super::decision::decision;
use super::domain::*;
use super::sheet::*;
use super::supposing::Supposed;
use super::swift::AT_ELSEWHERE;
use super::verdict::Kind;

pub(crate) struct Remedy {
    pub(crate) id: &'static str,
    instead_of: &'static [&'static str],
    /// Needs a head with people of their own for marketing's systems.
    with_technical_people: bool,
    /// Needs leads that are followed up late: level 3 or more.
    with_late_leads: bool,
    raise: &'static [(&'static str, usize)],
    lower: &'static [(&'static str, usize)],
}

const NOTHING: Remedy = Remedy {
    id: "",
    instead_of: &[],
    with_technical_people: false,
    with_late_leads: false,
    raise: &[],
    lower: &[],
};

/// All but the last are for a team that sits in one place; the last is for a divided one.
const REMEDIES: [Remedy; 7] = [
    Remedy {
        id: "r_named_people",
        instead_of: &[MARKETING],
        with_technical_people: true,
        raise: &[(B1, 4), (B2, 4)],
        ..NOTHING
    },
    Remedy {
        id: "r_routine_changes",
        instead_of: &[MARKETING],
        with_technical_people: true,
        raise: &[(D2, 4)],
        ..NOTHING
    },
    Remedy { id: "r_signed_rule", instead_of: &[MARKETING, IT], raise: &[(A2, 4)], ..NOTHING },
    Remedy {
        id: "r_line_to_it",
        instead_of: &[IT],
        with_technical_people: true,
        lower: &[(C5, 2)],
        ..NOTHING
    },
    Remedy {
        id: "r_named_owner",
        instead_of: &[SALES, REVOPS],
        with_late_leads: true,
        lower: &[(F1, 2)],
        ..NOTHING
    },
    Remedy {
        id: "r_one_text_one_figure",
        instead_of: &[REVOPS],
        raise: &[(H2, 4)],
        lower: &[(F4, 2)],
        ..NOTHING
    },
    Remedy { id: "r_one_head", instead_of: &HOMES, ..NOTHING },
];

/// Which remedies are in the package, and the answers that it would change.
pub(crate) struct Package {
    pub(crate) parts: Vec<&'static str>,
    pub(crate) changes: Vec<Supposed>,
}

/// Where the team stays and nothing spares a move elsewhere, it is what mends its own home.
pub(crate) fn package(case: &Case) -> Package {
    let package = sparing(case, &rivals(case));
    if package.parts.is_empty() && case.advice.kind == Kind::Stay {
        let home = (0..4).filter(|it| case.advice.homes >> it & 1 == 1);
        return sparing(case, &home.collect::<Vec<_>>());
    }
    package
}

fn sparing(case: &Case, spared: &[usize]) -> Package {
    let mut package = Package { parts: Vec::new(), changes: Vec::new() };
    for remedy in &REMEDIES {
        let spares = remedy.instead_of.iter().any(|it| spared.contains(&place_of(it)));
        // What was tried before, and how it went, is not known here.
        if !spares || !fits(case, remedy) || is_listed(case, "failed_before", remedy.id) {
            continue;
        }
        let changes: Vec<_> = improvements(case, remedy, &package.changes);
        let does_anything =
            !changes.is_empty() || (remedy.raise.is_empty() && remedy.lower.is_empty());
        // Nor is the size of the team, and what cannot wait.
        if does_anything && !is_listed(case, "left_out", remedy.id) {
            package.parts.push(remedy.id);
            package.changes.extend(changes);
        }
    }
    package
}

fn is_listed(case: &Case, among: &str, id: &str) -> bool {
    list(&case.json["package"][among]).iter().any(|it| it["id"] == id)
}

fn place_of(home: &str) -> usize {
    HOMES.iter().position(|it| *it == home).expect("a home")
}

fn fits(case: &Case, remedy: &Remedy) -> bool {
    let home = case.told.company.choices.get(CURRENT_HOME).copied();
    let is_divided = home == Some(SPLIT);
    let is_one_place = home.is_some_and(|it| ![SPLIT, NONE].contains(&it));
    let technical = case.standing.settled[TABLES.cell(TECHNICAL_HOME)];
    let late = case.standing.settled[TABLES.cell(F1)];
    let is_late = level_in(late).is_some_and(|it| it >= 3);
    (if remedy.id == "r_one_head" { is_divided } else { is_one_place })
        && (!remedy.with_technical_people || technical & 0b11 != 0)
        && (!remedy.with_late_leads || is_late)
}

/// Returns the answers that a remedy improves, after those before it. An open answer is taken to be
/// worse, and so is one about something that there is not.
fn improvements(case: &Case, remedy: &Remedy, before: &[Supposed]) -> Vec<Supposed> {
    let raised = remedy.raise.iter().map(|(id, to)| (TABLES.cell(id), *to, true));
    let lowered = remedy.lower.iter().map(|(id, to)| (TABLES.cell(id), *to, false));
    let wanted = raised.chain(lowered).filter(|(cell, to, up)| {
        let changed = before.iter().rev().find(|it| it.0 == *cell).map(|it| it.1);
        let now = changed.or(level_in(case.standing.settled[*cell]));
        now.is_none_or(|it| if *up { it < *to } else { it > *to })
    });
    let wanted: Vec<_> = wanted.map(|(cell, to, _)| (cell, to)).collect();
    let then = TABLES.settled(&super::seeking::with(&case.subject.given, &wanted));
    let is_asked = |it: &Supposed| level_in(then[it.0]) == Some(it.1);
    wanted.into_iter().filter(is_asked).collect()
}

/// Returns the homes to which a move is in question: those that are advised or leaned to; where the
/// team stays, the one compared and all that have more points.
fn rivals(case: &Case) -> Vec<usize> {
    let given = case.told.company.choices.get(CURRENT_HOME).copied();
    let place = |it: &str| if it == ELSEWHERE { AT_ELSEWHERE } else { place_of(it) };
    let home = given.filter(|it| ![SPLIT, NONE].contains(it)).map(place);
    if given.is_none_or(|it| it == NONE)
        || matches!(case.advice.kind, Kind::NoHome | Kind::NotEnough)
    {
        return Vec::new();
    }
    let stays = home.is_some_and(|it| case.advice.homes == 1 << it);
    let advised = (0..4).filter(|it| case.advice.homes >> it & 1 == 1);
    let homes: Vec<_> = match home {
        Some(home) if stays => {
            let second = decision(&case.told.company).compared.map(|it| place(it.homes.1));
            let shown = |it: usize| case.standing.shown(it);
            second.into_iter().chain((0..4).filter(|it| shown(*it) > shown(home))).collect()
        }
        _ => advised.collect(),
    };
    homes.into_iter().filter(|it| Some(*it) != home && *it < AT_ELSEWHERE).collect()
}
