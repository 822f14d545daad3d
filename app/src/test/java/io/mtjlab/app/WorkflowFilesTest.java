package io.mtjlab.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.mtjlab.instruments.bench.BenchFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The workflows of docs/ci have the structure that their vendors ask for, and what they run is there. */
class WorkflowFilesTest {

    private static final String GITHUB = "github-actions.yml";
    private static final String GITLAB = "gitlab-ci.yml";
    private static final Path DOCS = Path.of("..", "docs");
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource({GITHUB + ",github-workflow", GITLAB + ",gitlab-ci"})
    void has_the_vendors_structure(String file, String schema) throws Exception {
        assertThat(complaints(text(file), schema)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github-actions.yml | github-workflow | runs-on: ubuntu-latest   | runs_on: ubuntu-latest
            github-actions.yml | github-workflow | steps:                   | script:
            github-actions.yml | github-workflow | run: python -m pytest    | runs: python -m pytest
            github-actions.yml | github-workflow | services:                | service:
            github-actions.yml | github-workflow | "15021:15021"            | "15021->15021"
            github-actions.yml | github-workflow | actions/checkout@v4      | actions/checkout
            gitlab-ci.yml      | gitlab-ci       | script:                  | steps:
            gitlab-ci.yml      | gitlab-ci       | services:                | service:
            gitlab-ci.yml      | gitlab-ci       | extends: .mtjlab         | extend: .mtjlab
            gitlab-ci.yml      | gitlab-ci       | stages:                  | stage:
            gitlab-ci.yml      | gitlab-ci       | when: always             | when: ever
            """)
    void the_structure_refuses_what_the_vendors_refuse(String file, String schema, String right, String wrong)
            throws Exception {
        assertThat(complaints(TestFiles.replaced(text(file), right, wrong), schema))
                .isNotEmpty();
    }

    @Test
    void every_stage_and_template_of_gitlab_is_declared() throws Exception {
        JsonNode file = YAML.readTree(text(GITLAB));
        List<String> stages = new ArrayList<>();
        file.get("stages").forEach(stage -> stages.add(stage.asText()));
        for (JsonNode job : file) {
            if (job.has("stage")) {
                assertThat(stages).contains(job.get("stage").asText());
            }
            if (job.has("extends")) {
                assertThat(file.has(job.get("extends").asText())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITLAB})
    void a_shell_can_read_every_command(String file) throws Exception {
        List<String> commands = new ArrayList<>();
        JsonNode tree = YAML.readTree(text(file));
        tree.findValues("run").forEach(run -> commands.add(run.asText()));
        for (String key : List.of("script", "before_script")) {
            tree.findValues(key).forEach(script -> script.forEach(line -> commands.add(line.asText())));
        }
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            Process shell = new ProcessBuilder("sh", "-n", "-c", command)
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(shell.getInputStream().readAllBytes()))
                    .as(command)
                    .isEmpty();
            assertThat(shell.waitFor()).as(command).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITLAB})
    void the_bench_of_the_container_is_that_of_the_pytest_example(String file) throws Exception {
        List<JsonNode> benches = YAML.readTree(text(file)).findValues("MTJLAB_BENCH");
        assertThat(benches).hasSize(1);
        BenchFile.parse(file, benches.get(0).asText());
        assertThat(linesOf(benches.get(0).asText().lines()))
                .isEqualTo(linesOf(Files.lines(DOCS.resolve("examples/pytest/bench.yaml"))));
    }

    /** In a container the control socket is at its first port, whatever the bench says. */
    private static List<String> linesOf(Stream<String> bench) {
        return bench.filter(line -> !line.startsWith("#") && !line.startsWith("control"))
                .toList();
    }

    private static String text(String file) throws IOException {
        return Files.readString(DOCS.resolve("ci").resolve(file));
    }

    private static List<String> complaints(String workflow, String schema) throws IOException {
        try (InputStream in = WorkflowFilesTest.class.getResourceAsStream("/schemas/" + schema + ".schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in)
                    .validate(YAML.readTree(workflow))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
