import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { DateTime } from 'luxon';
import { createEmulator, type Emulator } from '../emulator/index.ts';
import { sessionToken } from '../emulator/session-token.ts';
import type { Store } from '../emulator/store.ts';
import { addDays } from '../functions/domain/calendar/day.ts';
import { schoolTime } from '../functions/gateways/clock.ts';
import type { FileNotes } from '../functions/gateways/file-notes.ts';
import { bearerAccess, type GoogleAccess } from '../functions/gateways/google-auth.ts';
import { googleDrive } from '../functions/gateways/google-drive.ts';
import { googleForms } from '../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../functions/gateways/google-sheets.ts';
import { type MailServer, smtpServer } from '../functions/gateways/smtp.ts';
import { decide, holdNow } from '../functions/jobs/decide.ts';
import { type DraftReport, draftDocuments } from '../functions/jobs/draft-documents.ts';
import { createWorkbook, install, isInstalled } from '../functions/jobs/install.ts';
import type { School } from '../functions/jobs/school.ts';
import { type SyncReport, sync } from '../functions/jobs/sync.ts';
import { answersTab } from '../functions/workbook/layout.ts';
import { TAB_MARK } from '../functions/workbook/marks.ts';
import {
  type CuratorContext,
  curatorPages,
  Editions,
  googleClients,
  kindsOfLetters,
  UndoLog,
  viewOf,
} from './curator/index.ts';
import { documentRoutes } from './documents/routes.tsx';
import type { ErasureContext, KeptBackups } from './erasure/erasure-context.ts';
import { erasurePeople } from './erasure/erasure-people.ts';
import { erasureService } from './erasure/erasure-service.ts';
import { unfinishedErasures } from './erasure/order.ts';
import { erasureRoutes, type OpenErasure } from './erasure/routes.ts';
import { SchoolForms } from './forms/index.ts';
import { TITLE as HOLD_TITLE, type HoldService, holdRoutes } from './hold/routes.tsx';
import { type Inbox, type InboxPages, noInbox, startInbox } from './inbox/index.ts';
import type { MovingClock } from './moving-clock.ts';
import { describeProgramme, type ProgrammeDescription, programmeRoute, readFormLinks } from './programme-route.ts';
import { newSecret } from './session-file.ts';

/** The identity with which Nastavnik itself writes. Every other identity is a person. */
export const SERVICE = 'nastavnik@emulator.local';

export type WorkMode = 'functions' | 'apps-script';

/** How the programs of this process reach the emulator: over HTTP, or directly, with the same requests. */
export type Transport = 'http' | 'direct';

/** The connections of a real school to the outside: how it sends letters, and where people open its pages. */
export interface Outside {
  readonly mail: MailServer;
  /** The present root address of the links in letters, with a closing slash. */
  readonly docsRoot: () => string;
  /** Makes the address in a letter that stops a person's reminders with one press. */
  readonly unsubscribeLink: (code: string, key: string) => string;
  /** Makes the address in a letter at which a person reads and corrects their own answers. */
  readonly ownAnswersLink: (code: string, key: string) => string;
  /** Whether a person may read the tabs with the answers to forms. */
  readonly readsAnswers: (store: Store, identity: string) => boolean;
  /** The present faults of the server, for the staff's first page. */
  readonly alerts: CuratorContext['alerts'];
  /** Remembers the sent letters apart from the data, so that a restored copy is noticed. */
  readonly notes: FileNotes;
  /** Called before a person's data are erased here, so that copies of the data are erased as well when somebody restores them. */
  readonly onErasure: (code: string, withdrawnOn: string) => Promise<void>;
  /** Backups in the data folder. */
  readonly backups: KeptBackups;
}

export interface WorkspaceOptions {
  /** The emulator's data file. Without this option, data stay in memory. */
  readonly dataFile?: string;
  /** The store of this data file, if the caller has opened it. */
  readonly store?: Store;
  readonly port: number;
  /** Over HTTP by default. */
  readonly transport?: Transport;
  /** Whether to open a server for other programs and browsers; true by default. Without a server, the transport must be direct. */
  readonly listens?: boolean;
  /** Signs the tokens that programs need here. Without a secret, any token is valid, as in a short simulation that nobody else can reach. */
  readonly secret: string | undefined;
  readonly clock: MovingClock;
  /** Makes identifiers repeatable. Without a seed they are random. */
  readonly seed?: number;
  /** The school to continue. Without an id, we create a new school. */
  readonly spreadsheetId?: string;
  readonly programYear: number;
  readonly title: string;
  readonly progress: (done: string) => void;
  /** Called as soon as pages can be opened, long before a new school is complete. */
  readonly onListening?: (url: string) => void;
  /** The work that is being done at the moment, in Russian, for the first page. */
  readonly doing?: () => string | undefined;
  /** Whether the people are fictional; the pages then say so. */
  readonly isExample?: boolean;
  /** Whether a new school's workbook contains names (the default) or codes. */
  readonly privacyMode?: 'names' | 'codes';
  /** Whether the functions (the default) or the bound script do the timer's work. */
  readonly mode?: WorkMode;
  /** For a real school. Without it, letters stay in the inbox of this computer, and links lead to the emulator. */
  readonly outside?: Outside;
  /** A description of this folder, in Russian. Every page shows it. */
  readonly notice?: string;
}

/** The emulator, a mail inbox and one school on this computer. */
export interface Workspace {
  /** Root address with a closing slash. */
  readonly url: string;
  readonly port: number;
  readonly spreadsheetId: string;
  readonly store: Store;
  readonly clock: MovingClock;
  readonly inbox: Inbox;
  readonly emulator: Emulator;
  readonly school: School;
  /** Reaches the pages and APIs by the chosen transport. */
  readonly fetch: typeof fetch;
  /** The token with which a program acts as this person. */
  tokenOf(identity: string): string;
  /** Access to the emulator's APIs for a program that acts as this person, by the chosen transport. */
  accessOf(identity: string): GoogleAccess;
  /** The programme's pages, for a first page. */
  readonly links: readonly { readonly title: string; readonly href: string; readonly about: string }[];
  /** The parts of the school that an erasure needs. */
  readonly erasure: ErasureContext;
  readonly programme: ProgrammeDescription;
  readonly calls: {
    readonly syncs: number;
    readonly reads: number;
    readonly writes: number;
    readonly conflicts: number;
  };
  /** Does the timer's work, with the functions or the bound script. */
  runTimer(): Promise<void>;
  /** Runs Nastavnik on the school once, without the script, and returns the report. */
  sync(): Promise<SyncReport>;
  /** Prepares the documents, with the functions or the bound script, and returns the report. */
  prepareDocuments(): Promise<DraftReport>;
  close(): Promise<void>;
}

export const TIME_ZONE = 'Europe/Moscow';

/** The path of a person's page of own answers on the server that they have opened. */
const ownAnswersPath =
  ({ ownAnswersLink }: Outside) =>
  (code: string, key: string): string => {
    const { pathname, search } = new URL(ownAnswersLink(code, key));
    return pathname + search;
  };

/** Opens the workspace: starts the servers, and creates the school if there is none. If that fails, closes what was opened. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const opened: { close(): Promise<void> }[] = [];
  try {
    return await open(options, opened);
  } catch (error) {
    for (const each of opened.reverse()) await each.close();
    throw error;
  }
}

/** @param opened - receives each part that must be closed */
async function open(options: WorkspaceOptions, opened: { close(): Promise<void> }[]): Promise<Workspace> {
  const { clock, progress, secret, outside, isExample = false } = options;
  const tokenOf = (identity: string) => (secret === undefined ? identity : sessionToken(secret, identity));
  let programme: ProgrammeDescription | undefined;
  let drafting: (() => Promise<DraftReport>) | undefined;
  let erasing: ReturnType<OpenErasure>;
  let holdService: HoldService | undefined;
  let curator: CuratorContext | undefined;
  const nextDay = async (): Promise<void> => {
    const { today } = schoolTime(clock.now(), TIME_ZONE);
    clock.set(DateTime.fromISO(`${addDays(today, 1)}T08:05:00`, { zone: TIME_ZONE }).toJSDate());
    await curator?.runTimer();
  };
  const inboxPages: InboxPages = {
    async school() {
      const view = curator && (await viewOf(curator));
      return view
        ? { kinds: kindsOfLetters(view), timeZone: view.programme.settings.timeZone, view }
        : { kinds: new Map(), timeZone: TIME_ZONE };
    },
    ...(isExample ? { isExample, nextDay } : {}),
  };
  const inbox = outside ? noInbox : await startInbox({ clock, pages: inboxPages });
  opened.push(inbox);
  const links = [
    ...inbox.links,
    {
      title: 'Документы программы',
      href: '/documents',
      about:
        'Приказы, планы, памятки и отчёты по данным таблицы: подготовить, прочитать, напечатать, скачать для Word.',
    },
    {
      title: 'Отзыв согласия',
      href: '/erasure',
      about: 'Когда участник отозвал согласие: уничтожить всё, что о нём хранит этот компьютер.',
    },
    {
      title: HOLD_TITLE,
      href: '/memory',
      about: 'Помнит ли таблица всё, что отправлено. Если её вернули к старой версии, решите здесь, как быть дальше.',
    },
  ];
  const schoolForms = new SchoolForms(isExample, outside && ownAnswersPath(outside));
  const emulator: Emulator = await createEmulator({
    port: options.port,
    clock,
    ...(secret === undefined ? {} : { secret }),
    ...(options.dataFile === undefined ? {} : { dataFile: options.dataFile }),
    ...(options.store === undefined ? {} : { store: options.store }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.listens === undefined ? {} : { listens: options.listens }),
    control: false,
    ...(options.notice === undefined ? {} : { notice: options.notice }),
    ...(options.doing ? { progress: options.doing } : {}),
    routes: [
      ...curatorPages(() => curator, options.doing ?? (() => undefined)),
      programmeRoute(
        () => programme && { ...programme, now: clock.now().toISOString(), docsRoot: outside?.docsRoot() },
      ),
      ...documentRoutes(() => drafting, isExample),
      ...erasureRoutes(() => erasing, isExample),
      ...holdRoutes(() => holdService, isExample),
      ...inbox.routes,
    ],
    links,
    ...(outside
      ? {
          hidesTab: (identity, marks) =>
            (marks.get(TAB_MARK) ?? '').startsWith(answersTab('')) && !outside.readsAnswers(emulator.store, identity),
        }
      : {}),
    formPages: schoolForms.pages,
  });
  opened.push(emulator);
  inbox.keepIn(emulator.store);
  options.onListening?.(emulator.url);

  const direct = options.transport === 'direct' ? emulator.fetch : undefined;
  const accessOf = (identity: string) => bearerAccess(emulator.url, tokenOf(identity), direct);
  const access = accessOf(SERVICE);
  const google = { sheets: googleSheets(access), forms: googleForms(access) };
  const spreadsheetId =
    options.spreadsheetId ??
    (await createWorkbook(google.sheets, {
      title: options.title,
      timeZone: TIME_ZONE,
      programYear: options.programYear,
    }));
  const { programYear, mode = 'functions', privacyMode = 'names' } = options;
  const openScript = async () => {
    // Building the bundle takes time. If everything is installed, the functions do not need the script.
    const { openSchoolScript } = await import('./school-script.ts');
    return openSchoolScript({
      emulator,
      clock,
      spreadsheetId,
      owner: SERVICE,
      smtpPort: inbox.smtpPort,
      mailQuota: Number.POSITIVE_INFINITY,
      ...(options.seed === undefined ? {} : { uuid: () => `seed-${options.seed}`.padEnd(36, '0') }),
    });
  };
  const whole = options.spreadsheetId !== undefined && (await isInstalled(google.sheets, spreadsheetId, programYear));
  const script = mode === 'apps-script' || (!whole && !outside) ? await openScript() : undefined;
  if (!whole) {
    progress('Создаём листы и анкеты');
    // An interrupted installation begins again, so its commits may reach the disk together at the end.
    await emulator.store.repeatably(async () => {
      if (script) script.install({ programYear, schoolShort: '', privacyMode });
      else await install({ ...google, progress, newSecret }, spreadsheetId, programYear);
    });
  }
  const scripted = mode === 'apps-script' ? script : undefined;
  const formLinks = await readFormLinks(google.sheets, spreadsheetId);
  programme = describeProgramme(formLinks, spreadsheetId, emulator.url);

  const mail = outside?.mail ?? smtpServer({ host: '127.0.0.1', port: inbox.smtpPort });
  const school: School = {
    spreadsheetId,
    // A real school's public address may change while the program runs.
    get docsRoot() {
      return outside?.docsRoot() ?? emulator.url;
    },
    ...(outside ? { unsubscribeLink: outside.unsubscribeLink, ownAnswersLink: outside.ownAnswersLink } : {}),
    sheets: outside ? { ...google.sheets, notes: outside.notes } : google.sheets,
    forms: google.forms,
    mail,
    clock,
    random: Math.random,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
  schoolForms.open(school, formLinks);
  const papers = googleDrive(access);
  const prepareDocuments = async () => {
    // The spreadsheet records the documents that the script creates, so `draftDocuments` finds them.
    if (scripted) await scripted.run('prepareDocuments');
    return draftDocuments(school, papers);
  };
  drafting = prepareDocuments;
  const undo = new UndoLog(emulator.store, clock);
  const erasure: ErasureContext = {
    folder: options.dataFile === undefined ? undefined : dirname(options.dataFile),
    school,
    google: access,
    store: emulator.store,
    inbox,
    progress: () => undefined,
    ...(outside ? { onErasure: outside.onErasure } : {}),
    ...(outside ? { backups: outside.backups } : {}),
  };
  erasing = {
    service: erasureService(erasure),
    unfinished: () => unfinishedErasures(emulator.store).map(({ code }) => code),
    people: () => erasurePeople(school),
  };
  const counted = { syncs: 0, conflicts: 0 };
  const before = { ...(scripted?.host.calls ?? google.sheets.calls) };
  const runOnce = async () => {
    const report = await sync(school);
    counted.syncs++;
    counted.conflicts += report.conflicts;
    return report;
  };
  holdService = {
    holdNow: () => holdNow(school),
    async decide(decision) {
      if (scripted) {
        await scripted.run('decideHold', decision);
        return;
      }
      await decide(school, decision, () => `${randomUUID()}${randomUUID()}`);
      await runOnce();
    },
  };
  const runTimer = async () => {
    if (!scripted) {
      await runOnce();
      return;
    }
    await scripted.run('onTimer');
    counted.syncs++;
  };
  const editions = new Editions();
  emulator.subscribe((change) => {
    if (change.spreadsheetId !== spreadsheetId) return;
    editions.next();
    if (change.kind === 'edit') schoolForms.edited();
  });
  curator = {
    school,
    runTimer,
    prepareDocuments,
    google: (identity) => googleClients(accessOf(identity)),
    isCurator: (identity) => outside?.readsAnswers(emulator.store, identity) ?? true,
    editions,
    undo,
    hasAccounts: outside !== undefined,
    alerts: outside?.alerts ?? (async () => []),
    isExample,
  };
  return {
    url: emulator.url,
    port: Number(new URL(emulator.url).port),
    spreadsheetId,
    store: emulator.store,
    clock,
    inbox,
    emulator,
    school,
    fetch: direct ?? fetch,
    tokenOf,
    accessOf,
    links,
    erasure,
    programme,
    get calls() {
      const { calls } = scripted?.host ?? google.sheets;
      return { ...counted, reads: calls.reads - before.reads, writes: calls.writes - before.writes };
    },
    runTimer,
    sync: runOnce,
    prepareDocuments,
    async close() {
      script?.close();
      mail.close();
      await emulator.close();
      await inbox.close();
    },
  };
}
