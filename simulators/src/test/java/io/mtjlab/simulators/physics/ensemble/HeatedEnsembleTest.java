package io.mtjlab.simulators.physics.ensemble;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Ensembles that their currents heat, and above a channel, against the single macrospin and against themselves. */
class HeatedEnsembleTest {

    private static final double PS = 1e-12;
    /** No multiple of a block nor of a register. */
    private static final int SPINS = 259;

    private static final Vec3 FIELD = new Vec3(1e-3, 2e-3, -1e-3);

    /** A spin-orbit torque of both kinds, and a pillar torque with a field-like part. */
    private static LandauLifshitzGilbert equation(MacrospinModel model, double volume) {
        Magnet magnet = model.equation().magnet();
        SpinTorque pillar = model.equation().spinTransfer();
        return new LandauLifshitzGilbert(
                new Magnet(
                        magnet.saturation(),
                        magnet.damping(),
                        magnet.demagnetizing(),
                        magnet.anisotropyTesla(),
                        magnet.easyAxis(),
                        magnet.thicknessMetres(),
                        volume),
                new SpinTorque(pillar.polarizer(), pillar.efficiency(), 0.3),
                new SpinTorque(new Vec3(0, 0.6, 0.8), SpinEfficiency.constant(0.2), -0.4));
    }

    private static MacrospinModel heated(double volume) {
        MacrospinModel model = MacrospinPresets.rodriguesA();
        return model.withEquation(equation(model, volume));
    }

    private static MacrospinModel cold() {
        MacrospinModel model = heated(1).withHeating(Optional.empty()).withKelvin(0);
        return model;
    }

    private static double pillar(int spin) {
        return 3e10 * spin / SPINS;
    }

    private static double channel(int spin) {
        return 5e10 * (1 - 2.0 * spin / SPINS);
    }

    private static SpinEnsemble ensemble(MacrospinModel model, Kernels kernels) {
        SpinEnsemble spins = new SpinEnsemble(model, SPINS, PS, RandomStreams.of(5), Precision.DOUBLE, kernels);
        for (int i = 0; i < SPINS; i++) {
            spins.pillarCurrent(i, pillar(i));
            spins.channelCurrent(i, channel(i));
        }
        spins.field(FIELD);
        return spins;
    }

    private static void assertSameBits(SpinEnsemble a, SpinEnsemble b) {
        for (int i = 0; i < SPINS; i++) {
            assertThat(a.magnetization(i)).as("spin %d", i).isEqualTo(b.magnetization(i));
            assertThat(a.kelvin(i)).as("temperature of spin %d", i).isEqualTo(b.kelvin(i));
        }
    }

    private static MacrospinModel model(boolean hot) {
        return hot ? heated(MacrospinPresets.rodriguesA().equation().magnet().volumeCubicMetres()) : cold();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gives_the_same_bits_with_vectors_and_without(boolean hot) {
        assumeTrue(Kernels.vectorsAvailable(), "started without --add-modules jdk.incubator.vector");
        SpinEnsemble plain = ensemble(model(hot), new PlainKernels());
        SpinEnsemble vector = ensemble(model(hot), Kernels.best());
        plain.advanceAlone(300);
        vector.advanceAlone(300);
        assertSameBits(plain, vector);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gives_the_same_bits_on_one_thread_and_on_many_and_however_time_is_cut(boolean hot) {
        SpinEnsemble one = ensemble(model(hot), Kernels.best());
        SpinEnsemble many = ensemble(model(hot), Kernels.best());
        one.advanceAlone(200);
        many.advance(73);
        many.advance(127);
        assertSameBits(one, many);
    }

    /** In a volume of a cubic metre the heat bath's kicks are 1e-12 of what they are in a nanopillar. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_spin_is_the_macrospin_to_rounding_where_the_bath_is_quiet(boolean hot) {
        MacrospinModel model = hot ? heated(1) : cold();
        SpinEnsemble spins = ensemble(model, Kernels.best());
        spins.advance(2000);
        for (int i : new int[] {0, 7, 128, SPINS - 1}) {
            Macrospin single = new Macrospin(model, RandomStreams.of(1).stream("quiet"));
            single.integrateBy(Integrator.HEUN);
            single.advance(
                    Stimulus.NONE.withField(FIELD).withPillarCurrent(pillar(i)).withChannelCurrent(channel(i)),
                    PS,
                    2000);
            assertThat(spins.magnetization(i).plus(-1, single.magnetization()).length())
                    .as("spin %d", i)
                    .isLessThan(1e-7);
            assertThat(spins.kelvin(i)).as("temperature of spin %d", i).isCloseTo(single.kelvin(), within(1e-6));
        }
    }

    @Test
    void a_current_heats_and_the_statistics_are_the_macrospins() {
        MacrospinModel model = MacrospinPresets.rodriguesA();
        SpinEnsemble spins = new SpinEnsemble(model, 512, PS, RandomStreams.of(3));
        spins.pillarCurrent(2e10);
        spins.advance(20_000);
        double kelvin = 0;
        double x = 0;
        for (int i = 0; i < 512; i++) {
            kelvin += spins.kelvin(i) / 512;
            x += spins.magnetization(i).x() / 512;
        }
        double singleKelvin = 0;
        double singleX = 0;
        for (int i = 0; i < 64; i++) {
            Macrospin single = new Macrospin(model, RandomStreams.of(4).child("" + i).stream("macrospin"));
            single.advance(Stimulus.NONE.withPillarCurrent(2e10), PS, 20_000);
            singleKelvin += single.kelvin() / 64;
            singleX += single.magnetization().x() / 64;
        }
        assertThat(kelvin).isGreaterThan(model.kelvin() + 1).isCloseTo(singleKelvin, within(0.5));
        // two means of 512 and 64 values in [-1, 1]: a standard error of at most 0.13
        assertThat(x).isCloseTo(singleX, within(0.5));
    }

    @Test
    void refuses_them_in_single_precision() {
        assertThatThrownBy(() ->
                        new SpinEnsemble(MacrospinPresets.rodriguesA(), 4, PS, RandomStreams.of(1), Precision.SINGLE))
                .hasMessageContaining("double precision");
        SpinEnsemble single = new SpinEnsemble(cold(), 4, PS, RandomStreams.of(1), Precision.SINGLE);
        assertThatThrownBy(() -> single.channelCurrent(0, 1)).hasMessageContaining("double precision");
    }
}
