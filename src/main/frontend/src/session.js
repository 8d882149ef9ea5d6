/*
 * A session that nobody uses ends. Two minutes before, whoever sits there is asked and sees the time run; one press goes on.
 * Where nobody did, the page says that it is over until somebody signs in. Every window of the same browser counts, and so
 * does what the page asks for by itself.
 */
import { say } from './text.js';

const WARNING = 120_000;
const length = Number(document.querySelector('meta[name="session"]')?.content ?? 0) * 1000;
const others = length > WARNING && 'BroadcastChannel' in window ? new BroadcastChannel('session') : null;
let used = Date.now();
let box = null;
let words = null;

function again() {
  used = Date.now();
  delete document.body.dataset.over;
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

function show(way) {
  box?.remove();
  box = document.createElement('div');
  box.className = 'notice notice-warn notice-float';
  // Announced once; the seconds that run are only seen.
  box.setAttribute('role', 'alert');
  words = document.createElement('span');
  box.append(words, ' ', way);
  document.body.append(box);
}

function warn() {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-primary btn-sm' });
  button.textContent = say('session.goOn');
  button.addEventListener('click', goOn);
  show(button);
  const time = document.createElement('span');
  time.setAttribute('aria-hidden', 'true');
  words.append(say('session.soon'), time);
  words = time;
}

function over() {
  const link = Object.assign(document.createElement('a'), { href: '/login?ended', className: 'btn btn-primary btn-sm', textContent: say('session.again') });
  // What stands in a form is sent once somebody has signed in beside it.
  if (document.querySelector('[data-island="form"]')) link.target = '_blank';
  show(link);
  words.textContent = say('session.over');
  box.dataset.over = '';
  // Whoever passes by reads nothing any more; what was typed stays where it is.
  document.body.dataset.over = '';
}

const clock = (left) => `${Math.floor(left / 60_000)}:${String(Math.floor((left % 60_000) / 1000)).padStart(2, '0')}`;

function tick() {
  const left = used + length - Date.now();
  if (left > WARNING) return;
  if (left <= 0) {
    if (!box || !('over' in box.dataset)) over();
    return;
  }
  if (!box) warn();
  words.textContent = ` ${clock(left)}`;
}

if (length > WARNING) {
  here();
  others?.addEventListener('message', again);
  new PerformanceObserver((list) => {
    const asked = list.getEntries().filter((one) => ['fetch', 'xmlhttprequest'].includes(one.initiatorType));
    if (asked.some((one) => !new URL(one.name).pathname.startsWith('/ui/'))) here();
  }).observe({ type: 'resource' });
  setInterval(tick, 1000);
}
