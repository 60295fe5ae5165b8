import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import type { Workspace } from '../workspace.ts';
import { Chronicle } from './chronicle.ts';
import { curatorsDay } from './curator.ts';
import { FormDesk } from './form-desk.ts';
import { Head } from './head.ts';
import type { Life } from './life.ts';
import { addressesOf, Mailbox } from './mailbox.ts';
import { misdeeds } from './misbehaviour.ts';
import { personaOf } from './persona.ts';
import { roster } from './roster.ts';
import { daysFrom, isLeave, isWeekday, momentOf, schoolDays } from './school-day.ts';
import { CURATOR_EMAIL, HEAD_EMAIL } from './school-facts.ts';
import { TeacherLife } from './teacher-life.ts';

export interface YearToPlay {
  readonly seed: number;
  readonly teachers: number;
  /** First and last day, ISO. */
  readonly from: string;
  readonly until: string;
  /** Nobody misbehaves. */
  readonly calm: boolean;
  readonly progress: (done: string) => void;
}

/** What was lived through, for whoever wants to check the workbook against it. */
export interface Played {
  readonly life: Life;
  /** Lines that ever stood on «Проверка данных». */
  readonly problemsFound: number;
}

const MONTHS = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

const WITHDRAWAL_DAY = '10-15';
const DEPARTURE_DAY = '11-09';

/** What cannot be foreseen: in October a mentee withdraws his consent, in November a mentor asks to be released. */
function upsets(today: string, life: Life): void {
  const paired = [...life.pairs.values()];
  const nameOf = (code: string) => [...life.codes].find(([, each]) => each === code)?.[0];
  if (life.calm || paired.length < 3) return;
  if (today.slice(5) === WITHDRAWAL_DAY) {
    const name = nameOf(paired.at(-1)?.mentees.at(-1) ?? '');
    if (name) life.tray.push({ name, type: 'processing', decision: 'withdrawn', signedOn: today });
  }
  if (today.slice(5) === DEPARTURE_DAY) {
    const pair = paired[0];
    if (pair) life.departures.push({ mentor: pair.mentor, noticeOn: today });
  }
}

/**
 * Plays the programme day by day through its public faces: teachers read their mail and send forms, the curator types
 * into the workbook, a timer lets Nastavnik look again each morning.
 */
export async function playYear(
  workspace: Workspace,
  { seed, teachers: count, from, until, calm, progress }: YearToPlay,
): Promise<Played> {
  const year = Number(from.slice(0, 4));
  const teachers = roster(seed, count);
  const habits = misdeeds(teachers, calm);
  const life: Life = {
    seed,
    year,
    calm,
    days: schoolDays(year),
    teachers,
    personas: new Map(teachers.map((teacher) => [teacher.no, personaOf(seed, teacher, teachers, calm)])),
    habits,
    chronicle: new Chronicle(),
    tray: [],
    codes: new Map(),
    pairs: new Map(),
    departures: [],
  };
  const desk = await FormDesk.open(workspace.url);
  const mailbox = new Mailbox(desk.inbox);
  const head = new Head(life, desk);
  const lives = teachers.map((teacher) => new TeacherLife(teacher, habits.get(teacher.no), life, desk));
  const byAddress = new Map(lives.map((each) => [each.teacher.email.toLowerCase(), each]));
  const { rootUrl, auth } = bearerAccess(workspace.url, CURATOR_EMAIL);
  const api = sheets({ version: 'v4', auth, rootUrl: rootUrl ?? '' });
  workspace.inbox.refuse((address) => address.endsWith('@refused.example.org'));
  const problems = new Set<string>();

  for (const today of daysFrom(from, until)) {
    if (today.endsWith('-01')) progress(`${MONTHS[Number(today.slice(5, 7)) - 1]} ${year}`);
    workspace.clock.set(momentOf(today, '08:30'));
    const { plan } = await workspace.sync();
    for (const row of plan.tables.find(({ table }) => table === 'problems')?.rows ?? []) {
      problems.add([row.values.sheet, row.values.cell, row.values.code, row.values.reason].join('|'));
    }
    for (const message of await mailbox.fresh()) {
      for (const address of addressesOf(message)) {
        byAddress.get(address)?.read(message, today);
        if (address === HEAD_EMAIL) head.read(message);
      }
    }
    if (isLeave(today) || !isWeekday(today)) continue;

    let minute = 0;
    const tick = () => {
      minute += 1;
      workspace.clock.set(new Date(momentOf(today, '10:00').getTime() + minute * 30_000));
    };
    upsets(today, life);
    await head.act(today, tick);
    for (const each of lives) await each.act(today, tick);
    workspace.clock.set(momentOf(today, '16:00'));
    if (life.days.isWorkingDay(today)) await curatorsDay(api, workspace.spreadsheetId, today, life);
  }
  return { life, problemsFound: problems.size };
}
