import type { Answer } from '../../../emulator/application-pages.ts';
import { type BanKind, banKinds, type PairRuleKind } from '../../../sheets-schema/tables/pair-rules.ts';
import { nameOf, type View, viewOf } from '../context.ts';
import { type Edit, edit } from '../edit.ts';
import { noticeOf, redirectAfterWrite } from '../notice.tsx';
import { staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { write } from '../write.ts';
import { PATH, PairingBody } from './pairing-page.tsx';
import { pairingView } from './pairing-view.ts';

async function pairsPage({ context, query }: PageRequest, problem?: string): Promise<Answer> {
  const view = await viewOf(context);
  return staffPage({
    title: 'Пары',
    here: PATH,
    isExample: context.isExample,
    status: problem ? 422 : 200,
    notice: noticeOf(context, query),
    body: <PairingBody pairing={pairingView(view)} view={view} problem={problem} />,
  });
}

/** Records a decision on proposed pairs: on all of them, or on the ticked pairs that are still proposed. */
async function decide(asking: PageRequest): Promise<Answer> {
  const { context, form } = asking;
  const wish = form.get('wish');
  if (wish !== null) {
    const [rule = '', mentor = '', mentee = ''] = wish.split('|');
    return addWish(asking, rule, mentor, mentee);
  }
  const ticked = new Set(form.getAll('row'));
  const isAll = form.get('action') === 'confirmAll';
  const decision = form.get('action') === 'decline' ? 'decline' : 'confirm';
  if (!isAll && ticked.size === 0) return pairsPage(asking, 'Ни одна пара не отмечена.');
  const done = await write(
    context,
    (edits) => `${decision === 'confirm' ? 'Подтверждено' : 'Отклонено'} пар: ${edits.length}.`,
    (view) =>
      pairingView(view)
        .proposed.filter(({ pairCode }) => isAll || ticked.has(pairCode))
        .map(({ at }) => edit('pairs', at, { decision, decisionOn: view.today })),
  );
  return redirectAfterWrite(PATH, done);
}

const isRule = (text: string): text is PairRuleKind => ['pin', 'ban', 'try'].includes(text);

const DONE: Readonly<Record<PairRuleKind, string>> = {
  pin: 'Закреплено',
  ban: 'Соединяться не будут',
  try: 'Примерка',
};

/** Why two people must not be a pair, and who says so. */
interface Why {
  readonly banKind?: BanKind;
  readonly reason?: string;
  readonly author?: string;
}

const isBanKind = (text: string): text is BanKind => Object.hasOwn(banKinds, text);

function whyOf({ form }: Pick<PageRequest, 'form'>): Why {
  const field = (name: string) => form.get(name)?.trim() ?? '';
  const [banKind, reason, author] = [field('banKind'), field('reason'), field('author')];
  return { ...(isBanKind(banKind) ? { banKind } : {}), ...(reason ? { reason } : {}), ...(author ? { author } : {}) };
}

/** The edits for a wish about a pair. Only one pair is tried out at a time, so a new try replaces the last one. */
function wishEdits(view: View, rule: PairRuleKind, mentor: string, mentee: string, why: Why): Edit[] {
  const { pairRules } = view.programme.tables;
  const tried = rule === 'try' ? pairRules.find((row) => row.rule === 'try') : undefined;
  return [edit('pairRules', tried?.at, { rule, mentor, mentee, ...(rule === 'ban' ? why : {}) })];
}

async function addWish(asking: PageRequest, rule: string, mentor: string, mentee: string): Promise<Answer> {
  if (!isRule(rule) || mentor === '' || mentee === '') return pairsPage(asking, 'Выберите наставляемого и наставника.');
  const why = whyOf(asking);
  const view = await viewOf(asking.context);
  const done = await write(
    asking.context,
    () => `${DONE[rule]}: ${nameOf(view, mentee)} – ${nameOf(view, mentor)}.`,
    (now) => wishEdits(now, rule, mentor, mentee, why),
  );
  return redirectAfterWrite(PATH, done);
}

/** Removes the wish with this text. */
async function forget({ context, form }: PageRequest): Promise<Answer> {
  const text = form.get('wish') ?? '';
  const done = await write(
    context,
    () => `Убрано: ${text}.`,
    (view) =>
      pairingView(view)
        .wishes.filter((wish) => wish.text === text)
        .map(({ at }) =>
          edit('pairRules', at, {
            rule: undefined,
            mentor: undefined,
            mentee: undefined,
            banKind: undefined,
            reason: undefined,
            author: undefined,
          }),
        ),
  );
  return redirectAfterWrite(PATH, done);
}

export const pairingRoutes: readonly PageRoute[] = [
  { method: 'GET', pattern: /^\/pairs$/, answer: (asking) => pairsPage(asking) },
  { method: 'POST', pattern: /^\/pairs$/, answer: decide },
  {
    method: 'POST',
    pattern: /^\/pairs\/wish$/,
    answer: (asking) => {
      const field = (name: string) => asking.form.get(name) ?? '';
      return addWish(asking, field('rule'), field('mentor'), field('mentee'));
    },
  },
  { method: 'POST', pattern: /^\/pairs\/forget$/, answer: forget },
];
