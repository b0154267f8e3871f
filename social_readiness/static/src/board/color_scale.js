/**
 * Seven steps from orange over a neutral grey to blue: even in lightness and colour on both
 * sides, told apart by people who are colour-blind, the same in light and dark. Which step a
 * number takes is decided here; the colours themselves are in color_scale.scss.
 */

export const STEPS = [1, 2, 3, 4, 5, 6, 7];
const NEUTRAL = 4;

// The lowest number of each step from the second one on.
const SCORE_BOUNDS = [30, 40, 50, 60, 70, 80];
// How far from zero the first, second and third step on either side begin.
const DISTANCES = {gap: [3, 10, 20], change: [2, 5, 10], company: [3, 8, 15]};

export function stepOf(value, mode) {
    return DISTANCES[mode] ? divergingStep(value, DISTANCES[mode]) : sequentialStep(value);
}

function sequentialStep(value) {
    return 1 + SCORE_BOUNDS.filter((bound) => value >= bound).length;
}

function divergingStep(value, distances) {
    const away = distances.filter((distance) => Math.abs(value) >= distance).length;
    return NEUTRAL + Math.sign(value) * away;
}

/** What each step stands for: [{step, low, high}], `null` where it has no end. */
export function stepRanges(mode) {
    const starts = DISTANCES[mode] ? divergingStarts(DISTANCES[mode]) : [0, ...SCORE_BOUNDS];
    return STEPS.map((step, place) => ({
        step,
        low: starts[place],
        high: place + 1 < starts.length ? starts[place + 1] - 1 : DISTANCES[mode] ? null : 100,
    }));
}

function divergingStarts([near, middle, far]) {
    return [null, 1 - far, 1 - middle, 1 - near, near, middle, far];
}
