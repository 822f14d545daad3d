package io.mtjlab.networks.forcernn;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.recurrent.MtjElement;
import io.mtjlab.networks.result.NetworkResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ForceRnnTest {

    private static final long FRESH_SEED = 2026;

    @Test
    void at_least_92_of_100_networks_of_40_junctions_make_both_sines() {
        NetworkResult result = run(ForceSettings.PAPER, Device.SURROGATE, ForceStudy.SEEDS, 100);
        assertThat(result.metrics().get("learned_fraction")).isGreaterThanOrEqualTo(0.92);
        assertThat(result.metrics().get("rmse")).isLessThan(0.005);
    }

    @Test
    void the_macrospin_read_as_a_voltage_learns_too() {
        Device device = Device.mtj(MtjElement.Source.TABLE, MtjElement.Output.VOLTAGE);
        NetworkResult result = run(ForceSettings.PAPER, device, ForceStudy.SEEDS, 30);
        assertThat(result.metrics().get("learned_fraction")).isGreaterThanOrEqualTo(0.8);
        assertThat(result.metrics().get("rmse")).isLessThan(0.005);
    }

    /** 2,500 answers leave 1 % of noise, which is too much; 1e10 do not. */
    @Test
    void stochastic_junctions_learn_only_when_their_probability_is_known_well() {
        SigmoidNeuron measured = SigmoidNeuron.of(1.5, 22.6, "measured");
        Device coarse = Device.stochastic(measured, NeuronHardware.LUO_2023, 2_500);
        Device fine = Device.stochastic(measured, NeuronHardware.LUO_2023, 1e10);
        assertThat(run(ForceSettings.PAPER, coarse, ForceStudy.SEEDS, 20)
                        .metrics()
                        .get("learned_fraction"))
                .isLessThan(0.3);
        assertThat(run(ForceSettings.PAPER, fine, ForceStudy.SEEDS, 20)
                        .metrics()
                        .get("learned_fraction"))
                .isGreaterThan(0.7);
    }

    /** The paper does not tell of it: without a memory of the junctions, or without forgetting, nothing is learnt. */
    @Test
    void memory_and_forgetting_are_needed() {
        NetworkResult paper = run(ForceSettings.PAPER, Device.SURROGATE, ForceStudy.SEEDS, 30);
        NetworkResult memoryless = run(ForceSettings.PAPER.withLeak(1), Device.SURROGATE, ForceStudy.SEEDS, 30);
        NetworkResult unforgetting = run(ForceSettings.PAPER.withForgetting(1), Device.SURROGATE, ForceStudy.SEEDS, 30);
        double learnt = paper.metrics().get("learned_fraction");
        assertThat(memoryless.metrics().get("learned_fraction")).isLessThan(learnt - 0.4);
        assertThat(unforgetting.metrics().get("learned_fraction")).isLessThan(learnt - 0.4);
    }

    @Test
    void the_same_seed_gives_the_same_bytes() {
        String once =
                run(ForceSettings.PAPER, Device.SURROGATE, ForceStudy.DELAY, 4).toJson();
        assertThat(run(ForceSettings.PAPER, Device.SURROGATE, ForceStudy.DELAY, 4)
                        .toJson())
                .isEqualTo(once);
    }

    @Test
    void refuses_a_network_that_cannot_be() {
        assertThatThrownBy(() -> ForceSettings.PAPER.withSize(1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1 junctions");
        assertThatThrownBy(() -> Imperfections.NONE.withFrozenFraction(1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("less than 1");
        assertThatThrownBy(() -> run(ForceSettings.PAPER, Device.SURROGATE, ForceStudy.SEEDS, 0))
                .isInstanceOf(InvalidInput.class);
    }

    private static NetworkResult run(ForceSettings settings, Device device, ForceStudy study, int networks) {
        return ForceRnn.run(settings, device, study, FRESH_SEED, networks, progress -> {});
    }
}
