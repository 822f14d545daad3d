package io.mtjlab.simulators.physics.domainwall;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.domainwall.Racetrack.End;
import io.mtjlab.simulators.physics.domainwall.Racetrack.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RacetrackTest {

    @Test
    void a_bias_field_below_the_propagation_field_moves_nothing() {
        WallMotion motion = WallMotion.cui2023();
        assertThat(motion.metresPerSecond(0, 200e-4)).isZero();
        assertThat(motion.metresPerSecond(0, -260e-4)).isCloseTo(-34.161, within(0.01));
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void goes_through_the_paper_s_four_states_in_either_direction(End writer) {
        End reader = writer == End.A ? End.B : End.A;
        Racetrack track = new Racetrack(RacetrackPreset.cui2023(), RandomStreams.of(3).stream("racetrack"));
        track.field(-600);
        assertThat(track.ohms(End.A)).isEqualTo(1650);
        assertThat(track.ohms(End.B)).isEqualTo(1180);
        track.field(200);
        double writerLow = track.ohms(writer);
        double readerLow = track.ohms(reader);
        assertThat(track.write(writer, 1.5)).isFalse();
        assertThat(track.write(writer, 3.1)).isTrue();

        track.pulse(1.4, 50e-9);
        assertThat(track.place()).isEqualTo(Place.UNDER_WRITER);
        assertThat(track.ohms(writer)).isGreaterThan(writerLow);

        for (int i = 0; i < 40; i++) {
            track.pulse(2.2, 50e-9);
        }
        assertThat(track.ohms(writer)).isEqualTo(writerLow);
        assertThat(track.ohms(reader)).isEqualTo(readerLow);

        track.pulse(2.6, 50e-9);
        assertThat(track.ohms(reader)).isGreaterThan(readerLow);
        track.pulse(2.85, 50e-9);
        assertThat(track.place()).isEqualTo(Place.EMPTY);
        assertThat(track.ohms(reader)).isEqualTo(readerLow);
    }

    @Test
    void a_train_of_2_4_volts_fires_and_resets_within_20_pulses_almost_always() {
        Racetrack track = new Racetrack(RacetrackPreset.cui2023Number(), RandomStreams.of(5).stream("racetrack"));
        int complete = 0;
        for (int i = 0; i < 200; i++) {
            track.field(-600);
            complete += PulseTrain.number(2.4, 20).run(track, End.A, i).resetPulse() > 0 ? 1 : 0;
        }
        assertThat(complete).isGreaterThanOrEqualTo(195);
    }

    @Test
    void a_field_beyond_the_propagation_field_helps_or_stops_the_pulses() {
        RacetrackPreset preset = RacetrackPreset.cui2023Number().withSpeedSpread(0);
        Racetrack track = new Racetrack(preset, RandomStreams.of(8).stream("racetrack"));
        track.field(-600);
        track.field(200);
        track.write(End.A, 3.1);
        track.pulse(2.4, 50e-9);
        double still = track.metres();
        assertThat(still).isCloseTo(1e-6 / 11.5, within(1e-12));
        track.field(250.1);
        track.pulse(2.4, 50e-9);
        assertThat(track.metres() - still).isCloseTo(still + 0.1e-4 * 3.4161e4 * 50e-9, within(1e-11));
    }

    @Test
    void a_junction_on_the_track_shows_the_domain_that_pulses_bring() {
        RacetrackJunction junction = new RacetrackJunction(RacetrackPreset.cui2023(), End.B, RandomStreams.of(4));
        junction.drive(0, Drive.REST.withField(-600, 0).withAmperes(1e-6));
        junction.drive(1, Drive.REST.withField(200, 0).withAmperes(1e-6));
        junction.pulse(2, 3.1, 50e-9);
        for (int i = 0; i < 40; i++) {
            junction.pulse(3 + i, 2.2, 50e-9);
        }
        assertThat(junction.ohms(100)).isEqualTo(1180);
        junction.pulse(100, 2.6, 50e-9);
        assertThat(junction.meanVolts(100, 200)).isCloseTo(1e-6 * junction.truth("rh.R_AP", Map.of()), within(1e-15));
        junction.pulse(200, 2.9, 50e-9);
        assertThat(junction.ohms(300)).isEqualTo(1180);
    }

    @Test
    void the_torque_changes_its_direction_with_the_current() {
        // v = u j, equation (1) of the paper without a field: as far back as forth; 3 x 1/11.5 - 2 x 1/11.5 um
        RacetrackPreset preset = RacetrackPreset.cui2023Number().withSpeedSpread(0);
        Racetrack track = new Racetrack(preset, RandomStreams.of(8).stream("racetrack"));
        track.write(End.A, 3.1);
        for (int i = 0; i < 3; i++) {
            track.pulse(2.4, 50e-9);
        }
        track.pulseBack(2.4, 50e-9);
        track.pulseBack(2.4, 50e-9);
        assertThat(track.metres()).isCloseTo(1e-6 / 11.5, within(1e-12));
        track.pulseBack(2.4, 100e-9);
        assertThat(track.place()).isEqualTo(Racetrack.Place.UNDER_WRITER);
    }

    @Test
    void negative_pulses_through_a_junction_do_not_fire_what_a_positive_one_wrote() {
        RacetrackJunction junction = new RacetrackJunction(RacetrackPreset.cui2023Number(), End.A, RandomStreams.of(4));
        RacetrackJunction reader = (RacetrackJunction) junction.pair("B").orElseThrow();
        junction.pulse(1, 3.1, 50e-9);
        for (int i = 0; i < 40; i++) {
            junction.pulse(2 + i, -2.4, 50e-9);
        }
        assertThat(junction.ohms(100)).isEqualTo(1930);
        assertThat(reader.ohms(100)).isEqualTo(1180);
        for (int i = 0; i < 8; i++) {
            junction.pulse(100 + i, 2.4, 50e-9);
        }
        for (int i = 0; i < 20; i++) {
            junction.pulse(200 + i, -2.4, 50e-9);
        }
        assertThat(junction.ohms(300)).isEqualTo(1930);
        assertThat(reader.ohms(300)).isEqualTo(1180);
    }

    @Test
    void loops_have_the_coercivities_of_the_paper() {
        Racetrack track = new Racetrack(RacetrackPreset.cui2023(), RandomStreams.of(6).stream("racetrack"));
        track.field(-600);
        track.field(500);
        assertThat(track.ohms(End.A)).isEqualTo(1650);
        assertThat(track.ohms(End.B)).isGreaterThan(1180);
        track.field(600);
        assertThat(track.ohms(End.A)).isEqualTo(1930);
        track.field(-45);
        assertThat(track.ohms(End.A)).isEqualTo(1930);
        assertThat(track.ohms(End.B)).isEqualTo(1180);
    }

    @Test
    void the_hall_cross_jumps_at_fields_320_oersted_apart_in_size() {
        HallCross cross = new HallCross();
        assertThat(cross.hallOhms(-600)).isEqualTo(-1);
        assertThat(cross.hallOhms(360)).isEqualTo(-1);
        assertThat(cross.hallOhms(370)).isEqualTo(1);
        assertThat(cross.hallOhms(-40)).isEqualTo(1);
        assertThat(cross.hallOhms(-50)).isEqualTo(-1);
        assertThat(Math.abs(cross.loop().upOersted()) - Math.abs(cross.loop().downOersted()))
                .isEqualTo(320);
    }
}
