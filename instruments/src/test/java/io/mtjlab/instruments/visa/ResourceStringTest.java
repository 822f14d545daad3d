package io.mtjlab.instruments.visa;

import java.util.Locale;
import java.util.OptionalInt;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResourceStringTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TCPIP0::127.0.0.1::15025::SOCKET | TCPIP0::127.0.0.1::15025::SOCKET",
                "tcpip::lab-pc.example::0::socket | TCPIP0::lab-pc.example::0::SOCKET",
                "TCPIP12::[::1]::5025::SOCKET | TCPIP12::[::1]::5025::SOCKET",
                "TCPIP::192.168.0.2 | TCPIP0::192.168.0.2::inst0::INSTR",
                "tcpip1::192.168.0.2::instr | TCPIP1::192.168.0.2::inst0::INSTR",
                "TCPIP::gate::gpib0,12 | TCPIP0::gate::gpib0,12::INSTR",
                "TCPIP::gate::gpib0,12,3::INSTR | TCPIP0::gate::gpib0,12,3::INSTR",
                "TCPIP::127.0.0.1,40001::inst1::INSTR | TCPIP0::127.0.0.1,40001::inst1::INSTR",
                "TCPIP::[fe80::1%eth0],111::INSTR | TCPIP0::[fe80::1%eth0],111::inst0::INSTR",
                "TCPIP::smu::hislip0::INSTR | TCPIP0::smu::hislip0::INSTR",
                "tcpip::smu::HISLIP0,4880::instr | TCPIP0::smu::hislip0::INSTR",
                "TCPIP::smu::hislip2,4881 | TCPIP0::smu::hislip2,4881::INSTR",
                "ASRL3 | ASRL3::INSTR",
                "asrl/dev/ttyUSB0::instr | ASRL/dev/ttyUSB0::INSTR",
                "ASRLCOM4::INSTR | ASRLCOM4::INSTR",
                "gpib::12 | GPIB0::12::INSTR",
                "GPIB1::12::0::INSTR | GPIB1::12::0::INSTR",
                "USB::0x957::5973::MY48205431::0::INSTR | USB0::0x0957::0x1755::MY48205431::INSTR",
                "usb2::0xABCD::0x0001::a-b c::3 | USB2::0xABCD::0x0001::a-b c::3::INSTR"
            })
    void prints_what_it_read_in_the_canonical_way(String text, String canonical) {
        ResourceString resource = ResourceString.parse(text);
        assertThat(resource).hasToString(canonical);
        assertThat(ResourceString.parse(canonical)).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TCPIP0::127.0.0.1::99999::SOCKET | '99999' is not a port from 0 to 65535",
                "TCPIP0::127.0.0.1::http::SOCKET | 'http' is not a port",
                "TCPIPx::127.0.0.1::5025::SOCKET | 'TCPIPx' is not a board number",
                "TCPIP0::::5025::SOCKET | '' is not a host name or address",
                "TCPIP0::a b::5025::SOCKET | 'a b' is not a host name or address",
                "TCPIP0::127.0.0.1::SOCKET | has 3 parts where TCPIP sockets have 4",
                "TCPIP0::127.0.0.1::5025::SOKCET | 'SOKCET' is not a class of TCPIP resource",
                "TCPIP0::127.0.0.1::5025 | '5025' is not a LAN device name; a port wants SOCKET behind it",
                "BLUETOOTH0::7 | 'BLUETOOTH0' is not an interface"
            })
    void says_which_part_is_wrong_and_what_is_right(String text, String fault) {
        assertThatThrownBy(() -> ResourceString.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(text)
                .hasMessageContaining(fault)
                .hasMessageContaining("TCPIP0::192.168.0.2::5025::SOCKET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TCPIP0 | 'TCPIP0' names no host | TCPIP0::192.168.0.2::inst0::INSTR",
                "TCPIP0::h,x::inst0::INSTR | 'h,x' is not a port from 0 to 65535 | inst0::INSTR",
                "TCPIP0::h::gpib 0::INSTR | 'gpib 0' is not a LAN device name | inst0::INSTR",
                "TCPIP0::h::hislipX::INSTR | 'hislipX' is not hislip and a number | hislip0::INSTR",
                "TCPIP0::h::hislip0,70000 | 'hislip0,70000' is not a port from 0 to 65535 | hislip0::INSTR",
                "ASRL::INSTR | 'ASRL' names no serial port | ASRL/dev/ttyUSB0::INSTR",
                "ASRL0::INSTR | 'ASRL0' is not a port number from 1 to 256 | ASRL/dev/ttyUSB0::INSTR",
                "ASRL3::INTFC | 'INTFC' is not a class of ASRL resource | ASRL/dev/ttyUSB0::INSTR",
                "GPIB0::INSTR | 'GPIB0::INSTR' names no address | GPIB0::12::INSTR",
                "GPIB0::31::INSTR | '31' is not a primary address from 0 to 30 | GPIB0::12::INSTR",
                "GPIB0::5::96::INSTR | '96' is not a secondary address from 0 to 30 | GPIB0::12::3::INSTR",
                "GPIB0::5::6::7::INSTR | 'INSTR' is not a class of GPIB resource | GPIB0::12::INSTR",
                "GPIBa::5::INSTR | 'GPIBa' is not a board number | GPIB0::12::INSTR",
                "USB0::0x957::5973::INSTR | has 3 parts before INSTR where USB devices have 4 or 5 | MY48205431::INSTR",
                "USB0::0x957::0x::S::INSTR | '0x' is not a product number from 0x0000 to 0xFFFF | MY48205431::INSTR",
                "USB0::65536::1::S::INSTR | '65536' is not a vendor number from 0 to 65535 | MY48205431::INSTR",
                "USB0::1::1::::INSTR | '' is not a serial number | MY48205431::INSTR",
                "USB0::1::1::S::300::INSTR | '300' is not a number of an interface from 0 to 255 | MY48205431::INSTR",
                "USB0::1::1::S::RAW | 'RAW' is not a class of USB resource | MY48205431::INSTR"
            })
    void says_so_for_every_kind(String text, String fault, String right) {
        assertThatThrownBy(() -> ResourceString.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("resource string '" + text + "'")
                .hasMessageContaining(fault)
                .hasMessageContaining(right);
    }

    @Test
    void what_any_kind_prints_is_read_back_whatever_the_case_of_its_words() {
        for (int i = 0; i < 5_000; i++) {
            ResourceString resource = anyResource(RandomStreams.of(20_261_120).stream("resource", i));
            String printed = resource.toString();
            assertThat(ResourceString.parse(printed)).as("sample %d", i).isEqualTo(resource);
            int words = printed.indexOf("::");
            String shouted = resource instanceof SerialResource
                    ? printed
                    : printed.substring(0, words).toLowerCase(Locale.ROOT) + printed.substring(words);
            assertThat(ResourceString.parse(shouted.replace("::INSTR", "::InStr")))
                    .as("sample %d", i)
                    .isEqualTo(resource);
            assertThat(ResourceString.parse(printed.replace("::INSTR", "")))
                    .as("sample %d without its class", i)
                    .isEqualTo(resource);
        }
    }

    private static ResourceString anyResource(UniformRandomProvider random) {
        int board = random.nextInt(100);
        String host = random.nextBoolean() ? "lab-" + word(random) + ".example" : "fe80::" + random.nextInt(1, 10);
        int port = random.nextInt(65_536);
        return switch (random.nextInt(6)) {
            case 0 -> new TcpSocketResource(board, host, port);
            case 1 ->
                new Vxi11Resource(
                        board,
                        host,
                        random.nextBoolean() ? OptionalInt.of(port) : OptionalInt.empty(),
                        random.nextBoolean() ? "inst" + random.nextInt(5) : "gpib0," + random.nextInt(31));
            case 2 ->
                new HislipResource(
                        board,
                        host,
                        "hislip" + random.nextInt(5),
                        random.nextBoolean() ? HislipResource.DEFAULT_PORT : port);
            case 3 ->
                new SerialResource(
                        random.nextBoolean() ? Integer.toString(random.nextInt(1, 257)) : "/dev/tty" + word(random));
            case 4 ->
                new GpibResource(
                        board,
                        random.nextInt(31),
                        random.nextBoolean() ? OptionalInt.of(random.nextInt(31)) : OptionalInt.empty());
            default ->
                new UsbResource(board, random.nextInt(65_536), port, "S-" + word(random), random.nextBoolean() ? 0 : 1);
        };
    }

    private static String word(UniformRandomProvider random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            word.append("ABCXYZabcxyz0189".charAt(random.nextInt(16)));
        }
        return word.toString();
    }

    @Test
    void a_numbered_serial_port_counts_from_one() {
        String system = System.getProperty("os.name");
        assertThat(new SerialResource("3").device()).isEqualTo(system.startsWith("Windows") ? "COM3" : "/dev/ttyS2");
        assertThat(new SerialResource("/dev/ttyUSB0").device()).isEqualTo("/dev/ttyUSB0");
    }

    @Test
    void a_port_can_be_replaced_by_the_one_that_is_really_used() {
        TcpSocketResource any = (TcpSocketResource) ResourceString.parse("TCPIP0::127.0.0.1::0::SOCKET");
        assertThat(any.anyPort()).isTrue();
        assertThat(any.withPort(40123)).hasToString("TCPIP0::127.0.0.1::40123::SOCKET");
        Vxi11Resource core = (Vxi11Resource) ResourceString.parse("TCPIP0::127.0.0.1,0::inst0::INSTR");
        assertThat(core.anyPort()).isTrue();
        assertThat(core.withCorePort(40123)).hasToString("TCPIP0::127.0.0.1,40123::inst0::INSTR");
        HislipResource hislip = (HislipResource) ResourceString.parse("TCPIP0::127.0.0.1::hislip0,0::INSTR");
        assertThat(hislip.anyPort()).isTrue();
        assertThat(hislip.withPort(40123)).hasToString("TCPIP0::127.0.0.1::hislip0,40123::INSTR");
    }
}
