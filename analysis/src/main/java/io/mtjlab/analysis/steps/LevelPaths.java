package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Through which levels each sweep goes, in order: indices of levels. */
final class LevelPaths {

    private final List<int[]> paths;

    /** @param paths of each sweep; a level that is repeated counts once */
    LevelPaths(List<int[]> paths) {
        this.paths = paths.stream().map(LevelPaths::withoutRepeats).toList();
    }

    static int[] withoutRepeats(int[] path) {
        return IntStream.range(0, path.length)
                .filter(i -> i == 0 || path[i] != path[i - 1])
                .map(i -> path[i])
                .toArray();
    }

    int[] of(int sweep) {
        return paths.get(sweep);
    }

    /** Visits of all sweeps together. */
    int length() {
        return paths.stream().mapToInt(path -> path.length).sum();
    }

    /** Of each level, shape [levels]. */
    int[] visits(int levels) {
        int[] visits = new int[levels];
        paths.forEach(path -> Arrays.stream(path).forEach(k -> visits[k]++));
        return visits;
    }

    /** Levels that are visited at all, ascending. */
    int[] used() {
        return paths.stream().flatMapToInt(Arrays::stream).distinct().sorted().toArray();
    }

    LevelPaths renumbered(IntUnaryOperator level) {
        return new LevelPaths(paths.stream()
                .map(path -> Arrays.stream(path).map(level).toArray())
                .toList());
    }

    /** The most frequent path of one direction, the first of those on a tie; empty when there is none. */
    int[] usual(List<Sweep> sweeps, boolean rising) {
        List<int[]> own = IntStream.range(0, paths.size())
                .filter(b -> sweeps.get(b).rising() == rising)
                .mapToObj(paths::get)
                .toList();
        int[] usual = {};
        long most = 0;
        for (int[] path : own) {
            long times =
                    own.stream().filter(other -> Arrays.equals(other, path)).count();
            usual = times > most ? path : usual;
            most = Math.max(most, times);
        }
        return usual;
    }

    boolean equalTo(LevelPaths other) {
        return IntStream.range(0, paths.size()).allMatch(b -> Arrays.equals(paths.get(b), other.paths.get(b)));
    }
}
