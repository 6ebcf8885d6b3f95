/** The Razor component. It runs in the same thread, so calls return before the next key is read. */
export interface Host {
  invokeMethod<T>(method: string, ...args: unknown[]): T;
  invokeMethodAsync<T>(method: string, ...args: unknown[]): Promise<T>;
}

export interface Options {
  /** What a screen reader calls the text. */
  label: string;
  /** The id of the element that describes the keys. */
  describedBy?: string;
  placeholder?: string;
  /** The participant who types here. */
  me?: string;
  /** True for a view of a past version: it takes no keys and sends nothing. */
  readOnly?: boolean;
}

/** A colleague's caret or selection, in UTF-16 units of the text. */
export interface Cursor {
  id: string;
  name: string;
  /** The word after the name, such as "selects". */
  label: string;
  /** 0 to 9: a border style and a hatching, so that colour is never alone. */
  pattern: number;
  from: number;
  to: number;
}

/** A person, by the identifier in the marks. */
export interface Author {
  id: string;
  name: string;
  pattern: number;
}
