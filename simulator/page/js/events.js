// One stream of events for all tabs of the wall in a browser. A browser allows six connections to a
// host: a long poll for each phone would use them up and every tap would wait; a stream for each tab
// would, and the seventh tab would never load. So the tab that holds a lock has the stream and tells
// the others. When it is closed, the browser gives the lock to the next.

const ADDRESS = new URL("sim/events", document.baseURI).href;

// At the beginning of a stream nobody knows what was missed before it.
function stream(tell) {
  const source = new EventSource(ADDRESS);
  let gone = false;
  source.addEventListener("open", () => {
    gone = false;
    tell({ stream: "found" });
  });
  source.addEventListener("error", () => {
    if (!gone) tell({ stream: "lost" });
    gone = true;
  });
  source.addEventListener("message", (event) => tell(JSON.parse(event.data)));
}

export function listen({ changed, people, writing, guide, lost, found }) {
  const hear = (data) => {
    if (data.stream === "lost") lost();
    else if (data.stream === "found") found();
    else if (data.type === "people") people();
    else if (data.type === "guide") guide();
    else if (data.type === "action") writing(data.person_id);
    else if (data.person_id) changed(data.person_id, data.bot_id);
  };
  if (!navigator.locks || !window.BroadcastChannel) {
    stream(hear);
    return;
  }
  const tabs = new BroadcastChannel(ADDRESS);
  tabs.addEventListener("message", (event) => hear(event.data));
  navigator.locks.request(ADDRESS, () => {
    stream((data) => {
      hear(data);
      tabs.postMessage(data);
    });
    return new Promise(() => {}); // held until this tab goes
  });
}
