// One issue: what is done about it, and its events one by one.
import { api, seat } from "./api.js";
import { ago, button, choice, count, el, level, spoken, state, toast } from "./dom.js";
import { circumstances, story } from "./event.js";

const ACTIONS = [["resolve", "Resolve"], ["archive", "Archive"], ["discard", "Discard"], ["unresolve", "Reopen"]];

export async function issue(id) {
  const path = "/issues/" + encodeURIComponent(id);
  let about = (await api(path)).issue;
  const [{ project, members, admin }, timeline] = await Promise.all([seat(about.project_id), api(path + "/timeline?limit=1")]);
  const list = "#/p/" + project.slug + "/issues";
  const head = el("div", { class: "issue-head" });
  const body = el("div", { class: "detail" }, state("None of its events is kept any more."));
  let navigation = {};
  let shown = null;

  const act = (action, label) => button(label, async () => draw((await api(path + "/" + action, {})).issue), { class: action === "resolve" ? "main" : null });
  const assignee = () => {
    const chosen = choice("user", "Assignee", [["", "Nobody assigned"], ...members.map(one => [one.user_id, one.display_name])], about.assigned_to || "",
      { change: async event => { try { draw((await api(path + "/assign", { user_id: event.target.value || null })).issue); } catch (failure) { toast(failure.message); } } });
    chosen.querySelector("label").className = "sr";
    return chosen;
  };
  const draw = now => {
    const focused = head.contains(document.activeElement);
    about = now;
    head.replaceChildren(el("h1", {}, spoken(about.title)),
      el("div", { class: "about" }, level(about.level), el("span", { class: "tag " + about.status, "data-status": about.status }, about.status),
        about.status === "unresolved" && about.regressed_at ? el("span", { class: "tag regressed" }, "Regression ", ago(about.regressed_at)) : null,
        el("span", {}, count(about.event_count, "event")), el("span", {}, "first ", ago(about.first_seen)), el("span", {}, "last ", ago(about.last_seen))),
      el("div", { class: "row" }, ACTIONS.filter(([action]) => (action === "unresolve") === (about.status !== "unresolved")).map(([action, label]) => act(action, label)), assignee(),
        admin ? button("Delete", async () => { if (confirm("Delete this issue with all its events?")) { await api(path + "/delete", {}); location.hash = list; } }, { class: "quiet danger" }) : null));
    if (focused) head.querySelector("button").focus();
  };

  const bar = el("div", { class: "event-bar" });
  const move = (label, target) => button(label, () => open(target()), { disabled: !target() });
  const drawBar = () => bar.replaceChildren(el("span", { class: "grow soft small" }, "Event ", el("code", {}, shown.id.slice(0, 8)), ", ", new Date(shown.received_at).toLocaleString()),
    move("Older", () => navigation.prev_id), move("Newer", () => navigation.next_id));
  const open = async event => {
    const one = await api("/events/" + event);
    shown = one.event;
    navigation = one.navigation;
    drawBar();
    body.replaceChildren(bar, story(shown), circumstances(shown));
  };
  draw(about);
  if (timeline.data.length) await open(timeline.data[0].id);

  return { title: about.title, project, current: "issues", nodes: [el("a", { class: "back", href: list }, "← Issues"), head, body],
    live: async told => {
      if (told.type === "joined") {
        try {
          draw((await api(path)).issue);
        } catch (failure) {
          // It was deleted while nobody told.
          if (failure.status === 404) location.hash = list;
        }
        return;
      }
      if (told.issue_id !== id) return;
      if (told.action === "deleted") { location.hash = list; return; }
      draw(told.issue);
      if (told.type === "event" && !shown) open(told.data.id);
      else if (told.type === "event" && !navigation.next_id) { navigation.next_id = told.data.id; drawBar(); }
    } };
}
