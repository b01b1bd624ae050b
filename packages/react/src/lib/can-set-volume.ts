let answer: boolean | null = null;

/** Whether pages may choose how loud a sound is played: on iPhones and iPads the volume stays 1, whatever is set. */
export function canSetVolume(): boolean {
  if (answer === null) {
    const audio = document.createElement('audio');
    audio.volume = 0.5;
    answer = audio.volume !== 1;
  }
  return answer;
}
