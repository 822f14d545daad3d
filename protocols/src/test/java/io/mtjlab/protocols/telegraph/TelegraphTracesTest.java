package io.mtjlab.protocols.telegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.protocols.fake.FakeMeter;
import io.mtjlab.protocols.fake.FakeProbe;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.fake.MeasuredUnit;
import io.mtjlab.protocols.fake.Scene;
import io.mtjlab.protocols.fake.Steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TelegraphTracesTest {

    private static final String TRACES = "field_axis: hard, field_oersted: {from: 16, to: 18, step: 2},"
            + " rf_dbm: [off, -15], rf_megahertz: 1890, stop: {trace_seconds: 3}";

    private final FakeStation station = new FakeStation(true);
    private final Scene scene = station.scene;

    @Test
    void measures_field_by_field_and_at_each_field_every_level() throws Exception {
        List<MeasuredUnit> traces = measure(TRACES);
        assertThat(traces.stream().map(trace -> trace.spec.key()))
                .containsExactly("H=16/rf=off", "H=16/rf=-15", "H=18/rf=off", "H=18/rf=-15");
        assertThat(scene.sets("bop", "oersted")).containsExactly(0.0, 16.0, 0.0, 16.0, 0.0, 18.0, 0.0, 18.0);
        assertThat(traces.get(1).spec.coordinates())
                .containsEntry("field_oersted", 16.0)
                .containsEntry("rf_dbm", -15.0)
                .containsEntry("rf_megahertz", 1890.0);
        assertThat(traces.get(0).spec.coordinates())
                .containsEntry("rf_dbm", "off")
                .doesNotContainKey("rf_megahertz");
    }

    @Test
    void reverses_the_current_plus_minus_minus_plus_until_the_trace_is_long_enough() throws Exception {
        MeasuredUnit trace = measure(TRACES).get(0);
        // 3 s are 300 readings of 10 ms: four segments of 75, below the buffer's 100
        assertThat(trace.rows).hasSize(300);
        double[] polarity = trace.column("polarity");
        assertThat(IntStream.of(0, 75, 150, 225).mapToDouble(i -> polarity[i])).containsExactly(1.0, -1.0, -1.0, 1.0);
        assertThat(scene.sets("nvm", "buffer").subList(0, 4)).containsOnly(75.0);
    }

    @Test
    void never_asks_for_more_than_the_buffer_holds() throws Exception {
        MeasuredUnit trace =
                measure(TRACES.replace("trace_seconds: 3", "trace_seconds: 9")).get(0);
        assertThat(scene.sets("nvm", "buffer")).allMatch(readings -> readings <= FakeMeter.CAPACITY);
        assertThat(trace.rows.size() * FakeMeter.INTERVAL_SECONDS).isBetween(9.0, 9.1);
    }

    @Test
    void leaves_out_what_a_reversal_stirs_up() throws Exception {
        // With nothing but 20 ms between reversal and first reading, 1 mV of ringing with 1 ms is down to 2 pV.
        MeasuredUnit trace = measure(TRACES).get(0);
        double[] volts = trace.column("V");
        double[] polarity = trace.column("polarity");
        for (int i = 0; i < volts.length; i++) {
            double ohms = polarity[i] * (volts[i] - Scene.EMF_VOLTS) / 10e-6 - Scene.SERIES_OHMS;
            assertThat(Math.min(Math.abs(ohms - 184), Math.abs(ohms - 238)))
                    .as("reading %d: %s ohm", i, ohms)
                    .isLessThan(1e-3);
        }
    }

    @Test
    void keeps_the_gaps_between_segments_in_the_time() throws Exception {
        double[] t = measure(TRACES).get(0).column("t");
        assertThat(t[74] - t[0]).isCloseTo(0.74, within(1e-9));
        assertThat(t[75] - t[74]).isCloseTo(0.01 + 0.02, within(1e-9));
        assertThat(t).isSorted();
    }

    @Test
    void has_the_carrier_off_while_the_field_is_on_its_way() throws Exception {
        measure(TRACES);
        boolean on = false;
        for (Scene.Event event : scene.log) {
            if (event.role().equals("rf_1") && event.what().equals("output")) {
                on = event.value() == 1;
            }
            if (event.what().equals("oersted")) {
                assertThat(on).as("carrier on at %s", event).isFalse();
            }
        }
        assertThat(scene.sets("rf_1", "dbm")).containsExactly(-15.0, -15.0);
        assertThat(scene.sets("rf_1", "hertz")).containsExactly(1890e6);
    }

    @Test
    void notes_field_level_and_calibration() throws Exception {
        List<MeasuredUnit> traces = measure(TRACES);
        MeasuredUnit driven = traces.get(1);
        assertThat(driven.number("field_oersted")).isCloseTo(16 + FakeProbe.OFFSET_OERSTED, within(0.01));
        // 22 readings, uniform within 0.01 Oe: 0.01 / sqrt(3) / sqrt(22)
        assertThat(driven.number("field_statistical_se_oersted")).isBetween(0.0007, 0.0020);
        assertThat(driven.number("rf_dbm")).isEqualTo(-15);
        assertThat(driven.number("rf_megahertz")).isEqualTo(1890);
        assertThat(driven.number("rf_level_se_db")).isCloseTo(0.6 / 1.96, within(1e-4));
        assertThat(driven.number("rf_probe_dbm")).isCloseTo(-16.8, within(1e-9)); // the bench says 1.8 dB
        assertThat(traces.get(0).notes)
                .containsEntry("rf_dbm", "off")
                .doesNotContainKeys("rf_level_se_db", "rf_probe_dbm", "rf_loss_se_db");
        assertThat(driven.notes).containsKeys("volts_gain_se", "amperes", "field_gain_se", "series_ohms_se");
    }

    @Test
    void leaves_the_carrier_room_below_the_junctions_limit() throws Exception {
        measure(TRACES);
        // -15 dBm less 1.8 dB on an open end: 2 sqrt(2 * 50 ohm * 20.9 uW) = 0.0914 V; 0.35 V - that, in steps of 10 mV
        assertThat(scene.sets("isrc", "compliance"))
                .singleElement()
                .satisfies(v -> assertThat(v).isCloseTo(0.25, within(1e-12)));
    }

    @Test
    void does_without_a_generator_where_no_carrier_is_asked_for() throws Exception {
        station.remove("rf");
        assertThat(measure(TRACES.replace("[off, -15]", "off"))).hasSize(2);
        assertThatThrownBy(() -> measure(TRACES))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("c.yaml:3: rf_dbm has a level, but no role fills the part rf");
        assertThatThrownBy(() -> measure(TRACES.replace("rf_megahertz: 1890,", "")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("c.yaml:3: rf_dbm has a level, but rf_megahertz is missing");
    }

    @Test
    void a_trace_measured_again_alone_is_the_same_but_for_the_probes_noise() throws Exception {
        MeasuredUnit inOrder = measure(TRACES).get(3);
        FakeStation other = new FakeStation(true);
        MeasuredUnit alone = MeasuredUnit.of(
                        new TelegraphTraces(
                                Steps.telegraph(TRACES.replace("from: 16", "from: 18")
                                                .replace("[off, -15]", "-15"))
                                        .arguments(),
                                other),
                        other.scene.clock)
                .get(0);
        assertThat(alone.spec.key()).isEqualTo(inOrder.spec.key());
        for (int i = 0; i < alone.rows.size(); i++) {
            assertThat(alone.column("t")[i]).isCloseTo(inOrder.column("t")[i], within(1e-9));
        }
        assertThat(alone.column("polarity")).isEqualTo(inOrder.column("polarity"));
    }

    @Test
    void zero_current_stands_in_every_reversal_and_tells_what_does_not_follow_the_current() throws Exception {
        MeasuredUnit trace = measure(TRACES + ", zero_current: true").get(0);
        List<Double> signs = new ArrayList<>();
        for (double sign : trace.column("polarity")) {
            if (signs.isEmpty() || signs.get(signs.size() - 1) != sign) {
                signs.add(sign);
            }
        }
        assertThat(signs).containsExactly(1.0, 0.0, -1.0, 0.0, 1.0);
        assertThat(trace.number("zero_current_volts")).isCloseTo(Scene.EMF_VOLTS, within(1e-8));
    }

    @Test
    void an_interleaved_trace_has_as_many_readings_without_its_carrier_as_with_it() throws Exception {
        MeasuredUnit trace = measure(TRACES + ", interleave: true").get(1);
        assertThat(DoubleStream.of(trace.column("rf")).filter(on -> on == 1).count())
                .isEqualTo(300);
        assertThat(DoubleStream.of(trace.column("rf")).filter(on -> on == 0).count())
                .isEqualTo(300);
        assertThat(scene.sets("rf_1", "output").stream().filter(on -> on == 1).count())
                .isGreaterThan(4);
    }

    @Test
    void a_trace_goes_on_until_it_tells_what_is_asked_and_no_longer_than_it_may() throws Exception {
        String asked = TRACES.replace("trace_seconds: 3", "trace_seconds: 3, probability: 0.0001, longest_seconds: 7");
        MeasuredUnit never = measure(asked).get(0);
        assertThat(never.rows.size() * FakeMeter.INTERVAL_SECONDS).isBetween(7.0, 7.3);
        assertThat(never.notes).doesNotContainKey("reached");
        MeasuredUnit soon = measure(asked.replace("probability: 0.0001", "probability: 0.4"))
                .get(0);
        assertThat(soon.rows).hasSize(300);
        assertThat(soon.notes).containsEntry("reached", true);
    }

    private List<MeasuredUnit> measure(String parameters) throws Exception {
        return MeasuredUnit.of(new TelegraphTraces(Steps.telegraph(parameters).arguments(), station), scene.clock);
    }
}
