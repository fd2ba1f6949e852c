import { distance } from "fastest-levenshtein";

/** The candidate that `word` is most likely a slip of, or nothing when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  // In a word of three letters two slips leave nothing to recognize it by.
  const slips = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  const ranked = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= slips)
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.steps - other.steps)[0];
  return ranked && ranked.steps <= slips ? ranked.candidate : undefined;
}
