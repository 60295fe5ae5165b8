import type { Store } from '../../core/store.ts';
import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';
import { allScopes } from '../scopes.ts';

export interface ScriptTrigger {
  readonly id: string;
  /** The trigger runs as this person, and nobody else sees the trigger. */
  readonly user: string;
  readonly handler: string;
  readonly event: 'ON_FORM_SUBMIT' | 'ON_EDIT' | 'CLOCK';
  /** A clock trigger has an interval in hours or, for a single run, a delay in milliseconds. */
  readonly everyHours?: number;
  readonly afterMs?: number;
}

/** Google's limit of triggers per user and script. */
const MOST = 20;

export interface ScriptAppParts {
  readonly store: Store;
  readonly realm: Realm;
  readonly spreadsheetId: string;
  readonly user: string;
  /** The scopes that the person has granted. */
  readonly granted: readonly string[];
}

const collectionOf = (spreadsheetId: string) => `script-trigger/${spreadsheetId}`;

/** The triggers of a spreadsheet's script, oldest first. */
export function triggersOf(store: Store, spreadsheetId: string): ScriptTrigger[] {
  return [...store.list<ScriptTrigger>(collectionOf(spreadsheetId)).values()];
}

/** `ScriptApp`: triggers and permissions. */
export function scriptApp({ store, realm, spreadsheetId, user, granted }: ScriptAppParts): object {
  const collection = collectionOf(spreadsheetId);
  const shown = ({ id, handler, event }: ScriptTrigger) =>
    refusing('Trigger', { getUniqueId: () => id, getHandlerFunction: () => handler, getEventType: () => event }, realm);
  const own = () => triggersOf(store, spreadsheetId).filter((trigger) => trigger.user === user);
  const create = (trigger: Omit<ScriptTrigger, 'id' | 'user'>) => {
    const laid = triggersOf(store, spreadsheetId);
    if (own().length >= MOST) throw realm.error('This script has too many triggers.');
    const id = String(Math.max(0, ...laid.map((each) => Number(each.id))) + 1);
    store.put(collection, id, { id, user, ...trigger });
    return shown({ id, user, ...trigger });
  };
  const newTrigger = (handler: string) => {
    const clock = {
      everyHours: (everyHours: number) => built({ handler, event: 'CLOCK', everyHours }),
      after: (afterMs: number) => built({ handler, event: 'CLOCK', afterMs }),
    };
    const sheet = {
      onFormSubmit: () => built({ handler, event: 'ON_FORM_SUBMIT' }),
      onEdit: () => built({ handler, event: 'ON_EDIT' }),
    };
    return refusing(
      'TriggerBuilder',
      {
        timeBased: () => refusing('ClockTriggerBuilder', clock, realm),
        forSpreadsheet: () => refusing('SpreadsheetTriggerBuilder', sheet, realm),
      },
      realm,
    );
  };
  const built = (trigger: Omit<ScriptTrigger, 'id' | 'user'>) =>
    refusing('TriggerBuilder', { create: () => create(trigger) }, realm);
  const isWhole = allScopes.every((scope) => granted.includes(scope));
  const info = {
    getAuthorizationStatus: () => (isWhole ? 'NOT_REQUIRED' : 'REQUIRED'),
    getAuthorizedScopes: () => realm.value(granted),
  };
  const members = {
    AuthMode: { FULL: 'FULL' },
    AuthorizationStatus: { REQUIRED: 'REQUIRED', NOT_REQUIRED: 'NOT_REQUIRED' },
    getAuthorizationInfo: () => refusing('AuthorizationInfo', info, realm),
    // Google shows the consent screen and ends the run.
    requireAllScopes() {
      if (!isWhole) throw realm.error('Authorization is required to perform that action.');
    },
    newTrigger,
    getProjectTriggers: () => own().map(shown),
    deleteTrigger: (trigger: { getUniqueId(): string }) => store.delete(collection, trigger.getUniqueId()),
    // In the emulator, the name of an account is also its token.
    getOAuthToken: () => user,
  };
  return refusing('ScriptApp', members, realm);
}
