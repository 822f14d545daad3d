package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.mtjlab.analysis.files.DataFiles;
import io.mtjlab.analysis.files.Kinds;
import io.mtjlab.analysis.files.Results;
import io.mtjlab.base.error.InvalidInput;

/**
 * Counts how often a fit gives a value where the data hold none, on traces of {@link Nothing}. A main class of
 * the tests, with {@code -Dsets}, {@code -Dseed} and {@code -Donly} (a regular expression) as {@link Score} has them.
 */
public final class Fabrications {

    /** What is drawn for one index, as the file's text. */
    record Source(String name, Kinds kind, String asked, IntFunction<String> csv) {

        /** Cheap enough for every build. */
        boolean isShort() {
            return name.endsWith(" 16 f_MHz peaks=1")
                    || name.endsWith(" 60 f_MHz peaks=1")
                    || name.endsWith(" 60 levels=2");
        }
    }

    private Fabrications() {}

    public static void main(String[] args) {
        int sets = Integer.getInteger("sets", 200);
        long seed = Long.getLong("seed", 1);
        String only = System.getProperty("only", "");
        for (Source source : sources(seed)) {
            if (source.name.matches(".*(" + only + ").*")) {
                System.out.println(count(source, sets));
            }
        }
    }

    static String count(Source source, int sets) {
        Map<String, List<Integer>> given = new TreeMap<>();
        List<Optional<List<String>>> all = IntStream.range(0, sets)
                .parallel()
                .mapToObj(i -> names(source, i))
                .toList();
        int any = 0;
        for (int i = 0; i < sets; i++) {
            List<String> names = all.get(i).orElse(List.of());
            any += names.isEmpty() ? 0 : 1;
            for (String name : names) {
                given.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
            }
        }
        return String.format(
                Locale.ROOT,
                "%-40s %4d of %d with a value, %d refused  %s",
                source.name,
                any,
                sets,
                all.stream().filter(Optional::isEmpty).count(),
                given.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().size() + " "
                                + e.getValue()
                                        .subList(0, Math.min(4, e.getValue().size())))
                        .collect(Collectors.joining("; ")));
    }

    /** Of the first {@code sets} sets, those that got a value. */
    static List<Integer> indicesWithValues(Source source, int sets) {
        return IntStream.range(0, sets)
                .parallel()
                .filter(i -> names(source, i).filter(names -> !names.isEmpty()).isPresent())
                .boxed()
                .toList();
    }

    /** Names of what got a value; empty where the file was refused. */
    private static Optional<List<String>> names(Source source, int index) {
        try {
            return Optional.of(DataFiles.parse(source.csv.apply(index), source.name + ".csv", source.kind).stream()
                    .map(source.kind::fit)
                    .flatMap(fit -> Results.csv(List.of(fit)).lines().skip(1))
                    .map(line -> line.split(",")[1])
                    .filter(name -> name.matches(source.asked))
                    .toList());
        } catch (InvalidInput e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw new IllegalStateException(source.name + ", set " + index + " made the fit fail", e);
        }
    }

    static List<Source> sources(long seed) {
        List<Source> list = new ArrayList<>();
        for (Nothing nothing : Nothing.values()) {
            for (int points : new int[] {8, 16, 30, 60, 200}) {
                list.add(spectrum(nothing, points, "1", "f_MHz", seed));
            }
            list.add(spectrum(nothing, 60, "", "f_MHz", seed));
            list.add(spectrum(nothing, 60, "2", "f_MHz", seed));
            list.add(spectrum(nothing, 81, "1", "H_Oe", seed));
            for (int points : new int[] {5, 20, 60, 2000}) {
                for (String levels : new String[] {"2", ""}) {
                    list.add(trace(nothing, points, levels, seed));
                }
            }
        }
        return list;
    }

    private static Source spectrum(Nothing nothing, int points, String peaks, String axis, long seed) {
        String name = "stfmr " + nothing + " " + points + " " + axis + " peaks=" + peaks;
        return new Source(name, Kinds.STFMR, "(fr|df|Hr|dH|VS|VA|H_off).*", index -> {
            Draws draws = new Draws(seed, name, index);
            double[] y = nothing.trace(points, draws);
            StringBuilder text = new StringBuilder("# kind=stfmr\n");
            if (!peaks.isEmpty()) {
                text.append("# n_peaks=").append(peaks).append('\n');
            }
            text.append(axis).append(",V_uV\n");
            boolean field = axis.startsWith("H");
            for (int i = 0; i < points; i++) {
                double x = (double) i / (points - 1);
                text.append(String.format(
                        Locale.ROOT, "%.8g,%.8g%n", field ? 2000 * x - 1000 : 2000 + 3000 * x, 3 + 0.2 * y[i]));
            }
            return text.toString();
        });
    }

    /** The levels on both sides of a step are there to be seen, and a contact's step looks like a change of state. */
    private static Source trace(Nothing nothing, int points, String levels, long seed) {
        String name = "telegraph " + nothing + " " + points + " levels=" + levels;
        return new Source(
                name,
                Kinds.TELEGRAPH,
                nothing == Nothing.STEP ? "(tau|dwell|P|occ).*" : "(tau|dwell|P|R_|n_l|occ|lev).*",
                index -> {
                    Draws draws = new Draws(seed, name, index);
                    double[] y = nothing.trace(points, draws);
                    StringBuilder text = new StringBuilder(
                            "# kind=telegraph\n# dt_s=0.01\n# n=" + points + "\n# acquisition=sample\n");
                    if (!levels.isEmpty()) {
                        text.append("# levels=").append(levels).append('\n');
                    }
                    text.append("t_s,R_ohm\n");
                    for (int i = 0; i < points; i++) {
                        text.append(String.format(Locale.ROOT, "%.8g,%.8g%n", 0.01 * i, 1000 + 5 * y[i]));
                    }
                    return text.toString();
                });
    }
}
