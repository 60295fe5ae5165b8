import fc from 'fast-check';

// Whether a change is noticed is all that counts here: a smaller example of a failure would only take time.
fc.configureGlobal({ endOnFailure: true });
