import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {URL_OF_SERVER, admin, api, detail, launch, newParent, open, record, rows, start} from './browser.js';
import {runJava} from './server.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);

let browser;
let page; // of which the modules are used as they are
before(async () => {
  browser = await launch();
  page = await open(browser, newParent());
});
after(() => browser.close());

const TYPE = 'type.googleapis.com/google.cloud.dataplex.v1.Lake';
const odd = 'a "quote", a \\ and \\u0041, a $ and {{x}}, \'one\', a\nline\u2028, 100 %, ä 😀 \u0001';
const metadata = {'@type': 'type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata'};

/** Scripts that say, together, everything that a script can say. */
const SCRIPTS = [
  {operation: {name: 'projects/p/locations/l/operations/a'}},
  {operation: {name: 'batches/1', response: {'@type': TYPE, displayName: odd}}},
  {operation: {parent: 'projects/p/locations/l', error: {code: 13, message: odd}}},
  {operation: {parent: 'projects/p', error: {code: 8, message: '', details: [{'@type': TYPE, a: [1, null, 2.5, true]}]}}},
  {operation: {metadata: {...metadata, [odd]: [[], {}, {a: {b: null}}, 12345678901, -3, 1e300, 0.1, false]}}},
  {doneAfter: {polls: 3}, progress: [], faults: []},
  {doneAfter: {time: '0.000000001s'}},
  {doneAfter: {time: '315576000000s'}},
  {doneAfter: 'never', expiresAfter: '1.5s'},
  ...['completes', 'stuck', 'cancelled', 'refused', 'unimplemented', 'fails'].map((onCancel) => ({onCancel})),
  {
    operation: {metadata},
    onCancel: {
      outcome: 'cancelled',
      after: {time: '2s'},
      error: {code: 1, message: odd, details: [{'@type': TYPE}]},
      ifDone: {code: 9, message: 'done'},
      metadata: {statusDetail: null},
      metadataAtEnd: {statusDetail: odd},
    },
    metadataAtEnd: {statusDetail: 'done', a: null},
    progress: [
      {at: {polls: 1}, metadata: {statusDetail: odd}},
      {at: {time: '2.25s'}, metadata: {a: null}},
    ],
  },
  {onCancel: {outcome: 'completes', after: {polls: 1}}},
  {onCancel: {outcome: 'completes', response: {'@type': TYPE, displayName: odd}}},
  {resource: {create: 'projects/p/lakes/a', '@type': TYPE, body: {displayName: odd}, states: {creating: 'A', active: 'B', deleting: 'C'}}},
  {resource: {create: 'projects/p/lakes/a', '@type': TYPE, states: {active: 'B'}}, validateOnly: true},
  {resource: {update: 'projects/p/lakes/a', body: {a: 1}, updateMask: 'a'}, validateOnly: false},
  {resource: {update: 'projects/p/lakes/a', body: {a: 1}}},
  {resource: {delete: 'projects/p/lakes/a', force: true, states: {deleting: 'C'}}},
  {resource: {custom: 'projects/p/lakes/a'}},
  {resource: {update: 'projects/p/lakes/a', '@type': TYPE, body: {a: 1}, updateMask: 'a', allowMissing: true}},
  {resource: {update: 'projects/p/lakes/a', body: {a: 1}, etag: odd}},
  {resource: {delete: 'projects/p/lakes/a', force: true, states: {deleting: 'C'}, etag: 'e', allowMissing: true}},
  {resource: {custom: 'projects/p/lakes/a', etag: 'e'}},
  {
    faults: [
      {on: 'start', error: {code: 14}},
      {on: 'get', from: 2, times: 3, error: {code: 8, message: odd, reason: 'RATE_LIMIT', retryAfter: '2s', details: [{'@type': TYPE}]}},
      {on: 'get', fasterThan: '0.5s', error: {code: 8}},
      {on: 'get', fasterThan: '0.5s', times: 2, error: {code: 8}, applied: true},
      {on: 'wait', times: 'forever', dropped: true},
      {on: 'cancel', truncated: true, applied: false},
      {on: 'delete', delay: '1.5s'},
      {on: 'get', body: {status: 502, contentType: 'text/plain', text: odd}},
      ...['doneWithoutResult', 'bothResults', 'unknownType', 'doneGoesBack'].map((violation) => ({on: 'get', violation})),
    ],
  },
];

/** Returns a script as the fake tells it back, for it says what it was not told, too. */
const READ = `
import io.github.wiremocklro.internal.json.*;
import io.github.wiremocklro.operation.*;
import java.time.Duration;
import java.util.*;
import static io.github.wiremocklro.operation.After.*;
import static io.github.wiremocklro.operation.OnCancel.*;
import static io.github.wiremocklro.operation.OperationScript.operation;
`;

/** Runs a class that makes each of these scripts in a method of its own, for no method may be too long. */
async function made(expressions) {
  const folder = await mkdtemp(join(tmpdir(), 'copies'));
  const methods = expressions.map((java, i) => `static OperationScript script${i}() {\n  return ${java};\n}`);
  const calls = expressions.map((java, i) => `ScriptJson.of(script${i}())`);
  const main = `public static void main(String[] args) {\n  System.out.println(Json.text(List.of(${calls.join(', ')})));\n}`;
  try {
    await writeFile(join(folder, 'Copies.java'), `${READ}class Copies {\n${methods.join('\n')}\n${main}\n}\n`);
    return JSON.parse(await runJava(join(folder, 'Copies.java')));
  } finally {
    await rm(folder, {recursive: true});
  }
}

const told = (scripts) => runJava(here('TellScripts.java'), {input: JSON.stringify({scripts})}).then(JSON.parse);
const asJava = (scripts) =>
  page.evaluate(async (all) => {
    const {asJava} = await import('/__admin/lro/copies.js');
    return all.map(asJava);
  }, scripts);

test('what is copied as Java compiles, and is the same script: every word of one', async () => {
  const scripts = await told(SCRIPTS);

  assert.deepEqual(await made(await asJava(scripts)), scripts);
});

test('what is copied as Java compiles, and is the same script: 300 random ones', async () => {
  const scripts = JSON.parse(
    await runJava(here('RandomScriptsInJson.java'), {classes: [here('../../../target/test-classes')]}),
  );

  assert.equal(scripts.length, 300);
  assert.deepEqual(await made(await asJava(scripts)), scripts);
});

async function copied(name, label) {
  const tab = await open(browser, name, {permissions: ['clipboard-read', 'clipboard-write']});
  await rows(tab).first().click();
  await detail(tab).getByRole('button', {name: label}).click();
  await detail(tab).getByText('copied').first().waitFor();
  const text = await tab.evaluate(() => navigator.clipboard.readText());
  await tab.close();
  return text;
}

const withOddTexts = (parent) => ({
  operation: {parent, metadata: {...metadata, statusDetail: odd}},
  doneAfter: 'never',
  onCancel: {outcome: 'refused', error: {code: 9, message: odd}},
});

test('what is copied as curl starts the same operation in a shell', async () => {
  const parent = newParent();
  const name = await start(parent, withOddTexts(parent));

  const {stdout} = await run('sh', ['-c', await copied(name, 'Copy as curl')]);

  const again = JSON.parse(stdout);
  assert.notEqual(again.operation.name, name);
  assert.deepEqual(again.script, (await record(name)).script);
});

test('what is copied as mapping lets the same request start the same operation', async () => {
  const parent = newParent();
  const name = await start(parent, withOddTexts(parent));
  const mapping = JSON.parse(await copied(name, 'Copy as mapping'));
  mapping.request.urlPath = `/v1/${parent}/things`;

  await fetch(`${URL_OF_SERVER}/__admin/mappings`, {method: 'POST', body: JSON.stringify(mapping)});
  const again = await (await api(`${parent}/things`, mapping.request.method, {})).json();

  assert.deepEqual((await record(again.name)).script, (await record(name)).script);
});

test('what is copied of a start over REST is its request', async () => {
  const parent = newParent();
  const {name} = await (await api(`${parent}/lakes?lakeId=a`, 'POST', {displayName: 'A'})).json();
  const mapping = JSON.parse(await copied(name, 'Copy as mapping'));
  const {script} = await record(name);
  await admin('/reset', {scope: parent.split('/').slice(0, 2).join('/')});

  await fetch(`${URL_OF_SERVER}/__admin/mappings`, {method: 'POST', body: JSON.stringify(mapping)});
  const again = await (await api(`${parent}/lakes?lakeId=a`, 'POST', {displayName: 'B'})).json();

  assert.deepEqual((await record(again.name)).script.resource, script.resource);
});
