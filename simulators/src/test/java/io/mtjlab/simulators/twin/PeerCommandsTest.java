package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other people's drivers send, command by command, and what the manuals print in long form: each file among the
 * test resources' {@code conversations} is a conversation.
 *
 * <pre>
 * command             is understood: the instrument reports no error
 * query -&gt; expression  is answered so, without an error
 * line !! code        is refused: the error's number, or the bits of *ESR? where there is no error queue
 * </pre>
 */
@Timeout(60)
class PeerCommandsTest {

    private static final String ANSWER = " -> ";
    private static final String ERROR = " !! ";

    /** Where the model needs a role that the bench's wiring names. */
    private static final Map<String, String> ROLES =
            Map.of("kepco-bop", "bop", "lakeshore475", "gauss", "lakeshore425", "gauss");

    /** Power-on and operation-complete are no errors. */
    private static final int ERROR_BITS = 0b0011_1100;

    static Stream<Path> conversations() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PeerCommandsTest.class.getResource("/conversations"))
                .toURI());
        return Files.list(folder).sorted();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void every_command_is_understood_and_answered_as_the_instrument_does(Path file) throws IOException {
        String[] models =
                file.getFileName().toString().replaceFirst("\\..*", "").split("\\+", -1);
        String model = models[0];
        List<String> wrong = new ArrayList<>();
        try (TestBench bench = new TestBench(11)) {
            for (int i = 1; i < models.length; i++) {
                bench.twin("other" + i, models[i]);
            }
            Talk talk = new Talk(bench.connect(ROLES.getOrDefault(model, "dut"), model), model);
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    talk.check(line, wrong);
                }
            }
        }
        assertThat(wrong).as("%s", file.getFileName()).isEmpty();
    }

    /** One conversation; every line is followed by a question that is always answered, so that silence shows. */
    private static final class Talk {

        private final RawClient client;
        private final String model;
        private final String identity;

        Talk(RawClient client, String model) {
            this.client = client;
            this.model = model;
            this.identity = client.query("*IDN?");
            if (!model.endsWith("prober")) {
                client.write("*CLS");
            }
        }

        private String errorQuestion() {
            return model.startsWith("lakeshore") || model.startsWith("sr8") ? "*ESR?" : "SYST:ERR?";
        }

        /** Answers to the line, then the error's number. */
        private List<String> exchange(String line) {
            client.write(line);
            if (!model.endsWith("prober")) {
                client.write(errorQuestion());
            }
            client.write("*IDN?");
            List<String> lines = new ArrayList<>();
            for (String read = client.read(); !identity.equals(read); read = client.read()) {
                if (read == null) {
                    throw new UncheckedIOException(new IOException("the connection ended after " + line));
                }
                lines.add(read);
            }
            if (model.endsWith("prober")) {
                lines.add("0");
            }
            return lines;
        }

        private static int code(String said) {
            return Integer.parseInt(said.split(",", 2)[0].strip());
        }

        private int error(String said) {
            int code = code(said);
            return model.startsWith("lakeshore") || model.startsWith("sr8") ? code & ERROR_BITS : code;
        }

        void check(String entry, List<String> wrong) {
            if (entry.contains(ERROR)) {
                String[] parts = entry.split(ERROR, 2);
                List<String> said = exchange(parts[0]);
                String code = Integer.toString(error(said.get(said.size() - 1)));
                if (said.size() != 1 || !code.matches(parts[1])) {
                    wrong.add(entry + "   got " + said);
                }
                return;
            }
            String[] parts = entry.split(ANSWER, 2);
            if (parts[0].equals("*IDN?")) {
                if (!identity.matches(parts[1])) {
                    wrong.add(entry + "   got " + identity);
                }
                return;
            }
            List<String> said = exchange(parts[0]);
            boolean quiet = error(said.get(said.size() - 1)) == 0;
            boolean answered = parts.length == 1
                    ? said.size() == 1
                    : said.size() == 2 && said.get(0).matches(parts[1]);
            if (!quiet || !answered) {
                wrong.add(entry + "   got " + said);
            }
        }
    }
}
