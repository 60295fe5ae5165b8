import { dayText } from '../../calendar/day-text.ts';
import { PERSONAL_DATA } from '../../consents/consent-text.ts';
import { destructionAct as actOf, keepUntil } from '../../erasure/act.ts';
import type { Block } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { dateOr, pages, schoolName, section, signatures, source, table, text, title, yearOf } from '../parts.ts';

/** «Акт об уничтожении персональных данных», one page per withdrawn consent (приказ Роскомнадзора № 179 от 28.10.2022). */
export const destructionAct: Kind = (programmeState, drafting) => {
  const { intake, context, programme } = programmeState;
  const { settings, tables } = programme;
  const { need } = drafting;
  const cases = [...intake.people.keys()].flatMap((code) => {
    const withdrawnOn = intake.consents.withdrawnOn(code, 'processing', context.today);
    return withdrawnOn === undefined ? [] : [{ code, withdrawnOn }];
  });
  if (cases.length === 0) return undefined;
  const page = ({ code, withdrawnOn }: (typeof cases)[number]): Block[] => {
    const journal = tables.journal.filter(({ subject }) => subject === code);
    const line = journal.find(({ entryId }) => entryId === `уничтожение|${code}|${withdrawnOn}`);
    const destroyedOn = line?.when?.slice(0, 10);
    const { ground, method } = actOf({ code, withdrawnOn, destroyedAt: line?.when ?? '', places: [], journal: [] });
    if (!line) need(undefined, `уничтожение данных: ${code} (ещё не выполнено)`);
    return [
      title('АКТ\nоб уничтожении персональных данных'),
      { kind: 'columns', cells: [dateOr(drafting.date ?? destroyedOn), `№ ${drafting.number ?? '________'}`] },
      table(
        ['Сведения', ''],
        [
          [
            'Оператор: наименование, адрес',
            `${schoolName(settings, drafting)}\n${need(settings.schoolAddress, 'адрес школы («Настройки»)')}`,
          ],
          [
            'Лицо, уничтожившее данные: ФИО, должность',
            `${need(settings.curatorName, 'ФИО куратора («Настройки»)')}, куратор программы наставничества`,
          ],
          ['Субъект персональных данных', `Участник ${code}; ФИО по подписанному отзыву согласия: ________________`],
          ['Перечень уничтоженных данных', PERSONAL_DATA.join('\n')],
          ['Информационная система', 'Таблица и анкеты программы «Наставник»'],
          ['Способ уничтожения', method],
          ['Причина уничтожения', `${ground}; согласие отозвано ${dayText(withdrawnOn)}`],
          ['Дата уничтожения', dateOr(destroyedOn)],
          ['Срок хранения акта', destroyedOn ? `до ${dayText(keepUntil(destroyedOn))}` : 'три года со дня уничтожения'],
        ],
        [36, 64],
      ),
      signatures({ who: 'Уничтожил', name: settings.curatorName }),
      section('Приложение. Выгрузка из журнала событий'),
      ...(journal.length > 0
        ? [
            table(
              ['Когда', 'Кто', 'Что', 'Почему'],
              journal.map(({ when, who, what, why }) => [
                when ? `${dayText(when)} ${when.slice(11, 16)}` : '',
                who ?? '',
                what ?? '',
                why ?? '',
              ]),
              [18, 16, 36, 30],
            ),
          ]
        : [text('Записей нет.')]),
    ];
  };
  return {
    title: `Акты об уничтожении персональных данных, ${yearOf(programmeState)}`,
    sources: [source('consents'), source('journal')],
    blocks: pages(cases.map(page)),
  };
};
