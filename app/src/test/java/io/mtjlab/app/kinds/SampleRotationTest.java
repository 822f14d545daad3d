package io.mtjlab.app.kinds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Easy and hard axis by one magnet: the sample is turned, by a rotator of the virtual bench or by hand. */
class SampleRotationTest {

    private static final String EASY_MAGNET = "roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}";
    private static final String HARD_MAGNET = "roles: {source: isrc, meter: nvm, magnet: bop_hard, gauss: gauss_hard}";

    @TempDir
    Path folder;

    private static String bench(boolean rotator) {
        String text = TestFiles.replaced(TestFiles.benchText(), "mount: probed", "mount: bonded");
        text = TestFiles.replaced(
                text,
                "device: {model: microwave-neuron, preset: luo2023, seed: 1}",
                "device: {model: mtj, preset: luo2023, seed: 1}");
        return rotator
                ? text + "  stage: {model: pi-c863, resource: \"TCPIP0::127.0.0.1::0::SOCKET\", virtual: true}\n"
                : text;
    }

    private static String rh(String magnet, String axis, int from, int to) {
        return "- {kind: rh, " + magnet + ", field_axis: " + axis + ", field_oersted: {from: " + from + ", to: " + to
                + ", step: 20, loop: false}}\n";
    }

    private List<UnitRecord> run(String name, boolean rotator, String steps) throws Exception {
        return VirtualRun.of(Files.createDirectory(folder.resolve(name)), bench(rotator), steps)
                .units();
    }

    @Test
    void a_quarter_turn_makes_the_easy_magnet_drive_the_hard_axis() throws Exception {
        List<UnitRecord> turned = run(
                "turned",
                true,
                "- kind: sequence\n  steps:\n"
                        + ("- {kind: rotate, degrees: 0}\n" + rh(EASY_MAGNET, "easy", 100, -100)
                                        + "- {kind: rotate, degrees: -90}\n" + rh(EASY_MAGNET, "hard", 100, -100))
                                .indent(4));
        List<UnitRecord> asWired =
                run("wired", false, rh(EASY_MAGNET, "easy", 100, -100) + rh(HARD_MAGNET, "hard", 100, -100));
        assertThat(turned.stream().map(unit -> unit.spec().key()))
                .containsExactly("rotate/degrees=0", "rh/loop=1", "rotate-2/degrees=-90", "rh-2/loop=1");
        assertThat(turned.get(2).column("stands")[0]).isCloseTo(-90, within(0.05));
        assertThat(turned.get(3).notes()).containsEntry("sample_degrees", -90.0);
        // What the device shows along each axis is the same, whichever magnet drives it; meters' noise aside.
        same(turned.get(1).column("R"), asWired.get(0).column("R"), 0.5);
        same(turned.get(3).column("R"), asWired.get(1).column("R"), 2);
        // And the two axes are not alike: along the hard one nothing switches.
        assertThat(turned.get(1).column("R")[10] / turned.get(1).column("R")[0]).isGreaterThan(1.5);
        assertThat(turned.get(3).column("R")[10] / turned.get(3).column("R")[0]).isCloseTo(1, within(0.1));
    }

    private static void same(double[] found, double[] expected, double within) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("point %d", i).isCloseTo(expected[i], within(within));
        }
    }

    private CommandLineRun command(String verb, String bench, String steps) throws Exception {
        Path campaign = TestFiles.write(folder.resolve("c.yaml"), "campaign: test\nsteps:\n" + steps.indent(2));
        Path file = TestFiles.write(folder.resolve("b.yaml"), bench);
        return verb.equals("run")
                ? CommandLineRun.of(
                        "run", campaign.toString(), "--bench", file.toString(), "--store", folder + "/store")
                : CommandLineRun.of(verb, campaign.toString(), "--bench", file.toString());
    }

    @Test
    void by_hand_and_without_a_terminal_it_is_refused_before_anything_is_set() throws Exception {
        String steps = rh(EASY_MAGNET, "easy", 100, -100) + "- {kind: rotate, degrees: 90}\n"
                + rh(EASY_MAGNET, "hard", 100, -100);
        CommandLineRun check = command("check", bench(false), steps);
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.out())
                .contains("c.yaml:4: asks at the terminal for the sample to be turned to 90 degrees, and waits 3600 s");
        CommandLineRun refused = command("run", bench(false), steps);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("c.yaml:4", "there is no terminal", "confirmed: true");
        assertThat(refused.err()).doesNotContain("loop 1");
    }

    @Test
    void what_is_confirmed_beforehand_asks_nobody() throws Exception {
        List<UnitRecord> units = run(
                "confirmed",
                false,
                "- {kind: rotate, degrees: 90, confirmed: true}\n" + rh(EASY_MAGNET, "hard", 40, -40));
        assertThat(units.get(0).notes()).containsEntry("turned_by", "confirmed beforehand");
        assertThat(units.get(1).notes()).containsEntry("sample_degrees", 90.0);
    }

    @Test
    void what_cannot_be_is_refused_by_check_with_its_place() throws Exception {
        String probed = bench(true).replace("mount: bonded", "mount: probed");
        assertThat(command("check", probed, "- {kind: rotate, degrees: 90}\n").err())
                .contains("does not say mount: bonded, and no prober tells whether needles touch the sample");
        assertThat(command("check", bench(true), "- {kind: rotate, degrees: 90}\n" + rh(EASY_MAGNET, "easy", 100, -100))
                        .err())
                .contains("magnet bop_easy drives the hard axis, with the sample turned by 90 degrees");
        String passes = "- kind: sequence\n  times: 2\n  steps:\n"
                + (rh(EASY_MAGNET, "easy", 100, -100) + "- {kind: rotate, degrees: 90}\n").indent(4);
        assertThat(command("check", bench(true), passes).err())
                .contains("rh finds the sample unturned in the first pass and at 90 in the next");
    }

    @Test
    void the_probe_stays_where_it_is_when_the_sample_turns() throws Exception {
        String steps = "- {kind: rotate, degrees: 30}\n" + rh(EASY_MAGNET, "easy", 100, -100);
        List<UnitRecord> units = run("between", true, steps);
        assertThat(units.get(1).notes()).containsEntry("sample_degrees", 30.0);
        assertThat(units.get(1).column("H")[0]).isCloseTo(100, within(3.0));
    }
}
