package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** Loops with thermal scatter of known median, read on a field grid whose phase is random. */
class SwitchingFieldsCoverageTest {

    private static final double STEP = 5;

    @ParameterizedTest(name = "scatter {0} Oe, {1} cycles")
    @CsvSource({"0.2, 6", "1, 6", "2.5, 6", "8, 6"})
    void coercive_field_is_covered(double scatter, int cycles) {
        check(scatter, cycles, 300, 0.08, 0.035);
    }

    @Tag("long")
    @ParameterizedTest(name = "scatter {0} Oe, {1} cycles")
    @CsvSource({
        "0.2, 6", "0.5, 6", "1, 6", "1.5, 6", "2.5, 6", "4, 6", "8, 6", "20, 6", "2.5, 3", "8, 3", "2.5, 12", "8, 12"
    })
    void coercive_field_is_covered_on_two_thousand_devices(double scatter, int cycles) {
        check(scatter, cycles, 2000, 0.05, 0.025);
    }

    private static void check(double scatter, int cycles, int devices, double tolerance68, double tolerance95) {
        CoverageTally coercive = new CoverageTally();
        CoverageTally offset = new CoverageTally();
        CoverageTally rising = new CoverageTally();
        for (int seed = 1; seed <= devices; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("loops", scatter, cycles);
            double up = 60 + STEP * random.nextDouble();
            double down = -40 + STEP * random.nextDouble();
            List<Interval> ups = new ArrayList<>();
            List<Interval> downs = new ArrayList<>();
            for (int i = 0; i < cycles; i++) {
                ups.add(bracket(up + scatter * standard(random)));
                Interval mirrored = bracket(-down + scatter * standard(random));
                downs.add(new Interval(-mirrored.high(), -mirrored.low()));
            }
            SwitchingFields fields = new SwitchingFields(ups, downs, SwitchingFields.Law.GUMBEL);
            coercive.add(fields.coercive("Hc").estimate().orElseThrow(), (up - down) / 2);
            offset.add(fields.offset("H_offset").estimate().orElseThrow(), (up + down) / 2);
            rising.add(fields.rising("Hup_0").estimate().orElseThrow(), up);
        }
        System.out.printf("rh scatter %.1f, %d cycles: Hc %s%n", scatter, cycles, coercive);
        System.out.printf("rh scatter %.1f, %d cycles: H_offset %s%n", scatter, cycles, offset);
        System.out.printf("rh scatter %.1f, %d cycles: Hup %s%n", scatter, cycles, rising);
        for (CoverageTally tally : List.of(coercive, offset, rising)) {
            assertThat(tally.at68()).isBetween(0.6827 - tolerance68, 0.6827 + tolerance68);
            assertThat(tally.at95()).isBetween(0.95 - tolerance95, 0.95 + tolerance95);
        }
    }

    /** Standard deviate of the Gumbel law with median 0: survival exp(-ln 2 exp(z)). */
    private static double standard(UniformRandomProvider random) {
        return Math.log(-Math.log(1 - random.nextDouble()) / Math.log(2));
    }

    private static Interval bracket(double field) {
        double low = STEP * Math.floor(field / STEP);
        return new Interval(low, low + STEP);
    }
}
