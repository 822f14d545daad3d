package io.mtjlab.simulators.twin.sr860;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lockin.Settings;
import io.mtjlab.simulators.twin.sampling.Errand;

/**
 * The scan of the SR860 (operation manual, chapter 4: scan commands): one parameter goes from its begin to its end, step
 * by step, once, again and again, or to and fro. Under the bench's lock.
 */
final class Scan {

    /**
     * What can be scanned.
     *
     * @param setting that moves
     * @param range mnemonic of its begin and end
     */
    private record Parameter(
            String setting, String range, Map<String, Double> units, double min, double max, double otherwise) {}

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("FREQINT", "SCNFREQ", Units.HERTZ, Sr860State.LOWEST_HERTZ, Sr860State.HIGHEST_HERTZ, 100e3),
            new Parameter("SLVL", "SCNAMP", Units.VOLTS, 0, 2, 0),
            new Parameter("SOFF", "SCNDC", Units.VOLTS, -5, 5, 0),
            new Parameter("AUXV0", "SCNAUX1", Units.VOLTS, -10.5, 10.5, 0),
            new Parameter("AUXV1", "SCNAUX2", Units.VOLTS, -10.5, 10.5, 0));

    /** Between two steps, by SCNINRVL. */
    private static final double[] INTERVAL_SECONDS = {
        0.008, 0.016, 0.031, 0.078, 0.155, 0.469, 0.938, 1.875, 4.688, 9.375, 28.12, 56.25, 112.5, 337, 675, 1350, 2700
    };

    private static final double LONGEST_SECONDS = 1_728_000;

    private static final int OFF = 0;
    private static final int AT_BEGIN = 1;
    private static final int RUNNING = 2;
    private static final int PAUSED = 3;
    private static final int DONE = 4;

    private static final int TO_AND_FRO = 2;

    /** Bits of the lock-in's status. */
    private static final int STARTED = 1 << 13;

    private static final int FINISHED = 1 << 14;

    private final Post post;
    private final Settings settings;
    private final Sr860State state;
    private int mode = OFF;
    private long step;
    private long stepNanos;
    private int run;

    Scan(Post post, Settings settings, MnemonicTable table, Sr860State state) {
        this.post = post;
        this.settings = settings;
        this.state = state;
        settings.words("SCNPAR", 0, "FINT", "REFAmp", "REFDc", "OUT1", "OUT2")
                .words("SCNLOG", 0, "LINear", "LOGarithmic")
                .words("SCNEND", 0, "ONce", "REpeat", "UPdown")
                .number("SCNSEC", 0, LONGEST_SECONDS, 100)
                .words("SCNAMPATTN", 0, "AUto", "FIxed")
                .words("SCNDCATTN", 0, "AUto", "FIxed")
                .whole("SCNINRVL", 0, INTERVAL_SECONDS.length - 1, 0);
        for (Parameter each : PARAMETERS) {
            settings.numbers(each.range, Scan::end, arguments -> arguments.number(1, each.units, each.min, each.max))
                    .add(each.range + 0, each.otherwise)
                    .add(each.range + 1, each.otherwise);
        }
        table.command("SCNENBL", arguments -> {
                    arguments.expect(1, 1);
                    enable(arguments.choice(0, "OFF", "ON") == 1);
                })
                .query("SCNENBL", () -> mode == OFF ? "0" : "1")
                .query("SCNSTATE", () -> Integer.toString(mode))
                .action("SCNRUN", this::begin)
                .action("SCNPAUSE", this::pause)
                .action("SCNRST", this::rewind);
    }

    private static int end(Arguments arguments) throws Refusal {
        return arguments.choice(0, "BEGin", "END");
    }

    /** As after *RST. */
    void reset() {
        mode = OFF;
        run++;
        step = 0;
    }

    private Parameter parameter() {
        return PARAMETERS.get(settings.whole("SCNPAR"));
    }

    private void enable(boolean on) {
        if (!on) {
            reset();
        } else if (mode == OFF) {
            rewind();
        }
    }

    /** To the begin value, and wait there. */
    private void rewind() {
        reset();
        mode = AT_BEGIN;
        move();
    }

    private void pause() {
        if (mode == RUNNING) {
            mode = PAUSED;
            run++;
        }
    }

    /** Begins, or goes on after a pause. */
    private void begin() {
        if (mode == RUNNING) {
            return;
        }
        if (mode != PAUSED) {
            rewind();
        }
        mode = RUNNING;
        state.status().lia(STARTED);
        stepNanos = state.nanos();
        int mine = ++run;
        Errand.begin(post, "scan", () -> goOn(mine));
    }

    private long nextNanos() {
        return stepNanos + Math.round(1e9 * INTERVAL_SECONDS[settings.whole("SCNINRVL")]);
    }

    /** One step on, when it is time; gives when the next one comes. */
    private long goOn(int mine) {
        if (run != mine) {
            return Long.MAX_VALUE;
        }
        if (state.nanos() < nextNanos()) {
            return nextNanos();
        }
        stepNanos = nextNanos();
        step++;
        move();
        if (settings.whole("SCNEND") == 0 && step >= steps()) {
            mode = DONE;
            state.status().lia(FINISHED);
            return Long.MAX_VALUE;
        }
        return nextNanos();
    }

    private long steps() {
        return Math.max(1, Math.round(settings.get("SCNSEC") / INTERVAL_SECONDS[settings.whole("SCNINRVL")]));
    }

    /** How far from begin to end it is now. */
    private double part() {
        long round = steps();
        if (settings.whole("SCNEND") == TO_AND_FRO) {
            long within = step % (2 * round);
            return (double) Math.min(within, 2 * round - within) / round;
        }
        return settings.whole("SCNEND") == 0
                ? (double) Math.min(step, round) / round
                : (double) (step % (round + 1)) / round;
    }

    private void move() {
        Parameter what = parameter();
        double from = settings.get(what.range + 0);
        double to = settings.get(what.range + 1);
        boolean logarithmic = settings.on("SCNLOG") && from > 0 && to > 0;
        double value = logarithmic ? from * Math.pow(to / from, part()) : from + (to - from) * part();
        state.moves(what.setting, value);
    }
}
