package io.mtjlab.instruments.yaml;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocatedYamlTest {

    @Test
    void words_are_words_and_numbers_are_numbers() {
        LocatedYaml yaml = LocatedYaml.parse("c.yaml", "rf_dbm: [off, -40, 10e-6, 'on', 1.5, true, ~]\n");
        assertThat(yaml.asMap().get("rf_dbm"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly("off", -40L, 10e-6, "on", 1.5, true, null);
        assertThat(yaml.require("rf_dbm").asList().get(2).asDouble()).isEqualTo(10e-6);
    }

    @Test
    void an_unknown_key_is_named_with_its_place_and_the_nearest_known() {
        LocatedYaml yaml = LocatedYaml.parse("bench.yaml", "wiring:\n  junction:\n    series_ohm: 6.2\n");
        LocatedYaml junction = yaml.require("wiring").require("junction");
        assertThatThrownBy(() -> junction.onlyKeys("series_ohms", "probe"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("bench.yaml:3:5: unknown key 'series_ohm'; nearest known name: 'series_ohms'");
    }

    @Test
    void a_word_that_resembles_nothing_gets_the_list() {
        LocatedYaml yaml = LocatedYaml.parse("bench.yaml", "model: xylophone\n");
        assertThatThrownBy(() -> yaml.require("model").asOneOf("model", List.of("sr830", "sr860")))
                .hasMessage("bench.yaml:1:8: unknown model 'xylophone'; known: sr830 sr860");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: b: c | f:1:5: not YAML",
                "'a: 1\na: 2' | key 'a' stands here twice",
                "'' | f:1:1: the file is empty"
            })
    void what_is_no_sound_yaml_says_where(String text, String message) {
        assertThatThrownBy(() -> LocatedYaml.parse("f", text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"abc", "1d", "NaN", "0x10", "1.2.3", "'[1]'", "1e999"})
    void what_is_no_number_is_refused(String text) {
        LocatedYaml yaml = LocatedYaml.parse("f", "x: " + text + "\n");
        assertThatThrownBy(() -> yaml.require("x").asDouble()).hasMessageStartingWith("f:1:4: expected a number");
    }

    @Test
    void a_missing_file_and_a_missing_key_are_said(@TempDir Path folder) {
        assertThatThrownBy(() -> LocatedYaml.read(folder.resolve("none.yaml")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("none.yaml: there is no such file");
        assertThatThrownBy(() -> LocatedYaml.parse("f", "a: 1").require("b"))
                .hasMessage("f:1:1: key 'b' is missing here");
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "flaw,lawn,2", "same,same,0", "abc,'',3"})
    void distances_are_levenshteins(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
        assertThat(NearestName.distance(b, a)).isEqualTo(distance);
    }
}
