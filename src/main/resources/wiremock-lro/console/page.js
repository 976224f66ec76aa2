// The page: what is chosen, what is selected, and who is told of what.

import * as acts from './acts.js';
import {admin, query} from './admin.js';
import {resourceOf, show} from './detail.js';
import {el} from './dom.js';
import {List} from './list.js';
import {Live} from './live.js';

const at = (id) => document.getElementById(id);
const list = new List(at('operations'), select, () => live.older(list.oldest, list.size));
const live = new Live(chosen, {
  all(answer) {
    list.clear();
    say('problem', '');
    took(answer);
    detail();
  },
  some(answer) {
    took(answer);
    // One that is no longer shown has a number alone.
    if (answer.operations.some((line) => line.name === selected || line.name === undefined)) {
      detail();
    }
  },
  refused(error) {
    list.clear();
    say('count', '');
    say('problem', error.message);
  },
  lost(error) {
    say('connection', `No answer: ${error.message}`);
  },
});
const suggested = {scopes: new Set(), methods: new Set()};
let linted = new Map(); // what lints found, by operation
let selected = linked();

// A link may bring them: /__admin/lro?scope=projects/p&state=RUNNING
for (const [key, value] of new URLSearchParams(location.search)) {
  if (key in chosen()) {
    at(key).value = value;
  }
}

function chosen() {
  return Object.fromEntries(['scope', 'state', 'method', 'text', 'filter'].map((key) => [key, at(key).value.trim()]));
}

/** Returns the name of the operation that the address is of, null for none. */
function linked() {
  try {
    return decodeURIComponent(location.hash.slice(1)) || null;
  } catch {
    return location.hash.slice(1); // Somebody has written it by hand.
  }
}

/** The address brings back what is seen. */
function link() {
  const operation = selected === null ? '' : '#' + encodeURIComponent(selected);
  history.replaceState(null, '', location.pathname + query(chosen()) + operation);
}

function say(id, text) {
  at(id).replaceChildren(text);
}

function took(answer) {
  say('connection', '');
  list.put(answer.operations);
  for (const line of answer.operations.filter((line) => line.name !== undefined)) {
    suggest('scopes', line.name.split('/').slice(0, 2).join('/'));
    suggest('methods', line.rpc);
  }
  clockIs(answer.clock);
  say('count', list.size === 0 ? 'No operations.' : counted(list.size, 'operation', live.hasOlder ? ' or more' : ''));
}

function counted(count, what, more = '') {
  return `${count}${more} ${count === 1 && more === '' ? what : `${what}s`}`;
}

function suggest(id, value) {
  const known = suggested[id];
  if (value !== undefined && !known.has(value) && known.size < 1000) {
    known.add(value);
    at(id).append(el('option', {value}));
  }
}

function select(name) {
  if (name !== selected) {
    // Nobody is to act on the one before.
    at('detail').replaceChildren(el('p', {class: 'name'}, name ?? ''));
  }
  selected = name;
  link();
  list.select(name);
  detail();
}

async function detail() {
  const name = selected;
  const box = at('detail');
  if (name === null) {
    box.replaceChildren(el('p', {}, 'Select an operation.'));
    return;
  }
  list.select(name);
  let record;
  let resource;
  try {
    record = await admin('GET', '/operations' + query({name}));
    resource = await resourceOf(record);
  } catch (e) {
    if (name === selected) {
      box.replaceChildren(el('h2', {}, name), el('p', {class: 'error'}, e.message));
    }
    return;
  }
  if (name === selected) {
    show(box, record, resource, findingsOf(record));
  }
}

function findingsOf(record) {
  const name = record.operation.name;
  const found = linted.get(name) ?? [];
  const own = list.findingsOf(name);
  return [...own.filter((one) => found.every((other) => other.type !== one.type)), ...found];
}

function clockIs(clock) {
  const {scope} = chosen();
  say('clock-of', scope === '' ? 'Clock of all' : `Clock of ${scope}`);
  say('clock', `${clock.time}${clock.frozen ? ', frozen' : ''}`);
  at('clock').setAttribute('datetime', clock.time);
  at('freeze').disabled = clock.frozen;
  at('resume').disabled = !clock.frozen;
}

function found(violations) {
  linted = new Map();
  for (const one of violations) {
    linted.set(one.subject, [...(linted.get(one.subject) ?? []), one]);
  }
  list.mark(linted);
  const {size} = linted;
  say('told', size === 0 ? 'Nothing was found.' : `${counted(size, 'operation')} ${size === 1 ? 'was' : 'were'} not treated as they should be.`);
  detail();
}

const parent = () => `${chosen().scope || 'projects/p'}/locations/us-central1`;
const onClick = (id, act) => at(id).addEventListener('click', () => act(chosen().scope));

let typing;
at('filters').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    link();
    live.load();
  }, 250);
});
at('filters').addEventListener('submit', (event) => event.preventDefault());
onClick('start', (scope) => acts.start(scope, parent()));
onClick('arm', (scope) => acts.arm(scope, parent()));
onClick('seed', (scope) => acts.seed(scope, parent()));
onClick('lint', (scope) => acts.lint(scope, found));
onClick('reset', acts.reset);
onClick('advance', acts.advance);
for (const act of ['freeze', 'resume']) {
  onClick(act, (scope) => acts.clock(act, scope).catch((e) => say('problem', e.message)));
}
onClick('skip', () => at('operations').focus());
document.addEventListener('acted', () => live.now());
window.addEventListener('hashchange', () => select(linked()));

live.load();
