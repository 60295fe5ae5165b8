import type { Answer } from '../../../emulator/application-pages.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { tabAddress, type View, viewOf } from '../context.ts';
import { readTyped } from '../edit.ts';
import { Field, questionOf } from '../field.tsx';
import { noticeOf, redirectAfterWrite } from '../notice.tsx';
import { redirect, staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { sign } from './sign.ts';
import { isAddress, isUnsigned, type Paper, papersOf } from './waiting.ts';

const PATH = '/papers';

interface InvalidForm {
  readonly id: string;
  readonly form: URLSearchParams;
  readonly problems: ReadonlyMap<string, string>;
}

/** The columns that register a paper. */
const asked = ({ needsNumber }: Paper) => (needsNumber ? ['number', 'date'] : ['date']);

function PaperCard({ paper, view, returned }: { paper: Paper; view: View; returned?: InvalidForm | undefined }) {
  const { id, title, number, date, draft, link, state } = paper;
  const back = returned?.id === id ? returned : undefined;
  return (
    <li id={id} class="card">
      <h3>{title}</h3>
      <p class="hint">{state}</p>
      {isUnsigned(paper) ? (
        <>
          {isAddress(draft) ? (
            <p>
              1. <a href={draft}>Напечатать проект</a> и дать на подпись.
            </p>
          ) : null}
          <form method="post" action={`${PATH}/${id}`} class="action">
            {asked(paper).map((column) => (
              <Field
                key={column}
                name={`${id}.${column}`}
                question={{
                  ...questionOf('documents', { column, required: true }),
                  initial: column === 'date' ? (date ?? view.today) : number,
                }}
                typed={back?.form.get(`${id}.${column}`) ?? undefined}
                problem={back?.problems.get(column)}
                today={view.today}
              />
            ))}
            <button type="submit">Подписан: оформить</button>
          </form>
        </>
      ) : (
        <p>
          {[number && `№ ${number}`, date && `от ${dayText(date)}`].filter(Boolean).join(' ')}
          {link || isAddress(draft) ? ' · ' : null}
          {isAddress(link) ? <a href={link}>Чистый экземпляр</a> : (link ?? '')}
          {!link && isAddress(draft) ? <a href={draft}>Чистый экземпляр</a> : null}
        </p>
      )}
    </li>
  );
}

function papersPage(view: View, { context, query }: PageRequest, returned?: InvalidForm): Answer {
  const papers = papersOf(view);
  const [waiting, signed] = [papers.filter(isUnsigned), papers.filter((paper) => !isUnsigned(paper))];
  const prepared = waiting.filter(({ draft }) => isAddress(draft));
  const [ready, others] = [prepared.filter(({ isSigned }) => isSigned), prepared.filter(({ isSigned }) => !isSigned)];
  const later = waiting.filter(({ draft }) => !isAddress(draft));
  const clean = query.get('clean');
  const opened = papers.find(({ id, link }) => id === clean && isAddress(link));
  const { link = '', title = '' } = opened ?? {};
  return staffPage({
    title: 'Документы',
    here: PATH,
    isExample: context.isExample,
    status: returned ? 422 : 200,
    notice: noticeOf(context, query),
    body: (
      <>
        {opened ? (
          <p class="card" role="status">
            {title}: <a href={link}>открыть и напечатать чистый экземпляр</a>. Он и хранится.
          </p>
        ) : null}
        <div class="action">
          <form method="post" action={PATH}>
            <button type="submit" class={ready.length > 0 ? 'quiet' : undefined}>
              Подготовить документы
            </button>
          </form>
          <p class="hint">
            Заполняются по таблице. То, что Вы дописали в прежний проект, останется.{' '}
            <a href={tabAddress(view, 'documents')}>Лист «Документы»</a>
          </p>
        </div>
        {ready.length > 0 ? (
          <section>
            <h2>Ждёт подписи</h2>
            <ul class="papers">
              {ready.map((paper) => (
                <PaperCard key={paper.id} paper={paper} view={view} returned={returned} />
              ))}
            </ul>
          </section>
        ) : null}
        {signed.length > 0 ? (
          <section>
            <h2>Оформлены</h2>
            <ul class="papers">
              {signed.map((paper) => (
                <PaperCard key={paper.id} paper={paper} view={view} />
              ))}
            </ul>
          </section>
        ) : null}
        {others.length > 0 ? (
          <details>
            <summary>Памятки, планы, соглашения и прочее: {others.length}</summary>
            <ul class="papers">
              {others.map((paper) => (
                <PaperCard key={paper.id} paper={paper} view={view} returned={returned} />
              ))}
            </ul>
          </details>
        ) : null}
        {later.length > 0 ? (
          <details>
            <summary>Ещё не подготовлены: {later.length}</summary>
            <ul class="papers">
              {later.map((paper) => (
                <PaperCard key={paper.id} paper={paper} view={view} returned={returned} />
              ))}
            </ul>
          </details>
        ) : null}
      </>
    ),
  });
}

async function register(asking: PageRequest): Promise<Answer> {
  const { context, form, params } = asking;
  const { id = '' } = params;
  const view = await viewOf(context);
  const paper = papersOf(view).find((each) => each.id === id);
  if (!paper) return redirect(PATH);
  const texts = asked(paper).map((column) => [column, form.get(`${id}.${column}`) ?? ''] as const);
  const { cells, problems } = readTyped('documents', Object.fromEntries(texts), () => true);
  if (problems.size > 0) return papersPage(view, asking, { id, form, problems });
  const { done, clean } = await sign(context, id, cells);
  return redirectAfterWrite(clean ? `${PATH}?${new URLSearchParams({ clean: id })}` : PATH, done);
}

export const papersRoutes: readonly PageRoute[] = [
  { method: 'GET', pattern: /^\/papers$/, answer: async (asking) => papersPage(await viewOf(asking.context), asking) },
  {
    method: 'POST',
    pattern: /^\/papers$/,
    async answer({ context }) {
      await context.prepareDocuments();
      return redirect(PATH);
    },
  },
  { method: 'POST', pattern: /^\/papers\/(?<id>[^/]+)$/, answer: register },
];
