package io.mtjlab.simulators.physics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The listing of docs/physics.md, compiled and run. */
class PhysicsPageTest {

    private static final String HERE = "src/test/java/io/mtjlab/simulators/physics/PhysicsPageTest.java";

    @Test
    void the_page_s_five_lines_run_and_are_the_ones_below() throws IOException {
        // begin
        MacrospinModel model = MacrospinPresets.rodriguesA();
        Macrospin spin = new Macrospin(model, RandomStreams.of(11).stream("mine"));
        spin.advance(Stimulus.NONE.withPillarCurrent(2.0e10), 1e-12, 10_000);
        Vec3 m = spin.magnetization();
        double kelvin = spin.kelvin();
        // end
        assertThat(m.length()).isCloseTo(1, within(1e-12));
        assertThat(kelvin).isBetween(302.0, 306.0);
        String page = Files.readString(Path.of("../docs/physics.md"));
        String own = Files.readString(Path.of(HERE));
        String listing = own.substring(own.indexOf("// begin\n") + 9, own.indexOf("        // end"))
                .indent(-8);
        assertThat(page).contains("```java\n" + listing + "```");
    }
}
