/** What an acknowledgement of exactly this finding names: `rule[subject]`, or `rule` where it is about the whole resource. */
export function findingId(rule: string, subject?: string): string {
  return subject === undefined ? rule : `${rule}[${subject}]`;
}
