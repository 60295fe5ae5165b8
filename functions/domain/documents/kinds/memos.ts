import { forms } from '../../../../sheets-schema/forms/index.ts';
import type { Curator } from '../../curators/curators.ts';
import { responsible } from '../../curators/responsible.ts';
import type { Role } from '../../intake/intake.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Block } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { cycleOf } from '../meeting-cycle.ts';
import { labelled, list, nameOfCurator, pages, section, source, table, text, title, yearOf } from '../parts.ts';
import { pairsToName } from '../people.ts';

const CONFIDENCE = 'хранить сказанное в паре и не называть в отчётах учеников и коллег.';

const WORDS = {
  mentee: {
    heading: 'ПАМЯТКА НАСТАВЛЯЕМОМУ',
    role: 'Вы ставите цель и работаете над ней, наставник помогает: показывает, спрашивает, советует. Вас никто не оценивает; кто увидит Ваши ответы, сказано в каждой анкете.',
    rights: [
      'высказать пожелания о наставнике и о форме работы;',
      'попросить куратора о помощи или о смене пары: куратор не передаёт, о чём и почему Вы просили;',
      'выйти из программы в любое время без объяснения причин.',
    ],
    duties: [
      'подумать до первой встречи, что Вам важно изменить к концу программы;',
      'согласовать с наставником план развития и работать по нему;',
      'приходить на встречи, а если не получается – предупредить заранее;',
      'отвечать на анкеты: по ним видно, помогает ли программа;',
      CONFIDENCE,
    ],
    formsBefore: ['menteeRequest', 'assessmentMenteeT0', 'preference'],
    forms: ['feedback', 'satisfactionMentee', 'assessmentMenteeT1'],
    ending: 'Напишите или скажите куратору, что хотите прекратить работу в паре. Объяснять причину не нужно.',
  },
  mentor: {
    heading: 'ПАМЯТКА НАСТАВНИКУ',
    role: 'Вы помогаете коллеге прийти к его цели: слушаете, спрашиваете, показываете, как делаете сами. Готовые ответы – тогда, когда о них просят. Вы не проверяете и не оцениваете коллегу.',
    rights: [
      'пройти обучение наставников и получить методические материалы;',
      'обратиться к куратору за помощью;',
      'получать выплату на условиях дополнительного соглашения;',
      'прекратить работу досрочно, предупредив письменно за три рабочих дня.',
    ],
    duties: [
      'провести первую встречу в течение недели после приказа, в присутствии куратора;',
      'согласовать с наставляемым план: одна – три цели с признаком успеха и сроком;',
      'встречаться не реже одного раза в две недели;',
      'отмечать каждую встречу: это занимает минуту;',
      'представить отчёт после заключительной встречи;',
      CONFIDENCE,
    ],
    formsBefore: ['mentorOffer', 'assessmentMentorT0', 'preference'],
    forms: ['meetingReport', 'feedback', 'mentorReport', 'satisfactionMentor', 'assessmentMentorT1'],
    ending:
      'Предупредите школу письменно не менее чем за три рабочих дня. Причину объяснять не нужно: наставляемому найдут другого наставника.',
  },
} as const;

/**
 * The memo of a role: one page per person in a pair, or one page for everybody before there are pairs (1.6, 5.4). It prints no links, because anyone
 * with a person's link could answer as that person.
 */
const memo =
  (role: Role): Kind =>
  (programmeState, drafting) => {
    const { all, ofPair } = responsible(programmeState.programme);
    const words = WORDS[role];
    const contact = (curator: Curator): Block =>
      labelled(
        'Куратор программы:',
        [
          nameOfCurator(curator, drafting),
          drafting.need(curator.contact ?? curator.email, 'как связаться с куратором («Настройки»)'),
        ].join(', '),
      );
    const pairs = pairsToName(programmeState, drafting);
    const people = pairs.flatMap((pair) =>
      (role === 'mentor' ? [pair.mentor] : pair.mentees.filter(drafting.mayName)).map((code) => ({ pair, code })),
    );
    // People in pairs have already answered the first forms.
    const asked = people.length > 0 ? words.forms : [...words.formsBefore, ...words.forms];
    const body: Block[] = [
      text(words.role),
      section('Вы вправе'),
      list(words.rights),
      section('Что от Вас зависит'),
      list(words.duties),
      section('Встречи'),
      table(['Встреча', 'Когда', 'О чём'], cycleOf(programmeState), [20, 38, 42]),
      labelled(
        'Анкеты',
        `приходят на рабочую почту: ${asked.map((name) => `«${forms[name].title}»`).join(', ')}. Ссылка в письме – только для Вас, не пересылайте её; письмо потерялось – спросите куратора.`,
      ),
      labelled('Как прекратить работу.', words.ending),
    ];
    const page = ({ pair, code }: (typeof people)[number]): Block[] => {
      const partners = role === 'mentor' ? pair.mentees.filter(drafting.mayName) : [pair.mentor];
      return [
        title(words.heading),
        table(
          ['Кому', role === 'mentor' ? 'Наставляемый (-ые)' : 'Наставник', 'Пара'],
          [[nameToken(code), partners.map(nameToken).join('\n'), pair.pairCode]],
          [42, 42, 16],
        ),
        ...body,
        contact(ofPair(pair.pairCode)),
      ];
    };
    return {
      title: `${role === 'mentor' ? 'Памятка наставнику' : 'Памятка наставляемому'}, ${yearOf(programmeState)}`,
      sources: [
        source('settings'),
        ...(people.length > 0
          ? [
              source(
                'pairs',
                pairs.map(({ row }) => row),
              ),
            ]
          : []),
      ],
      blocks: people.length > 0 ? pages(people.map(page)) : [title(words.heading), ...body, contact(all[0])],
    };
  };

export const memoMentee = memo('mentee');
export const memoMentor = memo('mentor');
