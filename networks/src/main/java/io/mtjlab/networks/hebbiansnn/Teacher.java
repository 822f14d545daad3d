package io.mtjlab.networks.hebbiansnn;

import java.util.Arrays;

/** Chooses the output that is forced, by one of the rules. */
final class Teacher {

    private static final double PAPER_FRACTION = 0.9;

    private final TeacherRule rule;
    private final int[] winnerOf = new int[PatternSet.IMAGES];

    /** The most spikes of each output in a free half, by image; shape [images][outputs]. */
    private final int[][] best = new int[PatternSet.IMAGES][PatternSet.IMAGES];

    Teacher(TeacherRule rule) {
        this.rule = rule;
        Arrays.fill(winnerOf, -1);
    }

    /** @param counts spikes of each output while it was free; @return -1 for none */
    int winner(int image, int[] counts) {
        int winner = switch (rule) {
            case NONE -> -1;
            case FREE_NEURON -> keptOrFree(image, counts);
            case PAPER -> paper(image, counts);
        };
        for (int m = 0; m < counts.length; m++) {
            best[image][m] = Math.max(best[image][m], counts[m]);
        }
        return winner;
    }

    private int keptOrFree(int image, int[] counts) {
        if (winnerOf[image] < 0) {
            int busiest = -1;
            for (int m = 0; m < counts.length; m++) {
                if (!taken(m) && (busiest < 0 || counts[m] > counts[busiest])) {
                    busiest = m;
                }
            }
            winnerOf[image] = busiest;
        }
        return winnerOf[image];
    }

    private boolean taken(int m) {
        return Arrays.stream(winnerOf).anyMatch(w -> w == m);
    }

    private int paper(int image, int[] counts) {
        int first = busiest(counts, -1);
        int elsewhere = 0;
        for (int other = 0; other < best.length; other++) {
            if (other != image) {
                elsewhere = Math.max(elsewhere, best[other][first]);
            }
        }
        return counts[first] < PAPER_FRACTION * elsewhere ? busiest(counts, first) : first;
    }

    /** The first of the busiest but for {@code without}. */
    static int busiest(int[] counts, int without) {
        int best = without == 0 ? 1 : 0;
        for (int m = 0; m < counts.length; m++) {
            if (m != without && counts[m] > counts[best]) {
                best = m;
            }
        }
        return best;
    }
}
