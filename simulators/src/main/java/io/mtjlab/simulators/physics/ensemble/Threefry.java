package io.mtjlab.simulators.physics.ensemble;

/**
 * Threefry4x32: random words that are a function of a key and a counter, by additions, rotations and exclusive ors
 * alone. Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011). Twelve rounds pass
 * all of TestU01's BigCrush, says the paper; it recommends twenty where time does not matter.
 */
final class Threefry {

    static final int ROUNDS = 12;

    /** Rotations of round r: of words 1 and 3 in even rounds, of words 3 and 1 in odd ones. */
    static final int[][] ROTATIONS = {{10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}};

    private Threefry() {}

    /**
     * Encrypts the counter in place.
     *
     * @param words the counter, shape [4]; afterwards the random words
     */
    static void apply(StreamKey key, int[] words, int rounds) {
        int[] k = {key.k0(), key.k1(), key.k2(), key.k3(), key.k4()};
        for (int i = 0; i < 4; i++) {
            words[i] += k[i];
        }
        for (int round = 0; round < rounds; round++) {
            int[] by = ROTATIONS[round % 8];
            int first = round % 2 == 0 ? 1 : 3;
            mix(words, 0, first, by[0]);
            mix(words, 2, 4 - first, by[1]);
            if (round % 4 == 3) {
                int s = round / 4 + 1;
                for (int i = 0; i < 4; i++) {
                    words[i] += k[(s + i) % 5];
                }
                words[3] += s;
            }
        }
    }

    private static void mix(int[] words, int a, int b, int by) {
        words[a] += words[b];
        words[b] = Integer.rotateLeft(words[b], by) ^ words[a];
    }
}
