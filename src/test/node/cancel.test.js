import assert from 'node:assert/strict';
import {it} from 'node:test';

import {assertAnswered, createLake, describeOverEach, newLocation} from './fake.js';

// The server's own words, as operation.cancel() makes the client itself reject with code 1 too.
const CANCELLED = {code: 1, message: 'The operation was cancelled.'};

describeOverEach('a cancel', client => {
  it('ends the operation with CANCELLED, and the lake is gone', async () => {
    const parent = newLocation();
    const operation = await createLake(client, parent, 'sales', {doneAfter: 'never'});

    await client.cancelOperation({name: operation.name});

    await assert.rejects(operation.promise(), CANCELLED);
    await assertAnswered('NOT_FOUND', client.getLake({name: `${parent}/lakes/sales`}));
  });

  it('is seen by a client that is waiting', async () => {
    const operation = await createLake(client, newLocation(), 'sales', {doneAfter: 'never'});

    await Promise.all([
      assert.rejects(operation.promise(), CANCELLED),
      client.cancelOperation({name: operation.name}),
    ]);
  });

  it('comes too late for a lake that arrives all the same', async () => {
    const parent = newLocation();
    const operation = await createLake(client, parent, 'completes-despite-cancel-1');

    await operation.cancel();
    const [lake, metadata] = await operation.promise();

    assert.equal(lake.name, `${parent}/lakes/completes-despite-cancel-1`);
    assert.equal(metadata.requestedCancellation, true);
    const [stored] = await client.getLake({name: lake.name});
    assert.equal(stored.uid, lake.uid);
  });

  it('is UNIMPLEMENTED where the script says so, and the operation runs on', async () => {
    const operation = await createLake(client, newLocation(), 'sales', {onCancel: 'unimplemented'});

    await assertAnswered('UNIMPLEMENTED', client.cancelOperation({name: operation.name}));

    const [lake, metadata] = await operation.promise();
    assert.equal(lake.displayName, 'Sales');
    assert.equal(metadata.requestedCancellation, false);
  });

  // As docs/clients.md warns.
  it('by operation.cancel() makes promise() give up, whatever the server says', async () => {
    const operation = await createLake(client, newLocation(), 'sales', {
      doneAfter: 'never',
      onCancel: 'unimplemented',
    });

    const waiting = assert.rejects(operation.promise());
    await assertAnswered('UNIMPLEMENTED', operation.cancel());
    await waiting;

    const {done} = await client.checkCreateLakeProgress(operation.name);
    assert.equal(done, false);
  });
});
