package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;

/**
 * What a source meter of Keithley sources, and on which ranges. What is measured is read on the range of its limit,
 * because a smaller fixed range would limit it in place of the compliance, and a larger one only costs accuracy.
 */
abstract class KeithleyFunction extends MessageDriver implements SourceMeter {

    /** In the answer of one that sources from its memory locations. */
    private static final String MEMORY = "MEM";

    private final Seat seat;
    private final SourcedQuantity amperes;
    private final SourcedQuantity volts;
    private final Setting functionRow;
    private final Setting output;

    private Function function = Function.VOLTS;
    private boolean fromMemory;
    private Ranges.Range sourceRange;
    private Ranges.Range measureRange;

    /** @param settings the whole table, with the rows of both quantities, the function's and the output's among them */
    KeithleyFunction(
            Seat seat,
            List<String> expected,
            Consumer<Session> dialect,
            SourcedQuantity amperes,
            SourcedQuantity volts,
            Setting functionRow,
            Setting output,
            Setting... settings) {
        super(seat.session(), ErrorQueue.SEPARATE, expected, dialect, settings);
        this.seat = seat;
        this.amperes = amperes;
        this.volts = volts;
        this.functionRow = functionRow;
        this.output = output;
        String word = askFunction();
        this.function = functionOf(word);
        this.fromMemory = word.contains(MEMORY);
        this.sourceRange = askSourceRange();
        this.measureRange = askMeasureRange();
    }

    /** What chooses the sourced quantity and, with it, the measured one; the output is off. */
    abstract List<String> functionCommands(SourcedQuantity sourced, SourcedQuantity measured);

    private String askFunction() {
        return session().query(functionRow.query()).strip().toUpperCase(Locale.ROOT);
    }

    private Function functionOf(String word) {
        return word.contains(MEMORY) ? function : word.contains(amperes.word()) ? Function.AMPERES : Function.VOLTS;
    }

    private Ranges.Range askSourceRange() {
        return sourced().source().holding(role(), number(sourced().sourceRange()));
    }

    private Ranges.Range askMeasureRange() {
        return measured().measure().holding(role(), number(measured().measureRange()));
    }

    /** From now on it sources what its memory locations say, not its levels. */
    final void sourcingFromMemory() {
        fromMemory = true;
    }

    final boolean fromMemory() {
        return fromMemory;
    }

    /** Whatever was chosen before, at its own front panel or by its memory. */
    final void askWhatIsSourced() {
        String word = askFunction();
        function = functionOf(word);
        fromMemory = word.contains(MEMORY);
    }

    /** Back from its memory to levels, at zero; the last location's ranges are in use. */
    final void sourceLevels() {
        sendAll(functionCommands(sourced(), measured()));
        fromMemory = false;
        sourceRange = askSourceRange();
        measureRange = askMeasureRange();
        set(sourced().level(), 0);
    }

    final Seat seat() {
        return seat;
    }

    final SourcedQuantity sourced() {
        return function == Function.AMPERES ? amperes : volts;
    }

    final SourcedQuantity measured() {
        return function == Function.AMPERES ? volts : amperes;
    }

    final Ranges.Range measureRange() {
        return measureRange;
    }

    final Ranges.Range sourceRange() {
        return sourceRange;
    }

    final SourcedQuantity quantity(Function wanted) {
        return wanted == Function.AMPERES ? amperes : volts;
    }

    @Override
    public synchronized Function function() {
        return function;
    }

    @Override
    public synchronized void setRangeAmperes(double largest) {
        chooseRange(amperes, volts, largest);
    }

    @Override
    public synchronized void setRangeVolts(double largest) {
        chooseRange(volts, amperes, largest);
    }

    private void chooseRange(SourcedQuantity wanted, SourcedQuantity other, double largest) {
        Ranges.Range chosen = wanted.source().holding(role(), largest);
        List<String> commands = new ArrayList<>();
        boolean live = outputOn();
        boolean change = fromMemory || wanted.function() != function;
        if (change) {
            if (live) {
                throw new IllegalStateException(role() + ": it sources "
                        + sourcedNow() + " with its output on; switch that off before it is made a source of "
                        + wanted.symbol());
            }
            commands.addAll(functionCommands(wanted, other));
        }
        if (!live) {
            // A level left from before may not fit into the new range; off, it is nobody's.
            commands.add(wanted.level().command(role(), 0));
        } else if (Math.abs(number(wanted.level())) > chosen.holds()) {
            throw new IllegalStateException(role() + ": its level does not fit into the range of " + chosen.fullScale()
                    + " " + wanted.symbol() + "; set a smaller level first");
        }
        commands.add(wanted.sourceRange().command(role(), chosen.fullScale()));
        sendAll(commands);
        if (change) {
            function = wanted.function();
            fromMemory = false;
            measureRange = askMeasureRange();
        }
        sourceRange = chosen;
    }

    final void setMeasureRange(Ranges.Range range) {
        measureRange = range;
    }

    final void requireInRange(double level) {
        sourceRange.require(role(), level, sourced().symbol());
    }

    private String sourcedNow() {
        return fromMemory ? "from its memory" : sourced().symbol();
    }

    final void requireFunction(Function wanted, String what) {
        if (fromMemory || function != wanted) {
            throw new IllegalStateException(role() + ": it sources " + sourcedNow() + ", so " + what
                    + " cannot be set; choose a range in " + quantity(wanted).symbol() + " first");
        }
    }

    @Override
    public double amperes() {
        return number(amperes.level());
    }

    @Override
    public double volts() {
        return number(volts.level());
    }

    @Override
    public boolean outputOn() {
        return on(output);
    }

    final void sendAll(List<String> commands) {
        if (!commands.isEmpty()) {
            send(commands.toArray(String[]::new));
        }
    }

    final void output(boolean on) {
        set(output, on);
    }

    @Override
    public synchronized Accuracy amperesAccuracy() {
        return sourceAccuracy(amperes);
    }

    @Override
    public synchronized Accuracy voltsAccuracy() {
        return sourceAccuracy(volts);
    }

    final Accuracy sourceAccuracy(SourcedQuantity quantity) {
        return quantity.source()
                .accuracy(
                        quantity.function() == function
                                ? sourceRange
                                : quantity.source().holding(role(), number(quantity.sourceRange())));
    }

    /** Rows of a table, joined: those of both quantities and the others. */
    static Setting[] table(SourcedQuantity amperes, SourcedQuantity volts, Setting... others) {
        List<Setting> rows = new ArrayList<>();
        for (SourcedQuantity each : List.of(amperes, volts)) {
            rows.addAll(List.of(each.level(), each.sourceRange(), each.limit(), each.measureRange()));
        }
        rows.addAll(Arrays.asList(others));
        return rows.toArray(Setting[]::new);
    }
}
