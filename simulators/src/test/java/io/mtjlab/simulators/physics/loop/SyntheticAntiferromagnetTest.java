package io.mtjlab.simulators.physics.loop;

import org.junit.jupiter.api.Test;

import io.mtjlab.simulators.physics.loop.SyntheticAntiferromagnet.Layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SyntheticAntiferromagnetTest {

    @Test
    void a_reference_layer_on_a_rigid_one_flops_and_returns_at_the_exchange_field_plus_and_minus_its_anisotropy() {
        SyntheticAntiferromagnet layers = new SyntheticAntiferromagnet(new Layers(950, 1, 1e6, 50, false));
        assertThat(cos(layers, 0)).isCloseTo(-1, within(1e-9));
        assertThat(cos(layers, 995)).isLessThan(-0.9);
        assertThat(cos(layers, 1005)).isGreaterThan(0.9);
        assertThat(cos(layers, 905)).isGreaterThan(0.9);
        assertThat(cos(layers, 895)).isLessThan(-0.9);
    }

    private static double cos(SyntheticAntiferromagnet layers, double easyOersted) {
        return Math.cos(layers.referenceAngle(easyOersted, 0));
    }

    @Test
    void two_equal_free_layers_flop_at_the_root_of_their_fields_and_close_like_scissors() {
        // Spin flop of a synthetic antiferromagnet: sqrt(K (2 J + K)); then cos f = H/(2 J - K); saturation at 2 J - K.
        double exchange = 500;
        double anisotropy = 50;
        double flop = Math.sqrt(anisotropy * (2 * exchange + anisotropy));
        SyntheticAntiferromagnet layers = new SyntheticAntiferromagnet(new Layers(exchange, 1, 0, anisotropy, true));
        assertThat(Math.abs(cos(layers, 0.97 * flop))).isCloseTo(1, within(1e-3));
        for (double oersted = 1.05 * flop; oersted < 2 * exchange - anisotropy; oersted += 50) {
            assertThat(cos(layers, oersted))
                    .as("at %s Oe", oersted)
                    .isCloseTo(oersted / (2 * exchange - anisotropy), within(2e-3));
        }
        assertThat(cos(layers, 1.05 * (2 * exchange - anisotropy))).isCloseTo(1, within(1e-3));
    }

    @Test
    void a_field_across_turns_a_pinned_pair_a_little_and_back() {
        SyntheticAntiferromagnet layers =
                new SyntheticAntiferromagnet(LoopPreset.luo2023().reference());
        double turned = layers.referenceAngle(0, 100);
        assertThat(Math.sin(turned)).isBetween(0.005, 0.1);
        assertThat(layers.referenceAngle(0, 0)).isCloseTo(0, within(1e-6));
    }
}
