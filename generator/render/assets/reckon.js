// Counts time limits in the page, exactly as generator/reckon does in Python: tests compare the two. A day is the number of
// days since 1970-01-01, a moment the number of minutes since then, both as the clock on the wall shows them: no time zones.
const routemapReckon = (() => {
  "use strict";
  const MINUTES = 1440;
  const DEPTH = 3; // as in line.py

  const dayOf = (iso) => {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    const time = found ? Date.UTC(found[1], found[2] - 1, found[3]) : NaN;
    return new Date(time || 0).toISOString().slice(0, 10) === iso ? time / 864e5 : NaN;
  };
  const isoOf = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
  const momentOf = (iso) => {
    const [day, clock] = iso.split("T");
    const [hours, minutes] = (clock || "00:00").split(":").map(Number);
    return dayOf(day) * MINUTES + hours * 60 + minutes;
  };
  const isoMoment = (moment) => new Date(moment * 6e4).toISOString().slice(0, 16);
  const weekday = (day) => (((day + 3) % 7) + 7) % 7; // Monday is 0

  // The calendar that calendar.py writes: for each year the days off and on as one string of months and days.
  const openCalendar = (data) => {
    const off = new Set(), on = new Set();
    for (const [year, lists] of Object.entries(data.years)) {
      [off, on].forEach((set, place) => {
        for (const short of lists[place].match(/.{4}/g) || []) set.add(dayOf(`${year}-${short.slice(0, 2)}-${short.slice(2)}`));
      });
    }
    return { first: dayOf(data.first), last: dayOf(data.last), off, on };
  };
  const knows = (calendar, day) => calendar.first <= day && day <= calendar.last;
  const works = (calendar, day) => calendar.on.has(day) || (weekday(day) < 5 && !calendar.off.has(day));
  const walk = (calendar, day, step) => {
    while (!works(calendar, day)) day += step;
    return day;
  };
  const stepWorking = (calendar, day, count, back) => {
    while (count) {
      day += back ? -1 : 1;
      if (works(calendar, day)) count -= 1;
    }
    return day;
  };

  const addMonths = (day, count) => {
    const start = new Date(day * 864e5);
    const months = start.getUTCFullYear() * 12 + start.getUTCMonth() + count;
    const year = Math.floor(months / 12), month = months - year * 12;
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Date.UTC(year, month, Math.min(start.getUTCDate(), last)) / 864e5;
  };
  const endOf = (start, length, how, calendar, paused) => {
    const sign = how.back ? -1 : 1;
    if (how.unit === "workday") return stepWorking(calendar, start, length + paused, how.back);
    if (how.unit === "day") return start + sign * (length + paused);
    return addMonths(start, sign * length * (how.unit === "year" ? 12 : 1)) + sign * paused;
  };
  const monthDay = (day) => new Date(day * 864e5).getUTCDate();

  const settled = (start, raw, how, calendar, paused) => {
    const why = [how.back ? "back" : "first-day"];
    if (how.unit === "workday") why.push("workdays");
    else if ((how.unit === "month" || how.unit === "year") && !paused && monthDay(raw) !== monthDay(start)) why.push("month-end");
    if (paused) why.push("paused");
    let day = raw, later = null, safe = null, looked = raw;
    if (!how.at_least && !works(calendar, raw)) {
      safe = walk(calendar, raw, -1);
      if (!how.back) {
        looked = walk(calendar, raw, 1);
        why.push(how.moves ? "moved" : "may-move");
        if (how.moves) { day = looked; safe = null; } else later = looked;
      }
    }
    const asks = how.unit === "workday" || !how.at_least;
    const preliminary = asks && !(knows(calendar, looked) && (how.unit !== "workday" || knows(calendar, start)));
    return { day, later, safe, preliminary, why };
  };

  const count = (start, how, calendar, paused) =>
    settled(start, endOf(start, how.length, how, calendar, paused), how, calendar, paused);

  const extended = (start, how, calendar, paused) => {
    if (!how.more) return null;
    let raw;
    if (how.more.unit === how.unit) raw = endOf(start, how.length + how.more.length, how, calendar, paused);
    else raw = endOf(endOf(start, how.length, how, calendar, paused), how.more.length, { unit: how.more.unit }, calendar, 0);
    return settled(start, raw, how, calendar, paused);
  };

  const countHours = (start, how, paused) => start + (how.back ? -1 : 1) * (how.length * 60 + paused * MINUTES);

  // `latest`: the start if everything before was prolonged.
  const point = (clocks, place, start, latest, calendar, paused) => {
    const how = clocks[place].how, days = paused[place] || 0, day = Math.floor(start / MINUTES);
    const made = { clock: place, start: day, extended: null, after: null, link: null, at: null };
    let late;
    if (how.unit === "hour") {
      made.at = countHours(start, how, days);
      made.far = countHours(latest, how, days);
      made.due = { day: Math.floor(made.at / MINUTES), later: null, safe: null, preliminary: false, why: ["hours"] };
      late = Math.floor(made.far / MINUTES);
    } else {
      const last = Math.floor(latest / MINUTES), longest = extended(last, how, calendar, days);
      made.due = count(day, how, calendar, days);
      made.extended = extended(day, how, calendar, days);
      late = count(last, how, calendar, days).day;
      made.far = (longest ? longest.day : late) * MINUTES;
    }
    return { ...made, late: late > made.due.day ? late : null };
  };

  // Every date that follows from an event, in order of time; see line.py.
  const line = (clocks, event, start, calendar, paused) => {
    const found = [], seen = new Set();
    let ahead = [];
    clocks.forEach((clock, place) => { if (clock.event === event) ahead.push(point(clocks, place, start, start, calendar, paused)); });
    for (let depth = 0; depth < DEPTH; depth += 1) {
      ahead.forEach((before) => seen.add(before.clock));
      found.push(...ahead);
      const latest = new Map(), far = new Map();
      for (const before of ahead) {
        for (const link of clocks[before.clock].links) {
          const known = latest.get(link.to);
          far.set(link.to, Math.max(before.far, far.has(link.to) ? far.get(link.to) : before.far));
          if (!seen.has(link.to) && (!known || known[0].due.day < before.due.day)) latest.set(link.to, [before, link]);
        }
      }
      ahead = [...latest.keys()].sort((one, other) => one - other).map((place) => {
        const [before, link] = latest.get(place);
        const made = point(clocks, place, before.at === null ? before.due.day * MINUTES : before.at, far.get(place), calendar, paused);
        return { ...made, after: before.clock, link };
      });
    }
    const rank = (made) => (made.at === null ? (made.due.day + 1) * MINUTES : made.at); // a moment comes before its day is over
    return found.sort((one, other) => one.due.day - other.due.day || rank(one) - rank(other) || one.clock - other.clock);
  };

  return { dayOf, isoOf, momentOf, isoMoment, weekday, openCalendar, works, count, extended, countHours, line };
})();
