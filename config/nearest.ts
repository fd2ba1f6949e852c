import { distance } from "fastest-levenshtein";

/** The candidate that `word` is most likely a slip of, or nothing when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  // In a word of three letters two slips leave nothing to recognize it by.
  const slips = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  const [first] = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= slips)
    .map((candidate) => ({
      candidate,
      steps: distance(word.toLowerCase(), candidate.toLowerCase()),
      common: commonStart(word, candidate),
    }))
    .filter(({ steps }) => steps <= slips)
    // People slip at a word's end rather than at its start.
    .sort((one, other) => one.steps - other.steps || other.common - one.common);
  return first?.candidate;
}

function commonStart(one: string, other: string): number {
  const differs = [...one].findIndex((letter, position) => letter !== other[position]);
  return differs === -1 ? one.length : differs;
}
