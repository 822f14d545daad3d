package io.mtjlab.simulators.twin.keithley6221;

import java.util.ArrayDeque;
import java.util.Deque;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.SerialLink;

/**
 * The 6221's serial port, behind which the bench's 2182A hangs (622X-901-01, section 5: communicating with the 2182A):
 * what is sent goes there, and what comes back waits to be entered.
 */
final class SerialPort {

    static final String METER = "keithley2182a";

    private final Post post;
    private final Deque<String> received = new ArrayDeque<>();

    SerialPort(Post post, CommandTable table) {
        this.post = post;
        String at = "SYSTem:COMMunicate:SERial:";
        new Panel(table, 1)
                .integer("baud", at + "BAUD", Limits.of(300, 115_200, 9600))
                .choice("terminator", at + "TERMinator", "CR", "LF", "CRLF", "LFCR")
                .choice("pacing", at + "PACE", "XON", "XOFF", "NONE")
                .choice("handshake", at + "CONTrol:RTS", "IBFull", "RFR", "OFF");
        table.row(
                        at + "SEND",
                        call -> {
                            call.expect(1, 1);
                            send(call.string(0));
                        },
                        null)
                .row(at + "ENTer", null, call -> {
                    call.expect(0, 0);
                    if (received.isEmpty()) {
                        throw new ScpiException(StandardError.QUERY_UNTERMINATED);
                    }
                    call.answer(received.removeFirst());
                });
    }

    private void send(String line) throws ScpiException, InterruptedException {
        SerialLink meter = post.wires()
                .neighbours()
                .serial(METER)
                .orElseThrow(() -> new ScpiException(StandardError.HARDWARE_MISSING));
        String answer =
                post.time().whileAnotherWorks(() -> meter.exchange(line)).strip();
        if (!answer.isEmpty()) {
            received.addLast(answer);
        }
    }

    void reset() {
        received.clear();
    }
}
