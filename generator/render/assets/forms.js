// Filling in an application: the letter as it grows, what the law still demands, print, Word, copy. Nothing is sent anywhere.
(() => {
  "use strict";
  const part = (id) => document.getElementById(id);
  const form = part("form"), letter = part("letter"), told = part("told"), keep = part("keep");
  const data = JSON.parse(part("form-data").textContent);
  const fields = [].concat(...data.parts.map(([, members]) => members));
  const key = "routemap-form" + location.pathname.replace(/^.*\//, "-");
  const box = (field) => part("f-" + field.id);
  const say = (name, values) => data.words[name].replace(/\{([a-z]+)\}/g, (_, word) => values[word]);
  // The page one comes from may say which kind of office it is for: #to=…
  const general = new URLSearchParams(location.hash.slice(1)).get("to");
  const made = (name, text) => { const element = document.createElement(name); if (text) element.textContent = text; return element; };

  // ---- the letter: [style, text], the same as letter.py writes for an empty one ----

  const rules = { text: 8, list: 4 };
  const rowsOf = (text) => text.split(/\r\n|\r|\n/).map((row) => row.trim()).filter(Boolean);
  const named = (field) => say("named", { label: field.label });
  const dayOf = (value) => {
    const [year, month, day] = value.split("-").map(Number);
    return say("day", { year, month, day });
  };
  // Whoever numbers his lines himself gets them numbered once. 1.5 is no number of a line.
  const unnumbered = (row) => row.replace(/^\d{1,2}\s*(?:[、)）]|[.．](?!\d))\s*/, "") || row;

  const empty = (field) => {
    if (rules[field.kind]) return [["label", named(field)], ...Array.from({ length: rules[field.kind] }, () => ["rule", ""])];
    if (field.kind === "choice") return [["item", named(field) + field.choices.map((word) => data.words.box + word).join(data.words.between)]];
    if (field.kind === "date") return [["item", named(field) + data.words["no-day"]]];
    if (field.kind === "to") return [["close", data.words.close], ["to", "\t"]];
    if (field.kind === "sign") return [["sign", named(field)], ["sign", data.words["no-day"]]];
    return [["item", named(field) + "\t"]];
  };
  const filled = (field, value) => {
    if (field.kind === "text") return [["label", named(field)], ...rowsOf(value).map((row) => ["body", row])];
    if (field.kind === "list") {
      return [["label", named(field)], ...rowsOf(value).map((row, at) => ["body", say("numbered", { number: at + 1, text: unnumbered(row) })])];
    }
    if (field.kind === "date") return [["item", named(field) + dayOf(value)]];
    if (field.kind === "to") return [["close", data.words.close], ["to", value]];
    if (field.kind === "sign") return [["sign", named(field)], ["sign", dayOf(value)]];
    return [["item", named(field) + value]];
  };
  /* What may stay empty is left out, unless the whole letter is empty: then it is a form for paper. */
  const linesOf = (values, blank) => {
    const lines = [["title", data.heading]];
    for (const [title, members] of data.parts) {
      const inner = [].concat(...members.map((field) => {
        if (!blank && values[field.id]) return filled(field, values[field.id]);
        return blank || field.must || field.kind === "to" || field.kind === "sign" ? empty(field) : [];
      }));
      if (title && inner.length) lines.push(["part", title]);
      lines.push(...inner);
    }
    return lines;
  };

  const valuesNow = () => {
    const values = {};
    for (const field of fields) values[field.id] = box(field).value.replace(/\t/g, " ").trim();
    return values;
  };
  const linesNow = () => {
    const values = valuesNow();
    return linesOf(values, !Object.values(values).some(Boolean));
  };
  const draw = (lines) => {
    letter.replaceChildren(...lines.map(([style, text]) => {
      const line = made("p", text.replace(/\t$/, ""));
      line.className = "l-" + style;
      if (text.endsWith("\t")) line.append(made("i"));
      return line;
    }));
  };

  // ---- keeping, only where asked ----

  const stored = () => { try { return JSON.parse(localStorage.getItem(key)); } catch (refused) { return null; } };
  const forget = () => { try { localStorage.removeItem(key); } catch (refused) { /* nothing was kept */ } };
  const store = () => {
    try {
      localStorage.setItem(key, JSON.stringify(valuesNow()));
      return true;
    } catch (refused) {
      keep.checked = false;
      told.textContent = data.words["not-kept"];
      return false;
    }
  };

  // ---- checking ----

  const problemOf = (field, value) => {
    const { label } = field;
    if (box(field).validity.badInput) return say("half-day", { label });
    if (field.kind === "phone" && value && !/\d/.test(value)) return say("no-figures", { label });
    return field.must && !value && field.kind !== "sign" ? say("missing", { label }) : "";
  };
  const lawOf = (field, problem) => (field.must && problem === say("missing", { label: field.label }) ? field.must : "");
  const mark = (field, problem) => {
    const input = box(field), id = "e-" + field.id;
    const old = part(id);
    if (old) old.remove();
    const described = (input.getAttribute("aria-describedby") || "").split(" ").filter((name) => name && name !== id);
    if (problem) {
      const note = made("p", problem + lawOf(field, problem));
      note.id = id;
      note.className = "rm-wrong";
      input.before(note);
      described.push(id);
      input.setAttribute("aria-invalid", "true");
    } else {
      input.removeAttribute("aria-invalid");
    }
    if (described.length) input.setAttribute("aria-describedby", described.join(" "));
    else input.removeAttribute("aria-describedby");
  };
  const leading = (field, words, rest) => {
    const item = made("li"), link = made("a", words);
    link.href = "#f-" + field.id;
    link.addEventListener("click", (event) => { event.preventDefault(); box(field).focus(); });
    item.append(link, rest || "");
    return item;
  };
  // Where the law demands nothing in particular, whatever is still empty is worth a look.
  const demands = fields.some((field) => field.must);
  const check = () => {
    const values = valuesNow(), wrong = [], open = [];
    for (const field of fields) {
      const problem = problemOf(field, values[field.id]);
      mark(field, problem);
      if (problem) wrong.push(leading(field, problem, lawOf(field, problem)));
      else if (field.kind === "to" && values[field.id] === general) open.push(leading(field, say("general", { name: general })));
      else if (!values[field.id] && (field.when || !demands) && field.kind !== "sign") open.push(leading(field, field.when || field.label));
    }
    const right = demands ? data.words.right : say("plain", { filled: Object.values(values).filter(Boolean).length, all: fields.length });
    const summary = part("found");
    part("found-title").textContent = wrong.length ? say("wrong", { count: wrong.length }) : right + (open.length ? data.words.then : "");
    summary.querySelector("ul").replaceChildren(...wrong, ...(wrong.length ? [] : open), ...(wrong.length ? [] : [made("li", data.words.sign)]));
    summary.classList.toggle("rm-checked--right", !wrong.length);
    summary.hidden = false;
    summary.focus();
    summary.scrollIntoView({ block: "start" });
  };

  // ---- what becomes of it ----

  const script = (address) => new Promise((done, failed) => {
    const element = made("script");
    element.src = address;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
  const save = async () => {
    const name = data.heading + ".docx";
    told.textContent = data.words.started;
    try {
      if (typeof routemapWord === "undefined") await script(form.dataset.docx);
      if (typeof routemapLetter === "undefined") await script(form.dataset.parts);
      const link = made("a");
      link.href = URL.createObjectURL(routemapWord.write(routemapLetter, linesNow()));
      link.download = name;
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      told.textContent = say("saved", { name });
    } catch (refused) {
      told.textContent = data.words["not-saved"];
    }
  };
  const textNow = () => linesNow().map(([, text]) => text.replace(/\t$/, data.words.room)).join("\n");
  const copy = async () => {
    const text = textNow(), area = part("copy-text");
    part("copy-box").hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = data.words.copied;
    } catch (refused) {
      part("copy-box").hidden = false;
      area.value = text;
      area.focus();
      area.select();
      told.textContent = data.words[document.execCommand("copy") ? "copied" : "copy-yourself"];
    }
  };
  const printBlank = () => {
    draw(linesOf({}, true));
    print();
    draw(linesNow());
  };
  // Asked by a second button: browsers inside chat programs refuse a box that asks, and say nothing.
  const offer = (really) => {
    part("really").hidden = !really;
    part("delete").setAttribute("aria-expanded", String(really));
    told.textContent = really ? data.words["ask-delete"] : "";
  };
  const removeAll = () => {
    part("delete").focus();
    offer(false);
    form.reset();
    forget();
    part("found").hidden = true;
    part("copy-box").hidden = true;
    part("copy-text").value = "";
    fields.forEach((field) => mark(field, ""));
    draw(linesNow());
    told.textContent = data.words.deleted;
  };

  // ---- beginning ----

  const begin = () => {
    const before = stored();
    if (before) {
      keep.checked = true;
      for (const field of fields) if (typeof before[field.id] === "string") box(field).value = before[field.id];
    }
    const to = fields.find((field) => field.kind === "to");
    if (general && to && !box(to).value) box(to).value = general;
    form.hidden = false;
    part("print-blank").hidden = false;
    if (before || general) draw(linesNow());
  };
  form.addEventListener("input", (event) => {
    if (event.target === keep || event.target.id === "copy-text") return;
    draw(linesNow());
    const field = fields.find((one) => box(one) === event.target);
    if (field && box(field).getAttribute("aria-invalid") && !problemOf(field, valuesNow()[field.id])) mark(field, "");
    if (keep.checked) store();
  });
  keep.addEventListener("change", () => {
    if (!keep.checked) { forget(); told.textContent = ""; }
    else if (store()) told.textContent = data.words.kept;
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  part("print-letter").addEventListener("click", () => print());
  part("print-blank").addEventListener("click", printBlank);
  part("save").addEventListener("click", save);
  part("copy").addEventListener("click", copy);
  part("delete").addEventListener("click", () => offer(part("really").hidden));
  part("really").addEventListener("click", removeAll);
  begin();
})();
