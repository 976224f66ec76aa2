// What can be done. Each act asks first if it destroys something, and shows an error as it is.

import {admin, client} from './admin.js';
import {el} from './dom.js';

const acted = () => document.dispatchEvent(new Event('acted'));

/**
 * Asks, and acts once that is confirmed; the document gets an event `acted` then.
 *
 * @param title what is done
 * @param fields of what is asked: `{key, label, value, kind}`, kind being text, json or number
 * @param act gets what was given by key; what it throws is shown, and the dialog stays
 */
function ask(title, fields, act, {text = '', danger = false, verb = title} = {}) {
  const problem = el('p', {role: 'alert', class: 'error'});
  const inputs = new Map(fields.map((field) => [field.key, input(field)]));
  const dialog = el(
    'dialog',
    {'aria-label': title},
    el(
      'form',
      {
        onsubmit: async (event) => {
          event.preventDefault();
          event.submitter.disabled = true; // It acts once.
          try {
            await act(Object.fromEntries(fields.map((field) => [field.key, value(field, inputs.get(field.key))])));
            dialog.close();
            acted();
          } catch (e) {
            problem.replaceChildren(e.message);
            event.submitter.disabled = false;
          }
        },
      },
      el('h2', {}, title),
      text === '' ? null : el('p', {}, text),
      fields.map((field) => el('label', {}, field.label, inputs.get(field.key))),
      problem,
      el(
        'div',
        {class: 'buttons'},
        el('button', {type: 'submit', class: danger ? 'danger' : 'primary'}, verb),
        el('button', {type: 'button', onclick: () => dialog.close()}, 'Back'),
      ),
    ),
  );
  show(dialog);
}

/** The focus goes back to where it was, also where that was drawn anew meanwhile. */
function show(dialog) {
  const {key} = document.activeElement.dataset;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (key !== undefined) {
      document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Shows a text that is to be copied by hand. */
export function showText(title, text) {
  const area = el('textarea', {readonly: true, rows: 16, spellcheck: 'false', 'aria-label': title}, text);
  const dialog = el(
    'dialog',
    {'aria-label': title},
    el('h2', {}, title),
    area,
    el('div', {class: 'buttons'}, el('button', {type: 'button', onclick: () => dialog.close()}, 'Back')),
  );
  show(dialog);
  area.select();
}

function input(field) {
  if (field.kind === 'json') {
    const area = el('textarea', {rows: 12, spellcheck: 'false'});
    area.value = field.value === undefined ? '' : JSON.stringify(field.value, null, 2);
    return area;
  }
  if (field.kind === 'choice') {
    return el('select', {}, field.value.map((one) => el('option', {}, one)));
  }
  return el('input', {value: field.value ?? '', type: field.kind === 'number' ? 'number' : 'text', step: 'any', spellcheck: 'false', autocomplete: 'off'});
}

function value(field, element) {
  const text = element.value.trim();
  if (field.kind === 'json') {
    return text === '' ? undefined : JSON.parse(text);
  }
  return field.kind === 'number' ? Number(text) : text;
}

const within = (scope) => (scope === '' ? {} : {scope});

export function start(scope, parent) {
  const script = {operation: {parent}, doneAfter: {polls: 2}, onCancel: 'cancelled'};
  ask('Start an operation', [{key: 'script', label: 'Script', kind: 'json', value: script}], ({script}) =>
    admin('POST', '/operations', {...script, ...within(scope)}), {verb: 'Start'});
}

export function arm(scope, parent) {
  ask(
    'Arm a script for the next start',
    [
      {key: 'target', label: 'Target', value: `${parent}/lakes/sales`},
      {key: 'verb', label: 'Verb', kind: 'choice', value: ['create', 'update', 'delete', 'custom']},
      {key: 'times', label: 'Times', kind: 'number', value: 1},
      {key: 'script', label: 'Script', kind: 'json', value: {doneAfter: 'never', onCancel: 'unimplemented'}},
    ],
    (armed) => admin('POST', '/scripts', {...armed, ...within(scope)}),
    {verb: 'Arm'},
  );
}

export function seed(scope, parent) {
  const lake = {'@type': 'type.googleapis.com/google.cloud.dataplex.v1.Lake', name: `${parent}/lakes/seeded`};
  ask('Put a resource there', [{key: 'resource', label: 'Resource', kind: 'json', value: lake}], ({resource}) =>
    admin('POST', '/resources', {...resource, ...within(scope)}), {verb: 'Seed'});
}

export function lint(scope, onFindings) {
  const lints = {polledAfterDone: true, leftRunning: true, polledFasterThan: '0.1s'};
  ask('Lint', [{key: 'lints', label: 'Lints', kind: 'json', value: lints}], async ({lints}) => {
    try {
      await admin('POST', '/lint', {...lints, ...within(scope)});
      onFindings([]);
    } catch (e) {
      const violations = e.error?.details?.flatMap((detail) => detail.violations ?? []) ?? [];
      if (violations.length === 0) {
        throw e;
      }
      onFindings(violations);
    }
  }, {text: 'Marks the operations that were not treated as these say.'});
}

export function reset(scope) {
  const what = scope === '' ? 'everything, in all projects' : `everything in ${scope}`;
  ask('Reset', [], () => admin('POST', '/reset', within(scope)), {
    text: `Forgets ${what}: operations, resources, histories, armed scripts; the clock goes back.`,
    danger: true,
  });
}

export function advance(scope) {
  const by = {key: 'by', label: 'By how many seconds', kind: 'number', value: 3600};
  ask('Advance the clock', [by], ({by}) => admin('POST', '/clock:advance', {by: `${by}s`, ...within(scope)}), {
    verb: 'Advance',
    text: scope === '' ? 'In all projects.' : `In ${scope} alone.`,
  });
}

/** Freezes or resumes the clock, for which nobody has to be asked. */
export async function clock(act, scope) {
  await admin('POST', `/clock:${act}`, within(scope));
  acted();
}

/** Returns what can be done with an operation: pairs of a label and a function. */
export function ofOperation(record) {
  const {name} = record.operation;
  const [, version] = /\/(v\d\w*)\//.exec(record.history[0].asked ?? '') ?? ['', 'v1'];
  const confirmed = (title, text, act, fields = []) => [
    title,
    () => ask(title, fields, act, {text, danger: true}),
  ];
  const metadata = (otherwise) => ({key: 'metadata', label: `Merged into the metadata; empty for ${otherwise}`, kind: 'json'});
  return [
    confirmed('Cancel as a client', `Calls CancelOperation of ${name}; what follows, its script says.`, () => client(version, name, 'cancel')),
    confirmed('Cancel from outside', `Ends ${name} as cancelled, whatever its script says.`, (given) => admin('POST', '/operations:cancel', {name, ...given}), [
      metadata('nothing'),
    ]),
    confirmed('Complete', `Ends ${name} with success now.`, (given) => admin('POST', '/operations:complete', {name, ...given}), [
      {key: 'response', label: 'Response; empty for what the script says', kind: 'json'},
      metadata('what the script says'),
    ]),
    confirmed('Fail', `Ends ${name} with an error now.`, (given) => admin('POST', '/operations:fail', {name, ...given}), [
      {key: 'error', label: 'Error; empty for what the script says', kind: 'json', value: {code: 13, message: 'It failed.'}},
      metadata('what the script says'),
    ]),
    confirmed('Forget', `Lets the server lose ${name}: clients get 404 from now on.`, () => admin('POST', '/operations:forget', {name})),
  ];
}
