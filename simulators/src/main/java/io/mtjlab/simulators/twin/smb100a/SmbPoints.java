package io.mtjlab.simulators.twin.smb100a;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.rf.SweepPoint;

/** The points that the SMB100A's settings make: of the frequency sweep, the level sweep or the list, whichever is on. */
final class SmbPoints {

    static final Limits DWELL = Limits.of(5e-3, 1000, 10e-3);
    private static final String SOURCE = "[:SOURce[1]]";
    private static final int MOST_POINTS = 65_535;

    /** "Only the values in the set index range are processed" (LIST:INDex:STARt). */
    private static final String FIRST = "list.first";

    private static final String LAST = "list.last";
    private static final double[][] EMPTY = {{}, {}, {DWELL.otherwise()}};

    private final Panel panel;
    private final SmbCarrier carrier;
    private final CommandTable.Action changed;

    /** Lists by name; those that are not selected keep what is in them. */
    private final TreeMap<String, double[][]> lists = new TreeMap<>();

    private String selected = "";
    private double[] listHertz = {};
    private double[] listDbm = {};
    private double[] listDwell = {};

    /** @param changed is told when the list has changed */
    SmbPoints(Panel panel, SmbCarrier carrier, CommandTable.Action changed) {
        this.panel = panel;
        this.carrier = carrier;
        this.changed = changed;
    }

    void install(CommandTable table) {
        Limits indices = Limits.of(0, MOST_POINTS, 0);
        panel.integer(FIRST, SOURCE + ":LIST:INDex:STARt", indices).integer(LAST, SOURCE + ":LIST:INDex:STOP", indices);
        table.row(
                        SOURCE + ":LIST:SELect",
                        call -> {
                            call.expect(1, 1);
                            lists.put(selected, new double[][] {listHertz, listDbm, listDwell});
                            selected = call.string(0);
                            double[][] kept = lists.getOrDefault(selected, EMPTY);
                            listHertz = kept[0];
                            listDbm = kept[1];
                            listDwell = kept[2];
                            wholeList();
                            changed.run();
                        },
                        call -> call.answer("\"" + selected + "\""))
                .query(SOURCE + ":LIST:CATalog", this::catalogue)
                .row(
                        SOURCE + ":LIST:DELete",
                        call -> {
                            call.expect(1, 1);
                            if (lists.remove(call.string(0)) == null) {
                                throw new ScpiException(StandardError.FILE_NAME_NOT_FOUND);
                            }
                        },
                        null)
                .action(SOURCE + ":LIST:DELete:ALL", this::deleteAll)
                .query(
                        SOURCE + ":LIST:FREE",
                        () -> Integer.toString(MOST_POINTS - listHertz.length) + "," + listHertz.length)
                .query(SOURCE + ":LIST:DWELl:POINts", () -> Integer.toString(listDwell.length))
                .row(SOURCE + ":LIST:FREQuency", this::listHertz, call -> answer(call, listHertz))
                .row(SOURCE + ":LIST:POWer", this::listDbm, call -> answer(call, listDbm))
                .row(SOURCE + ":LIST:DWELl", this::listDwell, call -> answer(call, listDwell))
                .query(SOURCE + ":LIST:FREQuency:POINts", () -> Integer.toString(listHertz.length))
                .query(SOURCE + ":LIST:POWer:POINts", () -> Integer.toString(listDbm.length));
    }

    /** "Can only be executed if list mode is disabled" (LIST:DELete:ALL). */
    private void deleteAll() throws ScpiException, InterruptedException {
        if (listed()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        reset();
        lists.clear();
        changed.run();
    }

    /** The index range is the whole list again when that has got new frequencies. */
    private void wholeList() {
        panel.put(FIRST, 0);
        panel.put(LAST, Math.max(0, listHertz.length - 1));
    }

    private String catalogue() {
        lists.put(selected, new double[][] {listHertz, listDbm, listDwell});
        return lists.keySet().stream()
                .filter(name -> !name.isEmpty())
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(","));
    }

    /** Lists are files and outlive this. */
    void reset() {
        lists.put(selected, new double[][] {listHertz, listDbm, listDwell});
        selected = "";
        listHertz = new double[0];
        listDbm = new double[0];
        listDwell = new double[] {DWELL.otherwise()};
    }

    private void listHertz(Call call) throws ScpiException, InterruptedException {
        listHertz = numbers(call, Dimension.HERTZ, SmbCarrier.HERTZ);
        wholeList();
        changed.run();
    }

    private void listDbm(Call call) throws ScpiException, InterruptedException {
        listDbm = numbers(call, Dimension.DBM, SmbCarrier.LEVEL);
        changed.run();
    }

    private void listDwell(Call call) throws ScpiException, InterruptedException {
        listDwell = numbers(call, Dimension.SECONDS, Limits.of(1e-3, 1000, 10e-3));
        changed.run();
    }

    private static double[] numbers(Call call, Dimension unit, Limits limits) throws ScpiException {
        call.expect(1, MOST_POINTS);
        double[] values = new double[call.parameterCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = call.number(i, unit, limits);
        }
        return values;
    }

    private static void answer(Call call, double[] values) {
        call.answer(String.join(
                ",", Arrays.stream(values).mapToObj(Smb100aTwin::plain).toList()));
    }

    boolean swept() {
        return panel.word("hertz.mode").equals("SWE");
    }

    boolean listed() {
        return panel.word("hertz.mode").equals("LIST");
    }

    boolean levelSwept() {
        return panel.word("dbm.mode").equals("SWE") && !swept() && !listed();
    }

    boolean manual() {
        return swept() && panel.word("sweep.mode").equals("MAN")
                || levelSwept() && panel.word("dbm.sweep.mode").equals("MAN");
    }

    List<SweepPoint> all() throws ScpiException {
        if (manual()) {
            return List.of(new SweepPoint(
                    swept() ? panel.get("hertz.manual") : carrier.shownHertz(),
                    levelSwept() ? panel.get("dbm.manual") : carrier.shownDbm(),
                    1));
        }
        if (swept()) {
            return mirrored(frequencies(), panel.word("sweep.shape"));
        }
        if (levelSwept()) {
            return mirrored(levels(), panel.word("dbm.shape"));
        }
        return listed() ? list() : List.of();
    }

    /** A triangle goes back through the same points. */
    private static List<SweepPoint> mirrored(List<SweepPoint> up, String shape) {
        List<SweepPoint> points = new ArrayList<>(up);
        if (shape.equals("TRI")) {
            for (int i = up.size() - 2; i > 0; i--) {
                points.add(up.get(i));
            }
        }
        return points;
    }

    private List<SweepPoint> frequencies() {
        int count = (int) Math.min(MOST_POINTS, panel.get("points"));
        double from = panel.get("start");
        double to = panel.get("stop");
        boolean logarithmic = panel.word("sweep.spacing").equals("LOG");
        List<SweepPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double at = logarithmic
                    ? from * Math.pow(to / from, i / (count - 1.0))
                    : from + Math.copySign(panel.get("step"), to - from) * i;
            points.add(new SweepPoint(at, carrier.shownDbm(), nanos(panel.get("dwell"))));
        }
        return points;
    }

    private List<SweepPoint> levels() {
        double from = panel.get("dbm.start");
        double to = panel.get("dbm.stop");
        int count = (int) Math.floor(Math.abs(to - from) / panel.get("dbm.step") + 1e-9) + 1;
        List<SweepPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double at = from + Math.copySign(panel.get("dbm.step"), to - from) * i;
            points.add(new SweepPoint(carrier.shownHertz(), at, nanos(panel.get("dbm.dwell"))));
        }
        return points;
    }

    /** A dwell time of one value holds for every point. */
    private List<SweepPoint> list() throws ScpiException {
        if (listHertz.length != listDbm.length && listDbm.length != 1 || listHertz.length == 0) {
            return List.of();
        }
        List<SweepPoint> points = new ArrayList<>(listHertz.length);
        for (int i = (int) panel.get(FIRST); i <= Math.min(panel.get(LAST), listHertz.length - 1); i++) {
            double seconds = listDwell[Math.min(i, listDwell.length - 1)];
            points.add(new SweepPoint(listHertz[i], listDbm[Math.min(i, listDbm.length - 1)], nanos(seconds)));
        }
        return points;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
