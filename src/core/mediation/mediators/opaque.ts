/**
 * Mediators we do not run: what they may touch becomes unknown, and nothing else.
 * @see synapse-semantics 2.6
 */
import { classIn } from '../../stock/classes.js';
import { opaqueEffect } from '../../stock/mediators.js';
import type { Mediator } from '../../synapse/index.js';
import { runList } from '../mediate.js';
import type { Run } from '../run.js';
import { opaqueElement } from '../tree.js';
import { Undetermined } from '../values.js';

type Of<Kind extends Mediator['kind']> = Mediator & { readonly kind: Kind };

export function runOpaque(run: Run, { element, at }: Of<'opaque'>): boolean {
  const effect = opaqueEffect(element);
  const why = `${element} in line ${at.line} is not modelled`;
  if (effect.continues !== 'always' || effect.answers) throw new Undetermined(`${why}: it may answer or stop`, at);
  if (effect.properties) throw new Undetermined(`${why}: it may set any property`, at);
  if (effect.body) {
    const hole = run.hole(run.unknown(`result of ${element}`, why));
    run.looking(() => run.message.envelope.put(opaqueElement(hole, new Undetermined(why, at))));
    run.message.json = undefined;
    run.message.responsible.payload = at;
  }
  return true;
}

export function runClass(run: Run, { name, at }: Of<'class'>): boolean {
  const known = classIn(name, run.engine.release);
  if (known.is === 'there' && known.harmless) return true;
  throw new Undetermined(`the class ${name} may do anything`, at);
}

export function runTemplate(run: Run, { target, at }: Of<'call-template'>): never {
  if (run.world.closed) run.fail(`Sequence template ${target} cannot be found`, at);
  throw new Undetermined(`the template ${target} is not among the sequences`, at);
}

/** The body stays; whether it is valid nobody knows. */
export function runValidate(run: Run, { onFail, at }: Of<'validate'>): boolean {
  const isValid = run.isTrue(`validate@${at.start}`, 'the payload is valid', at);
  return isValid || runList(run, onFail);
}
