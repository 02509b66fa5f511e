// One event: exceptions, breadcrumbs, tags, context.
import { el, level } from "./dom.js";

function frame(one, own) {
  const name = [one.module, one.function_name].filter(Boolean).join(".") || "(anonymous)";
  const place = [one.filename, one.lineno].filter(part => part !== undefined && part !== null).join(":");
  return el("li", { class: own ? "own" : null }, el("span", { class: "call" }, name), place ? el("span", { class: "place" }, "  " + place) : null,
    one.context_line ? el("code", { class: "code" }, one.context_line.trim()) : null);
}

/** The calls, the innermost first; those of libraries between one's own are folded up. */
function frames(trace) {
  const own = one => one.in_app !== false;
  const some = trace.some(own);
  const groups = [];
  for (const one of [...trace].reverse()) {
    const last = groups[groups.length - 1];
    if (some && !own(one) && last && !last.own) last.frames.push(one);
    else groups.push({ own: !some || own(one), frames: [one] });
  }
  return el("ol", { class: "frames" }, groups.flatMap(group => group.own || group.frames.length < 3
    ? group.frames.map(one => frame(one, some && group.own))
    : [el("li", { class: "group" }, el("details", {}, el("summary", {}, group.frames.length + " calls of libraries"), el("ol", {}, group.frames.map(one => frame(one, false)))))]));
}

const exception = (one, cause) => el("section", { class: "exception" },
  el("h2", {}, (cause ? "Caused by " : "") + (one.type_name || "Exception")),
  one.value ? el("p", { class: "says" }, one.value) : null,
  one.stacktrace.length ? frames(one.stacktrace) : el("p", { class: "soft" }, "It came without a stack trace."));

const crumb = one => el("li", {},
  el("time", {}, one.timestamp ? new Date(one.timestamp).toLocaleTimeString([], { hourCycle: "h23" }) : ""),
  one.level && !["info", "debug"].includes(one.level) ? level(one.level, one.category || one.type) : el("span", { class: "soft" }, one.category || one.type || ""),
  el("span", {}, [one.message, one.data && Object.keys(one.data).length ? el("code", { class: "soft" }, (one.message ? " " : "") + Object.entries(one.data).map(([name, value]) => name + "=" + (typeof value === "object" ? JSON.stringify(value) : value)).join("  ")) : null]));

function facts(title, rows) {
  const known = rows.filter(([, value]) => value !== undefined && value !== null && value !== "");
  return known.length ? el("div", { class: "panel" }, el("h2", {}, title), el("dl", { class: "facts" },
    known.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, String(value)))))) : null;
}

/** What happened. */
export const story = event => el("div", {},
  event.exceptions.length ? [...event.exceptions].reverse().map((one, place) => exception(one, place > 0))
    : el("section", { class: "exception" }, el("h2", {}, "Message"), el("pre", {}, event.message)),
  event.breadcrumbs.length ? [el("h2", {}, "Breadcrumbs"), el("ol", { class: "crumbs" }, event.breadcrumbs.map(crumb))] : null);

/** Where, and to whom. */
export const circumstances = event => el("aside", { class: "side", "aria-label": "Tags and context" },
  facts("Tags", Object.entries(event.tags)),
  facts("Context", [["environment", event.environment], ["release", event.release], ["transaction", event.transaction], ["server", event.server_name],
    ["logger", event.logger], ["platform", event.platform], ["SDK", [event.sdk_name, event.sdk_version].filter(Boolean).join(" ")]]),
  event.user ? facts("User", Object.entries(event.user).filter(([, value]) => typeof value !== "object")) : null,
  facts("Extra", Object.entries(event.extra || {}).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value])));
