import { distance } from "fastest-levenshtein";

/** The candidate that `word` is most likely a slip of, or nothing when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.steps - other.steps)[0];
  return ranked && ranked.steps <= Math.max(2, Math.floor(word.length / 3)) ? ranked.candidate : undefined;
}
