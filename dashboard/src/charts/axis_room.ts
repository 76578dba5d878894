/** Room below for the name of an axis that stands in its middle; spread it behind baseOption(). */
export const roomForName = { grid: { left: 8, right: 20, top: 28, bottom: 30, containLabel: true } } as const;
