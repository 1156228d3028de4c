/** Whether what was ported deploys, and what it calls: part by part where the parts tell, or else the whole text. */
import { mediatorSince } from '../stock/mediators.js';
import type { Release } from '../stock/releases.js';
import { SYNAPSE_NAMESPACE } from '../stock/shape.js';
import { deploymentOf, readSequenceModel, type SequenceModel } from '../synapse/index.js';
import { attribute, readXml, type XmlElement } from '../xml/index.js';
import type { Decision, Op, Sides } from './sides.js';

/** What is known of a text on a release. */
export interface Deployability {
  /** Why a gateway refuses it, each reason once; empty when it deploys. */
  readonly refusals: readonly string[];
  /** Registered names that it calls by a fixed name. */
  readonly calls: readonly string[];
}

function ofModel(model: SequenceModel, release: Release): Deployability {
  const { failures } = deploymentOf({ file: '', model }, release);
  return {
    refusals: [...new Set(failures.map(({ words }) => words))],
    calls: [...new Set(model.calls.map(({ to }) => to))],
  };
}

export function deployabilityOf(text: string, release: Release): Deployability {
  const read = readXml(text);
  if (!read.ok) return { refusals: [`the result is not well-formed: ${read.problem.reason}`], calls: [] };
  return ofModel(readSequenceModel('', read.document), release);
}

/** A sequence around mediators that stand elsewhere. */
const around = (mediator: XmlElement): XmlElement => ({
  kind: 'element',
  name: 'sequence',
  prefix: '',
  local: 'sequence',
  ns: SYNAPSE_NAMESPACE,
  attributes: [{ name: 'name', local: 'name', ns: '', value: 'part' }],
  declarations: new Map(),
  children: [mediator],
  parent: undefined,
  start: mediator.start,
  end: mediator.end,
});

const isMediator = ({ local, ns }: XmlElement): boolean =>
  ns === SYNAPSE_NAMESPACE && mediatorSince(local) !== undefined;

/** The user's element that an op puts in as it is; undefined where something of it changes on the way. */
function insertedBy(op: Op): XmlElement | undefined {
  if ((op.op !== 'insert' && op.op !== 'replace') || op.piece.from !== 'ours') return undefined;
  const { shape, splices = [], holes } = op.piece;
  const whole = splices.length === 0 && (holes === undefined || holes.size === 0);
  return whole && isMediator(shape.element) ? shape.element : undefined;
}

/** Whether an op on the new release's mediators cannot make it refuse them. */
function isHarmless(op: Op): boolean {
  switch (op.op) {
    case 'remove':
      return isMediator(op.element);
    case 'insert':
      return op.piece.from === 'theirs';
    case 'text':
      // From 4.5.0 what stands in `${…}` has to be an expression.
      return (
        op.element.local === 'format' &&
        op.element.parent !== undefined &&
        plain(op.element.parent) &&
        op.text?.includes('${') !== true
      );
    case 'attribute':
      return op.element.local === 'property' && op.name === 'value' && op.value !== undefined && plain(op.element);
    case 'replace':
      return false;
  }
}

/** A payload that is no template, a property that is a text. */
const plain = (element: XmlElement): boolean =>
  attribute(element, 'template-type') === undefined && (attribute(element, 'type') ?? 'STRING') === 'STRING';

/**
 * What is known of the result without reading it: undefined when it has to be read.
 * @param source the user's text
 */
export function deployabilityOfParts(
  decisions: readonly Decision[],
  { ours: { source } }: Sides,
  release: Release,
): Deployability | undefined {
  const calls = new Set<string>();
  const refusals = new Set<string>();
  for (const op of decisions.flatMap(({ ops }) => ops)) {
    const element = insertedBy(op);
    if (element === undefined) {
      if (!isHarmless(op)) return undefined;
      continue;
    }
    const model = readSequenceModel('', { source, root: around(element), outerComments: [] });
    const part = ofModel(model, release);
    for (const name of part.calls) calls.add(name);
    for (const words of part.refusals) refusals.add(words);
  }
  return { calls: [...calls], refusals: [...refusals] };
}
