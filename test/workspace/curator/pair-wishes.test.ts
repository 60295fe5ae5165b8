import { expect, it } from 'vitest';
import { curatorPages, LIST } from './pages-kit.ts';

const { send, read, enter } = curatorPages();

it('a ban on the page «Пары» keeps its kind, its reason and its author, and is removed as a whole', async () => {
  await enter(LIST);
  const ban = [
    ['rule', 'ban'],
    ['mentor', 'К-01'],
    ['mentee', 'К-02'],
    ['banKind', 'relative'],
    ['reason', 'сестра'],
    ['author', 'заместитель директора'],
  ] as const;
  expect((await send('pairs/wish', ban)).page).toContain('(родственник; сестра; заместитель директора)');
  const wish = { rule: 'ban', mentor: 'К-01', mentee: 'К-02', banKind: 'relative', reason: 'сестра' };
  expect((await read()).pairRules).toMatchObject([{ ...wish, author: 'заместитель директора' }]);
  const { page } = await send('pairs/wish', [...ban.slice(1), ['rule', 'try']]);
  expect((await read()).pairRules[1]).not.toHaveProperty('banKind');
  const text = /name="wish" value="(исключить[^"]*)"/.exec(page)?.[1] ?? '';
  await send('pairs/forget', [['wish', text]]);
  expect((await read()).pairRules.map(({ rule, author }) => [rule, author])).toContainEqual(['try', undefined]);
  expect((await read()).pairRules.some(({ rule }) => rule === 'ban')).toBe(false);
});
