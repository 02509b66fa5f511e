// What a project without events shows: how to send the first one.
import { api } from "./api.js";
import { button, copyable, el } from "./dom.js";

export const dsn = (key, project) => location.protocol + "//" + key + "@" + location.host + "/" + project.number;

/** Lines to paste, for each SDK. */
export const snippets = address => [
  ["Java, with io.sentry:sentry", `Sentry.init(options -> options.setDsn("${address}"));\nSentry.captureException(new IllegalStateException("Hello, Mesher"));\nSentry.close();`],
  ["Node, with @sentry/node", `const Sentry = require("@sentry/node");\nSentry.init({ dsn: "${address}" });\nSentry.captureException(new Error("Hello, Mesher"));`],
  ["Python, with sentry-sdk", `import sentry_sdk\nsentry_sdk.init(dsn="${address}")\nsentry_sdk.capture_exception(RuntimeError("Hello, Mesher"))`],
].map(([name, lines]) => el("div", {}, el("h3", {}, name), copyable(lines)));

export async function guide(project) {
  const box = el("div", {}, snippets(dsn("<key>", project)));
  const made = el("p", { class: "hint" }, "A key is shown only when it is made. Put one that you kept in the place of <key>, or make a new one.");
  return [el("div", { class: "guide panel" }, el("h1", {}, "Waiting for the first event"),
    el("p", { class: "soft" }, "Paste this into a program of " + project.name + ". Its error appears here by itself."),
    el("div", { class: "row" }, button("Make a key", async () => {
      const key = (await api("/projects/" + project.slug + "/api-keys", { label: "first steps" })).api_key.key;
      made.textContent = "The key stands in the lines below. It is not shown again.";
      box.replaceChildren(...snippets(dsn(key, project)));
    }, { class: "main" }), made), box)];
}
