import { beforeAll, describe, expect, test } from 'vitest';
import { BrowsedWorkbook } from '../../simulation/browsed-workbook.ts';
import { roster, type Teacher } from '../../simulation/roster.ts';
import { CURATOR_EMAIL } from '../../simulation/school-facts.ts';
import { codesByName, keyOf, type WorkspaceWithKey, withKey } from '../../simulation/workspace-with-key.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { asCurator, idleRun, type LivedYear, liveYear } from './year-kit.ts';

/** Names and addresses that only the key contains. Anywhere else, they show a leak. */
const CANARIES = ['Канарейкин', 'Зябликов', 'Щеглов', 'Свиристелев'];
const CANARY =
  /канаре|зяблик|щегл|свирист|коноплян|птицын|птицевна|birdmail|кураторова ольга|организаторов|директоров иван|заместителев/iu;
const teachers: readonly Teacher[] = roster(5, CANARIES.length).map((teacher, i) => ({
  ...teacher,
  name: `${CANARIES[i]}а Птица${'абвгд'[i]} Птицевна`,
  email: `${CANARIES[i] === undefined ? '' : `bird-${i + 1}`}@birdmail.example.org`,
  position: 'учитель Птицын',
}));
/** The places of these names in Google's data, except in delivered letters. */
const leaksIn = ({ store }: Workspace): string[] =>
  [...store.dump()].flatMap(([collection, id, body]) =>
    collection !== 'mail' && CANARY.test(body) ? [`${collection} ${id}`] : [],
  );

describe('a school in the mode «коды», with its names in a key', () => {
  let year: LivedYear;
  let kept: WorkspaceWithKey;
  const leaks = new Set<string>();
  const made = keyOf(teachers);

  beforeAll(async () => {
    const asked = { seed: 5, teachers: teachers.length, staff: teachers, until: '2026-10-02', calm: true };
    year = await liveYear({ ...asked, key: codesByName(made.key) }, (workspace) => {
      kept = withKey(workspace, made);
      const { runTimer } = kept;
      return {
        ...kept,
        get calls() {
          return workspace.calls;
        },
        async runTimer() {
          await runTimer();
          // We look right after the school's computer has written, before another run can correct the data.
          const today = workspace.clock.now().toISOString().slice(0, 10);
          if (today.endsWith('9')) for (const place of leaksIn(workspace)) leaks.add(`${today} ${place}`);
        },
      };
    });
    return () => year.workspace.close();
  });

  const lettersTo = (address: string) =>
    year.workspace.inbox
      .messages()
      .filter(({ to }) => JSON.stringify(to).toLowerCase().includes(address.toLowerCase()));

  test('the year has consents, active pairs and meetings that took place', () => {
    const { people, pairs, meetings } = year.summary;
    expect(people.registered).toBe(teachers.length);
    expect(people.consented).toBe(teachers.length);
    expect(pairs.active).toBeGreaterThan(0);
    expect(meetings.held).toBeGreaterThan(0);
    expect(year.played.life.chronicle.answers.filter(({ taken }) => !taken)).toEqual([]);
  });

  test('nothing at Google names anybody: no cell, form, file or mark', () => {
    expect([...leaks, ...leaksIn(year.workspace)]).toEqual([]);
    expect([...year.workspace.store.dump()].some(([collection]) => collection.startsWith('row/'))).toBe(true);
  });

  test('the received letters have the names of the reader and of the partners', () => {
    for (const { name, email } of teachers) {
      const [, given] = name.split(' ');
      const own = lettersTo(email);
      expect(own.length).toBeGreaterThan(3);
      const invited = own.filter(({ subject }) => subject.startsWith('Приглашение'));
      expect(invited.map(({ text }) => text)).toEqual([expect.stringContaining(`Здравствуйте, ${given} Птицевна!`)]);
    }
    const pairLetters = year.workspace.inbox.messages().filter(({ subject }) => subject.startsWith('Ваша пара'));
    expect(pairLetters.length).toBeGreaterThan(1);
    for (const { text } of pairLetters)
      expect(text).toMatch(/(Канарейкина|Зябликова|Щеглова|Свиристелева) .+ \(К-\d+\)/);
  });

  test('no letter went twice, and nobody got letters from two runs on one day', async () => {
    const ids = year.workspace.inbox.messages().map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const workbook = await BrowsedWorkbook.open(asCurator(year.workspace), year.workspace.spreadsheetId, ['outbox']);
    const sent = workbook.rows('outbox').filter(({ status }) => status === 'sent');
    expect(new Set(sent.map(({ noticeKey }) => noticeKey)).size).toBe(sent.length);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(ids.length);
    expect(kept.conflicts + year.workspace.calls.conflicts).toBeGreaterThan(0);
  });

  test('a run without the key writes only to the curator, with the waiting texts', () => {
    const all = year.workspace.inbox.messages();
    const digests = lettersTo(CURATOR_EMAIL).filter(({ text }) => text.includes('Здравствуйте, {имя и отчество}!'));
    expect(digests.length).toBeGreaterThan(0);
    for (const { text } of digests) expect(text).not.toMatch(CANARY);
    expect(all.length).toBeGreaterThan(digests.length);
  });

  test('nothing is left to check, and a further run writes nothing', async () => {
    expect(year.summary.problems.open).toBe(0);
    expect(await idleRun(year.workspace)).toMatchObject({ changes: 0, sent: 0 });
  });
});
