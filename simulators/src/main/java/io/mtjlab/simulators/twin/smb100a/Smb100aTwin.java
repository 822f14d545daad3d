package io.mtjlab.simulators.twin.smb100a;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.files.CalendarRows;
import io.mtjlab.simulators.twin.rf.SweepPoint;
import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.RfDrive;

/**
 * An SMB100A up to 12.75 GHz (operating manual 1407.0806.32, chapter 7: remote control commands). The level that is set
 * includes the offset: the connector has the level less the offset. Pulse modulation switches the carrier, amplitude
 * modulation of the square LF source takes it up and down.
 */
public final class Smb100aTwin implements VirtualInstrument, Machine {

    private static final int ERROR_QUEUE = 30;
    private static final String SOURCE = "[:SOURce[1]]";

    /** "Level error below 0.9 dB above 3 GHz" (data sheet, level). */
    private static final double LEVEL_ERROR_LIMIT_DB = 0.9;

    /** "Frequency setting time below 2.5 ms, level below 2.5 ms" (data sheet). */
    private static final long SETTLING_NANOS = 2_500_000;

    private static final int HIGHEST_SETUP = 99;

    private final Post post;
    private final Status status = new Status(ERROR_QUEUE);
    private final CommandTable table = new CommandTable((out, value) -> out.append(plain(value)));
    private final Panel panel = new Panel(table, 1);
    private final SmbCarrier carrier;
    private final SmbSweeps sweeps;
    private final SmbAngle angle;
    private final SmbCorrection correction;
    private final SettingMemory memory = new SettingMemory(panel, HIGHEST_SETUP, this::recalled);
    private final Dialect dialect;
    private final CalibrationError levelError;
    private long settledNanos;

    public Smb100aTwin(Post post) {
        this.post = post;
        this.levelError = CalibrationError.draw(post.calibration(), 0, LEVEL_ERROR_LIMIT_DB, "decibel");
        carrier = new SmbCarrier(panel);
        rest();
        modulation();
        angle = new SmbAngle(panel);
        correction = new SmbCorrection(panel, SmbCarrier.HERTZ, this::drive);
        correction.install(table);
        SmbInstrument.kept(table, panel);
        SmbInstrument.files(table, memory);
        new CalendarRows(post, table);
        sweeps = new SmbSweeps(post, panel, carrier, this::drive);
        sweeps.install(table);
        panel.listen(this::changed);
        table.query("OUTPut<1..1>:IMPedance", () -> "G50")
                .action("SYSTem:PRESet", this::reset)
                .action(SOURCE + ":PRESet", this::reset)
                .action(SOURCE + ":PHASe:REFerence", () -> panel.put("phase", 0))
                .row(
                        "OUTPut:ALL[:STATe]",
                        call -> {
                            call.expect(1, 1);
                            panel.put("output", call.bool(0) ? 1 : 0);
                            changed("output", 1);
                        },
                        call -> call.answer(panel.on("output") ? 1 : 0))
                .query("SYSTem:SERRor", () -> "0,\"No error\"");
        dialect = new ScpiDialect(table, this, status, ErrorFormat.PLAIN);
    }

    /** R and S print numbers as short as they are. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new java.math.BigDecimal(Double.toString(value))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private void rest() {
        panel.number("phase", SOURCE + ":PHASe", Dimension.DEGREES, Limits.of(-36000, 36000, 0))
                .choice("reference", SOURCE + ":ROSCillator:SOURce", "INTernal", "EXTernal")
                .bool("output", "OUTPut<1..1>[:STATe]", false)
                .choice("output.mode", "OUTPut<1..1>:AMODe", "AUTO", "FIXed")
                .bool("display.update", "SYSTem:DISPlay:UPDate", true);
    }

    private void modulation() {
        panel.bool("modulation", SOURCE + ":MODulation[:ALL][:STATe]", true)
                .bool("pulse", SOURCE + ":PULM:STATe", false)
                .choice("pulse.source", SOURCE + ":PULM:SOURce", "INTernal", "EXTernal")
                .number("pulse.period", SOURCE + ":PULM:PERiod", Dimension.SECONDS, Limits.of(100e-9, 100, 10e-6))
                .number("pulse.width", SOURCE + ":PULM:WIDTh", Dimension.SECONDS, Limits.of(20e-9, 100, 2e-6))
                .number("pulse.delay", SOURCE + ":PULM:DELay", Dimension.SECONDS, Limits.of(0, 100, 0))
                .choice("pulse.mode", SOURCE + ":PULM:MODE", "SINGle", "DOUBle", "PTRain")
                .choice("pulse.polarity", SOURCE + ":PULM:POLarity", "NORMal", "INVerted")
                .number("double.width", SOURCE + ":PULM:DOUBle:WIDTh", Dimension.SECONDS, Limits.of(20e-9, 100, 2e-6))
                .number("double.delay", SOURCE + ":PULM:DOUBle:DELay", Dimension.SECONDS, Limits.of(60e-9, 100, 5e-6))
                .choice("pulse.slope", SOURCE + ":PULM:TRIGger:EXTernal:SLOPe", "POSitive", "NEGative")
                .choice("pulse.trigger", SOURCE + ":PULM:TRIGger:MODE", "AUTO", "EXTernal", "EGATe")
                .bool("am", SOURCE + ":AM:STATe", false)
                .choice("am.kind", SOURCE + ":AM:TYPE", "LINear", "EXPonential")
                .choice("am.source", SOURCE + ":AM:SOURce", "INTernal", "EXTernal")
                .number("am.depth", SOURCE + ":AM[:DEPTh][:LINear]", Dimension.PERCENT, Limits.of(0, 100, 50))
                .number("am.depth", SOURCE + ":AM:DEPTh", Dimension.PERCENT, Limits.of(0, 100, 50))
                .number("lf.hertz", SOURCE + ":LFOutput<1..1>:FREQuency", Dimension.HERTZ, Limits.of(0.1, 1e6, 1e3))
                .choice("lf.shape", SOURCE + ":LFOutput<1..1>:SHAPe", "SINE", "SQUare")
                .number("lf.volts", SOURCE + ":LFOutput<1..1>:VOLTage", Dimension.VOLTS, Limits.of(0, 4, 1))
                .bool("lf.output", SOURCE + ":LFOutput<1..1>[:STATe]", false);
    }

    private void changed(String name, int channel) throws ScpiException {
        carrier.check(name);
        if (panel.get("pulse.width") >= panel.get("pulse.period")) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        angle.check();
        sweeps.changed(name);
        settledNanos = post.time().nanos() + SETTLING_NANOS;
        drive();
    }

    private void recalled() throws ScpiException {
        sweeps.changed("hertz.mode");
        drive();
    }

    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(memory);
    }

    private boolean pulsed() {
        return panel.on("modulation")
                && panel.on("pulse")
                && panel.word("pulse.source").equals("INT");
    }

    private boolean amplitudeModulated() {
        return panel.on("modulation")
                && panel.on("am")
                && panel.word("lf.shape").equals("SQU");
    }

    private double actualDbm(SweepPoint point) {
        return carrier.dbm(point.dbm()) + correction.decibelAt(carrier.hertz(point.hertz())) + levelError.offset();
    }

    /** At its highest. */
    private double watts(SweepPoint point) {
        double swing = amplitudeModulated() ? 1 + panel.get("am.depth") / 100 : 1;
        return panel.on("output") ? 1e-3 * Math.pow(10, actualDbm(point) / 10) * swing * swing : 0;
    }

    /** A pulse modulation of any duty is told as one of half, with the depth that has the same mean power. */
    private RfDrive drive(SweepPoint point) {
        double hertz = carrier.hertz(point.hertz());
        double watts = watts(point);
        if (pulsed()) {
            return new RfDrive(hertz, watts, 1 / panel.get("pulse.period"), depthOfDuty());
        }
        if (amplitudeModulated()) {
            double swing = panel.get("am.depth") / 100;
            return new RfDrive(hertz, watts, panel.get("lf.hertz"), 2 * swing / (1 + swing));
        }
        return new RfDrive(hertz, watts, 0, 0);
    }

    private SweepPoint steady() {
        return new SweepPoint(carrier.shownHertz(), carrier.shownDbm(), 0);
    }

    private void drive() {
        CarrierSignal signal = sweeps.active() ? sweeps.signal(this::drive) : CarrierSignal.steady(drive(steady()));
        post.wires().generator(post.role(), angle.on(signal));
        post.wires().sync(post.role(), syncHertz());
    }

    private double depthOfDuty() {
        double duty = panel.get("pulse.width") / panel.get("pulse.period");
        double on = panel.word("pulse.polarity").equals("INV") ? 1 - duty : duty;
        return 1 - Math.sqrt(Math.max(0, 2 * on - 1));
    }

    private double syncHertz() {
        if (panel.on("lf.output") && panel.get("lf.volts") > 0) {
            return panel.get("lf.hertz");
        }
        return pulsed() ? 1 / panel.get("pulse.period") : 0;
    }

    @Override
    public String identity() {
        return "Rohde&Schwarz,SMB100A,1406.6000k03/" + post.serial() + ",2.20.382.35-02.20.382.35";
    }

    @Override
    public String options() {
        return "SMB-B112,SMB-K22,SMB-K23";
    }

    @Override
    public void reset() {
        panel.reset();
        sweeps.reset();
        settledNanos = 0;
        drive();
    }

    @Override
    public boolean idle() {
        return Math.max(settledNanos, sweeps.endNanos()) <= post.time().nanos();
    }

    @Override
    public long nextEventNanos(long now) {
        long done = Math.max(settledNanos, sweeps.endNanos());
        return done > now ? done : Long.MAX_VALUE;
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepUntil(Math.max(settledNanos, sweeps.endNanos()));
    }

    /** Begins whatever sweep waits for a single trigger; the maker's units take it silently where none does. */
    @Override
    public void trigger() throws ScpiException {
        sweeps.trigger();
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        reset();
    }

    @Override
    public Map<String, Object> state() {
        SweepPoint now = sweeps.active() ? sweeps.point() : steady();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output"));
        state.put("level_dbm", now.dbm());
        state.put("dbm", actualDbm(now));
        state.put("watts", watts(now));
        state.put("hertz", now.hertz());
        state.put("deviation_hertz", angle.peakHertz());
        state.put("sweeping", sweeps.running());
        state.put("modulated", pulsed() || amplitudeModulated());
        state.put("level_error_db", levelError.offset());
        return state;
    }
}
