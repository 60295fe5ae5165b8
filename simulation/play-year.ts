import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { monthNames } from '../sheets-schema/months.ts';
import { SEED_START } from '../sheets-schema/roadmap.ts';
import type { SettingKey } from '../sheets-schema/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { BrowsedForms } from './browsed-forms.ts';
import type { TypeCells } from './browsed-workbook.ts';
import { Chronicle } from './chronicle.ts';
import { curatorsDay } from './curator.ts';
import { CuratorMistakes } from './curator-mistakes.ts';
import { forgedAnswers, peopleLeaving } from './disruptions.ts';
import { Head } from './head.ts';
import type { Life } from './life.ts';
import { addressesOf, Mailbox, type Message } from './mailbox.ts';
import { misbehaviours } from './misbehaviour.ts';
import { negligence } from './negligence.ts';
import { personaOf } from './persona.ts';
import { dayIn, SEED_MONTHS } from './programme-run.ts';
import { roster, type Teacher } from './roster.ts';
import { daysFrom, isFreeDay, momentOf, schoolDays } from './school-day.ts';
import { CURATOR_EMAIL, HEAD_EMAIL } from './school-facts.ts';
import { TeacherLife } from './teacher-life.ts';

export interface YearToPlay {
  readonly seed: number;
  readonly teachers: number;
  /** The month in which the programme starts, and how many months it lasts. By default, those of the model roadmap. */
  readonly startMonth?: number;
  readonly months?: number;
  /** First and last day, ISO. */
  readonly from: string;
  readonly until: string;
  /** Whether everybody behaves well. */
  readonly calm: boolean;
  readonly progress: (done: string) => void;
  /** The staff; by default, `teachers` fictional people. */
  readonly staff?: readonly Teacher[];
  /** Settings that replace those of the usual fictional school. A school with a key of names does not get them. */
  readonly facts?: Partial<Record<SettingKey, string>>;
  /** Whether the curator asks for drafts of the documents before orders and reports are due. */
  readonly papers?: boolean;
  /** Codes by name, if the school keeps its names in a key. */
  readonly key?: ReadonlyMap<string, string>;
  /** The days on which the school's computer is off and nobody acts. By default, the timer runs every day. */
  readonly isOff?: (day: string) => boolean;
  /** By default, letters come from the workspace's inbox, and the curator types through the API. */
  readonly reach?: Reach;
}

/** How people reach a school whose pages ask who they are. */
export interface Reach {
  /** The letters that have arrived since the last call. */
  fresh(): Promise<readonly Message[]>;
  /** Types into the workbook as the curator; by default through the API. */
  readonly typeCells?: TypeCells;
  /** Waits until the school has done what the day's people caused. */
  dayEnds(): Promise<void>;
}

/** The days for drafts: before the curator's appointment, before the order on the programme, after the pairs are confirmed, before the reports. */
const PAPER_DAYS = ['04-16', '05-06', '09-21', '12-17'];

/** The events of the year. Tests compare the workbook with them. */
export interface Played {
  readonly life: Life;
}

/**
 * Plays the programme day by day through its public interfaces: teachers read mail and send forms, the curator edits the workbook, and a timer runs
 * Nastavnik each morning.
 */
export async function playYear(
  workspace: Workspace,
  {
    seed,
    teachers: count,
    startMonth = SEED_START,
    months = SEED_MONTHS,
    from,
    until,
    calm,
    progress,
    staff,
    facts = {},
    key,
    papers = false,
    isOff = () => false,
    reach,
  }: YearToPlay,
): Promise<Played> {
  const year = Number(from.slice(0, 4));
  const teachers = staff ?? roster(seed, count);
  const habits = misbehaviours(teachers, calm);
  const life: Life = {
    seed,
    year,
    startMonth,
    months,
    calm,
    days: schoolDays(year),
    teachers,
    personas: new Map(teachers.map((teacher) => [teacher.no, personaOf(seed, teacher, teachers, calm)])),
    habits,
    omissions: negligence(seed, calm),
    chronicle: new Chronicle(),
    unrecordedPapers: [],
    electronic: !calm,
    coded: key !== undefined,
    facts,
    codes: new Map(key),
    pairs: new Map(),
    departures: [],
  };
  const forms = await BrowsedForms.open(workspace, CURATOR_EMAIL);
  const mailbox = reach ?? new Mailbox(workspace, CURATOR_EMAIL);
  const head = new Head(life, forms);
  const lives = teachers.map((teacher) => new TeacherLife(teacher, habits.get(teacher.no), life, forms));
  const byAddress = new Map(lives.map((each) => [each.teacher.email.toLowerCase(), each]));
  const { rootUrl = '', auth } = workspace.accessOf(CURATOR_EMAIL);
  const api = sheets({ version: 'v4', auth, rootUrl });
  workspace.inbox.refuse((address) => address.endsWith('@refused.example.org'));
  const mistakes = new CuratorMistakes({ api, spreadsheetId: workspace.spreadsheetId }, life);

  const paperDays = papers ? PAPER_DAYS.map((day) => dayIn(life, day)) : [];

  for (const today of daysFrom(from, until)) {
    if (today.endsWith('-01')) progress(`${monthNames[Number(today.slice(5, 7)) - 1]} ${today.slice(0, 4)}`);
    workspace.clock.set(momentOf(today, '08:30'));
    if (isOff(today)) continue;
    await workspace.runTimer();
    for (const message of await mailbox.fresh()) {
      for (const address of addressesOf(message)) {
        byAddress.get(address)?.read(message, today);
        if (address === HEAD_EMAIL) head.read(message);
        const guest = life.chronicle.did('listedGuest').find(({ email }) => email === address);
        if (guest) life.chronicle.events.push({ what: 'invitedGuest', name: guest.name, on: today });
      }
    }
    if (isFreeDay(today)) continue;

    let minute = 0;
    const tick = () => {
      minute += 1;
      workspace.clock.set(new Date(momentOf(today, '10:00').getTime() + minute * 30_000));
    };
    if (!calm) {
      peopleLeaving(today, life, lives);
      await forgedAnswers(today, life, forms, tick);
    }
    await head.act(today, tick);
    for (const each of lives) await each.act(today, tick);
    workspace.clock.set(momentOf(today, '16:00'));
    if (!life.days.isWorkingDay(today)) continue;
    if (!calm) await mistakes.morning();
    if (paperDays[0] !== undefined && today >= paperDays[0]) {
      while (paperDays[0] !== undefined && today >= paperDays[0]) paperDays.shift();
      await workspace.prepareDocuments();
    }
    await curatorsDay(api, workspace.spreadsheetId, today, life, reach?.typeCells);
    if (!calm) await mistakes.evening(today);
    await reach?.dayEnds();
  }
  return { life };
}
