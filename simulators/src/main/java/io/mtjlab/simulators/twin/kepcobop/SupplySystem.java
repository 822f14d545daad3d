package io.mtjlab.simulators.twin.kepcobop;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * Interfaces, language, lock and password of the BIT 4886 (operator manual 243-1303, appendix B, SYSTem; which there are as
 * remembered). They are kept through *RST and the mains switch; SECurity:IMMediate brings the factory's back.
 */
final class SupplySystem {

    private static final List<String> PACES = List.of("NONE", "XON");
    private static final List<String> LANGUAGES = List.of("SCPI", "COMP");
    private static final List<Integer> BAUDS = List.of(38_400, 19_200, 9_600, 4_800, 2_400);
    private static final String FACTORY_PASSWORD = "DEFAULT";
    private static final int FACTORY_ADDRESS = 6;
    private static final String SERIAL = "SYSTem:COMMunicate:SERial:";

    private int address;
    private int baud;
    private boolean echo;
    private boolean prompt;
    private int pace;
    private int language;
    private boolean locked;
    private String password = FACTORY_PASSWORD;
    private boolean unlocked;

    SupplySystem(CommandTable table, Runnable reset) {
        fromTheFactory();
        table.integer(
                        "SYSTem:COMMunicate:GPIB:ADDRess",
                        Limits.of(0, 30, FACTORY_ADDRESS),
                        value -> address = (int) value,
                        () -> address)
                .row(SERIAL + "BAUD", this::baud, call -> call.answer(baud))
                .bool(SERIAL + "ECHO", on -> echo = on, () -> echo)
                .bool(SERIAL + "PROMpt", on -> prompt = on, () -> prompt)
                .choice(SERIAL + "PACE", PACES, index -> pace = index, () -> pace)
                .choice("SYSTem:LANGuage", LANGUAGES, index -> language = index, () -> language)
                .bool("SYSTem:KLOCk", on -> locked = on, () -> locked)
                .row(
                        "SYSTem:PASSword:CENable",
                        call -> {
                            requirePassword(call, 1);
                            unlocked = true;
                        },
                        null)
                .row(
                        "SYSTem:PASSword:CDISable",
                        call -> {
                            requirePassword(call, 1);
                            unlocked = false;
                        },
                        null)
                .row("SYSTem:PASSword:NEW", this::renew, null)
                .query("SYSTem:PASSword:STATe", () -> unlocked ? "1" : "0")
                .action("SYSTem:SECurity:IMMediate", () -> {
                    fromTheFactory();
                    reset.run();
                });
    }

    private void fromTheFactory() {
        address = FACTORY_ADDRESS;
        baud = BAUDS.get(0);
        echo = true;
        prompt = false;
        pace = PACES.indexOf("XON");
        language = 0;
        locked = false;
        password = FACTORY_PASSWORD;
        unlocked = false;
    }

    /** Protected commands are locked again when it is switched on. */
    void powerOn() {
        unlocked = false;
    }

    private void baud(Call call) throws ScpiException {
        call.expect(1, 1);
        int wanted = call.integer(0, 0, BAUDS.get(0));
        if (!BAUDS.contains(wanted)) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        baud = wanted;
    }

    /** The first of so many parameters is the password. */
    private void requirePassword(Call call, int parameters) throws ScpiException {
        call.expect(parameters, parameters);
        if (!call.name(0).equalsIgnoreCase(password)) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
    }

    private void renew(Call call) throws ScpiException {
        requirePassword(call, 2);
        password = call.name(1);
    }
}
