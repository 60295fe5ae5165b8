import { dayText } from '../../calendar/day-text.ts';
import type { Kind } from '../kind.ts';
import { acknowledgement, groundsOf, orderHead } from '../order-head.ts';
import { headOf, otherCurators, programmePeriod, signatures, source, steps, table, text, yearOf } from '../parts.ts';

/** «Приказ о назначении куратора» (1.4). */
export const orderCurator: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  const year = yearOf(programmeState);
  const curator = drafting.need(settings.curatorName, 'ФИО куратора («Настройки»)');
  const all = [curator, ...otherCurators(programmeState.programme, drafting)];
  const several = all.length > 1;
  return {
    title: `Приказ о назначении куратора программы наставничества, ${year}`,
    sources: [source('settings'), source('sources')],
    blocks: [
      ...orderHead(programmeState, drafting, 'О назначении куратора программы наставничества'),
      text(`${groundsOf(programmeState)}, в целях организации работы по программе наставничества «учитель – учитель»`),
      text('ПРИКАЗЫВАЮ:'),
      text(`1. Назначить ${several ? 'кураторами' : 'куратором'} программы наставничества «учитель – учитель»:`),
      table(
        ['ФИО', 'Должность', 'Период'],
        all.map((name, i) => [
          name,
          drafting.need(undefined, i === 0 ? 'должность куратора' : `должность куратора: ${name}`),
          `со дня приказа по ${dayText(programmePeriod(programmeState).to)}`,
        ]),
        [45, 30, 25],
      ),
      text(`2. Возложить на ${several ? 'кураторов' : 'куратора'} следующие обязанности:`),
      steps([
        'вести дорожную карту программы и учёт её выполнения;',
        'собирать и хранить согласия участников на обработку персональных данных;',
        'проводить анкетирование, вести базы наставников и наставляемых;',
        'организовать собеседования, обучение наставников и групповые встречи;',
        'готовить предложения о парах (группах) и представлять их на утверждение;',
        'сопровождать пары, собирать обратную связь, помогать в трудных ситуациях;',
        'провести мониторинг и подготовить отчёт по итогам программы.',
      ]),
      text(`3. Оплата работы куратора: ${drafting.need(undefined, 'условия оплаты работы куратора')}.`),
      ...(several ? [text(`4. Отчёты и документы программы подписывает куратор: ${curator}.`)] : []),
      text(`${several ? 5 : 4}. Контроль за исполнением приказа оставляю за собой.`),
      signatures(headOf(settings, drafting)),
      ...acknowledgement('с приказом о назначении куратора', drafting, all),
    ],
  };
};
