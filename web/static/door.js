// Opened by Telegram itself, what it signed stands behind the # of the address, where no server sees
// it: this hands it over. It is tried once; without this script a link from the chat leads inside.
const signed = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
const form = document.getElementById("signed");
if (signed && form && !document.querySelector("[role=alert]")) {
  form.elements.signed.value = signed;
  form.submit();
}
