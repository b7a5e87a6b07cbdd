use super::*;
use crate::templates::marks::{END, ENTRY, MENTION, PICTURE};

fn written(marked: &str) -> String {
    let document = Document::parse(marked);
    let pictures = Pictures::from([("known".to_owned(), "<figure></figure>".to_owned())]);
    Writer::new(&document, &pictures).part(&document.blocks)
}

#[test]
fn every_text_is_escaped() {
    assert_eq!(
        written("a <b> & \"c\" `<d>`\n\n    <e>\n"),
        "<p>a &lt;b&gt; &amp; &quot;c&quot; <code>&lt;d&gt;</code></p>\n<pre>&lt;e&gt;\n</pre>\n"
    );
    let link = written("[a](https://a.example/?b=\"&c=<d>)\n");
    assert_eq!(link.matches('"').count(), 2, "{link}");
}

#[test]
fn lists_keep_their_numbers_and_need_no_paragraphs() {
    assert_eq!(
        written("3. a\n4. b\n\n   c\n"),
        "<ol start=\"3\">\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ol>\n"
    );
    assert_eq!(written("- a\n"), "<ul>\n<li>a</li>\n</ul>\n");
}

#[test]
fn a_table_has_heads_for_columns_and_rows() {
    assert_eq!(
        written("## A\n\n| b | c |\n| :--- | -: |\n| d | 1 |\n"),
        "<h2 id=\"section-1\">A</h2>\n\
         <table aria-labelledby=\"section-1\">\n\
         <colgroup><col class=\"w733\"><col class=\"w267\"></colgroup>\n\
         <thead>\n<tr><th scope=\"col\" class=\"m1\">b</th>\
         <th scope=\"col\" class=\"m1 right\">c</th></tr>\n</thead>\n\
         <tbody>\n<tr><th scope=\"row\">d</th><td class=\"right\">1</td></tr>\n</tbody>\n</table>\n"
    );
}

#[test]
fn a_table_too_wide_for_a_phone_can_be_shown_row_by_row() {
    let words = ["identification"; 4].join(" | ");
    let wide = written(&format!("| {words} |\n| - | - | - | - |\n| \"a\" | b | c | d |\n"));
    assert!(wide.starts_with("<table class=\"wide\" role=\"table\">"), "{wide}");
    assert!(wide.contains("<td role=\"cell\" data-label=\"identification\">b</td>"), "{wide}");
    assert!(wide.contains("<th scope=\"row\" role=\"rowheader\" data-label="), "{wide}");
}

#[test]
fn an_answer_leads_back_to_its_first_mention() {
    let mention = format!("{MENTION}A2{END}");
    assert_eq!(
        written(&format!("a {mention} {mention}\n\n{ENTRY}A2{END} {ENTRY}B1{END}\n")),
        "<p>a <a class=\"ref\" id=\"of-A2\" href=\"#A2\">A2</a> \
         <a class=\"ref\" href=\"#A2\">A2</a></p>\n\
         <p><a class=\"ref\" id=\"A2\" href=\"#of-A2\" aria-describedby=\"back\">A2</a> \
         <span id=\"B1\">B1</span></p>\n"
    );
}

#[test]
fn a_picture_that_there_is_not_is_left_out() {
    let marked = format!("{PICTURE}known{END}\n\n{PICTURE}unknown{END}\n");
    assert_eq!(written(&marked), "<figure></figure>\n\n");
}
