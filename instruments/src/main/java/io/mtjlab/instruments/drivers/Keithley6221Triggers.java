package io.mtjlab.instruments.drivers;

import java.util.List;

import io.mtjlab.instruments.scpi.Setting;

/** How the steps of a 6221's sweep and the readings of a meter wait for each other (manual, section 8: trigger link). */
public final class Keithley6221Triggers {

    private static final String MANUAL = "6220/6221 reference manual, SCPI reference tables, TRIGger";
    private static final String NEEDS = "a trigger link that was configured";

    private static final Setting SOURCE = Setting.word("trigger_source", ":TRIG:SOUR", "IMM", "TLIN")
            .needing(NEEDS)
            .from(MANUAL);

    private static final Setting INPUT = Setting.whole("trigger_input_line", ":TRIG:ILIN", 1, 6)
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting OUTPUT = Setting.whole("trigger_output_line", ":TRIG:OLIN", 1, 6)
            .needing(NEEDS)
            .from(MANUAL);

    /** As a source it passes the first trigger by; else it and a meter wait for each other. */
    private static final String FIRST_STEP_DOES_NOT_WAIT = ":TRIG:DIR SOUR";

    static final List<Setting> TABLE = List.of(SOURCE, INPUT, OUTPUT);

    private final Keithley6221 source;
    private volatile boolean configured;

    Keithley6221Triggers(Keithley6221 source) {
        this.source = source;
    }

    boolean configured() {
        return configured;
    }

    /**
     * A step gives a pulse on a line of the trigger link when the current has settled, and the next one waits for a pulse
     * on another line: a meter's, that is done.
     */
    public void link(int inputLine, int outputLine) {
        String role = source.role();
        source.tell(
                INPUT.command(role, inputLine),
                OUTPUT.command(role, outputLine),
                ":TRIG:OUTP DEL",
                FIRST_STEP_DOES_NOT_WAIT,
                SOURCE.command(role, "TLIN"));
        configured = true;
    }

    /** The steps wait for their delay alone. */
    public void internal() {
        source.tell(SOURCE.command(source.role(), "IMM"), ":TRIG:OUTP NONE");
        configured = true;
    }
}
