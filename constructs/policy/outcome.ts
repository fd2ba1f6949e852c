import type { Finding } from "./finding";

/** The two findings a rule can have; compliance is no finding. */
export const outcome = {
  fail(message: string, subject?: string): Finding {
    return { outcome: "fail", message, ...(subject === undefined ? {} : { subject }) };
  },

  /** A value that the rule needs and that only exists when Terraform runs. */
  unknown(attribute: string, expression: string, subject?: string): Finding {
    const message = `${attribute} is "${expression}", which only Terraform knows`;
    return { outcome: "unknown", message, ...(subject === undefined ? {} : { subject }) };
  },
};
