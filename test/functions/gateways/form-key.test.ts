import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formKey } from '../../../functions/gateways/form-key.ts';

const SECRET = 'секрет школы для проверки, не короче 32 знаков';

it('the key of a form link is the beginning of the HMAC-SHA-256 of form and code', () => {
  const key = createHmac('sha256', SECRET).update('intake|К-07').digest('hex').slice(0, 20);
  expect(formKey(SECRET)('intake', 'К-07')).toBe(key);
});

it('the key of a form link is the same each time, and different for another form, code or secret', () => {
  const part = fc.constantFrom('intake', 'feedback', 'К-07', 'К-070', 'К-08', '', 'я');
  fc.assert(
    fc.property(fc.tuple(part, part), fc.tuple(part, part), ([a, b], [c, d]) => {
      const same = a === c && b === d;
      expect(formKey(SECRET)(a, b) === formKey(SECRET)(c, d)).toBe(same);
    }),
  );
  expect(formKey(SECRET)('intake', 'К-07')).not.toBe(formKey(`${SECRET}!`)('intake', 'К-07'));
});
