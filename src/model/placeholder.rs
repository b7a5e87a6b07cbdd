//! The grammar of placeholders: words in braces that a text holds, such as `{company}`.

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words to be printed as they are.
    Words(&'a str),
    /// The name of a placeholder, without its braces.
    Placeholder(&'a str),
    /// A brace without its partner.
    Brace(&'a str),
}

/// Takes a text apart, in order. A brace that opens another placeholder before it is closed has no
/// partner.
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (part, after) = first(rest)?;
        rest = after;
        Some(part)
    })
}

/// Returns the first part of a text and what follows it.
fn first(text: &str) -> Option<(Part<'_>, &str)> {
    // Two searches for one character each are much faster than one search for either.
    match [text.find('{'), text.find('}')].into_iter().flatten().min() {
        None if text.is_empty() => None,
        None => Some((Part::Words(text), "")),
        Some(0) => {
            let (brace, after) = text.split_at(1);
            let name =
                after.split_once('}').filter(|(name, _)| brace == "{" && !name.contains('{'));
            Some(name.map_or((Part::Brace(brace), after), |(name, after)| {
                (Part::Placeholder(name), after)
            }))
        }
        Some(at) => Some((Part::Words(&text[..at]), &text[at..])),
    }
}

#[cfg(test)]
mod tests {
    use super::Part::{Brace, Placeholder, Words};
    use super::parts;

    #[test]
    fn a_text_falls_into_words_placeholders_and_lone_braces() {
        for (text, expected) in [
            ("", &[][..]),
            ("{it}", &[Placeholder("it")]),
            (
                "Ask {it} at {company}.",
                &[
                    Words("Ask "),
                    Placeholder("it"),
                    Words(" at "),
                    Placeholder("company"),
                    Words("."),
                ],
            ),
            ("{}{é}", &[Placeholder(""), Placeholder("é")]),
            (
                "{a {it}} {b",
                &[
                    Brace("{"),
                    Words("a "),
                    Placeholder("it"),
                    Brace("}"),
                    Words(" "),
                    Brace("{"),
                    Words("b"),
                ],
            ),
        ] {
            assert_eq!(parts(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
