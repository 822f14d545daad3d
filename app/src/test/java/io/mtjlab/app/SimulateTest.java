package io.mtjlab.app;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** {@code mtjlab simulate}. */
class SimulateTest {

    @TempDir
    Path folder;

    private static JsonNode metrics(String... args) throws Exception {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).get("metrics");
    }

    @Test
    void the_neuron_of_preset_hh_a_fires_at_2_42_gigahertz() throws Exception {
        JsonNode metrics = metrics(
                "simulate",
                "neuron",
                "--preset",
                "HH-A",
                "--current-density",
                "2.0e10",
                "--duration",
                "400e-9",
                "--seed",
                "11",
                "--json");
        assertThat(metrics.get("rate_hz").asDouble()).isCloseTo(2.42e9, within(0.0242e9));
    }

    @Test
    void a_macrospin_tells_frequency_and_linewidth() throws Exception {
        JsonNode metrics = metrics(
                "simulate",
                "macrospin",
                "--preset",
                "luo2023",
                "--field-oersted",
                "30",
                "--temperature-kelvin",
                "0",
                "--tilt-degrees",
                "0.5",
                "--json");
        assertThat(metrics.get("frequency_hz").asDouble()).isCloseTo(1890e6, within(19e6));
        assertThat(metrics.get("linewidth_hz").asDouble()).isCloseTo(228e6, within(12e6));
    }

    private static JsonNode simulated(String line) throws Exception {
        return metrics(("simulate " + line + " --json").split(" "));
    }

    @Test
    void a_bare_macrospin_shows_the_closed_forms() throws Exception {
        JsonNode film = simulated("macrospin --preset bare --saturation 795774.7155 --demagnetizing 0,0,1"
                + " --field-tesla 0.1,0,0 --initial 1,0,0 --tilt-degrees 0.05");
        assertThat(film.get("frequency_hz").asDouble()).isCloseTo(9.292839e9, within(1e-3 * 9.292839e9));
        assertThat(film.get("linewidth_hz").asDouble()).isCloseTo(336.30e6, within(0.01 * 336.30e6));
        JsonNode damped = simulated("macrospin --preset bare --damping 0.1 --field-tesla 0,0,0.1 --tilt-degrees 170"
                + " --duration 1e-9 --step 1e-13");
        assertThat(damped.get("final_polar_degrees").asDouble()).isCloseTo(126.854930, within(1e-6));
        assertThat(damped.get("turned_radians").asDouble()).isCloseTo(17.434254, within(1e-6));
    }

    @Test
    void many_spins_tell_their_mean_and_their_spread_whatever_the_threads() throws Exception {
        String line = "macrospin --preset luo2023 --spins 700 --duration 1e-10 --threads ";
        JsonNode one = simulated(line + 1);
        assertThat(simulated(line + 3)).isEqualTo(one);
        assertThat(one.get("spins").asInt()).isEqualTo(700);
        assertThat(one.get("mean_mx").asDouble()).isBetween(0.98, 1.0);
        assertThat(one.get("sd_my").asDouble()).isPositive();
    }

    @Test
    void a_junction_answers_for_field_carrier_current_and_what_pulses_did_to_it() throws Exception {
        JsonNode rest = simulated("junction --field-oersted 27.8 --duration 0.1");
        double d = 18;
        // at the centre both dwells are tau0 e^D, which the current of 10 uA moves by a permille of D each
        assertThat(rest.get("tau_p_seconds").asDouble()).isCloseTo(1e-9 * Math.exp(d * 1.001), within(1e-6));
        assertThat(rest.get("tau_ap_seconds").asDouble()).isCloseTo(1e-9 * Math.exp(d * 0.999), within(1e-6));
        JsonNode carrier = simulated("junction --field-oersted 27.8 --rf-dbm -15 --duration 0.1");
        assertThat(carrier.get("probability").asDouble()).isCloseTo(1 / (1 + Math.exp(-1.5 * 5.2)), within(0.001));
        assertThat(carrier.get("rectified_volts").asDouble()).isPositive();
        JsonNode broken = simulated("junction --device mtj --pulses 0.6@100e-9,1.3@100e-9 --duration 0.1");
        assertThat(broken.get("ohms").asDouble())
                .isLessThan(0.1 * broken.get("ohms_before").asDouble());
    }

    @Test
    void a_faster_sweep_switches_at_higher_fields_and_a_weaker_exchange_flops_earlier() throws Exception {
        String loop = "rh --preset kumar2024 --loops 5 --seconds-per-step ";
        assertThat(simulated(loop + "1e-6").get("coercivity_oersted").asDouble())
                .isGreaterThan(simulated(loop + "100").get("coercivity_oersted").asDouble() + 10);
        Path strong = folder.resolve("strong.csv");
        Path weak = folder.resolve("weak.csv");
        String major = "rh --preset kumar2024 --from-oersted -3000 --to-oersted 3000 --step-oersted 10 --csv ";
        simulated(major + strong);
        simulated(major + weak + " --exchange-oersted 500");
        // in 700 Oe on the way down the reference layer points back already, where 950 Oe hold it, and not yet with 500
        assertThat(Files.readString(strong)).contains("0,700,33800");
        assertThat(Files.readString(weak)).doesNotContain("0,700,33800");
    }

    @ParameterizedTest
    @CsvSource({
        "'--hodgkin-huxley 0.1 --duration 1e-9', hodgkin_huxley_rate_hz",
        "'--pulse-width 0.5e-9 --preset HH-A --start locked --duration 20e-9', pulses_to_first_spike",
        "'--to-current-density 2.2e10 --points 3 --duration 2e-9', highest_rate_hz",
        "'--devices 3 --duration 2e-9', sd_rate_hz",
        "'--weights 1,0,0,1 --duration 5e-9', rate_hz_output_2"
    })
    void a_neuron_also_tells(String options, String metric) throws Exception {
        Path plot = folder.resolve("neuron.svg");
        assertThat(simulated("neuron " + options + " --plot " + plot).has(metric))
                .isTrue();
        assertThat(Files.readString(plot)).contains("<svg");
    }

    @ParameterizedTest
    @CsvSource({"3.97e9, false", "4.13e9, true"})
    void a_tilt_grows_above_the_threshold_current(String density, boolean grows) throws Exception {
        JsonNode found = simulated(
                "macrospin --preset bare --anisotropy-tesla 0.1 --tilt-degrees 0.1 --current-density " + density);
        assertThat(found.get("late_excursion").asDouble()
                        > found.get("early_excursion").asDouble())
                .isEqualTo(grows);
    }

    @Test
    void a_sweep_of_the_field_gives_alpha_and_beta_back() throws Exception {
        JsonNode found = simulated("telegraph --field-oersted 16 --to-oersted 36 --rf-dbm -25 --duration 600");
        double alpha = found.get("expected_alpha_per_oersted").asDouble();
        assertThat(found.get("alpha_per_oersted").asDouble()).isCloseTo(alpha, within(0.03 * alpha));
        assertThat(found.get("beta_oersted").asDouble())
                .isCloseTo(found.get("expected_beta_oersted").asDouble(), within(0.05));
    }

    @Test
    void a_longer_track_takes_more_pulses() throws Exception {
        JsonNode found = simulated("domain-wall --preset cui2023-number --track-length 3e-6 --cycles 4000");
        assertThat(found.get("mean_fire_pulses").asDouble()).isCloseTo(35.07, within(0.1));
        assertThat(found.get("sd_fire_pulses").asDouble()).isCloseTo(1.80, within(0.1));
    }

    @Test
    void the_preset_of_a_racetrack_follows_the_coding() throws Exception {
        JsonNode found = simulated("domain-wall --coding number --write-at B --cycles 32");
        assertThat(found.get("fired_fraction").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void three_equal_cells_have_four_levels() throws Exception {
        JsonNode found = simulated("compound --preset identical --cells 3");
        assertThat(found.get("ohms_1").asDouble()).isCloseTo(1 / (1 / 33_800.0 + 2 / 25_200.0), within(1e-5));
        assertThat(found.get("count_switch_to_ap_volts").asInt()).isEqualTo(3);
        assertThat(found.get("switched_by_field").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "macrospin --temperature-kelvin -1",
                "macrospin --duration 0",
                "macrospin --polarization 1.2",
                "macrospin --spins 0",
                "macrospin --spins 8 --preset HH-A --precision single",
                "macrospin --spins 8 --rf-frequency 1e9",
                "macrospin --step NaN",
                "macrospin --polarizer 0,0,0",
                "macrospin --field-tesla 1,2",
                "neuron --current-density -1",
                "neuron --pulses 3",
                "neuron --points 3",
                "neuron --weights 1,2,3",
                "neuron --weights 1,0,0,1 --devices 2",
                "neuron --to-current-density 1e10",
                "neuron --inputs 1,2,3 --weights 1,0,0,1",
                "telegraph --shift-law cubic",
                "telegraph --to-oersted 20",
                "stfmr --damping 0",
                "rh --from-oersted 10 --to-oersted 5",
                "rh --moment-ratio 0",
                "junction --device racetrack",
                "junction --pulses 1",
                "junction --pulses 1@2",
                "junction --sample-interval 2",
                "compound --cells 0",
                "wafer --dead-share 2",
                "domain-wall --track-length -1"
            })
    void what_no_device_can_be_is_refused_with_the_option_s_name(String line) {
        CommandLineRun run = CommandLineRun.of(("simulate " + line).split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(line.split(" ")[1]).doesNotContain("WARN");
    }

    @Test
    void a_fit_of_a_noisy_spectrum_returns_what_was_set() throws Exception {
        Path csv = folder.resolve("spectrum.csv");
        JsonNode set =
                metrics("simulate", "stfmr", "--noise-volts", "5e-8", "--csv", csv.toString(), "--seed", "3", "--json");
        CommandLineRun fit = CommandLineRun.of("fit", "stfmr", csv.toString(), "--format", "csv");
        assertThat(fit.status()).as(fit.err()).isZero();
        assertFitted(fit.out(), "fr_0", set.get("frequency_hz").asDouble() * 1e-6);
        assertFitted(fit.out(), "df_0", set.get("linewidth_hz").asDouble() * 1e-6);
        assertFitted(fit.out(), "VA_0", set.get("antisymmetric_volts").asDouble() * 1e6);
        assertFitted(fit.out(), "VS_0", set.get("symmetric_volts").asDouble() * 1e6);
    }

    /** id,param,value,lo68,hi68,lo95,hi95: the truth lies within three halves of the 68 % interval. */
    private static void assertFitted(String csv, String param, double truth) {
        String[] row = csv.lines()
                .map(line -> line.split(","))
                .filter(words -> words[1].equals(param))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + param + " in\n" + csv));
        double value = Double.parseDouble(row[2]);
        double sigma = (Double.parseDouble(row[4]) - Double.parseDouble(row[3])) / 2;
        assertThat(value).as(param).isCloseTo(truth, within(3 * sigma));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "telegraph",
                "stfmr",
                "rh",
                "compound",
                "rv",
                "wafer",
                "domain-wall",
                "macrospin",
                "neuron",
                "junction"
            })
    void every_model_gives_the_same_bytes_for_the_same_seed_and_draws_itself(String model) throws Exception {
        Path plot = folder.resolve("plot.svg");
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        String[] shorter = model.equals("neuron") || model.equals("macrospin")
                ? new String[] {"--duration", "20e-9"}
                : new String[] {"--seed", "1"};
        CommandLineRun a = CommandLineRun.of(
                "simulate",
                model,
                shorter[0],
                shorter[1],
                "--json",
                "--csv",
                first.toString(),
                "--plot",
                plot.toString());
        CommandLineRun b =
                CommandLineRun.of("simulate", model, shorter[0], shorter[1], "--json", "--csv", second.toString());
        assertThat(a.status()).as(a.err()).isZero();
        assertThat(a.out()).isEqualTo(b.out()).contains("\"metrics\"");
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readString(plot)).contains("<svg");
    }

    @Test
    void an_unknown_preset_is_told_with_the_nearest_one() {
        CommandLineRun run = CommandLineRun.of("simulate", "neuron", "--preset", "HH-C");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("HH-C", "did you mean HH-", "HH-B-020");
    }

    @Test
    void a_value_out_of_range_is_told_with_the_range_and_the_unit() {
        CommandLineRun run = CommandLineRun.of("simulate", "compound", "--thickness-nanometres", "3");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--thickness-nanometres 3 is out of range: 1.6", "2.6", "nm");
    }

    @Test
    @Timeout(30)
    void a_file_that_cannot_be_written_is_told_before_the_work_begins() {
        CommandLineRun run = CommandLineRun.of(
                "simulate", "neuron", "--duration", "1e-3", "--step", "1e-14", "--csv", folder + "/none/x.csv");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("x.csv", "its folder does not exist");
        assertThat(CommandLineRun.of("simulate", "stfmr", "--plot", folder.toString())
                        .err())
                .contains("it is a directory");
    }

    @Test
    void a_missing_and_an_unknown_model_are_told_with_those_there_are() {
        assertThat(CommandLineRun.of("simulate").err()).contains("a model is missing", "domain-wall");
        CommandLineRun run = CommandLineRun.of("simulate", "macrospn");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("macrospin");
    }
}
