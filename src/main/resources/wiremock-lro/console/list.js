// The list: as many rows as fit are in the document, however many operations there are.

import {el} from './dom.js';

const HEIGHT = 48;
const MARGIN = 8; // rows above and below what is seen

export class List {
  #box;
  #spacer = el('div', {class: 'spacer', role: 'presentation'});
  #rows = []; // newest first
  #byNumber = new Map();
  #drawn = new Map();
  #selected = null;
  #linted = new Map();
  #onSelect;
  #onEnd;
  #frame = 0;

  /**
   * @param box where the list is
   * @param onSelect told of the row that is selected
   * @param onEnd told that the last row is near
   */
  constructor(box, onSelect, onEnd) {
    this.#box = box;
    this.#onSelect = onSelect;
    this.#onEnd = onEnd;
    box.append(this.#spacer);
    box.addEventListener('scroll', () => this.#later());
    box.addEventListener('keydown', (event) => this.#key(event));
    box.addEventListener('click', (event) => this.#click(event));
    new ResizeObserver(() => this.#later()).observe(box);
  }

  get size() {
    return this.#rows.length;
  }

  get oldest() {
    return this.#rows.at(-1)?.number;
  }

  /** Returns what the server finds wrong with how an operation was treated. */
  findingsOf(name) {
    return this.#rows.find((row) => row.name === name)?.findings ?? [];
  }

  /** Shows what lints found, by operation, beside what the server finds. */
  mark(linted) {
    this.#linted = linted;
    this.#drawn.forEach((row) => row.remove());
    this.#drawn.clear();
    this.#later();
  }

  clear() {
    this.#rows = [];
    this.#byNumber.clear();
    this.#drawn.forEach((row) => row.remove());
    this.#drawn.clear();
    this.#later();
  }

  /** Takes lines of operations, each in place of the one before of its number. */
  put(lines) {
    let more = false;
    for (const line of lines) {
      const known = this.#byNumber.get(line.number);
      if (line.name === undefined) {
        if (known !== undefined) {
          this.#byNumber.delete(line.number);
          more = true;
        }
      } else {
        this.#byNumber.set(line.number, line);
        more ||= known === undefined;
        if (known !== undefined) {
          Object.assign(known, line);
          this.#byNumber.set(line.number, known);
          this.#drawn.get(line.number)?.remove();
          this.#drawn.delete(line.number);
        }
      }
    }
    if (more) {
      const top = this.#box.scrollTop;
      const anchor = top > HEIGHT ? this.#rows[Math.floor(top / HEIGHT)] : undefined;
      this.#rows = [...this.#byNumber.values()].sort((a, b) => Number(b.number) - Number(a.number));
      this.#keepInPlace(anchor, top);
    }
    this.#later();
  }

  /** New rows above do not push away what is being read. */
  #keepInPlace(anchor, top) {
    const index = anchor === undefined ? -1 : this.#rows.indexOf(anchor);
    this.#spacer.style.height = `${this.#rows.length * HEIGHT}px`;
    if (index >= 0) {
      this.#box.scrollTop = index * HEIGHT + (top % HEIGHT);
    }
  }

  /** Marks the row of an operation as selected, and says whether there is one. */
  select(name) {
    this.#selected = name;
    for (const row of this.#drawn.values()) {
      row.setAttribute('aria-selected', String(row.dataset.name === name));
    }
    this.#active();
    return this.#rows.some((row) => row.name === name);
  }

  #later() {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    }
  }

  #draw() {
    this.#spacer.style.height = `${this.#rows.length * HEIGHT}px`;
    const first = Math.max(0, Math.floor(this.#box.scrollTop / HEIGHT) - MARGIN);
    const last = Math.min(
      this.#rows.length,
      Math.ceil((this.#box.scrollTop + this.#box.clientHeight) / HEIGHT) + MARGIN,
    );
    const seen = new Set(this.#rows.slice(first, last).map((line) => line.number));
    for (const [number, row] of this.#drawn) {
      if (!seen.has(number)) {
        row.remove();
        this.#drawn.delete(number);
      }
    }
    let above = null; // They are in the document in the order in which they are read.
    for (let i = first; i < last; i++) {
      const line = this.#rows[i];
      let row = this.#drawn.get(line.number);
      if (row === undefined) {
        row = this.#row(line);
        this.#drawn.set(line.number, row);
      }
      if (row.previousElementSibling !== above || !row.isConnected) {
        this.#spacer.insertBefore(row, above === null ? this.#spacer.firstChild : above.nextSibling);
      }
      above = row;
      row.style.transform = `translateY(${i * HEIGHT}px)`;
      row.setAttribute('aria-posinset', i + 1);
      row.setAttribute('aria-setsize', this.#rows.length);
    }
    this.#active();
    if (last === this.#rows.length && last > 0) {
      this.#onEnd();
    }
  }

  #row(line) {
    const found = [...line.findings, ...(this.#linted.get(line.name) ?? [])];
    const findings = [...new Set(found.map((finding) => finding.type))].map((type) => el('span', {class: 'finding'}, type));
    return el(
      'div',
      {
        id: `operation-${line.number}`,
        role: 'option',
        class: 'row',
        'data-name': line.name,
        'aria-selected': String(line.name === this.#selected),
      },
      el('span', {class: `state ${line.state}`}, line.state),
      el('span', {class: 'what'}, line.rpc ?? line.verb ?? 'operation', ...findings),
      el('span', {class: 'calls'}, `${line.polled} ${line.polled === 1 ? 'poll' : 'polls'}`),
      el('span', {class: 'name', title: line.target ?? line.name}, line.target ?? line.name),
    );
  }

  #active() {
    const active = [...this.#drawn.values()].find((row) => row.dataset.name === this.#selected);
    if (active === undefined) {
      this.#box.removeAttribute('aria-activedescendant');
    } else {
      this.#box.setAttribute('aria-activedescendant', active.id);
    }
  }

  #click(event) {
    const row = event.target.closest('.row');
    if (row !== null) {
      this.#onSelect(row.dataset.name);
    }
  }

  #key(event) {
    const page = Math.max(1, Math.floor(this.#box.clientHeight / HEIGHT) - 1);
    const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity};
    const step = steps[event.key];
    if (step === undefined || this.#rows.length === 0) {
      return;
    }
    event.preventDefault();
    const current = this.#rows.findIndex((row) => row.name === this.#selected);
    const start = current < 0 && step > 0 ? -1 : Math.max(current, 0);
    const index = Math.min(this.#rows.length - 1, Math.max(0, start + step));
    const top = index * HEIGHT;
    if (top < this.#box.scrollTop) {
      this.#box.scrollTop = top;
    } else if (top + HEIGHT > this.#box.scrollTop + this.#box.clientHeight) {
      this.#box.scrollTop = top + HEIGHT - this.#box.clientHeight;
    }
    this.#onSelect(this.#rows[index].name);
  }
}
