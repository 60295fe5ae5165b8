import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, answerUnread } from '../../../emulator/server-parts.ts';
import { RateLimit } from '../../../functions/entry/rate-limit.ts';
import { Refusal } from '../../../functions/entry/refusal.ts';
import { isSameSecret } from '../../accounts/secret-token.ts';
import { peerOf } from '../http/peer.ts';
import { refusalPage } from '../http/refusal-page.tsx';
import { RequestHandler } from '../http/request-handler.ts';
import type { RunningSchool } from '../running-school.ts';
import { errorText } from '../timer.ts';
import { type OpenSchools, TooManyOpen } from './open-schools.ts';
import type { SchoolAddresses } from './school-addresses.ts';
import { readEntry } from './school-entry.ts';

/** How many schools one address may open in a minute. Opening a school costs much more than a page. */
const OPENINGS_PER_MINUTE = 30;

interface Parts {
  readonly folder: string;
  readonly schools: OpenSchools;
  readonly addresses: SchoolAddresses;
  readonly overseer: RequestHandler;
  readonly trustedProxies: readonly string[];
  readonly encrypted: boolean;
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** The only way into a server of several schools. It finds the school by the host name, before anything else of the request is read. */
export class SchoolEntrance {
  private readonly openings: RateLimit;
  private readonly handlers = new WeakMap<RunningSchool, RequestHandler>();

  constructor(private readonly parts: Parts) {
    this.openings = new RateLimit(OPENINGS_PER_MINUTE, parts.now);
  }

  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { overseer, schools, encrypted } = this.parts;
    const peer = peerOf(incoming, this.parts.trustedProxies, encrypted);
    const name = this.schoolOf(incoming, peer.host, peer.local);
    if (name === undefined) return overseer.serve(incoming, outgoing);
    const refused = this.refusal(name, peer.address);
    if (refused) return answerUnread(incoming, outgoing, refused);
    let isOpened = false;
    try {
      await schools.use(name, (running) => {
        isOpened = true;
        return this.handlerOf(running).serve(incoming, outgoing);
      });
    } catch (error) {
      if (isOpened) throw error;
      this.parts.say(`${name}: ${errorText(error)}`);
      answerUnread(incoming, outgoing, refusalPage(error instanceof TooManyOpen ? 'busy' : 'unopened'));
    }
  }

  /** The name of the school by the host name. A program of this computer may use the computer's own address; then its token tells the school. */
  private schoolOf({ headers }: IncomingMessage, host: string, isLocal: boolean): string | undefined {
    const { addresses, schools } = this.parts;
    const found = addresses.schoolAt(host);
    if (found !== undefined || !isLocal || headers.authorization === undefined) return found;
    const given = headers.authorization;
    return schools.withToken((token) => isSameSecret(given, `Bearer ${token}`));
  }

  private refusal(name: string, address: string): Answer | undefined {
    const { folder, schools, say } = this.parts;
    try {
      const entry = readEntry(folder, name);
      if (!entry) return refusalPage('host');
      if (entry.isStopped) return refusalPage('stopped');
      // Requests to a failing school do not count against the limit of an address, because people of other schools may have the same address.
      if (schools.isFailing(name)) return refusalPage('unopened');
      if (!schools.isOpen(name)) this.openings.enter(address);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return refusalPage('busy');
      say(`${name}: ${errorText(error)}`);
      return refusalPage('unopened');
    }
  }

  private handlerOf(running: RunningSchool): RequestHandler {
    const known = this.handlers.get(running);
    if (known) return known;
    const handler = new RequestHandler(running.backend, this.parts.encrypted);
    this.handlers.set(running, handler);
    return handler;
  }
}
