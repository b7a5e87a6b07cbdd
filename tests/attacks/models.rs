//! Models made to harm: too large, too wide, too deep, or with more to search than time allows.

use std::fmt::Write;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use super::limited::limited;
use crate::common::tiny_model;
use crate::program::{read, text, write};

const ANSWERS: &str = "schema = 2\nmodel = \"tiny\"\n[about]\ncurrent_home = \"it\"\n[answers]\ntrust = 5\ndemand = 1\n";

/// A folder with a copy of the tiny model, and answers for it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("there is room for a folder"));
        std::fs::create_dir(desk.0.path().join("model")).expect("it can be made");
        for file in tiny_model() {
            write(&desk.path(&file.name), &file.text);
        }
        write(&desk.0.path().join("a.toml"), ANSWERS);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("model").join(name)
    }

    fn put(&self, name: &str, content: &str) {
        write(&self.path(name), content);
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let before = read(self.path(file));
        assert!(before.contains(from), "{from:?} is in {file}");
        self.put(file, &before.replacen(from, to, 1));
    }

    /// Fails unless `check` and `report` end like this; returns the paper.
    fn ends(&self, what: &str, code: i32, says: &str) -> String {
        let checked = limited(self.0.path(), &["check", "model"]);
        assert_eq!(checked.code, Some(code), "check {what}: {}", checked.said);
        assert!(checked.said.contains(says), "check {what}: {}", checked.said);
        let reported = limited(self.0.path(), &["report", "a.toml", "--model", "model"]);
        assert_eq!(reported.code, Some(code), "report {what}: {}", reported.said);
        assert!(code == 0 || reported.said.contains(says), "report {what}: {}", reported.said);
        assert!(code == 0 || reported.printed.is_empty(), "report {what}");
        text(&reported.printed)
    }
}

fn factor(id: usize, section: &str, share: usize, pulls: &str) -> String {
    let levels: String = (1..6)
        .map(|it| format!("  {{ label = \"L{it}\", paper = \"Level {it} of {id}.\" }},\n"))
        .collect();
    format!(
        "\n[[factors]]\nid = \"f{id}\"\nsection = \"{section}\"\nshare = {share}\nasks = [\"cmo\"]\nname = \"F{id}\"\n\
         question = \"How {id}?\"\nwhy = \"It matters.\"\nlook = \"Ask.\"\nsource = [\"judgement\"]\n{pulls}levels = [\n{levels}]\n"
    )
}

fn gate(id: usize, rows: &str) -> String {
    let home = ["marketing", "it"][id % 2];
    format!(
        "\n[[gates]]\nid = \"G-{id}\"\nplacement = \"{home}\"\nname = \"Gate {id}\"\nfails_when = [{rows}]\n\
         requirement = \"R.\"\nfails = \"F.\"\nopen = \"O.\"\nmet_once = \"Do.\"\nsource = [\"judgement\"]\n"
    )
}

fn each(number: usize, piece: impl Fn(usize) -> String) -> String {
    (0..number).map(piece).collect()
}

/// How a model of this kind is made, and what is said of it.
type Attack = (&'static str, fn(&Desk), &'static str);

/// An interaction with these effects.
fn interaction(id: usize, effects: &str) -> String {
    format!(
        "\n[[interactions]]\nid = \"i{id}\"\nname = \"I\"\nbecause = \"B.\"\nwhen = [{{ trust = \"=1\" }}]\n\
         effects = [{effects}]\nhalf = \"h\"\nsource = [\"judgement\"]\n"
    )
}

/// Pieces that hold an id and nothing else.
fn pieces(list: &str, number: usize) -> String {
    each(number, |id| format!("[[{list}]]\nid = \"p{id}\"\n"))
}

const REFUSED: [Attack; 36] = [
    (
        "many files",
        |it| (0..501).for_each(|file| it.put(&format!("f{file}.toml"), "")),
        "more than 500",
    ),
    (
        "large files",
        |it| {
            ["x", "y", "z"]
                .iter()
                .for_each(|file| it.put(&format!("{file}.toml"), &"#".repeat(900_000)))
        },
        "larger than 2 MiB together",
    ),
    ("a large file", |it| it.put("x.toml", &"#".repeat(1_100_000)), "larger than 1 MiB"),
    ("folders in folders", deep, "folders deep"),
    (
        "a link out",
        |it| symlink("/etc/hostname", it.path("x.toml")).expect("it can be made"),
        "leads out of the model folder",
    ),
    (
        "a link to itself",
        |it| symlink("x.toml", it.path("x.toml")).expect("it can be made"),
        "x.toml",
    ),
    (
        "a device",
        |it| symlink("/dev/zero", it.path("x.toml")).expect("it can be made"),
        "leads out of the model folder",
    ),
    (
        "many gates",
        |it| it.put("x.toml", &each(70, |id| gate(id, "{ trust = \"=1\" }"))),
        "it can have 64",
    ),
    (
        "many rows",
        |it| {
            it.put(
                "x.toml",
                &gate(
                    0,
                    &each(5_000, |row| {
                        format!(
                            "{{ trust = \"={}\", demand = \"={}\" }}, ",
                            1 + row % 5,
                            1 + row / 5 % 5
                        )
                    }),
                ),
            )
        },
        "it can have 1000",
    ),
    (
        "many factors",
        |it| it.put("x.toml", &each(600, |id| factor(id, "week", 0, ""))),
        "it can have 500",
    ),
    ("a wide gate", wide_gate, "reads too many answers"),
    (
        "many values",
        |it| {
            it.change(
                "rules.toml",
                "{ technical_home = \"data\" }",
                &format!("{{ team_size = [{}] }}", each(70, |it| format!("{it}, "))),
            )
        },
        "64",
    ),
    (
        "many effects",
        |it| {
            let effects = each(28_000, |_| "{ section = \"week\", halve = \"all\" }, ".into());
            it.put("x.toml", &interaction(0, &effects));
        },
        "it can have 200",
    ),
    (
        "many effects on many factors",
        |it| {
            it.put(
                "x.toml",
                &each(20_000, |id| format!("[[factors]]\nid = \"f{id}\"\nsection = \"week\"\n")),
            );
            let effects = each(20_000, |_| "{ section = \"week\", set = 1 }, ".into());
            it.put("y.toml", &interaction(0, &effects));
        },
        "it can have 500",
    ),
    (
        "many sections",
        |it| {
            it.put("x.toml", &pieces("sections", 35_000));
            it.put(
                "y.toml",
                &each(20_000, |id| format!("[[factors]]\nid = \"f{id}\"\nsection = \"p{id}\"\n")),
            );
        },
        "it can have 26",
    ),
    ("many placements", |it| it.put("x.toml", &pieces("placements", 30_000)), "compares at most 4"),
    (
        "a long order of placements",
        |it| {
            let order = each(90_000, |id| format!("\"p{id}\", "));
            it.change("model.toml", "placements = [", &format!("placements = [{order}"));
        },
        "more not shown",
    ),
    (
        "many questions that wait for one another",
        |it| {
            it.put(
                "x.toml",
                &each(15_000, |id| {
                    format!(
                        "[[context]]\nid = \"q{id}\"\nasked_when = [{{ q{} = \">=1\" }}]\n",
                        id + 1
                    )
                }),
            );
        },
        "it can have 500",
    ),
    ("many people", |it| it.put("x.toml", &pieces("respondents", 30_000)), "it can have 100"),
    ("many arrangements", |it| it.put("x.toml", &pieces("arrangements", 30_000)), "it can have 64"),
    ("many rights", |it| it.put("x.toml", &pieces("rights", 30_000)), "it can have 5000"),
    (
        "many unknown names",
        |it| {
            let rows = |id| each(800, |row| format!("{{ t{id}{row} = \"=1\" }}, "));
            it.put("x.toml", &each(50, |id| gate(id, &rows(id))));
            it.put("y.toml", &each(400, |id| factor(id, "week", 0, "")));
        },
        "more not shown",
    ),
    (
        "many unknown placeholders",
        |it| it.change("factors.toml", "It matters.", &each(90_000, |id| format!("{{x{id}}}"))),
        "more not shown",
    ),
    (
        "a wide predicate",
        |it| {
            let rows = each(10_000, |id| format!("{{ trust = \"={}\" }}, ", 1 + id % 5));
            it.put("x.toml", &format!("\n[[events]]\nid = \"e\"\nname = \"E\"\ntext = \"{}\"\nowner = \"o\"\nset = {{ trust = 1 }}\nleft_out_when = [{rows}]\nsource = [\"judgement\"]\n", "{trust} ".repeat(50_000)));
        },
        "it can have 1000",
    ),
    (
        "one behaviour often",
        |it| {
            let names = "\"trust\", ".repeat(90_000);
            it.put("x.toml", &format!("[[personas]]\nid = \"p\"\nbehaviours = [{names}]\n"));
        },
        "more not shown",
    ),
    ("questions that wait for one another in many ways", many_ways, "waits for too many questions"),
    (
        "many effects on all pulls",
        |it| {
            it.put("y.toml", &each(400, |id| factor(id, "week", 0, "")));
            let effects = each(180, |id| {
                let change = ["add = 1", "add = -2", "halve = \"all\"", "set = 2"][id % 4];
                format!("{{ section = \"week\", {change} }}, ")
            });
            it.put("x.toml", &interaction(0, &effects));
        },
        "can halve the same pull",
    ),
    ("many conditions", many_conditions, "too many combinations"),
    ("many cases", many_cases, "10000"),
    (
        "the largest share",
        |it| it.change("factors.toml", "share = 70", "share = 9223372036854775807"),
        "it must be from 0 to 100",
    ),
    (
        "a negative share",
        |it| it.change("factors.toml", "share = 70", "share = -30"),
        "it must be from 0 to 100",
    ),
    (
        "no number",
        |it| it.change("model.toml", "floor = 53", "floor = nan"),
        "must be a whole number",
    ),
    (
        "names that name each other",
        |it| it.change("placements.toml", "name = \"Marketing\"", "name = \"{it}{it}{it}{it}\""),
        "takes no placeholders",
    ),
    (
        "an id that is a path",
        |it| it.change("model.toml", "id = \"tiny\"", "id = \"../../etc\""),
        "cannot be an id",
    ),
    (
        "one id often",
        |it| it.put("x.toml", &each(490, |_| factor(1, "week", 0, ""))),
        "more not shown",
    ),
    (
        "a character nobody sees",
        |it| it.change("factors.toml", "It matters.", "It \\u001b[2J matters."),
        "cannot be printed",
    ),
];

/// Each of 30 questions waits for the next two, so that the first can be reached in a million ways.
fn many_ways(desk: &Desk) {
    let asked = |id: usize| match id {
        28.. => String::new(),
        _ => format!("asked_when = [{{ q{} = \">=1\", q{} = \">=1\" }}]\n", id + 1, id + 2),
    };
    let question = |id| {
        let name = format!("id = \"q{id}\"\nkind = \"number\"\nname = \"n\"\nquestion = \"q?\"\n");
        format!("\n[[context]]\n{name}why = \"w\"\n{}", asked(id))
    };
    desk.put("x.toml", &each(30, question));
}

fn deep(desk: &Desk) {
    std::fs::create_dir_all(desk.path("a/b/c")).expect("it can be made");
    desk.put("a/b/c/x.toml", "");
}

fn wide_gate(desk: &Desk) {
    let row: String = each(7, |id| format!("f{id} = \"=1\", "));
    desk.put(
        "x.toml",
        &(each(7, |id| factor(id, "week", 0, ""))
            + &gate(0, &format!("{{ {} }}", row.trim_end_matches(", ")))),
    );
}

fn many_conditions(desk: &Desk) {
    let row = |level: usize| each(6, |id| format!("f{id} = \"={level}\", "));
    let (met, unmet) = (row(1), row(2));
    let conditions = each(1_000, |id| {
        format!(
            "\n[[placements.conditions]]\nid = \"c{id}\"\nname = \"C{id}\"\nmust = \"M.\"\n\
             met_when = [{{ {} }}]\nunmet_when = [{{ {} }}]\ntoday = [{{ when = [{{ trust = \">=1\" }}], text = \"T.\" }}]\n\
             doers = [\"cmo\"]\ndone_when = \"D.\"\nby = \"budget\"\nsource = [\"judgement\"]\n",
            met.trim_end_matches(", "),
            unmet.trim_end_matches(", ")
        )
    });
    desk.put("x.toml", &each(6, |id| factor(id, "week", 0, "")));
    desk.put("placements.toml", &(read(desk.path("placements.toml")) + &conditions));
}

fn many_cases(desk: &Desk) {
    let every: String = each(6, |id| format!("f{id} = [1, 2, 3, 4, 5], "));
    let event = format!(
        "\n[[events]]\nid = \"e\"\nname = \"E\"\ntext = \"T.\"\nowner = \"o\"\nevery = {{ {} }}\nsource = [\"judgement\"]\n",
        every.trim_end_matches(", ")
    );
    desk.put("x.toml", &(each(6, |id| factor(id, "week", 0, "")) + &event));
}

#[test]
fn a_model_made_to_harm_is_refused_with_the_reason() {
    for (what, make, says) in REFUSED {
        let desk = Desk::new();
        make(&desk);
        // A link to itself can be no file at all.
        let code = if what == "a link to itself" { 1 } else { 3 };
        desk.ends(what, code, says);
    }
}

/// How an odd model that is valid is made.
type Odd = (&'static str, fn(&Desk));

const TAKEN: [Odd; 5] = [
    ("a long text", |it| it.change("factors.toml", "It matters.", &"word ".repeat(150_000))),
    ("many placeholders", |it| {
        it.change("factors.toml", "It matters.", &"{marketing}".repeat(60_000))
    }),
    ("many choices", |it| {
        it.change(
            "context.toml",
            "  { id = \"data\"",
            &(each(4_000, |id| {
                format!("  {{ id = \"c{id}\", label = \"C{id}\", paper = \"P.\" }},\n")
            }) + "  { id = \"data\""),
        )
    }),
    ("many events", |it| {
        it.put("x.toml", &each(2_000, |id| format!("\n[[events]]\nid = \"e{id}\"\nname = \"E{id}\"\ntext = \"T.\"\nowner = \"o\"\nevery = {{ trust = [1, 2, 3, 4, 5], respect = [1, 5], demand = [1, 2, 3, 4, 5] }}\nsource = [\"judgement\"]\n")))
    }),
    ("markup", |it| {
        it.change(
            "factors.toml",
            "name = \"Trust\"",
            "name = \"<script>alert(1)</script> [x](javascript:1) | `\"",
        )
    }),
];

#[test]
fn an_odd_model_that_is_valid_has_its_paper_in_time() {
    for (what, make) in TAKEN {
        let desk = Desk::new();
        make(&desk);
        let paper = desk.ends(what, 0, "no mistakes");
        assert!(paper.starts_with("# "), "{what}");
        assert!(!paper.contains("<script>"), "{what}");
    }
}

/// As many factors that rules read, as many gates and as many rows as there can be: nothing is searched
/// for minutes, and the paper says what was not searched.
#[test]
fn a_model_as_large_as_there_can_be_is_searched_as_far_as_time_allows() {
    const READ: usize = 120;
    let desk = Desk::new();
    for (from, to) in
        [("share = 70", "share = 39"), ("share = 30", "share = 1"), ("share = 100", "share = 40")]
    {
        desk.change("factors.toml", from, to);
    }
    let pulls = "pulls = { marketing = [-3, -1, 0, 1, 3], it = [2, 1, 0, -1, -2] }\n";
    let scored = each(READ, |id| factor(id, ["people", "work"][id / 60], 1, pulls));
    let others = each(370, |id| factor(READ + id, "week", 0, ""));
    let row = |gate: usize, row: usize| {
        each(6, |it| format!("f{} = \"<={}\", ", (3 * gate + it) % READ, 1 + (row + it) % 4))
    };
    let gates = each(60, |id| {
        gate(id, &each(16, |it| format!("{{ {} }}, ", row(id, it).trim_end_matches(", "))))
    });
    desk.put("x.toml", &(scored + &others + &gates));
    let mut answers = ANSWERS.replace("demand = 1", "demand = 3\nrespect = 3");
    (0..READ).for_each(|id| writeln!(answers, "f{id} = 5").expect("a text can be written"));
    write(&desk.0.path().join("a.toml"), &answers);
    let paper = desk.ends("the largest", 0, "no mistakes");
    assert!(paper.contains("**Not searched to the end:**"), "{paper}");
    // With nothing known of what rules read, there is most to fill in.
    let open: String = answers
        .lines()
        .map(|it| if it.starts_with('f') { "" } else { it }.to_owned() + "\n")
        .collect();
    write(&desk.0.path().join("a.toml"), &open);
    desk.ends("the largest, not answered", 0, "no mistakes");
}

/// Five people differ on all that ten gates read, and each combination of their views has to be looked at.
#[test]
fn a_group_that_differs_on_all_that_gates_read_has_its_paper_in_time() {
    let desk = Desk::new();
    let first = "{ f0 = \"<=2\" }, { f0 = \"=3\" }, { f0 = \"=4\" }";
    let others = each(5, |it| format!("f{} = \"<=2\", ", it + 1));
    let rows = format!("{first}, {{ {} }}", others.trim_end_matches(", "));
    let crossed = each(12, |row| {
        let row = each(6, |it| format!("f{it} = \"={}\", ", 1 + (row * (it + 1) + it) % 5));
        format!("{{ {} }}, ", row.trim_end_matches(", "))
    });
    let gates = each(40, |id| gate(id, if id % 2 == 0 { &rows } else { &crossed }));
    desk.put("x.toml", &(each(6, |id| factor(id, "people", 0, "")) + &gates));
    let files: Vec<String> = (1..6).map(|person| format!("{person}.toml")).collect();
    for (person, file) in files.iter().enumerate() {
        let levels = each(6, |it| format!("f{it} = {}\n", 1 + (person + it) % 5));
        write(&desk.0.path().join(file), &(ANSWERS.to_owned() + &levels));
    }
    let mut arguments = vec!["report"];
    arguments.extend(files.iter().map(String::as_str));
    arguments.extend(["--model", "model"]);
    let ended = limited(desk.0.path(), &arguments);
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert!(text(&ended.printed).starts_with("# "));
}
