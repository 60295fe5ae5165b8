interface FileChoiceParts {
  readonly label: string;
  /** File name extensions: `.xlsx,.csv`. */
  readonly accept: string;
  /** The largest file in bytes, and what to say about a larger one. */
  readonly largest: number;
  readonly tooLarge: string;
}

/**
 * A button that chooses a file and sends it with its form. The browser's own button has the browser's language, so it is only for screen readers and
 * the keyboard. The page's script shows the button, because without a script the server cannot read a file.
 */
export function FileChoice({ label, accept, largest, tooLarge }: FileChoiceParts) {
  return (
    <p class="file file-choice" hidden data-file>
      <input id="file" type="file" class="unseen" accept={accept} data-largest={largest} data-too-large={tooLarge} />
      <label for="file" class="button quiet">
        {label}
      </label>
    </p>
  );
}
