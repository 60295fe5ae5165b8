import { forms } from '../../../../sheets-schema/forms/index.ts';
import type { Block } from '../../paper/content.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { DraftingContext, Kind } from '../kind.ts';
import { acknowledgement, groundsOf, registrationOf } from '../order-head.ts';
import { linesOf, list, ofSchool, section, source, steps, text, title, yearOf } from '../parts.ts';

const uncapitalised = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/**
 * The marks of adoption and agreement that the settings ask for. The mark of approval stands elsewhere: in the corner of the regulation, or in the
 * head of the annex.
 */
function marks({ programme: { settings } }: ProgrammeState): string {
  const { regulationAdopted, unionAgrees } = settings;
  return [
    regulationAdopted && `ПРИНЯТО\n${regulationAdopted}`,
    unionAgrees &&
      'СОГЛАСОВАНО\nПредседатель первичной профсоюзной организации\n____________ ____________________\n«____» ____________ 20____ г.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** «Положение о наставничестве» (1.5): a draft for the school to edit. */
export const regulation: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  // An order approves this paper, so the approval mark names the order and not the head.
  const approval = ['УТВЕРЖДЕНО', ofSchool('приказом', settings), registrationOf(drafting)];
  return {
    title: `Положение о наставничестве, ${yearOf(programmeState)}`,
    sources: [source('settings'), source('sources'), source('stages')],
    blocks: [
      { kind: 'columns', marks: true, cells: [marks(programmeState), approval.join('\n')] },
      ...regulationText(programmeState, drafting),
      ...acknowledgement('с Положением о наставничестве, утверждённым приказом', drafting, []),
    ],
  };
};

/** The regulation as an annex to the order on the approbation. */
export const regulationAnnex = (programmeState: ProgrammeState, drafting: DraftingContext): Block[] => {
  const agreed = marks(programmeState);
  return [...(agreed ? [text(agreed)] : []), ...regulationText(programmeState, drafting)];
};

function regulationText(programmeState: ProgrammeState, { need }: DraftingContext): Block[] {
  const { settings } = programmeState.programme;
  const several = (words: string | undefined, what: string) => {
    const lines = linesOf(words);
    return list(lines.length > 0 ? lines : [need(undefined, what)]);
  };
  return [
    title('ПОЛОЖЕНИЕ\nо наставничестве по форме «учитель – учитель»'),
    text(need(settings.schoolFull ?? settings.schoolShort, 'полное название школы («Настройки»)'), 'center'),
    section('1. Общие положения'),
    text(`1.1. Положение разработано ${uncapitalised(groundsOf(programmeState))}.`),
    text(
      '1.2. Положение определяет порядок наставничества между педагогами школы. Участие в программе добровольное и никого не оценивает: ответы участников о себе не используются при аттестации и начислении оплаты.',
    ),
    text(
      '1.3. Формы наставничества, применяемые в школе: ' +
        need(linesOf(settings.formKinds).join('; '), 'формы наставничества («Настройки»)') +
        '.',
    ),
    section('2. Цель, задачи и ожидаемые результаты'),
    text(`2.1. Цель: ${need(settings.goal, 'цель программы («Настройки»)')}`),
    text('2.2. Задачи:'),
    several(settings.tasks, 'задачи («Настройки»)'),
    text('2.3. Ожидаемые результаты:'),
    several(settings.expectedResults, 'ожидаемые результаты («Настройки»)'),
    section('3. Участники, их права и обязанности'),
    list([
      'Директор утверждает Положение, дорожную карту, состав пар (групп) и итоги, определяет меры поощрения.',
      'Куратор собирает согласия и анкеты, ведёт базы, предлагает пары, сопровождает их работу, готовит отчёты. Он хранит в тайне доверенное участниками.',
      'Наставник помогает коллеге по согласованному плану, проводит встречи, отмечает их, представляет отчёт. Он вправе пройти обучение, получить помощь куратора и оплату, отказаться от работы досрочно.',
      'Наставляемый формулирует запрос, участвует во встречах, выполняет план. Он вправе высказать пожелания о наставнике, попросить о смене пары, выйти из программы без объяснения причин.',
    ]),
    section('4. Этапы программы'),
    steps(programmeState.stages.map((stage) => stage.title)),
    section('5. Формирование пар (групп)'),
    text(
      `5.1. Пара (группа) подбирается по запросу наставляемого, предложению наставника и пожеланиям обеих сторон после групповой встречи. Решение о паре принимает куратор, закрепляет её приказ директора. С наставником работает один наставляемый или группа не более чем из ${settings.maxLoad} человек.`,
    ),
    text(
      '5.2. Цикл встреч: первая, пробная, планирование, регулярные (не реже одной в две недели), заключительная; затем – общая встреча всех пар.',
    ),
    section('6. Формы отчётности'),
    text('Используются анкеты и отчёты:'),
    list(
      Object.values(forms)
        .filter(({ name }) => !name.startsWith('consent') && name !== 'reminders')
        .map((form) => form.title),
    ),
    text('Куратор ведёт журнал встреч и дорожную карту, представляет отчёт куратора и итоговый отчёт.'),
    section('7. Оплата и поощрение'),
    text(
      '7.1. Работа по наставничеству выполняется с письменного согласия работника; её содержание, срок, форма и размер выплаты определяются дополнительным соглашением к трудовому договору (статья 351.8 Трудового кодекса Российской Федерации), кроме случаев, когда такая работа входит в должностные обязанности.',
    ),
    text(`7.2. Мотивация наставников и куратора: ${need(settings.motivation, 'мотивация («Настройки»)')}`),
    section('8. Персональные данные'),
    text(
      '8.1. Данные участников обрабатываются только с их письменного согласия, оформленного отдельным документом. Для публикаций нужно отдельное согласие на распространение. Согласие можно отозвать в любое время; после отзыва данные уничтожаются в срок не более 30 дней, о чём составляется акт.',
    ),
    section('9. Досрочное прекращение работы'),
    text(
      '9.1. Наставник и школа могут прекратить работу досрочно, предупредив друг друга письменно не менее чем за три рабочих дня. Наставляемый выходит из пары по заявлению; ему предлагается другой наставник.',
    ),
    section('10. Показатели'),
    list([
      `охват молодых специалистов – не менее ${settings.targetYoungCoverage} %;`,
      `удовлетворённость наставляемых – не менее ${settings.targetMenteeSatisfaction} %;`,
      `удовлетворённость наставников – не менее ${settings.targetMentorSatisfaction} %.`,
    ]),
    section('11. Заключительные положения'),
    text(
      '11.1. Положение вступает в силу со дня утверждения и действует до принятия нового. Изменения вносятся приказом директора.',
    ),
  ];
}
