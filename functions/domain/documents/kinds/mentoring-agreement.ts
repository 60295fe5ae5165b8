import { monthlyHours } from '../../../../sheets-schema/forms/mentor-offer.ts';
import { dayText } from '../../calendar/day-text.ts';
import { groupBy } from '../../group-by.ts';
import { needsWorkConsent } from '../../intake/work-consent.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Pair } from '../../pairs/pair.ts';
import type { Block } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { dateOr, headOf, pages, schoolName, signatures, source, table, text, title, yearOf } from '../parts.ts';
import { pairsToName, plannedPeriodOf, positionOf } from '../people.ts';

/** The number and date of the agreement; undefined unless all pairs of the mentor have the same ones. */
function recorded(pairs: readonly Pair[]): { readonly number: string; readonly date: string } | undefined {
  const [first, ...others] = pairs.map(({ row }) => ({ number: row.agreementNumber?.trim(), date: row.agreementDate }));
  if (!first?.number || !first.date) return undefined;
  const isOne = others.every(({ number, date }) => number === first.number && date === first.date);
  return isOne ? { number: first.number, date: first.date } : undefined;
}

/** «Дополнительное соглашение» (5.4, ст. 351.8 ТК РФ), one page for each mentor whose job does not already include mentoring. */
export const mentoringAgreement: Kind = (programmeState, drafting) => {
  const { intake, programme, context } = programmeState;
  const { settings } = programme;
  const { need } = drafting;
  const pairs = pairsToName(programmeState, drafting).filter(({ mentor }) => needsWorkConsent(mentor, intake));
  if (pairs.length === 0) return undefined;
  const head = headOf(settings, drafting);
  const page = ([mentor, own]: [string, typeof pairs]): Block[] => {
    const hours = intake.offers.get(mentor)?.answer.fields.hoursPerMonth;
    const since = intake.consents.since(mentor, 'mentoringWork', context.today);
    const known = recorded(own);
    const forms = own.map(({ pairCode, mentees }) => `${pairCode} – ${mentees.length > 1 ? 'группа' : 'пара'}`);
    return [
      title(
        `ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № ${known?.number ?? '______'}\nк трудовому договору от «____» ____________ 20____ г. № ______`,
      ),
      { kind: 'columns', cells: [need(settings.schoolPlace, 'населённый пункт («Настройки»)'), dateOr(known?.date)] },
      table(
        ['Стороны', ''],
        [
          [
            'Работодатель',
            `${schoolName(settings, drafting)}\nПредставитель: ${head.who.toLowerCase()} ${need(head.name, 'имя директора («Настройки»)')}, действует на основании Устава`,
          ],
          ['Работник', `${nameToken(mentor)}\nДолжность: ${positionOf(programmeState, drafting, mentor)}`],
        ],
        [25, 75],
      ),
      text(
        `На основании статьи 351.8 Трудового кодекса Российской Федерации и письменного согласия работника от ${need(since && dayText(since), `дата согласия на работу наставником: ${mentor}`)} стороны договорились:`,
      ),
      text('1. Работник выполняет по поручению работодателя работу по наставничеству.'),
      table(
        ['Пара (группа)', 'Наставляемый (-ые)', 'Срок'],
        own.map((pair) => [
          pair.pairCode,
          pair.mentees.filter(drafting.mayName).map(nameToken).join('\n'),
          plannedPeriodOf(pair, programmeState),
        ]),
        [20, 45, 35],
      ),
      text(
        '2. Содержание: встречи с наставляемым по индивидуальному плану развития, краткий отчёт о каждой встрече, отчёт по итогам.',
      ),
      text(`3. Форма: ${forms.join(', ')}; не реже одной встречи в две недели.`),
      text(`4. Объём: ${need(hours && `${monthlyHours[hours]} ч. в месяц`, `часов в месяц: ${mentor}`)}.`),
      text('5. Размер, порядок и срок выплаты: ________________________________________________.'),
      text(
        '6. Работник вправе досрочно отказаться от этой работы, а работодатель – досрочно отменить поручение, предупредив другую сторону письменно не менее чем за три рабочих дня.',
      ),
      text(
        '7. Соглашение вступает в силу со дня подписания и действует до окончания срока в пункте 1. Остальные условия трудового договора не меняются.',
      ),
      text('8. Соглашение составлено в двух экземплярах, по одному для каждой стороны.'),
      signatures(
        { ...head, who: `Работодатель: ${head.who.toLowerCase()}` },
        { who: 'Работник', name: nameToken(mentor) },
      ),
      text('Экземпляр получен: «____» ______________ 20____ г. ____________________'),
    ];
  };
  need(undefined, 'номера и даты трудовых договоров');
  need(undefined, 'размер и условия выплат');
  return {
    title: `Дополнительные соглашения о наставничестве, ${yearOf(programmeState)}`,
    sources: [
      source(
        'pairs',
        pairs.map(({ row }) => row),
      ),
      source('offers'),
    ],
    blocks: pages([...groupBy(pairs, ({ mentor }) => mentor)].map(page)),
  };
};
