package example;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.fixtures.junit.VirtualLab;
import io.mtjlab.fixtures.lab.control.Truth;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.session.LinkException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The same protocol on a healthy, a noisy and a failing bench. Each test has instruments of its own. */
class SteadyResistanceTest {

    private static final double BIAS_AMPERES = 10e-6;
    private static final double LEADS_OHMS = 6.2;

    @Test
    @VirtualLab("healthy.yaml")
    void finds_one_of_the_two_states_on_a_healthy_bench(
            CurrentSource source, Nanovoltmeter meter, LabClock clock, Truth truth) throws InterruptedException {
        SteadyResistance.Result found = new SteadyResistance(source, meter, clock).measure(BIAS_AMPERES, 0.0003);
        assertEquals(nearestState(found.ohms() - LEADS_OHMS, truth), found.ohms() - LEADS_OHMS, 0.6);
        assertTrue(source.isSafe());
    }

    @Test
    @VirtualLab("noisy.yaml")
    void takes_longer_on_a_noisy_bench_and_finds_the_same(
            CurrentSource source, Nanovoltmeter meter, LabClock clock, Truth truth) throws InterruptedException {
        SteadyResistance.Result found = new SteadyResistance(source, meter, clock).measure(BIAS_AMPERES, 0.0003);
        assertTrue(found.pairs() > 4, () -> "took " + found.pairs() + " pairs");
        assertEquals(nearestState(found.ohms() - LEADS_OHMS, truth), found.ohms() - LEADS_OHMS, 0.6);
    }

    @Test
    @VirtualLab("failing.yaml")
    void leaves_the_output_off_when_the_meter_falls_silent(CurrentSource source, Nanovoltmeter meter, LabClock clock) {
        SteadyResistance protocol = new SteadyResistance(source, meter, clock);
        LinkException failure = assertThrows(LinkException.class, () -> protocol.measure(BIAS_AMPERES, 1e-9));
        assertTrue(failure.getMessage().startsWith("volt at "), failure.getMessage());
        assertTrue(source.isSafe());
    }

    private static double nearestState(double ohms, Truth truth) {
        double parallel = truth.value("rh.R_P");
        double antiparallel = parallel * (1 + truth.value("rh.TMR"));
        return Math.abs(ohms - parallel) < Math.abs(ohms - antiparallel) ? parallel : antiparallel;
    }
}
