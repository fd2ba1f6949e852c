import * as z from "zod";

const memoryUnits: Readonly<Record<string, number>> = { Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 };

/** CPU as Kubernetes writes it: whole or decimal CPUs (`2`, `0.5`) or thousandths (`500m`). */
export const cpu = z
  .string()
  .regex(/^(\d+m|\d+(\.\d{1,3})?)$/)
  .refine((text) => cpuInMillis(text) !== 0, { error: "is zero" })
  .meta({
    allowed: 'CPUs as text, such as "2" or "500m"',
    hint: "write CPUs as Kubernetes does, in quotes",
    form: "cpu",
  });

/** Memory or disk as Kubernetes writes it, in binary units: `512Mi`, `4Gi`. */
export const bytes = z
  .string()
  .regex(/^[1-9]\d*(Ki|Mi|Gi|Ti)$/)
  .meta({
    allowed: 'a whole number with Ki, Mi, Gi or Ti, such as "512Mi" or "4Gi"',
    hint: "write a size as Kubernetes does, in binary units and quotes",
    form: "size",
  });

/** Thousandths of a CPU in a `cpu` quantity. */
export function cpuInMillis(text: string): number {
  return text.endsWith("m") ? Number(text.slice(0, -1)) : Number(text) * 1000;
}

/** Bytes in a `bytes` quantity. */
export function inBytes(text: string): number {
  return Number(text.slice(0, -2)) * (memoryUnits[text.slice(-2)] ?? Number.NaN);
}
