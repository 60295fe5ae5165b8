import { dayText } from '../../calendar/day-text.ts';
import { PERSONAL_DATA } from '../../consents/consent-text.ts';
import { destructionAct as actOf, destroyedId, keepUntil, SYSTEM, searchedId } from '../../erasure/act.ts';
import type { Block } from '../../paper/content.ts';
import type { Entry } from '../../programme.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { Kind } from '../kind.ts';
import { dateAndNumber } from '../order-head.ts';
import { dateOr, pages, schoolName, section, signatures, source, table, title, yearOf } from '../parts.ts';

/** A withdrawal after which the data were destroyed and a search found nothing more. */
interface Case {
  readonly code: string;
  readonly withdrawnOn: string;
  readonly destroyedAt: string;
  readonly journal: readonly Entry<'journal'>[];
}

/** The withdrawals that may have an act. A withdrawal has no act before a search has found nothing more of the person. */
function casesOf({ intake, context, programme: { tables } }: ProgrammeState): readonly Case[] {
  return [...intake.people.keys()].flatMap((code): Case[] => {
    const withdrawnOn = intake.consents.withdrawnOn(code, 'processing', context.today);
    if (withdrawnOn === undefined) return [];
    const journal = tables.journal.filter(({ subject }) => subject === code);
    const line = (id: string) => journal.find(({ entryId }) => entryId === id);
    const destroyedAt = line(destroyedId(code, withdrawnOn))?.when;
    return destroyedAt && line(searchedId(code, withdrawnOn)) ? [{ code, withdrawnOn, destroyedAt, journal }] : [];
  });
}

const moment = (when: string | undefined) => (when ? `${dayText(when)} ${when.slice(11, 16)}` : '');

/** «Акт об уничтожении персональных данных», one page per withdrawn consent (приказ Роскомнадзора № 179 от 28.10.2022). */
export const destructionAct: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  const { need } = drafting;
  const cases = casesOf(programmeState);
  if (cases.length === 0) return undefined;
  const curator = need(settings.curatorName, 'ФИО куратора («Настройки»)');
  const page = ({ code, withdrawnOn, destroyedAt, journal }: Case): Block[] => {
    const { ground, method, destroyedOn } = actOf({ code, withdrawnOn, destroyedAt, places: [], journal: [] });
    const reason = `${ground}; согласие отозвано ${dayText(withdrawnOn)}`;
    const categories = PERSONAL_DATA.join('\n');
    return [
      title('АКТ\nоб уничтожении персональных данных'),
      dateAndNumber({ ...drafting, date: drafting.date ?? destroyedOn }),
      table(
        ['Сведения', ''],
        [
          [
            'Оператор: наименование, адрес',
            `${schoolName(settings, drafting)}\n${need(settings.schoolAddress, 'адрес школы («Настройки»)')}`,
          ],
          ['Лицо, уничтожившее данные: ФИО, должность', `${curator}, куратор программы наставничества`],
          ['Субъект персональных данных', `Участник ${code}; ФИО по подписанному отзыву согласия: ________________`],
          ['Категории уничтоженных данных', categories],
          ['Информационная система', SYSTEM],
          ['Способ уничтожения', method],
          ['Причина уничтожения', reason],
          ['Дата уничтожения', dateOr(destroyedOn)],
          ['Срок хранения акта и выгрузки', `до ${dayText(keepUntil(destroyedOn))}`],
        ],
        [36, 64],
      ),
      signatures({ who: 'Кто уничтожил', name: settings.curatorName }),
      section('Приложение. Выгрузка из журнала регистрации событий'),
      table(
        ['Сведения', ''],
        [
          ['Субъект', `Участник ${code}`],
          ['Категории уничтоженных данных', categories],
          ['Информационная система', SYSTEM],
          ['Причина', reason],
          ['Способ', method],
          ['Дата и время', moment(destroyedAt)],
          ['Кто', `${curator}, куратор программы наставничества`],
        ],
        [36, 64],
      ),
      table(
        ['Когда', 'Кто', 'Что', 'Почему'],
        journal.map(({ when, who, what, why }) => [moment(when), who ?? '', what ?? '', why ?? '']),
        [18, 16, 36, 30],
      ),
    ];
  };
  return {
    title: `Акты об уничтожении персональных данных, ${yearOf(programmeState)}`,
    sources: [source('consents'), source('journal')],
    blocks: pages(cases.map(page)),
  };
};
