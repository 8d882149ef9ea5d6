/*
 * What plain HTML forms gain from scripts. Without scripts they work as they stand.
 *
 *   <form data-draft-url="/…">            every pause in typing posts the form there (urlencoded);
 *     <span data-draft-state role=status> says what became of it; data-saved is when it was saved last
 *   <input type=file data-upload-url="/…" data-field="files">
 *                                         uploads at once; <ul class="files" data-files="files"> lists what is there,
 *                                         each <li> with a hidden input and a button [data-remove]
 */
import { expect, expected, readAgain } from './last-words.js';
import { post } from './server.js';
import { clock, say } from './text.js';
import { size, upload } from './upload.js';

const PAUSE = 900;

export function enhance(root) {
  root.querySelectorAll('form[data-draft-url]:not([data-on])').forEach(keepDrafts);
  root.querySelectorAll('input[type=file][data-upload-url]:not([data-on])').forEach(uploadAtOnce);
}

function keepDrafts(form) {
  form.dataset.on = '';
  const state = form.querySelector('[data-draft-state]');
  const tell = (text) => state && (state.textContent = text);
  let timer;
  let wait = 2000;
  const save = async (keepalive = false) => {
    timer = undefined;
    const body = new URLSearchParams(new FormData(form));
    form.querySelectorAll('input[type=file]').forEach((input) => body.delete(input.name));
    const answer = await post(form.dataset.draftUrl, body, { keepalive });
    if (answer.ok) {
      wait = 2000;
      form.dataset.saved = answer.body.savedAt;
      return tell(say('draft.saved', clock(answer.body.savedAt ?? Date.now())));
    }
    if (answer.ended) return tell(say('session.ended'));
    tell(answer.body.detail ? say('draft.refused', answer.body.detail) : say('draft.offline'));
    if (answer.offline || answer.status >= 500) {
      later(wait);
      wait = Math.min(wait * 2, 30000);
    }
    return undefined;
  };
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };
  form.addEventListener('input', () => later(PAUSE));
  form.addEventListener('change', () => later(PAUSE));
  // What waits for a pause is sent when the page goes, before the next one is asked for.
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    expect(form.dataset.draftUrl, form.dataset.saved ?? '');
    save(true);
  };
  const before = expected(form.dataset.draftUrl);
  if (before === (form.dataset.saved ?? '')) catchUp(form, before);
  window.addEventListener('beforeunload', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => document.hidden && flush());
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    timer = undefined;
  });
  window.addEventListener('online', () => later(0));
}

/** The page came before the last words that were typed into it; they come first, so that nothing overwrites them. */
async function catchUp(form, before) {
  const saved = (page) => page.querySelector('form[data-draft-url]')?.dataset.saved ?? '';
  form.inert = true;
  if (await readAgain((page) => saved(page) !== before)) location.reload();
  else form.inert = false;
}

function uploadAtOnce(input) {
  input.dataset.on = '';
  const form = input.form;
  const field = input.dataset.field || 'files';
  const list = form.querySelector(`[data-files="${field}"]`);
  const state = document.createElement('p');
  state.className = 'form-text';
  state.setAttribute('role', 'status');
  button(input).after(state);
  input.addEventListener('change', async () => {
    const chosen = [...input.files];
    // Emptied, so that the same file does not travel a second time with the form.
    input.value = '';
    const problems = [];
    for (const file of chosen) {
      state.textContent = say('file.uploading', file.name);
      const stored = await upload(input.dataset.uploadUrl, file);
      if (stored.error) problems.push(say('file.failed', file.name, stored.error));
      else list.append(row(stored, field));
    }
    state.textContent = problems.join(' ') || (chosen.length ? say('file.done', chosen[chosen.length - 1].name) : '');
    state.classList.toggle('field-error', problems.length > 0);
    form.dispatchEvent(new Event('change'));
  });
  list?.addEventListener('click', (event) => {
    if (!event.target.closest('[data-remove]')) return;
    event.preventDefault();
    event.target.closest('li').remove();
    input.focus();
    form.dispatchEvent(new Event('change'));
  });
}

/** The browser's own control says "no file chosen" in the browser's language, and after each upload again. */
function button(input) {
  const face = document.createElement('label');
  face.className = 'btn btn-outline-primary btn-sm drop-button';
  face.textContent = say('file.choose');
  input.replaceWith(face);
  input.className = 'drop-input';
  face.append(input);
  return face;
}

function row(stored, field) {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.className = 'file-name';
  name.textContent = stored.name;
  const weight = document.createElement('span');
  weight.className = 'second';
  weight.textContent = size(stored.size);
  const value = Object.assign(document.createElement('input'), { type: 'hidden', name: field, value: stored.fileId });
  const remove = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-link btn-sm' });
  remove.dataset.remove = '';
  remove.textContent = say('file.remove');
  remove.setAttribute('aria-label', say('file.removeNamed', stored.name));
  item.append(name, weight, value, remove);
  return item;
}
