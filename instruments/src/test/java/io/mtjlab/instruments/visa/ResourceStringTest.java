package io.mtjlab.instruments.visa;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResourceStringTest {

    @ParameterizedTest
    @CsvSource({
        "TCPIP0::127.0.0.1::15025::SOCKET, TCPIP0::127.0.0.1::15025::SOCKET",
        "tcpip::lab-pc.example::0::socket, TCPIP0::lab-pc.example::0::SOCKET",
        "TCPIP12::[::1]::5025::SOCKET, TCPIP12::[::1]::5025::SOCKET"
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
                "BLUETOOTH0::7 | 'BLUETOOTH0' is not an interface"
            })
    void says_which_part_is_wrong_and_what_is_right(String text, String fault) {
        assertThatThrownBy(() -> ResourceString.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(text)
                .hasMessageContaining(fault)
                .hasMessageContaining("TCPIP0::192.168.0.2::5025::SOCKET");
    }

    @Test
    void a_port_can_be_replaced_by_the_one_that_is_really_used() {
        TcpSocketResource any = (TcpSocketResource) ResourceString.parse("TCPIP0::127.0.0.1::0::SOCKET");
        assertThat(any.withPort(40123)).hasToString("TCPIP0::127.0.0.1::40123::SOCKET");
    }
}
