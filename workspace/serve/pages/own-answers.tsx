import { renderToString } from 'preact-render-to-string';
import * as z from 'zod';
import { type Answer, payloadOf } from '../../../emulator/server-parts.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { RateLimit } from '../../../functions/entry/rate-limit.ts';
import { Refusal } from '../../../functions/entry/refusal.ts';
import { type FilledForm, readOwnAnswers, type ShownAnswer } from '../../../functions/jobs/own-answers.ts';
import { OWN_ANSWERS, personalLinks } from '../../../functions/jobs/personal-link.ts';
import { forwardToEmulator } from '../emulator-pages.tsx';
import { refusalPage } from '../http/refusal-page.tsx';
import type { ServedPage, Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { servedPage } from './served-page.tsx';

export const OWN_ANSWERS_PATH = '/my';
const TITLE = 'Мои анкеты';
/** For one address. Each use reads the whole workbook, and a whole staff may share an address. */
const USES_PER_MINUTE = 60;

const CODE = /^К-\d{2,4}$/;
const KEY = /^[\da-f]{20}$/;

const linkShape = z.object({ code: z.string().regex(CODE), key: z.string().regex(KEY) });
type Link = z.infer<typeof linkShape>;

/** The address of a person's page of own answers. */
export const ownAnswersAddress = (root: string, code: string, key: string): string =>
  `${root}${OWN_ANSWERS_PATH.slice(1)}?${new URLSearchParams({ code, key })}`;

const refused = (title: string, status: number, toDo: string): Answer =>
  servedPage({ title, status, children: <p class="card">{toDo}</p> });

const WRONG = () =>
  refused(
    'Ссылка не подходит',
    404,
    'Возможно, она скопирована не целиком или ведёт в другую школу. Откройте её из последнего письма программы ещё раз или попросите куратора прислать новое.',
  );

const GONE = () =>
  refused(
    'По этой ссылке больше ничего нет',
    410,
    'Участника с таким кодом в программе нет: данные удалены или программа закончилась. Если это ошибка, напишите куратору.',
  );

const dayOf = ({ submittedAt }: Pick<ShownAnswer, 'submittedAt'>) =>
  `${dayText(submittedAt.slice(0, 10))} в ${submittedAt.slice(11, 16)}`;

function Said({ asked }: Pick<ShownAnswer, 'asked'>) {
  return (
    <dl class="answers">
      {asked.map(({ question, answer }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A former answer, which is rarely read. */
function Replaced({ shown }: { readonly shown: ShownAnswer }) {
  return (
    <details class="card">
      <summary>
        {shown.title}: прежний ответ, {dayOf(shown)}
      </summary>
      <p class="hint">{shown.state}</p>
      <Said asked={shown.asked} />
    </details>
  );
}

function AnswerCard({ shown, link }: { readonly shown: ShownAnswer; readonly link: Link }) {
  const { id, title, asked, state, fixed, isDecision } = shown;
  return (
    <section class="card">
      <h2>{title}</h2>
      <p class="hint">Отправлена {dayOf(shown)}</p>
      {state ? <p class="problem">{state}</p> : null}
      <Said asked={asked} />
      {fixed === undefined ? (
        <form method="post" action={OWN_ANSWERS_PATH}>
          <input type="hidden" name="code" value={link.code} />
          <input type="hidden" name="key" value={link.key} />
          <input type="hidden" name="answer" value={id} />
          <button class="quiet" type="submit">
            {isDecision ? 'Изменить решение' : 'Исправить'}
          </button>
        </form>
      ) : (
        <p class="hint">Исправить нельзя. {fixed}</p>
      )}
    </section>
  );
}

const listPage = (answers: readonly ShownAnswer[], link: Link, problem?: string): Answer =>
  servedPage({
    title: TITLE,
    problem,
    children: (
      <>
        <p>
          {answers.length === 0
            ? 'Вы пока не отправили ни одной анкеты.'
            : 'Здесь всё, что Вы отправили по ссылкам из писем. Исправленный ответ заменит прежний.'}
        </p>
        {answers.map((shown) =>
          shown.isReplaced ? (
            <Replaced key={shown.id} shown={shown} />
          ) : (
            <AnswerCard key={shown.id} shown={shown} link={link} />
          ),
        )}
        <p class="hint">Эта страница личная: не пересылайте ссылку на неё.</p>
      </>
    ),
  });

/** Adds a card to a form's page, below `mark`. */
async function withCard(answer: Answer, mark: RegExp, card: string): Promise<Answer> {
  const html = Buffer.from(await payloadOf(answer)).toString('utf8');
  const { rendering: _, ...rest } = answer;
  return { ...rest, body: html.replace(mark, (found) => found + card) };
}

/** The form with a person's former answers, ready to be corrected. The answers stand in the body, because addresses stay in the browser's history. */
async function correctionPage(
  { workspace }: ServedSchool,
  visit: Visit,
  { publishedId, submittedAt, limits, fields }: FilledForm,
): Promise<Answer> {
  // «Назад» from the first page of a form shows that page with everything that was entered.
  const body = Buffer.from(
    new URLSearchParams([...fields.map((field) => [...field]), ['pageHistory', '0'], ['back', '1']]).toString(),
  );
  const page = await forwardToEmulator(workspace.emulator, {
    ...visit,
    method: 'POST',
    path: `/forms/d/e/${publishedId}/formResponse`,
    query: new URLSearchParams(),
    body,
  });
  return withCard(
    page,
    /<\/header>/,
    renderToString(
      <p class="card" role="status">
        Вы исправляете ответ от {dayOf({ submittedAt })}. Прежний действует, пока Вы не отправите анкету. {limits}
      </p>,
    ),
  );
}

/** The pages on which a teacher reads and corrects their own answers. */
export function ownAnswersPages(school: ServedSchool): readonly ServedPage[] {
  const { now, workspace } = school;
  const links = personalLinks(now);
  const limit = new RateLimit(USES_PER_MINUTE, now);
  const admitted =
    (params: URLSearchParams, act: (visit: Visit, link: Link) => Promise<Answer>) => async (visit: Visit) => {
      try {
        limit.enter(visit.peer.address);
      } catch (error) {
        if (error instanceof Refusal) return refusalPage('busy');
        throw error;
      }
      const link = linkShape.safeParse(Object.fromEntries(params));
      if (!link.success) return WRONG();
      const { code, key } = link.data;
      return (await links.isRight(workspace.school, OWN_ANSWERS, code, key)) ? act(visit, link.data) : WRONG();
    };
  const show = async (_: Visit, link: Link): Promise<Answer> => {
    const own = await readOwnAnswers(workspace.school, link.code);
    return own ? listPage(own.answers, link) : GONE();
  };
  const correct = async (visit: Visit, link: Link): Promise<Answer> => {
    const own = await readOwnAnswers(workspace.school, link.code);
    if (!own) return GONE();
    const filled = own.correction(visit.fields.get('answer') ?? '');
    if (filled) return correctionPage(school, visit, filled);
    return listPage(
      own.answers,
      link,
      'Этот ответ уже нельзя исправить: его заменили, или его анкета закрыта. Причина – под ответом; если её нет, напишите куратору.',
    );
  };
  return [
    { method: 'GET', path: OWN_ANSWERS_PATH, handle: (visit) => admitted(visit.query, show)(visit) },
    { method: 'POST', path: OWN_ANSWERS_PATH, handle: (visit) => admitted(visit.fields, correct)(visit) },
  ];
}
