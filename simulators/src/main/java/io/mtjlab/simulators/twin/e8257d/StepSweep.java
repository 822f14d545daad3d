package io.mtjlab.simulators.twin.e8257d;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.files.FileStore;
import io.mtjlab.simulators.twin.rf.SweepPoint;
import io.mtjlab.simulators.twin.rf.SweepRun;
import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.RfDrive;

/**
 * The step and list sweeps of the E8257D (E8251-90356, "list/sweep subsystem", "trigger subsystem"): frequency, level or
 * both go through a list, or in equal steps between two ends. A sweep begins with INITiate, or again and again with
 * INITiate:CONTinuous, at a trigger of TRIGger:SOURce; LIST:TRIGger:SOURce BUS goes from point to point by *TRG.
 */
final class StepSweep {

    private static final Limits DWELL = Limits.of(1e-3, 60, 2e-3);
    private static final int MOST_POINTS = 65_535;

    private final Post post;
    private final Panel panel;
    private final Runnable drive;
    private final SweepRun run = new SweepRun();
    private final SweepLists lists = new SweepLists(DWELL, MOST_POINTS, this::listed);
    private boolean waiting;

    /** @param drive is called when what comes out has changed */
    StepSweep(Post post, Panel panel, Runnable drive) {
        this.post = post;
        this.panel = panel;
        this.drive = drive;
    }

    void install(CommandTable table) {
        panel.choice("hertz.mode", "[:SOURce[1]]:FREQuency:MODE", "CW", "FIXed", "SWEep", "LIST")
                .choice("dbm.mode", "[:SOURce[1]]:POWer:MODE", "FIXed", "SWEep", "LIST")
                .choice("list.type", "[:SOURce[1]]:LIST:TYPE", "STEP", "LIST")
                .choice("list.direction", "[:SOURce[1]]:LIST:DIRection", "UP", "DOWN")
                .choice("list.dwell", "[:SOURce[1]]:LIST:DWELl:TYPE", "STEP", "LIST")
                .choice("list.mode", "[:SOURce[1]]:LIST:MODE", "AUTO", "MANual")
                .choice("list.mode", "[:SOURce[1]]:SWEep:MODE", "AUTO", "MANual")
                .integer("list.manual", "[:SOURce[1]]:LIST:MANual", Limits.of(1, MOST_POINTS, 1))
                .choice("list.trigger", "[:SOURce[1]]:LIST:TRIGger:SOURce", "IMMediate", "BUS", "EXTernal", "KEY")
                .bool("retrace", "[:SOURce[1]]:LIST:RETRace", true)
                .number("start", "[:SOURce[1]]:FREQuency:STARt", Dimension.HERTZ, GeneratorState.HERTZ)
                .number("stop", "[:SOURce[1]]:FREQuency:STOP", Dimension.HERTZ, GeneratorState.HERTZ)
                .number("dbm.start", "[:SOURce[1]]:POWer:STARt", Dimension.DBM, GeneratorState.DBM)
                .number("dbm.stop", "[:SOURce[1]]:POWer:STOP", Dimension.DBM, GeneratorState.DBM)
                .integer("points", "[:SOURce[1]]:SWEep:POINts", Limits.of(2, MOST_POINTS, 101))
                .number("dwell", "[:SOURce[1]]:SWEep:DWELl<1..1>", Dimension.SECONDS, DWELL)
                .choice("generation", "[:SOURce[1]]:SWEep:GENeration", "STEPped", "ANALog")
                .number("time", "[:SOURce[1]]:SWEep:TIME", Dimension.SECONDS, Limits.of(10e-3, 200, 10e-3))
                .bool("time.auto", "[:SOURce[1]]:SWEep:TIME:AUTO", true)
                .choice("spacing", "[:SOURce[1]]:SWEep:SPACing", "LINear", "LOGarithmic")
                .bool("continuous", "INITiate:CONTinuous[:ALL]", false)
                .bool("continuous", "[:SOURce[1]]:SWEep:CONTinuous[:STATe]", false)
                .choice("trigger", "TRIGger[:SEQuence]:SOURce", "IMMediate", "BUS", "EXTernal", "KEY");
        lists.install(table);
        table.query("[:SOURce[1]]:LIST:CPOint", this::currentPoint)
                .query("[:SOURce[1]]:SWEep:CPOint", this::currentPoint)
                .action("INITiate[:IMMediate][:ALL]", this::initiate)
                .action("[:SOURce[1]]:TSWeep", this::restart)
                .action("TRIGger[:SEQuence][:IMMediate]", this::force)
                .action("ABORt", this::abort);
    }

    void reset() {
        lists.reset();
        waiting = false;
        run.arm(List.of(), true);
    }

    void installFiles(CommandTable table, FileStore files) {
        lists.installFiles(table, files);
    }

    /** Frequency or level goes from point to point. */
    boolean active() {
        return run.size() > 0 && (sweepsFrequency() || sweepsLevel());
    }

    private boolean sweepsFrequency() {
        return panel.word("hertz.mode").matches("SWE|LIST");
    }

    private boolean sweepsLevel() {
        return panel.word("dbm.mode").matches("SWE|LIST");
    }

    /** True for a setting that a sweep is made of. */
    boolean concerns(String name) {
        return name.matches(
                "(hertz|dbm|list)[.](mode|type|direction|dwell|manual|trigger|start|stop)|start|stop|points|dwell"
                        + "|spacing|generation|time|time.auto|retrace|continuous|trigger|hertz|dbm");
    }

    /** Something of the sweep has changed: it waits at its first point, or runs again where it is continuous. */
    void rearm() {
        waiting = false;
        run.arm(sweepsFrequency() || sweepsLevel() ? points() : List.of(), panel.on("retrace"));
        if (run.size() == 0) {
            return;
        }
        if (panel.word("list.mode").equals("MAN")) {
            run.standAt(Math.min((int) panel.get("list.manual"), run.size()) - 1);
        } else if (panel.on("continuous") && consistent()) {
            begin();
        }
    }

    private void listed() {
        rearm();
        drive.run();
    }

    private boolean consistent() {
        return !usesLists() || lists.consistent();
    }

    private boolean usesLists() {
        return panel.word("list.type").equals("LIST");
    }

    private List<SweepPoint> points() {
        int count = usesLists() ? lists.size() : (int) panel.get("points");
        List<SweepPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = panel.word("list.direction").equals("DOWN") ? count - 1 - i : i;
            points.add(usesLists() ? ofList(at) : ofSteps(at, count));
        }
        return points;
    }

    private SweepPoint ofList(int i) {
        double seconds =
                panel.word("list.dwell").equals("LIST") || lists.oneDwell() ? lists.dwell(i) : panel.get("dwell");
        return point(lists.hertz(i), lists.dbm(i), seconds);
    }

    private SweepPoint ofSteps(int i, int count) {
        double part = i / (count - 1.0);
        double from = panel.get("start");
        double to = panel.get("stop");
        double at = panel.word("spacing").equals("LOG") ? from * Math.pow(to / from, part) : from + (to - from) * part;
        double level = panel.get("dbm.start") + (panel.get("dbm.stop") - panel.get("dbm.start")) * part;
        return point(at, level, ramps() ? panel.get("time") / count : panel.get("dwell"));
    }

    /** A ramp takes its time as a whole; here it is as many short steps as there are points. */
    private boolean ramps() {
        return panel.word("generation").equals("ANAL") && !panel.on("time.auto");
    }

    private SweepPoint point(double atHertz, double atDbm, double seconds) {
        return new SweepPoint(
                sweepsFrequency() ? atHertz : panel.get("hertz"),
                sweepsLevel() ? atDbm : panel.get("dbm"),
                Math.round(seconds * 1e9));
    }

    private void initiate() throws ScpiException {
        if (!sweepsFrequency() && !sweepsLevel()) {
            return;
        }
        if (panel.on("continuous") || running() || waiting) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (!consistent()) {
            throw new ScpiException(StandardError.LISTS_NOT_SAME_LENGTH);
        }
        begin();
        drive.run();
    }

    /** Armed: at once, or at the next trigger. */
    private void begin() {
        waiting = !panel.word("trigger").equals("IMM");
        if (!waiting) {
            go();
        }
    }

    private void go() {
        waiting = false;
        if (panel.word("list.trigger").equals("IMM")) {
            run.start(post.time().nanos(), panel.on("continuous"));
        } else {
            run.standAt(0);
        }
    }

    /** TSWeep: what is under way ends, and another begins. */
    private void restart() throws ScpiException {
        abort();
        if (run.size() > 0) {
            if (!consistent()) {
                throw new ScpiException(StandardError.LISTS_NOT_SAME_LENGTH);
            }
            begin();
            drive.run();
        }
    }

    /** @return false when nothing waits for it */
    boolean trigger() {
        if (waiting && panel.word("trigger").equals("BUS")) {
            go();
        } else if (run.stepping() && panel.word("list.trigger").equals("BUS")) {
            run.next();
        } else {
            return false;
        }
        drive.run();
        return true;
    }

    /** TRIGger:IMMediate does not ask for the source. */
    private void force() throws ScpiException {
        if (!waiting) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        go();
        drive.run();
    }

    private void abort() {
        waiting = false;
        run.stop();
        rearm();
        drive.run();
    }

    private String currentPoint() {
        return Integer.toString(run.index(post.time().nanos()) + 1);
    }

    boolean running() {
        return run.running(post.time().nanos());
    }

    boolean waiting() {
        return waiting;
    }

    /** When a sweep that runs once is over; 0 for any other. */
    long endNanos() {
        return run.endNanos();
    }

    SweepPoint point() {
        return run.point(post.time().nanos());
    }

    CarrierSignal signal(Function<SweepPoint, RfDrive> carrier) {
        return run.signal(carrier);
    }
}
