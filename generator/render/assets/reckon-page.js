// The calculator of a page: what happened, on which day, and every date that follows. Nothing leaves the device.
const routemapReckonPage = (area, focus) => {
  "use strict";
  const { calendar: table, words } = routemapReckonData;
  const engine = routemapReckon, pool = routemapClocks;
  const calendar = engine.openCalendar(table);
  const page = JSON.parse(area.querySelector("script").textContent);
  const root = area.dataset.reckon, key = "routemap-reckon:" + area.dataset.key;
  const MINUTES = 1440;

  // ---- words and parts of the page ----

  const say = (name, values) => words[name].replace(/\{(\w+)\}/g, (whole, hole) => String((values || {})[hole]));
  const make = (name, type, ...content) => {
    const made = document.createElement(name);
    if (type) made.className = type;
    made.append(...content.filter((part) => part !== null && part !== ""));
    return made;
  };
  const link = (text, href) => { const made = make("a", "", text); made.href = /^[a-z]+:/.test(href) ? href : root + href; return made; };
  const option = (value, text) => { const made = make("option", "", text); made.value = value; return made; };
  const input = (type, settings) => Object.assign(document.createElement("input"), { type, autocomplete: "off" }, settings);
  let fieldCount = 0;
  const field = (text, control) => {
    const label = make("label", "", text);
    control.id = label.htmlFor = `reckon-${fieldCount += 1}`;
    return make("div", "", label, control);
  };
  const cites = (list) => (list || []).flatMap(([text, href], place) => (place ? ["、", link(text, href)] : [link(text, href)]));
  const lawsOf = (clock) => clock.cites.map(([text]) => text).join("、");

  const dateOf = (day) => {
    const [year, month, date] = engine.isoOf(day).split("-").map(Number);
    return say("date", { year, month, day: date, weekday: words.weekdays.split("、")[engine.weekday(day)] });
  };
  const whenOf = (point) => (point.at === null ? dateOf(point.due.day)
    : say("moment", { date: dateOf(point.due.day), clock: engine.isoMoment(point.at).slice(11) }));
  const timeOf = (point) => {
    const made = make("time", "", whenOf(point));
    made.dateTime = point.at === null ? engine.isoOf(point.due.day) : engine.isoMoment(point.at);
    return made;
  };
  const now = () => {
    const local = new Date();
    const day = [local.getFullYear(), local.getMonth() + 1, local.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    return engine.dayOf(day) * MINUTES + local.getHours() * 60 + local.getMinutes();
  };
  const dayAt = (moment) => Math.floor(moment / MINUTES);
  const isOver = (point, moment) => (point.at === null ? point.due.day < dayAt(moment) : point.at < moment);
  const mayRemain = (point, today) => [point.late, point.due.later].some((last) => last !== null && last >= today);
  const leftOf = (point, moment) => {
    const days = point.due.day - dayAt(moment);
    if (!days) return words[isOver(point, moment) ? "passed-today" : "due-today"];
    return days > 0 ? say("left", { days }) : say("passed", { days: -days });
  };

  // ---- the clocks of this page ----

  const FREE = "free";
  let clocks = [], names = [];
  const choose = (chosen) => {
    names = chosen.filter((name) => pool.clocks[name]);
    const places = new Map(names.map((name, place) => [name, place]));
    clocks = names.map((name) => {
      const clock = pool.clocks[name];
      const links = (clock.links || []).filter((next) => places.has(next.to)).map((next) => ({ ...next, to: places.get(next.to) }));
      return { ...clock, links };
    });
  };
  const titleOf = (clock) => (clock.procedure ? pool.procedures[clock.procedure].title : "");

  // ---- the form ----

  const event = make("select");
  const day = input("date", { min: "1990-01-01", max: "2099-12-31" });
  const hour = input("time");
  const hourField = field(words["ask-time"], hour);
  const hint = make("p", "rm-2 rm-small");
  const error = make("p", "rm-reckon__error");
  const paused = make("div", "rm-reckon__paused");
  const status = make("p", "rm-reckon__sum");
  const notes = make("div", "rm-2 rm-small");
  const list = make("ol", "rm-dates");
  const tools = make("div", "rm-reckon__tools");
  error.id = "reckon-error";
  error.setAttribute("role", "alert");
  status.setAttribute("role", "status");
  list.setAttribute("aria-label", words["line-label"]);
  const fields = make("div", "rm-reckon__fields", field(words["ask-event"], event), field(words["ask-day"], day), hourField);

  const offer = () => {
    const seen = new Map(), groups = new Map();
    clocks.forEach((clock) => {
      if (seen.has(clock.event)) return;
      seen.set(clock.event, clock);
      const group = titleOf(clock);
      groups.set(group, [...(groups.get(group) || []), clock]);
    });
    event.replaceChildren(option("", words["choose-event"]));
    for (const [group, rows] of groups) {
      const options = rows.map((clock) => {
        const alike = rows.filter((other) => other.text === clock.text);
        const differs = ["when", "label"].find((part) => new Set(alike.map((other) => other[part])).size === alike.length);
        return option(clock.event, alike.length > 1 ? say("event-of", { event: clock.text, label: clock[differs || "label"] || clock.label }) : clock.text);
      });
      if (groups.size > 1) {
        const part = make("optgroup", "", ...options);
        part.label = group;
        event.append(part);
      } else event.append(...options);
    }
    if (groups.size === 1 && seen.size === 1) event.value = clocks[0].event;
  };

  // Days that do not count are asked for where a clock of the line has some.
  const askPaused = (points) => {
    const asked = points.map((point) => point.clock).filter((place) => clocks[place].paused);
    const mark = asked.join();
    if (paused.dataset.mark === mark) return;
    paused.dataset.mark = mark;
    paused.replaceChildren(...asked.map((place) => {
      const days = input("number", { min: 0, max: 3650, step: 1, inputMode: "numeric" });
      days.dataset.place = place;
      days.addEventListener("input", show);
      return field(say("ask-paused", { what: clocks[place].paused, label: clocks[place].label }), days);
    }));
  };
  const pausedDays = () => {
    const found = {};
    paused.querySelectorAll("input").forEach((days) => { found[days.dataset.place] = Math.min(3650, Math.max(0, Math.floor(Number(days.value)) || 0)); });
    return found;
  };

  // ---- one date ----

  const later = (edge) => {
    const parts = [say(edge.next ? "do-next" : "do-other", { when: edge.when }), link(edge.do, edge.href), words.stop];
    if (edge.text) parts.push(edge.text, " ", make("small", "", ...cites(edge.cites)));
    for (const way of edge.ways || []) parts.push(" ", say("way", { when: way.when }), link(way.title, way.href), words.stop);
    return make("li", "", ...parts);
  };

  const tooLate = (point, points, moment) => {
    const clock = clocks[point.clock];
    const rows = clock.missed ? [make("li", "", clock.missed.text, " ", make("small", "", ...cites(clock.missed.cites)))]
      : (pool.steps[`${clock.procedure}/${clock.step}`] || []).map(later);
    const passed = (name) => points.some((point) => names[point.clock] === name && isOver(point, moment));
    const ways = [];
    for (const other of page.others || []) {
      if (other.procedure === clock.procedure) continue;
      const open = other.clocks.filter((name) => pool.clocks[name] && !passed(name));
      if (!open.length && !other.open) continue;
      const says = open.map((name) => say("window", { length: pool.clocks[name].length, event: pool.clocks[name].text }));
      const { title, href } = pool.procedures[other.procedure];
      const told = open.length > 2 ? say("windows", { count: open.length }) : says.length ? says.join(words.semicolon) : words["no-window"];
      ways.push(make("li", "", link(title, href), words.colon, told, words.stop));
    }
    if (ways.length) rows.push(make("li", "", words["other-ways"], make("ul", "", ...ways)));
    rows.push(make("li", "", words["ask-12348"], link("12348", "tel:12348"), words.stop));
    return make("div", "rm-note rm-note--stop", make("p", "", make("b", "", words[point.after === null ? "too-late" : "too-late-then"])),
      make("ul", "", ...rows));
  };

  const reasons = (clock, due) => {
    const way = pool.ways[clock.way] || {};
    const said = due.why.map((code) => way[code] || words[`why-${code}-plain`] || words["why-" + code]);
    if (way.silent && clock.how.unit === "day") said.push(way.silent);
    return said;
  };

  const counted = (point) => {
    const clock = clocks[point.clock];
    if (point.after !== null) {
      return say(point.link.silent ? "chained-silent" : "chained", { label: clocks[point.after].label, when: point.link.when, length: clock.length });
    }
    const start = point.at === null ? dateOf(point.start)
      : say("moment", { date: dateOf(point.start), clock: (hour.value || "00:00") });
    return say(clock.how.back ? "counted-back" : "counted", { length: clock.length, event: clock.text, date: start });
  };

  const entry = (point, points, moment) => {
    const clock = clocks[point.clock], due = point.due, mine = clock.who === "citizen";
    const today = dayAt(moment), over = isOver(point, moment);
    const label = say(clock.how.at_least ? "by-least" : "by", { label: clock.label });
    const title = titleOf(clock);
    const said = [];
    if (clock.when) said.push(say("only-when", { when: clock.when }));
    if (clock.how.at_least) said.push(words["by-least-after"]);
    if (due.later !== null) said.push(say("may-move", { date: dateOf(due.later) }));
    if (due.safe !== null && mine && !over) said.push(say("safe", { date: dateOf(due.safe) }));
    if (point.extended) said.push(say("extended", { when: clock.extend, date: dateOf(point.extended.day) }));
    else if (clock.extend) said.push(say("extended-open", { when: clock.extend }));
    if (point.late !== null) said.push(say("late", { date: dateOf(point.late) }));
    if (due.preliminary) said.push(words.preliminary);
    const more = [...reasons(clock, due), clock.note].filter(Boolean).map((text) => make("li", "", text));
    const laws = make("li", "", words.laws, ...cites(clock.cites));
    const parts = [
      make("p", "d", timeOf(point), " ", make("span", "nb", leftOf(point, moment))),
      make("p", "t", make("span", mine ? "rm-who-you" : clock.who === "body" ? "rm-who-body" : "rm-who-other", words["who-" + clock.who]),
        " ", make("b", "", label), title ? make("small", "", say(clock.actor ? "actor-in-procedure" : "in-procedure", { title, actor: clock.actor })) : ""),
      make("p", "c", counted(point)),
      ...said.map((text) => make("p", "c", text)),
      make("details", "", make("summary", "", words.how), make("ul", "", ...more, clock.cites.length ? laws : "")),
    ];
    const edges = (pool.steps[`${clock.procedure}/${clock.step}`] || []);
    if (mine && over && !clock.how.at_least) {
      const [open, last] = point.late !== null && point.late >= today ? ["late-open", point.late] : ["later-open", due.later];
      if (mayRemain(point, today)) parts.push(make("p", "rm-note rm-note--clock", say(open, { date: dateOf(last) })));
      else parts.push(tooLate(point, points, moment));
    } else if (!mine && edges.length && !clock.how.at_least && !clock.how.back) {
      parts.push(make("div", "rm-note rm-note--clock", make("p", "", make("b", "", words[over ? "if-silent-passed" : "if-silent"])),
        make("ul", "", ...edges.map(later))));
    }
    return make("li", (mine ? "you" : clock.who) + (point.after === null ? "" : " then") + (over ? " gone" : ""), ...parts);
  };

  // ---- the calendar file and the text ----

  // The working day before a last day without work: that is when one should be reminded, not on the holiday.
  const safeDay = (point) => (clocks[point.clock].who === "citizen" ? point.due.safe : null);
  const brief = (point) => {
    const clock = clocks[point.clock];
    const name = clock.how.at_least ? "ics-least" : clock.who === "citizen" ? "ics-you" : "ics-body";
    return say(name, { label: clock.label });
  };
  const story = (point) => {
    const clock = clocks[point.clock];
    const parts = [`${titleOf(clock)}${titleOf(clock) ? words.stop : ""}${counted(point)}`];
    if (clock.cites.length) parts.push(say("ics-laws", { laws: lawsOf(clock) }));
    if (point.due.later !== null) parts.push(say("may-move", { date: dateOf(point.due.later) }));
    if (safeDay(point) !== null) parts.push(say("safe", { date: dateOf(safeDay(point)) }));
    if (point.extended) parts.push(say("ics-extended", { date: dateOf(point.extended.day) }));
    if (point.late !== null) parts.push(say("late", { date: dateOf(point.late) }));
    if (point.due.preliminary) parts.push(words["ics-preliminary"]);
    parts.push(words["ics-note"]);
    return parts.join("");
  };
  const address = () => area.dataset.url || (/^https?:/.test(location.protocol) ? location.href.split(/[?#]/)[0] : "");
  const textOf = (points) => [
    document.title,
    ...points.map((point) => `${whenOf(point)}　${brief(point)}\n${story(point)}`),
    address(),
  ].filter(Boolean).join("\n\n");

  const safe = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const encoder = new TextEncoder();
  // No line is longer than 75 octets, and none is broken inside a character.
  const fold = (text) => {
    let folded = "", width = 0;
    for (const sign of text) {
      const size = encoder.encode(sign).length;
      if (width + size > 75) { folded += "\r\n "; width = 1; }
      folded += sign;
      width += size;
    }
    return folded + "\r\n";
  };
  const stamp = (time) => time.toISOString().replace(/[-:]|\.\d+/g, "");
  const alarm = (trigger, point, when) => [
    "BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${safe(say("ics-alarm", { label: brief(point), days: words[when] }))}`,
    "END:VALARM",
  ];
  const CHINA = 480; // minutes before UTC, the whole year
  const eventOf = (point, made) => {
    const short = (value) => engine.isoOf(value).replace(/-/g, "");
    const times = point.at === null
      ? [`DTSTART;VALUE=DATE:${short(point.due.day)}`, `DTEND;VALUE=DATE:${short(point.due.day + 1)}`]
      : [`DTSTART:${stamp(new Date((point.at - CHINA) * 6e4))}`];
    const alarms = point.at === null
      ? [...alarm("-P6DT15H", point, "ics-week"), ...alarm("-PT15H", point, "ics-day"), // nine in the morning
        ...(safeDay(point) === null ? [] : alarm(`-P${point.due.day - safeDay(point)}DT15H`, point, "ics-safe"))]
      : alarm("-PT2H", point, "ics-hours");
    const where = address();
    return [
      "BEGIN:VEVENT", `UID:${short(point.due.day)}-${encodeURIComponent(names[point.clock]).replace(/%/g, "")}-${short(point.start)}@routemap`,
      `DTSTAMP:${made}`, ...times, `SUMMARY:${safe(brief(point))}`, `DESCRIPTION:${safe([story(point), where].filter(Boolean).join("\n"))}`,
      ...(where ? [`URL:${where}`] : []), "TRANSP:TRANSPARENT", ...alarms, "END:VEVENT",
    ];
  };
  const calendarFile = (points) => [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Routemap//Time limits//ZH", "CALSCALE:GREGORIAN",
    ...points.flatMap((point) => eventOf(point, stamp(new Date()))), "END:VCALENDAR",
  ].map(fold).join("");

  const ics = make("a", "rm-btn", words["get-ics"]);
  const copy = make("button", "rm-btn rm-btn--line", words["copy-text"]);
  const box = make("textarea");
  const keep = input("checkbox");
  const forget = make("button", "rm-btn rm-btn--line", words.forget);
  const done = make("p", "rm-2 rm-small");
  copy.type = forget.type = "button";
  ics.download = "routemap.ics";
  box.readOnly = true;
  box.rows = 6;
  box.hidden = true;
  box.setAttribute("aria-label", words["text-label"]);
  done.setAttribute("role", "status");
  const given = make("div", "", make("div", "rm-actions", ics, copy), box, make("label", "rm-reckon__keep", keep, words.keep));
  tools.append(given, forget, done);

  let file = "";
  const give = (points) => {
    const text = calendarFile(points);
    if (file) URL.revokeObjectURL(file);
    file = "";
    try {
      file = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    } catch (refused) { /* an old browser inside another program: the file as an address */ }
    ics.href = file || "data:text/calendar;charset=utf-8," + encodeURIComponent(text);
    ics.hidden = !points.length;
  };
  copy.addEventListener("click", () => {
    box.hidden = false;
    box.focus();
    box.select();
    const told = () => { done.textContent = words.copied; };
    const old = () => {
      const taken = document.execCommand("copy");
      done.textContent = words[taken ? "copied" : "copy-yourself"];
    };
    if (navigator.clipboard) navigator.clipboard.writeText(box.value).then(told, old);
    else old();
  });

  // ---- what is kept, only if asked ----

  const recall = () => { try { return JSON.parse(localStorage.getItem(key)) || null; } catch (refused) { return null; } };
  const store = () => {
    try {
      if (keep.checked) {
        const own = which && which.value === FREE ? { number: number.value, unit: unit.value, moves: moves.checked } : {};
        const kept = { list: which ? which.value : "", event: event.value, day: day.value, hour: hour.value, ...own };
        localStorage.setItem(key, JSON.stringify(kept));
      } else localStorage.removeItem(key);
      return true;
    } catch (refused) {
      return false;
    }
  };
  keep.addEventListener("change", () => {
    const stored = store();
    if (!stored) keep.checked = false;
    done.textContent = stored ? words[keep.checked ? "saved" : "forgot"] : words["no-store"];
    forget.hidden = !keep.checked;
  });
  forget.addEventListener("click", () => {
    keep.checked = false;
    store();
    forget.hidden = true;
    done.textContent = words.forgot;
    keep.focus();
  });
  forget.hidden = true;

  // ---- the line ----

  const complain = (text) => {
    const told = text ? "✕ " + text : "";
    if (error.textContent !== told) error.textContent = told;
    if (text) day.setAttribute("aria-describedby", error.id);
    else day.removeAttribute("aria-describedby");
    day.setAttribute("aria-invalid", String(Boolean(text)));
  };
  const startsRight = () => {
    const started = engine.dayOf(day.value.trim());
    return Number.isFinite(started) && started >= engine.dayOf("1990-01-01") && started <= engine.dayOf("2099-12-31");
  };
  // Nothing is said while the day is being typed: its year goes through three wrong ones.
  const judge = () => {
    const bad = !startsRight() && (day.value || day.validity.badInput);
    if (!bad || document.activeElement !== day) complain(bad ? words["bad-date"] : "");
  };
  // A tab may stay open for weeks: what is over, and how many days are left, changes meanwhile.
  const markOf = (points) => `${dayAt(now())}/${points.filter((point) => isOver(point, now())).length}`;
  let drawn = { points: [], mark: "" };
  const clear = () => {
    list.replaceChildren();
    notes.replaceChildren();
    status.textContent = "";
    given.hidden = true;
    drawn = { points: [], mark: "" };
  };

  const draw = () => {
    if (which && which.value === FREE) freeClock();
    const chosen = clocks.find((clock) => clock.event === event.value);
    hint.replaceChildren();
    if (chosen) {
      if (chosen.law) hint.append(say("law-words", { words: chosen.law }));
      if (chosen.hint) hint.append(" ", chosen.hint);
    }
    hourField.hidden = !clocks.some((clock) => clock.event === event.value && clock.how.unit === "hour");
    if (!hourField.hidden) hint.append(" ", words["need-time"]);
    judge();
    if (!chosen || !startsRight()) { clear(); return false; }
    const start = engine.momentOf(`${day.value.trim()}T${(!hourField.hidden && hour.value) || "00:00"}`);
    askPaused(engine.line(clocks, chosen.event, start, calendar, {}));
    const points = engine.line(clocks, chosen.event, start, calendar, pausedDays());
    const moment = now();
    const coming = points.filter((point) => !isOver(point, moment));
    const rows = points.map((point) => entry(point, points, moment));
    rows.splice(points.length - coming.length, 0, make("li", "today", make("p", "d", make("b", "", say("today", { date: dateOf(dayAt(moment)) })))));
    list.replaceChildren(...rows);
    notes.replaceChildren(...[
      points.some((point) => point.after !== null) && words["note-then"],
      points.some((point) => point.due.preliminary) && say("note-preliminary", { year: engine.isoOf(calendar.last).slice(0, 4) }),
    ].filter(Boolean).map((text) => make("p", "", text)));
    status.textContent = say("summary", { count: points.length }) + (coming.length
      ? say("nearest", { date: whenOf(coming[0]), label: clocks[coming[0].clock].label }) : points.some((point) => mayRemain(point, dayAt(moment))) ? "" : words["all-passed"]);
    give(coming);
    box.value = textOf(points);
    given.hidden = false;
    drawn = { points, mark: markOf(points) };
    return true;
  };
  const show = () => { if (draw() && keep.checked) store(); };
  const refresh = () => { if (!document.hidden && drawn.points.length && markOf(drawn.points) !== drawn.mark) draw(); };
  document.addEventListener("visibilitychange", refresh);
  addEventListener("pageshow", refresh);

  // ---- the page of the calculator: every procedure, or a length of one's own ----

  let which = null;
  const number = input("number", { min: 1, max: 9999, step: 1, value: "15", inputMode: "numeric" });
  const unit = make("select", "", ...["day", "workday", "month", "year"].map((name) => option(name, words["unit-" + name])));
  const moves = input("checkbox", { checked: true });
  const free = make("div", "rm-reckon__fields", field(words["free-number"], number), field(words["free-unit"], unit),
    make("label", "rm-reckon__keep", moves, words["free-moves"]));
  const freeClock = () => {
    const length = Math.min(9999, Math.max(1, Math.floor(Number(number.value)) || 1));
    const how = { length, unit: unit.value, moves: moves.checked, back: false, at_least: false, more: null };
    const name = `${length} ${words["unit-" + unit.value]}`;
    clocks = [{ event: FREE, text: words["free-event"], how, links: [], who: "citizen", label: name, length: name, cites: [], way: -1 }];
    names = [FREE];
    if (event.value !== FREE) event.replaceChildren(option(FREE, words["free-event"]));
  };
  const pick = () => {
    const own = which.value === FREE;
    free.hidden = !own;
    fields.firstChild.hidden = own;
    if (!own) {
      const row = pool.lists.flatMap((part) => part.rows).find((one) => one.id === which.value);
      choose(row ? row.clocks : []);
      offer();
    }
    show();
  };
  if ("calculator" in area.dataset) {
    which = make("select", "", option("", words["choose-list"]), option(FREE, words["free"]));
    for (const part of pool.lists) {
      const group = make("optgroup", "", ...part.rows.map((row) => option(row.id, row.title)));
      group.label = part.title;
      which.append(group);
    }
    which.addEventListener("change", pick);
    [number, unit, moves].forEach((control) => control.addEventListener("input", show));
  } else {
    choose(page.clocks);
    offer();
  }

  // ---- put together ----

  const form = make("div", "rm-reckon__form", which ? make("div", "rm-reckon__fields", field(words["ask-list"], which)) : "",
    ...(which ? [free] : []), fields, error, hint, paused, status, notes, list, tools);
  area.querySelectorAll("[data-before]").forEach((part) => part.remove());
  area.append(form);
  clear();
  hourField.hidden = true;
  const kept = recall();
  if (which) {
    const asked = new URLSearchParams(location.search).get("of");
    const there = (id) => [...which.options].some((one) => one.value === id);
    which.value = asked && there(asked) ? asked : kept && there(kept.list) ? kept.list : "";
    pick();
  }
  // What is kept belongs to one list: a link to another one neither takes its day over nor writes into it.
  if (kept && (!which || which.value === kept.list)) {
    if ([...event.options].some((one) => one.value === kept.event)) event.value = kept.event;
    day.value = kept.day || "";
    hour.value = kept.hour || "";
    if (kept.unit) { number.value = kept.number; unit.value = kept.unit; moves.checked = kept.moves; }
    keep.checked = true;
  }
  forget.hidden = !kept;
  [event, day, hour].forEach((control) => control.addEventListener("input", show));
  day.addEventListener("blur", judge);
  show();
  if (focus) (which || event).focus();
};
