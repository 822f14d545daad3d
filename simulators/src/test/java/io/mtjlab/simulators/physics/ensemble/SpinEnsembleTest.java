package io.mtjlab.simulators.physics.ensemble;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SpinEnsembleTest {

    private static final double PS = 1e-12;
    /** No multiple of a block nor of a register. */
    private static final int SPINS = 1003;

    private static SpinEnsemble ensemble(double kelvin, Precision precision, Kernels kernels) {
        MacrospinModel model = MacrospinPresets.zheng2020().withKelvin(kelvin);
        SpinEnsemble spins = new SpinEnsemble(model, SPINS, PS, RandomStreams.of(5), precision, kernels);
        for (int i = 0; i < SPINS; i++) {
            spins.pillarCurrent(i, 1e10 * i / SPINS);
        }
        spins.field(new Vec3(1e-3, 2e-3, -1e-3));
        return spins;
    }

    private static void assertSameBits(SpinEnsemble a, SpinEnsemble b) {
        for (int i = 0; i < SPINS; i++) {
            assertThat(a.magnetization(i)).as("spin %d", i).isEqualTo(b.magnetization(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, SINGLE", "300, SINGLE", "0, DOUBLE", "300, DOUBLE"})
    void gives_the_same_bits_with_vectors_and_without(double kelvin, Precision precision) {
        assumeTrue(Kernels.vectorsAvailable(), "started without --add-modules jdk.incubator.vector");
        SpinEnsemble plain = ensemble(kelvin, precision, new PlainKernels());
        SpinEnsemble vector = ensemble(kelvin, precision, Kernels.best());
        plain.advanceAlone(300);
        vector.advanceAlone(300);
        assertSameBits(plain, vector);
    }

    @ParameterizedTest
    @EnumSource
    void gives_the_same_bits_on_one_thread_and_on_many_and_however_time_is_cut(Precision precision) {
        SpinEnsemble one = ensemble(300, precision, Kernels.best());
        SpinEnsemble many = ensemble(300, precision, Kernels.best());
        one.advanceAlone(200);
        many.advance(73);
        many.advance(127);
        assertSameBits(one, many);
    }

    @ParameterizedTest
    @CsvSource({"SINGLE, 5e-5", "DOUBLE, 1e-13"})
    void without_heat_each_spin_is_the_macrospin_to_rounding(Precision precision, double rounding) {
        SpinEnsemble spins = ensemble(0, precision, Kernels.best());
        spins.advance(500);
        for (int i : new int[] {0, 7, 400, SPINS - 1}) {
            Macrospin single = new Macrospin(MacrospinPresets.zheng2020(), RandomStreams.of(1).stream("unused"));
            single.integrateBy(Integrator.HEUN);
            single.advance(
                    Stimulus.NONE.withField(new Vec3(1e-3, 2e-3, -1e-3)).withPillarCurrent(1e10 * i / SPINS), PS, 500);
            assertThat(spins.magnetization(i).plus(-1, single.magnetization()).length())
                    .isLessThan(rounding);
        }
    }
}
