/**
 * Lets a picture give way to the next one, for readers who do not mind motion.
 */
import { make } from "./parts.js";

const DURATION_MS = 250;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Lays a copy of what `canvas` shows now over it, and fades the copy out. */
export function fadeOut(canvas) {
  if (still.matches || canvas.width === 0) return;
  const copy = make("canvas", { className: "copy", width: canvas.width, height: canvas.height });
  copy.setAttribute("aria-hidden", "true");
  copy.style.width = canvas.style.width;
  copy.style.height = canvas.style.height;
  copy.getContext("2d").drawImage(canvas, 0, 0);
  canvas.after(copy);
  const fading = copy.animate({ opacity: [1, 0] }, { duration: DURATION_MS, easing: "ease-out" });
  fading.onfinish = fading.oncancel = () => copy.remove();
}
