package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.domainwall.Depinning;
import io.mtjlab.simulators.physics.domainwall.PulseTrain;
import io.mtjlab.simulators.physics.domainwall.Racetrack;
import io.mtjlab.simulators.physics.domainwall.Racetrack.End;
import io.mtjlab.simulators.physics.domainwall.RacetrackPreset;
import io.mtjlab.simulators.physics.domainwall.WallMotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Case 12: mobilities of the domain wall of Cui et al. (2023), and the pulses that it takes to fire. */
class Case12DomainWallTest {

    @Test
    void the_wall_has_the_mobilities_of_the_paper_s_numbers() {
        WallMotion motion = WallMotion.cui2023();
        assertThat(motion.currentMobility()).isCloseTo(5.0648e-11, within(0.5e-15));
        assertThat(motion.metresPerSecond(1e12, 0)).isCloseTo(50.648, within(0.5e-3));
        assertThat(motion.fieldMobility()).isCloseTo(3.4161e4, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"12, 12.05, 1.05", "35, 35.07, 1.80"})
    void fires_after_as_many_pulses_as_the_histogram_of_the_paper(int pulses, double mean, double deviation) {
        double volts = 2.4 * 11.5 / (pulses - 0.5);
        Depinning none = new Depinning(0.1, 0);
        RacetrackPreset preset = RacetrackPreset.cui2023Number().withEdges(none, none, none);
        Racetrack track = new Racetrack(preset, RandomStreams.of(12).stream("racetrack"));
        int runs = 4000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < runs; i++) {
            track.field(-600);
            int n = PulseTrain.number(volts, 200).run(track, End.A, i).firePulse();
            sum += n;
            squares += (double) n * n;
        }
        double found = sum / runs;
        assertThat(found).isCloseTo(mean, within(0.1));
        assertThat(Math.sqrt(squares / runs - found * found)).isCloseTo(deviation, within(0.1));
    }
}
