import { bearerAccess } from '../functions/gateways/google-auth.ts';
import { findAccount } from '../workspace/accounts/accounts.ts';
import { beginSession } from '../workspace/accounts/sessions.ts';
import { startInbox } from '../workspace/inbox/index.ts';
import type { MovingClock } from '../workspace/moving-clock.ts';
import { serveSchool } from '../workspace/serve/serve-school.ts';
import { UserFacingError } from '../workspace/user-facing-error.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { AccountBrowser } from './account-browser.ts';
import type { Reach } from './play-year.ts';
import { CURATOR_EMAIL, HEAD_EMAIL, schoolFacts } from './school-facts.ts';

const PASSWORD = 'вымышленная ромашка телега восемь';

/** A real school on its own server, whose letters go over SMTP to an inbox, and how its people reach it. */
export interface SchoolWithServer {
  readonly workspace: Workspace;
  readonly reach: Reach;
  readonly curator: AccountBrowser;
  /** What the curator typed and the workbook's page refused, with its reasons. */
  readonly refused: readonly string[];
}

/** Begins the school on the page of the first start. */
async function begin(firstUrl: string): Promise<void> {
  const { curatorName = '', headName = '', schoolShort = '' } = schoolFacts;
  const url = new URL(firstUrl);
  const body = new URLSearchParams({
    key: url.searchParams.get('key') ?? '',
    schoolShort,
    keeperName: 'Хранителева Мария Ивановна',
    keeperEmail: 'keeper@example.org',
    curatorName,
    curatorEmail: CURATOR_EMAIL,
    headName,
    headEmail: HEAD_EMAIL,
    password: PASSWORD,
    again: PASSWORD,
  });
  const headers = { origin: url.origin };
  const answer = await fetch(new URL('/first', url), { method: 'POST', redirect: 'manual', headers, body });
  if (answer.status !== 303) throw new Error(`The first page answered ${answer.status}.`);
}

/** A browser's `fetch`: a form tells its page's origin. Links to a form name the emulator behind the server. */
const browsing =
  (root: string): typeof fetch =>
  (address, init) => {
    const { pathname, search } = new URL(String(address));
    const url = new URL(pathname + search, root);
    const headers = new Headers(init?.headers);
    if (init?.method === 'POST') headers.set('origin', url.origin);
    return fetch(url, { ...init, headers });
  };

/** Opens a school's own server in a folder, for a simulated year. The curator uses an account; teachers use the links of their letters. */
export async function openSchoolWithServer(data: string, clock: MovingClock): Promise<SchoolWithServer> {
  const inbox = await startInbox({ clock });
  const serving = await serveSchool({
    data,
    settings: { port: 0, mailHost: '127.0.0.1', mailPort: inbox.smtpPort, mailSecurity: 'none' },
    env: {},
    say: () => undefined,
    dns: { txt: async () => [], mx: async () => [], addresses: async () => [] },
    clock,
  });
  const { school, url } = serving;
  if (!serving.firstUrl) throw new Error('The folder has a school already.');
  await begin(serving.firstUrl);
  let session = '';
  const curator = new AccountBrowser(url, () => session);
  /** A session ends after twelve hours, so the curator logs in each day. The login's cost would be most of the year's. */
  const logIn = () => {
    if (!findAccount(school.store, CURATOR_EMAIL)) throw new Error('The curator has no account.');
    session = `nastavnik=${beginSession(school.store, CURATOR_EMAIL, school.now())}`;
  };
  const { workspace, run } = school;
  /** The runs of the timer. The server's own runs after changes are not counted. */
  let syncs = 0;
  const runNow = async () => {
    await run.notify();
    syncs++;
    const { trouble, report } = run.state;
    if (trouble !== undefined || !report) throw new UserFacingError(trouble ?? 'Таблица не просмотрена.');
    return report;
  };
  let seen = 0;
  const refused: string[] = [];
  return {
    curator,
    refused,
    reach: {
      async fresh() {
        const letters = inbox.messages().slice(seen);
        seen += letters.length;
        return letters.map(({ to, subject, messageId, text }) => ({ to: [to], subject, messageId, text }));
      },
      async typeCells(entries) {
        logIn();
        refused.push(...(await curator.typeCells(entries)));
      },
      dayEnds: () => run.settled(),
    },
    workspace: {
      ...workspace,
      url,
      inbox,
      fetch: browsing(url),
      accessOf: (identity) => bearerAccess(url, workspace.tokenOf(identity)),
      get calls() {
        return { ...workspace.calls, syncs };
      },
      runTimer: async () => void (await runNow()),
      sync: runNow,
      async prepareDocuments() {
        logIn();
        await curator.post('/documents', {});
        return workspace.prepareDocuments();
      },
      async close() {
        await serving.close();
        await inbox.close();
      },
    },
  };
}
