//! How far down the rows of a picture stand, where some texts have several lines.
//!
//! A template goes down its rows and tells each text. The rows stand where they have room in the
//! narrowest picture; in wide ones, where texts have fewer lines, they stand higher.

use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Object, from_args};
use minijinja::{Error, ErrorKind, State, Value};

use super::widths::{NARROW, WIDE, lines, unescaped};

/// The height of a line of text, in pixels.
pub const LINE: usize = 14;

/// The lines that texts have had so far besides their first ones.
#[derive(Debug, Default)]
pub(super) struct Stack(Mutex<Further>);

#[derive(Debug, Default, Clone, Copy)]
struct Further {
    narrow: usize,
    wide: usize,
}

/// Returns lines one above the other, each with its `text` and its `y`; the last of them is at `y`.
pub(super) fn above(lines: Vec<String>, y: &Value) -> Result<Vec<Value>, Error> {
    let (y, count) = (pixels(y)?, lines.len());
    let line = |(place, text): (usize, String)| {
        let own = y - height(count - 1 - place);
        Value::from_pairs([("text", Value::from(text)), ("y", Value::from(own))])
    };
    Ok(lines.into_iter().enumerate().map(line).collect())
}

impl Stack {
    fn further(&self) -> Further {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, more: Further) {
        let mut further = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        further.narrow += more.narrow;
        further.wide += more.wide;
    }

    /// Makes room for texts beside each other: pairs of a text and the name of its room.
    fn grow(&self, texts: &[(String, String)]) -> Result<(), Error> {
        let most = |times| -> Result<usize, Error> {
            let count =
                |(text, room): &(String, String)| Ok(lines(&unescaped(text), room, times)?.len());
            let counts = texts.iter().map(count);
            let counts: Vec<usize> = counts.collect::<Result<_, Error>>()?;
            Ok(counts.into_iter().max().unwrap_or(1) - 1)
        };
        self.add(Further { narrow: most(NARROW)?, wide: most(WIDE)? });
        Ok(())
    }
}

impl Object for Stack {
    fn call_method(
        self: &Arc<Self>,
        _: &mut State<'_, '_>,
        method: &str,
        args: &[Value],
    ) -> Result<Value, Error> {
        let further = self.further();
        match method {
            "grow" => {
                let (texts,): (Vec<Vec<String>>,) = from_args(args)?;
                let pairs = texts.into_iter().map(|it| <[String; 2]>::try_from(it).map(Into::into));
                let pairs: Vec<(String, String)> =
                    pairs.collect::<Result<_, _>>().map_err(wrong)?;
                self.grow(&pairs)?;
                Ok(Value::from(""))
            }
            "take" => {
                let (other,): (Value,) = from_args(args)?;
                let other = other.downcast_object::<Self>().ok_or_else(|| wrong("no stack"))?;
                self.add(other.further());
                Ok(Value::from(""))
            }
            // How far down something stands in the narrowest picture.
            "down" => {
                let (y,): (Value,) = from_args(args)?;
                Ok(Value::from(pixels(&y)? + height(further.narrow)))
            }
            // How many lines higher it stands in wide ones.
            "up" => Ok(Value::from(further.narrow.saturating_sub(further.wide))),
            _ => Err(Error::from(ErrorKind::UnknownMethod)),
        }
    }
}

fn height(lines: usize) -> i64 {
    i64::try_from(lines * LINE).unwrap_or(i64::MAX)
}

fn pixels(y: &Value) -> Result<i64, Error> {
    let given = y.as_i64().or_else(|| y.as_str()?.parse().ok());
    given.ok_or_else(|| wrong(format!("`{y}` is no number of pixels")))
}

fn wrong(what: impl std::fmt::Debug) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("a stack cannot take this: {what:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_several_lines_moves_down_what_follows() {
        let stack = Stack::default();
        let long = ("Marketing and IT and Sales and others".repeat(2), "rest".to_owned());
        stack.grow(&[("IT".to_owned(), "rest".to_owned()), long]).unwrap();
        let further = stack.further();
        assert!(further.narrow == 2 && further.wide <= 2, "{further:?}");
        let other = Stack::default();
        other.add(further);
        stack.add(other.further());
        assert_eq!(stack.further().narrow, 4);
    }

    #[test]
    fn lines_end_where_the_text_stands() {
        let lines = above(vec!["a".to_owned(), "b".to_owned()], &Value::from("40")).unwrap();
        let places = lines.iter().map(|it| it.get_attr("y").unwrap().as_i64().unwrap());
        assert_eq!(places.collect::<Vec<_>>(), [26, 40]);
        above(Vec::new(), &Value::from("far")).unwrap_err();
    }
}
