use super::*;
use crate::answers::Answers;
use crate::answers::names::Names;
use crate::decide::{Compared, Place, evaluate};
use crate::findings::fixture::{example, names};
use crate::model::{Model, PlacementId, builtin_model};

/// Returns every pair of homes, and that there is none.
fn pairs(model: &Model) -> Vec<Option<Compared>> {
    let places = || model.placement_ids().map(Place::Placement).chain([Place::Elsewhere]);
    let pair = |first, second| Some(Compared { first, second, margin: 0 });
    let pairs = places().flat_map(|one| places().map(move |other| pair(one, other)));
    pairs.chain([None]).collect()
}

/// Tells whether somebody leads one of these homes.
fn leads(case: &Case<'_>, person: RespondentId, pair: Option<Compared>) -> bool {
    let homes = pair.map(|it| vec![it.first, it.second]);
    let person = &case.model[person];
    let elsewhere = person.leads_elsewhere.holds(case);
    match homes {
        None => person.leads.is_some() || elsewhere,
        Some(homes) => homes.iter().any(|home| match home {
            Place::Placement(it) => person.leads == Some(*it),
            Place::Elsewhere => elsewhere,
        }),
    }
}

#[test]
fn nobody_confirms_what_they_do_or_profit_from() {
    let model = builtin_model();
    let examples: Vec<Answers> = names().map(|it| example(&model, it)).collect();
    assert_eq!(examples.len(), 14);
    let kinds = [Kind::Condition, Kind::Prerequisite, Kind::Measure];
    let mut confirmed = 0;
    for answers in &examples {
        let mut evaluation = evaluate(&model, answers);
        for pair in pairs(&model) {
            evaluation.verdict.compared = pair;
            let case = Case { model: &model, answers, evaluation: &evaluation };
            let names = Names::new(&model, answers);
            let title = |it: RespondentId| names.fill(&model[it].name);
            for passage in kinds.iter().flat_map(|it| model.passages_of(*it)) {
                let who = confirmer(&People::new(&case), passage).expect("somebody confirms it");
                let what = format!("{}: {}", passage.id, title(who));
                assert!(!model.confirming.never.contains(&who), "{what}");
                for doer in &passage.doers {
                    assert_ne!(title(who), title(*doer), "{what}");
                    let own = &model[who].functions;
                    assert!(!model[*doer].functions.iter().any(|it| own.contains(it)), "{what}");
                }
                assert!(!leads(&case, who, pair), "{what} of {pair:?}");
                assert!(!model[who].objects.holds(&case), "{what}");
                assert!(!model[who].absent.holds(&case), "{what}");
                confirmed += 1;
            }
            for passage in model.passages_of(Kind::Risk) {
                let who = responder(&People::new(&case), passage).expect("somebody acts on it");
                assert!(!leads(&case, who, pair), "{}", passage.id);
            }
        }
    }
    assert!(confirmed > 10_000, "{confirmed}");
}

#[test]
fn those_proposed_come_first_and_finance_steps_in() {
    let model = builtin_model();
    let answers = Answers::blank(&model);
    let mut evaluation = evaluate(&model, &answers);
    let [marketing, it, sales] = [0, 1, 2].map(|it| Place::Placement(PlacementId(it)));
    let person = |id| model.respondent(id).unwrap();
    let passage = model.passages.iter().find(|it| it.id == "m_intake_kept").unwrap();
    let mut of = |first, second| {
        evaluation.verdict.compared = Some(Compared { first, second, margin: 0 });
        let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
        confirmer(&People::new(&case), passage)
    };
    assert_eq!(of(marketing, sales), Some(person("it")));
    assert_eq!(of(marketing, it), Some(person("sales")));
    assert_eq!(of(it, sales), Some(person("finance")));
    let figures = model.passages.iter().find(|it| it.id == "s_one_set_of_measures").unwrap();
    evaluation.verdict.compared = Some(Compared { first: marketing, second: it, margin: 0 });
    let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
    assert_eq!(confirmer(&People::new(&case), figures), Some(person("executives")));
}
