//! Names in messages: quoting them, listing them, and guessing which one was meant.

use strsim::damerau_levenshtein;

use crate::letters::capital;

/// The most names that a message lists.
const LISTED: usize = 20;
/// The most names that are listed beside a suggestion.
const LISTED_BESIDE: usize = 12;
/// The most characters of a name that a message shows.
const SHOWN: usize = 60;

/// Returns the name in backquotes, cut if it is very long.
pub fn ticked(name: &str) -> String {
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", &name[..end]),
        None => format!("`{name}`"),
    }
}

/// Returns the name that was most likely meant, if one is near enough. Of equally near ones, the
/// first.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    near(name, known).first().copied()
}

/// Returns the names that are near enough to be meant, the nearest first. Up to one typing error in
/// three characters is near enough.
pub fn near<'a>(name: &str, known: &[&'a str]) -> Vec<&'a str> {
    let name = name.trim().to_lowercase();
    let length = name.chars().count();
    let most = (length / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .iter()
        .copied()
        // Comparing lengths is cheap, and the distance is at least the difference in length.
        .filter(|it| it.chars().count().abs_diff(length) <= most)
        .map(|it| (damerau_levenshtein(&name, &it.to_lowercase()), it))
        .filter(|(slips, _)| *slips <= most)
        .collect();
    near.sort_by_key(|(slips, _)| *slips);
    near.into_iter().map(|(_, it)| it).collect()
}

/// Returns help for an unknown name: the nearest known name, if one is near, then the list of known
/// names. `what` introduces the list, for example `the placements are`.
pub fn one_of(name: &str, what: &str, known: &[&str]) -> String {
    let list = match known {
        [] => None,
        [only] => Some(format!("{what} only {}", ticked(only))),
        _ => Some(format!("{what} {}", quoted(known))),
    };
    match (nearest(name, known), list) {
        (Some(near), Some(list)) if known.len() <= LISTED_BESIDE => {
            format!("did you mean {}? {}", ticked(near), capital(&list))
        }
        (Some(near), _) => format!("did you mean {}?", ticked(near)),
        (None, Some(list)) => list,
        (None, None) => "there are none yet".to_owned(),
    }
}

/// Returns the names in backquotes, as an English list; of very many, only the first.
pub fn quoted(names: &[&str]) -> String {
    let more = names.len().saturating_sub(LISTED);
    let mut parts: Vec<String> = names.iter().take(LISTED).map(|it| ticked(it)).collect();
    if more > 0 {
        parts.push(format!("{more} more"));
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_at_most_one_slip_in_three_away() {
        let known = ["marketing", "it", "sales"];
        for (name, expected) in [
            ("maketing", Some("marketing")),
            ("Marketing", Some("marketing")),
            ("slaes", Some("sales")),
            ("ti", Some("it")),
            ("finance", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, &known), expected, "{name}");
        }
        assert_eq!(nearest("it", &[]), None);
        assert_eq!(
            near("rule_a", &["rule_c", "rules", "rule_a_", "law"]),
            ["rule_c", "rule_a_", "rules"]
        );
    }

    #[test]
    fn a_very_long_name_takes_no_longer() {
        let known = ["a_name_of_the_usual_length"; 30];
        let (long, begun) = ("k".repeat(1_000_000), std::time::Instant::now());
        assert_eq!(nearest(&long, &known), None);
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }

    #[test]
    fn help_names_the_nearest_and_lists_the_others() {
        assert_eq!(
            one_of("slaes", "the placements are", &["it", "sales"]),
            "did you mean `sales`? The placements are `it` and `sales`"
        );
        assert_eq!(one_of("x", "the keys are", &["only_one"]), "the keys are only `only_one`");
        let many: Vec<String> = (10..50).map(|it| format!("factor_{it}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(one_of("factr_12", "the factors are", &many), "did you mean `factor_12`?");
        assert!(one_of("zzz", "the factors are", &many).ends_with("`factor_29` and 20 more"));
    }
}
