// The one sound there is: somebody asks for leave. Two soft tones made here, from no file; silent when a person switched it off
// or the browser does not allow it yet.

import { currentLook } from "../look/use-look.ts";

const TONES = [
  { pitch: 523.25, from: 0 },
  { pitch: 659.25, from: 0.16 },
] as const;

let context: AudioContext | undefined;

const play = (audio: AudioContext): void => {
  for (const { pitch, from } of TONES) {
    const begin = audio.currentTime + 0.02 + from;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = "sine";
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.12, begin + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 0.55);
  }
};

/** Sounds that somebody asks for leave, if this person wants sounds. */
export const soundAsk = async (): Promise<void> => {
  if (!currentLook().sound || typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  // Before the first key or click a browser stays silent, and so does this.
  if (context.state === "suspended" && !navigator.userActivation?.hasBeenActive) return;
  if (context.state === "suspended") await context.resume();
  play(context);
};
