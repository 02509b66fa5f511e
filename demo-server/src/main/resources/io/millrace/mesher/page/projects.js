// The first view: every project of whoever is signed in.
import { api } from "./api.js";
import { choice, el, field, form, state } from "./dom.js";

export async function projects() {
  const [all, orgs] = await Promise.all([api("/projects"), api("/orgs")]);
  const cards = await Promise.all(all.data.map(async project => card(project,
    await api("/projects/" + project.slug + "/dashboard/health").catch(() => null))));
  const organizations = orgs.data.map(org => [org.slug, org.name]);
  const create = el("details", { class: "panel" }, el("summary", {}, "New project"),
    form([el("div", { class: "fields" }, field("name", "Name"),
      organizations.length > 1 ? choice("organization", "Organization", organizations) : null)],
      "Create", async ({ organization, ...values }) => {
        const made = await api("/orgs/" + (organization || organizations[0][0]) + "/projects", values);
        location.hash = "#/p/" + made.project.slug + "/issues";
      }));
  create.open = !cards.length;
  return { title: "Projects", nodes: [el("div", { class: "head" }, el("h1", {}, "Projects")),
    cards.length ? el("div", { class: "cards part" }, cards) : state("There is no project yet. Make the first one."),
    organizations.length ? create : null] };
}

const card = (project, health) => el("a", { class: "panel card", href: "#/p/" + project.slug + "/issues" },
  el("strong", {}, project.name),
  el("div", { class: "figures" }, figure(health && health.unresolved_issues, "open issues"), figure(health && health.events24h, "events in 24 h")));

export const figure = (number, label) => el("div", {},
  el("div", { class: "figure" }, number === null || number === undefined ? "–" : number.toLocaleString()), el("div", { class: "soft small" }, label));
