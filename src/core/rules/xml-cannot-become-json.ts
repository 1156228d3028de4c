import { childElements, directText, elementsOf, type XmlElement } from '../xml/index.js';
import { sequenceRule } from './rule.js';
import { xmlSentAsJson } from './sequence/body.js';
import { formatOf, placed } from './sequence/elements.js';

/** What the conversion makes of an element; undefined when it is fine. */
function problemOf(element: XmlElement): string | undefined {
  const children = childElements(element);
  const text = directText(element).replace(/\$\d+/g, ''); // what is filled in may be empty
  if (children.length > 0 && text.trim() !== '') return 'text beside elements: the answer is cut off there';
  const attributes = element.attributes.map(({ local }) => local);
  if (new Set(attributes).size < attributes.length) return 'two attributes of one name: the answer is cut off there';
  const runs = children.map(({ local }) => local).filter((name, i, all) => name !== all[i - 1]);
  const twice = runs.find((name, i) => runs.indexOf(name) !== i);
  return twice === undefined ? undefined : `${twice} twice, not side by side: the JSON has the name twice`;
}

export const xmlCannotBecomeJson = sequenceRule({
  id: 'xml-cannot-become-json',
  code: 'FS053',
  severity: 'error',
  title: 'An XML payload that is sent as JSON has a form that JSON cannot show',
  why: 'Text beside elements ends the conversion in the middle of the answer; equal names that do not stand side by side give an object with a name twice, of which clients see one.',
  fix: 'Build the payload with media-type="json", or give the XML one element for each value.',
  source: 'synapse-semantics 3.4 "XML → JSON", trap 48 (recorded)',
  find: (subject) =>
    [...new Set([...xmlSentAsJson(subject.model)].map(({ payload }) => payload))].flatMap((payload) => {
      const format = formatOf(subject, payload);
      const root = format && childElements(format)[0];
      if (root === undefined) return [];
      return [...elementsOf(root)].flatMap((element) => {
        const problem = problemOf(element);
        return problem === undefined
          ? []
          : [
              {
                at: placed(subject, element, payload.at),
                args: { name: element.name, problem },
                restsOn: [payload.at],
              },
            ];
      });
    }),
  message: ({ name, problem }) => `${name} has ${problem}.`,
});
