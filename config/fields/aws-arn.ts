import * as z from "zod";

/** ARN of something in one AWS service, such as `iam`. */
export function awsArn(service: string, example: string) {
  return z
    .string()
    .regex(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:(\\d{12})?:.+$`))
    .meta({ allowed: `an ARN of ${service}, such as ${example}`, hint: `copy the ARN from ${service}` });
}
