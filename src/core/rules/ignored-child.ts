import { SYNAPSE_NS } from '../synapse/index.js';
import { childElements, type XmlElement } from '../xml/index.js';
import { everyMediator } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { childNamed, elementAt, placed } from './sequence/elements.js';

/** Children that the gateway passes over, with the element that they stand beside or in. */
function ignoredIn(element: XmlElement): { child: XmlElement; by: string }[] {
  const { local } = element;
  const children = childElements(element).filter((child) => child.local !== 'description');
  const named = (name: string): XmlElement | undefined => childNamed(element, name);
  const others = (kept: readonly (XmlElement | undefined)[], by: string) =>
    children.filter((child) => !kept.includes(child)).map((child) => ({ child, by }));
  if (local === 'filter') {
    const [then, otherwise] = [named('then'), named('else')];
    if (then === undefined) return []; // all children are the branch then
    const hidden = [then, otherwise].flatMap((branch) =>
      branch?.attributes.some((a) => a.ns === '' && a.local === 'sequence')
        ? childElements(branch).map((child) => ({ child, by: `the sequence that its ${branch.local} names` }))
        : [],
    );
    return [...others([then, otherwise], 'its first then and else'), ...hidden];
  }
  const all = (name: string): XmlElement[] =>
    children.filter((child) => child.ns === SYNAPSE_NS && child.local === name);
  if (local === 'switch') return others([...all('case'), named('default')], 'its cases and its first default');
  return others(all('property'), 'its properties');
}

export const ignoredChild = sequenceRule({
  id: 'ignored-child',
  code: 'FS039',
  severity: 'warning',
  title: 'The gateway passes over an element without a word',
  why: 'A filter with a then runs its first then and else and nothing else; a switch its cases and first default; then and else with a sequence attribute run that sequence.',
  fix: 'Move the element into the branch it belongs to, or behind the mediator.',
  source: 'synapse-semantics 2.1, 2.2, trap 15 (recorded)',
  find: (subject) =>
    everyMediator(subject.model).flatMap(({ kind, at }) => {
      if (kind !== 'filter' && kind !== 'switch' && kind !== 'property-group') return [];
      const element = elementAt(subject.root, at.start);
      if (element === undefined) return [];
      return ignoredIn(element).map(({ child, by }) => ({
        at: placed(subject, child, at),
        args: { child: child.name, parent: element.name, by },
        restsOn: [at],
      }));
    }),
  message: ({ child, parent, by }) => `This ${child} is ignored: the ${parent} runs ${by}, and nothing else.`,
});
