/** API definitions: which sequences answer their faults. @see gateway-faults E.1, E.5 */
import type { Reading } from '../diff/reading.js';
import { SYNAPSE_NAMESPACE } from '../stock/shape.js';
import { type At, readSequenceModel, type SequenceModel, type StaticCall } from '../synapse/index.js';
import { attribute, elementsOf, placeOf, type XmlElement } from '../xml/index.js';

function atOf(file: string, source: string, element: XmlElement): At {
  const { start, end, name } = element;
  return { file, element: name, start, end, ...placeOf(source, start) };
}

export interface ApiFaults {
  /** Sequences that `faultSequence` attributes name, other than `fault`. */
  readonly calls: readonly StaticCall[];
  /** Fault sequences that stand in the API itself. */
  readonly inline: readonly SequenceModel[];
}

/** The own fault sequences of an API; undefined when the file is no API or has none. */
export function faultsOfApi(file: string, reading: Reading): ApiFaults | undefined {
  const { root, parsed } = reading;
  if (root === undefined || !parsed.ok || root.local !== 'api' || root.ns !== SYNAPSE_NAMESPACE) return undefined;
  const { document } = parsed;
  const calls: StaticCall[] = [];
  const inline: SequenceModel[] = [];
  for (const element of elementsOf(root)) {
    if (element.ns !== SYNAPSE_NAMESPACE) continue;
    const named = element.local === 'resource' ? attribute(element, 'faultSequence') : undefined;
    if (named !== undefined && named !== 'fault') {
      calls.push({ to: named, by: 'target', at: atOf(file, document.source, element) });
    }
    if (element.local === 'faultSequence') {
      const name = { name: 'name', local: 'name', ns: '', value: `${attribute(root, 'name') ?? file}--Fault` };
      const asSequence: XmlElement = { ...element, local: 'sequence', name: 'sequence', attributes: [name] };
      inline.push(readSequenceModel(file, { ...document, root: asSequence }));
    }
  }
  return calls.length === 0 && inline.length === 0 ? undefined : { calls, inline };
}
