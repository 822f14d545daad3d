package io.mtjlab.instruments.wiring;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DcCircuitTest {

    private static final double OPEN = Double.POSITIVE_INFINITY;

    @Test
    void a_current_through_leads_and_junction_stands_across_both_at_the_terminals() {
        var state = new DcCircuit(0, OPEN, 6.2).fromCurrent(10e-6, 0.35, 1000);
        assertThat(state.junctionVolts()).isCloseTo(10e-3, within(1e-15));
        assertThat(state.terminalVolts()).isCloseTo(10e-6 * 1006.2, within(1e-15));
        assertThat(state.limited()).isFalse();
    }

    @Test
    void a_megohm_in_series_makes_a_current_out_of_a_voltage() {
        // Kumar 2024: 1 V through 1 Mohm and a junction of 1 kohm is 1 / 1.001 uA.
        var state = new DcCircuit(1e6, OPEN, 0).fromVolts(1, OPEN, 1000);
        assertThat(state.junctionAmperes()).isCloseTo(1 / 1.001e6, within(1e-18));
        assertThat(state.junctionVolts()).isCloseTo(1000 / 1.001e6, within(1e-15));
    }

    @Test
    void a_lock_ins_ten_megohm_take_their_part_of_a_current() {
        // 10 Mohm beside 100 kohm: 1/101 of the current goes through the meter.
        var state = new DcCircuit(0, 10e6, 0).fromCurrent(1e-6, 10, 100e3);
        assertThat(state.junctionAmperes()).isCloseTo(1e-6 * 100 / 101, within(1e-18));
        assertThat(state.junctionVolts()).isCloseTo(0.1 * 100 / 101, within(1e-12));
        assertThat(state.sourceAmperes()).isEqualTo(1e-6);
    }

    @Test
    void a_source_that_cannot_drive_its_current_stands_at_its_compliance() {
        var state = new DcCircuit(0, OPEN, 10).fromCurrent(-1e-3, 0.1, 990);
        assertThat(state.limited()).isTrue();
        assertThat(state.sourceAmperes()).isCloseTo(-1e-4, within(1e-18));
        assertThat(state.junctionVolts()).isCloseTo(-0.099, within(1e-15));
    }

    @Test
    void an_open_junction_bears_the_whole_compliance_and_a_shorted_one_nothing() {
        var open = new DcCircuit(0, OPEN, 6.2).fromCurrent(1e-6, 0.3, OPEN);
        assertThat(open.junctionVolts()).isEqualTo(0.3);
        assertThat(open.junctionAmperes()).isZero();
        var loaded = new DcCircuit(1e6, 1e6, 0).fromVolts(1, OPEN, OPEN);
        assertThat(loaded.junctionVolts()).isCloseTo(0.5, within(1e-15));
        assertThat(new DcCircuit(0, OPEN, 6.2).fromVolts(0.62, OPEN, 0).junctionAmperes())
                .isCloseTo(0.1, within(1e-15));
        assertThat(new DcCircuit(0, OPEN, 0).fromVolts(0.62, 0.01, 0).junctionAmperes())
                .isEqualTo(0.01);
    }

    @Test
    void a_voltage_source_at_its_compliance_gives_way() {
        var state = new DcCircuit(0, OPEN, 0).fromVolts(1, 1e-4, 1000);
        assertThat(state.limited()).isTrue();
        assertThat(state.junctionVolts()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void nothing_flows_from_a_source_at_zero() {
        var state = new DcCircuit(0, OPEN, 6.2).fromCurrent(0, 0.3, OPEN);
        assertThat(state.junctionVolts()).isZero();
        assertThat(state.limited()).isFalse();
    }
}
