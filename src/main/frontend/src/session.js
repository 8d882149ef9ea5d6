/*
 * A session that nobody uses ends. Two minutes before, whoever sits there is asked; one press goes on. Every window of the
 * same browser counts, and so does what the page asks for by itself.
 */
import { say } from './text.js';

const WARNING = 120_000;
const length = Number(document.querySelector('meta[name="session"]')?.content ?? 0) * 1000;
const others = length > WARNING && 'BroadcastChannel' in window ? new BroadcastChannel('session') : null;
let used = Date.now();
let box = null;

function again() {
  used = Date.now();
  box?.remove();
  box = null;
}

function here() {
  again();
  others?.postMessage('used');
}

async function goOn() {
  const answer = await fetch('/me', { credentials: 'same-origin' }).catch(() => null);
  if (answer?.ok && !answer.redirected) here();
  else location.reload();
}

function warn() {
  box = document.createElement('div');
  box.className = 'notice notice-float';
  box.setAttribute('role', 'alert');
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-primary btn-sm' });
  button.textContent = say('session.goOn');
  button.addEventListener('click', goOn);
  box.append(say('session.soon'), ' ', button);
  document.body.append(box);
}

if (length > WARNING) {
  here();
  others?.addEventListener('message', again);
  new PerformanceObserver((list) => {
    const asked = list.getEntries().filter((one) => ['fetch', 'xmlhttprequest'].includes(one.initiatorType));
    if (asked.some((one) => !new URL(one.name).pathname.startsWith('/ui/'))) here();
  }).observe({ type: 'resource' });
  setInterval(() => {
    const left = used + length - Date.now();
    if (left <= WARNING && left > 0 && !box) warn();
    if (left <= 0 && box) box.remove();
  }, 5000);
}
