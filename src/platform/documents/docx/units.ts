/** Word reckons in twentieths of a point. */
const CM = 567;

export const A4 = { width: 11_906, height: 16_838 } as const;

export const twips = (lengthCm: number): number => Math.round(lengthCm * CM);

/** The colours of all formats are written "#e9edf3"; Word wants them without the sign. */
export const fill = (colour: string): string => colour.slice(1).toUpperCase();
