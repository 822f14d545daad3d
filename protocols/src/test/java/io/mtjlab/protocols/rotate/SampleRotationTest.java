package io.mtjlab.protocols.rotate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.protocols.campaign.Kinds;
import io.mtjlab.protocols.campaign.Step;
import io.mtjlab.protocols.fake.FakeProber;
import io.mtjlab.protocols.fake.FakeRotator;
import io.mtjlab.protocols.fake.FakeSource;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.fake.MeasuredUnit;
import io.mtjlab.protocols.fake.Scene;
import io.mtjlab.protocols.fake.Steps;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.Operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleRotationTest {

    private static final String LOOP = "field_axis: easy, field_oersted: {from: 60, to: -60, step: 30, loop: false}";

    private final FakeStation station = new FakeStation(false);
    private final Scene scene = station.scene;

    private FakeRotator rotator() {
        FakeRotator rotator = new FakeRotator(scene, "stage");
        station.alsoOnBench.add(rotator);
        return rotator;
    }

    private MeasuredUnit measure(Step step) throws Exception {
        Measurement measurement = Kinds.measurement(step, any -> station);
        return MeasuredUnit.of(measurement, scene.clock).get(0);
    }

    private static Step rotate(String parameters) {
        return Steps.of("rotate", "", parameters);
    }

    @Test
    void turns_with_the_needles_up_and_never_with_them_down() throws Exception {
        FakeProber prober = station.onWafer();
        rotator();
        assertThat(measure(rotate("degrees: 90")).column("stands")).containsExactly(90);
        prober.contact();
        assertThatThrownBy(() -> measure(rotate("degrees: 0")))
                .isInstanceOf(MeasurementFailed.class)
                .hasMessage("the sample does not turn while the needles of prober touch it");
        prober.separate();
        assertThat(measure(rotate("degrees: 0")).column("stands")).containsExactly(0);
        assertThat(scene.sets("stage", "degrees")).containsExactly(90.0, 0.0);
    }

    @Test
    void does_not_turn_while_a_source_is_live() {
        station.onWafer();
        rotator();
        station.part("source", FakeSource.class).setOutput(true);
        assertThatThrownBy(() -> measure(rotate("degrees: 90")))
                .hasMessage("the sample does not turn while isrc is live");
        assertThat(scene.sets("stage", "degrees")).isEmpty();
    }

    @Test
    void needles_that_no_prober_tells_of_forbid_a_rotator() {
        rotator();
        assertThatThrownBy(() -> measure(rotate("degrees: 90")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no prober tells whether needles touch the sample");
    }

    @Test
    void beyond_its_travel_is_refused_before_anything_turns() {
        station.onWafer();
        rotator();
        assertThatThrownBy(() -> measure(rotate("degrees: 200")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("degrees 200 is beyond the travel of stage, -180 to 180");
    }

    @Test
    void a_measurement_finds_the_sample_where_the_campaign_has_it() throws Exception {
        station.onWafer().contact();
        FakeRotator stage = rotator();
        assertThat(measure(Steps.rh(LOOP)).number("sample_degrees")).isZero();
        stage.turnTo(90); // by whoever was here meanwhile
        assertThatThrownBy(() -> measure(Steps.rh(LOOP)))
                .hasMessageContaining("stage stands at 90 degrees, and the campaign says no angle");
        stage.turnTo(Double.NaN);
        assertThatThrownBy(() -> measure(Steps.rh(LOOP))).hasMessageContaining("stage does not know where it stands");
    }

    @Test
    void a_resumed_measurement_turns_the_sample_back_to_its_angle() throws Exception {
        station.onWafer();
        FakeRotator stage = rotator();
        station.sampleDegrees = OptionalDouble.of(30);
        assertThatThrownBy(() -> measure(Steps.rh(LOOP))).hasMessageContaining("compliance"); // the needles are up
        assertThat(stage.degrees()).isEqualTo(30);
    }

    private final List<String> asked = new ArrayList<>();

    private Operator saying(boolean answer) {
        return new Operator() {
            @Override
            public boolean isThere() {
                return true;
            }

            @Override
            public boolean confirms(String question, Duration patience) {
                asked.add(question + " within " + patience);
                return answer;
            }
        };
    }

    @Test
    void an_operator_is_asked_and_taken_by_the_word() throws Exception {
        station.operator = saying(true);
        MeasuredUnit unit = measure(rotate("degrees: 90, patience_seconds: 600"));
        assertThat(unit.notes).containsEntry("turned_by", "operator");
        assertThat(asked)
                .containsExactly(
                        "All outputs are safe: lift the needles, turn the sample to 90 degrees, set them again,"
                                + " and say yes within PT10M");
        station.operator = saying(false);
        assertThatThrownBy(() -> measure(rotate("degrees: 90")))
                .isInstanceOf(MeasurementFailed.class)
                .hasMessageContaining("nobody said that the sample lies at 90 degrees");
    }

    @Test
    void without_anybody_it_is_refused_unless_it_was_confirmed() throws Exception {
        assertThatThrownBy(() -> measure(rotate("degrees: 90")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("c.yaml:3: rotate: the bench has no rotator, and there is no terminal");
        assertThat(measure(rotate("degrees: 90, confirmed: true")).column("stands"))
                .containsExactly(90);
    }
}
