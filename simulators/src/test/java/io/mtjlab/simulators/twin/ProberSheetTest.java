package io.mtjlab.simulators.twin;

import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What moves of the chuck do to the contact: height, turn and place decide whether a current reaches the junction. */
@Timeout(60)
class ProberSheetTest {

    /** A wafer's chuck in each language: contact, separation, sideways, turn, height, and what is in contact refused. */
    private enum Language {
        SENTIO(
                "sentio-prober",
                "move_chuck_contact",
                "move_chuck_separation",
                "move_chuck_xy Z, %s, %s",
                "move_chuck_theta Z, %s",
                "move_chuck_z Z, %s",
                "set_chuck_site_heights Wafer,%s,250,0,50",
                "0,0,"),
        VELOX(
                "velox-prober",
                "MoveChuckContact",
                "MoveChuckSeparation",
                "MoveChuck %s %s Z Y",
                "MoveTheta %s Z D",
                "MoveChuckZ %s Z Y",
                "SetChuckHeight C V Y %s",
                "0:");

        private final String model;
        private final String contact;
        private final String separation;
        private final String move;
        private final String turn;
        private final String height;
        private final String teach;
        private final String done;

        Language(String... words) {
            model = words[0];
            contact = words[1];
            separation = words[2];
            move = words[3];
            turn = words[4];
            height = words[5];
            teach = words[6];
            done = words[7];
        }
    }

    private static boolean flows(TestBench bench) {
        return Math.abs(bench.wires.drive().amperes()) > 1e-6;
    }

    private static void on(Language language, UnaryOperator<String> prober, String command) {
        assertThat(prober.apply(command)).as(command).startsWith(language.done);
    }

    @ParameterizedTest
    @CsvSource({
        // to x, y in micrometres and an angle in degrees: on the pads of the die at 5 mm, 10 mm or beside them
        "5000, 10000, 0, true",
        "5030, 10030, 0, true",
        "5080, 10000, 0, false",
        "7500, 10000, 0, false",
        // Turned by 0.2 degrees the pads of a die 11 mm out have moved by 39 um, by 1 degree by 195 um.
        "5000, 10000, 0.2, true",
        "5000, 10000, 1, false",
        "0, 0, 3, true"
    })
    void needles_meet_pads_only_where_the_wafer_lies_under_them(double x, double y, double degrees, boolean meets) {
        for (Language language : Language.values()) {
            try (TestBench bench = new TestBench(3)) {
                RawClient source = bench.connect("isrc", "keithley6221");
                RawClient prober = bench.connect("prober", language.model);
                source.query("CURR 1e-4;:OUTP ON;*OPC?");
                on(language, prober::query, language.turn.formatted(degrees));
                on(language, prober::query, language.move.formatted(x, y));
                assertThat(flows(bench)).as("%s, needles up", language).isFalse();
                on(language, prober::query, language.contact);
                assertThat(flows(bench)).as("%s", language).isEqualTo(meets);
                on(language, prober::query, language.separation);
                assertThat(flows(bench)).as("%s, needles up again", language).isFalse();
            }
        }
    }

    @Test
    void a_contact_height_that_is_taught_too_low_does_not_touch() {
        for (Language language : Language.values()) {
            try (TestBench bench = new TestBench(3)) {
                RawClient source = bench.connect("isrc", "keithley6221");
                RawClient prober = bench.connect("prober", language.model);
                source.query("CURR 1e-4;:OUTP ON;*OPC?");
                on(language, prober::query, language.move.formatted(0, 0));
                on(language, prober::query, language.teach.formatted(12_990));
                on(language, prober::query, language.contact);
                assertThat(flows(bench)).as("%s", language).isFalse();
                on(language, prober::query, language.teach.formatted(13_010));
                on(language, prober::query, language.height.formatted(13_005));
                assertThat(flows(bench)).as("%s", language).isTrue();
                assertThat(bench.number("prober", "z_micrometres")).isEqualTo(13_005);
            }
        }
    }

    @Test
    void a_move_sideways_in_contact_goes_down_first_or_is_refused_as_the_mode_says() {
        try (TestBench bench = new TestBench(3)) {
            RawClient prober = bench.connect("prober", "velox-prober");
            prober.query("MoveChuckContact");
            assertThat(prober.query("MoveChuck 100 0 R")).isEqualTo("0:");
            assertThat(prober.query("ReadChuckStatus")).contains(" S ");
            prober.query("SetChuckMode 2 0 1 2 2 2");
            prober.query("MoveChuckContact");
            assertThat(prober.query("MoveChuck 100 0 R")).matches("[1-9]\\d*:.*");
            assertThat(prober.query("MoveTheta 0.1 R")).matches("[1-9]\\d*:.*");
            assertThat(prober.query("ReadChuckStatus")).contains(" C ");
        }
    }

    @ParameterizedTest
    @CsvSource({"BackToContact, '0,0,', 1", "StepToSeparation, '0,0,', 0", "LockContact, '12,0,', 1"})
    void a_step_in_contact_comes_back_stays_down_or_is_refused(String mode, String answer, int contact) {
        try (TestBench bench = new TestBench(3)) {
            RawClient prober = bench.connect("prober", "sentio-prober");
            prober.query("map:step_first_die");
            prober.query("move_chuck_contact");
            prober.query("set_stepping_contact_mode " + mode);
            assertThat(prober.query("map:step_next_die")).startsWith(answer);
            assertThat(bench.state("prober")).containsEntry("contact", contact == 1);
        }
    }

    @Test
    void dies_that_are_not_selected_are_not_stepped_to() {
        try (TestBench bench = new TestBench(3)) {
            RawClient prober = bench.connect("prober", "sentio-prober");
            String first = prober.query("map:step_first_die").substring("0,0,".length());
            String second = prober.query("map:step_next_die").substring("0,0,".length());
            String die = second.substring(0, second.lastIndexOf(','));
            prober.query("map:die:unselect " + die);
            assertThat(prober.query("map:step_first_die")).endsWith(first);
            assertThat(prober.query("map:step_next_die")).doesNotEndWith(second);
            prober.query("map:path:select_dies All");
            assertThat(prober.query("map:step_first_die")).endsWith(first);
            assertThat(prober.query("map:step_next_die")).endsWith(second);
        }
    }

    @Test
    void a_thermal_chuck_takes_the_junction_to_its_temperature() throws Exception {
        try (TestBench bench = new TestBench(3)) {
            RawClient prober = bench.connect("prober", "sentio-prober");
            assertThat(prober.query("status:set_chuck_temp 85.00, False")).isEqualTo("0,0,OK");
            assertThat(prober.query("status:get_chuck_thermo_state")).isEqualTo("0,0,Heating");
            bench.sleep(60);
            // One time constant: all but 1/e of the way.
            double celsius =
                    Double.parseDouble(prober.query("status:get_chuck_temp").split(",")[2]);
            assertThat(celsius).isCloseTo(85 - (85 - 22.85) / Math.E, within(1.0));
            bench.sleep(600);
            assertThat(prober.query("status:get_chuck_thermo_state")).isEqualTo("0,0,Controlling");
            assertThat(bench.wires.drive().kelvin()).isCloseTo(358.15, within(0.1));
            assertThat(prober.query("status:set_chuck_temp 500")).startsWith("8,0,");
        }
    }
}
