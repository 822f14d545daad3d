package io.mtjlab.simulators.twin.smb100a;

import java.util.List;
import java.util.function.Function;

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
    private static final Limits DWELL = SmbPoints.DWELL;

    /** More points than a sweep may have: what two ends and a step ask for beyond is refused. */
    private static final double MOST_STEPS = 1e6;

    private final Post post;
    private final Panel panel;
    private final Limits hertz;
    private final Limits level;
    private final Runnable drive;
    private final SweepRun run = new SweepRun();
    private final SmbPoints points;

    /** @param drive is called when what comes out has changed */
    SmbSweeps(Post post, Panel panel, SmbCarrier carrier, Runnable drive) {
        this.post = post;
        this.panel = panel;
        this.hertz = SmbCarrier.HERTZ;
        this.level = SmbCarrier.LEVEL;
        this.drive = drive;
        this.points = new SmbPoints(panel, carrier, this::again);
    }

    void install(CommandTable table) {
        String sweep = SOURCE + ":SWEep[:FREQuency]";
        panel.choice("hertz.mode", SOURCE + ":FREQuency:MODE", "CW", "FIXed", "SWEep", "LIST")
                .number("start", SOURCE + ":FREQuency:STARt", Dimension.HERTZ, at(hertz, 100e6))
                .number("stop", SOURCE + ":FREQuency:STOP", Dimension.HERTZ, at(hertz, 500e6))
                .number("hertz.manual", SOURCE + ":FREQuency:MANual", Dimension.HERTZ, at(hertz, 100e6))
                .number("step", sweep + ":STEP[:LINear]", Dimension.HERTZ, Limits.of(1e-3, 12.75e9, 1e6))
                .number("step.percent", sweep + ":STEP:LOGarithmic", Dimension.PERCENT, Limits.of(0.01, 100, 1))
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
                .integer("dbm.points", SOURCE + ":SWEep:POWer:POINts", Limits.of(2, MOST_POINTS, 21))
                .number("dbm.dwell", SOURCE + ":SWEep:POWer:DWELl", Dimension.SECONDS, DWELL)
                .choice("dbm.sweep.mode", SOURCE + ":SWEep:POWer:MODE", "AUTO", "MANual", "STEP")
                .choice("dbm.shape", SOURCE + ":SWEep:POWer:SHAPe", "SAWTooth", "TRIangle")
                .bool("dbm.retrace", SOURCE + ":SWEep:POWer:RETRace", false)
                .choice("dbm.trigger", "TRIGger<1..1>:PSWeep:SOURce", "AUTO", "SINGle", "EXTernal", "EAUTo");
        String[] sources = {"AUTO", "IMMediate", "STEP", "SINGle", "EXTernal"};
        panel.choice("list.mode", SOURCE + ":LIST:MODE", "AUTO", "STEP")
                .choice("list.trigger", SOURCE + ":LIST:TRIGger:SOURce", sources)
                .choice("list.trigger", "TRIGger<1..1>:LIST:SOURce", sources)
                .integer("list.index", SOURCE + ":LIST:INDex", Limits.of(0, MOST_POINTS, 0));
        table.query(sweep + ":RUNNing", this::runningNow)
                // "The sweep spacing for level sweeps is always linear", though its step is in decibels.
                .query(SOURCE + ":SWEep:POWer:SPACing:MODE", () -> "LIN")
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
        points.install(table);
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

    private double ratio() {
        return Math.max(panel.get("start"), panel.get("stop")) / Math.min(panel.get("start"), panel.get("stop"));
    }

    private double decibels() {
        return Math.abs(panel.get("dbm.stop") - panel.get("dbm.start"));
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
        points.reset();
        run.arm(List.of(), true);
    }

    /** Something other than the settings of the steady carrier decides what comes out. */
    boolean active() {
        return run.size() > 0;
    }

    /** A setting has changed; steps and points follow each other. */
    void changed(String name) throws ScpiException {
        switch (name) {
            case "points" -> {
                panel.put("step", width() / (panel.get("points") - 1));
                panel.put("step.percent", 100 * (Math.pow(ratio(), 1 / (panel.get("points") - 1)) - 1));
            }
            case "step.percent" -> {
                double points = Math.floor(Math.log(ratio()) / Math.log1p(panel.get("step.percent") / 100) + 1e-9) + 1;
                panel.put("points", Math.max(2, Math.min(MOST_STEPS, points)));
            }
            case "dbm.points" -> panel.put("dbm.step", decibels() / (panel.get("dbm.points") - 1));
            case "dbm.step", "dbm.start", "dbm.stop" ->
                panel.put("dbm.points", Math.max(2, Math.floor(decibels() / panel.get("dbm.step") + 1e-9) + 1));
            case "step", "start", "stop" -> {
                double points = Math.floor(Math.abs(width()) / panel.get("step") * (1 + 1e-12)) + 1;
                panel.put("points", Math.max(2, Math.min(MOST_STEPS, points)));
            }
            default -> {}
        }
        if (!name.matches(
                "output.*|phase|pulse.*|am.*|[fp]m.*|lf.*|modulation|unit.*|reference.*|alc|double.*|level.*")) {
            rearm();
        }
    }

    private void again() throws ScpiException {
        rearm();
        drive.run();
    }

    private void rearm() throws ScpiException {
        boolean retraces = points.levelSwept() ? panel.on("dbm.retrace") : !points.swept() || panel.on("sweep.retrace");
        run.arm(points.all(), retraces);
        if (run.size() > 0 && goesByItself()) {
            run.start(post.time().nanos(), true);
        }
    }

    private String triggerSource() {
        return panel.word(points.listed() ? "list.trigger" : points.levelSwept() ? "dbm.trigger" : "sweep.trigger");
    }

    private boolean stepwise() {
        return panel.word(points.listed() ? "list.mode" : points.levelSwept() ? "dbm.sweep.mode" : "sweep.mode")
                .equals("STEP");
    }

    private boolean goesByItself() {
        return !points.manual() && !stepwise() && triggerSource().matches("AUTO|EAUT");
    }

    private void execute() throws ScpiException {
        if (points.listed() && run.size() == 0) {
            throw new ScpiException(StandardError.LISTS_NOT_SAME_LENGTH);
        }
        trigger();
    }

    /** One sweep, or one step of it. */
    void trigger() {
        if (run.size() == 0 || points.manual() || goesByItself()) {
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
