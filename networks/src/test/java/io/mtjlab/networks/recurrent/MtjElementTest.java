package io.mtjlab.networks.recurrent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MtjElementTest {

    /** 114.00, 129.31 and 145.00 ohm at 0.8, 0.9 and 1.0e10 A/m^2. */
    @Test
    void the_surrogate_goes_through_the_paper_s_answers() {
        Response response = MtjElement.response(MtjElement.Source.SURROGATE, MtjElement.Output.RESISTANCE);
        assertThat(response.at(0)).isZero();
        assertThat(response.at(0.5)).isCloseTo((129.31 - 114.00) / (145.00 - 114.00), within(2e-4));
        assertThat(response.at(1)).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.8e10, 114.88", "0.9e10, 129.87", "1.0e10, 145.00"})
    void the_macrospin_answers_with_its_printed_resistances(double density, double ohms) {
        assertThat(MtjElement.macrospinOhms(density)).isCloseTo(ohms, within(0.05));
    }

    @ParameterizedTest
    @EnumSource
    void the_table_is_the_macrospin_between_its_nodes_too(MtjElement.Output output) {
        Response table = MtjElement.response(MtjElement.Source.TABLE, output);
        Response macrospin = MtjElement.response(MtjElement.Source.MACROSPIN, output);
        for (double drive : new double[] {0, 0.013, 0.21, 0.4999, 0.77, 0.987, 1}) {
            // a sampled extreme lies up to a picosecond beside the true one
            assertThat(table.at(drive)).isCloseTo(macrospin.at(drive), within(2e-4));
        }
    }
}
