package io.mtjlab.instruments.drivers;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Lake Shore 425 gaussmeter (425 user's manual, section 6.3.1, pages 52 to 57; ranges as in PyMeasure's driver). Its USB
 * port is a serial one, 57600 baud, 7 bits, odd parity: the bench file says so.
 */
public final class LakeShore425 extends LakeShoreGaussmeter {

    private static final String MANUAL = "425 user's manual, section 6.3.1";

    /** 1 gauss, 2 tesla, 3 oersted, 4 ampere per metre. */
    private static final Setting UNIT =
            Setting.whole("unit_index", "UNIT", 1, 4).from(MANUAL);

    private static final Setting RANGE =
            Setting.whole("range_index", "RANGE", 1, 4).from(MANUAL);
    private static final Setting AUTORANGE =
            Setting.whole("autorange", "AUTO", 0, 1).from(MANUAL);
    private static final Setting RELATIVE =
            Setting.whole("relative", "REL", 0, 1).from(MANUAL);
    private static final Setting RELATIVE_POINT = Setting.number("relative_point", "RELSP", Unit.ONE)
            .between(-350e3, 350e3)
            .resolution(1e-6)
            .from(MANUAL + " (in the unit that is set)");

    /** 1 direct current, 2 root mean square. */
    private static final Setting MODE =
            Setting.whole("mode", "RDGMODE", 1, 2).field(0).from(MANUAL);

    private static final Setting FILTER =
            Setting.whole("filter", "RDGMODE", 0, 1).field(1).from(MANUAL);

    /** 1 wide, 2 narrow. */
    private static final Setting BAND =
            Setting.whole("band", "RDGMODE", 1, 2).field(2).from(MANUAL);

    public LakeShore425(Seat seat) {
        super(
                seat,
                "425",
                35,
                new Specification(
                        0.002, 0.0005, "425 specifications, DC accuracy, from memory, not compared with the manual"),
                new Rows(UNIT, RANGE, AUTORANGE, RELATIVE_POINT),
                UNIT,
                RANGE,
                AUTORANGE,
                RELATIVE,
                RELATIVE_POINT,
                MODE,
                FILTER,
                BAND);
    }

    /** Readings of a constant field. */
    public void setDirectCurrent(boolean filtered, boolean narrow) {
        send("RDGMODE " + MODE.argument(role(), 1) + "," + FILTER.argument(role(), filtered ? 1 : 0) + ","
                + BAND.argument(role(), narrow ? 2 : 1));
    }

    /** Relative readings are told against {@code oersted} from now on. */
    public void setRelative(double oersted) {
        send(relativePointCommand(oersted), RELATIVE.command(role(), 1));
    }

    /** The largest field since it was reset. */
    public double readLargestOersted() {
        return oersted("RDGMX?");
    }

    public void resetLargest() {
        send("MXRST");
    }

    /** Takes the present reading for zero; the probe must be in its zero-gauss chamber. */
    public void zeroProbe() {
        send("ZPROBE");
    }
}
