import type * as z from "zod";
import type { Component } from "../contracts/component";

/** States a component with its types inferred; a component that others need nothing of provides nothing. */
export function defineComponent<Settings extends z.ZodObject, Provided = undefined>(
  component: Omit<Component<Settings, Provided>, "provides"> & Partial<Pick<Component<Settings, Provided>, "provides">>,
): Component<Settings, Provided> {
  return { provides: () => undefined as Provided, ...component };
}
