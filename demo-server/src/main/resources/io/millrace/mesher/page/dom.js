// What views are built of. Texts are always text, never HTML: what programs report is not to be trusted.

/** An element: tag, attributes (functions listen), children. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A line in the place of what is not there: yet, at all, or because something failed. */
export const state = (text, kind = "") => el("p", { class: "state " + kind, role: kind === "bad" ? "alert" : "status" }, text);

export function toast(text) {
  const box = document.getElementById("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { box.hidden = true; }, 5000);
}

/** A button that cannot be pressed again while it does what it is for. */
export function button(label, work, attributes = {}) {
  const made = el("button", { type: "button", ...attributes, click: async () => {
    made.disabled = true;
    try { await work(); } catch (failure) { toast(failure.message); } finally { made.disabled = false; }
  } }, label);
  return made;
}

let fields = 0;

/** A field with its label. */
export function field(name, label, attributes = {}, hint = null) {
  const id = "field-" + ++fields;
  return el("div", {}, el("label", { for: id }, label), el("input", { id, name, ...attributes }), hint && el("p", { class: "hint" }, hint));
}

/** A field to choose in. */
export function choice(name, label, options, chosen, attributes = {}) {
  const id = "field-" + ++fields;
  return el("div", {}, el("label", { for: id }, label), el("select", { id, name, ...attributes },
    options.map(([value, text]) => el("option", { value, selected: value === chosen }, text))));
}

/** A form; what is wrong with its fields is said below them, and the first of them gets the focus. */
export function form(children, label, submit) {
  const wrong = el("p", { class: "wrong", role: "alert" });
  const send = el("button", { class: "main", type: "submit" }, label);
  const made = el("form", { novalidate: true, submit: async event => {
    event.preventDefault();
    wrong.textContent = "";
    send.disabled = true;
    made.querySelectorAll("[aria-invalid]").forEach(one => one.removeAttribute("aria-invalid"));
    try {
      await submit(Object.fromEntries([...new FormData(made)].filter(([, value]) => value !== "")), made);
    } catch (failure) {
      const names = Object.entries(failure.fields || {});
      wrong.textContent = names.length ? names.map(([name, words]) => labelOf(made, name) + " " + [words].flat().join(", ")).join("; ") + "." : failure.message;
      names.map(([name]) => made.elements[name]).filter(Boolean).forEach((one, place) => { one.setAttribute("aria-invalid", "true"); if (!place) one.focus(); });
    } finally { send.disabled = false; }
  } }, children, wrong, send);
  return made;
}

function labelOf(form, name) {
  const input = form.elements[name];
  return input && input.labels && input.labels.length ? input.labels[0].textContent : name.replaceAll("_", " ");
}

/** One of a few, as buttons beside each other. */
export const choices = (name, label, options, chosen) => el("div", { class: "choices", role: "radiogroup", "aria-label": label },
  options.map(([value, text]) => el("label", {}, el("input", { type: "radio", name, value, checked: value === chosen }), el("span", {}, text))));

/** Lines to paste, and a button that copies them. */
export function copyable(text) {
  const shown = el("pre", { tabindex: "0" }, text);
  const copy = button("Copy", async () => {
    await navigator.clipboard.writeText(text).catch(() => getSelection().selectAllChildren(shown));
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy"; }, 1500);
  });
  return el("div", { class: "copyable" }, shown, copy);
}

/** A level, by its colour and its name; where something else is said, the name is heard all the same. */
export const level = (name, instead) => el("span", { class: "level " + name }, instead ? [el("span", { class: "sr" }, name + " "), instead] : name);

/** The class of an exception, where a title begins with one, and the rest of it. */
export function spoken(title) {
  const parts = /^((?:[A-Za-z_$][\w$.]*)?(?:Error|Exception|Throwable|Warning|[a-z][A-Z]\w*)): ([\s\S]+)$/.exec(title);
  return parts ? [parts[1], el("span", { class: "sr" }, ": "), el("span", { class: "says" }, " " + parts[2])] : [title];
}

/** How long ago a moment is; the moment itself is its title. */
export function ago(moment) {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(moment)) / 1000));
  const [size, unit] = [[86400, "d"], [3600, "h"], [60, "min"]].find(([size]) => seconds >= size) || [1, ""];
  const text = unit ? Math.floor(seconds / size) + " " + unit + " ago" : "just now";
  return el("time", { datetime: moment, title: new Date(moment).toLocaleString() }, text);
}

export const count = (number, one, many = one + "s") => number.toLocaleString() + " " + (number === 1 ? one : many);
