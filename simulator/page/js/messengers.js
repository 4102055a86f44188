// What a phone is like, by the messenger that is on it.

const TELEGRAM = {
  key: "telegram",
  feishu: false,
  language: true,
  contact: true,
  words: { block: "block", unblock: "unblock", blockedNote: "blockedNote", start: "start", commands: "commands" },
};

const FEISHU = {
  key: "feishu",
  feishu: true,
  language: false, // the platform tells an app nothing of it
  contact: false, // a card with a telephone number does not exist there
  words: {
    block: "outOfRange", unblock: "intoRange", blockedNote: "outOfRangeNote", start: "openChat", commands: "botMenu",
  },
};

export const messengerOf = (person) => (person.messenger === "feishu" ? FEISHU : TELEGRAM);
