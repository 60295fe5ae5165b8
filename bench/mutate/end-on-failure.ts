import fc from 'fast-check';

// Only the existence of a failure counts here, so fast-check need not look for a smaller example.
fc.configureGlobal({ endOnFailure: true });
