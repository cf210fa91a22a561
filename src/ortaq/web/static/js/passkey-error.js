// Tells the reader that the browser could not use the passkey: allauth only writes to the console.
document.addEventListener("allauth.error", (event) => {
  const notice = document.getElementById("passkey-error");
  if (!notice) return;
  notice.hidden = false;
  notice.focus();
  event.preventDefault();
});
