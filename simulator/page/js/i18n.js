// The words of the page itself. What the bot says is the bot's business; this is only the frame
// round it. Chinese comes first because the people who use it read Chinese.

const zh = {
  app: "手机墙",
  skip: "跳到手机墙",
  phones: "手机列表",
  bar: "时钟控制条",
  addPhone: "添加手机",
  removePhone: "移除这部手机",
  phoneOf: "{name} 的手机",
  pickPerson: "这部手机是谁的",
  newPerson: "＋ 新的人…",
  newPersonTitle: "新的人",
  firstName: "姓名",
  phoneNumber: "电话号码",
  uiLanguage: "界面语言",
  personLanguage: "此人的 Telegram 语言",
  chineseOfPerson: "中文",
  englishOfPerson: "英文",
  phoneMenu: "手机菜单",
  bot: "机器人",
  noBot: "还没有机器人",
  waitingForBot: "机器人启动后，这里就能对话。",
  writing: "正在输入…",
  block: "屏蔽机器人",
  unblock: "解除屏蔽",
  blockedNote: "已屏蔽机器人，收不到它的消息。",
  messages: "与 {bot} 的对话",
  emptyChat: "还没有消息",
  start: "开始",
  commands: "命令菜单",
  noCommands: "机器人没有设置命令",
  attach: "附件",
  photo: "图片",
  file: "文件",
  voice: "语音文件",
  record: "录音",
  stopRecord: "停止录音",
  recording: "正在录音 {time}",
  noMicrophone: "无法使用麦克风",
  location: "位置",
  contact: "名片",
  sticker: "贴纸",
  stickerTitle: "发送贴纸（一个表情）",
  emoji: "表情",
  latitude: "纬度",
  longitude: "经度",
  message: "消息",
  caption: "说明文字",
  send: "发送",
  save: "保存修改",
  cancel: "取消",
  close: "关闭",
  ok: "知道了",
  keyboard: "显示或隐藏快捷键盘",
  quickKeys: "快捷键盘",
  buttons: "按钮",
  messageMenu: "消息操作",
  reply: "回复",
  copy: "复制文字",
  copied: "已复制",
  edit: "修改",
  editing: "修改消息",
  replying: "回复",
  edited: "已编辑",
  me: "我",
  forwarded: "转发自 {name}",
  pinned: "置顶了一条消息",
  newMessages: "{n} 条新消息",
  toNewest: "回到最新消息",
  unread: "{name}，{n} 条未读",
  arrived: "{name} 收到：{text}",
  openPhoto: "放大图片",
  picture: "图片",
  download: "下载 {name}",
  voiceNote: "语音",
  spoiler: "隐藏内容，按下显示",
  expand: "展开引用",
  poll: "投票",
  quiz: "测验",
  unsupported: "暂不支持显示的消息",
  notHere: "模拟器里不能用这种按钮",
  offline: "与模拟器的连接断开，正在重连…",
  guide: "试一试 {done}/{of}",
  guideTitle: "试一试",
  done: "已完成",
  guideDone: "都试过了。还想看什么，随便点。",
  stepDone: "完成一步：{step}",
  nobodyAnswers: "连不上模拟器",
  isGone: "这里已经没有了，请看最新的消息",
  notNow: "现在不能这样做",
  tooLarge: "太大了",
  notTaken: "模拟器没有接受",
  failed: "没有成功：{reason}",
  recall: "撤回",
  yes: "确定",
  choose: "请选择",
  required: "有必填项未填写",
  openChat: "打开会话",
  botMenu: "机器人菜单",
  feishuBot: "飞书机器人",
  useFeishu: "这部手机用飞书",
  useTelegram: "这部手机用 Telegram",
  outOfRange: "移出应用的可用范围",
  intoRange: "放回可用范围",
  outOfRangeNote: "不在应用的可用范围内，收不到它的消息。",
  cardError: "操作失败，请稍后再试（{code}）",
  emptyWall: "墙上没有手机",
  emptyWallNote: "添加一部手机，就能以某个人的身份与机器人对话。",
};

const en = {
  app: "Wall of phones",
  skip: "Skip to the phones",
  phones: "Phones",
  bar: "Clock bar",
  addPhone: "Add phone",
  removePhone: "Remove this phone",
  phoneOf: "{name}'s phone",
  pickPerson: "Whose phone this is",
  newPerson: "＋ Someone new…",
  newPersonTitle: "Someone new",
  firstName: "Name",
  phoneNumber: "Phone number",
  uiLanguage: "Language of this page",
  personLanguage: "This person's Telegram language",
  chineseOfPerson: "Chinese",
  englishOfPerson: "English",
  phoneMenu: "Phone menu",
  bot: "bot",
  noBot: "No bot yet",
  waitingForBot: "Once a bot is running you can talk to it here.",
  writing: "typing…",
  block: "Block the bot",
  unblock: "Unblock",
  blockedNote: "The bot is blocked; its messages do not arrive.",
  messages: "Chat with {bot}",
  emptyChat: "No messages yet",
  start: "Start",
  commands: "Command menu",
  noCommands: "The bot has set no commands",
  attach: "Attach",
  photo: "Photo",
  file: "File",
  voice: "Voice file",
  record: "Record voice",
  stopRecord: "Stop recording",
  recording: "Recording {time}",
  noMicrophone: "The microphone cannot be used",
  location: "Location",
  contact: "Contact",
  sticker: "Sticker",
  stickerTitle: "Send a sticker (one emoji)",
  emoji: "Emoji",
  latitude: "Latitude",
  longitude: "Longitude",
  message: "Message",
  caption: "Caption",
  send: "Send",
  save: "Save the change",
  cancel: "Cancel",
  close: "Close",
  ok: "OK",
  keyboard: "Show or hide the quick keys",
  quickKeys: "Quick keys",
  buttons: "Buttons",
  messageMenu: "Message actions",
  reply: "Reply",
  copy: "Copy text",
  copied: "Copied",
  edit: "Edit",
  editing: "Editing",
  replying: "Replying to",
  edited: "edited",
  me: "Me",
  forwarded: "Forwarded from {name}",
  pinned: "pinned a message",
  newMessages: "{n} new",
  toNewest: "Go to the newest message",
  unread: "{name}, {n} unread",
  arrived: "{name} received: {text}",
  openPhoto: "Enlarge the picture",
  picture: "Picture",
  download: "Download {name}",
  voiceNote: "Voice note",
  spoiler: "Hidden text, press to show",
  expand: "Expand the quote",
  poll: "Poll",
  quiz: "Quiz",
  unsupported: "A message this page cannot show",
  notHere: "This kind of button does nothing in the simulator",
  offline: "Lost the simulator, reconnecting…",
  guide: "Try it {done}/{of}",
  guideTitle: "Try it",
  done: "done",
  guideDone: "All tried. Feel free to look round.",
  stepDone: "Step done: {step}",
  nobodyAnswers: "the simulator does not answer",
  isGone: "it is gone; please look at the newest message",
  notNow: "that cannot be done now",
  tooLarge: "it is too large",
  notTaken: "the simulator did not take it",
  failed: "That did not work: {reason}",
  recall: "Recall",
  yes: "Confirm",
  choose: "Please choose",
  required: "Something required is not filled in",
  openChat: "Open the chat",
  botMenu: "Bot menu",
  feishuBot: "Feishu bot",
  useFeishu: "Use Feishu on this phone",
  useTelegram: "Use Telegram on this phone",
  outOfRange: "Take out of the app's range",
  intoRange: "Back into the app's range",
  outOfRangeNote: "Out of the app's range; its messages do not arrive.",
  cardError: "That did not work, please try later ({code})",
  emptyWall: "No phones on the wall",
  emptyWallNote: "Add a phone to talk to the bot as that person.",
};

const WORDS = { zh, en };
const KEY = "wall-language";
const listeners = new Set();

// Storage can be refused (private windows, strict settings); the page then simply forgets.
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let current = remembered() === "en" ? "en" : "zh";

export const language = () => current;
export const locale = () => (current === "zh" ? "zh-CN" : "en-GB");

export function t(key, params = {}) {
  const word = WORDS[current][key] ?? key;
  return word.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");
}

export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setLanguage(next) {
  current = next === "en" ? "en" : "zh";
  try {
    localStorage.setItem(KEY, current);
  } catch {
    // Forgotten on reload, which is all that can be done.
  }
  applyLanguage();
}

// Elements made by dom.js carry their word's key, so a switch needs no redrawing and loses
// neither focus nor half-written text.
export function applyLanguage(root = document) {
  document.documentElement.lang = locale();
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.hasAttribute("title")) node.title = t(node.dataset.label);
  }
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = t(node.dataset.hint);
  for (const listener of listeners) listener(current);
}
