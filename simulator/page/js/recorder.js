// Recording a voice note. Offered only where the browser can do it; the recording is kept in
// memory and goes nowhere but to the simulator.

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

// Telegram's voice notes are Ogg/Opus; Chromium records Opus in WebM, which the audio element
// plays just as well.
const KINDS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

export async function startRecording() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : {});
  const parts = [];
  const began = Date.now();
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  recorder.start();
  return {
    seconds: () => Math.round((Date.now() - began) / 1000),
    stop: () => new Promise((resolve) => {
      recorder.addEventListener("stop", () => {
        for (const track of stream.getTracks()) track.stop();
        const type = (recorder.mimeType || "audio/webm").split(";")[0];
        const ending = type.endsWith("ogg") ? "ogg" : type.split("/")[1];
        resolve({
          file: new File(parts, `voice.${ending}`, { type }),
          duration: Math.max(1, Math.round((Date.now() - began) / 1000)),
        });
      });
      recorder.stop();
    }),
  };
}
