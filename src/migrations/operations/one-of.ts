type Keys<T> = T extends unknown ? keyof T : never;
type Apart<T, All extends PropertyKey> = T extends unknown
  ? T & { readonly [K in Exclude<All, keyof T>]?: undefined }
  : never;

/** One member of a union, without properties of the others beside its own, which would be ignored in silence. */
export type OneOf<T> = Apart<T, Keys<T>>;
