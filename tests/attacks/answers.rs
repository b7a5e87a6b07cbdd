//! Answers files made to break the program off, or to take all its time and memory.

use super::limited::Attack;
use crate::program::{NORTHWIND, read};

const HEAD: &str = "schema = 2\nmodel = \"mops-placement\"\n";

#[test]
fn an_answers_file_made_to_harm_is_told_where_it_is_wrong() {
    let fine = read(NORTHWIND);
    let called = |name: &str| fine.replace("\"Northwind Instruments\"", name);
    let of = |size: &str| fine.replace("team_size = 7", &format!("team_size = {size}"));
    let answered = |text: String| format!("{HEAD}[answers]\n{text}");
    let keys: String = (0..60_000).map(|it| format!("k{it}=1\n")).collect();
    let tables: String = (0..60_000).map(|it| format!("[a{it}]\n")).collect();
    let wide: Vec<u8> = fine.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let no_utf8 = [fine.as_bytes(), b"# \xed\xa0\x80\n"].concat();
    for attack in [
        Attack::new(
            "lists-in-lists.toml",
            answered(format!("it_pace_fit = {}", "[".repeat(20_000))),
            3,
            ":4:",
        ),
        Attack::new(
            "tables-in-tables.toml",
            answered(format!("it_pace_fit = {}", "{a=".repeat(20_000))),
            3,
            ":4:",
        ),
        Attack::new(
            "a-long-path.toml",
            answered("a.".repeat(40_000) + "b = 1\n"),
            3,
            "recursion limit",
        ),
        Attack::new("unknown-keys.toml", answered(keys), 3, "unknown id `k0`"),
        Attack::new("unknown-tables.toml", HEAD.to_owned() + &tables, 3, "unknown key `a0`"),
        Attack::new(
            "one-table-often.toml",
            HEAD.to_owned() + &"[[answers]]\n".repeat(70_000),
            3,
            ":3:1",
        ),
        Attack::new(
            "one-choice-often.toml",
            fine.replace(
                "trigger = [",
                &format!("trigger = [{}", "\"slow_delivery\",".repeat(60_000)),
            ),
            3,
            "names `slow_delivery` twice",
        ),
        Attack::new("all-digits.toml", of(&"9".repeat(500_000)), 3, "`team_size` is too large"),
        Attack::new(
            "a-power.toml",
            of(&format!("1e{}", "9".repeat(500_000))),
            3,
            "must be a whole number",
        ),
        Attack::new("infinite.toml", of("inf"), 3, "must be a whole number"),
        Attack::new(
            "one-key.toml",
            answered("k".repeat(900_000) + " = 1\n"),
            3,
            "unknown id `kkkk",
        ),
        Attack::new(
            "an-open-text.toml",
            fine.clone() + "x = \"\"\"" + &"a\n".repeat(300_000),
            3,
            "is not valid TOML",
        ),
        Attack::new(
            "too-large.toml",
            fine.clone() + &"#".repeat(1024 * 1024),
            3,
            "larger than 1 MiB",
        ),
        Attack::new("two-bytes-each.toml", [vec![0xff, 0xfe], wide].concat(), 3, "UTF-16"),
        Attack::new("half-a-pair.toml", no_utf8, 3, "not UTF-8 text"),
        Attack::new("nought.toml", called(r#""A\u0000B""#), 3, "U+0000"),
        Attack::new("backwards.toml", called(r#""A\u202Egnp.exe""#), 3, "U+202E"),
        Attack::new("nothing-seen.toml", called(r#""\uFEFF\uFEFF""#), 3, "U+FEFF"),
        Attack::new("given-twice.toml", fine.clone() + &fine, 3, "is given twice"),
        Attack::new("returns.toml", "\r".repeat(500_000) + &fine, 0, "no mistakes"),
        Attack::new("remarks.toml", fine.clone() + &"# x\n".repeat(200_000), 0, "no mistakes"),
        Attack::new(
            "piled-up.toml",
            called(&format!("\"A{}\"", "\u{301}".repeat(1_999))),
            0,
            "no mistakes",
        ),
        Attack::new(
            "one-word.toml",
            called(&format!("\"{}\"", "W".repeat(2_000))),
            0,
            "no mistakes",
        ),
    ] {
        attack.ends_as_it_should();
    }
}

/// The first and the last days that there are: every date of the plan is counted from the day of the
/// answers.
#[test]
fn a_plan_can_begin_on_any_day() {
    let fine = read(NORTHWIND);
    let dated = |it: &&str| !it.starts_with("decide_by") && !it.starts_with("date = ");
    let undated: String = fine.lines().filter(dated).map(|it| format!("{it}\n")).collect();
    for day in ["0000-01-01", "0001-01-01", "9999-12-01", "9999-12-31"] {
        let text = undated.replace("[about]\n", &format!("[about]\ndate = {day}\n"));
        Attack::new("a-day.toml", text, 0, "no mistakes").ends_as_it_should();
    }
}
