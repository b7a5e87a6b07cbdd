"use strict";
// Shows the form one section at a time, keeps what is answered in the browser, and writes the answers file. All words stand in
// the page; all that goes into the file besides the answers stands in its data.
(() => {
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find("data").textContent);
  const form = find("form");
  const sections = [...form.querySelectorAll("section")];
  const question = (id) => find("q-" + id);
  const place = "mops-advisor " + data.key;

  // What is answered. A reply is "1" to "5", "unknown", "not_applicable", or "" if there is none.
  const given = (name) => new FormData(form).get(name) || "";
  const among = (test) => test.replies.includes(isAsked(test.id) ? given(test.id) : "not_applicable");
  const isAsked = (id) => {
    const asked = data.questions.find((it) => it.id === id).asked;
    return !asked || asked.when === asked.rows.some((row) => row.every(among));
  };
  const asked = () => data.questions.filter((it) => isAsked(it.id));

  // One line, as an answers file takes it.
  const note = (id) => {
    const line = given(id + ":note").replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, " ").trim();
    return [...line].slice(0, question(id).querySelector("textarea").maxLength).join("");
  };
  const quoted = (text) => '"' + text.replace(/["\\]/g, "\\$&") + '"';
  const answer = (id) => {
    const reply = given(id);
    const written = /^[1-5]$/.test(reply) ? reply : quoted(reply);
    const basis = /^[1-5]?$/.test(reply) ? given(id + ":basis") : "";
    const parts = [];
    if (reply) parts.push("level = " + written);
    if (basis) parts.push("basis = " + quoted(basis));
    if (note(id)) parts.push("note = " + quoted(note(id)));
    return parts.length === 1 && reply ? written : "{ " + parts.join(", ") + " }";
  };
  const role = () => data.role || given(data.role_id);
  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };
  const file = () => {
    let about = data.about;
    let answers = "";
    let wording = "";
    if (!data.role && role()) about += data.role_id + " = " + quoted(role()) + "\n";
    about += data.date_id + " = " + today() + "\n";
    for (const it of asked()) {
      const reply = given(it.id);
      if (!reply && !note(it.id)) continue;
      const lines = it.replies[reply];
      answers += "\n" + it.line + "\n" + lines.line + "\n" + it.id + " = " + answer(it.id) + "\n";
      wording += it.id + " = " + quoted(lines.wording) + "\n";
    }
    return about + data.answers + answers + (wording && data.wording + wording);
  };

  // What the browser keeps.
  const store = (change) => {
    try {
      return change(window.localStorage);
    } catch {
      return undefined;
    }
  };
  const keep = () => store((it) => it.setItem(place, JSON.stringify([...new FormData(form)])));
  const restore = () => store((kept) => {
    for (const [name, value] of JSON.parse(kept.getItem(place)) || []) {
      for (const control of form.querySelectorAll('[name="' + CSS.escape(name) + '"]')) {
        if (control.type === "radio") control.checked = control.value === value;
        else control.value = value;
      }
    }
  });
  const isKept = () => store((it) => {
    it.setItem(place + " test", "");
    it.removeItem(place + " test");
    return true;
  }) === true;

  // What is shown.
  const say = (id) => { find("said").textContent = find(id).textContent; };
  const chosen = (name) => {
    const input = form.querySelector('[name="' + CSS.escape(name) + '"]:checked');
    return input && input.parentElement.textContent.trim();
  };
  const text = (tag, words) => {
    const element = document.createElement(tag);
    element.textContent = words;
    return element;
  };
  const listed = (it) => {
    const item = document.createElement("li");
    const link = text("a", question(it.id).querySelector("legend").textContent.trim());
    link.href = "#q-" + it.id;
    item.append(link, text("p", chosen(it.id) || find("answers").dataset.none));
    const more = [chosen(it.id + ":basis"), note(it.id)].filter(Boolean);
    if (more.length) item.append(text("p", more.join(". ")));
    return item;
  };
  // A part is passed over as long as none of its questions is asked.
  const isOpen = (section) => {
    const questions = [...section.querySelectorAll(".question")];
    return !questions.length || questions.some((it) => !it.hidden);
  };
  const linkParts = () => {
    const open = sections.filter(isOpen);
    open.forEach((section, at) => {
      const [back, next] = ["a:not(.main)", "a.main"].map((it) => section.querySelector("nav " + it));
      if (back) back.href = "#" + open[at - 1].id;
      if (next) next.href = "#" + open[at + 1].id;
    });
    find("part").textContent = open.findIndex((it) => !it.hidden) + 1;
    find("parts").textContent = open.length;
  };
  const refresh = () => {
    for (const it of data.questions) question(it.id).hidden = !isAsked(it.id);
    linkParts();
    const open = asked();
    const answered = open.filter((it) => given(it.id)).length;
    find("answered").textContent = answered;
    find("questions").textContent = open.length;
    find("progress").value = answered;
    find("progress").max = open.length;
    find("answers").replaceChildren(...open.map(listed));
    find("text").value = file();
  };
  const show = () => {
    const target = find(location.hash.slice(1)) || sections[0];
    const section = sections.find((it) => it.contains(target)) || sections[0];
    for (const it of sections) it.hidden = it !== section;
    refresh();
    return target;
  };
  const go = () => {
    const target = show();
    const isSection = sections.includes(target);
    const focused = target.querySelector(isSection ? "h2" : "input");
    if (focused) focused.focus();
    (isSection ? document.body : target).scrollIntoView();
  };

  // What is done.
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file()], { type: "application/toml" }));
    link.download = ["mops-answers", role(), today()].filter(Boolean).join("-") + ".toml";
    link.click();
    say("said-saved");
  };
  const copy = async () => {
    find("text").value = file();
    find("text").select();
    let done = document.execCommand("copy");
    if (!done && navigator.clipboard) {
      done = await navigator.clipboard.writeText(file()).then(() => true, () => false);
    }
    say(done ? "said-copied" : "said-not-copied");
  };
  const clear = (id) => {
    for (const control of question(id).querySelectorAll("input")) control.checked = false;
    question(id).querySelector("textarea").value = "";
    changed();
  };
  const changed = () => {
    keep();
    refresh();
  };
  const remove = () => {
    if (!window.confirm(find("delete").dataset.sure)) return;
    form.reset();
    store((it) => it.removeItem(place));
    refresh();
    say("said-deleted");
  };

  for (const it of document.querySelectorAll(".with-script")) it.hidden = false;
  for (const it of document.querySelectorAll(".without-script")) it.hidden = true;
  find(isKept() ? "kept" : "not-kept").hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-clear]");
    if (button) clear(button.dataset.clear);
  });
  find("save").addEventListener("click", save);
  find("copy").addEventListener("click", copy);
  find("delete").addEventListener("click", remove);
  window.addEventListener("hashchange", go);
  restore();
  show();
})();
