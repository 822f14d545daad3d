package io.mtjlab.app.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A run over two dies of a wafer, traces over field and temperature on each: a card of one of them, a trend over both. */
class DieCardTest {

    private static final List<Column> COLUMNS =
            List.of(Column.of("t", Unit.SECOND), Column.of("polarity", Unit.ONE), Column.of("V", Unit.VOLT));
    private static final double AMPERES = 10e-6;
    private static final double STEP_SECONDS = 100e-6;
    private static final double SCALE_OERSTED = 2000;
    private static final double ATTEMPT_SECONDS = 1e-9;
    private static final double[] BARRIERS_AT_300_K = {15, 14.5};
    private static final double FIELD_GAIN_ERROR = 0.01;
    private static final double THERMOMETER_ERROR_KELVIN = 0.3;
    private static final int N = 8000;
    private static final long SEED = 5;

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void measure() {
        store = folder.resolve("store");
        try (RunStore runs = RunStore.open(store)) {
            RunWriter run = runs.begin(RunHeader.of("wafer", "prober", 1, "mtjlab test"), new DrivenClock());
            run.step("wafer", "wafer", Map.of());
            for (int die = 0; die < BARRIERS_AT_300_K.length; die++) {
                for (double oersted : new double[] {-60, -20, 60, 100}) {
                    trace(run, die, oersted, 300);
                }
                for (double kelvin : new double[] {290, 300, 310, 325}) {
                    trace(run, die, 20, kelvin);
                }
            }
            run.finish(RunStatus.DONE, "");
        }
    }

    /** As a wafer step stores a telegraph unit; the gaussmeter reads a little beside the field that was set. */
    private static void trace(RunWriter run, int die, double oersted, double kelvin) {
        String place = "die=3," + die + "/telegraph";
        Map<String, Object> coordinates = Map.of(
                "device",
                "W7 die=3," + die,
                "die",
                "3," + die,
                "die_column",
                3,
                "die_row",
                die,
                "kind",
                "telegraph",
                "within",
                place,
                "field_oersted",
                oersted,
                "axis",
                "hard");
        String key = place + "/H=" + oersted + "/T=" + kelvin;
        UnitWriter unit = run.unit("wafer", new UnitSpec(key, key, coordinates, COLUMNS, 1));
        DwellTimes dwell = new ThermalBarrier(ATTEMPT_SECONDS, BARRIERS_AT_300_K[die], 20, SCALE_OERSTED)
                .heated(300, kelvin)
                .dwellTimes(oersted);
        UniformRandomProvider random = RandomStreams.of(SEED).stream(key);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        TwoStateProcess process = TwoStateProcess.stationary(random, dwell);
        double[][] rows = new double[3][N];
        for (int i = 0; i < N; i++) {
            rows[0][i] = i * STEP_SECONDS;
            rows[1][i] = i < N / 2 ? 1 : -1;
            rows[2][i] = rows[1][i] * AMPERES * ((process.parallel() ? 1000 : 1500) + 60 * normal.sample());
            process.advance(STEP_SECONDS, dwell);
        }
        unit.appendAll(rows);
        Map.of("amperes", AMPERES, "volts_gain_se", 5e-5, "amperes_gain_se", 2.5e-4, "amperes_offset_se", 1e-9)
                .forEach(unit::note);
        Map.of("series_ohms", 6.0, "series_ohms_se", 0.05, "field_oersted", oersted + 0.1 * normal.sample())
                .forEach(unit::note);
        Map.of(
                        "field_gain_se",
                        FIELD_GAIN_ERROR,
                        "field_offset_se_oersted",
                        0.5,
                        "temperature_kelvin",
                        kelvin + 0.02 * normal.sample())
                .forEach(unit::note);
        unit.note("temperature_gain_se", 0.0);
        unit.note("temperature_offset_se_kelvin", THERMOMETER_ERROR_KELVIN);
        unit.complete();
    }

    private static DeviceCard card(String device) throws IOException {
        Path file = folder.resolve("card.json");
        CommandLineRun run = CommandLineRun.of(
                "card", "r0001", "--store", store.toString(), "--device", device, "-o", file.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        return DeviceCard.read(file);
    }

    /** Within four standard errors, which are between a thousandth and a tenth of {@code scale}. */
    private static void holds(CardParameter parameter, double truth, double scale) {
        String what = "seed " + SEED + ": " + parameter;
        assertThat(parameter.value()).as(what).isCloseTo(truth, within(4 * parameter.standardError()));
        assertThat(parameter.standardError() / scale).as(what).isBetween(1e-3, 0.1);
    }

    @Test
    void the_card_of_a_die_says_where_it_is_and_the_laws_behind_its_dwell_times() throws IOException {
        DeviceCard card = card("W7 die=3,1");
        assertThat(card.device()).isEqualTo("W7 die=3,1");
        JsonNode wafer = card.toTree().path("device").path("wafer");
        assertThat(wafer.path("name").asText()).isEqualTo("W7");
        assertThat(wafer.path("die")).hasToString("[3,1]");

        double barrier = BARRIERS_AT_300_K[1];
        holds(card.parameter("arrhenius.E_P_K", Conditions.NONE), 300 * barrier, 300 * barrier);
        holds(
                card.parameter("arrhenius.E_AP_K", Conditions.of(Map.of("field_oersted", 20))),
                300 * barrier,
                300 * barrier);
        // A thermometer off by d K sees barriers off by 2 d/T of them; the mean of the four temperatures is 306 K.
        assertThat(card.parameter("arrhenius.E_P_K", Conditions.NONE)
                        .budget()
                        .orElseThrow()
                        .calibrationTotal())
                .isCloseTo(
                        2
                                * THERMOMETER_ERROR_KELVIN
                                / 306.25
                                * card.parameter("arrhenius.E_P_K", Conditions.NONE)
                                        .value(),
                        within(0.1));
        holds(card.parameter("arrhenius.ln_tau0", Conditions.NONE), Math.log(ATTEMPT_SECONDS), 20);
        // tau_P = tau0 exp(D (1 + x)^2), x = (H - 20 Oe)/2000 Oe
        CardParameter slope = card.parameter("arrhenius.slope_P", Conditions.of(Map.of("temperature_kelvin", 300)));
        holds(slope, 2 * barrier / SCALE_OERSTED, 2 * barrier / SCALE_OERSTED);
        CardParameter balance = card.parameter("arrhenius.H_eq", Conditions.NONE);
        holds(balance, 20, 100);

        UncertaintyBudget budget = balance.budget().orElseThrow();
        assertThat(budget.calibrationTotal()).isCloseTo(Math.hypot(0.01 * balance.value(), 0.5), within(1e-6));
        assertThat(slope.budget().orElseThrow().calibrationTotal())
                .isCloseTo(FIELD_GAIN_ERROR * slope.value(), within(1e-9));
        assertThat(card.covariances())
                .extracting(c -> c.covariance().names())
                .contains(List.of("arrhenius.ln_tau0", "arrhenius.E_P_K", "arrhenius.E_AP_K"));
        assertThat(card.parameters("telegraph.tau_P")).hasSize(8);
        try (InputStream in = DeviceCard.class.getResourceAsStream("device-card.schema.json")) {
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new ObjectMapper().readTree(in));
            assertThat(schema.validate(card.toTree())).isEmpty();
        }
    }

    @Test
    void a_card_is_of_one_device() {
        CommandLineRun run = CommandLineRun.of("card", "r0001", "--store", store.toString());
        assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run.err()).contains("is over 2 devices").contains("W7 die=3,0");
        CommandLineRun other = CommandLineRun.of("card", "r0001", "--store", store.toString(), "--device", "W8");
        assertThat(other.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    }

    @Test
    void a_trend_takes_each_device_of_a_run_by_its_name() throws IOException {
        Path design = Files.writeString(
                folder.resolve("design.csv"), "id,t_nm\n\"W7 die=3,0\",1.4\n\"W7 die=3,1\",1.6\n\"W7 die=3,2\",1.8\n");
        CommandLineRun run = CommandLineRun.of(
                "trend", "arrhenius.E_P_K", design.toString(), "r0001", "--store", store.toString(), "--format", "csv");
        assertThat(run.status()).as(run.err()).isZero();
        double[] medians = run.out()
                .lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[1].startsWith("median"))
                .mapToDouble(cells -> Double.parseDouble(cells[2]))
                .toArray();
        assertThat(medians).as(run.out()).hasSize(2);
        for (int die = 0; die < 2; die++) {
            assertThat(medians[die])
                    .as(Arrays.toString(medians))
                    .isCloseTo(300 * BARRIERS_AT_300_K[die], within(900.0));
        }
    }
}
