import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {admin, launch, newParent, open, poll, scopeOf, start, state, violations} from './browser.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const rows = (page) => page.getByRole('listbox', {name: 'Operations, newest first'}).getByRole('option');
const detail = (page) => page.getByRole('region', {name: 'Operation', exact: true});

async function select(page, text) {
  await rows(page).filter({hasText: text}).first().click();
  await detail(page).getByRole('img').waitFor();
}

test('an operation appears, changes its state and shows its polls without a reload', async () => {
  const parent = newParent();
  const page = await open(browser, parent);
  await page.getByText('No operations.').waitFor();

  const name = await start(parent, {doneAfter: {polls: 2}});
  await rows(page).filter({hasText: 'RUNNING'}).waitFor();
  await select(page, name);
  await poll(name);
  await poll(name);

  await rows(page).filter({hasText: 'SUCCEEDED'}).filter({hasText: '2 polls'}).waitFor();
  await detail(page).getByText('SUCCEEDED').first().waitFor();
  assert.equal(await detail(page).locator('.mark.POLLED').count(), 2);
  assert.deepEqual(page.complaints, []);
});

test('the timeline has cancel, fault, progress, end and the gaps, in real and in fake time', async () => {
  const parent = newParent();
  const scope = scopeOf(parent);
  await admin('/clock:freeze', {scope});
  const name = await start(parent, {
    operation: {parent, metadata: {'@type': 'type.googleapis.com/google.cloud.common.OperationMetadata'}},
    doneAfter: 'never',
    onCancel: {outcome: 'cancelled', after: {time: '60s'}},
    progress: [{at: {time: '1800s'}, metadata: {statusDetail: 'half way'}}],
    faults: [{on: 'get', error: {code: 14}}],
  });
  await poll(name);
  await admin('/clock:advance', {scope, by: '3600s'});
  await poll(name);
  await fetch(`${process.env.WIREMOCK_LRO_URL}/v1/${name}:cancel`, {method: 'POST'});
  await admin('/clock:advance', {scope, by: '60s'});
  await poll(name);

  const page = await open(browser, parent);
  await select(page, name);
  await detail(page).getByLabel("the fake's clock").check();

  const timeline = detail(page).getByRole('img');
  for (const kind of ['POLLED', 'CANCEL_REQUESTED', 'fault', 'progress', 'DONE']) {
    assert.ok((await timeline.locator(`.mark.${kind}`).count()) > 0, kind);
  }
  assert.match(await timeline.textContent(), /1 h 0 min/);
  assert.match(await detail(page).getByRole('table').textContent(), /CANCEL_REQUESTED/);
  await admin('/clock:resume', {scope});
});

test('a cancel as a client is asked for, made and shown', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: 'never'});
  const page = await open(browser, parent);
  await select(page, name);

  await detail(page).getByRole('button', {name: 'Cancel as a client'}).click();
  assert.equal(await state(name), 'RUNNING');
  await page.getByRole('dialog').getByRole('button', {name: 'Cancel as a client'}).click();

  await rows(page).filter({hasText: 'CANCELLED'}).waitFor();
  await detail(page).locator('.mark.CANCEL_REQUESTED').waitFor();
});

test('an error of the server stands in the dialog as it is, and the dialog stays', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: 'never', onCancel: 'unimplemented'});
  const page = await open(browser, parent);
  await select(page, name);

  await detail(page).getByRole('button', {name: 'Cancel as a client'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Cancel as a client'}).click();

  await page.getByRole('dialog').getByText('not support').waitFor();
  assert.equal(await state(name), 'RUNNING');
});

test('complete, fail and forget end the operation', async () => {
  const parent = newParent();
  const page = await open(browser, parent);
  for (const [act, text] of [
    ['Complete', 'SUCCEEDED'],
    ['Fail', 'FAILED'],
    ['Cancel from outside', 'CANCELLED'],
    ['Forget', 'FORGOTTEN'],
  ]) {
    const name = await start(parent, {doneAfter: 'never'});
    await select(page, name);
    await detail(page).getByRole('button', {name: act}).click();
    await page.getByRole('dialog').getByRole('button', {name: act}).click();
    await detail(page).getByText(text).filter({visible: true}).first().waitFor();
  }
});

test('the clock of a project is frozen, advanced and resumed', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: {time: '3600s'}});
  const page = await open(browser, parent);
  await rows(page).filter({hasText: 'RUNNING'}).waitFor();

  await page.getByRole('button', {name: 'Freeze'}).click();
  await page.getByText(', frozen').waitFor();
  await page.getByRole('button', {name: 'Advance…'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Advance'}).click();
  await rows(page).filter({hasText: 'SUCCEEDED'}).waitFor();
  await page.getByRole('button', {name: 'Resume'}).click();

  await page.getByRole('button', {name: 'Freeze'}).and(page.locator(':enabled')).waitFor();
  assert.equal(await state(name), 'SUCCEEDED');
});

test('operations are started, scripts armed and resources put there', async () => {
  const parent = newParent();
  const page = await open(browser, parent);
  const confirm = async (button, verb, change) => {
    await page.getByRole('button', {name: button}).click();
    const dialog = page.getByRole('dialog');
    await change?.(dialog);
    await dialog.getByRole('button', {name: verb, exact: true}).click();
    await dialog.waitFor({state: 'detached'});
  };

  await confirm('Start…', 'Start');
  await rows(page).filter({hasText: 'RUNNING'}).waitFor();
  await confirm('Arm a script…', 'Arm', (dialog) => dialog.getByLabel('Target').fill(`${parent}/lakes/armed`));
  await confirm('Seed a resource…', 'Seed');

  const reply = await fetch(`${process.env.WIREMOCK_LRO_URL}/v1/${parent}/lakes?lakeId=armed`, {method: 'POST', body: '{}'});
  const {name} = await reply.json();
  const cancel = await fetch(`${process.env.WIREMOCK_LRO_URL}/v1/${name}:cancel`, {method: 'POST'});
  assert.equal(cancel.status, 501);
});

test('lists are narrowed by state, method, text and filter', async () => {
  const parent = newParent();
  const done = await start(parent, {doneAfter: {polls: 0}});
  const running = await start(parent);
  const page = await open(browser, parent);
  await rows(page).nth(1).waitFor();

  await page.getByLabel('State').selectOption('SUCCEEDED');
  await page.getByText('1 operations').waitFor();
  assert.match(await rows(page).first().textContent(), new RegExp(done));
  await page.getByLabel('State').selectOption('');
  await page.getByLabel('Text').fill(running.slice(-8));
  await rows(page).filter({hasText: running}).waitFor();
  await page.getByText('1 operations').waitFor();
  await page.getByLabel('Text').fill('');
  await page.getByLabel('Filter', {exact: true}).fill('done = true');
  await page.getByText('1 operations').waitFor();
  await page.getByLabel('Filter', {exact: true}).fill('done = ');
  await page.getByRole('alert').filter({hasText: 'filter column 7'}).waitFor();
});

test('what lints find stands beside the operation', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: {polls: 0}});
  await poll(name);
  await poll(name);
  const running = await start(parent);
  const page = await open(browser, parent);

  await rows(page).filter({hasText: 'polledAfterDone'}).waitFor();
  await page.getByRole('button', {name: 'Lint…'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Lint', exact: true}).click();
  await page.getByText('2 operations were not treated as they should be.').waitFor();
  await select(page, running);

  await detail(page).getByText('leftRunning').waitFor();
});

test('a reset empties the list, and asks before', async () => {
  const parent = newParent();
  await start(parent);
  const page = await open(browser, parent);
  await rows(page).first().waitFor();

  await page.getByRole('button', {name: 'Reset…'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`everything in ${scopeOf(parent)}`).waitFor();
  await dialog.getByRole('button', {name: 'Reset', exact: true}).click();

  await page.getByText('No operations.').waitFor();
});

test('what clients send is text wherever it is shown', async () => {
  const parent = newParent();
  const attack = '"><img src=x onerror="globalThis.attacked=1"><script>globalThis.attacked=1</script>';
  const name = await start(parent, {
    operation: {
      parent,
      metadata: {'@type': 'type.googleapis.com/google.cloud.common.OperationMetadata', statusDetail: attack},
      error: {code: 13, message: attack, details: []},
    },
    resource: {create: `${parent}/lakes/${encodeURIComponent(attack)}`, '@type': 'type.googleapis.com/google.cloud.dataplex.v1.Lake', body: {displayName: attack}},
    progress: [{at: {polls: 1}, metadata: {statusDetail: attack}}],
    faults: [{on: 'cancel', error: {code: 9, message: attack}}],
    doneAfter: {polls: 1},
  });
  await fetch(`${process.env.WIREMOCK_LRO_URL}/v1/${name}:cancel`, {method: 'POST', body: JSON.stringify({[attack]: 1})});
  await poll(`${name}?x=${encodeURIComponent(attack)}`);
  const page = await open(browser, parent);
  await select(page, 'FAILED');
  for (const summary of await detail(page).locator('summary').all()) {
    await summary.click();
  }
  await page.getByLabel('Text').fill(attack);
  await page.waitForTimeout(500);

  assert.equal(await page.evaluate(() => globalThis.attacked), undefined);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('the list is worked with the keys alone', async () => {
  const parent = newParent();
  const oldest = await start(parent);
  const newest = await start(parent);
  const page = await open(browser, parent);
  await rows(page).nth(1).waitFor();

  await page.getByRole('listbox', {name: 'Operations, newest first'}).focus();
  await page.keyboard.press('ArrowDown');
  await detail(page).getByText(newest, {exact: true}).waitFor();
  await page.keyboard.press('End');
  await detail(page).getByText(oldest, {exact: true}).waitFor();

  assert.equal(await rows(page).filter({hasText: oldest}).getAttribute('aria-selected'), 'true');
});

test('10,000 operations scroll, and few rows are in the document', async () => {
  const parent = newParent();
  for (let i = 0; i < 10_000; i += 50) {
    await Promise.all(Array.from({length: 50}, () => start(parent)));
  }
  const page = await open(browser, parent);
  await rows(page).first().waitFor();
  const list = page.getByRole('listbox', {name: 'Operations, newest first'});
  for (let shown = 0; shown < 10_000; ) {
    await list.evaluate((box) => (box.scrollTop = box.scrollHeight));
    await page.waitForTimeout(50);
    shown = Number((await page.locator('#count').textContent()).match(/\d+/)[0]);
  }

  await page.getByText('10000 operations').waitFor();
  assert.ok((await rows(page).count()) < 100);
  const worst = await list.evaluate(async (box) => {
    const frames = [];
    let last = performance.now();
    for (let i = 0; i < 60; i++) {
      box.scrollTop = (i * box.scrollHeight) / 60;
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - last);
      last = performance.now();
    }
    return frames.sort((a, b) => a - b)[30];
  });
  console.log(`a frame of scrolling takes ${worst.toFixed(1)} ms`);
});

for (const [colors, width] of [
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
]) {
  test(`axe finds nothing: ${colors}, ${width} pixels wide`, async () => {
    const parent = newParent();
    const name = await start(parent, {doneAfter: {polls: 1}});
    await poll(name);
    await poll(name);
    await start(parent);
    const page = await open(browser, parent, {colorScheme: colors, viewport: {width, height: 800}, bypassCSP: true});
    await select(page, name);

    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', {name: 'Arm a script…'}).click();
    assert.deepEqual(await violations(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}

test('what is copied as curl starts the same again', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: 'never', onCancel: {outcome: 'stuck'}});
  const page = await open(browser, parent, {permissions: ['clipboard-read', 'clipboard-write']});
  await select(page, name);
  const copied = async (label) => {
    await detail(page).getByRole('button', {name: label}).click();
    await detail(page).getByText('copied').first().waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  assert.match(await copied('Copy as curl'), /^curl -s -X POST http\S+ -d '\{/);
  assert.equal(JSON.parse(await copied('Copy as mapping')).response.transformerParameters.onCancel.outcome, 'stuck');
  assert.match(await copied('Copy as Java'), /operation\(\)[^]*\.doneAfter\(never\(\)\)[^]*\.onCancel\(stuck\(\)\)/);
});
