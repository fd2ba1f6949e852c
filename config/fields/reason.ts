import * as z from "zod";

/** Why an exception is made, for whoever reviews it later. */
export const reason = z.string().min(20).describe("Why, for whoever reviews it later.").meta({
  allowed: "a reason of at least 20 characters",
  hint: "say what needs the exception and why nothing narrower will do",
  form: "reason",
});
