package io.mtjlab.simulators.twin.smb100a;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.rf.SweepPoint;
import io.mtjlab.simulators.twin.rf.SweepRun;
import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.RfDrive;

/**
 * Frequency sweep, level sweep and list of the SMB100A (operating manual 1407.0806.32, SOURce:SWEep, SOURce:LIST,
 * TRIGger). With the trigger source AUTO a sweep goes on for as long as its mode is on; with SINGle each *TRG or EXECute
 * runs it once. One at a time: the frequency's mode counts first.
 */
final class SmbSweeps {

    private static final String SOURCE = "[:SOURce[1]]";
    private static final int MOST_POINTS = 65_535;
    private static final Limits DWELL = Limits.of(5e-3, 1000, 10e-3);

    /** More points than a sweep may have: what two ends and a step ask for beyond is refused. */
    private static final double MOST_STEPS = 1e6;

    private final Post post;
    private final Panel panel;
    private final Limits hertz;
    private final Limits level;
    private final Runnable drive;
    private final SweepRun run = new SweepRun();
    private double[] listHertz = {};
    private double[] listDbm = {};
    private double[] listDwell = {};

    /** @param drive is called when what comes out has changed */
    SmbSweeps(Post post, Panel panel, Limits hertz, Limits level, Runnable drive) {
        this.post = post;
        this.panel = panel;
        this.hertz = hertz;
        this.level = level;
        this.drive = drive;
    }

    void install(CommandTable table) {
        String sweep = SOURCE + ":SWEep[:FREQuency]";
        panel.choice("hertz.mode", SOURCE + ":FREQuency:MODE", "CW", "FIXed", "SWEep", "LIST")
                .number("start", SOURCE + ":FREQuency:STARt", Dimension.HERTZ, at(hertz, 100e6))
                .number("stop", SOURCE + ":FREQuency:STOP", Dimension.HERTZ, at(hertz, 500e6))
                .number("hertz.manual", SOURCE + ":FREQuency:MANual", Dimension.HERTZ, at(hertz, 100e6))
                .number("step", sweep + ":STEP[:LINear]", Dimension.HERTZ, Limits.of(1e-3, 12.75e9, 1e6))
                .integer("points", sweep + ":POINts", Limits.of(2, MOST_STEPS, 401))
                .number("dwell", sweep + ":DWELl", Dimension.SECONDS, DWELL)
                .choice("sweep.mode", sweep + ":MODE", "AUTO", "MANual", "STEP")
                .choice("sweep.spacing", sweep + ":SPACing", "LINear", "LOGarithmic")
                .choice("sweep.shape", sweep + ":SHAPe", "SAWTooth", "TRIangle")
                .bool("sweep.retrace", sweep + ":RETRace", false)
                .choice("sweep.trigger", "TRIGger<1..1>:FSWeep:SOURce", "AUTO", "SINGle", "EXTernal", "EAUTo");
        panel.choice("dbm.mode", SOURCE + ":POWer:MODE", "CW", "FIXed", "SWEep")
                .number("dbm.start", SOURCE + ":POWer:STARt", Dimension.DBM, level)
                .number("dbm.stop", SOURCE + ":POWer:STOP", Dimension.DBM, at(level, -10))
                .number("dbm.manual", SOURCE + ":POWer:MANual", Dimension.DBM, level)
                .number(
                        "dbm.step",
                        SOURCE + ":SWEep:POWer:STEP[:LOGarithmic]",
                        Dimension.DECIBEL,
                        Limits.of(0.01, 139, 1))
                .number("dbm.dwell", SOURCE + ":SWEep:POWer:DWELl", Dimension.SECONDS, DWELL)
                .choice("dbm.sweep.mode", SOURCE + ":SWEep:POWer:MODE", "AUTO", "MANual", "STEP")
                .choice("dbm.shape", SOURCE + ":SWEep:POWer:SHAPe", "SAWTooth", "TRIangle")
                .bool("dbm.retrace", SOURCE + ":SWEep:POWer:RETRace", false)
                .choice("dbm.trigger", "TRIGger<1..1>:PSWeep:SOURce", "AUTO", "SINGle", "EXTernal", "EAUTo");
        panel.choice("list.mode", SOURCE + ":LIST:MODE", "AUTO", "STEP")
                .choice(
                        "list.trigger",
                        SOURCE + ":LIST:TRIGger:SOURce",
                        "AUTO",
                        "IMMediate",
                        "STEP",
                        "SINGle",
                        "EXTernal")
                .integer("list.index", SOURCE + ":LIST:INDex", Limits.of(0, MOST_POINTS, 0));
        table.row(SOURCE + ":LIST:SELect", call -> call.string(0), null)
                .row(SOURCE + ":LIST:FREQuency", this::listHertz, call -> answer(call, listHertz))
                .row(SOURCE + ":LIST:POWer", this::listDbm, call -> answer(call, listDbm))
                .row(SOURCE + ":LIST:DWELl", this::listDwell, call -> answer(call, listDwell))
                .query(SOURCE + ":LIST:FREQuency:POINts", () -> Integer.toString(listHertz.length))
                .query(SOURCE + ":LIST:POWer:POINts", () -> Integer.toString(listDbm.length))
                .query(sweep + ":RUNNing", this::runningNow)
                .query(SOURCE + ":SWEep:POWer:RUNNing", this::runningNow)
                .query(SOURCE + ":LIST:RUNNing", this::runningNow)
                .action(sweep + ":EXECute", this::execute)
                .action(SOURCE + ":SWEep:POWer:EXECute", this::execute)
                .action("TRIGger<1..1>:FSWeep[:IMMediate]", this::execute)
                .action("TRIGger<1..1>:PSWeep[:IMMediate]", this::execute)
                .action(SOURCE + ":LIST:TRIGger:EXECute", this::execute)
                .action(SOURCE + ":LIST:LEARn", () -> {})
                .action(SOURCE + ":LIST:RESet", this::again)
                .action(SOURCE + ":SWEep:RESet[:ALL]", this::again);
        span(table);
    }

    private static Limits at(Limits limits, double otherwise) {
        return Limits.of(limits.min(), limits.max(), otherwise);
    }

    /** Centre and span are another way to say start and stop; what reaches beyond the range is refused. */
    private void span(CommandTable table) {
        table.row(
                        SOURCE + ":FREQuency:CENTer",
                        call -> ends(call.number(0, Dimension.HERTZ, hertz), width() / 2),
                        call -> call.answer(Smb100aTwin.plain((panel.get("start") + panel.get("stop")) / 2)))
                .row(
                        SOURCE + ":FREQuency:SPAN",
                        call -> ends(
                                (panel.get("start") + panel.get("stop")) / 2,
                                call.number(0, Dimension.HERTZ, Limits.of(0, hertz.max(), 0)) / 2),
                        call -> call.answer(Smb100aTwin.plain(width())));
    }

    private double width() {
        return panel.get("stop") - panel.get("start");
    }

    private void ends(double middle, double half) throws ScpiException {
        if (middle - half < hertz.min() || middle + half > hertz.max()) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        panel.put("start", middle - half);
        panel.put("stop", middle + half);
        changed("stop");
        drive.run();
    }

    void reset() {
        listHertz = new double[0];
        listDbm = new double[0];
        listDwell = new double[] {DWELL.otherwise()};
        run.arm(List.of(), true);
    }

    private void listHertz(Call call) throws ScpiException {
        listHertz = numbers(call, Dimension.HERTZ, hertz);
        again();
    }

    private void listDbm(Call call) throws ScpiException {
        listDbm = numbers(call, Dimension.DBM, level);
        again();
    }

    private void listDwell(Call call) throws ScpiException {
        listDwell = numbers(call, Dimension.SECONDS, Limits.of(1e-3, 1000, 10e-3));
        again();
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

    private boolean swept() {
        return panel.word("hertz.mode").equals("SWE");
    }

    private boolean listed() {
        return panel.word("hertz.mode").equals("LIST");
    }

    private boolean levelSwept() {
        return panel.word("dbm.mode").equals("SWE") && !swept() && !listed();
    }

    /** Something other than the settings of the steady carrier decides what comes out. */
    boolean active() {
        return run.size() > 0;
    }

    /** A setting has changed; steps and points follow each other. */
    void changed(String name) throws ScpiException {
        switch (name) {
            case "points" -> panel.put("step", width() / (panel.get("points") - 1));
            case "step", "start", "stop" -> {
                double points = Math.floor(Math.abs(width()) / panel.get("step") * (1 + 1e-12)) + 1;
                panel.put("points", Math.max(2, Math.min(MOST_STEPS, points)));
            }
            default -> {}
        }
        if (!name.matches("output.*|phase|pulse.*|am.*|lf.*|modulation|unit|reference|alc|double.*|level.mode")) {
            rearm();
        }
    }

    private void again() throws ScpiException {
        rearm();
        drive.run();
    }

    private void rearm() throws ScpiException {
        boolean retraces = levelSwept() ? panel.on("dbm.retrace") : !swept() || panel.on("sweep.retrace");
        run.arm(points(), retraces);
        if (run.size() > 0 && goesByItself()) {
            run.start(post.time().nanos(), true);
        }
    }

    private boolean manual() {
        return swept() && panel.word("sweep.mode").equals("MAN")
                || levelSwept() && panel.word("dbm.sweep.mode").equals("MAN");
    }

    private String triggerSource() {
        return panel.word(listed() ? "list.trigger" : levelSwept() ? "dbm.trigger" : "sweep.trigger");
    }

    private boolean stepwise() {
        return panel.word(listed() ? "list.mode" : levelSwept() ? "dbm.sweep.mode" : "sweep.mode")
                .equals("STEP");
    }

    private boolean goesByItself() {
        return !manual() && !stepwise() && triggerSource().matches("AUTO|EAUT");
    }

    private List<SweepPoint> points() throws ScpiException {
        if (manual()) {
            return List.of(new SweepPoint(
                    swept() ? panel.get("hertz.manual") : panel.get("hertz"),
                    levelSwept() ? panel.get("dbm.manual") : panel.get("dbm"),
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
            points.add(new SweepPoint(at, panel.get("dbm"), nanos(panel.get("dwell"))));
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
            points.add(new SweepPoint(panel.get("hertz"), at, nanos(panel.get("dbm.dwell"))));
        }
        return points;
    }

    /** A dwell time of one value holds for every point. */
    private List<SweepPoint> list() throws ScpiException {
        if (listHertz.length != listDbm.length && listDbm.length != 1 || listHertz.length == 0) {
            return List.of();
        }
        List<SweepPoint> points = new ArrayList<>(listHertz.length);
        for (int i = 0; i < listHertz.length; i++) {
            double seconds = listDwell[Math.min(i, listDwell.length - 1)];
            points.add(new SweepPoint(listHertz[i], listDbm[Math.min(i, listDbm.length - 1)], nanos(seconds)));
        }
        return points;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private void execute() throws ScpiException {
        if (listed() && run.size() == 0) {
            throw new ScpiException(StandardError.LISTS_NOT_SAME_LENGTH);
        }
        trigger();
    }

    /** One sweep, or one step of it. */
    void trigger() {
        if (run.size() == 0 || manual() || goesByItself()) {
            return;
        }
        if (!stepwise()) {
            run.start(post.time().nanos(), false);
        } else if (run.stepping()) {
            run.next();
        } else {
            run.standAt(0);
        }
        drive.run();
    }

    private String runningNow() {
        return running() ? "1" : "0";
    }

    boolean running() {
        return run.running(post.time().nanos());
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
