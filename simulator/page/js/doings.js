// What a person does with their phone rather than in the chat. What goes wrong is said on the phone.

import * as api from "./api.js";

export function doingsOf(phone) {
  const attempt = async (work) => {
    try {
      await work();
    } catch (problem) {
      phone.fail(problem);
    }
  };
  const become = (fields) => attempt(async () => {
    await api.putPerson(phone.id, fields);
    await phone.wall.reload();
  });
  return {
    speak: (code) => become({ language_code: code }),
    use: (messenger) => become({ messenger }),
    block: (blocked) => attempt(async () => {
      await api.block(phone.id, blocked);
      await phone.refresh();
      (blocked ? phone.unblockButton : phone.composer.input).focus();
    }),
    openChat: () => attempt(() => api.openChat(phone.id)),
    choose: (key) => attempt(() => api.chooseEntry(phone.id, key)),
    recall: (message) => attempt(async () => {
      await api.recall(phone.id, message.message_id);
      await phone.refresh();
    }),
  };
}
