/**
 * Tree → model. A file is read once for all releases: what only some of them refuse is a problem with its limits.
 * @see synapse-semantics 1.1
 */
import { ALLOWED_IN_4_7, mediatorSince } from '../stock/mediators.js';
import { attribute, childElements, elementsOf, type XmlDocument, type XmlElement } from '../xml/index.js';
import { type Mediator, type SequenceModel, SYNAPSE_NS } from './model.js';
import { readFilter, readIn, readRouter, readSequence, readSwitch, readValidate } from './read-control.js';
import { readMakefault, readThrowError } from './read-fault.js';
import { readEnrich, readPayload } from './read-payload.js';
import { readClass, readHeader, readLog, readProperty, readPropertyGroup, readVariable } from './read-values.js';
import { Reader } from './reader.js';

type Read = (reader: Reader, element: XmlElement) => Mediator;

const READERS: Readonly<Record<string, Read>> = {
  sequence: readSequence,
  log: readLog,
  property: readProperty,
  propertyGroup: readPropertyGroup,
  header: readHeader,
  filter: readFilter,
  switch: readSwitch,
  conditionalRouter: readRouter,
  in: readIn,
  out: readIn,
  payloadFactory: readPayload,
  makefault: readMakefault,
  enrich: readEnrich,
  send: (reader, element) => ({
    kind: 'send',
    at: reader.at(element),
    endpoint: childElements(element).some(({ local }) => local === 'endpoint'),
  }),
  respond: (reader, element) => ({ kind: 'respond', at: reader.at(element) }),
  drop: (reader, element) => ({ kind: 'drop', at: reader.at(element) }),
  loopback: (reader, element) => ({ kind: 'loopback', at: reader.at(element) }),
  throwError: readThrowError,
  variable: readVariable,
  'call-template': (reader, element) => ({
    kind: 'call-template',
    at: reader.at(element),
    target: attribute(element, 'target') ?? '',
  }),
  class: readClass,
  validate: readValidate,
};

/** Sequences that an opaque mediator names somewhere below it, as far as attributes tell. */
function callsBelow(reader: Reader, element: XmlElement): string[] {
  const calls: string[] = [];
  for (const inner of elementsOf(element)) {
    if (inner.ns !== SYNAPSE_NS) continue;
    const key =
      inner.local === 'sequence' && inner !== element
        ? attribute(inner, 'key')
        : (attribute(inner, 'sequence') ?? attribute(inner, 'onError'));
    if (key === undefined || key.startsWith('{')) continue;
    calls.push(key);
    reader.call(key, 'target', inner);
  }
  return calls;
}

function readMediator(reader: Reader, element: XmlElement): Mediator {
  const { local } = element;
  const at = reader.at(element);
  const known = element.ns === SYNAPSE_NS ? (mediatorSince(local) ? local : local.split('.', 1)[0]) : undefined;
  if (known === undefined || mediatorSince(known) === undefined) {
    const words =
      element.ns === SYNAPSE_NS ? `no release knows a mediator ${local}` : `${element.name} is no mediator of synapse`;
    reader.problem('unknown-mediator', element, words);
    return { kind: 'opaque', at, element: local, calls: [] };
  }
  reader.elements.push({ name: local, at });
  const read = READERS[known];
  return read === undefined
    ? { kind: 'opaque', at, element: known, calls: callsBelow(reader, element) }
    : read(reader, element);
}

/** The mediators that are children of `parent`; comments count as mediators that do nothing, text is ignored. */
function readList(reader: Reader, parent: XmlElement): Mediator[] {
  const list: Mediator[] = [];
  for (const child of parent.children) {
    if (child.kind !== 'element') continue;
    // a description is no mediator anywhere
    if (child.local === 'description' && child.ns === SYNAPSE_NS) continue;
    list.push(readMediator(reader, child));
  }
  return list;
}

/**
 * Reads the model of a sequence file.
 * @param file how the caller names the file; places repeat it
 * @throws never; what is wrong is in `problems`
 */
export function readSequenceModel(file: string, document: XmlDocument): SequenceModel {
  const { root, source } = document;
  const reader = new Reader(file, source, readList);
  const name = attribute(root, 'name') || undefined;
  const onError = attribute(root, 'onError');
  if (name === undefined) {
    const words =
      attribute(root, 'key') === undefined ? 'the root has no name' : 'the root has a key instead of a name';
    reader.problem('no-name', root, words);
  }
  let list: Mediator[] = [];
  if (root.ns !== SYNAPSE_NS || root.local !== 'sequence') {
    reader.problem('not-a-sequence', root, `the root is ${root.name}, not a sequence of synapse`);
  } else {
    reader.elements.push({ name: 'sequence', at: reader.at(root) });
    if (onError !== undefined) reader.call(onError, 'onError', root);
    list = readList(reader, root);
  }
  const { problems, elements, classes, calls } = reader;
  return {
    file,
    name,
    at: reader.at(root),
    ...(onError !== undefined && { onError }),
    list,
    problems,
    elements,
    classes,
    calls,
  };
}

export const isAllowedIn47 = (name: string): boolean => ALLOWED_IN_4_7.has(name.toLowerCase());
