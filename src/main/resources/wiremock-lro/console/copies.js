// What is seen, as text to be used elsewhere.

// code.proto, by number
const CODES = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS',
  'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE',
  'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
];

/** Returns a text in a shell's single quotes. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Returns the command that starts such an operation. */
export function asCurl(record, origin) {
  // Without the type curl says that it is a form, in which a % would have to be escaped.
  return `curl -s ${origin}/__admin/ext/lro/operations -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(record.script, null, 2))}`;
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
    (key, value) => (typeof value === 'string' ? value.replaceAll('{{', "{{val '{{'}}") : value), // no template
    2,
  );
}

function parentOf(name) {
  const index = name.lastIndexOf('/operations/');
  return index < 0 ? '' : name.slice(0, index);
}

/** Returns the script of a record in Java, with the static imports that the documentation uses. */
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
    script.progress?.length === 0 && 'progress(Progress.NONE)',
    script.faults?.length === 0 && 'faults(Faults.NONE)',
    script.resource && `resource(${resource(script.resource)})`,
    ...(script.progress ?? []).map((step) => `progress(${after(step.at)}, ${json(step.metadata)})`),
    script.metadataAtEnd && `metadataAtEnd(${json(script.metadataAtEnd)})`,
    script.expiresAfter && `expiresAfter(${duration(script.expiresAfter)})`,
    script.validateOnly !== undefined && `validateOnly(${script.validateOnly})`,
    ...(script.faults ?? []).map((fault) => `fault(${faultOf(fault)})`),
  ].filter(Boolean);
  return ['operation()', ...calls.map((call) => `    .${call}`)].join('\n');
}

function string(text) {
  return JSON.stringify(text); // Java reads the same escapes.
}

function json(value) {
  if (Array.isArray(value)) {
    const list = value.includes(null) ? 'Arrays.asList' : 'List.of';
    return `${list}(${value.map(json).join(', ')})`;
  }
  if (value !== null && typeof value === 'object') {
    return object(Object.entries(value).map(([key, each]) => `${string(key)}, ${json(each)}`));
  }
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 0x7fffffff) {
    return Number.isSafeInteger(value) ? `${value}L` : `${value.toExponential()}`;
  }
  return JSON.stringify(value);
}

function object([first, ...rest]) {
  return first === undefined
    ? 'JsonObject.EMPTY'
    : `JsonObject.of(${first})${rest.map((entry) => `.with(${entry})`).join('')}`;
}

function duration(text) {
  const [whole, fraction = ''] = text.slice(0, -1).split('.');
  const nanos = Number(fraction.padEnd(9, '0'));
  return `Duration.ofSeconds(${whole}L${nanos === 0 ? '' : `, ${nanos}`})`;
}

function after(value) {
  if (value === 'never') {
    return 'never()';
  }
  return value.polls === undefined ? `time(${duration(value.time)})` : `polls(${value.polls})`;
}

function status(error) {
  const code = `Code.${CODES[error.code]}`;
  return error.details === undefined
    ? `Status.of(${code}, ${string(error.message)})`
    : `new Status(${code}, ${string(error.message)}, ${json(error.details)})`;
}

/** Returns an expression with those calls of its methods that there are. */
function chain(...calls) {
  return calls.filter((call) => call !== undefined && call !== false).join('.');
}

function onCancel(value) {
  return chain(
    `${value.outcome}()`,
    value.after && `after(${after(value.after)})`,
    value.error && `error(${status(value.error)})`,
    value.response && `response(${json(value.response)})`,
    value.ifDone && `ifDone(${status(value.ifDone)})`,
    value.metadata && `metadata(${json(value.metadata)})`,
    value.metadataAtEnd && `metadataAtEnd(${json(value.metadataAtEnd)})`,
  );
}

function resource(change) {
  if (change.etag !== undefined || change.allowMissing) {
    return anyChange(change);
  }
  return chain(
    `ResourceChange.${changeOf(change, json(change.body ?? {}))}`,
    change.states && `states(${states(change.states)})`,
    change.force && 'withForce()',
  );
}

function changeOf(change, body) {
  if (change.create !== undefined) {
    return `create(${string(change.create)}, ${string(change['@type'])}, ${body})`;
  }
  if (change.update !== undefined) {
    return `update(${string(change.update)}, ${body}, ${string(change.updateMask ?? null)})`;
  }
  return change.delete === undefined ? `custom(${string(change.custom)})` : `delete(${string(change.delete)})`;
}

/** There is no method for each part of one. */
function anyChange(change) {
  const kind = ['create', 'update', 'delete', 'custom'].find((verb) => change[verb] !== undefined);
  const parts = [
    `ResourceChange.Kind.${kind.toUpperCase()}`,
    string(change[kind]),
    string(change['@type'] ?? null),
    json(change.body ?? {}),
    string(change.updateMask ?? null),
    change.states === undefined ? 'null' : states(change.states),
    change.force ?? false,
    string(change.etag ?? null),
    change.allowMissing ?? false,
  ];
  return `new ResourceChange(${parts.join(', ')})`;
}

function states({creating = null, active = null, deleting = null}) {
  return `new ResourceStates(${string(creating)}, ${string(active)}, ${string(deleting)})`;
}

function faultOf(fault) {
  const on = fault.on[0].toUpperCase() + fault.on.slice(1);
  // That of a pace stands before the times, which it would set.
  return chain(
    `Fault.on${on}(${faultReply(fault)})`,
    `from(${fault.from})`,
    fault.fasterThan && `fasterThan(${duration(fault.fasterThan)})`,
    fault.times === 'forever' ? 'forever()' : `times(${fault.times})`,
    `applied(${fault.applied})`,
  );
}

function faultReply({error, body, delay, violation, truncated}) {
  if (error !== undefined) {
    return chain(
      `FaultReply.error(${status(error)})`,
      error.reason && `reason(${string(error.reason)})`,
      error.retryAfter && `retryAfter(${duration(error.retryAfter)})`,
    );
  }
  if (body !== undefined) {
    return `new FaultBody(${body.status}, ${string(body.contentType)}, ${string(body.text)})`;
  }
  if (delay !== undefined) {
    return `FaultReply.delay(${duration(delay)})`;
  }
  if (violation !== undefined) {
    return `FaultReply.violation(Violation.${violation.replace(/[A-Z]/g, (letter) => '_' + letter).toUpperCase()})`;
  }
  return truncated ? 'FaultReply.truncated()' : 'FaultReply.dropped()';
}
