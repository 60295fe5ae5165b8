import { decisions } from '../../../sheets-schema/choices/decision.ts';
import { pairKinds } from '../../../sheets-schema/choices/pair-kind.ts';
import { workFormats } from '../../../sheets-schema/choices/work-format.ts';
import { nameOf } from '../context.ts';
import type { TickAction, TickList } from './tick-list.ts';

/** A request or an offer that waits for a decision. */
const WAITS = 'ждёт решения куратора';

const actions = (accept: string, accepted: (count: number) => string): readonly [TickAction, ...TickAction[]] => [
  { name: 'accept', label: accept, asks: [], cells: { decision: decisions.accepted }, done: accepted },
  {
    name: 'reserve',
    label: 'В резерв',
    asks: [],
    cells: { decision: decisions.reserve },
    takes: [],
    done: (count) => `В резерве: ${count}.`,
  },
  {
    name: 'decline',
    label: 'Отклонить',
    asks: [{ column: 'decisionReason', required: true }],
    cells: { decision: decisions.declined },
    takes: [],
    done: (count) => `Отклонено: ${count}.`,
  },
];

export const requestDecisions: TickList = {
  path: 'requests',
  title: 'Запросы наставляемых',
  about: 'Предложенные вид пары и форма работы записываются вместе с решением; другие выберите в таблице.',
  table: 'requests',
  columns: ['Главный запрос', 'Вид пары', 'Форма работы'],
  rows: (view) =>
    view.programme.tables.requests.flatMap((row) => {
      const { responseId, at, code = '', decision, state, need1 = '', conflict } = row;
      if (!responseId || decision !== undefined || state !== WAITS) return [];
      const pairKind = row.suggestedPairKind && pairKinds[row.suggestedPairKind];
      const workFormat = row.suggestedFormat && workFormats[row.suggestedFormat];
      return [
        {
          key: responseId,
          at,
          code,
          name: nameOf(view, code),
          cells: [need1, pairKind ?? '–', workFormat ?? '–'],
          cellsOf: { ...(pairKind ? { pairKind } : {}), ...(workFormat ? { workFormat } : {}) },
          doubt: conflict,
        },
      ];
    }),
  actions: () => actions('Принять как предложено', (count) => `Принято запросов: ${count}.`),
  empty: 'Решения приняты по всем запросам.',
};

export const offerDecisions: TickList = {
  path: 'offers',
  title: 'Предложения наставников',
  about: 'Чем коллеги готовы помочь. Принятые попадут на собеседование и обучение.',
  table: 'offers',
  columns: ['Сильнее всего', 'Скольких готов вести', 'Опыт'],
  rows: (view) =>
    view.programme.tables.offers.flatMap((row) => {
      const { responseId, at, code = '', decision, state } = row;
      if (!responseId || decision !== undefined || state !== WAITS) return [];
      const cells = [row.bestOffer ?? '', row.capacity ?? '', row.mentorExperience ?? ''];
      return [{ key: responseId, at, code, name: nameOf(view, code), cells }];
    }),
  actions: () => actions('Принять', (count) => `Принято предложений: ${count}.`),
  empty: 'Решения приняты по всем предложениям.',
};
