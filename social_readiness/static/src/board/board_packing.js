/**
 * Reads the rows as they travel, written by `board_figures.py`: the three lists of
 * figures are base64 of a byte a figure, and "other teams" are rows that are their own parent.
 */

const NOTHING = 255;
const ZERO = 100;

/** A row of the payload as a record. */
export function unpackRow(fields, row) {
    const record = Object.fromEntries(fields.map((name, place) => [name, row[place]]));
    const {figures, ...plain} = record;
    return {
        ...plain,
        scope: record.parent === record.unit ? "rest" : "subtree",
        ...unpackFigures(figures),
    };
}

function unpackFigures(packed) {
    if (packed === null) {
        return {scores: null, favourable: null, changes: null};
    }
    const figures = Array.from(atob(packed), (character) => {
        const byte = character.charCodeAt(0);
        return byte === NOTHING ? null : byte - ZERO;
    });
    const count = figures.length / 3;
    return {
        scores: figures.slice(0, count),
        favourable: figures.slice(count, 2 * count),
        changes: figures.slice(2 * count),
    };
}
