package io.mtjlab.simulators.twin.keithley6221;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** SYSTem:COMMunicate and SYSTem:PASSword (622X-901-01, sections 10 and 13). They outlive *RST, and change no link here. */
final class Interfaces {

    private static final Pattern ADDRESS = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final int LONGEST_PASSWORD = 10;

    private final Map<String, String> addresses = new HashMap<>();
    private String password = "KI006221";

    Interfaces(CommandTable table) {
        String at = "SYSTem:COMMunicate:";
        new Panel(table, 1)
                .choice("interface", at + "SELect", "ETHernet", "GPIB", "SERial")
                .integer("gpib", at + "GPIB:ADDRess", Limits.of(0, 30, 12))
                .bool("dhcp", at + "ETHernet:DHCP", true)
                .bool("lockout", at + "RWLock", false)
                .bool("protected", "SYSTem:PASSword:ENABle", false);
        address(table, at + "ETHernet:ADDRess", "192.168.0.2");
        address(table, at + "ETHernet:MASK", "255.255.255.0");
        address(table, at + "ETHernet:GATeway", "192.168.0.1");
        new Panel(table, 1)
                .bool("exchange", "SYSTem:MEP[:STATe]", true)
                .number("exchange.hold", "SYSTem:MEP:HOLDoff", Dimension.SECONDS, Limits.of(0, 60, 0.02));
        table.query(at + "ETHernet:MACaddress", () -> "\"00:60:1A:00:00:00\"")
                .query("SYSTem:ABOard", () -> "0")
                .query("SYSTem:DBOard", () -> "0")
                .query("CALibration:PROTected:COUNt", () -> "1")
                .query("CALibration:PROTected:LOCK", () -> "1")
                .action(at + "ETHernet:SAVE", () -> {})
                .action(at + "LOCal", () -> {})
                .action(at + "REMote", () -> {})
                .row("SYSTem:PASSword:CENable", this::unlock, null)
                .row("SYSTem:PASSword:CDISable", this::unlock, null)
                .row("SYSTem:PASSword:NEW", this::change, null);
    }

    private void address(CommandTable table, String header, String first) {
        addresses.put(header, first);
        table.row(
                header,
                call -> {
                    call.expect(1, 1);
                    if (!ADDRESS.matcher(call.string(0)).matches()) {
                        throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
                    }
                    addresses.put(header, call.string(0));
                },
                call -> call.answer('"' + addresses.getOrDefault(header, first) + '"'));
    }

    private void unlock(Call call) throws ScpiException {
        call.expect(1, 1);
        if (!call.string(0).equals(password)) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
    }

    private void change(Call call) throws ScpiException {
        call.expect(1, 1);
        if (call.string(0).length() > LONGEST_PASSWORD) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        password = call.string(0);
    }
}
