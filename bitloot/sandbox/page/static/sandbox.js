"use strict";

const REFRESH_MS = 1500;
const toast = document.querySelector(".toast");
let toastTimer = 0;

function say(message) {
  toast.textContent = message;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.hidden = true; }, 4000);
}

async function send(method, url, body) {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.ok) return true;
  const answer = await response.json().catch(() => ({}));
  say(answer.error || `The sandbox answered ${response.status}`);
  return false;
}

function isBusy(region) {
  const focused = document.activeElement;
  return region.contains(focused) && focused.matches("input, select, textarea");
}

async function refresh() {
  const regions = document.querySelectorAll("[data-live]");
  if (!regions.length || document.hidden) return;
  const response = await fetch(location.href).catch(() => null);
  if (!response || !response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const region of regions) {
    const next = fresh.getElementById(region.id);
    if (next && !isBusy(region) && next.innerHTML !== region.dataset.seen) replace(region, next);
  }
}

function replace(region, next) {
  const key = document.activeElement?.dataset.key;
  const open = [...region.querySelectorAll("details[open]")].map((item) => item.id);
  region.dataset.seen = next.innerHTML;
  region.replaceChildren(...next.childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (key) region.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

async function press(button) {
  const { post, delete: doomed, confirm: question, patch, copy } = button.dataset;
  if (copy) {
    await navigator.clipboard.writeText(copy);
    return say("Copied");
  }
  if (question && !window.confirm(question)) return undefined;
  if (button.ariaBusy) return undefined;
  button.ariaBusy = "true"; // not disabled: that would lose the focus
  const form = button.closest("form[data-json]");
  const done = patch
    ? await send("PATCH", form.dataset.json, JSON.parse(patch))
    : await send(post ? "POST" : "DELETE", post || doomed);
  button.ariaBusy = null;
  if (!done) return undefined;
  if (question || patch) return location.reload();
  return refresh();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-post], [data-delete], [data-patch], [data-copy]");
  if (button) press(button);
});

document.addEventListener("change", async (event) => {
  const input = event.target.closest("[data-switch]");
  if (!input) return;
  const { switch: name, on, off } = input.dataset;
  let value = input.value;
  if (input.type === "checkbox") value = input.checked ? on || true : off || false;
  if (input.type === "number") value = Number(value);
  if (await send("PATCH", "/sandbox/api/switches", { [name]: value })) say(`${name} is ${value}`);
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-json]");
  if (!form) return;
  event.preventDefault();
  const numbers = [...new FormData(form)].map(([name, value]) => [name, Number(value)]);
  if (await send(form.dataset.method, form.dataset.json, Object.fromEntries(numbers))) {
    location.reload();
  }
});

const root = document.documentElement;
root.dataset.theme = localStorage.getItem("sandbox-theme") || "";
document.querySelector("[data-theme-toggle]").addEventListener("click", () => {
  const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = (root.dataset.theme || preferred) === "dark" ? "light" : "dark";
  localStorage.setItem("sandbox-theme", root.dataset.theme);
});

setInterval(refresh, REFRESH_MS);
