package io.mtjlab.simulators.twin.lockin;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;

/** The status bytes of Stanford's lock-ins and their commands (SR830 manual, 5-21 to 5-24; the SR860's are alike). */
public final class LockInStatus implements MnemonicDialect.Refusals {

    private static final int OPERATION_COMPLETE = 1;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int NO_SCAN = 1;
    private static final int NO_COMMAND = 1 << 1;
    private static final int MESSAGE_AVAILABLE = 1 << 4;

    private final EventRegister events = new EventRegister();
    private final EventRegister errors = new EventRegister();
    private final EventRegister lia;
    private final Runnable refresh;
    private final int inputOverflow;
    private int serviceEnable;
    private boolean clearsAtPowerOn = true;

    /**
     * @param refresh notes what is the case now
     * @param inputOverflow the event bit for a line that was too long
     * @param liaBits how many bits the status of the lock-in proper has
     */
    public LockInStatus(Runnable refresh, int inputOverflow, int liaBits) {
        this.lia = new EventRegister(liaBits);
        this.refresh = refresh;
        this.inputOverflow = inputOverflow;
    }

    /** Sets bits of the LIA status byte. */
    public void lia(int bits) {
        lia.set(bits);
    }

    public void operationComplete() {
        events.set(OPERATION_COMPLETE);
    }

    public void powerOn() {
        events.clear();
        errors.clear();
        lia.clear();
        events.set(EVENT_POWER_ON);
        if (clearsAtPowerOn) {
            serviceEnable = 0;
            events.enable(0);
            errors.enable(0);
            lia.enable(0);
        }
    }

    public void commands(MnemonicTable table) {
        register(table, "*ESR", "*ESE", events);
        register(table, "ERRS", "ERRE", errors);
        register(table, "LIAS", "LIAE", lia);
        table.query("*STB", arguments -> {
            arguments.expect(0, 1);
            int bits = statusByte(false);
            return Integer.toString(arguments.count() == 0 ? bits : bits >> arguments.integer(0, 0, 7) & 1);
        });
        table.query("*SRE", arguments -> {
            arguments.expect(0, 1);
            int bit = arguments.count() == 0 ? -1 : arguments.integer(0, 0, 7);
            return Integer.toString(bit < 0 ? serviceEnable : serviceEnable >> bit & 1);
        });
        table.command("*SRE", arguments -> serviceEnable = mask(arguments, serviceEnable, 7));
        table.integer("*PSC", 0, 1, value -> clearsAtPowerOn = value == 1, () -> clearsAtPowerOn ? 1 : 0);
        table.action("*CLS", this::clear);
    }

    /** A register that is read whole or by the bit, and its enable mask. */
    private void register(MnemonicTable table, String read, String enable, EventRegister register) {
        table.query(read, arguments -> {
            arguments.expect(0, 1);
            refresh.run();
            return Integer.toString(
                    arguments.count() == 0
                            ? register.take()
                            : register.take(arguments.integer(0, 0, register.highest())));
        });
        table.query(enable, arguments -> {
            arguments.expect(0, 1);
            int bit = arguments.count() == 0 ? -1 : arguments.integer(0, 0, register.highest());
            return Integer.toString(bit < 0 ? register.enable() : register.enable() >> bit & 1);
        });
        table.command(enable, arguments -> register.enable(mask(arguments, register.enable(), register.highest())));
    }

    /** The whole mask, or a bit's number and its value. */
    private static int mask(Arguments arguments, int before, int highest) throws Refusal {
        arguments.expect(1, 2);
        if (arguments.count() == 1) {
            return arguments.integer(0, 0, (2 << highest) - 1);
        }
        int bit = 1 << arguments.integer(0, 0, highest);
        return arguments.integer(1, 0, 1) == 1 ? before | bit : before & ~bit;
    }

    private void clear() {
        refresh.run();
        events.clear();
        errors.clear();
        lia.clear();
    }

    @Override
    public int statusByte(boolean messageAvailable) {
        refresh.run();
        int bits = NO_SCAN
                | NO_COMMAND
                | (errors.summary() ? 1 << 2 : 0)
                | (lia.summary() ? 1 << 3 : 0)
                | (messageAvailable ? MESSAGE_AVAILABLE : 0)
                | (events.summary() ? 1 << 5 : 0);
        return (bits & serviceEnable) != 0 ? bits | 1 << 6 : bits;
    }

    @Override
    public void refused(Refusal.Kind kind) {
        events.set(kind == Refusal.Kind.COMMAND ? EVENT_COMMAND : EVENT_EXECUTION);
    }

    @Override
    public void overrun() {
        events.set(inputOverflow);
    }
}
