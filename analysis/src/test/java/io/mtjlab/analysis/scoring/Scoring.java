package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mtjlab.analysis.files.DataFiles;
import io.mtjlab.analysis.files.DataSet;
import io.mtjlab.analysis.files.Results;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;

/**
 * Fits simulated sets as the command does, from the file's text to the lines of {@code --format csv}, and compares them
 * with the truth. Sets are independent of each other and their answers are kept in the order of the sets, so that the
 * number of cores changes nothing.
 */
final class Scoring {

    private Scoring() {}

    /** The answers to {@code sets} sets. */
    static List<Answer> of(int sets, IntFunction<SimulatedSet> draw) {
        return IntStream.range(0, sets).parallel().mapToObj(index -> answers(draw.apply(index))).toList().stream()
                .flatMap(List::stream)
                .toList();
    }

    static List<Answer> of(SetSource source, long seed, int sets) {
        return of(sets, index -> source.draw(seed, index));
    }

    /** What the fit of one set says about each of its truths, and what it says beyond them. */
    static List<Answer> answers(SimulatedSet set) {
        Map<String, Line> lines = fitted(set);
        List<Answer> answers = new ArrayList<>();
        for (Truth truth : set.truths()) {
            answers.add(answer(set.id(), truth, lines.get(truth.name())));
        }
        for (Truth beyond : beyond(set, lines)) {
            answers.add(answer(set.id(), beyond, lines.get(beyond.name())));
        }
        return answers;
    }

    /** One line of {@code id,param,value,lo68,hi68,lo95,hi95}. */
    private record Line(double value, Interval interval68, Interval interval95) {}

    private static Map<String, Line> fitted(SimulatedSet set) {
        List<DataSet> data = DataFiles.parse(set.csv(), set.id() + ".csv", set.kind());
        if (data.size() != 1) {
            throw new IllegalStateException(set.id() + " holds " + data.size() + " data sets");
        }
        FitResult fit;
        try {
            fit = set.kind().fit(data.get(0));
        } catch (RuntimeException e) {
            throw new IllegalStateException(set.id() + " made the fit fail: " + e.getMessage(), e);
        }
        Map<String, Line> lines = new HashMap<>();
        Results.csv(List.of(fit)).lines().skip(1).map(line -> line.split(",")).forEach(cells -> {
            double[] numbers =
                    Arrays.stream(cells).skip(2).mapToDouble(Scoring::number).toArray();
            lines.put(
                    cells[1],
                    new Line(numbers[0], new Interval(numbers[1], numbers[2]), new Interval(numbers[3], numbers[4])));
        });
        return lines;
    }

    /** Open ends are written as inf. */
    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Answer answer(String id, Truth truth, Line line) {
        if (line == null) {
            return new Answer(
                    id,
                    truth.name(),
                    truth.row(),
                    truth.value(),
                    Double.NaN,
                    Double.NaN,
                    false,
                    false,
                    Interval.EVERYTHING);
        }
        return new Answer(
                id,
                truth.name(),
                truth.row(),
                truth.value(),
                line.value,
                Math.abs(line.value - truth.value()) / truth.scale(),
                line.interval68.contains(truth.value()),
                line.interval95.contains(truth.value()),
                line.interval95);
    }

    /** A third peak or level where there are two is made up, too: x_2 where the truth has x_0 and x_1 only. */
    private static List<Truth> beyond(SimulatedSet set, Map<String, Line> lines) {
        Map<String, String> rows = new HashMap<>();
        set.truths().forEach(truth -> rows.put(truth.name(), truth.row()));
        return lines.keySet().stream()
                .sorted()
                .filter(name -> name.matches(".*_\\d+") && !rows.containsKey(name))
                .flatMap(name -> Stream.ofNullable(rows.get(name.replaceAll("\\d+$", "0")))
                        .map(row -> Truth.none(name, row)))
                .toList();
    }
}
