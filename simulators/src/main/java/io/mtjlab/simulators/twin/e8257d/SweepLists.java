package io.mtjlab.simulators.twin.e8257d;

import java.util.Arrays;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.files.FileStore;

/** The list sweep's frequencies, levels and dwell times (E8251-90356, "list/sweep subsystem"), and files of them. */
final class SweepLists {

    private static final String AT = "[:SOURce[1]]:LIST:";

    private final Limits dwellSeconds;
    private final int longest;
    private final Runnable changed;
    private Lists now;

    /** The three lists, as they are stored in a file. */
    private record Lists(double[] hertz, double[] dbm, double[] dwell) {}

    /** @param changed is told when one of them is another one */
    SweepLists(Limits dwellSeconds, int longest, Runnable changed) {
        this.dwellSeconds = dwellSeconds;
        this.longest = longest;
        this.changed = changed;
        this.now = otherwise();
    }

    private Lists otherwise() {
        return new Lists(
                new double[] {GeneratorState.HIGHEST_HERTZ},
                new double[] {GeneratorState.LOWEST_DBM},
                new double[] {dwellSeconds.otherwise()});
    }

    void reset() {
        now = otherwise();
    }

    void install(CommandTable table) {
        table.row(
                        AT + "FREQuency",
                        call -> take(new Lists(
                                numbers(call, Dimension.HERTZ, GeneratorState.HERTZ), now.dbm(), now.dwell())),
                        call -> answer(call, now.hertz()))
                .row(
                        AT + "POWer",
                        call -> take(
                                new Lists(now.hertz(), numbers(call, Dimension.DBM, GeneratorState.DBM), now.dwell())),
                        call -> answer(call, now.dbm()))
                .row(
                        AT + "DWELl",
                        call -> take(new Lists(now.hertz(), now.dbm(), numbers(call, Dimension.SECONDS, dwellSeconds))),
                        call -> answer(call, now.dwell()))
                .query(AT + "FREQuency:POINts", () -> Integer.toString(now.hertz().length))
                .query(AT + "POWer:POINts", () -> Integer.toString(now.dbm().length))
                .query(AT + "DWELl:POINts", () -> Integer.toString(now.dwell().length));
    }

    /** MMEMory:STORe:LIST and LOAD:LIST. */
    void installFiles(CommandTable table, FileStore files) {
        table.row(
                        "MMEMory:STORe:LIST",
                        call -> {
                            call.expect(1, 1);
                            files.put(call, 0, "LIST", now);
                        },
                        null)
                .row(
                        "MMEMory:LOAD:LIST",
                        call -> {
                            call.expect(1, 1);
                            take(files.get(call, 0, Lists.class));
                        },
                        null);
    }

    private void take(Lists next) {
        now = next;
        changed.run();
    }

    private double[] numbers(Call call, Dimension unit, Limits limits) throws ScpiException {
        call.expect(1, longest);
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

    /** How many points they make. */
    int size() {
        return Math.max(now.hertz().length, now.dbm().length);
    }

    /** A list of one value holds for all points. */
    boolean consistent() {
        return fits(now.hertz()) && fits(now.dbm()) && fits(now.dwell());
    }

    private boolean fits(double[] list) {
        return list.length == 1 || list.length == size();
    }

    double hertz(int i) {
        return now.hertz()[i % now.hertz().length];
    }

    double dbm(int i) {
        return now.dbm()[i % now.dbm().length];
    }

    /** True when there is one dwell time for all points. */
    boolean oneDwell() {
        return now.dwell().length == 1;
    }

    double dwell(int i) {
        return now.dwell()[i % now.dwell().length];
    }
}
