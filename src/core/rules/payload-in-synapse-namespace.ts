import { type At, SYNAPSE_NS } from '../synapse/index.js';
import { childElements, elementsOf, type XmlElement } from '../xml/index.js';
import { everyMediator } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { xmlSentAsJson } from './sequence/body.js';
import { formatOf, placed } from './sequence/elements.js';

export const payloadInSynapseNamespace = sequenceRule({
  id: 'payload-in-synapse-namespace',
  code: 'FS054',
  severity: 'warning',
  title: 'Elements of an XML payload carry the namespace of the sequence file',
  why: 'An element without a prefix inherits the default namespace of the file, and is sent with it: <error xmlns="http://ws.apache.org/ns/synapse">. Clients that look for error in no namespace, or in theirs, do not find it.',
  fix: 'Add xmlns="" to the root of the payload, or the namespace that clients know.',
  source: 'synapse-semantics 2.3, 2.4, trap 29 (recorded)',
  find: (subject) => {
    const { model } = subject;
    // the conversion to JSON drops all namespaces
    const converted = new Set([...xmlSentAsJson(model)].map(({ payload }) => payload));
    const hit = (element: XmlElement | undefined, at: At): Hit[] => {
      const first = element && [...elementsOf(element)].find(({ ns }) => ns === SYNAPSE_NS);
      return first === undefined ? [] : [{ at: placed(subject, first, at), args: { name: first.name } }];
    };
    return everyMediator(model).flatMap((mediator) => {
      const { at } = mediator;
      if (mediator.kind === 'makefault') return mediator.detailElements.flatMap((element) => hit(element, at));
      if (mediator.kind === 'enrich') return mediator.source.type === 'inline' ? hit(mediator.source.element, at) : [];
      if (mediator.kind !== 'payload' || mediator.mediaType !== 'xml' || converted.has(mediator)) return [];
      const format = formatOf(subject, mediator);
      return hit(format && childElements(format)[0], at);
    });
  },
  message: ({ name }) => `<${name}> is sent with xmlns="http://ws.apache.org/ns/synapse".`,
});
