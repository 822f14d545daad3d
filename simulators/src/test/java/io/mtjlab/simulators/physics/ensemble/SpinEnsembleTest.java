package io.mtjlab.simulators.physics.ensemble;

import java.util.Optional;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.AngularResistance;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SpinEnsembleTest {

    private static final double PS = 1e-12;
    /** No multiple of a block nor of a register. */
    private static final int SPINS = 1003;

    private static SpinEnsemble ensemble(double kelvin, IntFunction<SpinKernel> kernels) {
        MacrospinModel model = MacrospinPresets.zheng2020().withKelvin(kelvin);
        SpinEnsemble spins = new SpinEnsemble(model, SPINS, PS, RandomStreams.of(5), kernels);
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
    @ValueSource(doubles = {0, 300})
    void gives_the_same_bits_with_vectors_and_without(double kelvin) {
        assumeTrue(Kernels.vectorsAvailable(), "started without --add-modules jdk.incubator.vector");
        SpinEnsemble plain = ensemble(kelvin, block -> new PlainKernel());
        SpinEnsemble vector = ensemble(kelvin, Kernels::best);
        plain.advanceAlone(300);
        vector.advanceAlone(300);
        assertSameBits(plain, vector);
    }

    @Test
    void gives_the_same_bits_on_one_thread_and_on_many_and_however_time_is_cut() {
        SpinEnsemble one = ensemble(300, Kernels::best);
        SpinEnsemble many = ensemble(300, Kernels::best);
        one.advanceAlone(200);
        many.advance(73);
        many.advance(127);
        assertSameBits(one, many);
    }

    @Test
    void without_heat_each_spin_is_the_macrospin_to_the_last_bit() {
        SpinEnsemble spins = ensemble(0, Kernels::best);
        spins.advance(500);
        for (int i : new int[] {0, 7, 400, SPINS - 1}) {
            Macrospin single = new Macrospin(MacrospinPresets.zheng2020(), RandomStreams.of(1).stream("unused"));
            single.integrateBy(Integrator.HEUN);
            single.advance(
                    Stimulus.NONE.withField(new Vec3(1e-3, 2e-3, -1e-3)).withPillarCurrent(1e10 * i / SPINS), PS, 500);
            assertThat(spins.magnetization(i).plus(-1, single.magnetization()).length())
                    .isLessThan(1e-14);
        }
    }

    @Test
    void in_a_heat_bath_it_follows_langevin() {
        // xi = M_s V B/kT = 2: <m_z> = coth 2 - 1/2 = 0.537315.
        double volume = Math.PI * 4e-25;
        Magnet magnet = new Magnet(8e5, 0.5, Vec3.ZERO, 0, Vec3.Z, 1e-9, volume);
        MacrospinModel model = new MacrospinModel(
                "sphere",
                new LandauLifshitzGilbert(magnet, SpinTorque.NONE),
                new Vec3(0, 0, 2 * 1.380649e-23 * 300 / (8e5 * volume)),
                0,
                Optional.empty(),
                new AngularResistance(Vec3.Z, 1, 0),
                300,
                Vec3.Z,
                0);
        int count = 4096;
        SpinEnsemble spins = new SpinEnsemble(model, count, PS, RandomStreams.of(8));
        spins.advance(6000);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double z = spins.magnetization(i).z();
            sum += z;
            squares += z * z;
        }
        double mean = sum / count;
        double error = Math.sqrt((squares / count - mean * mean) / count);
        assertThat(mean).isCloseTo(0.537315, within(0.003 + 3 * error));
    }

    @Test
    void refuses_what_it_has_no_equations_for() {
        assertThatThrownBy(() -> new SpinEnsemble(MacrospinPresets.rodriguesA(), 4, PS, RandomStreams.of(1)))
                .hasMessageContaining("heating");
    }
}
