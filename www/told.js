/** A text that may be in another language than the figure's; an empty `lang` says that it is not. */
import { make } from "./parts.js";

export function told(tag, lang, properties) {
  return make(tag, lang ? { ...properties, lang } : properties);
}
