import { type HttpFunction, http } from '@google-cloud/functions-framework';
import { z } from 'zod';
import type { School } from '../jobs/school.ts';
import { type SyncReport, sync } from '../jobs/sync.ts';

/** A forwarded trigger: it carries no data, it only says where to look again. */
const eventSchema = z.object({ spreadsheetId: z.string().min(1), kind: z.enum(['formSubmit', 'edit', 'timer']) });

/** Runs jobs of one school one after another; a call that comes while one waits already joins it. */
export class Turnstile {
  private running: Promise<unknown> = Promise.resolve();
  private waiting: Promise<SyncReport> | undefined;

  constructor(private readonly work: () => Promise<SyncReport>) {}

  enter(): Promise<SyncReport> {
    if (this.waiting) return this.waiting;
    const turn = this.running.then(
      () => this.start(),
      () => this.start(),
    );
    this.waiting = turn;
    this.running = turn;
    return turn;
  }

  private start(): Promise<SyncReport> {
    this.waiting = undefined;
    return this.work();
  }
}

function problem(status: number, title: string, detail: string) {
  return { status, body: JSON.stringify({ type: 'about:blank', title, status, detail }) };
}

/** Registers the function `events`: POST {spreadsheetId, kind} → sync. 400 with the field, 404 for an unknown school. */
export function registerEvents(
  schoolOf: (spreadsheetId: string) => School | undefined,
  report: (error: unknown) => void,
): void {
  const turnstiles = new Map<string, Turnstile>();
  const turnstile = (school: School) => {
    const known = turnstiles.get(school.spreadsheetId) ?? new Turnstile(() => sync(school));
    turnstiles.set(school.spreadsheetId, known);
    return known;
  };
  const handler: HttpFunction = async (request, response) => {
    const refuse = ({ status, body }: ReturnType<typeof problem>) =>
      response.status(status).type('application/problem+json').send(body);
    if (request.method !== 'POST')
      return refuse(problem(405, 'Method Not Allowed', 'Присылайте событие методом POST.'));
    const event = eventSchema.safeParse(request.body);
    if (!event.success) {
      const field = event.error.issues[0]?.path.join('.') || 'body';
      return refuse(problem(400, 'Bad Request', `Поле «${field}» не подходит.`));
    }
    const school = schoolOf(event.data.spreadsheetId);
    if (!school) return refuse(problem(404, 'Not Found', 'Такой школы здесь нет.'));
    try {
      const { changes, sent, conflicts } = await turnstile(school).enter();
      return response.status(200).json({ changes, sent, conflicts });
    } catch (error) {
      report(error);
      return refuse(problem(503, 'Service Unavailable', 'Не получилось; работа продолжится при следующем запуске.'));
    }
  };
  http('events', handler);
}
