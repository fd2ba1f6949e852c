/** A flag that is handed on to the cdktf CLI as it stands. */
export interface CdktfFlag {
  readonly takesValue: boolean;
  readonly meaning: string;
}

export type StackCommand = "diff" | "deploy" | "destroy" | "output";

const variables = {
  "--var": { takesValue: true, meaning: "a value for a Terraform input variable: name=value" },
  "--var-file": { takesValue: true, meaning: "a file of Terraform input variables" },
} as const satisfies Record<string, CdktfFlag>;

const common = {
  "--no-color": { takesValue: false, meaning: "no colours" },
  "--migrate-state": { takesValue: false, meaning: "approve moving a state to a changed backend" },
  "--terraform-parallelism": { takesValue: true, meaning: "how many operations Terraform runs at once" },
  ...variables,
} as const satisfies Record<string, CdktfFlag>;

const refreshOnly = {
  takesValue: false,
  meaning: "only compare the state with what exists",
} as const satisfies CdktfFlag;

/**
 * What each command hands on. cdktf ignores a flag that it does not know, so a slip such as `--auto-aprove`
 * has to be found here.
 */
export const cdktfFlags: Readonly<Record<StackCommand, Readonly<Record<string, CdktfFlag>>>> = {
  diff: { "--refresh-only": refreshOnly, ...common },
  deploy: { "--refresh-only": refreshOnly, ...common },
  destroy: common,
  output: {
    "--outputs-file": { takesValue: true, meaning: "a JSON file to write the outputs to" },
    "--outputs-file-include-sensitive-outputs": { takesValue: false, meaning: "sensitive outputs as well" },
  },
};
