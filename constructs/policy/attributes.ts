/** The attributes of a block as Terraform's JSON has them: names in snake_case. */
export type Attributes = Readonly<Record<string, unknown>>;
