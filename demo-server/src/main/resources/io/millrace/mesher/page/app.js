// The page's frame: who is signed in, which view the address asks for, what the server says meanwhile.
import * as views from "./views.js";

export const main = document.getElementById("main");
const top = document.getElementById("top");
let socket = null;
let heard = () => {};
let generation = 0;

/** Asks the API. A refusal is an Error with its status and, where fields are wrong, what is wrong with each. */
export async function api(path, body) {
  const answer = await fetch("/api/v1" + path, body === undefined
    ? { credentials: "same-origin" }
    : { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const json = await answer.json().catch(() => ({}));
  if (answer.ok) return json;
  if (answer.status === 401 && path !== "/login") location.hash = "#/sign-in";
  const failure = new Error(json.detail || "The server answered " + answer.status);
  failure.status = answer.status;
  failure.fields = json.fields || {};
  throw failure;
}

/** An element: tag, attributes (functions listen), children. Text is always text. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

export const state = (text, bad) => el("p", { class: bad ? "state bad" : "state", role: bad ? "alert" : "status" }, text);

export function toast(text) {
  const box = document.getElementById("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { box.hidden = true; }, 4000);
}

/** Does what a button is for; meanwhile it cannot be pressed again. */
export async function acting(button, work) {
  button.disabled = true;
  try { await work(); } catch (failure) { toast(failure.message); } finally { button.disabled = false; }
}

/** Hears what happens in a project, and again after a lost connection, for as long as this view is shown. */
export function listen(project, tell) {
  heard = tell;
  const mine = generation;
  const connect = wait => {
    if (mine !== generation) return;
    const opened = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/stream/projects/" + encodeURIComponent(project));
    socket = opened;
    opened.onopen = () => { live("live"); wait = 500; tell({ type: "connected" }); };
    opened.onmessage = message => { if (mine === generation) heard(JSON.parse(message.data)); };
    opened.onclose = () => {
      if (mine !== generation) return;
      live("reconnecting…");
      setTimeout(() => connect(Math.min(wait * 2, 10000)), wait);
    };
  };
  connect(500);
}

const live = text => { document.getElementById("live").textContent = text; };

function quiet() {
  generation++;
  if (socket) { socket.onclose = null; socket.close(); socket = null; }
  live("");
}

function navigation(project, current) {
  const nav = document.getElementById("nav");
  nav.replaceChildren(...(project
    ? [["issues", "Issues"], ["alerts", "Alerts"], ["settings", "Settings"]].map(([view, label]) =>
        el("a", { href: "#/p/" + project + "/" + view, "aria-current": view === current ? "page" : null }, label))
    : []));
}

async function show() {
  quiet();
  const mine = generation;
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  top.hidden = parts[0] === "sign-in";
  main.replaceChildren(state("Loading…"));
  const project = parts[0] === "p" ? parts[1] : null;
  navigation(project, parts[2] || "issues");
  try {
    const view = parts[0] === "sign-in" ? views.signIn()
      : project && parts[2] === "alerts" ? views.alerts(project)
      : project && parts[2] === "settings" ? views.settings(project)
      : project ? views.issues(project, new URLSearchParams(query || ""))
      : parts[0] === "issue" ? views.issue(parts[1], navigation)
      : views.projects();
    const shown = await view;
    if (mine !== generation) return;
    main.replaceChildren(...shown.nodes);
    document.title = shown.title + " · Mesher";
    if (shown.live) listen(shown.project, shown.live);
    if (!shown.keepFocus) main.focus({ preventScroll: true });
  } catch (failure) {
    if (mine !== generation || failure.status === 401) return;
    main.replaceChildren(state(failure.message, true), el("p", { class: "state" }, el("button", { type: "button", click: show }, "Try again")));
  }
}

document.getElementById("signout").addEventListener("click", async () => {
  await api("/logout", {}).catch(() => {});
  location.hash = "#/sign-in";
});

// j and k go down and up a list, as in a mail program.
document.addEventListener("keydown", press => {
  if (press.target.matches("input, select, textarea") || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.key !== "j" && press.key !== "k") return;
  const links = [...main.querySelectorAll("ul.list a.title")];
  const at = links.indexOf(document.activeElement);
  const next = links[press.key === "j" ? at + 1 : Math.max(0, at - 1)];
  if (next) next.focus();
});

window.addEventListener("hashchange", show);
show();
