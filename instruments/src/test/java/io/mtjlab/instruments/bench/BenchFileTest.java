package io.mtjlab.instruments.bench;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.FieldAxis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class BenchFileTest {

    private static final String SOUND = """
            bench: microwave-neuron
            time: accelerated
            control: "127.0.0.1:0"
            device: {model: microwave-neuron, preset: luo2023, seed: 1}
            wiring:
              junction: {series_ohms: 6.2, probe: gsg, mount: probed}
              rf: {through: bias-tee, loss_db: 1.8}
              coil: {axis: hard, oersted_per_ampere: 48.0}
            limits:
              junction: {dc_volts: 0.35, pulse_volts: {width_below_seconds: 1e-6, volts: 0.9}, amperes: 0.005}
              field_oersted: 400
            instruments:
              isrc:  {model: keithley6221, resource: "TCPIP0::127.0.0.1::15025::SOCKET", virtual: true}
              gauss: {model: lakeshore475, resource: "TCPIP0::127.0.0.1::15026::SOCKET", virtual: attached}
              bop:   {model: kepco-bop, resource: "TCPIP0::127.0.0.1::15027::SOCKET", timeout_seconds: 2.5}
            """;

    @Test
    void reads_instruments_wiring_and_limits() {
        BenchFile bench = BenchFile.parse("bench.yaml", SOUND);
        assertThat(bench.name()).isEqualTo("microwave-neuron");
        assertThat(bench.instruments().keySet()).containsExactly("isrc", "gauss", "bop");
        assertThat(bench.instrument("isrc").virtual()).isEqualTo(VirtualMode.SERVED);
        assertThat(bench.instrument("gauss").virtual()).isEqualTo(VirtualMode.ATTACHED);
        assertThat(bench.instrument("bop").virtual()).isEqualTo(VirtualMode.REAL);
        assertThat(bench.instrument("bop").timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(bench.wiring().seriesOhms()).isEqualTo(6.2);
        assertThat(bench.wiring().seriesOhmsSe()).isEqualTo(0.05);
        assertThat(bench.wiring().rf().lossDb()).isEqualTo(1.8);
        assertThat(bench.wiring().coils()).containsOnly(entry("bop", new Coil(FieldAxis.HARD, 48, 5)));
        assertThat(bench.wiring().probes()).containsOnly(entry("gauss", FieldAxis.HARD));
        Limits.Pair junction = bench.limits().junction().orElseThrow();
        assertThat(junction.dcVolts()).hasValue(0.35);
        assertThat(junction.pulseVolts()).containsExactly(new Limits.PulseVolts(1e-6, 0.9));
        assertThat(junction.amperes()).hasValue(0.005);
        assertThat(bench.limits().fieldOersted()).hasValue(400);
    }

    @Test
    void the_error_of_a_carriers_loss_is_what_the_bench_says_or_unknown() {
        assertThat(BenchFile.parse("bench.yaml", SOUND).wiring().rf().lossDbSe())
                .isEmpty();
        BenchFile stated =
                BenchFile.parse("bench.yaml", SOUND.replace("loss_db: 1.8", "loss_db: 1.8, loss_db_se: 0.2"));
        assertThat(stated.wiring().rf().lossDbSe()).hasValue(0.2);
        assertThatThrownBy(() ->
                        BenchFile.parse("bench.yaml", SOUND.replace("loss_db: 1.8", "loss_db: 1.8, loss_db_se: -1")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("bench.yaml:7:53: -1.0 dB is outside 0.0 to 200.0 dB");
    }

    @Test
    void keys_of_the_virtual_lab_pass_through() {
        BenchFile bench = BenchFile.parse("bench.yaml", SOUND);
        assertThat(bench.sectionAsMap("device"))
                .containsEntry("preset", "luo2023")
                .containsEntry("seed", 1L);
        assertThat(bench.section("time").orElseThrow().asText()).isEqualTo("accelerated");
        assertThat(bench.section("faults")).isEmpty();
        assertThat(bench.virtual()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: | limts: | bench.yaml:9:1: unknown key 'limts'; nearest known name: 'limits'",
                "keithley6221 | keithley6212 | bench.yaml:13:18: unknown model 'keithley6212'; nearest known name: 'keithley6221'",
                "series_ohms: 6.2 | serie_ohms: 6.2 | bench.yaml:6:14: unknown key 'serie_ohms'; nearest known name: 'series_ohms'",
                "15025::SOCKET | 15025::SOKET | bench.yaml:13:42: resource string 'TCPIP0::127.0.0.1::15025::SOKET': 'SOKET'",
                "axis: hard | axis: hart | bench.yaml:8:16: unknown axis 'hart'; nearest known name: 'hard'",
                "dc_volts: 0.35 | dc_volts: -1 | bench.yaml:10:24: -1.0 V is outside 0.0 to 1000000.0 V",
                "::15026:: | ::15025:: | 'isrc' and 'gauss' are both at TCPIP0::127.0.0.1::15025::SOCKET",
                "virtual: true | virtual: maybe | unknown kind of virtual instrument 'maybe'",
                "'field_oersted: 400' | 'field_oersted: lots' | bench.yaml:11:18: expected a number, found 'lots'"
            })
    void what_is_wrong_is_said_with_its_place_and_what_would_be_right(String right, String wrong, String message) {
        assertThatThrownBy(() -> BenchFile.parse("bench.yaml", SOUND.replace(right, wrong)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void one_coil_for_two_supplies_is_refused() {
        String two = SOUND + "  bop2: {model: kepco-bop, resource: \"TCPIP0::127.0.0.1::15028::SOCKET\"}\n";
        assertThatThrownBy(() -> BenchFile.parse("bench.yaml", two))
                .hasMessageContaining("one 'coil', but magnet supplies [bop, bop2]; name each under 'coils'");
    }

    @Test
    void a_role_that_is_not_there_gets_the_nearest() {
        BenchFile bench = BenchFile.parse("bench.yaml", SOUND);
        assertThatThrownBy(() -> bench.instrument("iscr"))
                .hasMessage("bench.yaml: no instrument has the role 'iscr'; nearest known name: 'isrc'");
    }
}
