// What is seen at a moment. Shapes differ as colours do, for not everybody sees these.

import {svg} from './dom.js';

const SAME = 1.5; // Marks of one kind that are no farther apart are one, with their number.
const BESIDE = 9; // Marks of two kinds that are no farther apart stand above each other.
const LEVELS = [0, -11, 11];

const CROSS = 'M-5 -5l10 10m0 -10l-10 10';
const SHAPES = {
  STARTED: 'M0 -7v14l7 -7z',
  CANCEL_REQUESTED: 'M-6 6l6 -12l6 12z',
  DELETED: CROSS,
  DELETE_FAILED: CROSS,
  FORGOTTEN: CROSS,
  EXPIRED: CROSS,
  DONE: 'M0 -8l8 8l-8 8l-8 -8z',
  fault: CROSS,
  progress: 'M-4 -4h8v8h-8z',
};
const DOT = 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z';

/**
 * Returns drawings of marks, none of which hides another.
 *
 * @param marks of one lane, `{kind, x, text}`, from left to right
 */
export function marks(marks, y) {
  const groups = [];
  for (const mark of marks) {
    const near = groups.filter((group) => mark.x - group.x <= BESIDE);
    const same = near.find((group) => group.kind === mark.kind && mark.x - group.x <= SAME);
    if (same !== undefined) {
      same.texts.push(mark.text);
      continue;
    }
    const taken = near.filter((group) => group.kind !== mark.kind).map((group) => group.level);
    const level = LEVELS.find((one) => !taken.includes(one)) ?? 0;
    groups.push({kind: mark.kind, x: mark.x, level, texts: [mark.text]});
  }
  return groups.map((group) => drawn(group, y + group.level));
}

function drawn({kind, x, texts}, y) {
  const count = texts.length === 1 ? null : svg('text', {x: 7, y: 4, class: 'many'}, `×${texts.length}`);
  return svg(
    'g',
    {transform: `translate(${x} ${y})`},
    svg('path', {d: SHAPES[kind] ?? DOT, class: `mark ${kind}`}),
    count,
    svg('title', {}, texts.join('\n')),
  );
}
