import * as z from 'zod/mini';
import { personalLinks } from '../../jobs/personal-link.ts';
import type { School } from '../../jobs/school.ts';
import { REMINDERS, unsubscribe } from '../../jobs/unsubscribe.ts';
import type { Admission } from '../directory.ts';
import type { OpenEndpoint, Reply } from '../endpoint.ts';
import { RateLimit } from '../rate-limit.ts';

const linkShape = z.object({
  school: z.string().check(z.minLength(1), z.maxLength(200)),
  code: z.string().check(z.regex(/^К-\d{2,4}$/)),
  key: z.string().check(z.regex(/^[\da-f]{20}$/)),
});

/** The link in a letter that stops reminders. Its signature prevents anybody from stopping the reminders of another person. */
export function unsubscribeLink(root: string, spreadsheetId: string, code: string, key: string): string {
  const query = new URLSearchParams({ school: spreadsheetId, code, key });
  return `${root.replace(/\/*$/, '/')}unsubscribe?${query}`;
}

/** People rarely open the page, so its code is loaded on first use. */
const page = async (...said: [title: string, text: string, button?: string]): Promise<string> =>
  (await import('./message-page.tsx')).messagePage(...said);

const wrongLink = async (): Promise<Reply> => ({
  status: 404,
  html: await page(
    'Ссылка не подходит',
    'Возможно, она скопирована не целиком. Откройте её из письма ещё раз или напишите куратору программы: он отключит напоминания сам.',
  ),
});

interface UnsubscribeParts extends Admission {
  /** The maximum number of invalid links per minute, for all callers together. */
  readonly callsPerMinute: number;
  readonly now: () => number;
}

/** Per person. Each use may read the whole workbook. */
const USES_PER_MINUTE = 10;

/**
 * GET /unsubscribe shows a button, and POST stops the reminders. GET changes nothing, because mail scanners open links. The button of mail programs
 * sends POST at once (RFC 8058). An unknown school and a wrong key get the same answer.
 *
 * All invalid links share one rate limit. For valid links, each person has a limit of their own.
 */
export function unsubscribeEndpoint({ directory, schoolOf, callsPerMinute, now }: UnsubscribeParts): OpenEndpoint {
  const links = personalLinks(now);
  const [wrong, right] = [new RateLimit(callsPerMinute, now), new RateLimit(USES_PER_MINUTE, now)];
  const check = async (query: unknown): Promise<{ school: School; code: string } | undefined> => {
    const link = linkShape.safeParse(query);
    if (!link.success || !(await directory.callersOf(link.data.school))) return undefined;
    const { code, key } = link.data;
    const school = schoolOf(link.data.school);
    return (await links.isRight(school, REMINDERS, code, key)) ? { school, code } : undefined;
  };
  return {
    methods: ['GET', 'POST'],
    async run({ method, query }) {
      const known = await check(query);
      if (!known) {
        wrong.enter('');
        return wrongLink();
      }
      const { school, code } = known;
      right.enter(`${school.spreadsheetId} ${code}`);
      if (method === 'GET') {
        return {
          html: await page(
            'Отключить напоминания?',
            'Приглашения на встречи и письма, которые приходят один раз, останутся.',
            'Не присылать напоминания',
          ),
        };
      }
      await unsubscribe(school, code);
      return {
        html: await page('Готово', 'Напоминания больше приходить не будут. Передумаете – напишите куратору программы.'),
      };
    },
  };
}
