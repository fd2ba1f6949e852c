import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

const resolver = new DefaultTokenResolver(new StringConcat());

/**
 * What cdktf's `resolve` gives: tokens replaced, what is undefined left out. It walks plain values by itself,
 * of which nearly everything consists, and asks cdktf, which is far slower, for what holds a token.
 */
export function resolveValues(scope: IConstruct, value: unknown): unknown {
  switch (typeof value) {
    case "undefined":
    case "boolean":
      return value;
    case "string":
      return isPlainText(value) ? value : resolvedByEngine(scope, value);
    case "number":
      return isPlainNumber(value) ? value : resolvedByEngine(scope, value);
    case "object":
      if (value === null || value instanceof Date) return value;
      if (Array.isArray(value)) return resolveList(scope, value);
      return resolveObject(scope, value as Readonly<Record<string, unknown>>);
    default:
      return resolvedByEngine(scope, value);
  }
}

function resolveList(scope: IConstruct, list: readonly unknown[]): unknown {
  // A token among the elements may stand for the whole list.
  if (!list.every(isNoToken)) return resolvedByEngine(scope, list);
  const resolved: unknown[] = [];
  for (const element of list) {
    const value = resolveValues(scope, element);
    if (value !== undefined) resolved.push(value);
  }
  return resolved;
}

function resolveObject(scope: IConstruct, object: Readonly<Record<string, unknown>>): unknown {
  // A token, or by mistake a construct.
  if (typeof object.resolve === "function" || "_children" in object) return resolvedByEngine(scope, object);
  const resolved: Record<string, unknown> = {};
  for (const key of Object.keys(object)) {
    // A token among the keys may stand for the whole map.
    if (!isPlainText(key)) return resolvedByEngine(scope, object);
    const value = resolveValues(scope, object[key]);
    if (value !== undefined) resolved[key] = value;
  }
  return resolved;
}

function isNoToken(value: unknown): boolean {
  if (typeof value === "string") return isPlainText(value);
  return typeof value !== "number" || isPlainNumber(value);
}

/** Tokens in texts carry a marker; those of numbers are numbers from -8.4e+298 to -8.1e+298, written out. */
function isPlainText(text: string): boolean {
  return !text.includes("TfToken[") && !text.includes("e+298") && !text.endsWith(" Map Token Value");
}

function isPlainNumber(number: number): boolean {
  return number > -1e298 && number !== Token.NUMBER_MAP_TOKEN_VALUE;
}

/** `preparing`: a reference to another stack is reported, see `BaseStack`. */
function resolvedByEngine(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, { scope, resolver, preparing: true });
}
