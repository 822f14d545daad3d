package io.mtjlab.simulators.twin.e8257d;

import java.util.Arrays;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;

/**
 * Step and list sweeps (E8257D/67D SCPI command reference, list and sweep subsystems). A single sweep is carried out
 * within {@code INIT}: the carrier stays on each point for its dwell, and who asks something meanwhile waits, where the
 * real one would answer.
 */
final class SweepState {

    private static final Limits POINTS = Limits.of(2, 65535, 101);
    private static final Limits DWELL = Limits.of(1e-3, 60, 2e-3);
    private static final List<String> FREQUENCY_MODES = List.of("CW", "FIXed", "LIST");
    private static final List<String> LEVEL_MODES = List.of("FIXed", "LIST");
    private static final List<String> TYPES = List.of("LIST", "STEP");

    private final Post post;
    private final GeneratorState generator;

    private int frequencyMode;
    private int levelMode;
    private int type;
    private double startHertz;
    private double stopHertz;
    private int points;
    private double dwellSeconds;
    private double[] listHertz = {};
    private double[] listDbm = {};
    private double[] listDwellSeconds = {};
    private boolean continuous;

    SweepState(Post post, GeneratorState generator) {
        this.post = post;
        this.generator = generator;
    }

    void reset() {
        frequencyMode = 0;
        levelMode = 0;
        type = 1;
        startHertz = GeneratorState.HIGHEST_HERTZ;
        stopHertz = GeneratorState.HIGHEST_HERTZ;
        points = 101;
        dwellSeconds = 2e-3;
        listHertz = new double[] {GeneratorState.HIGHEST_HERTZ};
        listDbm = new double[] {GeneratorState.LOWEST_DBM};
        listDwellSeconds = new double[] {2e-3};
        continuous = false;
    }

    CommandTable install(CommandTable table) {
        return table.choice(
                        "[:SOURce[1]]:FREQuency:MODE",
                        FREQUENCY_MODES,
                        index -> frequencyMode = index,
                        () -> frequencyMode)
                .choice("[:SOURce[1]]:POWer:MODE", LEVEL_MODES, index -> levelMode = index, () -> levelMode)
                .choice("[:SOURce[1]]:LIST:TYPE", TYPES, index -> type = index, () -> type)
                .number(
                        "[:SOURce[1]]:FREQuency:STARt",
                        Dimension.HERTZ,
                        GeneratorState.HERTZ,
                        v -> startHertz = v,
                        () -> startHertz)
                .number(
                        "[:SOURce[1]]:FREQuency:STOP",
                        Dimension.HERTZ,
                        GeneratorState.HERTZ,
                        v -> stopHertz = v,
                        () -> stopHertz)
                .integer("[:SOURce[1]]:SWEep:POINts", POINTS, v -> points = (int) v, () -> points)
                .number("[:SOURce[1]]:SWEep:DWELl", Dimension.SECONDS, DWELL, v -> dwellSeconds = v, () -> dwellSeconds)
                .bool("INITiate:CONTinuous[:ALL]", on -> continuous = on, () -> continuous)
                .row(
                        "[:SOURce[1]]:LIST:FREQuency",
                        call -> listHertz = numbers(call, Dimension.HERTZ, GeneratorState.HERTZ),
                        call -> answer(call, listHertz))
                .row(
                        "[:SOURce[1]]:LIST:POWer",
                        call -> listDbm = numbers(call, Dimension.DBM, GeneratorState.DBM),
                        call -> answer(call, listDbm))
                .row(
                        "[:SOURce[1]]:LIST:DWELl",
                        call -> listDwellSeconds = numbers(call, Dimension.SECONDS, DWELL),
                        call -> answer(call, listDwellSeconds))
                .row("INITiate[:IMMediate][:ALL]", call -> sweep(), null)
                .action("ABORt", () -> {});
    }

    private static double[] numbers(Call call, Dimension unit, Limits limits) throws ScpiException {
        double[] values = new double[call.parameterCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = call.number(i, unit, limits);
        }
        return values;
    }

    private static void answer(Call call, double[] values) {
        call.answer(String.join(
                ",", Arrays.stream(values).mapToObj(Double::toString).toList()));
    }

    private void sweep() throws ScpiException, InterruptedException {
        if (continuous) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (frequencyMode != 2 && levelMode != 1) {
            return;
        }
        boolean steps = type == 1;
        int count = steps ? points : Math.max(listHertz.length, listDbm.length);
        if (!steps && (differs(listHertz, count) || differs(listDbm, count) || differs(listDwellSeconds, count))) {
            throw new ScpiException(StandardError.LISTS_NOT_SAME_LENGTH);
        }
        double hertz = generator.hertz();
        double dbm = generator.dbm();
        long next = post.time().nanos();
        for (int i = 0; i < count; i++) {
            if (frequencyMode == 2) {
                generator.hertz(
                        steps
                                ? startHertz + (stopHertz - startHertz) * i / (count - 1)
                                : listHertz[i % listHertz.length]);
            }
            if (!steps && levelMode == 1) {
                generator.dbm(listDbm[i % listDbm.length]);
            }
            next += Math.round(1e9 * (steps ? dwellSeconds : listDwellSeconds[i % listDwellSeconds.length]));
            post.time().sleepUntil(next);
        }
        generator.hertz(hertz);
        generator.dbm(dbm);
    }

    /** A list of one value holds for all points. */
    private static boolean differs(double[] list, int count) {
        return list.length != 1 && list.length != count;
    }
}
