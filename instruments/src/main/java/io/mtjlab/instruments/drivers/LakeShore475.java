package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.scpi.EventStatus;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Setting;

/** Lake Shore 475 DSP gaussmeter (475 user's manual, chapter 6; accuracy from its specifications, DC mode). */
public final class LakeShore475 extends MessageDriver implements Gaussmeter {

    private static final String MANUAL = "475 user's manual, section 6.3";

    /** 1 gauss, 2 tesla, 3 oersted, 4 ampere per metre. */
    private static final Setting UNIT =
            Setting.whole("unit_index", "UNIT", 1, 4).from(MANUAL);

    private static final Setting RANGE =
            Setting.whole("range_index", "RANGE", 1, 5).from(MANUAL);
    private static final Setting AUTORANGE =
            Setting.whole("autorange", "AUTO", 0, 1).from(MANUAL);

    /** Oersted per unit of the reading, by the index of {@link #UNIT}. */
    private static final double[] OERSTED_PER_UNIT = {
        1, Unit.TESLA.to(Unit.OERSTED, 1), 1, Unit.AMPERE_PER_METRE.to(Unit.OERSTED, 1)
    };

    private static final double READING_FRACTION = 0.0005;
    private static final double RANGE_FRACTION = 0.00005;

    private final Seat seat;
    private final int probeType;
    private volatile Ranges.Range range;
    private volatile double oerstedPerUnit;

    public LakeShore475(Seat seat) {
        super(seat.session(), EventStatus.STANDARD, List.of("LSCI", "475"), UNIT, RANGE, AUTORANGE);
        this.seat = seat;
        this.probeType = register("TYPE?");
        this.range = ranges().rows().get(register(RANGE.query()) - 1);
        this.oerstedPerUnit = OERSTED_PER_UNIT[register(UNIT.query()) - 1];
    }

    /**
     * Ranges depend on the probe ({@code TYPE?}): 40 and 50 high sensitivity, from 3.5 G; 41 and 51 high stability,
     * from 35 G; 42 and 52 ultra-high sensitivity, from 35 mG. Each is ten times the one before.
     */
    private Ranges ranges() {
        double smallest = switch (probeType % 10) {
            case 0 -> 3.5;
            case 1 -> 35;
            default -> 0.035;
        };
        return new Ranges(
                "Oe",
                "475 specifications, DC accuracy",
                IntStream.range(0, 5)
                        .mapToObj(i -> {
                            double full = smallest * Math.pow(10, i);
                            return new Ranges.Range(full, full, READING_FRACTION, RANGE_FRACTION * full);
                        })
                        .toList());
    }

    @Override
    public FieldAxis axis() {
        return seat.wiring()
                .probeAxis(role())
                .orElseThrow(() -> new InvalidInput("the bench file does not say which axis the probe of " + role()
                        + " feels; right is wiring: {probes: {" + role() + ": {axis: easy}}}"));
    }

    @Override
    public void setRangeOersted(double oersted) {
        Ranges ranges = ranges();
        Ranges.Range chosen = ranges.holding(role(), oersted);
        send(
                UNIT.command(role(), 3),
                AUTORANGE.command(role(), 0),
                RANGE.command(role(), ranges.rows().indexOf(chosen) + 1));
        range = chosen;
        oerstedPerUnit = 1;
    }

    @Override
    public double readOersted() {
        return seat.session().queryDouble("RDGFIELD?") * oerstedPerUnit;
    }

    @Override
    public Accuracy oerstedAccuracy() {
        return ranges().accuracy(range);
    }
}
