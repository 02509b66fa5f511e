// The issues of a project: what is found, and what moves while one looks.
import { api } from "./api.js";
import { chart } from "./chart.js";
import { ago, button, choices, count, el, level, spoken, state, toast } from "./dom.js";
import { figure } from "./projects.js";
import { guide } from "./start.js";

const STATUSES = [["unresolved", "Unresolved"], ["resolved", "Resolved"], ["archived", "Archived"], ["discarded", "Discarded"]];
const LEVELS = ["fatal", "error", "warning", "info", "debug"];

function item(issue, fresh) {
  return el("li", { "data-issue": issue.id, class: fresh ? "fresh" : null },
    el("div", { class: "grow" },
      el("a", { class: "title", href: "#/issue/" + issue.id, title: issue.title }, spoken(issue.title)),
      el("div", { class: "about" }, level(issue.level),
        issue.status === "unresolved" && issue.regressed_at ? el("span", { class: "tag regressed" }, "Regression") : null,
        el("span", { class: "people" }, "first seen ", ago(issue.first_seen)))),
    el("div", { class: "number people" }, el("span", {}, ago(issue.last_seen))),
    el("div", { class: "number" }, el("b", {}, issue.event_count.toLocaleString()), el("span", {}, issue.event_count === 1 ? "event" : "events")));
}

export async function issues(slug, query, again) {
  const base = "/projects/" + encodeURIComponent(slug);
  const asked = new URLSearchParams([...query].filter(([name, value]) => value && ["status", "level", "environment", "q"].includes(name)));
  if (!asked.has("status")) asked.set("status", "unresolved");
  const bucket = query.get("bucket") === "day" ? "day" : "hour";
  const [{ project }, page, volume, health] = await Promise.all([api(base), api(base + "/issues?" + asked),
    api(base + "/dashboard/volume?bucket=" + bucket), api(base + "/dashboard/health")]);
  const nothing = !page.data.length && [...asked.keys()].length === 1 && asked.get("status") === "unresolved";
  if (nothing && !health.events24h && !(await api(base + "/issues?limit=1")).data.length) {
    const live = async told => {
      // What came before the socket was open, or while it was away, it does not tell.
      const any = told.type === "event" || (told.type === "joined" && (await api(base + "/issues?limit=1").catch(() => ({ data: [] }))).data.length);
      if (any) again();
    };
    return { title: project.name, project, current: "issues", nodes: await guide(project), live };
  }

  const list = el("ul", { class: "list issues", "aria-label": "Issues" }, page.data.map(one => item(one)));
  const empty = state(nothing ? "No open issue. All quiet." : "Nothing matches.");
  const missed = el("p", { class: "note", role: "status", hidden: true });
  const drawn = chart(volume.data, bucket);
  const figures = el("div", { class: "figures" });
  const summary = now => figures.replaceChildren(figure(now.unresolved_issues, "open issues"), figure(now.events24h, "events in 24 h"), figure(now.new_issues24h, "new in 24 h"));
  const settle = () => { list.hidden = !list.children.length; empty.hidden = !list.hidden; };
  summary(health);
  settle();

  const go = () => { location.hash = "#/p/" + slug + "/issues?" + new URLSearchParams([...new FormData(filters)].filter(([, value]) => value)); };
  const filters = el("form", { class: "filters", role: "search", submit: event => { event.preventDefault(); go(); }, change: go },
    choices("status", "Status", STATUSES, asked.get("status")),
    el("select", { name: "level", "aria-label": "Level" }, el("option", { value: "" }, "Any level"),
      LEVELS.map(one => el("option", { value: one, selected: one === asked.get("level") }, one))),
    el("input", { name: "q", value: asked.get("q") || "", placeholder: "Search titles", "aria-label": "Search titles", type: "search" }),
    el("input", { name: "environment", value: asked.get("environment") || "", placeholder: "Any environment", "aria-label": "Environment" }),
    bucket === "day" ? el("input", { type: "hidden", name: "bucket", value: "day" }) : null);
  const more = button("More", async () => {
    const next = await api(base + "/issues?" + asked + "&cursor=" + encodeURIComponent(page.next_cursor));
    list.append(...next.data.filter(one => !found(one.id)).map(one => item(one)));
    page.next_cursor = next.next_cursor;
    more.hidden = !next.has_more;
  }, { class: "more", hidden: !page.has_more });

  const found = id => list.querySelector(`[data-issue="${CSS.escape(id)}"]`);
  const fits = issue => issue.status === asked.get("status") && (!asked.has("level") || issue.level === asked.get("level"))
    && (!asked.has("q") || issue.title.toLowerCase().includes(asked.get("q").toLowerCase()));
  const place = issue => {
    const there = found(issue.id);
    const focused = there && there.contains(document.activeElement);
    const known = there || !asked.has("environment");
    if (there) there.remove();
    if (known && fits(issue)) list.prepend(item(issue, true));
    if (focused && list.firstChild) list.firstChild.querySelector("a").focus({ preventScroll: true });
    settle();
  };
  const reload = async () => {
    const [now, figuresNow] = await Promise.all([api(base + "/issues?" + asked), api(base + "/dashboard/health")]).catch(() => []);
    if (!now) return;
    const focused = document.activeElement.closest("ul.issues li");
    list.replaceChildren(...now.data.map(one => item(one)));
    // Whoever goes through the list by keys stays where they are, or at its top where that is gone.
    const stays = focused && (found(focused.dataset.issue) || list.firstChild);
    if (stays) stays.querySelector("a").focus({ preventScroll: true });
    page.next_cursor = now.next_cursor;
    more.hidden = !now.has_more;
    summary(figuresNow);
    settle();
  };
  let timer = 0;
  const recount = () => { timer = timer || setTimeout(async () => { timer = 0; const now = await api(base + "/dashboard/health").catch(() => null); if (now) summary(now); }, 1000); };

  return { title: project.name, project, current: "issues", nodes: [
    el("div", { class: "panel overview" }, figures, el("div", { class: "chart" },
      el("div", { class: "caption" }, el("span", { class: "soft small" }, "Events"), range(slug, query, bucket)), drawn.node)),
    el("div", { class: "head sr" }, el("h1", {}, project.name + ": issues")), filters, missed, list, empty, more],
  live: told => {
    if (told.type === "event") { place(told.issue); drawn.add(told.data.received_at); recount(); }
    else if (told.type === "issue" && told.action === "deleted") { const gone = found(told.issue_id); if (gone) gone.remove(); settle(); recount(); }
    else if (told.type === "issue") { place(told.issue); recount(); }
    else if (told.type === "alert") toast(told.message);
    else if (told.type === "missed") { missed.replaceChildren("You missed " + count(told.count, "message") + ". ", button("Show them", again, { class: "quiet" })); missed.hidden = false; }
    // What came between the page and the socket, or while the connection was away.
    else if (told.type === "joined") reload();
  } };
}

const range = (slug, query, bucket) => el("span", { class: "row small range" }, [["hour", "24 hours"], ["day", "30 days"]].map(([value, label]) => {
  const other = new URLSearchParams(query);
  other.set("bucket", value);
  return el("a", { href: "#/p/" + slug + "/issues?" + other, "aria-current": value === bucket ? "true" : null}, label);
}));
