// The door: sign in, or register.
import { api, known } from "./api.js";
import { el, field, form } from "./dom.js";

const door = (title, ...children) => ({ title, nodes: [el("div", { class: "door" },
  el("div", { class: "brand" }, el("img", { src: "/page/icon.svg", alt: "", width: 28, height: 28 }), "Mesher"),
  el("div", { class: "panel" }, el("h1", {}, title), ...children))] });

let wanted = "#/";

/** Where to go behind the door. */
export const remember = hash => { wanted = hash; };

async function enter(path, values) {
  await api(path, values);
  known.here = true;
  location.hash = wanted;
  wanted = "#/";
}

export function signIn() {
  return door("Sign in",
    form([field("email", "E-mail", { type: "email", autocomplete: "username", autofocus: true }),
      field("password", "Password", { type: "password", autocomplete: "current-password" })],
      "Sign in", async values => { await enter("/login", values); }),
    el("p", { class: "other" }, "New here? ", el("a", { href: "#/register" }, "Register")));
}

export function register() {
  return door("Register",
    form([field("display_name", "Name", { autocomplete: "name", autofocus: true }),
      field("email", "E-mail", { type: "email", autocomplete: "username" }),
      field("password", "Password", { type: "password", autocomplete: "new-password" }, "At least 10 characters"),
      field("organization", "Organization", { autocomplete: "organization" }, "Yours, with projects and members; it may stay empty")],
      "Register", async values => { await enter("/register", values); }),
    el("p", { class: "other" }, "Registered already? ", el("a", { href: "#/sign-in" }, "Sign in")));
}
