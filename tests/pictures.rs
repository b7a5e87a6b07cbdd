//! The pictures of a paper.

use std::sync::LazyLock;

use jiff::civil::date;
use mops_advisor::decide::VerdictKind;
use mops_advisor::model::PlanDay;
use mops_advisor::paper::View;
use mops_advisor::paper::view::calendar::PlanRow;
use mops_advisor::templates::Templates;
use mops_advisor::templates::stack::LINE;
use mops_advisor::templates::widths::width;
use mops_advisor::typeset::pictures::{NARROWEST, pictures};
use proptest::prelude::*;
use roxmltree::{Document, Node};

use crate::report::papers::{example, example_names, group_example, view_of, written};

/// An example that several people answered.
const KESTREL: &str = "kestrel-bay-coatings";

/// Papers with every picture between them.
const WITH_PICTURES: [&str; 3] = ["northwind-instruments", "hoshikawa-home-stores", "tavira-rota"];

static VIEWS: LazyLock<Vec<View>> =
    LazyLock::new(|| WITH_PICTURES.map(|it| view_of(&example(it))).into());
static TEMPLATES: LazyLock<Templates> =
    LazyLock::new(|| Templates::new().expect("the picture can be read"));

fn drawn(view: &View) -> Vec<(String, String)> {
    pictures(view, &TEMPLATES).expect("the picture can be read").into_iter().collect()
}

/// A text of a picture and the box that it takes, in pixels.
#[derive(Debug)]
struct Label {
    text: String,
    x: [f64; 2],
    y: [f64; 2],
}

impl Label {
    fn overlaps(&self, other: &Self) -> bool {
        let meet = |one: [f64; 2], other: [f64; 2]| one[0] < other[1] && other[0] < one[1];
        meet(self.x, other.x) && meet(self.y, other.y)
    }
}

/// Returns the texts that are shown in a picture of this width. `left_out` is the class of those
/// that are not.
fn labels(figure: &str, wide: u32, left_out: &str) -> Vec<Label> {
    let document = Document::parse(figure).expect("the picture can be read");
    let texts = document.descendants().filter(|it| it.has_tag_name("text"));
    let texts = texts.filter(|it| !class(*it).contains(left_out));
    // Where there is room for it, texts have fewer lines, and what stands below moves up.
    let moves_up = left_out == "short";
    let labels = texts.map(|it| {
        let up = if moves_up { LINE as f64 * lines_up(it) } else { 0.0 };
        let Label { text, x, y } = label(it, f64::from(wide));
        Label { text, x, y: y.map(|it| it - up) }
    });
    labels.collect()
}

/// Returns how many lines higher a text stands in a wide picture.
fn lines_up(node: Node<'_, '_>) -> f64 {
    let groups = node.ancestors().filter(|it| it.has_tag_name("g"));
    let lines = groups.filter_map(|it| class(it).strip_prefix("up").map(str::to_owned));
    lines.map(|it| it.parse::<f64>().expect("the picture can be read")).sum()
}

fn class<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("class").unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "texts are short")]
fn label(node: Node<'_, '_>, wide: f64) -> Label {
    let place = |node: Node<'_, '_>, name| -> f64 {
        let text = node.attribute(name).unwrap_or("0");
        let part = text
            .strip_suffix('%')
            .map(|it| it.parse::<f64>().expect("the picture can be read") * wide / 100.0);
        part.unwrap_or_else(|| text.parse().expect("the picture can be read"))
    };
    let text = own_text(node);
    let long = width(&text) as f64;
    let x = place(node, "x")
        - match node.attribute("text-anchor") {
            Some("middle") => long / 2.0,
            Some("end") => long,
            _ => 0.0,
        };
    let outer = node.ancestors().skip(1).filter(|it| it.has_tag_name("svg"));
    let y = place(node, "y") + outer.map(|it| place(it, "y")).sum::<f64>();
    Label { text, x: [x, x + long], y: [y - 10.0, y + 3.0] }
}

#[test]
fn every_example_has_its_pictures_and_they_are_the_same_each_time() {
    let mut seen = std::collections::BTreeSet::new();
    for name in example_names() {
        let view = view_of(&example(&name));
        let figures = drawn(&view);
        assert_eq!(figures, drawn(&view), "{name}");
        for (picture, figure) in figures {
            let document = Document::parse(&figure).unwrap_or_else(|it| panic!("{picture}: {it}"));
            let svg = document
                .descendants()
                .find(|it| it.attribute("role") == Some("img"))
                .expect("the picture can be read");
            let named = svg.attribute("aria-labelledby").expect("the picture can be read");
            for id in named.split(' ') {
                let told = document
                    .descendants()
                    .find(|it| it.attribute("id") == Some(id))
                    .expect("the picture can be read");
                assert!(told.text().is_some_and(|it| !it.trim().is_empty()), "{name}: {picture}");
            }
            assert!(figure.len() < 16_000, "{name}: {picture} has {} bytes", figure.len());
            seen.insert(picture);
        }
    }
    assert_eq!(seen.len(), 4);
}

/// Returns the views of all examples, those of several people too.
fn views() -> Vec<View> {
    let alone = example_names();
    let alone = alone.iter().map(|it| view_of(&example(it)));
    alone.chain([view_of(&group_example(KESTREL))]).collect()
}

/// Returns a picture of a paper, if it has it.
fn picture(view: &View, name: &str) -> Option<String> {
    drawn(view).into_iter().find(|it| it.0 == name).map(|it| it.1)
}

/// Returns the texts of a class, each in one line.
fn texts(figure: &str, wanted: &str) -> Vec<String> {
    let document = Document::parse(figure).expect("the picture can be read");
    let is_wanted = |it: &Node<'_, '_>| {
        let mut words = class(*it).split(' ');
        it.has_tag_name("text")
            && words.clone().any(|it| it == wanted)
            && words.all(|it| it != "short")
    };
    let texts = document.descendants().filter(is_wanted).map(|it| own_text(it));
    texts.collect()
}

/// Returns the title, or the description of what is drawn.
fn told(figure: &str, tag: &str) -> String {
    let document = Document::parse(figure).expect("the picture can be read");
    let told = document.descendants().find(|it| it.has_tag_name(tag));
    told.and_then(|it| it.text()).unwrap_or_default().to_owned()
}

fn own_text(node: Node<'_, '_>) -> String {
    node.children().filter(|it| it.is_text()).filter_map(|it| it.text()).collect()
}

#[test]
fn the_bridge_has_the_points_of_the_table_and_leads_to_the_home_with_more() {
    let (mut seen, mut flipped) = (0, 0);
    for view in views() {
        let Some(bridge) = picture(&view, "points_bridge") else { continue };
        let pair = view.comparison.as_ref().expect("two homes are compared");
        let table = view.arguments.iter().filter(|it| it.points != 0);
        let turned = |it: &str| it.replace('+', "-").replace('−', "+").replace('-', "−");
        let is_turned = pair.margin < 0;
        let sign = |it: &String| if is_turned { turned(it) } else { it.clone() };
        let signs: Vec<String> = table.map(|it| sign(&it.points_signed)).collect();
        assert_eq!(bridge.contains(" in the table: a bridge begins "), is_turned);
        flipped += usize::from(is_turned);
        let numbers = texts(&bridge, "number");
        assert_eq!(numbers[1..numbers.len() - 1], signs, "{}", view.company);
        let ends = [&numbers[0], &numbers[numbers.len() - 1]]
            .map(|it| it.parse::<i64>().expect("it is a number"));
        assert_eq!(ends[1] - ends[0], pair.margin.abs(), "{}", view.company);
        let today =
            |id: &String| if view.verdict.home.as_ref() == Some(id) { " (today)" } else { "" };
        let scored = |id: &String| if id == "elsewhere" { ", not scored" } else { "" };
        let mut homes = [&pair.second, &pair.first];
        if is_turned {
            homes.reverse();
        }
        let names = homes.map(|it| view.names[it].clone() + today(it) + scored(it));
        let bold = texts(&bridge, "advised");
        assert_eq!([&bold[0], &bold[2]], names.each_ref(), "{}", view.company);
        // The arrow to a home points to where its dot lies.
        let heads = texts(&bridge, "name").join("|");
        let [low, high] = homes.map(|it| &view.names[it]);
        assert!(heads.starts_with(&format!("← for {low}|for {high} →")), "{heads}");
        seen += 1;
    }
    assert!(seen > 8 && flipped > 0, "{seen}, {flipped}");
}

#[test]
fn a_bar_of_the_bridge_has_what_the_answers_say() {
    for view in views() {
        let Some(bridge) = picture(&view, "points_bridge") else { continue };
        for argument in view.arguments.iter().filter(|it| it.points != 0) {
            let claim = argument.claim.trim_end_matches('.');
            let told = told(&bridge, "desc");
            assert!(told.contains(claim), "{}: {claim}: {told}", view.company);
            let shown = texts(&bridge, "name").join(" ");
            assert!(shown.contains(claim), "{}: {claim}: {shown}", view.company);
        }
    }
}

#[test]
fn the_bridge_calls_disputed_what_the_table_does() {
    let view = view_of(&group_example(KESTREL));
    let bridge = picture(&view, "points_bridge").expect("it has one");
    let paper = written(&view);
    let body = paper.split("## Appendix A").next().expect("it has a body");
    let rows = body.lines().filter(|it| it.starts_with("| "));
    let disputed = rows.filter(|it| it.contains("| disputed")).count();
    let told = told(&bridge, "desc");
    assert!(disputed > 1 && told.matches("disputed").count() == disputed, "{told}");
    assert!(!told.contains("belief"), "{told}");
    assert!(bridge.contains("class=\"disputed\""));
}

#[test]
fn a_picture_says_how_each_answer_is_known() {
    let bridge = picture(&VIEWS[0], "points_bridge").expect("it has one");
    for class in ["measured", "seen", "not_stated"] {
        assert!(bridge.contains(&format!("class=\"{class}\"")), "{class}");
    }
    assert!(bridge.contains("+4, seen and not stated"), "{bridge}");
}

#[test]
fn the_bridge_of_a_stay_is_no_case_for_a_move() {
    for (name, claim) in [
        (
            "mekong-lantern-logistics",
            "Stay in RevOps (moderate, 73 of 100 trials with changed answers and weights): Sales is 2 ahead of RevOps; a move needs a lead of 5",
        ),
        (
            "brisa-manaca",
            "Stay in Marketing (firm, more than 99 of 100 trials with changed answers and weights): IT is 15 behind Marketing; a move needs a lead of 5",
        ),
        (
            "calumet-ridge-equipment",
            "A tie of Sales and RevOps (close, 76 of 100 trials with changed answers and weights): Sales is 9 ahead of Marketing; a move needs a lead of 5",
        ),
    ] {
        let bridge = picture(&view_of(&example(name)), "points_bridge").expect("it has one");
        assert_eq!(told(&bridge, "title"), claim);
        let caption = format!("<figcaption>{claim}</figcaption>");
        assert!(bridge.replace('\u{a0}', " ").contains(&caption), "{bridge}");
        assert!(bridge.contains("class=\"band\""), "{name}");
    }
}

#[test]
fn a_bridge_asks_for_the_lead_that_the_ladder_asks_for() {
    let view = view_of(&group_example(KESTREL));
    let [bridge, ladder] =
        ["points_bridge", "outcome_ladder"].map(|it| picture(&view, it).expect("it has one"));
    for figure in [&bridge, &ladder] {
        assert!(figure.contains("less than 5 ahead of Marketing: no move"), "{figure}");
    }
    // The lead alone would be 52 points.
    assert!(
        told(&bridge, "title").contains("; a move needs a lead of 5 and 53 points"),
        "{bridge}"
    );
    assert!(bridge.contains("below 53: no move") && bridge.contains("class=\"floor\""));
}

#[test]
fn a_home_that_is_not_scored_is_drawn_as_such() {
    let view = view_of(&example("pampa-clara"));
    for (name, dotted) in [("fit_line", 2), ("points_bridge", 2)] {
        let figure = picture(&view, name).expect("it has one");
        assert_eq!(figure.matches("class=\"ring unscored\"").count(), dotted, "{name}");
        assert!(figure.contains("Operations: not scored, counted as 50"), "{figure}");
    }
}

#[test]
fn the_key_says_what_a_ring_and_its_line_are() {
    let fit = picture(&VIEWS[0], "fit_line").expect("it has one");
    let key = "ring: with what is proposed without a move in place; line: from today";
    assert!(fit.contains(key), "{fit}");
}

#[test]
fn too_few_trials_are_told_in_numbers() {
    let view = view_of(&example("quillback-puzzles"));
    for name in ["fit_line", "points_bridge"] {
        let figure = picture(&view, name).expect("it has one");
        let words = "(40 of 100 trials with changed answers and weights say move; 50 are needed)";
        assert!(told(&figure, "title").contains(words), "{figure}");
    }
}

#[test]
fn where_no_home_is_possible_it_is_so_today() {
    let calendar = picture(&view_of(&example("fenwold-water-and-power")), "calendar");
    assert_eq!(
        told(&calendar.expect("it has one"), "title"),
        "No home is possible today; the home is chosen on 2 April 2027, after the repairs"
    );
}

#[test]
fn a_caption_breaks_in_no_date_and_in_no_range() {
    let captions = [
        (&VIEWS[0], "calendar", "1\u{a0}July"),
        (&VIEWS[1], "outcome_ladder", "35\u{2060}–\u{2060}49"),
    ];
    for (view, name, kept) in captions {
        let figure = picture(view, name).expect("it has one");
        let caption = figure.split("</figcaption>").next().unwrap_or_default();
        assert!(caption.contains(kept), "{caption}");
    }
}

#[test]
fn a_fit_line_says_what_a_move_needs() {
    for (name, claim) in [
        (
            "brisa-manaca",
            "Stay in Marketing (firm, more than 99 of 100 trials with changed answers and weights): IT has 46 and would need 66",
        ),
        (
            "mekong-lantern-logistics",
            "Stay in RevOps (moderate, 73 of 100 trials with changed answers and weights): Sales has 55 and would need 58",
        ),
        (
            "northwind-instruments",
            "Move to Marketing (moderate, 71 of 100 trials with changed answers and weights): Marketing has 56, IT has 50, and a move needs 55",
        ),
        (
            "calumet-ridge-equipment",
            "A tie of Sales and RevOps (close, 76 of 100 trials with changed answers and weights): they have 58 and 57, and fewer than 3 apart is a tie",
        ),
    ] {
        let fit = picture(&view_of(&example(name)), "fit_line").expect("it has one");
        assert_eq!(told(&fit, "title"), claim);
    }
}

/// Returns an attribute of the elements with this name and class that stand at a height.
fn drawn_at(figure: &str, tag: &str, wanted: &str, [at, y]: [&str; 2], name: &str) -> Vec<String> {
    let document = Document::parse(figure).expect("the picture can be read");
    let found = document
        .descendants()
        .filter(|it| it.has_tag_name(tag) && class(*it) == wanted && it.attribute(at) == Some(y));
    found.filter_map(|it| it.attribute(name).map(str::to_owned)).collect()
}

#[test]
fn a_fit_line_compares_today_with_today_and_the_package_with_the_package() {
    let view = view_of(&example("northwind-instruments"));
    let fit = picture(&view, "fit_line").expect("it has one");
    let dots = drawn_at(&fit, "circle", "", ["cy", "22"], "cx");
    let rings = drawn_at(&fit, "circle", "ring", ["cy", "36"], "cx");
    // Marketing, then IT, where the team is today.
    assert_eq!(drawn_at(&fit, "rect", "band", ["y", "16"], "x"), [dots[1].as_str(); 2]);
    assert_eq!(drawn_at(&fit, "rect", "band", ["y", "30"], "x"), [rings[1].as_str(); 2]);
    assert_ne!(dots[1], rings[1]);
    assert_eq!(texts(&fit, "number"), ["56 → 59", "50 → 54", "ruled out"]);
    let tie =
        picture(&view_of(&example("calumet-ridge-equipment")), "fit_line").expect("it has one");
    assert_eq!(texts(&tie, "number"), ["58 → 55", "57 → 52", "49, unchanged", "45, unchanged"]);
}

#[test]
fn a_fit_line_shows_where_the_trials_put_each_home() {
    let mut seen = 0;
    for view in views() {
        let Some(fit) = picture(&view, "fit_line") else { continue };
        let scored = view.placements.iter().filter(|it| it.is_shown && it.gates_failed.is_empty());
        let scored: Vec<_> = scored.collect();
        assert_eq!(drawn_at(&fit, "line", "whisker", ["y2", "22"], "x1").len(), scored.len());
        for home in scored {
            let spread = &view.firmness.spread[&home.id];
            let words =
                format!("{}, in 80 of 100 trials {} to {}", home.score, spread.low, spread.high);
            assert!(told(&fit, "desc").contains(&words), "{}: {words}", view.company);
            assert!(
                spread.low <= spread.high
                    && spread.low <= home.score + 3
                    && home.score <= spread.high + 3
            );
            seen += 1;
        }
        for home in view.placements.iter().filter(|it| it.is_shown && !it.gates_failed.is_empty()) {
            assert!(
                told(&fit, "desc").contains(&format!("{}: ruled out: ", home.name)),
                "{}",
                view.company
            );
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn no_home_leads_the_outcome_ladder_where_it_is_ruled_out() {
    let mut seen = 0;
    for view in views() {
        let Some(figure) = picture(&view, "outcome_ladder") else { continue };
        let ladder = view.ladder.as_ref().expect("an answer decides");
        let leads = texts(&figure, "number").join("|");
        let is_out = |it: &&String, out: &[String]| out.contains(it);
        let out: Vec<String> = ladder
            .steps
            .iter()
            .filter_map(|step| {
                let home = ladder.pair.iter().find(|it| is_out(it, &step.price.ruled_out))?;
                Some(format!("{} ruled out", view.names[home]))
            })
            .collect();
        for words in &out {
            assert_eq!(
                leads.matches(words.as_str()).count(),
                out.len(),
                "{}: {leads}",
                view.company
            );
        }
        let bars = drawn_at(&figure, "rect", "measured", ["y", "20"], "x").len();
        // Nothing is drawn at zero for a home that is no choice; its row says why.
        let levels = drawn_at(&figure, "line", "neutral", ["y1", "15"], "x1").len();
        assert_eq!(levels + out.len(), ladder.steps.len(), "{}", view.company);
        assert_eq!(told(&figure, "desc").matches(" ruled out (until ").count(), out.len());
        assert!(
            !out.is_empty() && bars + out.len() == ladder.steps.len(),
            "{}: {bars}",
            view.company
        );
        assert_eq!(texts(&figure, "verdict").len(), ladder.steps.len());
        seen += 1;
    }
    assert!(seen > 1);
}

#[test]
fn the_outcome_ladder_marks_what_was_answered() {
    let kestrel = picture(&view_of(&group_example(KESTREL)), "outcome_ladder").expect("it has one");
    let rows = texts(&kestrel, "name");
    assert_eq!(
        rows[2..],
        [
            "Ten or more points better",
            "Three to nine points better",
            "About the same (disputed)",
            "Three to nine points worse (disputed, counted today)",
            "Ten or more points worse (disputed)",
        ]
    );
    let verdicts = texts(&kestrel, "verdict");
    assert_eq!([&verdicts[0], &verdicts[4]], ["→ move to Sales", "→ stay in Marketing"]);
    assert!(told(&kestrel, "title").ends_with(
        "(Marketing's budget against other outside spending: disputed). Ten or more points worse: \
        stay in Marketing (84 of 100 trials with changed answers and weights say so); any other answer: move to Sales (71–83 of 100 say so)"
    ));
    let unknown = picture(&VIEWS[1], "outcome_ladder").expect("it has one");
    assert!(told(&unknown, "desc").contains(" Not known today. None: "), "{unknown}");
}

#[test]
fn the_outcome_ladder_has_a_row_for_each_answer_though_two_are_worded_alike() {
    let mut view = view_of(&group_example(KESTREL));
    let verdicts =
        |view: &View| texts(&picture(view, "outcome_ladder").expect("it has one"), "verdict");
    let before = verdicts(&view);
    let ladder = view.ladder.as_mut().expect("an answer decides");
    ladder.steps.iter_mut().for_each(|it| it.count = "Several".into());
    ladder.outcomes.iter_mut().flat_map(|it| &mut it.counts).for_each(|it| *it = "Several".into());
    assert_eq!(verdicts(&view), before);
}

#[test]
fn a_calendar_marks_decisions_and_what_happens_to_the_team() {
    let mut intentions = 0;
    for view in views() {
        let Some(figure) = picture(&view, "calendar") else { continue };
        let days = [PlanDay::Decision, PlanDay::Again, PlanDay::Review];
        let decides = |it: &&PlanRow| days.iter().any(|day| it.days.contains(day));
        let decisions = view.plan.iter().filter(|it| it.on.is_some()).filter(decides).count();
        assert_eq!(
            figure.matches("d=\"M0-7 7 0 0 7-7 0Z\"").count(),
            decisions,
            "{}",
            view.company
        );
        intentions += view.plan.iter().filter(|it| it.days == [PlanDay::Intention]).count();
        let moves = figure.contains("the team moves");
        assert_eq!(moves, view.verdict.kind == VerdictKind::Move, "{}", view.company);
        let stays = told(&figure, "title").contains("nobody moves");
        let is_stay = view.verdict.kind == VerdictKind::Stay || view.verdict.is_small_team;
        assert_eq!(stays, is_stay, "{}", view.company);
        for block in view.calendar.blocks.iter().filter(|it| it.until.is_some()) {
            let reason = block.name.to_lowercase();
            assert!(figure.to_lowercase().contains(&format!("blocked ({reason}")), "{reason}");
        }
    }
    assert!(intentions > 1);
}

#[test]
fn a_calendar_names_its_months() {
    for view in views() {
        let Some(figure) = picture(&view, "calendar") else { continue };
        let document = Document::parse(&figure).expect("the picture can be read");
        let texts =
            document.descendants().filter(|it| it.has_tag_name("text") && class(*it).is_empty());
        let names: Vec<String> = texts.map(own_text).collect();
        let (years, months): (Vec<_>, Vec<_>) = names.iter().partition(|it| it.starts_with("20"));
        assert!(months.len() > 2 && !years.is_empty(), "{}: {names:?}", view.company);
    }
}

#[test]
fn a_calendar_up_to_the_last_year_is_no_larger_than_others() {
    let mut view = view_of(&example("northwind-instruments"));
    let usual = picture(&view, "calendar").expect("it has one").len();
    let row = PlanRow { on: Some(date(9999, 12, 31)), ..view.plan[0].clone() };
    view.plan.push(row);
    let large = picture(&view, "calendar").expect("it has one").len();
    assert!(large < 2 * usual, "{large} bytes, and {usual} usually");
}

/// Texts of many scripts and lengths, and some that try to be more than text.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-ZÄÖÜa-zäöüß ]{0,60}",
        "[ก-๙]{1,40}",
        "[W@%M]{1,60}",
        "(👩‍👩‍👧‍👦|🙂|漢字|مرحبا){1,20}",
        Just("</text><script>alert(1)</script>\"'&amp;<b>]]>".to_owned()),
        any::<String>(),
    ]
}

/// Views with other names and other numbers.
fn any_view() -> impl Strategy<Value = View> {
    let names = prop::collection::vec(name(), 12);
    let numbers = prop::collection::vec(0_i64..=100, 12);
    (0..WITH_PICTURES.len(), names, numbers).prop_map(|(which, names, numbers)| {
        let mut view = VIEWS[which].clone();
        let mut names = names.into_iter().cycle();
        let mut numbers = numbers.into_iter().cycle();
        let mut name = || names.next().unwrap_or_default();
        let mut number = || numbers.next().unwrap_or_default();
        for placement in &mut view.placements {
            placement.name = name();
            placement.score = number();
            view.names.insert(placement.id.clone(), placement.name.clone());
        }
        view.names.insert("elsewhere".to_owned(), name());
        for score in view.package.price.iter_mut().flat_map(|it| it.scores.values_mut()) {
            *score = number();
        }
        for argument in &mut view.arguments {
            argument.points = number() - 50;
            (argument.brief, argument.claim) = (name(), name());
        }
        for spread in view.firmness.spread.values_mut() {
            (spread.low, spread.high) = (number().min(50), number().max(50));
        }
        for step in view.ladder.iter_mut().flat_map(|it| &mut it.steps) {
            step.price.margin = Some(number() - 50);
            (step.is_disputed, step.is_counted) = (number() > 50, number() > 50);
        }
        for row in &mut view.plan {
            row.what = name();
            let day = i16::try_from(number()).unwrap_or_default();
            row.on = row.on.map(|it| it.with().year(1990 + day).build().unwrap_or(it));
        }
        view
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_text_of_a_picture_overlaps_another_or_leaves_the_picture(view in any_view()) {
        for (picture, figure) in drawn(&view) {
            for (wide, left_out) in
                [(NARROWEST, "whole"), (640, "whole"), (2 * NARROWEST, "short"), (736, "short")]
            {
                let labels = labels(&figure, wide, left_out);
                prop_assert!(labels.len() > 3, "{picture}");
                for (place, one) in labels.iter().enumerate() {
                    let inside = one.x[0] > -1.0 && one.x[1] < f64::from(wide) + 1.0;
                    prop_assert!(inside, "{picture}, {wide}: {}: {one:?}", one.text);
                    for other in &labels[..place] {
                        prop_assert!(!one.overlaps(other), "{picture}, {wide}: {one:?}, {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_people_write_stays_text_in_a_picture(view in any_view()) {
        let known = ["figure", "figcaption", "span", "svg", "title", "desc", "defs", "pattern", "circle", "rect",
            "line", "path", "text", "ul", "li", "g"];
        for (picture, figure) in drawn(&view) {
            let document = Document::parse(&figure);
            prop_assert!(document.is_ok(), "{picture}: {document:?}");
            let document = document.expect("the picture can be read");
            for node in document.descendants().filter(Node::is_element) {
                prop_assert!(known.contains(&node.tag_name().name()), "{picture}: {node:?}");
            }
        }
    }
}
