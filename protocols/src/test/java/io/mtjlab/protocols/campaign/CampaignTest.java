package io.mtjlab.protocols.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.protocols.kind.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CampaignTest {

    private static final String LUO = """
            campaign: luo2023
            bench: microwave-neuron
            seed: 7
            steps:
              - kind: rh
                roles: {source: isrc, meter: nvm, magnet: bop, gauss: gauss}
                field_axis: easy
                field_oersted: {from: -400, to: 400, step: 5, loop: true, fine: {within: 80, step: 1}}
                bias_amperes: 10e-6
              - kind: telegraph
                roles: {source: isrc, meter: nvm, magnet: bop, gauss: gauss, rf: rf}
                field_axis: hard
                field_oersted: {from: 16, to: 36, step: 1}
                rf_dbm: [off, -40, -35, -30, -25, -20, -15]
                rf_megahertz: 1890
                plan: grid
                stop: {trace_seconds: 30}
            """;

    @Test
    void reads_what_stands_there_and_fills_in_the_defaults() {
        Campaign campaign = Campaign.parse("luo.yaml", LUO);
        assertThat(campaign.name()).isEqualTo("luo2023");
        assertThat(campaign.bench()).contains("microwave-neuron");
        assertThat(campaign.seed()).isEqualTo(OptionalLong.of(7));
        Step loop = campaign.steps().get(0);
        assertThat(loop.place()).isEqualTo("luo.yaml:5");
        assertThat(loop.roles()).containsEntry("magnet", "bop");
        assertThat(loop.arguments().asMap())
                .containsEntry("field_axis", "easy")
                .containsEntry("cycles", 1)
                .containsEntry("settle", Map.of("step_seconds", 0.2, "reversal_seconds", 0.02))
                .containsEntry(
                        "field_oersted",
                        Map.of(
                                "from",
                                -400.0,
                                "to",
                                400.0,
                                "step",
                                5.0,
                                "loop",
                                true,
                                "fine",
                                Map.of("within", List.of(-80.0, 80.0), "step", 1.0)))
                .doesNotContainKey("saturate_oersted");
        assertThat(campaign.steps().get(1).arguments().asMap())
                .containsEntry("rf_dbm", List.of("off", -40.0, -35.0, -30.0, -25.0, -20.0, -15.0))
                .containsEntry("plan", "grid")
                .containsEntry("power_line_cycles", 0.01)
                .hasEntrySatisfying(
                        "stop",
                        stop -> assertThat(stop)
                                .asInstanceOf(InstanceOfAssertFactories.MAP)
                                .containsEntry("trace_seconds", 30.0));
    }

    @Test
    void reads_a_file_and_says_when_there_is_none(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("luo.yaml"), LUO);
        assertThat(Campaign.read(file).steps()).hasSize(2);
        assertThatThrownBy(() -> Campaign.read(folder.resolve("lou.yaml")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lou.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: rh             | kind: hr             | luo.yaml:5:11: unknown kind 'hr'
            kind: telegraph      | kind: telegraf       | luo.yaml:10:11: unknown kind 'telegraf'; nearest known name: 'telegraph'
            seed: 7              | sed: 7               | luo.yaml:3:1: unknown key 'sed'; nearest known name: 'seed'
            seed: 7              | seed: seven          | luo.yaml:3:7: expected a whole number, found 'seven'
            source: isrc, meter: | sorce: isrc, meter:  | luo.yaml:6:13: unknown key 'sorce'; nearest known name: 'source'
            magnet: bop, gauss   | gauss                | luo.yaml:6:12: kind rh needs a role for its part 'magnet', a FieldSource: field along field_axis
            field_axis: easy     | field_axes: easy     | luo.yaml:7:5: unknown key 'field_axes'; nearest known name: 'field_axis'
            field_axis: easy     | field_axis: esy      | luo.yaml:7:17: must be one of easy, hard, normal, found 'esy'; nearest known name: 'easy'
            bias_amperes: 10e-6  | bias_amperes: 10 uA  | luo.yaml:9:19: must be a number from 1e-9 to 0.1, found '10 uA'
            bias_amperes: 10e-6  | bias_amperes: 10     | luo.yaml:9:19: must be a number from 1e-9 to 0.1, found '10'
            step: 5, loop        | stepp: 5, loop       | luo.yaml:8:42: unknown key 'stepp'; nearest known name: 'step'
            step: 5, loop        | loop                 | luo.yaml:8:20: parameter field_oersted.step (Oe): a number from 0.001 to 20000, required; from one field to the next; above 0, whatever the direction: it is missing here
            loop: true           | loop: yes            | luo.yaml:8:57: must be true or false, found 'yes'
            within: 80           | within: [80, -80]    | luo.yaml:8:78: must be [low, high] or one number for both signs, from -20000 to 20000, found a list
            to: 36, step: 1}     | to: 36, step: 3}     | luo.yaml:13:20: from 16 to 36 is 6.666666666666667 steps of 3; a step of 2.857142857142857 would divide it
            [off, -40            | [of, -40             | luo.yaml:14:14: must be off, a number from -145 to 30, or a list of those, found 'of'
            plan: grid           | plan: random         | luo.yaml:16:11: must be one of grid, adaptive, found 'random'
            trace_seconds: 30    | trace_secs: 30       | luo.yaml:17:12: unknown key 'trace_secs'; nearest known name: 'trace_seconds'
            """)
    void says_what_is_wrong_where_and_what_would_be_right(String right, String wrong, String message) {
        assertThat(LUO).contains(right);
        assertThatThrownBy(() -> Campaign.parse("luo.yaml", LUO.replace(right, wrong)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void every_row_of_every_table_says_what_it_means_and_why_it_is_what_it_is() {
        for (Kind kind : Kinds.all()) {
            assertThat(kind.parameters().rows()).allSatisfy(row -> {
                assertThat(row.meaning()).as(row.path()).isNotBlank();
                row.byDefault()
                        .ifPresent(
                                value -> assertThat(row.source()).as(row.path()).isNotBlank());
            });
        }
    }
}
