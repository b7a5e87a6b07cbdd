//! What each sentence of a paper that speaks of trials, weights, changes or open answers looks like,
//! and how it is checked. One pattern has one meaning; the first that reads a sentence counts.

use super::about_changes::*;
use super::about_groups::*;
use super::about_kinds::*;
use super::about_page::*;
use super::about_prices::*;
use super::about_scores::*;
use super::about_trials::*;
use super::said::Check;

/// Sentences and whole paragraphs, and what each says.
pub(crate) const PATTERNS: &[(&str, Check)] = &[
    // How the homes stand.
    ("{home} leads {home} by {n}.", leads_by),
    ("{home} leads {home} by {n}, and {home} by only {n}.", leads_both),
    ("{home} leads {home} by {n}; a move needs {n}.", leads_by),
    ("{home} leads {home} by {n}; nothing argues for a move.", leads_by),
    ("{home} leads {home} by {n}, today's home being ruled out.", leads_by),
    ("{home} trails {home} by {n}.", trails_by),
    ("{home} trails {home} by {n}; a move needs {n}.", trails_by),
    ("{home} trails {home} by {n}, short of the {n} that a move needs.", trails_by),
    ("{home} trails {home} by {n}, today's home being ruled out.", trails_by),
    ("{home} and {home} are level.", are_level),
    ("{home} and {home} are level; a move needs {n}.", are_level),
    ("{home} and {home} are level; nothing argues for a move.", are_level),
    ("{home} and {home} are level, short of the {n} that a move needs.", are_level),
    ("{home} and {home} are level, today's home being ruled out.", are_level),
    ("{homes} lie {n} apart, a tie.", differ_by),
    ("{homes} lie {n} apart, a tie, today's home being ruled out.", differ_by),
    (
        "A home has to reach {n} points and lead by {n} for a move; to stay asks for neither.",
        nobody_moves,
    ),
    ("No set of these repairs ends in a move.", no_repair_moves),
    ("Where the {n} points come from", gap),
    ("Where the {n} point come from", gap),
    ("Where the points come from", is_level),
    ("{home} ({n}).", score),
    ("{home} ({n}), today's home.", score),
    ("{home} (not supported).", is_ruled_out),
    ("{home} (not supported), today's home.", is_ruled_out),
    ("{home} (ruled out).", is_ruled_out),
    ("{home} (ruled out), today's home.", is_ruled_out),
    ("What decides it. {home} leads, but is ruled out until {text}", excluded_is_ahead),
    ("We know of no cheaper option that touches these {n} points.", gap),
    (
        "By {text}, the {text} chooses between {homes} for the {words}, by cost: they fit equally well.",
        are_equal,
    ),
    (
        "By {text}, the {text} chooses between {homes} for the {words}, by cost: they fit equally well, each {n} or more above {home}.",
        are_equal_and_above,
    ),
    ("Moving {words} to {home} gains {n} points; a move needs {n}.", move_would_gain),
    (
        "{text} (under a point). ({text}) Moving {words} to {home} gains {n} points; a move needs {n}.",
        move_would_gain,
    ),
    ("No point here hangs on the next head of {text}.", home_is_not_compared),
    ("A named owner per lead mends that in any home.", nothing),
    // The choices.
    ("The package, then decide again on {text}.", nothing),
    ("The package first, then decide again on {text}.", package_is_not_the_advice),
    ("The package first, then ask again on {text}.", package_is_not_the_advice),
    ("Stay, with the package.", stays_with_a_package),
    ("Stay, with the package, and decide again on {text}: then {advice}.", stays_with_a_package),
    ("Move, on {n} conditions.", conditions_are),
    ("Move, on {n} condition.", conditions_are),
    ("Stay in {home}, {n} points behind.", gap_of_second),
    ("Move to {home}, {n} points worse.", gap_of_second),
    ("Move to {home}, for {n} points, where a move needs {n}.", gap_that_is_short),
    ("Move to {home}, with nothing to gain.", is_level),
    ("Choose {homes} now, on {about} of 100 trials.", leans),
    ("Choose {home} now, as {about} of 100 trials say.", most_say),
    // Trials.
    ("Of 100 trials, {text}; these are no chances of success.", split),
    ("Of 100 trials, {text}.", split),
    ("{strength}; not the chance of success.", strength_is),
    (
        "{strength}: no home would lead by the {n} a move needs; not the chance of success.",
        nothing_comes_ahead,
    ),
    ("{strength}, another home being as good; not the chance of success.", strength_capped),
    ("{words} yet: {about} of 100 trials say move to {homes}, and a move needs {n}.", too_few_move),
    ("At {text}, we ask {sought}.", ladder_asks),
    ("At {text}, we ask {sought}; otherwise {sought}.", ladder_asks),
    ("At {text}, we ask {sought}; otherwise {sought}, unless {words}.", ladder_asks),
    ("At {text}, we ask {sought}; at {text}, {sought}.", ladder_asks),
    ("At {text}, we ask {sought}; at {text}, {sought}; otherwise {sought}.", ladder_asks),
    (
        "At {text}, we ask {sought}; at {text}, {sought}; otherwise {sought}, unless {words}.",
        ladder_asks,
    ),
    ("At {text}, we ask {sought}; at {text}, {sought}; at {text}, {sought}.", ladder_asks),
    (
        "At {text}, we ask {sought}; at {text}, {sought}; at {text}, {sought}; otherwise {sought}.",
        ladder_asks,
    ),
    ("Else the team waits: under {n} trials then say move.", others_wait),
    ("Also open: {words}. Each, due the same day, can turn this result.", also_open),
    // Arguments.
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, still {n} ({strength}). ({text})",
        reason_with_steps,
    ),
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, still {n}. ({text})",
        reason_with_steps,
    ),
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, a lead of {n} ({strength}). ({text})",
        reason_with_steps,
    ),
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, a lead of {n}. ({text})",
        reason_with_steps,
    ),
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, a lead of {n}: then stay ({strength}). ({text})",
        stays_with_steps,
    ),
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, a lead of {n}: then stay. ({text})",
        stays_with_steps,
    ),
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, {n} behind ({strength}). ({text})",
        reason_with_steps,
    ),
    (
        "{text} ({n}). With own answers{any} one step worse for {home}, {n} behind. ({text})",
        reason_with_steps,
    ),
    (
        "{text} ({n}). By {words} own account; were it {text}, still {n} ({strength}). ({text})",
        reason_with_step,
    ),
    ("{text} ({n}). By {words} own account; were it {text}, still {n}. ({text})", reason_with_step),
    (
        "{text} ({n}). By {words} own account; were it {text}, a lead of {n} ({strength}). ({text})",
        reason_with_step,
    ),
    (
        "{text} ({n}). By {words} own account; were it {text}, a lead of {n}. ({text})",
        reason_with_step,
    ),
    (
        "{text} ({n}). By {words} own account; were it {text}, a lead of {n}: then stay ({strength}). ({text})",
        then_stays,
    ),
    (
        "{text} ({n}). By {words} own account; were it {text}, a lead of {n}: then stay. ({text})",
        then_stays,
    ),
    (
        "{text} ({n}). By {words} own account; were it {text}, {n} behind ({strength}). ({text})",
        reason_with_step,
    ),
    (
        "{text} ({n}). By {words} own account; were it {text}, {n} behind. ({text})",
        reason_with_step,
    ),
    ("Points to {home}. {text}", points_to),
    ("Points to {home} ({n}). {text}", points_to_in_all),
    ("{text} ({n}).{any}({text})", reason),
    ("Best case for {home} now.", is_no_home),
    (
        "Best case for {home}. No answer makes a whole point for it against {home}.",
        none_makes_a_point,
    ),
    ("No answer makes a whole point for it against {home}.", none_makes_a_point_against),
    ("With the package below, {about} of 100 trials stay in {home}.", package_lets_stay),
    (
        "Best case for {home}. With the package below, {about} of 100 trials stay in {home}.",
        package_lets_stay,
    ),
    ("Best case for {home}.", nothing),
    ("Best case for {home}. {text}", best_case),
    ("{text}'s concern: {words}", nothing),
    ("No point comes from {words}.", no_point),
    // Prices.
    ("Package: {words}. Then: {advice} ({strength}, {about} of 100).", package_bare),
    ("Package: {words}. Then: {advice} ({about} of 100).", package_told_bare),
    ("Package: {words}.", package_named),
    ("For it speaks the package: {words}.", package_named),
    ("Then {n} to {n}: {advice} ({about} of 100, but {strength}: not {n} ahead).", package_capped),
    ("Then {n} to {n}: {advice} ({strength}, {about} of 100).", package_firm),
    ("Then {n} to {n}: {advice} ({about} of 100).", package_told),
    ("Then still {advice} ({about} of 100, but {strength}: not {n} ahead).", package_bare_capped),
    ("Then still {advice} ({about} of 100, but {strength}: {n} behind).", package_bare_behind),
    ("Then still {advice} ({strength}, {about} of 100).", package_bare),
    ("The move needs {words}, too.", nothing),
    ("The move needs all but {words}.", nothing),
    (
        "Without a move, if {words} by {text}, ask again: {about} of 100 trials then say move.",
        package_ends_move,
    ),
    (
        "Without a move, if {words} by {text}, stay: both are then level ({strength}, {about} of 100).",
        package_levels,
    ),
    (
        "Without a move, if {words} by {text}, stay: {home} then leads by {n} ({strength}, {about} of 100).",
        package_lets_stay_instead,
    ),
    (
        "Without a move, if {words} by {text}, {advice}: {home} then leads by {n} ({strength}, {about} of 100).",
        package_brings,
    ),
    (
        "Without a move, if {words} by {text}, {advice}: {home} then leads by {n} ({about} of 100).",
        package_brings,
    ),
    (
        "Without a move, if {words} on {text}, ask again: {about} of 100 trials then say move.",
        package_ends_move,
    ),
    (
        "Without a move, if {words} on {text}, stay: both are then level ({strength}, {about} of 100).",
        package_levels,
    ),
    (
        "Without a move, if {words} on {text}, stay: {home} then leads by {n} ({strength}, {about} of 100).",
        package_lets_stay_instead,
    ),
    (
        "Without a move, if {words} on {text}, {advice}: {home} then leads by {n} ({strength}, {about} of 100).",
        package_brings,
    ),
    (
        "Without a move, if {words} on {text}, {advice}: {home} then leads by {n} ({about} of 100).",
        package_brings,
    ),
    (
        "Then {n} to {n}, no longer a tie: {advice} ({about} of 100, but {strength}: not {n} ahead).",
        package_turns,
    ),
    ("Then {n} to {n}, no longer a tie: {advice} ({strength}, {about} of 100).", package_turns),
    ("Then {n} to {n}, no longer a tie: {advice} ({about} of 100).", package_turns),
    ("Then {home} leads by {n}, but only {about} of 100 trials say move.", package_ends),
    ("Only {homes} keeps the {n} a move needs.", only_stay_above),
    ("Only {homes} keep the {n} a move needs.", only_stay_above),
    ("Once {words}, {n} to {n}: {about} of 100 trials say {homes}.", package_still),
    (
        "With {words}, {about} of 100 trials stay; the count shows whether {words} needed.",
        package_stays,
    ),
    ("{home} then leads by {n}.", then_leads_on),
    ("{home} then leads by {n}, too few to move.", then_leads),
    ("{home} then leads {home} by {n}.", then_leads_on),
    ("{home} then leads {home} by {n}, too few to move.", then_leads),
    ("Both are then level.", then_level),
    ("It mends a reason for {home}, which falls to {n}.", no_longer_speaks),
    ("They mend a reason for {home}, which falls to {n}.", no_longer_speaks),
    ("It helps {home} more, and {home} still leads by {n}.", helps_more),
    (
        "With own answers one step worse for {home} ({text}), {home} leads by {n} ({strength}, {about} of 100). Then: {advice}.",
        own_marks,
    ),
    (
        "With own answers one step worse for {home} ({text}), {home} leads by {n} ({strength}, {about} of 100).",
        own_marks,
    ),
    (
        "With own answers one step worse for {home} ({text}), {home} leads by {n}. Then: {advice}.",
        own_marks,
    ),
    ("With own answers one step worse for {home} ({text}), {home} leads by {n}.", own_marks),
    (
        "With own answers one step worse for {home} ({text}), {home} leads by {n}: still stay in {about} of 100 trials, but nothing under {n} is firm.",
        own_marks,
    ),
    (
        "With own answers one step worse for {home} ({text}), {home} and {home} are level: still stay in {about} of 100 trials, but nothing under {n} is firm.",
        own_marks,
    ),
    (
        "With own answers one step worse for {home} ({text}), {home} and {home} are level ({strength}, {about} of 100). Then: {advice}.",
        own_marks,
    ),
    (
        "With own answers one step worse for {home} ({text}), {home} and {home} are level ({strength}, {about} of 100).",
        own_marks,
    ),
    (
        "With own answers one step worse for {home} ({text}), {home} and {home} are level. Then: {advice}.",
        own_marks,
    ),
    (
        "With own answers one step worse for {home} ({text}), {home} and {home} are level.",
        own_marks,
    ),
    ("{text} {home} {n}, {home} {n} ({strength}, {about}).", counter_firm),
    ("{text} {home} {n}, {home} {n} ({strength}, {about}){text}", counter_firm),
    ("{text} {home} {n}, {home} {n}.", counter_scores),
    ("{text} {home} {n}, {home} {n}, {text}", counter_scores),
    ("{text} the advice changes in {about} of 100 cases.", counter_cases),
    ("{text} changes the advice in {about} of 100 cases.", counter_cases),
    ("{text} the advice changes in every case.", counter_every_case),
    ("{text} changes the advice in every case.", counter_every_case),
    // Changes and events.
    ("{words} yet: one answer could undo a move, {words} ({words}).", open_undoes),
    ("What reverses this: {words}; {home} is then possible, in {about} of 100 cases.", event_opens),
    ("What reverses this: at most {text}, in {about} of 100 cases.", event_rarely),
    ("What reverses this: {text}, in {about} of 100 cases; then stay.", event_then),
    ("What reverses this: {text}, in {about} of 100 cases; then mostly stay.", event_then),
    ("What reverses this: {text}, in {about} of 100 cases; then {advice}.", event_then),
    ("What reverses this: {text}, in {about} of 100 cases; then mostly {advice}.", event_then),
    ("What reverses this: {text}, in {about} of 100 cases.", event_reverses),
    ("What reverses this: nothing we foresee.", nothing_reverses),
    ("What reverses this: nothing we foresee: {words} change it in no case.", nothing_reverses),
    ("What reverses this: nothing we foresee: {words} changes it in no case.", nothing_reverses),
    ("What reverses this: {text}; the {text} counts by {text}.", count_reverses),
    ("{text}. {text} The advice changes in {about} of 100 cases.", event),
    ("{text} ({text} today): {text}. Then: {advice}.", change),
    ("No three answers together would bring {home} first.", no_three),
    ("For {home} to come first, {n} answers have to be different at once: {text}.", set_first),
    (
        "For {home} to draw level or lead, {n} answers have to be different at once: {text}.",
        set_first,
    ),
    (
        "Every single answer that alone changes the advice, by points and musts and before the trials:",
        every_change,
    ),
    // Weights.
    ("Without the answers on {words}. Then: {advice}.", left_out),
    ("No choice of weights brings {home} level with {home}.", no_weights),
    ("One point of weight out of 100 can bring {home} level with {home}.", one_point),
    (
        "For {home} to draw level, at least {n} of the 100 points of weight would have to move.",
        weight_moves,
    ),
    // Open answers.
    ("What counting each answer is worth", nothing),
    ("However the open questions are answered, the advice stays the same.", open_cannot),
    ("Some ways of answering the open questions change the advice.", open_can),
    ("That the open questions change the advice cannot be ruled out.", open_undecided),
    (
        "Worth: with this answer, so many more of 100 trials choose the home that fits best.",
        none_is_open,
    ),
    (
        "Worth: with this answer, so many more of 100 trials choose the home that fits best; {n} of {n} weighted questions is open.",
        open_count,
    ),
    (
        "{n} of {n} weighted questions is open, and {n} of them can alone change what we say.",
        open_alone,
    ),
    (
        "Worth: with this answer, so many more of 100 trials choose the home that fits best; {n} of {n} weighted questions are open.",
        open_count,
    ),
    (
        "{n} of {n} weighted questions are open, and {n} of them can alone change what we say.",
        open_alone,
    ),
    // Rules and counts.
    (
        "Of {n} answers that count, {n} come from records, {n} were seen, {n} are beliefs{any}and {n} do not say.",
        bases,
    ),
    ("Rule {n}, musts. {text}.", musts),
    ("Rule {n}, present home. {home}, with {n} points.", home_points),
    ("Rule {n}, present home. {text}", nothing),
    (
        "Rule {n}, enough answers. The levels given carry {n}% of the weight that applies here: enough.",
        enough,
    ),
    (
        "Rule {n}, enough answers. The levels given carry {n}% of the weight that applies here: too little.",
        too_little,
    ),
    ("Rule {n}, {text}. {advice}. This rule decided.", decided),
    ("Rule {n}, {text}. {advice}.", nothing),
    ("{n} of {n} questions are answered.", answered_of),
    ("Together they weigh {n} of 100; an advice needs {n}.", carries_too_little),
    (
        "Together they weigh {n} of 100; an advice needs {n} and {n} of 100 points in all.",
        carries_too_little,
    ),
    ("Homes are compared from {n} people on.", small_team),
    ("Homes are compared from {n} people on; with another boss, {text}.", small_team),
    ("The first {n} below would allow an advice; the others make it firmer.", first_are_enough),
    ("{words} alone would allow an advice; the others make it firmer.", first_are_enough),
    // The method, with the model's numbers.
    (
        "{n} trials (seed {n}) vary answers and weights by chance and apply the rules anew (SMAA-2, Lahdelma and Salminen, 2001).",
        runs,
    ),
    ("Firm: {n} of 100 trials or more; moderate: {n}; close: fewer, and every tie.", bands),
    (
        "In tests with known truth and authors who leaned, {n} of 100 firm moves were right, and {n} of 100 firm stays.",
        nothing,
    ),
    ("A move that fewer than {n} of 100 trials give is not advised yet.", move_share),
    (
        "A stay is at most moderate unless its home is {n} points ahead of every other that passes.",
        tie_margin,
    ),
    (
        "Leaving a home that passes takes {n} points; nobody moves to a home below {n} ({n} with nothing to stay in); less than {n} apart is a tie.",
        margins,
    ),
    ("Weight is out of 100.", nothing),
    (
        "Swing: how far the lead moves, in points, between the worst and the best answer to that question alone.",
        nothing,
    ),
    ("Without weight.", nothing),
    (
        "These answers move no points; texts and the sentence on the team's week draw on them.",
        nothing,
    ),
    ("A question weighs its section's weight times its share, out of 100 in all.", nothing),
    (
        "Fit is 50 and half of the sum of weight times pull, divided by 3 (an additive value model).",
        nothing,
    ),
    ("Margins come from the whole numbers shown, and parts are rounded to add up.", nothing),
    ("Trials.", nothing),
    (
        "In a quarter of the trials the author leans to one home: half of the answers not measured go one level that way.",
        nothing,
    ),
    (
        "A measured answer goes a level down in an eighth of the trials and up in an eighth, unless it is a fact.",
        nothing,
    ),
    (
        "One that was seen goes a level down in a quarter of the trials and up in a quarter.",
        nothing,
    ),
    (
        "A belief goes down, stays or goes up with equal chance; one of unstated basis goes down, stays or goes up with equal chance.",
        nothing,
    ),
    ("Every weight and share moves by up to half.", nothing),
    (
        "Weights, pulls and thresholds are judgement, tuned on described companies and not validated against outcomes.",
        nothing,
    ),
    (
        "From and to hold for one section at a time, the others rescaled (weight stability intervals, Mareschal, 1988).",
        nothing,
    ),
    // What leaders are asked to do.
    ("Write what would settle the objection", nothing),
    // Several people.
    (
        "Between the answers given, {text} decides ({text}); the others would make the advice firmer.",
        decides_alone,
    ),
    ("The {words}, or somebody who answered no questions, leads the meeting.", nothing),
    (
        "They differ on {n} questions, on {n} of them widely; no single one changes the advice, yet to settle three does not make it sure.",
        differ_beyond,
    ),
    ("They differ on {n} questions; {n} of these can alone change the advice.", differ_and_matter),
    (
        "They differ on {n} questions; {n} of these can alone change the advice, and to settle three is not enough.",
        differ_beyond_and_matter,
    ),
    (
        "Once this is settled, whatever the result, no mixture of the other answers in dispute changes the advice.",
        settled_fixes,
    ),
    (
        "Once these are settled, whatever the result, no mixture of the other answers in dispute changes the advice.",
        settled_fixes,
    ),
    (
        "Whichever of the {n} differing answers are right, in any combination, the advice is the same.",
        no_combination_changes,
    ),
    ("No difference between the answers changes the advice.", nothing_differs),
    ("Also far apart; none of these alone changes the advice:", others_do_not_matter),
    ("Where answers differ, a trial takes one of them; each comes up as often.", nothing),
    (
        "In a quarter of the trials each of those who answered leans to one home: half of the answers not measured go one level that way.",
        nothing,
    ),
    // What interactions do to points; the tables show the points.
    ("Distance from {home} therefore earns {home} {text} points.", nothing),
];
