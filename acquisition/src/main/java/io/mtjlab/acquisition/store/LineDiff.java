package io.mtjlab.acquisition.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.store.RunDiff.Difference;

/**
 * The lines in which two texts differ, by their longest common subsequence, so that a line more does not make all that
 * follow it different. Between two common lines, those that were taken out stand beside those that were put in.
 */
final class LineDiff {

    private LineDiff() {}

    static List<Difference> of(String name, String left, String right) {
        List<String> a = left.lines().toList();
        List<String> b = right.lines().toList();
        int[][] common = commonFrom(a, b);
        List<Difference> differences = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
                continue;
            }
            int fromA = i;
            int fromB = j;
            while ((i < a.size() || j < b.size())
                    && !(i < a.size() && j < b.size() && a.get(i).equals(b.get(j)))) {
                if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            for (int k = 0; k < Math.max(i - fromA, j - fromB); k++) {
                Optional<String> mine = fromA + k < i ? Optional.of(a.get(fromA + k)) : Optional.empty();
                Optional<String> other = fromB + k < j ? Optional.of(b.get(fromB + k)) : Optional.empty();
                int number = mine.isPresent() ? fromA + k + 1 : fromB + k + 1;
                differences.add(new Difference(name + " line " + number, mine, other));
            }
        }
        return differences;
    }

    /** [i][j]: length of the longest common subsequence of what follows line i and line j. */
    private static int[][] commonFrom(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
