package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * The wire of the 336 (user's manual, chapter 6: command summary). Input A and output 1 are on the stage that the
 * junction lies on; inputs B to D are at room temperature, outputs 2 to 4 drive nothing.
 */
public final class LakeShore336Twin implements VirtualInstrument, MnemonicDialect.Refusals {

    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int EVENT_SUMMARY = 1 << 5;
    private static final int MASTER_SUMMARY = 1 << 6;
    private static final int OPERATION_SUMMARY = 1 << 7;

    /** Bits of OPST? (user's manual, section 6.2.5.3, from memory): an alarm, a new reading. */
    private static final int ALARMING = 1;

    private static final int NEW_READING = 1 << 4;
    private static final int RAMP_DONE = 1 << 3;

    private final Post post;
    private final EventRegister events = new EventRegister();
    private final EventRegister operation = new EventRegister();
    private final MnemonicTable table = new MnemonicTable();
    private final KeptSettings kept = new KeptSettings(table);
    private final Curves curves = new Curves();
    private final Stage stage;
    private final Sensors sensors;
    private final HeaterOutputs outputs;
    private final Dialect dialect;
    private int remote = 1;
    private int serviceEnable;
    private String network = "1,0,192.168.000.012,255.255.255.000,000.000.000.000,000.000.000.000,000.000.000.000";

    public LakeShore336Twin(Post post) {
        this.post = post;
        this.stage = new Stage(post.time().nanos());
        this.sensors = new Sensors(post, stage, curves, kept);
        this.outputs = new HeaterOutputs(post, stage, kept, sensors);
        curves.addTo(table);
        sensors.addTo(table, outputs::apply);
        outputs.addTo(table);
        common(table);
        interfaces(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.LAKE_SHORE, this);
    }

    private void common(MnemonicTable table) {
        table.query("*IDN", () -> "LSCI,MODEL336," + post.serial() + "/" + post.serial() + ",2.9")
                .action("*RST", outputs::reset)
                .command("DFLT", arguments -> {
                    arguments.integer(0, 99, 99);
                    curves.reset();
                    kept.reset();
                    sensors.reset();
                    outputs.reset();
                })
                .action("*CLS", () -> {
                    events.clear();
                    operation.clear();
                })
                .integer("*ESE", 0, 255, events::enable, events::enable)
                .query("*ESR", () -> Integer.toString(events.take()))
                .integer("*SRE", 0, 255, mask -> serviceEnable = mask, () -> serviceEnable)
                .query("*STB", () -> Integer.toString(statusByte()))
                .action("*OPC", () -> events.set(1))
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0")
                .action("*WAI", () -> {})
                .query("OPST", () -> Integer.toString(condition()))
                .query("OPSTR", () -> {
                    operation.set(condition());
                    return Integer.toString(operation.take());
                })
                .integer("OPSTE", 0, 255, operation::enable, operation::enable)
                .query("RELAYST", arguments -> relay(arguments.integer(0, 1, 2)) ? "1" : "0");
    }

    private int condition() {
        return NEW_READING
                | (sensors.anyAlarm() ? ALARMING : 0)
                | (stage.ramping(post.time().nanos()) ? 0 : RAMP_DONE);
    }

    private int statusByte() {
        operation.set(condition());
        int bits = (events.summary() ? EVENT_SUMMARY : 0) | (operation.summary() ? OPERATION_SUMMARY : 0);
        return (bits & serviceEnable) != 0 ? bits | MASTER_SUMMARY : bits;
    }

    private boolean relay(int number) {
        KeptSettings.Relay relay = kept.relay(number);
        boolean low = relay.alarm() != 1 && sensors.alarm(relay.input(), false);
        boolean high = relay.alarm() != 0 && sensors.alarm(relay.input(), true);
        return relay.mode() == 1 || relay.mode() == 2 && (low || high);
    }

    /** Kept and told: the address that the twin is served at is the bench file's. */
    private void interfaces(MnemonicTable table) {
        table.integer("MODE", 0, 2, value -> remote = value, () -> remote)
                .command("NET", arguments -> {
                    arguments.expect(7, 10);
                    StringBuilder told = new StringBuilder();
                    told.append(arguments.integer(0, 0, 1)).append(',').append(arguments.integer(1, 0, 1));
                    for (int i = 2; i < arguments.count(); i++) {
                        told.append(',').append(arguments.name(i));
                    }
                    network = told.toString();
                })
                .query("NET", () -> network)
                .query("NETID", () -> "0," + network.substring("1,0,".length()) + ",00:18:10:00:00:00,LSCI-336,local")
                .command("WEBLOG", arguments -> arguments.expect(2, 2))
                .query("WEBLOG", () -> "user,user");
    }

    static String print(double value) {
        return String.format(Locale.ROOT, "%+08.3f", value);
    }

    @Override
    public void refused(Refusal.Kind kind) {
        events.set(kind == Refusal.Kind.COMMAND ? EVENT_COMMAND : EVENT_EXECUTION);
    }

    @Override
    public void overrun() {
        events.set(EVENT_COMMAND);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        events.clear();
        events.enable(0);
        events.set(EVENT_POWER_ON);
        operation.clear();
        operation.enable(0);
        serviceEnable = 0;
        kept.reset();
        curves.reset();
        sensors.reset();
        outputs.reset();
    }

    @Override
    public Map<String, Object> state() {
        post.wires().advance();
        Map<String, Object> state = new TreeMap<>();
        long now = post.time().nanos();
        state.put("output", outputs.heats());
        state.put("kelvin", stage.valueAt(now));
        state.put("set_point_kelvin", stage.setPointKelvin(now));
        state.put("heater_percent", stage.heaterPercent(now));
        state.put("kelvin_offset_error", sensors.offsetError());
        return state;
    }
}
