package io.mtjlab.simulators.twin.touch;

import java.util.List;
import java.util.Locale;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;

/**
 * The screen, the interfaces and the scripts of a touch instrument (2450-901-01, reference manual, DISPlay, SYSTem and
 * SCRipt). What a screen shows nobody sees; there are neither scripts nor a drive in the front panel, and the errors
 * that follow from it are assumptions.
 */
final class PanelRows {

    private static final int HIGHEST_ADDRESS = 30;

    private final Panel panel;
    private final Buffers buffers;
    private String shown = Buffers.DEFAULT;
    private String network = "AUTO";

    /** @param sources whether the instrument has a source */
    PanelRows(Post post, CommandTable table, Buffers buffers, boolean sources) {
        this.buffers = buffers;
        panel = new Panel(table, 1);
        panel.choice("light", "DISPlay:LIGHt:STATe", "ON50", "ON100", "ON75", "ON25", "OFF", "BLACkout")
                .choice("format", "DISPlay:READing:FORMat", "PREFix", "EXPonent")
                .choice("continuous", "TRIGger:CONTinuous", "AUTO", "OFF", "RESTart")
                .integer("address", "SYSTem:GPIB:ADDRess", Limits.of(0, HIGHEST_ADDRESS, sources ? 18 : 16));
        List<String> screens = Screens.of(sources);
        table.row("DISPlay:SCReen", call -> call.choice(0, screens), null)
                .row("DISPlay:BUFFer:ACTive", this::show, call -> call.answer('"' + shown + '"'))
                .row("SYSTem:COMMunication:LAN:CONFigure", this::configure, call -> call.answer('"' + network + '"'))
                .query("SYSTem:COMMunication:LAN:MACaddress", () -> '"' + hardware(post) + '"')
                .row("SYSTem:PASSword:NEW", call -> call.string(0), null)
                .row(
                        "SYSTem:EVENtlog:SAVE",
                        call -> {
                            call.expect(1, 2);
                            throw new ScpiException(-250, "Mass storage error");
                        },
                        null)
                .row(
                        "SCRipt:RUN",
                        call -> {
                            call.expect(1, 1);
                            call.name(0);
                            throw new ScpiException(StandardError.FILE_NAME_NOT_FOUND);
                        },
                        null);
    }

    /** As after *RST; the interfaces stay as they are. */
    void reset() {
        double address = panel.get("address");
        panel.reset();
        panel.put("address", address);
        shown = Buffers.DEFAULT;
    }

    private void show(Call call) throws ScpiException {
        call.expect(1, 1);
        buffers.find(call.string(0));
        shown = call.string(0);
    }

    private void configure(Call call) throws ScpiException {
        call.expect(1, 1);
        String wanted = call.string(0).toUpperCase(Locale.ROOT);
        if (!wanted.matches("AUTO|MAN(UAL)?(,[0-9.]+){1,3}")) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        network = wanted;
    }

    /** In Keithley's own range of addresses, which begins with 08:00:11 for its Tektronix instruments. */
    private static String hardware(Post post) {
        int serial = Integer.parseInt(post.serial());
        return String.format(
                Locale.ROOT, "08:00:11:%02X:%02X:%02X", serial >> 16 & 255, serial >> 8 & 255, serial & 255);
    }
}
