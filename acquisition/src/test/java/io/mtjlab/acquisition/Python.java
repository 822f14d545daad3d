package io.mtjlab.acquisition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Debian's Python, with the libraries that other people read our files and streams with. */
public final class Python {

    private static final String PYTHON = "/usr/bin/python3";

    private Python() {}

    /** Skips the test where the library is not installed. */
    public static void need(String library, String debianPackage) throws Exception {
        boolean there;
        try {
            there = new ProcessBuilder(PYTHON, "-c", "import " + library)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, library + " is not installed (Debian package " + debianPackage + ")");
    }

    /** A program that runs; its errors go to ours. */
    public static Process start(String script, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-u", "-c", script));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** @return what the script printed */
    public static String run(String script, Object... arguments) throws Exception {
        Process process = start(script, arguments);
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}
