import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {
  admin,
  api,
  blank,
  detail,
  launch,
  newParent,
  open,
  poll,
  record,
  scopeOf,
  select,
  start,
  violations,
} from './browser.js';
import {runJava} from './server.js';

const ATTACK = '</script><script>globalThis.attacked=1</script><img src=x onerror="globalThis.attacked=1">';

let browser;
let folder;
let report; // of a test that failed with two operations
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'report'));
  const records = [await failed(newParent()), await record(await start(newParent()))];
  const input = JSON.stringify({title: ATTACK, message: `It failed.\n${ATTACK}`, records});
  report = join(folder, 'report.html');
  await writeFile(report, await runJava(fileURLToPath(new URL('WriteReport.java', import.meta.url)), {input}));
});
after(async () => {
  await browser.close();
  await rm(folder, {recursive: true});
});

async function failed(parent) {
  const metadata = {'@type': 'type.googleapis.com/google.cloud.common.OperationMetadata', statusDetail: ATTACK};
  const name = await start(parent, {
    operation: {parent, metadata, error: {code: 13, message: ATTACK}},
    doneAfter: {polls: 2},
    onCancel: 'stuck',
    progress: [{at: {polls: 1}, metadata: {statusDetail: ATTACK}}],
    faults: [{on: 'cancel', error: {code: 9, message: ATTACK}}],
  });
  await api(`${name}:cancel`, 'POST', {[ATTACK]: 1});
  await api(`${name}:cancel`, 'POST');
  await poll(`${name}?quotaUser=${encodeURIComponent(ATTACK)}`);
  await poll(name);
  return record(name);
}

/** Opens the file that a failed test leaves. */
async function openReport(options = {}) {
  const page = await blank(browser, options);
  await page.goto(pathToFileURL(report).href);
  return page;
}

test('the file has the timelines, and nothing in it that a client sent is a script', async () => {
  const page = await openReport();

  assert.equal(await page.getByRole('img', {name: /^Timeline of/}).count(), 2);
  for (const kind of ['STARTED', 'POLLED', 'CANCEL_REQUESTED', 'fault', 'progress', 'DONE']) {
    assert.ok((await page.locator(`.mark.${kind}`).count()) > 0, kind);
  }
  await page.getByText('All that is known of it').first().click();
  await page.getByLabel("the fake's clock").first().check();
  assert.equal(await page.title(), ATTACK);
  assert.equal(await page.evaluate(() => globalThis.attacked), undefined);
  assert.equal(await page.locator('img').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('the policy of the file holds: a script that is put there does not run', async () => {
  const page = await openReport();

  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.attacked = 1';
    document.body.append(script);
  });

  assert.equal(await page.evaluate(() => globalThis.attacked), undefined);
  assert.match(page.complaints.join(), /Content Security Policy/);
});

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
]) {
  test(`axe finds nothing in the file: ${colorScheme}, ${width} pixels wide`, async () => {
    const page = await openReport({colorScheme, viewport: {width, height: 800}, bypassCSP: true});

    await page.getByText('All that is known of it').first().click();
    assert.deepEqual(await violations(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}

test('a call that was kept waiting is a bar', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: {time: '0.3s'}});
  await api(`${name}:wait`, 'POST', {timeout: '30s'});
  const page = await open(browser, parent);
  await select(page, name);

  const [wait, axis] = await Promise.all([page.locator('.wait').boundingBox(), page.locator('.axis').first().boundingBox()]);
  assert.ok(wait.width > axis.width / 2, `${wait.width} of ${axis.width}`);
});

test('the timeline has cancel, fault, progress, end and the gaps, in real and in fake time', async () => {
  const parent = newParent();
  const scope = scopeOf(parent);
  await admin('/clock:freeze', {scope});
  const name = await start(parent, {
    operation: {parent, metadata: {'@type': 'type.googleapis.com/google.cloud.common.OperationMetadata'}},
    doneAfter: 'never',
    onCancel: {outcome: 'cancelled', after: {time: '60s'}, metadataAtEnd: {statusDetail: 'undone'}},
    progress: [{at: {time: '1800s'}, metadata: {statusDetail: 'half way'}}],
    faults: [{on: 'get', error: {code: 14}}],
  });
  await poll(name);
  await admin('/clock:advance', {scope, by: '3600s'});
  await poll(name);
  await api(`${name}:cancel`, 'POST');
  await admin('/clock:advance', {scope, by: '60s'});
  await poll(name);

  const page = await open(browser, parent);
  await select(page, name);
  await detail(page).getByLabel("the fake's clock").check();

  const timeline = detail(page).getByRole('img');
  for (const kind of ['POLLED', 'CANCEL_REQUESTED', 'fault', 'progress', 'DONE']) {
    assert.ok((await timeline.locator(`.mark.${kind}`).count()) > 0, kind);
  }
  assert.match(await timeline.locator('g:has(> .mark.DONE) title').textContent(), /DONE.*"statusDetail":"undone"/s);
  assert.match(await timeline.textContent(), /1 h 0 min/);
  assert.match(await detail(page).getByRole('table').textContent(), /CANCEL_REQUESTED/);
  await admin('/clock:resume', {scope});
});

test('what the history has left out is seen, and no length of a gap is told there', async () => {
  const parent = newParent();
  const name = await start(parent, {
    doneAfter: 'never',
    operation: {parent, metadata: {'@type': 'type.googleapis.com/google.cloud.common.OperationMetadata'}},
    progress: [{at: {polls: 2}, metadata: {statusDetail: 'early'}}, {at: {polls: 300}, metadata: {statusDetail: 'lost'}}, {at: {polls: 599}, metadata: {statusDetail: 'late'}}],
  });
  for (let i = 0; i < 600; i += 50) {
    await Promise.all(Array.from({length: 50}, () => poll(name)));
  }
  const {leftOut} = (await record(name)).history.find((event) => event.leftOut !== undefined);
  const page = await open(browser, parent);
  await select(page, name);

  const timeline = page.getByRole('img');
  assert.match(await timeline.textContent(), new RegExp(`${leftOut} more`));
  assert.equal(await timeline.locator('.left-out').count(), 1);
  assert.equal(await timeline.locator('.mark.progress').count(), 2);
  assert.match(await page.getByRole('table').textContent(), new RegExp(`and ${leftOut} more`));
});

test('events of one moment stand beside each other, and equal ones have their number', async () => {
  const parent = newParent();
  const scope = scopeOf(parent);
  await admin('/clock:freeze', {scope});
  const name = await start(parent, {doneAfter: 'never', onCancel: 'stuck'});
  await admin('/clock:advance', {scope, by: '3600s'});
  await poll(name);
  await poll(name);
  await poll(name);
  await api(`${name}:cancel`, 'POST');
  await admin('/clock:advance', {scope, by: '3600s'});
  await poll(name);
  const page = await open(browser, parent);
  await select(page, name);
  await page.getByLabel("the fake's clock").check();

  const timeline = page.getByRole('img');
  assert.equal(await timeline.getByText('×3').count(), 1);
  const boxes = await timeline.locator('.mark').evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect().toJSON()));
  for (const [i, one] of boxes.entries()) {
    for (const other of boxes.slice(i + 1)) {
      const apart = Math.abs(one.x - other.x) >= 3 || Math.abs(one.y - other.y) >= 8;
      assert.ok(apart, JSON.stringify([one, other]));
    }
  }
  await page.getByRole('radio', {name: 'real time'}).check();
  assert.match(await timeline.textContent(), /clock \+1 h/);
});

test('an operation of one event has a timeline, too', async () => {
  const parent = newParent();
  const name = await start(parent);
  const page = await open(browser, parent);
  await select(page, name);

  assert.equal(await page.locator('.mark.STARTED').count(), 1);
  assert.equal(await page.locator('.bar.RUNNING').count(), 1);
  assert.deepEqual(page.complaints, []);
});
