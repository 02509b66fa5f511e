// The page's frame: which view the address asks for, what stands above it, which keys it knows.
import { api, known, listen } from "./api.js";
import { button, el, state } from "./dom.js";
import { alerts } from "./alerts.js";
import { issue } from "./issue.js";
import { issues } from "./issues.js";
import { members } from "./members.js";
import { projects } from "./projects.js";
import { settings } from "./settings.js";
import { register, remember, signIn } from "./signin.js";

const main = document.getElementById("main");
const top = document.getElementById("top");
const where = document.getElementById("where");
const nav = document.getElementById("nav");
const live = document.getElementById("live");
const keys = document.getElementById("keys");
const VIEWS = { issues, alerts, members, settings };
let hush = () => {};
let generation = 0;

const status = (kind, text) => { live.className = "live " + kind; live.textContent = text; };

/** A part of the address; one with a percent sign that begins nothing is what it is. */
function decoded(part) {
  try { return decodeURIComponent(part); } catch { return part; }
}

/** What stands above a view of a project. */
function frame(project, current) {
  where.hidden = !project;
  if (project) { where.textContent = project.name; where.href = "#/p/" + project.slug + "/issues"; }
  nav.replaceChildren(...(project ? Object.keys(VIEWS).map(view =>
    el("a", { href: "#/p/" + project.slug + "/" + view, "aria-current": view === current ? "page" : null }, view[0].toUpperCase() + view.slice(1))) : []));
}

async function show() {
  hush();
  hush = () => {};
  status("", "");
  const mine = ++generation;
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decoded);
  const door = parts[0] === "sign-in" || parts[0] === "register";
  if (!door && !known.here) {
    if (parts.length) remember(location.hash);
    location.hash = "#/sign-in";
    return;
  }
  top.hidden = door;
  main.replaceChildren(state("Loading…", "waiting"));
  try {
    const shown = await (parts[0] === "sign-in" ? signIn() : parts[0] === "register" ? register()
      : parts[0] === "issue" ? issue(parts[1])
      : parts[0] === "p" && parts[1] ? (VIEWS[parts[2]] || issues)(parts[1], new URLSearchParams(query || ""), show)
      : projects());
    if (mine !== generation) return;
    frame(shown.project, shown.current);
    main.replaceChildren(...shown.nodes.filter(Boolean));
    document.title = shown.title + " · Mesher";
    if (shown.live) hush = listen(shown.project.slug, shown.live, status);
    // Where the address changed, the reading goes on in the new view; on a page that was just opened it begins at its top.
    const wanted = main.querySelector("[autofocus]") || (mine > 1 ? main : null);
    if (wanted) wanted.focus({ preventScroll: true });
    scrollTo(0, 0);
  } catch (failure) {
    if (mine !== generation || failure.status === 401) return;
    if (failure.status === 404) frame(null);
    document.title = "Mesher";
    main.replaceChildren(state(failure.message, "bad"), button("Try again", show, { class: "more" }));
  }
}

document.getElementById("signout").addEventListener("click", async () => {
  await api("/logout", {}).catch(() => {});
  known.here = false;
  location.hash = "#/sign-in";
});

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  u: () => { const back = main.querySelector("a.back"); if (back) back.click(); },
  "/": () => { const search = main.querySelector("input[type=search]"); if (search) search.focus(); },
  "?": () => keys.showModal(),
};

function step(by) {
  const links = [...main.querySelectorAll("ul.list a.title")];
  const next = links[Math.max(0, links.indexOf(document.activeElement) + by)];
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
}

document.addEventListener("keydown", press => {
  const typing = press.target.matches("input:not([type=radio]), select, textarea");
  if (typing || keys.open || press.ctrlKey || press.metaKey || press.altKey || !Object.hasOwn(KEYS, press.key)) return;
  press.preventDefault();
  KEYS[press.key]();
});

window.addEventListener("hashchange", show);
show();
