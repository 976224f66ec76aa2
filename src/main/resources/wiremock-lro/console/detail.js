// One operation: what became of it, what can be done with it, and all that is known of it.

import {ofOperation, showText} from './acts.js';
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
 * @param resource what it is about, as it is now; undefined for none
 * @param findings what is wrong with how it was treated
 */
export function show(box, record, resource, findings) {
  const acts = ofOperation(record);
  const draw = () => {
    const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    const kept = keep(box);
    box.replaceChildren(...parts(record, resource, findings, acts, draw));
    kept();
    if (focused !== undefined) {
      keyed(box, focused)?.focus();
    }
  };
  draw();
}

function keyed(box, key) {
  return box.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

/** Remembers what is open and how far it is scrolled, and returns what restores that. */
function keep(box) {
  const all = [...box.querySelectorAll('[data-key]')].map(({dataset, open, scrollTop, scrollLeft}) => ({key: dataset.key, open, scrollTop, scrollLeft}));
  return () => {
    for (const {key, ...state} of all.filter((one) => one.open || one.scrollTop > 0 || one.scrollLeft > 0)) {
      Object.assign(keyed(box, key) ?? {}, state);
    }
  };
}

/** Returns the resource that an operation is about; what is wrong where it is not there. */
export async function resourceOf(record) {
  const change = record.script.resource;
  const name = change?.create ?? change?.update ?? change?.delete ?? change?.custom;
  if (name === undefined) {
    return undefined;
  }
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
    : el('details', {'data-key': title}, el('summary', {}, title), el('pre', {tabindex: 0, 'data-key': `${title} as JSON`}, JSON.stringify(value, null, 2)));
}

/** Where the clipboard is not to be had, as on a page that is not local, the text is shown. */
function copy(label, text) {
  const told = el('span', {role: 'status', class: 'told'});
  const act = async () => {
    try {
      await navigator.clipboard.writeText(text());
      told.replaceChildren('copied');
    } catch {
      showText(label, text());
    }
  };
  return el('span', {}, el('button', {type: 'button', 'data-key': label, onclick: act}, label), told);
}
