/*
 * What Huhang adds to form-js: file fields that upload at once and carry ids, the proposal of a decision table under the
 * field it is about, and the server's way of reading what was typed.
 */
import { Description, Errors, FormContext, Label, runExpressionEvaluation, useExpressionEvaluation } from '@bpmn-io/form-js-viewer';
import { Fragment, h } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { blank, counted, typed } from './characters.js';
import { say } from './text.js';
import { size, upload } from './upload.js';

const nothing = (value) => value === undefined || value === null || value === false || blank(String(value));
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const service = (name) => useContext(FormContext).getService(name);

/* ---- files ---- */

function classes(errors, readonly) {
  return `fjs-form-field fjs-form-field-filepicker${errors.length ? ' fjs-has-errors' : ''}${readonly ? ' fjs-readonly' : ''}`;
}

export function FileField({ field, domId, value, onChange, errors = [], disabled, readonly, fieldInstance }) {
  const { uploadUrl, accept, files } = service('huhang');
  const [running, setRunning] = useState('');
  const [problems, setProblems] = useState([]);
  const input = useRef();
  const ids = Array.isArray(value) ? value : [];
  const latest = useRef(ids);
  latest.current = ids;
  const fixed = disabled || readonly || !uploadUrl;
  const many = field.multiple === true || /^=?\s*true$/.test(field.multiple ?? '');
  const required = field.validate?.required;

  const set = (next) => {
    latest.current = next;
    onChange({ field, fieldInstance, value: next });
  };
  const add = async (chosen) => {
    const refused = [];
    for (const file of many ? chosen : chosen.slice(0, 1)) {
      setRunning(say('file.uploading', file.name));
      const stored = await upload(uploadUrl, file);
      if (stored.error) refused.push(say('file.failed', file.name, stored.error));
      else {
        files[stored.fileId] = stored;
        set(many ? [...latest.current, stored.fileId] : [stored.fileId]);
      }
      setProblems([...refused]);
    }
    setRunning('');
  };
  const onFiles = (event) => {
    const chosen = [...event.target.files];
    event.target.value = '';
    add(chosen);
  };
  const onDrop = (event) => {
    event.preventDefault();
    if (!fixed) add([...event.dataTransfer.files]);
  };
  const shown = [...problems, ...errors];

  return h(
    'div',
    { class: classes(shown, readonly) },
    h(Label, { htmlFor: domId, label: field.label, required }),
    h(
      'div',
      { class: 'drop', onDragOver: (event) => event.preventDefault(), onDrop },
      ids.length === 0 && h('span', { class: 'second' }, say('file.none')),
      ids.length > 0 &&
        h(
          'ul',
          { class: 'files' },
          ids.map((id) => {
            const file = files[id] ?? { name: id };
            return h(
              'li',
              { key: id },
              h('span', { class: 'file-name' }, file.url ? h('a', { href: file.url }, file.name) : file.name),
              h('span', { class: 'second' }, size(file.size)),
              !fixed &&
                h(
                  'button',
                  {
                    type: 'button',
                    class: 'btn btn-link btn-sm',
                    'aria-label': say('file.removeNamed', file.name),
                    onClick: () => set(latest.current.filter((other) => other !== id)),
                  },
                  say('file.remove'),
                ),
            );
          }),
        ),
      !fixed &&
        h(
          'label',
          { class: 'btn btn-outline-primary btn-sm drop-button' },
          say('file.choose'),
          h('input', {
            type: 'file',
            id: domId,
            ref: input,
            class: 'drop-input',
            multiple: many,
            accept,
            disabled: Boolean(running),
            'aria-label': `${field.label ?? ''} ${say('file.choose')}`.trim(),
            'aria-describedby': `${domId}-description ${domId}-error-message`,
            'aria-invalid': shown.length > 0,
            onChange: onFiles,
          }),
        ),
      h('span', { class: 'second', role: 'status' }, running),
    ),
    h(Description, { id: `${domId}-description`, description: field.description }),
    h(Errors, { id: `${domId}-error-message`, errors: shown }),
  );
}

FileField.config = {
  type: 'filepicker',
  keyed: true,
  label: 'File picker',
  group: 'basic-input',
  emptyValue: [],
  sanitizeValue: ({ value }) => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []),
  create: (options = {}) => ({ ...options }),
};

/* ---- a choice of one ---- */

/** The browser's own list where the options stand in the form: a phone shows it as it shows every other. */
function withNativeList(Original) {
  const Choice = (props) => {
    const { field, domId, value, onChange, onBlur, onFocus, errors = [], disabled, readonly, fieldInstance } = props;
    if (!Array.isArray(field.values) || field.searchable) return h(Original, props);
    const set = (event) => {
      const chosen = field.values[event.target.selectedIndex - 1];
      onChange({ field, fieldInstance, value: chosen ? chosen.value : null });
    };
    return h(
      'div',
      { class: `fjs-form-field fjs-form-field-select${errors.length ? ' fjs-has-errors' : ''}` },
      h(Label, { htmlFor: domId, label: field.label, required: field.validate?.required }),
      h(
        'select',
        {
          id: domId,
          class: 'form-select',
          disabled: disabled || readonly,
          'aria-invalid': errors.length > 0,
          'aria-describedby': `${domId}-description ${domId}-error-message`,
          onChange: set,
          onBlur,
          onFocus,
        },
        h('option', { value: '', selected: value === null || value === undefined }, say('choose')),
        field.values.map((option) =>
          h('option', { key: option.value, value: option.value, selected: same(option.value, value) }, option.label),
        ),
      ),
      h(Description, { id: `${domId}-description`, description: field.description }),
      h(Errors, { id: `${domId}-error-message`, errors }),
    );
  };
  Choice.config = Original.config;
  return Choice;
}

/** Of a long list nothing is chosen by Enter before something was typed or gone to: its first line is nobody's choice. */
function withEnterOnPurpose(Original) {
  const Choice = (props) => {
    const gone = useRef(false);
    if (!props.field.searchable) return h(Original, props);
    const pressed = (event) => {
      if (event.key.startsWith('Arrow')) gone.current = true;
      if (event.key === 'Enter' && !gone.current && !event.target.value) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const left = () => (gone.current = false);
    return h('div', { onKeyDownCapture: pressed, onFocusOut: left }, h(Original, props));
  };
  Choice.config = Original.config;
  return Choice;
}

/* ---- what is only read ---- */

/** Options by their labels, a day written out. */
function inWords(field, value) {
  if (Array.isArray(value)) return value.map((one) => inWords(field, one)).join(say('words.and'));
  const option = field.values?.find((one) => one.value === value);
  if (option) return option.label;
  if (field.type !== 'datetime' || field.subtype !== 'date') return value;
  return new Date(`${value}T00:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
}

/** What the platform tells stands as a text, as long as it is; where it has nothing to tell, nothing stands. */
function withToldAsText(Original) {
  const Told = (props) => {
    const { field, value, domId } = props;
    if (!field.readonly) return h(Original, props);
    if (nothing(value)) return null;
    return h(
      'div',
      { class: 'fjs-form-field told' },
      h('span', { class: 'fjs-form-field-label' }, field.dateLabel ?? field.label),
      h('p', { class: 'kept-lines', id: domId }, inWords(field, value)),
      h(Description, { id: `${domId}-description`, description: field.description }),
    );
  };
  Told.config = Original.config;
  return Told;
}

/* ---- proposals ---- */

/** Puts a value into a field as if it had been chosen there; what the field would show or send otherwise is refused at it. */
function adopt(form, instance, value) {
  const field = form.get('formFieldRegistry').get(instance.id);
  const { config } = form.get('formFields').get(field.type);
  const { data, errors } = form._getState();
  const shown = config.sanitizeValue ? config.sanitizeValue({ formField: field, data, value }) : value;
  if (same(shown, value)) form._update({ field, fieldInstance: instance, value });
  else form._setState({ errors: { ...errors, [instance.id]: [say('proposal.unfit')] } });
}

/** The fields in sight whose proposal was not taken, in the order of the page. */
function open(form, proposals) {
  const { data } = form._getState();
  const fields = form.get('formFieldRegistry');
  return form
    .get('formFieldInstanceRegistry')
    .getAllKeyed()
    .map((instance) => ({ instance, proposal: proposals[fields.get(instance.id).key] }))
    .filter(({ instance, proposal }) => proposal && !instance.hidden && !same(data[instance.valuePath[0]], proposal.value));
}

/** Marks each proposal that is no longer what the person took from it. */
export function markOutgrown(form, before, now) {
  const { data } = form._getState();
  for (const [key, proposal] of Object.entries(now)) {
    const old = before[key];
    if (old) proposal.outgrown = same(old.value, proposal.value) ? old.outgrown : same(data[key], old.value);
  }
}

/** Draws again what depends on the answers to other fields. */
function withOthers(bus) {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listen = () => redraw((count) => count + 1);
    const heard = ['proposals.changed', 'field.updated'];
    heard.forEach((event) => bus.on(event, listen));
    return () => heard.forEach((event) => bus.off(event, listen));
  }, [bus]);
}

function Proposal({ field, value, fieldInstance, disabled, readonly }) {
  const huhang = service('huhang');
  const form = service('form');
  withOthers(service('eventBus'));

  const proposal = huhang.proposals[field.key];
  if (!proposal) return null;
  const { label, row, note } = proposal;
  const why = note ? say('proposal.note', note) : '';
  const agreed = same(value, proposal.value);
  const left = disabled || readonly ? [] : open(form, huhang.proposals);
  const first = left.length > 1 && left[0].instance.id === fieldInstance.id;
  const empty = value === undefined || value === null || value === '' || value?.length === 0;
  return h(
    'div',
    { class: 'proposal', role: 'status', 'data-proposal': field.key },
    h('span', { title: row ? say('proposal.row', row) : undefined }, say('proposal', label ?? String(proposal.value)), why),
    agreed && h('strong', { class: 'proposal-same' }, say('proposal.same')),
    !agreed && !empty && h('strong', { class: 'proposal-differs' }, say(proposal.outgrown ? 'proposal.outgrown' : 'proposal.differs')),
    !agreed &&
      !disabled &&
      !readonly &&
      h(
        'button',
        { type: 'button', class: 'btn btn-link btn-sm', 'data-adopt': field.key, onClick: () => adopt(form, fieldInstance, proposal.value) },
        say('proposal.adopt'),
      ),
    first &&
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-outline-primary btn-sm',
          'data-adopt-all': '',
          onClick: () => left.forEach((one) => adopt(form, one.instance, one.proposal.value)),
        },
        say('proposal.adoptAll', left.length),
      ),
  );
}

/**
 * What was answered before in this case: offered as long as nothing stands in the field, and taken only by a press. Why
 * something was decided is offered only while the same is decided.
 */
function Earlier({ field, value, fieldInstance, disabled, readonly }) {
  const before = service('huhang').earlier?.[field.key];
  const form = service('form');
  withOthers(service('eventBus'));
  const empty = value === undefined || value === null || value === '' || value?.length === 0;
  if (!before || !empty || disabled || readonly) return null;
  const { data } = form._getState();
  if (Object.entries(before.outcome ?? {}).some(([key, was]) => !same(data[key], was))) return null;
  const short = before.text.length > 40 ? `${before.text.slice(0, 40)}…` : before.text;
  return h(
    'div',
    { class: 'proposal' },
    h('span', null, say(before.sibling ? 'earlier.sibling' : 'earlier', before.at, short)),
    h(
      'button',
      { type: 'button', class: 'btn btn-link btn-sm', 'data-earlier': field.key, onClick: () => adopt(form, fieldInstance, before.value) },
      say('earlier.adopt'),
    ),
  );
}

/** What happened this moment is a press away, on China's clock; a date that must lie ahead has no such button. */
function Now({ field, fieldInstance, onChange, disabled, readonly }) {
  if (field.type !== 'datetime' || field.properties?.notAfter !== 'now' || disabled || readonly) return null;
  const day = field.subtype === 'date';
  const now = () => new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replace(' ', 'T');
  const press = () => onChange({ field, fieldInstance, value: now().slice(0, day ? 10 : 16) });
  const props = { type: 'button', class: 'btn btn-link btn-sm', 'data-now': field.key, onClick: press };
  return h('div', { class: 'proposal' }, h('button', props, say(day ? 'now.day' : 'now.moment')));
}

/** The same field with its proposal below it. */
function withProposal(Component) {
  const Both = (props) => h(Fragment, null, h(Component, props), h(Now, props), h(Proposal, props), h(Earlier, props));
  Both.config = Component.config;
  return Both;
}

/** What the other answers make compulsory is marked as long as they do. */
function withDemands(Component) {
  const Asked = (props) => {
    const { field } = props;
    const holds = useExpressionEvaluation(field.properties?.requiredIf ?? '') === true;
    const marked = useMemo(() => ({ ...field, validate: { ...field.validate, required: true } }), [field]);
    return h(Component, holds ? { ...props, field: marked } : props);
  };
  Asked.config = Component.config;
  return Asked;
}

/* ---- texts that follow a rule ---- */

const ruled = ({ type, validate = {} }) =>
  type === 'textfield' && Boolean(validate.pattern || ['email', 'phone'].includes(validate.validationType));

/** A number that was pasted with marks, or typed in full width, stands in the field as it will be sent. */
function withPlainWriting(Original) {
  const Tidied = (props) => {
    const { field, value, onChange, onBlur, fieldInstance } = props;
    const tidy = () => {
      const plain = ruled(field) && typeof value === 'string' ? typed(value) : value;
      if (plain !== value) onChange({ field, fieldInstance, value: plain });
      onBlur?.();
    };
    return h(Original, { ...props, onBlur: tidy });
  };
  Tidied.config = Original.config;
  return Tidied;
}

/** An option that says that nothing else is true, chosen with others; the server refuses the same. */
function notAlone({ values = [], properties }, chosen) {
  const alone = properties?.alone?.split(',').map((code) => code.trim()) ?? [];
  const option = chosen.length > 1 && values.find(({ value }) => alone.includes(value) && chosen.includes(value));
  return option ? [say('choose.alone', option.label)] : [];
}

/** The viewer's checks, of the text as the server will read it, and what other answers make compulsory. */
function Checks(validator, formFieldRegistry, expressionLanguage, translate) {
  const viewers = validator.validateFieldInstance.bind(validator);
  const original = (instance, value) => {
    const { properties = {}, validate = {} } = formFieldRegistry.get(instance.id) ?? {};
    const demanded = () => runExpressionEvaluation(expressionLanguage, properties.requiredIf, instance.expressionContextInfo) === true;
    const missing = properties.requiredIf && !validate.required && nothing(value) && demanded();
    return missing ? [translate('Field is required.')] : viewers(instance, value);
  };
  validator.validateFieldInstance = (instance, value) => {
    const field = formFieldRegistry.get(instance.id);
    if (Array.isArray(value)) return [...original(instance, value), ...notAlone(field ?? {}, value)];
    if (typeof value !== 'string') return original(instance, value);
    if (field?.type !== 'textfield' && field?.type !== 'textarea') return original(instance, value);
    return original(instance, blank(value) ? '' : ruled(field) ? typed(value) : counted(value));
  };
}
Checks.$inject = ['validator', 'formFieldRegistry', 'expressionLanguage', 'translate'];

const PROPOSED = ['radio', 'select', 'checklist', 'taglist', 'checkbox', 'textfield', 'textarea', 'number', 'datetime'];

function Fields(formFields) {
  formFields.register('filepicker', withDemands(FileField));
  ['datetime', 'number', 'radio', 'taglist'].forEach((type) => formFields.register(type, withToldAsText(formFields.get(type))));
  formFields.register('select', withToldAsText(withNativeList(withEnterOnPurpose(formFields.get('select')))));
  formFields.register('textfield', withToldAsText(withPlainWriting(formFields.get('textfield'))));
  formFields.register('textarea', withToldAsText(formFields.get('textarea')));
  PROPOSED.forEach((type) => formFields.register(type, withDemands(withProposal(formFields.get(type)))));
}
Fields.$inject = ['formFields'];

/** The module to give to form-js; state is { uploadUrl, accept, files, proposals, earlier }, shared with the page. */
export const fieldsModule = (state) => ({
  __init__: ['huhangFields', 'huhangChecks'],
  huhang: ['value', state],
  huhangFields: ['type', Fields],
  huhangChecks: ['type', Checks],
});
