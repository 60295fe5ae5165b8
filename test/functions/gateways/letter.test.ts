import { describe, expect, it } from 'vitest';
import { letterHtml } from '../../../functions/gateways/letter/letter-html.tsx';
import { letterText } from '../../../functions/gateways/letter/letter-text.ts';
import type { WrittenLetter } from '../../../functions/gateways/letter/written-block.ts';

const url = 'https://docs.google.com/forms/d/e/1FAIpQLSd/viewform?usp=pp_url&entry.1=%D0%9A-07&entry.2=abc';
const letter: WrittenLetter = {
  subject: 'Анкета & «согласие» <важно>',
  greeting: 'Здравствуйте, Анна <Ивановна>!',
  blocks: [
    { kind: 'text', text: 'Первая строка.\n<script>alert("раз")</script> & ещё' },
    { kind: 'heading', text: 'Что сделать' },
    { kind: 'list', items: ['Ответить на анкету', '<img src=x onerror=alert(1)>', 'Ответить на анкету'] },
    { kind: 'link', label: 'Открыть анкету', url },
  ],
  signature: ['Программа наставничества, Школа № 5', 'Куратор программы: <Тестовая>'],
};

describe('a letter as text', () => {
  it('contains everything, including addresses of links', () => {
    expect(letterText(letter)).toBe(
      [
        'Здравствуйте, Анна <Ивановна>!',
        'Первая строка.\n<script>alert("раз")</script> & ещё',
        'ЧТО СДЕЛАТЬ',
        '– Ответить на анкету\n– <img src=x onerror=alert(1)>\n– Ответить на анкету',
        `Открыть анкету:\n${url}`,
        '--\nПрограмма наставничества, Школа № 5\nКуратор программы: <Тестовая>\n',
      ].join('\n\n'),
    );
  });
});

describe('a letter as HTML', () => {
  const html = letterHtml(letter);

  it('escapes everything that people wrote', () => {
    expect(html).not.toMatch(/<script|<img|<Ивановна|<важно|<Тестовая/);
    expect(html).toContain('&lt;script>alert(&quot;раз&quot;)&lt;/script> &amp; ещё');
    expect(html).toContain('<title>Анкета &amp; «согласие» &lt;важно></title>');
  });

  it('has a button for a link, and no encoded address below it', () => {
    const escaped = url.replaceAll('&', '&amp;');
    expect(html).toMatch(new RegExp(`<a href="${escaped.replace(/[.?+]/g, '\\$&')}" style="[^"]+">Открыть анкету</a>`));
    expect(html.split(escaped)).toHaveLength(2);
  });

  it('shows all items, even those with equal words', () => {
    expect(html.match(/<li>Ответить на анкету<\/li>/g)).toHaveLength(2);
  });

  it('breaks words that are too long for a phone', () => {
    expect(html).toMatch(/<body style="[^"]*overflow-wrap:anywhere/);
  });

  it('loads nothing from the network: no picture, style sheet, script or font', () => {
    expect(html).not.toMatch(/<(img|link|script|style|iframe|object|form|video|audio)\b/i);
    expect(html).not.toMatch(/<[^>]*\s(src|background|srcset|action)=|url\(|@import/i);
    expect(html.match(/https?:\/\/[^"<\s]+/g)?.every((found) => found === url.replaceAll('&', '&amp;'))).toBe(true);
  });

  it('is Russian, and one complete page', () => {
    expect(html).toMatch(/^<!doctype html><html lang="ru"><head><meta charset="utf-8"/i);
    expect(html).toMatch(/<\/body><\/html>$/);
  });
});
