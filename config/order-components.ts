import type { ComponentDescription } from "./component-description";

/** Components so that each comes after all it requires; otherwise in the order of the catalogue, whatever the file's. */
export function orderComponents<Description extends ComponentDescription>(
  present: readonly Description[],
): { readonly ordered: readonly Description[]; readonly cycle?: readonly string[] } {
  const byId = new Map(present.map((description) => [description.id, description]));
  const ordered: Description[] = [];
  const done = new Set<string>();
  const visit = (description: Description, trail: readonly string[]): readonly string[] | undefined => {
    if (done.has(description.id)) return undefined;
    if (trail.includes(description.id)) return [...trail.slice(trail.indexOf(description.id)), description.id];
    for (const required of description.requires ?? []) {
      const next = byId.get(required.id);
      const cycle = next && visit(next, [...trail, description.id]);
      if (cycle) return cycle;
    }
    done.add(description.id);
    ordered.push(description);
    return undefined;
  };
  for (const description of present) {
    const cycle = visit(description, []);
    if (cycle) return { ordered, cycle };
  }
  return { ordered };
}
