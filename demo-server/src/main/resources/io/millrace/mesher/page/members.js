// Who sees the projects of an organization, and what they may do there.
import { api, seat } from "./api.js";
import { ago, button, choice, el, field, form, toast } from "./dom.js";

const ROLES = [["member", "Member"], ["admin", "Admin"], ["owner", "Owner"]];

export async function members(slug, query, again) {
  const { project, user, members: all, role, admin, owner } = await seat(slug);
  const base = "/orgs/" + project.organization_id + "/members";
  const change = async (member, to) => {
    try { await api(base + "/" + member.id + "/role", { role: to }); toast(member.display_name + " is " + to + " now."); } catch (failure) { toast(failure.message); await again(); }
  };
  const roleOf = member => {
    if (!owner) return el("span", { class: "tag" }, member.role);
    const chosen = choice("role", "Role of " + member.display_name, ROLES, member.role, { change: event => change(member, event.target.value) });
    chosen.querySelector("label").className = "sr";
    return chosen;
  };
  const removable = member => member.user_id !== user.id && (owner || (admin && member.role === "member"));
  return { title: "Members", project, current: "members", nodes: [
    el("div", { class: "head" }, el("h1", {}, "Members"), el("span", { class: "soft" }, "You are " + (role === "member" ? "a " : "an ") + role)),
    el("ul", { class: "list", "aria-label": "Members" }, all.map(member => el("li", {},
      el("div", { class: "grow" }, el("strong", {}, member.display_name), el("div", { class: "soft small" }, member.email, " · since ", ago(member.joined_at))),
      roleOf(member),
      removable(member) ? button("Remove", async () => { await api(base + "/" + member.id + "/remove", {}); await again(); }, { class: "quiet danger" }) : null))),
    admin ? el("h2", {}, "Add a member") : null,
    admin ? el("div", { class: "panel" }, form([el("div", { class: "fields" },
      field("email", "E-mail", { type: "email" }, "Whoever has registered here"), choice("role", "Role", owner ? ROLES : ROLES.slice(0, 1), "member"))],
    "Add", async values => { await api(base, values); await again(); })) : null] };
}
