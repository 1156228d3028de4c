/** What the body is at some place of a sequence, as far as the file by itself tells. */

import type { Mediator, SequenceModel } from '../../synapse/index.js';
import type { MediatorOf } from '../mediators-of.js';
import { alwaysStops, mayHideBody, type Spot } from './flow.js';
import { settingsOf } from './settings.js';

export type BodyMaker = MediatorOf<'payload'> | MediatorOf<'makefault'>;

export interface Bodies {
  /** One of these made the body, unless it is still what it was when the sequence began. */
  readonly made: readonly BodyMaker[];
  /** Whether it may be what it was when the sequence began. */
  readonly open: boolean;
}

const makesPayload = (mediator: Mediator): mediator is BodyMaker =>
  mediator.kind === 'makefault' ||
  (mediator.kind === 'payload' && ['xml', 'json', 'text'].includes(mediator.mediaType));

/** What the body is at the end of `list`; undefined when a mediator may have made it in a way that we do not see. */
function bodiesIn(list: readonly Mediator[]): Bodies | undefined {
  const made: BodyMaker[] = [];
  for (const mediator of [...list].reverse()) {
    if (makesPayload(mediator)) return { made: [...made, mediator], open: false };
    if (mediator.kind === 'filter' || mediator.kind === 'switch') {
      const branches =
        mediator.kind === 'filter'
          ? [mediator.whenTrue, mediator.whenFalse]
          : [...mediator.cases.map(({ branch }) => branch), mediator.otherwise];
      let open = false;
      for (const branch of branches) {
        if (branch?.list.some(alwaysStops)) continue; // nobody comes here that way
        if (branch?.sequence !== undefined) return undefined;
        const inner = bodiesIn(branch?.list ?? []);
        if (inner === undefined) return undefined;
        made.push(...inner.made);
        open ||= inner.open;
      }
      if (!open) return { made, open };
    } else if (mediator.kind === 'in' || mediator.kind === 'out' || mediator.kind === 'inline-sequence') {
      const inner = bodiesIn(mediator.list);
      if (inner === undefined) return undefined;
      made.push(...inner.made);
      if (mediator.kind === 'inline-sequence' && !inner.open) return { made, open: false };
    } else if (mayHideBody(mediator)) return undefined;
  }
  return { made, open: true };
}

/** What the body is when the flow reaches a mediator; undefined when that cannot be told. */
export function bodiesAt({ list, index, inside }: Spot): Bodies | undefined {
  const here = bodiesIn(list.slice(0, index));
  if (here === undefined || !here.open || inside === undefined) return here;
  const before = bodiesAt(inside);
  return before && { made: [...here.made, ...before.made], open: before.open };
}

/** XML payloads that a later messageType sends through the JSON formatter, with the setting that does it. */
export function* xmlSentAsJson(model: SequenceModel) {
  for (const setting of settingsOf(model)) {
    const { property, spot } = setting;
    if (property.name !== 'messageType' || property.remove || property.value?.toLowerCase() !== 'application/json')
      continue;
    if (property.scope !== 'axis2') continue;
    for (const payload of bodiesAt(spot)?.made ?? []) {
      if (payload.kind === 'payload' && payload.mediaType === 'xml') yield { payload, setting };
    }
  }
}
