import { randomUUID } from 'node:crypto';
import { createContext, runInContext, Script } from 'node:vm';
import type { App } from '../core/app.ts';
import type { Clock } from '../core/clock.ts';
import type { Store } from '../core/store.ts';
import { lateTabs } from './late-tabs.ts';
import { type Realm, realmOf } from './realm.ts';
import { restOf } from './rest.ts';
import { allScopes, scopeOf } from './scopes.ts';
import { driveService } from './services/drive.ts';
import { formApp } from './services/form-app.ts';
import { googleFetch } from './services/google-fetch.ts';
import { mailApp, type ScriptMail } from './services/mail-app.ts';
import { propertiesService } from './services/properties-service.ts';
import { type ScriptTrigger, scriptApp, triggersOf } from './services/script-app.ts';
import { type ServiceCalls, sheetsService } from './services/sheets.ts';
import {
  type FetchAnswer,
  type FetchRequest,
  htmlService,
  lockService,
  session,
  urlFetchApp,
  utilities,
} from './services/small-services.ts';
import { type Screen, spreadsheetApp } from './services/spreadsheet-app.ts';
import { Unflushed } from './services/unflushed.ts';

export interface ScriptHostOptions {
  readonly emulator: Pick<App, 'handle'> & { readonly store: Store; readonly url: string };
  readonly clock: Clock;
  /** The script's code, as we push it to Google. */
  readonly code: string;
  /** The spreadsheet that the script is bound to. */
  readonly spreadsheetId: string;
  /** The address of the person who installed the script. Triggers run as this person, and letters come from this address. */
  readonly owner: string;
  /** Letters allowed per day; by default Google's limit for a consumer account. */
  readonly mailQuota?: number;
  /** Answers the calls of UrlFetchApp. */
  readonly fetch?: (request: FetchRequest) => FetchAnswer;
  /** Google ends a run that takes too long. Here a run ends before the first call for which this returns true; later calls have no effect. */
  readonly endsRun?: (call: string) => boolean;
  /** The milliseconds that a call of this name takes on the script's clock; 0 by default. Google ends a run after six minutes. */
  readonly callTime?: (call: string) => number;
  /** Whether to hide the active user, as Google does outside the owner's organisation. */
  readonly hidesActiveUser?: boolean;
  /** The scopes that the person granted on Google's consent screen; by default all. */
  readonly granted?: readonly string[];
  /** The number of reads after `Form.setDestination` that do not show the new tab yet; 0 by default. */
  readonly lateTabs?: number;
  /** Built-ins that this engine lacks, such as `Array.prototype.toSorted`. */
  readonly lacks?: readonly string[];
  /** The result of Utilities.getUuid; random by default. */
  readonly uuid?: () => string;
}

/** Runs a bound script without Google. */
export interface ScriptHost {
  /**
   * Runs a global function as Google does: with fresh globals, and until all promises have settled.
   * @param user - the person at the screen; the owner by default
   * @throws the function's error
   */
  run(name: string, argument?: unknown, user?: string): unknown;
  /** Removes and returns the letters sent since the last call. */
  takeMail(): ScriptMail[];
  triggers(): ScriptTrigger[];
  readonly screen: Screen;
  readonly calls: ServiceCalls;
  /** Whether another run holds the document lock. */
  locked: boolean;
  /** The lines that the script logged. */
  readonly log: string[];
}

const CONSUMER_QUOTA = 100;
const LONGEST_RUN_MS = 6 * 60_000;

/** Gives the script a `Date` that follows the emulator's clock. */
const CLOCK = `{ const Real = Date; globalThis.Date = class Date extends Real {
  constructor(...parts) { if (parts.length === 0) super(__now()); else super(...parts); }
  static now() { return __now(); }
}; }`;

let latest: { readonly code: string; readonly script: Script } | undefined;

/** The compiled code. Hosts of the same code share it, because V8 compiles most functions only when they are called first. */
function compiled(code: string): Script {
  if (latest?.code !== code) latest = { code, script: new Script(code, { filename: 'Code.js' }) };
  return latest.script;
}

/** Runs the code of a bound script in a bare V8 context: the language, Intl and Google's services, but no globals that Apps Script lacks. */
export function hostScript(options: ScriptHostOptions): ScriptHost {
  const { emulator, clock, spreadsheetId, owner, mailQuota = CONSUMER_QUOTA, granted = allScopes } = options;
  const { store, url } = emulator;
  const script = compiled(options.code);
  const prelude = new Script([CLOCK, ...(options.lacks ?? []).map((name) => `delete ${name};`)].join('\n'));
  const screen: Screen = { menus: [], toasts: [] };
  const calls: ServiceCalls = { reads: 0, writes: 0 };
  const log: string[] = [];
  const sent = { day: '', count: 0 };
  let mails: ScriptMail[] = [];

  const post = {
    remaining() {
      const day = clock.now().toISOString().slice(0, 10);
      return mailQuota - (sent.day === day ? sent.count : 0);
    },
    take(mail: ScriptMail) {
      const day = clock.now().toISOString().slice(0, 10);
      sent.count = sent.day === day ? sent.count + 1 : 1;
      sent.day = day;
      mails.push(mail);
    },
  };

  const elsewhere = options.fetch ?? (() => ({ status: 503, text: '' }));
  const fetch = (request: FetchRequest) => googleFetch(emulator, request) ?? elsewhere(request);

  const contextFor = (user: string, unflushed: Unflushed) => {
    const context = createContext({}, { microtaskMode: 'afterEvaluate' });
    let ended = false;
    let taken = 0;
    const realm: Realm = realmOf(context, (call) => {
      if (ended) return false;
      taken += options.callTime?.(call) ?? 0;
      ended = taken > LONGEST_RUN_MS || (options.endsRun?.(call) ?? false);
      if (ended) throw realm.error('Exceeded maximum execution time');
      const scope = scopeOf(call);
      if (scope !== undefined && !granted.includes(scope)) {
        // Google says this in the language of the account.
        throw realm.error(`У вас нет разрешения на вызов ${call}. Необходимые разрешения: ${scope}`);
      }
      return true;
    });
    const rest = lateTabs(restOf(emulator, user, realm), realm, options.lateTabs ?? 0);
    const say = (...parts: unknown[]) => void log.push(parts.map(String).join(' '));
    Object.assign(context, {
      __now: () => clock.now().getTime() + taken,
      console: { log: say, info: say, warn: say, error: say },
      Sheets: sheetsService(rest, realm, calls),
      Drive: driveService(rest, store, { spreadsheetId, user }, realm),
      SpreadsheetApp: spreadsheetApp({ rest, store, realm, url, spreadsheetId, owner, screen, unflushed }),
      FormApp: formApp({ rest, store, realm, url }),
      MailApp: mailApp(post, realm),
      LockService: lockService(() => host.locked, realm),
      PropertiesService: propertiesService(store, spreadsheetId, realm),
      ScriptApp: scriptApp({
        store,
        realm,
        spreadsheetId,
        user,
        granted,
      }),
      UrlFetchApp: urlFetchApp(fetch, realm),
      Utilities: utilities(options.uuid ?? randomUUID, realm),
      Session: session(user, options.hidesActiveUser ?? false, realm),
      HtmlService: htmlService(realm),
    });
    return context;
  };

  const host: ScriptHost = {
    screen,
    calls,
    log,
    locked: false,
    triggers: () => triggersOf(store, spreadsheetId),
    run(name, argument, user = owner) {
      const unflushed = new Unflushed();
      const context = contextFor(user, unflushed);
      prelude.runInContext(context);
      script.runInContext(context);
      const given = argument === undefined ? '' : JSON.stringify(argument);
      const result: unknown = runInContext(`${name}(${given})`, context);
      unflushed.flush();
      // A page receives plain data only.
      return result === undefined ? undefined : JSON.parse(JSON.stringify(result));
    },
    takeMail() {
      const taken = mails;
      mails = [];
      return taken;
    },
  };
  return host;
}
