//! A small model for the tests of the wizard and of answers files, and facts for the tests of
//! predicates.

use crate::model::{
    Asked, Bands, Choice, ContextId, ContextKind, ContextQuestion, Factor, FactorId, Facts,
    Finding, LevelText, Model, NameBy, Origin, Placeholder, Placement, Respondent, RespondentId,
    Roles, Section, SectionId, Stage, Subject,
};
use crate::points::Pull;

/// Two sections with two questions each, the first of each a core one; `reach` may not apply. Six
/// questions on the company are asked: four first, and `people` and `decide_by` last. Nothing pulls,
/// and there is no advice before every question has a level: so no screen on what is open comes up.
pub(crate) fn model() -> Model {
    let base = crate::decide::fixture::model(0);
    Model {
        version: "1".into(),
        title: "Where should the team sit?".into(),
        bands: Bands {
            minimum_weight: 100,
            minimum_points: 25,
            floor: 53,
            floor_without_home: 50,
            move_share: 50,
            ..base.bands
        },
        placements: vec![placement("marketing", "Marketing"), it()],
        sections: vec![section("trust", "A", "Trust and rules"), section("work", "B", "The work")],
        factors: vec![
            factor("trust", 0, true),
            factor("rules", 0, false),
            factor("speed", 1, true),
            Factor {
                not_applicable: Some("There are no buyers".into()),
                ..factor("reach", 1, false)
            },
        ],
        context: contexts(),
        roles: Roles {
            company: ContextId(0),
            prepared_by: ContextId(1),
            role: ContextId(2),
            date: ContextId(3),
            current_home: ContextId(4),
            decide_by: Some(ContextId(7)),
            ..base.roles
        },
        respondents: vec![
            Respondent { id: "cmo".into(), name: "the CMO".into(), ..Respondent::default() },
            Respondent { id: "it".into(), name: "the CIO".into(), ..Respondent::default() },
        ],
        ..base
    }
}

fn placement(id: &str, name: &str) -> Placement {
    let (id, name, leader) = (id.into(), name.into(), "head".into());
    Placement { id, name, name_by: None, leader, means: None, row: None }
}

fn it() -> Placement {
    let names = vec![None, Some("Engineering".into())];
    Placement { name_by: Some(NameBy { context: ContextId(5), names }), ..placement("it", "IT") }
}

fn section(id: &str, letter: &str, title: &str) -> Section {
    Section {
        id: id.into(),
        letter: letter.into(),
        title: title.into(),
        short: title.into(),
        weight: 50,
        intro: format!("This part is about {id} at {{company}}."),
        rationale: String::new(),
        optional: false,
    }
}

fn factor(id: &str, section: usize, core: bool) -> Factor {
    let level = |level: u8| LevelText {
        label: format!("{{it}} shows {id} {level} times"),
        paper: format!("{id} was seen {level} times."),
        count: format!("{level} times"),
    };
    Factor {
        id: id.into(),
        section: SectionId(section),
        reference: format!("X{section}"),
        share: 50,
        counts: None,
        core,
        fact: false,
        better: None,
        asked: Asked::Always,
        sensitive: false,
        asks: vec![RespondentId(0), RespondentId(1)],
        name: format!("How {id} is"),
        question: format!("How is {id} in {{it}}?"),
        why: format!("Because {id} matters."),
        look: format!("Count {id}."),
        record: None,
        unclear: None,
        brief: None,
        next: None,
        not_applicable: None,
        levels: [1, 2, 3, 4, 5].map(level),
        pulls: vec![[Pull::default(); 5]; 2],
        origin: Origin::default(),
    }
}

fn contexts() -> Vec<ContextQuestion> {
    let question = |stage, id: &str, kind, required| ContextQuestion {
        id: id.into(),
        kind,
        required,
        stage,
        asked: Asked::Always,
        name: format!("The {id}"),
        question: format!("What is the {id}?"),
        each: None,
        why: format!("The {id} is printed."),
        placeholder: None,
    };
    let company =
        Placeholder { name: "company".into(), default: "the company".into(), default_by: None };
    vec![
        ContextQuestion {
            placeholder: Some(company),
            ..question(Stage::First, "company", ContextKind::Text(None), false)
        },
        question(Stage::First, "prepared_by", ContextKind::Text(None), false),
        question(Stage::First, "role", choices(&["cmo", "it"]), false),
        question(Stage::Last, "date", ContextKind::Date, false),
        question(Stage::First, "current_home", choices(&["marketing", "it", "none"]), true),
        question(Stage::First, "technical_home", choices(&["it", "engineering"]), false),
        question(Stage::Last, "people", ContextKind::Number, false),
        question(Stage::Last, "decide_by", ContextKind::Date, false),
    ]
}

fn choices(ids: &[&str]) -> ContextKind {
    let choice = |id: &&str| Choice {
        id: (*id).to_owned(),
        label: format!("The {id} choice"),
        paper: String::new(),
    };
    ContextKind::Choice(ids.iter().map(choice).collect())
}

/// Facts about factors only: factor `n` has the `n`-th finding.
pub(crate) struct Levels<'a>(pub(crate) &'a [Finding]);

impl Facts for Levels<'_> {
    fn finding(&self, subject: Subject) -> Finding {
        match subject {
            Subject::Factor(FactorId(factor)) => self.0[factor],
            _ => Finding::Open,
        }
    }
}
