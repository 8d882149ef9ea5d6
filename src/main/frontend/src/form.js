/*
 * The form of a task, drawn by form-js, saved as a draft at every pause, submitted as JSON.
 *
 *   <div data-island="form"
 *        data-submit-url="/…"      POST {answers, version, draft, writer} → 2xx {next?} | 409 {draft?} | 422 {problems}
 *        data-draft-url="/…"       the same POST → {savedAt, draft, proposals?} | 409 {draft}   (absent: no drafts)
 *        data-upload-url="/…"      POST multipart "file" → {fileId, name, type, size} (absent: files are only listed)
 *        data-discard-url="/…"     POST {} for the button that drops the draft → {next?}
 *        data-accept=".jpg,…"      the endings of files that are taken
 *        data-done-url="/…"        where to go after submitting (the answer's "next" or Location wins)
 *        data-sign-in-url="/login" data-readonly>
 *     <template>{"schema":…, "values":…, "typed":[keys of the draft], "stated":{what a correction corrects}, "version":…, "draft":…, "savedAt":…,
 *                "files":{id:{name,size,url?}}, "earlier":{key:{value,at,text}}, "proposals":{key:{value,label,row,note}}}</template>                                      or data-source-url="/…" with the same JSON
 *     <div data-problems></div>                                                 where problems are summed up (made if absent)
 *     <div data-form></div>                                                     where the form goes (made if absent)
 *     <div class="buttons" data-scripted hidden> <button type="submit" data-submit> <button type="button" data-save> <button type="button" data-discard>
 *                           <span data-draft-state role="status"> </div>
 *   </div>
 */
import './old-browsers.js';
import { createForm } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/esm/l10n/zh.js';
import chinese from '../i18n/form-zh.json';
import english from '../i18n/form-en.json';
import { fieldsModule, markOutgrown } from './form-fields.js';
import { expect, expected, readAgain } from './last-words.js';
import { post } from './server.js';
import { clock, say } from './text.js';

const PAUSE = 900;
const CHOICES = ['radio', 'select', 'checklist', 'checkbox'];
// This window's own word, by which the server tells its saves from those of another window.
const WRITER = Math.random().toString(36).slice(2);
const inEnglish = document.documentElement.lang.startsWith('en');

if (!inEnglish) flatpickr.localize({ ...Mandarin, monthAriaLabel: '月', yearAriaLabel: '年' });

function translate(template, values = {}) {
  const text = (inEnglish ? english : chinese)[template] ?? template;
  return text.replace(/\{([^}]+)\}/g, (whole, key) => values[key] ?? whole);
}
// For the few texts that the viewer does not pass through the service of that name (see build.mjs).
globalThis.huhangTranslate = translate;

/**
 * Clock times as they are told here, wherever in the schema they stand: without am and pm, to the minute (the viewer rounds
 * what was typed, or came from a file, down to its interval), and without a zone, which the server reads as China's.
 */
function withOurClock(component) {
  if (component.type === 'datetime') Object.assign(component, { use24h: true, timeInterval: 1, timeSerializingFormat: 'no_timezone' });
  component.components?.forEach(withOurClock);
  return component;
}

/** Of two fields one must be answered: neither is marked by the viewer, so both say it. */
function withPairsMarked(component) {
  const pair = component.properties?.exactlyOne?.split(',').map((key) => key.trim()) ?? [];
  component.components?.filter((one) => pair.includes(one.key)).forEach((one) => {
    one.label = say('oneOfTwo', one.label);
  });
  component.components?.forEach(withPairsMarked);
  return component;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const CHINA = 8 * 60 * 60 * 1000;

/** Moments as the clocks of China show them; the viewer would show them by the zone that this computer is set to. */
function inChina(value) {
  if (Array.isArray(value)) return value.map(inChina);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inChina(one)]));
  return MOMENT.test(value) ? new Date(Date.parse(value) + CHINA).toISOString().slice(0, 16) : value;
}

const read = (page) => JSON.parse(page.querySelector('[data-island="form"] template').content.textContent);

/** What stands in the page; read again while the last words of the page before are still on their way. */
async function inline(island) {
  const found = JSON.parse(island.querySelector('template').content.textContent);
  const wanted = Number(expected(island.dataset.draftUrl));
  const came = ({ draft = 0 }) => draft >= wanted;
  if (came(found)) return found;
  const page = await readAgain((again) => came(read(again)));
  return page ? read(page) : { ...found, late: true };
}

async function source(island) {
  if (island.querySelector('template')) return inline(island);
  const answer = await fetch(island.dataset.sourceUrl, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`source ${answer.status}`);
  return answer.json();
}

function child(island, name, tag = 'div') {
  const found = island.querySelector(`[data-${name}]`);
  if (found) return found;
  const made = document.createElement(tag);
  made.dataset[name] = '';
  island.prepend(made);
  return made;
}

class TaskForm {
  constructor(island) {
    this.island = island;
    this.urls = island.dataset;
    this.body = child(island, 'form');
    this.summary = child(island, 'problems');
    this.state = island.querySelector('[data-draft-state]');
    this.submitButton = island.querySelector('[data-submit]');
    this.saveButton = island.querySelector('[data-save]');
    this.wait = 2000;
    this.confirmed = [];
  }

  async open() {
    const { schema, values = {}, stated, typed = [], files = {}, proposals = {}, earlier = {}, confirmed = [], version, draft = 0, savedAt, late } = await source(this.island);
    this.version = version;
    this.confirmed = confirmed;
    this.draft = draft;
    this.shared = { uploadUrl: this.urls.uploadUrl, accept: this.urls.accept, files, proposals, earlier };
    const { said = {}, ...data } = inChina(values);
    this.form = await createForm({
      container: this.body,
      schema: withPairsMarked(withOurClock(schema)),
      data,
      properties: { readOnly: 'readonly' in this.urls },
      additionalModules: [{ translate: ['value', translate] }, fieldsModule(this.shared)],
    });
    this.saved = this.kept();
    this.saidUnder = { ...(stated ? this.said(inChina(stated)) : {}), ...this.saidBefore(said) };
    this.remember();
    if (late) this.tell(say('draft.late'), true);
    else if (savedAt) this.tell(say('draft.saved', clock(savedAt)));
    this.listen();
    this.sections();
    this.notRestored(typed, data);
  }

  /** A draft that does not fit the form any more is not dropped in silence: each field says that it has to be answered again. */
  notRestored(typed, data) {
    const now = this.form._getState().data;
    const told = (value) => value !== undefined && value !== null && value !== '' && value?.length !== 0;
    const gone = this.instances().filter(({ valuePath: [key] }) => typed.includes(key) && told(data[key]) && !told(now[key]));
    if (!gone.length) return;
    this.form._setState({ errors: Object.fromEntries(gone.map(({ id }) => [id, [say('draft.notRestored')]])) });
    this.showProblems();
  }

  /** A list of the parts of a long form, to go to them; made when it is opened, for what is shown then. */
  sections() {
    const parts = () =>
      [...this.body.querySelectorAll('.fjs-outlined > label')].filter((label) => !label.closest('.fjs-outlined .fjs-outlined'));
    if (parts().length < 4) return;
    const list = document.createElement('ul');
    const box = Object.assign(document.createElement('details'), { className: 'sections no-print' });
    box.append(Object.assign(document.createElement('summary'), { textContent: say('form.sections') }), list);
    box.addEventListener('toggle', () => list.replaceChildren(...parts().map(toPart)));
    this.body.before(box);
  }

  instances() {
    return this.form.get('formFieldInstanceRegistry').getAllKeyed().filter((instance) => !instance.hidden);
  }

  listen() {
    // Our button stands outside of the viewer's <form>; bound to it, Enter in a field presses it.
    const element = this.body.querySelector('form');
    element.id ||= `form-${Math.random().toString(36).slice(2)}`;
    element.noValidate = true;
    // Buttons that only a script answers are not shown before there is one.
    this.island.querySelector('[data-scripted]')?.removeAttribute('hidden');
    this.submitButton?.setAttribute('form', element.id);
    this.form.on('submit', ({ errors }) => this.submit(errors));
    this.form.on('field.updated', () => this.changed());
    this.saveButton?.addEventListener('click', () => this.save());
    this.island.querySelector('[data-discard]')?.addEventListener('click', () => this.discard());
    window.addEventListener('online', () => this.dirty() && this.save());
    window.addEventListener('focus', () => this.ended && this.save());
    document.addEventListener('visibilitychange', () => document.hidden && this.flush());
    window.addEventListener('pagehide', () => this.flush());
    window.addEventListener('beforeunload', (event) => {
      this.flush();
      if (this.unsent()) event.preventDefault();
    });
  }

  answers() {
    return JSON.stringify(this.form._getSubmitData());
  }

  /** What a draft keeps: every answer, also of what is hidden just now. */
  kept() {
    const { data } = this.form._getState();
    const fields = this.form.get('formFieldRegistry').getAll();
    const own = fields.filter((field) => (field.key || field.path) && !field.disabled && !field.readonly);
    return JSON.stringify(Object.fromEntries(own.map((field) => field.key ?? field.path).filter((key) => key in data).map((key) => [key, data[key]])));
  }

  sent(answers) {
    return { answers, version: this.version, draft: this.draft, writer: WRITER };
  }

  /** A draft beside the answers: under what each text was written. */
  drafted(answers) {
    const said = Object.fromEntries(Object.entries(this.saidUnder).map(([key, { outcome }]) => [key, outcome]));
    return this.sent({ ...answers, said });
  }

  /** Whether somebody would lose something who leaves now. */
  unsent() {
    return Boolean(this.submitButton) && !this.done && this.kept() !== this.saved;
  }

  dirty() {
    return this.urls.draftUrl !== undefined && this.unsent();
  }

  /**
   * The page may go in this moment: what was typed is sent all the same, also beside a save that is under way, and the next
   * page of this task in this window waits until it has come. Only that is noted here; no answer stays in the browser.
   */
  async flush() {
    // The viewer takes a text over a moment after the last key, or when its field is left.
    if (this.body.contains(document.activeElement)) document.activeElement.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    if (!this.dirty() || this.elsewhere) return;
    const sent = this.kept();
    if (sent === this.flushed) return;
    this.flushed = sent;
    clearTimeout(this.timer);
    expect(this.urls.draftUrl, this.draft + (this.saving ? 2 : 1));
    // A browser lets no more than 64 KB outlive its page; what is longer is asked about by the browser itself.
    const answer = await post(this.urls.draftUrl, this.drafted(JSON.parse(sent)), { keepalive: new Blob([sent]).size < 60000 });
    if (answer.ok) this.keep(sent, answer.body);
    else {
      this.flushed = null;
      this.notKept(answer);
    }
  }

  tell(text, problem = false) {
    if (!this.state) return;
    this.state.textContent = text;
    this.state.classList.toggle('draft-problem', problem);
  }

  /* ---- drafts ---- */

  /** Shows beside the form what is written, where the page asks for it: data-preview names the way into the answers. */
  preview() {
    const elements = document.querySelectorAll('[data-preview]');
    if (!elements.length) return;
    const answers = JSON.parse(this.answers());
    const fields = this.form.get('formFieldRegistry').getAll();
    elements.forEach((element) => {
      element.dataset.nothing ??= element.textContent;
      const way = element.dataset.preview.split('.');
      const value = way.reduce((at, step) => at?.[step], answers);
      const chosen = fields.find(({ key }) => key === way[way.length - 1])?.values?.find((option) => option.value === value);
      element.textContent = chosen?.label || value || element.dataset.nothing;
    });
  }

  /** The answers that say what is decided: those that are marked so, or else the first one. */
  outcome(data = this.form._getState().data) {
    const asked = this.form.get('formFieldRegistry').getAll().filter((field) => field.key && CHOICES.includes(field.type) && !field.readonly);
    const marked = asked.filter((field) => field.properties?.decides === 'true');
    return Object.fromEntries((marked.length ? marked : asked.slice(0, 1)).map(({ key }) => [key, data[key]]));
  }

  /** The texts in sight that must be written, with what stands in them. */
  texts() {
    const fields = this.form.get('formFieldRegistry');
    const { data } = this.form._getState();
    return this.instances()
      .map((instance) => ({ instance, field: fields.get(instance.id) }))
      .filter(({ instance, field }) => field.type === 'textarea' && field.validate?.required && !field.readonly && instance.valuePath.length === 1)
      .map(({ instance, field }) => ({ instance, field, key: field.key, text: data[field.key] }))
      .filter(({ text }) => text);
  }

  /** What stood in an answer that is corrected was written under what it decided, however often its draft was opened since. */
  said(stated) {
    const outcome = this.outcome(stated);
    return Object.fromEntries(this.texts().map(({ key }) => [key, { text: stated[key], outcome }]));
  }

  /** What a draft holds was written under what was chosen then, whatever the draft has chosen since. */
  saidBefore(outcomes) {
    return Object.fromEntries(this.texts().filter(({ key }) => outcomes[key]).map(({ key, text }) => [key, { text, outcome: outcomes[key] }]));
  }

  /** Each text was written under what was decided at that moment. */
  remember() {
    const outcome = this.outcome();
    this.texts()
      .filter(({ key, text }) => this.saidUnder[key]?.text !== text)
      .forEach(({ key, text }) => {
        this.saidUnder[key] = { text, outcome };
      });
  }

  /** Texts that were written before the decision turned round, and that nobody has looked at since. */
  turned() {
    const now = this.outcome();
    // A list in which nothing was ticked yet decided nothing.
    const decided = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
    const other = (was, on) => on.some((key) => decided(was[key]) && JSON.stringify(was[key]) !== JSON.stringify(now[key]));
    return this.texts()
      .filter(({ key, field }) => other(this.saidUnder[key].outcome, this.hangsOn(field, Object.keys(now))))
      .map(({ key }) => key);
  }

  /** On which decisions a text hangs: those by which it is shown; the reason of the whole on all of them, any other on none. */
  hangsOn(field, decisions) {
    const fields = this.form.get('formFieldRegistry');
    const conditions = [];
    for (let at = field; at; at = fields.get(at._parent)) conditions.push(at.conditional?.hide ?? '');
    const shownBy = decisions.filter((key) => new RegExp(`\\b${key}\\b`).test(conditions.join(' ')));
    return shownBy.length || !field.key.endsWith('Reason') ? shownBy : decisions;
  }

  changed() {
    this.remember();
    this.preview();
    if (this.urls.draftUrl === undefined) return;
    if (!this.lost) this.tell(say('draft.unsaved'));
    this.later(PAUSE);
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.urls.draftUrl === undefined || this.done || this.elsewhere) return;
    if (this.saving) {
      this.again = true;
      return;
    }
    const sent = this.kept();
    if (!this.lost) this.tell(say('draft.saving'));
    this.saving = post(this.urls.draftUrl, this.drafted(JSON.parse(sent)));
    const answer = await this.saving;
    this.saving = null;
    if (answer.ok) this.keep(sent, answer.body);
    else this.notKept(answer);
    if (this.again) {
      this.again = false;
      this.later(0);
    }
  }

  /** Nothing of what was typed is wanted: no save that is under way may come after the drop. */
  async discard() {
    clearTimeout(this.timer);
    this.done = true;
    await this.saving;
    const answer = await post(this.urls.discardUrl, {});
    if (answer.ok) location.assign(answer.body.next ?? this.urls.doneUrl);
    else {
      this.done = false;
      this.notKept(answer);
    }
  }

  keep(sent, { savedAt, draft, proposals }) {
    this.saved = sent;
    this.draft = Math.max(draft ?? 0, this.draft);
    this.wait = 2000;
    this.lost = false;
    if (this.ended) {
      this.ended = false;
      this.problems('');
    }
    this.tell(say('draft.saved', clock(savedAt ?? Date.now())));
    if (proposals) {
      markOutgrown(this.form, this.shared.proposals, proposals);
      this.shared.proposals = proposals;
      this.form.get('eventBus').fire('proposals.changed');
    }
  }

  notKept(answer) {
    if (answer.ended) return this.sessionEnded();
    if (answer.status === 409) return this.taken(answer.body);
    this.lost = true;
    if (answer.offline || answer.status >= 500 || answer.status === 429) {
      this.tell(say('draft.offline'), true);
      this.later(this.wait);
      this.wait = Math.min(this.wait * 2, 30000);
    } else {
      this.tell(say('draft.refused', answer.body.detail ?? answer.body.title ?? ''), true);
    }
    return undefined;
  }

  /* ---- submitting ---- */

  async submit(errors) {
    if (this.sending || this.done) return;
    if (Object.keys(errors).length + this.halfDates().length) {
      const pairs = this.unansweredPairs().map(({ id }) => [id, [say('problems.oneOfTwo')]]);
      if (pairs.length) this.form._setState({ errors: { ...errors, ...Object.fromEntries(pairs) } });
      this.showProblems();
      return;
    }
    this.sending = true;
    this.busy(true);
    clearTimeout(this.timer);
    this.problems('');
    this.tell(say('submit.running'));
    await this.saving;
    const answers = { ...JSON.parse(this.answers()), confirmed: this.confirmed, turned: this.turned() };
    const answer = await post(this.urls.submitUrl, this.sent(answers));
    this.sending = false;
    if (answer.ok) {
      this.done = true;
      location.assign(answer.body.next ?? answer.location ?? this.urls.doneUrl ?? '/');
      return;
    }
    this.busy(false);
    this.tell('');
    this.notDone(answer);
  }

  notDone(answer) {
    const { status, body } = answer;
    if (answer.offline) this.problems(say('submit.offline'));
    else if (answer.ended) this.sessionEnded();
    else if (status === 409) this.taken(body);
    else if (status === 422 && body.problems) this.refused(body.problems);
    else {
      const reference = body.reference ? say('notice.reference', body.reference) : '';
      this.problems(status < 500 && body.detail ? body.detail : say('submit.failed', reference));
    }
    if (this.dirty()) this.later(0);
  }

  /** Of two fields one must be answered, which the viewer does not know: the first of each pair that stands empty. */
  unansweredPairs() {
    const data = this.form._getSubmitData();
    const empty = (value) => value === undefined || value === null || value === '' || value === false || value.length === 0;
    return this.form.get('formFieldRegistry').getAll().flatMap(({ properties }) => {
      const pair = properties?.exactlyOne?.split(',').map((key) => key.trim()) ?? [];
      const asked = this.instances().filter(({ valuePath }) => pair.includes(valuePath?.join('.')));
      return asked.every(({ valuePath }) => empty(data[valuePath[0]])) ? asked.slice(0, 1) : [];
    });
  }

  /** A day without its time, or a time without its day: it stands there, marked by the viewer, and would not be sent. */
  halfDates() {
    return [...this.body.querySelectorAll('.fjs-form-field-datetime')].filter((field) => {
      // Not the year in the calendar, which is never empty.
      const written = [...field.querySelectorAll('input.fjs-input')].map((input) => input.value !== '');
      return written.includes(true) && written.includes(false);
    });
  }

  busy(yes) {
    this.submitButton?.toggleAttribute('disabled', yes);
    this.island.toggleAttribute('aria-busy', yes);
  }

  taken(body) {
    if (body.draft === undefined) this.overtaken(body.detail || say('submit.changed'), body.see);
    else this.changedElsewhere(body);
    this.tell('');
  }

  /** Nothing more can be sent from here: the page as it is now, the case in which it goes on, or the next task. */
  overtaken(detail, see) {
    const link = (href, key) => Object.assign(document.createElement('a'), { href, className: 'btn btn-outline-primary btn-sm', textContent: say(key) });
    const ways = Object.assign(document.createElement('p'), { className: 'buttons' });
    ways.append(see ? link(see, 'submit.case') : link(location.pathname, 'submit.see'), link('/tasks', 'submit.list'));
    this.problems(detail, [ways]);
  }

  /** Two windows, two texts: the person says which one stays. */
  changedElsewhere({ detail, draft }) {
    this.elsewhere = true;
    clearTimeout(this.timer);
    const press = (key, act) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-outline-primary btn-sm', textContent: say(key) });
      button.addEventListener('click', act);
      return button;
    };
    const theirs = press('draft.takeTheirs', () => {
      this.done = true;
      location.reload();
    });
    const ours = press('draft.takeOurs', () => {
      this.elsewhere = false;
      this.draft = draft;
      this.problems('');
      this.save();
    });
    const buttons = Object.assign(document.createElement('p'), { className: 'buttons' });
    buttons.append(theirs, ours);
    this.problems(detail, [buttons]);
  }

  sessionEnded() {
    this.ended = true;
    this.lost = true;
    const link = Object.assign(document.createElement('a'), {
      href: this.urls.signInUrl ?? '/login',
      target: '_blank',
      textContent: say('session.signIn'),
    });
    this.problems(say('session.ended'), [link]);
    this.tell('');
  }

  /* ---- problems ---- */

  /** Puts the server's problems at their fields; those of no visible field are said above the form. */
  refused(problems) {
    const errors = {};
    const loose = [];
    const byPath = new Map(this.instances().map((instance) => [instance.valuePath.join('.'), instance]));
    const questions = [];
    for (const { field, message, confirm } of problems) {
      const instance = byPath.get(String(field ?? '').replace(/\[(\d+)\]/g, '.$1'));
      if (confirm) questions.push({ confirm, label: this.label(instance) });
      if (!instance) loose.push(message);
      else {
        const path = place(instance);
        path.slice(0, -1).reduce((level, step) => (level[step] ??= {}), errors)[path[path.length - 1]] = [message];
      }
    }
    this.form._setState({ errors });
    this.showProblems(loose, questions);
  }

  /** What is asked; in a list after the list and the number of the row, for each row asks the same. */
  label(instance) {
    if (!instance) return '';
    const fields = this.form.get('formFieldRegistry');
    const rows = Object.entries(instance.indexes ?? {}).map(([list, row]) => say('problems.row', fields.get(list)?.label ?? '', row + 1));
    const { dateLabel, label } = fields.get(instance.id);
    return [...rows, dateLabel ?? label ?? ''].join(' · ');
  }

  /** Where the instance stands in the page. */
  element(instance) {
    const id = ['fjs-form', this.form._id, ...place(instance).slice(0, 1)].join('-') + place(instance).slice(1).map((row) => `_${row}`).join('');
    const [part] = [...this.body.querySelectorAll(`[id^="${id}"]`)].filter((one) => one.id === id || one.id[id.length] === '-');
    return part?.closest('.fjs-form-field');
  }

  /** Every field that is marked as wrong, in the order of the page: its label, its element and what is wrong. */
  wrong() {
    const { errors } = this.form._getState();
    const known = this.instances().flatMap((instance) => {
      const messages = place(instance).reduce((at, step) => at?.[step], errors);
      const field = Array.isArray(messages) && messages.length > 0 && this.element(instance);
      return field ? [{ field, label: this.label(instance), error: messages[0] }] : [];
    });
    const half = this.halfDates().filter((field) => !known.some((one) => one.field === field));
    const fields = [...known, ...half.map(asMarked)];
    return fields.sort((a, b) => (a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }

  /** What is unlikely but may be true: the person says so, and it is sent as it stands. */
  question({ label, confirm }) {
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', className: 'tick' });
    box.addEventListener('change', () => {
      this.confirmed = box.checked ? [...this.confirmed, confirm] : this.confirmed.filter((one) => one !== confirm);
    });
    const row = Object.assign(document.createElement('label'), { className: 'question' });
    row.append(box, ' ', say('problems.confirm', label));
    return row;
  }

  /** Above the form: each problem by name, and the way to it. */
  showProblems(loose = [], questions = []) {
    // The viewer draws in its next tick; only then are the fields marked.
    setTimeout(() => {
      const list = document.createElement('ul');
      this.wrong().forEach((one) => list.append(jump(one)));
      loose.forEach((message) => list.append(Object.assign(document.createElement('li'), { textContent: message })));
      const more = [list, ...questions.map((problem) => this.question(problem))];
      this.problems(say('problems.title', list.children.length), more, say('problems.kept'));
      // Not the first field: a date would open its calendar over the words that say what is wrong.
      this.summary.tabIndex = -1;
      this.summary.focus({ preventScroll: true });
    });
  }

  problems(text, more = [], last = '') {
    this.summary.replaceChildren();
    this.summary.className = text ? 'problems' : '';
    this.summary.setAttribute('role', 'alert');
    if (!text) return;
    const head = Object.assign(document.createElement('strong'), { textContent: text });
    this.summary.append(head, ' ', ...more);
    if (last) this.summary.append(Object.assign(document.createElement('p'), { textContent: last }));
    this.summary.scrollIntoView({ block: 'nearest' });
  }
}

function toPart(label, number) {
  label.id ||= `part-${number}`;
  const item = document.createElement('li');
  item.append(Object.assign(document.createElement('a'), { href: `#${label.id}`, textContent: label.textContent }));
  return item;
}

const focusable = (field) => field?.querySelector('input:not([type=hidden]):not(.fjs-hidden), textarea, select, button, [tabindex]');

/** The steps from a field of the form to one of its instances: the rows in which it stands. */
const place = ({ id, indexes }) => [id, ...Object.values(indexes ?? {})];

/** A field of which only the page knows that it is wrong. */
const asMarked = (field) => ({
  field,
  label: field.querySelector('.fjs-label-content, label')?.firstChild?.textContent ?? '',
  error: field.querySelector('.fjs-form-field-error')?.textContent || say('problems.half'),
});

function jump({ field, label, error }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const target = focusable(field);
  link.href = target?.id ? `#${target.id}` : '#';
  link.textContent = label ? say('problems.item', label, error) : error;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    unfold(field);
    target?.focus();
    field.scrollIntoView({ block: 'center' });
  });
  item.append(link);
  return item;
}

/** A long list shows only its first rows. */
function unfold(field) {
  if (field.offsetParent) return;
  field.closest('.fjs-repeat-row-collapsed')?.parentElement.querySelector('.fjs-repeat-render-collapse')?.click();
}

function mount(root) {
  root.querySelectorAll('[data-island="form"]:not([data-on])').forEach((island) => {
    island.dataset.on = '';
    new TaskForm(island).open().catch((problem) => {
      console.error(problem);
      const text = Object.assign(document.createElement('p'), { className: 'problems', textContent: say('form.broken') });
      text.setAttribute('role', 'alert');
      island.prepend(text);
    });
  });
}

mount(document);
document.addEventListener('htmx:load', (event) => mount(event.target));
