// What is seen, as text to be used elsewhere.

const SHORT = ['completes', 'stuck', 'cancelled', 'refused', 'unimplemented', 'fails'];

/** Returns a text in a shell's single quotes. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Returns the command that starts such an operation. */
export function asCurl(record, origin) {
  return `curl -s -X POST ${origin}/__admin/ext/lro/operations -d ${quoted(JSON.stringify(record.script, null, 2))}`;
}

/** Returns a mapping that starts such operations, for the request that has started this one. */
export function asMapping(record) {
  // Of a gRPC call it is the request that the call stands for.
  const [, method, path] = /\b([A-Z]+) (\/[^ ?]*)/.exec(record.history[0].asked ?? '') ?? ['', 'POST', '/v1/path'];
  const {name, ...operation} = record.script.operation ?? {};
  const parent = operation.parent ?? parentOf(name ?? record.operation.name);
  const script = {...record.script, operation: {parent, ...operation}};
  return JSON.stringify(
    {
      name: record.history[0].rpc ?? 'Start',
      request: {method, urlPath: path},
      response: {transformers: ['start-operation'], transformerParameters: script},
    },
    null,
    2,
  );
}

function parentOf(name) {
  const index = name.lastIndexOf('/operations/');
  return index < 0 ? '' : name.slice(0, index);
}

/** Returns the script in Java, with the static imports that the documentation uses. */
export function asJava(script) {
  const {metadata, response, error, name, parent} = script.operation ?? {};
  const calls = [
    name && `name(${string(name)})`,
    parent && `parent(${string(parent)})`,
    metadata && `metadata(${json(metadata)})`,
    response && `response(${json(response)})`,
    error && `error(${status(error)})`,
    script.doneAfter && `doneAfter(${after(script.doneAfter)})`,
    script.onCancel && `onCancel(${onCancel(script.onCancel)})`,
    script.resource && `resource(${resource(script.resource)})`,
    ...(script.progress ?? []).map((step) => `progress(${after(step.at)}, ${json(step.metadata)})`),
    script.expiresAfter && `expiresAfter(${duration(script.expiresAfter)})`,
    script.validateOnly && 'validateOnly(true)',
    ...(script.faults ?? []).map((fault) => `fault(${faultOf(fault)})`),
  ].filter(Boolean);
  return ['operation()', ...calls.map((call) => `    .${call}`)].join('\n');
}

function string(text) {
  return JSON.stringify(text);
}

function json(value) {
  if (Array.isArray(value)) {
    return `List.of(${value.map(json).join(', ')})`;
  }
  if (value !== null && typeof value === 'object') {
    const [first, ...rest] = Object.entries(value);
    return first === undefined
      ? 'JsonObject.EMPTY'
      : `JsonObject.of(${string(first[0])}, ${json(first[1])})` +
          rest.map(([key, each]) => `.with(${string(key)}, ${json(each)})`).join('');
  }
  return JSON.stringify(value);
}

function duration(text) {
  const [whole, fraction] = text.slice(0, -1).split('.');
  return fraction === undefined
    ? `Duration.ofSeconds(${whole})`
    : `Duration.ofSeconds(${whole}, ${fraction.padEnd(9, '0').replace(/^0+(?=\d)/, '')})`;
}

function after(value) {
  if (value === 'never') {
    return 'never()';
  }
  return value.polls === undefined ? `time(${duration(value.time)})` : `polls(${value.polls})`;
}

function code(value) {
  return typeof value === 'number' ? `Code.of(${value})` : `Code.${value}`;
}

function status(error) {
  const details = (error.details ?? []).map(json).join(', ');
  const text = string(error.message ?? '');
  return details === ''
    ? `Status.of(${code(error.code)}, ${text})`
    : `new Status(${code(error.code)}, ${text}, List.of(${details}))`;
}

function onCancel(value) {
  const full = SHORT.includes(value) ? {outcome: value} : value;
  return [
    `${full.outcome}()`,
    full.after && `after(${after(full.after)})`,
    full.error && `error(${status(full.error)})`,
    full.ifDone && full.ifDone !== 'ok' && `ifDone(${status(full.ifDone)})`,
    full.metadata && `metadata(${json(full.metadata)})`,
  ]
    .filter(Boolean)
    .join('.');
}

function resource(change) {
  const body = json(change.body ?? {});
  if (change.create !== undefined) {
    return `ResourceChange.create(${string(change.create)}, ${string(change['@type'])}, ${body})`;
  }
  if (change.update !== undefined) {
    const mask = change.updateMask === undefined ? 'null' : string(change.updateMask);
    return `ResourceChange.update(${string(change.update)}, ${body}, ${mask})`;
  }
  return change.delete === undefined
    ? `ResourceChange.custom(${string(change.custom)})`
    : `ResourceChange.delete(${string(change.delete)})` + (change.force ? '.withForce()' : '');
}

function faultOf(fault) {
  const on = fault.on[0].toUpperCase() + fault.on.slice(1);
  return [
    `Fault.on${on}(${faultReply(fault)})`,
    fault.from && `from(${fault.from})`,
    fault.times === 'forever' ? 'forever()' : fault.times && `times(${fault.times})`,
    fault.fasterThan && `fasterThan(${duration(fault.fasterThan)})`,
    fault.applied !== undefined && `applied(${fault.applied})`,
  ]
    .filter(Boolean)
    .join('.');
}

function faultReply(fault) {
  if (fault.error !== undefined) {
    return `FaultReply.error(${code(fault.error.code)}, ${string(fault.error.message ?? '')})`;
  }
  if (fault.delay !== undefined) {
    return `FaultReply.delay(${duration(fault.delay)})`;
  }
  if (fault.body !== undefined) {
    return `FaultReply.body(${string(fault.body.text ?? fault.body)})`;
  }
  return fault.violation === undefined
    ? fault.dropped
      ? 'FaultReply.dropped()'
      : 'FaultReply.truncated()'
    : `Violation.${fault.violation.replace(/[A-Z]/g, (letter) => '_' + letter).toUpperCase()}`;
}
