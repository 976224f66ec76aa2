// One operation: what became of it, what can be done with it, and all that is known of it.

import {admin, query} from './admin.js';
import {asCurl, asJava, asMapping} from './copies.js';
import {el} from './dom.js';
import {history} from './timeline.js';

let axis = 'real';

/**
 * Shows an operation.
 *
 * @param box where
 * @param record what the admin API tells of it
 * @param findings what lints found of it
 * @param acts what can be done with it: pairs of a label and a function
 */
export async function show(box, record, findings, acts) {
  const draw = (resource) => {
    const focused = document.activeElement?.dataset?.key;
    const open = new Set([...box.querySelectorAll('details[open]')].map((one) => one.dataset.key));
    box.replaceChildren(...parts(record, resource, findings, acts, () => draw(resource)));
    box.querySelectorAll('details').forEach((one) => (one.open = open.has(one.dataset.key)));
    if (focused !== undefined) {
      box.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }
  };
  draw(undefined);
  const target = targetOf(record);
  if (target !== undefined) {
    draw(await resourceOf(target));
  }
}

function targetOf(record) {
  const change = record.script.resource;
  return change?.create ?? change?.update ?? change?.delete ?? change?.custom;
}

async function resourceOf(name) {
  try {
    return await admin('GET', '/resources' + query({name}));
  } catch (e) {
    return {error: e.message};
  }
}

function parts(record, resource, findings, acts, redraw) {
  const operation = record.operation;
  return [
    el('h2', {}, record.history[0].rpc ?? 'Operation', ' ', el('span', {class: `state ${record.state}`}, record.state)),
    el('p', {class: 'name'}, operation.name),
    operation.error === undefined ? null : el('p', {class: 'error'}, `${operation.error.code}: ${operation.error.message}`),
    findings.length === 0
      ? null
      : el('ul', {class: 'findings'}, findings.map((one) => el('li', {}, el('strong', {}, one.type), ': ', one.description))),
    el('div', {class: 'acts'}, acts.map(([label, act]) => el('button', {type: 'button', 'data-key': label, onclick: act}, label))),
    history(record, axis, (chosen) => {
      axis = chosen;
      redraw();
    }),
    json('Operation', operation),
    json('Script', record.script),
    json('Resource', resource),
    el(
      'div',
      {class: 'copies'},
      copy('Copy as curl', () => asCurl(record, location.origin)),
      copy('Copy as mapping', () => asMapping(record)),
      copy('Copy as Java', () => asJava(record.script)),
    ),
  ].filter((part) => part !== null);
}

function json(title, value) {
  return value === undefined
    ? null
    : el('details', {'data-key': title}, el('summary', {}, title), el('pre', {tabindex: 0}, JSON.stringify(value, null, 2)));
}

/** Where the clipboard is not to be had, as on a page that is not local, the text is shown. */
function copy(label, text) {
  const told = el('span', {role: 'status', class: 'told'});
  const act = async () => {
    try {
      await navigator.clipboard.writeText(text());
      told.replaceChildren('copied');
    } catch {
      told.replaceChildren(el('textarea', {readonly: true, 'aria-label': label, rows: 8}, text()));
    }
  };
  return el('span', {}, el('button', {type: 'button', 'data-key': label, onclick: act}, label), told);
}
