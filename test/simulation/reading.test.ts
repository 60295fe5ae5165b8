import { describe, expect, test } from 'vitest';
import { readPage } from '../../simulation/form-page.ts';
import { addressesOf } from '../../simulation/mailbox.ts';
import { personalLinks } from '../../simulation/personal-link.ts';

const link = 'http://127.0.0.1:8080/forms/d/e/1FAIpQ/viewform?usp=pp_url&entry.11=%D0%9A-07&entry.12=abc';

describe('personal links in a letter', () => {
  test('are found with their pre-filled answers', () => {
    expect(personalLinks(`Ответьте, пожалуйста:\n${link}\n\nСпасибо!`)).toEqual([
      {
        responderUri: 'http://127.0.0.1:8080/forms/d/e/1FAIpQ/viewform',
        url: link,
        answers: { 'entry.11': 'К-07', 'entry.12': 'abc' },
      },
    ]);
  });

  test('a link at the end of a sentence loses the full stop', () => {
    expect(personalLinks(`Ссылка: ${link}.`)[0]?.answers['entry.12']).toBe('abc');
  });

  test('a repeated link counts once', () => {
    expect(personalLinks(`${link}\n${link}`)).toHaveLength(1);
  });

  test('other addresses do not count', () => {
    expect(personalLinks('https://example.org/forms/ http://127.0.0.1/spreadsheets/d/1/edit#gid=0')).toEqual([]);
  });
});

describe('a form page', () => {
  test('has the options of lists, radio buttons and boxes as a reader sees them, and what the browser sends unseen', () => {
    const html = `
      <select name="entry.1"><option value="">Выберите</option><option value="К-07 «Тестова»">К-07</option></select>
      <input type="radio" name="entry.2" value="да"/><input type="radio" name="entry.2" value="нет">
      <input type="checkbox" name="entry.3" value="Цели &amp; приёмы &quot;А&quot; &#1071; &#x42f;">
      <input type="text" name="entry.4" value="не вариант">
      <input type="hidden" name="pageHistory" value="0,1"><textarea name="entry.5"></textarea>`;
    const { questions, hidden } = readPage(html);
    expect(hidden).toEqual([['pageHistory', '0,1']]);
    expect(Object.fromEntries(questions)).toEqual({
      'entry.1': ['К-07 «Тестова»'],
      'entry.2': ['да', 'нет'],
      'entry.3': ['Цели & приёмы "А" Я Я'],
      'entry.4': [],
      'entry.5': [],
    });
  });
});

describe('addresses of a letter', () => {
  test('come from plain and from named recipients', () => {
    const to = ['Тестова Анна <Anna@Example.org>', 'b@example.org'];
    expect(addressesOf({ to, subject: '', messageId: '', text: '' })).toEqual(['anna@example.org', 'b@example.org']);
  });
});
