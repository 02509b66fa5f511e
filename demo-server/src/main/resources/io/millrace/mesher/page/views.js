// What the page shows. Each view asks for what it needs and gives its nodes; texts of others are always text, never HTML.
import { acting, api, el, main, state, toast } from "./app.js";

const ago = moment => {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(moment)) / 1000));
  for (const [size, unit] of [[86400, "d"], [3600, "h"], [60, "min"]]) if (seconds >= size) return Math.floor(seconds / size) + " " + unit + " ago";
  return "just now";
};
const levelTag = level => el("span", { class: "tag " + (level === "error" ? "error-level" : level) }, level);
const statusTag = status => status === "unresolved" ? null : el("span", { class: "tag " + status }, status);

function form(fields, label, submit) {
  const error = el("p", { class: "error", role: "alert" });
  const button = el("button", { class: "main", type: "submit" }, label);
  const made = el("form", { novalidate: true, submit: async event => {
    event.preventDefault();
    error.textContent = "";
    button.disabled = true;
    made.querySelectorAll("[aria-invalid]").forEach(one => one.removeAttribute("aria-invalid"));
    try {
      await submit(Object.fromEntries([...new FormData(made)].filter(([, value]) => value !== "")), made);
    } catch (failure) {
      const wrong = Object.entries(failure.fields || {});
      error.textContent = wrong.length ? wrong.map(([name, words]) => name.replaceAll("_", " ") + " " + words.join(", ")).join("; ") : failure.message;
      const first = wrong.length && made.elements[wrong[0][0]];
      if (first) { first.setAttribute("aria-invalid", "true"); first.focus(); }
    } finally { button.disabled = false; }
  } }, fields, error, button);
  return made;
}

const field = (name, label, attributes = {}) => [el("label", { for: name }, label), el("input", { id: name, name, ...attributes })];
const choice = (name, label, options, chosen) => [el("label", { for: name }, label),
  el("select", { id: name, name }, options.map(one => el("option", { value: one, selected: one === chosen }, one.replaceAll("_", " "))))];

export async function signIn() {
  return { title: "Sign in", keepFocus: true, nodes: [el("div", { class: "panel narrow" }, el("h1", {}, "Mesher"),
    form([...field("email", "E-mail", { type: "email", autocomplete: "username", autofocus: true }), ...field("password", "Password", { type: "password", autocomplete: "current-password" })],
      "Sign in", async values => { await api("/login", values); location.hash = "#/"; }))] };
}

export async function projects() {
  const [all, orgs] = await Promise.all([api("/projects"), api("/orgs")]);
  const cards = await Promise.all(all.data.map(async project => {
    const health = await api("/projects/" + project.slug + "/dashboard/health").catch(() => null);
    return el("a", { class: "panel", href: "#/p/" + project.slug + "/issues" }, el("strong", {}, project.name),
      el("div", { class: "figure" }, health ? String(health.unresolved_issues) : "–"),
      el("div", { class: "soft" }, health ? "open issues, " + health.events24h + " events today" : "no figures"));
  }));
  const create = orgs.data.map(org => el("details", {}, el("summary", {}, "New project in " + org.name),
    form(field("name", "Name"), "Create", async (values) => { const made = await api("/orgs/" + org.slug + "/projects", values); location.hash = "#/p/" + made.project.slug + "/settings"; })));
  return { title: "Projects", nodes: [el("h1", {}, "Projects"), cards.length ? el("div", { class: "cards" }, cards) : state("No project yet."), el("h2", {}, "More"), ...create] };
}

function chart(volume) {
  const most = Math.max(1, ...volume.map(one => one.count));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 " + volume.length * 10 + " 60");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("class", "chart");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", volume.reduce((sum, one) => sum + one.count, 0) + " events in the last " + volume.length + " hours");
  volume.forEach((one, place) => {
    const bar = document.createElementNS(svg.namespaceURI, "rect");
    const height = one.count ? Math.max(2, one.count / most * 56) : 1;
    for (const [name, value] of Object.entries({ x: place * 10 + 1, y: 58 - height, width: 8, height })) bar.setAttribute(name, value);
    const title = document.createElementNS(svg.namespaceURI, "title");
    title.textContent = new Date(one.bucket).toLocaleString() + ": " + one.count;
    bar.append(title);
    svg.append(bar);
  });
  return svg;
}

function issueItem(issue, fresh) {
  return el("li", { "data-issue": issue.id, class: fresh ? "fresh" : "" },
    el("div", { class: "grow" }, el("a", { class: "title", href: "#/issue/" + issue.id }, issue.title),
      el("span", { class: "soft" }, levelTag(issue.level), " ", statusTag(issue.status), " last seen " + ago(issue.last_seen))),
    el("div", { class: "count" }, String(issue.event_count)));
}

export async function issues(project, query) {
  const base = "/projects/" + encodeURIComponent(project);
  const status = query.get("status") || "unresolved";
  const level = query.get("level") || "";
  const words = query.get("q") || "";
  const asked = new URLSearchParams({ status, ...(level && { level }), ...(words && { q: words }) });
  const [page, volume] = await Promise.all([api(base + "/issues?" + asked), api(base + "/dashboard/volume?bucket=hour")]);
  const list = el("ul", { class: "list", "aria-label": "Issues" }, page.data.map(issue => issueItem(issue)));
  const empty = state(words || level || status !== "unresolved" ? "Nothing matches." : "No open issue. Send an event to see it appear here.");
  const missed = el("p", { class: "missed", role: "status", hidden: true });
  const box = el("div", {}, chart(volume.data));
  const refresh = () => { list.hidden = !list.children.length; empty.hidden = !!list.children.length; };
  const go = () => { location.hash = "#/p/" + project + "/issues?" + new URLSearchParams(new FormData(filters)); };
  const filters = el("form", { class: "row", role: "search", submit: event => { event.preventDefault(); go(); }, change: go },
    el("select", { name: "status", "aria-label": "Status" }, ["unresolved", "resolved", "archived", "discarded"].map(one => el("option", { value: one, selected: one === status }, one))),
    el("select", { name: "level", "aria-label": "Level" }, ["", "fatal", "error", "warning", "info", "debug"].map(one => el("option", { value: one, selected: one === level }, one || "any level"))),
    el("input", { name: "q", value: words, placeholder: "Search titles", "aria-label": "Search titles", type: "search" }));
  const more = el("button", { type: "button", hidden: !page.has_more, click: () => acting(more, async () => {
    const next = await api(base + "/issues?" + asked + "&cursor=" + encodeURIComponent(page.next_cursor));
    list.append(...next.data.filter(one => !list.querySelector(`[data-issue="${one.id}"]`)).map(one => issueItem(one)));
    page.next_cursor = next.next_cursor;
    more.hidden = !next.has_more;
  }) }, "More");
  const fits = issue => issue.status === status && (!level || issue.level === level) && (!words || issue.title.toLowerCase().includes(words.toLowerCase()));
  let first = true;
  const place = issue => {
    const there = list.querySelector(`[data-issue="${CSS.escape(issue.id)}"]`);
    const focused = there && there.contains(document.activeElement);
    if (there) there.remove();
    if (fits(issue)) list.prepend(issueItem(issue, true));
    if (focused && list.firstChild) list.firstChild.querySelector("a").focus();
    refresh();
  };
  refresh();
  return { title: project, project, keepFocus: false,
    nodes: [el("h1", {}, project), box, el("h2", {}, "Issues"), filters, el("p", {}), missed, list, empty, more],
    live: async told => {
      if (told.type === "event") place(told.issue);
      else if (told.type === "issue" && told.action === "deleted") { const gone = list.querySelector(`[data-issue="${CSS.escape(told.issue_id)}"]`); if (gone) gone.remove(); refresh(); }
      else if (told.type === "issue") place(told.issue);
      else if (told.type === "alert") toast(told.message);
      else if (told.type === "missed") { missed.textContent = "You missed " + told.count + " events; reload to see them all."; missed.hidden = false; }
      else if (told.type === "connected") {
        if (!first) { const now = await api(base + "/issues?" + asked).catch(() => null); if (now) { list.replaceChildren(...now.data.map(one => issueItem(one))); refresh(); } }
        first = false;
      }
    } };
}

function exceptionPart(exception) {
  const frames = [...exception.stacktrace].reverse();
  return el("section", {}, el("h2", {}, (exception.type_name || "Exception") + (exception.value ? ": " + exception.value : "")),
    frames.length ? el("ol", { class: "frames" }, frames.map(frame => el("li", { class: frame.in_app === false ? "" : "own" },
      [frame.module, frame.function_name].filter(Boolean).join(".") + "  " + [frame.filename, frame.lineno].filter(part => part !== undefined && part !== null).join(":"),
      frame.context_line ? el("code", {}, frame.context_line) : null))) : el("p", { class: "soft" }, "No stack trace."));
}

const facts = rows => el("table", {}, el("tbody", {}, rows.filter(([, value]) => value !== undefined && value !== null && value !== "").map(([name, value]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, String(value))))));

function eventPart(event, navigation, open) {
  const tags = Object.entries(event.tags);
  return el("div", {}, el("div", { class: "row" }, el("span", { class: "soft" }, "Event " + event.id + ", " + new Date(event.received_at).toLocaleString()),
      el("button", { type: "button", disabled: !navigation.prev_id, click: () => open(navigation.prev_id) }, "Older"),
      el("button", { type: "button", disabled: !navigation.next_id, click: () => open(navigation.next_id) }, "Newer")),
    event.exceptions.length ? [...event.exceptions].reverse().map(exceptionPart) : el("pre", {}, event.message),
    el("h2", {}, "Breadcrumbs"),
    event.breadcrumbs.length ? el("table", {}, el("tbody", {}, event.breadcrumbs.map(crumb => el("tr", {}, el("td", { class: "soft" }, crumb.timestamp ? new Date(crumb.timestamp).toLocaleTimeString() : ""), el("td", {}, crumb.category || crumb.type || ""), el("td", {}, crumb.message || (crumb.data ? JSON.stringify(crumb.data) : "")))))) : el("p", { class: "soft" }, "None."),
    el("h2", {}, "Tags"), tags.length ? facts(tags) : el("p", { class: "soft" }, "None."),
    el("h2", {}, "Context"), facts([["environment", event.environment], ["release", event.release], ["platform", event.platform], ["server", event.server_name], ["logger", event.logger], ["transaction", event.transaction], ["user", event.user && (event.user.email || event.user.id || event.user.username)], ["SDK", [event.sdk_name, event.sdk_version].filter(Boolean).join(" ")]]));
}

export async function issue(id, navigation) {
  const found = (await api("/issues/" + id)).issue;
  const [project, timeline] = await Promise.all([api("/projects/" + found.project_id), api("/issues/" + id + "/timeline?limit=1")]);
  const slug = project.project.slug;
  navigation(slug, "issues");
  const head = el("div", {});
  const body = el("div", {}, state("No event of it is kept any more."));
  const open = async event => { const one = await api("/events/" + event); body.replaceChildren(eventPart(one.event, one.navigation, open)); };
  const draw = issue => head.replaceChildren(
    el("h1", {}, issue.title),
    el("p", { class: "row" }, levelTag(issue.level), el("span", { class: "tag", "data-status": issue.status }, issue.status), el("span", { class: "soft" }, issue.event_count + " events, first " + ago(issue.first_seen) + ", last " + ago(issue.last_seen)), issue.regressed_at ? el("span", { class: "tag warning" }, "regression " + ago(issue.regressed_at)) : null),
    el("div", { class: "row" }, actions(issue)));
  const actions = issue => [["resolve", "Resolve"], ["archive", "Archive"], ["discard", "Discard"], ["unresolve", "Reopen"]]
    .filter(([action]) => (action === "unresolve") === (issue.status !== "unresolved"))
    .map(([action, label]) => { const button = el("button", { type: "button", class: action === "resolve" ? "main" : "", click: () => acting(button, async () => draw((await api("/issues/" + id + "/" + action, {})).issue)) }, label); return button; });
  draw(found);
  if (timeline.data.length) await open(timeline.data[0].id);
  return { title: found.title, project: slug, nodes: [head, body],
    live: told => { if (told.issue_id === id && told.action === "deleted") { location.hash = "#/p/" + slug + "/issues"; } else if (told.issue_id === id) draw(told.issue); } };
}

export async function alerts(project) {
  const base = "/projects/" + encodeURIComponent(project);
  const [rules, fired] = await Promise.all([api(base + "/alert-rules"), api(base + "/alerts")]);
  const again = async () => main.replaceChildren(...(await alerts(project)).nodes);
  const act = (path, label) => { const button = el("button", { type: "button", click: () => acting(button, async () => { await api(path, {}); await again(); }) }, label); return button; };
  return { title: "Alerts", project, live: told => { if (told.type === "alert") again(); }, nodes: [el("h1", {}, "Alerts"),
    fired.data.length ? el("ul", { class: "list" }, fired.data.map(alert => el("li", {}, el("div", { class: "grow" }, el("strong", {}, alert.message), el("div", { class: "soft" }, alert.rule_name + ", " + ago(alert.triggered_at) + ", " + alert.status)),
      alert.status === "active" ? act("/alerts/" + alert.id + "/acknowledge", "Acknowledge") : null, alert.status !== "resolved" ? act("/alerts/" + alert.id + "/resolve", "Resolve") : null))) : state("Nothing fired."),
    el("h2", {}, "Rules"),
    rules.data.length ? el("ul", { class: "list" }, rules.data.map(rule => el("li", {}, el("div", { class: "grow" }, el("strong", {}, rule.name), el("div", { class: "soft" }, rule.condition_type.replaceAll("_", " ") + (rule.condition_type === "threshold" ? ": more than " + rule.threshold + " in " + rule.window_minutes + " min" : "") + ", silent for " + rule.cooldown_minutes + " min after" + (rule.enabled ? "" : ", off"))),
      act("/alert-rules/" + rule.id + "/toggle", rule.enabled ? "Switch off" : "Switch on"), act("/alert-rules/" + rule.id + "/delete", "Delete")))) : state("No rule yet."),
    el("h2", {}, "New rule"), el("div", { class: "panel" }, form([...field("name", "Name"), ...choice("condition_type", "When", ["new_issue", "regression", "threshold"], "new_issue"), ...field("threshold", "More events than (for a threshold)", { inputmode: "numeric" }), ...field("window_minutes", "In so many minutes", { inputmode: "numeric" }), ...field("cooldown_minutes", "Silent for so many minutes after", { inputmode: "numeric", value: "60" })],
      "Create", async values => { await api(base + "/alert-rules", values); await again(); }))] };
}

export async function settings(project) {
  const base = "/projects/" + encodeURIComponent(project);
  const [kept, storage, one, keys] = await Promise.all([api(base + "/settings"), api(base + "/storage"), api(base), api(base + "/api-keys").catch(() => null)]);
  const dsn = key => location.protocol + "//" + key + "@" + location.host + "/" + one.project.number;
  const told = el("div", {});
  return { title: "Settings", nodes: [el("h1", {}, one.project.name), el("p", { class: "soft" }, storage.event_count + " events, about " + Math.ceil(storage.estimated_bytes / 1048576) + " MB"),
    el("div", { class: "panel" }, form([...field("retention_days", "Days that events are kept", { value: kept.retention_days, inputmode: "numeric" }), ...field("sample_rate", "Part of the events that is kept, 0 to 1", { value: kept.sample_rate, inputmode: "decimal" })], "Save", async values => { await api(base + "/settings", values); toast("Saved"); })),
    el("h2", {}, "Keys"), told,
    keys ? el("ul", { class: "list" }, keys.data.map(key => { const revoke = el("button", { type: "button", click: () => acting(revoke, async () => { await api("/api-keys/" + key.id + "/revoke", {}); main.replaceChildren(...(await settings(project)).nodes); }) }, "Revoke"); return el("li", {}, el("div", { class: "grow" }, el("strong", {}, key.label), el("div", { class: "soft" }, key.key_prefix + "…" + (key.revoked_at ? ", revoked " + ago(key.revoked_at) : ""))), key.revoked_at ? null : revoke); })) : state("Keys are for admins."),
    keys ? el("div", { class: "panel" }, form(field("label", "Label"), "New key", async values => { const made = (await api(base + "/api-keys", values)).api_key; told.replaceChildren(el("p", { class: "missed", role: "status" }, "Shown this once: ", el("code", {}, dsn(made.key)))); })) : null].filter(Boolean) };
}
