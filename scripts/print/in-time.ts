/** Work that takes too long is given up. */

export class TimeUp extends Error {
  constructor(milliseconds: number) {
    super(`it was not done within ${milliseconds / 1000} s`);
    this.name = "TimeUp";
  }
}

/** What the work gives; rejects with {@link TimeUp} when it takes longer. The work itself is not ended. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeUp(milliseconds)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
