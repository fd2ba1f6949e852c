import type { Statement } from "../statement";

/** Tags in the call that makes something, and in no other. */
export function tagNew(sid: string, call: string, resources: readonly string[]): Statement {
  return { sid, actions: ["ec2:CreateTags"], resources, conditions: { StringEquals: { "ec2:CreateAction": call } } };
}
