/**
 * A series as tones, one for each point: the higher the value, the higher the
 * tone. A point without a value is silent, and its words say so.
 *
 * Nothing sounds before a reader asks for it, and it can be stopped at any time.
 */

/** From one point to the next: long enough to be told apart. */
const STEP_MS = 650;
const TONE_S = 0.35;
/** Loud enough, and no click at the ends. */
const LOUDNESS = 0.2;
const FADE_S = 0.03;
/** The lowest tone, and how many octaves the highest lies above it. */
const LOWEST_HZ = 220;
const OCTAVES = 2;

/** The frequency of a place between the lowest, 0, and the highest, 1: equal steps are equal intervals. */
export function frequencyOf(share) {
  return LOWEST_HZ * 2 ** (OCTAVES * share);
}

export class Player {
  #tell;
  #audio = null;
  #timer = 0;

  /** `tell(point)` is told of each point as it sounds, and of null at the end. */
  constructor(tell) {
    this.#tell = tell;
  }

  get isPlaying() {
    return this.#audio !== null;
  }

  /** Plays `points`, `{ share, text }` each; throws where there is no sound to be had. */
  play(points) {
    this.stop();
    this.#audio = new AudioContext();
    // Some browsers start silent until they are told to.
    this.#audio.resume?.();
    this.#next(points, 0);
  }

  stop() {
    if (!this.isPlaying) return;
    clearTimeout(this.#timer);
    this.#audio.close();
    this.#audio = null;
    this.#tell(null);
  }

  #next(points, index) {
    if (index === points.length) return this.stop();
    if (points[index].share !== null) this.#sound(frequencyOf(points[index].share));
    this.#tell(points[index]);
    this.#timer = setTimeout(() => this.#next(points, index + 1), STEP_MS);
  }

  #sound(frequency) {
    const audio = this.#audio;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + FADE_S);
    volume.gain.setValueAtTime(LOUDNESS, start + TONE_S - FADE_S);
    volume.gain.linearRampToValueAtTime(0, start + TONE_S);
    tone.connect(volume);
    volume.connect(audio.destination);
    tone.start(start);
    tone.stop(start + TONE_S);
  }
}
