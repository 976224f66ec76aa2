// The calls that the clients of all languages make, and what this one tells of each: the cells of
// docs/fidelity.md. With FIDELITY_TOLD in the environment they are written to that file.

import assert from 'node:assert/strict';
import {appendFileSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {it} from 'node:test';

import {grpc} from 'google-gax';

import {describeOverEach, newLocation, startOptions} from './fake.js';

const {cases, http} = JSON.parse(
  readFileSync(new URL('../resources/fidelity/calls.json', import.meta.url)),
);
const {version} = createRequire(import.meta.url)('@google-cloud/dataplex/package.json');

describeOverEach('a client', (client, transport) => {
  for (const each of cases) {
    const row = `${each.call}: ${each.fate}`;
    it(`tells of ${row}`, async () => {
      const told = await tell(client, each);

      assert.ok(allowed(each, told), `${told}, not ${each.answer}`);
      write({client: `Node ${transport}`, library: `@google-cloud/dataplex ${version}`, row, told});
    });
  }
});

/** Takes the steps of a case, of which only the last may come to an error. */
async function tell(client, {steps, script}) {
  const take = newLake(client, script);
  const last = steps.at(-1);
  for (const step of steps.slice(0, -1)) {
    await take(step);
  }
  try {
    return await take(last);
  } catch (error) {
    assert.equal(typeof error.code, 'number', error.stack);
    return nameOf(error.code);
  }
}

/** Returns what takes one step after the other, all of them on operations on one lake. */
function newLake(client, script) {
  const parent = newLocation();
  const name = `${parent}/lakes/sales`;
  let operation = {name: `${parent}/operations/unknown`};

  const started = ([latest]) => {
    operation = latest;
    return shown(operation.latestResponse);
  };
  const steps = {
    create: async lakeId =>
      started(await client.createLake({parent, lakeId: lakeId ?? 'sales', lake: {}}, startOptions(script))),
    update: async () =>
      started(
        await client.updateLake({lake: {name}, updateMask: {paths: ['description']}}, startOptions()),
      ),
    delete: async () => started(await client.deleteLake({name}, startOptions())),
    await: async () => ((await operation.promise())[0].name ? 'Lake' : 'Empty'),
    poll: async () => shown((await client.operationsClient.getOperation({name: operation.name}))[0]),
    cancel: async () => (await client.cancelOperation({name: operation.name}), 'OK'),
    forget: async () => (await client.operationsClient.deleteOperation({name: operation.name}), 'OK'),
    list: filter => count(client.listOperationsAsync({name: parent, filter, pageSize: 2})),
    lake: async () => (await client.getLake({name}))[0].state,
    lakes: () => count(client.listLakesAsync({parent, pageSize: 2})),
  };
  return step => {
    const [verb, ...argument] = step.split(' ');
    return steps[verb](argument.join(' ') || undefined);
  };
}

function shown({done, error, response}) {
  if (!done) {
    return 'running';
  }
  return error ? `error ${grpc.status[error.code]}` : response.type_url.replace(/.*\./, '');
}

async function count(pages) {
  let found = 0;
  for await (const _ of pages) {
    found++;
  }
  return String(found);
}

/** Over REST errors of calls have a status of HTTP, those of operations a code of gRPC. */
function nameOf(code) {
  return code < 100 ? grpc.status[code] : `HTTP ${code}`;
}

function allowed({answer, or = []}, told) {
  return [answer, ...or].includes(told) || told === `HTTP ${http[answer]}`;
}

function write(cell) {
  if (process.env.FIDELITY_TOLD) {
    appendFileSync(process.env.FIDELITY_TOLD, `${JSON.stringify(cell)}\n`);
  }
}
