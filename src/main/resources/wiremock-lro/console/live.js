// What there is, and what is new: asked for again and again, so that no call is kept waiting for it.

import {admin, query} from './admin.js';

const PAUSE = 1000;
const SHARE = 4; // So many times as long as the answer took is the pause, where that is longer.
const PAGE = 500;
const MOST = 100_000;

export class Live {
  #asked;
  #told;
  #until; // what was seen; undefined where all is to be asked for
  #older = false; // whether there are more to load
  #loading = false;
  #round = 0; // grows with each new question, so that answers to old ones are dropped
  #timer;

  /**
   * @param asked returns what is asked for
   * @param told `all(answer)`, `some(answer)`, `refused(error)`, and `lost(error)` where no answer came
   */
  constructor(asked, told) {
    this.#asked = asked;
    this.#told = told;
    document.addEventListener('visibilitychange', () => this.now());
  }

  get hasOlder() {
    return this.#older;
  }

  /** Asks for all. */
  load() {
    this.#round++;
    this.#until = undefined;
    this.#older = false;
    return this.#ask();
  }

  /** Asks for what is new, unless nobody sees it. */
  now() {
    return document.hidden ? undefined : this.#ask();
  }

  /** Asks for what was started before the operation of this number, if so many are not enough. */
  async older(number, size) {
    if (!this.#older || this.#loading || size >= MOST) {
      return;
    }
    this.#loading = true;
    const mine = this.#round;
    try {
      const page = await this.#changes({before: number});
      if (mine === this.#round) {
        this.#older = page.more;
        this.#told.some(page);
      }
    } catch (e) {
      this.#told.lost(e);
    } finally {
      this.#loading = false;
    }
  }

  async #ask() {
    const mine = this.#round;
    const start = performance.now();
    const isOld = () => mine !== this.#round;
    try {
      await (this.#until === undefined ? this.#all(isOld) : this.#news(isOld));
    } catch (e) {
      if (isOld()) {
        return;
      }
      if (e.status === 400) {
        this.#told.refused(e);
        return; // The same would be refused again.
      }
      this.#until = undefined; // It may be another server that answers next.
      this.#told.lost(e);
    }
    if (!isOld()) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.now(), Math.max(PAUSE, SHARE * (performance.now() - start)));
    }
  }

  async #all(isOld) {
    const first = await this.#changes({});
    if (!isOld()) {
      this.#until = first.until;
      this.#older = first.more;
      this.#told.all(first);
    }
  }

  /** Of very many changes one answer has the newest; those before them are asked for one by one. */
  async #news(isOld) {
    const since = this.#until;
    let answer = await this.#changes({since});
    const {until} = answer;
    while (!isOld()) {
      if (answer.reset) {
        this.load();
        return;
      }
      this.#told.some(answer);
      if (!answer.more) {
        this.#until = until;
        return;
      }
      answer = await this.#changes({since, before: answer.operations.at(-1).number});
    }
  }

  #changes(more) {
    return admin('GET', '/changes' + query({...this.#asked(), pageSize: PAGE, ...more}));
  }
}
