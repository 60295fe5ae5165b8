import * as z from 'zod';
import type { Answer } from '../../../emulator/application-pages.ts';
import { RateLimit } from '../../../functions/entry/rate-limit.ts';
import { Refusal } from '../../../functions/entry/refusal.ts';
import { personalLinks } from '../../../functions/jobs/personal-link.ts';
import { REMINDERS, unsubscribe } from '../../../functions/jobs/unsubscribe.ts';
import { refusalPage } from '../http/refusal-page.tsx';
import type { ServedPage, Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { servedPage } from './served-page.tsx';

/** Few links are valid, so more calls come from somebody who guesses. */
const CALLS_PER_MINUTE = 60;

const linkShape = z.object({ code: z.string().regex(/^К-\d{2,4}$/), key: z.string().regex(/^[\da-f]{20}$/) });

/** The address in a letter that stops reminders. */
export function unsubscribeAddress(root: string, code: string, key: string): string {
  return `${root}unsubscribe?${new URLSearchParams({ code, key })}`;
}

const WRONG = servedPage({
  title: 'Ссылка не подходит',
  status: 404,
  children: (
    <p class="card">
      Возможно, она скопирована не целиком. Откройте её из письма ещё раз или напишите куратору программы: он отключит
      напоминания сам.
    </p>
  ),
});

const ASK = servedPage({
  title: 'Отключить напоминания?',
  children: (
    <form class="card" method="post">
      <p>Приглашения на встречи и письма, которые приходят один раз, останутся.</p>
      <button type="submit">Не присылать напоминания</button>
    </form>
  ),
});

const DONE = servedPage({
  title: 'Готово',
  children: <p class="card">Напоминания больше приходить не будут. Передумаете – напишите куратору программы.</p>,
});

/** The page behind the link that stops reminders. Mail programs press its button themselves (RFC 8058). */
export function unsubscribePages({ workspace, now, run }: ServedSchool): readonly ServedPage[] {
  const { school } = workspace;
  const links = personalLinks(now);
  const limit = new RateLimit(CALLS_PER_MINUTE, now);
  const handle = async ({ method, query, peer }: Visit): Promise<Answer> => {
    try {
      limit.enter(peer.address);
    } catch (error) {
      if (error instanceof Refusal) return refusalPage('busy');
      throw error;
    }
    const link = linkShape.safeParse(Object.fromEntries(query));
    if (!link.success || !(await links.isRight(school, REMINDERS, link.data.code, link.data.key))) return WRONG;
    if (method !== 'POST') return ASK;
    await unsubscribe(school, link.data.code);
    void run.notify();
    return DONE;
  };
  return [
    { method: 'GET', path: '/unsubscribe', handle },
    { method: 'POST', path: '/unsubscribe', handle },
  ];
}
