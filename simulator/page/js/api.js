// The user side of the simulator, one function for each call. Addresses are relative so that the
// page also works under a path prefix.

// What went wrong; the page says it in its own language by the status (0: nobody answered).
export class Problem extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

// The bot this page talks to is named in each call: when another bot joins the simulator, the
// simulator would otherwise mean that one.
let botId = null;

export function useBot(id) {
  botId = id;
}

function named(body) {
  if (botId === null) return body;
  if (body instanceof FormData) {
    body.set("bot_id", String(botId));
    return body;
  }
  return { bot_id: botId, ...body };
}

const ofBot = (start) => (botId === null ? "" : `${start}bot_id=${botId}`);

async function call(method, path, body, signal) {
  const form = body instanceof FormData;
  let response;
  try {
    response = await fetch(`sim/${path}`, {
      method,
      signal,
      headers: body && !form ? { "content-type": "application/json" } : {},
      body: form ? body : body && JSON.stringify(body),
    });
  } catch (error) {
    throw new Problem(error.message);
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    const said = answer?.description ?? answer?.error ?? `HTTP ${response.status}`;
    throw new Problem(said, response.status);
  }
  return answer;
}

// Lists may come bare or under their name; both read the same here.
const list = (answer, name) => (Array.isArray(answer) ? answer : (answer?.[name] ?? []));

export const config = () => call("GET", "config");
export const people = async () => list(await call("GET", "people"), "people");
export const putPerson = (id, person) => call("PUT", `people/${id}`, person);
export const chat = (id, after) => call("GET", `people/${id}/chat?after=${after}${ofBot("&")}`);
export const send = (id, body) => call("POST", `people/${id}/messages`, named(body));
export const feishu = () => call("GET", "feishu");
export const tap = (id, messageId, data, form) =>
  call("POST", `people/${id}/taps`, named({ message_id: messageId, data, form }));
export const openChat = (id) => call("POST", `people/${id}/open`, {});
export const chooseEntry = (id, key) => call("POST", `people/${id}/menu`, { event_key: key });
export const recall = (id, messageId) => call("POST", `people/${id}/recall`, { message_id: messageId });
export const edit = (id, messageId, text) =>
  call("POST", `people/${id}/edits`, named({ message_id: messageId, text }));
export const block = (id, blocked) => call("PUT", `people/${id}/blocked`, named({ blocked }));
export const commands = async (id) =>
  list(await call("GET", `people/${id}/commands${ofBot("?")}`), "commands");
export const guide = async () => list(await call("GET", "guide"), "steps");
export const fileUrl = (fileId) => `sim/files/${encodeURIComponent(fileId)}`;
