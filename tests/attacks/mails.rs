//! What comes back from a form, or as the text of a mail, and was made to harm on the way.

use super::limited::Attack;
use crate::program::{NORTHWIND, read};

fn quoted(text: &str) -> String {
    text.lines().map(|it| format!("> {it}\n")).collect()
}

#[test]
fn a_mail_made_to_harm_is_read_or_told_where_it_is_wrong() {
    let fine = read(NORTHWIND);
    let greeted = |text: &str| format!("Hello,\n\nhere they are.\n\n{text}");
    let begun = |text: &str| {
        greeted(&quoted(&format!("schema = 2\nmodel = \"mops-placement\"\n[answers]\n{text}")))
    };
    let open_note = format!("it_pace_fit = {{ level = 3, note = “{}", "abc def\n".repeat(90_000));
    let many_open = "it_pace_fit = { level = 3,\nnote = “\n".repeat(20_000);
    let one_text = format!("it_pace_fit = {}", "“x”, ".repeat(60_000));
    let deep: String = fine.lines().map(|it| format!("{} {it}\n", ">".repeat(3_000))).collect();
    for attack in [
        Attack::new("curly.txt", greeted(&quoted(&fine.replace('"', "”"))), 0, "no mistakes"),
        Attack::new(
            "hard-spaces.txt",
            greeted(&quoted(&fine.replace(' ', "\u{a0}"))),
            0,
            "no mistakes",
        ),
        Attack::new(
            "a-long-line.txt",
            "x ".repeat(400_000) + "\n" + &quoted(&fine),
            0,
            "no mistakes",
        ),
        Attack::new("empty-replies.txt", fine.clone() + &"> \n".repeat(200_000), 0, "no mistakes"),
        Attack::new("replies-to-replies.txt", deep, 0, "no mistakes"),
        Attack::new(
            "sent-twice.txt",
            greeted(&(quoted(&fine) + &quoted(&fine))),
            3,
            "is given twice",
        ),
        Attack::new("an-open-note.txt", begun(&open_note), 3, ":"),
        Attack::new("many-open-notes.txt", begun(&many_open), 3, ":"),
        Attack::new("one-text-of-many.txt", begun(&one_text), 3, "is not valid TOML"),
        Attack::new(
            "quotation-marks.txt",
            greeted(&format!("> schema = 2\n{}", "“”".repeat(150_000))),
            3,
            "has no `model`",
        ),
        Attack::new(
            "remarks-alone.txt",
            greeted(&format!("> schema = 2\n{}", "> # x\n".repeat(100_000))),
            3,
            "has no `model`",
        ),
        Attack::new(
            "open-lines.txt",
            "a\n".repeat(200_000) + &quoted(&fine) + &"b = “\n".repeat(40_000),
            3,
            "cannot hold `b`",
        ),
        Attack::new("coded.txt", greeted(&fine.replace('=', "=3D")), 3, "is not valid TOML"),
        Attack::new(
            "a-page.txt",
            format!("<html><pre>{}</pre>", fine.replace('"', "&quot;")),
            3,
            "is not valid TOML",
        ),
        Attack::new(
            "nothing-seen.txt",
            greeted(&quoted(&fine.replace(" = ", " \u{200b}= "))),
            3,
            "is not valid TOML",
        ),
        Attack::new("unasked.txt", begun("shell = \"rm -rf\"\n"), 3, "unknown id `shell`"),
        Attack::new(
            "of-another-model.txt",
            greeted(&quoted(&fine.replace("\"mops-placement\"", "\"other\""))),
            3,
            "other",
        ),
    ] {
        attack.ends_as_it_should();
    }
}
