/*
 * On every page: htmx, the keyboard, notices, and the small gains of plain forms. The pages work without it.
 *
 *   [data-search]                 the field that "/" goes to
 *   [data-row], table.rows tr     what "j" and "k" step through; focus lands on its [data-open] or first link
 *   [data-submit-on-change]       a select that sends its form;  [data-no-script]: what scripts make needless
 *   a[data-back]                  goes Back when the page before this one is the same list, filter and page kept
 *   [data-unfold]                 shows what a phone folds of the box around it
 *   [data-fours]                  a field of a code, which is grouped in fours while somebody types
 *   [data-print], [data-copy]     buttons that print the page, or copy a text and then say so; hidden without scripts
 *   meta[name=comes-back]         where Back leads to this page, so that a form that it answers is not sent again
 *   meta[name=prefetch]           a script that the next page will need; fetched when this one is idle
 */
import htmx from 'htmx.org';
import { enhance } from './plain-forms.js';
import { csrf } from './server.js';
import './session.js';
import { say } from './text.js';

// No page stays in the browser's storage: on a shared computer it would show a child's case to the next person.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.includeIndicatorStyles = false;
htmx.config.allowScriptTags = false;
htmx.config.scrollIntoViewOnBoost = false;
htmx.config.responseHandling = [
  { code: '204', swap: false },
  { code: '[23]..', swap: true },
  { code: '409|422', swap: true },
  { code: '[45]..', swap: false, error: true },
];

document.addEventListener('htmx:configRequest', (event) => Object.assign(event.detail.headers, csrf()));

// A session that ended answers with the sign-in page; that belongs in the window, not in a corner of a list.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr } = event.detail;
  if (xhr.status === 401 || (xhr.responseURL && new URL(xhr.responseURL).pathname === '/login')) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

// Back to the answer to a form would be the browser's own page, which asks whether to send it again and shows nothing.
const comesBack = document.querySelector('meta[name="comes-back"]')?.content;
if (comesBack) history.replaceState(history.state, '', comesBack + (location.pathname === comesBack ? location.search + location.hash : ''));

/* ---- notices ---- */

function notice(text) {
  document.querySelector('[data-notice]')?.remove();
  const box = document.createElement('div');
  box.className = 'notice notice-problem notice-float';
  box.dataset.notice = '';
  box.setAttribute('role', 'alert');
  const close = Object.assign(document.createElement('button'), { type: 'button', className: 'notice-close' });
  close.setAttribute('aria-label', say('notice.close'));
  close.textContent = '×';
  close.addEventListener('click', () => box.remove());
  box.append(text, close);
  document.body.append(box);
}

document.addEventListener('htmx:sendError', () => notice(say('notice.offline')));
document.addEventListener('htmx:timeout', () => notice(say('notice.offline')));
document.addEventListener('htmx:responseError', (event) => {
  const reference = event.detail.xhr.getResponseHeader('X-Reference');
  notice(say('notice.failed', reference ? say('notice.reference', reference) : ''));
});

/* ---- keyboard ---- */

const typing = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

function step(by) {
  const rows = [...document.querySelectorAll('[data-row], table.rows tbody tr')].filter((row) => row.offsetParent);
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  (row.querySelector('[data-open]') ?? row.querySelector('a[href], button'))?.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (event.key === '/') {
    const field = document.querySelector('[data-search]');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === 'j' || event.key === 'k') {
    step(event.key === 'j' ? 1 : -1);
  }
});

// A menu made of <details> closes like a menu.
document.addEventListener('click', (event) => {
  document.querySelectorAll('details.menu[open]').forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  document.querySelectorAll('details.menu[open]').forEach((menu) => {
    menu.open = false;
    menu.querySelector('summary').focus();
  });
});

/* ---- lists ---- */

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit-on-change]')) event.target.form.requestSubmit();
});

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-back]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const before = window.navigation?.entries()[window.navigation.currentEntry.index - 1];
  if (before?.url && new URL(before.url).pathname === link.pathname) {
    event.preventDefault();
    history.back();
  }
});

/* ---- one press, one request ---- */

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
});
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
});
document.addEventListener('htmx:afterRequest', (event) => {
  if (event.target instanceof HTMLFormElement) delete event.target.dataset.sent;
});

/* ---- paper ---- */

// Tomorrow nobody knows what "today" was: on paper each moment stands with its date.
const written = (time) => time.dateTime.replace('T', ' ').slice(0, 16);
window.addEventListener('beforeprint', () => {
  document.querySelectorAll('details:not(.menu)').forEach((details) => (details.open = true));
  document.querySelectorAll('time[datetime]').forEach((time) => (time.textContent = written(time)));
});

window.addEventListener('load', () => {
  if (new URLSearchParams(location.search).has('print')) window.print();
});

/* ---- the next page's script, while nobody waits ---- */

async function prefetch(url) {
  const code = await (await fetch(url)).text();
  const parts = [...code.matchAll(/from\s?"(\.\/chunk-[^"]+)"/g)].map((match) => new URL(match[1], new URL(url, location)));
  await Promise.all([...new Set(parts.map(String))].map((part) => fetch(part)));
}

window.addEventListener('load', () => {
  const url = document.querySelector('meta[name="prefetch"]')?.content;
  if (!url || navigator.connection?.saveData) return;
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1500));
  idle(() => prefetch(url).catch(() => {}));
});

/* ---- paper ---- */

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-print], [data-copy]');
  if (!button) return;
  if (button.matches('[data-print]')) return window.print();
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.copied;
  return undefined;
});

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-unfold]');
  if (button) button.setAttribute('aria-expanded', String(!button.parentElement.classList.toggle('strip-folded')));
});

/** Who lives with the first child needs no address; what was typed all the same stays in sight. */
function sameHome(box) {
  const own = box.closest('.another')?.querySelector('.own-home');
  if (own) own.hidden = box.checked && [...own.querySelectorAll('input')].every((input) => !input.value);
}
document.addEventListener('change', ({ target }) => target.matches?.('[name$="sameHome"]') && sameHome(target));

/** A code is read and typed in fours; the dashes come by themselves while it is written at its end. */
document.addEventListener('input', ({ target, isComposing, inputType }) => {
  if (!target.matches?.('[data-fours]') || isComposing || inputType?.startsWith('delete')) return;
  if (target.selectionStart !== target.value.length) return;
  const letters = target.value.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '');
  target.value = (letters.match(/.{1,4}/g) ?? []).join('-');
});

/** On a phone the first sentence says what to do; the others are a touch away. */
function shorten(guide) {
  const [, first, rest] = /^(.+?(?:[。！？]|[.!?](?= )))\s*(\S.*)$/s.exec(guide.textContent.trim()) ?? [];
  if (!rest) return;
  const box = Object.assign(document.createElement('details'), { className: 'guide' });
  box.append(Object.assign(document.createElement('summary'), { textContent: first }), rest);
  guide.replaceWith(box);
}

function ready(root) {
  enhance(root);
  root.querySelectorAll('[name$="sameHome"]').forEach(sameHome);
  root.querySelectorAll('[data-print]').forEach((button) => (button.hidden = false));
  // A browser gives the clipboard to safe connections only.
  root.querySelectorAll('[data-copy]').forEach((button) => (button.hidden = !navigator.clipboard));
  root.querySelectorAll('[data-no-script]').forEach((element) => element.remove());
  // On a phone the row of lists is wider than the screen: it begins where the chosen one is whole.
  root.querySelectorAll('.pills > [aria-current]').forEach((pill) => {
    const row = pill.parentElement;
    row.scrollLeft += pill.getBoundingClientRect().right - row.getBoundingClientRect().right + 24;
  });
  // What is read first on a phone is folded there, so that the form is one touch away; but
  // not from whoever is on the way to the child.
  if (matchMedia('(max-width: 680px)').matches) {
    root.querySelectorAll('p.guide').forEach(shorten);
    root.querySelectorAll('.reported details[open]:not([data-first])').forEach((details) => (details.open = false));
    root.querySelectorAll('[data-unfold][hidden]').forEach((button) => {
      button.hidden = false;
      button.parentElement.classList.add('strip-folded');
    });
  }
}

htmx.onLoad(ready);
ready(document);
