// Rules, and what they fired.
import { api, seat } from "./api.js";
import { ago, button, choice, el, field, form, state } from "./dom.js";

const WHEN = { new_issue: "on a new issue", regression: "on a regression" };
const words = rule => WHEN[rule.condition_type] || "on more than " + rule.threshold + " events in " + rule.window_minutes + " min";

export async function alerts(slug, query, again) {
  const base = "/projects/" + encodeURIComponent(slug);
  const [{ project, admin }, rules, fired] = await Promise.all([seat(slug), api(base + "/alert-rules"), api(base + "/alerts")]);
  const change = (path, label, attributes) => button(label, async () => { await api(path, {}); await again(); }, attributes);
  const item = alert => el("li", {},
    el("div", { class: "grow" }, alert.condition_snapshot.issue_id ? el("a", { href: "#/issue/" + alert.condition_snapshot.issue_id }, alert.message) : el("span", {}, alert.message),
      el("div", { class: "soft small" }, alert.rule_name, " · ", ago(alert.triggered_at))),
    el("span", { class: "tag " + alert.status }, alert.status),
    alert.status === "active" ? act("/alerts/" + alert.id + "/acknowledge", "Acknowledge") : null,
    alert.status !== "resolved" ? act("/alerts/" + alert.id + "/resolve", "Resolve") : null);
  const box = el("div");
  const list = now => {
    const focused = box.contains(document.activeElement) && document.activeElement.dataset.act;
    box.replaceChildren(now.length ? el("ul", { class: "list", "aria-label": "Alerts" }, now.map(item)) : el("div", { class: "panel" }, state("Nothing fired.")));
    const same = focused && box.querySelector(`[data-act="${CSS.escape(focused)}"]`);
    if (same) same.focus({ preventScroll: true });
  };
  // The list alone: a rule that somebody is about to write stays as it is.
  const refresh = async () => { const now = await api(base + "/alerts").catch(() => null); if (now) list(now.data); };
  const act = (path, label) => button(label, async () => { await api(path, {}); await refresh(); }, { "data-act": path });
  list(fired.data);
  return { title: "Alerts", project, current: "alerts", live: told => { if (["alert", "joined"].includes(told.type)) refresh(); }, nodes: [
    el("div", { class: "head" }, el("h1", {}, "Alerts")),
    box,
    el("h2", {}, "Rules"),
    rules.data.length ? el("ul", { class: "list", "aria-label": "Rules" }, rules.data.map(rule => el("li", { class: rule.enabled ? null : "off" },
      el("div", { class: "grow" }, el("strong", {}, rule.name), el("div", { class: "soft small" }, words(rule) + ", then silent for " + rule.cooldown_minutes + " min")),
      rule.enabled ? null : el("span", { class: "tag" }, "off"),
      admin ? change("/alert-rules/" + rule.id + "/toggle", rule.enabled ? "Switch off" : "Switch on") : null,
      admin ? change("/alert-rules/" + rule.id + "/delete", "Delete", { class: "quiet danger" }) : null))) : el("div", { class: "panel" }, state("There is no rule yet.")),
    admin ? el("h2", {}, "New rule") : null,
    admin ? newRule(base, again) : null] };
}

function newRule(base, again) {
  const threshold = el("div", { class: "fields", hidden: true },
    field("threshold", "More events than", { inputmode: "numeric", value: "100" }), field("window_minutes", "In so many minutes", { inputmode: "numeric", value: "5" }));
  const when = choice("condition_type", "When", [["new_issue", "A new issue comes"], ["regression", "A resolved issue comes back"], ["threshold", "There are many events"]], "new_issue",
    { change: event => { threshold.hidden = event.target.value !== "threshold"; } });
  return el("div", { class: "panel" }, form([
    el("div", { class: "fields" }, field("name", "Name"), when, field("cooldown_minutes", "Then silent for so many minutes", { inputmode: "numeric", value: "60" })), threshold],
  "Create", async values => {
    if (values.condition_type !== "threshold") { delete values.threshold; delete values.window_minutes; }
    await api(base + "/alert-rules", values);
    await again();
  }));
}
