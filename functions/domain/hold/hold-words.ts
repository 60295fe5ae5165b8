import { FROM_EARLIER_VERSION } from '../../../sheets-schema/earlier-version.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { counted } from '../counted.ts';
import type { Letter } from '../notices/letter.ts';
import type { Problem } from '../programme.ts';
import { decisionNames, type Hold, type HoldCause } from './hold.ts';

/** The two places where the curator can decide: the bound script, and the school's own computer. */
const WHERE = 'на панели куратора (меню «Наставник») или, на школьном компьютере, на странице «Память программы»';

const NOTHING_GOES = 'До этого программа ничего не отправляет и кодов не даёт.';

const missingLetters = ({ missing = 0 }: Hold) =>
  missing > 0
    ? `В ней не записано то, что уже отправлено: ${counted(missing, 'строка', 'строки', 'строк')} листа «${tables.outbox.title}».`
    : 'Она не помнит того, что уже было отправлено.';

interface Words {
  readonly reason: (hold: Hold) => string;
  readonly whatToDo: string;
}

const GO_ON = `Если работать нужно с этой, нажмите «${decisionNames.goOn}» ${WHERE}.`;

const WORDS: Readonly<Record<HoldCause, Words>> = {
  copy: {
    reason: () => 'Эта таблица – копия: программа была установлена в другой таблице.',
    whatToDo: `Решите ${WHERE}: «${decisionNames.ownSchool}» или «${decisionNames.quietCopy}». ${NOTHING_GOES}`,
  },
  quietCopy: {
    reason: () => 'Эта таблица – копия, так решил куратор. Программа здесь ничего не отправляет и кодов не даёт.',
    whatToDo: `Делать ничего не нужно. Если это всё же отдельная школа, нажмите «${decisionNames.ownSchool}» ${WHERE}.`,
  },
  formless: {
    reason: () => 'У этой школы ещё нет своих анкет: прежние собирают ответы для таблицы, с которой снята копия.',
    whatToDo: `Выберите в меню «Наставник» – «Установить или проверить…»: анкеты будут созданы. ${NOTHING_GOES}`,
  },
  restored: {
    reason: (hold) => `Таблица вернулась к старой версии. ${missingLetters(hold)}`,
    whatToDo: `Если это вышло по ошибке, верните последнюю версию ${FROM_EARLIER_VERSION}. ${GO_ON} ${NOTHING_GOES}`,
  },
  lost: {
    reason: (hold) => `Служебный лист с памятью программы испорчен. ${missingLetters(hold)}`,
    whatToDo: `Верните последнюю целую версию таблицы ${FROM_EARLIER_VERSION}. ${GO_ON} ${NOTHING_GOES}`,
  },
};

/** Replaces a tab's title if a problem concerns the whole workbook. */
export const WHOLE_WORKBOOK = 'Вся таблица';

/** The reason for holding letters, as a line of «Проверка данных» and «Сегодня». */
export function holdProblem(hold: Hold): Problem {
  const { reason, whatToDo } = WORDS[hold.cause];
  return { sheet: WHOLE_WORKBOOK, reason: reason(hold), whatToDo, stopsWork: true };
}

/** The reason for holding letters, as one sentence on the screen. */
export function holdText(hold: Hold): string {
  const { reason, whatToDo } = holdProblem(hold);
  return `${reason} ${whatToDo}`;
}

/** The letter that tells the curator about the hold. Without this letter nobody would notice the hold. */
export function holdLetter(hold: Hold, messageId: string): Letter {
  const { reason, whatToDo } = holdProblem(hold);
  return {
    messageId,
    to: 'curator',
    noticeKeys: [],
    subject: 'Письма программы остановлены: нужно Ваше решение',
    blocks: [
      { kind: 'text', text: reason },
      { kind: 'text', text: whatToDo },
      { kind: 'tab', label: `Открыть лист «${tables.problems.title}»`, table: 'problems' },
    ],
    attachments: [],
    invitations: [],
    last: false,
  };
}
