package io.mtjlab.instruments.drivers;

import java.util.stream.Stream;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Lake Shore 475 DSP gaussmeter (475 user's manual, chapter 6, pages 6-28 and 6-38; accuracy from its specifications, DC
 * mode).
 */
public class LakeShore475 extends LakeShoreGaussmeter {

    static final String MANUAL = "475 user's manual, section 6.3";

    /** 1 gauss, 2 tesla, 3 oersted, 4 ampere per metre. */
    private static final Setting UNIT =
            Setting.whole("unit_index", "UNIT", 1, 4).from(MANUAL);

    private static final Setting RANGE =
            Setting.whole("range_index", "RANGE", 1, 5).from(MANUAL);
    private static final Setting AUTORANGE =
            Setting.whole("autorange", "AUTO", 0, 1).from(MANUAL);
    private static final Setting RELATIVE =
            Setting.whole("relative", "REL", 0, 1).field(0).from(MANUAL);

    /** 1 what the user set, 2 the field at the moment it goes on. */
    private static final Setting RELATIVE_SOURCE =
            Setting.whole("relative_source", "REL", 1, 2).field(1).from(MANUAL);

    private static final Setting RELATIVE_POINT = Setting.number("relative_point", "RELSP", Unit.ONE)
            .between(-350e3, 350e3)
            .resolution(1e-6)
            .from(MANUAL + " (in the unit that is set)");

    /** 1 direct current, 2 root mean square, 3 peak. */
    private static final Setting MODE =
            Setting.whole("mode", "RDGMODE", 1, 3).field(0).from(MANUAL);

    /** Digits: 1 three, 2 four, 3 five. */
    private static final Setting RESOLUTION =
            Setting.whole("resolution", "RDGMODE", 1, 3).field(1).from(MANUAL);

    public LakeShore475(Seat seat) {
        this(seat, new Setting[0]);
    }

    LakeShore475(Seat seat, Setting... more) {
        super(
                seat,
                "475",
                3.5,
                new Specification(0.0005, 0.00005, "475 specifications, DC accuracy"),
                new Rows(UNIT, RANGE, AUTORANGE, RELATIVE_POINT),
                Stream.concat(
                                Stream.of(
                                        UNIT,
                                        RANGE,
                                        AUTORANGE,
                                        RELATIVE,
                                        RELATIVE_SOURCE,
                                        RELATIVE_POINT,
                                        MODE,
                                        RESOLUTION),
                                Stream.of(more))
                        .toArray(Setting[]::new));
    }

    /** Relative readings are told against {@code oersted} from now on. */
    public final void setRelative(double oersted) {
        send(
                relativePointCommand(oersted),
                "REL " + RELATIVE.argument(role(), 1) + "," + RELATIVE_SOURCE.argument(role(), 1));
    }

    /**
     * Fields at their extremes, in oersted.
     *
     * @param low most negative
     * @param high most positive
     */
    public record Extremes(double low, double high) {}

    /** Peaks since they were reset, of the peak measurement. */
    public final Extremes readPeaks() {
        return extremes("RDGPEAK?");
    }

    /** Least and largest reading since they were reset. */
    public final Extremes readMinimumAndMaximum() {
        return extremes("RDGMNMX?");
    }

    private Extremes extremes(String query) {
        String answer = session().query(query);
        return new Extremes(toOersted(query, answer, 0), toOersted(query, answer, 1));
    }

    public final void resetExtremes() {
        send("MXRST");
    }

    /** Takes the present reading for zero; the probe must be in its zero-gauss chamber. */
    public final void zeroProbe() {
        send("ZPROBE");
    }
}
