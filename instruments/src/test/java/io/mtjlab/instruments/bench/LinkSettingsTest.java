package io.mtjlab.instruments.bench;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.Terminator;
import io.mtjlab.instruments.session.serial.SerialSettings;
import io.mtjlab.instruments.session.serial.SerialSettings.FlowControl;
import io.mtjlab.instruments.session.serial.SerialSettings.Parity;
import io.mtjlab.instruments.session.serial.SerialSettings.StopBits;
import io.mtjlab.instruments.visa.ResourceString;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinkSettingsTest {

    private static final String SOUND = """
            instruments:
              gauss: {model: lakeshore475, resource: "ASRL/dev/ttyUSB0::INSTR", terminator: crlf,
                      serial: {baud: 57600, parity: odd, data_bits: 7, stop_bits: 1.5, flow: rts-cts}}
              nvm:   {model: keithley2182a, resource: "GPIB::7", timeout_seconds: 20,
                      through: {adapter: "TCPIP::192.168.1.5::1234::SOCKET"}}
              isrc:  {model: keithley6221, resource: "GPIB0::7::INSTR",
                      through: {adapter: "ASRL/dev/ttyUSB1::INSTR", serial: {baud: 115200}}}
              bop:   {model: kepco-bop, resource: "TCPIP0::127.0.0.1::15027::SOCKET"}
            """;

    private static InstrumentEntry entry(String role) {
        return BenchFile.parse("bench.yaml", SOUND).instrument(role);
    }

    @Test
    void a_serial_port_is_set_as_the_entry_says() {
        assertThat(entry("gauss").terminator()).isEqualTo(Terminator.CRLF);
        assertThat(entry("gauss").link().serial())
                .isEqualTo(new SerialSettings(57600, 7, Parity.ODD, StopBits.ONE_AND_A_HALF, FlowControl.RTS_CTS))
                .hasToString("57600 7O1.5 RTS_CTS");
    }

    @Test
    void a_gpib_address_is_reached_through_the_adapter_that_the_entry_names() {
        assertThat(entry("nvm").timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(entry("nvm").link().through())
                .hasValue(new LinkSettings.Adapter(
                        ResourceString.parse("TCPIP0::192.168.1.5::1234::SOCKET"), SerialSettings.DEFAULT));
        assertThat(entry("isrc").link().through())
                .hasValue(new LinkSettings.Adapter(
                        ResourceString.parse("ASRL/dev/ttyUSB1::INSTR"), SerialSettings.DEFAULT.withBaud(115200)));
    }

    @Test
    void an_entry_that_says_nothing_has_the_usual_settings() {
        assertThat(entry("bop").link()).isEqualTo(LinkSettings.DEFAULT);
        assertThat(entry("bop").terminator()).isEqualTo(Terminator.LF);
        assertThat(LinkSettings.DEFAULT.serial()).hasToString("9600 8N1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parity: odd | parity: od | bench.yaml:3:41: unknown parity 'od'; nearest known name: 'odd'",
                "data_bits: 7 | data_bits: 9 | bench.yaml:3:57: 9.0 bits is outside 5.0 to 8.0 bits",
                "stop_bits: 1.5 | stop_bits: 3 | bench.yaml:3:71: unknown number of stop bits '3'; nearest known name: '1'",
                "flow: rts-cts | flow: xonxoff | nearest known name: 'xon-xoff'",
                "baud: 57600 | bauds: 57600 | bench.yaml:3:20: unknown key 'bauds'; nearest known name: 'baud'",
                "terminator: crlf | terminator: lfcr | unknown terminator 'lfcr'",
                "ASRL/dev/ttyUSB0::INSTR | TCPIP::h | 'serial' sets a serial port, and TCPIP0::h::inst0::INSTR is none",
                "GPIB::7 | ASRL7 | 'through' names the adapter of a GPIB address, and ASRL7::INSTR is none",
                "through: {adapter: \"TCPIP::192.168.1.5::1234::SOCKET\"} | virtual: false | bench.yaml:4:43: GPIB0::7::INSTR is reached by an adapter; say which",
                "TCPIP::192.168.1.5::1234::SOCKET | TCPIP::192.168.1.5 | TCPIP0::192.168.1.5::inst0::INSTR is neither",
                "192.168.1.5::1234:: | 192.168.1.5::http:: | bench.yaml:5:30: resource string",
                "TCPIP::192.168.1.5::1234::SOCKET | ASRL/dev/ttyUSB1 | 'nvm' and 'isrc' are both at GPIB0::7::INSTR through ASRL/dev/ttyUSB1::INSTR"
            })
    void what_is_wrong_is_said_with_its_place_and_what_would_be_right(String right, String wrong, String message) {
        assertThat(SOUND).contains(right);
        assertThatThrownBy(() -> BenchFile.parse("bench.yaml", SOUND.replace(right, wrong)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }
}
