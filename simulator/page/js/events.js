// One stream of events for the whole page. A browser allows six connections to a host; a long
// poll for each phone would use them up and every tap would wait.

export function listen({ changed, people, writing, lost, found }) {
  const source = new EventSource("sim/events");
  let gone = false;
  source.addEventListener("open", () => {
    if (gone) found();
    gone = false;
  });
  source.addEventListener("error", () => {
    if (!gone) lost();
    gone = true;
  });
  source.addEventListener("message", (event) => {
    const data = JSON.parse(event.data);
    if (data.type === "people") people();
    else if (data.type === "action") writing(data.person_id);
    else if (data.person_id) changed(data.person_id, data.bot_id);
  });
  return source;
}
