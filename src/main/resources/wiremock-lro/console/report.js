// The report of a test: the timelines of some operations, without a server.

import {el} from './dom.js';
import {history} from './timeline.js';

function shown(record) {
  const box = el('section', {'aria-label': record.operation.name});
  const draw = (axis) =>
    box.replaceChildren(
      el('h2', {}, record.history[0].rpc ?? 'Operation', ' ', el('span', {class: `state ${record.state}`}, record.state)),
      el('p', {class: 'name'}, record.operation.name),
      history(record, axis, draw),
      el('details', {}, el('summary', {}, 'All that is known of it'), el('pre', {tabindex: 0}, JSON.stringify(record, null, 2))),
    );
  draw('real');
  return box;
}

const report = JSON.parse(document.getElementById('report').textContent);
document.title = report.title;
document.body.append(
  el('main', {}, el('h1', {}, report.title), el('pre', {tabindex: 0}, report.message), report.records.map(shown)),
);
