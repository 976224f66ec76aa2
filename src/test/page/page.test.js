import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {URL_OF_SERVER, admin, api, detail, launch, newParent, open, poll, rows, scopeOf, select, start, state, violations} from './browser.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

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

test('the page asks again after an answer that there is no room for now', async () => {
  const parent = newParent();
  const page = await open(browser, parent);
  await start(parent);
  await rows(page).first().waitFor();

  const busy = {error: {code: 429, message: 'busy', status: 'RESOURCE_EXHAUSTED'}};
  await page.route('**/changes?*', (route) => route.fulfill({status: 429, json: busy}), {times: 1});
  await page.getByText('No answer: busy').waitFor();
  await start(parent);

  await rows(page).nth(1).waitFor();
  assert.equal(await rows(page).count(), 2);
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

test('what ends an operation is merged into its metadata', async () => {
  const parent = newParent();
  const page = await open(browser, parent);
  const metadata = {'@type': 'type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata'};
  const name = await start(parent, {operation: {parent, metadata}, doneAfter: 'never'});
  await select(page, name);

  await detail(page).getByRole('button', {name: 'Cancel from outside'}).click();
  await page.getByRole('dialog').getByLabel('Merged into the metadata').fill('{"apiVersion": "v2"}');
  await page.getByRole('dialog').getByRole('button', {name: 'Cancel from outside'}).click();
  await detail(page).getByText('CANCELLED').filter({visible: true}).first().waitFor();

  assert.equal((await (await api(name)).json()).metadata.apiVersion, 'v2');
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

  const reply = await api(`${parent}/lakes?lakeId=armed`, 'POST', {});
  const {name} = await reply.json();
  const cancel = await api(`${name}:cancel`, 'POST');
  assert.equal(cancel.status, 501);
});

test('lists are narrowed by state, method, text and filter', async () => {
  const parent = newParent();
  const done = await start(parent, {doneAfter: {polls: 0}});
  const running = await start(parent);
  const page = await open(browser, parent);
  await rows(page).nth(1).waitFor();

  await page.getByLabel('State').selectOption('SUCCEEDED');
  await page.getByText('1 operation').waitFor();
  assert.match(await rows(page).first().textContent(), new RegExp(done));
  await page.getByLabel('State').selectOption('');
  await page.getByLabel('Text').fill(running.slice(-8));
  await rows(page).filter({hasText: running}).waitFor();
  await page.getByText('1 operation').waitFor();
  await page.getByLabel('Text').fill('');
  await page.getByLabel('Filter', {exact: true}).fill('done = true');
  await page.getByText('1 operation').waitFor();
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
  await api(`${name}:cancel`, 'POST', {[attack]: 1});
  await poll(`${name}?quotaUser=${encodeURIComponent(attack)}`);
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
  for (let i = 0; i < 10_000; i += 200) {
    await Promise.all(Array.from({length: 200}, () => start(parent)));
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

for (const odd of ['projects/P/operations/a#b%25/"q"<i>', "operations/it's & so", 'batches/1', 'projects/P/jobs/ä?é']) {
  test(`an operation called ${odd} is selected, linked to and acted upon`, async () => {
    const parent = newParent();
    const name = odd.replace('P', parent.split('/')[1]).replace('batches', `batches-${process.pid}`);
    await admin('/operations', {operation: {name}, doneAfter: 'never'});
    const page = await open(browser, name);
    await select(page, name);

    const linked = await open(browser, name);
    await linked.goto(page.url());
    await detail(linked).getByText(name, {exact: true}).waitFor();
    await detail(linked).getByRole('button', {name: 'Fail'}).click();
    await linked.getByRole('dialog').getByText(name).waitFor();
    await linked.getByRole('dialog').getByRole('button', {name: 'Fail'}).click();

    await rows(page).filter({hasText: 'FAILED'}).waitFor();
    assert.deepEqual([...page.complaints, ...linked.complaints], []);
  });
}

test('a cancel as a client goes to the version of the API that the start was called in', async () => {
  const parent = newParent();
  const urlPath = `/v2beta1/${parent}/things`;
  const transformerParameters = {operation: {name: `${parent}/operations/a%2F #b`}, doneAfter: 'never'};
  const mapping = {request: {urlPath}, response: {transformers: ['start-operation'], transformerParameters}};
  await fetch(`${URL_OF_SERVER}/__admin/mappings`, {method: 'POST', body: JSON.stringify(mapping)});
  await fetch(`${URL_OF_SERVER}${urlPath}`, {method: 'POST'});
  const page = await open(browser, parent);
  await select(page, parent);
  const request = page.waitForRequest((one) => one.method() === 'POST');

  await detail(page).getByRole('button', {name: 'Cancel as a client'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Cancel as a client'}).click();

  assert.equal((await request).url(), `${URL_OF_SERVER}/v2beta1/${parent}/operations/a%252F%20%23b:cancel`);
  await rows(page).filter({hasText: 'CANCELLED'}).waitFor();
});

test('a dialog gives the focus back to the button that opened it', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: 'never', onCancel: 'stuck'});
  const page = await open(browser, parent);
  await select(page, name);
  const button = detail(page).getByRole('button', {name: 'Cancel as a client'});
  const isFocused = () => button.evaluate((one) => one === document.activeElement);

  await button.focus();
  await page.keyboard.press('Enter');
  await poll(name); // The button is drawn anew below the dialog.
  await detail(page).locator('.mark.POLLED').waitFor();
  await page.keyboard.press('Escape');
  assert.ok(await isFocused());

  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({state: 'detached'});
  await rows(page).filter({hasText: 'CANCELLING'}).waitFor();
  assert.ok(await isFocused());
});

test('every control of the page is reached with the tab key, and has a name', async () => {
  const parent = newParent();
  const name = await start(parent);
  const page = await open(browser, parent);
  await select(page, name);
  const controls = await page.locator('button:enabled, input, select, summary').count();

  await page.evaluate(() => document.activeElement.blur());
  const reached = new Set();
  for (let i = 0; i < 2 * controls; i++) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const one = document.activeElement;
        return one.dataset.key ?? (one.id || one.textContent);
      }),
    );
  }

  for (const key of ['skip', 'freeze', 'advance', 'start', 'reset', 'scope', 'filter', 'operations', 'Forget', 'axis real', 'events', 'Copy as Java']) {
    assert.ok(reached.has(key), `${key} of ${[...reached]}`);
  }
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

    for (const summary of await detail(page).locator('summary').all()) {
      await summary.click();
    }
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', {name: 'Arm a script…'}).click();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('dialog').getByLabel('Target').fill('/');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('alert').filter({hasText: '/'}).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.getByLabel('Filter', {exact: true}).fill('done = ');
    await page.getByRole('alert').filter({hasText: 'filter column 7'}).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByLabel('Filter', {exact: true}).fill('');
    await page.getByLabel('Text').fill('no such');
    await page.getByText('No operations.').waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}
