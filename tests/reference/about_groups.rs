//! Checks what sentences say of several people's answers, against the disputes in the JSON.

use serde_json::Value;

use super::cases::Differences;
use super::claims::list;
use super::said::Said;

fn disputes<'a>(it: &'a Said) -> &'a [Value] {
    list(&it.own.case.json["group"]["disputes"])
}

fn fewest(it: &Said, kind: &str) -> bool {
    it.own.case.json["group"]["fewest"] == kind
}

/// Tells whether a dispute has sides with different advice.
fn matters(dispute: &Value) -> bool {
    let advice = |it: &Value| {
        [&it["advice"]["kind"], &it["advice"]["placement"], &it["advice"]["leaning"]]
            .map(ToString::to_string)
    };
    let sides: Vec<_> = list(&dispute["sides"]).iter().map(advice).collect();
    sides.windows(2).any(|it| it[0] != it[1])
}

pub(crate) fn differ_beyond(it: &Said) -> Differences {
    let own = disputes(it).len();
    it.unless(fewest(it, "beyond") && usize::try_from(it.n(0)) == Ok(own), own)
}

/// So many questions are in dispute, and so many of them change the advice alone.
fn tells_how_many(it: &Said, kind: &str) -> Differences {
    let own = [disputes(it).len(), disputes(it).iter().filter(|it| matters(it)).count()];
    let told: Vec<_> = it.numbers().into_iter().filter_map(|it| usize::try_from(it).ok()).collect();
    it.unless(fewest(it, kind) && told == own, own)
}

pub(crate) fn differ_and_matter(it: &Said) -> Differences {
    tells_how_many(it, "not_searched")
}

pub(crate) fn differ_beyond_and_matter(it: &Said) -> Differences {
    tells_how_many(it, "beyond")
}

pub(crate) fn settled_fixes(it: &Said) -> Differences {
    let first = disputes(it).iter().filter(|it| it["is_first"] == true).count();
    let is_one = it.text.starts_with("Once this is");
    it.unless(fewest(it, "these") && is_one == (first == 1), first)
}

/// This dispute alone has to be settled.
pub(crate) fn decides_alone(it: &Said) -> Differences {
    let first: Vec<_> = disputes(it).iter().filter(|it| it["is_first"] == true).collect();
    let is_so = fewest(it, "these") && first.len() == 1 && first[0]["reference"] == it.text(0);
    it.unless(is_so, first.len())
}

pub(crate) fn no_combination_changes(it: &Said) -> Differences {
    let own = disputes(it).len();
    let none = fewest(it, "none") && !disputes(it).iter().any(matters);
    it.unless(none && usize::try_from(it.n(0)) == Ok(own), own)
}

pub(crate) fn nothing_differs(it: &Said) -> Differences {
    it.unless(disputes(it).is_empty(), disputes(it).len())
}

/// Returns how many disputes neither matter nor have to be settled.
fn others(it: &Said) -> usize {
    disputes(it).iter().filter(|it| it["is_first"] != true && !matters(it)).count()
}

pub(crate) fn others_do_not_matter(it: &Said) -> Differences {
    it.unless(others(it) > 0, others(it))
}
