// What the server is asked, and what it tells by itself.

/** Whether somebody signed in with this browser: whoever never did is not asked for, and gets the door. */
export const known = {
  get here() { return localStorage.getItem("mesher") === "known"; },
  set here(now) { if (now) localStorage.setItem("mesher", "known"); else localStorage.removeItem("mesher"); },
};

/** Asks the API. A refusal is an Error with its status and, where fields are wrong, what is wrong with each. */
export async function api(path, body) {
  let answer;
  try {
    answer = await fetch("/api/v1" + path, body === undefined
      ? { credentials: "same-origin" }
      : { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    throw Object.assign(new Error("Mesher cannot be reached."), { status: 0, fields: {} });
  }
  const json = await answer.json().catch(() => ({}));
  if (answer.ok) return json;
  if (answer.status === 401 && path !== "/login") { known.here = false; location.hash = "#/sign-in"; }
  throw Object.assign(new Error(sentence(json.detail || "The server answered " + answer.status)), { status: answer.status, fields: json.fields || {} });
}

const sentence = text => text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");

/** A project with the organization's members and what whoever is signed in may do there. */
export async function seat(slug) {
  const [{ project }, { user }] = await Promise.all([api("/projects/" + encodeURIComponent(slug)), api("/me")]);
  const members = (await api("/orgs/" + project.organization_id + "/members")).data;
  const role = (members.find(one => one.user_id === user.id) || { role: "member" }).role;
  return { project, user, members, role, admin: role !== "member", owner: role === "owner" };
}

/** A server that says nothing for so long, not even that it is alive, is not there any more. */
const SILENCE = 45000;

/** Hears what happens in a project, and again after a lost connection, until it is told to stop. */
export function listen(project, tell, status) {
  let socket;
  let timer;
  let silence;
  let wait = 500;
  let stopped = false;
  const connect = () => {
    let joined = false;
    const mine = socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/stream/projects/" + encodeURIComponent(project));
    const lost = () => {
      if (stopped || socket !== mine) return;
      socket = null;
      clearTimeout(silence);
      mine.onmessage = null;
      close(mine);
      status("off", "Reconnecting…");
      // Whoever is not let in may have been signed out elsewhere: asking leads to the door then.
      if (!joined) api("/me").catch(() => {});
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 10000);
    };
    const heard = () => { clearTimeout(silence); silence = setTimeout(lost, SILENCE); };
    heard();
    mine.onmessage = message => {
      heard();
      const told = JSON.parse(message.data);
      if (told.type === "joined") { joined = true; wait = 500; status("on", "Live"); }
      tell(told);
    };
    mine.onclose = lost;
  };
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(silence);
    if (socket) { socket.onmessage = null; close(socket); }
  };
}

function close(socket) {
  // One that is still being opened would complain if it were closed now.
  if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
  else socket.close();
}
