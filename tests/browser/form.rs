//! The form, as those fill it in who answer.

use std::path::{Path, PathBuf};

use mops_advisor::answers::{self, Answer, Answers, Basis, ContextAnswer, Document, Level, Reply};
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::model::{FactorId, Model, builtin_model};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::AXE;
use super::chromium::{Browser, SHEETS};
use super::keyboard::{DOWN, ENTER, SPACE, downloaded};
use crate::program::{NORTHWIND, read, run, text, write};
use crate::report::papers::example;

const ROLES: [&str; 3] = ["cmo", "it", "sales"];
/// What the form takes over from the answers that it is made for.
const TAKEN_OVER: [&str; 8] = [
    "company",
    "current_home",
    "technical_home",
    "technical_paid_by",
    "post_cio",
    "sales_organisation",
    "post_cro",
    "decider",
];

/// A form in a folder of its own.
struct Form {
    folder: TempDir,
    path: PathBuf,
}

impl Form {
    fn new(role: &str, answers: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("form.html");
        let shown = path.display().to_string();
        let made =
            run(&["form", "--role", role, "--for", answers, "--due", "2099-06-12", "-o", &shown]);
        assert!(made.status.success(), "{}", text(&made.stderr));
        Self { folder, path }
    }
}

fn factor(model: &Model, id: &Value) -> FactorId {
    model.factor(id.as_str().expect("an id is a text")).expect("the form asks what the model has")
}

/// Returns the questions of the section that is shown.
fn questions(browser: &mut Browser) -> Vec<Value> {
    let shown = "[...document.querySelectorAll('section:not([hidden]) .question:not([hidden])')]
        .map(it => it.id.slice(2))";
    browser.run(shown).as_array().expect("it is a list").clone()
}

/// Chooses the option with this value of a group, by keyboard alone.
fn choose(browser: &mut Browser, group: &str, value: &str) {
    browser.tab_to(&format!("[name='{group}']"));
    let values =
        format!("[...document.querySelectorAll(\"[name='{group}']\")].map(it => it.value)");
    let values = browser.run(&values);
    let values = values.as_array().expect("it is a list");
    match values.iter().position(|it| it == value).expect("the form offers it") {
        0 => browser.press(SPACE),
        place => (0..place).for_each(|_| browser.press(DOWN)),
    }
}

/// Answers a question as given.
fn answer(browser: &mut Browser, id: &str, given: &Answer) {
    let reply = match given.reply {
        Reply::Level(level) => level.number().to_string(),
        Reply::Unknown => "unknown".to_owned(),
        Reply::NotApplicable => "not_applicable".to_owned(),
        Reply::NotAsked => return,
    };
    choose(browser, id, &reply);
    if given.basis != Basis::NotStated {
        choose(browser, &format!("{id}:basis"), given.basis.word());
    }
    if let Some(note) = &given.note {
        browser.tab_to(&format!("[name='{id}:note']"));
        browser.write(note);
    }
}

/// Fills in a form from its first screen to its last one, and returns the questions answered.
fn fill_in(browser: &mut Browser, model: &Model, given: &Answers) -> Vec<FactorId> {
    let mut answered = Vec::new();
    browser.follow("section:not([hidden]) a.main");
    while browser.run("location.hash.startsWith('#part-')") == true {
        // An answer may bring up the next question.
        while let Some(next) =
            questions(browser).iter().map(|it| factor(model, it)).find(|it| !answered.contains(it))
        {
            answer(browser, &model[next].id, given.answer(next));
            answered.push(next);
        }
        browser.follow("section:not([hidden]) a.main");
    }
    answered
}

/// Returns what the wizard would have kept of the same answers.
fn expected(
    model: &Model,
    given: &Answers,
    role: &str,
    answered: &[FactorId],
    file: &Answers,
) -> Answers {
    let mut expected = Answers::blank(model);
    for id in TAKEN_OVER.map(|it| model.context(it).expect("it is asked")) {
        expected.set_about(id, given.about(id).cloned());
    }
    let choices = model[model.roles.role].choices();
    let role = choices.iter().position(|it| it.id == role).map(ContextAnswer::Choice);
    expected.set_about(model.roles.role, role);
    expected.set_about(model.roles.date, file.date(model.roles.date).map(ContextAnswer::Date));
    for id in answered {
        expected.set(*id, given.answer(*id).clone());
    }
    expected
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn three_leaders_answer_by_keyboard_alone_and_their_files_are_those_of_the_wizard() {
    let (model, given) = (builtin_model(), example("northwind-instruments"));
    let together = tempfile::tempdir().expect("a temporary folder can be made");
    let own = together.path().join("mops.toml");
    // The forms are answered today, long after the day by which the example decides.
    let is_over = |it: &&str| !it.starts_with("decide_by") && !it.starts_with("start_date");
    let lines: Vec<_> = read(NORTHWIND).lines().filter(is_over).map(str::to_owned).collect();
    write(&own, &lines.join("\n"));
    let mut files = vec![own.display().to_string()];
    for role in ROLES {
        let form = Form::new(role, NORTHWIND);
        let mut browser = Browser::start();
        browser.open(&form.path, 1280, "light");
        browser.download_to(form.folder.path());
        let answered = fill_in(&mut browser, &model, &given);
        assert!(answered.len() >= 5, "{role}: {}", answered.len());
        let listed = browser.run("document.querySelectorAll('#answers li').length");
        assert_eq!(listed, answered.len(), "{role}");
        browser.follow("section:not([hidden]) a.main");
        browser.follow("#save");
        let path = downloaded(form.folder.path(), "toml");
        let name = path.file_name().and_then(|it| it.to_str()).expect("it has a name");
        assert!(name.starts_with(&format!("mops-answers-{role}-20")), "{name}");
        let written = read(&path);
        let file = SourceFile { name: name.to_owned(), text: written.clone() };
        let answers = answers::check(&file, &model).unwrap_or_else(|it| panic!("{it}"));
        let expected = expected(&model, &given, role, &answered, &answers);
        assert_eq!(answers, expected, "{role}");
        let kept = Document::new(&model).with(&expected, &model);
        assert_eq!(sorted(&written), sorted(&kept), "{role}");
        assert_eq!(browser.run("document.getElementById('text').value"), written, "{role}");
        let shown = path.display().to_string();
        for arguments in [&["check", &shown][..], &["report", &shown]] {
            let done = run(arguments);
            assert!(done.status.success(), "{role}: {}", text(&done.stderr));
        }
        assert_eq!(browser.noise(), [""; 0], "{role}");
        let kept = together.path().join(name);
        write(&kept, &written);
        files.push(kept.display().to_string());
    }
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let paper = run(&[&["report"], &files[..]].concat());
    assert!(paper.status.success(), "{}", text(&paper.stderr));
    let said = "Answered by Marketing, IT, Sales and Marketing operations";
    assert!(text(&paper.stdout).contains(said), "{}", text(&paper.stdout));
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn a_part_of_which_nothing_is_asked_is_passed_over() {
    let form = Form::new("cmo", NORTHWIND);
    let mut browser = Browser::start();
    browser.open(&form.path, 1280, "light");
    let parts = "[...document.querySelectorAll('section')].map(it => it.id).join(' ')";
    let all = browser.run(parts);
    assert!(all.as_str().is_some_and(|it| it.contains("part-E part-R check")), "{all}");
    browser.follow("section:not([hidden]) a.main");
    for (authority, after_e) in [("1", "#check"), ("4", "#part-R")] {
        choose(&mut browser, "revops_joint_authority", authority);
        let before = "document.querySelector('#part-E a.main').getAttribute('href')";
        assert_eq!(browser.run(before), after_e);
        let back = "document.querySelector('#check nav a:not(.main)').getAttribute('href')";
        assert_eq!(browser.run(back), after_e.replace("check", "part-E"));
        browser.open(&form.path, 1280, "light");
        browser.follow("section:not([hidden]) a.main");
    }
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn answers_stay_in_the_browser_until_they_are_deleted() {
    let form = Form::new("it", NORTHWIND);
    let other = Form::new("cmo", NORTHWIND);
    let mut browser = Browser::start();
    let kept = "Object.keys(localStorage).length";
    browser.open(&form.path, 390, "light");
    assert_eq!(browser.run("document.getElementById('kept').hidden"), false);
    browser.follow("section:not([hidden]) a.main");
    answer(
        &mut browser,
        "revops_joint_authority",
        &Answer {
            reply: Reply::Level(Level::new(2).expect("it is a level")),
            basis: Basis::Seen,
            note: Some("a \"note\"".to_owned()),
        },
    );
    assert_eq!(browser.run(kept), 1);
    // The browser hands on what it keeps a moment later.
    browser.run("new Promise(done => setTimeout(done, 1000))");
    browser.open(&other.path, 390, "light");
    assert_eq!(browser.run("document.getElementById('answered').textContent"), "0");
    browser.open(&form.path, 390, "light");
    let written = "document.getElementById('text').value";
    let line =
        "revops_joint_authority = { level = 2, basis = \"seen\", note = \"a \\\"note\\\"\" }";
    assert!(browser.run(written).as_str().is_some_and(|it| it.contains(line)));
    browser.run("window.confirm = () => false");
    browser.follow("#delete");
    assert_eq!(browser.run(kept), 1, "nothing is deleted without a yes");
    browser.run("window.confirm = () => true");
    browser.press(ENTER);
    assert_eq!(browser.run(kept), 0);
    assert_eq!(browser.run("document.getElementById('answered').textContent"), "0");
    assert!(!browser.run(written).as_str().is_some_and(|it| it.contains("a \\\"note")));
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn a_browser_that_keeps_nothing_says_so_at_the_top() {
    let form = Form::new("it", NORTHWIND);
    let mut browser = Browser::start();
    let refuse =
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })";
    browser.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse }));
    browser.open(&form.path, 390, "light");
    let shown = "[document.getElementById('not-kept').offsetParent !== null,
        document.getElementById('kept').hidden, document.querySelector('p').id]";
    assert_eq!(browser.run(shown), json!([true, true, "not-kept"]));
    browser.follow("section:not([hidden]) a.main");
    assert_eq!(browser.run("location.hash"), "#part-H", "it can be filled in all the same");
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn a_hostile_company_stays_text() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("hostile.toml");
    let hostile = "</script><script>document.title = 1</script><img src=x onerror=alert(1)>";
    let text = read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NORTHWIND));
    let text = text.replace("\"Northwind Instruments\"", &format!("\"{hostile}\""));
    write(&path, &text.replace("decider = \"CEO\"", &format!("title_cio = \"{hostile}\"")));
    let form = Form::new("it", &path.display().to_string());
    let mut browser = Browser::start();
    browser.open(&form.path, 1280, "light");
    assert_eq!(browser.noise(), [""; 0]);
    let found =
        "[document.querySelectorAll('script').length, document.querySelectorAll('img').length,
        document.getElementById('start-title').textContent.includes('<img src=x'),
        document.getElementById('text').value.includes('<img src=x')]";
    assert_eq!(browser.run(found), json!([2, 0, true, true]));
}

#[test]
#[ignore = "needs Chromium and axe-core: .ci/run browser"]
fn the_form_is_accessible_on_every_screen() {
    let axe = read(Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE));
    let form = Form::new("mops", NORTHWIND);
    let mut browser = Browser::start();
    for width in [390, 1280] {
        browser.open(&form.path, width, "light");
        browser.run(&axe);
        let screens = browser.run("[...document.querySelectorAll('section')].map(it => it.id)");
        for screen in screens.as_array().expect("there are screens") {
            browser
                .run(&format!("location.hash = {screen}; new Promise(it => setTimeout(it, 100))"));
            let found =
                "axe.run().then(it => it.violations.map(it => it.id + ': ' + it.nodes[0].html))";
            assert_eq!(browser.run(found), json!([]), "{screen} {width}");
            let is_wider = "document.documentElement.scrollWidth > window.innerWidth";
            assert_eq!(browser.run(is_wider), false, "{screen} {width}");
        }
    }
}

#[test]
#[ignore = "needs Chromium: .ci/run browser"]
fn without_its_script_the_form_is_a_questionnaire_to_print() {
    let form = Form::new("it", NORTHWIND);
    let mut browser = Browser::start();
    let shown = "[...document.querySelectorAll('.question')].every(it => it.offsetParent !== null)";
    let controls = "[...document.querySelectorAll('button, .button, progress')]
        .filter(it => it.offsetParent !== null).length";
    browser.open(&form.path, 1280, "light");
    assert_eq!(browser.run(shown), false);
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    assert_eq!([shown, controls].map(|it| browser.run(it)), [json!(true), json!(0)]);
    browser.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    browser.open(&form.path, 1280, "light");
    assert_eq!([shown, controls].map(|it| browser.run(it)), [json!(true), json!(0)]);
    let told = "document.querySelector('noscript').textContent.includes('print it')";
    assert_eq!(browser.run(told), true);
    for sheet in SHEETS {
        let pages = browser.printed(sheet);
        assert!((2..=8).contains(&pages), "{sheet}: {pages} pages");
    }
}
