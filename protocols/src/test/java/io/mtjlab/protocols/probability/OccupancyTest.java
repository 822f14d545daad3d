package io.mtjlab.protocols.probability;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Against traces of a two-state process that is drawn here. */
class OccupancyTest {

    private static final int TRACES = 2000;
    private static final double TRACE_SECONDS = 30;
    private static final double INTERVAL_SECONDS = 0.004;
    private static final long SEED = 20260101;

    private static int[] trace(double tauCounted, double tauOther, SplittableRandom dice) {
        int[] states = new int[(int) (TRACE_SECONDS / INTERVAL_SECONDS)];
        int state = dice.nextDouble() < tauCounted / (tauCounted + tauOther) ? +1 : -1;
        double until = 0;
        for (int i = 0; i < states.length; i++) {
            for (boolean first = i == 0; first || until < i * INTERVAL_SECONDS; first = false) {
                state = first ? state : -state;
                until += -Math.log(1 - dice.nextDouble()) * (state > 0 ? tauCounted : tauOther);
            }
            states[i] = state;
        }
        return states;
    }

    @ParameterizedTest
    @CsvSource({"0.066, 0.066", "0.3, 0.06", "0.06, 0.6"})
    void the_looks_are_worth_what_the_share_scatters_by(double tauCounted, double tauOther) {
        SplittableRandom dice = new SplittableRandom(SEED);
        double sum = 0;
        double squares = 0;
        double looks = 0;
        for (int i = 0; i < TRACES; i++) {
            Occupancy one = Occupancy.NONE.and(trace(tauCounted, tauOther, dice), +1);
            sum += one.share() / TRACES;
            squares += one.share() * one.share() / TRACES;
            looks += one.looks() / TRACES;
        }
        double p = tauCounted / (tauCounted + tauOther);
        double variance = squares - sum * sum;
        assertThat(sum).as("seed %s", SEED).isCloseTo(p, within(5 * Math.sqrt(variance / TRACES)));
        // A variance of 2000 draws is known to 3 %, and readings 4 ms apart overlook visits shorter than that.
        assertThat(looks / (p * (1 - p) / variance)).as("seed %s", SEED).isBetween(0.85, 1.15);
        double forgetting = tauCounted * tauOther / (tauCounted + tauOther);
        assertThat(looks / (TRACE_SECONDS / (2 * forgetting)))
                .as("seed %s", SEED)
                .isBetween(0.85, 1.15);
    }

    @Test
    void a_trace_that_never_switched_is_one_look() {
        Occupancy still = Occupancy.NONE.and(new int[] {1, 1, 0, 1}, +1);
        assertThat(still).isEqualTo(new Occupancy(3, 3, 0));
        assertThat(still.looks()).isEqualTo(1);
        assertThat(Occupancy.NONE.looks()).isZero();
    }

    @Test
    void nothing_is_said_of_what_happened_between_two_pieces_or_in_between_the_states() {
        Occupancy pieces = Occupancy.NONE.and(new int[] {1, -1, 0, -1}, -1).and(new int[] {1, 0, -1}, -1);
        assertThat(pieces).isEqualTo(new Occupancy(5, 3, 2));
        assertThat(pieces.looks()).isCloseTo(2 / (4 * 0.6 * 0.4), within(1e-12));
    }
}
