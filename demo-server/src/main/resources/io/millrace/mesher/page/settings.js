// What of a project is kept, and the keys that its programs send with.
import { api, seat } from "./api.js";
import { ago, button, copyable, count, el, field, form, state, toast } from "./dom.js";
import { dsn, snippets } from "./start.js";

export async function settings(slug, query, again) {
  const base = "/projects/" + encodeURIComponent(slug);
  const { project, admin } = await seat(slug);
  const [kept, storage, keys] = await Promise.all([api(base + "/settings"), api(base + "/storage"), admin ? api(base + "/api-keys") : null]);
  return { title: "Settings", project, current: "settings", nodes: [
    el("div", { class: "head" }, el("h1", {}, "Settings"), el("span", { class: "soft" }, count(storage.event_count, "event") + " kept, about " + size(storage.estimated_bytes))),
    el("div", { class: "panel" }, el("h2", { class: "sr" }, "Events"), admin
      ? form([el("div", { class: "fields" },
        field("retention_days", "Days that events are kept", { value: kept.retention_days, inputmode: "numeric" }, "1 to 3,650"),
        field("sample_rate", "Part of the events that is kept", { value: kept.sample_rate, inputmode: "decimal" }, "1 for all of them, 0.1 for a tenth"))],
      "Save", async values => { await api(base + "/settings", values); toast("Saved."); })
      : el("p", {}, "Events are kept for " + count(kept.retention_days, "day") + "; of each ten, " + kept.sample_rate * 10 + ". Admins change that.")),
    el("h2", {}, "Keys"),
    keys ? keyring(project, base, keys.data, again) : el("div", { class: "panel" }, state("Keys are seen by admins."))] };
}

function keyring(project, base, keys, again) {
  const told = el("div");
  const row = key => el("li", { class: key.revoked_at ? "off" : null },
    el("div", { class: "grow" }, el("strong", {}, key.label), el("div", { class: "soft small" }, el("code", {}, key.key_prefix + "…"), " · made ", ago(key.created_at))),
    key.revoked_at ? el("span", { class: "tag" }, "revoked") : button("Revoke", async () => { await api("/api-keys/" + key.id + "/revoke", {}); await again(); }, { class: "quiet danger" }));
  const list = el("ul", { class: "list part", "aria-label": "Keys" }, keys.map(row));
  return el("div", {}, told, list, el("div", { class: "panel" }, form([el("div", { class: "fields" }, field("label", "New key", { placeholder: "web, worker, …" }, "What it is for"))],
    "Make a key", async (values, made) => {
      const key = (await api(base + "/api-keys", values)).api_key;
      made.reset();
      list.prepend(row(key));
      const address = dsn(key.key, project);
      told.replaceChildren(el("div", { class: "panel part", role: "status" }, el("strong", {}, "The DSN of " + key.label + ", shown this once"), copyable(address),
        el("details", {}, el("summary", { class: "hint" }, "Lines to paste"), el("div", { class: "guide" }, snippets(address)))));
      told.scrollIntoView({ block: "nearest" });
    })));
}

const size = bytes => bytes < 1048576 ? Math.ceil(bytes / 1024) + " kB" : Math.ceil(bytes / 1048576) + " MB";
