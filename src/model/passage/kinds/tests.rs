use std::collections::BTreeSet;

use super::*;

#[test]
fn every_key_is_printed_and_nothing_else() {
    for row in Kind::ALL.iter().map(|it| it.row()) {
        let on_top = [Holds::Heading, Holds::Topic, Holds::Source];
        let keys = row.keys.iter().filter(|it| !on_top.contains(&it.holds));
        let keys: BTreeSet<_> = keys.map(|it| it.name).filter(|it| *it != "when").collect();
        assert_eq!(row.page.iter().copied().collect::<BTreeSet<_>>(), keys, "{}", row.name);
        for told in row.paper {
            if let Told::Text(name) | Told::As(_, name) = told {
                assert!(row.keys.iter().any(|it| it.name == *name), "{}: {name}", row.name);
            }
        }
    }
}

#[test]
fn no_two_kinds_share_a_name_or_a_list() {
    let rows = || Kind::ALL.iter().map(|it| it.row());
    let names: BTreeSet<_> = rows().map(|it| it.name).collect();
    let lists: BTreeSet<_> = rows().map(|it| it.list).collect();
    assert_eq!((names.len(), lists.len()), (Kind::ALL.len(), Kind::ALL.len()));
}

#[test]
fn one_list_of_texts_decides() {
    for row in Kind::ALL.iter().map(|it| it.row()) {
        let deciding = row.keys.iter().filter(|it| it.holds == Holds::DecidingTexts).count();
        assert!(deciding <= 1, "{}", row.name);
    }
}
