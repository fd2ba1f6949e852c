import * as z from "zod";

/** Number of an AWS account. */
export const awsAccount = z
  .string()
  .regex(/^\d{12}$/)
  .meta({
    allowed: "twelve digits",
    hint: "`aws sts get-caller-identity` prints it; write it as text, so that no leading zero is lost",
    form: "AWS account",
  });
