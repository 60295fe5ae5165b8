import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextEncoder as ScriptEncoder } from '../../apps-script/globals/text-encoder.ts';

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

it('encodes every text as browsers do, also broken surrogate pairs', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(unit).map((units) => units.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(Buffer.from(new ScriptEncoder().encode(text)).toString('hex')).toBe(Buffer.from(text).toString('hex'));
    }),
    { examples: [['Ж'], ['№ 5 – «да»'], ['😀\ud83d'], ['\ude00a']] },
  );
});
