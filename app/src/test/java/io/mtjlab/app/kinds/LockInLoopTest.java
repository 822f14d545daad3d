package io.mtjlab.app.kinds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;
import io.mtjlab.app.fits.RunFits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** R(H) with an alternating current through a megohm, on the virtual bench. */
class LockInLoopTest {

    private static final double LEADS_OHMS = 6.2;

    private static final String ROLES = "roles: {lockin: lockin, magnet: bop_easy, gauss: gauss_easy}";

    @TempDir
    Path folder;

    private static String bench(String model, String highest) {
        String wired = TestFiles.replaced(
                TestFiles.benchText(),
                "  junction: {series_ohms: 6.2,",
                "  sources: {lockin: {series_ohms: 1e6}}\n  junction: {" + highest + "series_ohms: 6.2,");
        return TestFiles.replaced(wired, "model: sr830, ", "model: " + model + ", ");
    }

    private static double meanOf(UnitRecord loop, double from, double to) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < loop.column("H").length; i++) {
            if (loop.column("H")[i] > from && loop.column("H")[i] < to) {
                sum += loop.column("R")[i];
                count++;
            }
        }
        return sum / count;
    }

    /** Both lock-ins are within 1 % in what they put out and in what they read; a direct current is the judge of the rest. */
    @ParameterizedTest
    @CsvSource({"sr830, 5", "sr860, 2"})
    void resistances_are_those_that_a_direct_current_finds(String model, double volts) throws Exception {
        String fields = "field_axis: easy, field_oersted: {from: -200, to: 200, step: 50}, average: 2}\n";
        VirtualRun run = VirtualRun.of(
                folder,
                bench(model, "highest_ohms: 1000, "),
                "- {kind: rh, " + ROLES + ", sense: junction, sine: {rms_volts: " + volts + "}, " + fields
                        + "- {kind: rh, roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}, "
                        + fields);
        List<UnitRecord> loops = run.units();
        double[] lockIn = {meanOf(loops.get(0), 90, 250), meanOf(loops.get(0), -250, -90)};
        double[] direct = {meanOf(loops.get(1), 90, 250), meanOf(loops.get(1), -250, -90)};
        assertThat(lockIn[0]).isCloseTo(direct[0], within(0.02 * direct[0]));
        assertThat(lockIn[1]).isCloseTo(direct[1], within(0.02 * direct[1]));
        // What both readings have in common is their gains: the ratio knows them no more.
        assertThat((lockIn[1] - LEADS_OHMS) / (lockIn[0] - LEADS_OHMS))
                .isCloseTo((direct[1] - LEADS_OHMS) / (direct[0] - LEADS_OHMS), within(0.01));
        assertThat(loops.get(0).column("I")[0]).isCloseTo(volts / 1e6, within(0.001 * volts / 1e6));
        assertThat(run.tookOverExpected()).isBetween(0.9, 1.1);
    }

    /**
     * At the resistor's own 1 Mohm the input of 10 Mohm takes a tenth of the current, and the junction half of the
     * voltage: whoever forgets either is off by 10 % or by half.
     */
    @Test
    void neither_the_lock_ins_input_nor_the_share_of_the_voltage_falsifies_a_megohm() throws Exception {
        String bench = TestFiles.replaced(
                bench("sr830", ""),
                "device: {model: microwave-neuron, preset: luo2023, seed: 1}",
                "device: {model: resistor, ohms: 1e6}");
        VirtualRun run = VirtualRun.of(
                folder,
                bench,
                "- {kind: rh, " + ROLES + ", sense: junction, field_axis: easy,"
                        + " field_oersted: {from: -20, to: 20, step: 10, loop: false}}");
        assertThat(run.units().get(0).column("R")[0]).isCloseTo(1e6, within(0.04e6));
    }

    private static String kumar(double ohms) {
        return kumar("{model: resistor, ohms: " + ohms + "}");
    }

    private static String kumar(String device) {
        return TestFiles.replaced(
                TestFiles.replaced(
                        bench("sr830", ""),
                        "  sources: {lockin: {series_ohms: 1e6}}\n",
                        "  sources: {lockin: {series_ohms: 1e6}}\n  meters: {lockin: {across: reference}}\n"),
                "device: {model: microwave-neuron, preset: luo2023, seed: 1}",
                "device: " + device);
    }

    /** Loops of a cell of Kumar et al. (2024), 25.2 and 33.8 kohm, and what the fits put on its card. */
    private DeviceCard cell(String folderName, String more) throws Exception {
        VirtualRun run = VirtualRun.of(
                Files.createDirectory(folder.resolve(folderName)),
                kumar("{model: mtj, preset: kumar2024, seed: 1}"),
                "- {kind: rh, " + ROLES + ", sense: reference, field_axis: easy," + more
                        + " field_oersted: {from: 200, to: -200, step: 20}}");
        return run.read(stored -> RunFits.of(stored).onto(DeviceCard.forDevice("cell")));
    }

    private static CardParameter only(DeviceCard card, String name) {
        assertThat(card.parameters(name)).hasSize(1);
        return card.parameters(name).get(0);
    }

    /**
     * Gains that are off by 0.3 % are 3 kohm of the reference, an eighth of the cell: the card says as much by itself, and
     * with a reading of the short it is within half a percent.
     */
    @Test
    void a_cell_of_kumar_is_known_as_well_as_its_card_says() throws Exception {
        DeviceCard asSet = cell("set", "");
        CardParameter low = only(asSet, "rh.R_P");
        assertThat(low.budget().orElseThrow().interval95().contains(25_200)).isTrue();
        assertThat(low.budget().orElseThrow().standardError()).isBetween(5e3, 9e3);

        double volts =
                acrossReference(0.001, " reference: {shorted_volts: 0.2},").column("V_x")[0];
        DeviceCard shorted = cell("shorted", " reference: {shorted_volts: " + volts + "},");
        assertThat(only(shorted, "rh.R_P").budget().orElseThrow().value()).isCloseTo(25_200, within(130.0));
        assertThat(only(shorted, "rh.R_AP").budget().orElseThrow().value()).isCloseTo(33_800, within(170.0));
        assertThat(only(shorted, "rh.TMR").budget().orElseThrow().value()).isCloseTo(8.6 / 25.2, within(0.01));
    }

    private UnitRecord acrossReference(double ohms, String more) throws Exception {
        VirtualRun run = VirtualRun.of(
                Files.createDirectory(folder.resolve(ohms + " ohm")),
                kumar(ohms),
                "- {kind: rh, " + ROLES + ", sense: reference, field_axis: easy," + more
                        + " field_oersted: {from: -20, to: 20, step: 10, loop: false}}");
        return run.units().get(0);
    }

    /**
     * Across the reference of 1 Mohm the input of 10 Mohm and 25 pF makes 0.909 Mohm of it: whoever forgets it finds a
     * junction of 1 Mohm 10 % too large. Amplitudes are within 1 % on both sides, which is 4 % of junction and reference.
     */
    @Test
    void a_megohm_is_read_across_the_reference_in_series_with_it() throws Exception {
        UnitRecord loop = acrossReference(1e6, "");
        assertThat(loop.column("R")[0]).isCloseTo(1e6, within(0.04e6));
        assertThat(loop.column("I")[0]).isCloseTo(0.1 / 1.909e6, within(0.03 * 0.1 / 1.909e6));
        // 25 pF at 0.909 and 1 Mohm in parallel delay 137 Hz by 0.0102
        assertThat(loop.column("V_y")[0] / loop.column("V_x")[0]).isCloseTo(-0.0102, within(0.003));
    }

    /** What the lock-in reads of a short tells its gains: a junction of 20 kohm is then known to its noise. */
    @Test
    void a_reading_of_the_short_takes_the_gains_off_a_small_junction() throws Exception {
        double volts =
                acrossReference(0.001, " reference: {shorted_volts: 0.2},").column("V_x")[0];
        UnitRecord loop = acrossReference(20e3, " reference: {shorted_volts: " + volts + "},");
        assertThat(loop.column("R")[0]).isCloseTo(20e3, within(100.0));
    }

    @Test
    void a_bench_that_is_wired_otherwise_is_refused() throws Exception {
        assertThat(check(kumar(1e6), ROLES + ", sense: junction").err())
                .contains(
                        "c.yaml:3",
                        "sense: junction, but the bench's wiring has the input of lockin across the reference");
        assertThat(check(bench("sr830", ""), ROLES + ", sense: reference").err())
                .contains("right is meters: {lockin: {across: reference}}");
        assertThat(check(kumar(1e6), ROLES + ", sense: reference, sine: {rms_volts: 2}")
                        .err())
                .contains("reads no more than 1.0 V");
        // Nothing hangs beside an open contact here: all of the sine's peak would stand there.
        assertThat(check(kumar(1e6), ROLES + ", sense: reference, sine: {rms_volts: 0.27}")
                        .err())
                .contains("0.3818 V", "0.35 V");
    }

    private CommandLineRun check(String bench, String step) throws Exception {
        Path campaign = TestFiles.write(
                folder.resolve("c.yaml"),
                "campaign: test\nsteps:\n  - {kind: rh, " + step
                        + ", field_axis: easy, field_oersted: {from: -20, to: 20, step: 10}}\n");
        Path file = TestFiles.write(folder.resolve("b.yaml"), bench);
        return CommandLineRun.of("check", campaign.toString(), "--bench", file.toString());
    }

    @Test
    void an_amplitude_that_an_open_contact_could_not_bear_is_refused_by_check() throws Exception {
        CommandLineRun refused = check(bench("sr830", ""), ROLES + ", sense: junction, sine: {rms_volts: 0.3}");
        // 0.3 V RMS are 0.424 V at their peak, of which 1 Mohm and 50 ohm leave 10/11 to an input of 10 Mohm
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("lockin: sine 0.3 V RMS refused", "0.3857 V", "0.35 V");
        assertThat(check(bench("sr830", ""), ROLES + ", sense: junction, sine: {rms_volts: 0.27}")
                        .status())
                .isZero();
    }

    @Test
    void a_bench_without_the_resistor_and_a_step_without_its_parts_are_refused() throws Exception {
        assertThat(check(TestFiles.benchText(), ROLES + ", sense: junction").err())
                .contains("c.yaml:3", "sources: {lockin: {series_ohms: 1e6}}");
        assertThat(check(TestFiles.benchText(), ROLES).err()).contains("no role fills the part 'meter'");
        assertThat(check(
                                TestFiles.benchText(),
                                "roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}, sense: junction")
                        .err())
                .contains("no role fills the part 'lockin'");
    }
}
