package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.EventStatus;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Setting;

/**
 * What Lake Shore's Hall gaussmeters share: ranges that depend on the probe, readings in whatever unit is shown, no queue
 * of errors but the event status register.
 */
abstract class LakeShoreGaussmeter extends MessageDriver implements Gaussmeter {

    /** Oersted per unit of the reading, by the index of the unit: gauss, tesla, oersted, ampere per metre. */
    private static final double[] OERSTED_PER_UNIT = {
        1, Unit.TESLA.to(Unit.OERSTED, 1), 1, Unit.AMPERE_PER_METRE.to(Unit.OERSTED, 1)
    };

    private static final int OERSTED = 3;

    /** Said instead of a number when the range is too small. */
    private static final String OVERLOAD = "OL";

    /** The rows that both have. */
    record Rows(Setting unit, Setting range, Setting autoRange, Setting relativePoint) {}

    /**
     * Direct current accuracy.
     *
     * @param fraction of the reading
     * @param rangeFraction of the range
     */
    record Specification(double fraction, double rangeFraction, String source) {}

    private final Seat seat;
    private final Rows rows;
    private final Specification specification;
    private final double smallestOersted;
    private volatile Ranges.Range range;
    private volatile double oerstedPerUnit;

    /** @param smallestOersted full scale of the smallest range with a high-sensitivity probe */
    LakeShoreGaussmeter(
            Seat seat, String model, double smallestOersted, Specification specification, Rows rows, Setting... all) {
        super(seat.session(), EventStatus.STANDARD, List.of("LSCI", model), all);
        this.seat = seat;
        this.rows = rows;
        this.specification = specification;
        this.smallestOersted = smallestOersted * factorOf(register("TYPE?"));
        this.range = ranges().rows().get(register(rows.range.query()) - 1);
        this.oerstedPerUnit = OERSTED_PER_UNIT[register(rows.unit.query()) - 1];
    }

    /**
     * Probes ({@code TYPE?}): 40 and 50 high sensitivity; 41 and 51 high stability, ranges ten times as large; 42 and 52
     * ultra-high sensitivity, ranges a hundredth as large.
     */
    private static double factorOf(int probeType) {
        return switch (probeType % 10) {
            case 0 -> 1;
            case 1 -> 10;
            default -> 0.01;
        };
    }

    /** Each is ten times the one before. */
    private Ranges ranges() {
        return new Ranges(
                "Oe",
                specification.source,
                IntStream.range(0, (int) rows.range.high())
                        .mapToObj(i -> {
                            double full = smallestOersted * Math.pow(10, i);
                            return new Ranges.Range(
                                    full, full, specification.fraction, specification.rangeFraction * full);
                        })
                        .toList());
    }

    @Override
    public final FieldAxis axis() {
        return seat.wiring()
                .probeAxis(role())
                .orElseThrow(() -> new InvalidInput("the bench file does not say which axis the probe of " + role()
                        + " feels; right is wiring: {probes: {" + role() + ": {axis: easy}}}"));
    }

    @Override
    public final void setRangeOersted(double oersted) {
        Ranges ranges = ranges();
        Ranges.Range chosen = ranges.holding(role(), oersted);
        send(
                rows.unit.command(role(), OERSTED),
                rows.autoRange.command(role(), 0),
                rows.range.command(role(), ranges.rows().indexOf(chosen) + 1));
        range = chosen;
        oerstedPerUnit = 1;
    }

    /** Lets the instrument choose; the accuracy told is then that of the range it is in now. */
    public final void setAutoRange(boolean on) {
        set(rows.autoRange, on ? 1 : 0);
    }

    @Override
    public final double readOersted() {
        return oersted("RDGFIELD?");
    }

    /** The field less the relative point. */
    public final double readRelativeOersted() {
        return oersted("RDGREL?");
    }

    /** A field as answered, or of one that is to be sent. */
    final double oerstedPerUnit() {
        return oerstedPerUnit;
    }

    final double oersted(String query) {
        return toOersted(query, seat.session().query(query).strip(), 0);
    }

    final double toOersted(String query, String answer, int index) {
        if (answer.toUpperCase(Locale.ROOT).contains(OVERLOAD)) {
            throw new ReadingOverflow(role(), range.fullScale(), "Oe");
        }
        return field(query, answer, index) * oerstedPerUnit;
    }

    /** The command for the point that relative readings are told against. */
    final String relativePointCommand(double oersted) {
        return rows.relativePoint.command(role(), oersted / oerstedPerUnit);
    }

    @Override
    public final Accuracy oerstedAccuracy() {
        boolean chosenByItself = on(rows.autoRange);
        return ranges().accuracy(chosenByItself ? ranges().rows().get(register(rows.range.query()) - 1) : range);
    }
}
