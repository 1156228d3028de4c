import { attribute, childElements, directText } from '../xml/index.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { childNamed, elementAt, placed } from './sequence/elements.js';

export const faultDetailValue = sequenceRule({
  id: 'fault-detail-value',
  code: 'FS056',
  severity: 'error',
  title: 'The detail of a SOAP fault stands in a value attribute',
  why: 'code and reason have a value attribute, detail has none: it is ignored, and the detail is empty.',
  fix: 'Write the text between the tags, or use expression.',
  source: 'synapse-semantics 2.4, trap 34 (recorded)',
  find: (subject) =>
    mediatorsOf(subject.model, 'makefault').flatMap((fault) => {
      const detail = childNamed(elementAt(subject.root, fault.at.start), 'detail');
      if (detail === undefined || attribute(detail, 'value') === undefined) return [];
      const filled =
        attribute(detail, 'expression') !== undefined ||
        childElements(detail).length > 0 ||
        directText(detail).trim() !== '';
      return filled ? [] : [{ at: placed(subject, detail, fault.at) }];
    }),
  message: () => 'detail takes no value attribute: the detail of this fault is empty.',
});
