//! What a paper can be written as.

use std::path::Path;

use clap::ValueEnum;

/// What a paper can be written as. The name of each on the command line is also the ending of its
/// files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The decision paper in Markdown
    Md,
    /// The decision paper as a page for a browser, in one file
    Html,
    /// All that the paper rests on, as JSON
    Json,
}

impl Format {
    /// Returns the format of a file with this name: Markdown if its name has no ending, none if
    /// the ending is that of no format.
    pub fn of(path: &Path) -> Option<Self> {
        let Some(ending) = path.extension() else { return Some(Self::Md) };
        Self::from_str(ending.to_str()?, true).ok()
    }

    /// Returns the ending of its files, without a stop.
    pub fn ending(self) -> String {
        let value = self.to_possible_value();
        value.map(|it| it.get_name().to_owned()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_tells_the_format() {
        for (name, format) in [
            ("paper.md", Some(Format::Md)),
            ("a.b/paper.HTML", Some(Format::Html)),
            ("paper.json", Some(Format::Json)),
            ("paper", Some(Format::Md)),
            ("-", Some(Format::Md)),
            ("paper.pdf", None),
            ("paper.", None),
        ] {
            assert_eq!(Format::of(Path::new(name)), format, "{name}");
        }
        for format in Format::value_variants() {
            let name = format!("paper.{}", format.ending());
            assert_eq!(Format::of(Path::new(&name)), Some(*format));
        }
    }
}
