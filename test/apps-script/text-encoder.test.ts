import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextEncoder as ScriptEncoder } from '../../apps-script/globals/text-encoder.ts';

/** Single UTF-16 units, also halves of pairs, and whole characters. */
const sign = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
);

it('the text encoder encodes every text as browsers do, also broken surrogate pairs', () => {
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      const text = signs.join('');
      expect(Buffer.from(new ScriptEncoder().encode(text)).toString('hex')).toBe(Buffer.from(text).toString('hex'));
    }),
    { examples: [[['Ж']], [['№ 5 – «да»']], [['😀\ud83d']], [['\ude00a']]] },
  );
});
