/*
 * What Huhang adds to form-js: file fields that upload at once and carry ids, and the proposal of a decision table
 * under the field it is about.
 */
import { Description, Errors, FormContext, Label } from '@bpmn-io/form-js-viewer';
import { Fragment, h } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { say } from './text.js';
import { size, upload } from './upload.js';

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

/* ---- proposals ---- */

function Proposal({ field, value, onChange, fieldInstance, disabled, readonly }) {
  const huhang = service('huhang');
  const bus = service('eventBus');
  const [, redraw] = useState(0);
  useEffect(() => {
    const listen = () => redraw((count) => count + 1);
    bus.on('proposals.changed', listen);
    return () => bus.off('proposals.changed', listen);
  }, [bus]);

  const proposal = huhang.proposals[field.key];
  if (!proposal) return null;
  const { label, row, note } = proposal;
  const why = row ? (note ? say('proposal.row', row, note) : say('proposal.rowOnly', row)) : note ? say('proposal.note', note) : '';
  const agreed = same(value, proposal.value);
  const empty = value === undefined || value === null || value === '' || value?.length === 0;
  return h(
    'div',
    { class: 'proposal', role: 'status' },
    h('span', null, say('proposal', label ?? String(proposal.value)), why),
    agreed && h('strong', { class: 'proposal-same' }, say('proposal.same')),
    !agreed && !empty && h('strong', { class: 'proposal-differs' }, say('proposal.differs')),
    !agreed &&
      !disabled &&
      !readonly &&
      h(
        'button',
        { type: 'button', class: 'btn btn-link btn-sm', onClick: () => onChange({ field, fieldInstance, value: proposal.value }) },
        say('proposal.adopt'),
      ),
  );
}

/** The same field with its proposal below it. */
function withProposal(Component) {
  const Both = (props) => h(Fragment, null, h(Component, props), h(Proposal, props));
  Both.config = Component.config;
  return Both;
}

const PROPOSED = ['radio', 'select', 'checklist', 'taglist', 'checkbox', 'textfield', 'textarea', 'number', 'datetime'];

function Fields(formFields) {
  formFields.register('filepicker', FileField);
  formFields.register('select', withNativeList(formFields.get('select')));
  PROPOSED.forEach((type) => formFields.register(type, withProposal(formFields.get(type))));
}
Fields.$inject = ['formFields'];

/** The module to give to form-js; state is { uploadUrl, accept, files, proposals }, shared with the page. */
export const fieldsModule = (state) => ({
  __init__: ['huhangFields'],
  huhang: ['value', state],
  huhangFields: ['type', Fields],
});
