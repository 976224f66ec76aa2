import assert from 'node:assert/strict';
import {it} from 'node:test';

import {armNext, assertAnswered, createLake, describeOverEach, newLocation} from './fake.js';

describeOverEach('an operation', client => {
  it('is polled until its lake arrives', async () => {
    const parent = newLocation();

    const operation = await createLake(client, parent, 'sales');
    assert.equal(operation.done, false);
    const [lake, metadata] = await operation.promise();

    assert.equal(lake.name, `${parent}/lakes/sales`);
    assert.equal(lake.displayName, 'Sales');
    assert.equal(metadata.target, lake.name);
    assert.equal(metadata.verb, 'create');
    const [stored] = await client.getLake({name: lake.name});
    assert.equal(stored.uid, lake.uid);
  });

  it('changes only the fields of the update mask', async () => {
    const parent = newLocation();
    const name = `${parent}/lakes/sales`;
    await createLake(client, parent, 'sales', {doneAfter: {polls: 0}});

    // Over REST this client sends a real PATCH, and the mask in snake case.
    const [operation] = await client.updateLake({
      lake: {name, displayName: 'ignored', description: 'All sales'},
      updateMask: {paths: ['description']},
    });
    await operation.promise();

    const [lake] = await client.getLake({name});
    assert.equal(lake.description, 'All sales');
    assert.equal(lake.displayName, 'Sales');
  });

  it('takes the lake away that it deletes', async () => {
    const parent = newLocation();
    const name = `${parent}/lakes/sales`;
    await createLake(client, parent, 'sales', {doneAfter: {polls: 0}});

    const [operation] = await client.deleteLake({name});
    await operation.promise();

    await assertAnswered('NOT_FOUND', client.getLake({name}));
  });

  it('fails as the armed script says', async () => {
    const parent = newLocation();
    const name = `${parent}/lakes/sales`;
    await armNext(name, {operation: {error: {code: 'DATA_LOSS', message: 'The disk is gone.'}}});

    const operation = await createLake(client, parent, 'sales');

    await assert.rejects(operation.promise(), {code: 15, message: 'The disk is gone.'});
    await assertAnswered('NOT_FOUND', client.getLake({name}));
  });

  it('runs on when a poll is answered RESOURCE_EXHAUSTED', async () => {
    const operation = await createLake(client, newLocation(), 'sales', {
      doneAfter: {polls: 1},
      faults: [{on: 'get', error: {code: 'RESOURCE_EXHAUSTED'}}],
    });

    await assertAnswered('RESOURCE_EXHAUSTED', operation.promise());

    const resumed = await client.checkCreateLakeProgress(operation.name);
    assert.equal(resumed.done, true);
    assert.equal(resumed.result.displayName, 'Sales');
  });
});

describeOverEach('the list of operations', client => {
  it('comes page by page, the newest first', async () => {
    const parent = newLocation();
    const names = [];
    for (const lakeId of ['a', 'b', 'c']) {
      names.unshift((await createLake(client, parent, lakeId)).name);
    }

    const [firstPage] = await client.operationsClient.listOperations(
      {name: parent, pageSize: 2},
      {autoPaginate: false},
    );
    assert.deepEqual(namesOf(firstPage), names.slice(0, 2));
    assert.deepEqual(namesOf(await listAll(client, {name: parent, pageSize: 2})), names);
  });

  it('shows only what its filter asks for', async () => {
    const parent = newLocation();
    await createLake(client, parent, 'running');
    await createLake(client, parent, 'other', {doneAfter: {polls: 0}});
    const wanted = await createLake(client, parent, 'wanted', {doneAfter: {polls: 0}});

    const found = await listAll(client, {
      name: parent,
      filter: 'done = true AND metadata.target = "*/lakes/wanted"',
    });

    assert.deepEqual(namesOf(found), [wanted.name]);
  });
});

describeOverEach('the list of lakes', client => {
  it('comes page by page and ends', async () => {
    const parent = newLocation();
    for (const lakeId of ['a', 'b', 'c']) {
      await createLake(client, parent, lakeId);
    }

    assert.deepEqual(
      namesOf(await listLakes(client, parent)),
      ['a', 'b', 'c'].map(lakeId => `${parent}/lakes/${lakeId}`),
    );
  });
});

async function listLakes(client, parent) {
  const lakes = [];
  for await (const lake of client.listLakesAsync({parent, pageSize: 2}, {autoPaginate: false})) {
    lakes.push(lake);
  }
  return lakes;
}

async function listAll(client, request) {
  const operations = [];
  for await (const operation of client.listOperationsAsync(request, {autoPaginate: false})) {
    operations.push(operation);
  }
  return operations;
}

function namesOf(operations) {
  return operations.map(operation => operation.name);
}
