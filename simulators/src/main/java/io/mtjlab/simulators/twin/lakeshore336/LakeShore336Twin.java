package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.ConditionRegister;
import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.StatusByte;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * The wire of the 336 (user's manual, section 6.6, of which page 130 is in hand; the rest after Lake Shore's own Python
 * driver and the 335's manual, pages 108 to 126). Input A and output 1 are on the stage that the junction lies on.
 */
public final class LakeShore336Twin implements VirtualInstrument, MnemonicDialect.Refusals {

    private static final int EVENT_OPERATION_COMPLETE = 1;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;

    /** Of OPST? (Lake Shore's Python driver). */
    private static final int ALARM = 1;

    private static final int SENSOR_OVERLOAD = 1 << 1;
    private static final int RAMP_1_DONE = 1 << 3;
    private static final int NEW_READING = 1 << 4;
    private static final int AUTOTUNE_DONE = 1 << 5;

    private final Post post;
    private final EventRegister events = new EventRegister();
    private final ConditionRegister operation = new ConditionRegister();
    private final Stage stage;
    private final Inputs inputs;
    private final Outputs outputs;
    private final Alarms alarms;
    private final KeptSettings kept;
    private final Dialect dialect;
    private int remote = 1;
    private int serviceEnable;

    public LakeShore336Twin(Post post) {
        this.post = post;
        this.stage = new Stage(post.time().nanos());
        MnemonicTable table = new MnemonicTable();
        this.inputs = new Inputs(table, post, stage, this::inputsChanged);
        this.outputs = new Outputs(table, post, stage, inputs);
        this.alarms = new Alarms(table, inputs, stage);
        this.kept = new KeptSettings(table);
        common(table);
        status(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.LAKE_SHORE, this);
    }

    private void inputsChanged() {
        outputs.apply();
    }

    private void common(MnemonicTable table) {
        table.query("*IDN", () -> "LSCI,MODEL336," + post.serial() + "/" + post.serial() + ",2.9")
                .action("*RST", this::asAfterPowerUp)
                .command("DFLT", arguments -> {
                    arguments.expect(1, 1);
                    arguments.integer(0, 99, 99);
                    asFromTheFactory();
                })
                .action("*CLS", () -> {
                    events.clear();
                    operation.clear();
                })
                .integer("*ESE", 0, 255, events::enable, events::enable)
                .query("*ESR", () -> Integer.toString(events.take()))
                .integer("*SRE", 0, 255, mask -> serviceEnable = mask, () -> serviceEnable)
                .query("*STB", () -> Integer.toString(statusByte(false)))
                .action("*OPC", () -> events.set(EVENT_OPERATION_COMPLETE))
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0")
                .action("*WAI", () -> {})
                .integer("MODE", 0, 2, value -> remote = value, () -> remote);
    }

    private void status(MnemonicTable table) {
        table.query("OPST", () -> {
                    look();
                    return Integer.toString(operation.condition());
                })
                .query("OPSTR", () -> {
                    look();
                    return Integer.toString(operation.takeEvents());
                })
                .integer("OPSTE", 0, 255, operation::enable, operation::enable);
    }

    /** Brings the operation register up to now; the inputs read ten times a second, so that there is always a new one. */
    private void look() {
        operation.happened(NEW_READING);
        operation.set(ALARM, alarms.judge());
        operation.set(SENSOR_OVERLOAD, Inputs.NAMES.chars().anyMatch(c -> !inputs.sound(String.valueOf((char) c))));
        operation.set(RAMP_1_DONE, outputs.rampDone());
        if (outputs.takeTuned()) {
            operation.happened(AUTOTUNE_DONE);
        }
    }

    /** DFLT 99. Curves stay: they are not among the settings that have defaults. */
    private void asFromTheFactory() {
        kept.reset();
        alarms.reset();
        inputs.reset();
        outputs.reset();
    }

    /**
     * The settings are in memory that outlives the power, and *RST "sets controller parameters to power-up settings" (335
     * manual, page 108): nothing changes but heaters that are not to come on by themselves, and what was observed.
     */
    private void asAfterPowerUp() {
        remote = 1;
        alarms.forget();
        inputs.forgetExtremes();
        outputs.powerUp();
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
    public int statusByte(boolean messageAvailable) {
        if (operation.enable() != 0) {
            look();
        }
        return StatusByte.of(messageAvailable, events.summary(), operation.summary(), serviceEnable);
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
        operation.powerOn();
        serviceEnable = 0;
        asAfterPowerUp();
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", outputs.heating());
        long now = post.time().nanos();
        state.put("kelvin", stage.valueAt(now));
        state.put("set_point_kelvin", stage.setPointKelvin(now));
        state.put("heater_percent", stage.heaterPercent(now));
        state.put("kelvin_offset_error", inputs.offsetError());
        return state;
    }
}
