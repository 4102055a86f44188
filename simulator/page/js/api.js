// The user side of the simulator, one function for each call. Addresses are relative so that the
// page also works under a path prefix.

export class Problem extends Error {}

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
    throw new Problem(answer?.description ?? answer?.error ?? `HTTP ${response.status}`);
  }
  return answer;
}

// Lists may come bare or under their name; both read the same here.
const list = (answer, name) => (Array.isArray(answer) ? answer : (answer?.[name] ?? []));

export const config = () => call("GET", "config");
export const people = async () => list(await call("GET", "people"), "people");
export const putPerson = (id, person) => call("PUT", `people/${id}`, person);
export const chat = (id, after) => call("GET", `people/${id}/chat?after=${after}`);
export const send = (id, body) => call("POST", `people/${id}/messages`, body);
export const tap = (id, messageId, data) =>
  call("POST", `people/${id}/taps`, { message_id: messageId, data });
export const edit = (id, messageId, text) =>
  call("POST", `people/${id}/edits`, { message_id: messageId, text });
export const block = (id, blocked) => call("PUT", `people/${id}/blocked`, { blocked });
export const commands = async (id) => list(await call("GET", `people/${id}/commands`), "commands");
export const fileUrl = (fileId) => `sim/files/${encodeURIComponent(fileId)}`;
