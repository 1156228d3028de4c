/** What a port may find wrong: the texts that `explain` shows, each with its default severity. */
import type { Severity } from '../../finding.js';

interface PortRule {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly source: string;
}

export const PORT_RULES = {
  conflict: {
    id: 'port-conflict',
    code: 'FS151',
    severity: 'error',
    title: 'You and the new release want different things of one mediator',
    why: 'Nobody but you can say which of the two is wanted. The result keeps what the new release has, and marks the place.',
    fix: 'Look at the three sides in the comment of the result, change the file, and delete the comment.',
    source: 'src/core/port/README.md',
  },
  undecided: {
    id: 'port-undecided',
    code: 'FS152',
    severity: 'error',
    title: 'The file was not ported, because something about it cannot be known',
    why: 'It may come from more than one stock file, or two files register one name; a guess could lose an edit.',
    fix: 'Say --from or give --stock-pack, or delete the file that is not in force; then port again.',
    source: 'gateway-faults A.1, A.2, H.3',
  },
  gone: {
    id: 'port-file-gone',
    code: 'FS153',
    severity: 'warning',
    title: 'An edited file has no counterpart in the new release',
    why: 'There is nothing to carry the edits into, and no gateway of the new release would look for the file.',
    fix: 'Read the edits with scan and decide what they are worth on the new release.',
    source: 'gateway-faults A.1',
  },
  left: {
    id: 'port-left',
    code: 'FS154',
    severity: 'warning',
    title: 'An edit waits for a person',
    why: 'What it did in the old release cannot be said in the new one without knowing what it was meant for.',
    fix: 'Read the reason, and change the result by hand where you want it.',
    source: 'gateway-faults A.3',
  },
  helperRefused: {
    id: 'port-helper-refused',
    code: 'FS155',
    severity: 'error',
    title: 'A helper sequence does not deploy on the new release',
    why: 'A sequence that is called and not there makes the gateway answer with fault, or with nothing.',
    fix: 'Change the helper as the message says.',
    source: 'gateway-faults E.3, F; synapse-semantics 1.3',
  },
  unresolved: {
    id: 'port-call-unresolved',
    code: 'FS156',
    severity: 'warning',
    title: 'A ported edit calls a sequence that no file registers',
    why: 'It may come from the registry or a carbon application, which no port of files sees. If nobody has it, the call fails.',
    fix: 'Bring the sequence into the new home, and put its file on the skip list.',
    source: 'gateway-faults A.4, E.3',
  },
  tenantHelper: {
    id: 'port-new-tenants-lack-helper',
    code: 'FS157',
    severity: 'warning',
    title: 'New tenants get a sequence that calls a helper, but not the helper',
    why: 'When a tenant is made, the gateway copies a fixed list of files; a helper is not on it.',
    fix: 'Move the helper into the sequences that call it, or put its file into each new tenant.',
    source: 'gateway-faults E.2; wso2/carbon-apimgt TenantServiceCreator',
  },
  semantic: {
    id: 'port-semantic-conflict',
    code: 'FS158',
    severity: 'error',
    title: 'A clean merge changes an answer that nobody asked to change',
    why: 'In the old release the edit made no difference to this answer; in the new one it does.',
    fix: 'Look at the answers with and without the edit, and take out what does the harm.',
    source: 'src/core/port/README.md',
  },
  refused: {
    id: 'port-result-refused',
    code: 'FS160',
    severity: 'error',
    title: 'A file of the result does not deploy on the new release',
    why: 'A rejected sequence is as good as absent: the gateway answers with something else, or with nothing.',
    fix: 'Change what the message names.',
    source: 'synapse-semantics 1.2, 1.3',
  },
  appPart: {
    id: 'port-app-rebuild',
    code: 'FS161',
    severity: 'warning',
    title: 'A carbon application has to be built anew with the ported sequence',
    why: 'A gateway reads the sequence out of the application, so no file of the new home can stand for it. From 4.6.0 on it skips sequences of applications without a word.',
    fix: 'Replace the file in the project of the application, build and deploy that. For 4.6.0 and later put the sequence below sequences instead, and its file on the skip list.',
    source: 'gateway-faults E.6; AM#5122',
  },
  clash: {
    id: 'port-helper-clash',
    code: 'FS162',
    severity: 'error',
    title: 'The new home has another sequence of the name that a ported edit calls',
    why: 'A name is registered once. The call goes to the sequence of the new home, which does something else than yours.',
    fix: 'Give your sequence a name of its own, in its file and where it is called; or make the two one.',
    source: 'synapse-semantics 1.2',
  },
  noEffect: {
    id: 'port-no-effect',
    code: 'FS163',
    severity: 'warning',
    title: 'Edits that changed answers in the old release change none in the new one',
    why: 'They are in the result as they were, but the new release reads at another time or place what they set.',
    fix: 'Find out what the edit was meant for, and put it where the new release looks; or leave it out.',
    source: 'gateway-faults A.3',
  },
  targetEdited: {
    id: 'port-into-edited',
    code: 'FS159',
    severity: 'info',
    title: 'The file of the new home is no stock file',
    why: 'Somebody edited it before, or it comes from an update that the catalogue does not know. What it has was kept.',
    fix: 'Nothing, if that is meant; else port into a vanilla pack.',
    source: 'gateway-faults H.3',
  },
} as const satisfies Record<string, PortRule>;

export type PortRuleKey = keyof typeof PORT_RULES;
