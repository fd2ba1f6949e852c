export const accessTable: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {};
