/** The name under which a link carries its design: `#identity=ana&step=4&d=v1.…`. */
export const DESIGN_PART = 'd'
